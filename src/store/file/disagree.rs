//! Where an index and a record say different things: which of both is spoilt, the file itself does not tell.

use super::super::Store;
use super::super::error::Result;
use super::garbled::tables;
use super::schema::{self, quoted};
use crate::domain::{Entity, Value as Kept};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

/// How many such places are looked for.
const MOST: usize = 20;

/// A value of which an index holds another one than the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The table.
    pub table: String,
    /// Its row there.
    pub row: i64,
    /// The column.
    pub column: String,
    /// What stands in the record; `None` where the index alone knows of it.
    pub in_record: Option<String>,
    /// What stands in the index; `None` where the record is not in it, or should not be.
    pub in_index: Option<String>,
    /// What stands in the index, where the record could have it: it is no value that is computed from others.
    taken: Option<Value>,
    /// Whether the record holds what its field cannot hold, and the index what it can.
    is_index_right: bool,
}

impl Disagreement {
    /// Whether both hold a value, of which either may be the right one.
    pub fn is_open(&self) -> bool {
        self.in_record.is_some() && self.taken.is_some()
    }

    /// Whether what the index holds is the likelier one.
    pub fn is_index_likelier(&self) -> bool {
        self.is_index_right
    }
}

/// Writes into the records what the indexes hold of them. No step of the journal: taken back, it would bring the damage again.
pub(super) fn take_from_indexes(connection: &Connection, chosen: &[Disagreement]) -> Result<()> {
    if chosen.is_empty() {
        return Ok(());
    }
    schema::drop_journal_triggers(connection)?;
    for differs in chosen {
        let sql = format!("UPDATE {} SET {} = ?1 WHERE rowid = ?2", quoted(&differs.table), quoted(&differs.column));
        connection.execute(&sql, params![differs.taken, differs.row])?;
    }
    schema::write_journal_triggers(connection)
}

/// Whether a field can hold a value; of what is no field of a record nobody knows.
fn may_hold(table: &str, column: &str, value: ValueRef) -> Option<bool> {
    let field = Entity::from_table(table)?.def().columns().find(|field| field.key == column && field.has_bounds())?;
    let value = match value {
        ValueRef::Text(text) => Kept::Text(std::str::from_utf8(text).ok()?.to_owned()),
        ValueRef::Integer(number) => Kept::Int(number),
        ValueRef::Null => return Some(!field.required),
        ValueRef::Real(_) | ValueRef::Blob(_) => return Some(false),
    };
    Some(field.may_hold(&value))
}

/// An index of a table whose rows have numbers.
struct Index {
    name: String,
    table: String,
    columns: Vec<String>,
    /// Of which rows it is, where that is not all; and the columns that say so.
    condition: Option<(String, Vec<String>)>,
}

/// A value as it can be read.
pub(in crate::store) fn shown(row: &Row, at: usize) -> Result<String> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    })
}

impl Store {
    /// What differs between the records and the indexes that a check named. What cannot be read for the damage is left out.
    pub fn disagreements(&self, faults: &[String]) -> Vec<Disagreement> {
        let lines = faults.iter().flat_map(|fault| fault.lines());
        let named: BTreeSet<&str> = lines.filter_map(|line| line.rsplit_once(" index ")).map(|(_, index)| index).collect();
        let mut found = Vec::new();
        for index in named.into_iter().filter_map(|name| self.index(name).ok().flatten()) {
            let _ = self.compare(&index, &mut found);
        }
        found.sort_by(|one, other| (&one.table, one.row, &one.column).cmp(&(&other.table, other.row, &other.column)));
        // Told once, whichever index says so.
        found.dedup();
        found.truncate(MOST);
        found
    }

