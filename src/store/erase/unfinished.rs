//! Copies that are still to be made anew without somebody who was erased: remembered in the file by the very step that erases, so that
//! whatever breaks off the work on the copies, the next one goes on with it. Names are not kept, only the global ids and the copies: what
//! the person was called stands in the copies themselves.

use super::super::error::Result;
use super::super::place::{Making, is_abandoned};
use super::super::settings::COPIES_TO_REMAKE;
use super::super::{Origin, Store, backup, leftovers};
use super::{Erased, Identity};
use crate::domain::Entity;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// One erasing whose copies are not all made anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unfinished {
    uids: Vec<String>,
    /// What is put in the place of the name, where it is taken out of other texts too.
    instead: Option<String>,
    /// The names of the files of the copies.
    copies: Vec<String>,
}

/// What became of what was held outside of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Copies made anew.
    pub remade: Vec<PathBuf>,
    /// Typed texts from which the name was taken.
    pub typed: Vec<PathBuf>,
    /// What holds the person still.
    pub remain: Vec<PathBuf>,
    /// How many texts in copies made anew may speak of the person.
    pub left: usize,
}

fn name_of(copy: &Path) -> String {
    copy.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(connection: &Connection) -> Result<Vec<Unfinished>> {
    let sql = "SELECT value FROM setting WHERE name = ?1";
    let found: Option<String> = connection.query_row(sql, [COPIES_TO_REMAKE], |row| row.get(0)).optional()?;
    Ok(found.and_then(|found| serde_json::from_str(&found).ok()).unwrap_or_default())
}

/// Notes what is left to be done, which is no step of anybody.
fn write(connection: &Connection, left: &[Unfinished]) -> Result<()> {
    let noted: i64 = connection.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))?;
    if left.is_empty() {
        connection.execute("DELETE FROM setting WHERE name = ?1", [COPIES_TO_REMAKE])?;
    } else {
        connection.execute(
            "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [COPIES_TO_REMAKE, &serde_json::json!(left).to_string()],
        )?;
    }
    connection.execute("DELETE FROM change WHERE id > ?1", [noted])?;
    Ok(())
}

/// Remembers within the step that erases somebody of which copies that is still to be done. In a copy nothing of theirs is remembered.
pub(super) fn remember(tx: &Connection, identity: &Identity, instead: Option<&str>, copies: &[PathBuf]) -> Result<()> {
    let before = read(tx)?;
    let mut left = before.clone();
    left.retain(|one| !one.uids.iter().any(|uid| identity.uids.contains(uid)));
    if !copies.is_empty() {
        let copies = copies.iter().map(|copy| name_of(copy)).collect();
        left.push(Unfinished { uids: identity.uids.clone(), instead: instead.map(str::to_owned), copies });
    }
    if left == before { Ok(()) } else { write(tx, &left) }
}

impl Store {
    /// Erases a person as [`Store::erase_person`] does, and remembers with that that the copies of the file are to be made anew:
    /// [`Store::erase_from_copies`] does it, or whoever makes the next copy.
    ///
    /// # Errors
    /// As there.
    pub fn erase_person_everywhere(&self, person: i64, instead: Option<&str>) -> Result<Erased> {
        // What an earlier one had not come to goes first; where that fails, it stays remembered.
        let _ = self.finish_erasing();
        let identity = self.identity(person)?;
        let copies = identity.copies_of(self);
        self.erase(&identity, instead, &copies).map_err(|error| self.blame(error))
    }

    /// Takes somebody who was erased from this file out of what lies beside it: typed texts always, copies where `copies` says so. What
    /// the step remembered is forgotten copy by copy.
    pub fn erase_from_copies(&self, identity: &Identity, instead: Option<&str>, copies: bool) -> Outside {
        let mut outside = Outside::default();
        let mut traces = identity.traces(self);
        // What the next start would take in goes first; of the copies those last that say who the person was.
        traces.sort_by_key(|trace| (!Identity::is_typed(trace), identity.is_known_in(trace)));
        for trace in traces {
            let is_typed = Identity::is_typed(&trace);
            match (copies || is_typed).then(|| identity.erase_from(&trace, self, instead)) {
                Some(Ok(_)) if is_typed => outside.typed.push(trace),
                Some(Ok(erased)) => {
                    outside.left += erased.left.len();
                    // What cannot be noted is looked for again, and found done.
                    let _ = self.note_remade(identity, &trace);
                    outside.remade.push(trace);
                }
                _ => outside.remain.push(trace),
            }
        }
        if copies && outside.remain.is_empty() {
            let _ = self.note_all_remade(identity);
        }
        outside
    }

