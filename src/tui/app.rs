//! The workbench: where one is, what lies on top, and what events do to it.

use super::actions::{self, Action, Place};
use super::canvas::{Canvas, Hit};
use super::event::{Event, Report};
use super::keeper::Keeper;
use super::keymap::Key;
use super::layer::{Ctx, Effect, Layer, Subject, Tab, Target, Tone};
use super::operations;
use super::overlays::form::{self, Form, Task};
use super::overlays::help::Help;
use super::overlays::prep::Prep;
use super::overlays::welcome::Welcome;
use super::panes::account::AccountScreen;
use super::panes::accounts::Accounts;
use super::panes::practice::Practice;
use super::panes::table_pane::TablePane;
use super::panes::today::TodayPane;
use super::screen;
use super::theme::Theme;
use crate::domain::words::Lang;
use crate::settings::Settings;
use crate::store::plan::PromiseCount;
use crate::store::{Error, Result, Store};
use crate::text::{errors, screen as say};
use crossterm::event::{Event as Term, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// What the loop has to do after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw and wait for the next event.
    Go,
    /// End.
    Quit,
    /// Start again with the demo.
    Demo,
}

/// The workbench.
#[derive(Debug)]
pub struct App {
    store: Store,
    settings: Settings,
    /// The language asked for on the command line, which no setting overrules.
    forced_lang: Option<Lang>,
    /// The language of the system.
    system_lang: Lang,
    theme: Theme,
    client: bool,
    demo: bool,
    target: Target,
    back: Vec<Target>,
    today: TodayPane,
    accounts: TablePane<Accounts>,
    practice: Practice,
    account: Option<AccountScreen>,
    overlays: Vec<Box<dyn Layer>>,
    message: Option<(String, Tone)>,
    count: PromiseCount,
    hits: Vec<(Rect, Hit)>,
    size: (u16, u16),
    seen_version: i64,
    stale: bool,
    keeper: Option<Keeper>,
    kept: Option<(String, String)>,
    next: Next,
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
    pub fn new(start: Start, size: (u16, u16)) -> Result<App> {
        let settings = Settings::read(&start.store)?;
        let seen_version = start.store.version()?;
        let is_new = start.store.count_accounts()? == 0 && start.store.setting("welcomed")?.is_none();
        let mut app = App {
            theme: Theme { ascii: start.theme.ascii || settings.ascii, ..start.theme },
            store: start.store,
            settings,
            forced_lang: start.lang,
            system_lang: start.system_lang,
            client: false,
            demo: start.demo,
            target: Target::Today,
            back: Vec::new(),
            today: TodayPane::default(),
            accounts: TablePane::new(Accounts),
            practice: Practice::default(),
            account: None,
            overlays: Vec::new(),
            message: None,
            count: PromiseCount::default(),
            hits: Vec::new(),
            size,
            seen_version,
            stale: true,
            keeper: None,
            kept: None,
            next: Next::Go,
        };
        if is_new {
            app.overlays.push(Box::new(Welcome::default()));
        }
        app.reopen_draft()?;
        Ok(app)
    }

    /// Gives the workbench a thread that keeps drafts.
    pub fn keep_drafts(&mut self, reports: std::sync::mpsc::Sender<Event>) {
        self.keeper = Some(Keeper::start(&self.store, reports));
    }

