//! What is looked at before a file is opened: whose it is, whether it is whole and what would run in it.

use super::super::error::{Error, Result};
use super::super::{CACHE_KIB, Store};
use super::waiting::wait;
use super::{Known, beside, garbled, leftovers, place, recount, schema};
use crate::clock::Clock;
use crate::domain::day;
use crate::domain::name::{fold, in_order};
use crate::platform;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// After so many instructions SQLite asks whether it is to go on: some tenths of a millisecond.
pub(super) const INSTRUCTIONS: i32 = 20_000;
/// Up to this size a file is read through in less than a moment, in bytes: a command looks through it before it writes.
pub const QUICK: u64 = 32 << 20;
/// How deep triggers of ours call each other, with room to spare.
const TRIGGER_DEPTH: i32 = 20;

/// Why nothing can be saved in an open file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// It, or its folder, may not be written, or it was opened for reading.
    Locked,
    /// It is a copy that is kept for the day when the file is lost.
    Copy,
    /// There is something in its schema that is not ours, or something of ours is missing: what, by name.
    Altered(String),
    /// The last check found it damaged: what it found.
    Damaged(String),
    /// There is text in it that cannot be read as it stands.
    Garbled,
    /// A later version brought it to a schema that this program does not know: its number.
    Outgrown(i64),
}

impl Store {
    /// Takes out of the schema what is not ours and puts back what is missing, after the file was kept as it is beside. Gives what
    /// that was, and where the file was kept, if anything was to be done.
    ///
    /// # Errors
    /// Those of writing; the file is then as it was.
    pub fn mend_schema(&self) -> Result<Option<(schema::Righted, PathBuf)>> {
        if let Some(what) = schema::obstacle(&self.connection, schema::newest())? {
            return Err(Error::Altered { path: self.path.clone(), what });
        }
        let version = schema::newest();
        if schema::difference(&self.connection, version)?.is_some() || schema::strange_index(&self.connection, version)?.is_some() {
            let tx = self.write()?;
            let kept = self.keep_held(&beside::kept(&self.path, beside::Before::Mending, self.clock))?;
            let righted = schema::put_right(&tx)?;
            self.know_schema()?;
            tx.commit()?;
            return Ok(Some((righted, kept)));
        }
        Ok(None)
    }

    /// What in the schema cannot be put right: a table of ours that is missing or another one.
    ///
    /// # Errors
    /// Those of reading the schema.
    pub fn beyond_mending(&self) -> Result<Option<String>> {
        schema::obstacle(&self.connection, schema::newest())
    }

    /// An index that is not ours and computes something: what looks through all of the file leaves it alone.
    ///
    /// # Errors
    /// Those of reading the schema.
    pub fn computing_index(&self) -> Result<Option<String>> {
        schema::computing_index(&self.connection, self.schema_number()?)
    }

    /// An index that is not ours, or one of ours that is missing. It runs nothing, so the file is written all the same.
    ///
    /// # Errors
    /// Those of reading the schema.
    pub fn strange_index(&self) -> Result<Option<String>> {
        schema::strange_index(&self.connection, self.schema_number()?)
    }

