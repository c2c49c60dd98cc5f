//! Files and folders that are looked at by themselves: the calendar and the letters that another program leaves there.
//!
//! [`Watcher`] says what is new in them and what cannot be read; nothing of it is written until the KAM has seen it. What was seen is known
//! again by a fingerprint of what stands in the file, which holds no word of it.

mod file;
mod watcher;

pub use watcher::Watcher;

use crate::settings::Settings;
use crate::store::settings::WATCHED_SEEN;
use crate::store::{Result, Store};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many of them are kept: the oldest ones go first.
const KEPT: usize = 4_000;
/// How many files of a path that cannot be read are named.
const NAMED: usize = 10;
/// How many files of one folder are looked at: the newest ones.
pub const MOST: usize = 1_000;

/// What would change, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Meetings that are new here, guesses among them.
    pub new: usize,
    /// Meetings on another day or at another hour.
    pub moved: usize,
    /// Meetings with another title or length.
    pub changed: usize,
    /// Meetings that were called off.
    pub cancelled: usize,
    /// Meetings that take place again.
    pub returned: usize,
    /// Meetings that are there no longer.
    pub gone: usize,
    /// Letters that are new here, guesses among them.
    pub letters: usize,
}

impl Counts {
    /// Whether there is nothing to be told.
    pub fn is_empty(&self) -> bool {
        *self == Counts::default()
    }

    /// How many of all.
    pub fn all(&self) -> usize {
        self.meetings() + self.letters
    }

    /// How many of them are meetings.
    pub fn meetings(&self) -> usize {
        self.new + self.moved + self.changed + self.cancelled + self.returned + self.gone
    }

    fn add(&mut self, other: &Counts) {
        self.new += other.new;
        self.moved += other.moved;
        self.changed += other.changed;
        self.cancelled += other.cancelled;
        self.returned += other.returned;
        self.gone += other.gone;
        self.letters += other.letters;
    }
}

/// A calendar with news, or letters that are taken in together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The files, each with the fingerprint of what stands in it.
    pub files: Vec<(PathBuf, String)>,
    /// What they would change.
    pub counts: Counts,
}

listed! {
    /// Why nothing is taken from a file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Why {
        /// It is not there.
        Gone,
        /// It is a link, and where that leads nothing is.
        DeadLink,
        /// It may not be read.
        Denied,
        /// Another program keeps it to itself.
        Locked,
        /// It is being written.
        Changing,
        /// It ends in the middle.
        Cut,
        /// It is larger than what is taken in.
        TooLarge,
        /// It is neither a file nor a folder.
        NotPlain,
        /// It is neither a calendar nor letters.
        Unknown,
        /// It holds people or purchases, which are not taken by themselves.
        ByHand,
        /// The folder has more files than are looked at.
        TooMany,
        /// The path does not begin at the root.
        NotWhole,
        /// The system cannot read it.
        Unreadable,
    }
}

impl Why {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Why::Gone => "gone",
            Why::DeadLink => "dead_link",
            Why::Denied => "denied",
            Why::Locked => "locked",
            Why::Changing => "changing",
            Why::Cut => "cut",
            Why::TooLarge => "too_large",
            Why::NotPlain => "not_plain",
            Why::Unknown => "unknown",
            Why::ByHand => "by_hand",
            Why::TooMany => "too_many",
            Why::NotWhole => "not_whole",
            Why::Unreadable => "unreadable",
        }
    }
}

/// What of a watched path is not read: the first of its files, and how many more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The path as the setting names it.
    pub source: PathBuf,
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
    /// How many more files of the same path are not read; of a folder with too many files, how many are left out.
    pub more: usize,
}

impl Trouble {
    /// By what it is known when it was answered: which path it is of, in figures, and why.
    pub fn cause(&self) -> String {
        format!("{} {}", self.why.code(), fingerprint(self.path.as_os_str().as_encoded_bytes()))
    }
}

/// What was found when it was last looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What is new, a calendar each, and the letters together.
    pub news: Vec<News>,
    /// What is not read.
    pub troubles: Vec<Trouble>,
}

impl Found {
    /// What of the news nobody has seen yet.
    pub fn unseen<'a>(&'a self, seen: &'a BTreeSet<String>) -> impl Iterator<Item = &'a News> {
        self.news.iter().filter(|news| news.files.iter().any(|(_, print)| !seen.contains(print)))
    }
}

/// The news of several files as one: counts, and by what they are known.
pub fn together<'a>(news: impl Iterator<Item = &'a News>) -> Option<(Counts, String)> {
    let (mut counts, mut prints) = (Counts::default(), Vec::new());
    for one in news {
        counts.add(&one.counts);
        prints.extend(one.files.iter().map(|(_, print)| print.as_str()));
    }
    prints.sort_unstable();
    (!prints.is_empty()).then(|| (counts, fingerprint(prints.join(" ").as_bytes())))
}

