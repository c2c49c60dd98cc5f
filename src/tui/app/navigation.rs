//! Where one is, and the way back.

use super::App;
use super::held::Waits;
use crate::store::Error;
use crate::text::screen as say;
use crate::tui::layer::{Effect, Layer, Tab, Target, Tone};
use crate::tui::panes::account::AccountScreen;

impl App {
    pub(super) fn standing(&self) -> Target {
        match (&self.target, &self.account) {
            (Target::Account(..), Some(account)) => {
                let (id, tab) = account.standing();
                Target::Account(id, tab, account.subject().record.map(|(_, id)| id).filter(|_| tab != Tab::Dossier))
            }
            (target, _) => target.clone(),
        }
    }

    /// What the pane shows, whichever row is selected there.
    pub(super) fn sight(&self) -> Target {
        match self.standing() {
            Target::Account(id, tab, _) => Target::Account(id, tab, None),
            target => target,
        }
    }

    pub(super) fn go(&mut self, target: Target) {
        let from = self.standing();
        let from_was_noted = from != target;
        if from_was_noted {
            self.gone_on();
            self.back.push(from);
            self.back.drain(..self.back.len().saturating_sub(50));
        }
        let went = self.back.len();
        self.show(target);
        if self.types_ahead() && from_was_noted {
            self.back.truncate(went.saturating_sub(1));
        }
    }

    /// Where the way back leads: before a client past the pages of others.
    fn last_seen(&self) -> Option<usize> {
        self.back.iter().rposition(|target| !matches!(target, Target::Account(id, ..) if !self.ctx().sees(Some(*id))))
    }

    pub(super) fn go_back(&mut self) {
        let last = self.last_seen();
        let target = match (last.map(|at| self.back.remove(at)), &self.target) {
            (Some(target), _) => target,
            (None, Target::Account(..)) => Target::Accounts,
            (None, _) => Target::Today,
        };
        self.show(target);
    }

    /// Whether the way back leads anywhere: on *Today*, where one begins, there may be nothing behind.
    pub(super) fn leads_back(&self) -> bool {
        let is_first = self.overlays.is_empty() && self.target == Target::Today && self.last_seen().is_none();
        !is_first || self.stands() || self.is_waiting() || self.top().steps_back()
    }

    pub(super) fn show(&mut self, target: Target) {
        if let Target::Account(id, tab, record) = target.clone() {
            if !self.ctx().sees(Some(id)) {
                self.say(say::HIDDEN_NOW.get(self.lang()).into(), Tone::Trouble);
                return;
            }
            match AccountScreen::open(&self.ctx(), id, tab, record) {
                Ok(screen) => self.account = Some(screen),
                Err(Error::Busy) => return self.wait_with(Waits::Effects(vec![Effect::Go(target)])),
                Err(error) => return self.trouble(&error),
            }
        }
        if target != Target::Today {
            self.today.leave();
        }
        self.target = target;
        self.stale = true;
    }
}
