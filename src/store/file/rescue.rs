//! Typed text in a file of its own: where drafts go while the file itself cannot take them, and from where the next start
//! takes them in.

use super::super::Store;
use super::super::drafts::Draft;
use super::super::error::Result;
use super::beside;
use super::place::{Making, Old, folder_of};
use crate::platform::Folders;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands between the name of a file and the number of the process whose text it is.
const MARK: &str = ".typed-";

/// The file that typed text belongs to, by its name and by what it is: it may get another name meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    file: PathBuf,
    identity: Option<(u64, u64)>,
}

impl Origin {
    /// That of an open file.
    pub fn of(store: &Store) -> Origin {
        Origin { file: store.path().into(), identity: store.identity }
    }

    /// The name of the file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn is(&self, store: &Store) -> bool {
        self.file == store.path() || self.identity.is_some() && self.identity == store.identity
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    of: Origin,
    drafts: Vec<Draft>,
}

fn name(file: &Path) -> String {
    format!("{}{MARK}{}.json", file.file_stem().unwrap_or_default().to_string_lossy(), std::process::id())
}

/// Where typed text may be kept: beside the file, or among the user's own data where that folder is gone or full.
fn places(file: &Path) -> Vec<PathBuf> {
    let beside = folder_of(file);
    // A folder that is gone is on a stick that was pulled out: it is not made anew.
    let beside = beside.is_dir().then(|| beside.to_owned());
    beside.into_iter().chain(Folders::of_user().map(|folders| folders.data)).collect()
}

/// Keeps drafts of a file outside of it, for the owner only, in place of what this process kept there before.
///
/// # Errors
/// The first one, when it can be kept nowhere.
pub fn keep(of: &Origin, drafts: Vec<Draft>) -> Result<()> {
    let text = serde_json::to_string(&Kept { of: of.clone(), drafts }).map_err(std::io::Error::other)?;
    let mut failed = None;
    let file = &of.file;
    for place in places(file) {
        let write = || {
            let making = Making::of(&place.join(name(file)))?;
            fs::write(making.path(), &text)?;
            making.put(Old::Goes)
        };
        match write() {
            Ok(_) => return Ok(()),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(()), Err)
}

/// Drops what this process kept, once the file has it.
pub fn drop_own(file: &Path) {
    for place in places(file) {
        let _ = fs::remove_file(place.join(name(file)));
    }
}

/// Takes in what was kept for this file; a draft that the file has and that is newer stays. Gives how many were taken in.
///
/// # Errors
/// Those of writing: what was not taken in stays where it is.
pub fn take_in(store: &Store) -> Result<usize> {
    let mut taken = 0;
    // Through a link, or by the name of the file itself: it is the same text.
    let places: BTreeSet<PathBuf> = beside::names_of(store.path()).iter().flat_map(|name| places(name)).collect();
    for place in places {
        for entry in fs::read_dir(place).into_iter().flatten().flatten() {
            let is_kept = entry.file_name().to_str().is_some_and(|name| name.contains(MARK) && name.ends_with(".json"));
            let read = || serde_json::from_str::<Kept>(&fs::read_to_string(entry.path()).ok()?).ok();
            let Some(kept) = is_kept.then(read).flatten().filter(|kept| kept.of.is(store)) else { continue };
            for draft in kept.drafts {
                let known = store.drafts()?.into_iter().find(|known| known.place == draft.place);
                if known.is_none_or(|known| known.at < draft.at) {
                    store.keep_draft_of(&draft.place, &draft.at, &draft.body)?;
                    taken += 1;
                }
            }
            fs::remove_file(entry.path())?;
        }
    }
    Ok(taken)
}
