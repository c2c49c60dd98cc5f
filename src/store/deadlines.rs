//! Records whose day comes near or has passed, as their declarations say: a contract to give notice of, a term that ends, a debt.

use super::Store;
use super::attention::{BACK, Noticed, back, put_off};
use super::error::Result;
use crate::domain::definition::{Deadline, First};
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::w;
use crate::domain::{Definition, Entity, Words, day};
use chrono::NaiveDate;
use rusqlite::{Row, params};

/// A record with a day by which something must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressing {
    /// What it is.
    pub entity: Entity,
    /// Rowid of the record.
    pub record: i64,
    /// What it is called.
    pub title: String,
    /// The account.
    pub account: i64,
    /// Its name.
    pub name: String,
    /// The day, ISO.
    pub day: String,
    /// By what it is known when it is put off: the day.
    pub cause: String,
    /// The day on which it ends itself, ISO, where it has one.
    pub end: Option<String>,
    /// What the day is reckoned from is not known: it is no more than the end.
    pub bare: bool,
    /// It is what has to be done before the day of the deadline itself.
    pub first: bool,
    /// Money that it is about: minor units, and the code of the currency.
    pub sum: Option<(i64, String)>,
}

impl Pressing {
    /// What it is called, how much it is about, and what is to be done by when: «Поставка плёнки — решить до вт 01.12».
    pub fn told(&self, today: NaiveDate) -> Phrase {
        self.said(today, false)
    }

    fn said(&self, today: NaiveDate, whole: bool) -> Phrase {
        let ago = |said: Words, on: NaiveDate| phrase(said, [Value::Count((today - on).num_days().unsigned_abs(), day::DAYS)]);
        let deadline = self.entity.def().deadline;
        let ended = deadline.and_then(|deadline| deadline.end).zip(self.end.as_deref().and_then(day::from_iso));
        let ended = ended.filter(|(_, on)| *on < today).map(|((_, said), on)| ago(said, on));
        let follows = deadline.and_then(|deadline| deadline.follows).filter(|_| whole && ended.is_none() && self.day < day::iso(today));
        let said = deadline.zip(day::from_iso(&self.day)).map(|(deadline, on)| match on < today {
            true => ended.unwrap_or_else(|| ago(deadline.passed, on)),
            false => {
                let first = deadline.first.filter(|_| self.first).map(|first| first.coming);
                let coming = first.or(deadline.bare.filter(|_| self.bare).map(|(_, said)| said)).unwrap_or(deadline.coming);
                phrase(coming, [Value::Near(on, today)])
            }
        });
        let sum = self.sum.as_ref().map(|(minor, currency)| Value::Exact((*minor).into(), currency.clone()));
        // «счёт 118, 500 000 руб.» would read as one number.
        let follows = follows.map(|said| phrase(said, []).into());
        let rest = [sum, said.map(Value::from), follows].into_iter().flatten().collect();
        phrase(w("{} — {}", "{} — {}"), [self.title.as_str().into(), Value::Listed(rest)])
    }

    /// What doing it is called, where that has a name of its own.
    pub fn settle(&self) -> Option<Words> {
        let deadline = self.entity.def().deadline?;
        let first = deadline.first.filter(|_| self.first).map(|first| first.called);
        first.or(deadline.settled.map(|(called, _)| called))
    }

    /// The same with what it is, and what follows from a day that has passed: «Договор: Поставка плёнки — решить до вт 01.12».
    pub fn named(&self, today: NaiveDate) -> Phrase {
        phrase(w("{}: {}", "{}: {}"), [phrase(self.entity.def().words, []).into(), self.said(today, true).into()])
    }
}

/// Whether what comes before the day of a deadline is ahead and not done; `?1` is today.
fn is_first(deadline: &Deadline) -> Option<String> {
    let First { day, done, .. } = deadline.first?;
    let own = deadline.day;
    Some(format!("(t.state = 'open' AND t.\"{done}\" IS NOT 1 AND t.\"{day}\" >= ?1 AND t.\"{day}\" <= t.\"{own}\")"))
}

