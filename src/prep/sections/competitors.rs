//! Competitors at the account (M14).

use super::{Names, Part, Section};
use crate::domain::words::w;
use crate::domain::{Entity, Record};
use crate::store::Result;

/// A competitor, and who is for them.
#[derive(Clone, Debug)]
pub struct Rival {
    /// The competitor.
    pub record: Record,
    /// Short name of who favours them.
    pub favoured_by: String,
}

pub(super) static COMPETITORS: Section = Section {
    key: "competitors",
    names: Names::alike(w("Конкуренты", "Competitors")),
    rank: 85,
    open: false,
    read: |reading| {
        let rivals = reading.store.part(Entity::Competitor, reading.account)?.into_iter().map(|record| {
            let person = record.int("favoured_by_id");
            let favoured_by =
                person.map(|person| reading.store.person_name(person)).transpose()?.map_or_else(String::new, |name| name.short());
            Ok(Rival { record, favoured_by })
        });
        Ok(Part::Competitors(rivals.collect::<Result<_>>()?))
    },
};
