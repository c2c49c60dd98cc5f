//! The merge queue: pairs of records that may be one (M18).

use super::Store;
use super::error::Result;
use super::journal::Change;
use crate::domain::Entity;
use rusqlite::params;

/// A pair of records that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Rowid in the queue.
    pub id: i64,
    /// What they are.
    pub entity: Entity,
    /// The record that was here first, kept when they are merged.
    pub kept: i64,
    /// The other one.
    pub other: i64,
    /// Why they may be one: `name`, `phone`, `email` or `company`.
    pub reason: String,
}

impl Store {
    /// The open pairs, oldest first.
    pub fn doubts(&self, limit: usize) -> Result<Vec<Doubt>> {
        let mut query =
            self.sql().prepare_cached("SELECT id, tbl, kept_id, other_id, reason FROM doubt WHERE state = 'open' ORDER BY id LIMIT ?1")?;
        let rows = query.query_map([limit as i64], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let mut doubts = Vec::new();
        for row in rows {
            let (id, table, kept, other, reason) = row?;
            if let Some(entity) = Entity::from_table(&table) {
                doubts.push(Doubt { id, entity, kept, other, reason });
            }
        }
        Ok(doubts)
    }

    /// How many pairs are open.
    pub fn count_doubts(&self) -> Result<u32> {
        Ok(self.sql().prepare_cached("SELECT count(*) FROM doubt WHERE state = 'open'")?.query_row([], |row| row.get(0))?)
    }
}

impl Change<'_> {
    /// Puts a pair into the queue, unless it was there before.
    pub fn doubt(&self, entity: Entity, kept: i64, other: i64, reason: &str) -> Result<()> {
        let mut insert = self.tx.prepare_cached("INSERT OR IGNORE INTO doubt(tbl, kept_id, other_id, reason) VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![entity.def().table, kept, other, reason])?;
        Ok(())
    }

    /// Settles a pair as two different ones; it is not asked about again.
    pub fn keep_apart(&self, doubt: i64) -> Result<()> {
        self.tx.execute("UPDATE doubt SET state = 'apart' WHERE id = ?1", [doubt])?;
        Ok(())
    }
}
