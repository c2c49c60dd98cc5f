//! What can go wrong with the file, in kinds that the edge turns into sentences.

use super::beside::Newest;
use crate::platform;
use std::path::PathBuf;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is not a database at all, or not one of ours.
    #[error("{0} is not a Kamdesk file")]
    Foreign(PathBuf),
    /// There is no file where one should be.
    #[error("{0} is not there")]
    Missing(PathBuf),
    /// There is no file, but copies of it lie beside its place: the newest whole one, if there is one.
    #[error("{path} is not there any more")]
    Lost {
        /// The place of the file.
        path: PathBuf,
        /// The newest whole copy.
        backup: Option<Newest>,
    },
    /// The file was moved away, deleted or replaced since it was opened.
    #[error("{0} is another file now")]
    Moved(PathBuf),
    /// What runs in the file is not what we put there: nothing of it is run, nothing is saved.
    #[error("{path}: not ours: {what}")]
    Altered {
        /// The file.
        path: PathBuf,
        /// What differs, by name.
        what: String,
    },
    /// There is text in the file that cannot be read as it stands.
    #[error("{0} holds text that is none")]
    Garbled(PathBuf),
    /// The file was written by a later version: its schema number and ours.
    #[error("{path} is of schema {found}, this program knows {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema number.
        found: i64,
        /// The newest this program knows.
        known: i64,
        /// The newest whole copy that this program knows, if the number is a mistake of the disk.
        backup: Option<Newest>,
    },
    /// A later version brought the file to its own schema while it was open here: its schema number and ours.
    #[error("{path} was brought to schema {found}, this program knows {known}")]
    Outgrown {
        /// The file.
        path: PathBuf,
        /// Its schema number now.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The file is of an earlier schema, and cannot be brought to ours where it may not be written: its schema number and ours.
    #[error("{path} is of schema {found}, and may not be brought to {known}")]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema number.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The file is cut, emptied or damaged; the newest whole backup, if one was looked for and found.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the check found.
        detail: String,
        /// The newest backup that may be restored, where it was looked for.
        backup: Option<Newest>,
    },
    /// The file or its folder cannot be written.
    #[error("{0} is read-only")]
    ReadOnly(PathBuf),
    /// The file is a copy that is kept to be restored: nothing is written into it.
    #[error("{0} is a backup")]
    Copy(PathBuf),
    /// There is no room on the disk.
    #[error("the disk is full")]
    Full,
    /// Another program kept the file busy longer than we wait.
    #[error("the file is busy")]
    Busy,
    /// The program was told to stop while this was written, which was taken back: it would have kept others from the file.
    #[error("stopped in the midst of a write")]
    Stopped,
    /// The record is gone: deleted by another window.
    #[error("the record is gone")]
    Gone,
    /// What is made stands there already, and there is but one of its kind: another window made it meanwhile. Which one that is.
    #[error("there is one already")]
    There(crate::domain::Entity, i64),
    /// Somebody else changed the same fields since they were read: key, their value.
    #[error("changed meanwhile")]
    Conflict(Vec<(String, crate::domain::Value)>),
    /// A field, by its label, would link what belongs to another account.
    #[error("a link to another account's record: {}", .0.en)]
    OfAnother(crate::domain::Words),
    /// A sum would be greater than the file can hold.
    #[error("a sum is too great for the file")]
    TooMuch,
    /// Somebody would stand above themselves.
    #[error("a circle: {names}")]
    Circle {
        /// Accounts, or the roles of persons.
        of: crate::domain::Entity,
        /// Those in it on their way up, the first one again at its end.
        names: String,
    },
    /// A file operation failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// Any other refusal of SQLite.
    #[error(transparent)]
    Sql(rusqlite::Error),
}

/// The number by which SQLite refuses to write into a file that is not under its name any more.
const MOVED: i32 = rusqlite::ffi::SQLITE_READONLY_DBMOVED;

/// The number by which it says that a write failed.
const WRITE: i32 = rusqlite::ffi::SQLITE_IOERR_WRITE;

