//! A row that needs attention without being due: what it says, what opens and settles it, and whether it was put off. Who shows one
//! (screen, shell, JSON) asks the row itself, never of which kind it is.

use super::notices::Asked;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::words::w;
use crate::domain::{Entity, Words, day};
use crate::store::attention::{Cause, PutOff, Someone};
use crate::store::{Result, Store, Verb};
use chrono::NaiveDate;

/// A kind of notice, as its file in [`super::notices`] declares it.
#[derive(Debug)]
pub struct Kind {
    /// What programs call it.
    pub key: &'static str,
    /// What "done" is called on its rows, unless one of them says otherwise.
    pub settle: Words,
    /// How its rows are marked.
    pub mark: Mark,
    /// Finds its rows, the most pressing first; it is told of those found before, the more pressing ones.
    pub(super) find: fn(&Asked, &[Notice]) -> Result<Vec<Notice>>,
}

/// How a row is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Plain,
    /// It waits for the KAM's answer.
    Waits,
    /// It is due today.
    Due,
    /// It is an alarm.
    Alarm,
}

/// A row of what needs attention, said calmly (M47).
#[derive(Clone, Debug)]
pub struct Notice {
    /// Of which kind it is.
    pub kind: &'static Kind,
    /// By what it is known when it is put off.
    pub cause: Cause,
    /// Whom it is about.
    pub about: About,
    /// The name that a step about it has.
    pub name: String,
    /// What is to be done, or when it is: what a row of the list begins with.
    pub begins: Phrase,
    /// The rest of the row, behind the account.
    pub rest: Phrase,
    /// The whole of it as a sentence.
    pub sentence: Phrase,
    /// What opens it.
    pub opens: Opens,
    /// What settles it.
    pub settles: Settles,
    /// Its figures, for programs.
    pub figures: Figures,
    /// How it was put off before it came back.
    pub put_off: Option<PutOff>,
}

/// Whom a row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The account, and its short name.
    pub account: Option<(i64, String)>,
    /// The person.
    pub person: Option<Person>,
    /// A record of its own that presses.
    pub record: Option<(Entity, i64)>,
}

/// A person at an account, as they are named in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub person: i64,
    /// Short name.
    pub name: String,
    /// Family name alone, as a line of capture names them.
    pub family: String,
    /// Their role there.
    pub affiliation: Option<i64>,
}

/// Where a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The account's diary, at an entry.
    Diary(Option<i64>),
    /// The account's people, at the person it is about.
    People,
    /// A section of the account's dossier.
    Section(String),
    /// How the account stands.
    Standing,
    /// The record that presses, where it is listed.
    Record,
    /// A line of the inbox.
    Line(i64),
    /// The pairs of records that may be one.
    Doubts,
    /// The rhythm of the work.
    Work,
    /// The audit of the practice.
    Audit,
    /// The preview of what is new in the watched files.
    Came,
    /// The settings, in which the watched files stand.
    Watched,
}

/// What "done" does with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settles {
    /// What was talked about is written down: a line begins so.
    Write(Phrase),
    /// It is settled as far as we know, and rests for so many days.
    Rest(i64),
    /// What is stale in the account's profile is marked as checked (M11).
    Verify,
    /// The record that presses is edited; what doing it is called, where its declaration says that.
    Edit(Option<Words>),
    /// It is opened.
    Open,
}

/// The figures of a row, as programs read them; what a kind has not stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many there are of what it tells.
    pub count: Option<u32>,
    /// The day it tells, ISO.
    pub day: Option<String>,
    /// A wanted rhythm in days.
    pub rhythm_days: Option<i64>,
    /// How old somebody turns.
    pub turns: Option<i32>,
    /// A section of a profile.
    pub section: Option<String>,
    /// A line of the inbox, by its rowid.
    pub line: Option<(i64, String)>,
}

impl Opens {
    /// Whether a row that opens this belongs to no account, and takes the room of all columns.
    pub fn takes_all(&self) -> bool {
        matches!(self, Opens::Line(_) | Opens::Came | Opens::Watched | Opens::Work)
    }
}

