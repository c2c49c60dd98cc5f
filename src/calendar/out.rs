//! What goes out to the calendar of a phone or an office program (M20, M23): contacts that are planned, promises and tasks on their day.
//!
//! What was called off, settled ahead of its day or deleted is said to be cancelled for as long as a calendar shows it as something to come,
//! and a week more.

use crate::domain::action::ACTION_KINDS;
use crate::domain::day::parse_time;
use crate::domain::entry::{ENTRY_KINDS, USUAL_MINUTES};
use crate::domain::field::{Choice, find_choice};
use crate::domain::visibility::{Audience, SOMEBODY};
use crate::domain::{Entity, Lang, Record, day};
use crate::printable::capital;
use crate::store::calendar_out::{Changed, Tied};
use crate::store::{Result, Store};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use std::collections::HashMap;

/// What stands in titles between the kind and the client.
const PARTED: &str = " · ";
/// For how many days after its own a calendar is told that a contact is off: it may be looked at once a week.
const TOLD: u64 = 7;

/// What it is that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A contact, by the code of its kind.
    Contact(String),
    /// A task or a promise, by the code of its kind, and what is to be done.
    Action(String, String),
    /// Something that was deleted: nothing is known of it any more.
    Gone,
}

/// One thing that goes out, as far as its reader may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// What it is.
    pub what: What,
    /// What tells it from others for ever: the identity that the office calendar gave it, else our own.
    pub uid: String,
    /// The day of a series that it is there.
    pub recurrence: Option<(NaiveDate, Option<NaiveTime>)>,
    /// The day.
    pub day: NaiveDate,
    /// The hour.
    pub time: Option<NaiveTime>,
    /// How long it is, in minutes.
    pub minutes: i64,
    /// The last day of what takes several whole ones.
    pub until: Option<NaiveDate>,
    /// The account; empty where it belongs to none.
    pub account: String,
    /// The client's people, short.
    pub people: Vec<String>,
    /// What it is for.
    pub purpose: String,
    /// The least and the best that it may bring.
    pub results: [String; 2],
    /// Where it is.
    pub place: String,
    /// It is called off, settled or gone.
    pub cancelled: bool,
    /// Greater with every change.
    pub sequence: i64,
    /// When it was changed last.
    pub changed: DateTime<Utc>,
}

impl Out {
    /// Whether one is not to be had meanwhile: what is due on a day, or is planned for some hour of it, leaves the day free.
    pub fn keeps_busy(&self) -> bool {
        matches!(self.what, What::Contact(_)) && (self.time.is_some() || self.until.is_some())
    }

    /// What a calendar calls it; empty where nothing is known of it any more.
    pub fn title(&self, lang: Lang) -> String {
        let word = |choices: &'static [Choice], code: &str| {
            capital(find_choice(choices, code).map_or_else(|| code.to_owned(), |choice| choice.words.get(lang).to_owned()).as_str())
        };
        let what = match &self.what {
            What::Contact(kind) => word(ENTRY_KINDS, kind),
            What::Action(kind, title) => format!("{}: {title}", word(ACTION_KINDS, kind)),
            What::Gone => return String::new(),
        };
        let title = if self.account.is_empty() { what } else { format!("{what}{PARTED}{}", self.account) };
        if self.purpose.is_empty() { title } else { format!("{title}: {}", self.purpose) }
    }
}

