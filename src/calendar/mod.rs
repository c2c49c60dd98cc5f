//! Taking in the office calendar (M20, M22): whose each meeting is, what becomes of it here, and one step that does it.
//!
//! [`plan`](plan()) compares the meetings of a file with the diary and changes nothing; [`apply`](apply()) carries that out. What was written
//! here stays: of a meeting that is known only that is changed which was changed there and not here, and one that took place is left
//! alone. Whose a meeting is may be a guess: then it waits until somebody agrees, and the answer is remembered.

mod again;
mod apply;
mod back;
mod compare;
pub mod out;
mod whose;

pub(crate) use apply::write;
pub use apply::{Done, Notes, Taken, apply};
pub use back::Shifted;
pub(crate) use compare::compare;

pub use crate::whose::Basis;

use crate::clock::Clock;
use crate::exchange::calendar::{Attendee, Calendar, Found, Occurrence, Place, Window, read};
use crate::settings::Settings;
use crate::store::calendar::{Came, Contact};
use crate::store::{Result, Store};
use crate::whose::is_public;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How many days back meetings of a series are read: what was moved from there to a day to come is found.
const BACK: u64 = 60;

listed! {
    /// Why a meeting is not taken in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Left {
        /// It is of a calendar that is left out as a whole.
        Calendar,
        /// It was before today.
        Past,
        /// It was called off and never stood here.
        Cancelled,
        /// It is private.
        Private,
        /// The KAM does not come.
        Declined,
        /// Only our own people are in it, or nobody, and no client is named.
        Internal,
        /// It takes whole days, and no client is named.
        WholeDay,
        /// It was said to be with nobody of ours.
        Answered,
    }
}

impl Left {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Left::Calendar => "calendar",
            Left::Past => "past",
            Left::Cancelled => "cancelled",
            Left::Private => "private",
            Left::Declined => "declined",
            Left::Internal => "internal",
            Left::WholeDay => "whole_day",
            Left::Answered => "answered",
        }
    }
}

/// A meeting that does not stand here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The place of the meeting in the file.
    pub at: usize,
    /// The account.
    pub account: i64,
    /// What that rests on.
    pub basis: Basis,
    /// It is no more than a guess.
    pub guess: bool,
    /// By what the answer is remembered: an address, a domain, a series.
    pub asks: String,
    /// Rowids of the client's people.
    pub people: Vec<i64>,
    /// Those beside who are neither ours nor known here.
    pub others: Vec<Attendee>,
    /// Those beside who are known at other clients.
    pub elsewhere: Vec<Attendee>,
    /// Rowids of our own people.
    pub colleagues: Vec<i64>,
    /// Code of the kind.
    pub kind: &'static str,
    /// The contact that was planned by hand already and is the same.
    pub same_as: Option<i64>,
    /// The hour, `HH:MM`, of the nearest one with the same client that is planned by hand for another hour of the day.
    pub near: Option<String>,
    /// The place among the newcomers of the same meeting, which another calendar of the file has too.
    pub twin: Option<usize>,
    /// Rowid of what came of it last, where it is known as a meeting with another client.
    pub known: Option<i64>,
}

impl Newcomer {
    /// Whether no contact is made of it: there is one already, or will be.
    pub fn is_tied(&self) -> bool {
        self.same_as.is_some() || self.twin.is_some()
    }
}

/// A meeting that is known and by its title or its people is with another client by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The place of the meeting in the file.
    pub at: usize,
    /// The contact, of the client as it was.
    pub contact: Contact,
    /// By what the answer is remembered.
    pub asks: String,
    /// The accounts of one of which it is; none where it is nobody's of ours, as somebody answered.
    pub may: Vec<i64>,
}

/// Who comes to a meeting by now and did not, and the other way round: rowids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// Those who come.
    pub added: Vec<i64>,
    /// Those who do not.
    pub dropped: Vec<i64>,
}

impl Who {
    /// Whether it is the same people.
    pub fn is_idle(&self) -> bool {
        self.added.is_empty() && self.dropped.is_empty()
    }
}

