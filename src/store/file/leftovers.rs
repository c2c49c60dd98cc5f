//! What lies in the place of a file's journal or log, judged before SQLite meets it: SQLite writes either into the file without
//! asking whose it is, and removes it.
//!
//! What was not written for the file as it stands is kept under a name of its own, and said. That is done only while nobody
//! else is at the file: a journal in use would look no different.

use super::super::Store;
use super::super::error::{Error, Result};
use super::head::{Head, Writing};
use super::hot_journal::{self, Journal};
use super::open::QUICK;
use super::place::{self, Making, SecondName, companions, with_suffix};
use super::rescue::Stray;
use super::{backup, beside, schema};
use crate::clock::Clock;
use crate::platform;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What stands in the name of what was set aside, before the moment.
pub(super) const ASIDE: &str = ".aside-";

/// What was found beside a file that was opened, and is to be said by whoever opened it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It was no part of the file and was set aside: where it lies now.
    Aside(PathBuf),
    /// A text that was typed into another file, and not saved there, lies beside this one.
    TextOfAnother(Stray),
    /// What lies under the name of a text that was typed into this file cannot be read.
    UnreadText(PathBuf),
    /// A restore of this file was begun and not finished.
    BrokenOff(PathBuf),
    /// What was saved in this file before another one took its place lies in this copy, and not in the file.
    Saved(PathBuf),
}

impl Found {
    fn path(&self) -> &Path {
        match self {
            Found::Aside(path) | Found::BrokenOff(path) | Found::UnreadText(path) | Found::Saved(path) => path,
            Found::TextOfAnother(text) => &text.path,
        }
    }
}

/// What was found and not said yet.
static UNSAID: Mutex<Vec<Found>> = Mutex::new(Vec::new());
/// What lies there at every opening: a program that opens a file several times says it once.
static LYING: Mutex<Vec<Found>> = Mutex::new(Vec::new());

pub(super) fn note(found: Found) {
    if let Ok(mut unsaid) = UNSAID.lock() {
        unsaid.push(found);
    }
}

/// Notes what lies there at every opening, once.
fn note_once(found: Found) {
    let is_news = LYING.lock().is_ok_and(|mut known| {
        let is_news = !known.contains(&found);
        known.extend(is_news.then(|| found.clone()));
        is_news
    });
    if is_news {
        note(found);
    }
}

/// What this program has found since this was last asked: whoever asks says it.
pub fn take_found() -> Vec<Found> {
    UNSAID.lock().map(|mut unsaid| std::mem::take(&mut *unsaid)).unwrap_or_default()
}

/// The same of one file: what lay in its folder, or in that of its backups.
pub fn take_found_of(file: &Path) -> Vec<Found> {
    let file = place::followed(file);
    let is_beside = |found: &mut Found| found.path().starts_with(place::folder_of(&file));
    UNSAID.lock().map(|mut unsaid| unsaid.extract_if(.., is_beside).collect()).unwrap_or_default()
}

/// Notes that a restore of a file was broken off, where what it began lies beside still: whoever restored it may believe that it was.
pub(super) fn heed_broken_off(file: &Path) {
    let file = place::followed(file);
    if !beside::broken_off(&file).iter().any(|begun| place::is_abandoned(begun)) {
        return;
    }
    note_once(Found::BrokenOff(file));
}

/// Has whoever opened a file told of its copies that hold what was saved in it before another one took its place, and that is not in
/// this one: it was said only in a window that has gone.
pub fn note_saved(store: &Store) {
    let lacks = |copy: &PathBuf| lacks_the_last_of(store, copy).unwrap_or_default();
    beside::saved(store.path()).into_iter().filter(lacks).map(Found::Saved).for_each(note_once);
}

