//! Records that were changed by something else than the program, or by a disk, in a file that SQLite calls whole: what was computed of
//! them when they were written says otherwise, or a copy does and no step of the journal tells of the change.

use super::error::{Error, Result};
use super::file::columns_that_are_kept;
use super::file::disagree::shown;
use super::find_text::{self, Differing};
use super::{Store, beside, schema};
use crate::domain::Entity;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params};
use std::collections::BTreeMap;
use std::path::Path;

/// How a person is reached: a record of theirs, though no entity of its own.
const CHANNEL: &str = "channel";
/// So many values that differ from those of a copy are told: where more do, it is of another state of the file.
const MOST: usize = 500;

/// A record that is not what the program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// What it is called, where it is by itself.
    pub title: String,
    /// Words that stand in it and not in what was computed of it.
    pub in_record: Vec<String>,
    /// The other way round.
    pub in_index: Vec<String>,
    /// What a copy holds otherwise: column, in the record, in the copy.
    pub in_copy: Vec<(String, String, String)>,
}

/// Such records, by table and number.
pub type Outsiders = BTreeMap<(String, i64), Outside>;

impl Store {
    /// The records that disagree with what was computed of them, or with a whole copy of the file though no step since has changed them.
    /// One that is the same in the copy is not among them: there it is the index that lags or is spoilt. Reads all records.
    ///
    /// # Errors
    /// Those of reading the file; a copy that cannot be compared says nothing.
    pub fn changed_outside(&self, copy: Option<&Path>) -> Result<Outsiders> {
        let differing = self.differing_from_index()?;
        let copy = copy.and_then(|copy| Copy::of(self, copy).ok().flatten());
        let mut found = Outsiders::new();
        for ((table, row), differs) in differing {
            if copy.as_ref().is_some_and(|copy| copy.has_the_same(self, table, row).unwrap_or(false)) {
                continue;
            }
            let outside = found.entry((table.to_owned(), row)).or_default();
            outside.in_record.extend(differs.in_record);
            outside.in_index.extend(differs.in_index);
        }
        for other in copy.map_or(Ok(Vec::new()), |copy| copy.unexplained(self)).unwrap_or_default() {
            found.entry(other.record).or_default().in_copy.push((other.column, other.in_file, other.in_copy));
        }
        for ((table, row), outside) in &mut found {
            if let Some(entity) = Entity::from_table(table) {
                outside.title = self.title_of(entity, *row).unwrap_or_default();
            }
        }
        Ok(found)
    }

    /// Whether any record disagrees with what was computed of it.
    ///
    /// # Errors
    /// Those of reading.
    pub(super) fn contradicts_itself(&self) -> Result<bool> {
        match self.differing_from_index() {
            // What cannot be read, or is not there, is told by other checks.
            Err(Error::Garbled(_) | Error::Damaged { .. } | Error::Sql(_)) => Ok(false),
            found => Ok(!found?.is_empty()),
        }
    }

    /// Whether a record is another one than in a copy though no step since has changed it.
    pub(super) fn was_changed_since(&self, copy: &Path) -> bool {
        let unexplained = || Copy::of(self, copy)?.map_or(Ok(Vec::new()), |copy| copy.unexplained(self));
        unexplained().is_ok_and(|found| !found.is_empty())
    }

    fn differing_from_index(&self) -> Result<BTreeMap<(&'static str, i64), Differing>> {
        self.beside_the_file("CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_instance USING fts5vocab(main, find_text, instance)")?;
        // One state of the file: what is saved meanwhile stands in both or in neither.
        self.reading(|| {
            let mut found = find_text::differing(self.sql())?;
            for (record, differs) in self.folded_otherwise()? {
                let known = found.entry(record).or_default();
                known.in_record.extend(differs.in_record);
                known.in_index.extend(differs.in_index);
            }
            Ok(found)
        })
    }
}

/// A value of the file that is another one in a copy.
struct Otherwise {
    record: (String, i64),
    column: String,
    in_file: String,
    in_copy: String,
}

/// A copy from which the file went on by steps alone, so far as the journal tells.
struct Copy {
    connection: Connection,
    /// The last step that it knows of.
    last: i64,
    tables: Vec<(String, Vec<String>)>,
}

