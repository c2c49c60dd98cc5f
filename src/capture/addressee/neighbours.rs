//! What stands beside a word of a text, with nothing but a blank between.

use super::{is_large, parts_of_family};
use crate::capture::names;
use crate::capture::person::is_patronymic;
use crate::domain::dates::is_about_days;
use crate::domain::given;
use crate::domain::name::fold;
use crate::domain::surname::{is_like_a_name, may_be_nominative};
use crate::search::likeness::Likeness;
use crate::store::capture::PersonBrief;
use std::collections::HashMap;

/// What stands between the blanks of a text, and where each word of it stands first: a long text is gone through once, not once a word.
pub(super) struct Neighbours<'t> {
    parts: Vec<&'t str>,
    first: HashMap<&'t str, usize>,
}

impl<'t> Neighbours<'t> {
    pub(super) fn of(text: &'t str) -> Neighbours<'t> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let mut first = HashMap::with_capacity(parts.len());
        for (at, part) in parts.iter().enumerate() {
            first.entry(plain(part)).or_insert(at);
        }
        Neighbours { parts, first }
    }

    fn is_open(&self, at: usize, towards: impl Fn(&str) -> bool) -> bool {
        self.parts.get(at).is_some_and(|part| towards(part))
    }

    /// Whether a word that stands beside one of a name is written and shaped as a part of the same name and is none of those people's.
    pub(super) fn have_a_strange_part(&self, word: &str, people: &[&PersonBrief]) -> bool {
        let open_before = |at: usize| self.is_open(at, |part| part.ends_with(char::is_alphabetic));
        let open_after = |at: usize| self.is_open(at, |part| part.starts_with(char::is_alphabetic));
        let Some(at) = self.first.get(word).copied() else { return false };
        let after = self.parts.get(at + 1).filter(|_| open_before(at) && open_after(at + 1));
        let before = at.checked_sub(1).filter(|at| open_before(*at) && *at > 0).and_then(|at| self.parts.get(at));
        let given = |word: &str| given::is_given_in_a_form(&fold(word)) || is_patronymic(&fold(word));
        let is_part = |other: &str, of: &str| {
            let latin = other.is_ascii();
            is_large(other)
                && !is_about_days(&fold(other))
                && (given(other) || !latin && is_like_a_name(&fold(other)) || latin && given(of))
                || is_patronymic(&fold(other))
        };
        let theirs = |other: &str| {
            people.iter().any(|person| {
                let parts = [&person.name.family, &person.name.given, &person.name.middle];
                let same = |part: &str| names::spelt(other, part) == Some(Likeness::Same);
                parts.into_iter().any(|part| !part.is_empty() && same(part)) || parts_of_family(&person.name.family).any(same)
            })
        };
        let in_one_case = |other: &str| may_be_nominative(&fold(other)) == may_be_nominative(&fold(word));
        let strange = |other: &str| !theirs(other) && in_one_case(other);
        after.map(|after| plain(after)).is_some_and(|after| is_part(after, word) && strange(after))
            || before.map(|before| plain(before)).is_some_and(|before| is_part(before, before) && strange(before))
    }
}

fn plain(part: &str) -> &str {
    part.trim_matches(|c: char| !c.is_alphanumeric())
}
