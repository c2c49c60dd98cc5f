//! The diary of an account, newest first (M22).

use super::table_pane::Source;
use crate::domain::entry::{ENTRY_STATES, NOTED};
use crate::domain::{Entity, Words, day};
use crate::store::diary::EntryRow;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::card::{self, Card};
use crate::tui::theme::{AHEAD, ALARM, NOT_CLOSED, REPEATS};
use crate::tui::widgets::brief::{contact_kind, is_unwritten, words_of};
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Span;

/// The diary of one account.
#[derive(Debug)]
pub struct Diary {
    /// The account.
    pub account: i64,
}

const COLUMNS: &[Column] = &[
    MARK,
    column(say::DAY, 10, 0),
    column(say::KIND, 8, 1),
    figures(say::MOOD, 4, 1).ours(),
    column(say::WHO, 16, 2).follows(),
    matter(say::WHAT, 24),
];

impl Source for Diary {
    type Row = EntryRow;

    fn place(&self) -> Place {
        Place::Diary
    }

    fn entity(&self) -> Entity {
        Entity::Entry
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1, 2, 3]
    }

    fn falls(&self) -> &[usize] {
        &[0]
    }

    fn empty(&self) -> Words {
        say::NO_DIARY
    }

    fn name(&self) -> Words {
        say::DIARY
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<EntryRow>> {
        ctx.store.diary(self.account, &query.seen_by(ctx.audience()))
    }

    fn id(row: &EntryRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&EntryRow>) -> Option<i64> {
        Some(self.account)
    }

    fn is_parted(&self) -> bool {
        true
    }

    /// What is to come, and under it what was; in other orders they are mixed.
    fn part(&self, row: &EntryRow, query: &Query, ctx: &Ctx) -> Option<Words> {
        let was = row.state != "planned" || row.day < ctx.today_iso();
        (query.sort == 0 && !query.descending && was).then_some(say::BEFORE)
    }

    fn obstacle(row: &EntryRow, action: Action) -> Option<Words> {
        let ahead = matches!(action, Action::Done | Action::Tomorrow | Action::OtherDay);
        (ahead && row.state != "planned").then_some(say::ONLY_PLANNED)
    }

    fn cells(&self, row: &EntryRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let on = day::from_iso(&row.day);
        let planned = row.state == "planned";
        let when = match (on, &row.time) {
            (Some(on), Some(time)) if planned && on == ctx.today => time.clone(),
            (Some(on), _) if planned => day::near(on, ctx.today, ctx.lang),
            (Some(on), _) => day::brief(on, ctx.today, ctx.lang),
            (None, _) => row.day.clone(),
        };
        let open = is_unwritten(row, ctx);
        let style = match row.state.as_str() {
            "planned" if open => theme.warn(),
            "planned" => theme.accent(),
            "held" => theme.plain(),
            _ => theme.plain(),
        };
        let text = if ctx.client { "" } else { row.said() }.replace('\n', " ");
        let mut what = Vec::new();
        if !planned && row.state != "held" {
            let mark = if text.is_empty() { " " } else { " · " };
            what.push(Span::styled(format!("{}{mark}", words_of(ENTRY_STATES, &row.state, ctx)), theme.plain()));
        }
        if !row.behalf.is_empty() && !ctx.client {
            what.push(Span::styled(format!("{} ", say::on_behalf(ctx.lang, &row.behalf)), theme.accent()));
        }
        what.push(Span::styled(text, theme.plain()));
        // A complaint of long ago is nothing to act on.
        let since = day::earlier(ctx.today, ctx.settings.complaint_days.unsigned_abs());
        let presses = row.kind == "complaint" && !planned && !ctx.client && on.is_some_and(|on| on >= since);
        let mark = match (planned, open) {
            _ if presses => cell(ALARM, theme.bad()),
            (true, true) => cell(NOT_CLOSED, theme.warn()),
            _ if row.repeats => cell(REPEATS, theme.accent()),
            (true, false) => cell(AHEAD, theme.accent()),
            (false, _) => cell("", theme.plain()),
        };
        let mood = match row.mood.filter(|mood| *mood != 0) {
            Some(mood) => cell(format!("{}{mood}", if mood > 0 { "+" } else { "" }).replace('-', "−"), theme.attitude(mood)),
            None => cell("", theme.plain()),
        };
        vec![
            mark,
            cell(when, style),
            cell(if row.state == NOTED.code { "" } else { contact_kind(&row.kind, ctx) }, theme.plain()),
            mood,
            cell(row.people.join(", "), theme.plain()),
            what,
        ]
    }

    fn side(&self, ctx: &Ctx, row: &EntryRow, cells: usize) -> Result<Told> {
        let on = day::from_iso(&row.day).map_or_else(String::new, |on| day::resolved(on, ctx.today, ctx.lang));
        let title = format!("{on} · {}", contact_kind(&row.kind, ctx));
        Ok(Told { title, ..card::told(ctx, Entity::Entry, row.id, cells)? })
    }

    fn has_third(&self) -> bool {
        true
    }

    fn open(&self, ctx: &Ctx, row: &EntryRow) -> Result<Vec<Effect>> {
        if row.state == "planned" {
            return Ok(vec![Effect::Prep(row.id)]);
        }
        Ok(vec![Effect::Push(Box::new(Card::open(ctx, Entity::Entry, row.id, Some(self.account))?))])
    }
}
