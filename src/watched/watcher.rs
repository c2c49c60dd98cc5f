//! Looking at the watched paths again and again: what is the same as before is not read again.

use super::file::{self, Read, Stamp};
use super::{Counts, Found, News, Trouble, Why, paths, seen};
use crate::calendar;
use crate::clock::Clock;
use crate::exchange::calendar::Found as Calendar;
use crate::exchange::letters::Mailbox;
use crate::letters;
use crate::settings::Settings;
use crate::store::{Error, Result, Store};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A file may be written for so long before that is said.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is known of a file.
#[derive(Debug, Default)]
struct Known {
    stamp: Option<Stamp>,
    /// Since when it changes from one look to the next.
    since: Option<Instant>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Nothing yet: it is being written.
    #[default]
    Waiting,
    /// A calendar; what stands in it, until it was compared, and then what it would change.
    Calendar { print: String, bytes: Option<Vec<u8>>, counts: Counts },
    /// Letters: those, until they were compared.
    Letters { print: String, mailbox: Option<Mailbox> },
    /// It is not read.
    Trouble(Why),
}

/// What is known of the watched paths.
#[derive(Debug, Default)]
pub struct Watcher {
    files: HashMap<PathBuf, Known>,
    /// The day for which it is known: what is past is another thing tomorrow.
    day: Option<NaiveDate>,
    /// The letters that were compared last, by their fingerprints, and what they would change.
    letters: Option<(Vec<(PathBuf, String)>, Counts)>,
}

/// The files of the watched paths, each with its path, and what cannot be listed.
#[derive(Debug, Default)]
struct Listed {
    files: Vec<(PathBuf, PathBuf)>,
    troubles: Vec<Trouble>,
}

impl Watcher {
    /// Looks once, and waits for nothing: what is whole now is read.
    pub fn once(store: &Store, settings: &Settings) -> Found {
        let mut watcher = Watcher::default();
        let listed = watcher.read(settings, store.clock(), true);
        if watcher.asks() {
            // What cannot be compared now is told another time.
            let _ = watcher.compare(store);
        }
        watcher.found(listed)
    }

    /// Looks again. A file that was written just now is read when it has come to rest; `open` opens the file of the KAM, which is done
    /// where there is something to compare.
    pub fn look(&mut self, settings: &Settings, clock: Clock, open: impl FnOnce() -> Result<Store>) -> Found {
        let listed = self.read(settings, clock, false);
        if self.asks() {
            // What another program holds, or cannot be compared now, is asked for again at the next look.
            let _ = open().and_then(|store| self.compare(&store));
        }
        self.found(listed)
    }

    /// Reads what changed since the last look.
    fn read(&mut self, settings: &Settings, clock: Clock, at_once: bool) -> Listed {
        let today = clock.today();
        if self.day.replace(today) != Some(today) {
            (self.files, self.letters) = Default::default();
        }
        let mut listed = Listed::default();
        let mut stamps = Vec::new();
        for source in paths(settings) {
            let told = |why, more| Trouble { source: source.clone(), path: source.clone(), why, more };
            match file::listed(&source) {
                Ok((found, left)) => {
                    listed.troubles.extend((left > 0).then(|| told(Why::TooMany, left)));
                    for (path, stamp) in found {
                        listed.files.push((path, source.clone()));
                        stamps.push(stamp);
                    }
                }
                Err(why) => listed.troubles.push(told(why, 0)),
            }
        }
        let paths: HashSet<&Path> = listed.files.iter().map(|(path, _)| path.as_path()).collect();
        self.files.retain(|path, _| paths.contains(path.as_path()));
        for ((path, _), stamp) in listed.files.iter().zip(stamps) {
            self.files.entry(path.clone()).or_default().look(path, stamp, at_once);
        }
        listed
    }

    /// What is found in the files, and what of them is not read.
    fn found(&self, Listed { files, mut troubles }: Listed) -> Found {
        for (path, source) in &files {
            let Some(State::Trouble(why)) = self.files.get(path).map(|known| &known.state) else { continue };
            match troubles.iter_mut().find(|told| told.source == *source && told.why != Why::TooMany) {
                Some(told) => told.more += 1,
                None => troubles.push(Trouble { source: source.clone(), path: path.clone(), why: *why, more: 0 }),
            }
        }
        Found { news: self.news(&files), troubles }
    }

    /// Whether something waits to be compared.
    fn asks(&self) -> bool {
        self.files.values().any(|known| match &known.state {
            State::Calendar { bytes, .. } => bytes.is_some(),
            State::Letters { mailbox, .. } => mailbox.is_some(),
            State::Waiting | State::Trouble(_) => false,
        })
    }

    /// Compares what was read with the file of the KAM.
    fn compare(&mut self, store: &Store) -> Result<()> {
        let seen = seen(store)?;
        for (path, known) in &mut self.files {
            let State::Calendar { print, bytes, counts } = &mut known.state else { continue };
            let Some(read) = bytes.take() else { continue };
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let found = Calendar { name, bytes: read, wanted: None };
            match if seen.contains(print) { Ok(Counts::default()) } else { of_calendar(store, &found) } {
                Ok(told) => *counts = told,
                // What fails otherwise fails again: it is seen when it is taken in by hand.
                Err(Error::Busy) => {
                    *bytes = Some(found.bytes);
                    return Err(Error::Busy);
                }
                Err(_) => {}
            }
        }
        self.compare_letters(store, &seen)
    }

