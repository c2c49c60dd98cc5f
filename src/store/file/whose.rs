//! Whose a copy is. Files whose names differ in their endings alone share one folder of backups: each copy says itself of which file it
//! is.

use super::super::error::Result;
use super::beside;
use super::place::followed;
use super::schema;
use crate::platform;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long somebody who writes into a file is waited for who asks whose it is.
const PATIENCE: Duration = Duration::from_millis(200);

/// What tells a file from the others that share its folder of backups.
#[derive(Debug)]
pub(super) struct Owner {
    own: Option<String>,
    others: Vec<String>,
}

impl Owner {
    /// That of a file, whether it is there or not.
    pub(super) fn of(file: &Path) -> Owner {
        let file = &followed(file);
        let is_same = |other: &Path| platform::identity(other) == platform::identity(file);
        let named_so = |other: &&PathBuf| other.file_stem() == file.file_stem() && other.is_file() && !is_same(other);
        let others = beside::neighbours(file);
        let mut others: Vec<String> = others.iter().filter(named_so).filter_map(|other| uid_in(other, schema::header(other))).collect();
        // It may be open here: looking at it lets go of no lock.
        let header = || schema::header_in(&platform::held_open(file)?);
        let own = file.is_file().then(|| uid_in(file, header())).flatten();
        others.retain(|other| Some(other) != own.as_ref());
        Owner { own, others }
    }

    /// That of a file of which it is known what tells it from others, whatever stands under its name now.
    pub(super) fn known(uid: String) -> Owner {
        Owner { own: Some(uid), others: Vec::new() }
    }

    /// Whether a copy is of another file. Of one that does not tell nobody knows; where the file itself is gone, only what is of a file
    /// that lies beside is another one's.
    pub(super) fn is_not_of(&self, copy: &Path) -> bool {
        match (uid_in(copy, schema::header(copy)), &self.own) {
            (None, _) => false,
            (Some(uid), Some(own)) => uid != *own,
            (Some(uid), None) => self.others.contains(&uid),
        }
    }
}

/// Whether a copy is of another file than the one that it would be restored in place of.
pub fn is_of_another(copy: &Path, file: &Path) -> bool {
    Owner::of(file).is_not_of(copy)
}

/// The copies beside a file that are of another one.
pub fn of_others(file: &Path) -> Vec<PathBuf> {
    let owner = Owner::of(file);
    beside::copies(file).into_iter().filter(|copy| owner.is_not_of(copy)).collect()
}

/// What tells a file from any other one, where that can be read.
fn uid_in(path: &Path, header: Result<schema::Header>) -> Option<String> {
    match header {
        Ok(schema::Header::Sqlite { application: schema::APPLICATION_ID, .. }) => {}
        _ => return None,
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX).ok()?;
    connection.busy_timeout(PATIENCE).ok()?;
    connection.query_row("SELECT value FROM setting WHERE name = 'file'", [], |row| row.get(0)).ok()
}
