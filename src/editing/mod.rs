//! Saving what a user edited: the checks, and what follows from an entry, a promise, a move.

pub mod asking;
pub mod behalf;
pub mod circles;
pub mod coined;
mod done;
pub mod doubles;
mod gifts;
pub mod map;
pub mod merge;
pub mod series;
pub mod several;
mod sold;
mod versions;
pub mod white_space;

use crate::domain::definition::Usual;
use crate::domain::ethics::{self, Refused};
use crate::domain::money::CURRENCIES;
use crate::domain::name::listed_name;
use crate::domain::naming::{names_no_company, names_nobody};
use crate::domain::{Entity, Field, Kind, Record, Value, day, promise, reliability, span};
use crate::exchange::names::{Parted, part_typed};
pub use crate::import::{Alike, alike};
use crate::store::{Change, Error, Result, Store, Verb};
use chrono::{NaiveDate, TimeDelta};
use coined::{Coined, Made};
pub(crate) use done::complete;
pub use done::{Toggled, toggle_done};

/// The hour for which a contact is set that has none.
const FIRST_HOUR: &str = "10:00";

/// Why a record is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A required field is empty.
    Required,
    /// A text is longer than its field takes, in characters.
    TooLong(usize),
    /// A name of which letters are lost.
    Unreadable,
    /// What is no name of a person: a row of a table, signs without a letter, a bracket without the other.
    Nobody,
    /// What is no name of a company: a phone, an e-mail, a row of a table.
    NoCompany,
    /// A personal fact that a dossier must not hold (M16).
    Refused(Refused),
    /// A question that is answered without an answer.
    NoAnswer,
    /// An amount of nothing, where something was given.
    Zero,
    /// The same where what came back is below it.
    Neither,
    /// A cost of the other sign than the sum it belongs to.
    OtherSign,
    /// An end that comes before the beginning.
    EndsFirst,
    /// A part that is greater than the whole.
    Exceeds,
    /// A gift dearer than the settings allow, with the most in minor units and its currency (M58).
    TooDear(i64, &'static str),
    /// A gift in another currency than that of the limit: whether it is dearer is not known.
    LimitIn(&'static str),
    /// A tie that would lead from a person to themselves.
    SamePerson,
    /// What is linked belongs to another account.
    OfAnother,
    /// Somebody would report to themselves.
    OwnBoss,
    /// Somebody would report to one who reports to them, straight or through others.
    BossLoop,
    /// An account would be its own parent.
    OwnParent,
    /// An account would belong to one that belongs to it, straight or through others.
    ParentLoop,
}

/// A new record with what is usual for it.
pub fn fresh(entity: Entity, owner: Option<i64>, today: NaiveDate) -> Record {
    let mut record = Record::new(entity);
    record.owner = owner;
    for (key, usual) in entity.def().usual {
        let value = match usual {
            Usual::Text(text) => Value::text(*text),
            Usual::Int(number) => Value::Int(*number),
            Usual::Today => Value::text(match entity.def().field(key).map(|field| field.kind) {
                // Of what a stretch is told, is most often the shortest that it may be.
                Some(Kind::Span([unit, ..])) => span::of(today, *unit),
                _ => day::iso(today),
            }),
            Usual::Currency => Value::text(CURRENCIES[0].code),
            // Known only where the file is at hand.
            Usual::Next => Value::Empty,
        };
        record.set(key, value);
    }
    record
}

/// The same with what follows from the file: the currency that is reckoned in with the owner, the place behind the others.
pub fn fresh_in(store: &Store, entity: Entity, owner: Option<i64>, today: NaiveDate) -> Result<Record> {
    let mut record = fresh(entity, owner, today);
    for (key, usual) in entity.def().usual {
        let known = match (usual, owner) {
            (Usual::Currency, _) => store.usual_currency(owner)?.map(Value::text),
            (Usual::Next, Some(owner)) => Some(Value::Int(i64::from(store.count_owned(entity, owner)?) + 1)),
            (Usual::Next, None) | (Usual::Text(_) | Usual::Int(_) | Usual::Today, _) => None,
        };
        if let Some(value) = known {
            record.set(key, value);
        }
    }
    Ok(record)
}

/// The days from which something is, and those until which, by their keys.
const BEGINNINGS: [&str; 2] = ["from_on", "since_on"];
const ENDS: [&str; 2] = ["until_on", "to_on"];

/// The day on which a record begins, where it says one.
fn begun(record: &Record) -> Option<NaiveDate> {
    BEGINNINGS.iter().find_map(|key| day::from_iso(record.find(key)?.as_str()))
}

/// Whether what stands for a name is none. Whoever is not known by name yet is called by what reaches them.
fn unnamed(record: &Record, field: &Field, text: &str) -> Option<Problem> {
    match (record.entity, field.key) {
        (Entity::Person, "family_name") if !record.flag("unknown") => {
            let whole = listed_name(text, record.text("given_name"), record.text("middle_name"));
            names_nobody(&whole).then_some(Problem::Nobody)
        }
        (Entity::Account, "short_name" | "legal_name") => names_no_company(text).then_some(Problem::NoCompany),
        _ => None,
    }
}

/// What keeps a record from being saved, by field.
pub fn problems(record: &Record) -> Vec<(&'static Field, Problem)> {
    let mut found = Vec::new();
    for (field, value) in record.pairs() {
        let text = value.as_str();
        if field.required && value.is_empty() {
            found.push((field, Problem::Required));
        } else if text.len() > field.limit() && text.chars().count() > field.limit() {
            found.push((field, Problem::TooLong(field.limit())));
        } else if field.names && text.contains(char::REPLACEMENT_CHARACTER) {
            found.push((field, Problem::Unreadable));
        } else if let Some(problem) = unnamed(record, field, text) {
            found.push((field, problem));
        } else if record.entity == Entity::Question && field.key == "answer" && value.is_empty() && record.text("state") == "answered" {
            found.push((field, Problem::NoAnswer));
        } else if field.required && field.kind == Kind::Money && value.as_int() == Some(0) {
            found.push((field, if field.signed { Problem::Neither } else { Problem::Zero }));
        } else if record.entity == Entity::Purchase && field.key == "cost" && sold::is_of_other_sign(record) {
            found.push((field, Problem::OtherSign));
        } else if ENDS.contains(&field.key) && begun(record).zip(day::from_iso(text)).is_some_and(|(begun, end)| end < begun) {
            found.push((field, Problem::EndsFirst));
        } else if record.entity == Entity::Delivery
            && matches!(field.key, "on_time" | "in_full")
            && value.as_int().zip(record.int("shipments")).is_some_and(|(part, all)| part > all)
        {
            found.push((field, Problem::Exceeds));
        } else if record.entity == Entity::Tie && field.key == "to_id" && value == record.get("from_id") {
            found.push((field, Problem::SamePerson));
        } else if record.entity == Entity::Fact
            && matches!(field.kind, Kind::Line | Kind::Text)
            && let Some(concern) = ethics::check(text)
        {
            found.push((field, Problem::Refused(concern.why)));
        }
    }
    found
}

/// The same, with what only the other records in the file can tell: circles of reporting lines and of parents,
/// and what belongs to another account.
///
/// # Errors
/// Those of reading the file.
pub fn troubles(store: &Store, record: &Record) -> Result<Vec<(&'static Field, Problem)>> {
    let mut found = problems(record);
    found.extend(store.strays(record)?.into_iter().map(|field| (field, Problem::OfAnother)));
    let field = |key: &str| record.def().field(key);
    match record.entity {
        Entity::Affiliation => {
            let (person, boss) = (record.int("person_id"), record.int("reports_to_id"));
            if let (Some(field), Some(person), Some(boss), Some(account)) = (field("reports_to_id"), person, boss, record.owner)
                && let Some(problem) = circles::of_boss(store, account, person, boss)?
            {
                found.push((field, problem));
            }
        }
        Entity::Account => {
            if let (Some(field), Some(id), Some(parent)) = (field("parent_id"), record.id, record.int("parent_id"))
                && let Some(problem) = circles::of_parent(store, id, parent)?
            {
                found.push((field, problem));
            }
        }
        Entity::Privilege => found.extend(gifts::too_dear(store, record)?),
        _ => {}
    }
    Ok(found)
}

/// Saves a record of any entity, new or changed, as one step that also closes the draft it was typed in; gives its id.
pub fn save(store: &Store, original: Option<&Record>, record: &Record, draft: &str) -> Result<i64> {
    save_with(store, original, record, &[], draft)
}

/// The same, together with what was coined in the form and is in use.
pub fn save_with(store: &Store, original: Option<&Record>, record: &Record, coined: &[Coined], draft: &str) -> Result<i64> {
    save_and(store, original, record, coined, draft, |_, _| Ok(()))
}

/// The same with what else is done in the step, by the id that the record has then.
pub fn save_and(
    store: &Store,
    original: Option<&Record>,
    record: &Record,
    coined: &[Coined],
    draft: &str,
    and: impl FnOnce(&Change, i64) -> Result<()>,
) -> Result<i64> {
    let today = store.clock().today();
    let verb = if original.is_some() { Verb::Edit } else { Verb::Create };
    let twin = doubles::twin(store, original, record, None)?;
    let mut made = Made::of(store, coined)?;
    store.step(verb, &of_whom(store, record)?, |change| {
        change.close_draft(draft)?;
        let record = &as_ruled(original, &made.settle(change, record)?, today);
        let (saved, next) = series::carry_on(original, record, today);
        let id = match original {
            Some(original) => {
                change.update(original, &saved)?;
                beside(change, original.id.ok_or(Error::Gone)?, twin.as_ref())?
            }
            None => insert_beside(change, &versions::with_plan(store, saved)?, twin.as_ref())?,
        };
        if let Some(next) = &next {
            change.insert(next)?;
        }
        sold::follow(change, original, record, today)?;
        if record.entity == Entity::Entry {
            change.begin_complaint(original, id)?;
            for follow in what_follows(record, id, today) {
                change.insert(&ethics::kept_apart(follow))?;
            }
        }
        if record.entity == Entity::Account {
            let empty = Record::new(Entity::Account);
            let original = original.unwrap_or(&empty);
            let mut sections: Vec<&str> = record
                .pairs()
                .filter(|(field, value)| !value.is_empty() && original.get(field.key) != *value)
                .map(|(field, _)| field.section)
                .collect();
            sections.dedup();
            for section in sections {
                change.verify(id, section)?;
            }
        }
        and(change, id)?;
        Ok(id)
    })
}

/// Inserts a new record. One that may be there already stands with that one in the queue of doubtful pairs from now on (M18).
pub(crate) fn insert_beside(change: &Change, record: &Record, twin: Option<&Alike>) -> Result<i64> {
    let id = change.insert(record)?;
    beside(change, id, twin)
}

/// The same of a record that is there and is now called like another one.
fn beside(change: &Change, id: i64, twin: Option<&Alike>) -> Result<i64> {
    if let Some(twin) = twin {
        change.doubt(twin.entity, twin.id, id, twin.reason)?;
    }
    Ok(id)
}

/// A record as the rules of its kind want it (M23).
fn as_ruled(original: Option<&Record>, record: &Record, today: NaiveDate) -> Record {
    match record.entity {
        Entity::Action => reliability::settled(original, record, record.int("agreed") == Some(1), today),
        _ => sold::dated(original, record, today),
    }
}

/// Saves a person together with what they are at an account, as one step that also closes the draft; gives the person's
/// id. The role `reporting`, if there is one, reports to the person from now on. Of `coined` what is in use is made too.
pub fn save_person(
    store: &Store,
    person: (Option<&Record>, &Record),
    role: (Option<&Record>, &Record),
    reporting: Option<i64>,
    coined: &[Coined],
    draft: &str,
) -> Result<i64> {
    let verb = if role.0.is_some() { Verb::Edit } else { Verb::Create };
    let known = role.1.owner.filter(|account| coined::place(*account).is_none());
    let twin = doubles::twin(store, person.0, person.1, known)?;
    let mut made = Made::of(store, coined)?;
    store.step(verb, &subject(person.1), |change| {
        change.close_draft(draft)?;
        let (settled, settled_role) = (made.settle(change, person.1)?, made.settle(change, role.1)?);
        let id = match person.0 {
            Some(original) => {
                change.update(original, &settled)?;
                beside(change, original.id.ok_or(Error::Gone)?, twin.as_ref())?
            }
            None => insert_beside(change, &settled, twin.as_ref())?,
        };
        let role_record = settled_role.with("person_id", Value::Int(id));
        match role.0 {
            Some(original) => change.update(original, &role_record)?,
            None => change.insert(&role_record).map(drop)?,
        }
        if let Some(reporting) = reporting {
            change.set(Entity::Affiliation, reporting, "reports_to_id", Value::Int(id))?;
        }
        Ok(id)
    })
}

/// What a user calls a record, for the sentence about a step.
pub fn subject(record: &Record) -> String {
    match record.entity {
        Entity::Person => crate::domain::name::full_name(record.text("family_name"), record.text("given_name"), record.text("middle_name")),
        Entity::Entry if record.title().is_empty() => record.text("notes").lines().next().unwrap_or_default().chars().take(40).collect(),
        _ => record.title().chars().take(60).collect(),
    }
}

/// The same with whose it is: «Ромашка: предложение». A contact of which nothing is written is named by its day.
fn of_whom(store: &Store, record: &Record) -> Result<String> {
    let own = subject(record);
    let own = if own.is_empty() { record.find("day").map_or("", Value::as_str).to_owned() } else { own };
    let account = match (record.entity, record.owner) {
        (Entity::Entry | Entity::Action | Entity::Opportunity | Entity::Question | Entity::MonthDecision, Some(account)) => {
            store.load(Entity::Account, account)?
        }
        (entity, Some(account)) if entity.def().is_named_by_day() => store.load(Entity::Account, account)?,
        _ => None,
    };
    let account = account.map_or_else(String::new, |account| subject(&account));
    Ok([account, own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "))
}

/// The promises and the next contact that were written down with an entry (M22, M23).
fn what_follows(entry: &Record, id: i64, today: NaiveDate) -> Vec<Record> {
    let mut records = Vec::new();
    let person = entry.get("people").ids().first().map_or(Value::Empty, |person| Value::Int(*person));
    for (field, kind, owner) in [("we_promise", "our_promise", "me"), ("they_promise", "their_promise", "client")] {
        for line in entry.text(field).lines().filter(|line| !line.trim().is_empty()) {
            let promised = promise::parse(line, today);
            let due = promised.due.map_or(Value::Empty, |due| Value::text(day::iso(due)));
            records.push(
                fresh(Entity::Action, entry.owner, today)
                    .with_text("title", promised.title)
                    .with_text("kind", kind)
                    .with_text("owner", owner)
                    .with("due_on", due.clone())
                    .with("first_due_on", due)
                    .with("person_id", person.clone())
                    .with("entry_id", Value::Int(id)),
            );
        }
    }
    if !entry.get("next_on").is_empty() {
        records.push(
            fresh(Entity::Entry, entry.owner, today)
                .with_text("state", "planned")
                .with_text("kind", if entry.text("kind") == "complaint" { "call" } else { entry.text("kind") })
                .with("day", entry.get("next_on").clone())
                .with("people", entry.get("people").clone()),
        );
    }
    records
}

/// Moves an action or a planned contact to another day. The day first agreed is kept (M23).
pub fn move_to(store: &Store, entity: Entity, id: i64, to: NaiveDate) -> Result<()> {
    move_agreed(store, entity, id, to, false)
}

/// The same; `agreed` says that the other side consented to the new day of a promise, which then counts if the day first
/// agreed has not come (M23).
pub fn move_agreed(store: &Store, entity: Entity, id: i64, to: NaiveDate, agreed: bool) -> Result<()> {
    let original = store.load(entity, id)?.ok_or(Error::Gone)?;
    let today = store.clock().today();
    store.step(Verb::Move, &of_whom(store, &original)?, |change| shift(change, &original, to, agreed, today))
}

/// The same in an open step.
pub(crate) fn shift(change: &Change, original: &Record, to: NaiveDate, agreed: bool, today: NaiveDate) -> Result<()> {
    let moved = series::moved(original, to);
    let is_action = original.entity == Entity::Action;
    change.update(original, &if is_action { reliability::settled(Some(original), &moved, agreed, today) } else { moved })
}

/// Moves a planned contact within its day by so many minutes; one without an hour is set for the first one of a usual day. Gives the
/// new time, or `None` where that would be another day.
pub fn move_within_day(store: &Store, id: i64, minutes: i64) -> Result<Option<String>> {
    let original = store.load(Entity::Entry, id)?.ok_or(Error::Gone)?;
    let time = match day::parse_time(original.text("time")) {
        Some(time) => match time.overflowing_add_signed(TimeDelta::minutes(minutes)) {
            (time, 0) => time.format("%H:%M").to_string(),
            _ => return Ok(None),
        },
        None => FIRST_HOUR.to_owned(),
    };
    let record = original.clone().with_text("time", time.as_str());
    store.step(Verb::Move, &of_whom(store, &original)?, |change| change.update(&original, &record))?;
    Ok(Some(time))
}

/// Deletes a record. Of a person at an account only the role goes; the person goes with their last role.
pub fn delete(store: &Store, entity: Entity, id: i64) -> Result<String> {
    let record = store.load(entity, id)?.ok_or(Error::Gone)?;
    if entity == Entity::Affiliation
        && let Some(person) = record.int("person_id")
    {
        let name = store.person_name(person)?.full();
        let last = store.accounts_of(person)?.len() <= 1;
        store.step(Verb::Delete, &name, |change| if last { change.delete(Entity::Person, person) } else { change.delete(entity, id) })?;
        return Ok(name);
    }
    let name = subject(&record);
    store.step(Verb::Delete, &of_whom(store, &record)?, |change| change.delete(entity, id))?;
    Ok(name)
}

/// A new person by a name that was typed whole, taken apart; what stood around the name becomes a note.
pub fn person_named(name: &str) -> Record {
    if names_nobody(name) {
        return Record::new(Entity::Person).with_text("family_name", name.trim());
    }
    let Parted { parts: [family, given, middle], position, aside } = part_typed(name);
    let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
    person.with_text("middle_name", middle).with_text("note", format!("{position} {aside}").trim())
}

/// Makes a record from a name alone, in the place where it was missed: an account, a colleague, or a person, who then
/// also gets a role at the account at hand.
pub fn create_named(store: &Store, entity: Entity, name: &str, account: Option<i64>) -> Result<i64> {
    create_coined(store, Coined::new(entity, name, account))
}

/// The same of what was coined where nothing else is saved with it.
pub fn create_coined(store: &Store, coined: Coined) -> Result<i64> {
    let coined = [coined];
    let mut made = Made::of(store, &coined)?;
    store.step(Verb::Create, &coined[0].name, |change| made.id(change, coined::number(0)))
}

#[cfg(test)]
mod tests;
