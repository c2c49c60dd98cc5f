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
    /// The day of its first change since then, ISO.
    pub on: String,
    /// The columns that were changed.
    pub before: Vec<Was>,
}

/// What a column was before its first change since a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Was {
    /// The column.
    pub column: String,
    /// What stood there.
    pub value: Value,
    /// The day of that change, ISO.
    pub on: String,
}

impl Since {
    /// What a column was, where it was changed.
    pub fn was(&self, column: &str) -> Option<&Was> {
        self.before.iter().find(|was| was.column == column)
    }
}

impl Store {
    /// The records of an owner, or one that has none, that were made or changed since a day (ISO), as far as the journal reaches: what was taken back is none.
    ///
    /// # Errors
    /// Those of reading.
    pub fn since(&self, entity: Entity, owner: i64, day: &str) -> Result<Vec<Since>> {
        let def = entity.def();
        // What belongs to nothing is its own.
        let column = def.owner.map_or("id", |(column, _)| column);
        let sql = format!(
            "SELECT change.row_id, change.op, change.col, change.before, substr(step.at, 1, 10) FROM {} record
             JOIN change ON change.tbl = ?1 AND change.row_id = record.id JOIN step ON step.id = change.step_id
             WHERE record.{column} = ?2 AND step.at >= ?3 AND step.state IN ('done', 'kept') AND change.op IN ('+', '~') ORDER BY change.id",
            def.table
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let mut rows = query.query(params![def.table, owner, day])?;
        let mut found: Vec<Since> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, op, column): (i64, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let on: String = row.get(4)?;
            let at = found.iter().position(|one| one.row == id).unwrap_or_else(|| {
                found.push(Since { row: id, made: false, on: on.clone(), before: Vec::new() });
                found.len() - 1
            });
            let Some(one) = found.get_mut(at) else { continue };
            one.made |= op == "+";
            if let Some(column) = column.filter(|column| op == "~" && one.was(column).is_none()) {
                one.before.push(Was { column, value: from_sql(row.get(3)?), on });
            }
        }
        Ok(found)
    }
}
