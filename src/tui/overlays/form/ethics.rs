//! What a dossier does not hold (M16), said before a form is saved: the words are changed, or the record is kept for
//! oneself alone by saving once more. A personal fact is refused instead (`editing::problems`).

use super::Form;
use crate::domain::ethics::{self, Concern};
use crate::domain::field::Kind;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::{Entity, Record, Value};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use crate::tui::overlays::form::Task;

impl Form {
    /// What stands out in a field that may be about people, and whether its record can be kept for oneself alone.
    fn concern(&self, at: usize) -> Option<(String, Concern, bool)> {
        let slot = self.slots.get(at)?;
        let entity = self.records.get(slot.part).map(|record| record.entity);
        let check = |text: &String| match entity {
            _ if self.task == Task::Settings => None,
            Some(Entity::Fact) => None,
            Some(entity) => ethics::check_in(entity, slot.field, text, &[]),
            None => ethics::check(text).filter(|_| matches!(slot.field.kind, Kind::Line | Kind::Text)),
        };
        let is_new = slot.draft().is_some() || self.originals.get(slot.part).is_none_or(Option::is_none);
        let text = slot.text();
        let concern = Some(&text).filter(|_| is_new).and_then(check)?;
        let kept = entity.is_some_and(|entity| entity.def().field(KEPT_PRIVATE.key).is_some());
        Some((text, concern, kept))
    }

    fn said(&self, at: usize, concern: &Concern, kept: bool, ctx: &Ctx) -> String {
        let slot = &self.slots[at];
        let entity = self.records.get(slot.part).map(|record| record.entity);
        say::concern(ctx.lang, concern, kept || slot.field.is_private() || entity.is_some_and(Entity::is_private))
    }

    /// What was said of a field, as long as its text stands.
    pub(super) fn still_told(&self, at: usize, ctx: &Ctx) -> Option<String> {
        if let Some(said) = self.slots.get(at).and_then(|slot| slot.still_told(ctx)) {
            return Some(said);
        }
        let (_, concern, kept) = self.concern(at).filter(|(text, ..)| self.told.contains(text))?;
        Some(self.said(at, &concern, kept, ctx))
    }

    /// Says what stands out in what was typed and has not been said yet; gives the first such field. What was said and is
    /// saved again unchanged was decided: the record is kept private.
    pub(super) fn ask_about_words(&mut self, records: &mut [Record], ctx: &Ctx) -> Option<usize> {
        let mut first = None;
        for at in 0..self.slots.len() {
            let Some((text, concern, kept)) = self.concern(at) else { continue };
            if self.told.contains(&text) {
                if let Some(record) = records.get_mut(self.slots[at].part).filter(|_| kept) {
                    record.set(KEPT_PRIVATE.key, Value::Int(1));
                }
                continue;
            }
            let said = self.said(at, &concern, kept, ctx);
            self.slots[at].trouble.get_or_insert(said);
            self.told.push(text);
            first.get_or_insert(at);
        }
        first
    }
}
