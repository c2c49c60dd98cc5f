//! Reading what is shown and drawing it.

use super::App;
use super::acting::works_unseen;
use crate::domain::day;
use crate::store::{Error, leftovers};
use crate::text::command::of_file;
use crate::text::errors;
use crate::text::screen as say;
use crate::tui::actions::{self, Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Subject, Target, Tone};
use crate::tui::operations;
use crate::tui::screen;
use ratatui::Frame;
use ratatui::layout::Rect;

impl App {
    /// Looks whether another program changed the file; `true` when the screen must be drawn anew.
    pub fn look_around(&mut self) -> bool {
        if self.overlays.iter().any(|overlay| overlay.holds_file()) {
            return self.stale;
        }
        self.heed_damage();
        self.heed_place();
        self.tell_found();
        self.keep_room_at_last();
        if self.desk.store.revision().is_ok_and(|revision| revision != self.desk.revision) {
            self.stale = true;
            self.heed_schema();
            if !self.heed_restoring() {
                self.heed_erasing();
            }
            match self.desk.store.heed_mending() {
                Ok(true) => self.answered(),
                Ok(false) => {}
                Err(error) => self.trouble(&error),
            }
            self.read_settings();
        }
        self.stale
    }

    /// Says that the file is not where it was, as long as that is so, and that it is there again.
    fn heed_place(&mut self) {
        let in_place = self.desk.store.must_be_in_place();
        if in_place.is_err() && self.open_restored() {
            return;
        }
        if let (Err(_), Some(keeper)) = (&in_place, &self.keeper) {
            keeper.look();
        }
        match (in_place, self.away.take()) {
            // What is typed is spoken of behind it.
            (Err(_), Some(said)) => {
                if !self.says(&said) {
                    self.insist(said.clone());
                    self.stale = true;
                }
                self.away = Some(said);
            }
            (Err(error), None) => {
                let lang = self.lang();
                let said = self.sentence(&error);
                let said = match self.save_deleted() {
                    Ok(None) => said,
                    Ok(Some(saved)) => errors::then(&said, &say::written_out(lang, &saved.display().to_string())),
                    Err(_) => say::FILE_LOST.get(lang).to_owned(),
                };
                if !self.says(&said) {
                    self.insist(said.clone());
                }
                (self.away, self.stale) = (Some(said), true);
            }
            (Ok(()), Some(said)) => {
                // What was done meanwhile says more.
                if self.unsay(&said) || self.message.is_none() {
                    let path = self.desk.store.path().display().to_string();
                    self.say(say::back_in_place(self.lang(), &path), Tone::Done);
                }
                self.stale = true;
            }
            (Ok(()), None) => {}
        }
    }

    /// Says what lay beside the file when it was opened.
    pub(in crate::tui) fn tell_found(&mut self) {
        let found = leftovers::take_found_of(self.desk.store.path());
        if !found.is_empty() {
            let said = found.iter().map(|found| errors::of_found(found, self.lang()));
            self.insist(said.collect::<Vec<_>>().join(" "));
            self.stale = true;
        }
    }

    /// Takes note of what others have made of the schema under this window: a later version, or whoever put in what is not ours.
    fn heed_schema(&mut self) {
        let was = self.desk.store.is_read_only();
        match self.desk.store.heed_schema() {
            Err(error) => self.trouble(&error),
            Ok(()) if self.desk.store.is_read_only() && !was => self.trouble(&self.desk.store.why_barred()),
            Ok(()) => {}
        }
    }

    /// Takes note of damage that a check found, in this window or another one, and of its end.
    pub(super) fn heed_damage(&mut self) {
        let was = self.desk.store.is_read_only();
        if let Err(error) = self.desk.store.heed_damage() {
            return self.trouble(&error);
        }
        match (was, self.desk.store.is_read_only()) {
            (false, true) => self.trouble(&self.desk.store.why_barred()),
            (true, false) => self.answered(),
            _ => {}
        }
        self.stale |= was != self.desk.store.is_read_only();
    }

    /// Until it is told that the first frame stands, only what that frame is for is read.
    pub fn open(&mut self, opening: bool) {
        self.desk.opening = opening;
        self.stale |= !opening;
    }

