//! What is typed and not finished: handed to the keeper, left, and opened again after a crash.

use super::App;
use crate::store::drafts::{self, Draft};
use crate::store::{Result, typing};
use crate::text::errors;
use crate::text::screen as say;
use crate::tui::actions::{self, Action, Place};
use crate::tui::event::Event;
use crate::tui::keeper::Kept;
use crate::tui::keymap::Key;
use crate::tui::layer::{Layer, Tone};
use crate::tui::overlays::capture::{Capture, apart};
use crate::tui::overlays::form::{self, Form, Task};
use crate::tui::overlays::typed::Line;
use crossterm::event::{Event as Term, KeyCode, KeyEvent, KeyModifiers};
use std::path::Path;

/// How long a stop, and how long leaving what is typed, may wait for its draft to be written.
const SETTLING: std::time::Duration = std::time::Duration::from_secs(2);
const LEAVING: std::time::Duration = std::time::Duration::from_millis(150);

impl App {
    /// After a crash the form opens on what was being typed.
    pub(super) fn reopen_draft(&mut self) -> Result<()> {
        let mut drafts = self.desk.store.offered()?;
        for draft in &mut drafts {
            // An earlier version may have called the place otherwise. Where that cannot be put right now, it is next time.
            let itself = drafts::itself(&draft.place);
            let beside = draft.place.strip_prefix(itself).unwrap_or_default();
            let place = Task::from_place(itself).map(|task| task.place()).filter(|place| place != itself);
            let place = place.map(|place| format!("{place}{beside}"));
            if let Some(Ok(place)) = place.map(|place| self.desk.store.rename_draft(&draft.place, &place)) {
                draft.place = place;
            }
        }
        // Another window went on keeping it.
        drafts.retain(|draft| {
            !(self.desk.store.is_left_of_erased(draft).unwrap_or(false) && self.desk.store.drop_draft(&draft.place).is_ok())
        });
        let mut apart = Vec::new();
        for draft in &mut drafts {
            // What cannot be looked up now is looked up next time.
            if let Some(put) = self.put_apart(draft).unwrap_or_default() {
                apart.push(put.place.clone());
                *draft = put;
            }
        }
        for draft in drafts {
            if form::was_left(&draft.body) {
                continue;
            }
            // Of two windows that are started at once after a crash one goes on with it.
            if !self.desk.store.claim(&draft.place).unwrap_or(true) {
                continue;
            }
            let ctx = self.desk.ctx();
            let capture = Capture::reopen(&ctx, &draft.place).ok().flatten().map(|capture| Box::new(capture) as Box<dyn Layer>);
            let form =
                || Form::open(Task::from_place(drafts::itself(&draft.place))?, &ctx).ok().map(|form| Box::new(form) as Box<dyn Layer>);
            let layer = capture.or_else(form);
            if let Some(layer) = layer {
                self.overlays.push(layer);
                self.unasked = true;
                let said = if apart.contains(&draft.place) { say::DRAFT_OPENED_APART } else { say::DRAFT_OPENED };
                let (said, more) = (said.get(self.lang()), say::MORE_WAIT.get(self.lang()));
                let others = self.desk.store.offered()?;
                let is_another = |other: &drafts::Draft| other.place != draft.place && !form::was_left(&other.body);
                let said = if others.iter().any(is_another) { errors::then(said, more) } else { said.to_owned() };
                self.say(said, Tone::Done);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Puts what was typed over a record that is in the file no more, such as since a restore, into lines of their own, which open without
    /// it; gives the first of them.
    fn put_apart(&self, draft: &Draft) -> Result<Option<Draft>> {
        let (store, ctx) = (&self.desk.store, self.desk.ctx());
        let text = match Task::from_place(drafts::itself(&draft.place)) {
            Some(task) if store.is_of_another(draft)? || task.is_gone(&ctx)? => form::texts(&draft.body).join("; "),
            Some(_) => return Ok(None),
            None => Capture::gone(&ctx, draft)?.unwrap_or_default(),
        };
        // Of two windows that are started at once one gets it.
        if text.trim().is_empty() || !store.claim(&draft.place).unwrap_or(true) {
            return Ok(None);
        }
        let letters: Vec<char> = text.chars().collect();
        let mut parts = Vec::new();
        for part in letters.chunks(Line::LIMIT) {
            let (place, body) = apart(&ctx, None, &part.iter().collect::<String>());
            parts.push(Draft { place, at: draft.at.clone(), body: typing::signed(&body) });
        }
        let mut is_kept = true;
        for part in &parts {
            is_kept &= store.keep_draft_of(&part.place, &part.at, &part.body).is_ok();
        }
        // What the file cannot take now is remembered, and put into lines again at the next start.
        if !is_kept {
            parts.iter().cloned().for_each(|part| store.remember_outside(part));
        } else {
            store.drop_draft(&draft.place)?;
        }
        Ok(parts.into_iter().next())
    }

    /// Whether a key is meant for the page that one expected to see: it neither types into a text that lies over it unasked, nor saves
    /// that. Enter says that one goes on with it, and words that were typed before go on in it, unless they began as a line of their own; by
    /// Esc they are kept as such a line. What are no words goes into nothing.
    pub(super) fn is_held_back(&mut self, key: Key, event: KeyEvent) -> bool {
        if !self.unasked || self.overlays.is_empty() {
            return false;
        }
        self.stale = true;
        self.unasked = key.edits();
        if self.unasked {
            self.hold_back(Event::Terminal(Term::Key(event)));
            return true;
        }
        if key.is_enter() {
            self.heard();
        }
        match actions::resolve(key, self.place()) {
            Some(Action::Back) => self.leave_ahead(),
            _ if self.begins_a_line() => {
                let said = self.and_typed(say::AHEAD_APART.get(self.lang()).to_owned());
                self.leave_ahead();
                self.say(said, Tone::Done);
            }
            _ if self.is_meant_for_the_page() => self.leave_ahead(),
            _ => {
                self.part_from_what_stood();
                self.take_ahead();
            }
        }
        key.is_enter()
    }

    /// Parts what was typed ahead from the line that stood there, so that its first word goes on no other.
    fn part_from_what_stood(&mut self) {
        let is_word = self.typed().chars().next().is_some_and(char::is_alphanumeric);
        if is_word && self.place() == Place::Capture {
            self.handle(Event::Terminal(Term::Key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE))));
        }
    }

    /// Leaves what is typed: where the file does not have it, this window remembers it. Where it is kept.
    pub(super) fn leave(&self, place: String, body: String) -> Option<Kept> {
        let kept = self.keeper.as_ref()?.flush(LEAVING);
        if kept != Some(Kept::InFile) {
            self.desk.store.remember_outside(Draft { place, at: self.desk.store.clock().now().to_rfc3339(), body });
        }
        kept
    }

    /// Writes the open file out beside its place, once, where it was deleted. Where it lies then, if it had to.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn save_deleted(&mut self) -> Result<Option<&Path>> {
        if self.saved.is_none() && self.desk.store.must_be_in_place().is_err() {
            self.saved = self.desk.store.save_deleted()?;
        }
        Ok(self.saved.as_deref())
    }

