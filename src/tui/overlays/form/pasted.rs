//! What is pasted into a field: a text goes in, a value is looked for by its name.

use super::Form;
use crate::tui::layer::{Ctx, Effect};

impl Form {
    /// Pastes into a field. Where there is a list to choose from, it opens with what was pasted, as it does with what is typed.
    pub(super) fn paste_at(&mut self, at: usize, text: &str, ctx: &Ctx) -> Vec<Effect> {
        let Some(slot) = self.slots.get_mut(at) else { return Vec::new() };
        if slot.is_picked() {
            let named = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // What cannot be looked up now is said by the list, when it is opened by a key.
            return if named.is_empty() { Vec::new() } else { self.pick(&named, ctx).unwrap_or_default() };
        }
        if slot.paste(text, ctx) {
            self.mend(at, ctx);
        }
        Vec::new()
    }
}