/// The paths that are watched: one a line, `~` for the home, quotes around them as a terminal puts them.
pub fn paths(settings: &Settings) -> Vec<PathBuf> {
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let mut paths: Vec<PathBuf> = Vec::new();
    for line in settings.watched.lines().map(|line| line.trim().trim_matches(['"', '\''])).filter(|line| !line.is_empty()) {
        let rest = line.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
        let path = match rest.and_then(|rest| Some(home()?.join(rest.trim_start_matches(std::path::is_separator)))) {
            Some(path) => path,
            None => PathBuf::from(line),
        };
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The watched files that are whole, each with the fingerprint of what stands in it, and what is not read: of a path the first ones by name.
pub fn whole(settings: &Settings) -> (Vec<(PathBuf, String)>, Vec<Trouble>) {
    let (mut files, mut troubles): (Vec<_>, Vec<Trouble>) = Default::default();
    for source in paths(settings) {
        let mut tell = |path: PathBuf, why, more| {
            let is_same = |told: &&mut Trouble| told.source == source && told.why != Why::TooMany;
            let mut same = troubles.iter_mut().filter(is_same).skip(NAMED - 1);
            match same.next().filter(|_| why != Why::TooMany) {
                Some(told) => told.more += 1,
                None => troubles.push(Trouble { source: source.clone(), path, why, more }),
            }
        };
        match file::listed(&source) {
            Ok((found, left)) => {
                if left > 0 {
                    tell(source.clone(), Why::TooMany, left);
                }
                for (path, stamp) in found {
                    match stamp.and_then(|stamp| file::read(&path, stamp)) {
                        Ok(Some(file::Read::Calendar(print, _) | file::Read::Letters(print, _))) => files.push((path, print)),
                        Ok(None) => tell(path, Why::Changing, 0),
                        Err(why) => tell(path, why, 0),
                    }
                }
            }
            Err(why) => tell(source.clone(), why, 0),
        }
    }
    (files, troubles)
}

/// What tells the content of a file from any other one, with no word of it in it: its length and a checksum.
pub fn fingerprint(bytes: &[u8]) -> String {
    format!("{:x}.{:08x}", bytes.len(), crc32fast::hash(bytes))
}

/// The fingerprint of a file, where it can be read.
pub fn print_of(path: &Path) -> Option<String> {
    std::fs::read(path).ok().map(|bytes| fingerprint(&bytes))
}

/// The fingerprints of what was seen.
///
/// # Errors
/// Those of reading the file.
pub fn seen(store: &Store) -> Result<BTreeSet<String>> {
    let kept = store.setting(WATCHED_SEEN)?.unwrap_or_default();
    Ok(kept.split_whitespace().map(str::to_owned).collect())
}

/// Notes that what has these fingerprints was seen: it does not come again until it changes. That is no step of anybody.
///
/// # Errors
/// Those of writing the file.
pub fn note(store: &Store, prints: &[String]) -> Result<()> {
    let kept = store.setting(WATCHED_SEEN)?.unwrap_or_default();
    let mut all: Vec<&str> = kept.split_whitespace().filter(|print| !prints.iter().any(|new| new == print)).collect();
    all.extend(prints.iter().map(String::as_str));
    let all = all.split_off(all.len().saturating_sub(KEPT)).join(" ");
    if all == kept { Ok(()) } else { store.note_setting(WATCHED_SEEN, &all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stand_one_a_line() {
        let of = |watched: &str| paths(&Settings { watched: watched.into(), ..Settings::default() });
        let home = directories::UserDirs::new().unwrap().home_dir().to_owned();
        assert_eq!(of(" \n/a/b c.ics\n\n'/d'\n/d\n\"/e;f\"\n"), ["/a/b c.ics", "/d", "/e;f"].map(PathBuf::from));
        assert_eq!(of("~/mail\n~\n~x"), [home.join("mail"), home, "~x".into()]);
    }

    #[test]
    fn what_was_seen_is_known_again_and_the_oldest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), crate::clock::Clock::System).unwrap();
        assert_eq!(seen(&store).unwrap(), BTreeSet::new());
        note(&store, &["a".into(), "b".into()]).unwrap();
        note(&store, &["b".into(), "c".into()]).unwrap();
        assert_eq!(seen(&store).unwrap(), ["a", "b", "c"].map(str::to_owned).into());
        note(&store, &(0..KEPT).map(|at| at.to_string()).collect::<Vec<_>>()).unwrap();
        let kept = seen(&store).unwrap();
        assert!(kept.len() == KEPT && !kept.contains("a"));
        // No step of anybody: nothing is taken back by undoing.
        assert!(store.newest_step().unwrap().is_none());
    }
}
