//! One watched file: whether it is whole, and what stands in it.

use super::{MOST, Why, fingerprint};
use crate::domain::name::fold;
use crate::exchange::{calendar, letters};
use crate::import::SIZE_LIMIT;
use crate::platform::{Standing, identity_in, is_held, standing};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The endings of the files of a folder that are looked at.
const ENDINGS: [&str; 4] = ["ics", "eml", "emlx", "mbox"];
/// Endings of files that are taken in by hand alone.
const BY_HAND: [&str; 8] = ["vcf", "vcard", "csv", "tsv", "txt", "xls", "xlsx", "ods"];
/// How much of a file tells whether it is a calendar, and whether it holds letters, in bytes.
const BEGUN: [usize; 2] = [4 << 10, 64 << 10];
/// How much of its end tells whether a calendar is whole, in bytes.
const END: usize = 256;
/// A file that was written so long ago is written no more.
const QUIET: Duration = Duration::from_secs(2);

/// By what a change of a file is seen without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Stamp {
    pub(super) fn of(path: &Path) -> Result<Stamp, Why> {
        Stamp::told(&metadata(path)?)
    }

    /// What the system said of a path.
    fn told(data: &std::fs::Metadata) -> Result<Stamp, Why> {
        if !data.is_file() {
            return Err(Why::NotPlain);
        }
        Ok(Stamp { len: data.len(), modified: data.modified().ok(), identity: identity_in(data) })
    }

    /// Whether it was written long enough ago.
    pub(super) fn is_quiet(&self) -> bool {
        let age = self.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        age.is_some_and(|age| age >= QUIET)
    }
}

/// What stands in a file.
#[derive(Debug)]
pub(super) enum Read {
    /// A calendar, with its fingerprint.
    Calendar(String, Vec<u8>),
    /// Letters, with theirs.
    Letters(String, letters::Mailbox),
}

/// What the system says of a path.
fn metadata(path: &Path) -> Result<std::fs::Metadata, Why> {
    std::fs::metadata(path).map_err(|error| why(&error, path))
}

fn why(error: &std::io::Error, path: &Path) -> Why {
    match error.kind() {
        _ if matches!(standing(path), Standing::LinkToNothing | Standing::LinkInCircle) => Why::DeadLink,
        ErrorKind::NotFound | ErrorKind::NotADirectory => Why::Gone,
        ErrorKind::PermissionDenied => Why::Denied,
        ErrorKind::ResourceBusy => Why::Locked,
        _ if is_held(error) => Why::Locked,
        _ => Why::Unreadable,
    }
}

/// A file of a watched path, with what the system said of it when it was listed.
pub(super) type Entry = (PathBuf, Result<Stamp, Why>);

/// The files of a watched path: itself, or those of the folder, of which it is told how many are left out. The newest come first. Each is
/// asked about once.
pub(super) fn listed(source: &Path) -> Result<(Vec<Entry>, usize), Why> {
    if !source.is_absolute() {
        return Err(Why::NotWhole);
    }
    let data = metadata(source)?;
    if !data.is_dir() {
        return Ok((vec![(source.to_owned(), Stamp::told(&data))], 0));
    }
    let entries = std::fs::read_dir(source).map_err(|error| why(&error, source))?;
    let mut found: Vec<Entry> = entries
        .flatten()
        .filter(|entry| is_taken(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter_map(|path| match metadata(&path) {
            Ok(data) if data.is_dir() => None,
            Ok(data) => Some((path, Stamp::told(&data))),
            Err(why) => Some((path, Err(why))),
        })
        .collect();
    found.sort_by(|(one, of_one), (other, of_other)| {
        let written = |stamp: &Result<Stamp, Why>| stamp.as_ref().ok().and_then(|stamp| stamp.modified);
        (written(of_other), other).cmp(&(written(of_one), one))
    });
    let left = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    Ok((found, left))
}

/// Whether a file of a folder is looked at: by its ending, and unless it is another program's own.
fn is_taken(name: &str) -> bool {
    !name.starts_with(['.', '~']) && ENDINGS.contains(&ending(Path::new(name)).as_str())
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Whether a program says by a file beside it that it is at work on it.
fn is_locked(path: &Path) -> bool {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().map(|name| name.to_string_lossy())) else { return false };
    [format!(".~lock.{name}#"), format!("~${name}"), format!("{name}.lock")].iter().any(|lock| folder.join(lock).exists())
}

/// Reads a file that was as its stamp says; `None` where it changed meanwhile.
pub(super) fn read(path: &Path, stamp: Stamp) -> Result<Option<Read>, Why> {
    if stamp.len > SIZE_LIMIT {
        return Err(Why::TooLarge);
    }
    if is_locked(path) {
        return Err(Why::Locked);
    }
    let bytes = std::fs::read(path).map_err(|error| why(&error, path))?;
    if Stamp::of(path) != Ok(stamp) {
        return Ok(None);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let begun = BEGUN.map(|most| bytes.get(..most).unwrap_or(&bytes));
    match &bytes[..] {
        [] => Err(Why::Cut),
        _ if calendar::is_calendar(begun[0]) => match has_ended(&bytes) {
            true => Ok(Some(Read::Calendar(fingerprint(&bytes), bytes))),
            false => Err(Why::Cut),
        },
        _ if letters::is_mailbox(begun[1]) => {
            let mailbox = letters::read(&name, &bytes);
            let last = mailbox.letters.len() + mailbox.problems.len();
            let is_cut = mailbox.problems.iter().any(|problem| problem.fault == letters::Fault::Cut && problem.number == last);
            if is_cut { Err(Why::Cut) } else { Ok(Some(Read::Letters(fingerprint(&bytes), mailbox))) }
        }
        _ if BY_HAND.contains(&ending(path).as_str()) => Err(Why::ByHand),
        _ => Err(Why::Unknown),
    }
}

/// Whether the last line of a calendar is there, in whatever characters it is written.
fn has_ended(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(END)..).unwrap_or(bytes);
    // Of wide characters every other byte is empty; an old program ends a file with Ctrl-Z.
    let letters: Vec<u8> = end.iter().copied().filter(|byte| !matches!(byte, 0 | 0x1A)).collect();
    fold(&String::from_utf8_lossy(&letters)).trim_end().ends_with("end:vcalendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_whole_when_its_last_line_is_there() {
        let wide: Vec<u8> = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(has_ended(&wide) && has_ended(b"BEGIN:VCALENDAR\nend:vcalendar\n\n\x1a") && has_ended(b"END:VCALENDAR"));
        assert!(
            !has_ended(b"BEGIN:VCALENDAR\nEND:VCALENDA") && !has_ended(b"END:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT") && !has_ended(b"")
        );
        assert!(!has_ended(&wide[..wide.len() - 6]));
    }

    #[test]
    fn another_programs_own_files_are_left_alone() {
        assert!(is_taken("Встречи.ICS") && is_taken("1.eml") && is_taken("Inbox.mbox") && is_taken("2.emlx"));
        assert!(!is_taken("~$1.eml") && !is_taken(".~lock.1.ics#") && !is_taken("1.ics.part") && !is_taken("a.vcf") && !is_taken("eml"));
    }
}
