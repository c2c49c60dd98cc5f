//! Carrying out what layers want done.

use super::held::Waits;
use super::{App, Next};
use crate::prep::Of;
use crate::search::palette::Names;
use crate::store::{Error, Result, Store};
use crate::text::command::of_file;
use crate::text::screen as say;
use crate::tui::event::{Event, Report};
use crate::tui::keeper::Kept;
use crate::tui::layer::{Effect, Target, Tone};
use crate::tui::overlays::form::{Form, Task};
use crate::tui::overlays::import::Job;
use crate::tui::overlays::prep::Prep;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io::stdout;
use std::sync::{Arc, Mutex};

impl App {
    pub(super) fn carry_out_result(&mut self, effects: Result<Vec<Effect>>) {
        match effects {
            Ok(effects) => self.carry_out(effects),
            Err(error) => self.trouble(&error),
        }
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        let saved = effects.iter().any(|effect| matches!(effect, Effect::DropDraft(_)));
        let mut left = None;
        let mut effects = effects.into_iter();
        while let Some(effect) = effects.next() {
            match effect {
                Effect::Go(target) => self.go(target),
                Effect::Back => {
                    // What is being typed is kept as it is at the moment of leaving, unless it was saved.
                    if !saved {
                        self.keep_draft();
                    }
                    // Opened again at once, it must come back whole.
                    if let Some((place, body)) = self.overlays.last().filter(|_| !saved).and_then(|layer| layer.draft()) {
                        left = Some(self.leave(place, body));
                    }
                    if self.overlays.pop().is_none() {
                        self.go_back();
                    }
                }
                Effect::Home(target) => {
                    self.overlays.clear();
                    self.back.clear();
                    self.account = None;
                    self.target = Target::Today;
                    self.show(target);
                }
                Effect::Push(layer) => self.overlays.push(layer),
                Effect::Form(task) if self.desk.client && task.is_private() => {
                    self.say(say::HIDDEN_NOW.get(self.lang()).into(), Tone::Trouble);
                }
                Effect::Form(task) => match Form::open(task.clone(), &self.ctx()) {
                    Ok(form) => self.overlays.push(Box::new(form)),
                    Err(error) => self.not_shown(Effect::Form(task), &error),
                },
                // What is chosen goes into what asked for it once, and whole.
                chosen @ (Effect::Picked(_) | Effect::Coined(..)) if self.desk.store.is_held() => {
                    self.wait_with(Waits::Effects(vec![chosen]));
                }
                Effect::Picked(ids) => {
                    self.overlays.pop();
                    let effects = self.with_top(|layer, ctx| layer.picked(&ids, ctx));
                    self.carry_out_result(effects);
                }
                Effect::Coined(coined, ids) => {
                    self.overlays.pop();
                    let effects = self.with_top(|layer, ctx| layer.coined(coined, ids, ctx));
                    self.carry_out_result(effects);
                }
                Effect::Prep(entry) => match Prep::open(&self.ctx(), Of::Entry(entry), None) {
                    Ok(prep) => self.overlays.push(Box::new(prep)),
                    Err(error) => self.not_shown(Effect::Prep(entry), &error),
                },
                Effect::PrepAccount(account, person) => match Prep::open(&self.ctx(), Of::Account(account), person) {
                    Ok(prep) => self.overlays.push(Box::new(prep)),
                    Err(error) => self.not_shown(Effect::PrepAccount(account, person), &error),
                },
                Effect::Say(_, Tone::Done | Tone::Said) if left == Some(Some(Kept::Nowhere)) => {
                    self.insist(say::DRAFT_HERE_ALONE.get(self.lang()).into())
                }
                // That the file is busy is said anyhow; that nothing is lost is not.
                Effect::Say(_, Tone::Done | Tone::Said) if self.held && left.is_some_and(|kept| kept != Some(Kept::InFile)) => {
                    self.insist(of_file(say::DRAFT_WAITS.get(self.lang()), self.lang()));
                }
                Effect::Say(text, tone) => self.say(text, tone),
                Effect::Forgot(task, body) => match self.desk.store.newest_step() {
                    Ok(step) => self.forgotten = Some((task, body, step)),
                    Err(error) => self.trouble(&error),
                },
                Effect::Unchanged => self.unchanged = self.desk.store.newest_step().ok(),
                // Behind what is still to be written of it.
                Effect::LeaveDraft(place, body) => {
                    if let Some(keeper) = &self.keeper {
                        keeper.keep(place, body);
                    }
                }
                Effect::DropDraft(place) => {
                    self.kept = None;
                    let dropped = self.desk.store.drop_draft(&place);
                    if let Some(keeper) = &self.keeper {
                        keeper.forget(place);
                    }
                    if let Err(error) = dropped {
                        self.trouble(&error);
                    }
                }
                Effect::Settings => {
                    let before = self.desk.settings.lang;
                    self.read_settings();
                    let chosen = self.desk.settings.lang;
                    if chosen != before && chosen.is_some_and(|chosen| chosen != self.lang()) {
                        self.say(say::LANG_FORCED.get(self.lang()).into(), Tone::Trouble);
                    }
                }
                Effect::Setting(key) => {
                    self.go(Target::Practice);
                    self.practice.show_settings();
                    // What is no setting of its own stands on their page.
                    if !key.is_empty() {
                        self.carry_out(vec![Effect::Form(Task::Settings)]);
                        self.with_top(|layer, ctx| layer.show_field(key, ctx));
                    }
                }
                Effect::Practice(tab) => {
                    self.go(Target::Practice);
                    self.practice.show(tab);
                }
                Effect::Import(job) => self.start(job),
                Effect::Copy(text, said) => {
                    let _ = execute!(stdout(), CopyToClipboard::to_clipboard_from(&text));
                    self.say(said, Tone::Done);
                }
                Effect::Act(action) => self.act(action),
                Effect::Section(field) => {
                    if let Some(account) = &mut self.account {
                        account.show_section(&field);
                    }
                }
                Effect::Select(entity, id) => {
                    let selected = self.with_top(|layer, ctx| layer.select(entity, id, ctx).map(|()| Vec::new()));
                    self.carry_out_result(selected);
                }
                Effect::OpenDemo => self.next = Next::Demo,
            }
            if self.types_ahead() {
                self.wait_too(effects);
                break;
            }
        }
        self.stale = true;
    }

