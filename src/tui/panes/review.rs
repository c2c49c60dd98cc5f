//! The review of the week: account after account, what happened, what is stale, what comes next (M29).

use super::once::Once;
use super::table_pane::{Source, TablePane};
use crate::domain::{Entity, Words};
use crate::review::{self, Look, Review, Row};
use crate::store::{Page, Query, Result};
use crate::text::review as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, Tab, Target, Tone, shows_now};
use crate::tui::theme::ALARM;
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::rc::Rc;

const COLUMNS: &[Column] =
    &[MARK, matter(say::ACCOUNT, 13), column(say::HAPPENED, 16, 3), column(say::STALE, 14, 2), column(say::NEXT, 20, 1)];
/// What stands before an account that was looked through.
const DONE: &str = "✓";

/// The accounts of this week.
#[derive(Debug, Default)]
struct Weekly {
    read: Once<Basis, Review>,
}

impl Weekly {
    fn review(&self, ctx: &Ctx) -> Result<Option<Rc<Review>>> {
        self.read.read(ctx.basis(), || review::read(ctx.store, ctx.settings).map(Some))
    }
}

impl Source for Weekly {
    type Row = Look;

    fn place(&self) -> Place {
        Place::Review
    }

    fn entity(&self) -> Entity {
        Entity::Account
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1, 4]
    }

    fn empty(&self) -> Words {
        say::NOBODY
    }

    fn name(&self) -> Words {
        say::REVIEW
    }

    fn said(&self, ctx: &Ctx, _cells: usize) -> String {
        self.read.shown().map_or_else(String::new, |review| say::standing(&review, ctx.today, ctx.lang))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Look>> {
        let mut rows = self.review(ctx)?.map_or_else(Vec::new, |review| review.rows.clone());
        if query.sort == 1 {
            rows.sort_by_cached_key(|row| row.of.next.as_ref().map_or_else(String::new, |next| next.day.clone()));
        }
        if query.descending {
            rows.reverse();
        }
        // What happened is read of those that are shown.
        let page = Page::of(rows, query, |row: &Row| row.of.name.clone());
        let rows = page.rows.into_iter().map(|row| review::look(ctx.store, row, ctx.lang)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, rows })
    }

    fn id(look: &Look) -> i64 {
        look.row.of.account
    }

    fn account(&self, look: Option<&Look>) -> Option<i64> {
        look.map(|look| look.row.of.account)
    }

    fn cells(&self, look: &Look, ctx: &Ctx) -> Vec<Cell> {
        let (theme, row) = (ctx.theme, &look.row);
        let stale = say::stale(row, ctx.lang);
        let mark = match (row.is_done, row.of.late > 0 || row.is_adrift) {
            (true, _) => cell(DONE, theme.plain()),
            (false, true) => cell(ALARM, theme.bad()),
            (false, false) => cell("", theme.plain()),
        };
        vec![
            mark,
            cell(row.of.name.clone(), if row.is_done { theme.plain() } else { theme.strong() }),
            cell(say::happened(look, ctx.lang), theme.plain()),
            cell(stale, if row.of.late > 0 { theme.bad() } else { theme.warn() }),
            cell(say::next(row, ctx.today, ctx.lang), if row.is_adrift { theme.warn() } else { theme.plain() }),
        ]
    }

    fn side(&self, ctx: &Ctx, look: &Look, cells: usize) -> Result<Told> {
        let lines = |texts: Vec<String>| texts.into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect::<Vec<_>>();
        let mut told = Told::of(look.row.of.name.clone(), Vec::new());
        for (heading, texts) in say::told(look, ctx.today, ctx.lang) {
            told.add(&heading, lines(texts));
        }
        Ok(told)
    }

    fn is_open(look: &Look) -> Option<bool> {
        Some(!look.row.is_done)
    }

    fn obstacle(look: &Look, action: Action) -> Option<Words> {
        (action == Action::Done && look.row.is_done).then_some(say::LOOKED)
    }

    fn open(&self, _ctx: &Ctx, look: &Look) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Go(Target::Account(look.row.of.account, Tab::Plan, None))])
    }
}

/// The pane: its table, and the key that marks an account.
#[derive(Debug)]
pub struct ReviewPane {
    table: TablePane<Weekly>,
}

impl Default for ReviewPane {
    fn default() -> Self {
        ReviewPane { table: TablePane::new(Weekly::default()) }
    }
}

impl ReviewPane {
    fn now(&self) -> &dyn Layer {
        &self.table
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        &mut self.table
    }

    fn mark(&self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(Look { row, .. }) = self.table.current() else { return Ok(Vec::new()) };
        let name = row.of.name.clone();
        let subject = format!("{}: {name}", ctx.say(say::REVIEW));
        Ok(vec![match review::mark(ctx.store, row.of.account, &subject)? {
            true => Effect::Say(say::looked(ctx.lang, &name), Tone::Done),
            false => Effect::Say(say::already(ctx.lang, &name), Tone::Said),
        }])
    }
}

impl Layer for ReviewPane {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.table.act(action, ctx)? {
            return Ok(Some(effects));
        }
        match action {
            Action::Done => Ok(Some(self.mark(ctx)?)),
            _ => Ok(None),
        }
    }

    fn subject(&self) -> Subject {
        let account = self.table.current().map(|look| look.row.of.account);
        // What is made here is done for the account at hand; the account itself is neither changed nor deleted.
        Subject { account, makes: account.map(|_| Entity::Action), source: Some("review"), notice: account.is_some(), ..Subject::default() }
    }

    fn click(&mut self, hit: Hit) {
        self.table.click(hit);
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.table.view(canvas, area, ctx);
    }
}
