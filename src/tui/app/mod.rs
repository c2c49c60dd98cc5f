//! The workbench: where one is, what lies on top, and what events do to it.

mod acting;
mod desk;
mod drawing;
mod effects;
mod erased;
mod held;
mod message;
mod navigation;
mod room;
mod unfinished;

use super::actions::{self, Action, Place};
use super::canvas::Hit;
use super::event::Event;
use super::keeper::{Keeper, Typed};
use super::keymap::Key;
use super::layer::{Ctx, Layer, Target, Tone};
use super::overlays::find::Known;
use super::overlays::form::Task;
use super::overlays::welcome::Welcome;
use super::panes::account::AccountScreen;
use super::panes::portfolio::AccountsTab;
use super::panes::practice::Practice;
use super::panes::today::TodayTab;
use super::theme::Theme;
use super::watch::Watch;
use crate::domain::words::Lang;
use crate::printable::in_lines;
use crate::settings::Settings;
use crate::store::plan::PromiseCount;
use crate::store::{Barred, Result, Revision, Store};
use crate::text::errors::Whole;
use crate::text::screen as say;
use crate::watched::Found;
use chrono::NaiveDate;
use crossterm::event::{Event as Term, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use desk::Desk;
use held::Waits;
use message::Message;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Two clicks on one thing within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(500);

/// What the loop has to do after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw and wait for the next event.
    Go,
    /// End.
    Quit,
    /// Start again with the demo.
    Demo,
    /// Stop until the shell goes on with it.
    Stop,
}

/// The workbench.
#[derive(Debug)]
pub struct App {
    desk: Desk,
    /// The whole screen; of it messages take rows, and the rest is the room of the layers.
    window: (u16, u16),
    demo: bool,
    target: Target,
    back: Vec<Target>,
    today: TodayTab,
    accounts: AccountsTab,
    practice: Practice,
    account: Option<AccountScreen>,
    overlays: Vec<Box<dyn Layer>>,
    message: Option<Message>,
    count: PromiseCount,
    hits: Vec<(Rect, Hit)>,
    /// What was clicked last, and when.
    clicked: Option<(Hit, Position, Instant)>,
    stale: bool,
    /// The state of the file and the day for which the promises were counted.
    counted: Option<(Revision, NaiveDate)>,
    /// Whether there was something to take back then, and something to make again.
    turnable: (bool, bool),
    /// Whether there was a client then.
    has_clients: bool,
    /// The state of the file whose names were asked for last.
    named: Option<Revision>,
    /// The names as they were read last.
    names: Option<Known>,
    keeper: Option<Keeper>,
    kept: Option<(String, String)>,
    /// The last erasing of a person that what is typed here is free of.
    erased: Option<String>,
    /// Who is in the room is not kept in the file yet, which another program held.
    room_waits: bool,
    restores: erased::Restores,
    /// The draft that was thrown away last, and the step that was the newest one then.
    forgotten: Option<(Task, String, Option<i64>)>,
    /// The step that was the newest one when a form was saved in which nothing was changed.
    unchanged: Option<Option<i64>>,
    /// A text lies over the page that nobody opened: it was left by a crash.
    unasked: bool,
    /// Whether it was asked if what was typed may be lost.
    asked_to_lose: bool,
    reports: Option<Sender<Event>>,
    /// Who looks at the watched files.
    watch: Option<Watch>,
    next: Next,
    /// What waits for another program that holds the file.
    waits: Option<Waits>,
    /// What was typed for it.
    ahead: Vec<Event>,
    /// Where that is kept until it is taken in.
    ahead_at: Option<String>,
    /// What waited is being opened, and nothing is to be changed by it.
    only_opens: bool,
    /// Something could not be read because another program held the file.
    held: bool,
    /// Of what the pane was read last.
    read: Option<Target>,
    /// What was said when the file was not where it was.
    away: Option<String>,
    /// Where the open file was written out once it was deleted.
    saved: Option<PathBuf>,
    /// What is known of the newest whole copy of the file, once something went wrong with it.
    whole: Option<Whole>,
}

