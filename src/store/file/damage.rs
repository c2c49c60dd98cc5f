//! That a file was found damaged is noted beside it, with the state that it was found in: of any other state nothing is known yet.

use super::super::Store;
use super::super::error::{Error, Result};
use super::head::Head;
use super::open::connect;
use super::place::{Making, Old, followed};
use super::{beside, schema};
use crate::platform;
use rusqlite::OpenFlags;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands between what was found and the state of the file then.
const STATE: &str = "\n#state ";

fn note_in(folder: &Path) -> PathBuf {
    folder.join("damaged")
}

/// Which file it is on its disk, how many steps have changed it, how long it is.
fn state(file: &Path) -> Option<String> {
    let file = followed(file);
    let held = platform::held_open(&file).ok()?;
    let changes = Head::read(&held).ok()?.map_or(0, |head| head.changes());
    Some(format!("{:?} {changes} {}", platform::identity(&file), held.metadata().ok()?.len()))
}

/// What the last check found wrong with the file, when it has not been answered yet. Where the file is in another state by now, such as
/// after a restore, it is looked through again.
pub fn damage(file: &Path) -> Option<String> {
    let noted = beside::folders(file).iter().find_map(|folder| platform::read_plain_text(&note_in(folder)).ok())?;
    let (found, seen) = noted.split_once(STATE).map_or((noted.as_str(), None), |(found, seen)| (found, Some(seen)));
    let is_other = seen.is_some_and(|seen| state(file).is_some_and(|now| now != seen.trim()));
    match if is_other { look_again(file) } else { Err(Error::Busy) } {
        Ok(None) => {
            forget_damage(file);
            None
        }
        Ok(Some(now)) => {
            // Where it cannot be noted, it is looked through again.
            let _ = note_damage(file, &now);
            Some(now)
        }
        // What cannot be looked at now stands as it was.
        Err(_) => Some(found.trim().to_owned()),
    }
}

/// What is wrong with a file, if anything.
fn look_again(file: &Path) -> Result<Option<String>> {
    let version = match schema::header_in(&platform::held_open(&followed(file))?)? {
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, cut: false, strange: false } => version,
        schema::Header::Sqlite { application: schema::APPLICATION_ID, cut: true, .. } => return Ok(Some("cut short".to_owned())),
        schema::Header::Empty => return Ok(Some("empty".to_owned())),
        _ => return Ok(Some("not ours".to_owned())),
    };
    let look = || {
        let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        schema::faults(&connection, version, 1)
    };
    match look() {
        Ok(found) => Ok(found.into_iter().next()),
        Err(Error::Damaged { detail, .. }) => Ok(Some(detail)),
        Err(error) => Err(error),
    }
}

/// Notes that a check found the file damaged, as it is now: nobody writes into it until it is restored or found whole.
///
/// # Errors
/// Those of writing the note.
pub fn note_damage(file: &Path, found: &str) -> Result<()> {
    let making = Making::of(&note_in(&beside::folder(file)))?;
    let seen = state(file).map_or_else(String::new, |seen| format!("{STATE}{seen}"));
    fs::write(making.path(), format!("{found}{seen}"))?;
    making.put(Old::Goes)?;
    Ok(())
}

/// Forgets the note, when the file is whole again.
pub fn forget_damage(file: &Path) {
    for folder in beside::folders(file) {
        let _ = fs::remove_file(note_in(&folder));
    }
}

impl Store {
    /// Notes what was found wrong with the open file; where another one stands in its place, nothing is known of that.
    ///
    /// # Errors
    /// [`Error::Moved`], and those of writing the note.
    pub fn note_damage(&self, found: &str) -> Result<()> {
        self.must_be_in_place()?;
        note_damage(&self.path, found)
    }

    /// Whether what is typed and was written into the file is still to be found there: the file in its place, as long as it says, and
    /// not known to be damaged. What cannot be looked at now is looked at later.
    ///
    /// # Errors
    /// What has become of the file.
    pub fn must_hold_text(&self) -> Result<()> {
        self.must_be_in_place()?;
        if let Some(found) = beside::damage(&self.path) {
            return Err(self.damaged(found));
        }
        // Held against whoever writes: in the midst of that, length and header need not agree.
        let reading = self.sql().unchecked_transaction()?;
        match reading.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(Error::from) {
            Ok(1..) => {}
            Ok(_) => return Err(self.damaged("empty".to_owned())),
            Err(Error::Damaged { detail, .. }) => return Err(self.damaged(detail)),
            Err(_) => return Ok(()),
        }
        match platform::held_open(&followed(&self.path)).map_err(Error::from).and_then(|file| schema::header_in(&file)) {
            Ok(schema::Header::Empty) => Err(self.damaged("empty".to_owned())),
            Ok(schema::Header::NotSqlite) => Err(self.damaged("not a database".to_owned())),
            Ok(schema::Header::Sqlite { cut: true, .. }) => Err(self.damaged("cut short".to_owned())),
            Ok(schema::Header::Sqlite { .. }) | Err(_) => Ok(()),
        }
    }

    /// What others made of the open file, where nothing is left of it that could be asked: SQLite has no word for that.
    pub fn emptied(&self) -> Option<Error> {
        self.must_be_in_place().ok()?;
        let header = schema::header_in(&platform::held_open(&followed(&self.path)).ok()?).ok()?;
        match header {
            schema::Header::Empty => Some(self.damaged("empty".to_owned())),
            schema::Header::NotSqlite => Some(self.damaged("not a database".to_owned())),
            schema::Header::Sqlite { .. } => None,
        }
    }
}
