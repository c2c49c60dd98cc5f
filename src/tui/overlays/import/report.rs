//! The preview of a report on purchases or a table of deliveries: whose it is, what it changes, what is not in it.

use super::heavy::Heavy;
use super::preview::part;
use crate::domain::{Lang, Words};
use crate::exchange::Wanted;
use crate::import::{deliveries, purchases};
use crate::printable::wrap;
use crate::text::deliveries as delivered;
use crate::text::purchases::{self as say, Part};
use crate::tui::actions::Action;
use crate::tui::layer::Ctx;
use crate::tui::widgets::scroll::Scroll;
use ratatui::text::Line;
use std::path::PathBuf;

/// How many lines of a part are shown.
const NAMED: usize = 200;

/// What a table would change.
#[derive(Debug)]
pub enum Plan {
    /// One of purchases.
    Purchases(Box<purchases::Plan>),
    /// One of deliveries.
    Deliveries(Box<deliveries::Plan>),
}

impl Plan {
    fn is_idle(&self) -> bool {
        match self {
            Plan::Purchases(plan) => plan.is_idle(),
            Plan::Deliveries(plan) => plan.is_idle(),
        }
    }

    /// Why nothing is to be written, and whether that is because nothing was read.
    fn nothing(&self) -> (Words, bool) {
        match self {
            Plan::Purchases(plan) => (say::nothing(plan), plan.report.rows.is_empty()),
            Plan::Deliveries(plan) => (delivered::nothing(plan), plan.table.rows.is_empty()),
        }
    }

    /// What it is, which of its columns are not taken in, and what it would change.
    fn said(&self, lang: Lang) -> (String, Option<String>, Vec<Part>) {
        match self {
            Plan::Purchases(plan) => (say::source(&plan.report, lang), say::unread(&plan.report, lang), say::parts(plan, lang)),
            Plan::Deliveries(plan) => (delivered::source(plan, lang), None, delivered::parts(plan, lang)),
        }
    }

    /// Where it was read from, how it was to be read, and in which characters it is written.
    fn read_from(&self) -> (Option<&(PathBuf, Wanted)>, &'static str) {
        match self {
            Plan::Purchases(plan) => (plan.report.file.as_ref(), plan.report.encoding),
            Plan::Deliveries(plan) => (plan.table.file.as_ref(), plan.table.encoding),
        }
    }
}

/// A table, and what it would change.
#[derive(Debug)]
pub struct Reported {
    plan: Heavy<Plan>,
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
    Write(Plan),
    /// Compare again, with what is not in the report kept or not.
    Keep(Box<purchases::Plan>, bool),
    /// Choose in which characters it is written.
    Encoding,
    /// That cannot be, as these words say.
    Barred(Words),
}

impl Reported {
    /// Where it was read from, and how it was to be read; none where that is not chosen: of a workbook, and of what was pasted.
    pub(super) fn file(&self) -> Option<&(PathBuf, Wanted)> {
        let (file, encoding) = self.plan.as_ref()?.read_from();
        file.filter(|_| !encoding.is_empty())
    }

    /// In which characters it is written.
    pub(super) fn encoding(&self) -> &'static str {
        self.plan.as_ref().map_or("", |plan| plan.read_from().1)
    }

    /// The page of a report, for so many cells.
    pub fn new(plan: Plan, ctx: &Ctx, cells: usize) -> Reported {
        Reported { lines: lines(&plan, ctx, cells), plan: Heavy::new(plan), scroll: Scroll::default() }
    }

    /// Why a key does nothing here: there is nothing to write, or nothing to keep.
    pub(super) fn obstacle(&self, action: Action) -> Option<Words> {
        match (action, self.plan.as_ref()?) {
            (Action::Begin, plan) if plan.is_idle() => Some(plan.nothing().0),
            (Action::Toggle, Plan::Deliveries(_)) => Some(delivered::NO_KEEPING),
            _ => None,
        }
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
            Action::Toggle => match self.plan.take()? {
                Plan::Purchases(plan) => {
                    let keeps = !plan.keeps;
                    Some(Meant::Keep(plan, keeps))
                }
                plan @ Plan::Deliveries(_) => {
                    self.plan = Heavy::new(plan);
                    None
                }
            },
            _ => None,
        }
    }
}

fn lines(plan: &Plan, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    let theme = ctx.theme;
    let styled = |text: &str, style| wrap(text, cells).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>();
    let (source, unread, parts) = plan.said(ctx.lang);
    let mut lines = styled(&source, theme.strong());
    lines.extend(unread.iter().flat_map(|text| styled(text, theme.plain())));
    if plan.is_idle() {
        lines.push(Line::default());
        let (why, is_empty) = plan.nothing();
        lines.extend(styled(ctx.say(why), if is_empty { theme.bad() } else { theme.good() }));
    }
    for said in parts {
        let style = match said.heading {
            delivered::CHANGED
            | say::LEFT_OUT
            | say::UNKNOWN
            | say::WAITED
            | say::DOUBLES
            | say::BY_HAND
            | say::HELD
            | say::NOTES
            | say::NOTED => theme.warn(),
            say::NOT_READ | say::REFUSED => theme.bad(),
            _ => theme.accent(),
        };
        let all = said.lines.len();
        part(&mut lines, ctx.say(said.heading), style, said.lines.into_iter().take(NAMED).collect(), all, ctx, cells);
    }
    lines
}
