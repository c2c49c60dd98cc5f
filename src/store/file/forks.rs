//! Other states of the file that lie beside it: what a program that syncs folders makes of two computers that wrote at a time.

use super::super::Store;
use super::super::error::{Error, Result};
use super::{beside, place, schema};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};

impl Store {
    /// Files beside this one that began as the same and went on otherwise: the last step in them is none of ours. Copies that the
    /// program made itself are none of them.
    ///
    /// # Errors
    /// Those of reading this file; what cannot be read beside it is passed over.
    pub fn forks(&self) -> Result<Vec<PathBuf>> {
        let Some(own) = self.uid()? else { return Ok(Vec::new()) };
        let (file, copies) = (place::followed(self.path()), beside::copies(self.path()));
        let mut found = Vec::new();
        for other in beside::of_its_kind(&file).into_iter().filter(|other| !copies.contains(other)) {
            let Ok(Some((uid, id, at))) = last_step(&other) else { continue };
            if uid != own {
                continue;
            }
            let mut known = self.sql().prepare_cached("SELECT 1 FROM step WHERE id = ?1 AND at = ?2")?;
            if !known.exists((id, at))? {
                found.push(other);
            }
        }
        found.sort();
        Ok(found)
    }
}

/// Which file it is, and the last step in it.
fn last_step(file: &Path) -> Result<Option<(String, i64, String)>> {
    if !matches!(schema::header(file)?, schema::Header::Sqlite { application: schema::APPLICATION_ID, .. }) {
        return Ok(None);
    }
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sql = "SELECT (SELECT value FROM setting WHERE name = 'file'), id, at FROM step ORDER BY id DESC LIMIT 1";
    let read = |row: &rusqlite::Row| Ok(row.get::<_, Option<String>>(0)?.map(|uid| (uid, row.get(1), row.get(2))));
    let found = connection.query_row(sql, [], read).optional().map_err(Error::from)?.flatten();
    found.map(|(uid, id, at)| Ok((uid, id?, at?))).transpose()
}
