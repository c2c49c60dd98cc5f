//! What became of promises, and what was typed about what is asked no more.

use super::Form;
use super::task::FATE;
use crate::debrief::{Fate, fate};
use crate::domain::Value;
use crate::store::Result;
use crate::text::debrief as say;
use crate::tui::layer::Ctx;
use serde_json::Value as Json;

/// The field in which stands what was spoken of.
const NOTES: &str = "notes";

impl Form {
    /// What was typed as the fate of a promise; `None` where nothing was, or where the field is another one.
    fn typed_fate(&self, at: usize, ctx: &Ctx) -> Option<std::result::Result<Fate, ()>> {
        let slot = self.slots.get(at).filter(|slot| std::ptr::eq(slot.field, &FATE))?;
        let text = slot.text();
        (!text.trim().is_empty()).then(|| fate(&text, ctx.today).ok_or(()))
    }

    /// A fate that was understood is shown as it was.
    pub(super) fn take_fate(&mut self, at: usize, ctx: &Ctx) {
        if let Some(Ok(fate)) = self.typed_fate(at, ctx)
            && let Some(slot) = self.slots.get_mut(at)
        {
            // A line of text is always taken.
            let _ = slot.restore(ctx, Value::Text(fate.shown(ctx.lang)));
        }
    }

    /// What says nothing of a promise, at its field.
    pub(super) fn fates_not_read(&self, ctx: &Ctx) -> Vec<(usize, String)> {
        let unread = |at: &usize| matches!(self.typed_fate(*at, ctx), Some(Err(())));
        (0..self.slots.len()).filter(unread).map(|at| (at, ctx.say(say::NO_FATE).to_owned())).collect()
    }

    /// What was typed about something that was settled elsewhere since is kept among the notes: nothing typed is lost.
    pub(super) fn take_left_over(&mut self, values: &Json, ctx: &Ctx) -> Result<()> {
        if self.slots.iter().all(|slot| slot.about.is_none()) {
            return Ok(());
        }
        let is_gone = |place: &str| !self.slots.iter().any(|slot| slot.place() == place);
        let typed = values.as_object().into_iter().flatten().filter(|(place, _)| is_gone(place));
        let left: Vec<&str> = typed.filter_map(|(_, value)| value.as_str()).filter(|text| !text.trim().is_empty()).collect();
        match self.slots.iter_mut().find(|slot| slot.field.key == NOTES) {
            Some(notes) if !left.is_empty() => {
                let text = notes.text();
                let lines: Vec<&str> = [text.as_str()].into_iter().chain(left).filter(|line| !line.trim().is_empty()).collect();
                let whole = lines.join("\n");
                notes.restore(ctx, Value::Text(whole))
            }
            _ => Ok(()),
        }
    }
}
