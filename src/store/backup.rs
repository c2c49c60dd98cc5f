//! Backups: whole copies beside the file, verified, thinned out, never on the user's path.

use super::error::{Error, Result};
use super::{Store, schema};
use crate::clock::Clock;
use crate::domain::day;
use crate::platform;
use chrono::{Datelike, NaiveDate};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many backups are kept of each kind.
const DAILY: usize = 7;
const WEEKLY: usize = 4;
const MONTHLY: usize = 12;

/// The folder of a file's backups, beside the file and named after it.
pub fn folder(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push("-backups");
    file.with_file_name(name)
}

/// The days of the daily backups that stand, oldest first.
pub fn days(file: &Path) -> Vec<NaiveDate> {
    let Ok(entries) = std::fs::read_dir(folder(file)) else { return Vec::new() };
    let days = entries.filter_map(|entry| day::from_iso(entry.ok()?.file_name().to_str()?.strip_suffix(".db")?));
    days.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The newest backup.
pub fn newest(file: &Path) -> Option<PathBuf> {
    days(file).last().map(|day| path_of(file, *day))
}

fn path_of(file: &Path, day: NaiveDate) -> PathBuf {
    folder(file).join(format!("{}.db", day::iso(day)))
}

impl Store {
    /// Makes today's backup unless there is one, and drops those that are no longer kept. Gives the new one's path.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the copy does not pass its check: the file itself is then damaged too.
    pub fn back_up_daily(&self) -> Result<Option<PathBuf>> {
        let today = self.clock().today();
        let path = path_of(self.path(), today);
        if path.exists() {
            return Ok(None);
        }
        drop_abandoned(&folder(self.path()));
        self.back_up(&path)?;
        for day in superfluous(&days(self.path())) {
            std::fs::remove_file(path_of(self.path(), day))?;
        }
        Ok(Some(path))
    }

    /// Copies the file while work goes on, checks the copy, and moves it to `target` only when it is whole.
    pub fn back_up(&self, target: &Path) -> Result<()> {
        let folder = target.parent().unwrap_or(Path::new("."));
        platform::private_folder(folder)?;
        let mut made = target.as_os_str().to_owned();
        made.push(format!(".making-{}", std::process::id()));
        let made = PathBuf::from(made);
        let _ = std::fs::remove_file(&made);
        let result = self.copy_to(&made).and_then(|()| verify(&made)).and_then(|()| {
            std::fs::rename(&made, target)?;
            platform::sync_folder(folder);
            Ok(())
        });
        let _ = std::fs::remove_file(&made);
        result.map_err(|error| self.blame(error))
    }

    fn copy_to(&self, made: &Path) -> Result<()> {
        drop(platform::private_file(made)?);
        let mut copy = Connection::open_with_flags(made, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let backup = Backup::new(self.sql(), &mut copy)?;
        loop {
            match backup.step(2_000)? {
                StepResult::Done => break,
                StepResult::More => std::thread::sleep(Duration::from_millis(1)),
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        drop(backup);
        // Drafts are words not yet said; the journal of a copy starts nothing.
        copy.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; DELETE FROM draft;")?;
        Ok(())
    }
}

/// Removes copies that a program ended in the middle of; one that is a day old is nobody's any more.
fn drop_abandoned(folder: &Path) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_half_made = entry.file_name().to_string_lossy().contains(".making-");
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
        if is_half_made && age.is_some_and(|age| age > DAY) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Every copy of a file that the program made beside it: backups, copies before a migration, and what a restore kept.
pub fn copies(file: &Path) -> Vec<PathBuf> {
    let ends = |path: &Path| path.extension().is_some_and(|end| end == "db");
    let listed = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| ends(path)).collect::<Vec<_>>()
    };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let kept = format!("{stem}.before-restore-");
    let mut found = listed(&folder(file));
    let beside = listed(file.parent().unwrap_or(Path::new(".")));
    found.extend(beside.into_iter().filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&kept))));
    found.sort();
    found
}

/// Makes a copy anew: `work` changes one that is then checked and put in the place of the old one.
pub(super) fn remake(copy: &Path, clock: Clock, work: impl FnOnce(&Store) -> Result<()>) -> Result<()> {
    verify(copy)?;
    let folder = copy.parent().unwrap_or(Path::new("."));
    let mut made = copy.as_os_str().to_owned();
    made.push(format!(".making-{}", std::process::id()));
    let made = PathBuf::from(made);
    let _ = std::fs::remove_file(&made);
    let mut target = platform::private_file(&made)?;
    let result = (|| {
        std::io::copy(&mut std::fs::File::open(copy)?, &mut target)?;
        target.sync_all()?;
        work(&Store::open_copy(&made, clock)?)?;
        verify(&made)?;
        std::fs::rename(&made, copy)?;
        platform::sync_folder(folder);
        Ok(())
    })();
    let _ = std::fs::remove_file(&made);
    result
}

/// Checks that a file is a whole database of ours.
pub fn verify(path: &Path) -> Result<()> {
    match schema::header(path)? {
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, cut: false } if version <= schema::newest() => {}
        schema::Header::Sqlite { application: schema::APPLICATION_ID, version, .. } if version > schema::newest() => {
            return Err(Error::Newer { path: path.into(), found: version, known: schema::newest() });
        }
        schema::Header::Sqlite { application: schema::APPLICATION_ID, .. } => {
            return Err(Error::Damaged { path: path.into(), detail: "cut short".into(), backup: None });
        }
        _ => return Err(Error::Foreign(path.into())),
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(Error::Damaged { path: path.into(), detail: verdict, backup: None }) }
}

/// Copies the file before its schema is changed.
pub(super) fn before_migration(store: &Store, version: i64) -> Result<()> {
    if version == 0 {
        return Ok(());
    }
    let stamp = store.clock().now().format("%Y-%m-%dT%H%M%S");
    let target = folder(store.path()).join(format!("schema-{version}-{stamp}.db"));
    platform::private_folder(&folder(store.path()))?;
    store.copy_to(&target)
}

/// Puts a backup in the place of the file. What stood there is kept beside it, and its path given.
pub fn restore(backup: &Path, file: &Path, clock: Clock) -> Result<Option<PathBuf>> {
    verify(backup)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    platform::private_folder(folder)?;
    let made = file.with_extension(format!("restoring-{}", std::process::id()));
    let _ = std::fs::remove_file(&made);
    let mut target = platform::private_file(&made)?;
    std::io::copy(&mut std::fs::File::open(backup)?, &mut target)?;
    target.sync_all()?;
    drop(target);
    let stamp = clock.now().format("%Y-%m-%dT%H%M%S");
    let kept = file.exists().then(|| file.with_extension(format!("before-restore-{stamp}.db")));
    if let Some(kept) = &kept {
        let mut journal = file.as_os_str().to_owned();
        journal.push("-journal");
        std::fs::rename(file, kept)?;
        // A journal left by a crash belongs to the file that moved, not to the one that comes.
        let mut kept_journal = kept.as_os_str().to_owned();
        kept_journal.push("-journal");
        if Path::new(&journal).exists() {
            std::fs::rename(&journal, &kept_journal)?;
        }
    }
    std::fs::rename(&made, file)?;
    platform::sync_folder(folder);
    Ok(kept)
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
