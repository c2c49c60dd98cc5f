//! What of a form is in sight: fields, and folded parts that say what they hold.

use super::Form;
use super::slot::Slot;
use super::task::Asked;
use crate::domain::field::Kind;
use crate::domain::words::Words;
use crate::store::Result;
use crate::text::{form as say, uncapitalised};
use crate::tui::layer::Ctx;
use crate::tui::overlays::typed::types;
use crossterm::event::{KeyCode, KeyEvent};
use std::ops::Range;

/// A part with more fields than this says only how many are filled.
const FEW: usize = 4;

/// A row of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// A field, by its place among all of them.
    Slot(usize),
    /// The heading of a part.
    Part(usize),
}

/// A part of the form that is folded until it is asked for.
#[derive(Debug)]
pub(super) struct Part {
    pub words: Words,
    pub slots: Range<usize>,
    pub open: bool,
}

/// The fields of a form, and the parts that they are folded into.
pub(super) fn slots(asked: Vec<Asked>, ctx: &Ctx) -> Result<(Vec<Slot>, Vec<Part>)> {
    let mut parts: Vec<Part> = Vec::new();
    let mut slots = Vec::new();
    for (at, asked) in asked.into_iter().enumerate() {
        match (asked.fold, parts.last_mut()) {
            (Some(words), Some(part)) if part.words == words && part.slots.end == at => part.slots.end = at + 1,
            (Some(words), _) => parts.push(Part { words, slots: at..at + 1, open: false }),
            (None, _) => {}
        }
        let mut slot = Slot::new(ctx, asked.part, asked.field, asked.value)?;
        slot.about = asked.about;
        slots.push(slot);
    }
    Ok((slots, parts))
}

impl Form {
    /// The rows in sight, in their order.
    pub(super) fn rows(&self) -> Vec<At> {
        let mut rows = Vec::new();
        let in_sight = |at: &usize| !self.hidden.contains(at);
        for at in (0..self.slots.len()).filter(in_sight) {
            let part = self.parts.iter().position(|part| part.slots.contains(&at));
            if let Some(number) = part.filter(|number| self.parts[*number].slots.clone().find(in_sight) == Some(at)) {
                rows.push(At::Part(number));
            }
            if part.is_none_or(|number| self.parts[number].open) {
                rows.push(At::Slot(at));
            }
        }
        rows
    }

    /// The field that has the keys.
    pub(super) fn focused(&self) -> Option<usize> {
        match self.focus {
            At::Slot(at) if at < self.slots.len() => Some(at),
            _ => None,
        }
    }

    /// Goes to a field; what was wrong or left to do with the one before is seen to.
    pub(super) fn go(&mut self, to: At, ctx: &Ctx) {
        if let Some(at) = self.focused() {
            self.leave(at, ctx);
        }
        if self.notice.as_deref() == Some(ctx.say(say::TYPED_ON_PART)) {
            self.notice = None;
        }
        self.reveal(to);
        self.focus = to;
        self.show_cursor(ctx);
    }

    /// Goes to a field by its key, where the form has it and shows it.
    pub(super) fn go_to(&mut self, key: &str, ctx: &Ctx) {
        let at = self.slots.iter().position(|slot| slot.field.key == key);
        if let Some(at) = at.filter(|at| !self.hidden.contains(at) && !self.hides(*at, ctx)) {
            self.go(At::Slot(at), ctx);
        }
    }

    /// Unfolds the part that a field stands in.
    pub(super) fn reveal(&mut self, at: At) {
        if let At::Slot(at) = at
            && let Some(part) = self.parts.iter_mut().find(|part| part.slots.contains(&at))
        {
            part.open = true;
        }
    }

    /// Goes to the next row, or the one before; past what is hidden.
    pub(super) fn step(&mut self, forward: bool, ctx: &Ctx) {
        let before = self.focus;
        let rows = self.rows();
        let count = rows.len().max(1);
        let mut at = rows.iter().position(|row| *row == self.focus).unwrap_or(0);
        for _ in 0..count {
            at = (at + if forward { 1 } else { count - 1 }) % count;
            match rows.get(at) {
                Some(At::Slot(slot)) if self.hides(*slot, ctx) => {}
                Some(row) => {
                    self.go(*row, ctx);
                    break;
                }
                None => break,
            }
        }
        if forward {
            self.pass_filled(before, ctx);
        }
    }

    /// A key on the heading of a part: unfolds it and goes into it, or folds it.
    pub(super) fn type_at_part(&mut self, number: usize, key: KeyEvent, ctx: &Ctx) {
        let Some(part) = self.parts.get_mut(number) else { return };
        let was_typed = self.notice.as_deref() == Some(ctx.say(say::TYPED_ON_PART));
        let open = match (key.code, types(key)) {
            // A blank between words that were typed here opens nothing.
            (_, Some(' ')) if was_typed => return,
            (_, Some(' ')) => !part.open,
            (KeyCode::Right, _) | (_, Some('+')) => true,
            (KeyCode::Left, _) | (_, Some('-')) => false,
            (_, Some(_)) => {
                self.notice = Some(ctx.say(say::TYPED_ON_PART).to_owned());
                return;
            }
            _ => return,
        };
        part.open = open;
        let first = part.slots.start;
        if open && !self.hides(first, ctx) {
            self.go(At::Slot(first), ctx);
        }
    }

    /// What a folded part holds: its values where they are few, else how many; the names of its fields where it is empty.
    pub(super) fn summary(&self, part: &Part, ctx: &Ctx) -> String {
        let slots = &self.slots[part.slots.clone()];
        let shown: Vec<(usize, &Slot)> = part.slots.clone().zip(slots).filter(|(at, _)| !self.hides(*at, ctx)).collect();
        let filled: Vec<&Slot> = shown.iter().map(|(_, slot)| *slot).filter(|slot| !slot.text().trim().is_empty()).collect();
        // What stands in a new record from the start says nothing yet.
        let is_new = self.originals.iter().all(Option::is_none) && filled.iter().all(|slot| slot.is_untouched());
        if filled.is_empty() || is_new {
            let names: Vec<String> = shown.iter().map(|(_, slot)| uncapitalised(ctx.say(slot.field.words))).collect();
            return names.join(", ");
        }
        if shown.len() > FEW {
            return say::filled(ctx.lang, filled.len(), shown.len());
        }
        let value = |slot: &&Slot| {
            let text = slot.text();
            match slot.field.kind {
                Kind::Rating(_) => {
                    format!("{} {}", uncapitalised(ctx.say(slot.field.words)), text.split_whitespace().next().unwrap_or_default())
                }
                Kind::Line | Kind::Text | Kind::Channels(_) | Kind::Set(_) | Kind::Link(_) | Kind::Many(_) => {
                    text.split_whitespace().collect::<Vec<_>>().join(" ")
                }
                _ => format!("{} {text}", uncapitalised(ctx.say(slot.field.words))),
            }
        };
        filled.iter().map(value).collect::<Vec<_>>().join(" · ")
    }
}
