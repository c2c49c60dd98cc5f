//! Making two records one, and parting them again (M18).

use super::subject;
use crate::domain::Entity;
use crate::store::split::{Merged, Parted};
use crate::store::{Error, Result, Store, Verb};

/// The person or the account behind a record, as far as such can be merged: a role stands for its person.
pub fn mergeable(store: &Store, record: Option<(Entity, i64)>) -> Result<Option<(Entity, i64)>> {
    Ok(match record {
        Some((Entity::Account | Entity::Person, _)) => record,
        Some((Entity::Affiliation, id)) => {
            store.load(Entity::Affiliation, id)?.and_then(|role| role.int("person_id")).map(|person| (Entity::Person, person))
        }
        _ => None,
    })
}

/// Makes two records one, as one step.
pub fn merge(store: &Store, entity: Entity, kept: i64, other: i64) -> Result<()> {
    let name = subject(&store.load(entity, kept)?.ok_or(Error::Gone)?);
    store.step(Verb::Merge, &name, |change| change.merge(entity, kept, other))
}

/// Parts a merge, as one step; gives what went back and what stayed.
pub fn split(store: &Store, merged: &Merged) -> Result<Parted> {
    store.step(Verb::Split, &merged.name, |change| change.split(merged))
}
