//! Which rows a table is said to have, by what names them: its indexes, and the records that refer to it. A page of a table that
//! another of its pages was written over is well formed, and nothing in the table says that rows are missing.

use super::super::Store;
use super::super::error::{Error, Result};
use super::garbled::tables;
use super::salvage::{Lost, unless_damaged};
use super::schema::{self, quoted};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers of the rows of a table that its indexes of all rows name, as far as they can be read; `None` where none can.
pub(in super::super) fn indexed(source: &Connection, table: &str) -> Result<Option<BTreeSet<i64>>> {
    let names = texts(source, "SELECT name FROM pragma_index_list(?1) WHERE NOT partial", table)?;
    let mut known = None;
    for name in names {
        let sql = format!("SELECT rowid FROM {} INDEXED BY {}", quoted(table), quoted(&name));
        if let Some(rows) = unless_damaged(numbers(source, &sql))? {
            known.get_or_insert_with(BTreeSet::new).extend(rows);
        }
    }
    Ok(known)
}

/// The indexes of all rows of a table that have every one of these columns, as they are quoted: the table itself need not be read for them.
pub(super) fn covering(source: &Connection, table: &str, columns: &[String]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in texts(source, "SELECT name FROM pragma_index_list(?1) WHERE NOT partial", table)? {
        let held = texts(source, "SELECT name FROM pragma_index_info(?1) WHERE name IS NOT NULL", &name)?;
        if columns.iter().all(|column| held.iter().any(|held| quoted(held) == *column)) {
            found.push(name);
        }
    }
    Ok(found)
}

/// The numbers that any index names, from both of its ends as far as it can be read, and those that other records refer to.
pub(super) fn named_in_part(source: &Connection, table: &str) -> Result<BTreeSet<i64>> {
    let mut known = named(source, table)?;
    for name in texts(source, "SELECT name FROM pragma_index_list(?1)", table)? {
        let first = texts(source, "SELECT name FROM pragma_index_info(?1) WHERE seqno = 0 AND name IS NOT NULL", &name)?;
        for order in first.iter().flat_map(|column| ["", "DESC"].map(|order| format!("ORDER BY {} {order}", quoted(column)))) {
            // One of a part of the rows cannot be read so, and says nothing.
            let sql = format!("SELECT rowid FROM {} INDEXED BY {} {order}", quoted(table), quoted(&name));
            let Ok(mut query) = source.prepare(&sql) else { continue };
            let Ok(mut rows) = query.query([]) else { continue };
            while let Ok(Some(row)) = rows.next() {
                known.extend(row.get::<_, i64>(0));
            }
        }
    }
    Ok(known)
}

/// The same with those that other records refer to.
pub(super) fn named(source: &Connection, table: &str) -> Result<BTreeSet<i64>> {
    let mut known = indexed(source, table)?.unwrap_or_default();
    let referring = "SELECT t.name || char(10) || k.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k
                     WHERE t.schema = 'main' AND t.type = 'table' AND k.\"table\" = ?1";
    for referring in texts(source, referring, table)? {
        let Some((from, column)) = referring.split_once('\n') else { continue };
        let column = quoted(column);
        let sql = format!("SELECT {column} FROM {} NOT INDEXED WHERE {column} IS NOT NULL", quoted(from));
        known.extend(unless_damaged(numbers(source, &sql))?.unwrap_or_default());
    }
    Ok(known)
}

fn texts(source: &Connection, sql: &str, of: &str) -> Result<Vec<String>> {
    let mut query = source.prepare(sql)?;
    Ok(query.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The numbers that a query gives. A damaged row may have something else in their place, also where its column cannot be empty.
fn numbers(source: &Connection, sql: &str) -> rusqlite::Result<BTreeSet<i64>> {
    let number = |row: &rusqlite::Row| Ok(row.get_ref(0)?.as_i64().ok());
    source.prepare(sql)?.query_map([], number)?.filter_map(|number| number.transpose()).collect()
}

impl Store {
    /// The rows that are named somewhere in a damaged file and are not read in their tables, by table. Empty where none is: what is
    /// damaged then is computed from the records.
    ///
    /// # Errors
    /// Those of reading, damage of a table too.
    pub fn unread_rows(&self) -> Result<BTreeMap<String, Lost>> {
        let mut unread = BTreeMap::new();
        for table in tables(self.sql())?.into_iter().filter(|table| table.has_rowid && !schema::COMPUTED.contains(&table.name.as_str())) {
            let there = numbers(self.sql(), &format!("SELECT rowid FROM {} NOT INDEXED", quoted(&table.name))).map_err(Error::from)?;
            let rows: BTreeSet<i64> = named(self.sql(), &table.name)?.difference(&there).copied().collect();
            if !rows.is_empty() {
                unread.insert(table.name, Lost { rows, is_guessed: false });
            }
        }
        Ok(unread)
    }
}
