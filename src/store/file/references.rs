//! References that lead nowhere in a file that is whole otherwise: another program changed it and did not heed them, or a disk changed a
//! number. No record goes for that: whoever it belonged to is made anew.

use super::super::Store;
use super::super::error::{Error, Result};
use super::beside::{self, Before};
use super::place::Making;
use super::schema::{self, quoted};
use crate::domain::Entity;
use crate::platform;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Mending what led nowhere makes no more of that: this many times suffice by far.
const ROUNDS: usize = 10;
/// A record gets the number that others know it by, unless that is one that no file comes to.
const NUMBERS: std::ops::Range<i64> = 1..1 << 40;

/// What becomes of a row that refers to what is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It says nothing without that: a link goes.
    Cut,
    /// The reference goes, the record stays.
    Emptied,
    /// What it refers to is made anew.
    Kept,
}

/// A reference that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The table.
    pub table: String,
    /// Its row there.
    pub row: i64,
    /// The column.
    pub column: String,
    /// The table that it refers to.
    pub parent: String,
    /// The row that is not there.
    pub missing: i64,
    /// What is to become of it.
    pub fate: Fate,
}

/// What records are called that are made anew for others that belong to them, where the journal does not know them.
#[derive(Clone, Copy, Debug)]
pub struct Called<'a> {
    /// An account, and a client of a report.
    pub account: &'a str,
    /// A person.
    pub person: &'a str,
}

/// What mending references did.
#[derive(Debug)]
pub struct Relinked {
    /// Where the file was kept as it was before.
    pub kept: PathBuf,
    /// What led nowhere.
    pub found: Vec<Dangling>,
}

/// Whether a row says something by itself, whoever it belonged to.
fn is_record(table: &str) -> bool {
    Entity::from_table(table).is_some() || ["channel", "letter", "report_month", "report_delivery"].contains(&table)
}

fn can_be_made(table: &str) -> bool {
    ["account", "person", "report_client"].contains(&table)
}

/// The references that lead nowhere, but for those of what is computed.
pub(super) fn dangling(connection: &Connection) -> Result<Vec<Dangling>> {
    let sql = "SELECT c.\"table\", c.rowid, k.\"from\", c.parent, k.on_delete = 'SET NULL'
               FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list(c.\"table\") k ON k.id = c.fkid WHERE c.rowid IS NOT NULL";
    let mut query = connection.prepare(sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(String, i64, String, String, bool)>>>()?;
    let mut found = Vec::new();
    for (table, row, column, parent, is_cleared) in rows.into_iter().filter(|(table, ..)| !schema::COMPUTED.contains(&table.as_str())) {
        let sql = format!("SELECT {} FROM {} WHERE rowid = ?1", quoted(&column), quoted(&table));
        let missing = connection.query_row(&sql, [row], |row| row.get(0))?;
        found.push(Dangling { table, row, column, parent, missing, fate: if is_cleared { Fate::Emptied } else { Fate::Cut } });
    }
    let is_owned = |one: &&Dangling| one.fate == Fate::Cut && is_record(&one.table) && can_be_made(&one.parent);
    let made: BTreeSet<(String, i64)> = found.iter().filter(is_owned).map(|one| (one.parent.clone(), one.missing)).collect();
    for one in found.iter_mut().filter(|one| made.contains(&(one.parent.clone(), one.missing))) {
        one.fate = Fate::Kept;
    }
    Ok(found)
}

/// Mends every reference that leads nowhere. What is computed from records that are not there goes with them.
pub(super) fn mend(connection: &Connection, called: Called) -> Result<Vec<Dangling>> {
    let mut all = Vec::new();
    for table in schema::COMPUTED {
        let sql = "SELECT rowid FROM pragma_foreign_key_check WHERE \"table\" = ?1 AND rowid IS NOT NULL";
        let rows = connection.prepare(sql)?.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        rows.iter().try_for_each(|row| connection.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [row]).map(drop))?;
    }
    for _ in 0..ROUNDS {
        let found = dangling(connection)?;
        if found.is_empty() {
            break;
        }
        let mut homes: BTreeMap<(String, i64), i64> = BTreeMap::new();
        for Dangling { table, row, column, parent, missing, fate } in &found {
            let (table, column) = (quoted(table), quoted(column));
            match fate {
                Fate::Cut => drop(connection.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [row])?),
                Fate::Emptied => drop(connection.execute(&format!("UPDATE {table} SET {column} = NULL WHERE rowid = ?1"), [row])?),
                Fate::Kept => {
                    let of = (parent.clone(), *missing);
                    let home = match homes.get(&of) {
                        Some(home) => *home,
                        None => make(connection, parent, *missing, called)?,
                    };
                    homes.insert(of, home);
                    if home != *missing {
                        connection.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE rowid = ?2"), params![home, row])?;
                    }
                }
            }
        }
        all.extend(found);
    }
    Ok(all)
}

