//! What a dossier does not hold (M16), said before a form is saved: the words are changed, or the record is kept for
//! oneself alone by saving once more. A personal fact is refused instead (`editing::problems`).

use super::Form;
use crate::domain::field::Kind;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::{Entity, Record, Value, ethics};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use crate::tui::overlays::form::Task;

impl Form {
    /// Says what stands out in what was typed and has not been said yet; gives the first such field. What was said and is
    /// saved again unchanged was decided: the record is kept private.
    pub(super) fn ask_about_words(&mut self, records: &mut [Record], ctx: &Ctx) -> Option<usize> {
        let mut first = None;
        for (at, slot) in self.slots.iter_mut().enumerate() {
            let record = records.get_mut(slot.part);
            let entity = record.as_ref().map(|record| record.entity);
            let free = match entity {
                _ if self.task == Task::Settings => false,
                Some(Entity::Fact) => false,
                Some(entity) => ethics::is_about_people(entity, slot.field),
                None => matches!(slot.field.kind, Kind::Line | Kind::Text),
            };
            let is_new = slot.draft().is_some() || self.originals.get(slot.part).is_none_or(Option::is_none);
            let text = slot.text();
            let Some(concern) = Some(&text).filter(|_| free && is_new).and_then(|text| ethics::check(text)) else { continue };
            let kept = entity.is_some_and(|entity| entity.def().field(KEPT_PRIVATE.key).is_some());
            if self.told.contains(&text) {
                if let (Some(record), true) = (record, kept) {
                    record.set(KEPT_PRIVATE.key, Value::Int(1));
                }
                continue;
            }
            let alone = kept || slot.field.private || entity.is_some_and(Entity::is_private);
            slot.trouble.get_or_insert_with(|| say::concern(ctx.lang, &concern, alone));
            self.told.push(text);
            first.get_or_insert(at);
        }
        first
    }
}
