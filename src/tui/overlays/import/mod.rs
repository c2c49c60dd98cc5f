//! Taking files in from inside: the path, the preview with its columns, the progress.

mod choice;
mod columns;
mod files;
mod heavy;
mod job;
mod meant;
mod meetings;
mod met;
mod preview;
mod queue;
mod report;

pub use job::{Job, Outcome};

use crate::domain::Words;
use crate::import::Source;
use crate::printable::wrap;
use crate::store::Result;
use crate::text::command::of_file;
use crate::text::import as say;
use crate::text::purchases;
use crate::text::screen::{IMPORT_WAITS, SAVE_WAITS};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, across, centred, height};
use crate::tui::event::Report;
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::overlays::picker::Picker;
use crate::tui::theme::ALARM;
use crate::tui::widgets::scroll::Scroll;
use choice::{Choice, Of};
use columns::Columns;
use crossterm::event::{KeyCode, KeyEvent};
use files::{Files, Meant};
use heavy::Heavy;
use job::Compared;
use meetings::Meetings;
use ratatui::layout::Rect;
use ratatui::text::Line;
use report::Reported;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The import, from the path to the report.
#[derive(Debug)]
pub struct Import {
    /// What was typed; it stands there again when the file cannot be taken in.
    files: Files,
    stage: Stage,
    /// What was read last, by its name.
    read: String,
    trouble: Option<String>,
    /// At which question of a calendar one stood.
    asked: usize,
    /// Whether the work waits for another program.
    is_held: bool,
    /// The watched files that come next, a calendar each, and letters together.
    queue: VecDeque<Vec<PathBuf>>,
    /// The fingerprints of what is looked at.
    prints: Vec<String>,
}

#[derive(Debug)]
enum Stage {
    /// Which file.
    Asking,
    /// Files are read and compared; nothing is written.
    Planning(Arc<AtomicBool>),
    /// Work goes on; cards done and all, when they are counted.
    Working(Option<(usize, usize)>, Arc<AtomicBool>),
    /// What would be written.
    Preview { compared: Heavy<Compared>, scroll: Scroll, lines: Vec<Line<'static>> },
    /// What a report on purchases would change.
    Report(Reported),
    /// What a calendar would change.
    Meetings(Meetings),
    /// Which column of a table goes where.
    Columns(Box<Columns>),
    /// In which characters and with which separator a file is written.
    Choice(Box<Choice>),
    /// It is done; what is to be said when the page closes.
    Finished(String),
}

impl Import {
    /// Begins in the current folder, or at home.
    pub fn begin(ctx: &Ctx) -> Import {
        Import {
            files: Files::begin(ctx),
            stage: Stage::Asking,
            read: String::new(),
            trouble: None,
            asked: 0,
            is_held: false,
            queue: VecDeque::new(),
            prints: Vec::new(),
        }
    }

    /// Begins to work; gives the flag by which it is called off.
    fn work(&mut self, stage: impl FnOnce(Arc<AtomicBool>) -> Stage) -> Arc<AtomicBool> {
        let called_off = Arc::new(AtomicBool::new(false));
        self.stage = stage(Arc::clone(&called_off));
        self.is_held = false;
        called_off
    }

    /// Goes back to the question which file, and says there what became of the last one.
    fn called_off(&mut self, ctx: &Ctx) {
        self.stage = Stage::Asking;
        self.trouble = Some(say::left_as_it_was(ctx.lang, &self.read, &ctx.store.path().display().to_string()));
    }

    /// Whether what goes on changes the file.
    fn writes(&self) -> bool {
        matches!(self.stage, Stage::Working(..))
    }

    fn read(&mut self, ctx: &Ctx) -> Vec<Effect> {
        match self.files.choose() {
            Meant::File(path) => {
                self.trouble = None;
                self.read = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let called_off = self.work(Stage::Planning);
                vec![Effect::Import(Job::Read(vec![path], called_off))]
            }
            Meant::Folder => Vec::new(),
            Meant::Nothing(name) => {
                self.trouble = Some(say::no_such_file(ctx.lang, &name));
                Vec::new()
            }
        }
    }

