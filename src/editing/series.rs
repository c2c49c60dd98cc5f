//! What comes again: closing one of a series makes the next one, in the same step.

use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::{Entity, Record, Value, day, repeat};
use crate::store::{Error, Result, Store, Verb};
use chrono::NaiveDate;

/// The day of an action or a contact: what a move changes. `None` where nothing of the kind is moved.
pub fn day_key(entity: Entity) -> Option<&'static str> {
    match entity {
        Entity::Action => Some("due_on"),
        Entity::Entry => Some("day"),
        _ => None,
    }
}

fn is_open(record: &Record) -> bool {
    let open = match record.entity {
        Entity::Action => "open",
        Entity::Entry => "planned",
        _ => return false,
    };
    record.text("state") == open
}

/// A record about to be saved, as the series wants it, and the next one of the series if this one was closed with it.
///
/// The series goes over to the next one: the closed one no longer repeats, so that opening it again makes no second one.
/// An action that is dropped ends its series. A day or a frequency set by hand begins the series anew from that day; a
/// move to another day does not come through here and is meant for this once.
pub fn carry_on(original: Option<&Record>, record: &Record, today: NaiveDate) -> (Record, Option<Record>) {
    let Some(key) = day_key(record.entity) else { return (record.clone(), None) };
    let mut saved = record.clone();
    if is_open(record) {
        let unchanged = original.is_some_and(|original| {
            ["repeats", key].iter().all(|key| original.get(key) == record.get(key))
                && original.get("repeats_from") == record.get("repeats_from")
        });
        if !unchanged {
            let from = if record.get("repeats").is_empty() { Value::Empty } else { record.get(key).clone() };
            saved.set("repeats_from", from);
        }
        return (saved, None);
    }
    let Some(original) = original.filter(|original| is_open(original) && record.text("state") != "dropped") else {
        return (saved, None);
    };
    let Some(next) = next_after(original, record, today) else { return (saved, None) };
    saved.set("repeats", Value::Empty);
    saved.set("repeats_from", Value::Empty);
    (saved, Some(next))
}

/// The next one of a series after an open one; `None` where nothing comes again.
fn next_after(original: &Record, record: &Record, today: NaiveDate) -> Option<Record> {
    let at = day::from_iso(original.text(day_key(record.entity)?)).unwrap_or(today);
    let first = day::from_iso(original.text("repeats_from")).unwrap_or(at);
    let on = repeat::next(record.text("repeats"), first, at, today)?;
    Some(next_of(original, record, &day::iso(on)).with_text("repeats_from", day::iso(first)))
}

/// The next one of a series if this one, still open, is left out; `None` where nothing would come to an end.
pub fn next_if_left_out(record: &Record, today: NaiveDate) -> Option<(NaiveDate, Record)> {
    let next = Some(record).filter(|record| is_open(record)).and_then(|record| next_after(record, record, today))?;
    Some((day::from_iso(next.text(day_key(next.entity)?))?, next))
}

/// Deletes one of a series and makes the next one in the same step; gives the name of what was deleted.
pub fn leave_out(store: &Store, entity: Entity, id: i64) -> Result<String> {
    let record = store.load(entity, id)?.ok_or(Error::Gone)?;
    let name = super::subject(&record);
    let next = next_if_left_out(&record, store.clock().today());
    store.step(Verb::Delete, &name, |change| {
        change.delete(entity, id)?;
        next.iter().try_for_each(|(_, next)| change.insert(next).map(drop))
    })?;
    Ok(name)
}

/// Whether an open record has just come out of closing the one before it, in the last step: the same key pressed twice
/// must not close it too.
pub fn has_just_come(store: &Store, record: &Record) -> Result<bool> {
    let Some(id) = record.id.filter(|_| is_open(record) && !record.get("repeats").is_empty()) else { return Ok(false) };
    store.made_last(Verb::Done, record.def().table, id)
}

/// The next one of a series that closing this record made in the last step, with the record as it is when it is opened
/// again and the series comes back to it.
pub(super) fn taken_back(store: &Store, closed: &Record, opened: &Record) -> Result<Option<(Record, Record)>> {
    let Some(id) = closed.id.filter(|_| !is_open(closed)) else { return Ok(None) };
    let Some(next) = store.made_beside(Verb::Done, closed.def().table, id)? else { return Ok(None) };
    let Some(next) = store.load(closed.entity, next)? else { return Ok(None) };
    let mut opened = opened.clone();
    for key in ["repeats", "repeats_from"] {
        opened.set(key, next.get(key).clone());
    }
    Ok(Some((opened, next)))
}

/// A record on another day, this once: a series goes on from the day it was counted from.
pub(super) fn moved(record: &Record, to: NaiveDate) -> Record {
    let mut moved = record.clone();
    let Some(key) = day_key(record.entity) else { return moved };
    if !record.get("repeats").is_empty() && record.get("repeats_from").is_empty() {
        moved.set("repeats_from", record.get(key).clone());
    }
    shift_end(&mut moved, record, to);
    moved.set(key, Value::text(day::iso(to)));
    moved
}