    /// Reads what is shown, if anything may have changed.
    pub fn refresh(&mut self) {
        self.make_room();
        if !std::mem::take(&mut self.stale) {
            return;
        }
        if self.overlays.iter().any(|overlay| overlay.holds_file()) {
            return;
        }
        if self.window.0 < screen::LEAST.0 || self.window.1 < screen::LEAST.1 {
            self.stale = true;
            return;
        }
        if self.desk.store.revision().is_ok_and(|revision| revision != self.desk.revision) {
            self.heed_erasing();
        }
        let was_held = std::mem::take(&mut self.held);
        let was_legible = self.desk.store.reads_legibly();
        self.read_once();
        if self.desk.store.reads_legibly() != was_legible {
            self.read_once();
        }
        if was_held && !self.held {
            // What was said since, such as that a save came through, stays.
            self.unsay(say::READ_WAITS.get(self.lang()));
            self.unsay(say::DRAFT_WAITS.get(self.lang()));
        }
        // Names are kept apart from the page that finds them: they follow the file while it is open.
        if self.place() == Place::Find && self.named != Some(self.desk.revision) {
            self.load_names();
        }
        // Errors of reading are said once; the next event reads again. What another program holds is read soon.
        self.stale = self.held;
    }

    fn read_once(&mut self) {
        let read = self.desk.store.begin_reading().and_then(|()| {
            self.read_shown();
            self.desk.store.end_reading()
        });
        if let Err(error) = read {
            self.trouble(&error);
        }
    }

    fn read_shown(&mut self) {
        match self.desk.store.revision() {
            Ok(revision) => {
                if revision != std::mem::replace(&mut self.desk.revision, revision) {
                    self.heed_schema();
                    // Another window may have changed them; a key of this one came before it was looked around.
                    self.read_settings();
                }
            }
            // What is shown stays, and nothing else is waited for.
            Err(Error::Busy) => return self.is_held(),
            Err(error) => self.trouble(&error),
        }
        let counted = (self.desk.revision, self.ctx().today);
        if self.counted != Some(counted) {
            let store = &self.desk.store;
            let count = || Ok((store.promise_count(&day::iso(counted.1))?, store.turnable()?, store.has_accounts()?));
            match count() {
                Ok((count, turnable, clients)) => {
                    (self.count, self.turnable, self.has_clients, self.counted) = (count, turnable, clients, Some(counted));
                }
                Err(error) => self.trouble(&error),
            }
        }
        let mut failed = None;
        let overlays = std::mem::take(&mut self.overlays);
        // The pane under the overlays is read too: it shows what the overlay changes.
        if let Err(error) = self.with_top(|layer, ctx| layer.refresh(ctx)) {
            failed = Some(error);
        }
        self.overlays = overlays;
        if !self.overlays.is_empty()
            && let Err(error) = self.with_top(|layer, ctx| layer.refresh(ctx))
        {
            let gone = matches!(error, Error::Gone);
            if gone {
                self.overlays.pop();
            }
            // Where something was said just now, that says already why it is gone.
            if !gone || self.message.is_none() {
                failed = Some(error);
            }
        }
        match failed {
            Some(Error::Gone) if self.overlays.is_empty() && matches!(self.target, Target::Account(..)) => {
                self.account = None;
                self.back.retain(|target| !matches!(target, Target::Account(..)));
                self.go_back();
                // Whoever took it back here was told so.
                if self.message.is_none() {
                    self.trouble(&Error::Gone);
                }
                // Where one comes back to, what is gone must not stand any more.
                if let Err(error) = self.with_top(|layer, ctx| layer.refresh(ctx)) {
                    self.trouble(&error);
                }
            }
            Some(Error::Busy) => self.is_held(),
            Some(error) => self.trouble(&error),
            None => self.read = Some(self.sight()),
        }
    }

    /// Reads what lies under the overlay on top anew: parts of it are seen beside that.
    pub(super) fn refresh_below(&mut self) {
        let mut above = Vec::new();
        while self.overlays.len() > 1
            && let Some(overlay) = self.overlays.pop()
        {
            above.push(overlay);
            if let Err(error) = self.with_top(|layer, ctx| layer.refresh(ctx)) {
                self.trouble(&error);
            }
        }
        self.overlays.extend(above.into_iter().rev());
    }

    /// Another program holds the file: that is said as long as it does. What became of the key that was pressed last is said first.
    pub(super) fn is_held(&mut self) {
        self.held = true;
        if self.message.is_some() {
            return;
        }
        self.say(of_file(say::READ_WAITS.get(self.lang()), self.lang()), Tone::Trouble);
    }

