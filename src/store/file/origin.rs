//! Where a file is and what opens it, on whichever thread. Only the first start makes one: whoever opens it again says so, and
//! makes none where one was moved away.

use super::super::Store;
use super::super::error::{Error, Result};
use super::beside::Newest;
use super::open::{Barred, barred, check, connect, is_writable, leave_wal, must_be_numbered, version_of};
use super::place::{Making, Old};
use super::whose::Owner;
use super::{backup, beside, leftovers, place, schema};
use crate::clock::Clock;
use crate::platform;
use rusqlite::OpenFlags;
use std::path::{Path, PathBuf};

/// The name of a file and the clock by which it is kept: the one handle by which it is opened.
#[derive(Clone, Debug)]
pub struct Origin {
    path: PathBuf,
    clock: Clock,
    /// Which file a window has open: another one under its name is not the one meant.
    opened: Option<Opened>,
}

/// What tells an open file from another one under its name.
#[derive(Clone, Debug)]
struct Opened {
    /// What it is on its disk, as far as its system tells.
    identity: Option<(u64, u64)>,
    /// What is written in it, where that is known.
    uid: Option<Option<String>>,
}

impl Store {
    /// Opens the file at a start, making it where there never was one: [`Origin::open`].
    ///
    /// # Errors
    /// As there.
    pub fn open(path: &Path, clock: Clock) -> Result<Store> {
        Origin::new(path, clock).open()
    }

    /// What opens this file again, and no other one that has come to stand under its name.
    pub fn origin(&self) -> Origin {
        let opened = Opened { identity: self.identity, uid: self.known.uid() };
        Origin { opened: Some(opened), ..Origin::new(self.path(), self.clock()) }
    }
}

impl Origin {
    /// The file of a name.
    pub fn new(path: &Path, clock: Clock) -> Origin {
        Origin { path: path.into(), clock, opened: None }
    }

    /// Its name.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The clock by which it is told what day it is.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The newest whole copy: of the file that a window has open, also where another one stands in its place by now.
    pub fn newest_whole(&self) -> Option<Newest> {
        let uid = self.opened.as_ref().and_then(|opened| opened.uid.clone().flatten());
        let owner = uid.map_or_else(|| Owner::of(&self.path), Owner::known);
        beside::newest_whole_of(&owner, &self.path, self.clock.today())
    }

    /// Notes what was found wrong with the file; where another one stands in its place, nothing is known of that.
    ///
    /// # Errors
    /// [`Error::Moved`], and those of writing the note.
    pub fn note_damage(&self, found: &str) -> Result<()> {
        if self.opened.as_ref().is_some_and(|opened| platform::identity(&self.path) != opened.identity) {
            return Err(Error::Moved(self.path.clone()));
        }
        beside::note_damage(&self.path, found)
    }

    /// Opens the file, making it where there never was one.
    ///
    /// # Errors
    /// [`Error::Lost`] where there is none but copies of it lie beside. [`Error::Foreign`], [`Error::Newer`] and
    /// [`Error::Damaged`] leave the file exactly as it is.
    pub fn open(&self) -> Result<Store> {
        let Origin { path, clock, .. } = self;
        if path.exists() {
            return self.existing();
        }
        if beside::was_here(path) {
            return Err(Error::Lost { path: path.into(), backup: beside::newest_whole(path, clock.today()) });
        }
        self.create()
    }

