//! Which schema a file has, and how it becomes the newest one.

use super::error::{Error, Result};
use crate::domain::Entity;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// `application_id` of our files: "Kamd" in ASCII.
pub const APPLICATION_ID: i64 = 0x4B61_6D64;

/// The migrations in order; the place of each, from one, is the schema number it leads to. Never edited once released.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/migrations/0001.sql"),
    include_str!("../../assets/migrations/0002.sql"),
    include_str!("../../assets/migrations/0003.sql"),
    include_str!("../../assets/migrations/0004.sql"),
    include_str!("../../assets/migrations/0005.sql"),
    include_str!("../../assets/migrations/0006.sql"),
    include_str!("../../assets/migrations/0007.sql"),
    include_str!("../../assets/migrations/0008.sql"),
    include_str!("../../assets/migrations/0009.sql"),
];

/// The newest schema number.
pub fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// Tables that the journal does not cover: itself, what is computed, and what is not knowledge.
pub const UNJOURNALLED: &[&str] = &["step", "current_step", "change", "draft", "pulse", "rhythm", "promise_tally"];

/// What the first hundred bytes say of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Header {
    /// Nothing in it.
    Empty,
    /// Not an SQLite file.
    NotSqlite,
    /// An SQLite file: application id, schema number, and whether it is shorter than it says.
    Sqlite {
        /// `application_id`.
        application: i64,
        /// `user_version`.
        version: i64,
        /// The file ends before its last page.
        cut: bool,
    },
}

/// Reads the header of a file without SQLite, so that a foreign or damaged file is never touched.
pub fn header(path: &Path) -> Result<Header> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok(Header::Empty);
    }
    let mut head = [0u8; 100];
    if file.read_exact(&mut head).is_err() || !head.starts_with(b"SQLite format 3\0") {
        return Ok(Header::NotSqlite);
    }
    let number = |at: usize| i64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
    let page = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65536,
        size => u64::from(size),
    };
    let pages = number(28) as u64;
    Ok(Header::Sqlite { application: number(68), version: number(60), cut: page * pages > length })
}

/// Brings an open connection to the newest schema, in one transaction.
pub fn migrate(connection: &Connection) -> Result<()> {
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > newest() {
        return Err(Error::Newer { path: connection.path().unwrap_or_default().into(), found, known: newest() });
    }
    if found == newest() {
        return Ok(());
    }
    let searched = super::find_text::exists(&tx)?;
    for script in MIGRATIONS.iter().skip(found as usize) {
        tx.execute_batch(script)?;
    }
    write_journal_triggers(&tx)?;
    if (1..8).contains(&found) {
        super::find::refold(&tx)?;
    }
    if searched {
        super::find_text::complete(&tx, &[Entity::Signal, Entity::ValueGiven])?;
    } else {
        super::find_text::rebuild(&tx)?;
    }
    tx.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};", newest()))?;
    tx.commit()?;
    Ok(())
}

/// The tables whose changes the journal records.
pub fn journalled(connection: &Connection) -> Result<Vec<String>> {
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(names.into_iter().filter(|name| !UNJOURNALLED.contains(&name.as_str()) && !name.starts_with("find_")).collect())
}

/// The columns of a table, in order.
fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut names = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(names.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Writes the triggers of the journal anew for every table that it covers.
///
/// An insert needs only the row's id, since undoing it deletes; a delete keeps the whole row; an update keeps each
/// column that changed, which is also the history of the field. Derived `find` columns are left out.
pub fn write_journal_triggers(connection: &Connection) -> Result<()> {
    for table in journalled(connection)? {
        let columns = columns(connection, &table)?;
        let pairs = columns.iter().map(|name| format!("'{name}', OLD.\"{name}\"")).collect::<Vec<_>>().join(", ");
        let kept: Vec<&String> = columns.iter().filter(|name| !["id", "find"].contains(&name.as_str())).collect();
        // One insert for all columns: SQLite reads the triggers at every start, and this is half as much to read.
        let values = kept
            .iter()
            .map(|name| format!("SELECT '{name}' c, OLD.\"{name}\" b, NEW.\"{name}\" a"))
            .collect::<Vec<_>>()
            .join(" UNION ALL ");
        let watched = kept.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        connection.execute_batch(&format!(
            "DROP TRIGGER IF EXISTS journal_{table}_insert;
             DROP TRIGGER IF EXISTS journal_{table}_update;
             DROP TRIGGER IF EXISTS journal_{table}_delete;
             CREATE TRIGGER journal_{table}_insert AFTER INSERT ON {table} BEGIN
               INSERT INTO change(step_id, tbl, row_id, op) VALUES ((SELECT step_id FROM current_step), '{table}', NEW.id, '+');
             END;
             CREATE TRIGGER journal_{table}_update AFTER UPDATE OF {watched} ON {table} BEGIN
               INSERT INTO change(step_id, tbl, row_id, op, col, before, after)
               SELECT (SELECT step_id FROM current_step), '{table}', OLD.id, '~', c, b, a FROM ({values}) WHERE b IS NOT a;
             END;
             CREATE TRIGGER journal_{table}_delete AFTER DELETE ON {table} BEGIN
               INSERT INTO change(step_id, tbl, row_id, op, before)
               VALUES ((SELECT step_id FROM current_step), '{table}', OLD.id, '-', json_object({pairs}));
             END;"
        ))?;
    }
    Ok(())
}

/// The journalled tables that lack one of their three triggers.
pub(super) fn journal_gaps(connection: &Connection) -> Result<Vec<String>> {
    let mut query = connection
        .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name IN ('journal_' || ?1 || '_insert', 'journal_' || ?1 || '_update', 'journal_' || ?1 || '_delete')")?;
    let mut gaps = Vec::new();
    for table in journalled(connection)? {
        if query.query_row([&table], |row| row.get::<_, u32>(0))? < 3 {
            gaps.push(table);
        }
    }
    Ok(gaps)
}
