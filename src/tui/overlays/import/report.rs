//! The preview of a report on purchases, or of a table of deliveries or debts: whose it is, what it changes, what is not in it.

use super::heavy::Heavy;
use super::preview::part;
use crate::domain::{Lang, Words};
use crate::exchange::Wanted;
use crate::import::{debts, deliveries, purchases};
use crate::printable::wrap;
use crate::text::listed::Told;
use crate::text::purchases::{self as say, Part};
use crate::text::{debts as owed, deliveries as delivered};
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
    /// One of debts.
    Debts(Box<debts::Plan>),
}

impl Plan {
    /// What it says as every table about clients does; none where it is one of purchases.
    fn listed(&self) -> Result<&dyn Told, &purchases::Plan> {
        match self {
            Plan::Purchases(plan) => Err(plan),
            Plan::Deliveries(plan) => Ok(plan.as_ref()),
            Plan::Debts(plan) => Ok(plan.as_ref()),
        }
    }

    fn is_idle(&self) -> bool {
        self.listed().map_or_else(purchases::Plan::is_idle, Told::is_idle)
    }

    /// Why nothing is to be written, and whether that is because nothing was read.
    fn nothing(&self) -> (Words, bool) {
        let of_report = |plan: &purchases::Plan| (say::nothing(plan), plan.report.rows.is_empty());
        self.listed().map_or_else(of_report, |plan| (plan.nothing(), plan.facts().rows == 0))
    }

    /// What it is, which of its columns are not taken in, and what it would change.
    fn said(&self, lang: Lang) -> (String, Option<String>, Vec<Part>) {
        let of_report = |plan: &purchases::Plan| (say::source(&plan.report, lang), say::unread(&plan.report, lang), say::parts(plan, lang));
        self.listed().map_or_else(of_report, |plan| (plan.source(lang), plan.unread(lang), plan.parts(lang)))
    }

    /// Where it was read from, how it was to be read, and in which characters it is written.
    fn read_from(&self) -> (Option<&(PathBuf, Wanted)>, &'static str) {
        match self.listed() {
            Ok(plan) => (plan.facts().file, plan.facts().encoding),
            Err(plan) => (plan.report.file.as_ref(), plan.report.encoding),
        }
    }

    /// Why what is not in it cannot be kept.
    fn keeps_nothing(&self) -> Option<Words> {
        match self {
            Plan::Deliveries(_) => Some(delivered::NO_KEEPING),
            Plan::Debts(plan) if !plan.may_keep() => Some(owed::NO_KEEPING),
            Plan::Purchases(_) | Plan::Debts(_) => None,
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
    /// Compare again, with what is not in the table kept where it was not, and the other way round.
    Keep(Plan),
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
            (Action::Toggle, plan) => plan.keeps_nothing(),
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
            Action::Toggle => self.plan.take().map(Meant::Keep),
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
            | owed::LARGER
            | owed::GONE
            | owed::BY_HAND
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
