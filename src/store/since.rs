//! What the journal tells of the records of an owner since a day.

use super::Store;
use super::error::Result;
use super::records::from_sql;
use crate::domain::{Entity, Value};
use rusqlite::params;

/// A record that was made or changed since a day and is there still.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// Its rowid.
    pub row: i64,
    /// It was made since.
    pub made: bool,
    /// The columns that were changed, each with what stood there before the first change.
    pub before: Vec<(String, Value)>,
}

impl Store {
    /// The records of an owner that were made or changed since a day (ISO), as far as the journal reaches: what was taken back is none.
    ///
    /// # Errors
    /// Those of reading.
    pub fn since(&self, entity: Entity, owner: i64, day: &str) -> Result<Vec<Since>> {
        let def = entity.def();
        let Some((column, _)) = def.owner else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT change.row_id, change.op, change.col, change.before FROM {} record
             JOIN change ON change.tbl = ?1 AND change.row_id = record.id JOIN step ON step.id = change.step_id
             WHERE record.{column} = ?2 AND step.at >= ?3 AND step.state IN ('done', 'kept') AND change.op IN ('+', '~') ORDER BY change.id",
            def.table
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let mut rows = query.query(params![def.table, owner, day])?;
        let mut found: Vec<Since> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, op, column): (i64, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let at = found.iter().position(|one| one.row == id).unwrap_or_else(|| {
                found.push(Since { row: id, made: false, before: Vec::new() });
                found.len() - 1
            });
            let Some(one) = found.get_mut(at) else { continue };
            one.made |= op == "+";
            if let Some(column) = column.filter(|column| op == "~" && one.before.iter().all(|(known, _)| known != column)) {
                one.before.push((column, from_sql(row.get(3)?)));
            }
        }
        Ok(found)
    }
}
