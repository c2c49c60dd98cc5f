//! What lies beside a file: its backups, the copies that the program kept, and what a crash left of one being made.

use super::super::error::Error;
pub use super::damage::{damage, forget_damage, note_damage};
use super::place::{HALF_MADE, MARK, Making, RESTORING, folder_of};
use super::whose::Owner;
use super::{backup, garbled, leftovers, place, rescue};
use crate::clock::Clock;
use crate::domain::day;
use crate::platform::{self, Standing};
use chrono::NaiveDate;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the smallest step writes into its journal, in bytes.
pub const ROOM: u64 = 64 << 10;
/// The end of the name of a folder of backups.
const FOLDER: &str = "-backups";

/// Whether a folder is one of backups.
pub(super) fn is_of_backups(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name.to_string_lossy().ends_with(FOLDER))
}

/// The folder of a file's backups, beside the file and named after it; through a link, beside the file itself.
pub fn folder(file: &Path) -> PathBuf {
    folder_after(&own_name(file))
}

/// The folders of a file's backups: earlier versions made those of a link beside the link.
pub(super) fn folders(file: &Path) -> Vec<PathBuf> {
    names_of(file).iter().map(|name| folder_after(name)).collect()
}

/// The name of the file itself, where the one given is a link to it.
fn own_name(file: &Path) -> PathBuf {
    if file.is_symlink() { place::followed(file) } else { file.to_owned() }
}

fn folder_after(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(FOLDER);
    file.with_file_name(name)
}

listed! {
    /// Before what a file is kept as it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Before {
        Restoring,
        Mending,
        /// The program ended, whose open file was deleted.
        Ending,
    }
}

impl Before {
    /// What stands between a file's own name and the moment in the name of what was kept.
    fn mark(self) -> &'static str {
        match self {
            Before::Restoring => "before-restore-",
            Before::Mending => "before-repair-",
            Before::Ending => "saved-",
        }
    }
}

/// The name under which a file is kept at this moment.
pub(super) fn kept(file: &Path, before: Before, clock: Clock) -> PathBuf {
    own_name(file).with_extension(format!("{}{}.db", before.mark(), clock.now().format("%Y-%m-%dT%H%M%S")))
}

/// Whether a copy is the file as it was before it was mended: what was wrong with that is wrong with it still.
pub fn is_before_mending(copy: &Path) -> bool {
    copy.file_name().is_some_and(|name| name.to_string_lossy().contains(&format!(".{}", Before::Mending.mark())))
}

/// Whether a copy is the file as it was before it was mended or restored: it is kept, whatever was wrong with it.
pub fn is_as_it_was(copy: &Path) -> bool {
    let marks = [Before::Mending, Before::Restoring].map(|before| format!(".{}", before.mark()));
    copy.file_name().is_some_and(|name| marks.iter().any(|mark| name.to_string_lossy().contains(mark)))
}

/// What stands where the folder of backups belongs and is none.
pub fn in_place_of_folder(file: &Path) -> Option<PathBuf> {
    Some(folder(file)).filter(|folder| folder.symlink_metadata().is_ok() && !folder.is_dir())
}

/// The copies of a file, and the folders that they lie in, that others than their owner can read.
pub fn open_to_others(file: &Path) -> Vec<PathBuf> {
    let all = folders(file).into_iter().filter(|folder| folder.is_dir()).chain(copies(file));
    all.filter(|path| platform::mode(path).is_some_and(|mode| mode & 0o077 != 0)).collect()
}

/// Closes them to others; what belongs to somebody else stays.
pub fn close_to_others(file: &Path) {
    open_to_others(file).iter().for_each(|path| drop(platform::make_private(path)));
}

/// When a file was made, as far as its disk tells.
pub(in super::super) fn made_at(copy: &Path) -> Option<SystemTime> {
    copy.metadata().and_then(|data| data.modified()).ok()
}

/// The file as it was before it was restored last, where that is kept still.
pub fn before_restore(file: &Path) -> Option<PathBuf> {
    let is_of_restore =
        |copy: &PathBuf| copy.file_name().is_some_and(|name| name.to_string_lossy().contains(&format!(".{}", Before::Restoring.mark())));
    copies(file).into_iter().filter(is_of_restore).max_by_key(|copy| (made_at(copy), copy.clone()))
}

/// When a file was last mended of which it is kept what it was before.
pub(in super::super) fn last_repair(file: &Path) -> Option<SystemTime> {
    copies(file).iter().filter(|copy| is_before_mending(copy)).filter_map(|copy| made_at(copy)).max()
}

