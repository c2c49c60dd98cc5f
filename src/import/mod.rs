//! Taking in files of other programs: what is new, what is known already, what is doubtful, and one step that does it.
//!
//! [`plan`](plan()) compares every card with the file of the KAM and with the cards before it and changes nothing; [`apply`](apply())
//! carries a plan out. Nothing is overwritten: a value that finds its place taken is kept beside the record.

pub mod alike;
mod apply;
mod company;
mod compare;
pub mod debts;
pub mod deliveries;
mod draft;
mod listed;
mod own;
mod person;
mod plan;
mod planner;
pub mod purchases;
mod unfit;

pub use alike::{Alike, alike};
pub use apply::{Error, Progress, Report, apply};
pub use plan::{Difference, How, Item, Plan, Summary, Tally, Twin, Verdict, plan, plan_out};

use crate::exchange::{self, Mapping, Reading, Target, Unsupported, Wanted};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest file that is taken in, in bytes.
pub const SIZE_LIMIT: u64 = 100 * 1024 * 1024;

/// How much of a file tells whether it is a calendar, in bytes.
const BEGUN: u64 = 4096;
/// How much of it tells whether it holds letters: the head of one is longer.
const HEAD: u64 = 64 << 10;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name without its folder.
    pub name: String,
    /// Where it was read from, if it was a file.
    pub path: Option<PathBuf>,
    /// In which characters and with which separator a person wants it read.
    pub wanted: Wanted,
    /// What it holds.
    pub reading: Reading,
}

impl Source {
    /// The mapping of a table's columns; `None` for cards.
    pub fn mapping(&self) -> Option<&Mapping> {
        self.reading.table.as_ref().map(|(_, mapping)| mapping)
    }

    /// The first rows of a table, for choosing what its columns are.
    pub fn sample(&self, rows: usize) -> Vec<&[String]> {
        let table = self.reading.table.as_ref().map(|(table, _)| table);
        table.map(|table| table.rows.iter().take(rows).map(|row| row.cells.as_slice()).collect()).unwrap_or_default()
    }

    /// What parts the cells of a table; `None` for cards.
    pub fn separator(&self) -> Option<char> {
        self.reading.table.as_ref().map(|(table, _)| table.separator)
    }

    /// The line of a table's header; `None` for cards.
    pub fn header_line(&self) -> Option<u64> {
        self.reading.table.as_ref().map(|(table, _)| table.header_line)
    }

    /// Reads the file once more, as it is wanted by now.
    ///
    /// # Errors
    /// Those of [`read`].
    pub fn again(&self) -> Result<Source, ReadError> {
        match &self.path {
            Some(path) => read_as(path, self.wanted),
            None => Ok(self.clone()),
        }
    }

    /// Sends a column of a table, counted from 0, to another field; [`Reading::remap`] reads the rows anew.
    pub fn point(&mut self, column: usize, target: Target) {
        if let Some((_, mapping)) = &mut self.reading.table {
            mapping.set(column, target);
        }
    }

    /// Sends a column of a table, counted from 0, to another field and reads the rows anew.
    pub fn set_target(&mut self, column: usize, target: Target) {
        self.point(column, target);
        self.reading.remap();
    }
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// It is a pipe or a device, which would be waited for.
    #[error("no ordinary file")]
    NotPlain,
    /// The file is larger than [`SIZE_LIMIT`].
    #[error("larger than {SIZE_LIMIT} bytes")]
    TooLarge,
    /// The file is of another kind.
    #[error("not a file of contacts: {0:?}")]
    Unsupported(Unsupported),
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// People and companies.
    Contacts(Box<Source>),
    /// A report on purchases.
    Purchases(Box<exchange::purchases::Report>),
    /// A table of deliveries.
    Deliveries(Box<exchange::deliveries::Deliveries>),
    /// A table of debts.
    Debts(Box<exchange::debts::Debts>),
    /// A calendar.
    Calendar(exchange::calendar::Found),
    /// Letters.
    Letters(exchange::letters::Mailbox),
}

/// Reads a file, whatever it holds.
///
/// # Errors
/// Those of [`read`].
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    open_as(path, Wanted::default())
}

