//! Saving what a user edited: the checks, and what follows from an entry, a promise, a move.

pub mod behalf;
pub mod circles;
pub mod coined;
pub mod map;
pub mod merge;
pub mod series;

use crate::domain::ethics::{self, Refused};
use crate::domain::{Entity, Field, Kind, Record, Value, day, promise, reliability};
use crate::exchange::names::{Parted, part_typed};
pub use crate::import::{Alike, alike};
use crate::store::{Change, Error, Result, Store, Verb};
use chrono::NaiveDate;
use coined::{Coined, Made};

/// Why a record is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A required field is empty.
    Required,
    /// A text is longer than its field takes, in characters.
    TooLong(usize),
    /// A personal fact that a dossier must not hold (M16).
    Refused(Refused),
    /// A question that is answered without an answer.
    NoAnswer,
    /// An amount of nothing, where something was given.
    Zero,
    /// A tie that would lead from a person to themselves.
    SamePerson,
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
    match entity {
        Entity::Entry => record.with_text("kind", "call").with_text("state", "held").with_text("day", day::iso(today)),
        Entity::Action => record.with_text("kind", "task").with_text("state", "open").with_text("owner", "me"),
        Entity::Question => record.with_text("state", "open"),
        Entity::Milestone => record.with_text("kind", "other").with_text("day", day::iso(today)),
        Entity::Fact => record.with_text("kind", "other").with_text("visibility", "private").with_text("day", day::iso(today)),
        Entity::Stage => record.with_text("kind", "need"),
        Entity::Signal => record.with_text("day", day::iso(today)),
        Entity::ValueGiven => record.with_text("day", day::iso(today)).with_text("currency", "RUB"),
        Entity::Tie => record.with_text("kind", "influences").with("strength", Value::Int(2)).with_text("since_on", day::iso(today)),
        Entity::Opportunity => {
            record.with_text("state", "open").with_text("stage", "need").with_text("class", "more").with_text("currency", "RUB")
        }
        _ => record,
    }
}

