//! The file: one SQLite database, its schema, its journal, its drafts and its backups.
//!
//! Everything that reads or writes SQL is in here. Each aggregate has a module with the rows that screens and use
//! cases ask for; saving goes through [`records`] alone, driven by the declarations of `domain`.

pub mod account_filter;
mod account_lists;
pub mod accounts;
pub mod attention;
pub mod backup;
pub mod bulk;
pub mod capture;
pub mod complaints;
pub mod diary;
pub mod dossier;
pub mod doubts;
pub mod drafts;
pub mod erase;
pub mod error;
pub mod find;
pub mod find_text;
pub mod full_text;
pub mod held;
pub mod import;
pub mod journal;
pub mod map;
pub mod merge;
pub mod names;
pub mod opportunities;
pub mod people;
pub mod plan;
mod promises_gone;
pub mod records;
pub mod schema;
pub mod settings;
pub mod split;
pub mod team;

pub use error::{Error, Result};
pub use journal::{Change, Step, Verb};

use crate::clock::Clock;
use crate::domain::field::Choice;
use crate::domain::name::fold;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::{Entity, Kind, Record, Value};
use crate::platform;
use account_lists::AccountLists;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Memory for pages of the file in KiB: enough for the inner pages of every index of a large one.
const CACHE_KIB: i64 = 8 << 10;
/// How long a write waits for another program to finish its own.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it waits before it tries again, at most.
const PAUSE: Duration = Duration::from_millis(5);

/// The open file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    clock: Clock,
    read_only: bool,
    account_lists: RefCell<AccountLists>,
}

/// A state of the file, as one connection sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    own: u64,
    other: i64,
}

/// A window on a list: what to look for, in which order, and which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded text that every row must contain; empty for all.
    pub filter: String,
    /// The column of the list that orders it.
    pub sort: usize,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The first row wanted.
    pub offset: usize,
    /// How many rows are wanted.
    pub limit: usize,
    /// For whom: what they may not see is neither among the rows nor counted.
    pub audience: Audience,
}

impl Query {
    /// The same for an audience.
    pub fn seen_by(&self, audience: Audience) -> Query {
        Query { audience, ..self.clone() }
    }

    /// The condition, to be added to others, that leaves of an entity's rows those its audience may see.
    fn seen(&self, entity: Entity, table: &str) -> String {
        let hides = |record: &Record| !self.audience.shows(record);
        let def = entity.def();
        let mut conditions = String::new();
        if let Some(Kind::Choice(choices)) = def.field("kind").map(|field| field.kind) {
            let hidden = choices.iter().filter(|choice| hides(&Record::new(entity).with_text("kind", choice.code)));
            let hidden: Vec<String> = hidden.map(|choice| format!("'{}'", choice.code)).collect();
            if hidden.len() == choices.len() {
                return " AND 0".to_owned();
            }
            if !hidden.is_empty() {
                conditions = format!(" AND {table}.kind NOT IN ({})", hidden.join(", "));
            }
            let apart = |choice: &Choice| {
                let record = Record::new(entity).with_text("kind", choice.code);
                !hides(&record) && hides(&record.with(KEPT_PRIVATE.key, Value::Int(1)))
            };
            if choices.iter().any(apart) {
                conditions.push_str(&format!(" AND {table}.{} IS NOT 1", KEPT_PRIVATE.key));
            }
        }
        conditions
    }

    /// The pattern for `LIKE … ESCAPE '\'`, with what the user typed taken literally.
    pub fn pattern(&self) -> String {
        let mut pattern = String::from("%");
        for c in self.filter.chars() {
            if matches!(c, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(c);
        }
        pattern.push('%');
        pattern
    }

    /// `ASC` or `DESC`.
    pub(crate) fn direction(&self) -> &'static str {
        if self.descending { "DESC" } else { "ASC" }
    }
}