/// Whether a contact goes out under a title, whoever it is for.
pub(super) fn is_titled(store: &Store, contact: i64, title: &str) -> Result<bool> {
    // What has no mark of ours in it need not be looked at.
    if !title.contains(PARTED) {
        return Ok(false);
    }
    for (audience, lang) in [Audience::Anybody, Audience::Team, Audience::Me].into_iter().flat_map(|one| [(one, Lang::Ru), (one, Lang::En)])
    {
        let mut gathering = Gathering { store, audience, lang, people_changed: HashMap::new(), accounts: HashMap::new() };
        if gathering.contact(contact)?.is_some_and(|out| out.title(lang) == title) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What goes out, of one account or of all, for whom it is meant: by day and hour.
///
/// # Errors
/// Those of reading the file.
pub fn outgoing(store: &Store, account: Option<i64>, audience: Audience, lang: Lang) -> Result<Vec<Out>> {
    store.reading(|| {
        let today = store.clock().today();
        let since = day::iso(today.checked_sub_days(Days::new(TOLD)).unwrap_or(today));
        let mut gathering = Gathering { store, audience, lang, people_changed: store.people_changed()?, accounts: HashMap::new() };
        let mut found = Vec::new();
        for id in store.contacts_for_calendar(account, &since)? {
            found.extend(gathering.contact(id)?);
        }
        for id in store.actions_for_calendar(account, &day::iso(today))? {
            found.extend(gathering.action(id)?);
        }
        for gone in store.gone_for_calendar(account, &since)? {
            let Some(on) = day::from_iso(&gone.day) else { continue };
            let time = gone.time.as_deref().and_then(parse_time);
            let changed = moment(&gone.changed, &gone.uid);
            let mut out = Out { cancelled: true, sequence: gone.changed.step, ..bare(What::Gone, gone.uid, on, time, changed) };
            if let Some(tied) = store.tied_meeting_gone(gone.id, gone.changed.step)? {
                if store.goes_out_as(&tied)? {
                    continue;
                }
                go_out_as(&mut out, tied);
            }
            found.push(out);
        }
        found.sort_by(|one, other| (one.day, one.time, &one.uid).cmp(&(other.day, other.time, &other.uid)));
        Ok(found)
    })
}

fn bare(what: What, uid: String, day: NaiveDate, time: Option<NaiveTime>, changed: DateTime<Utc>) -> Out {
    Out {
        what,
        uid,
        recurrence: None,
        day,
        time,
        minutes: USUAL_MINUTES,
        until: None,
        account: String::new(),
        people: Vec::new(),
        purpose: String::new(),
        results: Default::default(),
        place: String::new(),
        cancelled: false,
        sequence: 0,
        changed,
    }
}

/// The moment of a change; where the journal does not reach back so far, that at which the record was made, which its identity tells.
fn moment(changed: &Changed, uid: &str) -> DateTime<Utc> {
    let made = || {
        let uid = uid.get(..8).zip(uid.get(9..13)).filter(|_| uid.as_bytes().get(14) == Some(&b'7'));
        let millis = uid.and_then(|(high, low)| i64::from_str_radix(&format!("{high}{low}"), 16).ok());
        millis.and_then(DateTime::from_timestamp_millis).unwrap_or_default()
    };
    DateTime::parse_from_rfc3339(&changed.at).map_or_else(|_| made(), |at| at.to_utc())
}

struct Gathering<'a> {
    store: &'a Store,
    audience: Audience,
    lang: Lang,
    people_changed: HashMap<i64, Changed>,
    /// What accounts are called, where they are, and when that was changed.
    accounts: HashMap<i64, (String, String, Changed)>,
}

impl Gathering<'_> {
    fn account(&mut self, owner: Option<i64>) -> Result<(String, String, Changed)> {
        let Some(id) = owner else { return Ok(Default::default()) };
        if let Some(known) = self.accounts.get(&id) {
            return Ok(known.clone());
        }
        let address = self.store.load(Entity::Account, id)?.map(|account| account.text("address").to_owned()).unwrap_or_default();
        let named = self.store.last_change(Entity::Account, id, &["short_name", "address"])?;
        let found = (self.store.name_of(Entity::Account, id, self.lang)?, address, named);
        self.accounts.insert(id, found.clone());
        Ok(found)
    }

    fn shown(&self, record: &Record, key: &str) -> String {
        let shows = record.def().field(key).is_some_and(|field| self.audience.shows_field(record, field));
        if shows { record.text(key).to_owned() } else { String::new() }
    }

    fn contact(&mut self, id: i64) -> Result<Option<Out>> {
        let Some(record) = self.store.load(Entity::Entry, id)?.filter(|record| self.audience.shows(record)) else { return Ok(None) };
        let Some(on) = day::from_iso(record.text("day")) else { return Ok(None) };
        let (account, address, named) = self.account(record.owner)?;
        let mut people = Vec::new();
        for person in record.get("people").ids() {
            let is_named = self.audience.names(self.store.is_placeholder(*person)?);
            people.push(if is_named { self.store.person_name(*person)?.short() } else { SOMEBODY.get(self.lang).to_owned() });
        }
        let own = self.store.last_change(Entity::Entry, id, &[])?;
        let changed = own.or_later(self.people_changed.get(&id).cloned().unwrap_or_default()).or_later(named);
        let kind = record.text("kind").to_owned();
        let time = parse_time(record.text("time"));
        let mut out = bare(What::Contact(kind.clone()), record.uid.clone(), on, time, moment(&changed, &record.uid));
        out.minutes = record.int("minutes").unwrap_or(USUAL_MINUTES);
        out.until = day::from_iso(record.text("until_on")).filter(|last| *last > on && (time.is_none() || record.int("minutes").is_none()));
        out.purpose = self.shown(&record, "purpose");
        out.results = ["least_result", "best_result"].map(|key| self.shown(&record, key));
        // Where one meets is not filed; a visit is at the client's.
        out.place = if kind == "visit" { address } else { String::new() };
        (out.account, out.people, out.cancelled, out.sequence) = (account, people, record.text("state") != "planned", changed.step);
        if let Some(tied) = self.store.tied_meeting(id)? {
            go_out_as(&mut out, tied);
        }
        Ok(Some(out))
    }

    fn action(&mut self, id: i64) -> Result<Option<Out>> {
        let Some(record) = self.store.load(Entity::Action, id)?.filter(|record| self.audience.shows(record)) else { return Ok(None) };
        let Some(on) = day::from_iso(record.text("due_on")) else { return Ok(None) };
        let (account, _, named) = self.account(record.owner)?;
        let changed = self.store.last_change(Entity::Action, id, &[])?.or_later(named);
        let what = What::Action(record.text("kind").to_owned(), self.shown(&record, "title"));
        let mut out = bare(what, record.uid.clone(), on, None, moment(&changed, &record.uid));
        if let Some(person) = record.int("person_id")
            && self.audience.names(self.store.is_placeholder(person)?)
        {
            out.people.push(self.store.person_name(person)?.short());
        }
        (out.account, out.cancelled, out.sequence) = (account, record.text("state") != "open", changed.step);
        Ok(Some(out))
    }
}

/// What was made of a meeting goes out as that one. Its number goes on from the one it had, whatever has come of it there since.
fn go_out_as(out: &mut Out, tied: Tied) {
    out.sequence = tied.base + out.sequence.max(tied.step);
    let (day, hour) = tied.recurrence.split_once('T').unwrap_or((&tied.recurrence, ""));
    let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok();
    out.recurrence = day.map(|day| (day, NaiveTime::parse_from_str(hour, "%H%M").ok()));
    out.uid = tied.event;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_journal_is_dated_by_its_identity() {
        let uid = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(moment(&Changed::default(), uid).to_rfc3339(), "2023-06-30T03:34:18.518+00:00");
        assert_eq!(moment(&Changed::default(), "x"), DateTime::<Utc>::default());
    }
}