impl Copy {
    /// That of a file; `None` where what differs may have come of something else: an erasing, a repair, a restore.
    fn of(store: &Store, copy: &Path) -> Result<Option<Copy>> {
        let repaired = beside::last_repair(store.path());
        if repaired.is_some_and(|repaired| beside::made_at(copy).is_none_or(|made| made <= repaired)) {
            return Ok(None);
        }
        let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let number = |connection: &Connection, sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let settings = |connection: &Connection| {
            let mut query = connection.prepare("SELECT name, value FROM setting WHERE name IN ('file', 'erased') ORDER BY name")?;
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(String, String)>>>()
        };
        const LAST: &str = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'step'), 0)";
        let last = number(&connection, LAST)?;
        let at: Option<String> = connection.query_row("SELECT max(at) FROM step WHERE id = ?1", [last], |row| row.get(0))?;
        let is_of_the_same = number(&connection, "PRAGMA user_version")? == schema::newest()
            && settings(&connection)? == settings(store.sql())?
            && store.sql().query_row(
                "SELECT CASE ?1 WHEN 0 THEN 1 ELSE EXISTS (SELECT 1 FROM step WHERE id = ?1 AND at IS ?2) END",
                params![last, at],
                |row| row.get(0),
            )?;
        if !is_of_the_same {
            return Ok(None);
        }
        let mut tables = Vec::new();
        for table in schema::journalled(&connection)?.into_iter().filter(|table| table == CHANNEL || Entity::from_table(table).is_some()) {
            let columns = columns_that_are_kept(&connection, &table)?;
            tables.push((table, columns));
        }
        Ok(Some(Copy { connection, last, tables }))
    }

    /// Whether a record is there, with the same values.
    fn has_the_same(&self, store: &Store, table: &str, row: i64) -> Result<bool> {
        let Some((_, columns)) = self.tables.iter().find(|(known, _)| known == table) else { return Ok(false) };
        let sql = format!("SELECT {} FROM \"{table}\" WHERE id = ?1", listed(columns));
        let read = |connection: &Connection| {
            let mut query = connection.prepare(&sql)?;
            query.query_row([row], |row| (0..columns.len()).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>())
        };
        Ok(read(&self.connection)? == read(store.sql())?)
    }

    /// The values of the file that are others here, and that no step since has put there.
    fn unexplained(&self, store: &Store) -> Result<Vec<Otherwise>> {
        let mut found = Vec::new();
        let told = "SELECT EXISTS (SELECT 1 FROM change WHERE tbl = ?1 AND row_id = ?2 AND step_id > ?5
                      AND (op <> '~' OR col = ?3 AND after IS ?4))";
        let mut told = store.sql().prepare(told)?;
        for (table, columns) in &self.tables {
            let sql = format!("SELECT id, {} FROM \"{table}\" ORDER BY id", listed(columns));
            let (mut own, mut other) = (store.sql().prepare(&sql)?, self.connection.prepare(&sql)?);
            let (mut own, mut other) = (own.query([])?, other.query([])?);
            let (mut one, mut two) = (own.next()?, other.next()?);
            while let (Some(here), Some(there)) = (one, two) {
                let (id, known): (i64, i64) = (here.get(0)?, there.get(0)?);
                if id == known {
                    for (at, column) in columns.iter().enumerate() {
                        let (now, then) = (here.get_ref(at + 1)?, there.get_ref(at + 1)?);
                        // Another record has got its number.
                        if now != then && column == "uid" {
                            break;
                        }
                        if now != then
                            && !told.query_row(params![table, id, column, here.get::<_, Value>(at + 1)?, self.last], |row| row.get(0))?
                        {
                            let (in_file, in_copy) = (shown(here, at + 1)?, shown(there, at + 1)?);
                            found.push(Otherwise { record: (table.clone(), id), column: column.clone(), in_file, in_copy });
                        }
                        if found.len() > MOST {
                            return Ok(Vec::new());
                        }
                    }
                }
                if id <= known {
                    one = own.next()?;
                }
                if known <= id {
                    two = other.next()?;
                }
            }
        }
        Ok(found)
    }
}

fn listed(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}
