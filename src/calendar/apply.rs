//! Carrying the plan of a calendar out: one step, one undo.

use super::compare::{came, newcomer};
use super::whose::With;
use super::{Again, Basis, Newcomer, Plan, is_remembered};
use crate::domain::{Entity, Record, Value};
use crate::import::{Error, Progress};
use crate::store::calendar::{Came, GoneOut};
use crate::store::{self, Change, Store, Verb};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ops::ControlFlow;

/// The kind of a meeting of which the title tells none.
pub(super) const USUAL: &str = "meeting";

/// What of a plan is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// What is sure; guesses wait.
    Sure,
    /// Guesses too: somebody saw them and agreed, which is remembered.
    Guesses,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Contacts made.
    pub new: usize,
    /// Contacts planned by hand that are tied to their meeting by now.
    pub tied: usize,
    /// Contacts moved.
    pub moved: usize,
    /// Contacts of which the title or the length is another one.
    pub changed: usize,
    /// Contacts called off.
    pub cancelled: usize,
    /// Contacts that take place again.
    pub returned: usize,
    /// Contacts that were moved there to when they are here already.
    pub caught_up: usize,
    /// Meetings of which nobody knows or agreed whose they are.
    pub waiting: usize,
}

impl Done {
    /// Whether nothing was written.
    pub fn is_idle(&self) -> bool {
        self.new + self.tied + self.moved + self.changed + self.cancelled + self.returned + self.caught_up == 0
    }
}

/// Makes the text of a contact of its meeting.
pub type Notes<'a> = &'a dyn Fn(&Newcomer) -> String;

/// Writes what a plan says as one step. `notes` makes the text of a contact of its meeting; `progress` may call it off, then nothing is
/// written.
///
/// # Errors
/// [`Error`]; whatever it is, the file is as it was.
pub fn apply(
    store: &Store,
    plan: &Plan,
    taken: Taken,
    notes: Notes<'_>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Done, Error> {
    let mut stopped = None;
    let work = |change: &Change| {
        if change.step_before()? != plan.step {
            stopped = Some(Error::Stale);
            return Err(store::Error::Gone);
        }
        let total = plan.newcomers.len() + plan.again.len();
        let mut beat = |at: usize| {
            if progress(Progress { done: at, total }).is_break() {
                stopped = Some(Error::Cancelled);
                return Err(store::Error::Gone);
            }
            Ok(())
        };
        write(change, plan, taken, notes, &mut beat)
    };
    let done = store.with_room(|| store.step(Verb::Import, &plan.calendar.name, work));
    match (done, stopped) {
        (_, Some(stopped)) => Err(stopped),
        (done, None) => Ok(done?),
    }
}

/// Writes what a plan says within a step; `beat` is told how far it is, and may call it off.
pub(crate) fn write(
    change: &Change,
    plan: &Plan,
    taken: Taken,
    notes: Notes<'_>,
    beat: &mut dyn FnMut(usize) -> store::Result<()>,
) -> store::Result<Done> {
    let mut done = Done::default();
    let gone_out = change.gone_out_before()?;
    // One that is another event there by now is that event here too, and goes out as before.
    let mut retied: BTreeMap<i64, i64> = BTreeMap::new();
    for (known, entry) in &plan.replaced {
        match retied.entry(*entry) {
            Slot::Vacant(first) => drop(first.insert(*known)),
            Slot::Occupied(_) => change.untie_meeting(*known)?,
        }
    }
    for (about, account) in plan.answers.iter().filter(|(about, _)| is_remembered(about)) {
        change.answer_calendar(about, *account)?;
    }
    let mut made: BTreeMap<usize, i64> = BTreeMap::new();
    for (at, new) in plan.newcomers.iter().enumerate() {
        beat(at)?;
        if new.guess && taken == Taken::Sure {
            done.waiting += 1;
            continue;
        }
        if new.guess {
            change.answer_calendar(&new.asks, Some(new.account))?;
        }
        let entry = new.same_as.or_else(|| new.twin.and_then(|twin| made.get(&twin).copied()));
        made.insert(at, take_in(change, plan, new, entry, notes, (&retied, &gone_out))?);
        if entry.is_some() { done.tied += 1 } else { done.new += 1 }
    }
    for (at, again) in plan.again.iter().enumerate() {
        beat(plan.newcomers.len() + at)?;
        bring_up(change, plan, again, notes, &mut done)?;
    }
    for contact in &plan.left_behind {
        let original = change.load(Entity::Entry, contact.id)?.ok_or(store::Error::Gone)?;
        change.update(&original, &original.clone().with_text("state", "cancelled"))?;
        done.cancelled += 1;
    }
    for gone in &plan.off {
        let original = change.load(Entity::Entry, gone.contact.id)?.ok_or(store::Error::Gone)?;
        change.update(&original, &original.clone().with_text("state", "cancelled"))?;
        change.call_off_meeting(gone.known)?;
        done.cancelled += 1;
    }
    done.waiting += plan.strangers.len();
    beat(plan.newcomers.len() + plan.again.len())?;
    Ok(done)
}

