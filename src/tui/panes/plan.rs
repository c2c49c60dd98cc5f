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
use crate::tui::widgets::brief::{due_style, words_of};
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::{Line, Span};

/// The plan of one account.
#[derive(Debug)]
pub struct Plan {
    /// The account.
    pub account: i64,
}

const COLUMNS: &[Column] = &[
    MARK,
    column(say::DUE, 10, 0),
    matter(say::ACTION, 24),
    column(say::KIND, 13, 1),
    column(say::TO_WHOM, 16, 2).told(),
    column(say::STATE, 9, 3),
];

impl Source for Plan {
    type Row = ActionRow;

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

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<ActionRow>> {
        ctx.store.plan(self.account, &query.seen_by(ctx.audience()))
    }

    fn id(row: &ActionRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&ActionRow>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(&self, row: &ActionRow, ctx: &Ctx) -> Vec<Cell> {
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
        let when = due.map_or_else(
            || "—".to_owned(),
            |due| if open { day::near(due, ctx.today, ctx.lang) } else { day::brief(due, ctx.today, ctx.lang) },
        );
        let who = [&row.person, &row.colleague].into_iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        let plain = theme.plain();
        let mark = match row.kind.as_str() {
            _ if !open => theme.plain(),
            "our_promise" => theme.accent(),
            _ => theme.plain(),
        };
        vec![
            match (late, row.repeats) {
                (true, _) => cell(ALARM, theme.bad()),
                (false, true) => cell(REPEATS, theme.accent()),
                (false, false) => cell("", theme.plain()),
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

    fn side(&self, ctx: &Ctx, row: &ActionRow, cells: usize) -> Result<Told> {
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

    fn part(row: &ActionRow, query: &Query, _ctx: &Ctx) -> Option<Words> {
        let over = match query.sort {
            0 if query.descending => say::CLOSED_FIRST,
            0 => say::CLOSED_LAST,
            _ => say::CLOSED,
        };
        (row.state != "open").then_some(over)
    }

    fn called(row: &ActionRow, action: Action) -> Option<Words> {
        (action == Action::Done && row.state != "open").then_some(say::DONE_REOPEN)
    }

    fn open(&self, _ctx: &Ctx, row: &ActionRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(Entity::Action, Some(row.id), Some(self.account)))])
    }
}