/// The day that is told: that of the deadline, before it that of what has to be done first. Of what is done and has no later day none is.
fn told_day(deadline: &Deadline) -> String {
    let own = format!("t.\"{}\"", deadline.day);
    match (deadline.first, is_first(deadline)) {
        (Some(First { day, done, then, .. }), Some(is_first)) => format!(
            "CASE WHEN {is_first} THEN t.\"{day}\" WHEN t.state = 'open' AND t.\"{done}\" = 1 AND t.\"{then}\" IS NULL THEN NULL ELSE {own} END"
        ),
        _ => own,
    }
}

/// By what a record is known when it is put off: its day. What is put off rests until the day that was said, however near the other has
/// come by then; with another day it is told anew.
fn cause(deadline: &Deadline) -> String {
    told_day(deadline)
}

/// The conditions and columns by which the records of an entity are looked for; `?1` is today, `?2` the limit,
/// `?3` the first day that is not near enough.
struct Sought {
    select: String,
    from: String,
    condition: String,
}

impl Sought {
    fn of(def: &Definition, deadline: &Deadline) -> Sought {
        let sum = deadline.sum.map_or("NULL, NULL".to_owned(), |sum| format!("t.\"{sum}\", t.currency"));
        let state = deadline.state.map_or_else(String::new, |state| format!("t.state = '{state}' AND "));
        let column = told_day(deadline);
        let first = is_first(deadline).unwrap_or_else(|| "0".to_owned());
        let bare = deadline.bare.map_or("0".to_owned(), |(key, _)| format!("t.\"{key}\" IS NULL"));
        let end = deadline.end.map_or("NULL".to_owned(), |(day, _)| format!("t.\"{day}\""));
        Sought {
            select: format!(
                "SELECT t.id, t.\"{}\", a.id, a.short_name, {column}, {sum}, {}, {end}, {bare}, {first}",
                def.title,
                cause(deadline)
            ),
            from: format!(" FROM {} t JOIN account a ON a.id = t.account_id", def.table),
            condition: format!("{state}{column} > '' AND {column} < ?3"),
        }
    }

    fn read(entity: Entity, row: &Row) -> rusqlite::Result<Pressing> {
        let sum: Option<i64> = row.get(5)?;
        let currency: Option<String> = row.get(6)?;
        Ok(Pressing {
            entity,
            record: row.get(0)?,
            title: row.get(1)?,
            account: row.get(2)?,
            name: row.get(3)?,
            day: row.get(4)?,
            cause: row.get(7)?,
            end: row.get(8)?,
            bare: row.get(9)?,
            first: row.get(10)?,
            sum: sum.map(|sum| (sum, currency.unwrap_or_default())),
        })
    }
}

/// The first day, ISO, that is not near enough to be told.
fn until(deadline: &Deadline, today: NaiveDate) -> String {
    let ahead = deadline.ahead.first().map_or(0, |ahead| ahead + 1);
    day::iso(day::later(today, ahead.unsigned_abs()))
}

fn declared() -> impl Iterator<Item = (Entity, &'static Definition, Deadline)> {
    Entity::ALL.into_iter().filter_map(|entity| Some((entity, entity.def(), entity.def().deadline?)))
}

