//! What is done to several actions at once: one step for all, so that one key takes all of it back (M29).

use super::{complete, shift};
use crate::domain::{Entity, Record, Value, day};
use crate::store::{Result, Store, Verb};
use chrono::NaiveDate;

/// What is done to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is done; what comes again makes its next one.
    Done,
    /// It is put on another day. That of a promise counts as before (M23).
    Move(NaiveDate),
    /// It is handed over to a colleague, or taken back by the account manager.
    HandOver(Option<i64>),
}

/// Why one was left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// It is not there any more.
    Gone,
    /// It is closed already.
    Closed,
    /// It stands so already.
    Same,
    /// The client does it: nobody of us can.
    Theirs,
}

/// What became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Several {
    /// How many were changed.
    pub changed: usize,
    /// How many next ones were made, since they come again.
    pub next: usize,
    /// How many of those that were moved are late all the same, since a promise counts by its first day (M23).
    pub late: usize,
    /// Why the others were left, with how many there are of each.
    pub left: Vec<(Left, usize)>,
}

/// An action as it is handed over.
fn handed(record: &Record, to: Option<i64>) -> Record {
    let (owner, colleague) = if to.is_some() { ("colleague", to.map_or(Value::Empty, Value::Int)) } else { ("me", Value::Empty) };
    record.clone().with_text("owner", owner).with("colleague_id", colleague)
}

/// Why a deed changes nothing of an action; `None` where it does.
fn left(record: &Record, deed: Deed) -> Option<Left> {
    match deed {
        _ if record.text("state") != "open" => Some(Left::Closed),
        Deed::Move(to) if record.text("due_on") == day::iso(to) => Some(Left::Same),
        Deed::HandOver(_) if record.text("kind") == "their_promise" || record.text("owner") == "client" => Some(Left::Theirs),
        Deed::HandOver(to) => {
            let after = handed(record, to);
            ["owner", "colleague_id"].iter().all(|key| after.get(key) == record.get(key)).then_some(Left::Same)
        }
        Deed::Done | Deed::Move(_) => None,
    }
}

/// Does the same to several actions in one step; `subject` says of how many it is, for the sentence about the step.
///
/// # Errors
/// Those of reading and writing; then nothing is changed of any.
pub fn several(store: &Store, ids: &[i64], deed: Deed, subject: impl Fn(usize) -> String) -> Result<Several> {
    let today = store.clock().today();
    let (mut open, mut kept) = (Vec::new(), Vec::new());
    for id in ids {
        match store.load(Entity::Action, *id)? {
            None => kept.push(Left::Gone),
            Some(record) => match left(&record, deed) {
                Some(why) => kept.push(why),
                None => open.push(record),
            },
        }
    }
    kept.sort_unstable();
    let left = kept.chunk_by(|one, other| one == other).map(|alike| (alike[0], alike.len())).collect();
    let mut done = Several { changed: open.len(), left, ..Several::default() };
    if open.is_empty() {
        return Ok(done);
    }
    let verb = match deed {
        Deed::Done => Verb::Done,
        Deed::Move(_) => Verb::Move,
        Deed::HandOver(_) => Verb::Edit,
    };
    if let Deed::Move(_) = deed {
        let is_late = |record: &&Record| crate::domain::reliability::counts_on(record).is_some_and(|counts| counts <= today);
        done.late = open.iter().filter(is_late).count();
    }
    store.step(verb, &subject(open.len()), |change| {
        for record in &open {
            match deed {
                Deed::Done => done.next += usize::from(complete(change, record, today)?.is_some()),
                Deed::Move(to) => shift(change, record, to, false, today)?,
                Deed::HandOver(to) => change.update(record, &handed(record, to))?,
            }
        }
        Ok(())
    })?;
    Ok(done)
}
