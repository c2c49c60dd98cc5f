//! Our own people (M36).

use super::error::Result;
use super::{Page, Query, Store};
use crate::domain::{Entity, Record};
use rusqlite::{OptionalExtension, params};

/// A row of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColleagueRow {
    /// Rowid.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Code of the function.
    pub function: Option<String>,
    /// Code of what they may see of personal facts (M16).
    pub sees: Option<String>,
    /// Position.
    pub position: String,
    /// Phone.
    pub phone: String,
    /// How many of the clients' people they mirror.
    pub mirrors: u32,
    /// How many open actions are theirs.
    pub open_actions: u32,
}

/// So many of what a colleague does and of whom they mirror are told at most.
const TOLD: usize = 12;

impl Store {
    /// The colleague of a function, by its code; of several the first by name.
    pub fn colleague_of(&self, function: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached("SELECT id FROM colleague WHERE function = ?1 ORDER BY in_order(name), id LIMIT 1")?;
        Ok(query.query_row([function], |row| row.get(0)).optional()?)
    }

    /// The open actions of a colleague, the most pressing first, those without a day last.
    pub fn actions_of_colleague(&self, colleague: i64) -> Result<Vec<Record>> {
        let sql = format!(
            "SELECT id FROM action WHERE colleague_id = ?1 AND state = 'open' ORDER BY presses_on IS NULL, presses_on, id LIMIT {TOLD}"
        );
        self.records_of(Entity::Action, &sql, colleague)
    }

    /// What the people are whom a colleague mirrors, by their accounts.
    pub fn mirrored_by(&self, colleague: i64) -> Result<Vec<Record>> {
        let sql = format!(
            "SELECT f.id FROM affiliation f JOIN account a ON a.id = f.account_id
             WHERE f.mirror_id = ?1 AND f.to_on IS NULL ORDER BY a.find, f.id LIMIT {TOLD}"
        );
        self.records_of(Entity::Affiliation, &sql, colleague)
    }

    fn records_of(&self, entity: Entity, sql: &str, colleague: i64) -> Result<Vec<Record>> {
        let mut query = self.sql().prepare_cached(sql)?;
        let ids = query.query_map([colleague], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        ids.into_iter().filter_map(|id| self.load(entity, id).transpose()).collect()
    }

    /// A window on the team, by name.
    pub fn team(&self, query: &Query) -> Result<Page<ColleagueRow>> {
        let clause = "WHERE ?1 = '%%' OR fold(c.name) LIKE ?1 ESCAPE '\\' OR fold(c.position) LIKE ?1 ESCAPE '\\'";
        let count = format!("SELECT count(*) FROM colleague c {clause}");
        let total = self.sql().prepare_cached(&count)?.query_row([query.pattern()], |row| row.get(0))?;
        let sql = format!(
            "SELECT c.id, c.name, c.function, c.sees, coalesce(c.position, ''), coalesce(c.phone, ''),
               (SELECT count(*) FROM affiliation WHERE mirror_id = c.id),
               (SELECT count(*) FROM action WHERE colleague_id = c.id AND state = 'open')
             FROM colleague c {clause} ORDER BY fold(c.name) {} LIMIT ?2 OFFSET ?3",
            query.direction()
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![query.pattern(), query.limit as i64, query.offset as i64], |row| {
            Ok(ColleagueRow {
                id: row.get(0)?,
                name: row.get(1)?,
                function: row.get(2)?,
                sees: row.get(3)?,
                position: row.get(4)?,
                phone: row.get(5)?,
                mirrors: row.get(6)?,
                open_actions: row.get(7)?,
            })
        })?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }
}