/// The rows of a window and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// How many rows the whole list has.
    pub total: usize,
    /// The rows of the window.
    pub rows: Vec<T>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Page { total: 0, rows: Vec::new() }
    }
}

impl<T> Page<T> {
    /// The window on rows that were read whole, in their order; `text` is what the filter looks into.
    pub fn of(mut rows: Vec<T>, query: &Query, text: impl Fn(&T) -> String) -> Page<T> {
        if !query.filter.is_empty() {
            rows.retain(|row| fold(&text(row)).contains(&query.filter));
        }
        if query.descending {
            rows.reverse();
        }
        Page { total: rows.len(), rows: rows.into_iter().skip(query.offset).take(query.limit).collect() }
    }
}

impl Store {
    /// Opens the file, making a new one where there is none.
    ///
    /// # Errors
    /// [`Error::Foreign`], [`Error::Newer`] and [`Error::Damaged`] leave the file exactly as it is.
    pub fn open(path: &Path, clock: Clock) -> Result<Store> {
        if !path.exists() {
            create(path)?;
        }
        let known = check(path)?;
        let store = match connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Ok(connection) if is_writable(&connection, path) => {
                Store { connection, path: path.into(), clock, read_only: false, account_lists: RefCell::default() }
            }
            _ => return Store::open_read_only(path, clock),
        };
        platform::make_private(path)?;
        if known < schema::newest() {
            backup::before_migration(&store, known)?;
            schema::migrate(&store.connection).map_err(|error| store.blame(error))?;
        }
        Ok(store)
    }

    /// Opens a file for reading alone.
    pub fn open_read_only(path: &Path, clock: Clock) -> Result<Store> {
        let known = check(path)?;
        if known < schema::newest() {
            return Err(Error::ReadOnly(path.into()));
        }
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Store { connection, path: path.into(), clock, read_only: true, account_lists: RefCell::default() })
    }

    /// Opens a copy that is being made, bringing it to the newest schema without a copy of its own.
    pub(super) fn open_copy(path: &Path, clock: Clock) -> Result<Store> {
        let known = check(path)?;
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if known < schema::newest() {
            schema::migrate(&connection)?;
        }
        Ok(Store { connection, path: path.into(), clock, read_only: false, account_lists: RefCell::default() })
    }

    /// A second, read-only connection to the same file, for work off the drawing thread.
    pub fn reader(&self) -> Result<Store> {
        let connection = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Store { connection, path: self.path.clone(), clock: self.clock, read_only: true, account_lists: RefCell::default() })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The clock that dates what is written.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Whether nothing can be saved.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// What changes whenever the file does, whoever changed it: screens read again only then.
    pub fn revision(&self) -> Result<Revision> {
        let other = self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(Revision { own: self.connection.total_changes(), other })
    }

    /// Begins reads that see one state of the file, for which it is locked once instead of for each. Nothing can be
    /// saved until [`Store::end_reading`].
    pub fn begin_reading(&self) -> Result<()> {
        Ok(self.connection.execute_batch("BEGIN")?)
    }

    /// Ends what [`Store::begin_reading`] began.
    pub fn end_reading(&self) -> Result<()> {
        // A failed read may have ended it already.
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("COMMIT")?;
        }
        Ok(())
    }

    /// What `integrity_check` and `foreign_key_check` find wrong; empty when all is well. Takes seconds on a large file.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut check = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let mut found = check.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        found.retain(|line| line != "ok");
        let mut keys = self.connection.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20")?;
        let keys = keys.query_map([], |row| {
            Ok(format!("{} {} -> {}", row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0), row.get::<_, String>(2)?))
        })?;
        for line in keys {
            found.push(line?);
        }
        Ok(found)
    }

    pub(crate) fn sql(&self) -> &Connection {
        &self.connection
    }

    /// Names the file, and the backup that may help, in an error that SQLite gave without them.
    pub(crate) fn blame(&self, error: Error) -> Error {
        match error {
            Error::Damaged { detail, .. } => damaged(&self.path, detail),
            Error::ReadOnly(_) => Error::ReadOnly(self.path.clone()),
            other => other,
        }
    }
}