    fn index(&self, name: &str) -> Result<Option<Index>> {
        let of = "SELECT i.tbl_name, coalesce(i.sql, '') FROM sqlite_schema i JOIN pragma_table_list t ON t.name = i.tbl_name
                  WHERE i.type = 'index' AND i.name = ?1 AND t.schema = 'main' AND t.wr = 0";
        let mut query = self.sql().prepare(of)?;
        let mut rows = query.query([name])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let (table, sql) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
        let listed = |sql: &str, of: &str| {
            let mut query = self.sql().prepare(sql)?;
            let names = query.query_map([of], |row| row.get::<_, Option<String>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok::<_, super::super::Error>(names.into_iter().flatten().collect::<Vec<String>>())
        };
        let columns = listed("SELECT name FROM pragma_index_info(?1) ORDER BY seqno", name)?;
        let all = listed("SELECT name FROM pragma_table_xinfo(?1) ORDER BY cid", &table)?;
        let condition = sql.split_once(" WHERE ").map(|(_, condition)| {
            let words: BTreeSet<&str> = condition.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            (condition.to_owned(), all.into_iter().filter(|column| words.contains(column.as_str())).collect())
        });
        Ok(Some(Index { name: name.to_owned(), table, columns, condition }))
    }

    fn compare(&self, index: &Index, found: &mut Vec<Disagreement>) -> Result<()> {
        let columns: String = index.columns.iter().map(|column| format!(", {}", quoted(column))).collect();
        let (table, condition) = (quoted(&index.table), index.condition.as_ref().map_or("1", |(condition, _)| condition));
        // An index that has every column that is asked for is read alone.
        let as_indexed = format!("SELECT rowid{columns} FROM {table} INDEXED BY {} WHERE {condition}", quoted(&index.name));
        let as_recorded = format!("SELECT rowid{columns} FROM {table} NOT INDEXED WHERE {condition}");
        let place = |row: i64, column: &str| Disagreement {
            table: index.table.clone(),
            row,
            column: column.to_owned(),
            in_record: None,
            in_index: None,
            taken: None,
            is_index_right: false,
        };
        let computed: BTreeSet<String> = tables(self.sql())?
            .into_iter()
            .filter(|table| table.name == index.table)
            .flat_map(|table| table.columns)
            .filter(|column| column.is_computed || column.is_number)
            .map(|column| column.name)
            .collect();
        let mut query = self.sql().prepare(&format!("{as_indexed} EXCEPT {as_recorded} LIMIT {MOST}"))?;
        let mut rows = query.query([])?;
        while let Some(entry) = rows.next()? {
            let number = entry.get(0)?;
            let of_condition: &[String] = index.condition.as_ref().map_or(&[], |(_, columns)| columns);
            let asked: String = of_condition.iter().map(|column| format!(", {}", quoted(column))).collect();
            let mut query =
                self.sql().prepare(&format!("SELECT rowid{columns}{asked}, {condition} FROM {table} NOT INDEXED WHERE rowid = ?1"))?;
            let mut records = query.query(params![number])?;
            let Some(record) = records.next()? else {
                for (at, column) in index.columns.iter().enumerate() {
                    found.push(Disagreement { in_index: Some(shown(entry, at + 1)?), ..place(number, column) });
                }
                continue;
            };
            for (at, column) in index.columns.iter().enumerate() {
                let (in_record, in_index) = (shown(record, at + 1)?, shown(entry, at + 1)?);
                if in_record != in_index {
                    let judge = |row: &Row| Ok::<_, super::super::Error>(may_hold(&index.table, column, row.get_ref(at + 1)?));
                    let is_index_right = judge(record)? == Some(false) && judge(entry)? == Some(true);
                    let taken = if computed.contains(column) { None } else { Some(entry.get::<_, Value>(at + 1)?) };
                    let both = Disagreement { in_record: Some(in_record), in_index: Some(in_index), ..place(number, column) };
                    found.push(Disagreement { taken, is_index_right, ..both });
                }
            }
            let own = 1 + index.columns.len();
            if !record.get::<_, Option<bool>>(own + of_condition.len())?.unwrap_or(false) {
                for (at, column) in of_condition.iter().enumerate() {
                    found.push(Disagreement { in_record: Some(shown(record, own + at)?), ..place(number, column) });
                }
            }
        }
        // What the index does not have at all; what it has otherwise is told above.
        let known: BTreeSet<i64> = found.iter().filter(|told| told.table == index.table).map(|told| told.row).collect();
        let mut query = self.sql().prepare(&format!("{as_recorded} EXCEPT {as_indexed} LIMIT {MOST}"))?;
        let mut rows = query.query([])?;
        while let Some(record) = rows.next()? {
            let number = record.get(0)?;
            for (at, column) in index.columns.iter().enumerate().filter(|_| !known.contains(&number)) {
                found.push(Disagreement { in_record: Some(shown(record, at + 1)?), ..place(number, column) });
            }
        }
        Ok(())
    }
}
