//! Which planned contact a line closes (M22): the one of that day or an overdue one, with whom and in the way it was planned.

use super::meaning::{Meaning, Resolved};
use crate::domain::day;
use crate::store::capture::PlannedBrief;
use crate::store::{Result, Store};
use chrono::Days;
use std::cmp::Reverse;

/// A contact planned longer ago than this, in days, is not closed unasked.
const OVERDUE: u64 = 30;
/// Kinds that people say for one another.
const TOGETHER: [&str; 3] = ["meeting", "visit", "first_meeting"];

/// The planned contact that a line about something that happened closes: one of the same kind, that day's before one
/// overdue, the nearest time first. A kind that is not said is a call, and closes no other. An account that is only proposed
/// counts: what agreeing to it would close is shown beforehand.
pub fn closed_by(store: &Store, meaning: &Meaning) -> Result<Option<PlannedBrief>> {
    let Some(account) = meaning.account.likely().filter(|_| !meaning.planned) else { return Ok(None) };
    let from = meaning.day.checked_sub_days(Days::new(OVERDUE)).unwrap_or(meaning.day);
    let on = day::iso(meaning.day);
    let mut planned = store.planned_between(account.id, &day::iso(from), &on)?;
    let persons: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let unknown = meaning.persons.iter().any(|person| matches!(person.who, Resolved::Unknown | Resolved::Several(_) | Resolved::Guess(_)));
    planned.retain(|contact| {
        let same_way = meaning.kind == contact.kind || meaning.kind_said && contact.day == on && alike(meaning.kind, &contact.kind);
        // Somebody else was spoken to: the planned contact still stands.
        let same_people =
            persons.is_empty() || unknown || contact.people.is_empty() || contact.people.iter().any(|id| persons.contains(id));
        same_way && same_people
    });
    let found = planned.into_iter().min_by_key(|contact| {
        let then = contact.time.as_deref().and_then(day::parse_time);
        let apart = meaning.time.zip(then).map_or(i64::MAX, |(now, then)| (now - then).num_minutes().abs());
        (contact.day != on, Reverse(contact.day.clone()), contact.kind != meaning.kind, apart)
    });
    Ok(found)
}

/// Whether a contact in one way does what was planned in the other.
pub(super) fn alike(said: &str, planned: &str) -> bool {
    TOGETHER.contains(&said) && TOGETHER.contains(&planned)
}