/// The same with what follows from the file: the currency that was reckoned in last, the place behind the other stages.
pub fn fresh_in(store: &Store, entity: Entity, owner: Option<i64>, today: NaiveDate) -> Result<Record> {
    let mut record = fresh(entity, owner, today);
    if !record.get("currency").is_empty()
        && let Some(usual) = store.usual_currency()?
    {
        record.set("currency", Value::text(usual));
    }
    if let (Entity::Stage, Some(account)) = (entity, owner) {
        record.set("place", Value::Int(i64::from(store.count_owned(entity, account)?) + 1));
    }
    Ok(record)
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
        } else if record.entity == Entity::Question && field.key == "answer" && value.is_empty() && record.text("state") == "answered" {
            found.push((field, Problem::NoAnswer));
        } else if field.required && field.kind == Kind::Money && value.as_int() == Some(0) {
            found.push((field, Problem::Zero));
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

/// The same, with what only the other records in the file can tell: circles of reporting lines and of parents.
///
/// # Errors
/// Those of reading the file.
pub fn troubles(store: &Store, record: &Record) -> Result<Vec<(&'static Field, Problem)>> {
    let mut found = problems(record);
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
    let today = store.clock().today();
    let verb = if original.is_some() { Verb::Edit } else { Verb::Create };
    let twin = original.map_or_else(|| alike(store, record, None), |_| Ok(None))?;
    let mut made = Made::of(store, coined)?;
    store.step(verb, &subject(record), |change| {
        change.close_draft(draft)?;
        let record = &as_ruled(original, &made.settle(change, record)?, today);
        let (saved, next) = series::carry_on(original, record, today);
        let id = match original {
            Some(original) => {
                change.update(original, &saved)?;
                original.id.ok_or(Error::Gone)?
            }
            None => insert_beside(change, &saved, twin.as_ref())?,
        };
        if let Some(next) = &next {
            change.insert(next)?;
        }
        if record.entity == Entity::Entry {
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
        Ok(id)
    })
}

/// Inserts a new record. One that may be there already stands with that one in the queue of doubtful pairs from now on (M18).
pub(crate) fn insert_beside(change: &Change, record: &Record, twin: Option<&Alike>) -> Result<i64> {
    let id = change.insert(record)?;
    if let Some(twin) = twin {
        change.doubt(twin.entity, twin.id, id, twin.reason)?;
    }
    Ok(id)
}

/// A record as the rules of its kind want it (M23).
fn as_ruled(original: Option<&Record>, record: &Record, today: NaiveDate) -> Record {
    match record.entity {
        Entity::Action => reliability::settled(original, record, record.int("agreed") == Some(1), today),
        _ => record.clone(),
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
    let twin = person.0.map_or_else(|| alike(store, person.1, known), |_| Ok(None))?;
    let mut made = Made::of(store, coined)?;
    store.step(verb, &subject(person.1), |change| {
        change.close_draft(draft)?;
        let (settled, settled_role) = (made.settle(change, person.1)?, made.settle(change, role.1)?);
        let id = match person.0 {
            Some(original) => {
                change.update(original, &settled)?;
                original.id.ok_or(Error::Gone)?
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

/// What became of a record that was marked as done, or opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toggled {
    /// Whether it is done now.
    pub done: bool,
    /// The day of the next one, ISO, when it is one of a series.
    pub next: Option<String>,
}

/// The state and the day that say of a record of this kind that it is done; `None` where nothing of the kind is ever done.
/// What became of a planned contact is written down, not ticked off.
fn completion(entity: Entity) -> Option<(&'static str, &'static str)> {
    match entity {
        Entity::Action => Some(("kept", "done_on")),
        Entity::Question => Some(("answered", "answered_on")),
        Entity::Account
        | Entity::Person
        | Entity::Affiliation
        | Entity::Colleague
        | Entity::Entry
        | Entity::Stage
        | Entity::Competitor
        | Entity::Milestone
        | Entity::Fact
        | Entity::Signal
        | Entity::ValueGiven
        | Entity::Tie
        | Entity::Opportunity
        | Entity::Stance => None,
    }
}

/// Whether records of a kind can be marked as done.
pub fn can_be_done(entity: Entity) -> bool {
    completion(entity).is_some()
}

/// Completes an action, a promise or a question; opens it again when it was complete. The next one of a series is made in
/// the same step, and goes again when this one is opened at once.
pub fn toggle_done(store: &Store, entity: Entity, id: i64) -> Result<Toggled> {
    let original = store.load(entity, id)?.ok_or(Error::Gone)?;
    let Some((done, dated)) = completion(entity) else { return Err(Error::Gone) };
    let open = original.text("state") == "open";
    let today = store.clock().today();
    let record = original
        .clone()
        .with_text("state", if open { done } else { "open" })
        .with(dated, if open { Value::text(day::iso(today)) } else { Value::Empty });
    if let Some((record, next)) = series::taken_back(store, &original, &record)? {
        store.step(Verb::Reopen, &subject(&original), |change| {
            change.update(&original, &record)?;
            next.id.map_or(Ok(()), |next| change.delete(entity, next))
        })?;
        return Ok(Toggled { done: false, next: None });
    }
    let (record, next) = series::carry_on(Some(&original), &record, today);
    store.step(if open { Verb::Done } else { Verb::Reopen }, &subject(&original), |change| {
        change.update(&original, &record)?;
        next.iter().try_for_each(|next| change.insert(next).map(drop))
    })?;
    Ok(Toggled { done: open, next: next.map(|next| next.text("due_on").to_owned()) })
}

/// Moves an action or a planned contact to another day. The day first agreed is kept (M23).
pub fn move_to(store: &Store, entity: Entity, id: i64, to: NaiveDate) -> Result<()> {
    move_agreed(store, entity, id, to, false)
}

/// The same; `agreed` says that the other side consented to the new day of a promise, which then counts if the day first
/// agreed has not come (M23).
pub fn move_agreed(store: &Store, entity: Entity, id: i64, to: NaiveDate, agreed: bool) -> Result<()> {
    let original = store.load(entity, id)?.ok_or(Error::Gone)?;
    let record = series::moved(&original, to);
    let record =
        if entity == Entity::Action { reliability::settled(Some(&original), &record, agreed, store.clock().today()) } else { record };
    store.step(Verb::Move, &subject(&original), |change| change.update(&original, &record))
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
    store.step(Verb::Delete, &name, |change| change.delete(entity, id))?;
    Ok(name)
}

/// A new person by a name that was typed whole, taken apart; what stood around the name becomes a note.
pub fn person_named(name: &str) -> Record {
    let Parted { parts: [family, given, middle], position, aside } = part_typed(name);
    let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
    person.with_text("middle_name", middle).with_text("note", format!("{position} {aside}").trim())
}

/// Makes a record from a name alone, in the place where it was missed: an account, a colleague, or a person, who then
/// also gets a role at the account at hand.
pub fn create_named(store: &Store, entity: Entity, name: &str, account: Option<i64>) -> Result<i64> {
    let coined = [Coined::new(entity, name, account)];
    let mut made = Made::of(store, &coined)?;
    store.step(Verb::Create, &coined[0].name, |change| made.id(change, coined::number(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    /// Whoever types what a person is along with the name must not lose it.
    #[test]
    fn what_stands_around_a_typed_name_is_kept() {
        for (typed, family, note) in [
            ("Директор Сидоров Иван", "Сидоров", "Директор"),
            ("Сидоров Иван (закупки)", "Сидоров", "(закупки)"),
            ("Сидоров Иван", "Сидоров", ""),
        ] {
            let person = person_named(typed);
            assert_eq!((person.text("family_name"), person.text("note")), (family, note), "{typed}");
        }
    }

    fn store(folder: &tempfile::TempDir) -> Store {
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap());
        Store::open(&folder.path().join("kam.db"), clock).unwrap()
    }

    #[test]
    fn an_entry_brings_its_promises_and_the_next_contact_in_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let today = store.clock().today();
        let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
        let person = create_named(&store, Entity::Person, "Иванов Иван Петрович", Some(account)).unwrap();
        let entry = fresh(Entity::Entry, Some(account), today)
            .with("people", Value::Ids(vec![person]))
            .with_text("we_promise", "выслать КП до пт\n\nпрайс")
            .with_text("they_promise", "список складов до 12.12")
            .with_text("next_on", "2026-12-01");
        save(&store, None, &entry, "").unwrap();
        let ours = store.open_actions_of(account, "our_promise", 9).unwrap();
        assert_eq!(
            ours.iter().map(|promise| (promise.title.as_str(), promise.due_on.as_deref())).collect::<Vec<_>>(),
            [("выслать КП", Some("2026-11-27")), ("прайс", None)]
        );
        assert_eq!(ours[0].person, "Иванов И. П.");
        assert_eq!(store.open_actions_of(account, "their_promise", 9).unwrap().len(), 1);
        assert_eq!(store.next_planned(account, "2026-11-22").unwrap().unwrap().day, "2026-12-01");
        store.undo().unwrap();
        assert!(store.open_actions_of(account, "our_promise", 9).unwrap().is_empty());
    }

    #[test]
    fn a_promise_moved_keeps_the_day_first_agreed() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let today = store.clock().today();
        let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
        let promise = fresh(Entity::Action, Some(account), today)
            .with_text("title", "КП")
            .with_text("kind", "our_promise")
            .with_text("due_on", "2026-11-20");
        let id = save(&store, None, &promise, "").unwrap();
        move_to(&store, Entity::Action, id, today).unwrap();
        assert!(toggle_done(&store, Entity::Action, id).unwrap().done);
        let kept = store.reliability(account, "our_promise", "2026-11-22").unwrap().year;
        assert_eq!((kept.in_time, kept.due), (0, 1), "moved is not kept in time");
        assert!(!toggle_done(&store, Entity::Action, id).unwrap().done);
    }

    /// Who deletes what they did not keep, or calls it a task, would look better for it.
    #[test]
    fn a_promise_not_kept_in_time_stays_counted_whatever_becomes_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let open = |day: &str| {
            let clock = chrono::DateTime::parse_from_rfc3339(&format!("{day}T12:00:00+03:00")).unwrap();
            Store::open(&folder.path().join("kam.db"), Clock::Fixed(clock)).unwrap()
        };
        let store = open("2026-11-02");
        let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
        let promise = |store: &Store, due: &str, kind: &str| {
            let record = fresh(Entity::Action, Some(account), store.clock().today());
            save(store, None, &record.with_text("title", "КП").with_text("kind", kind).with_text("due_on", due), "").unwrap()
        };
        let kept = promise(&store, "2026-11-10", "our_promise");
        let late = promise(&store, "2026-11-10", "our_promise");
        let [overdue, turned, given] = [(); 3].map(|()| promise(&store, "2026-11-20", "our_promise"));
        let future = promise(&store, "2026-12-20", "our_promise");
        let theirs = promise(&store, "2026-11-20", "their_promise");
        assert!(toggle_done(&store, Entity::Action, kept).unwrap().done);
        drop(store);
        let store = open("2026-11-22");
        toggle_done(&store, Entity::Action, late).unwrap();
        let figures = |kind: &str| {
            let (one, all) =
                (store.reliability(account, kind, "2026-11-22").unwrap(), store.reliability_of_all(kind, "2026-11-22").unwrap());
            assert_eq!((one, store.stale_figures().unwrap()), (all, 0), "one account is all there are, and the tally is right");
            (one.year.in_time, one.year.due)
        };
        assert_eq!((figures("our_promise"), figures("their_promise")), ((1, 5), (0, 1)));
        let turn = |id: i64, kind: &str| {
            let original = store.load(Entity::Action, id).unwrap().unwrap();
            save(&store, Some(&original), &original.clone().with_text("kind", kind), "").unwrap();
        };
        let mut worst = figures("our_promise");
        let mut at_most = |what: &str| {
            let now = figures("our_promise");
            assert!(now.0 * worst.1 <= worst.0 * now.1 && figures("their_promise") >= (0, 1), "{what}: {worst:?} to {now:?}");
            worst = now;
        };
        for id in [overdue, late, future] {
            delete(&store, Entity::Action, id).unwrap();
            at_most("deleted");
        }
        turn(turned, "task");
        at_most("called a task");
        turn(turned, "our_promise");
        at_most("called a promise again");
        turn(given, "their_promise");
        at_most("given to the other side");
        delete(&store, Entity::Action, theirs).unwrap();
        assert_eq!(figures("our_promise"), (1, 5), "all of it is there still");
        // What is kept in time is ours to delete: it makes nothing better.
        delete(&store, Entity::Action, kept).unwrap();
        at_most("a kept one deleted");
        promise(&store, "2026-11-20", "our_promise");
        assert_eq!(figures("our_promise"), (0, 5));
        store.undo().unwrap();
        assert_eq!(figures("our_promise"), (0, 4), "what was written down by mistake is taken back by undo");
        for _ in 0..8 {
            store.undo().unwrap();
        }
        assert_eq!((figures("our_promise"), figures("their_promise")), ((1, 5), (0, 1)), "undo gives back what was there");
        // A client who goes takes no fault of ours along.
        delete(&store, Entity::Account, account).unwrap();
        let all = store.reliability_of_all("our_promise", "2026-11-22").unwrap().year;
        assert_eq!((all.in_time, all.due, store.stale_figures().unwrap()), (0, 4, 0));
        store.undo().unwrap();
        assert_eq!(figures("our_promise"), (1, 5));
    }

    #[test]
    fn a_fact_that_must_not_be_kept_is_refused() {
        let fact =
            fresh(Entity::Fact, Some(1), chrono::NaiveDate::MIN).with("person_id", Value::Int(1)).with_text("title", "Болеет диабетом");
        assert!(matches!(problems(&fact)[..], [(_, Problem::Refused(_))]));
    }
}