fn damaged(path: &Path, detail: impl Into<String>) -> Error {
    Error::Damaged { path: path.into(), detail: detail.into(), backup: backup::newest(path) }
}

/// Makes a new file beside its place and moves it there whole, so that a half-made one is never seen.
fn create(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    platform::private_folder(folder)?;
    let made = path.with_extension(format!("new-{}", std::process::id()));
    let _ = std::fs::remove_file(&made);
    drop(platform::private_file(&made)?);
    let result = connect(&made, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|connection| schema::migrate(&connection));
    // `hard_link` fails where another process was first; its file is as good as ours.
    let result = result.and_then(|()| match std::fs::hard_link(&made, path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Ok(std::fs::rename(&made, path)?),
        _ => Ok(()),
    });
    let _ = std::fs::remove_file(&made);
    platform::sync_folder(folder);
    result
}

/// Says which schema the file has, or why it is not opened.
fn check(path: &Path) -> Result<i64> {
    // A journal left by a crash is rolled back by SQLite on opening: until then the header may say anything.
    let mut left_open = path.as_os_str().to_owned();
    left_open.push("-journal");
    let unfinished = Path::new(&left_open).metadata().is_ok_and(|journal| journal.len() > 0);
    if unfinished {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|error| match Error::from(error) {
            Error::Damaged { detail, .. } => damaged(path, detail),
            other => other,
        })?;
    }
    match schema::header(path)? {
        schema::Header::Empty => Err(damaged(path, "empty")),
        schema::Header::NotSqlite => match backup::newest(path) {
            // What has backups of ours was once our file.
            Some(_) => Err(damaged(path, "not a database")),
            None => Err(Error::Foreign(path.into())),
        },
        schema::Header::Sqlite { application, .. } if application != schema::APPLICATION_ID => Err(Error::Foreign(path.into())),
        schema::Header::Sqlite { version, .. } if version > schema::newest() => {
            Err(Error::Newer { path: path.into(), found: version, known: schema::newest() })
        }
        schema::Header::Sqlite { cut: true, .. } => Err(damaged(path, "cut short")),
        schema::Header::Sqlite { version, .. } => Ok(version),
    }
}

fn connect(path: &Path, mode: OpenFlags) -> Result<Connection> {
    let mut connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(wait_for_the_other))?;
    connection.set_prepared_statement_cache_capacity(128);
    // Without this SQLite plans most statements anew each time they get other values.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Sorting must not leave names in temporary files, nor deleting them in free pages.
    connection
        .execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // Used in queries only: the schema calls no function of ours, so any SQLite can open and repair the file.
    connection.create_scalar_function("fold", 1, flags, |context| Ok(fold(context.get_raw(0).as_str_or_null()?.unwrap_or_default())))?;
    Ok(connection)
}

/// Waits a moment for another program to finish its write; `false` when that was long enough.
///
/// SQLite's own handler soon sleeps a tenth of a second at a time, in which a program that writes all the while, such as
/// an import, begins again dozens of times: it never gets a turn. Short pauses of uneven length do.
fn wait_for_the_other(tries: i32) -> bool {
    let uneven = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.subsec_micros() % 1_000);
    let pause = PAUSE * (uneven + 1) / 1_000;
    std::thread::sleep(pause);
    // Half the longest pause is the usual one.
    PAUSE / 2 * tries.unsigned_abs() < PATIENCE
}

fn is_writable(connection: &Connection, path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let locked = |path: &Path| path.metadata().is_ok_and(|data| data.permissions().readonly());
    connection.is_readonly(rusqlite::MAIN_DB).is_ok_and(|read_only| !read_only) && !locked(path) && !locked(folder)
}
