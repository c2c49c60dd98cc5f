//! The preview of a report on purchases: whose it is, what it changes, what is not in it.

use super::heavy::Heavy;
use super::preview::part;
use crate::domain::Words;
use crate::exchange::Wanted;
use crate::import::purchases::Plan;
use crate::printable::wrap;
use crate::text::purchases as say;
use crate::tui::actions::Action;
use crate::tui::layer::Ctx;
use crate::tui::widgets::scroll::Scroll;
use ratatui::text::Line;
use std::path::PathBuf;

/// How many lines of a part are shown.
const NAMED: usize = 200;

/// A report, and what it would change.
#[derive(Debug)]
pub struct Reported {
    plan: Heavy<Box<Plan>>,
    /// How far it is scrolled.
    pub scroll: Scroll,
    /// What is shown.
    pub lines: Vec<Line<'static>>,
}

/// What a key asks for.
#[derive(Debug)]
pub enum Meant {
    /// Nothing more: the page was scrolled.
    Stay,
    /// Write it.
    Write(Box<Plan>),
    /// Compare again, with what is not in the report kept or not.
    Keep(Box<Plan>, bool),
    /// Choose in which characters it is written.
    Encoding,
    /// That cannot be, as these words say.
    Barred(Words),
}

impl Reported {
    /// Where it was read from, and how it was to be read; none where that is not chosen: of a workbook, and of what was pasted.
    pub(super) fn file(&self) -> Option<&(PathBuf, Wanted)> {
        let report = &self.plan.as_ref()?.report;
        report.file.as_ref().filter(|_| !report.encoding.is_empty())
    }

    /// In which characters it is written.
    pub(super) fn encoding(&self) -> &'static str {
        self.plan.as_ref().map_or("", |plan| plan.report.encoding)
    }

    /// The page of a report, for so many cells.
    pub fn new(plan: Box<Plan>, ctx: &Ctx, cells: usize) -> Reported {
        Reported { lines: lines(&plan, ctx, cells), plan: Heavy::new(plan), scroll: Scroll::default() }
    }

    /// Why a key does nothing here: there is nothing to write.
    pub(super) fn obstacle(&self, action: Action) -> Option<Words> {
        let plan = self.plan.as_ref().filter(|plan| action == Action::Begin && plan.is_idle())?;
        Some(say::nothing(plan))
    }

    /// What a key asks for, if it is one of this page.
    pub fn act(&mut self, action: Action) -> Option<Meant> {
        if self.scroll.walk(action, self.lines.len()) {
            return Some(Meant::Stay);
        }
        match action {
            Action::Begin => self.plan.take().map(Meant::Write),
            Action::Encoding if self.file().is_none() => Some(Meant::Barred(say::NO_ENCODING)),
            Action::Encoding => Some(Meant::Encoding),
            Action::Toggle => self.plan.take().map(|plan| {
                let keeps = !plan.keeps;
                Meant::Keep(plan, keeps)
            }),
            _ => None,
        }
    }
}

fn lines(plan: &Plan, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let theme = ctx.theme;
    let styled = |text: &str, style| wrap(text, cells).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>();
    let mut lines = styled(&say::source(&plan.report, ctx.lang), theme.strong());
    lines.extend(say::unread(&plan.report, ctx.lang).iter().flat_map(|text| styled(text, theme.plain())));
    if plan.is_idle() {
        lines.push(Line::default());
        let style = if plan.report.rows.is_empty() { theme.bad() } else { theme.good() };
        lines.extend(styled(ctx.say(say::nothing(plan)), style));
    }
    for said in say::parts(plan, ctx.lang) {
        let style = match said.heading {
            say::LEFT_OUT | say::UNKNOWN | say::WAITED | say::DOUBLES | say::BY_HAND | say::HELD | say::NOTES | say::NOTED => theme.warn(),
            say::NOT_READ | say::REFUSED => theme.bad(),
            _ => theme.accent(),
        };
        let all = said.lines.len();
        part(&mut lines, ctx.say(said.heading), style, said.lines.into_iter().take(NAMED).collect(), all, ctx, cells);
    }
    lines
}
