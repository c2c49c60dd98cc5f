//! Where a new record comes from: what was written there is read while it is typed.

use super::{Form, Task};
use crate::domain::{Entity, Record, Value};
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;

/// How many lines of it are shown at most.
pub(super) const MOST: usize = 8;

impl Form {
    /// Reads what was written where it comes from.
    pub(super) fn read_origin(&mut self, ctx: &Ctx) -> Result<()> {
        let entry = |record: &Record| record.find("entry_id").and_then(Value::as_int);
        let is_new = self.originals.iter().all(Option::is_none);
        let Some(entry) = self.records.iter().find_map(entry).filter(|_| is_new) else { return Ok(()) };
        if let Some(entry) = ctx.store.load(Entity::Entry, entry)? {
            let notes = entry.text("notes").trim().to_owned();
            self.origin = if notes.is_empty() { notes } else { say::written_there(ctx.lang, &ctx.called(&entry), &notes) };
        }
        Ok(())
    }

    /// What is shown of it: nothing before a client, whom another one may have written.
    pub(super) fn origin_lines(&self, ctx: &Ctx, cells: usize) -> Vec<String> {
        let shown = if ctx.client { "" } else { &self.origin };
        let lines = crate::printable::wrap(shown, cells).into_iter().filter(|line| !line.trim().is_empty());
        lines.take(MOST).collect()
    }

    /// Whether Enter on a judgement goes on to where it comes from: one more Enter there makes it a guess.
    pub(super) fn asks_evidence(&self, ctx: &Ctx) -> bool {
        let Some(at) = self.focused().filter(|_| matches!(self.task, Task::Judge { .. })) else { return false };
        self.slots.get(at + 1).is_some_and(|slot| slot.field.key == "evidence" && slot.text().is_empty())
            && self.slots.get(at).is_some_and(|slot| slot.value(ctx).is_ok_and(|value| !value.is_empty()))
    }
}