    /// Leaves the choice of how a file is read: it is read so, or shown again as it was.
    fn chosen(&mut self, anew: bool) -> Vec<Effect> {
        let Stage::Choice(choice) = std::mem::replace(&mut self.stage, Stage::Asking) else { return Vec::new() };
        let wanted = choice.chosen();
        let job = match (choice.of, anew) {
            (Of::Report(reported), false) => {
                self.stage = Stage::Report(reported);
                return Vec::new();
            }
            (Of::Report(reported), true) => {
                let Some((path, _)) = reported.file().cloned() else { return Vec::new() };
                Job::ReadAs(path, wanted, self.work(Stage::Planning))
            }
            (Of::Sources(sources), false) => Job::Compare(sources, self.work(Stage::Planning)),
            (Of::Sources(mut sources), true) => match &mut sources[..] {
                // One file may turn out to be something else when it is read otherwise.
                [Source { path: Some(path), .. }] => Job::ReadAs(path.clone(), wanted, self.work(Stage::Planning)),
                _ => {
                    if let Some(first) = sources.first_mut() {
                        first.wanted = wanted;
                    }
                    Job::ReadAgain(sources, self.work(Stage::Planning))
                }
            },
        };
        vec![Effect::Import(job)]
    }

    /// Leaves the preview for a page on which something of what was read is corrected.
    fn correct(&mut self, page: impl FnOnce(Vec<Source>) -> Stage) {
        if let Stage::Preview { compared, .. } = &mut self.stage
            && let Some(Compared { sources, plan }) = compared.take()
        {
            drop(Heavy::new(plan));
            self.stage = page(sources);
        }
    }

