//! What is known about those who are named (M16).

use super::{Names, Part, Section};
use crate::domain::Entity;
use crate::domain::words::w;

pub(super) static FACTS: Section = Section {
    key: "facts",
    names: Names::alike(w("О людях", "About the people")),
    rank: 65,
    open: false,
    read: |reading| {
        let mut facts = reading.store.owned(Entity::Fact, reading.account)?;
        facts.retain(|fact| fact.int("person_id").is_some_and(|person| reading.people.iter().any(|row| row.person == person)));
        Ok(Part::Facts(reading.people.clone(), facts))
    },
};
