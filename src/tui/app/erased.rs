//! Somebody is erased in another window: what is typed here must not bring them back.

use super::App;
use crate::store::{Origin, Store, beside, drafts, rescue, typing};
use crate::text::errors;
use crate::text::screen as say;
use crate::tui::event::Event;
use crate::tui::keeper::Keeper;
use crate::tui::overlays::capture::{apart, text_of};
use crossterm::event::Event as Term;
use std::path::PathBuf;

/// What a window knows of restores of its file.
#[derive(Debug)]
pub(super) struct Restores {
    /// The file as it was before the last one.
    kept: Option<PathBuf>,
    /// Whether there was one while the window was open.
    pub(super) is_met: bool,
}

impl Restores {
    /// Those before a file was opened.
    pub(super) fn before(store: &Store) -> Restores {
        Restores { kept: beside::before_restore(store.path()), is_met: false }
    }
}

impl App {
    /// Takes note of it. Whether what is typed here was about them, or named them.
    ///
    /// A form of theirs goes with what was typed into it. From another text their name goes where it was taken out of its draft; what
    /// became of the draft is known to whoever erased them alone.
    pub(super) fn heed_erasing(&mut self) -> bool {
        // What cannot be read now is read at the next look.
        let Ok(erasing) = self.desk.store.last_erasing() else { return false };
        if erasing == self.erased {
            return false;
        }
        if self.heed_restoring() {
            return true;
        }
        self.erased.clone_from(&erasing);
        // Nobody is brought back by taking back that it was thrown away.
        self.forgotten = None;
        let said = [self.leave_forms_of_erased(), self.take_erased_out()];
        let is_out_of_queue = self.take_erased_out_of_queue();
        self.type_on(erasing, |store, place| store.draft(place).ok().flatten());
        let said: Vec<&str> = said.into_iter().flatten().collect();
        if said.is_empty() {
            if is_out_of_queue {
                // What is typed next is shown with what became of it.
                let said = self.and_typed(say::ERASED_TAKEN_OUT.get(self.lang()).to_owned());
                self.remark(said);
            }
            return is_out_of_queue;
        }
        self.waits = None;
        self.insist(said.join(" "));
        true
    }

    /// Takes note of a restore by somebody else: what is not in the file any more was erased by nobody. Whether there was one.
    ///
    /// What is typed here goes on, whatever it is about: nobody has taken anything out of it.
    pub(super) fn heed_restoring(&mut self) -> bool {
        let before = beside::before_restore(self.desk.store.path());
        let Some(kept) = before.filter(|before| self.restores.kept.as_ref() != Some(before)) else { return false };
        let Ok(erasing) = self.desk.store.last_erasing() else { return false };
        self.erased.clone_from(&erasing);
        // What was thrown away is of another state of the file.
        (self.forgotten, self.waits) = (None, None);
        self.type_on(erasing, |_, _| None);
        self.insist(say::restored_elsewhere(self.lang(), &kept.display().to_string()));
        self.restores = Restores { kept: Some(kept), is_met: true };
        true
    }

    /// Opens the file that a restore put in the place of the one that was open here, where that could not be written into. Whether it did.
    pub(super) fn open_restored(&mut self) -> bool {
        let path = self.desk.store.path().to_owned();
        if beside::before_restore(&path).is_none_or(|before| self.restores.kept.as_ref() == Some(&before)) {
            return false;
        }
        let Ok(store) = Origin::new(&path, self.desk.store.clock()).existing() else { return false };
        store.remember_all_of(&self.desk.store);
        self.desk.store = store;
        if let (Some(keeper), Some(reports)) = (self.keeper.take(), self.reports.clone()) {
            let typed = keeper.end();
            // What the file cannot take stays remembered.
            let _ = rescue::take_own_in(&self.desk.store);
            self.keeper = Some(Keeper::start(&self.desk.store, typed, reports));
        }
        (self.away, self.whole, self.names, self.named, self.counted) = (None, None, None, None, None);
        self.answered();
        self.heed_restoring();
        self.read_settings();
        true
    }

