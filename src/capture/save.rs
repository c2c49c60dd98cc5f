//! Writing a line down: the entry and everything that follows from it, as one step.

use super::meaning::{Given, Meaning, Party};
use super::resolve::subject;
use crate::domain::entry::POSTPONED;
use crate::domain::ethics::kept_apart_beside;
use crate::domain::field::LINE_LIMIT;
use crate::domain::surname::as_called;
use crate::domain::{Entity, Record, Value, day};
use crate::editing::{alike, fresh, insert_beside, person_named, series};
use crate::store::{Change, Error, Result, Store, Verb};
use chrono::{NaiveDate, NaiveTime};

/// What saving a line made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Rowid of the diary entry; none when the line went to the inbox.
    pub entry: Option<i64>,
    /// Rowid of the line in the inbox; none when an entry was made.
    pub inbox: Option<i64>,
    /// Rowids of the promises.
    pub promises: Vec<i64>,
    /// Rowids of the questions.
    pub questions: Vec<i64>,
    /// Rowids of the planned contacts.
    pub planned: Vec<i64>,
    /// The entry had been planned, and is closed now.
    pub closed: bool,
}

/// Saves a line: as an entry with all that follows when its meaning is clear, else as a line of the inbox. All or nothing,
/// and one undo takes it back. What a dossier does not hold is kept for oneself alone (M16).
///
/// # Errors
/// Those of writing the file; nothing is written then.
pub fn save(store: &Store, meaning: &Meaning) -> Result<Saved> {
    if !meaning.is_clear() {
        let line = &meaning.parsed.line;
        // A line that is still not clear stays where it waits, as it is written now.
        let inbox = match meaning.inbox {
            Some(id) => store.step(Verb::Edit, &beginning(line), |change| change.rewrite_inbox(id, line)).map(|()| id)?,
            None => keep_in_inbox(store, line)?,
        };
        return Ok(Saved { inbox: Some(inbox), ..Saved::default() });
    }
    store.step(Verb::Create, &subject(meaning), |change| {
        let account = match (meaning.account.one(), &meaning.coined) {
            (Some(account), _) => account.id,
            (None, Some(name)) => create_account(change, store, name)?,
            (None, None) => return Err(Error::Gone),
        };
        write(change, store, meaning, account)
    })
}

/// Whether what a line closes is planned no more: somebody else has closed, moved or deleted it since the line was understood.
///
/// # Errors
/// Those of reading.
pub fn is_overtaken(store: &Store, meaning: &Meaning) -> Result<bool> {
    let Some(closing) = &meaning.closes else { return Ok(false) };
    Ok(store.load(Entity::Entry, closing.id)?.is_none_or(|entry| entry.text("state") != "planned"))
}

/// Keeps a line as typed in the inbox, for later; gives its rowid.
///
/// # Errors
/// Those of writing the file.
pub fn keep_in_inbox(store: &Store, line: &str) -> Result<i64> {
    store.step(Verb::Create, &beginning(line), |change| change.add_to_inbox(line))
}

/// Throws a line of the inbox away; an undo brings it back.
///
/// # Errors
/// Those of writing the file.
pub fn drop_from_inbox(store: &Store, id: i64, line: &str) -> Result<()> {
    store.step(Verb::Delete, &beginning(line), |change| change.drop_from_inbox(id))
}

fn beginning(line: &str) -> String {
    line.chars().take(60).collect()
}