fn names_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path()))).collect()
}

/// A folder of a file's backups in which one may not look: what lies there is not known.
pub fn unlisted(file: &Path) -> Option<PathBuf> {
    let is_closed = |folder: &PathBuf| fs::read_dir(folder).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied);
    folders(file).into_iter().find(is_closed)
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The names under which a file may have been worked with: the one given and, through a link, that of the file itself.
pub(super) fn names_of(file: &Path) -> Vec<PathBuf> {
    let target = Some(own_name(file)).filter(|target| target != file);
    std::iter::once(file.to_owned()).chain(target).collect()
}

/// Every copy of a file that the program made beside it or, through a link, beside the file itself: backups, copies before a
/// migration, and what a restore kept.
pub fn copies(file: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = names_of(file).iter().flat_map(|name| copies_beside(name)).collect();
    found.sort();
    found.dedup();
    found
}

/// The copies of a file that were made since another one took its place.
pub(super) fn saved(file: &Path) -> Vec<PathBuf> {
    copies(file).into_iter().filter(|copy| is_saved(copy)).collect()
}

fn is_saved(copy: &Path) -> bool {
    copy.file_name().is_some_and(|name| name.to_string_lossy().contains(&format!(".{}", Before::Ending.mark())))
}

fn copies_beside(file: &Path) -> Vec<PathBuf> {
    let is_copy = |name: &str| name.ends_with(".db") && !name.contains(MARK);
    // What is no file is no copy, and nothing that would be waited for is ever opened.
    let is_no_file = |path: &Path| path.is_dir() || platform::is_special(path);
    let kept = Before::ALL.map(|before| format!("{}.{}", stem(file), before.mark()));
    let mut found: Vec<PathBuf> =
        names_in(&folder_after(file)).into_iter().filter(|(name, path)| is_copy(name) && !is_no_file(path)).map(|(_, path)| path).collect();
    let beside = names_in(folder_of(file))
        .into_iter()
        .filter(|(name, path)| kept.iter().any(|kept| name.starts_with(kept)) && is_copy(name) && !is_no_file(path));
    found.extend(beside.map(|(_, path)| path));
    found
}

/// Folders that stand under the name of a copy of a file, or of the checksum of one; and pipes, sockets and devices, under any name of ours.
pub fn in_the_way(file: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is_named_so = |name: &str| name.ends_with(".db") || name.ends_with(".db.crc32");
    let within: Vec<(String, PathBuf)> = folders(file).into_iter().flat_map(|folder| names_in(&folder)).collect();
    let special = |path: &Path| platform::is_special(path);
    let named = within.iter().filter(|(name, path)| is_named_so(name) && path.is_dir()).map(|(_, path)| path.clone()).collect();
    let beside = names_of(file)
        .iter()
        .flat_map(|name| [place::companions(name).to_vec(), half_made_beside(name), kept_beside(name)].concat())
        .collect::<Vec<_>>();
    let mut others: Vec<PathBuf> = within.into_iter().map(|(_, path)| path).chain(beside).filter(|path| special(path)).collect();
    others.sort();
    others.dedup();
    (named, others)
}

/// What lies beside a file under the names of what is kept of it.
fn kept_beside(file: &Path) -> Vec<PathBuf> {
    let kept = Before::ALL.map(|before| format!("{}.{}", stem(file), before.mark()));
    let beside = names_in(folder_of(file)).into_iter().filter(|(name, _)| kept.iter().any(|kept| name.starts_with(kept)));
    beside.map(|(_, path)| path).collect()
}

/// Whether a copy may be of this day. One of a day still to come was made while the clock was wrong: there are computers on which it
/// is tomorrow already.
pub(super) fn has_come(day: NaiveDate, today: NaiveDate) -> bool {
    day <= day::later(today, 1)
}

/// The copy that whoever lost a file is best told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// Where it is.
    pub path: PathBuf,
    /// Whether every text in it can be read: only where that is so of none is it not.
    pub is_legible: bool,
    /// Whether doctor would find something wrong with its records: only where that is so of all is it so.
    pub is_flawed: bool,
    /// Whether it is of another file, whose folder of backups has the same name: there is no whole one of this file's own.
    pub is_of_another: bool,
    /// A newer one that is whole but for texts that cannot be read.
    pub newer: Option<PathBuf>,
}

impl Newest {
    /// The copies among which it is looked for.
    pub fn among(file: &Path) -> Vec<PathBuf> {
        copies(file)
    }

    /// The day it is of, where it is a daily one.
    pub fn day(&self) -> Option<NaiveDate> {
        backup::day_of(&self.path)
    }