impl Notice {
    /// What "done" is called.
    pub fn settle(&self) -> Words {
        match self.settles {
            Settles::Edit(Some(called)) => called,
            _ => self.kind.settle,
        }
    }

    /// How it is marked: as its kind is, unless its day says more.
    pub fn mark(&self, today: NaiveDate) -> Mark {
        let presses = self.about.record.and(self.figures.day.as_deref()).and_then(day::from_iso);
        match presses.map(|on| on.cmp(&today)) {
            Some(std::cmp::Ordering::Less) => Mark::Alarm,
            Some(std::cmp::Ordering::Equal) => Mark::Due,
            _ => self.kind.mark,
        }
    }

    /// The account at hand.
    pub fn account(&self) -> Option<i64> {
        self.about.account.as_ref().map(|(account, _)| *account)
    }

    /// Its name; empty without one.
    pub fn at(&self) -> &str {
        self.about.account.as_ref().map_or("", |(_, name)| name)
    }

    /// What is said under a row that was put off and has come back; `None` when it never was.
    pub fn came_back(&self, today: NaiveDate) -> Option<Phrase> {
        let put = self.put_off.as_ref()?;
        let until = day::from_iso(&put.until).map_or_else(|| Value::Text(put.until.clone()), |until| Value::Near(until, today));
        Some(match put.reason.as_str() {
            "" => phrase(w("откладывали до {}", "put off until {}"), [until]),
            reason => phrase(w("откладывали до {}: {}", "put off until {}: {}"), [until, reason.into()]),
        })
    }
}

impl About {
    /// An account.
    pub(super) fn account(account: i64, name: &str) -> About {
        About { account: Some((account, name.to_owned())), ..About::default() }
    }

    /// Somebody, where they work.
    pub(super) fn person(who: &Someone) -> About {
        let person = Person { person: who.person, name: who.name.short(), family: who.name.family.clone(), affiliation: who.affiliation };
        let account = who.account.map(|account| (account, who.account_name.clone()));
        About { account, person: Some(person), record: None }
    }

    /// «Иванов И. П., Ромашка».
    pub(super) fn said(&self) -> Value {
        let name = self.person.iter().map(|who| Value::Text(who.name.clone()));
        Value::Listed(name.chain(self.account.iter().map(|(_, name)| Value::Text(name.clone()))).collect())
    }
}

impl Figures {
    /// A day, ISO.
    pub(super) fn day(day: &str) -> Figures {
        Figures { day: Some(day.to_owned()), ..Figures::default() }
    }

    /// So many of it.
    pub(super) fn counted(self, count: u32) -> Figures {
        Figures { count: Some(count), ..self }
    }
}

/// Words alone.
pub(super) fn words(words: Words) -> Phrase {
    phrase(words, [])
}

/// A day that is long ago, in few cells; as it is kept where it is none.
pub(super) fn brief(kept: &str, today: NaiveDate) -> Value {
    day::from_iso(kept).map_or_else(|| kept.into(), |on| Value::Brief(on, today))
}

/// How many days ago a kept day is.
pub(super) fn gap(kept: &str, today: NaiveDate) -> Value {
    day::from_iso(kept).map_or_else(|| "?".into(), |on| days((today - on).num_days()))
}

/// So many days.
pub(super) fn days(count: i64) -> Value {
    Value::Count(count.unsigned_abs(), day::DAYS)
}

/// A text of the user's own, and nothing beside it.
pub(super) fn text(text: &str) -> Phrase {
    alone(text.into())
}

/// A family name as a line of capture takes it: one word.
pub(super) fn as_typed(family: &str) -> Value {
    Value::Text(family.split_whitespace().collect::<Vec<_>>().join("_"))
}

/// Puts a row off until a day, with a reason that is shown when it comes back; an undo brings it back at once.
///
/// # Errors
/// Those of writing the file.
pub fn put_off(store: &Store, cause: &Cause, name: &str, until: NaiveDate, reason: &str) -> Result<()> {
    store.step(Verb::PutOff, name, |change| change.put_off(cause, &day::iso(until), reason))
}
