//! A file that ends before its last page, as a copy that broke off leaves one: what its pages still hold is carried into a new file.

use super::super::error::Result;
use super::head::Head;
use super::open::connect;
use super::place::followed;
use super::recount::with_pages;
use super::references::Called;
use super::salvage::{Salvaged, State, carry};
use super::{leftovers, schema};
use crate::clock::Clock;
use crate::platform;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// The whole pages that are left of a cut file, and its length; `None` where it is not cut, none of ours or of another schema, or a crash has
/// left a step that is to be taken back first.
fn left_of(file: &Path) -> Result<Option<(u32, u64)>> {
    let held = platform::held_open(file)?;
    let length = held.metadata()?.len();
    let Some(head) = Head::read(&held)? else { return Ok(None) };
    let size = head.page_size();
    let is_cut = head.application() == schema::APPLICATION_ID && size > 0 && head.pages() * size > length;
    if !is_cut || head.version() != schema::newest() || leftovers::has_journal(file)? {
        return Ok(None);
    }
    Ok(u32::try_from(length / size).ok().filter(|pages| *pages > 0).map(|pages| (pages, length)))
}

/// The length of a cut file, by which it is known again.
pub(super) fn length(file: &Path) -> Result<Option<u64>> {
    Ok(left_of(file)?.map(|(_, length)| length))
}

/// Whether a file is cut and whole pages of it are left.
pub fn is_cut(path: &Path) -> bool {
    left_of(&followed(path)).is_ok_and(|left| left.is_some())
}

/// Reads what can be read of a cut file into a new one, beside its place; the file itself stays as it is until that is placed. `None` where it
/// is not cut, or holds no account any more: then a copy is better.
///
/// # Errors
/// Those of writing, and of reading other than damage.
pub fn salvage_cut(path: &Path, clock: Clock, called: Called) -> Result<Option<Salvaged>> {
    let file = followed(path);
    let Some((pages, length)) = left_of(&file)? else { return Ok(None) };
    // It says to end where it ends: what leads behind that is damage to whoever reads it, and never an empty page that would be taken for text.
    let rest = with_pages(&file, pages)?;
    let source = connect(rest.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    read_without_all_tables(&source)?;
    carry(&source, &file, clock, called, State::Cut(length))
}

/// Where pages of the schema are gone, the tables that are named on the others can be read all the same. Nothing is written into it.
fn read_without_all_tables(source: &Connection) -> Result<()> {
    source.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    Ok(source.execute_batch("PRAGMA writable_schema = ON")?)
}
