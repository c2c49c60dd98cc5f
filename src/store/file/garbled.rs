//! Text in the file that is none: a damaged byte, or another program's encoding. It is read with a mark in its place, named,
//! and mended when that is asked for.

use super::super::Store;
use super::super::error::{Error, Result};
use super::{Barred, beside, schema};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, params};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::str;

/// A text that cannot be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// The table.
    pub table: String,
    /// Its row there; `None` where rows have no number.
    pub row: Option<i64>,
    /// The column.
    pub column: String,
    /// The text, with a mark for what cannot be read.
    pub text: String,
}

pub(super) struct Column {
    pub name: String,
    /// Whether it may hold text.
    is_text: bool,
    /// Whether it is computed from others.
    pub is_computed: bool,
    /// Whether it is the number of the row under a name of its own.
    pub is_number: bool,
}

/// A table of the file.
pub(super) struct Table {
    pub name: String,
    pub has_rowid: bool,
    pub columns: Vec<Column>,
}

impl Table {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(|column| column.is_text && !column.is_computed).map(|column| column.name.as_str())
    }
}

/// What reads and tells such text in queries.
pub(super) fn add_functions(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let is_garbled = |context: &Context| Ok(matches!(context.get_raw(0), ValueRef::Text(bytes) if str::from_utf8(bytes).is_err()));
    connection.create_scalar_function("is_garbled", 1, flags, is_garbled)?;
    connection.create_scalar_function("legible", 1, flags, |context| {
        Ok(match context.get_raw(0) {
            ValueRef::Text(bytes) => rusqlite::types::Value::Text(String::from_utf8_lossy(bytes).into_owned()),
            other => other.try_into()?,
        })
    })?;
    Ok(())
}

pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>> {
    let mut query = connection.prepare(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )?;
    let names = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(String, bool)>>>()?;
    let columns = "SELECT name, type IN ('TEXT', 'ANY', ''), hidden IN (2, 3),
                          pk > 0 AND type = 'INTEGER' AND (SELECT max(pk) FROM pragma_table_xinfo(?1, 'main')) = 1
                   FROM pragma_table_xinfo(?1, 'main') ORDER BY cid";
    let mut query = connection.prepare(columns)?;
    let mut table = |(name, no_rowid): (String, bool)| {
        let columns = query
            .query_map([&name], |row| {
                Ok(Column { name: row.get(0)?, is_text: row.get(1)?, is_computed: row.get(2)?, is_number: row.get(3)? })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(Table { name, has_rowid: !no_rowid, columns })
    };
    names.into_iter().map(&mut table).collect()
}

/// The columns of each table that hold what was written, and not what is computed of it.
pub(in super::super) fn columns_that_are_kept(connection: &Connection) -> Result<Vec<(String, Vec<String>)>> {
    let kept = |table: Table| {
        let is_folded = |name: &str| name == "find" || table.name == "channel" && name == "key";
        let columns = table.columns.into_iter().filter(|column| !column.is_computed && !column.is_number);
        let columns = columns.map(|column| column.name).filter(|name| !is_folded(name)).collect();
        (table.name, columns)
    };
    Ok(tables(connection)?.into_iter().map(kept).collect())
}

fn find(connection: &Connection, table: &Table, each: &mut Vec<Garbled>) -> Result<()> {
    let texts: Vec<&str> = table.texts().collect();
    if texts.is_empty() {
        return Ok(());
    }
    let row = if table.has_rowid { "rowid" } else { "NULL" };
    let listed: String = texts.iter().map(|column| format!(", \"{column}\"")).collect();
    let condition = texts.iter().map(|column| format!("is_garbled(\"{column}\")")).collect::<Vec<_>>().join(" OR ");
    let mut query = connection.prepare(&format!("SELECT {row}{listed} FROM main.\"{}\" WHERE {condition}", table.name))?;
    let mut rows = query.query([])?;
    while let Some(found) = rows.next()? {
        for (at, column) in texts.iter().enumerate() {
            let ValueRef::Text(bytes) = found.get_ref(at + 1)? else { continue };
            if let Cow::Owned(text) = String::from_utf8_lossy(bytes) {
                each.push(Garbled { table: table.name.clone(), row: found.get(0)?, column: (*column).to_owned(), text });
            }
        }
    }
    Ok(())
}

/// Whether a file has such text.
pub(super) fn is_in(connection: &Connection) -> Result<bool> {
    for table in tables(connection)? {
        let mut found = Vec::new();
        find(connection, &table, &mut found)?;
        if !found.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a copy has such text; one that cannot be looked through has.
pub fn is_in_copy(copy: &Path) -> bool {
    let look = || {
        let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        add_functions(&connection)?;
        is_in(&connection)
    };
    look().unwrap_or(true)
}

/// Hides each table that has such text behind a view of this connection, in which it can be read.
fn shadow(connection: &Connection, found: &[Garbled]) -> Result<()> {
    for table in tables(connection)?.iter().filter(|table| found.iter().any(|garbled| garbled.table == table.name)) {
        let read = |Column { name, is_text, is_computed, .. }: &Column| {
            let is_found = || found.iter().any(|garbled| garbled.table == table.name && garbled.column == *name);
            if *is_text && (*is_computed || is_found()) { format!("legible(\"{name}\") AS \"{name}\"") } else { format!("\"{name}\"") }
        };
        let columns = table.columns.iter().map(read).collect::<Vec<_>>().join(", ");
        connection.execute_batch(&format!(
            "DROP VIEW IF EXISTS temp.\"{0}\"; CREATE TEMP VIEW \"{0}\" AS SELECT {columns} FROM main.\"{0}\"",
            table.name
        ))?;
    }
    Ok(())
}

impl Store {
    /// Every text in the file that cannot be read as it stands, in the order of the tables. Reads all of the file.
    ///
    /// # Errors
    /// Those of reading.
    pub fn garbled(&self) -> Result<Vec<Garbled>> {
        let mut found = Vec::new();
        for table in tables(self.sql())? {
            find(self.sql(), &table, &mut found)?;
        }
        Ok(found)
    }

    /// From now on such text is read with a mark for what cannot be read, and nothing is saved: what was read would take the
    /// place of what stands there. Does nothing where all can be read.
    ///
    /// # Errors
    /// Those of reading.
    pub fn read_legibly(&mut self) -> Result<()> {
        let found = self.garbled()?;
        if found.is_empty() {
            return Ok(());
        }
        self.connection.pragma_update(None, "query_only", false)?;
        shadow(&self.connection, &found)?;
        self.connection.pragma_update(None, "query_only", true)?;
        self.is_legible = true;
        self.barred.get_or_insert(Barred::Garbled);
        Ok(())
    }

    /// Whether text that cannot be read is read with a mark.
    pub fn reads_legibly(&self) -> bool {
        self.is_legible
    }

    /// Reads; where a text cannot be read, once more with a mark in its place.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn legibly<T>(&mut self, read: impl Fn(&Store) -> Result<T>) -> Result<T> {
        match read(self) {
            Err(Error::Garbled(_)) if !self.is_legible => {
                self.read_legibly()?;
                read(self)
            }
            other => other,
        }
    }

    /// Reads as usual again when somebody has mended the file meanwhile. Whether that is so.
    ///
    /// # Errors
    /// Those of reading.
    pub fn heed_mending(&mut self) -> Result<bool> {
        if !self.is_legible || !self.garbled()?.is_empty() {
            return Ok(false);
        }
        let is_ours = self.barred == Some(Barred::Garbled);
        self.connection.pragma_update(None, "query_only", false)?;
        let views = {
            let mut query = self.connection.prepare("SELECT name FROM sqlite_temp_schema WHERE type = 'view'")?;
            query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?
        };
        for view in views {
            self.connection.execute_batch(&format!("DROP VIEW temp.\"{view}\""))?;
        }
        self.connection.pragma_update(None, "query_only", !is_ours)?;
        self.is_legible = false;
        self.barred.take_if(|_| is_ours);
        Ok(true)
    }

    /// A query as it can be asked: behind a view no index has a name.
    pub(in super::super) fn askable<'a>(&self, sql: &'a str) -> Cow<'a, str> {
        if !self.is_legible {
            return Cow::Borrowed(sql);
        }
        let mut parts = sql.split("INDEXED BY ");
        let first = parts.next().unwrap_or_default().to_owned();
        Cow::Owned(parts.fold(first, |asked, part| asked + part.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')))
    }

    /// Writes a mark in the place of what cannot be read, after the file was kept as it is beside. Gives how many texts that
    /// were, and where the file was kept, if any; what is found by them is to be made anew.
    ///
    /// # Errors
    /// Those of writing; the file is then as it was.
    pub fn mend_text(&self) -> Result<Option<(usize, PathBuf)>> {
        let found = self.garbled()?;
        if found.is_empty() {
            return Ok(None);
        }
        let tx = self.write()?;
        let kept = self.keep_held(&beside::kept(self.path(), beside::Before::Mending, self.clock()))?;
        // A step that could be undone would bring the unreadable text back.
        schema::drop_journal_triggers(&tx)?;
        for garbled in &found {
            let Garbled { table, row, column, .. } = garbled;
            match row {
                Some(row) => {
                    let sql = format!("UPDATE \"{table}\" SET \"{column}\" = legible(\"{column}\") WHERE rowid = ?1");
                    tx.execute(&sql, params![row])?;
                }
                // Words that are looked for are made anew from the texts.
                None => drop(tx.execute(&format!("DELETE FROM \"{table}\" WHERE is_garbled(\"{column}\")"), [])?),
            }
        }
        schema::write_journal_triggers(&tx)?;
        self.know_schema()?;
        tx.commit()?;
        Ok(Some((found.len(), kept)))
    }
}
