//! Our own people (M36).

use super::error::Result;
use super::{Page, Query, Store};
use rusqlite::params;

/// A row of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColleagueRow {
    /// Rowid.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Code of the function.
    pub function: Option<String>,
    /// Position.
    pub position: String,
    /// Phone.
    pub phone: String,
    /// How many of the clients' people they mirror.
    pub mirrors: u32,
    /// How many open actions are theirs.
    pub open_actions: u32,
}

impl Store {
    /// A window on the team, by name.
    pub fn team(&self, query: &Query) -> Result<Page<ColleagueRow>> {
        let clause = "WHERE ?1 = '%%' OR fold(c.name) LIKE ?1 ESCAPE '\\' OR fold(c.position) LIKE ?1 ESCAPE '\\'";
        let count = format!("SELECT count(*) FROM colleague c {clause}");
        let total = self.sql().prepare_cached(&count)?.query_row([query.pattern()], |row| row.get(0))?;
        let sql = format!(
            "SELECT c.id, c.name, c.function, coalesce(c.position, ''), coalesce(c.phone, ''),
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
                position: row.get(3)?,
                phone: row.get(4)?,
                mirrors: row.get(5)?,
                open_actions: row.get(6)?,
            })
        })?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }
}