/// How the workbench is started.
#[derive(Debug)]
pub struct Start {
    /// The open file.
    pub store: Store,
    /// The language asked for.
    pub lang: Option<Lang>,
    /// The language of the system.
    pub system_lang: Lang,
    /// Colours and glyphs.
    pub theme: Theme,
    /// Whether this is the demo.
    pub demo: bool,
}

impl App {
    /// Opens the workbench on *Today*, or on the welcome page when the file is new.
    pub fn new(mut start: Start, size: (u16, u16)) -> Result<App> {
        // A text that cannot be read keeps nobody from the rest.
        let settings = start.store.legibly(|store| store.drafts().and_then(|_| Settings::read(store)))?;
        let is_new = !start.store.has_accounts()?;
        let erased = start.store.last_erasing()?;
        let restores = erased::Restores::before(&start.store);
        let desk = Desk {
            settings,
            revision: start.store.revision()?,
            store: start.store,
            forced_lang: start.lang,
            system_lang: start.system_lang,
            theme: start.theme,
            client: false,
            guest: None,
            entered: None,
            size,
            watched: Found::default(),
            looked: 0,
            opening: false,
        };
        let mut app = App {
            desk,
            window: size,
            demo: start.demo,
            target: Target::Today,
            back: Vec::new(),
            today: TodayTab::default(),
            accounts: AccountsTab::default(),
            practice: Practice::default(),
            account: None,
            overlays: Vec::new(),
            message: None,
            count: PromiseCount::default(),
            hits: Vec::new(),
            clicked: None,
            stale: true,
            counted: None,
            turnable: (false, false),
            has_clients: false,
            named: None,
            names: None,
            keeper: None,
            kept: None,
            erased,
            restores,
            room_waits: false,
            forgotten: None,
            unchanged: None,
            unasked: false,
            asked_to_lose: false,
            reports: None,
            watch: None,
            next: Next::Go,
            waits: None,
            ahead: Vec::new(),
            ahead_at: None,
            only_opens: false,
            held: false,
            read: None,
            away: None,
            saved: None,
            whole: None,
        };
        if is_new {
            app.overlays.push(Box::new(Welcome::default()));
        }
        let room = room::kept(&app.desk.store);
        if let Some(guest) = room {
            app.take_room(true, guest);
        }
        app.reopen_draft()?;
        match app.desk.store.barred() {
            // The top line says it, and saving why.
            None | Some(Barred::Locked) => {}
            Some(Barred::Copy | Barred::Altered(_) | Barred::Damaged(_) | Barred::Garbled | Barred::Outgrown(_)) => {
                app.trouble(&app.desk.store.why_barred());
            }
        }
        if room.is_some() {
            app.tell_room();
        }
        Ok(app)
    }

    /// Gives the workbench the channel on which its threads report, and the thread that keeps drafts.
    pub fn attach(&mut self, reports: Sender<Event>, typed: Typed) {
        self.keeper = Some(Keeper::start(&self.desk.store, typed, reports.clone()));
        self.watch = Watch::start(self.desk.store.origin(), &self.desk.settings, reports.clone());
        self.reports = Some(reports);
    }

    /// The open file.
    pub fn store(&self) -> &Store {
        &self.desk.store
    }