/// The number by which it refuses a row that refers to one that is not there.
const FOREIGN_KEY: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;

/// The number by which it refuses a value that is none of its column: a sum of whole numbers that is too great for them.
const DATATYPE: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_DATATYPE;

/// What it says where a sum is too great for whole numbers: that has no number of its own.
const OVERFLOW: &str = "integer overflow";

/// A result of the store.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether what was changed in the schema is something of ours: no repair knows what stood in it.
    pub fn is_beyond_mending(&self) -> bool {
        matches!(self, Error::Altered { what, .. } if super::schema::is_beyond_mending(what))
    }

    /// Whether there is no room on the disk, whoever met that.
    pub fn is_full(&self) -> bool {
        use std::io::ErrorKind as Kind;
        match self {
            Error::Full => true,
            Error::Io(error) => matches!(error.kind(), Kind::StorageFull | Kind::QuotaExceeded),
            _ => false,
        }
    }

    /// The error, or why nothing can be saved in the file where it comes of that: a table of ours that is missing is missed by
    /// whoever reads it.
    #[must_use]
    pub fn caused_by(self, why: Option<&Error>) -> Error {
        match (self, why) {
            (Error::Sql(_), Some(why @ Error::Altered { path, what })) if why.is_beyond_mending() => {
                Error::Altered { path: path.clone(), what: what.clone() }
            }
            (error, _) => error,
        }
    }

    /// What was read, or nothing where another program holds the file: that is read later.
    ///
    /// # Errors
    /// All but [`Error::Busy`].
    pub fn unless_held<T>(read: Result<T>) -> Result<Option<T>> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(Error::Busy) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What was read, or nothing where it cannot be: a table is missing, or the disk has spoilt what stands in it.
    ///
    /// # Errors
    /// All that say nothing of what stands there.
    pub fn unless_unreadable<T>(read: Result<T>) -> Result<Option<T>> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(Error::Damaged { .. } | Error::Garbled(_) | Error::Sql(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The number by which SQLite knows an error that none of the other kinds stands for.
    pub fn sqlite_code(&self) -> Option<i32> {
        match self {
            Error::Sql(error) => error.sqlite_error().map(|error| error.extended_code),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Error::Full,
            Some(Code::OperationInterrupted) if platform::is_called_off() => Error::Stopped,
            // A read that is called off when the program ends has nobody to tell.
            Some(Code::DatabaseBusy | Code::DatabaseLocked | Code::OperationInterrupted) => Error::Busy,
            Some(Code::ReadOnly) if error.sqlite_extended_error_code() == Some(MOVED) => Error::Moved(PathBuf::new()),
            Some(Code::ReadOnly) => Error::ReadOnly(PathBuf::new()),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => {
                Error::Damaged { path: PathBuf::new(), detail: error.to_string(), backup: None }
            }
            // What it belongs to was deleted meanwhile.
            Some(Code::ConstraintViolation) if error.sqlite_extended_error_code() == Some(FOREIGN_KEY) => Error::Gone,
            Some(Code::ConstraintViolation) if error.sqlite_extended_error_code() == Some(DATATYPE) => Error::TooMuch,
            Some(Code::Unknown) if is_overflow(&error) => Error::TooMuch,
            None if matches!(error, rusqlite::Error::Utf8Error(..)) => Error::Garbled(PathBuf::new()),
            Some(Code::SystemIoFailure) if error.sqlite_extended_error_code() == Some(WRITE) && platform::has_met_limit() => {
                Error::Io(std::io::ErrorKind::FileTooLarge.into())
            }
            Some(Code::SystemIoFailure | Code::CannotOpen) => Error::Io(std::io::Error::other(error)),
            _ => Error::Sql(error),
        }
    }
}

fn is_overflow(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(said)) => said == OVERFLOW,
        rusqlite::Error::SqlInputError { msg, .. } => msg == OVERFLOW,
        _ => false,
    }
}
