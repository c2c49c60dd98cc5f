//! The action plan of an account: tasks and promises of both sides (M23, M29).

use super::table_pane::{Side, Source};
use crate::domain::choices::{ACTION_KINDS, ACTION_STATES};
use crate::domain::{Entity, Words, day};
use crate::store::plan::ActionRow;
use crate::store::{Page, Query, Result};
use crate::text::{method, screen as say};
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect, WIDE};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::theme::{ALARM, BOXES, REPEATS};
use crate::tui::widgets::brief::{due_style, words_of};
use crate::tui::widgets::table::{Cell, Column, cell, column};
use ratatui::text::{Line, Span};

/// The plan of one account.
#[derive(Debug)]
pub struct Plan {
    /// The account.
    pub account: i64,
}

impl Source for Plan {
    type Row = ActionRow;
    const PLACE: Place = Place::Plan;
    const ENTITY: Entity = Entity::Action;
    const COLUMNS: &'static [Column] = &[
        column(say::DUE, 12, 0),
        column(say::ACTION, 0, 0),
        column(say::KIND, 12, 56),
        column(say::TO_WHOM, 18, 70),
        column(say::STATE, 13, 90),
    ];
    const SORTS: &'static [usize] = &[0, 1, 2, 4];
    const EMPTY: Words = say::NO_PLAN;
    const WIDE: u16 = WIDE;

    fn title(&self, ctx: &Ctx, total: usize) -> String {
        format!("{} · {total}", ctx.say(say::PLAN))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<ActionRow>> {
        ctx.store.plan(self.account, query)
    }

    fn id(row: &ActionRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&ActionRow>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(row: &ActionRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let open = row.state == "open";
        let due = row.due_on.as_deref().and_then(day::from_iso);
        let late = row.late_since(ctx.today).is_some();
        let style = match open {
            true if late => theme.bad(),
            true => due_style(row.due_on.as_deref(), ctx),
            false => theme.dim(),
        };
        let when = due.map_or_else(
            || "—".to_owned(),
            |due| if open { day::near(due, ctx.today, ctx.lang) } else { day::brief(due, ctx.today, ctx.lang) },
        );
        let who = [&row.person, &row.colleague].into_iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        let plain = if open { theme.plain() } else { theme.dim() };
        let mark = match row.kind.as_str() {
            _ if !open => theme.dim(),
            "our_promise" => theme.accent(),
            _ => theme.plain(),
        };
        vec![
            vec![Span::styled(if late { format!("{ALARM} ") } else { String::new() }, theme.bad()), Span::styled(when, style)],
            vec![
                Span::styled(format!("{} ", BOXES[usize::from(row.state == "kept")]), plain),
                Span::styled(if row.repeats { format!("{REPEATS} ") } else { String::new() }, theme.accent()),
                Span::styled(row.title.clone(), if open { theme.strong() } else { theme.dim() }),
            ],
            cell(words_of(ACTION_KINDS, &row.kind, ctx), mark),
            cell(who, plain),
            cell(words_of(ACTION_STATES, &row.state, ctx), plain),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &ActionRow, cells: usize) -> Result<Side> {
        let (title, mut lines) = card::lines(ctx, Entity::Action, row.id, cells)?;
        let today = ctx.today_iso();
        if ctx.client {
            return Ok((title, lines));
        }
        let kept = |kind: &str| ctx.store.reliability(self.account, kind, &today);
        if let Some(both) = method::both_in_time(kept("our_promise")?, kept("their_promise")?, ctx.lang) {
            lines.push(Line::default());
            lines.push(Line::styled(ctx.say(say::RELIABILITY).to_owned(), ctx.theme.accent()));
            lines.push(Line::from(both));
        }
        Ok((title, lines))
    }

    fn open(&self, _ctx: &Ctx, row: &ActionRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(Entity::Action, Some(row.id), Some(self.account)))])
    }
}
