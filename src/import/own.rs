//! Whom a row of our own table names: they are in the file, or were when it was written.

use super::compare::bare;
use super::planner::Planner;
use crate::domain::name::fold;
use crate::domain::visibility::SOMEBODY;
use crate::domain::{Entity, Lang};
use crate::exchange::PersonCard;
use crate::store::Result;
use std::collections::BTreeSet;

/// Whom a row names.
pub(super) enum Whose {
    /// The person of this number, with the parts of the name as they are known where the row says the same.
    Known(usize, Box<PersonCard>),
    /// Somebody who is not in the file, with the name parted.
    New(Box<PersonCard>),
    /// Nobody who can be told: the name was not said, and no seat of theirs is in the file.
    Nobody,
}

/// Whether what stands for a name asks who it is: such a seat has no name to be parted.
pub(super) fn is_question(name: &str) -> bool {
    name.trim_end().ends_with('?')
}

impl Planner<'_> {
    /// Finds whom a row of our own table names: by the whole name as we write it, at one of the companies where several have it; else,
    /// where a part of the name was corrected, by the place they have.
    pub(super) fn take_own(&mut self, person: &PersonCard) -> Result<Whose> {
        let mut person = Box::new(person.clone());
        self.join_posts(&mut person)?;
        let companies = self.companies_of(&person)?;
        let whole = person.family.clone();
        if let Some(number) = self.named_wholly(&whole, &companies)? {
            self.name_as_known(&mut person, number);
            return Ok(Whose::Known(number, person));
        }
        let is_unsaid = Lang::ALL.iter().any(|lang| fold(SOMEBODY.get(*lang)) == fold(&whole));
        match self.in_their_place(&person, &whole, is_unsaid, &companies)? {
            Some(number) if is_unsaid => {
                self.name_as_known(&mut person, number);
                Ok(Whose::Known(number, person))
            }
            _ if is_unsaid => Ok(Whose::Nobody),
            found => {
                if !is_question(&whole) {
                    person.part_name();
                }
                Ok(found.map_or_else(|| Whose::New(person.clone()), |number| Whose::Known(number, person.clone())))
            }
        }
    }

    /// What a position had of the sign that parts posts is put to it again.
    fn join_posts(&mut self, person: &mut PersonCard) -> Result<()> {
        let mut at = 1;
        while let Some(post) = person.posts.get(at) {
            let stray = post.position.is_empty() && self.accounts_with_key(&post.organisation)?.is_empty();
            if stray {
                let more = person.posts.remove(at).organisation;
                if let Some(before) = person.posts.get_mut(at - 1) {
                    before.position = format!("{}; {more}", before.position);
                }
            } else {
                at += 1;
            }
        }
        Ok(())
    }

    fn name_as_known(&self, person: &mut PersonCard, number: usize) {
        let Some(known) = self.plan.persons.get(number) else { return };
        let part = |key: &str| known.record.text(key).to_owned();
        (person.family, person.given, person.middle) = (part("family_name"), part("given_name"), part("middle_name"));
    }

    fn named_wholly(&mut self, whole: &str, companies: &[usize]) -> Result<Option<usize>> {
        let folded = fold(whole);
        let words: Vec<&str> = folded.split_whitespace().collect();
        // The family name stands first in the file, wherever it stands in the table.
        let mut beginnings: BTreeSet<&str> = words.iter().copied().collect();
        beginnings.insert(&folded);
        let mut found: Vec<usize> = Vec::new();
        for beginning in beginnings {
            for id in self.store.persons_beginning(beginning)? {
                let mut is_so = false;
                for lang in Lang::ALL {
                    is_so |= fold(&self.store.name_of(Entity::Person, id, lang)?) == folded;
                }
                if is_so {
                    found.extend(self.known_person(id)?.filter(|number| !found.contains(number)));
                }
            }
        }
        let at = |number: &usize| self.plan.persons[*number].roles.iter().any(|role| companies.contains(&role.account));
        let here: Vec<usize> = found.iter().copied().filter(at).collect();
        Ok(match (&here[..], &found[..]) {
            ([number, ..], _) | ([], [number]) => Some(*number),
            _ => None,
        })
    }

    /// The only one of whom a row tells by the company and the position: a part of the name is theirs, or it was not said.
    fn in_their_place(&mut self, person: &PersonCard, whole: &str, is_unsaid: bool, companies: &[usize]) -> Result<Option<usize>> {
        let ids: Vec<i64> = companies.iter().filter_map(|number| self.plan.accounts.get(*number)?.id()).collect();
        let mut found = BTreeSet::new();
        for account in ids {
            for role in self.store.owned(Entity::Affiliation, account)? {
                let position = bare(role.text("position"));
                if !person.posts.iter().any(|post| !position.is_empty() && bare(&post.position) == position) {
                    continue;
                }
                let Some(number) = role.int("person_id").map(|id| self.known_person(id)).transpose()?.flatten() else { continue };
                let known = &self.plan.persons[number];
                let parts = [&known.name.family, &known.name.given];
                let says = fold(whole);
                let shares =
                    || parts.iter().any(|part| part.chars().count() > 2 && says.split_whitespace().any(|word| word == part.as_str()));
                if is_unsaid && known.record.flag("unknown") || !is_unsaid && shares() {
                    found.insert(number);
                }
            }
        }
        Ok(found.first().copied().filter(|_| found.len() == 1))
    }
}