/// What takes several days takes as many from another one on.
fn shift_end(moved: &mut Record, record: &Record, to: NaiveDate) {
    let read = |key: &str| record.find(key).and_then(|value| day::from_iso(value.as_str()));
    if let (Some(from), Some(last)) = (read("day"), read("until_on")) {
        moved.set("until_on", to.checked_add_signed(last - from).map_or(Value::Empty, |last| Value::text(day::iso(last))));
    }
}

/// The next one: what was planned comes again, what became of it does not.
fn next_of(original: &Record, record: &Record, on: &str) -> Record {
    let mut next = Record::new(record.entity);
    next.owner = record.owner;
    let (kept, state): (&[&str], &str) = match record.entity {
        Entity::Action => (&["title", "kind", "person_id", "owner", "colleague_id", "note", "entry_id", KEPT_PRIVATE.key], "open"),
        _ => (&["kind", "time", "people", "purpose", "minutes", "colleagues", "on_behalf_id", KEPT_PRIVATE.key], "planned"),
    };
    for key in kept {
        next.set(key, original.get(key).clone());
    }
    next.set("repeats", record.get("repeats").clone());
    next.set("state", Value::text(state));
    let days: &[&str] = if record.entity == Entity::Action { &["due_on", "first_due_on"] } else { &["day"] };
    for key in days {
        next.set(key, Value::text(on));
    }
    if let Some(on) = day::from_iso(on) {
        shift_end(&mut next, original, on);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::editing::{create_named, fresh, move_to, save, toggle_done};
    use crate::store::Store;

    /// A Tuesday.
    const TODAY: &str = "2026-11-24";

    fn store(folder: &tempfile::TempDir) -> (Store, i64, NaiveDate) {
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-24T12:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
        let today = store.clock().today();
        (store, account, today)
    }

    fn all(store: &Store, entity: Entity) -> Vec<(String, String, String)> {
        let mut found = Vec::new();
        let day = day_key(entity).unwrap();
        store
            .each(entity, |record| found.push((record.text(day).into(), record.text("state").into(), record.text("repeats").into())))
            .unwrap();
        found
    }

    fn rows(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        rows.iter().map(|(day, state, repeats)| ((*day).into(), (*state).into(), (*repeats).into())).collect()
    }

    /// The monthly report would be sent once and then be forgotten.
    #[test]
    fn an_action_that_is_done_makes_the_next_one_in_the_same_step() {
        let folder = tempfile::tempdir().unwrap();
        let (store, account, today) = store(&folder);
        let report = fresh(Entity::Action, Some(account), today)
            .with_text("title", "отчёт")
            .with_text("kind", "our_promise")
            .with_text("due_on", "2026-10-31")
            .with_text("repeats", "month");
        let id = save(&store, None, &report, "").unwrap();
        // Moved this once: those that follow stand on their own days.
        move_to(&store, Entity::Action, id, today).unwrap();
        let toggled = toggle_done(&store, Entity::Action, id).unwrap();
        assert_eq!((toggled.done, toggled.next.as_deref()), (true, Some("2026-12-31")));
        assert_eq!(all(&store, Entity::Action), rows(&[(TODAY, "kept", ""), ("2026-12-31", "open", "month")]));
        let next = store.open_actions_of(account, "our_promise", 9).unwrap();
        assert_eq!((next.len(), next[0].title.as_str()), (1, "отчёт"));
        let record = store.load(Entity::Action, next[0].id).unwrap().unwrap();
        assert_eq!((record.text("first_due_on"), record.text("done_on")), ("2026-12-31", ""));
        // Opened again at once it has its series back; the next one is gone.
        assert!(!toggle_done(&store, Entity::Action, id).unwrap().done);
        assert_eq!(all(&store, Entity::Action), rows(&[(TODAY, "open", "month")]));
        assert_eq!(toggle_done(&store, Entity::Action, id).unwrap().next.as_deref(), Some("2026-12-31"));
        // Opened again later it makes no second series.
        let next = store.open_actions_of(account, "our_promise", 9).unwrap()[0].id;
        move_to(&store, Entity::Action, next, d("2027-01-02")).unwrap();
        assert!(!toggle_done(&store, Entity::Action, id).unwrap().done);
        assert_eq!(toggle_done(&store, Entity::Action, id).unwrap().next, None);
        assert_eq!(all(&store, Entity::Action).len(), 2);
        for _ in 0..6 {
            store.undo().unwrap();
        }
        assert_eq!(all(&store, Entity::Action), rows(&[(TODAY, "open", "month")]), "done and next are taken back together");
    }

    /// The quarterly review would not be planned again, whether it took place or not.
    #[test]
    fn a_contact_held_or_cancelled_plans_the_next_one() {
        for (state, after) in [("held", 2), ("cancelled", 2), ("postponed", 2)] {
            let folder = tempfile::tempdir().unwrap();
            let (store, account, today) = store(&folder);
            let person = create_named(&store, Entity::Person, "Иванов", Some(account)).unwrap();
            let review = fresh(Entity::Entry, Some(account), today)
                .with_text("kind", "plan_review")
                .with_text("state", "planned")
                .with_text("time", "11:00")
                .with_text("purpose", "обзор плана")
                .with("people", Value::Ids(vec![person]))
                .with_text("repeats", "quarter");
            let id = save(&store, None, &review, "").unwrap();
            let original = store.load(Entity::Entry, id).unwrap().unwrap();
            assert_eq!(original.text("repeats_from"), TODAY);
            let closed = original.clone().with_text("state", state).with_text("notes", "договорились");
            save(&store, Some(&original), &closed, "").unwrap();
            assert_eq!(all(&store, Entity::Entry), rows(&[(TODAY, state, ""), ("2027-02-24", "planned", "quarter")]));
            let next = store.next_planned(account, TODAY).unwrap().unwrap();
            assert_eq!((next.time.as_deref(), next.purpose.as_str(), next.notes.as_str()), (Some("11:00"), "обзор плана", ""));
            assert_eq!(next.people, ["Иванов"]);
            assert_eq!(all(&store, Entity::Entry).len(), after);
            store.undo().unwrap();
            assert_eq!(all(&store, Entity::Entry), rows(&[(TODAY, "planned", "quarter")]));
        }
    }

    /// One meeting moved by a day would move all that follow, in files where a series does not say since when.
    #[test]
    fn a_move_is_meant_for_this_once() {
        let folder = tempfile::tempdir().unwrap();
        let (store, account, today) = store(&folder);
        let visit = fresh(Entity::Entry, Some(account), today)
            .with_text("state", "planned")
            .with_text("day", "2026-12-02")
            .with_text("repeats", "month");
        let id = store.step(Verb::Create, "", |change| change.insert(&visit)).unwrap();
        move_to(&store, Entity::Entry, id, d("2026-12-04")).unwrap();
        let original = store.load(Entity::Entry, id).unwrap().unwrap();
        assert_eq!((original.text("day"), original.text("repeats_from")), ("2026-12-04", "2026-12-02"));
        save(&store, Some(&original), &original.clone().with_text("state", "held"), "").unwrap();
        assert_eq!(all(&store, Entity::Entry).last().unwrap().0, "2027-01-02");
    }

    fn d(text: &str) -> NaiveDate {
        day::from_iso(text).unwrap()
    }

    /// Deleted, the only open one would take the whole series with it without a word.
    #[test]
    fn one_of_a_series_is_left_out_and_the_next_one_comes() {
        let folder = tempfile::tempdir().unwrap();
        let (store, account, today) = store(&folder);
        let report = fresh(Entity::Action, Some(account), today)
            .with_text("title", "отчёт")
            .with_text("due_on", "2026-11-30")
            .with_text("repeats", "month");
        let id = save(&store, None, &report, "").unwrap();
        let record = store.load(Entity::Action, id).unwrap().unwrap();
        assert_eq!(next_if_left_out(&record, today).map(|(on, _)| on), Some(d("2026-12-30")));
        leave_out(&store, Entity::Action, id).unwrap();
        assert_eq!(all(&store, Entity::Action), rows(&[("2026-12-30", "open", "month")]));
        store.undo().unwrap();
        assert_eq!(all(&store, Entity::Action), rows(&[("2026-11-30", "open", "month")]));
        // What is closed has handed its series on already.
        toggle_done(&store, Entity::Action, id).unwrap();
        let closed = store.load(Entity::Action, id).unwrap().unwrap();
        assert_eq!(next_if_left_out(&closed, today).map(|(on, _)| on), None);
        // The next one has just come; the one before is open again, and nothing has.
        let next = store.load(Entity::Action, id + 1).unwrap().unwrap();
        assert!(has_just_come(&store, &next).unwrap());
        assert!(!has_just_come(&store, &closed).unwrap());
        move_to(&store, Entity::Action, id + 1, d("2026-12-29")).unwrap();
        assert!(!has_just_come(&store, &store.load(Entity::Action, id + 1).unwrap().unwrap()).unwrap());
    }

    #[test]
    fn dropping_ends_a_series_and_a_day_set_by_hand_begins_it_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (store, account, today) = store(&folder);
        let task = fresh(Entity::Action, Some(account), today)
            .with_text("title", "сверка")
            .with_text("due_on", "2026-11-25")
            .with_text("repeats", "week");
        let id = save(&store, None, &task, "").unwrap();
        let read = || store.load(Entity::Action, id).unwrap().unwrap();
        save(&store, Some(&read()), &read().with_text("due_on", "2026-11-27"), "").unwrap();
        assert_eq!(read().text("repeats_from"), "2026-11-27");
        save(&store, Some(&read()), &read().with_text("note", "по почте"), "").unwrap();
        assert_eq!(read().text("repeats_from"), "2026-11-27");
        save(&store, Some(&read()), &read().with_text("state", "dropped"), "").unwrap();
        assert_eq!(all(&store, Entity::Action).len(), 1);
        store.undo().unwrap();
        assert_eq!(toggle_done(&store, Entity::Action, id).unwrap().next.as_deref(), Some("2026-12-04"));
        save(&store, Some(&read()), &read().with_text("state", "open").with_text("repeats", ""), "").unwrap();
        assert_eq!(read().text("repeats_from"), "");
    }
}