/// A meeting of which nobody knows whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The place of the meeting in the file.
    pub at: usize,
    /// By what the answer is remembered.
    pub asks: String,
    /// Who is in it and not of our house: addresses, else names.
    pub who: Vec<String>,
    /// The accounts that the title names, or whose people are in it, where those are several: it is one of theirs, or of each.
    pub may: Vec<i64>,
}

/// What a file changes of a meeting that stands here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Another day or hour: those of here and those to come.
    pub moved: Option<[(String, Option<String>); 2]>,
    /// Another title.
    pub title: Option<String>,
    /// Another length, in minutes.
    pub minutes: Option<Option<i64>>,
    /// Another last day, ISO; none where it takes one day by now.
    pub until: Option<Option<String>>,
    /// Other people of the client.
    pub people: Who,
    /// Other people of ours.
    pub colleagues: Who,
    /// It is called off.
    pub cancelled: bool,
    /// The KAM declined it there.
    pub declined: bool,
    /// It takes place again.
    pub returns: bool,
    /// The calendar says otherwise, and what was written here stays.
    pub kept: bool,
    /// The day and the hour that it has there, where it was moved here and that stays.
    pub there: Option<(String, Option<String>)>,
    /// The title that it has there, where it was given another one here and that stays.
    pub titled_there: Option<String>,
    /// Another kind, by its code, as the title there tells.
    pub kind: Option<&'static str>,
    /// Those who come and are neither ours nor known here, and of whom nothing is written yet.
    pub others: Vec<Attendee>,
}

impl Changes {
    /// Whether the contact stays as it is.
    pub fn is_idle(&self) -> bool {
        self.moved.is_none() && !self.is_otherwise() && !self.cancelled && !self.returns
    }

    /// Whether something else than its day and hour is another.
    pub fn is_otherwise(&self) -> bool {
        let said = self.title.is_some() || self.minutes.is_some() || self.until.is_some() || self.kind.is_some();
        said || !self.people.is_idle() || !self.colleagues.is_idle() || !self.others.is_empty()
    }
}

/// A meeting that came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The place of the meeting in the file.
    pub at: usize,
    /// Rowid of what came last; none where it went out from here and comes back.
    pub known: Option<i64>,
    /// The contact.
    pub contact: Contact,
    /// What changes.
    pub changes: Changes,
    /// What came is not what came last.
    pub is_news: bool,
    /// It was moved there to when it is here already: from then on it follows the calendar again.
    pub is_caught_up: bool,
    /// What came, as it is kept.
    pub came: Came,
}

/// A contact of which the file says nothing any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The contact.
    pub contact: Contact,
    /// Rowid of what came last.
    pub known: i64,
    /// By what it is answered that it is called off here too: the event, or its whole series.
    pub asks: String,
}

/// How an answer begins by which what is gone is called off.
pub(crate) const OFF: &str = "off:";
/// How one begins by which a letter closes what was planned.
pub(crate) const CLOSES: &str = "closes:";

/// Whether an answer is remembered: it says whose something is, of which that can be said, and agrees to nothing that is done once.
pub(crate) fn is_remembered(about: &str) -> bool {
    !about.starts_with(OFF) && !about.starts_with(CLOSES) && !is_public(about)
}

/// What a calendar would change.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The file.
    pub calendar: Calendar,
    /// Meetings that are new here, by day.
    pub newcomers: Vec<Newcomer>,
    /// Those of which nobody knows whose they are.
    pub strangers: Vec<Stranger>,
    /// Those that came before.
    pub again: Vec<Again>,
    /// What was deleted here, or took place, or comes in an older version than is known: it is left alone.
    pub untouched: usize,
    /// How much of it went out from here and comes back as it is.
    pub ours: usize,
    /// Tasks and promises that went out from here and have another day there.
    pub shifted: Vec<Shifted>,
    /// What is left out by rules, each with its reason.
    pub left: Vec<(Left, usize)>,
    /// Contacts that the file has no longer and that stay.
    pub gone: Vec<Gone>,
    /// Those of them that are called off here too, as somebody agreed, or as the file says of all their event.
    pub off: Vec<Gone>,
    /// Those that are with another client by now, it seems.
    pub elsewhere: Vec<Elsewhere>,
    /// Contacts that are called off here because their meeting is with another client, as somebody answered.
    pub left_behind: Vec<Contact>,
    /// Meetings here that their event does not have any more and another one has: rowids of what came last, and of the contacts.
    pub replaced: Vec<(i64, i64)>,
    /// The names of the accounts.
    pub names: BTreeMap<i64, String>,
    /// The names of the people of the clients that take part.
    pub people: BTreeMap<i64, String>,
    /// Those of our own of whom something changes.
    pub colleagues: BTreeMap<i64, String>,
    /// What somebody answered of this file and is not remembered yet.
    pub answers: BTreeMap<String, Option<i64>>,
    /// Whether anything tells who of the people in it are ours.
    pub knows_us: bool,
    /// The address that is in nearly all meetings and was taken for the KAM's own.
    pub taken_for_us: Option<String>,
    /// The last day of series that was read.
    pub until: Option<NaiveDate>,
    step: i64,
}

