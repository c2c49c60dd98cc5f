//! Actions: first as the layer understands them, then as they are understood everywhere.

use super::held::Waits;
use super::message::holds;
use super::{App, Next};
use crate::domain::Words;
use crate::platform;
use crate::settings::Settings;
use crate::store::drafts::{self, Draft};
use crate::store::journal::Turned;
use crate::store::{Barred, Error, Step};
use crate::text::command::of_file;
use crate::text::errors::{self, Whole};
use crate::text::screen as say;
use crate::tui::actions::{self, Action};
use crate::tui::event::{Event, Report};
use crate::tui::layer::{Effect, Subject, Target, Tone};
use crate::tui::operations;
use crate::tui::overlays::find::{Among, Find};
use crate::tui::overlays::help::Help;

/// So many lines a key goes through the page beside a list.
const BESIDE: u16 = 8;

/// Whether an action holds where nothing is shown because a client is in the room.
pub(super) fn works_unseen(action: Action) -> bool {
    matches!(action, Action::Back | Action::ClientRoom | Action::Help | Action::Suspend | Action::Quit)
}

impl App {
    /// Does an action: first as the layer understands it, then as it is understood everywhere.
    pub fn act(&mut self, action: Action) {
        let asked = std::mem::take(&mut self.asked_to_lose);
        if action == Action::Suspend {
            return match platform::can_stop() {
                true => self.next = Next::Stop,
                false => self.say(say::NO_SHELL.get(self.lang()).into(), Tone::Trouble),
            };
        }
        let veiled = self.is_veiled();
        if veiled && !works_unseen(action) {
            self.say(say::HIDDEN_NOW.get(self.lang()).into(), Tone::Trouble);
            return;
        }
        if let Some(why) = self.top().obstacle(action) {
            self.say(why.get(self.lang()).into(), Tone::Trouble);
            return;
        }
        // The line is saved by the key that opens elsewhere.
        let saves = action == Action::Save || action == Action::Open && self.top().draft().is_some();
        if saves && self.heed_erasing() {
            return;
        }
        // What lies over what waits to be saved, such as the help, ends nothing but itself.
        let place = self.top().draft_place();
        let ends = saves || action == Action::Back && (place.is_some() || !self.is_waiting());
        let waited = ends && self.waits.take().is_some();
        if waited && action == Action::Back {
            self.leave_ahead();
        }
        if ends {
            self.answered();
        }
        self.tried_again(action);
        if action == Action::Save {
            // No draft may be written after what it became; a save that fails hands it to the keeper again.
            self.hold_draft();
        }
        let own = self.with_top(|layer, ctx| layer.act(action, ctx));
        match own {
            Ok(Some(mut effects)) => {
                // What it was about is not told either.
                effects.retain(|effect| !(veiled && matches!(effect, Effect::Say(..))));
                self.carry_out(effects);
                if waited && !saves && self.message.is_none() && self.top().draft_place() == place {
                    self.say(say::NOT_SAVED.get(self.lang()).into(), Tone::Said);
                }
                return;
            }
            Ok(None) => {}
            Err(error) if saves => return self.not_saved(action, &error),
            Err(error) => return self.trouble_in(action, &error),
        }
        let subject = Subject { open: self.shows_an_account(), ..self.top().subject() };
        match operations::perform(action, &subject, &self.ctx()) {
            Ok(Some(effects)) => return self.carry_out(effects),
            Ok(None) => {}
            Err(error) => return self.trouble_in(action, &error),
        }
        match action {
            Action::GoToday => self.go(Target::Today),
            Action::GoAccounts => self.go(Target::Accounts),
            Action::GoPractice => self.go(Target::Practice),
            Action::Back => self.go_back(),
            Action::Help => self.help(),
            // Half of what is usually in sight: one finds where one was.
            Action::BesideUp | Action::BesideDown => {
                self.with_top(|layer, _| (0..BESIDE).for_each(|_| layer.turn_page(action == Action::BesideDown)));
            }
            Action::Undo => self.turn(true),
            Action::Redo => self.turn(false),
            Action::ClientRoom => self.turn_room(),
            Action::FindName | Action::FindText => {
                let among = if action == Action::FindName { Among::Names } else { Among::Text };
                // The names are read when they are looked for, and kept for the next time.
                let find = Find::open(among, self.place(), self.names.clone());
                self.carry_out(vec![Effect::Push(Box::new(find))]);
            }
            Action::Quit if !asked && self.would_lose() => {
                self.asked_to_lose = true;
                self.say(say::WOULD_LOSE.get(self.lang()).into(), Tone::Trouble);
            }
            Action::Quit if !asked && self.save_deleted().is_err() => {
                self.asked_to_lose = true;
                self.say(say::FILE_LOST.get(self.lang()).into(), Tone::Trouble);
            }
            Action::Quit => self.next = Next::Quit,
            _ => {}
        }
    }

