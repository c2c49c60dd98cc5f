//! Taking files in from inside: the path, the preview with its columns, the progress.

mod files;
mod job;
mod preview;

pub use job::{Job, Outcome};

use crate::exchange::Target;
use crate::import::{Plan, Source};
use crate::printable::{pad, wrap};
use crate::store::Result;
use crate::text::import as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, centred};
use crate::tui::event::Report;
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::widgets::scroll::Scroll;
use crossterm::event::KeyEvent;
use files::Files;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The import, from the path to the report.
#[derive(Debug)]
pub struct Import {
    stage: Stage,
    trouble: Option<String>,
}

#[derive(Debug)]
enum Stage {
    /// Which file.
    Asking(Files),
    /// Files are read and compared; nothing is written.
    Planning(Arc<AtomicBool>),
    /// Work goes on; cards done and all, when they are counted.
    Working(Option<(usize, usize)>, Arc<AtomicBool>),
    /// What would be written.
    Preview { sources: Vec<Source>, plan: Box<Plan>, scroll: Scroll, lines: Vec<Line<'static>> },
    /// Which column of a table goes where.
    Columns { sources: Vec<Source>, selected: usize },
    /// It is done; what is to be said when the page closes.
    Finished(String),
}

impl Import {
    /// Begins in the current folder, or at home.
    pub fn begin() -> Import {
        Import { stage: Stage::Asking(Files::begin()), trouble: None }
    }

    /// Begins to work; gives the flag by which it is called off.
    fn work(&mut self, stage: impl FnOnce(Arc<AtomicBool>) -> Stage) -> Arc<AtomicBool> {
        let called_off = Arc::new(AtomicBool::new(false));
        self.stage = stage(Arc::clone(&called_off));
        called_off
    }

    /// The columns of all tables: source, column, heading, where it goes, an example.
    fn columns(sources: &[Source]) -> Vec<(usize, usize, String, Target, String)> {
        let mut columns = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            let sample = source.sample(20);
            for (at, column) in source.mapping().map_or(&[][..], |mapping| mapping.columns()).iter().enumerate() {
                let example = sample.iter().filter_map(|row| row.get(at)).find(|cell| !cell.trim().is_empty()).cloned().unwrap_or_default();
                columns.push((number, at, column.header.clone(), column.target, example));
            }
        }
        columns
    }

    fn walk_columns(&mut self, action: Action) -> Option<Vec<Effect>> {
        let Stage::Columns { sources, selected } = &mut self.stage else { return None };
        let columns = Self::columns(sources);
        let step = match action {
            Action::Up => {
                *selected = selected.saturating_sub(1);
                0
            }
            Action::Down => {
                *selected = (*selected + 1).min(columns.len().saturating_sub(1));
                0
            }
            Action::Right => 1,
            Action::Left => Target::ALL.len() - 1,
            Action::Back | Action::Open => {
                let sources = std::mem::take(sources);
                let called_off = self.work(Stage::Planning);
                return Some(vec![Effect::Import(Job::Compare(sources, called_off))]);
            }
            _ => return None,
        };
        if let (1.., Some((source, column, _, target, _))) = (step, columns.get(*selected)) {
            let at = Target::ALL.iter().position(|known| known == target).unwrap_or(0);
            sources[*source].set_target(*column, Target::ALL[(at + step) % Target::ALL.len()]);
        }
        Some(Vec::new())
    }
}

impl Layer for Import {
    fn place(&self) -> Place {
        match self.stage {
            Stage::Asking(_) => Place::ImportFile,
            Stage::Planning(_) | Stage::Working(..) | Stage::Finished(_) => Place::ImportProgress,
            Stage::Preview { .. } => Place::ImportPreview,
            Stage::Columns { .. } => Place::ImportColumns,
        }
    }

