//! Putting a file in its place: the one way for a new file, a backup, a copy before a migration and a restored file.
//!
//! It is made under another name beside its place, then synced; what stood in its place is kept by a link; one rename puts
//! it there, and the folder is synced. So at every moment there is a whole file under a name that is found.

use super::super::error::{Error, Result};
use super::beside;
use crate::platform;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands in the name of every file that is being made, before the number of the process that makes it.
pub const MARK: &str = ".making-";
/// The same for one that comes in the place of a file that was there before.
pub(super) const RESTORING: &str = ".restoring-";
/// All that has ever stood there: what an earlier version began may lie about still.
pub(super) const HALF_MADE: [&str; 3] = [MARK, RESTORING, ".new-"];
/// How long a half-made file of another machine stays: whoever made it is done by then.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);
/// How long one waits before one looks again whether it is one's turn.
const PAUSE: Duration = Duration::from_millis(20);
/// How many links are followed one after the other, as a system does.
const LINKS: u32 = 40;
/// How many names are tried before one gives up: nobody takes as many at once.
const NAMES: u32 = 10_000;

/// What becomes of the file that stands in the place of the new one.
#[derive(Debug)]
pub enum Old {
    /// There must be none.
    None,
    /// It goes.
    Goes,
    /// It is kept under this name, or one like it where that is taken.
    Kept(PathBuf),
}

/// A file that is being made. It is removed when dropped before it was put in its place.
#[derive(Debug)]
pub struct Making {
    made: PathBuf,
    target: PathBuf,
}

impl Making {
    /// Begins an empty file, for the owner only, under a name of its own beside its place.
    pub fn of(target: &Path) -> Result<Making> {
        make_folder(folder_of(target))?;
        Making::named(target, MARK)
    }

    /// The same in a folder that has to be there: one that is gone is on a stick that was pulled out, and is not made anew.
    pub fn beside(target: &Path) -> Result<Making> {
        Making::named(target, MARK)
    }

    /// Begins the one that a backup is restored into: left behind, it says that there was a file.
    pub(super) fn to_restore(target: &Path) -> Result<Making> {
        make_folder(folder_of(target))?;
        Making::named(target, RESTORING)
    }

