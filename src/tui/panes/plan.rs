//! The action plan of an account: tasks and promises of both sides (M23, M29).

use super::table_pane::Source;
use crate::domain::action::{ACTION_KINDS, ACTION_STATES};
use crate::domain::{Entity, Words, day};
use crate::printable::wrap;
use crate::store::plan::ActionRow;
use crate::store::{Page, Query, Result};
use crate::text::{method, screen as say};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::theme::{ALARM, BOXES, REPEATS};
use crate::tui::widgets::brief::{due_mark, due_said, due_style, words_of};
use crate::tui::widgets::table::{self, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::{Line, Span};
use std::cell::Cell;

/// The plan of one account.
#[derive(Debug)]
pub struct Plan {
    account: i64,
    /// Whether what was closed is shown row by row.
    unfolded: bool,
    /// How many records more than rows there were when it was last read.
    beyond: Cell<usize>,
    /// Whether all that was closed was done.
    done: Cell<bool>,
}

impl Plan {
    /// The plan of an account, with what was closed folded.
    pub fn new(account: i64) -> Plan {
        Plan { account, unfolded: false, beyond: Cell::new(0), done: Cell::new(false) }
    }
}

/// Every day is before this one.
const EVER: &str = "9999-12-31";

/// A row of the plan.
#[derive(Debug)]
pub enum Planned {
    /// An action, open or closed.
    Action(Box<ActionRow>),
    /// What was closed before today.
    Closed {
        /// How many.
        count: usize,
        /// Whether all of them were done.
        done: bool,
    },
}

impl Planned {
    fn action(&self) -> Option<&ActionRow> {
        match self {
            Planned::Action(row) => Some(row),
            Planned::Closed { .. } => None,
        }
    }
}

const COLUMNS: &[Column] = &[
    MARK,
    column(say::DUE, 10, 0),
    matter(say::ACTION, 24),
    column(say::KIND, 13, 1),
    column(say::TO_WHOM, 16, 2).follows(),
    column(say::STATE, 9, 3),
];

impl Source for Plan {
    type Row = Planned;

    fn place(&self) -> Place {
        Place::Plan
    }

    fn entity(&self) -> Entity {
        Entity::Action
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1, 2, 3, 5]
    }

    fn empty(&self) -> Words {
        say::NO_PLAN
    }

    fn is_parted(&self) -> bool {
        true
    }

    fn name(&self) -> Words {
        say::PLAN
    }

    /// What is open is never folded, nor what was closed today: a key pressed twice takes it back.
    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Planned>> {
        let query = &query.seen_by(ctx.audience());
        let today = ctx.today_iso();
        let folds = !self.unfolded && query.filter.is_empty();
        let (count, done) = if folds { ctx.store.plan_closed(self.account, query, &today)? } else { (0, 0) };
        let (all, all_done) = ctx.store.plan_closed(self.account, query, EVER)?;
        self.done.set(all == all_done);
        // One row would stand for one row.
        let folds = count > 1;
        let page = ctx.store.plan(self.account, query, folds.then_some(&today))?;
        let mut rows: Vec<Planned> = page.rows.into_iter().map(|row| Planned::Action(Box::new(row))).collect();
        if query.filter.is_empty() {
            self.beyond.set(if folds { count - 1 } else { 0 });
        }
        if folds && query.offset + rows.len() == page.total && rows.len() < query.limit {
            rows.push(Planned::Closed { count, done: done == count });
        }
        Ok(Page { total: page.total + usize::from(folds), rows })
    }

    fn id(row: &Planned) -> i64 {
        row.action().map_or(0, |row| row.id)
    }

    fn record(row: &Planned) -> Option<i64> {
        row.action().map(|row| row.id)
    }

    fn folded(row: &Planned, ctx: &Ctx) -> Option<String> {
        match row {
            Planned::Action(_) => None,
            Planned::Closed { count, done: true } => Some(say::done_folded(ctx.lang, *count)),
            Planned::Closed { count, done: false } => Some(say::closed_folded(ctx.lang, *count)),
        }
    }

    fn beyond(&self) -> usize {
        self.beyond.get()
    }

    fn fold(&mut self, folded: bool) -> bool {
        std::mem::replace(&mut self.unfolded, !folded) == folded
    }

    fn account(&self, _row: Option<&Planned>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(&self, row: &Planned, ctx: &Ctx) -> Vec<table::Cell> {
        let Some(row) = row.action() else { return Vec::new() };
        let theme = ctx.theme;
        let open = row.state == "open";
        let due = row.due_on.as_deref().and_then(day::from_iso);
        // Who is late with what is not read off our list.
        let late = row.late_since(ctx.today).is_some() && !ctx.client;
        let style = match open {
            true if late => theme.bad(),
            true => due_style(row.presses(ctx.today), ctx),
            false => theme.plain(),
        };
        // What was moved when its day had come is late since that day, wherever it is listed.
        let when = match (row.late_since(ctx.today).filter(|_| late), due) {
            (Some(since), _) => due_said(since, ctx),
            (None, Some(due)) if open => due_said(due, ctx),
            (None, Some(due)) => day::brief(due, ctx.today, ctx.lang),
            (None, None) => String::new(),
        };
        let who = [&row.person, &row.colleague].into_iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        let plain = theme.plain();
        let mark = match row.kind.as_str() {
            _ if !open => theme.plain(),
            "our_promise" => theme.accent(),
            _ => theme.plain(),
        };
        vec![
            match (due_mark(row.presses(ctx.today).filter(|_| open), ctx), row.repeats) {
                _ if late => cell(ALARM, theme.bad()),
                (Some(mark), _) => cell(mark, style),
                (None, true) => cell(REPEATS, theme.accent()),
                (None, false) => cell("", theme.plain()),
            },
            cell(when, style),
            vec![
                Span::styled(format!("{} ", BOXES[usize::from(row.state == "kept")]), plain),
                Span::styled(row.title.clone(), if open { theme.strong() } else { theme.plain() }),
            ],
            cell(words_of(ACTION_KINDS, &row.kind, ctx), mark),
            cell(who, plain),
            cell(words_of(ACTION_STATES, &row.state, ctx), plain),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &Planned, cells: usize) -> Result<Told> {
        let Some(row) = row.action() else { return Ok(Told::default()) };
        let mut told = card::told(ctx, Entity::Action, row.id, cells)?;
        let today = ctx.today_iso();
        if ctx.client {
            return Ok(told);
        }
        let kept = |kind: &str| ctx.store.reliability(self.account, kind, &today);
        if let Some(both) = method::both_in_time(kept("our_promise")?, kept("their_promise")?, ctx.lang) {
            told.add(ctx.say(say::RELIABILITY), wrap(&both, cells).into_iter().map(Line::from).collect());
        }
        Ok(told)
    }

    /// What was folded under a word is opened under the same one.
    fn part(&self, row: &Planned, query: &Query, _ctx: &Ctx) -> Option<Words> {
        let over = match (query.sort, self.done.get()) {
            (0, true) if query.descending => say::DONE_FIRST,
            (0, true) => say::DONE_LAST,
            (_, true) => say::DONE_PART,
            (0, false) if query.descending => say::CLOSED_FIRST,
            (0, false) => say::CLOSED_LAST,
            (_, false) => say::CLOSED,
        };
        row.action().is_some_and(|row| row.state != "open").then_some(over)
    }

    fn is_open(row: &Planned) -> Option<bool> {
        row.action().map(|row| row.state == "open")
    }

    fn called(row: &Planned, action: Action) -> Option<Words> {
        (action == Action::Done && row.action().is_some_and(|row| row.state != "open")).then_some(say::DONE_REOPEN)
    }

    fn open(&self, _ctx: &Ctx, row: &Planned) -> Result<Vec<Effect>> {
        let form = |id| Effect::Form(Task::record(Entity::Action, Some(id), Some(self.account)));
        Ok(Plan::record(row).map(form).into_iter().collect())
    }
}
