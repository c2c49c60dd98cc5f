//! What is ticked off, and opened again.

use super::{of_whom, series};
use crate::domain::{Entity, Record, Value, day};
use crate::store::{Change, Error, Result, Store, Verb};
use chrono::NaiveDate;

/// What became of a record that was marked as done, or opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toggled {
    /// Whether it is done now.
    pub done: bool,
    /// The day of the next one, ISO, when it is one of a series.
    pub next: Option<String>,
}

/// Completes an action, a promise or a question; opens it again when it was complete. The next one of a series is made in
/// the same step, and goes again when this one is opened at once.
pub fn toggle_done(store: &Store, entity: Entity, id: i64) -> Result<Toggled> {
    let original = store.load(entity, id)?.ok_or(Error::Gone)?;
    let Some(done) = entity.def().done else { return Err(Error::Gone) };
    let today = store.clock().today();
    if original.text("state") == "open" {
        let subject = of_whom(store, &original)?;
        let next = store.step(Verb::Done, &subject, |change| complete(change, &original, today))?;
        return Ok(Toggled { done: true, next: next.map(|next| next.text("due_on").to_owned()) });
    }
    let record = original.clone().with_text("state", "open").with(done.day, Value::Empty);
    if let Some((record, next)) = series::taken_back(store, &original, &record)? {
        store.step(Verb::Reopen, &of_whom(store, &original)?, |change| {
            change.update(&original, &record)?;
            next.id.map_or(Ok(()), |next| change.delete(entity, next))
        })?;
        return Ok(Toggled { done: false, next: None });
    }
    // What is open again is followed by nothing.
    let (record, _) = series::carry_on(Some(&original), &record, today);
    store.step(Verb::Reopen, &of_whom(store, &original)?, |change| change.update(&original, &record))?;
    Ok(Toggled { done: false, next: None })
}

/// Completes an open action, promise or question in an open step; gives the next one when it is one of a series.
pub(crate) fn complete(change: &Change, open: &Record, today: NaiveDate) -> Result<Option<Record>> {
    let done = open.def().done.ok_or(Error::Gone)?;
    let record = open.clone().with_text("state", done.state).with_text(done.day, day::iso(today));
    let (record, next) = series::carry_on(Some(open), &record, today);
    change.update(open, &record)?;
    next.iter().try_for_each(|next| change.insert(next).map(drop))?;
    Ok(next)
}
