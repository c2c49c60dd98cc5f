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
    /// The account itself is.
    Standing,
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
    /// Something of value was given.
    Given,
    /// A goal is further, or less far.
    Goal,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Value;
    use crate::store::Verb;

    /// Steps of complaints, signals, attitudes, debts and offers are told from their day on, each once; what was judged with a record is no change.
    #[test]
    fn what_happened_since_a_day_is_told_of_every_kind() {
        let folder = tempfile::tempdir().unwrap();
        let clock = |at: &str| Clock::Fixed(chrono::DateTime::parse_from_rfc3339(at).unwrap());
        let path = folder.path().join("kam.db");
        let store = Store::open(&path, clock("2026-11-10T10:00:00+03:00")).unwrap();
        let put = |store: &Store, record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = put(&store, Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let own = |entity| Record::owned(entity, account);
        let person = put(&store, Record::new(Entity::Person).with_text("family_name", "Зимина"));
        let role = own(Entity::Affiliation).with("person_id", Value::Int(person)).with("attitude", Value::Int(1));
        let role = put(&store, role.with("influence", Value::Int(4)).with_text("from_on", "2025-01-01"));
        let debt = own(Entity::Debt).with_text("title", "счёт 7").with("amount", Value::Int(900)).with_text("currency", "RUB");
        put(&store, debt.with_text("due_on", "2026-11-22"));
        let offer = own(Entity::Offer).with_text("title", "Короба").with_text("state", "draft");
        let offer = put(&store, offer);
        drop(store);
        let store = Store::open(&path, clock("2026-11-25T10:00:00+03:00")).unwrap();
        let edit = |entity: Entity, id: i64, key: &'static str, value: Value| {
            let before = store.load(entity, id).unwrap().unwrap();
            store.step(Verb::Edit, "", |change| change.update(&before, &before.clone().with(key, value))).unwrap();
        };
        edit(Entity::Affiliation, role, "attitude", Value::Int(-1));
        edit(Entity::Offer, offer, "state", Value::text("sent"));
        let complaint = own(Entity::Complaint).with_text("title", "Опоздание").with_text("kind", "delivery").with_text("state", "open");
        put(&store, complaint.with_text("heard_on", "2026-11-12").with_text("asked_on", "2026-11-21").with_text("asked", "вернуть"));
        put(&store, own(Entity::Signal).with_text("title", "грозят уйти").with_text("day", "2026-11-24"));
        let asked = Asked { account, since: day::from_iso("2026-11-20").unwrap(), audience: Audience::Me, lang: Lang::Ru };
        let told: Vec<_> = read(&store, asked).unwrap().into_iter().map(|one| (one.part, one.said.said(Lang::Ru), one.on)).collect();
        let of = |part: Part, said: &str, on: &str| (part, said.to_owned(), format!("2026-{on}"));
        assert_eq!(
            told,
            [
                of(Part::Judged, "Зимина: отношение к нам: +1 → −1", "11-25"),
                of(Part::Complaint, "Опоздание · 2. спросили: вернуть", "11-21"),
                of(Part::Signal, "грозят уйти", "11-24"),
                of(Part::Became, "Предложение: Короба: готовим → отправлено", "11-25"),
                of(Part::Overdue, "счёт 7, 9 руб.", "11-22"),
            ]
        );
        let team: Vec<Part> = read(&store, Asked { audience: Audience::Team, ..asked }).unwrap().into_iter().map(|one| one.part).collect();
        assert!(!team.contains(&Part::Signal) && !team.contains(&Part::Overdue) && team.contains(&Part::Complaint), "{team:?}");
    }
}
