//! What is known about those who are named (M16).

use super::{Part, Section};
use crate::domain::Entity;

pub(super) static FACTS: Section = Section {
    key: "facts",
    rank: 65,
    open: false,
    read: |reading| {
        let mut facts = reading.store.owned(Entity::Fact, reading.account)?;
        facts.retain(|fact| fact.int("person_id").is_some_and(|person| reading.people.iter().any(|row| row.person == person)));
        Ok(Part::Facts(reading.people.clone(), facts))
    },
};
