//! What is asked for while another program holds the file is done as soon as it is free; what is typed until then is meant for it.

use super::App;
use crate::store::Error;
use crate::text::command::of_file;
use crate::text::errors;
use crate::text::screen as say;
use crate::tui::actions::{self, Action, Place};
use crate::tui::event::Event;
use crate::tui::keymap::Key;
use crate::tui::layer::{Effect, Subject, Tone};
use crate::tui::overlays::capture::{Capture, apart};
use crossterm::event::{Event as Term, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// So many events are typed by nobody who looks at the screen.
const MANY: usize = 10_000;
/// How much of what was typed is told, in characters.
const TOLD: usize = 40;

/// So many letters are no command any more.
const WORD: usize = 3;

/// What waits for the file.
#[derive(Debug)]
pub(super) enum Waits {
    /// A save of what is typed, which goes on meanwhile.
    Save(Action),
    /// What was to be opened, by an action on what was selected then.
    Open(Action, Subject),
    /// The same, where it is known which: the first of these could not be opened.
    Effects(Vec<Effect>),
}

/// Whether an action changes a record at once. What was selected may be another one when the file is free: that is not waited for.
fn changes(action: Action, place: Place, subject: &Subject) -> bool {
    use Action as A;
    match action {
        A::Delete | A::Undo | A::Redo | A::Tomorrow | A::Verify | A::Apart => true,
        A::DayLater | A::DayEarlier | A::HourLater | A::HourEarlier => true,
        A::New => place == Place::Reports,
        A::Merge => place == Place::Compare,
        A::Split => place == Place::Merges,
        A::Open => place == Place::Erase,
        A::Toggle => matches!(place, Place::Prep | Place::Erase),
        A::Done => !subject.notice && subject.record.is_some_and(|(entity, _)| entity.def().done.is_some()),
        _ => false,
    }
}

/// Whether an action opens something from where one types; by any other one goes on typing.
fn leads_on(action: Action) -> bool {
    use Action as A;
    matches!(action, A::Choose | A::Account | A::Extract | A::Open | A::Prep | A::Record)
}

impl App {
    /// Whether something waits for another program.
    pub fn is_waiting(&self) -> bool {
        self.waits.is_some()
    }

    /// Whether what is typed now is meant for what is still to be opened.
    pub(super) fn types_ahead(&self) -> bool {
        matches!(self.waits, Some(Waits::Open(..) | Waits::Effects(_)))
    }

    /// What an action could not do because another program holds the file: it is opened when that is over. `false` where it is not
    /// waited for.
    pub(super) fn open_later(&mut self, action: Action) -> bool {
        let subject = self.top().subject();
        let is_meant = if self.top().typing() { leads_on(action) } else { !changes(action, self.place(), &subject) };
        if is_meant {
            self.wait_with(Waits::Open(action, subject));
        }
        is_meant
    }

    pub(super) fn wait_with(&mut self, waits: Waits) {
        self.waits = Some(waits);
        self.tell_waiting();
    }

    /// Puts what follows behind what waits.
    pub(super) fn wait_too(&mut self, more: impl Iterator<Item = Effect>) {
        if let Some(Waits::Effects(waiting)) = &mut self.waits {
            waiting.extend(more);
        }
    }

    fn tell_waiting(&mut self) {
        let saves = matches!(self.waits, Some(Waits::Save(_)));
        let text = if saves { say::SAVE_WAITS } else { say::OPENS_LATER };
        let text = of_file(text.get(self.lang()), self.lang());
        let text = self.and_typed(text);
        self.insist(text);
        self.stale = true;
    }

    /// The text among what was typed ahead.
    pub(super) fn typed(&self) -> String {
        let mut typed = String::new();
        for event in &self.ahead {
            match event {
                Event::Terminal(Term::Paste(text)) => typed.push_str(text),
                Event::Terminal(Term::Key(key)) if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {}
                Event::Terminal(Term::Key(KeyEvent { code: KeyCode::Char(c), .. })) => typed.push(*c),
                Event::Terminal(Term::Key(KeyEvent { code: KeyCode::Backspace, .. })) => drop(typed.pop()),
                // What ends a field parts words.
                Event::Terminal(Term::Key(KeyEvent { code: KeyCode::Enter | KeyCode::Tab, .. })) if !typed.is_empty() => typed.push(' '),
                _ => {}
            }
        }
        typed
    }

    /// A sentence, with what was typed ahead: where it is seen, nobody types blindly, and what has no place can be copied.
    pub(super) fn and_typed(&self, said: String) -> String {
        let typed = self.typed();
        let more = typed.chars().count().saturating_sub(TOLD);
        let tail: String = typed.chars().skip(more).collect();
        let shown = if more > 0 { format!("…{tail}") } else { tail };
        if shown.is_empty() { said } else { errors::then(&said, &say::typed_ahead(self.lang(), &shown)) }
    }

    /// Whether something typed belongs to the next line: the one before is done with and only waits to be saved.
    pub(super) fn is_of_next_line(&self, event: &Event) -> bool {
        if !matches!(self.waits, Some(Waits::Save(_))) || self.place() != Place::Capture {
            return false;
        }
        match event {
            Event::Terminal(Term::Key(key)) => Key::of(key).is_some_and(|key| {
                let goes_on = !self.ahead.is_empty() && (key.is_enter() || key.edits());
                key.is_text() || goes_on
            }),
            _ => true,
        }
    }

    /// Takes in what was typed ahead, by the hand that opened what it goes into.
    pub(super) fn take_ahead(&mut self) {
        for event in std::mem::take(&mut self.ahead) {
            self.handle(event);
        }
        self.forget_ahead();
    }

    /// Whether words were typed ahead, and not but a key or two.
    pub(super) fn is_ahead_of_words(&self) -> bool {
        self.typed().chars().filter(|c| c.is_alphabetic()).count() >= WORD
    }

    /// Whether what was typed ahead is no words, and the page beneath knows its first key.
    pub(super) fn is_meant_for_the_page(&self) -> bool {
        let first = self.typed().chars().next().and_then(|first| Key::of(&KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE)));
        !self.is_ahead_of_words() && first.is_some_and(|key| actions::resolve(key, self.pane().place()).is_some())
    }

    /// What was typed ahead stays a line of its own, unless it was but a key or two, which are no words.
    pub(super) fn leave_ahead(&mut self) {
        if !self.is_ahead_of_words() {
            self.forget_ahead();
        }
        self.ahead.clear();
        self.ahead_at = None;
    }

    /// Whether what was typed ahead begins with the key that opens a line on the page beneath: a line was meant, and no more of the text that
    /// lies over it. The key goes, unless it may be the first letter of what follows.
    pub(super) fn begins_a_line(&mut self) -> bool {
        let typed = self.typed();
        let mut letters = typed.chars();
        let Some(first) = letters.next() else { return false };
        let key = Key::of(&KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE));
        if key.and_then(|key| actions::resolve(key, self.pane().place())) != Some(Action::Record) {
            return false;
        }
        if letters.next().is_some_and(|next| first.is_ascii() != next.is_ascii()) {
            match self.ahead.first_mut() {
                // Keys that came at once are one text.
                Some(Event::Terminal(Term::Paste(text))) if !text.is_empty() => drop(text.remove(0)),
                _ => drop(self.ahead.remove(0)),
            }
            self.guard_ahead();
        }
        true
    }

    /// Keeps what is typed before one has agreed to the text that lies over everything unasked, and shows it.
    pub(super) fn hold_back(&mut self, event: Event) {
        if self.ahead.len() < MANY {
            self.ahead.push(event);
        }
        self.guard_ahead();
        self.stale = true;
        let said = self.and_typed(say::DRAFT_OPENED.get(self.lang()).to_owned());
        self.gone_on();
        self.say(said, Tone::Trouble);
    }

    /// The line that waited was saved, or is asked about: what was typed since goes into the next one.
    fn begin_next_line(&mut self) {
        if self.ahead.is_empty() || self.is_waiting() {
            return;
        }
        if self.place() == Place::Capture {
            // Kept as it is, and shown: the line before needs an answer first.
            self.ahead_at = None;
            let why = self.message.take().map_or_else(String::new, |message| message.text);
            let said = self.and_typed(why);
            self.ahead.clear();
            return self.insist(said);
        }
        if self.ahead.first().is_some_and(|event| self.opens_line(event)) {
            return self.take_ahead();
        }
        let typed = self.typed();
        match Capture::typed(&self.ctx(), &typed) {
            Ok(line) => {
                self.overlays.push(Box::new(line));
                self.ahead.clear();
                self.keep_draft();
                self.forget_ahead();
            }
            // It lies where it is kept, and is offered from there.
            Err(error) => {
                self.ahead.clear();
                self.ahead_at = None;
                self.trouble(&error);
            }
        }
    }

    /// Takes what is typed for what is still to be opened.
    pub(super) fn type_ahead(&mut self, event: Event) {
        if let Event::Terminal(Term::Key(key)) = &event {
            let Some(meant) = Key::of(key) else {
                return if key.kind != KeyEventKind::Release {
                    self.keep_ahead(event)
                };
            };
            let meant = Some(meant);
            if [Key::parse("esc"), Key::parse("ctrl-c")].contains(&meant) {
                self.stop_waiting();
                // Who stops waiting has read it; who ends the program meets it again.
                return if meant == Key::parse("esc") { self.forget_ahead() } else { self.ahead_at = None };
            }
            if let Some(action @ (Action::ClientRoom | Action::Suspend)) = meant.and_then(|key| actions::resolve(key, self.place())) {
                return self.act(action);
            }
        }
        self.keep_ahead(event);
    }

    pub(super) fn keep_ahead(&mut self, event: Event) {
        if self.ahead.len() < MANY {
            self.ahead.push(event);
        }
        self.guard_ahead();
        self.tell_waiting();
    }

    /// Hands what was typed ahead to the keeper, as a line: which form it was meant for is not known before that is open.
    pub(super) fn guard_ahead(&mut self) {
        let typed = self.typed();
        if typed.trim().is_empty() {
            return self.forget_ahead();
        }
        let before = self.ahead_at.take();
        let (place, body) = apart(&self.ctx(), before, &typed);
        if let Some(keeper) = &self.keeper {
            keeper.keep(place.clone(), body);
        }
        self.ahead_at = Some(place);
    }

    /// What was typed ahead has a place now, or was thrown away.
    pub(super) fn forget_ahead(&mut self) {
        if let (Some(place), Some(keeper)) = (self.ahead_at.take(), &self.keeper) {
            keeper.forget(place);
        }
    }

    /// Nothing waits any more. What was typed ahead is shown for the last time.
    fn stop_waiting(&mut self) {
        self.waits = None;
        self.answered();
        let typed = self.and_typed(String::new());
        self.ahead.clear();
        let said = say::NOT_OPENED.get(self.lang());
        match typed.trim() {
            "" => self.say(said.into(), Tone::Done),
            typed => self.insist(errors::then(said, typed)),
        }
        self.stale = true;
    }

    /// Tries again what waits for another program.
    pub fn retry(&mut self) {
        match self.waits.take() {
            None => return,
            Some(Waits::Save(action)) => match self.top().draft_place() {
                Some(_) => {
                    self.answered();
                    self.act(action);
                    if self.is_waiting() && !self.ahead.is_empty() {
                        self.tell_waiting();
                    }
                    self.begin_next_line();
                }
                // Something was opened over it.
                None => self.waits = Some(Waits::Save(action)).filter(|_| self.overlays.iter().any(|over| over.draft_place().is_some())),
            },
            Some(waits) => {
                self.stale = true;
                self.refresh();
                match waits {
                    waits if self.held => self.waits = Some(waits),
                    Waits::Open(_, subject) if subject != self.top().subject() => {
                        self.open_nothing(Some(say::OTHER_BY_NOW.get(self.lang())))
                    }
                    Waits::Open(action, _) => self.open_now(true, |app| app.act(action)),
                    Waits::Effects(effects) => self.open_now(false, |app| app.carry_out(effects)),
                    Waits::Save(_) => {}
                }
            }
        }
        self.keep_draft();
    }

    /// Opens what waited, and goes on with what was typed ahead. Where it `only_opens`, nothing is changed by it: that is asked for
    /// anew.
    fn open_now(&mut self, only_opens: bool, work: impl FnOnce(&mut App)) {
        self.answered();
        self.only_opens = only_opens && self.desk.store.forbid_changes(true).is_ok();
        work(self);
        if std::mem::take(&mut self.only_opens)
            && let Err(error) = self.desk.store.forbid_changes(false)
        {
            self.trouble(&error);
        }
        if self.types_ahead() {
            return self.tell_waiting();
        }
        if self.message.as_ref().is_some_and(|message| message.tone == Tone::Trouble) {
            return self.open_nothing(None);
        }
        // What it became is kept by then.
        self.take_ahead();
    }

    /// Nothing was opened: what was typed for it is shown, and does nothing else.
    fn open_nothing(&mut self, why: Option<&str>) {
        let said = why.map_or_else(|| self.message.take().map_or_else(String::new, |message| message.text), str::to_owned);
        let said = said.trim_end_matches(say::KEYS_WAIT.get(self.lang())).trim_end().to_owned();
        let said = self.and_typed(said);
        match std::mem::take(&mut self.ahead).is_empty() {
            true => self.say(said, Tone::Trouble),
            false => self.deafen(said),
        }
        self.stale = true;
    }

    /// What is to be said of an error, where it comes of what is not to be done by itself.
    pub(super) fn is_to_be_asked_anew(&self, error: &Error) -> bool {
        self.only_opens && matches!(error, Error::ReadOnly(_))
    }
}