    /// A second, read-only connection to the same file, for work off the drawing thread.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn reader(&self) -> Result<Store> {
        self.must_be_in_place()?;
        let connection = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut reader = Store::on(connection, &self.path, self.clock, Some(Barred::Locked));
        reader.know()?;
        if self.is_legible {
            reader.read_legibly()?;
        }
        Ok(reader)
    }

    pub(super) fn on(connection: Connection, path: &Path, clock: Clock, barred: Option<Barred>) -> Store {
        let identity = platform::identity(path);
        let [journal, log, _] = place::companions(&place::followed(path));
        let companions = [journal, log];
        let (account_lists, name_words, whole_income) = Default::default();
        let outside = RefCell::default();
        Store {
            connection,
            path: path.into(),
            identity,
            companions,
            clock,
            barred,
            known: Known::default(),
            is_legible: false,
            account_lists,
            name_words,
            whole_income,
            outside,
        }
    }

    /// Why nothing can be saved, if so.
    pub fn barred(&self) -> Option<&Barred> {
        self.barred.as_ref()
    }

    /// Whether anything can be saved.
    ///
    /// # Errors
    /// Why nothing can.
    pub fn must_be_writable(&self) -> Result<()> {
        if self.barred.is_some() { Err(self.why_barred()) } else { Ok(()) }
    }

    /// Whether anything can be saved, and a look through the file finds nothing wrong with it, where that takes but a moment.
    ///
    /// # Errors
    /// Why nothing can be saved. Damage that is found is noted.
    pub fn must_be_sound(&self) -> Result<()> {
        self.must_be_writable()?;
        if self.path.metadata().is_ok_and(|file| file.len() > QUICK) {
            return Ok(());
        }
        let found = match schema::quick_faults(&self.connection) {
            Ok(found) => match found.into_iter().next() {
                Some(found) => found,
                None => return Ok(()),
            },
            Err(Error::Damaged { detail, .. }) => detail,
            Err(error) => return Err(error),
        };
        // Where it cannot be noted, it is said at least.
        let _ = self.note_damage(&found);
        Err(self.damaged(found))
    }

    /// Lets nobody write into a file that a check found damaged, and everybody again once that is answered.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn heed_damage(&mut self) -> Result<()> {
        let noted = beside::damage(&self.path).map(Barred::Damaged);
        let follows = matches!(self.barred, None | Some(Barred::Damaged(_)));
        if follows && noted != self.barred {
            self.connection.pragma_update(None, "query_only", noted.is_some())?;
            self.barred = noted;
        }
        Ok(())
    }

    /// The schema that the file has now. Asked within every write: a later version may have been at it since it was opened.
    pub(super) fn schema_number(&self) -> Result<i64> {
        Ok(self.connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?)
    }

    /// The number of its schema, where it is still one that this program knows.
    ///
    /// # Errors
    /// [`Error::Outgrown`] when a later version has changed it.
    pub(in super::super) fn must_be_known(&self) -> Result<i64> {
        match self.schema_number()? {
            found if found > schema::newest() => Err(self.outgrown(found)),
            found => Ok(found),
        }
    }

    fn outgrown(&self, found: i64) -> Error {
        Error::Outgrown { path: self.path.clone(), found, known: schema::newest() }
    }

    /// Why nothing can be saved where others than the system or a newer program are to blame: what is wrong with the file itself.
    pub fn flaw(&self) -> Option<Error> {
        matches!(self.barred, Some(Barred::Altered(_) | Barred::Damaged(_))).then(|| self.why_barred())
    }

    /// The error that stands for why nothing can be saved.
    pub fn why_barred(&self) -> Error {
        match &self.barred {
            Some(Barred::Altered(what)) => Error::Altered { path: self.path.clone(), what: what.clone() },
            Some(Barred::Damaged(detail)) => self.damaged(detail.clone()),
            Some(Barred::Garbled) => Error::Garbled(self.path.clone()),
            Some(Barred::Outgrown(found)) => self.outgrown(*found),
            Some(Barred::Copy) => Error::Copy(self.path.clone()),
            Some(Barred::Locked) | None => Error::ReadOnly(self.path.clone()),
        }
    }

    /// The error of this file being damaged. To look for a whole backup takes time that whoever says it can better give.
    pub(in super::super) fn damaged(&self, detail: String) -> Error {
        Error::Damaged { path: self.path.clone(), detail, backup: None }
    }
}

/// The error of a damaged file, with the newest whole backup.
fn damaged(path: &Path, detail: impl Into<String>, clock: Clock) -> Error {
    Error::Damaged { path: path.into(), detail: detail.into(), backup: beside::newest_whole(path, clock.today()) }
}

/// Refuses a file whose number is older than its tables.
pub(super) fn must_be_numbered(store: &Store, version: i64) -> Result<()> {
    if schema::is_misnumbered(&store.connection, version)? {
        return Err(damaged(&store.path, "older number", store.clock));
    }
    Ok(())
}

/// Why nothing may be saved in a file of this schema.
pub(super) fn barred(store: &Store, version: i64) -> Result<Option<Barred>> {
    if let Some(what) = schema::difference(&store.connection, version)? {
        must_be_numbered(store, version)?;
        // What cannot be put right is named before what can.
        let worst = schema::obstacle(&store.connection, version)?;
        return Ok(Some(Barred::Altered(worst.unwrap_or(what))));
    }
    Ok(beside::damage(&store.path).map(Barred::Damaged))
}

