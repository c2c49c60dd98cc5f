//! Backups: whole copies beside the file, verified, thinned out, never on the user's path.

use super::super::Store;
use super::super::error::{Error, Result};
use super::contents::Contents;
use super::open::{Barred, INSTRUCTIONS, QUICK};
use super::origin::Origin;
use super::place::{Making, Old};
use super::whose::Owner;
use super::{beside, garbled, leftovers, place, rescue, schema};
use crate::clock::Clock;
use crate::domain::day;
use chrono::{Datelike, NaiveDate};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use super::beside::{copies, folder, newest_whole};
pub(super) use super::sums::forget_checksum;
pub(super) use super::sums::is_taken;
pub use super::sums::{Sum, is_summed};
use super::sums::{checksum, has_sum_file, is_as_made, note_checksum, noted};

/// How many backups are kept of each kind.
const DAILY: usize = 7;
const WEEKLY: usize = 4;
const MONTHLY: usize = 12;

/// The day a backup is of, when it is a daily one: its name begins with it.
pub fn day_of(copy: &Path) -> Option<NaiveDate> {
    let name = copy.file_name()?.to_str()?.strip_suffix(".db")?;
    day::from_iso(name.get(..10)?).filter(|_| name.len() == 10 || name.as_bytes().get(10) == Some(&b'T'))
}

/// The daily backups of a file: not those of another one that shares its folder.
fn daily(file: &Path) -> Vec<(NaiveDate, PathBuf)> {
    let own = beside::folders(file);
    let copies = copies(file).into_iter().filter(|copy| copy.parent().is_some_and(|folder| own.iter().any(|own| own == folder)));
    let mut daily: Vec<(NaiveDate, PathBuf)> = copies.filter_map(|copy| Some((day_of(&copy)?, copy))).collect();
    if !daily.is_empty() {
        let owner = Owner::of(file);
        daily.retain(|(_, copy)| !owner.is_not_of(copy));
    }
    daily
}