    /// Whether this is the demo.
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.desk.lang()
    }

    pub(super) fn ctx(&self) -> Ctx<'_> {
        self.desk.ctx()
    }

    /// Runs `work` on the layer that has the keys.
    pub(super) fn with_top<T>(&mut self, work: impl FnOnce(&mut dyn Layer, &Ctx) -> T) -> T {
        let layer: &mut dyn Layer = match (self.overlays.last_mut(), &self.target, &mut self.account) {
            (Some(overlay), ..) => overlay.as_mut(),
            (None, Target::Accounts, _) => &mut self.accounts,
            (None, Target::Practice, _) => &mut self.practice,
            (None, Target::Account(..), Some(account)) => account,
            _ => &mut self.today,
        };
        work(layer, &self.desk.ctx())
    }

    pub(super) fn pane(&self) -> &dyn Layer {
        match (&self.target, &self.account) {
            (Target::Accounts, _) => &self.accounts,
            (Target::Practice, _) => &self.practice,
            (Target::Account(..), Some(account)) => account,
            _ => &self.today,
        }
    }

    pub(super) fn top(&self) -> &dyn Layer {
        self.overlays.last().map_or_else(|| self.pane(), |overlay| overlay.as_ref())
    }

    /// Whether a client is in the room and what lies on top, or what that asks about, is ours as a whole.
    pub(super) fn is_veiled(&self) -> bool {
        self.desk.client && self.place() != Place::Help && self.overlays.iter().any(|overlay| overlay.is_ours())
    }

    /// The place whose keys are in force.
    pub fn place(&self) -> Place {
        self.top().place()
    }

    /// Whether letters are typed into something now, and if so, whether it is a text of several lines.
    pub fn takes_text(&self) -> Option<bool> {
        if self.types_ahead() {
            return Some(false);
        }
        (self.top().typing() && !self.is_veiled()).then(|| self.top().takes_lines())
    }

    /// Whether an event is the key that opens the line after a call.
    pub fn opens_line(&self, event: &Event) -> bool {
        let Event::Terminal(Term::Key(key)) = event else { return false };
        Key::of(key).and_then(|key| actions::resolve(key, self.place())) == Some(Action::Record)
    }

    /// How many characters still fit where one types.
    pub fn room(&self) -> Option<usize> {
        self.top().room()
    }

    /// What comes in from now on may have to be taken back whole.
    pub fn begin_burst(&mut self) {
        self.with_top(|layer, _| layer.begin_burst());
    }

    /// Takes back what came in since.
    pub fn take_back(&mut self) {
        self.with_top(|layer, ctx| layer.take_back(ctx));
    }

    /// Takes an event.
    pub fn handle(&mut self, event: Event) -> Next {
        match event {
            Event::Terminal(Term::Paste(text)) if text.contains('\r') => return self.handle(Event::Terminal(Term::Paste(in_lines(&text)))),
            Event::Terminal(Term::Key(_) | Term::Paste(_)) if self.types_ahead() => self.type_ahead(event),
            Event::Terminal(Term::Key(_) | Term::Paste(_)) if self.is_of_next_line(&event) => self.keep_ahead(event),
            Event::Terminal(Term::Key(key)) => self.key(key),
            Event::Terminal(Term::Paste(_)) if self.unasked && !self.overlays.is_empty() => self.hold_back(event),
            Event::Terminal(Term::Paste(text)) => {
                let veiled = self.is_veiled();
                let pasted = self.with_top(|layer, ctx| layer.typing().then(|| if veiled { Vec::new() } else { layer.paste(&text, ctx) }));
                match pasted {
                    Some(_) if veiled => self.say(say::HIDDEN_NOW.get(self.lang()).into(), Tone::Trouble),
                    Some(effects) => self.carry_out(effects),
                    None => self.say(say::PASTED_NOWHERE.get(self.lang()).into(), Tone::Trouble),
                }
            }
            // Where one clicks may be somewhere else when what waits is open.
            Event::Terminal(Term::Mouse(_)) if self.types_ahead() => {}
            Event::Terminal(Term::Mouse(mouse)) => self.mouse(mouse),
            Event::Terminal(Term::Resize(columns, rows)) => {
                self.window = (columns, rows);
                self.stale = true;
            }
            Event::Piece(events) => {
                for event in events {
                    self.handle(Event::Terminal(event));
                }
            }
            Event::Terminal(_) | Event::Signal(_) => {}
            Event::HangUp => self.next = Next::Quit,
            Event::Report(report) => self.report(report),
        }
        self.keep_draft();
        if self.next == Next::Stop {
            self.next = Next::Go;
            return Next::Stop;
        }
        self.next
    }

    /// Goes on after a pause, in which the window may have changed its size and the file its content.
    pub fn wake(&mut self) {
        if let Ok(size) = crossterm::terminal::size() {
            self.window = size;
        }
        self.stale = true;
    }

    pub(super) fn key(&mut self, event: KeyEvent) {
        // What cannot be seen is not typed into.
        let typing = self.top().typing() && !self.is_veiled();
        let Some(key) = Key::of(&event) else {
            // What is held with Alt is no command, but moves by words in a text.
            if typing && event.kind != KeyEventKind::Release {
                let effects = self.with_top(|layer, ctx| layer.type_key(event, ctx));
                self.carry_out_result(effects);
                self.stale = true;
            }
            return;
        };
        if self.is_deaf() {
            match actions::resolve(key, self.place()) {
                Some(Action::Back) => {
                    self.answered();
                    self.forget_ahead();
                }
                Some(Action::Suspend) => self.act(Action::Suspend),
                _ => {}
            }
            return;
        }
        if self.is_held_back(key, event) {
            return;
        }
        self.heard();
        let resolve = |app: &App| if typing && key.is_text() { None } else { actions::resolve(key, app.place()) };
        let mut action = resolve(self);
        // Keys that arrived together act one after the other on what each of them left, not on what was drawn before them.
        if self.stale && action.is_some_and(|action| !matches!(action, Action::Up | Action::Down)) {
            self.refresh();
            action = resolve(self);
        }
        match action {
            Some(action) => self.act(action),
            None if typing => {
                let effects = self.with_top(|layer, ctx| layer.type_key(event, ctx));
                self.carry_out_result(effects);
            }
            None => {}
        }
        self.stale = true;
    }

    pub(super) fn mouse(&mut self, mouse: MouseEvent) {
        // What moved under the pointer between two clicks was not clicked twice.
        self.clicked.take_if(|_| matches!(mouse.kind, MouseEventKind::ScrollDown | MouseEventKind::ScrollUp));
        match mouse.kind {
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp if self.is_over_page(mouse) => {
                let down = mouse.kind == MouseEventKind::ScrollDown;
                self.with_top(|layer, _| layer.turn_page(down));
            }
            // The wheel moves the paper of a map under who is selected, and walks a list.
            MouseEventKind::ScrollDown if self.place() == Place::Map => self.act(Action::PageDown),
            MouseEventKind::ScrollUp if self.place() == Place::Map => self.act(Action::PageUp),
            MouseEventKind::ScrollDown => self.act(Action::Down),
            MouseEventKind::ScrollUp => self.act(Action::Up),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = Position::new(mouse.column, mouse.row);
                let Some((area, hit)) = self.hits.iter().rev().find(|(area, _)| area.contains(at)).copied() else { return };
                self.heard();
                let twice = self.clicked.take().is_some_and(|(last, place, when)| (last, place) == (hit, at) && when.elapsed() < DOUBLE);
                match hit {
                    Hit::Act(action) => self.act(action),
                    // The first click has chosen it.
                    Hit::Row(_) | Hit::Side(_) if twice && actions::rows(self.place()).any(|row| row.action == Action::Open) => {
                        self.act(Action::Open);
                    }
                    hit => {
                        self.with_top(|layer, _| layer.point(hit, area, at));
                        self.clicked = Some((hit, at, Instant::now()));
                    }
                }
            }
            _ => return,
        }
        self.stale = true;
    }

    fn is_over_page(&self, mouse: MouseEvent) -> bool {
        let at = Position::new(mouse.column, mouse.row);
        self.hits.iter().any(|(area, hit)| *hit == Hit::Page && area.contains(at))
    }
}