/// Makes a contact of a meeting, or ties the one that is there already; there only what is empty is filled. Gives its rowid.
fn take_in(
    change: &Change,
    plan: &Plan,
    new: &Newcomer,
    tied: Option<i64>,
    notes: Notes<'_>,
    (retied, gone_out): (&BTreeMap<i64, i64>, &GoneOut),
) -> store::Result<i64> {
    let one = plan.meeting(new.at).ok_or(store::Error::Gone)?;
    let (people, colleagues) = (new.people.clone(), new.colleagues.clone());
    let came = Came { people, colleagues, ..came(one, &plan.calendar.name) };
    let minutes = came.minutes.map_or(Value::Empty, Value::Int);
    let notes = Value::text(notes(new));
    match tied {
        Some(entry) => {
            let original = change.load(Entity::Entry, entry)?.ok_or(store::Error::Gone)?;
            let mut record = original.clone();
            let of_meeting = [("time", time(&came)), ("minutes", minutes), ("until_on", until(&came)), ("notes", notes)];
            for (key, value) in of_meeting {
                if record.get(key).is_empty() {
                    record.set(key, value);
                }
            }
            // Whoever was planned for it here comes beside those whom the calendar names.
            for (key, named) in [("people", &new.people), ("colleagues", &new.colleagues)] {
                let mut all = record.get(key).ids().to_vec();
                all.extend(named.iter().filter(|id| !record.get(key).ids().contains(id)));
                record.set(key, ids(&all));
            }
            if record.text("purpose").is_empty() {
                record.set("purpose", Value::text(came.title.clone()));
            }
            change.update(&original, &record)?;
            match new.known.or_else(|| retied.get(&entry).copied()) {
                Some(known) => change.hand_meeting_over(known, entry).and_then(|()| change.retie_meeting(known, &came))?,
                None => change.tie_planned(&came, entry)?,
            }
            Ok(entry)
        }
        None => {
            let mut record = Record::owned(Entity::Entry, new.account)
                .with_text("kind", new.kind)
                .with_text("state", "planned")
                .with_text("day", &came.day)
                .with_text("purpose", &came.title)
                .with("time", time(&came))
                .with("minutes", minutes)
                .with("until_on", until(&came))
                .with("people", ids(&new.people))
                .with("colleagues", ids(&new.colleagues))
                .with("notes", notes);
            if one.about.private {
                record = record.with("private", Value::Int(1));
            }
            let entry = change.insert(&record)?;
            match new.known {
                Some(known) => change.hand_meeting_over(known, entry).and_then(|()| change.retie_meeting(known, &came))?,
                None => change.tie_again(&came, entry, gone_out)?,
            }
            Ok(entry)
        }
    }
}

/// Changes a contact by what came of its meeting.
fn bring_up(change: &Change, plan: &Plan, again: &Again, notes: Notes<'_>, done: &mut Done) -> store::Result<()> {
    let Some(one) = plan.meeting(again.at).filter(|_| again.is_news) else { return Ok(()) };
    let mut came = again.came.clone();
    let changes = &again.changes;
    done.caught_up += usize::from(again.is_caught_up);
    if !changes.is_idle() {
        let original = change.load(Entity::Entry, again.contact.id)?.ok_or(store::Error::Gone)?;
        let mut record = original.clone();
        if let Some([_, (day, at)]) = &changes.moved {
            record = record.with_text("day", day).with("time", at.as_deref().map_or(Value::Empty, Value::text));
            done.moved += 1;
        }
        if let Some(title) = &changes.title {
            record = record.with_text("purpose", title);
        }
        if let Some(kind) = changes.kind {
            record = record.with_text("kind", kind);
        }
        if let Some(minutes) = changes.minutes {
            record.set("minutes", minutes.map_or(Value::Empty, Value::Int));
        }
        if let Some(until) = &changes.until {
            record.set("until_on", until.as_deref().map_or(Value::Empty, Value::text));
        }
        for (key, who) in [("people", &changes.people), ("colleagues", &changes.colleagues)] {
            let stay = record.get(key).ids().iter().filter(|id| !who.dropped.contains(id));
            let now: Vec<i64> = stay.chain(&who.added).copied().collect();
            if !who.is_idle() {
                record.set(key, ids(&now));
            }
        }
        if !changes.others.is_empty() {
            let with = With { others: changes.others.clone(), ..With::default() };
            let who = (again.contact.account, Basis::Answer, false);
            let more = notes(&newcomer(again.at, who, String::new(), USUAL, (with, Vec::new())));
            let lines = [record.text("notes"), &more].map(str::to_owned);
            record.set("notes", Value::text(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")));
        }
        if one.about.private {
            record.set("private", Value::Int(1));
        }
        done.changed += usize::from(changes.moved.is_none() && changes.is_otherwise());
        if changes.cancelled {
            record = record.with_text("state", "cancelled");
            done.cancelled += 1;
        }
        if changes.returns {
            record = record.with_text("state", "planned");
            done.returned += 1;
        }
        change.update(&original, &record)?;
    }
    let Some(known) = again.known else { return Ok(()) };
    // What is said of a meeting that was called off is not what it is called.
    if came.cancelled {
        came.title = change.came_titled(known)?;
    }
    change.retie_meeting(known, &came)
}

fn time(came: &Came) -> Value {
    came.time.as_deref().map_or(Value::Empty, Value::text)
}

fn until(came: &Came) -> Value {
    came.until.as_deref().map_or(Value::Empty, Value::text)
}

fn ids(ids: &[i64]) -> Value {
    if ids.is_empty() { Value::Empty } else { Value::Ids(ids.to_vec()) }
}
