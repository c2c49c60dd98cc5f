//! Where else a person who is erased is held: copies of the file, what a crash left of one that was being made, and typed text that
//! the file could not take. What lies elsewhere is not known here.

use super::erase::{Erased, Identity};
use super::error::Result;
use super::{Store, backup, beside, drafts, leftovers, place, rescue, schema};
use crate::platform;
use std::path::{Path, PathBuf};

impl Identity {
    /// Whether a file holds the person, byte by byte: their global id or a family name.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn is_in(&self, file: &Path) -> Result<bool> {
        let bytes = platform::read_plain(file)?;
        let wanted = self.uids.iter().chain(&self.names).filter(|text| text.chars().count() > 2);
        Ok(wanted.into_iter().any(|text| memchr::memmem::find(&bytes, text.as_bytes()).is_some()))
    }

    /// Files of ours in the folder of the file that somebody else put there and that hold the person: «k (2).db», a copy made by
    /// hand. Nobody but their owner knows what they are for, so they are named and stay.
    pub fn strays(&self, store: &Store) -> Vec<PathBuf> {
        let file = place::followed(store.path());
        let known = [backup::copies(&file), leftovers::kept_apart(&file), beside::abandoned(&file)].concat();
        let holds = |path: &PathBuf| {
            let header = schema::header(path);
            let is_ours = matches!(header, Ok(schema::Header::Sqlite { application: schema::APPLICATION_ID, .. }));
            // A name alone may be of somebody else in another file.
            is_ours
                && platform::read_plain(path)
                    .is_ok_and(|bytes| self.uids.iter().any(|uid| memchr::memmem::find(&bytes, uid.as_bytes()).is_some()))
        };
        let mut found = beside::neighbours(&file);
        found.retain(|path| !known.contains(path) && platform::identity(path) != store.identity && holds(path));
        found.sort();
        found
    }

    /// Whether it is typed text that the file could not take: the next start would take it in, so it is never left with the person.
    pub fn is_typed(trace: &Path) -> bool {
        rescue::is_text(trace)
    }

    /// What lies beside a file and holds the person, or cannot be read.
    pub fn traces(&self, store: &Store) -> Vec<PathBuf> {
        let file = store.path();
        let copies = backup::copies(file).into_iter().chain(leftovers::kept_apart(file)).chain(beside::abandoned(file));
        let mut found: Vec<PathBuf> = copies.filter(|path| self.is_in(path).unwrap_or(true)).collect();
        // In what was written about somebody the name may have any form.
        let naming = store.naming(self).ok();
        let names = |text: &str| naming.as_ref().is_none_or(|naming| !naming.find(text).is_empty());
        let names = |draft: &drafts::Draft| self.is_of_theirs(draft) || names(&drafts::said(&draft.body));
        found.extend(rescue::texts(store, names));
        found
    }

    /// Erases the person from one of them. A copy is made anew, checked, and put in its place; what was only begun goes; from typed
    /// text the name is taken out.
    ///
    /// # Errors
    /// Those of a damaged copy, which is left as it is.
    pub fn erase_from(&self, trace: &Path, store: &Store, instead: Option<&str>) -> Result<Erased> {
        let mut erased = Erased::default();
        if rescue::is_text(trace) {
            let naming = store.naming(self)?;
            let instead = instead.unwrap_or("…");
            let take_out = |body: &str| drafts::altered(body, &mut |text| naming.taken_out(text, instead));
            rescue::rewrite(trace, |draft| self.is_of_theirs(draft), take_out)?;
        } else if place::is_abandoned(trace) {
            place::remove(trace);
        } else {
            backup::remake(trace, store.clock(), |store| {
                erased = store.erase(self, instead, &[])?;
                // Of a copy the old one stays rather than half of it.
                if erased.unswept.is_some() { store.sweep() } else { Ok(()) }
            })?;
        }
        Ok(erased)
    }
}