impl Store {
    /// What presses anywhere and does not wait for a later day: of each kind at most `limit`, the longest overdue first.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn pressing(&self, today: NaiveDate, limit: usize) -> Result<Vec<Noticed<Pressing>>> {
        let mut found = Vec::new();
        for (entity, def, deadline) in declared() {
            let Sought { select, from, condition } = Sought::of(def, &deadline);
            let waits = put_off(def.table, "t.id", &cause(&deadline));
            let sql = format!("{select}, o.until_on, o.reason{from} {waits} WHERE {condition} AND {BACK} ORDER BY 5 LIMIT ?2");
            found.extend(self.noticed(&sql, params![day::iso(today), limit as i64, until(&deadline, today)], |row| {
                Ok((Sought::read(entity, row)?, back(row, 11)?))
            })?);
        }
        Ok(found)
    }

    /// What of a kind is to be settled from one day to another, both included, put off or not: by day, what is of one day by account.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn pressing_between(&self, entity: Entity, from: NaiveDate, until: NaiveDate) -> Result<Vec<Pressing>> {
        let def = entity.def();
        let Some(deadline) = def.deadline else { return Ok(Vec::new()) };
        let Sought { select, from: tables, condition } = Sought::of(def, &deadline);
        let sql = format!("{select}{tables} WHERE {condition} AND t.\"{}\" >= ?1 ORDER BY 5, a.find, t.id LIMIT ?2", deadline.day);
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map(params![day::iso(from), i64::MAX, day::iso(day::later(until, 1))], |row| Sought::read(entity, row))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What presses at one account, put off or not.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn pressing_at(&self, account: i64, today: NaiveDate, limit: usize) -> Result<Vec<Pressing>> {
        let mut found = Vec::new();
        for (entity, def, deadline) in declared() {
            let Sought { select, from, condition } = Sought::of(def, &deadline);
            let sql = format!("{select}{from} WHERE t.account_id = ?4 AND {condition} ORDER BY 5 LIMIT ?2");
            let mut query = self.sql().prepare_cached(&sql)?;
            let asked = params![day::iso(today), limit as i64, until(&deadline, today), account];
            let rows = query.query_map(asked, |row| Sought::read(entity, row))?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Record, Value};
    use crate::store::Verb;

    fn d(text: &str) -> NaiveDate {
        day::from_iso(text).unwrap()
    }

    /// A contract until the end of 2026 of which notice is given so many days before, and a debt, in a file of their own.
    fn with(notice: i64, debt: (&str, i64, i64)) -> (tempfile::TempDir, Store, i64) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = store
            .step(Verb::Create, "", |change| {
                let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
                let contract = Record::owned(Entity::Contract, account).with_text("subject", "Плёнка").with_text("state", "open");
                change.insert(&contract.with_text("until_on", "2026-12-31").with_text("notice", format!("{notice}d")))?;
                let owed = Record::owned(Entity::Debt, account).with_text("title", "счёт 118").with_text("due_on", debt.0);
                change.insert(&owed.with("amount", Value::Int(debt.1)).with("paid", Value::Int(debt.2)).with_text("currency", "RUB"))?;
                Ok(account)
            })
            .unwrap();
        (folder, store, account)
    }

    /// End 31.12.2026: notice thirty days before it is 01.12, sixty days 01.11 (M17).
    #[test]
    fn notice_is_reckoned_from_the_end() {
        for (notice, on) in [(30, "2026-12-01"), (60, "2026-11-01")] {
            let (_folder, store, account) = with(notice, ("2026-11-13", 1, 1));
            let found = store.pressing_at(account, d("2026-11-25"), 9).unwrap();
            assert_eq!(found.iter().map(|of| (of.entity, of.day.as_str())).collect::<Vec<_>>(), [(Entity::Contract, on)]);
        }
    }

    /// In a row of eighty cells the day was cut for what follows from it (M17).
    #[test]
    fn what_follows_from_a_missed_day_is_said_where_there_is_room() {
        let (_folder, store, account) = with(60, ("2027-11-13", 1, 1));
        let missed = store.pressing_at(account, d("2026-11-27"), 9).unwrap().remove(0);
        let said = |phrase: Phrase| phrase.said(crate::domain::Lang::Ru);
        assert_eq!(said(missed.told(d("2026-11-27"))), "Плёнка — срок прошёл 26 дней назад");
        assert_eq!(said(missed.named(d("2026-11-27"))), "Договор: Плёнка — срок прошёл 26 дней назад, договор продлится");
    }

    /// A contract of which nobody wrote the notice was told to be decided by its last day, as if that were in time (M17).
    #[test]
    fn without_a_notice_only_the_end_is_known() {
        let (_folder, store, account) = with(30, ("2027-11-13", 1, 1));
        let bare = Record::owned(Entity::Contract, account).with_text("subject", "Склад").with_text("state", "open");
        store.step(Verb::Create, "", |change| change.insert(&bare.with_text("until_on", "2026-12-11"))).unwrap();
        let told = |today: &str| {
            let found = store.pressing_at(account, d(today), 9).unwrap();
            found.iter().map(|of| of.told(d(today)).said(crate::domain::Lang::Ru)).collect::<Vec<_>>()
        };
        let ends = "Склад — кончается пт 11.12, срок предупреждения не указан";
        assert_eq!(told("2026-11-27"), ["Плёнка — решить до вт 01.12", ends]);
        assert!(told("2026-12-13").contains(&"Склад — закончился 2 дня назад: продлён?".to_owned()));
    }

    /// What was put off until a day came back before it, with the next step towards its own day, and without the reason.
    #[test]
    fn what_is_put_off_rests_until_the_day_that_was_said() {
        let (_folder, store, account) = with(30, ("2027-11-13", 100, 0));
        let told = |today| store.pressing(d(today), 9).unwrap();
        assert!(told("2026-10-31").is_empty());
        assert!(["2026-11-01", "2026-11-24", "2026-12-02"].iter().all(|today| told(today).len() == 1));
        let (of, _) = told("2026-11-02").remove(0);
        assert_eq!(of.cause, "2026-12-01");
        let put = crate::store::attention::Cause { kind: "contract".into(), table: "contract".into(), id: of.record, what: of.cause };
        store.step(Verb::Move, "", |change| change.put_off(&put, "2026-11-25", "ждём юристов")).unwrap();
        assert!(["2026-11-03", "2026-11-17", "2026-11-24"].iter().all(|today| told(today).is_empty()));
        for today in ["2026-11-25", "2026-12-05"] {
            let back = told(today).remove(0).1.unwrap();
            assert_eq!((back.until.as_str(), back.reason.as_str()), ("2026-11-25", "ждём юристов"));
        }
        assert_eq!(store.pressing_at(account, d("2026-11-03"), 9).unwrap().len(), 1);
        // Another end is another matter.
        store.step(Verb::Edit, "", |change| change.set(Entity::Contract, of.record, "until_on", Value::text("2027-01-01"))).unwrap();
        assert_eq!(told("2026-12-05").remove(0).1, None);
    }

    /// Two months before 31 August were sixty days before it; and where no notice is known, its day was told as the end.
    #[test]
    fn months_of_notice_are_those_of_the_calendar() {
        let (_folder, store, account) = with(30, ("2027-11-13", 100, 0));
        for (until, notice, on, by) in [
            ("2027-08-31", "2m", "2027-06-30", "2027-06-30"),
            ("2026-12-31", "2m", "2026-10-31", "2026-10-31"),
            ("2028-05-31", "3m", "2028-02-29", "2028-02-29"),
            ("2026-12-31", "30d", "2026-12-01", "2026-12-01"),
            ("2026-12-31", "0d", "2026-12-31", "2026-12-31"),
            ("2026-12-31", "", "", "2026-12-31"),
        ] {
            let contract = Record::owned(Entity::Contract, account).with_text("subject", "Плёнка").with_text("state", "open");
            let contract = contract.with_text("until_on", until);
            let contract = if notice.is_empty() { contract } else { contract.with_text("notice", notice) };
            let id = store.step(Verb::Create, "", |change| change.insert(&contract)).unwrap();
            let kept = store.load(Entity::Contract, id).unwrap().unwrap();
            assert_eq!((kept.text("notice_on"), kept.text("decide_on")), (on, by), "{until} {notice}");
        }
    }

    /// 900,000 due 13.11.2026 with 400,000 paid leaves 500,000, twelve days over on 25.11; what is overpaid is told apart (M17).
    #[test]
    fn a_debt_presses_from_the_day_after_it_was_due() {
        let (_folder, store, account) = with(0, ("2026-11-13", 90_000_000, 40_000_000));
        assert_eq!(store.pressing_at(account, d("2026-11-13"), 9).unwrap(), []);
        let owed = store.pressing_at(account, d("2026-11-25"), 9).unwrap().remove(0);
        assert_eq!((owed.entity, owed.sum), (Entity::Debt, Some((50_000_000, "RUB".to_owned()))));
        let debt = store.load(Entity::Debt, owed.record).unwrap().unwrap();
        assert_eq!((debt.int("left"), debt.get("overpaid"), debt.text("state")), (Some(50_000_000), &Value::Empty, "open"));
        store.step(Verb::Edit, "", |change| change.set(Entity::Debt, owed.record, "paid", Value::Int(95_000_000))).unwrap();
        let debt = store.load(Entity::Debt, owed.record).unwrap().unwrap();
        assert_eq!((debt.int("left"), debt.int("overpaid"), debt.text("state")), (Some(0), Some(5_000_000), "paid"));
        assert_eq!(store.pressing(d("2026-11-25"), 9).unwrap(), []);
    }

    /// Whoever had a day for the bid was never told of the last day for questions, and the flag that they are asked changed nothing (M12).
    #[test]
    fn questions_press_before_the_bid_until_they_are_asked() {
        let (_folder, store, account) = with(30, ("2027-11-13", 100, 0));
        let tender = Record::owned(Entity::Tender, account).with_text("title", "Короба").with_text("state", "open");
        let tender = tender.with_text("questions_until", "2026-12-01").with_text("hand_in_until", "2026-12-08");
        let id = store.step(Verb::Create, "", |change| change.insert(&tender)).unwrap();
        let set = |key: &str, value: Value| store.step(Verb::Edit, "", |change| change.set(Entity::Tender, id, key, value)).unwrap();
        let told = |today: &str| {
            let found = store.pressing_at(account, d(today), 9).unwrap().into_iter().filter(|of| of.entity == Entity::Tender);
            found.map(|of| (of.told(d(today)).said(crate::domain::Lang::Ru), of.settle().map(|called| called.ru))).next()
        };
        let (asked, outcome) = (Some("вопросы заданы"), Some("записать исход"));
        assert_eq!(told("2026-11-16"), None);
        assert_eq!(told("2026-11-27"), Some(("Короба — вопросы до вт 01.12".to_owned(), asked)));
        // Too late for questions, or asked: the bid is next.
        assert_eq!(told("2026-12-02"), Some(("Короба — ближайший срок вт 08.12".to_owned(), outcome)));
        set("asked", Value::Int(1));
        assert_eq!(told("2026-11-27"), Some(("Короба — ближайший срок вт 08.12".to_owned(), outcome)));
        // With no other day nothing is left to be told.
        set("hand_in_until", Value::Empty);
        assert_eq!(told("2026-11-27"), None);
        set("asked", Value::Empty);
        assert_eq!(told("2026-11-27"), Some(("Короба — вопросы до вт 01.12".to_owned(), asked)));
        // What was handed in waits for its opening.
        set("opens_on", Value::text("2026-12-03"));
        set("state", Value::text("handed"));
        assert_eq!(told("2026-11-27"), Some(("Короба — ближайший срок чт 03.12".to_owned(), outcome)));
        let everywhere = store.pressing(d("2026-11-27"), 9).unwrap();
        assert!(everywhere.iter().any(|(of, _)| of.entity == Entity::Tender && of.day == "2026-12-03"));
    }
}
