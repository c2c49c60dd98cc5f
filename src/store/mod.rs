//! The file: one SQLite database, its schema, its journal, its drafts and its backups.
//!
//! Everything that reads or writes SQL is in here. Each aggregate has a module with the rows that screens and use
//! cases ask for; saving goes through [`records`] alone, driven by the declarations of `domain`.

pub mod account_filter;
mod account_lists;
pub mod accounts;
pub mod asked;
pub mod attention;
pub mod bulk;
pub mod cadence;
pub mod calendar;
pub mod calendar_back;
pub mod calendar_out;
pub mod capture;
mod charter;
pub mod circles;
pub mod complaints;
mod currency;
pub mod deadlines;
pub mod debts;
mod deliveries;
pub mod diary;
pub mod dossier;
pub mod doubts;
pub mod drafts;
pub mod erase;
pub mod error;
pub mod every_action;
mod figures;
mod file;
pub mod find;
pub mod find_text;
pub mod full_text;
pub mod held;
pub mod import;
pub mod journal;
pub mod letters;
pub mod map;
pub mod merge;
pub mod money;
pub mod month;
mod name_words;
pub mod names;
pub mod opportunities;
mod outside;
pub mod owed;
pub mod people;
pub mod plan;
pub mod planned;
pub mod portfolio;
mod promises_gone;
pub mod purchases;
pub mod records;
pub mod referred;
pub mod resources;
pub mod review;
pub mod risk;
pub mod settings;
pub mod since;
pub mod split;
pub mod strange;
pub mod team;
mod traces;
pub mod typing;

pub use backup::Sum;
pub use error::{Error, Result};
pub use file::cut::{is_cut, salvage_cut};
pub use file::disagree::Disagreement;
pub use file::forks::Fork;
pub use file::garbled::Garbled;
pub use file::mend::Indexed;
pub use file::recount::recount;
pub use file::references::{Called, Dangling, Fate, Relinked, is_of_reference};
pub use file::salvage::{Lost, Salvaged};
pub use file::{
    Barred, Origin, Outlook, QUICK, backup, beside, garbled, left_out, leftovers, may_be_written, place, rescue, restore, schema,
    wait_briefly_here, wait_long_here, whose,
};
pub use journal::{Change, Step, Verb};
pub use outside::{Looked, Outside, Outsiders};
pub use strange::Strange;

use crate::clock::Clock;
use crate::domain::field::Choice;
use crate::domain::name::fold;
use crate::domain::phone::sought;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::{Entity, Kind, Record, Value};
use crate::platform;
use account_lists::AccountLists;
use name_words::NameWords;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::RefCell;
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// Memory for pages of the file in KiB: enough for the inner pages of every index of a large one.
const CACHE_KIB: i64 = 8 << 10;
/// The open file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    clock: Clock,
    /// What tells the file that was opened from another one under its name.
    identity: Option<(u64, u64)>,
    /// Where its journal and its log would lie.
    companions: [PathBuf; 2],
    barred: Option<Barred>,
    known: file::Known,
    /// Whether text that cannot be read is read with a mark.
    is_legible: bool,
    account_lists: RefCell<AccountLists>,
    /// Drafts that the file could not take.
    outside: RefCell<Vec<drafts::Draft>>,
    name_words: RefCell<NameWords>,
    whole_income: RefCell<money::WholeIncome>,
}

/// What is being written: all of it, or nothing where it is not committed. The program does not stop in the midst of it.
#[derive(Debug)]
pub(crate) struct Write<'a> {
    tx: Transaction<'a>,
    _writing: platform::Writing,
}

impl Write<'_> {
    /// Ends it: from now on it stands in the file.
    ///
    /// # Errors
    /// Those of SQLite; then nothing of it does.
    pub(crate) fn commit(self) -> rusqlite::Result<()> {
        self.tx.commit()
    }

    /// Takes back what was written of it.
    ///
    /// # Errors
    /// Those of SQLite.
    pub(crate) fn rollback(self) -> rusqlite::Result<()> {
        self.tx.rollback()
    }
}

