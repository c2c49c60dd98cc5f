//! Actions: first as the layer understands them, then as they are understood everywhere.

use super::{App, Next};
use crate::platform;
use crate::settings::Settings;
use crate::store::{Error, Step};
use crate::text::{errors, screen as say};
use crate::tui::actions::{self, Action};
use crate::tui::layer::{Effect, Subject, Target, Tone};
use crate::tui::operations;
use crate::tui::overlays::find::{Among, Find};
use crate::tui::overlays::help::Help;

impl App {
    /// Does an action: first as the layer understands it, then as it is understood everywhere.
    pub fn act(&mut self, action: Action) {
        if action == Action::Suspend {
            return match platform::can_stop() {
                true => self.next = Next::Stop,
                false => self.message = Some((say::NO_SHELL.get(self.lang()).into(), Tone::Trouble)),
            };
        }
        if let Some(why) = self.top().obstacle(action) {
            self.message = Some((why.get(self.lang()).into(), Tone::Trouble));
            return;
        }
        if action == Action::Save {
            // No draft may be written after what it became; a save that fails hands it to the keeper again.
            self.hold_draft();
        }
        let own = self.with_top(|layer, ctx| layer.act(action, ctx));
        match own {
            Ok(Some(effects)) => return self.carry_out(effects),
            Ok(None) => {}
            Err(error) => return self.trouble(&error),
        }
        let subject = Subject { open: self.shows_an_account(), ..self.top().subject() };
        match operations::perform(action, &subject, &self.ctx()) {
            Ok(Some(effects)) => return self.carry_out(effects),
            Ok(None) => {}
            Err(error) => return self.trouble(&error),
        }
        match action {
            Action::GoToday => self.go(Target::Today),
            Action::GoAccounts => self.go(Target::Accounts),
            Action::GoPractice => self.go(Target::Practice),
            Action::Back => self.go_back(),
            Action::Help => self.help(),
            Action::Undo => self.turn(true),
            Action::Redo => self.turn(false),
            Action::ClientRoom => {
                self.desk.client = !self.desk.client;
                let words = if self.desk.client { say::CLIENT_ON } else { say::CLIENT_OFF };
                self.message = Some((words.get(self.lang()).into(), Tone::Done));
            }
            Action::FindName | Action::FindText => {
                let among = if action == Action::FindName { Among::Names } else { Among::Text };
                // The names are read when they are looked for, and kept for the next time.
                let find = Find::open(among, self.place(), self.names.clone());
                self.carry_out(vec![Effect::Push(Box::new(find))]);
            }
            Action::Quit => self.next = Next::Quit,
            _ => {}
        }
    }

    /// Whether what is on the screen is one account's: its page, or an overlay about it.
    fn shows_an_account(&self) -> bool {
        !self.overlays.is_empty() || matches!(self.target, Target::Account(..))
    }

    pub(super) fn help(&mut self) {
        let place = self.place();
        let subject = Subject { open: self.shows_an_account(), ..self.top().subject() };
        let ctx = self.ctx();
        let barred = actions::rows(place)
            .filter_map(|row| {
                let why = self.top().obstacle(row.action).or_else(|| operations::obstacle(row.action, &subject, &ctx).ok().flatten())?;
                Some((row.action, why))
            })
            .collect();
        self.overlays.push(Box::new(Help::of(place, barred)));
    }

    pub(super) fn turn(&mut self, back: bool) {
        let lang = self.lang();
        let turned = if back { self.desk.store.undo() } else { self.desk.store.redo() };
        match turned {
            Ok(Some(step)) => {
                // The name of what was changed may be a private fact.
                let subject = if self.desk.client { String::new() } else { step.subject.clone() };
                let what = say::step(&Step { subject, ..step }, lang);
                let text = if back { say::undone(lang, &what) } else { say::redone(lang, &what) };
                self.message = Some((text, Tone::Done));
                self.read_settings();
            }
            Ok(None) => {
                let words = if back { say::NOTHING_TO_UNDO } else { say::NOTHING_TO_REDO };
                self.message = Some((words.get(lang).into(), Tone::Trouble));
            }
            Err(error) => self.trouble(&error),
        }
    }

    pub(super) fn read_settings(&mut self) {
        match Settings::read(&self.desk.store) {
            Ok(settings) => self.desk.settings = settings,
            Err(error) => self.trouble(&error),
        }
    }

    pub(super) fn trouble(&mut self, error: &Error) {
        self.message = Some((errors::of_store(error, self.lang()), Tone::Trouble));
        self.stale = true;
    }
}
