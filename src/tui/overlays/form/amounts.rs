//! Amounts typed into a form: a record is kept in one currency, and what a return cost has the sign of its sum.

use super::{At, Form};
use crate::domain::field::find_choice;
use crate::domain::money::CURRENCIES;
use crate::domain::{Entity, Kind, Record, Value};
use crate::text::form as say;
use crate::tui::layer::Ctx;

/// The key of the field with the currency of a record.
const CURRENCY: &str = "currency";

impl Form {
    /// The amounts of a part that name a currency, with its code.
    fn named(&self, part: usize) -> Vec<(usize, &'static str)> {
        let of_part = self.slots.iter().enumerate().filter(|(_, slot)| slot.part == part);
        of_part.filter_map(|(at, slot)| Some((at, slot.currency()?))).collect()
    }

    fn currency_of(&self, part: usize) -> Option<usize> {
        self.slots.iter().position(|slot| slot.field.key == CURRENCY && slot.part == part)
    }

    /// Whether the currency was chosen in its own field, and not taken from an amount.
    fn is_chosen_by_hand(&self, to: usize) -> bool {
        self.slots.get(to).is_some_and(|slot| !slot.is_untouched() && self.taken != Some(slot.chosen().as_str().to_owned()))
    }

    /// Whether amounts of a part stand in the file already, in the currency of their record.
    fn has_stored_amounts(&self, part: usize) -> bool {
        let original = self.originals.get(part).and_then(Option::as_ref);
        original.is_some_and(|record| record.pairs().any(|(field, value)| field.kind == Kind::Money && !value.is_empty()))
    }

    /// A currency typed with an amount is the one that its field names. Where amounts stand in the file, where it was chosen by hand or
    /// where another amount names another one, it changes nothing by itself.
    pub(super) fn take_currency(&mut self, at: usize, part: usize, ctx: &Ctx) {
        if self.slots.get(at).is_none_or(|slot| slot.field.kind != Kind::Money) {
            return;
        }
        let Some(to) = self.currency_of(part).filter(|to| !self.is_chosen_by_hand(*to) && !self.has_stored_amounts(part)) else { return };
        let named = self.named(part);
        let value = match named.first() {
            Some((_, code)) if named.iter().all(|(_, other)| other == code) => Value::text(*code),
            Some(_) => return,
            // What was taken goes with the amount that named it.
            None if self.taken.is_some() => self.slots[to].began_with().clone(),
            None => return,
        };
        self.taken = Some(value.as_str().to_owned());
        if *self.slots[to].chosen() != value {
            // A code needs no looking up.
            let _ = self.slots[to].set(ctx, value);
        }
    }

    /// The amounts that name another currency than another amount of their record, or than the one that was chosen for it.
    pub(super) fn at_odds(&self, ctx: &Ctx) -> Vec<(usize, String)> {
        let mut wrong = Vec::new();
        for part in 0..self.records.len() {
            let (named, to) = (self.named(part), self.currency_of(part));
            let chosen = to.filter(|to| self.is_chosen_by_hand(*to)).map(|to| self.slots[to].chosen().as_str().to_owned());
            let Some(first) = chosen.or_else(|| named.first().map(|(_, code)| (*code).to_owned())) else { continue };
            let odd = named.into_iter().find(|(_, code)| *code != first);
            wrong.extend(odd.map(|(at, code)| (at, say::two_currencies(ctx.lang, called(&first, ctx), called(code, ctx)))));
        }
        wrong
    }

    /// Says once that a currency typed with an amount would be that of amounts in the file as well; saved once more, it is.
    pub(super) fn ask_about_currency(&mut self, records: &mut [Record], ctx: &Ctx) -> bool {
        for (part, record) in records.iter_mut().enumerate() {
            let (Some(to), Some((at, code))) = (self.currency_of(part), self.named(part).first().copied()) else { continue };
            let before = self.slots[to].chosen().as_str().to_owned();
            if before == code {
                continue;
            }
            let said = say::currency_changes(ctx.lang, called(&before, ctx), called(code, ctx));
            if !before.is_empty() && !self.told.contains(&said) {
                self.notice = Some(said.clone());
                self.told.push(said);
                self.reveal(At::Slot(at));
                self.focus = At::Slot(at);
                self.show_cursor(ctx);
                return true;
            }
            let _ = self.slots[to].set(ctx, Value::text(code));
            record.set(CURRENCY, Value::text(code));
        }
        false
    }

    /// What a return cost comes back as well: its cost is written without a minus as often as with one.
    pub(super) fn take_sign(&mut self, ctx: &Ctx) {
        for part in 0..self.records.len() {
            if self.records.get(part).is_none_or(|record| record.entity != Entity::Purchase) {
                continue;
            }
            let slot = |key: &str| self.slots.iter().position(|slot| slot.part == part && slot.field.key == key);
            let minor = |at: usize| self.slots.get(at).and_then(|slot| slot.value(ctx).ok()).and_then(|value| value.as_int());
            let (Some(amount), Some(cost)) = (slot("amount"), slot("cost")) else { continue };
            if minor(amount).is_some_and(|minor| minor < 0) && minor(cost).is_some_and(|minor| minor > 0) {
                let text = format!("−{}", self.slots[cost].text().trim_start());
                let _ = self.slots[cost].set(ctx, Value::text(text));
            }
        }
    }
}

fn called<'a>(code: &'a str, ctx: &Ctx) -> &'a str {
    find_choice(CURRENCIES, code).map_or(code, |choice| choice.words.get(ctx.lang))
}