    /// Whether what was typed would be lost with this window.
    pub(super) fn would_lose(&self) -> bool {
        self.keeper.as_ref().is_some_and(|keeper| keeper.flush(LEAVING) == Some(Kept::Nowhere))
    }

    /// Takes from the keeper what it has not written yet.
    pub(super) fn hold_draft(&mut self) {
        if let (Some(keeper), Some((place, _))) = (&self.keeper, self.kept.take()) {
            keeper.hold(place);
        }
    }

    /// Hands what is being typed to the keeper, if it changed.
    pub(super) fn keep_draft(&mut self) {
        let Some(keeper) = &self.keeper else { return };
        // A picker may lie over the form.
        let Some(draft) = self.overlays.iter().rev().find_map(|overlay| overlay.draft()) else {
            // All is as it was when the form was opened: there is nothing to come back to.
            let open = |place: &String| self.overlays.iter().any(|overlay| overlay.draft_place().as_ref() == Some(place));
            if self.kept.as_ref().is_some_and(|(place, _)| open(place))
                && let Some((place, _)) = self.kept.take()
            {
                keeper.forget(place);
            }
            return;
        };
        if self.kept.as_ref() != Some(&draft) {
            keeper.keep(draft.0.clone(), draft.1.clone());
            self.kept = Some(draft);
        }
    }

    /// Writes drafts that wait, before the program ends.
    pub fn flush(&self) {
        if let Some(keeper) = &self.keeper {
            keeper.flush(LEAVING);
        }
    }

    /// Writes drafts that wait, before the program is stopped: in the middle of that it would hold the file for as long as it stands still.
    pub fn settle(&self) {
        if let Some(keeper) = &self.keeper {
            keeper.flush(SETTLING);
        }
    }
}