/// The days of the daily backups that stand, oldest first.
pub fn days(file: &Path) -> Vec<NaiveDate> {
    daily(file).into_iter().map(|(day, _)| day).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The newest daily backup that can be restored; where there is none, the newest by its name. And whether it can, for which copies
/// are read through.
///
/// One that claims to be of a day still to come is not the newest while there are others.
pub fn newest(file: &Path, today: NaiveDate) -> Option<(PathBuf, bool)> {
    let has_come = |copy: &PathBuf| day_of(copy).is_some_and(|day| beside::has_come(day, today));
    let mut copies: Vec<PathBuf> = daily(file).into_iter().map(|(_, copy)| copy).collect();
    copies.sort_by_key(|copy| (has_come(copy), day_of(copy), copy.clone()));
    let whole = copies.iter().rev().find(|copy| verify_to_restore(copy).is_ok());
    whole.or(copies.last()).map(|copy| (copy.clone(), whole.is_some()))
}

/// The backup of a day.
pub fn path_of(file: &Path, day: NaiveDate) -> PathBuf {
    folder(file).join(format!("{}.db", day::iso(day)))
}

impl Store {
    /// Makes today's backup unless there is one, and drops those that are no longer kept. Gives the new one's path. One that is
    /// cut, has other bytes than it was made with, or of which nobody noted the bytes, is made anew; one that was changed is kept aside.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the copy does not pass its check: the file itself is then damaged too.
    pub fn back_up_daily(&self) -> Result<Option<PathBuf>> {
        beside::clean(self.path());
        // What does not come to an end stays remembered, and doctor says it.
        let _ = self.finish_erasing();
        let _turn = place::turn(&folder(self.path()))?;
        let today = self.clock().today();
        if daily(self.path()).iter().any(|(day, copy)| *day == today && is_complete(copy)) {
            return Ok(None);
        }
        let path = self.back_up_today()?;
        // Those that were made while the clock was wrong wait for their day, and take nobody's place until then.
        let come: Vec<NaiveDate> = days(self.path()).into_iter().filter(|day| beside::has_come(*day, today)).collect();
        let dropped = superfluous(&come);
        for (_, copy) in daily(self.path()).iter().filter(|(day, _)| dropped.contains(day)) {
            fs::remove_file(copy)?;
            forget_checksum(copy)?;
        }
        Ok(Some(path))
    }

    /// Makes a backup of this moment among the daily ones. One of today that holds what the file does not any more is not replaced
    /// but stays, and the new one stands beside it: `Store::place_of_today` says when; also one that has other bytes by now, as long
    /// as it can be read.
    ///
    /// # Errors
    /// Those of [`Store::back_up`].
    pub fn back_up_now(&self) -> Result<PathBuf> {
        beside::clean(self.path());
        let _ = self.finish_erasing();
        let _turn = place::turn(&folder(self.path()))?;
        self.back_up_today()
    }

    fn back_up_today(&self) -> Result<PathBuf> {
        let target = self.place_of_today()?;
        let old = match is_as_made(&target) {
            // Somebody changed it, or the disk did: what it holds may stand nowhere else.
            Ok(Some(false)) => Old::Kept(target.with_file_name(format!("changed-{}", target.file_name().unwrap_or_default().display()))),
            _ if target.exists() => Old::Goes,
            _ => Old::None,
        };
        let is_replaced = !matches!(old, Old::Kept(_));
        self.back_up(&target, old)?;
        if is_replaced {
            // What cannot be noted is told by doctor, and noted with the next one.
            let _ = self.note_made_anew(&target);
        }
        Ok(target)
    }

    /// Where a backup of this moment goes: into the place of another one of today, or beside all of them. The best one of the day, which
    /// holds most, gives way only to one that lacks nothing of it: little by little, each copy could else be a bit smaller than the
    /// last. Any other one gives way to what it may have become. None does where nobody could restore the new one, nor one from before a
    /// repair while the file as it was then is kept.
    fn place_of_today(&self) -> Result<PathBuf> {
        let today = path_of(self.path(), self.clock().today());
        let mut copies: Vec<PathBuf> =
            daily(self.path()).into_iter().filter(|(day, _)| *day == self.clock().today()).map(|(_, copy)| copy).collect();
        // The plain name before the others, of which the newest is the one before this.
        copies.sort_by_key(|copy| (*copy == today, copy.clone()));
        // What cannot be read holds nothing that could be lost.
        let known: Vec<(&PathBuf, Contents)> = copies.iter().filter_map(|copy| Some((copy, Contents::in_file(copy).ok()?))).collect();
        let best = known.iter().max_by_key(|(_, held)| held.total()).map(|(copy, _)| *copy);
        let now = Contents::of(self.sql())?;
        let is_ours = schema::difference(self.sql(), schema::newest())?.is_none();
        // A letter that cannot be read any more may be in the copy alone.
        let is_garbled = !known.is_empty() && garbled::is_in(self.sql())?;
        // What points nowhere, or stands in a field that cannot hold it, may be right in the copy alone.
        let is_flawed = !known.is_empty() && self.is_flawed()?;
        // What a repair made of the file may be wrong where a copy from before it is right.
        let repaired = beside::last_repair(self.path());
        let is_before_repair = |copy: &Path| repaired.is_some_and(|repaired| beside::made_at(copy).is_none_or(|made| made <= repaired));
        let gives_way = |(copy, held): &&(&PathBuf, Contents)| {
            let is_as_good = (is_ours || verify_to_restore(copy).is_err())
                && (!is_garbled || garbled::is_in_copy(copy))
                && (!is_flawed || is_flawed_copy(copy))
                // What no step has changed is right in the copy, if in either.
                && !self.was_changed_since(copy);
            !is_taken(copy) && now.follows(held) && (Some(*copy) != best || !now.lacks(held)) && is_as_good && !is_before_repair(copy)
        };
        let is_of_another = today.exists() && Owner::of(self.path()).is_not_of(&today);
        let is_free = !is_of_another && !is_taken(&today) && !known.iter().any(|(copy, _)| **copy == today);
        let stamp = self.clock().now().format("%Y-%m-%dT%H%M%S");
        Ok(match known.iter().rev().find(gives_way) {
            Some((copy, _)) => (*copy).clone(),
            None if is_free => today,
            None => folder(self.path()).join(format!("{stamp}.db")),
        })
    }

    /// Copies the file while work goes on, checks the copy, and moves it to `target` only when it is whole.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the copy does not pass its check.
    pub fn back_up(&self, target: &Path, old: Old) -> Result<()> {
        let make = || {
            let making = Making::of(target)?;
            self.copy_to(making.path(), "DELETE FROM draft")?;
            put_copy(without_room(making, target)?, target, old)
        };
        make().map_err(|error| self.blame_found(error))
    }

    /// Keeps the file as it is before what is computed of its records is made anew: where both disagree, that is all that tells of it. Gives
    /// the name it got.
    ///
    /// # Errors
    /// Those of writing, and [`Error::Damaged`].
    pub fn keep_before_mending(&self) -> Result<PathBuf> {
        self.keep_as(&beside::kept(self.path(), beside::Before::Mending, self.clock()))
    }

    /// Keeps the file as it is under a name beside it, what is being typed included. Gives the name it got.
    pub(super) fn keep_as(&self, wanted: &Path) -> Result<PathBuf> {
        let making = Making::of(wanted)?;
        self.copy_to(making.path(), "")?;
        let (kept, sum) = put_checked(making, Making::put_beside)?;
        note_checksum(&kept, sum);
        Ok(kept)
    }

    /// The same within a write, before anything was changed: nobody else's save comes in between. Byte by byte, since what is written
    /// through a connection is not copied through it.
    pub(super) fn keep_held(&self, wanted: &Path) -> Result<PathBuf> {
        let making = Making::of(wanted)?;
        making.fill_from_held(self.path())?;
        let (kept, sum) = put_checked(making, Making::put_beside)?;
        note_checksum(&kept, sum);
        Ok(kept)
    }

    /// Writes the open file out beside its place where it was deleted: what was saved in it would go with the program. Gives the name it
    /// got; `None` where it is still somewhere.
    ///
    /// # Errors
    /// The first one, when it can be written nowhere.
    pub fn save_deleted(&self) -> Result<Option<PathBuf>> {
        if !self.identity.is_some_and(crate::platform::is_deleted) {
            return Ok(None);
        }
        let wanted = beside::kept(self.path(), beside::Before::Ending, self.clock());
        let name = wanted.file_name().unwrap_or_default();
        let mut failed = None;
        for place in rescue::places(&wanted) {
            match self.keep_as(&place.join(name)) {
                Ok(saved) => return Ok(Some(saved)),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(None), Err)
    }

    /// What is wrong with a copy that was just made is wrong with the file: it is named, and nothing more is written into it.
    fn blame_found(&self, error: Error) -> Error {
        match error {
            Error::Damaged { detail, .. } => {
                // Where it cannot be noted, it is said at least.
                let _ = self.note_damage(&detail);
                self.damaged(detail)
            }
            error => self.blame(error),
        }
    }

    fn copy_to(&self, made: &Path, change: &str) -> Result<()> {
        let mut copy = Connection::open_with_flags(made, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        copy.execute_batch("PRAGMA synchronous = OFF")?;
        let backup = Backup::new(self.sql(), &mut copy)?;
        loop {
            match backup.step(2_000)? {
                StepResult::Done => break,
                // A program that is told to end does not finish its copy; what is half made goes.
                _ if crate::platform::is_ending() => return Err(Error::Busy),
                StepResult::More => std::thread::sleep(Duration::from_millis(1)),
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        drop(backup);
        // Synced as a whole before it gets its name. Words not yet said are no part of a backup.
        copy.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; {change}"))?;
        Ok(())
    }
}

/// A copy without its free pages: an older version of the program, or another one, may have left deleted text in them.
fn without_room(copy: Making, target: &Path) -> Result<Making> {
    let mut connection = Connection::open_with_flags(copy.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.progress_handler(INSTRUCTIONS, Some(crate::platform::is_ending))?;
    if connection.query_row("PRAGMA freelist_count", [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(copy);
    }
    // Into a file of ours: what it would put aside for itself could be read by others, or fill the memory.
    let making = Making::of(target)?;
    match making.path().to_str() {
        Some(path) => {
            connection.execute("VACUUM INTO ?1", [path])?;
            Ok(making)
        }
        None => {
            connection.execute_batch("VACUUM")?;
            Ok(copy)
        }
    }
}

/// Checks a copy and puts it in its place, with its checksum.
fn put_copy(making: Making, target: &Path, old: Old) -> Result<()> {
    verify(making.path())?;
    let sum = checksum(making.path())?;
    // A copy that the user wanted elsewhere is a file of theirs to work with.
    let is_ours = target.parent().is_some_and(beside::is_of_backups);
    let is_noted = is_ours || has_sum_file(target);
    match old {
        // Noted before it has its name, so that it is never met without.
        Old::None if is_noted && target.symlink_metadata().is_err() => {
            note_checksum(target, sum);
            making.put(Old::None)?;
        }
        Old::None => drop(making.put(Old::None)?),
        old @ Old::Kept(_) => {
            let noted = noted(target);
            // Until the new ones are noted, the new copy does not fit, and would be kept aside in its turn: nothing is lost.
            if let (Some(kept), Some(noted)) = (making.put(old)?, noted) {
                note_checksum(&kept, noted);
            }
            if is_noted {
                note_checksum(target, sum);
            }
        }
        Old::Goes => {
            forget_checksum(target)?;
            making.put(Old::Goes)?;
            if is_noted {
                note_checksum(target, sum);
            }
        }
    }
    Ok(())
}

/// Whether a copy is there, as long as it says, and with the bytes that were noted when it was made. One that is read through in
/// no time is asked for its bytes; a larger one would make every start wait for the disk.
fn is_complete(copy: &Path) -> bool {
    let is_long =
        matches!(schema::header(copy), Ok(schema::Header::Sqlite { application: schema::APPLICATION_ID, cut: false, strange: false, .. }));
    let is_noted = || match copy.metadata().is_ok_and(|copy| copy.len() <= QUICK) {
        true => matches!(is_as_made(copy), Ok(Some(true))),
        false => is_summed(copy),
    };
    is_long && is_noted()
}

/// Those of a file's copies that are no longer whole. What was noted of their bytes when they were made, and found whole, tells;
/// one of which nothing was noted is looked through.
pub fn damaged(file: &Path) -> Vec<PathBuf> {
    let is_whole = |copy: &PathBuf| match is_as_made(copy) {
        Ok(Some(is_as_made)) => is_as_made && can_be_restored(copy).is_ok(),
        Ok(None) | Err(_) => matches!(verify(copy), Ok(()) | Err(Error::Newer { .. })),
    };
    let mut copies = copies(file);
    copies.retain(|copy| !is_whole(copy));
    copies
}

/// Checks a copy, and has it put in its place only when it is whole; gives with which bytes.
fn put_checked<T>(making: Making, put: impl FnOnce(Making) -> Result<T>) -> Result<(T, u32)> {
    verify(making.path())?;
    let sum = checksum(making.path())?;
    Ok((put(making)?, sum))
}

/// Whether a file is a copy that the program keeps: one of a folder of backups, under a name that it gives there, or one of which it
/// noted the bytes.
pub fn is_kept_copy(file: &Path) -> bool {
    let is_named_so = || day_of(file).is_some() || file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("schema-"));
    has_sum_file(file) || beside::is_of_backups(place::folder_of(file)) && is_named_so()
}

/// Makes a copy anew: `work` changes one that is then checked and put in the place of the old one.
pub(in super::super) fn remake(copy: &Path, clock: Clock, work: impl FnOnce(&Store) -> Result<()>) -> Result<()> {
    let _turn = place::turn(place::folder_of(copy))?;
    verify(copy)?;
    let making = Making::of(copy)?;
    making.fill_from(copy)?;
    work(&Origin::new(making.path(), clock).copy()?)?;
    put_copy(making, copy, Old::Goes)
}

/// Checks that a file is a whole database of ours, with the bytes it was made with where they were noted.
pub fn verify(path: &Path) -> Result<()> {
    look_through(path).map_err(|error| named(error, path))
}

/// An error of SQLite with the file that it met it in.
fn named(error: Error, path: &Path) -> Error {
    match error {
        Error::Damaged { path: unnamed, detail, backup } if unnamed.as_os_str().is_empty() => {
            Error::Damaged { path: path.into(), detail, backup }
        }
        error => error,
    }
}

fn look_through(path: &Path) -> Result<()> {
    let damaged = |detail: &str| Err(Error::Damaged { path: path.into(), detail: detail.into(), backup: None });
    let version = match schema::header(path)? {
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, cut: false, strange: false }
            if schema::NUMBERS.contains(&version) && version <= schema::newest() =>
        {
            version
        }
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, .. } if !schema::NUMBERS.contains(&version) => {
            return damaged("no number");
        }
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, .. } if version > schema::newest() => {
            return Err(Error::Newer { path: path.into(), found: version, known: schema::newest(), backup: None });
        }
        schema::Header::Sqlite { application: schema::APPLICATION_ID, cut: true, .. } => return damaged("cut short"),
        schema::Header::Sqlite { application: schema::APPLICATION_ID, .. } => return damaged("not ours"),
        schema::Header::Empty | schema::Header::NotSqlite | schema::Header::Sqlite { .. } => return Err(Error::Foreign(path.into())),
    };
    if is_as_made(path)? == Some(false) {
        return damaged("other bytes");
    }
    if leftovers::is_unfinished(path)? {
        return damaged("unfinished");
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    schema::faults(&connection, version, 1)?.first().map_or(Ok(()), |found| damaged(found))
}

/// Whether a whole copy holds what doctor would find wrong with the file: [`Store::is_flawed`]. One of an earlier schema is not asked.
pub fn is_flawed_copy(path: &Path) -> bool {
    let look = || {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0))? != schema::newest() {
            return Ok(false);
        }
        Store::on(connection, path, Clock::System, Some(Barred::Locked)).is_flawed()
    };
    look().is_ok_and(|is_flawed: bool| is_flawed)
}

/// Checks that a file is whole and that nothing keeps it from being restored.
pub fn verify_to_restore(path: &Path) -> Result<()> {
    verify(path)?;
    can_be_restored(path)
}

/// Checks that nothing in the schema of a whole copy keeps it from being restored; one of a later version is not asked.
pub(super) fn can_be_restored(path: &Path) -> Result<()> {
    let look = || {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > schema::newest() {
            return Ok(None);
        }
        schema::obstacle(&connection, version)
    };
    look().map_err(|error| named(error, path))?.map_or(Ok(()), |what| Err(Error::Altered { path: path.into(), what }))
}

/// Copies the file before its schema is changed.
pub(super) fn before_migration(store: &Store, version: i64) -> Result<()> {
    if version == 0 {
        return Ok(());
    }
    let stamp = store.clock().now().format("%Y-%m-%dT%H%M%S");
    store.keep_as(&folder(store.path()).join(format!("schema-{version}-{stamp}.db")))?;
    Ok(())
}

/// The days whose backups are no longer kept: beyond the newest of each of the last days, weeks and months.
fn superfluous(days: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut kept: BTreeSet<NaiveDate> = days.iter().rev().take(DAILY).copied().collect();
    let newest_of_each = |key: fn(&NaiveDate) -> (i32, u32), count: usize| {
        let mut seen = BTreeSet::new();
        days.iter().rev().filter(move |day| seen.insert(key(day))).take(count).copied().collect::<Vec<_>>()
    };
    kept.extend(newest_of_each(|day| (day.iso_week().year(), day.iso_week().week()), WEEKLY));
    kept.extend(newest_of_each(|day| (day.year(), day.month()), MONTHLY));
    days.iter().filter(|day| !kept.contains(day)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_four_weeks_and_twelve_months_stay() {
        let last = day::from_iso("2026-11-22").unwrap();
        let mut days: Vec<NaiveDate> = (0..500).map(|ago| last - chrono::Duration::days(ago)).collect();
        days.reverse();
        let dropped = superfluous(&days);
        let kept: Vec<_> = days.iter().filter(|day| !dropped.contains(day)).map(|day| day::iso(*day)).collect();
        // Beyond the seven days: three more weeks (1, 8 and 15 November) and eleven more months.
        assert_eq!(kept.len(), 7 + 3 + 11, "{kept:?}");
        assert!(
            kept.contains(&"2026-11-22".to_owned()) && kept.contains(&"2026-11-16".to_owned()) && kept.contains(&"2025-12-31".to_owned())
        );
        assert!(!kept.contains(&"2025-11-30".to_owned()));
    }
}
