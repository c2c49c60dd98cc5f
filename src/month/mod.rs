//! Closing a month: what of it is in the file, what changed in it against the month before, and one decision on each (M8, M33, M34, M49).
//!
//! What changed is read anew each time and known again by its account, its kind and its cause; a decision is a record beside it. So a run
//! can be left at any row, and what a later report changes asks for a decision of its own.

mod buying;
mod classes;
mod decide;
mod ends;
mod read;
#[cfg(test)]
mod tests;

pub use decide::{About, close, closing, decide};
pub use read::read;

use crate::domain::field::find_choice;
use crate::domain::month_decision::{CHANGES, DECISIONS};
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::span::{self, Unit};
use crate::domain::words::w;
use crate::domain::{Entity, Lang, Words};
use crate::store::month::TakenIn;
use chrono::{Months, NaiveDate};

/// A month as it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// `YYYY-MM`.
    pub period: String,
    /// How much of it is in.
    pub taken: TakenIn,
    /// Whether anything in the file tells of its purchases: without that nothing is said of classes, pace and silence.
    pub is_told: bool,
    /// The last month of whose purchases anything is told, `YYYY-MM`.
    pub told_until: Option<String>,
    /// How many clients of reports are nobody here yet.
    pub waiting: usize,
    /// What changed, by account.
    pub changes: Vec<Changed>,
    /// How it was closed.
    pub closed: Option<Closed>,
}

impl Month {
    /// How many changes have a decision, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.changes.iter().filter(|change| change.decision.is_some()).count(), self.changes.len())
    }

    /// How many changes have none.
    pub fn undecided(&self) -> usize {
        let (decided, all) = self.progress();
        all - decided
    }
}

/// How a month was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Rowid of the record.
    pub id: i64,
    /// The day, ISO.
    pub on: String,
    /// How many changes were left without a decision then.
    pub undecided: i64,
}

/// Something that changed at an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What tells it from the others of its month, also after it was decided.
    pub id: i64,
    /// Rowid of the account.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// Code of the kind.
    pub kind: &'static str,
    /// By what it is known again.
    pub cause: String,
    /// What it was before, and what it is: a class, a figure, a day. None where there is nothing to say.
    pub before: Option<String>,
    /// See `before`.
    pub after: Option<String>,
    /// It in words, without its kind.
    pub said: Phrase,
    /// What it is made of.
    pub parts: Vec<Phrase>,
    /// Whether it is against us.
    pub is_bad: bool,
    /// The record that it is about.
    pub record: Option<(Entity, i64)>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// It was decided on, and is not so any more.
    pub is_past: bool,
}

impl Changed {
    /// What its kind is called.
    pub fn called(&self) -> Words {
        find_choice(CHANGES, self.kind).map_or(w("", ""), |choice| choice.words)
    }

    /// Kind and words, as a decision remembers it: «класс: AX → BX».
    pub fn title(&self, lang: Lang) -> String {
        phrase(w("{}: {}", "{}: {}"), [Value::Word(self.called()), self.said.clone().into()]).said(lang)
    }
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Rowid.
    pub id: i64,
    /// Code of what it is.
    pub kind: String,
    /// Why; empty where nothing was said.
    pub note: String,
    /// The day, ISO.
    pub on: Option<String>,
    /// The action, contact or question that came of it, if it is there.
    pub record: Option<(Entity, i64)>,
    /// What that is called, and its day, ISO.
    pub follows: Option<(String, Option<String>)>,
}

impl Decision {
    /// What was decided, in words.
    pub fn called(&self) -> Words {
        find_choice(DECISIONS, &self.kind).map_or(w("", ""), |choice| choice.words)
    }
}

/// The last month that is over on a day, `YYYY-MM`.
pub fn last(today: NaiveDate) -> Option<String> {
    before(&span::of(today, Unit::Month))
}

/// The month before one, `YYYY-MM`.
pub fn before(period: &str) -> Option<String> {
    let (first, _) = span::bounds(period)?;
    Some(span::of(first.checked_sub_months(Months::new(1))?, Unit::Month))
}

/// The month after one, where that is over on a day.
pub fn after(period: &str, today: NaiveDate) -> Option<String> {
    let (first, _) = span::bounds(period)?;
    let next = span::of(first.checked_add_months(Months::new(1))?, Unit::Month);
    is_over(&next, today).then_some(next)
}

/// Whether a month is over on a day.
pub fn is_over(period: &str, today: NaiveDate) -> bool {
    span::bounds(period).is_some_and(|(_, last)| last < today)
}
