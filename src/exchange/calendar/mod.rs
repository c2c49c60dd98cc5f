//! Calendars (iCalendar), as Outlook, Exchange, Google, Yandex and Apple write them: every meeting of them, with its day and hour on the
//! wall clock of the KAM.
//!
//! The components are parted here, so that one broken event spoils no other and every fault has its line; `calcard` reads what stands in
//! each of them, `rrule` says on which days one comes again.

mod event;
mod off;
mod parting;
mod rules;
mod series;
mod zone;

pub use zone::Place;
pub(in crate::exchange) use zone::moment;

use super::fold::lines;
use chrono::{NaiveDate, NaiveTime};
use encoding_rs::Encoding;
use series::Families;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

listed! {
    /// Why an event was not taken in, or not all of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Fault {
        /// It has no end: the file is cut off there, or a line of it is lost.
        Unended,
        /// The calendar has no end: the file is cut off between two events.
        CutOff,
        /// Lines outside of any calendar.
        Stray,
        /// It says no day.
        NoStart,
        /// The day or the hour at which it begins is none.
        OddStart,
        /// Its end or its length is none.
        OddEnd,
        /// It ends before it begins.
        EndsBefore,
        /// Nobody knows its time zone, and the file does not say what that is.
        UnknownZone,
        /// Nothing tells from its rule when it comes again.
        OddRule,
        /// It comes again more often than a day has room for.
        TooOften,
        /// A day on which it is left out or added is none.
        OddDate,
    }
}

impl Fault {
    /// What programs read of it.
    pub fn code(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// An event that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
    /// What it is wrong with: what is written there, else the title.
    pub value: String,
}

/// What became of a meeting in the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It takes place.
    #[default]
    Confirmed,
    /// It may take place.
    Tentative,
    /// It was called off.
    Cancelled,
}

/// Somebody who was asked to a meeting, or asks to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendee {
    /// As the calendar calls them; may be empty.
    pub name: String,
    /// The address in small letters; may be empty.
    pub mail: String,
    /// They said that they do not come.
    pub declined: bool,
}

/// What all the days of one event share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: String,
    /// Where it is, or an empty text.
    pub place: String,
    /// What is written of it, or an empty text.
    pub text: String,
    /// Who asks to it.
    pub organiser: Option<Attendee>,
    /// Who is asked, the organiser not among them unless the calendar says so.
    pub attendees: Vec<Attendee>,
    /// It is marked as private or confidential.
    pub private: bool,
    /// What its calendar is called; empty where the file does not say.
    pub calendar: String,
    /// Which one of the file that is, from 1.
    pub part: usize,
}

impl About {
    /// Everybody whom it names, each once.
    pub fn people(&self) -> Vec<&Attendee> {
        let mut people: Vec<&Attendee> = Vec::new();
        for one in self.attendees.iter().chain(&self.organiser) {
            let same = |known: &&Attendee| if one.mail.is_empty() { known.name == one.name } else { known.mail == one.mail };
            if !people.iter().any(same) {
                people.push(one);
            }
        }
        people
    }
}

/// One meeting on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The line on which its event begins, from 1.
    pub line: u64,
    /// The identity of the event.
    pub uid: Arc<str>,
    /// The day for which it was meant at first, of one of a series (`20261124`, with the hour where there are several on a day); else
    /// empty. It stays the same when the meeting is moved.
    pub recurrence: String,
    /// How often it was changed.
    pub sequence: i64,
    /// When it was changed last, as it is written (UTC); empty where that is not said.
    pub modified: String,
    /// What became of it.
    pub status: Status,
    /// The day on the wall clock of the KAM.
    pub day: NaiveDate,
    /// The hour there; none of a whole day.
    pub time: Option<NaiveTime>,
    /// How long it is, in minutes; none where that is not said or it is of whole days.
    pub minutes: Option<i64>,
    /// How many whole days it takes; 0 where it has an hour.
    pub days: i64,
    /// It was taken out of its series.
    pub excluded: bool,
    /// What it is about.
    pub about: Arc<About>,
}

/// What stands in a file beside meetings, counted: nothing of it is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Tasks.
    pub tasks: usize,
    /// Journals.
    pub journals: usize,
    /// Times when somebody is busy.
    pub busy: usize,
    /// Answers of others to an invitation.
    pub replies: usize,
}