    fn named(target: &Path, mark: &str) -> Result<Making> {
        sweep(target);
        for n in 0..NAMES {
            let made = with_suffix(target, &format!("{mark}{}-{n}", std::process::id()));
            match platform::private_file(&made) {
                Ok(_) => return Ok(Making { made, target: target.into() }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::Error::from(ErrorKind::AlreadyExists).into())
    }

    /// Where it is while it is made.
    pub fn path(&self) -> &Path {
        &self.made
    }

    /// Writes all of another file into it.
    pub fn fill_from(&self, source: &Path) -> Result<()> {
        self.fill(&mut platform::open_plain(source)?)
    }

    /// Writes all of a file that SQLite has open here into it.
    pub(super) fn fill_from_held(&self, source: &Path) -> Result<()> {
        self.fill(&mut platform::Reader::of(platform::held_open(source)?))
    }

    fn fill(&self, source: &mut impl io::Read) -> Result<()> {
        let mut made = OpenOptions::new().write(true).open(&self.made)?;
        io::copy(source, &mut made).map_err(|error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full,
            _ => error.into(),
        })?;
        Ok(())
    }

    /// Puts it in its place, or under a name like it where that is taken. Gives the name it got.
    pub fn put_beside(self) -> Result<PathBuf> {
        self.sync()?;
        for n in 1..NAMES {
            let name = numbered(&self.target, n);
            match claim(&self.made, &name) {
                Ok(()) => {
                    platform::sync_folder(folder_of(&name))?;
                    return Ok(name);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::Error::from(ErrorKind::AlreadyExists).into())
    }

    fn sync(&self) -> io::Result<()> {
        OpenOptions::new().write(true).open(&self.made)?.sync_all()
    }

    /// Puts it in its place. Gives the path under which the old file is kept, if it is.
    ///
    /// # Errors
    /// With [`Old::None`] one of kind `AlreadyExists` when something stands there. The old file stays in every case.
    pub fn put(self, old: Old) -> Result<Option<PathBuf>> {
        self.sync()?;
        let kept = match old {
            Old::None => {
                claim(&self.made, &self.target)?;
                None
            }
            Old::Goes => {
                fs::rename(&self.made, &self.target)?;
                None
            }
            Old::Kept(wanted) => {
                let kept = keep(&self.target, &wanted)?;
                // What belongs to somebody else stays as it is.
                let _ = platform::make_private(&kept);
                move_companions(&self.target, &kept)?;
                fs::rename(&self.made, &self.target)?;
                Some(kept)
            }
        };
        platform::sync_folder(folder_of(&self.target))?;
        Ok(kept)
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // What was put in its place has no name here any more.
        remove(&self.made);
    }
}

/// Another name of a file, for a while: beside it lies nothing that SQLite would take in.
#[derive(Debug)]
pub(super) struct SecondName(PathBuf);

impl SecondName {
    /// Gives a file another name.
    ///
    /// # Errors
    /// Those of the file system, which may know no links.
    pub(super) fn of(file: &Path) -> Result<SecondName> {
        for n in 0..NAMES {
            let name = with_suffix(file, &format!("{MARK}{}-{n}", std::process::id()));
            match fs::hard_link(file, &name) {
                Ok(()) => return Ok(SecondName(name)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::Error::from(ErrorKind::AlreadyExists).into())
    }

    /// The name.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for SecondName {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// Whether a file is one that somebody began to make and whose maker is gone: a process of this machine that ended, or a day ago one of
/// another. One that is not named so is whole, however old it is: a copy bears the day of which it is, and a user may name one anyhow.
pub fn is_abandoned(made: &Path) -> bool {
    let is_old =
        || made.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok()).is_some_and(|age| age > ABANDONED);
    maker_of(made).is_some_and(|maker| !platform::is_running(maker) || is_old())
}

/// The process that makes a file, as its name says.
fn maker_of(made: &Path) -> Option<u32> {
    let name = made.file_name()?.to_str()?;
    let name = COMPANIONS.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let (_, numbers) = HALF_MADE.iter().find_map(|mark| name.rsplit_once(mark))?;
    let mut numbers = numbers.splitn(2, '-').map(str::parse::<u32>);
    let maker = numbers.next()?.ok()?;
    numbers.all(|number| number.is_ok()).then_some(maker)
}

/// Removes a half-made file with what SQLite left beside it; what cannot be removed now is tried again next time.
pub fn remove(made: &Path) {
    let _ = fs::remove_file(made);
    for companion in companions(made) {
        let _ = fs::remove_file(companion);
    }
}

/// Removes what others began in the place of a file and will not finish. Only whoever makes it again comes by where the
/// user wanted a copy.
fn sweep(target: &Path) {
    let Some(begun) = with_suffix(target, MARK).file_name().and_then(|name| Some(name.to_str()?.to_owned())) else { return };
    let entries = fs::read_dir(folder_of(target)).into_iter().flatten().flatten();
    let half_made = entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(&begun)));
    half_made.map(|entry| entry.path()).filter(|path| is_abandoned(path)).for_each(|path| remove(&path));
}

/// Waits until nobody else makes copies in a folder, and keeps others waiting until what it gives is dropped: of two windows that
/// begin the same one, the second is to find it made. `None` where the file system knows no such thing.
pub(super) fn turn(folder: &Path) -> Result<Option<File>> {
    make_folder(folder)?;
    let Ok(door) = File::open(folder) else { return Ok(None) };
    loop {
        match door.try_lock() {
            Ok(()) => return Ok(Some(door)),
            Err(TryLockError::WouldBlock) if platform::is_ending() => return Err(Error::Busy),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

/// The folder of a file.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the folder of a file. One of backups takes nobody's place: where the folder around it is gone, as with a stick that was
/// pulled out, it is none.
fn make_folder(folder: &Path) -> Result<()> {
    let make = if beside::is_of_backups(folder) { platform::private_folder_within } else { platform::private_folder };
    Ok(make(folder)?)
}

/// Where the links of a name lead, also when the file they lead to is gone.
pub fn followed(file: &Path) -> PathBuf {
    if let Ok(real) = file.canonicalize() {
        return real;
    }
    let mut name = file.to_owned();
    for _ in 0..LINKS {
        match name.read_link() {
            Ok(target) => name = folder_of(&name).join(target),
            Err(_) => break,
        }
    }
    name
}

/// The name of a file with something after it.
pub fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// What SQLite adds to the name of a file for what it keeps beside it.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The files that SQLite keeps beside one while it works, without which it may not be whole.
pub fn companions(file: &Path) -> [PathBuf; 3] {
    COMPANIONS.map(|suffix| with_suffix(file, suffix))
}

/// Whether a name is one that SQLite gives to what it makes beside a file, or we to what is half made: whatever stands under it may be
/// taken for that, and taken away.
pub fn is_companion(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    COMPANIONS.iter().any(|suffix| name.ends_with(suffix)) || [MARK, RESTORING].iter().any(|mark| name.contains(mark))
}

/// Gives a file a second name like the wanted one, so that it stays when the first is given to another.
fn keep(file: &Path, wanted: &Path) -> Result<PathBuf> {
    for n in 1..NAMES {
        let kept = numbered(wanted, n);
        match fs::hard_link(file, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(error.into()),
            // Not every file system knows links.
            Err(_) => {
                let copy = Making::of(&kept)?;
                copy.fill_from(file)?;
                return copy.put_beside();
            }
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists).into())
}

/// The n-th name like that of a file: `kam.db`, `kam-2.db`.
fn numbered(file: &Path, n: u32) -> PathBuf {
    if n == 1 {
        return file.into();
    }
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{n}"));
    if let Some(end) = file.extension() {
        name.push(".");
        name.push(end);
    }
    file.with_file_name(name)
}

/// Gives what lies under a name another one like the wanted, which nobody has. `None` where there is nothing any more.
pub(super) fn move_to_free(from: &Path, wanted: &Path) -> Result<Option<PathBuf>> {
    for n in 1..NAMES {
        let name = if n == 1 { wanted.to_owned() } else { with_suffix(wanted, &format!("-{n}")) };
        match claim(from, &name) {
            Ok(()) => {
                // Only where it was linked it has the first name still.
                remove_if_there(from)?;
                platform::sync_folder(folder_of(&name))?;
                return Ok(Some(name));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists).into())
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A journal left by a crash belongs to the file that is kept, and would spoil the one that comes.
fn move_companions(file: &Path, kept: &Path) -> Result<()> {
    for (from, to) in companions(file).iter().zip(companions(kept)) {
        match fs::rename(from, to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Gives the file its name where nobody has it.
fn claim(made: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(made, target) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        Err(_) if target.symlink_metadata().is_ok() => Err(ErrorKind::AlreadyExists.into()),
        // Not every file system knows links.
        Err(_) => fs::rename(made, target),
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(target: &Path, text: &str) -> Making {
        let making = Making::of(target).unwrap();
        fs::write(making.path(), text).unwrap();
        making
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_stood_there_is_kept_under_a_name_that_nobody_had() {
        let folder = tempfile::tempdir().unwrap();
        let (file, kept) = (folder.path().join("kam.db"), folder.path().join("kam.kept.db"));
        made(&file, "one").put(Old::None).unwrap();
        assert_eq!(made(&file, "two").put(Old::Kept(kept.clone())).unwrap(), Some(kept.clone()));
        fs::write(with_suffix(&file, "-journal"), "of two").unwrap();
        let second = made(&file, "three").put(Old::Kept(kept.clone())).unwrap().unwrap();
        assert_eq!(second, folder.path().join("kam.kept-2.db"));
        let read = |path: &Path| fs::read_to_string(path).unwrap();
        assert_eq!([&file, &kept, &second].map(|path| read(path)), ["three", "one", "two"]);
        assert_eq!(names(folder.path()), ["kam.db", "kam.kept-2.db", "kam.kept-2.db-journal", "kam.kept.db"]);
    }

    #[test]
    fn nothing_is_taken_from_whoever_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        let late = made(&file, "late");
        made(&file, "first").put(Old::None).unwrap();
        assert!(late.put(Old::None).is_err());
        drop(made(&file, "given up"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "first");
        assert_eq!(names(folder.path()), ["kam.db"]);
    }

    /// Day and time look like the number of a process that is gone.
    #[test]
    fn only_what_is_named_as_half_made_is_abandoned() {
        let folder = tempfile::tempdir().unwrap();
        let is_abandoned = |name: &str| {
            let path = folder.path().join(name);
            fs::write(&path, "").unwrap();
            is_abandoned(&path)
        };
        let gone = 2_147_483_647_u32;
        for begun in ["kam.db.making-", "kam.db.restoring-", "kam.new-"].map(|name| format!("{name}{gone}")) {
            assert!(is_abandoned(&begun) && is_abandoned(&format!("{begun}-3")) && is_abandoned(&format!("{begun}-3-journal")), "{begun}");
            assert!(!is_abandoned(&format!("{begun}.db")) && !is_abandoned(&format!("{begun}-3-plan.db")), "{begun}");
        }
        for whole in [
            &format!("{gone}.db"),
            &format!("2026-11-{gone}.db"),
            "kam.before-restore-2026-11-28T101500.db",
            "kam.new-plans.db",
            &format!("kam.db.making-{}-0", std::process::id()),
        ] {
            assert!(!is_abandoned(whole), "{whole}");
        }
    }

    /// It would be written into nothing, and lie in the way of the stick when that is put back.
    #[test]
    fn no_folder_is_made_where_one_was_pulled_out() {
        let home = tempfile::tempdir().unwrap();
        let stick = home.path().join("stick");
        let file = stick.join("kam.db");
        assert!(Making::beside(&file).is_err() && Making::of(&beside::folder(&file).join("2026-11-24.db")).is_err());
        assert!(turn(&beside::folder(&file)).is_err());
        assert_eq!(beside::refusal(&file), Some(ErrorKind::NotFound));
        assert!(!stick.exists());
        fs::create_dir(&stick).unwrap();
        drop(Making::of(&beside::folder(&file).join("2026-11-24.db")).unwrap());
        assert_eq!(beside::refusal(&file), None);
    }
}