fn write(change: &Change, store: &Store, meaning: &Meaning, account: i64) -> Result<Saved> {
    let today = store.clock().today();
    let names = meaning.names();
    let kept_apart = |record: Record| kept_apart_beside(record, &names);
    let mut people: Vec<i64> = Vec::new();
    let mut known: Vec<(usize, i64)> = Vec::new();
    for party in meaning.parties() {
        let (piece, id) = match party {
            Party::Known(piece, who) => (piece, who.id),
            Party::New(piece, typed) => (Some(piece), create_person(change, store, typed, account)?),
            Party::Open => continue,
        };
        known.extend(piece.map(|piece| (piece, id)));
        if !people.contains(&id) {
            people.push(id);
        }
    }
    let planned = match &meaning.closes {
        Some(closing) => Some(store.load(Entity::Entry, closing.id)?.filter(|entry| entry.text("state") == "planned").ok_or(Error::Gone)?),
        None => None,
    };
    let first = people.first().copied();
    let people = if people.is_empty() { Value::Empty } else { Value::Ids(people) };
    let on = day::iso(meaning.day);
    let mut behalves: Vec<(usize, i64)> = Vec::new();
    for (piece, behalf) in meaning.persons.iter().filter_map(|person| person.behalf.as_ref()) {
        let id = match behalf.one() {
            Some(behalf) => Some(behalf.id),
            None if meaning.create.contains(piece) => {
                let name = meaning.parsed.pieces.get(*piece).and_then(|piece| piece.what.name()).unwrap_or_default();
                Some(create_account(change, store, name)?)
            }
            None => None,
        };
        behalves.extend(id.map(|id| (*piece, id)));
    }
    let behalf = behalves.first().map(|(_, id)| *id).or(meaning.remembered.as_ref().map(|account| account.id));
    let record = entry(meaning, account, &on, people.clone(), behalf);
    let entry = match &planned {
        Some(planned) => close(change, planned, &record, meaning, today)?,
        None => change.insert(&kept_apart(record))?,
    };
    change.keep_source_line(entry, &meaning.parsed.line)?;
    change.begin_complaint(planned.as_ref(), entry)?;
    let created = |piece: Option<usize>| known.iter().find(|(at, _)| Some(*at) == piece).map(|(_, id)| *id);
    let mut saved = Saved { entry: Some(entry), closed: planned.is_some(), ..Saved::default() };
    for promise in &meaning.promises {
        let mut action = promise.action(account, first).with("entry_id", Value::Int(entry));
        if let Some(person) = created(promise.created) {
            action.set("person_id", Value::Int(person));
        }
        saved.promises.push(change.insert(&kept_apart(action))?);
    }
    for (_, text) in &meaning.questions {
        let question = fresh(Entity::Question, Some(account), today).with_text("title", text.clone()).with("entry_id", Value::Int(entry));
        saved.questions.push(change.insert(&kept_apart(question))?);
    }
    for (_, text) in &meaning.complaints {
        let signal = fresh(Entity::Signal, Some(account), today).with_text("day", on.clone()).with_text("title", text.clone());
        change.insert(&signal.with("entry_id", Value::Int(entry)))?;
    }
    for Given { piece, minor, currency, text } in &meaning.values {
        // With nothing said the amount as typed names it.
        let typed = || meaning.parsed.pieces.get(*piece).map_or_else(String::new, |piece| meaning.parsed.typed(piece));
        let given = fresh(Entity::ValueGiven, Some(account), today)
            .with_text("day", on.clone())
            .with_text("title", if text.is_empty() { typed() } else { text.clone() })
            .with("amount", Value::Int(*minor))
            .with_text("currency", currency.clone());
        change.insert(&kept_apart(given.with("entry_id", Value::Int(entry))))?;
    }
    let source: String = if meaning.notes.is_empty() { &meaning.parsed.line } else { &meaning.notes }.chars().take(LINE_LIMIT).collect();
    for person in &meaning.persons {
        let who = known.iter().find(|(piece, _)| *piece == person.piece).map(|(_, id)| *id);
        if let (Some(who), Some(attitude)) = (who, person.attitude) {
            let behalf = person.behalf.as_ref().and_then(|(piece, _)| behalves.iter().find(|(at, _)| at == piece));
            let home = behalf.map_or(account, |(_, id)| *id);
            change.judge_attitude(home, who, attitude, &on, entry, &source)?;
        }
    }
    // With whom a contact was to be that is put off, the next one is to be too, unless the line says otherwise.
    let mut put_off = planned.as_ref().filter(|_| meaning.state() == POSTPONED.code);
    for next in meaning.next.iter().filter(|next| !next.is_kept_as_it_stands()) {
        let people = match put_off.take() {
            Some(planned) if is_of(planned, people.ids().iter().copied().chain(meaning.told_of.iter().map(|who| who.id))) => {
                planned.get("people").clone()
            }
            _ => people.clone(),
        };
        let with = next.with.as_ref().map(|with| with.id).or(created(next.created));
        let contact = fresh(Entity::Entry, Some(account), today)
            .with_text("state", "planned")
            .with_text("kind", next.kind)
            .with_text("day", day::iso(next.day))
            .with("time", kept_time(next.time))
            .with_text("purpose", next.kept_purpose())
            .with("people", with.map_or(if next.stranger { Value::Empty } else { people }, |with| Value::Ids(vec![with])));
        saved.planned.push(change.insert(&kept_apart(contact))?);
    }
    if let Some(line) = meaning.inbox {
        change.drop_from_inbox(line)?;
    }
    Ok(saved)
}

