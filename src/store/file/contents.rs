//! What a file holds, by which the copies of a day are told apart: the one that holds more stays.

use super::super::error::Result;
use super::super::settings;
use super::schema;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeMap;
use std::path::Path;

/// How many records of one kind are not deleted by hand between two copies of a day.
const MANY: u64 = 10;

/// How many records of each kind that a KAM writes a file holds.
fn rows(connection: &Connection) -> Result<[u64; 4]> {
    let sql =
        "SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM person), (SELECT count(*) FROM entry), (SELECT count(*) FROM action)";
    Ok(connection.query_row(sql, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?)
}

/// How many rows each table has whose changes the journal tells.
fn of_tables(connection: &Connection) -> Result<BTreeMap<String, u64>> {
    let tables = schema::journalled(connection)?.into_iter().map(|table| {
        let count = connection.query_row(&format!("SELECT count(*) FROM {}", schema::quoted(&table)), [], |row| row.get(0))?;
        Ok((table, count))
    });
    tables.collect()
}

/// What a file holds, as far as another state of it can be told from it.
pub(super) struct Contents {
    rows: [u64; 4],
    /// How many rows each table has.
    tables: BTreeMap<String, u64>,
    /// The highest number that a step ever had in it: what is taken back or swept away gives none back.
    steps: i64,
    uid: Option<String>,
    /// What tells the last erasing of somebody from any other one: that takes rows away, and is no step.
    erased: Option<String>,
}

impl Contents {
    pub fn of(connection: &Connection) -> Result<Contents> {
        let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0)).optional();
        let setting = |name: &str| connection.query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0)).optional();
        let (uid, erased) = (setting("file")?, setting(settings::ERASED)?);
        let steps = number("SELECT seq FROM sqlite_sequence WHERE name = 'step'")?.flatten().unwrap_or_default();
        Ok(Contents { rows: rows(connection)?, tables: of_tables(connection)?, steps, uid, erased })
    }

    pub fn in_file(copy: &Path) -> Result<Contents> {
        Contents::of(&Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
    }

    /// How many records it holds.
    pub fn total(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// Whether it has fewer records of some kind.
    pub fn lacks(&self, before: &Contents) -> bool {
        before.rows.iter().zip(self.rows).any(|(before, now)| now < *before)
    }

    /// Whether this may be what the other one became.
    pub fn follows(&self, before: &Contents) -> bool {
        let is_other = matches!((&self.uid, &before.uid), (Some(own), Some(before)) if own != before);
        !is_other && self.steps >= before.steps && !self.has_shrunk(before)
    }

    /// Whether it has lost more records than work does in a day, of all or of one kind; or many with no step that took them, so that
    /// it was none of ours.
    fn has_shrunk(&self, before: &Contents) -> bool {
        let is_fewer = |before: u64, now: u64| now < before - before / 5;
        let mut lost =
            before.rows.iter().zip(self.rows).map(|(before, now)| (*before, now)).filter(|(before, now)| before - now.min(before) >= MANY);
        let of_a_kind = lost.any(|(before, now)| is_fewer(before, now));
        let has_lost_many =
            |(table, before): (&String, &u64)| self.tables.get(table).is_some_and(|now| before.saturating_sub(*now) >= MANY);
        let is_by_no_step = self.steps == before.steps && self.erased == before.erased && before.tables.iter().any(has_lost_many);
        is_fewer(before.total(), self.total()) || of_a_kind || is_by_no_step
    }
}