/// Between which days meetings of a series are read, and where the KAM is.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Whose wall clock counts.
    pub place: Place,
}

/// The calendars of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The file's name without its folder.
    pub name: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// The meetings, by day and hour.
    pub occurrences: Vec<Occurrence>,
    /// How many calendars there are.
    pub parts: usize,
    /// How many events were read.
    pub events: usize,
    /// What could not be read, in the order of the lines.
    pub problems: Vec<Problem>,
    /// What stands there beside meetings.
    pub beside: Beside,
    /// The file is all that its calendars hold, and not word of one meeting: what is not in it is there no longer.
    pub whole: bool,
    /// The events of which it says every day, with how often and when each was changed last: what it does not say of them is there no longer.
    pub told: BTreeMap<Arc<str>, (i64, String)>,
    /// Those of which something could not be read: nobody knows what is there no longer.
    pub unread: BTreeSet<String>,
    /// This program wrote it.
    pub ours: bool,
}

impl Calendar {
    /// Notes that something of an event could not be read. Of one whose identity is not known either, any may be there that is not found.
    fn leave_open(&mut self, uid: String) {
        if uid.is_empty() {
            self.whole = false;
        } else {
            self.unread.insert(uid);
        }
    }
}

/// A calendar as it was found, not yet read: that needs a place and a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file's name without its folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// In which characters a person wants it read.
    pub wanted: Option<&'static Encoding>,
}

/// Whether a text is a calendar.
pub fn is_calendar(bytes: &[u8]) -> bool {
    // A short letter may hold an invitation as it is.
    super::begins(&parting::plain(bytes, None).0, b"BEGIN:VCALENDAR") && !super::letters::is_mailbox(bytes)
}

/// Leaves of what is said twice, such as in two calendars of a file, the word that was changed last.
fn once_each(occurrences: &mut Vec<Occurrence>) {
    let newest = |one: &Occurrence| (one.sequence, one.modified.clone());
    occurrences.sort_by(|one, other| {
        (&one.uid, &one.recurrence).cmp(&(&other.uid, &other.recurrence)).then_with(|| newest(other).cmp(&newest(one)))
    });
    occurrences.dedup_by(|one, other| one.uid == other.uid && one.recurrence == other.recurrence);
}

/// Reads the invitations that letters bring, in the order in which these were sent, as one calendar: of what several say of a meeting the
/// newest word counts.
pub fn read_invitations<'a>(name: &str, all: impl Iterator<Item = &'a [u8]>, window: &Window) -> Calendar {
    let mut calendar = Calendar { name: name.to_owned(), ..Calendar::default() };
    let mut families = Families::new();
    for bytes in all {
        gather(bytes, None, window, &mut calendar, &mut families);
    }
    settle(families, window, &mut calendar);
    calendar
}

/// Reads the events of every calendar of a file, to be told when all are known.
fn gather(bytes: &[u8], wanted: Option<&'static Encoding>, window: &Window, calendar: &mut Calendar, families: &mut Families) {
    let (bytes, encoding) = parting::plain(bytes, wanted);
    calendar.ours |= super::calendar_out::is_ours(&String::from_utf8_lossy(bytes.get(..400).unwrap_or(&bytes)));
    calendar.encoding = encoding.name;
    for part in &parting::part(lines(&bytes), encoding.letters, calendar) {
        series::gather(part, window, calendar, families);
    }
}

/// Tells of everything once, by day and hour.
fn settle(families: Families, window: &Window, calendar: &mut Calendar) {
    series::tell(families, window, calendar);
    once_each(&mut calendar.occurrences);
    calendar.occurrences.sort_by(|one, other| (one.day, one.time, &one.uid).cmp(&(other.day, other.time, &other.uid)));
    calendar.problems.sort_by_key(|problem| (problem.line, problem.fault));
}

/// Reads every calendar of a file, in the encoding that is asked for, or else in the one it seems to be in.
pub fn read(name: &str, bytes: &[u8], wanted: Option<&'static Encoding>, window: &Window) -> Calendar {
    let mut calendar = Calendar { name: name.to_owned(), whole: true, ..Calendar::default() };
    let mut families = Families::new();
    gather(bytes, wanted, window, &mut calendar, &mut families);
    settle(families, window, &mut calendar);
    calendar
}