    /// Goes on typing from what the file has `now` of each place, and keeps that anew.
    fn type_on(&mut self, erasing: Option<String>, now: fn(&Store, &str) -> Option<String>) {
        if let Some(keeper) = &mut self.keeper {
            keeper.forget_erased(erasing, |place| now(&self.desk.store, place));
        }
        self.kept = None;
        self.keep_draft();
        if self.ahead_at.is_some() {
            self.guard_ahead();
        }
        self.stale = true;
    }

    /// Takes them out of what was typed ahead and lies as a line of its own until one agrees to what it is for. Whether they stood
    /// in it.
    fn take_erased_out_of_queue(&mut self) -> bool {
        let Some(text) = self.queue_without_erased() else { return false };
        // What stood in the keys stands in the text.
        self.ahead = vec![Event::Terminal(Term::Paste(text))];
        true
    }

    fn queue_without_erased(&self) -> Option<String> {
        let place = self.ahead_at.clone()?;
        let (_, typed) = apart(&self.ctx(), Some(place.clone()), &self.typed());
        let before = self.keeper.as_ref().and_then(|keeper| keeper.written(&place)).unwrap_or_else(|| typing::signed(&typed));
        let now = self.desk.store.draft(&place).ok().flatten().filter(|now| *now != before)?;
        text_of(&drafts::merged(&typed, &before, &now))
    }

    /// Why a record is gone, where no key brings it back: a restore took it away, also one that was not met yet, or it was erased.
    pub(super) fn why_gone_for_good(&self) -> Option<String> {
        let before = beside::before_restore(self.desk.store.path());
        let unmet = before.filter(|before| self.restores.kept.as_ref() != Some(before));
        let restored = unmet.or_else(|| self.restores.kept.clone().filter(|_| self.restores.is_met));
        match restored {
            Some(kept) => Some(say::gone_by_restore(self.lang(), &kept.display().to_string())),
            None if self.desk.store.can_bring_back().is_ok_and(|can| !can) => Some(errors::ERASED.get(self.lang()).to_owned()),
            None => None,
        }
    }

    /// Closes a form about whoever was erased, with all that lies on it. What is said of that, if there was one.
    fn leave_forms_of_erased(&mut self) -> Option<&'static str> {
        let store = &self.desk.store;
        let is_theirs = |place: String| store.is_of_erased(&place).unwrap_or(false);
        let at = self.overlays.iter().position(|overlay| overlay.draft_place().is_some_and(is_theirs))?;
        for place in self.overlays.split_off(at).iter().filter_map(|overlay| overlay.draft_place()) {
            if let Some(keeper) = &self.keeper {
                keeper.forget(place);
            }
        }
        Some(errors::ERASED.get(self.lang()))
    }

    /// Takes them out of what is typed elsewhere. What is said of that, if they stood in it.
    fn take_erased_out(&mut self) -> Option<&'static str> {
        let (mut is_taken_out, mut is_meant) = (false, false);
        for at in 0..self.overlays.len() {
            let Some((place, typed)) = self.overlays[at].draft() else { continue };
            let before = self.keeper.as_ref().and_then(|keeper| keeper.written(&place));
            let before = before.unwrap_or_else(|| typing::signed(&typed));
            let now = self.desk.store.draft(&place).ok().flatten().filter(|now| *now != before);
            let now = now.map(|now| drafts::merged(&typed, &before, &now));
            match self.overlays[at].heed_erasing(now.as_deref(), &self.desk.ctx()) {
                Ok(meant) => is_meant |= meant,
                Err(error) => self.trouble(&error),
            }
            is_taken_out |= now.is_some();
        }
        let words = if is_taken_out { Some(say::ERASED_TAKEN_OUT) } else { is_meant.then_some(say::ERASED_NAMED) };
        words.map(|words| words.get(self.lang()))
    }
}