/// The same, in the encoding and with the separator that are wanted.
///
/// # Errors
/// Those of [`read`].
pub fn open_as(path: &Path, wanted: Wanted) -> Result<Opened, ReadError> {
    size_of(path)?;
    if path.is_file()
        && let Some(calendar) = calendar_in(path, wanted)?
    {
        return Ok(Opened::Calendar(calendar));
    }
    if path.is_file()
        && let Some(mailbox) = letters_in(path)?
    {
        return Ok(Opened::Letters(mailbox));
    }
    // A sum with a day stands in it too, but what is owed is no purchase.
    if path.is_file()
        && let Some(table) = exchange::listed::read(path, wanted)?
    {
        return Ok(Opened::Debts(Box::new(table)));
    }
    if path.is_file()
        && let Some(report) = exchange::purchases::read(path, wanted)?
    {
        return Ok(Opened::Purchases(Box::new(report)));
    }
    if path.is_file()
        && let Some(table) = exchange::listed::read(path, wanted)?
    {
        return Ok(Opened::Deliveries(Box::new(table)));
    }
    Ok(Opened::Contacts(Box::new(read_as(path, wanted)?)))
}

/// The calendar that a file is, if it is one: the beginning tells.
fn calendar_in(path: &Path, wanted: Wanted) -> Result<Option<exchange::calendar::Found>, ReadError> {
    let mut begun = Vec::new();
    std::fs::File::open(path)?.take(BEGUN).read_to_end(&mut begun)?;
    if !exchange::calendar::is_calendar(&begun) {
        return Ok(None);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some(exchange::calendar::Found { name, bytes: std::fs::read(path)?, wanted: wanted.encoding }))
}

/// The letters that a file holds, if it holds any: the beginning tells.
fn letters_in(path: &Path) -> Result<Option<exchange::letters::Mailbox>, ReadError> {
    let mut begun = Vec::new();
    std::fs::File::open(path)?.take(HEAD).read_to_end(&mut begun)?;
    if !exchange::letters::is_mailbox(&begun) {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_letter = exchange::letters::is_saved_otherwise(&begun, &ending);
        return if is_letter { Err(ReadError::Unsupported(exchange::Unsupported::Letter)) } else { Ok(None) };
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some(exchange::letters::read(&name, &std::fs::read(path)?)))
}

/// Reads a table that was pasted, whatever it holds.
///
/// # Errors
/// [`ReadError::Unsupported`] when nothing of it can be taken in.
pub fn open_text(name: &str, text: &str) -> Result<Opened, ReadError> {
    if exchange::calendar::is_calendar(text.as_bytes()) {
        let found = exchange::calendar::Found { name: name.to_owned(), bytes: text.into(), wanted: None };
        return Ok(Opened::Calendar(found));
    }
    if let Some(table) = exchange::listed::read_text(name, text) {
        return Ok(Opened::Debts(Box::new(table)));
    }
    if let Some(report) = exchange::purchases::read_text(name, text) {
        return Ok(Opened::Purchases(Box::new(report)));
    }
    match exchange::listed::read_text(name, text) {
        Some(table) => Ok(Opened::Deliveries(Box::new(table))),
        None => Ok(Opened::Contacts(Box::new(read_bytes(name, text.as_bytes())?))),
    }
}

/// Reads a file whole.
///
/// # Errors
/// [`ReadError`] when nothing of it can be taken in; single bad rows are listed in [`Reading::problems`].
pub fn read(path: &Path) -> Result<Source, ReadError> {
    read_as(path, Wanted::default())
}

/// Reads a file whole, in the encoding and with the separator that are wanted.
///
/// # Errors
/// Those of [`read`].
pub fn read_as(path: &Path, wanted: Wanted) -> Result<Source, ReadError> {
    size_of(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let reading = exchange::read(&std::fs::read(path)?, wanted).map_err(ReadError::Unsupported)?;
    Ok(Source { name, path: Some(path.to_owned()), wanted, reading })
}

/// Refuses what would be waited for, or is too large.
fn size_of(path: &Path) -> Result<(), ReadError> {
    let data = path.metadata()?;
    if !data.is_file() && !data.is_dir() {
        return Err(ReadError::NotPlain);
    }
    if data.len() > SIZE_LIMIT { Err(ReadError::TooLarge) } else { Ok(()) }
}

/// Reads what a file of this name holds.
///
/// # Errors
/// [`ReadError::Unsupported`] when nothing of it can be taken in.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let reading = exchange::read(bytes, Wanted::default()).map_err(ReadError::Unsupported)?;
    Ok(Source { name: name.to_owned(), path: None, wanted: Wanted::default(), reading })
}
