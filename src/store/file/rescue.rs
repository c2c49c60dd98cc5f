//! Typed text in a file of its own: where drafts go while the file itself cannot take them, and from where the next start
//! takes them in.

use super::super::Store;
use super::super::drafts::{self, Draft};
use super::super::error::Result;
use super::super::typing;
use super::leftovers::{self, Found};
use super::place::{Making, Old, folder_of, followed};
use super::{beside, place};
use crate::platform::{self, Folders};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// What stands between the name of a file and the number of the process whose text it is.
const MARK: &str = ".typed-";

/// The file that typed text belongs to, by what is written in it, and by its name or by what it is on the disk: it may get another
/// name meanwhile, a copy of it is another file, and the numbers of a disk are given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    file: PathBuf,
    identity: Option<(u64, u64)>,
    #[serde(default)]
    uid: Option<String>,
}

impl Whose {
    /// That of an open file.
    pub fn of(store: &Store) -> Whose {
        // Where it cannot be read now, the name tells.
        Whose { file: store.path().into(), identity: store.identity, uid: store.uid().ok().flatten() }
    }

    /// The name of the file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn is(&self, store: &Store) -> bool {
        let is_named_so = || followed(&self.file) == followed(store.path());
        match &self.uid {
            Some(uid) => {
                let is_there = is_named_so() || self.identity.is_some() && self.identity == store.identity;
                is_there && store.uid().is_ok_and(|own| own.as_ref() == Some(uid))
            }
            None => is_named_so(),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    of: Whose,
    drafts: Vec<Draft>,
}

/// That of this run of the program: a number of a process is given again, and a file that may only be read keeps what an earlier one
/// left beside it.
fn name(file: &Path) -> String {
    static BEGAN: OnceLock<u128> = OnceLock::new();
    let since = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let began = BEGAN.get_or_init(since);
    format!("{}{}-{began}.json", begun(file), std::process::id())
}

/// Where typed text may be kept: beside the file, or among the user's own data where that folder is gone or full.
pub(super) fn places(file: &Path) -> Vec<PathBuf> {
    let beside = folder_of(file);
    // A folder that is gone is on a stick that was pulled out: it is not made anew.
    let beside = beside.is_dir().then(|| beside.to_owned());
    beside.into_iter().chain(Folders::of_user().map(|folders| folders.data)).collect()
}

/// Keeps drafts of a file outside of it, for the owner only, in place of what this process kept there before: beside it, and among the
/// user's own data, where they are found wherever the file goes, or what was mounted in its place.
///
/// # Errors
/// The first one, when it can be kept nowhere.
pub fn keep(of: &Whose, drafts: Vec<Draft>) -> Result<()> {
    let kept = Kept { of: of.clone(), drafts };
    let (mut is_kept, mut failed) = (false, None);
    for place in places(&of.file) {
        match put(&place.join(name(&of.file)), &kept) {
            Ok(()) => is_kept = true,
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.filter(|_| !is_kept).map_or(Ok(()), Err)
}

/// Drops what this process kept, once the file has it.
pub fn drop_own(file: &Path) {
    for place in places(file) {
        let _ = fs::remove_file(place.join(name(file)));
    }
}

/// What earlier runs of the program kept, by whatever name of the file: it may be a link.
fn left(store: &Store) -> Vec<(PathBuf, Kept)> {
    found(store).into_iter().filter(|(_, kept)| kept.of.is(store)).collect()
}

/// What earlier runs of the program kept, of this file or of others.
fn found(store: &Store) -> Vec<(PathBuf, Kept)> {
    lying(store).into_iter().filter_map(|path| read(&path).map(|kept| (path, kept))).collect()
}

/// Whatever lies beside a file or among the user's own data under the name of a text that an earlier run of the program kept.
fn lying(store: &Store) -> Vec<PathBuf> {
    let places: BTreeSet<PathBuf> = beside::names_of(store.path()).iter().flat_map(|name| places(name)).collect();
    let entries = places.into_iter().flat_map(|place| fs::read_dir(place).into_iter().flatten().flatten());
    let own = name(store.path());
    let named = entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| is_named_so(name) && name != own));
    named.map(|entry| entry.path()).collect()
}

/// What lies there under a name of this file's texts and cannot be read as one: it stays as it is.
pub fn unreadable(store: &Store) -> Vec<PathBuf> {
    let begun: Vec<String> = beside::names_of(store.path()).iter().map(|name| begun(name)).collect();
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        begun.iter().any(|begun| name.starts_with(begun))
    };
    let mut found: Vec<PathBuf> = lying(store).into_iter().filter(|path| is_ours(path) && read(path).is_none()).collect();
    // Another window may have taken it in since it was listed.
    found.retain(|path| path.symlink_metadata().is_ok());
    found.sort();
    found
}

