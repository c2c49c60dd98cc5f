//! Circles that would make nonsense of a hierarchy: somebody as their own boss, a company as its own parent (M11, M19).

use super::Problem;
use crate::domain::circles::{Upward, leads_to};
use crate::domain::{Entity, Lang};
use crate::store::{Result, Store};

/// What is wrong with a person reporting to a boss at an account.
pub fn of_boss(store: &Store, account: i64, person: i64, boss: i64) -> Result<Option<Problem>> {
    if person == boss {
        return Ok(Some(Problem::OwnBoss));
    }
    let lines: Vec<Upward> = store.reporting_lines(Some(account))?.into_iter().map(|(_, person, boss)| (person, boss)).collect();
    Ok(leads_to(&lines, boss, person).then_some(Problem::BossLoop))
}

/// What is wrong with an account belonging to a parent.
pub fn of_parent(store: &Store, account: i64, parent: i64) -> Result<Option<Problem>> {
    if account == parent {
        return Ok(Some(Problem::OwnParent));
    }
    Ok(leads_to(&store.parents()?, parent, account).then_some(Problem::ParentLoop))
}

/// The circles in a file that older versions accepted, each as the names on its way, the first one again at its end.
pub fn in_file(store: &Store) -> Result<Vec<String>> {
    let mut said = Vec::new();
    for circle in store.circles()? {
        let names = store.names_in(&circle)?;
        said.push(match circle.at {
            // A name is the same in every language.
            Some(account) => format!("{}: {names}", store.name_of(Entity::Account, account, Lang::Ru)?),
            None => names,
        });
    }
    Ok(said)
}
