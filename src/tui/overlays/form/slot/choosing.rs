//! A value that is chosen by keys: arrows go through all of them, letters look for one by its name.

use super::super::chosen;
use super::Slot;
use crate::domain::Value;
use crate::text::form as say;
use crate::tui::layer::Ctx;
use crate::tui::overlays::typed;
use crossterm::event::{KeyCode, KeyEvent};

impl Slot {
    /// Changes a chosen value by arrows, space or the letters of what is wanted.
    pub(super) fn turn(&mut self, key: KeyEvent, ctx: &Ctx) -> bool {
        let is_sought = !self.letters.is_empty();
        let step = match (key.code, typed::types(key)) {
            // A blank behind what is called nothing here belongs to it.
            (_, Some(' ')) if self.sought_from.is_some() && self.is_refused(ctx) => return self.seek(' ', ctx),
            (KeyCode::Right, _) | (_, Some(' ' | '+')) => 1,
            (KeyCode::Left, _) | (_, Some('-')) => -1,
            (KeyCode::Backspace, _) if is_sought => {
                self.letters.pop();
                return true;
            }
            (KeyCode::Backspace | KeyCode::Delete, _) => return self.set(ctx, Value::Empty).is_ok(),
            (_, Some(c)) => return self.seek(c, ctx),
            _ => return false,
        };
        let value = chosen::turned(self.field.kind, self.chosen(), step);
        // The sign may begin a number that follows.
        self.letters = typed::types(key).filter(|c| matches!(c, '-' | '+')).map(String::from).unwrap_or_default();
        self.sought_from = None;
        value.is_some_and(|value| self.set(ctx, value).is_ok())
    }

    /// Whether nothing is called as the letters say.
    fn is_refused(&self, ctx: &Ctx) -> bool {
        chosen::sought(self.field.kind, self.letters.trim_start(), ctx.lang).is_none()
    }

    /// One more letter of what is wanted.
    fn seek(&mut self, c: char, ctx: &Ctx) -> bool {
        if self.letters.is_empty() {
            self.sought_from = Some(self.chosen().clone());
        }
        self.letters.push(c);
        self.found(ctx)
    }

    /// Takes the value that a pasted text names, or says that there is none of that name.
    pub(super) fn choose_named(&mut self, text: &str, ctx: &Ctx) -> bool {
        self.letters = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.letters.is_empty() {
            return false;
        }
        self.trouble = None;
        self.sought_from = Some(self.chosen().clone());
        self.found(ctx);
        // What is typed next is another word.
        self.letters.clear();
        self.trouble.is_none()
    }

    /// Takes the value that the letters mean. Where nothing is called so, the one before them comes back, and it is said: what was typed
    /// was meant for another field.
    fn found(&mut self, ctx: &Ctx) -> bool {
        let letters = self.letters.trim_start().to_owned();
        let before = self.sought_from.clone();
        let found = chosen::sought(self.field.kind, &letters, ctx.lang);
        if found.is_none() {
            self.trouble = Some(say::not_among(ctx.lang, &letters));
        }
        found.or(before).is_some_and(|value| self.set(ctx, value).is_ok())
    }
}