/// A text that was typed into another file and not saved there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Where it lies.
    pub path: PathBuf,
    /// The file it was typed into.
    pub file: PathBuf,
    /// Whether that file has the name of this one.
    pub is_of_this_name: bool,
    /// Whether that file is there, and is none of this name: opened, it takes the text in.
    pub is_there: bool,
}

/// The texts of other files that lie beside this one or among the user's own data, whose windows are gone.
pub fn strays(store: &Store) -> Vec<Stray> {
    let is_at_work = |path: &Path| {
        let process = path.file_name().and_then(|name| name.to_str()?.split_once(MARK)?.1.split('-').next()?.parse::<u32>().ok());
        process.is_some_and(platform::is_running)
    };
    let is_this = |file: &Path| followed(file) == followed(store.path());
    let others = found(store).into_iter().filter(|(path, kept)| !kept.of.is(store) && !kept.drafts.is_empty() && !is_at_work(path));
    let mut strays: Vec<Stray> = others
        .map(|(path, Kept { of: Whose { file, .. }, .. })| Stray {
            path,
            is_there: file.exists() && !is_this(&file),
            is_of_this_name: is_this(&file),
            file,
        })
        .collect();
    strays.sort_by(|one, other| one.path.cmp(&other.path));
    strays
}

/// Has whoever opened the file told of those of them that lie beside it.
pub fn note_strays(store: &Store) {
    let beside = folder_of(store.path()).to_owned();
    strays(store).into_iter().filter(|stray| folder_of(&stray.path) == beside).map(Found::TextOfAnother).for_each(leftovers::note);
    unreadable(store).into_iter().map(Found::UnreadText).for_each(leftovers::note);
}

/// Whether text that was typed into a file lies beside its place.
pub(super) fn lies_beside(file: &Path) -> bool {
    let begun = begun(file);
    let entries = fs::read_dir(folder_of(file)).into_iter().flatten().flatten();
    let mut names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.any(|name| name.starts_with(&begun) && is_named_so(&name))
}

/// How the names of a file's texts begin.
fn begun(file: &Path) -> String {
    format!("{}{MARK}", file.file_stem().unwrap_or_default().to_string_lossy())
}

fn is_named_so(name: &str) -> bool {
    name.contains(MARK) && name.ends_with(".json")
}

/// Whether a file is one of typed text.
pub(in super::super) fn is_text(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is_named_so)
}

/// The files of typed text that earlier runs of the program left of this file, or of one that began as the same and lies elsewhere
/// now, of which some text is meant.
pub(in super::super) fn texts(store: &Store, is_meant: impl Fn(&Draft) -> bool) -> Vec<PathBuf> {
    let own = store.uid().ok().flatten();
    let is_ours = |of: &Whose| of.is(store) || own.is_some() && of.uid == own;
    let meant = found(store).into_iter().filter(|(_, kept)| is_ours(&kept.of) && kept.drafts.iter().any(&is_meant));
    meant.map(|(path, _)| path).collect()
}

/// The places of the texts that earlier runs of the program left of this file.
pub fn places_left(store: &Store) -> BTreeSet<String> {
    left(store).into_iter().flat_map(|(_, kept)| kept.drafts).map(|draft| draft.place).collect()
}