    /// The copies that hold somebody who was erased and were to be made anew, which something broke off.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn copies_to_remake(&self) -> Result<Vec<PathBuf>> {
        let unfinished = read(self.sql())?;
        let mut beside = outside_of(self);
        beside.retain(|copy| unfinished.iter().any(|one| one.copies.contains(&name_of(copy)) || one.as_identity().is_known_in(copy)));
        Ok(beside)
    }

    /// Makes the copies anew that an erasing had not come to when it was broken off. A copy that cannot be read stays, and remembered.
    ///
    /// # Errors
    /// Those of the file itself.
    pub fn finish_erasing(&self) -> Result<Outside> {
        let mut done = Outside::default();
        if self.must_be_writable().is_err() {
            return Ok(done);
        }
        for one in read(self.sql())? {
            let known = one.as_identity();
            let mut identities: Vec<Identity> = Vec::new();
            for copy in outside_of(self).iter().filter(|copy| known.is_known_in(copy)) {
                for found in known.told_by(copy, self) {
                    if !identities.iter().any(|other| other.is_called_as(&found)) {
                        identities.push(found);
                    }
                }
            }
            // The ids alone, where no copy says any more who it was.
            if identities.is_empty() {
                identities.push(known);
            }
            for identity in identities {
                let outside = self.erase_from_copies(&identity, one.instead.as_deref(), true);
                done.remade.extend(outside.remade);
                done.typed.extend(outside.typed);
                done.remain.extend(outside.remain);
                done.left += outside.left;
            }
        }
        Ok(done)
    }

    fn note_remade(&self, identity: &Identity, copy: &Path) -> Result<()> {
        self.note_left(identity, |one| one.copies.retain(|name| *name != name_of(copy)))
    }

    /// What names the person only in texts, in a copy from before they were known, is found by no one who does not know the name.
    fn note_all_remade(&self, identity: &Identity) -> Result<()> {
        let is_called = !identity.names.is_empty();
        let there: Vec<String> = outside_of(self).iter().map(|copy| name_of(copy)).collect();
        self.note_left(identity, |one| one.copies.retain(|name| !is_called && there.contains(name)))
    }

    /// Notes that a copy was made anew of the file, in which nobody is who was erased.
    ///
    /// # Errors
    /// Those of writing.
    pub(in super::super) fn note_made_anew(&self, copy: &Path) -> Result<()> {
        self.note_left_of(|_| true, |one| one.copies.retain(|name| *name != name_of(copy)))
    }

    fn note_left(&self, identity: &Identity, change: impl Fn(&mut Unfinished)) -> Result<()> {
        self.note_left_of(|one| one.uids.iter().any(|uid| identity.uids.contains(uid)), change)
    }

    fn note_left_of(&self, is_meant: impl Fn(&Unfinished) -> bool, change: impl Fn(&mut Unfinished)) -> Result<()> {
        let before = read(self.sql())?;
        let mut left = before.clone();
        left.iter_mut().filter(|one| is_meant(one)).for_each(change);
        left.retain(|one| !one.copies.is_empty());
        if left == before {
            return Ok(());
        }
        let tx = self.write()?;
        write(&tx, &left)?;
        tx.commit()?;
        self.know()
    }
}

/// The copies of a file, and what was kept apart from it.
fn outside_of(store: &Store) -> Vec<PathBuf> {
    backup::copies(store.path()).into_iter().chain(leftovers::kept_apart(store.path())).collect()
}

impl Unfinished {
    /// What is known of the person without a copy.
    fn as_identity(&self) -> Identity {
        Identity { uids: self.uids.clone(), ..Identity::default() }
    }
}

impl Identity {
    /// The copies that hold the person.
    fn copies_of(&self, store: &Store) -> Vec<PathBuf> {
        self.traces(store).into_iter().filter(|trace| !Identity::is_typed(trace) && !is_abandoned(trace)).collect()
    }

    /// Whether a file has the global id of the person.
    fn is_known_in(&self, file: &Path) -> bool {
        let holds = |bytes: Vec<u8>| self.uids.iter().any(|uid| memchr::memmem::find(&bytes, uid.as_bytes()).is_some());
        crate::platform::read_plain(file).is_ok_and(holds)
    }

    fn is_called_as(&self, other: &Identity) -> bool {
        self.names == other.names && self.naming == other.naming
    }

    /// Who the person was, as a copy tells. Nobody where it cannot be read, or has the bare id.
    fn told_by(&self, copy: &Path, store: &Store) -> Vec<Identity> {
        let read = || {
            let making = Making::of(copy)?;
            making.fill_from(copy)?;
            let copy = Origin::new(making.path(), store.clock()).copy()?;
            let mut found = Vec::new();
            let mut known: Vec<i64> =
                copy.deleted_people()?.into_iter().filter(|one| self.uids.contains(&one.uid)).map(|one| one.number).collect();
            copy.each(Entity::Person, |person| known.extend(person.id.filter(|_| self.uids.contains(&person.uid))))?;
            for person in known {
                let mut identity = copy.identity(person)?;
                identity.uids.extend(self.uids.iter().filter(|uid| !identity.uids.contains(uid)).cloned().collect::<Vec<_>>());
                found.push(identity);
            }
            Ok::<_, super::super::Error>(found)
        };
        read().unwrap_or_default()
    }
}