    /// What stands where the folder belongs in which they lie, and is none.
    pub fn in_place_of_folder(file: &Path) -> Option<PathBuf> {
        in_place_of_folder(file)
    }

    /// The file that a copy is of, by where it lies and what it is called.
    pub fn file_of(copy: &Path) -> Option<PathBuf> {
        let (folder, name) = (folder_of(copy), copy.file_name()?.to_str()?);
        if is_of_backups(folder) {
            let stem = folder.file_name()?.to_str()?.strip_suffix(FOLDER)?;
            return Some(folder.with_file_name(format!("{stem}.db")));
        }
        let stem = Before::ALL.iter().find_map(|before| name.split_once(&format!(".{}", before.mark())))?.0;
        Some(copy.with_file_name(format!("{stem}.db")))
    }
}

impl From<PathBuf> for Newest {
    fn from(path: PathBuf) -> Newest {
        Newest { path, is_legible: true, is_flawed: false, is_of_another: false, newer: None }
    }
}

impl PartialEq<PathBuf> for Newest {
    fn eq(&self, other: &PathBuf) -> bool {
        self.path == *other
    }
}

/// The moment that the name of a copy tells; one from before a migration tells its schema first.
fn moment_of(copy: &Path) -> String {
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    if let Some((_, moment)) = name.rsplit_once(&format!(".{}", Before::Ending.mark())) {
        return moment.to_owned();
    }
    if name.starts_with("schema-") { String::new() } else { name.chars().skip_while(|c| !c.is_ascii_digit()).collect() }
}

/// The newest copy that is whole and can be restored, however it came to be: those first in which every text can be read, of which it
/// was noted with which bytes they were made, and of them the daily backups. `None` when there is none.
///
/// Each one is read until such a one is found, so this is for when something has gone wrong. A copy that claims to be of
/// a day still to come is not taken for the newest.
pub fn newest_whole(file: &Path, today: NaiveDate) -> Option<Newest> {
    newest_whole_of(&Owner::of(file), file, today)
}

/// The same, where it is known whose copies are meant.
pub(super) fn newest_whole_of(owner: &Owner, file: &Path, today: NaiveDate) -> Option<Newest> {
    let is_past = |path: &PathBuf| backup::day_of(path).is_none_or(|day| has_come(day, today));
    let copies = copies(file).into_iter().filter(is_past);
    let (others, own): (Vec<_>, Vec<_>) = copies.partition(|copy| owner.is_not_of(copy));
    newest_of(own).or_else(|| newest_of(others).map(|newest| Newest { is_of_another: true, ..newest }))
}

/// The copies by which it is told what was changed in a file by no step: the newest whole one, the others of its day, since one that was
/// made after the change has it too, and the newest of a day before. Each is read through.
pub fn to_compare(file: &Path, newest: &Newest) -> Vec<PathBuf> {
    let mut chosen = vec![newest.path.clone()];
    let Some(day) = newest.day() else { return chosen };
    let is_sound = |copy: &PathBuf| backup::verify_to_restore(copy).is_ok() && !backup::is_flawed_copy(copy);
    let owner = Owner::of(file);
    let mut others: Vec<PathBuf> = copies(file).into_iter().filter(|copy| *copy != newest.path && !owner.is_not_of(copy)).collect();
    others.sort_by_key(|copy| std::cmp::Reverse(moment_of(copy)));
    let (of_day, before): (Vec<_>, Vec<_>) = others
        .into_iter()
        .filter(|copy| backup::day_of(copy).is_some_and(|of| of <= day))
        .partition(|copy| backup::day_of(copy) == Some(day));
    chosen.extend(of_day.into_iter().filter(is_sound));
    chosen.extend(before.into_iter().find(is_sound));
    chosen
}

/// The best of these copies.
fn newest_of(mut copies: Vec<PathBuf>) -> Option<Newest> {
    let rank = |path: &PathBuf| (backup::is_summed(path), backup::day_of(path).is_some() || is_saved(path), moment_of(path));
    copies.sort_by_key(|path| std::cmp::Reverse(rank(path)));
    let whole = copies.into_iter().filter(|copy| backup::verify_to_restore(copy).is_ok());
    // What doctor finds wrong with the file may be right in an older one: another one is told of only where there is no such.
    let (mut garbled, mut flawed) = (Vec::new(), Vec::new());
    for path in whole {
        if backup::is_flawed_copy(&path) {
            flawed.push(path);
            continue;
        }
        if garbled::is_in_copy(&path) {
            garbled.push(path);
            continue;
        }
        let newer = garbled.into_iter().filter(|other| moment_of(other) > moment_of(&path)).max_by_key(|other| moment_of(other));
        return Some(Newest { newer, ..Newest::from(path) });
    }
    let flawed = || {
        let path = flawed.into_iter().next()?;
        Some(Newest { is_legible: !garbled::is_in_copy(&path), is_flawed: true, ..Newest::from(path) })
    };
    garbled.into_iter().next().map(|path| Newest { is_legible: false, ..Newest::from(path) }).or_else(flawed)
}