impl Deref for Write<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.tx
    }
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
                def.field(KEPT_PRIVATE.key).is_some() && !hides(&record) && hides(&record.with(KEPT_PRIVATE.key, Value::Int(1)))
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
        for c in sought(&self.filter).chars() {
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
        self.barred.is_some()
    }

    /// Whether another program keeps this one from writing.
    pub fn is_held(&self) -> bool {
        let tried = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(Error::from);
        matches!(tried, Err(Error::Busy))
    }

    /// Lets nothing be changed through this connection, or everything again that may be.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn forbid_changes(&self, forbidden: bool) -> Result<()> {
        Ok(self.connection.pragma_update(None, "query_only", forbidden || self.barred.is_some())?)
    }

    /// How much was written through this connection.
    pub fn rows_written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// Judges what came to lie in the place of the file's journal or log since it was opened, before SQLite meets it.
    fn settle(&self) -> Result<()> {
        // Within a transaction SQLite looks for neither.
        let is_met = self.connection.is_autocommit() && self.companions.iter().any(|path| path.symlink_metadata().is_ok());
        if is_met { leftovers::settle(&self.path, self.clock) } else { Ok(()) }
    }

    /// What changes whenever the file does, whoever changed it: screens read again only then.
    pub fn revision(&self) -> Result<Revision> {
        self.settle()?;
        // What others saved is known before anything older can stand in its place.
        let _ = self.is_overwritten();
        let other = self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(Revision { own: self.connection.total_changes(), other })
    }

    /// Begins reads that see one state of the file, for which it is locked once instead of for each. Nothing can be
    /// saved until [`Store::end_reading`].
    pub fn begin_reading(&self) -> Result<()> {
        self.settle()?;
        Ok(self.connection.execute_batch("BEGIN")?)
    }

    /// Does `work` on one state of the file: nobody's change shows halfway, and no question takes a lock of its own. Within such
    /// work, it is only a part of it.
    pub fn reading<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.connection.is_autocommit() {
            return work();
        }
        self.begin_reading()?;
        let result = work();
        self.end_reading()?;
        result
    }

    /// Ends what [`Store::begin_reading`] began.
    pub fn end_reading(&self) -> Result<()> {
        // A failed read may have ended it already, or left nothing that can be ended well: damage is told by whoever met it.
        if !self.connection.is_autocommit() && self.connection.execute_batch("COMMIT").is_err() && !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        Ok(())
    }

    /// What is wrong with its pages, and what refers to something that is not there; empty when all is well. Takes seconds on a large file.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut found = self.page_faults()?;
        found.extend(self.leading_nowhere()?);
        Ok(found)
    }

    /// What refers to something that is not there, of that the first. Where a table is none any more nothing can be told of it: that the
    /// schema is another is said by whoever compares it.
    pub(super) fn leading_nowhere(&self) -> Result<Vec<String>> {
        let mut keys = self.connection.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20")?;
        let keys = keys.query_map([], |row| {
            Ok(format!("{} {} -> {}", row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0), row.get::<_, String>(2)?))
        })?;
        match keys.collect() {
            Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error { extended_code: rusqlite::ffi::SQLITE_ERROR, .. }, _)) => {
                Ok(Vec::new())
            }
            lines => Ok(lines?),
        }
    }

    /// What is wrong with its pages alone.
    fn page_faults(&self) -> Result<Vec<String>> {
        file::schema::faults(&self.connection, file::schema::newest(), 20)
    }

    /// The door to every read.
    pub(crate) fn sql(&self) -> &Connection {
        // What could not be set aside is said by whoever writes, or looks for changes, next.
        let _ = self.settle();
        &self.connection
    }

    /// The door to every write: begins a transaction that holds the file.
    ///
    /// # Errors
    /// Why nothing can be saved; [`Error::Moved`] when another file stands in the place of the one that was opened,
    /// [`Error::Outgrown`] when a later version has changed its schema since, and those of `Store::must_be_as_known`.
    pub(crate) fn write(&self) -> Result<Write<'_>> {
        let (tx, number) = self.hold()?;
        // The first page changes with every step anyhow. Changed first, it stands in the journal of whatever a crash breaks off,
        // which is known by it to be of this file.
        tx.prepare_cached(&format!("PRAGMA user_version = {number}"))?.execute([])?;
        Ok(tx)
    }

    /// Keeps others from writing, and writes nothing: where nothing is written, no journal lies beside it. Gives the number of the
    /// file's schema too.
    ///
    /// # Errors
    /// As [`Store::write`].
    fn hold(&self) -> Result<(Write<'_>, i64)> {
        // Before anything is locked: a program that stops holds the file for as long.
        let writing = platform::Writing::begin();
        self.must_be_writable()?;
        self.must_be_under_its_name()?;
        self.settle()?;
        let tx = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let number = self.must_be_known()?;
        self.must_be_as_known()?;
        Ok((Write { tx, _writing: writing }, number))
    }

    /// Names the file, and the backup that may help, in an error that SQLite gave without them.
    pub fn blame(&self, error: Error) -> Error {
        match error {
            Error::Damaged { path, detail, .. } if path.as_os_str().is_empty() => self.damaged(detail),
            Error::ReadOnly(path) if path.as_os_str().is_empty() => Error::ReadOnly(self.path.clone()),
            // A disk that became read-only under an open file refuses what has to be made beside it, in words of many kinds.
            Error::Io(error) if self.barred.is_none() && is_of_sqlite(&error) && !may_be_written(&self.path) => {
                Error::ReadOnly(self.path.clone())
            }
            // SQLite has the same words for most that a disk refuses: what it is the disk says when asked once more.
            Error::Io(error) if is_of_sqlite(&error) => match beside::refusal(&self.path) {
                Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Error::Full,
                Some(ErrorKind::ReadOnlyFilesystem) => Error::ReadOnly(self.path.clone()),
                _ => Error::Io(error),
            },
            Error::Moved(path) if path.as_os_str().is_empty() => Error::Moved(self.path.clone()),
            Error::Garbled(path) if path.as_os_str().is_empty() => Error::Garbled(self.path.clone()),
            other @ (Error::Foreign(_)
            | Error::Missing(_)
            | Error::Lost { .. }
            | Error::Moved(_)
            | Error::Altered { .. }
            | Error::Garbled(_)
            | Error::Newer { .. }
            | Error::Outgrown { .. }
            | Error::Older { .. }
            | Error::Damaged { .. }
            | Error::ReadOnly(_)
            | Error::Copy(_)
            | Error::Full
            | Error::Busy
            | Error::Stopped
            | Error::Gone
            | Error::There(..)
            | Error::Conflict(_)
            | Error::OfAnother(_)
            | Error::TooMuch
            | Error::Circle { .. }
            | Error::Io(_)
            | Error::Sql(_)) => other,
        }
    }
}

/// The text after every text that begins with `prefix`.
fn after(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// Whether SQLite met an error of the disk: in a file of ours, not in one that was to be made elsewhere.
fn is_of_sqlite(error: &std::io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<rusqlite::Error>())
}
