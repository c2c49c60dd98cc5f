//! Promises that were kept or became late, and tasks that were done.

use super::{Changes, Happened, Part, happened};
use crate::domain::phrase::{Phrase, alone, phrase};
use crate::domain::reliability::{counts_on, in_time, is_promise};
use crate::domain::{Entity, Record, day};
use crate::store::Result;
use crate::text::change as say;

impl Changes<'_> {
    pub(super) fn promises(&self, found: &mut Vec<Happened>) -> Result<()> {
        for action in self.shown(Entity::Action)? {
            let [kept, late] = match action.text("kind") {
                "our_promise" => [Part::OursKept, Part::OursLate],
                "their_promise" => [Part::TheirsKept, Part::TheirsLate],
                _ => [Part::Done; 2],
            };
            if action.text("state") == "kept" && self.is_since(action.text("done_on")) {
                found.push(happened(kept, action.text("done_on"), done(&action), &action));
            }
            if let Some(due) = self.late(&action) {
                found.push(happened(late, &due, alone(action.title().into()), &action));
            }
        }
        Ok(())
    }

    /// The day of a promise that is open still, or was broken, and whose day has passed since.
    fn late(&self, action: &Record) -> Option<String> {
        let due = counts_on(action).filter(|due| self.asked.since <= *due && *due < self.today)?;
        (is_promise(action) && ["open", "broken"].contains(&action.text("state"))).then(|| day::iso(due))
    }
}

/// What was done, and whether it was promised and not kept in time.
fn done(action: &Record) -> Phrase {
    let title = action.title().into();
    let is_in_time = !is_promise(action) || counts_on(action).is_none() || in_time(action);
    if is_in_time { alone(title) } else { phrase(say::KEPT_LATE, [title]) }
}
