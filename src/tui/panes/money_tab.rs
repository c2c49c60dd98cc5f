//! The money of an account: the tables declared to stand there, one at a time, turned by one key.

use super::records::Records;
use super::table_pane::TablePane;
use crate::domain::listing::Shelf;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tab, done, shows_now};
use ratatui::layout::Rect;

/// The tables of one shelf.
#[derive(Debug)]
pub struct MoneyTab {
    tables: Vec<(Entity, TablePane<Records>)>,
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
        MoneyTab { tables, at: 0 }
    }

    /// Which table is shown.
    pub fn tab(&self) -> Tab {
        self.tables.get(self.at).map_or(Tab::Plan, |(entity, _)| Tab::Records(*entity))
    }

    /// Shows the table of an entity, with a record selected.
    pub fn show(&mut self, ctx: &Ctx, entity: Entity, record: Option<i64>, limit: usize) -> Result<()> {
        let Some(at) = self.tables.iter().position(|(known, _)| *known == entity) else { return Ok(()) };
        self.at = at;
        match (record, self.tables.get_mut(at)) {
            (Some(record), Some((_, table))) => table.seek(ctx, record, limit),
            _ => Ok(()),
        }
    }

    fn now(&self) -> &dyn Layer {
        &self.tables[self.at].1
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        &mut self.tables[self.at].1
    }
}

impl Layer for MoneyTab {
    shows_now!();

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if action == Action::Turn {
            self.at = (self.at + 1) % self.tables.len();
            return done();
        }
        self.now_mut().act(action, ctx)
    }

    fn called(&self, action: Action) -> Option<Words> {
        let next = self.tables.get((self.at + 1) % self.tables.len()).and_then(|(entity, _)| entity.def().listed.as_ref());
        match action {
            Action::Turn => next.map(|listing| listing.turn),
            _ => self.now().called(action),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