impl Plan {
    /// A meeting of the file.
    pub fn meeting(&self, at: usize) -> Option<&Occurrence> {
        self.calendar.occurrences.get(at)
    }

    /// What an account is called.
    pub fn name(&self, account: i64) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    /// The meetings that are surely somebody's.
    pub fn sure(&self) -> impl Iterator<Item = &Newcomer> {
        self.newcomers.iter().filter(|new| !new.guess)
    }

    /// The meetings of which it is a guess whose they are.
    pub fn guesses(&self) -> impl Iterator<Item = &Newcomer> {
        self.newcomers.iter().filter(|new| new.guess)
    }

    /// Those that came before and change.
    pub fn changed(&self) -> impl Iterator<Item = &Again> {
        self.again.iter().filter(|again| !again.changes.is_idle())
    }

    /// Those that say by now what stands here, and are written down for that.
    pub fn caught_up(&self) -> impl Iterator<Item = &Again> {
        self.again.iter().filter(|again| again.is_caught_up)
    }

    /// Whether nothing is to be written even where every guess is agreed to.
    pub fn is_idle(&self) -> bool {
        self.newcomers.is_empty()
            && self.off.is_empty()
            && self.changed().chain(self.caught_up()).next().is_none()
            && self.answers.is_empty()
    }

    /// Whether anything of it is sure.
    pub fn is_sure(&self) -> bool {
        self.sure().next().is_some() || self.changed().chain(self.caught_up()).next().is_some() || !self.off.is_empty()
    }

    /// How many meetings each rule leaves out.
    pub fn left_out(&self) -> BTreeMap<Left, usize> {
        let mut counts = BTreeMap::new();
        for (left, _) in &self.left {
            *counts.entry(*left).or_default() += 1;
        }
        counts
    }
}

/// Between which days meetings are read, and on whose clock.
pub fn window(store: &Store) -> Result<Window> {
    let today = store.clock().today();
    let ahead = u64::try_from(Settings::read(store)?.calendar_days).unwrap_or_default();
    let place = match store.clock() {
        Clock::System => Place::Machine,
        Clock::Fixed(moment) => Place::Fixed(*moment.offset()),
    };
    let from = today.checked_sub_days(Days::new(BACK)).unwrap_or(today);
    Ok(Window { from, until: today.checked_add_days(Days::new(ahead)).unwrap_or(today), place })
}

/// Reads a calendar, compares it with the diary and changes nothing. `answers` say whose addresses, domains and series are beyond
/// what is remembered: an account, or nobody of ours.
///
/// # Errors
/// Those of reading the file of the KAM.
pub fn plan(store: &Store, found: &Found, answers: &BTreeMap<String, Option<i64>>) -> Result<Plan> {
    let window = window(store)?;
    let calendar = read(&found.name, &found.bytes, found.wanted, &window);
    store.reading(|| compare::compare(store, calendar, &window, answers))
}

/// The same with nobody kept from writing meanwhile: for a count, not for [`apply`](apply()).
///
/// # Errors
/// Those of reading the file of the KAM.
pub fn glance(store: &Store, found: &Found) -> Result<Plan> {
    let window = window(store)?;
    let calendar = read(&found.name, &found.bytes, found.wanted, &window);
    compare::compare(store, calendar, &window, &BTreeMap::new())
}
