//! A tab of an account that opens on one pane and has tables beside it, as they are declared to stand there: turned by one key, and named in
//! a line above.

use super::page_pane::PagePane;
use super::plan::Plan;
use super::records::Records;
use super::table_pane::TablePane;
use crate::documents::money::MONEY;
use crate::domain::listing::Shelf;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use crate::tui::widgets::tabs;
use ratatui::layout::Rect;

/// A shelf of tables behind the pane that it opens on.
#[derive(Debug)]
pub struct ShelfTab<F> {
    /// What it opens on, the tab of that, and what it is called.
    first: F,
    opens: Tab,
    words: Words,
    tables: Vec<(Entity, TablePane<Records>)>,
    /// Which table is shown, from 1; 0 is the first pane.
    at: usize,
}

/// The entities whose tables stand on a shelf, in the order of the registry.
pub fn on_shelf(shelf: Shelf) -> impl Iterator<Item = Entity> {
    Entity::ALL.into_iter().filter(move |entity| entity.def().listed.is_some_and(|listing| listing.shelf == shelf))
}

impl ShelfTab<PagePane> {
    /// The money of an account; nothing is read yet.
    pub fn money(account: i64) -> Self {
        ShelfTab::new(PagePane::new(&MONEY, say::SUMMARY, say::NO_MONEY, account), Tab::Money, say::TO_SUMMARY, Shelf::Money, account)
    }
}

impl ShelfTab<TablePane<Plan>> {
    /// The plan of an account; nothing is read yet.
    pub fn plan(account: i64) -> Self {
        ShelfTab::new(TablePane::new(Plan::new(account)), Tab::Plan, say::TO_ACTIONS, Shelf::Plan, account)
    }

    /// Shows the actions, with one of them selected.
    pub fn show_action(&mut self, ctx: &Ctx, action: Option<i64>, limit: usize) -> Result<()> {
        self.at = 0;
        action.map_or(Ok(()), |action| self.first.seek(ctx, action, limit))
    }
}

impl<F: Layer> ShelfTab<F> {
    fn new(first: F, opens: Tab, words: Words, shelf: Shelf, account: i64) -> Self {
        let tables = on_shelf(shelf).map(|entity| (entity, TablePane::new(Records::new(entity, Some(account))))).collect();
        ShelfTab { first, opens, words, tables, at: 0 }
    }

    /// Which of its panes is shown.
    pub fn tab(&self) -> Tab {
        self.table().map_or(self.opens, |(entity, _)| Tab::Records(*entity))
    }

    /// Shows the table of an entity, with a record selected.
    pub fn show(&mut self, ctx: &Ctx, entity: Entity, record: Option<i64>, limit: usize) -> Result<()> {
        let Some(at) = self.tables.iter().position(|(known, _)| *known == entity) else { return Ok(()) };
        self.at = at + 1;
        match (record, self.tables.get_mut(at)) {
            (Some(record), Some((_, table))) => table.seek(ctx, record, limit),
            _ => Ok(()),
        }
    }

    fn table(&self) -> Option<&(Entity, TablePane<Records>)> {
        self.at.checked_sub(1).and_then(|at| self.tables.get(at))
    }

    fn now(&self) -> &dyn Layer {
        self.table().map_or(&self.first, |(_, table)| table as &dyn Layer)
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.at.checked_sub(1).and_then(|at| self.tables.get_mut(at)) {
            Some((_, table)) => table,
            None => &mut self.first,
        }
    }

    /// What its panes are called by their places. Before a client those are left out of which nothing is for them.
    fn names(&self, client: bool) -> Vec<(usize, Words)> {
        let listed = self.tables.iter().enumerate().filter(|(_, (entity, _))| !(client && entity.is_private()));
        let named = listed.filter_map(|(at, (entity, _))| Some((at + 1, entity.def().listed.as_ref()?.turn)));
        [(0, self.words)].into_iter().chain(named).collect()
    }

    /// Shows the pane so many places on, among those that may be seen.
    fn turn(&mut self, back: bool, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let names = self.names(ctx.client);
        let at = names.iter().position(|(at, _)| *at == self.at).unwrap_or(0);
        let to = (at + if back { names.len() - 1 } else { 1 }) % names.len();
        self.at = names.get(to).map_or(0, |(at, _)| *at);
        done()
    }

    /// The room below the line of names.
    fn below<'a>(ctx: &Ctx<'a>) -> Ctx<'a> {
        Ctx { size: (ctx.size.0, ctx.size.1.saturating_sub(1)), ..*ctx }
    }
}

impl<F: Layer> Layer for ShelfTab<F> {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.now_mut().refresh(&Self::below(ctx))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Turn => self.turn(false, ctx),
            Action::TurnBack => self.turn(true, ctx),
            _ => self.now_mut().act(action, &Self::below(ctx)),
        }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Look(at) => self.at = at.min(self.tables.len()),
            hit => self.now_mut().click(hit),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Turn => Some(self.names(false).get(self.at + 1).map_or(self.words, |(_, words)| *words)),
            _ => self.now().called(action),
        }
    }

    fn turns_to(&self) -> Option<Entity> {
        self.tables.get(self.at).map(|(entity, _)| *entity)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let rest = tabs::looks(canvas, area, &self.names(ctx.client), self.at);
        self.now().view(canvas, rest, &Self::below(ctx));
    }
}
