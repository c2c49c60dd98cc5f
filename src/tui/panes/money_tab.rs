//! The money of an account: a page that says what it comes to, and the tables declared to stand there, turned by one key.

use super::page_pane::PagePane;
use super::records::Records;
use super::table_pane::TablePane;
use crate::documents::money::MONEY;
use crate::domain::listing::Shelf;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use ratatui::layout::Rect;

/// The tables of one shelf.
#[derive(Debug)]
pub struct MoneyTab {
    summary: PagePane,
    tables: Vec<(Entity, TablePane<Records>)>,
    /// Which table is shown, from 1; 0 is the summary.
    at: usize,
}

/// The entities whose tables stand on a shelf, in the order of the registry.
pub fn on_shelf(shelf: Shelf) -> impl Iterator<Item = Entity> {
    Entity::ALL.into_iter().filter(move |entity| entity.def().listed.is_some_and(|listing| listing.shelf == shelf))
}

impl MoneyTab {
    /// The money of an account; nothing is read yet.
    pub fn new(account: i64) -> MoneyTab {
        let tables = on_shelf(Shelf::Money).map(|entity| (entity, TablePane::new(Records::new(entity, account)))).collect();
        MoneyTab { summary: PagePane::new(&MONEY, say::SUMMARY, say::NO_MONEY, account), tables, at: 0 }
    }

    /// Which table is shown.
    pub fn tab(&self) -> Tab {
        self.table().map_or(Tab::Money, |(entity, _)| Tab::Records(*entity))
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
        self.table().map_or(&self.summary, |(_, table)| table as &dyn Layer)
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.at.checked_sub(1).and_then(|at| self.tables.get_mut(at)) {
            Some((_, table)) => table,
            None => &mut self.summary,
        }
    }
}

impl Layer for MoneyTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if action == Action::Turn {
            self.at = (self.at + 1) % (self.tables.len() + 1);
            return done();
        }
        self.now_mut().act(action, ctx)
    }

    fn called(&self, action: Action) -> Option<Words> {
        let next = self.tables.get(self.at).and_then(|(entity, _)| entity.def().listed.as_ref());
        match action {
            Action::Turn => Some(next.map_or(say::TO_SUMMARY, |listing| listing.turn)),
            _ => self.now().called(action),
        }
    }

    fn turns_to(&self) -> Option<Entity> {
        self.tables.get(self.at).map(|(entity, _)| *entity)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
