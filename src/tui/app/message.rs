//! What is said at the foot of the screen, and how long it stands there.

use super::App;
use crate::store::{Error, Fork, backup};
use crate::text::command::kam;
use crate::text::errors::{self, Whole};
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::event::Report;
use crate::tui::layer::Tone;
use crate::tui::screen::Said;

/// A message.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) tone: Tone,
    /// Whether it stays until it is answered.
    stays: bool,
    /// What was to be done: trying it again is an answer.
    of: Option<Action>,
    /// How much this window had written when it was said: once more is written, the file takes it again.
    written: u64,
    /// Whether keys do nothing until it is answered: what they were meant for did not open.
    deafens: bool,
    /// Whether it is only to be known: it goes once another place is opened.
    passes: bool,
    /// It, and behind it what the last key is answered by.
    answering: Option<String>,
}

impl App {
    pub(super) fn report(&mut self, report: Report) {
        match report {
            Report::DraftOutside { error, lost } => {
                let why = self.sentence(&error);
                // What may be lost comes first, however long the name of the file.
                let (lost_text, kept_text) = (say::DRAFT_LOST.get(self.lang()), say::DRAFT_OUTSIDE.get(self.lang()));
                let text = if lost { format!("{lost_text} {why}") } else { errors::then(&why, kept_text) };
                // What a save was refused for says more, unless it is the same.
                if self.message.is_none() || self.says(&why) || matches!(error, Error::Moved(_)) {
                    self.insist(text);
                }
            }
            // There is one of today.
            Report::Backup(Err(Error::Busy)) if self.is_backed_up() => {}
            // That it is away is said by itself, until it is back; the next start makes up for the copy.
            Report::Backup(Err(Error::Moved(_))) => {}
            Report::Backup(Err(error)) => {
                self.heed_damage();
                let (path, lang) = (self.desk.store.path().to_owned(), self.lang());
                let text = errors::of_backup(&error, &path, || self.whole_copy(), lang);
                // That the file is busy is made up for by the next start; what stands there already may be the only word of it.
                match &mut self.message {
                    Some(message) if message.stays && matches!(error, Error::Busy) => {}
                    // What stands there is not answered by it.
                    Some(message) if message.stays && !matches!(error, Error::Damaged { .. }) => {
                        message.text = errors::then(&message.text, &text);
                    }
                    _ => self.insist(text),
                }
            }
            Report::Backup(Ok(())) => self.whole = None,
            Report::Forks(forks) => self.tell_forks(&forks),
            Report::Erased => drop(self.heed_erasing()),
            Report::WholeCopy(found) => {
                let path = self.desk.store.path().to_owned();
                self.tell_whole(Whole::from(found).beside(&path));
            }
            Report::Ground(ground) => self.desk.theme.ground = ground,
            Report::Watched(found) => {
                self.desk.watched = found;
                self.desk.looked += 1;
            }
            Report::Panic(place) => {
                self.say(say::panicked(self.lang(), &place), Tone::Trouble);
                let mut report = Some(Report::Panic(place));
                self.with_top(|layer, ctx| layer.report(&mut report, ctx));
            }
            Report::ImportHeld | Report::Importing(..) | Report::Imported(_) | Report::Names(_) => {
                if let Report::Names(names) = &report {
                    self.names = Some(names.clone());
                }
                let mut report = Some(report);
                self.with_top(|layer, ctx| layer.report(&mut report, ctx));
            }
        }
        self.stale = true;
    }

    /// Says that other states of the file lie beside it: of each once, and at another start where something else stands already.
    fn tell_forks(&mut self, forks: &[Fork]) {
        if forks.is_empty() || self.stands() {
            return;
        }
        let name = |fork: &Fork| fork.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = forks.iter().map(name).collect::<Vec<_>>().join(", ");
        self.remark(say::forks(self.lang(), &names, &kam()));
        // Where it cannot be noted, it is said again.
        let _ = self.desk.store.note_told(forks);
    }

    fn is_backed_up(&self) -> bool {
        backup::days(self.desk.store.path()).contains(&self.ctx().today)
    }