/// Makes a record anew that others belong to: as the journal knows it, or under a name that says where it comes from. Gives its number.
fn make(connection: &Connection, table: &str, missing: i64, called: Called) -> Result<i64> {
    let number = Some(missing).filter(|number| NUMBERS.contains(number));
    if let Some(number) = number
        && bring_back(connection, table, number).is_ok_and(|is_back| is_back)
    {
        return Ok(number);
    }
    let uid = platform::new_uid().to_string();
    match table {
        "account" => {
            connection.execute("INSERT INTO account(id, uid, short_name) VALUES (?1, ?2, ?3)", params![number, uid, called.account])?
        }
        "person" => {
            connection.execute("INSERT INTO person(id, uid, family_name) VALUES (?1, ?2, ?3)", params![number, uid, called.person])?
        }
        _ => connection.execute("INSERT INTO report_client(id, key, name) VALUES (?1, ?2, ?3)", params![number, uid, called.account])?,
    };
    Ok(connection.last_insert_rowid())
}

/// Brings a deleted record back from the journal, where that knows it. Whether it did.
fn bring_back(connection: &Connection, table: &str, number: i64) -> Result<bool> {
    let sql = "SELECT before FROM change WHERE tbl = ?1 AND row_id = ?2 AND op = '-' AND json_valid(before) ORDER BY id DESC LIMIT 1";
    let Some(before): Option<String> = connection.query_row(sql, params![table, number], |row| row.get(0)).optional()? else {
        return Ok(false);
    };
    let names = "SELECT name FROM pragma_table_info(?1) WHERE EXISTS (SELECT 1 FROM json_each(?2) WHERE key = name)";
    let names = connection.prepare(names)?.query_map([table, &before], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let listed = names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let values = names.iter().map(|name| format!("json_extract(?1, '$.{name}')")).collect::<Vec<_>>().join(", ");
    let count = connection.execute(
        &format!("INSERT INTO {} ({listed}) SELECT {values} WHERE json_extract(?1, '$.id') = ?2", quoted(table)),
        params![before, number],
    )?;
    Ok(count == 1)
}

impl Store {
    /// The references that lead nowhere, and what [`Store::mend_references`] makes of them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn dangling(&self) -> Result<Vec<Dangling>> {
        dangling(self.sql())
    }

    /// Mends every reference that leads nowhere, after the file was kept as it is beside. `None` where there is none, or the file would not
    /// be whole then.
    ///
    /// # Errors
    /// Those of writing; the file is then as it was.
    pub fn mend_references(&self, called: Called) -> Result<Option<Relinked>> {
        if !self.faults()?.iter().any(|fault| is_of_reference(fault)) {
            return Ok(None);
        }
        let tx = self.write()?;
        let making = Making::of(&beside::kept(self.path(), Before::Mending, self.clock()))?;
        making.fill_from_held(self.path())?;
        let work = || {
            // A step that could be undone would bring the damage back.
            schema::drop_journal_triggers(&tx)?;
            let found = mend(&tx, called)?;
            schema::write_journal_triggers(&tx)?;
            Ok::<_, Error>((found, self.faults()?))
        };
        let found = match work() {
            Ok((found, faults)) if faults.is_empty() => found,
            Ok(_) | Err(Error::Damaged { .. } | Error::Sql(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let kept = making.put_beside()?;
        self.know_schema()?;
        tx.commit()?;
        Ok(Some(Relinked { kept, found }))
    }
}

/// Whether what a check found is a reference that leads nowhere: every page is whole, and it may be written on.
pub fn is_of_reference(fault: &str) -> bool {
    fault.contains(" -> ")
}