    /// Compares the letters of all files at once: one says more of another one.
    fn compare_letters(&mut self, store: &Store, seen: &BTreeSet<String>) -> Result<()> {
        let mut unseen: Vec<(&PathBuf, &str)> = self.files.iter().filter_map(|(path, known)| known.letters(path)).collect();
        unseen.retain(|(_, print)| !seen.contains(*print));
        unseen.sort_unstable();
        let unseen: Vec<(PathBuf, String)> = unseen.into_iter().map(|(path, print)| (path.clone(), print.to_owned())).collect();
        if self.letters.as_ref().is_none_or(|(known, _)| *known != unseen) {
            let mut mailboxes = Vec::new();
            for (path, _) in &unseen {
                let kept = match self.files.get_mut(path).map(|known| &mut known.state) {
                    Some(State::Letters { mailbox, .. }) => mailbox.clone(),
                    _ => None,
                };
                let again = || match file::read(path, Stamp::of(path).ok()?) {
                    Ok(Some(Read::Letters(_, mailbox))) => Some(mailbox),
                    _ => None,
                };
                mailboxes.extend(kept.or_else(again));
            }
            let counts = match of_letters(store, mailboxes) {
                Err(Error::Busy) => return Err(Error::Busy),
                told => told.unwrap_or_default(),
            };
            self.letters = Some((unseen, counts));
        }
        for known in self.files.values_mut() {
            if let State::Letters { mailbox, .. } = &mut known.state {
                *mailbox = None;
            }
        }
        Ok(())
    }

    fn news(&self, files: &[(PathBuf, PathBuf)]) -> Vec<News> {
        let calendars = files.iter().filter_map(|(path, _)| match &self.files.get(path)?.state {
            State::Calendar { print, counts, .. } => Some(News { files: vec![(path.clone(), print.clone())], counts: *counts }),
            _ => None,
        });
        let letters = self.letters.iter().map(|(files, counts)| News { files: files.clone(), counts: *counts });
        calendars.chain(letters).filter(|news| !news.counts.is_empty()).collect()
    }
}

impl Known {
    fn letters<'a>(&'a self, path: &'a PathBuf) -> Option<(&'a PathBuf, &'a str)> {
        if let State::Letters { print, .. } = &self.state { Some((path, print)) } else { None }
    }

    /// Whether it is to be read though it did not change: what keeps it from being read leaves no trace in it.
    fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Trouble(Why::Locked | Why::Denied | Why::Unreadable | Why::Changing))
    }

    fn look(&mut self, path: &Path, stamp: std::result::Result<Stamp, Why>, at_once: bool) {
        let stamp = match stamp {
            Ok(stamp) => stamp,
            Err(why) => return *self = Known { state: State::Trouble(why), ..Known::default() },
        };
        let is_same = self.stamp.replace(stamp) == Some(stamp);
        if is_same && self.since.is_none() && !self.is_open() {
            return;
        }
        let since = *self.since.get_or_insert_with(Instant::now);
        if !at_once && !is_same && !stamp.is_quiet() {
            if since.elapsed() > PATIENCE {
                self.state = State::Trouble(Why::Changing);
            }
            return;
        }
        let state = match file::read(path, stamp) {
            Ok(Some(Read::Calendar(print, bytes))) => State::Calendar { print, bytes: Some(bytes), counts: Counts::default() },
            Ok(Some(Read::Letters(print, mailbox))) => State::Letters { print, mailbox: Some(mailbox) },
            Ok(None) if at_once => State::Trouble(Why::Changing),
            // It changed while it was read.
            Ok(None) => return,
            Err(why) => State::Trouble(why),
        };
        (self.state, self.since) = (state, None);
    }
}

fn of_calendar(store: &Store, found: &Calendar) -> Result<Counts> {
    let plan = calendar::glance(store, found)?;
    let mut counts = Counts { new: plan.newcomers.len(), cancelled: plan.off.len(), gone: plan.gone.len(), ..Counts::default() };
    for again in plan.changed() {
        let changes = &again.changes;
        // Each meeting is told once, by what matters most of it.
        match () {
            () if changes.cancelled => counts.cancelled += 1,
            () if changes.returns => counts.returned += 1,
            () if changes.moved.is_some() => counts.moved += 1,
            () => counts.changed += 1,
        }
    }
    // What may be with another client by now is asked about.
    counts.changed += plan.elsewhere.len();
    Ok(counts)
}

fn of_letters(store: &Store, mailboxes: Vec<Mailbox>) -> Result<Counts> {
    let plan = letters::glance(store, mailboxes)?;
    let letters: BTreeSet<letters::At> = plan.newcomers.iter().map(|new| new.at).collect();
    Ok(Counts { letters: letters.len(), ..Counts::default() })
}