/// Whether the last thing that was done in a copy was not done in a file. Of what lies further back than the file remembers nobody knows.
fn lacks_the_last_of(store: &Store, copy: &Path) -> Result<bool> {
    backup::can_be_restored(copy)?;
    let copy = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let last: (i64, String) =
        copy.query_row("SELECT id, at FROM step ORDER BY id DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let told = "SELECT coalesce(min(id), 0) <= ?1 AND NOT EXISTS (SELECT 1 FROM step WHERE id = ?1 AND at = ?2) FROM step";
    Ok(store.sql().query_row(told, last, |row| row.get(0))?)
}

/// What was set aside of a file and lies beside it still.
pub fn kept_apart(file: &Path) -> Vec<PathBuf> {
    let file = &place::followed(file);
    let mut kept: Vec<PathBuf> =
        ["-journal", "-wal", "-shm"].iter().flat_map(|suffix| beside::named_after(file, &format!("{suffix}{ASIDE}"))).collect();
    kept.sort();
    kept
}

/// Whether a journal lies beside a file that SQLite would play back.
pub(super) fn has_journal(file: &Path) -> Result<bool> {
    hot_journal::is_hot(&with_suffix(&place::followed(file), "-journal"))
}

/// Whether anything lies beside a file that SQLite would take in.
pub(super) fn is_unfinished(file: &Path) -> Result<bool> {
    let log = with_suffix(&place::followed(file), "-wal");
    Ok(has_journal(file)? || log.metadata().is_ok_and(|log| log.len() > 0))
}

/// Judges what lies beside a file that is about to be opened or read, and sets aside what is not its own.
///
/// # Errors
/// [`Error::Damaged`] where neither with it nor without it the file is whole, or it could not be set aside: then all is as it was.
pub(in super::super) fn settle(file: &Path, clock: Clock) -> Result<()> {
    let file = &place::followed(file);
    let [journal, log, memory] = companions(file);
    // SQLite would wait for what it opens there, and a folder keeps it from its own.
    for strange in [&journal, &log, &memory].into_iter().filter(|path| platform::is_special(path) || path.is_dir()) {
        unless_gone(strange, file, || set_aside(strange, clock))?;
    }
    if log.symlink_metadata().is_ok() {
        unless_gone(&log, file, || settle_log(file, &log, clock))?;
    }
    if hot_journal::is_hot(&journal)? {
        unless_gone(&journal, file, || settle_journal(file, &journal, clock))?;
    }
    Ok(())
}

/// How often is judged anew what went while it was judged.
const ROUNDS: usize = 50;

/// What is gone while it is judged was that of another program at work, which may have made its next one since.
fn unless_gone(judged: &Path, file: &Path, settle: impl Fn() -> Result<()>) -> Result<()> {
    let went = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound && file.metadata().is_ok();
    let mut settled = settle();
    for _ in 0..ROUNDS {
        match &settled {
            Err(Error::Io(error)) if went(error) && judged.symlink_metadata().is_err() => return Ok(()),
            Err(Error::Io(error)) if went(error) => settled = settle(),
            _ => break,
        }
    }
    settled
}

/// What is left of a file that was here: journals and logs, also set aside, and a restore that was broken off.
pub(super) fn of(file: &Path) -> Vec<PathBuf> {
    let file = &place::followed(file);
    let marked = ["-journal", "-wal"].iter().flat_map(|mark| beside::named_after(file, mark));
    marked.chain(beside::broken_off(file)).filter(|path| path.metadata().is_ok_and(|left| left.len() > 0)).collect()
}

/// Sets aside what lies in the place of the journal and the log of a file that is not there: it would spoil the one that comes.
pub(super) fn set_orphans_aside(file: &Path, clock: Clock) -> Result<()> {
    companions(&place::followed(file)).iter().try_for_each(|orphan| set_aside(orphan, clock))
}

/// Gives what does not belong to a file another name. What is gone meanwhile was somebody's own.
fn set_aside(path: &Path, clock: Clock) -> Result<()> {
    let wanted = with_suffix(path, &format!("{ASIDE}{}", clock.now().format("%Y-%m-%dT%H%M%S")));
    if let Some(kept) = place::move_to_free(path, &wanted)? {
        // Pages of the file may stand in it.
        if !platform::is_special(&kept) {
            let _ = platform::make_private(&kept);
        }
        note(Found::Aside(kept));
    }
    Ok(())
}

fn settle_log(file: &Path, log: &Path, clock: Clock) -> Result<()> {
    let own = platform::held_open(file)?;
    let aside = || [log.to_owned(), with_suffix(file, "-shm")].iter().try_for_each(|path| set_aside(path, clock));
    match Head::read(&own)?.and_then(|head| head.writing()) {
        // SQLite says in the file that there is a log before it makes one, and until it has removed it.
        Some(Writing::Journal) => aside(),
        Some(Writing::Log) if log.metadata().is_ok_and(|log| log.len() > 0) => {
            let alone = Alone::with(file, &["PRAGMA locking_mode = EXCLUSIVE; SELECT count(*) FROM sqlite_schema;"]);
            if matches!(alone, Alone::Not) || is_whole_with(file, "-wal")? {
                return Ok(());
            }
            if alone.is_whole() { aside() } else { Err(foreign(file, "foreign log")) }
        }
        _ => Ok(()),
    }
}

fn settle_journal(file: &Path, journal: &Path, clock: Clock) -> Result<()> {
    // Whoever read meanwhile would take a step that was broken off for one that goes on, and read half of it.
    let alone = Alone::with(file, &["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"]);
    // Somebody is writing: it is theirs, and SQLite knows.
    if matches!(alone, Alone::Not) {
        return Ok(());
    }
    let own = platform::held_open(file)?;
    let length = own.metadata()?.len();
    let (head, read) = (Head::read(&own)?, Journal::read(journal)?);
    if let Some(read) = read.filter(|read| head.as_ref().is_none_or(|head| read.fits(head, length))) {
        // By page 1 it is known all but surely. To try it takes as long as copying the file and checking it whole: where that is
        // more than a moment, nobody is to wait for it before the first frame.
        if read.is_bare() || read.is_known() && length > QUICK {
            return Ok(());
        }
        match is_whole_with(file, "-journal") {
            // One that has not the first page was not written by us: where the file is whole as it stands, that stays.
            Ok(true) if read.is_known() || !alone.is_whole() => return Ok(()),
            Ok(true) => {}
            // A file that was damaged before: the step is taken back, the damage is found and said.
            Ok(false) if read.is_known() && head.is_some() && !alone.is_whole() => return Ok(()),
            Ok(false) => {}
            // Without room to try it, what shows has to do.
            Err(Error::Full) if read.is_known() => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    if alone.is_whole() { set_aside(journal, clock) } else { Err(foreign(file, "foreign journal")) }
}

fn foreign(file: &Path, detail: &str) -> Error {
    Error::Damaged { path: file.into(), detail: detail.into(), backup: None }
}

/// Whether nobody else is writing into a file, for as long as this is held.
enum Alone {
    /// Nobody is.
    Held(Connection, #[expect(dead_code, reason = "goes with it")] SecondName),
    /// Somebody is.
    Not,
    /// It cannot be said: where the file has no room for another name, or is none of SQLite.
    Unknown,
}

impl Alone {
    /// Takes hold of the file, as firmly as others let it, under another name, beside which there is nothing that SQLite could
    /// take in.
    fn with(file: &Path, holds: &[&str]) -> Alone {
        let Ok(name) = SecondName::of(file) else { return Alone::Unknown };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let hold = |connection: &Connection| {
            let mut held = Ok(());
            for hold in holds {
                held = connection.execute_batch(hold).map_err(Error::from);
                if !matches!(held, Err(Error::Busy)) {
                    break;
                }
            }
            held
        };
        let held = Connection::open_with_flags(name.path(), flags).map_err(Error::from).and_then(|connection| {
            connection.busy_timeout(std::time::Duration::ZERO)?;
            hold(&connection).map(|()| connection)
        });
        match held {
            Ok(connection) => Alone::Held(connection, name),
            Err(Error::Busy) => Alone::Not,
            Err(_) => Alone::Unknown,
        }
    }

    /// Whether the file is whole as it stands.
    fn is_whole(&self) -> bool {
        matches!(self, Alone::Held(connection, _) if is_whole(connection))
    }
}

/// Whether a file would be whole once SQLite has taken in what lies beside it: tried on a copy of both.
fn is_whole_with(file: &Path, suffix: &str) -> Result<bool> {
    let trial = Making::of(file)?;
    trial.fill_from_held(file)?;
    fs::copy(with_suffix(file, suffix), with_suffix(trial.path(), suffix)).map_err(full)?;
    let connection = Connection::open_with_flags(trial.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Ok(is_whole(&connection))
}

fn full(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::Full,
        _ => error.into(),
    }
}

fn is_whole(connection: &Connection) -> bool {
    let asked = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0));
    let is_ours = asked("PRAGMA application_id").is_ok_and(|found| found == schema::APPLICATION_ID.into());
    is_ours && asked("PRAGMA integrity_check(1)").is_ok_and(|verdict| verdict == "ok".to_owned().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window would tell what was set aside of another file.
    #[test]
    fn each_file_is_told_its_own() {
        let [mine, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        for folder in [&mine, &other] {
            fs::write(folder.path().join("kam.db-wal"), "x").unwrap();
            set_aside(&folder.path().join("kam.db-wal"), Clock::System).unwrap();
        }
        let told = |folder: &tempfile::TempDir| take_found_of(&folder.path().join("kam.db"));
        assert_eq!(told(&mine).len(), 1);
        assert_eq!(told(&mine), Vec::<Found>::new());
        assert_eq!(told(&other).len(), 1);
    }

    /// A file that another program writes in all the time could not be opened.
    #[test]
    fn what_is_made_anew_while_it_is_judged_is_judged_anew() {
        let folder = tempfile::tempdir().unwrap();
        let [file, journal] = ["kam.db", "kam.db-journal"].map(|name| folder.path().join(name));
        fs::write(&file, "x").unwrap();
        fs::write(&journal, "x").unwrap();
        let gone = || Err(Error::Io(std::io::ErrorKind::NotFound.into()));
        let calls = std::cell::Cell::new(0);
        let settle = || {
            calls.set(calls.get() + 1);
            if calls.get() < 4 { gone() } else { Ok(()) }
        };
        assert!(unless_gone(&journal, &file, settle).is_ok());
        assert_eq!(calls.get(), 4);
        assert!(unless_gone(&journal, &file, gone).is_err(), "what is always missing is said");
        fs::remove_file(&journal).unwrap();
        assert!(unless_gone(&journal, &file, gone).is_ok());
        fs::remove_file(&file).unwrap();
        assert!(unless_gone(&journal, &file, gone).is_err());
    }
}