    /// What is said, as it is drawn.
    pub(super) fn said(&self) -> Option<Said<'_>> {
        self.message.as_ref().map(|message| Said { text: message.answering.as_ref().unwrap_or(&message.text), tone: message.tone })
    }

    /// Says something until the next key. A message that stays is not overwritten by it, unless something was written since: it stands
    /// before it, so that no key goes unanswered.
    pub(super) fn say(&mut self, text: String, tone: Tone) {
        let written = self.desk.store.rows_written();
        match self.message.as_mut().filter(|message| message.stays && message.written == written) {
            Some(message) => message.answering = Some(errors::then(&message.text, &text)),
            None => {
                self.message = Some(Message { text, tone, stays: false, of: None, written, deafens: false, passes: false, answering: None })
            }
        }
    }

    /// Says something that has to be answered: by Esc, by saving, by doing `of` again.
    pub(super) fn insist_on(&mut self, text: String, of: Option<Action>, tone: Tone) {
        let written = self.desk.store.rows_written();
        self.message = Some(Message { text, tone, stays: true, of, written, deafens: false, passes: false, answering: None });
    }

    /// Says why nothing opened. Whoever types on without looking means what was to open: as commands, the letters would delete.
    pub(super) fn not_opened(&mut self, error: &Error) {
        let text = self.sentence(error);
        if self.top().typing() {
            return self.say(text, Tone::Trouble);
        }
        self.deafen(text);
    }

    /// Says something until Esc, before which keys do nothing.
    pub(super) fn deafen(&mut self, text: String) {
        self.insist(errors::then(&text, say::KEYS_WAIT.get(self.lang())));
        self.message.iter_mut().for_each(|message| message.deafens = true);
        self.stale = true;
    }

    /// Whether keys do nothing until what is said is answered.
    pub(super) fn is_deaf(&self) -> bool {
        !self.top().typing() && self.message.as_ref().is_some_and(|message| message.deafens)
    }

    /// The same, of nothing that was to be done.
    pub(super) fn insist(&mut self, text: String) {
        self.insist_on(text, None, Tone::Trouble);
    }

    /// Says something that is to be known, until Esc or until one goes elsewhere.
    pub(super) fn remark(&mut self, text: String) {
        self.insist(text);
        self.message.iter_mut().for_each(|message| message.passes = true);
    }

    /// One goes elsewhere: what was only to be known has been read.
    pub(super) fn gone_on(&mut self) {
        self.message.take_if(|message| message.passes);
    }

    /// Whether something is said that has to be answered.
    pub(super) fn stands(&self) -> bool {
        self.message.as_ref().is_some_and(|message| message.stays)
    }

    /// A key was pressed: what was said until then is gone.
    pub(super) fn heard(&mut self) {
        self.message.take_if(|message| !message.stays);
        self.message.iter_mut().for_each(|message| message.answering = None);
    }

    /// What stays is answered.
    pub(super) fn answered(&mut self) {
        self.message = None;
    }

    /// What could not be done is tried again.
    pub(super) fn tried_again(&mut self, action: Action) {
        self.message.take_if(|message| message.of == Some(action));
    }

    /// Whether what is said begins with this.
    pub(super) fn says(&self, text: &str) -> bool {
        self.message.as_ref().is_some_and(|message| message.text.starts_with(text))
    }

    /// Says what came of looking for a whole copy, where that was being looked for.
    pub(super) fn tell_whole(&mut self, whole: Whole) {
        let lang = self.lang();
        self.message.iter_mut().for_each(|message| message.answering = None);
        for said in self.message.iter_mut().map(|message| &mut message.text).chain(&mut self.away) {
            *said = whole.told_in(said, lang);
        }
        self.whole = Some(whole);
    }

    /// Takes back what is said, if it begins with this. Whether it did.
    pub(super) fn unsay(&mut self, text: &str) -> bool {
        self.message.take_if(|message| message.text.starts_with(text)).is_some()
    }
}

/// Whether an error stays on the screen until it is answered. What is only true of the moment goes with the next key.
pub(super) fn holds(error: &Error) -> bool {
    match error {
        Error::Foreign(_)
        | Error::Missing(_)
        | Error::Lost { .. }
        | Error::Moved(_)
        | Error::Altered { .. }
        | Error::Garbled(_)
        | Error::Newer { .. }
        | Error::Outgrown { .. }
        | Error::Older { .. }
        | Error::Stopped
        | Error::Damaged { .. }
        | Error::Full
        | Error::Io(_)
        | Error::Sql(_) => true,
        // The top line says so all the time; what another program holds is read as soon as it is free.
        Error::ReadOnly(_)
        | Error::Copy(_)
        | Error::Busy
        | Error::Gone
        | Error::There(..)
        | Error::Conflict(_)
        | Error::OfAnother(_)
        | Error::TooMuch
        | Error::Circle { .. } => false,
    }
}
