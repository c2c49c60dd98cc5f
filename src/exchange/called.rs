//! What a person of a card is called, where it stands in one line.

use super::{PersonCard, Post, names};
use crate::domain::naming::names_nobody;

impl PersonCard {
    /// Parts a whole name as we write it: the family name first, but in Latin letters.
    pub fn part_name(&mut self) {
        let whole = std::mem::take(&mut self.family);
        let is_latin = whole.chars().any(|c| c.is_ascii_alphabetic());
        self.name_by(&whole, (!is_latin).then_some(names::Order::FamilyFirst));
    }

    /// Takes the name out of one line, and what the line says of the position; gives what it says beside.
    pub(super) fn name_by(&mut self, line: &str, order: Option<names::Order>) -> Vec<String> {
        if names_nobody(line) {
            // Whoever reads of it sees it as it stood.
            line.clone_into(&mut self.family);
            (self.given, self.middle) = Default::default();
            return Vec::new();
        }
        let names::Parted { parts, position, aside } = names::part_person(line, order);
        [self.family, self.given, self.middle] = parts;
        let mut beside = vec![aside];
        if self.posts.is_empty() && !position.is_empty() {
            self.posts.push(Post::default());
        }
        match self.posts.iter_mut().find(|post| post.position.is_empty() || post.position == position) {
            Some(post) => post.position = position,
            None => beside.push(position),
        }
        beside.retain(|text| !text.is_empty());
        beside
    }
}