/// Whether those who are named are of a planned contact, and nobody comes in their place.
fn is_of(planned: &Record, mut people: impl Iterator<Item = i64>) -> bool {
    let expected = planned.get("people").ids();
    people.all(|person| expected.contains(&person))
}

/// A person known only by the name as it was typed, with a role at the account.
fn create_person(change: &Change, store: &Store, typed: &str, account: i64) -> Result<i64> {
    let person = person_named(&as_called(typed));
    let person = insert_beside(change, &person, alike(store, &person, Some(account))?.as_ref())?;
    change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
    Ok(person)
}

/// An account known only by its name.
fn create_account(change: &Change, store: &Store, name: &str) -> Result<i64> {
    let account = Record::new(Entity::Account).with_text("short_name", name);
    insert_beside(change, &account, alike(store, &account, None)?.as_ref())
}

/// Makes the planned contact the one that was held, or what became of it instead: what was written when it was planned stays, and one that repeats makes
/// the next as it was planned, whatever day this one took place on.
fn close(change: &Change, planned: &Record, held: &Record, meaning: &Meaning, today: NaiveDate) -> Result<i64> {
    let (mut record, next) = series::carry_on(Some(planned), &planned.clone().with_text("state", meaning.state()), today);
    for key in ["kind", "day", "people", "notes", "mood", "on_behalf_id"] {
        let value = held.get(key);
        if !value.is_empty() {
            record.set(key, value.clone());
        }
    }
    // Who was there instead of those who were to come is not plain.
    if held.get("people").is_empty() && !meaning.told_of.is_empty() {
        record.set("people", Value::Empty);
    }
    let notes = [planned.text("notes"), held.text("notes")].into_iter().filter(|notes| !notes.is_empty()).collect::<Vec<_>>().join("\n");
    record.set("notes", if notes.is_empty() { Value::Empty } else { Value::text(notes) });
    record.set("time", held.get("time").clone());
    change.update(planned, &kept_apart_beside(record, &meaning.names()))?;
    if let Some(next) = next {
        change.insert(&next)?;
    }
    planned.id.ok_or(Error::Gone)
}

fn entry(meaning: &Meaning, account: i64, on: &str, people: Value, behalf: Option<i64>) -> Record {
    // What lies ahead is a purpose; a long one has its place in the notes.
    let text = if meaning.planned && meaning.notes.chars().count() <= LINE_LIMIT { "purpose" } else { "notes" };
    Record::owned(Entity::Entry, account)
        .with_text("kind", meaning.kind)
        .with_text("day", on)
        .with("time", kept_time(meaning.kept_time()))
        .with_text("state", meaning.state())
        .with("people", people)
        .with_text(text, meaning.notes.clone())
        .with("mood", meaning.mood.map_or(Value::Empty, Value::Int))
        .with("on_behalf_id", behalf.map_or(Value::Empty, Value::Int))
}

fn kept_time(time: Option<NaiveTime>) -> Value {
    time.map_or(Value::Empty, |time| Value::text(time.format("%H:%M").to_string()))
}