    /// Whether an action is possible now, as far as that is told without reading the file.
    fn is_of_use(&self, action: Action, subject: &Subject) -> bool {
        // An overlay does itself what it offers; over a pane it is done to what is selected.
        let lacks = self.overlays.is_empty()
            && (operations::lacks(action, subject).is_some() || !self.has_clients && operations::needs_client(action));
        let hidden = self.desk.client && operations::hidden(action, subject).is_some();
        // What a file takes nothing of would be refused only when it is typed.
        let is_barred = self.desk.store.is_read_only() && operations::writes(action);
        let turns = self.turns(action) && (action != Action::Back || self.leads_back());
        (!self.is_veiled() || works_unseen(action)) && self.top().obstacle(action).is_none() && !lacks && !hidden && turns && !is_barred
    }

    /// What is offered on the bottom line, as far as it has room.
    pub fn offered(&self) -> Vec<Action> {
        let subject = self.top().subject();
        let offered = actions::rows(self.place()).filter(|row| row.rank > 0).map(|row| row.action);
        offered.filter(|action| self.is_on_line(*action, &subject)).collect()
    }

    /// What can be done where one is: all that neither the bottom line nor the help calls impossible just now.
    pub fn possible(&self) -> Vec<Action> {
        let subject = self.top().subject();
        let possible = |action: &Action| self.is_of_use(*action, &subject) && self.why_not(*action).is_none();
        actions::rows(self.place()).map(|row| row.action).filter(possible).collect()
    }

    /// Leaves a long message rows of its own: what is read or typed is not covered by it.
    fn make_room(&mut self) {
        let called = |action| self.called(action);
        let is_of_use = |action| self.offers(action);
        let rows = self.said().map_or(0, |said| screen::message_rows(self.window, self.place(), is_of_use, called, said, self.lang()));
        let size = (self.window.0, self.window.1.saturating_sub(rows));
        self.stale |= std::mem::replace(&mut self.desk.size, size) != size;
    }

    fn offers(&self, action: Action) -> bool {
        self.is_on_line(action, &self.top().subject())
    }

    /// Whether an action has a place on the bottom line: taking a file in has one where one begins, before there is a client.
    fn is_on_line(&self, action: Action, subject: &Subject) -> bool {
        (action != Action::Import || !self.has_clients) && self.top().is_offered(action) && self.is_of_use(action, subject)
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame) {
        let area = frame.area();
        self.window = (area.width, area.height);
        self.make_room();
        let said = area.height.saturating_sub(self.desk.size.1);
        let mut hits = Vec::new();
        let ctx = self.ctx();
        let mut canvas = Canvas { buffer: frame.buffer_mut(), hits: &mut hits, theme: ctx.theme, lang: ctx.lang };
        if area.width < screen::LEAST.0 || area.height < screen::LEAST.1 {
            screen::too_small(&mut canvas, area);
        } else {
            let top = screen::Top {
                target: &self.target,
                count: self.count,
                demo: self.demo,
                read_only: self.desk.store.is_read_only(),
                away: self.away.is_some(),
                begins: self.overlays.iter().any(|overlay| overlay.place() == Place::Welcome),
            };
            let body = screen::top_line(&mut canvas, area, &top, &ctx);
            let body = Rect { height: body.height.saturating_sub(said), ..body };
            // A page that could not be read yet is not an empty one.
            if self.held && self.read.as_ref() != Some(&self.sight()) {
                screen::only(&mut canvas, body, &of_file(say::NOT_READ.get(ctx.lang), ctx.lang));
            } else if self.overlays.iter().any(|overlay| overlay.place() == Place::Welcome) {
                // Whoever has not begun yet is offered no keys but those of the page.
            } else {
                self.pane().view(&mut canvas, body, &ctx);
            }
            screen::demo_sign(&mut canvas, area, &top, &ctx);
            if !self.overlays.is_empty() {
                // What lies under an overlay cannot be hit.
                canvas.hits.clear();
                canvas.step_back(body);
            }
            let veiled = self.is_veiled();
            if veiled {
                screen::veil(&mut canvas, body);
            } else if let Some(overlay) = self.overlays.last() {
                // A picker stands over its form, which stays in sight.
                if matches!(overlay.place(), Place::Picker | Place::PickerOfMany)
                    && let Some(below) = self.overlays.iter().rev().nth(1)
                {
                    below.view(&mut canvas, body, &ctx);
                    canvas.hits.clear();
                    canvas.step_back(body);
                }
                overlay.view(&mut canvas, body, &ctx);
            }
            let subject = self.top().subject();
            let of_use = |action| self.is_on_line(action, &subject);
            let called = |action| self.called(action);
            screen::bottom_line(&mut canvas, area, self.place(), of_use, called, self.said());
        }
        canvas.finish();
        self.hits = hits;
    }
}
