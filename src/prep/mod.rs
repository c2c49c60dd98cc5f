//! Preparation: the one page a KAM sees before a call or a meeting (M20, M21).
//!
//! The page is sections, each a file of [`sections`] with a rank: the lower, the sooner it is read. Screen, shell text and
//! JSON go through the same sections in the same order.

pub mod checklist;
mod people;
mod questions;
mod reading;
pub mod sections;

pub use questions::Question;
pub use sections::{Part, Read};

use crate::domain::{Entity, Record, day};
use crate::settings::Settings;
use crate::store::accounts::AccountRow;
use crate::store::people::PersonRow;
use crate::store::{Error, Result, Store};
use checklist::Point;
use reading::Reading;

/// What a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A planned contact.
    Entry(i64),
    /// An account: its next planned contact, or a call that may come when there is none.
    Account(i64),
}

/// The page, as data; screens, shell text and JSON are renderings of it.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The account.
    pub account: AccountRow,
    /// The planned contact; none when the page is asked for an account with nothing planned.
    pub entry: Option<Record>,
    /// Kind of contact whose checklist applies.
    pub kind: String,
    /// The day it is for, ISO.
    pub day: String,
    /// The person it was asked for.
    pub person: Option<PersonRow>,
    /// The sections, the most important first; those with nothing to say among them.
    pub sections: Vec<Read>,
    /// The checklist, with what is ticked.
    pub checklist: Vec<(&'static Point, bool)>,
}

/// Gathers the page. With a person in mind it is that of the next contact planned with them, or for a call with them, and
/// they stand first with what concerns them.
///
/// # Errors
/// [`Error::Gone`] when the contact or the account is no more, else those of reading the file.
pub fn read(store: &Store, settings: &Settings, of: Of, person: Option<i64>) -> Result<Brief> {
    let today = day::iso(store.clock().today());
    let (account, entry) = match (of, person) {
        (Of::Entry(entry), _) => (None, Some(entry)),
        (Of::Account(account), Some(person)) => (Some(account), store.next_planned_with(account, person, &today)?),
        (Of::Account(account), None) => (Some(account), store.next_planned(account, &today)?.map(|entry| entry.id)),
    };
    let entry = entry.map(|entry| store.load(Entity::Entry, entry)?.ok_or(Error::Gone)).transpose()?;
    let account = account.or_else(|| entry.as_ref()?.owner).ok_or(Error::Gone)?;
    let reading = Reading::begin(store, settings, account, entry, person)?;
    let sections = sections::read(&reading)?;
    let Reading { row, entry, kind, on, people, .. } = reading;
    let ticks = entry.as_ref().and_then(|entry| entry.id).map_or_else(|| Ok(Vec::new()), |id| store.ticks(id))?;
    let checklist = checklist::points(&kind).iter().map(|point| (point, ticks.contains(&point.id))).collect();
    let person = people.into_iter().find(|row| Some(row.person) == person);
    Ok(Brief { account: row, entry, kind, day: day::iso(on), person, sections, checklist })
}

/// The page of a planned contact.
pub fn for_entry(store: &Store, settings: &Settings, entry: i64) -> Result<Brief> {
    read(store, settings, Of::Entry(entry), None)
}

/// The page of an account.
pub fn for_account(store: &Store, settings: &Settings, account: i64) -> Result<Brief> {
    read(store, settings, Of::Account(account), None)
}