    fn preview(&mut self, action: Action, ctx: &Ctx) -> Option<Vec<Effect>> {
        let Stage::Preview { compared, scroll, lines } = &mut self.stage else { return None };
        if scroll.walk(action, lines.len()) {
            return Some(Vec::new());
        }
        let Compared { sources, .. } = (**compared).as_ref()?;
        match action {
            Action::Begin => {
                let plan = compared.take()?.plan;
                let called_off = self.work(|called_off| Stage::Working(None, called_off));
                return Some(vec![Effect::Import(Job::Apply(Box::new(plan), called_off))]);
            }
            Action::Headings => {
                let these = headings(sources, ctx);
                let marked: Vec<i64> = these.iter().filter(|(.., taken)| *taken).map(|((id, ..), _)| *id).collect();
                let these: Vec<_> = these.into_iter().map(|(row, _)| row).collect();
                let picker = Picker::of_these_many(ctx, ctx.say(say::HEADINGS), these, &marked).ok()?;
                return Some(vec![Effect::Push(Box::new(picker))]);
            }
            Action::Column => self.correct(|sources| Stage::Columns(Box::new(Columns::of(sources)))),
            Action::Separator => self.correct(|sources| Stage::Choice(Box::new(Choice::of_separator(sources, ctx)))),
            Action::Encoding => self.correct(|sources| Stage::Choice(Box::new(Choice::of_encoding(Of::Sources(sources))))),
            _ => return None,
        }
        Some(Vec::new())
    }
}

/// A page of lines that is longer than the screen.
fn page(canvas: &mut Canvas, area: Rect, title: &str, scroll: &Scroll, lines: &[Line<'static>]) {
    let inner = canvas.overlay(centred(area, 110, height(lines.len()).saturating_add(2)), title);
    let first = scroll.first(lines.len(), inner.height);
    canvas.lines(inner, lines.to_vec(), first);
    canvas.more_below(inner, lines.len(), first);
}

/// A row of a picker.
type Candidate = (i64, String, String);

/// The rows that look like headings, by the number of their file and their line, and whether they are taken in.
fn headings(sources: &[Source], ctx: &Ctx) -> Vec<(Candidate, bool)> {
    let of_source = |(at, source): (usize, &Source)| {
        let rows = source.reading.headings().into_iter();
        let row = move |(line, said, taken): (u64, String, bool)| {
            let place = say::line_number(ctx.lang, line);
            ((number(at, line), said, place), taken)
        };
        rows.map(row).collect::<Vec<_>>()
    };
    sources.iter().enumerate().flat_map(of_source).collect()
}

/// So many lines has no file that is taken in.
const LINES: u64 = 1 << 40;

/// A line of one of the files as one number.
fn number(source: usize, line: u64) -> i64 {
    i64::try_from(source as u64 * LINES + line).unwrap_or_default()
}

impl Layer for Import {
    fn place(&self) -> Place {
        match &self.stage {
            Stage::Asking => Place::ImportFile,
            Stage::Planning(_) | Stage::Working(..) => Place::ImportProgress,
            Stage::Finished(_) => Place::ImportDone,
            Stage::Preview { .. } => Place::ImportPreview,
            Stage::Report(_) => Place::ImportReport,
            Stage::Meetings(_) => Place::ImportMeetings,
            Stage::Columns(columns) if columns.filtering => Place::Filter,
            Stage::Columns(_) => Place::ImportColumns,
            Stage::Choice(_) => Place::ImportChoice,
        }
    }

    fn is_ours(&self) -> bool {
        // Whom else we know stands in every file, and often in its name.
        true
    }

    fn typing(&self) -> bool {
        match &self.stage {
            Stage::Asking => true,
            Stage::Columns(columns) => columns.filtering,
            _ => false,
        }
    }

    fn holds_file(&self) -> bool {
        self.writes()
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match &self.stage {
            Stage::Preview { compared, .. } => preview::obstacle((**compared).as_ref()?, action),
            Stage::Meetings(meetings) => meetings.obstacle(action),
            Stage::Report(reported) => reported.obstacle(action),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.preview(action, ctx) {
            return Ok(Some(effects));
        }
        if let Stage::Report(reported) = &mut self.stage
            && let Some(meant) = reported.act(action)
        {
            return Ok(Some(self.on_report(meant, ctx)));
        }
        if let Stage::Meetings(meetings) = &mut self.stage {
            self.asked = meetings.place();
            if let Some(meant) = meetings.act(action, ctx) {
                return self.on_meetings(meant, ctx).map(Some);
            }
        }
        if matches!(self.stage, Stage::Meetings(_)) && action == Action::Back && self.note_seen(ctx) {
            return Ok(Some(self.go_on(Effect::Say(ctx.say(say::SEEN).into(), Tone::Said))));
        }
        let writes = self.writes();
        let within = match &mut self.stage {
            Stage::Columns(columns) => columns.act(action, ctx),
            Stage::Choice(choice) => choice.walk(action),
            _ => false,
        };
        if within {
            return done();
        }
        match (&mut self.stage, action) {
            (Stage::Asking, Action::Up | Action::Down) => self.files.walk(action),
            (Stage::Asking, Action::NextField) => self.files.complete(),
            (Stage::Asking, Action::Open) => return Ok(Some(self.read(ctx))),
            // Nothing is being written as long as it waits.
            (Stage::Planning(called_off), Action::Back) | (Stage::Working(None, called_off), Action::Back) if !writes || self.is_held => {
                called_off.store(true, Ordering::Relaxed);
                self.called_off(ctx);
            }
            (Stage::Working(_, called_off), Action::Back) => called_off.store(true, Ordering::Relaxed),
            (Stage::Columns(columns), Action::Back | Action::Open) => {
                let sources = std::mem::take(&mut columns.sources);
                let called_off = self.work(Stage::Planning);
                return Ok(Some(vec![Effect::Import(Job::Compare(sources, called_off))]));
            }
            (Stage::Choice(_), Action::Back | Action::Open) => return Ok(Some(self.chosen(action == Action::Open))),
            (Stage::Finished(text), Action::Back | Action::Open) => {
                let said = Effect::Say(text.clone(), Tone::Done);
                return Ok(Some(self.go_on(said)));
            }
            (Stage::Finished(_), Action::Undo) => return Ok(Some(vec![Effect::Back, Effect::Act(Action::Undo)])),
            (_, Action::Back) => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.trouble = None;
        match (&mut self.stage, key.code) {
            // No file of contacts has it in its name, and everywhere else it asks for help.
            (Stage::Asking, KeyCode::Char('?')) => return Ok(vec![Effect::Act(Action::Help)]),
            (Stage::Asking, _) => self.files.type_key(key),
            (Stage::Columns(columns), _) => columns.type_key(key),
            _ => {}
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.trouble = None;
        match &mut self.stage {
            // A name has no lines; what a spreadsheet copies has them, and tabs.
            // Most terminals part pasted lines by CR.
            Stage::Asking if text.trim_end().contains(['\n', '\r']) && text.contains('\t') => {
                self.read = ctx.say(say::PASTED).into();
                let called_off = self.work(Stage::Planning);
                vec![Effect::Import(Job::Paste(text.replace("\r\n", "\n").replace('\r', "\n"), called_off))]
            }
            Stage::Asking => self.files.paste(text, ctx),
            Stage::Columns(columns) => columns.paste(text, ctx),
            _ => Vec::new(),
        }
    }

    /// The rows that are taken in although they look like headings, or the account of a meeting.
    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Stage::Meetings(meetings) = &mut self.stage {
            let meant = ids.first().and_then(|account| meetings.picked(*account));
            return meant.map_or_else(|| Ok(Vec::new()), |meant| self.on_meetings(meant, ctx));
        }
        let Stage::Preview { compared, .. } = &mut self.stage else { return Ok(Vec::new()) };
        let Some(Compared { mut sources, plan }) = compared.take() else { return Ok(Vec::new()) };
        drop(Heavy::new(plan));
        for (at, source) in sources.iter_mut().enumerate() {
            let lines = ids.iter().filter_map(|id| u64::try_from(*id).ok()).filter(|id| id / LINES == at as u64);
            source.reading.take_headings(lines.map(|id| id % LINES));
        }
        let called_off = self.work(Stage::Planning);
        Ok(vec![Effect::Import(Job::Compare(sources, called_off))])
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        match &mut self.stage {
            Stage::Asking => Some(self.files.line()),
            Stage::Columns(columns) => columns.line(),
            _ => None,
        }
    }

    fn click(&mut self, hit: Hit) {
        match (&mut self.stage, hit) {
            (Stage::Asking, Hit::Row(at)) => self.files.select(at),
            (Stage::Columns(columns), Hit::Row(at)) => columns.select(at),
            (Stage::Choice(choice), Hit::Row(at)) => choice.select(at),
            (Stage::Meetings(meetings), Hit::Row(at)) => meetings.select(at),
            _ => {}
        }
    }

    fn report(&mut self, report: &mut Option<Report>, ctx: &Ctx) {
        match report.take() {
            Some(Report::ImportHeld) => self.is_held = true,
            Some(Report::Importing(done, all)) => {
                self.is_held = false;
                if let Stage::Working(progress, _) = &mut self.stage {
                    *progress = Some((done, all));
                }
            }
            Some(Report::Imported(Ok(Outcome::Compared(compared)))) => {
                let cells = usize::from(across(ctx.size.0, 110)).saturating_sub(4);
                let lines = preview::lines(&compared.sources, &compared.plan, ctx, cells);
                self.stage = Stage::Preview { compared: Heavy::new(*compared), scroll: Scroll::default(), lines };
            }
            Some(Report::Imported(Ok(Outcome::Reported(plan)))) => {
                let cells = usize::from(across(ctx.size.0, 110)).saturating_sub(4);
                self.stage = Stage::Report(Reported::new(plan, ctx, cells));
            }
            Some(Report::Imported(Ok(Outcome::Met(met, prints)))) => {
                if !prints.is_empty() {
                    self.prints = prints;
                }
                let cells = usize::from(across(ctx.size.0, 110)).saturating_sub(4);
                match Meetings::new(met, ctx, cells, self.asked) {
                    Ok(meetings) => self.stage = Stage::Meetings(meetings),
                    Err(_) => self.called_off(ctx),
                }
            }
            Some(Report::Imported(Ok(Outcome::Planned(planned)))) => {
                self.note_seen(ctx);
                self.stage = Stage::Finished(format!("{planned} {}", ctx.say(say::UNDO)));
            }
            Some(Report::Imported(Ok(Outcome::Bought(bought)))) => {
                self.stage = Stage::Finished(format!("{} {}", purchases::done(&bought, ctx.lang), ctx.say(say::UNDO)));
            }
            Some(Report::Imported(Ok(Outcome::Applied(report)))) => {
                self.stage = Stage::Finished(format!("{} {}", say::report(&report, ctx.lang), ctx.say(say::UNDO)));
            }
            Some(Report::Imported(Ok(Outcome::CalledOff))) => {
                if matches!(self.stage, Stage::Working(..)) {
                    self.called_off(ctx);
                }
            }
            // Its thread may be the one that is gone: nothing was written, or all of it is taken back.
            Some(Report::Panic(_)) if matches!(self.stage, Stage::Planning(_) | Stage::Working(..)) => {
                self.stage = Stage::Asking;
            }
            Some(Report::Imported(Err(trouble))) => {
                self.stage = Stage::Asking;
                self.trouble = Some(trouble);
            }
            other => *report = other,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let title = ctx.say(say::TITLE);
        match &self.stage {
            Stage::Asking => {
                let trouble = self.trouble.as_deref().map(|text| wrap(text, 64)).unwrap_or_default();
                // What is wrong stands at the foot: the line one types into stays where it is.
                let (most, used) = (centred(area, 72, 18), height(trouble.len()));
                let outer = Rect { height: most.height.min(self.files.rows() + 4), ..most };
                let inner = canvas.overlay(Rect { height: outer.height + used, ..outer }.intersection(area), title);
                let files = Rect { height: inner.height.saturating_sub(used), ..inner };
                self.files.view(canvas, files, ctx);
                for (at, line) in trouble.iter().enumerate() {
                    let y = files.bottom() + height(at);
                    canvas.text(inner.x, y, 1, if at == 0 { ALARM } else { "" }, theme.bad());
                    canvas.text(inner.x + 2, y, inner.width.saturating_sub(2), line, theme.plain());
                }
            }
            Stage::Planning(_) | Stage::Working(..) => {
                let progress = if let Stage::Working(progress, _) = &self.stage { *progress } else { None };
                if self.is_held {
                    let waits = if self.writes() { SAVE_WAITS } else { IMPORT_WAITS };
                    let lines = wrap(&of_file(ctx.say(waits), ctx.lang), usize::from(across(area.width, 60)).saturating_sub(4));
                    let inner = canvas.overlay(centred(area, 60, height(lines.len() + 2)), title);
                    for (at, line) in lines.iter().enumerate() {
                        canvas.text(inner.x, inner.y + height(at), inner.width, line, theme.plain());
                    }
                    return;
                }
                let inner = canvas.overlay(centred(area, 60, 5), title);
                let text = progress.map_or_else(|| ctx.say(say::READING).to_owned(), |(done, all)| say::progress(ctx.lang, done, all));
                canvas.text(inner.x, inner.y, inner.width, &text, theme.plain());
                if let Some((done, all)) = progress {
                    let cells = usize::from(inner.width) * done / all.max(1);
                    canvas.text(inner.x, inner.y + 1, inner.width, &"█".repeat(cells), theme.accent());
                }
            }
            Stage::Finished(text) => {
                let lines = wrap(text, usize::from(across(area.width, 60)).saturating_sub(4));
                let inner = canvas.overlay(centred(area, 60, height(lines.len() + 2)), title);
                for (at, line) in lines.iter().enumerate() {
                    canvas.text(inner.x, inner.y + height(at), inner.width, line, theme.good());
                }
            }
            Stage::Preview { scroll, lines, .. } => page(canvas, area, title, scroll, lines),
            Stage::Report(reported) => page(canvas, area, title, &reported.scroll, &reported.lines),
            Stage::Meetings(meetings) => meetings.view(canvas, area, title),
            Stage::Columns(columns) => columns.view(canvas, area, ctx),
            Stage::Choice(choice) => choice.view(canvas, area, ctx),
        }
    }
}
