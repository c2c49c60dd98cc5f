//! A whole name typed into the field of the family name is taken apart into its fields.

use super::Form;
use super::parts::At;
use crate::domain::naming::names_nobody;
use crate::domain::{Entity, Value};
use crate::exchange::names::{Parted, part_typed};
use crate::text::form as say;
use crate::tui::layer::Ctx;

/// The fields of a name, the family name first.
const NAME: [&str; 3] = ["family_name", "given_name", "middle_name"];
/// The figures that a phone has at the least.
const LEAST_PHONE: usize = 6;

impl Form {
    fn name_slots(&self) -> Option<[usize; 3]> {
        let at = |key: &str| {
            let found = self.slots.iter().position(|slot| slot.field.key == key);
            found.filter(|at| self.records.get(self.slots[*at].part).is_some_and(|record| record.entity == Entity::Person))
        };
        let [family, given, middle] = NAME.map(at);
        Some([family?, given?, middle?])
    }

    /// Takes a whole name apart, once: whoever types it together again means it so.
    pub(super) fn take_name_apart(&mut self, ctx: &Ctx) {
        let Some([family, given, middle]) = self.name_slots() else { return };
        let text = self.slots[family].text();
        let alone = [given, middle].iter().all(|at| self.slots[*at].text().trim().is_empty());
        if self.parted || !alone || text.split_whitespace().count() < 2 || names_nobody(&text) || self.slots[family].is_untouched() {
            return;
        }
        let Parted { parts, position, aside } = part_typed(&text);
        let mut filled: Vec<(usize, String)> = [family, given, middle].into_iter().zip(parts).collect();
        for (keys, around) in [(&["position", "note"][..], position), (&["note"], aside)].into_iter().filter(|(_, text)| !text.is_empty()) {
            let free = |at: &usize| self.slots[*at].text().trim().is_empty() && filled.iter().all(|(taken, _)| taken != at);
            let mut slots = keys.iter().filter_map(|key| self.slots.iter().position(|slot| slot.field.key == *key));
            // What has no place of its own stays where it was typed.
            let Some(at) = slots.find(free) else { return };
            filled.push((at, around));
        }
        (self.parted, self.passing) = (true, true);
        for (at, part) in filled {
            // Fields of a line take any value.
            let _ = self.slots[at].set(ctx, Value::text(part));
        }
        self.show_cursor(ctx);
    }

    /// A phone or an e-mail typed blind where the position belongs goes to its own field.
    pub(super) fn take_reach_out(&mut self, at: usize, ctx: &Ctx) {
        let text = self.slots[at].text().trim().to_owned();
        let figures = text.chars().filter(char::is_ascii_digit).count();
        let is_phone = figures >= LEAST_PHONE && !text.chars().any(char::is_alphabetic);
        let is_email = text.contains('@') && !text.contains(' ');
        let key = match (is_phone, is_email) {
            (true, _) => "phones",
            (_, true) => "emails",
            _ => return,
        };
        let to = self.slots.iter().position(|slot| slot.field.key == key && slot.text().trim().is_empty());
        if let Some(to) = to.filter(|_| !self.slots[at].is_untouched()) {
            // Fields of a line take any value.
            let _ = self.slots[to].set(ctx, Value::text(text)).and_then(|()| self.slots[at].set(ctx, Value::Empty));
            self.notice = Some(say::moved_to(ctx.lang, ctx.say(self.slots[to].field.words)));
        }
    }

    /// Whoever typed the whole name is done with its fields: the next one is the first that is not filled.
    pub(super) fn pass_filled(&mut self, before: At, ctx: &Ctx) {
        if !std::mem::take(&mut self.passing) {
            return;
        }
        let Some([family, given, middle]) = self.name_slots() else { return };
        if before != At::Slot(family) || self.focus != At::Slot(given) || self.slots[given].text().trim().is_empty() {
            return;
        }
        // A middle name that was not typed is not known: what else belongs to the name is filled.
        let empty = (middle + 1..self.slots.len()).find(|at| self.slots[*at].text().trim().is_empty() && !self.hides(*at, ctx));
        if let Some(next) = empty {
            self.go(At::Slot(next), ctx);
        }
    }
}