    /// Something could not be opened: where another program holds the file, that is done when it is free.
    pub(super) fn not_shown(&mut self, effect: Effect, error: &Error) {
        match error {
            Error::Busy => self.wait_with(Waits::Effects(vec![effect])),
            error => self.not_opened(error),
        }
    }

    /// Reads the names on a thread of its own; without a channel to report on, at once.
    pub(super) fn load_names(&mut self) {
        self.named = Some(self.desk.revision);
        let read = |mut store: Store| store.legibly(Names::load).map(|names| Event::Report(Report::Names(Arc::new(Mutex::new(names)))));
        let reader = match self.desk.store.reader() {
            Ok(reader) => reader,
            Err(error) => return self.trouble(&error),
        };
        let Some(reports) = self.reports.clone() else {
            match read(reader) {
                Ok(event) => drop(self.handle(event)),
                Err(error) => self.trouble(&error),
            }
            return;
        };
        let work = move || {
            if let Ok(event) = read(reader) {
                let _ = reports.send(event);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("names".into()).spawn(work) {
            self.trouble(&Error::Io(error));
        }
    }

    /// Starts a piece of an import on a thread of its own.
    pub(super) fn start(&mut self, job: Job) {
        let Some(reports) = self.reports.clone() else { return };
        let (origin, lang) = (self.desk.store.origin(), self.lang());
        let work = move || job.run(&origin, lang, &reports);
        if let Err(error) = std::thread::Builder::new().name("import".into()).spawn(work) {
            self.trouble(&Error::Io(error));
        }
    }
}
