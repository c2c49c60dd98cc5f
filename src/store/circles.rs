//! No step leaves a circle that was not there: the last look at it, under the lock of the file. So neither a merge nor a form
//! in another window makes one (M11, M19).

use super::error::{Error, Result};
use super::journal::Change;
use super::people::{PersonName, reporting_lines};
use super::{Store, accounts};
use crate::domain::circles::{Upward, among};
use crate::domain::{Entity, Lang};
use rusqlite::Connection;
use std::collections::HashSet;

/// A circle in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// What is in it: accounts below each other, or the roles of persons who report to each other.
    pub of: Entity,
    /// At which account, of persons.
    pub at: Option<i64>,
    /// Accounts or persons, on their way up.
    pub members: Vec<i64>,
}

impl Store {
    /// The circles that stand in the file: older versions let them in.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn circles(&self) -> Result<Vec<Circle>> {
        let mut lines = reporting_lines(self.sql(), None)?;
        lines.sort();
        let mut found = Vec::new();
        for lines in lines.chunk_by(|one, other| one.0 == other.0) {
            found.extend(of_persons(lines));
        }
        found.extend(of_accounts(self.sql())?);
        Ok(found)
    }

    /// The names of those in a circle, the first one again at its end.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn names_in(&self, circle: &Circle) -> Result<String> {
        names(self, circle)
    }
}

impl Change<'_> {
    /// Refuses the step where something that it wrote stands in a circle now. Old circles elsewhere keep nobody from anything.
    pub(super) fn refuse_circles(&self, store: &Store) -> Result<()> {
        let changed = |sql: &str| -> Result<Vec<(i64, i64)>> {
            let mut query = self.tx.prepare_cached(sql)?;
            Ok(query.query_map([self.step()], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
        };
        let persons = changed(
            "SELECT DISTINCT f.account_id, f.person_id FROM change c JOIN affiliation f ON f.id = c.row_id
             WHERE c.step_id = ?1 AND c.tbl = 'affiliation' AND f.reports_to_id IS NOT NULL AND f.to_on IS NULL
               AND (c.op <> '~' OR c.col IN ('account_id', 'person_id', 'reports_to_id', 'to_on')) ORDER BY f.account_id",
        )?;
        for persons in persons.chunk_by(|one, other| one.0 == other.0) {
            let Some((account, _)) = persons.first() else { continue };
            let written: HashSet<i64> = persons.iter().map(|(_, person)| *person).collect();
            refuse(store, of_persons(&reporting_lines(&self.tx, Some(*account))?), &written)?;
        }
        let accounts = changed(
            "SELECT DISTINCT a.id, a.parent_id FROM change c JOIN account a ON a.id = c.row_id
             WHERE c.step_id = ?1 AND c.tbl = 'account' AND a.parent_id IS NOT NULL AND (c.op <> '~' OR c.col = 'parent_id')",
        )?;
        if accounts.is_empty() {
            return Ok(());
        }
        refuse(store, of_accounts(&self.tx)?, &accounts.into_iter().map(|(account, _)| account).collect())
    }
}

fn refuse(store: &Store, circles: Vec<Circle>, written: &HashSet<i64>) -> Result<()> {
    match circles.into_iter().find(|circle| circle.members.iter().any(|member| written.contains(member))) {
        Some(circle) => Err(Error::Circle { of: circle.of, names: names(store, &circle)? }),
        None => Ok(()),
    }
}

/// The circles among the reporting lines of one account.
fn of_persons(lines: &[(i64, i64, i64)]) -> Vec<Circle> {
    let upward: Vec<Upward> = lines.iter().map(|(_, person, boss)| (*person, *boss)).collect();
    let at = lines.first().map(|(account, ..)| *account);
    among(&upward).into_iter().map(|members| Circle { of: Entity::Affiliation, at, members }).collect()
}

fn of_accounts(connection: &Connection) -> Result<Vec<Circle>> {
    let circles = among(&accounts::parents(connection)?).into_iter();
    Ok(circles.map(|members| Circle { of: Entity::Account, at: None, members }).collect())
}

/// Read through the connection of the store, which is in the middle of the step where there is one.
fn names(store: &Store, circle: &Circle) -> Result<String> {
    let named = |id: &i64| match circle.at {
        // A name is the same in every language.
        None => store.name_of(Entity::Account, *id, Lang::Ru),
        Some(_) => store.person_name(*id).map(|name: PersonName| name.short()),
    };
    Ok(circle.members.iter().chain(circle.members.first()).map(named).collect::<Result<Vec<_>>>()?.join(" → "))
}
