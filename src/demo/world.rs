//! The demo world as its text describes it, and how it is written.

use super::reader::{Reader, bad, number, rows};
use super::routine::{Routine, Template};
use crate::domain::{Entity, Record, Value, day, frozen};
use crate::practice::audit::questions;
use crate::store::{Change, Result, Store};
use chrono::{Datelike, Months};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

/// The day of the review before, from today.
const REVIEWED: i64 = -45;

/// The whole world.
#[derive(Debug, Deserialize)]
pub struct World {
    /// What the steps that write it are called.
    pub title: String,
    /// Why what changed in the months that are closed stays as it is.
    pub reasons: Vec<String>,
    colleague: Vec<Table>,
    account: Vec<AccountRows>,
    routine: Vec<Template>,
    #[serde(default)]
    audits: Vec<Audit>,
    #[serde(flatten)]
    fields: Table,
}

/// An audit: each question that is not named was answered by yes.
#[derive(Debug, Deserialize)]
struct Audit {
    better: Vec<String>,
    no: Vec<String>,
    #[serde(default)]
    follows: Vec<Table>,
    #[serde(flatten)]
    fields: Table,
}

/// An account with everything that hangs on it.
#[derive(Debug, Deserialize)]
struct AccountRows {
    #[serde(default)]
    verified: BTreeMap<String, i64>,
    #[serde(default)]
    people: Vec<Table>,
    #[serde(default)]
    scheme: Vec<Table>,
    #[serde(default)]
    competitors: Vec<Table>,
    #[serde(default)]
    milestones: Vec<Table>,
    #[serde(default)]
    facts: Vec<Table>,
    #[serde(default)]
    diary: Vec<Table>,
    #[serde(default)]
    actions: Vec<Table>,
    #[serde(default)]
    questions: Vec<Table>,
    #[serde(default)]
    signals: Vec<Table>,
    #[serde(default)]
    values: Vec<Table>,
    #[serde(default)]
    ties: Vec<Table>,
    #[serde(default)]
    opportunities: Vec<Table>,
    usual: Option<Routine>,
    #[serde(flatten)]
    fields: Table,
}

/// Reads the text of a world.
pub fn read(text: &str) -> Result<World> {
    toml::from_str(text).map_err(bad)
}

impl AccountRows {
    fn id(&self, reader: &Reader) -> Result<i64> {
        reader.id(Entity::Account, self.fields.get("ref").and_then(Toml::as_str).unwrap_or_default())
    }
}

impl World {
    /// Writes the team, the accounts, the persons and what they are at each account.
    pub fn write_people(&self, change: &Change, reader: &mut Reader) -> Result<()> {
        for row in &self.colleague {
            let id = change.insert(&reader.record(Entity::Colleague, None, row, &[])?)?;
            reader.remember(Entity::Colleague, row, id)?;
        }
        for account in &self.account {
            let record = reader.record(Entity::Account, None, &account.fields, &[])?;
            let id = change.insert(&record)?;
            date_judged(change, reader, (&record, id), &account.fields)?;
            reader.remember(Entity::Account, &account.fields, id)?;
            for (section, offset) in &account.verified {
                change.verify_on(id, section, &day::iso(reader.day(*offset)?))?;
            }
        }
        // Persons before roles: a role may point to a person of another account.
        for row in self.account.iter().flat_map(|account| &account.people).filter(|row| !row.contains_key("person")) {
            let id = change.insert(&reader.record(Entity::Person, None, row, &[Entity::Affiliation])?)?;
            reader.remember(Entity::Person, row, id)?;
        }
        for account in &self.account {
            let owner = account.id(reader)?;
            for row in &account.people {
                let (role, person) = write_role(change, reader, owner, row)?;
                reader.remember_as(Entity::Affiliation, seat(owner, &person), role)?;
            }
        }
        Ok(())
    }

    /// Writes the parts of the dossiers that are lists, the open questions, ties and purchases.
    pub fn write_dossiers(&self, change: &Change, reader: &mut Reader) -> Result<()> {
        write_listed(change, reader, None, &self.fields)?;
        self.audits.iter().try_for_each(|audit| write_audit(change, reader, audit))?;
        for account in &self.account {
            let owner = Some(account.id(reader)?);
            let lists = [
                (Entity::Stage, &account.scheme),
                (Entity::Competitor, &account.competitors),
                (Entity::Milestone, &account.milestones),
                (Entity::Fact, &account.facts),
                (Entity::Question, &account.questions),
                (Entity::Signal, &account.signals),
                (Entity::ValueGiven, &account.values),
            ];
            for (entity, list) in lists {
                for row in list {
                    let mut record = reader.record(entity, owner, row, &[])?;
                    link_person(&mut record, reader, row)?;
                    if entity == Entity::Question && record.get("state").is_empty() {
                        let state = if record.get("answer").is_empty() { "open" } else { "answered" };
                        record.set("state", Value::text(state));
                    }
                    let id = change.insert(&record)?;
                    reader.remember(entity, row, id)?;
                }
            }
            write_map(change, reader, account)?;
            write_listed(change, reader, owner, &account.fields)?;
        }
        Ok(())
    }

