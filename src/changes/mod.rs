//! What happened at an account since a day: contacts, people, judgements, promises, what was complained of and said, deals and debts; out of
//! dated records and, where they have no day, of the journal (M12, M23, M24, M42). The page of changes and the review of the week tell it.

mod deals;
mod heard;
mod people;
mod promises;

use crate::domain::phrase::Phrase;
use crate::domain::visibility::{Audience, is_kept_private};
use crate::domain::{Entity, Lang, Record, day};
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// Of what kind something is that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A contact was held.
    Contact,
    /// Somebody is new.
    Came,
    /// Somebody has gone.
    Left,
    /// Somebody does something else.
    Post,
    /// Somebody is judged otherwise.
    Judged,
    /// A competitor is.
    Rival,
    /// A promise of ours was kept.
    OursKept,
    /// One of theirs was.
    TheirsKept,
    /// A task was done.
    Done,
    /// A promise of ours became late.
    OursLate,
    /// One of theirs did.
    TheirsLate,
    /// A step of a complaint was taken.
    Complaint,
    /// A signal was heard.
    Signal,
    /// A wish, a remark, an idea or praise was heard.
    Voice,
    /// There is a new deal with them.
    New,
    /// One is in another state.
    Became,
    /// A debt became overdue.
    Overdue,
    /// One was paid.
    Paid,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Of what kind it is.
    pub part: Part,
    /// The day, ISO; empty where nobody knows it.
    pub on: String,
    /// What it is, without its day.
    pub said: Phrase,
    /// The record that tells of it.
    pub record: (Entity, i64),
}

/// What is asked: an account, since when, and who reads it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Rowid of the account.
    pub account: i64,
    /// The first day that is told of.
    pub since: NaiveDate,
    /// Who reads it.
    pub audience: Audience,
    /// The language in which values are named.
    pub lang: Lang,
}

/// What happened at an account since a day, kind by kind; of each the newest first.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store, asked: Asked) -> Result<Vec<Happened>> {
    let of = Changes { store, today: store.clock().today(), asked };
    let mut found = Vec::new();
    of.contacts(&mut found)?;
    of.people(&mut found)?;
    of.judgements(&mut found)?;
    of.promises(&mut found)?;
    of.heard(&mut found)?;
    of.deals(&mut found)?;
    found.sort_by(|one, other| (one.part as u8).cmp(&(other.part as u8)).then_with(|| other.on.cmp(&one.on)));
    Ok(found)
}

struct Changes<'a> {
    store: &'a Store,
    today: NaiveDate,
    asked: Asked,
}

impl Changes<'_> {
    /// Whether a kept day is one of those that are told of.
    fn is_since(&self, kept: &str) -> bool {
        day::from_iso(kept).is_some_and(|on| self.asked.since <= on && on <= self.today)
    }

    /// Whether a record may be told of: one that is kept for oneself goes to nobody else.
    fn is_shown(&self, record: &Record) -> bool {
        self.asked.audience == Audience::Me || self.asked.audience.shows(record) && !is_kept_private(record)
    }

    /// The records of a kind that may be told of.
    fn shown(&self, entity: Entity) -> Result<Vec<Record>> {
        if !self.asked.audience.shows_kind(entity) {
            return Ok(Vec::new());
        }
        let mut records = self.store.owned(entity, self.asked.account)?;
        records.retain(|record| self.is_shown(record));
        Ok(records)
    }
}

/// Something that happened to a record on a day (ISO).
fn happened(part: Part, on: &str, said: Phrase, record: &Record) -> Happened {
    Happened { part, on: on.to_owned(), said, record: (record.entity, record.id.unwrap_or_default()) }
}
