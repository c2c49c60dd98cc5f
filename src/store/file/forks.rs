//! Other states of the file that lie beside it: what a program that syncs folders makes of two computers that wrote at a time.

use super::super::Store;
use super::super::error::{Error, Result};
use super::place::{Making, Old};
use super::{beside, place, schema};
use crate::platform;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// Another state of the file, as far as it has gone on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// Where it lies.
    pub path: PathBuf,
    /// The number and the moment of its last step: once there is another one, it holds more than was told.
    last: (i64, String),
}

impl Store {
    /// Files beside this one that began as the same and went on otherwise: the last step in them is none of ours. Copies that the
    /// program made itself are none of them.
    ///
    /// # Errors
    /// Those of reading this file; what cannot be read beside it is passed over.
    pub fn forks(&self) -> Result<Vec<Fork>> {
        let Some(own) = self.uid()? else { return Ok(Vec::new()) };
        let (file, copies) = (place::followed(self.path()), beside::copies(self.path()));
        let mut found = Vec::new();
        for path in beside::of_its_kind(&file).into_iter().filter(|other| !copies.contains(other)) {
            let Ok(Some((uid, id, at))) = last_step(&path) else { continue };
            if uid != own {
                continue;
            }
            let mut known = self.sql().prepare_cached("SELECT 1 FROM step WHERE id = ?1 AND at = ?2")?;
            if !known.exists((id, &at))? {
                found.push(Fork { path, last: (id, at) });
            }
        }
        found.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }

    /// Those of them of which nobody was told yet as they are now.
    ///
    /// # Errors
    /// Those of reading this file.
    pub fn untold_forks(&self) -> Result<Vec<Fork>> {
        let told = told(self.path());
        Ok(self.forks()?.into_iter().filter(|fork| !told.contains(fork)).collect())
    }

    /// Notes that somebody was told of them.
    ///
    /// # Errors
    /// Those of writing the note.
    pub fn note_told(&self, forks: &[Fork]) -> Result<()> {
        let mut told = told(self.path());
        told.retain(|known| known.path.exists() && forks.iter().all(|fork| fork.path != known.path));
        told.extend_from_slice(forks);
        let making = Making::of(&note(self.path()))?;
        fs::write(making.path(), serde_json::to_string(&told).map_err(std::io::Error::other)?)?;
        making.put(Old::Goes)?;
        Ok(())
    }
}

/// Where it is noted which of them were told.
fn note(file: &Path) -> PathBuf {
    beside::folder(file).join("told")
}

fn told(file: &Path) -> Vec<Fork> {
    platform::read_plain_text(&note(file)).ok().and_then(|told| serde_json::from_str(&told).ok()).unwrap_or_default()
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
