//! What several sections need, read once.

use crate::domain::{Entity, Record, day};
use crate::settings::Settings;
use crate::store::accounts::AccountRow;
use crate::store::diary::EntryRow;
use crate::store::people::{PersonRow, Post};
use crate::store::{Error, Result, Store};
use chrono::NaiveDate;

/// How many of the last contacts are shown.
const LAST: usize = 3;

/// A page being read.
pub(super) struct Reading<'a> {
    pub store: &'a Store,
    pub settings: &'a Settings,
    pub today: NaiveDate,
    /// The day of the contact, or today.
    pub on: NaiveDate,
    pub account: i64,
    pub row: AccountRow,
    pub record: Record,
    pub entry: Option<Record>,
    pub kind: String,
    /// The person the page was asked for.
    pub person: Option<i64>,
    pub posts: Vec<Post>,
    pub main: Vec<PersonRow>,
    /// Whom the page names, the first to be spoken to at the top.
    pub people: Vec<PersonRow>,
    pub last: Vec<EntryRow>,
}

impl<'a> Reading<'a> {
    pub fn begin(store: &'a Store, settings: &'a Settings, account: i64, entry: Option<Record>, person: Option<i64>) -> Result<Self> {
        let today = store.clock().today();
        let on = entry.as_ref().and_then(|entry| day::from_iso(entry.text("day"))).unwrap_or(today);
        let mut reading = Reading {
            store,
            settings,
            today,
            on,
            account,
            row: store.account_figures(account, &day::iso(today))?.ok_or(Error::Gone)?,
            record: store.load(Entity::Account, account)?.ok_or(Error::Gone)?,
            kind: entry.as_ref().map_or("call", |entry| entry.text("kind")).to_owned(),
            entry,
            person,
            posts: store.posts(account)?,
            main: store.main_contacts(account)?,
            people: Vec::new(),
            last: Vec::new(),
        };
        // A contact that was held already is none before itself.
        reading.last = store.last_contacts(account, &day::iso(on), LAST + 1)?;
        let own = reading.entry.as_ref().and_then(|entry| entry.id);
        reading.last.retain(|last| Some(last.id) != own);
        reading.last.truncate(LAST);
        reading.people = super::people::named(&reading)?;
        Ok(reading)
    }

    /// Who takes part in the planned contact.
    pub fn participants(&self) -> &[i64] {
        self.entry.as_ref().map_or(&[], |entry| entry.get("people").ids())
    }

    /// So many days ago, ISO.
    pub fn ago(&self, days: i64) -> String {
        day::iso(day::earlier(self.today, days.unsigned_abs()))
    }

    /// The last day on which something due is of these days.
    pub fn horizon(&self) -> NaiveDate {
        day::later(self.today, self.settings.outlook_days.unsigned_abs()).max(self.on)
    }
}