    /// An action failed; where that was for a text that could not be read, it is done once more.
    fn trouble_in(&mut self, action: Action, error: &Error) {
        if matches!(error, Error::Busy) && self.open_later(action) {
            return;
        }
        let begins = matches!(error, Error::Garbled(_)) && !self.desk.store.reads_legibly();
        self.trouble_of(Some(action), error);
        if begins && self.desk.store.reads_legibly() {
            return self.act(action);
        }
        if action.opens_text() && !matches!(error, Error::ReadOnly(_)) {
            self.not_opened(error);
        }
    }

    /// Whether what is on the screen is one account's: its page, or an overlay about it.
    fn shows_an_account(&self) -> bool {
        !self.overlays.is_empty() || matches!(self.target, Target::Account(..))
    }

    pub(super) fn help(&mut self) {
        let place = self.place();
        let barred = actions::rows(place).filter_map(|row| Some((row.action, self.why_not(row.action)?))).collect();
        let called = actions::rows(place).filter_map(|row| Some((row.action, self.called(row.action)?))).collect();
        self.overlays.push(Box::new(Help::of(place, barred, called)));
    }

    /// Why an action is not possible just now; `None` when it is.
    pub(super) fn why_not(&self, action: Action) -> Option<Words> {
        let subject = Subject { open: self.shows_an_account(), ..self.top().subject() };
        let barred = self.top().obstacle(action).or_else(|| operations::obstacle(action, &subject, &self.ctx()).ok().flatten());
        barred.or_else(|| match action {
            Action::Undo if !self.turns(action) => Some(say::NOTHING_TO_UNDO),
            Action::Redo if !self.turns(action) => Some(say::NOTHING_TO_REDO),
            _ => None,
        })
    }

    /// Whether there is something to take back, or to make again, as far as that was asked for.
    pub(super) fn turns(&self, action: Action) -> bool {
        match action {
            Action::Undo => self.turnable.0 || self.forgotten.is_some(),
            Action::Redo => self.turnable.1,
            _ => true,
        }
    }

    pub(super) fn turn(&mut self, back: bool) {
        if back && (self.remember() || self.asks_of_older()) {
            return;
        }
        let lang = self.lang();
        let ctx = self.ctx();
        let before_them = |step: &Step| self.desk.entered.is_some_and(|newest| step.id > newest);
        let turned = self.desk.store.turn_if(back, |step, touched| ctx.sees_step(touched, before_them(step)));
        match turned {
            Ok(Turned::Changed(step)) => {
                // The name of what was changed may be a private fact.
                let subject = if self.desk.client { String::new() } else { step.subject.clone() };
                let what = say::step(&Step { subject, ..step }, lang);
                let text = if back { say::undone(lang, &what) } else { say::redone(lang, &what) };
                self.say(text, Tone::Done);
                self.read_settings();
            }
            Ok(Turned::Barred) => {
                let words = if back { say::HIDDEN_TO_UNDO } else { say::HIDDEN_TO_REDO };
                self.say(words.get(lang).into(), Tone::Trouble);
            }
            Ok(Turned::Gone | Turned::Nothing) => {
                let words = if back { say::NOTHING_TO_UNDO } else { say::NOTHING_TO_REDO };
                self.say(words.get(lang).into(), Tone::Trouble);
            }
            Err(error) => self.trouble_of(Some(if back { Action::Undo } else { Action::Redo }), &error),
        }
    }

    /// Asks before what was done earlier is taken back by a key that is meant for a save of just now, which changed nothing. Whether it
    /// asks.
    fn asks_of_older(&mut self) -> bool {
        let Some(newest) = self.unchanged.take() else { return false };
        if self.desk.store.newest_step().ok() != Some(newest) {
            return false;
        }
        let ctx = self.ctx();
        let older = std::cell::RefCell::new(None);
        let look = |step: &Step, touched: &[_]| {
            let is_seen = ctx.sees_step(touched, false)?;
            older.replace(Some(step.clone()).filter(|_| is_seen));
            // Only looked at.
            Ok(false)
        };
        if self.desk.store.turn_if(true, look).is_err() {
            return false;
        }
        let Some(step) = older.into_inner().filter(|_| !self.desk.client) else { return false };
        self.say(say::undo_older(self.lang(), &say::step(&step, self.lang())), Tone::Trouble);
        true
    }

    /// Opens the form again whose draft was thrown away last, with what stood in it; `false` when that was not the last thing
    /// done.
    fn remember(&mut self) -> bool {
        let Some((task, body, step)) = self.forgotten.take() else { return false };
        if self.desk.client || self.desk.store.newest_step().ok() != Some(step) {
            return false;
        }
        let store = &self.desk.store;
        // Another text may wait there by now.
        let place = drafts::beside(&task.place(), store.clock());
        let kept = match store.is_read_only() {
            true => {
                store.remember_outside(Draft { place, at: store.clock().now().to_rfc3339(), body });
                Ok(())
            }
            false => store.keep_draft(&place, &body),
        };
        match kept {
            Ok(()) => {
                let back = Effect::Say(crate::text::form::DRAFT_BACK.get(self.lang()).into(), Tone::Done);
                self.carry_out(vec![Effect::Form(task), back]);
            }
            Err(error) => self.trouble(&error),
        }
        true
    }

