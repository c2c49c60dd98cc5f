//! Settings kept in the file, by name.

use super::Store;
use super::error::Result;
use super::journal::Change;
use rusqlite::{OptionalExtension, params};

/// The setting that another one stands in after every erasing.
pub(super) const ERASED: &str = "erased";

/// The setting that says whether a client is in the room, and the account at hand then.
pub const CLIENT_ROOM: &str = "client_room";
/// The setting that keeps the fingerprints of what was seen in the watched folders.
pub const WATCHED_SEEN: &str = "watched_seen";
/// The setting in which erasings stand whose copies are still to be made anew.
pub(super) const COPIES_TO_REMAKE: &str = "copies_to_remake";
/// The settings that are noted by the program, and by no step of anybody.
pub(super) const NOTED: [&str; 3] = [CLIENT_ROOM, WATCHED_SEEN, COPIES_TO_REMAKE];

impl Store {
    /// A setting as it was written.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut query = self.sql().prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    /// What tells this file from any other one; its copies have the same. `None` for one that was made before files had it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn uid(&self) -> Result<Option<String>> {
        self.setting("file")
    }

    /// Makes a copy the file that is told by this; no step takes that back.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn take_uid(&self, uid: &str) -> Result<()> {
        let tx = self.write()?;
        let noted: i64 = tx.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))?;
        tx.execute("UPDATE setting SET value = ?1 WHERE name = 'file' AND value <> ?1", [uid])?;
        tx.execute("DELETE FROM change WHERE id > ?1", [noted])?;
        tx.commit()?;
        self.know()
    }

    /// Notes a setting that is no step of anybody: undoing leaves it.
    ///
    /// # Errors
    /// Those of writing.
    pub fn note_setting(&self, name: &str, value: &str) -> Result<()> {
        let tx = self.write()?;
        let noted: i64 = tx.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))?;
        tx.execute(
            "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        tx.execute("DELETE FROM change WHERE id > ?1", [noted])?;
        tx.commit()?;
        self.know()
    }

    /// What tells the last erasing of a person from any other one; `None` where there was none.
    ///
    /// # Errors
    /// Those of reading.
    pub fn last_erasing(&self) -> Result<Option<String>> {
        self.setting(ERASED)
    }
}

impl Change<'_> {
    /// Writes a setting.
    pub fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.tx.execute(
            "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        Ok(())
    }
}