    /// The open file.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.forced_lang.or(self.settings.lang).unwrap_or(self.system_lang)
    }

    /// After a crash the form opens on what was being typed.
    fn reopen_draft(&mut self) -> Result<()> {
        for draft in self.store.drafts()? {
            let Some(task) = Task::from_place(&draft.place).filter(|_| !form::was_left(&draft.body)) else { continue };
            let form = Form::open(task, &self.ctx());
            if let Ok(form) = form {
                self.overlays.push(Box::new(form));
                self.message = Some((say::DRAFT_OPENED.get(self.lang()).into(), Tone::Done));
                return Ok(());
            }
        }
        Ok(())
    }

    fn ctx(&self) -> Ctx<'_> {
        let now = self.store.clock().now();
        Ctx {
            store: &self.store,
            settings: &self.settings,
            lang: self.lang(),
            today: now.date_naive(),
            time: now.time(),
            theme: self.theme,
            client: self.client,
            size: self.size,
        }
    }

    /// Runs `work` on the layer that has the keys.
    fn with_top<T>(&mut self, work: impl FnOnce(&mut dyn Layer, &Ctx) -> T) -> T {
        let now = self.store.clock().now();
        let lang = self.lang();
        let ctx = Ctx {
            store: &self.store,
            settings: &self.settings,
            lang,
            today: now.date_naive(),
            time: now.time(),
            theme: self.theme,
            client: self.client,
            size: self.size,
        };
        let layer: &mut dyn Layer = match (self.overlays.last_mut(), &self.target, &mut self.account) {
            (Some(overlay), ..) => overlay.as_mut(),
            (None, Target::Accounts, _) => &mut self.accounts,
            (None, Target::Practice, _) => &mut self.practice,
            (None, Target::Account(..), Some(account)) => account,
            _ => &mut self.today,
        };
        work(layer, &ctx)
    }

    fn pane(&self) -> &dyn Layer {
        match (&self.target, &self.account) {
            (Target::Accounts, _) => &self.accounts,
            (Target::Practice, _) => &self.practice,
            (Target::Account(..), Some(account)) => account,
            _ => &self.today,
        }
    }

    fn top(&self) -> &dyn Layer {
        self.overlays.last().map_or_else(|| self.pane(), |overlay| overlay.as_ref())
    }

    /// The place whose keys are in force.
    pub fn place(&self) -> Place {
        self.top().place()
    }

    /// Takes an event.
    pub fn handle(&mut self, event: Event) -> Next {
        match event {
            Event::Terminal(Term::Key(key)) => self.key(key),
            Event::Terminal(Term::Paste(text)) => {
                let effects = self.with_top(|layer, ctx| if layer.typing() { layer.paste(&text, ctx) } else { Vec::new() });
                self.carry_out(effects);
            }
            Event::Terminal(Term::Mouse(mouse)) => self.mouse(mouse),
            Event::Terminal(Term::Resize(columns, rows)) => {
                self.size = (columns, rows);
                self.stale = true;
            }
            Event::Terminal(_) | Event::Signal(_) => {}
            Event::HangUp => self.next = Next::Quit,
            Event::Report(report) => self.report(report),
        }
        self.keep_draft();
        self.next
    }

    fn report(&mut self, report: Report) {
        match &report {
            Report::DraftLost(_) => self.message = Some((say::DRAFT_LOST.get(self.lang()).into(), Tone::Trouble)),
            Report::Backup(Err(error)) => self.message = Some((errors::of_store(error, self.lang()), Tone::Trouble)),
            Report::Backup(Ok(())) => {}
            Report::Importing(..) | Report::Imported(_) => self.with_top(|layer, _| layer.report(&report)),
        }
        self.stale = true;
    }

    fn key(&mut self, event: KeyEvent) {
        let Some(key) = Key::of(&event) else { return };
        self.message = None;
        let (place, typing) = (self.place(), self.top().typing());
        let action = if typing && key.is_text() { None } else { actions::resolve(key, place) };
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

    fn mouse(&mut self, mouse: MouseEvent) {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.act(Action::Down),
            MouseEventKind::ScrollUp => self.act(Action::Up),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = Position::new(mouse.column, mouse.row);
                let Some(hit) = self.hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, hit)| *hit) else { return };
                self.message = None;
                match hit {
                    Hit::Act(action) => self.act(action),
                    hit => self.with_top(|layer, _| layer.click(hit)),
                }
            }
            _ => return,
        }
        self.stale = true;
    }

    /// Does an action: first as the layer understands it, then as it is understood everywhere.
    pub fn act(&mut self, action: Action) {
        if let Some(why) = self.top().obstacle(action) {
            self.message = Some((why.get(self.lang()).into(), Tone::Trouble));
            return;
        }
        let own = self.with_top(|layer, ctx| layer.act(action, ctx));
        match own {
            Ok(Some(effects)) => return self.carry_out(effects),
            Ok(None) => {}
            Err(error) => return self.trouble(&error),
        }
        let subject: Subject = self.top().subject();
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
                self.client = !self.client;
                let words = if self.client { say::CLIENT_ON } else { say::CLIENT_OFF };
                self.message = Some((words.get(self.lang()).into(), Tone::Done));
            }
            // On Today the filter is that of the accounts: two or three letters lead to the client.
            Action::Filter => {
                self.go(Target::Accounts);
                self.act(Action::Filter);
            }
            Action::Quit => self.next = Next::Quit,
            _ => {}
        }
    }

    fn help(&mut self) {
        let place = self.place();
        let subject = self.top().subject();
        let ctx = self.ctx();
        let barred = actions::rows(place)
            .filter_map(|row| {
                let why = self.top().obstacle(row.action).or_else(|| operations::obstacle(row.action, &subject, &ctx).ok().flatten())?;
                Some((row.action, why))
            })
            .collect();
        self.overlays.push(Box::new(Help::of(place, barred)));
    }

    fn turn(&mut self, back: bool) {
        let lang = self.lang();
        let turned = if back { self.store.undo() } else { self.store.redo() };
        match turned {
            Ok(Some(step)) => {
                let what = say::step(&step, lang);
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

    fn read_settings(&mut self) {
        match Settings::read(&self.store) {
            Ok(settings) => {
                self.theme.ascii = settings.ascii;
                self.settings = settings;
            }
            Err(error) => self.trouble(&error),
        }
    }

    fn trouble(&mut self, error: &Error) {
        self.message = Some((errors::of_store(error, self.lang()), Tone::Trouble));
        self.stale = true;
    }

    fn standing(&self) -> Target {
        match (&self.target, &self.account) {
            (Target::Account(..), Some(account)) => {
                let (id, tab) = account.standing();
                Target::Account(id, tab, account.subject().record.map(|(_, id)| id).filter(|_| tab != Tab::Dossier))
            }
            (target, _) => target.clone(),
        }
    }

    fn go(&mut self, target: Target) {
        let from = self.standing();
        if from != target {
            self.back.push(from);
            self.back.drain(..self.back.len().saturating_sub(50));
        }
        self.show(target);
    }

    fn go_back(&mut self) {
        let target = match (self.back.pop(), &self.target) {
            (Some(target), _) => target,
            (None, Target::Account(..)) => Target::Accounts,
            (None, _) => Target::Today,
        };
        self.show(target);
    }

    fn show(&mut self, target: Target) {
        if let Target::Account(id, tab, record) = target {
            match AccountScreen::open(&self.ctx(), id, tab, record) {
                Ok(screen) => self.account = Some(screen),
                Err(error) => return self.trouble(&error),
            }
        }
        if target == Target::Practice && matches!(self.target, Target::Today) && self.store.count_doubts().unwrap_or(0) > 0 {
            self.practice.show_doubts();
        }
        self.target = target;
        self.stale = true;
    }

    fn carry_out_result(&mut self, effects: Result<Vec<Effect>>) {
        match effects {
            Ok(effects) => self.carry_out(effects),
            Err(error) => self.trouble(&error),
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Go(target) => self.go(target),
                Effect::Back => {
                    // What is being typed is kept as it is at the moment of leaving.
                    self.keep_draft();
                    if self.overlays.pop().is_none() {
                        self.go_back();
                    }
                }
                Effect::Push(layer) => self.overlays.push(layer),
                Effect::Form(task) => match Form::open(task, &self.ctx()) {
                    Ok(form) => self.overlays.push(Box::new(form)),
                    Err(error) => self.trouble(&error),
                },
                Effect::Picked(ids) => {
                    self.overlays.pop();
                    let result = self.with_top(|layer, ctx| layer.picked(&ids, ctx));
                    if let Err(error) = result {
                        self.trouble(&error);
                    }
                }
                Effect::Prep(entry) => match Prep::for_entry(&self.ctx(), entry) {
                    Ok(prep) => self.overlays.push(Box::new(prep)),
                    Err(error) => self.trouble(&error),
                },
                Effect::PrepAccount(account) => match Prep::for_account(&self.ctx(), account) {
                    Ok(prep) => self.overlays.push(Box::new(prep)),
                    Err(error) => self.trouble(&error),
                },
                Effect::Say(text, tone) => self.message = Some((text, tone)),
                Effect::DropDraft(place) => {
                    self.kept = None;
                    let dropped = self.store.drop_draft(&place);
                    if let Some(keeper) = &self.keeper {
                        keeper.forget(place);
                    }
                    if let Err(error) = dropped {
                        self.trouble(&error);
                    }
                }
                Effect::Settings => self.read_settings(),
                Effect::Import(_) => {}
                Effect::OpenDemo => self.next = Next::Demo,
                Effect::Quit => self.next = Next::Quit,
            }
        }
        self.stale = true;
    }

    /// Hands what is being typed to the keeper, if it changed.
    fn keep_draft(&mut self) {
        let Some(keeper) = &self.keeper else { return };
        // A picker may lie over the form.
        let Some(draft) = self.overlays.iter().rev().find_map(|overlay| overlay.draft()) else { return };
        if self.kept.as_ref() != Some(&draft) {
            keeper.keep(draft.0.clone(), draft.1.clone());
            self.kept = Some(draft);
        }
    }

    /// Writes drafts that wait, before the program ends.
    pub fn flush(&self) {
        if let Some(keeper) = &self.keeper {
            keeper.flush(std::time::Duration::from_millis(150));
        }
    }

    /// Looks whether another program changed the file; `true` when the screen must be drawn anew.
    pub fn look_around(&mut self) -> bool {
        let version = self.store.version().unwrap_or(self.seen_version);
        if version != self.seen_version {
            self.seen_version = version;
            self.stale = true;
            self.read_settings();
        }
        self.stale
    }

    /// Reads what is shown, if anything may have changed.
    pub fn refresh(&mut self) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        if self.size.0 < screen::LEAST.0 || self.size.1 < screen::LEAST.1 {
            self.stale = true;
            return;
        }
        let today = self.ctx().today_iso();
        match self.store.promise_count(&today) {
            Ok(count) => self.count = count,
            Err(error) => self.trouble(&error),
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
            if matches!(error, Error::Gone) {
                self.overlays.pop();
            }
            failed = Some(error);
        }
        match failed {
            Some(Error::Gone) if self.overlays.is_empty() && matches!(self.target, Target::Account(..)) => {
                self.account = None;
                self.back.retain(|target| !matches!(target, Target::Account(..)));
                self.go_back();
            }
            Some(error) => self.trouble(&error),
            None => {}
        }
        // Errors of reading are said once; the next event reads again.
        self.stale = false;
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame) {
        let area = frame.area();
        self.size = (area.width, area.height);
        let mut hits = Vec::new();
        let mut cursor = None;
        let ctx = self.ctx();
        let mut canvas = Canvas { buffer: frame.buffer_mut(), hits: &mut hits, cursor: &mut cursor, theme: self.theme, lang: ctx.lang };
        if area.width < screen::LEAST.0 || area.height < screen::LEAST.1 {
            screen::too_small(&mut canvas, area);
        } else {
            let top = screen::Top { target: &self.target, count: self.count, demo: self.demo, read_only: self.store.is_read_only() };
            let body = screen::top_line(&mut canvas, area, &top, &ctx);
            self.pane().view(&mut canvas, body, &ctx);
            if !self.overlays.is_empty() {
                // What lies under an overlay cannot be hit.
                canvas.hits.retain(|(_, hit)| matches!(hit, Hit::Act(_)));
                canvas.hits.clear();
            }
            if let Some(overlay) = self.overlays.last() {
                // A picker stands over its form, which stays in sight.
                if overlay.place() == Place::Picker
                    && let Some(below) = self.overlays.iter().rev().nth(1)
                {
                    below.view(&mut canvas, body, &ctx);
                    canvas.hits.clear();
                }
                overlay.view(&mut canvas, body, &ctx);
            }
            screen::bottom_line(&mut canvas, area, self.place(), self.message.as_ref());
        }
        canvas.finish();
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
        self.hits = hits;
    }
}