/// The files beside one.
pub(in super::super) fn neighbours(file: &Path) -> Vec<PathBuf> {
    names_in(folder_of(file)).into_iter().map(|(_, path)| path).filter(|other| other != file).collect()
}

/// The files beside one that have the same extension.
pub(super) fn of_its_kind(file: &Path) -> Vec<PathBuf> {
    neighbours(file).into_iter().filter(|other| other.extension() == file.extension()).collect()
}

/// Whether anything lies beside a missing file that says it was here once: copies of it or one that was begun, a restore that
/// was broken off, its journal or log, also set aside, text that was typed into it, a link in the place of its backups. A new file that was begun in its own place says nothing: that may have
/// been the very first.
pub fn was_here(file: &Path) -> bool {
    let is_of_backup = |made: &PathBuf| made.parent().is_some_and(is_of_backups);
    let is_typed = || names_of(file).iter().any(|name| rescue::lies_beside(name));
    // Its backups are kept elsewhere, such as on a disk that is not connected.
    let is_away = |folder: &PathBuf| matches!(platform::standing(folder), Standing::LinkToNothing | Standing::LinkInCircle);
    !copies(file).is_empty()
        || half_made(file).iter().any(is_of_backup)
        || !leftovers::of(file).is_empty()
        || is_typed()
        || folders(file).iter().any(is_away)
}

/// What lies beside a file under its own name with something after it.
pub(super) fn named_after(file: &Path, suffix: &str) -> Vec<PathBuf> {
    let begun = place::with_suffix(file, suffix).file_name().unwrap_or_default().to_string_lossy().into_owned();
    names_in(folder_of(file)).into_iter().filter(|(name, _)| name.starts_with(&begun)).map(|(_, path)| path).collect()
}

/// Files that somebody began to make in the place of this one or of its backups and never finished.
fn half_made(file: &Path) -> Vec<PathBuf> {
    names_of(file).iter().flat_map(|name| half_made_beside(name)).collect()
}

fn half_made_beside(file: &Path) -> Vec<PathBuf> {
    let stem = stem(file);
    // The name of another file may begin alike.
    let ours =
        |name: &str| name.strip_prefix(&stem).is_some_and(|rest| rest.starts_with('.')) && HALF_MADE.iter().any(|mark| name.contains(mark));
    let mut found: Vec<PathBuf> = names_in(folder_of(file)).into_iter().filter(|(name, _)| ours(name)).map(|(_, path)| path).collect();
    found.extend(names_in(&folder_after(file)).into_iter().filter(|(name, _)| name.contains(MARK)).map(|(_, path)| path));
    found
}

/// What restores of a file began and have not put in its place, as this version names it or an earlier one.
pub(super) fn broken_off(file: &Path) -> Vec<PathBuf> {
    let is_of_restore = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains(RESTORING));
    half_made(file).into_iter().filter(is_of_restore).collect()
}

/// The half-made files whose maker is gone: a process of this machine that ended, or a day ago of another one.
pub fn abandoned(file: &Path) -> Vec<PathBuf> {
    let mut found = half_made(file);
    found.retain(|path| place::is_abandoned(path));
    found
}

/// Removes what a crash left half made; the file they were to become is whole, for nothing was put in its place.
pub fn clean(file: &Path) {
    abandoned(file).iter().for_each(|path| place::remove(path));
}

/// Why nothing can be written beside a file, as the system says it of what the smallest step writes; `None` where it can.
pub(in super::super) fn refusal(file: &Path) -> Option<ErrorKind> {
    let write = || Ok(fs::write(Making::beside(&own_name(file).with_extension("room"))?.path(), [0; ROOM as usize])?);
    match write() {
        Err(Error::Io(error)) => Some(error.kind()),
        Ok(()) | Err(_) => None,
    }
}

/// Whether there is room beside a file for that. Only where the disk says that there is none is it `false`.
pub fn has_room(file: &Path) -> bool {
    !matches!(refusal(file), Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
}