    pub(super) fn read_settings(&mut self) {
        match Settings::read(&self.desk.store) {
            Ok(settings) if settings != self.desk.settings => {
                if let Some(watch) = &self.watch {
                    watch.look(&settings);
                }
                self.desk.settings = settings;
            }
            Ok(_) => {}
            Err(error) => self.trouble(&error),
        }
    }

    pub(super) fn trouble(&mut self, error: &Error) {
        self.trouble_of(None, error);
    }

    /// Says what went wrong with what was to be done.
    fn trouble_of(&mut self, action: Option<Action>, error: &Error) {
        self.read_legibly(error);
        let text = self.sentence(error);
        if let (Error::Moved(_), Some(keeper)) = (error, &self.keeper) {
            keeper.look();
        }
        match error {
            error if self.is_to_be_asked_anew(error) => self.say(say::FREE_AGAIN.get(self.lang()).into(), Tone::Trouble),
            // What was asked for was not done: that is not over when the file is free again.
            Error::Busy if action.is_some() => {
                self.insist_on(of_file(say::NOT_DONE.get(self.lang()), self.lang()), action, Tone::Trouble);
            }
            Error::Busy => self.is_held(),
            error if holds(error) => self.insist_on(text, action, Tone::Unsaved),
            _ => self.say(text, Tone::Trouble),
        }
        self.stale = true;
    }

    /// Where a text could not be read, all is read with a mark in its place from now on. Whether that began now.
    pub(super) fn read_legibly(&mut self, error: &Error) -> bool {
        if !matches!(error, Error::Garbled(_)) || self.desk.store.reads_legibly() {
            return false;
        }
        match self.desk.store.read_legibly() {
            Ok(()) => self.desk.store.reads_legibly(),
            Err(error) => {
                let text = self.sentence(&error);
                self.insist(text);
                false
            }
        }
    }

    /// What is typed could not be saved: that stands until it is saved, or left. While another program holds the file, the
    /// save is tried again by itself.
    fn not_saved(&mut self, action: Action, error: &Error) {
        self.read_legibly(error);
        self.waits = Some(Waits::Save(action)).filter(|_| matches!(error, Error::Busy));
        let text = match error {
            _ if self.is_waiting() => of_file(say::SAVE_WAITS.get(self.lang()), self.lang()),
            error if error.is_full() => self.sentence(error).replace(errors::FULL.get(self.lang()), errors::FULL_TYPED.get(self.lang())),
            // Where nothing can be saved for long, whoever typed has to know where it is.
            Error::ReadOnly(_) | Error::Damaged { .. } | Error::Outgrown { .. } => {
                errors::then(&self.sentence(error), say::TYPED_STAYS.get(self.lang()))
            }
            _ => self.sentence(error),
        };
        self.insist_on(text, None, Tone::Unsaved);
        self.stale = true;
    }

    /// The sentence for an error of the open file.
    pub(super) fn sentence(&mut self, error: &Error) -> String {
        // What a later version made of the file cannot be read as we know it.
        if let (Error::Sql(_), Some(Barred::Outgrown(_))) = (error, self.desk.store.barred()) {
            return errors::of_store(&self.desk.store.why_barred(), self.lang());
        }
        if let (Error::Sql(_), Some(flaw)) = (error, self.desk.store.flaw().filter(Error::is_beyond_mending)) {
            return self.sentence(&flaw);
        }
        if let (Error::Gone, Some(why)) = (error, self.why_gone_for_good()) {
            return why;
        }
        if let (Error::Sql(_), Some(emptied)) = (error, self.desk.store.emptied()) {
            return self.sentence(&emptied);
        }
        let (path, lang) = (self.desk.store.path().to_owned(), self.lang());
        if let (Error::Damaged { path: unnamed, detail, .. }, None) = (error, self.desk.store.barred())
            && unnamed.as_os_str().is_empty()
        {
            // Met while reading: no window is to write on until that is answered.
            let _ = self.desk.store.note_damage(detail);
        }
        errors::in_file(error, &path, || self.whole_copy(), lang)
    }

    /// The newest whole copy of the file, as far as it is known: to tell, copies are read on a thread of its own.
    pub(super) fn whole_copy(&mut self) -> Whole {
        if let Some(known) = self.whole.clone() {
            return known;
        }
        let origin = self.desk.store.origin();
        let find = move || origin.newest_whole();
        let whole = match self.reports.clone() {
            None => find().into(),
            Some(reports) => {
                let work = move || drop(reports.send(Event::Report(Report::WholeCopy(find()))));
                match std::thread::Builder::new().name("copies".into()).spawn(work) {
                    Ok(_) => Whole::Sought,
                    Err(_) => Whole::Nowhere,
                }
            }
        };
        self.whole = Some(whole.clone());
        whole
    }
}