/// Takes the drafts out of such a file that are to go, and writes the texts anew that `change` gives another one for.
pub(in super::super) fn rewrite(path: &Path, goes: impl Fn(&Draft) -> bool, change: impl Fn(&str) -> Option<String>) -> Result<()> {
    let mut kept = read(path).ok_or(std::io::ErrorKind::InvalidData).map_err(std::io::Error::from)?;
    kept.drafts.retain(|draft| !goes(draft));
    for draft in &mut kept.drafts {
        if let Some(new) = change(&draft.body) {
            draft.body = new;
        }
    }
    put(path, &kept)
}

/// Takes in what was kept for this file; a draft that the file has and that is newer stays. What the file cannot take, whatever keeps
/// it from that, is remembered instead, and lies where it is until it is saved or thrown away. What another window that is open keeps
/// there is its own.
///
/// # Errors
/// Those of writing: what was not taken in stays where it is.
pub fn take_in(store: &Store) -> Result<()> {
    sweep(store);
    take(store, left(store))
}

/// Takes in what this run of the program kept, once it works with another file under the same name.
///
/// # Errors
/// Those of writing: what was not taken in stays where it is.
pub fn take_own_in(store: &Store) -> Result<()> {
    let own = places(store.path()).into_iter().map(|place| place.join(name(store.path())));
    take(store, own.filter_map(|path| Some((path.clone(), read(&path)?))).collect())
}

/// What stands in such a file.
fn read(path: &Path) -> Option<Kept> {
    serde_json::from_str(&platform::read_plain_text(path).ok()?).ok()
}

fn take(store: &Store, all: Vec<(PathBuf, Kept)>) -> Result<()> {
    let mut refused = None;
    for (path, kept) in all {
        if kept.drafts.iter().any(|draft| typing::is_of_another(&draft.body)) {
            continue;
        }
        let mut is_taken = !store.is_read_only();
        for mut draft in kept.drafts {
            if store.is_left_of_erased(&draft)? {
                continue;
            }
            if let Some(known) = store.drafts()?.into_iter().find(|known| known.place == draft.place && known.body != draft.body) {
                let is_shared = drafts::itself(&draft.place) == draft.place;
                match known.by_moment(&draft).is_lt() {
                    // Earlier versions began every text of a form at one place: there it is another one.
                    _ if is_shared => draft.place = drafts::beside(&draft.place, store.clock()),
                    true => {}
                    false => continue,
                }
            }
            let keep = || store.keep_draft_of(&draft.place, &draft.at, &draft.body);
            if !store.is_read_only() && refused.is_none() {
                refused = keep().err();
            }
            if store.is_read_only() || refused.is_some() {
                is_taken = false;
                store.remember_outside(draft);
            }
        }
        if is_taken {
            fs::remove_file(path)?;
        }
    }
    refused.map_or(Ok(()), Err)
}

/// Removes what a crash left half made of such files: what they were to hold stands in the one before, or in the file.
fn sweep(store: &Store) {
    let entries = places(store.path()).into_iter().flat_map(|place| fs::read_dir(place).into_iter().flatten().flatten());
    let half_made =
        entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| name.contains(MARK) && name.contains(place::MARK)));
    half_made.map(|entry| entry.path()).filter(|path| place::is_abandoned(path)).for_each(|path| place::remove(&path));
}

/// Throws away what earlier runs of the program kept of a place.
pub(in super::super) fn drop_left(store: &Store, place: &str) -> Result<()> {
    for (path, mut kept) in left(store) {
        kept.drafts.retain(|draft| draft.place != place);
        put(&path, &kept)?;
    }
    Ok(())
}

/// Puts what is kept into its file; none stays where nothing is.
fn put(path: &Path, kept: &Kept) -> Result<()> {
    if kept.drafts.is_empty() {
        return Ok(fs::remove_file(path)?);
    }
    // The folder of the user's data is made, no other one.
    let is_own = Folders::of_user().is_some_and(|folders| folders.data == folder_of(path));
    let making = if is_own { Making::of(path) } else { Making::beside(path) }?;
    fs::write(making.path(), serde_json::to_string(kept).map_err(std::io::Error::other)?)?;
    making.put(Old::Goes)?;
    Ok(())
}