    /// Makes a new file and opens it, whatever lies beside.
    ///
    /// # Errors
    /// Those of opening, when another process was first and its file is not ours.
    pub fn create(&self) -> Result<Store> {
        let Origin { path, clock, .. } = self;
        let making = Making::of(&place::followed(path))?;
        if !path.exists() {
            leftovers::set_orphans_aside(path, *clock)?;
        }
        schema::migrate(&connect(making.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?)?;
        match making.put(Old::None) {
            // Another process was first; its file is as good as ours.
            Err(Error::Io(error)) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            result => drop(result?),
        }
        self.existing()
    }

    /// Opens a file that is there.
    ///
    /// # Errors
    /// [`Error::Missing`] where it is not, and those of [`Origin::open`]; [`Error::Moved`] where a window has it open and it is not in its
    /// place any more.
    pub fn existing(&self) -> Result<Store> {
        let Some(opened) = &self.opened else { return self.whatever_is_there() };
        let moved = || Error::Moved(self.path.clone());
        // Before it is opened: opening a file of an earlier version changes it.
        if platform::identity(&self.path) != opened.identity {
            return Err(moved());
        }
        let is_other = |store: &Store| store.identity != opened.identity || opened.uid.is_some() && store.known.uid() != opened.uid;
        match self.whatever_is_there() {
            Err(Error::Missing(_)) => Err(moved()),
            Ok(store) if is_other(&store) => Err(moved()),
            other => other,
        }
    }

    fn whatever_is_there(&self) -> Result<Store> {
        let Origin { path, clock, .. } = self;
        let known = check(path, *clock)?;
        let opened = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
        let Some(connection) = opened.ok().filter(|connection| is_writable(connection, path)) else {
            return self.read_only();
        };
        if backup::is_kept_copy(path) {
            let copy = self.read_only()?;
            return Ok(match copy.barred {
                Some(Barred::Locked) => Store { barred: Some(Barred::Copy), ..copy },
                _ => copy,
            });
        }
        let mut store = Store::on(connection, path, *clock, None);
        // One state of it: another window may bring it to the newest schema meanwhile.
        let (known, barred) = store.reading(|| {
            let known = if known < schema::newest() { store.must_be_known()? } else { known };
            store.know()?;
            Ok((known, barred(&store, known)?))
        })?;
        store.barred = barred;
        if store.barred.is_some() {
            store.connection.pragma_update(None, "query_only", true)?;
            return if known < schema::newest() { Err(store.why_barred()) } else { Ok(store) };
        }
        // Only its owner may close it to others, which doctor says: work goes on all the same.
        let _ = platform::make_private(path);
        beside::close_to_others(path);
        leave_wal(&store.connection)?;
        if known < schema::newest() {
            let _turn = place::turn(&beside::folder(path))?;
            let known = store.must_be_known()?;
            if known < schema::newest() {
                backup::before_migration(&store, known)?;
                schema::migrate(&store.connection).map_err(|error| store.blame(error))?;
            }
            store.know()?;
        }
        Ok(store)
    }

    /// Opens a file to put right what was changed in it by others, or was found damaged.
    ///
    /// # Errors
    /// Those of [`Origin::existing`], and [`Error::ReadOnly`].
    pub fn to_mend(&self) -> Result<Store> {
        let store = self.existing()?;
        match store.barred {
            None => Ok(store),
            Some(Barred::Locked) => Err(Error::ReadOnly(self.path.clone())),
            Some(Barred::Copy) => Err(Error::Copy(self.path.clone())),
            Some(_) => {
                store.connection.pragma_update(None, "query_only", false)?;
                Ok(Store { barred: None, ..store })
            }
        }
    }

    /// Opens a file for reading alone.
    ///
    /// # Errors
    /// As [`Origin::existing`]; [`Error::Older`] for a file of an older schema, which would have to be changed.
    pub fn read_only(&self) -> Result<Store> {
        let Origin { path, clock, .. } = self;
        let known = check(path, *clock)?;
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut store = Store::on(connection, path, *clock, Some(Barred::Locked));
        store.know()?;
        if known < schema::newest() {
            must_be_numbered(&store, known)?;
            let path = path.clone();
            let older = |path| Error::Older { path, found: known, known: schema::newest() };
            return Err(if backup::is_kept_copy(&path) { Error::Copy(path) } else { older(path) });
        }
        if let Some(why) = barred(&store, known)? {
            store.barred = Some(why);
        }
        Ok(store)
    }

    /// Opens a copy that is being made, bringing it to the newest schema without a copy of its own. What in it is not ours
    /// goes: nobody is to meet it.
    pub(in super::super) fn copy(&self) -> Result<Store> {
        let Origin { path, clock, .. } = self;
        let known = version_of(path, schema::header(path)?, *clock)?;
        let store = Store::on(connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, path, *clock, None);
        if let Some(what) = schema::obstacle(&store.connection, known)? {
            return Err(Error::Altered { path: path.into(), what });
        }
        leave_wal(&store.connection)?;
        store.know()?;
        if known < schema::newest() {
            schema::migrate(&store.connection)?;
            store.know()?;
        } else if schema::difference(&store.connection, known)?.is_some() {
            let tx = store.write()?;
            schema::put_right(&tx)?;
            store.know_schema()?;
            tx.commit()?;
        }
        Ok(store)
    }
}
