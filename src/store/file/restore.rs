//! Restoring: the content of a backup is written into the file under its lock, so that other windows follow it; only
//! where the file cannot be written into, the backup takes its place.

use super::super::error::{Error, Result};
use super::super::{Store, drafts};
use super::beside::Before;
use super::origin::Origin;
use super::place::{Making, Old, followed};
use super::waiting::wait;
use super::{backup, beside, leftovers, place, schema, whose};
use crate::clock::Clock;
use crate::platform;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// Puts the content of a backup in the place of the file's own. What stood there is kept beside it, and its path given.
///
/// What is being typed in an open window stays its draft. A link to the file is followed.
///
/// # Errors
/// Those of [`backup::verify`]: a backup that is not whole is not restored, nor one of which we could not make our own. [`Error::Busy`] when another program holds the
/// file. The file is then as it was.
pub fn restore(source: &Path, file: &Path, clock: Clock) -> Result<Option<PathBuf>> {
    Ok(carry_over(source, file, clock)?.kept)
}

/// What a restore did.
#[derive(Debug, Default)]
pub struct Restored {
    /// Where what stood there is kept.
    pub kept: Option<PathBuf>,
    /// Whether texts that were typed and not saved may be in that alone: it is damaged, and not all of them could be read.
    pub lacks_drafts: bool,
}

/// The same, and says what of the texts that were typed and not saved did not come along.
///
/// # Errors
/// As [`restore`].
pub fn carry_over(source: &Path, file: &Path, clock: Clock) -> Result<Restored> {
    backup::verify_to_restore(source)?;
    let (named, file) = (file, &followed(file));
    let making = Making::to_restore(file)?;
    making.fill_from(source)?;
    // A backup of an earlier version becomes one of this version before it is put in place, so that no window meets it.
    drop(Origin::new(making.path(), clock).copy()?);
    let wanted = beside::kept(file, Before::Restoring, clock);
    let mut lacks_drafts = false;
    let mut place = |making: Making, wanted| {
        lacks_drafts = !bring_drafts(file, &making, clock)?;
        making.put(Old::Kept(wanted))
    };
    let kept = if file.exists() {
        match Origin::new(file, clock).to_mend() {
            Ok(store) => match Held::of(&store).and_then(|held| Ok((held, store.keep_as(&wanted)?))) {
                Ok((held, kept)) => {
                    let before = number_of(&store);
                    if let Err(error) = held.write(&store, making.path()) {
                        match (before, number_of(&store)) {
                            // Only the last call failed, when the other content stood there already.
                            (Ok(before), Ok(now)) if now != before => {}
                            // The file is as it was: nothing is to be kept of it.
                            (Ok(_), Ok(_)) => {
                                place::remove(&kept);
                                backup::forget_checksum(&kept)?;
                                return Err(error);
                            }
                            // What stands there cannot be read.
                            _ => return Err(error),
                        }
                    }
                    Some(kept)
                }
                // It is not whole: there is nothing in it that a window could go on with but what is typed.
                Err(Error::Damaged { .. }) => {
                    drop(store);
                    place(making, wanted)?
                }
                Err(error) => return Err(error),
            },
            Err(error @ (Error::Busy | Error::Io(_) | Error::ReadOnly(_) | Error::Older { .. } | Error::Copy(_))) => return Err(error),
            Err(_) => place(making, wanted)?,
        }
    } else {
        leftovers::set_orphans_aside(file, clock)?;
        // What is taken from another file is a file of its own from now on.
        if whose::is_of_another(source, file) {
            Origin::new(making.path(), clock).copy()?.take_uid(&platform::new_uid().to_string())?;
        }
        making.put(Old::None)?
    };
    beside::forget_damage(named);
    platform::make_private(file)?;
    // One that was broken off before says that there was a file, and is needed for nothing any more.
    beside::clean(named);
    Ok(Restored { kept, lacks_drafts })
}

/// The number of the schema of an open file, as it stands there: to replace the content gives it another one.
fn number_of(store: &Store) -> Result<i64> {
    Ok(store.sql().query_row("PRAGMA schema_version", [], |row| row.get(0))?)
}

/// Brings the texts that were typed and not saved from a file that is not whole into the one that takes its place. Whether all that
/// are known of there could be read; of what is no file of ours nothing is known.
fn bring_drafts(file: &Path, making: &Making, clock: Clock) -> Result<bool> {
    let is_ours = matches!(schema::header(file), Ok(schema::Header::Sqlite { application: schema::APPLICATION_ID, .. }));
    if !is_ours {
        return Ok(true);
    }
    let read = || {
        // Nothing that lies beside it is met, and nothing of it changed.
        let uri = format!("file:{}?immutable=1", percent(file));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        drafts::readable(&Connection::open_with_flags(uri, flags)?)
    };
    let Ok((drafts, is_all)) = read() else { return Ok(false) };
    let new = Origin::new(making.path(), clock).copy()?;
    for draft in drafts {
        new.keep_draft_of(&draft.place, &draft.at, &draft.body)?;
    }
    Ok(is_all)
}

/// A path as it stands in a URI.
fn percent(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// The file, into which nobody else writes from before it is kept until the other content stands in it: what is saved meanwhile waits,
/// and what was saved before is in what is kept.
struct Held(Connection);

impl Held {
    /// Takes hold of an open file; it can be read all the same.
    fn of(store: &Store) -> Result<Held> {
        let mut held = Connection::open_with_flags(store.path(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        held.busy_handler(Some(wait))?;
        // SQLite replaces pages in no transaction but its own: so locked, it lets go of nothing when ours ends. Locked so before, it
        // would keep the other from ending whom it waits for; ended otherwise, it would keep out whoever reads, and so the copy.
        held.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA journal_mode = TRUNCATE; BEGIN IMMEDIATE; PRAGMA locking_mode = EXCLUSIVE; ROLLBACK",
        )?;
        Ok(Held(held))
    }

    /// Replaces all pages in one step of SQLite's own: a crash in the middle of it takes it back. What tells the file from another one
    /// stays, and so do its drafts.
    fn write(mut self, store: &Store, source: &Path) -> Result<()> {
        let (drafts, uid) = (store.drafts()?, store.uid()?);
        let source = Origin::new(source, store.clock()).copy()?;
        for draft in &drafts {
            source.keep_draft_of(&draft.place, &draft.at, &draft.body)?;
        }
        if let Some(uid) = uid {
            source.take_uid(&uid)?;
        }
        let written = self.replace(&source);
        // The journal that was kept for the next step goes.
        let let_go = self.0.execute_batch("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE");
        written.and(let_go.map_err(Error::from))
    }

    fn replace(&mut self, source: &Store) -> Result<()> {
        let backup = Backup::new(source.sql(), &mut self.0)?;
        // SQLite asks nobody here whether it is to go on waiting.
        for tries in 0.. {
            match backup.step(-1)? {
                StepResult::Done => break,
                _ if !wait(tries) => return Err(Error::Busy),
                _ => {}
            }
        }
        Ok(())
    }
}
