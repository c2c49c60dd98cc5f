//! What changed in a month, as a table: each change with what was decided.

use crate::domain::name::fold;
use crate::domain::{Entity, Words};
use crate::month::{self, Changed, Month};
use crate::store::{Page, Query, Result};
use crate::text::month as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Basis, Ctx, Effect, Tab, Target};
use crate::tui::panes::once::Once;
use crate::tui::panes::table_pane::Source;
use crate::tui::theme::{ALARM, DUE};
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Line;
use std::rc::Rc;

const COLUMNS: &[Column] =
    &[MARK, column(say::ACCOUNT, 13, 0), column(say::WHAT, 8, 2), matter(say::CHANGE, 20), column(say::DECISION, 8, 1)];
/// What is decided by making something: each by its own key, wherever an account is at hand.
pub(super) const DECIDING: [Action; 6] =
    [Action::New, Action::OurPromise, Action::TheirPromise, Action::Meeting, Action::EntryForm, Action::Question];

/// What stands before a change that was decided on.
const DECIDED: &str = "✓";

/// The changes of the month that is looked at.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The month, `YYYY-MM`; none before it is known which is the last.
    pub period: Option<String>,
    read: Once<(Basis, String), Month>,
}

impl Changes {
    /// The month, read anew where the file is another one.
    pub fn month(&self, ctx: &Ctx) -> Result<Option<Rc<Month>>> {
        let Some(period) = self.period.as_deref().filter(|_| !ctx.client) else { return Ok(None) };
        self.read.read((ctx.basis(), period.to_owned()), || month::read(ctx.store, period))
    }

    /// The month as it was read last.
    pub fn shown(&self) -> Option<Rc<Month>> {
        self.read.shown()
    }
}

impl Source for Changes {
    type Row = Changed;

    fn place(&self) -> Place {
        Place::Month
    }

    fn entity(&self) -> Entity {
        Entity::MonthDecision
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1, 2]
    }

    fn empty(&self) -> Words {
        match self.shown() {
            Some(month) if !month.is_told => say::NOTHING_TOLD,
            Some(month) if month.closed.is_some() => say::NOTHING_CHANGED,
            _ => say::NOTHING_TO_DECIDE,
        }
    }

    fn name(&self) -> Words {
        say::CHANGES
    }

    fn said(&self, ctx: &Ctx, _cells: usize) -> String {
        self.shown().map_or_else(String::new, |month| say::standing(&month, ctx.lang))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Changed>> {
        let mut changes = self.month(ctx)?.map_or_else(Vec::new, |month| month.changes.clone());
        if query.sort == 1 {
            changes.sort_by_cached_key(|change| fold(change.called().get(ctx.lang)));
        }
        if query.descending {
            changes.reverse();
        }
        Ok(Page::of(changes, query, |change| format!("{} {}", change.name, change.title(ctx.lang))))
    }

    fn id(row: &Changed) -> i64 {
        row.id
    }

    fn account(&self, row: Option<&Changed>) -> Option<i64> {
        row.map(|row| row.account)
    }

    fn cells(&self, row: &Changed, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let mark = match (&row.decision, row.is_bad) {
            (Some(_), _) => cell(DECIDED, theme.plain()),
            (None, true) => cell(ALARM, theme.bad()),
            (None, false) => cell(DUE, theme.warn()),
        };
        let decided = row.decision.as_ref().map_or_else(String::new, |decision| say::in_column(decision, ctx.today, ctx.lang));
        vec![
            mark,
            cell(row.name.clone(), if row.decision.is_none() { theme.strong() } else { theme.plain() }),
            cell(row.called().get(ctx.lang), theme.plain()),
            cell(say::said(row, ctx.lang), theme.plain()),
            cell(decided, theme.plain()),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &Changed, cells: usize) -> Result<Told> {
        let lines = |texts: Vec<String>| texts.into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect::<Vec<_>>();
        let mut told = Told::of(format!("{} · {}", row.name, row.called().get(ctx.lang)), lines(vec![row.said.said(ctx.lang)]));
        told.add(ctx.say(say::FROM_WHAT), lines(say::parts(row, ctx.lang)));
        let decided = match &row.decision {
            Some(decision) => say::decided(decision, ctx.today, ctx.lang),
            None => vec![ctx.say(say::NOT_DECIDED).to_owned()],
        };
        told.add(ctx.say(say::DECISION), lines(decided));
        Ok(told)
    }

    fn is_open(row: &Changed) -> Option<bool> {
        Some(row.decision.is_none())
    }

    fn ticks(action: Action) -> bool {
        DECIDING.contains(&action) || action == Action::Done
    }

    fn obstacle(row: &Changed, action: Action) -> Option<Words> {
        let is_of_a_decision = matches!(action, Action::Delete | Action::Edit | Action::History);
        (is_of_a_decision && row.decision.is_none()).then_some(say::NOTHING_DECIDED)
    }

    fn open(&self, _ctx: &Ctx, row: &Changed) -> Result<Vec<Effect>> {
        let (tab, record) = match row.record {
            Some((entity, id)) => (Tab::Records(entity), Some(id)),
            None => (Tab::Money, None),
        };
        Ok(vec![Effect::Go(Target::Account(row.account, tab, record))])
    }
}