    fn typing(&self) -> bool {
        matches!(self.stage, Stage::Asking(_))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.walk_columns(action) {
            return Ok(Some(effects));
        }
        if let Stage::Preview { lines, scroll, .. } = &mut self.stage
            && scroll.walk(action, lines.len())
        {
            return done();
        }
        match (&mut self.stage, action) {
            (Stage::Asking(files), Action::Up | Action::Down) => files.walk(action),
            (Stage::Asking(files), Action::NextField) => files.complete(),
            (Stage::Asking(files), Action::Open) => {
                let Some(path) = files.choose() else { return done() };
                self.trouble = None;
                let called_off = self.work(Stage::Planning);
                return Ok(Some(vec![Effect::Import(Job::Read(vec![path], called_off))]));
            }
            (Stage::Planning(called_off), Action::Back) => {
                called_off.store(true, Ordering::Relaxed);
                self.stage = Stage::Asking(Files::begin());
            }
            (Stage::Working(_, called_off), Action::Back) => called_off.store(true, Ordering::Relaxed),
            (Stage::Preview { plan, .. }, Action::Begin) => {
                if plan.items.is_empty() || plan.is_idle() {
                    return Ok(Some(vec![Effect::Back, Effect::Say(ctx.say(say::NOTHING_NEW).into(), Tone::Done)]));
                }
                let plan = plan.clone();
                let called_off = self.work(|called_off| Stage::Working(None, called_off));
                return Ok(Some(vec![Effect::Import(Job::Apply(plan, called_off))]));
            }
            (Stage::Preview { sources, .. }, Action::Column) => {
                if sources.iter().all(|source| source.mapping().is_none()) {
                    return Ok(Some(vec![Effect::Say(ctx.say(say::NO_COLUMNS).into(), Tone::Trouble)]));
                }
                self.stage = Stage::Columns { sources: std::mem::take(sources), selected: 0 };
            }
            (Stage::Finished(text), Action::Back | Action::Open) => {
                return Ok(Some(vec![Effect::Back, Effect::Say(text.clone(), Tone::Done)]));
            }
            (_, Action::Back) => return Ok(Some(vec![Effect::Back])),
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Stage::Asking(files) = &mut self.stage {
            self.trouble = None;
            files.type_key(key);
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, _ctx: &Ctx) -> Vec<Effect> {
        if let Stage::Asking(files) = &mut self.stage {
            files.paste(text);
        }
        Vec::new()
    }

    fn click(&mut self, hit: Hit) {
        match (&mut self.stage, hit) {
            (Stage::Asking(files), Hit::Row(at)) => files.select(at),
            (Stage::Columns { selected, .. }, Hit::Row(at)) => *selected = at,
            _ => {}
        }
    }

    fn report(&mut self, report: &mut Option<Report>, ctx: &Ctx) {
        match report.take() {
            Some(Report::Importing(done, all)) => {
                if let Stage::Working(progress, _) = &mut self.stage {
                    *progress = Some((done, all));
                }
            }
            Some(Report::Imported(Ok(Outcome::Compared(sources, plan)))) => {
                let lines = preview::lines(&sources, &plan, ctx, usize::from(ctx.size.0.min(110)).saturating_sub(4));
                self.stage = Stage::Preview { sources, plan, scroll: Scroll::default(), lines };
            }
            Some(Report::Imported(Ok(Outcome::Applied(report)))) => {
                self.stage = Stage::Finished(format!("{} {}", say::report(&report, ctx.lang), ctx.say(say::UNDO)));
            }
            Some(Report::Imported(Ok(Outcome::CalledOff))) => {}
            // Its thread may be the one that is gone: nothing was written, or all of it is taken back.
            Some(Report::Panic(_)) if matches!(self.stage, Stage::Planning(_) | Stage::Working(..)) => {
                self.stage = Stage::Asking(Files::begin());
            }
            Some(Report::Imported(Err(trouble))) => {
                self.stage = Stage::Asking(Files::begin());
                self.trouble = Some(trouble);
            }
            other => *report = other,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let title = ctx.say(say::TITLE);
        match &self.stage {
            Stage::Asking(files) => {
                let trouble = self.trouble.as_deref().map(|text| wrap(text, 66)).unwrap_or_default();
                let inner = canvas.overlay(centred(area, 72, 18 + trouble.len() as u16), title);
                for (at, line) in trouble.iter().enumerate() {
                    canvas.text(inner.x, inner.y + at as u16, inner.width, line, theme.bad());
                }
                let used = trouble.len() as u16;
                files.view(canvas, Rect { y: inner.y + used, height: inner.height.saturating_sub(used), ..inner }, ctx);
            }
            Stage::Planning(_) | Stage::Working(..) => {
                let progress = if let Stage::Working(progress, _) = &self.stage { *progress } else { None };
                let inner = canvas.overlay(centred(area, 60, 5), title);
                let text = progress.map_or_else(|| ctx.say(say::READING).to_owned(), |(done, all)| say::progress(ctx.lang, done, all));
                canvas.text(inner.x, inner.y, inner.width, &text, theme.plain());
                if let Some((done, all)) = progress {
                    let cells = usize::from(inner.width) * done / all.max(1);
                    canvas.text(inner.x, inner.y + 1, inner.width, &"█".repeat(cells), theme.accent());
                }
            }
            Stage::Finished(text) => {
                let lines = wrap(text, 56);
                let inner = canvas.overlay(centred(area, 60, lines.len() as u16 + 2), title);
                for (at, line) in lines.iter().enumerate() {
                    canvas.text(inner.x, inner.y + at as u16, inner.width, line, theme.good());
                }
            }
            Stage::Preview { scroll, lines, .. } => {
                let inner = canvas.overlay(centred(area, 110, area.height), title);
                canvas.lines(inner, lines.clone(), scroll.first(lines.len(), inner.height));
            }
            Stage::Columns { sources, selected, .. } => {
                let columns = Self::columns(sources);
                let inner = canvas.overlay(centred(area, 100, columns.len() as u16 + 2), ctx.say(say::COLUMNS));
                let first = (selected + 1).saturating_sub(usize::from(inner.height));
                for (line, (at, (_, _, header, target, example))) in
                    columns.iter().enumerate().skip(first).take(usize::from(inner.height)).enumerate()
                {
                    let row = Rect { y: inner.y + line as u16, height: 1, ..inner };
                    let third = usize::from(row.width / 3).saturating_sub(1);
                    let style = if *target == Target::Leftover { theme.plain() } else { theme.accent() };
                    canvas.text(row.x, row.y, row.width, &pad(header, third), theme.plain());
                    canvas.text(row.x + third as u16 + 1, row.y, third as u16, &format!("→ {}", ctx.say(say::target(*target))), style);
                    canvas.text(row.x + 2 * (third as u16 + 1), row.y, third as u16, example, theme.plain());
                    canvas.hit(row, Hit::Row(at));
                    if at == *selected {
                        canvas.highlight(row, theme.selected());
                    }
                }
            }
        }
    }
}