/// Says which schema the file has, or why it is not opened.
pub(super) fn check(path: &Path, clock: Clock) -> Result<i64> {
    if !path.exists() {
        return Err(Error::Missing(path.into()));
    }
    let blamed = |error: Error| match error {
        Error::Damaged { detail, .. } => damaged(path, detail, clock),
        other => other,
    };
    leftovers::settle(path, clock).map_err(blamed)?;
    leftovers::heed_broken_off(path);
    // A step that a crash left unfinished is taken back by SQLite on opening: until then the header may say anything.
    if leftovers::has_journal(path)? {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|error| blamed(error.into()))?;
    }
    // A pipe would be waited for.
    let header = if path.metadata()?.is_file() { schema::header_in(&platform::held_open(path)?)? } else { schema::Header::NotSqlite };
    version_of(path, header, clock)
}

/// Which schema a file has by its header, or why it is not opened.
pub(super) fn version_of(path: &Path, header: schema::Header, clock: Clock) -> Result<i64> {
    // What has copies beside it was once our file.
    let foreign = || match beside::copies(path).is_empty() {
        true => Error::Foreign(path.into()),
        false => damaged(path, "not ours", clock),
    };
    match header {
        schema::Header::Empty => Err(damaged(path, "empty", clock)),
        schema::Header::NotSqlite => Err(foreign()),
        schema::Header::Sqlite { application, .. } if application != schema::APPLICATION_ID => Err(foreign()),
        // No version will ever have such a number.
        schema::Header::Sqlite { version, .. } if !schema::NUMBERS.contains(&version) => Err(damaged(path, "no number", clock)),
        schema::Header::Sqlite { version, .. } if version > schema::newest() => Err(Error::Newer {
            path: path.into(),
            found: version,
            known: schema::newest(),
            backup: beside::newest_whole(path, clock.today()),
        }),
        schema::Header::Sqlite { cut: true, .. } if recount::is_miscounted(path) => Err(damaged(path, "miscounted", clock)),
        schema::Header::Sqlite { cut: true, .. } => Err(damaged(path, "cut short", clock)),
        schema::Header::Sqlite { strange: true, .. } => Err(damaged(path, "not ours", clock)),
        schema::Header::Sqlite { version, .. } => Ok(version),
    }
}

/// A connection in which nothing runs that is not ours, and that waits for others.
pub(super) fn connect(path: &Path, mode: OpenFlags) -> Result<Connection> {
    let mut connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(wait))?;
    connection.progress_handler(INSTRUCTIONS, Some(|| platform::is_ending() || platform::is_called_off()))?;
    connection.set_prepared_statement_cache_capacity(128);
    // Without this SQLite plans most statements anew each time they get other values.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, TRIGGER_DEPTH)?;
    // Sorting must not leave names in temporary files, nor deleting them in free pages.
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;",
    )?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // Used in queries only: the schema calls no function of ours, so that SQLite alone can open and repair the file.
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(fold(&String::from_utf8_lossy(context.get_raw(0).as_bytes_or_null()?.unwrap_or_default())))
    })?;
    connection.create_scalar_function("day_words", 3, flags, |context| {
        let kept = String::from_utf8_lossy(context.get_raw(0).as_bytes_or_null()?.unwrap_or_default()).into_owned();
        let today = day::from_iso(&context.get::<String>(1)?);
        let may_be_late = context.get::<Option<bool>>(2)?.unwrap_or_default();
        Ok(today.map_or_else(|| day::words(&kept), |today| day::words_on(&kept, today, may_be_late)))
    })?;
    connection.create_scalar_function("in_order", 1, flags, |context| {
        Ok(in_order(&String::from_utf8_lossy(context.get_raw(0).as_bytes_or_null()?.unwrap_or_default())))
    })?;
    connection.create_scalar_function("money_words", 1, flags, |context| {
        Ok(context.get::<Option<i64>>(0)?.map_or_else(String::new, crate::domain::money::sought))
    })?;
    garbled::add_functions(&connection)?;
    Ok(connection)
}

/// One plain file is what survives synced and network folders; another program may have turned it to a log beside it.
pub(super) fn leave_wal(connection: &Connection) -> Result<()> {
    let mode = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    if mode("PRAGMA journal_mode")? == "wal" && mode("PRAGMA journal_mode = DELETE")? != "delete" {
        return Err(Error::Busy);
    }
    Ok(())
}

pub(super) fn is_writable(connection: &Connection, path: &Path) -> bool {
    connection.is_readonly(rusqlite::MAIN_DB).is_ok_and(|read_only| !read_only) && may_be_written(path)
}

/// Whether a file may be written, and something be made beside it, as every write has to.
pub fn may_be_written(path: &Path) -> bool {
    platform::may_write(path) && platform::may_write(place::folder_of(&place::followed(path)))
}