    /// Writes the diary with the promises made in it, and the actions of their own.
    pub fn write_diary(&self, change: &Change, reader: &Reader) -> Result<()> {
        for (place, account) in self.account.iter().enumerate() {
            let owner = account.id(reader)?;
            let routine = account.usual.as_ref().map_or_else(Vec::new, |usual| usual.rows(place, &self.routine));
            for row in account.diary.iter().chain(&routine) {
                write_entry(change, reader, owner, row)?;
            }
            for row in &account.actions {
                write_action(change, reader, Some(owner), row, None)?;
            }
        }
        Ok(())
    }
}

impl World {
    /// The plans of those accounts that have goals, as they stood at a review before: no goal had moved then (M26).
    pub fn plans(&self, store: &Store, reader: &Reader) -> Result<Vec<Record>> {
        let mut versions = Vec::new();
        for account in self.account.iter().filter(|account| account.fields.contains_key(Entity::Goal.def().many)) {
            let owner = account.id(reader)?;
            let mut planned = store.plan_of(owner)?;
            for goal in planned.iter_mut().filter(|record| record.entity == Entity::Goal) {
                let base = goal.get("base").clone();
                goal.set("reached", base);
            }
            let version = Record::owned(Entity::PlanVersion, owner).with_text("day", day::iso(reader.day(REVIEWED)?));
            versions.push(version.with_text("content", frozen::write(&planned)));
        }
        Ok(versions)
    }
}

/// What a person is at an account, with the judgements that were made before.
fn write_role(change: &Change, reader: &Reader, owner: i64, row: &Table) -> Result<(i64, String)> {
    let mut role = reader.record(Entity::Affiliation, Some(owner), row, &[Entity::Person])?;
    let person = row.get("person").or_else(|| row.get("ref")).and_then(Toml::as_str).unwrap_or_default();
    role.set("person_id", Value::Int(reader.id(Entity::Person, person)?));
    let id = change.insert(&role)?;
    date_judged(change, reader, (&role, id), row)?;
    Ok((id, person.to_owned()))
}

/// Says on which day a record was judged as it is, and how it was judged before.
fn date_judged(change: &Change, reader: &Reader, (record, id): (&Record, i64), row: &Table) -> Result<()> {
    if let Some(judged) = number(row, "judged") {
        change.date_judgements(record.entity, id, &day::iso(reader.day(judged)?))?;
    }
    for earlier in rows(row, "earlier")? {
        let on = day::iso(reader.day(number(earlier, "judged").ok_or_else(|| bad("an earlier judgement has no day"))?)?);
        let before = reader.record(record.entity, record.owner, earlier, &[])?;
        for (field, value) in before.pairs().filter(|(field, value)| field.judged && !value.is_empty()) {
            change.judge_on(record.entity, id, field, value, &on, before.text("evidence"))?;
        }
    }
    Ok(())
}

/// The local name of what a person is at an account.
fn seat(account: i64, person: &str) -> String {
    format!("{person} at {account}")
}

/// The ties of an account, and the purchases that may come with what they change for a person.
fn write_map(change: &Change, reader: &Reader, account: &AccountRows) -> Result<()> {
    let owner = account.id(reader)?;
    for row in &account.ties {
        let tie = reader.record(Entity::Tie, Some(owner), row, &[])?;
        let id = change.insert(&tie)?;
        change.date_judgements(Entity::Tie, id, tie.text("since_on"))?;
    }
    for row in &account.opportunities {
        let mut purchase = reader.record(Entity::Opportunity, Some(owner), row, &[])?;
        for (key, usual) in [("state", "open"), ("currency", "RUB")] {
            if purchase.get(key).is_empty() {
                purchase.set(key, Value::text(usual));
            }
        }
        let id = change.insert(&purchase)?;
        for row in rows(row, "stances")? {
            let person = row.get("person").and_then(Toml::as_str).unwrap_or_default();
            let role = reader.id(Entity::Affiliation, &seat(owner, person))?;
            let stance = reader.record(Entity::Stance, Some(id), row, &[])?;
            change.insert(&stance.with("affiliation_id", Value::Int(role)))?;
        }
    }
    Ok(())
}

/// An audit with its answers, and with the actions that came of them (M37).
fn write_audit(change: &Change, reader: &Reader, of: &Audit) -> Result<()> {
    let record = reader.record(Entity::Audit, None, &of.fields, &[])?;
    let audit = change.insert(&record)?;
    if let Some(strange) = of.better.iter().chain(&of.no).find(|id| !questions().any(|(_, question)| question.id == **id)) {
        return Err(bad(format_args!("no question of the audit is called {strange}")));
    }
    for (_, question) in questions() {
        let of_question = |row: &&Table| row.get("question").and_then(Toml::as_str) == Some(&question.id);
        let action = of.follows.iter().find(of_question).map(|row| {
            let mut row = row.clone();
            row.remove("question");
            row.insert("source".into(), "audit".into());
            write_action(change, reader, None, &row, None)
        });
        let code = match (of.better.contains(&question.id), of.no.contains(&question.id)) {
            (true, _) => "better",
            (_, true) => "no",
            _ => "yes",
        };
        let answer = Record::owned(Entity::AuditAnswer, audit).with_text("question", &question.id).with_text("answer", code);
        let answer = answer.with_text("answered_on", record.text("done_on"));
        change.insert(&answer.with("action_id", action.transpose()?.map_or(Value::Empty, Value::Int)))?;
    }
    Ok(())
}

