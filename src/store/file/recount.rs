//! The number of pages that a file says to have, and how much of each it uses, where those alone are wrong: one bit cuts off whatever stands
//! behind, though every page is there.

use super::super::Store;
use super::super::error::{Error, Result};
use super::beside::{self, Before};
use super::head::Head;
use super::open::connect;
use super::place::{Making, Old, followed};
use super::{leftovers, schema};
use crate::clock::Clock;
use crate::platform;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where in the first page the number stands.
const AT: u64 = 28;
/// Where it stands how many bytes of a page are not used.
const RESERVED_AT: u64 = 20;

/// The same file with the number that its length tells, and pages that are used whole, beside its place. `None` where that is what it has, or the rest does not agree with
/// it.
fn recounted(path: &Path) -> Result<Option<Making>> {
    let held = platform::held_open(path)?;
    let length = held.metadata()?.len();
    let Some(head) = Head::read(&held)? else { return Ok(None) };
    let size = head.page_size();
    if head.application() != schema::APPLICATION_ID
        || size == 0
        || length % size != 0
        || length / size == head.pages() && head.reserved() == 0
    {
        return Ok(None);
    }
    let Ok(pages) = u32::try_from(length / size) else { return Ok(None) };
    // What a crash left unfinished is taken back first, and brings its own number.
    if leftovers::has_journal(path)? {
        return Ok(None);
    }
    let making = with_pages(path, pages)?;
    let look = || schema::faults(&connect(making.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?, head.version(), 1);
    match look() {
        Ok(faults) if faults.is_empty() => Ok(Some(making)),
        Ok(_) | Err(Error::Damaged { .. } | Error::Sql(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same file that says to have so many pages, all used whole, beside its place.
pub(super) fn with_pages(path: &Path, pages: u32) -> Result<Making> {
    let making = Making::of(path)?;
    making.fill_from_held(path)?;
    let mut made = OpenOptions::new().write(true).open(making.path())?;
    made.seek(SeekFrom::Start(AT))?;
    made.write_all(&pages.to_be_bytes())?;
    made.seek(SeekFrom::Start(RESERVED_AT))?;
    made.write_all(&[0])?;
    Ok(making)
}

/// Whether nothing but the number of pages, or how much of each is used, is wrong with a file.
pub(super) fn is_miscounted(path: &Path) -> bool {
    recounted(&followed(path)).is_ok_and(|made| made.is_some())
}

impl Store {
    /// Whether nothing but the number of pages, or how much of each is used, is wrong with the file.
    pub fn is_miscounted(&self) -> bool {
        is_miscounted(self.path())
    }
}

/// Puts a file with the right number of pages in the place of one that says a wrong one, which is kept beside. Gives the name that got; `None`
/// where that does not make it whole.
///
/// # Errors
/// Those of writing; the file is then as it was.
pub fn recount(path: &Path, clock: Clock) -> Result<Option<PathBuf>> {
    let file = followed(path);
    if !schema::header(&file).is_ok_and(|header| matches!(header, schema::Header::Sqlite { application: schema::APPLICATION_ID, .. })) {
        return Ok(None);
    }
    let Some(making) = recounted(&file)? else { return Ok(None) };
    // Nobody else's save comes in between; a file that says to be longer than it is nobody can write into.
    let mut others = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let held = match others.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from) {
        Ok(held) => Some(held),
        Err(Error::Damaged { .. }) => None,
        Err(error) => return Err(error),
    };
    let kept = Making::of(&beside::kept(path, Before::Mending, clock))?;
    kept.fill_from_held(&file)?;
    let kept = kept.put_beside()?;
    if let Err(error) = making.put(Old::Goes) {
        super::place::remove(&kept);
        return Err(error);
    }
    drop(held);
    Ok(Some(kept))
}