/// The records that belong to an account, or to none, under the names that lists of them have; what is linked stands further down in the registry.
fn write_listed(change: &Change, reader: &mut Reader, owner: Option<i64>, account: &Table) -> Result<()> {
    for entity in Entity::ALL.into_iter().rev().filter(|entity| entity.def().owner.is_some() == owner.is_some()) {
        for row in rows(account, entity.def().many)? {
            if let Some(thousands) = row.get("monthly").and_then(Toml::as_array) {
                write_months(change, reader, entity, owner, row, thousands)?;
                continue;
            }
            let mut record = reader.record(entity, owner, row, &[])?;
            link_person(&mut record, reader, row)?;
            let id = change.insert(&record)?;
            reader.remember(entity, row, id)?;
        }
    }
    Ok(())
}

/// `person` is set apart in the rows of people; in others it is a link like any other.
fn link_person(record: &mut Record, reader: &Reader, row: &Table) -> Result<()> {
    if let Some(person) = row.get("person").and_then(Toml::as_str) {
        record.set("person_id", Value::Int(reader.id(Entity::Person, person)?));
    }
    Ok(())
}

/// A record a month, the last of them the month before this one: the amounts in thousands, and how many percent of them are income.
fn write_months(change: &Change, reader: &Reader, entity: Entity, owner: Option<i64>, row: &Table, thousands: &[Toml]) -> Result<()> {
    const MINOR: f64 = 100_000.0;
    let this = reader.day(0)?.with_day(1);
    let mut fields = row.clone();
    fields.remove("monthly");
    let margin = fields.remove("margin").and_then(|margin| margin.as_integer()).ok_or_else(|| bad("months without a margin"))?;
    let month = reader.record(entity, owner, &fields, &[])?;
    for (ago, thousand) in thousands.iter().rev().enumerate() {
        let amount = thousand.as_float().or(thousand.as_integer().map(|whole| whole as f64)).ok_or_else(|| bad(thousand))?;
        let minor = (amount * MINOR).round() as i64;
        let on = this.and_then(|this| this.checked_sub_months(Months::new(ago as u32 + 1))).ok_or_else(|| bad("a month too far back"))?;
        if minor != 0 {
            let month = month.clone().with_text("bought_on", on.format("%Y-%m").to_string());
            change.insert(&month.with("amount", Value::Int(minor)).with("cost", Value::Int(minor * (100 - margin) / 100)))?;
        }
    }
    Ok(())
}

fn write_entry(change: &Change, reader: &Reader, owner: i64, row: &Table) -> Result<()> {
    let mut entry = reader.record(Entity::Entry, Some(owner), row, &[])?;
    if entry.get("state").is_empty() {
        let past = number(row, "day").is_some_and(|day| day < 0);
        entry.set("state", Value::text(if past { "held" } else { "planned" }));
    }
    let id = change.insert(&entry)?;
    change.begin_complaint(None, id)?;
    for (key, kind) in [("we", "our_promise"), ("they", "their_promise")] {
        for promise in rows(row, key)? {
            let mut promise = promise.clone();
            promise.insert("kind".into(), kind.into());
            write_action(change, reader, Some(owner), &promise, Some((id, &entry)))?;
        }
    }
    Ok(())
}

fn write_action(change: &Change, reader: &Reader, owner: Option<i64>, row: &Table, origin: Option<(i64, &Record)>) -> Result<i64> {
    let mut action = reader.record(Entity::Action, owner, row, &[])?;
    if let Some(person) = row.get("person").and_then(Toml::as_str) {
        action.set("person_id", Value::Int(reader.id(Entity::Person, person)?));
    }
    if let Some((entry, record)) = origin {
        action.set("entry_id", Value::Int(entry));
        if let (true, Some(first)) = (action.get("person_id").is_empty(), record.get("people").ids().first()) {
            action.set("person_id", Value::Int(*first));
        }
    }
    if action.get("kind").is_empty() {
        action.set("kind", Value::text("task"));
    }
    if action.get("owner").is_empty() {
        let owner = match (action.text("kind"), action.get("colleague_id").is_empty()) {
            ("their_promise", _) => "client",
            (_, true) => "me",
            (_, false) => "colleague",
        };
        action.set("owner", Value::text(owner));
    }
    if action.get("state").is_empty() {
        let state = if action.get("done_on").is_empty() { "open" } else { "kept" };
        action.set("state", Value::text(state));
    }
    change.insert(&action)
}
