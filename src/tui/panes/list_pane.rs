//! The pattern of a pane that lists what is no record of its own: filter, order, and keys for the row that is selected.

use crate::domain::{Entity, Words};
use crate::store::{Page, Query, Result};
use crate::text::screen;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, done};
use crate::tui::overlays::typed::Line;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::pane::{Pane, Title};
use crate::tui::widgets::table::{self, Cell, Column, Needs, Standing};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::fmt::Debug;

/// What is particular to one list.
pub trait Rows: Debug + Default {
    /// A row as the store gives it.
    type Row: Clone + Debug;
    /// The columns.
    const COLUMNS: &'static [Column];
    /// For each order, the column that it belongs to.
    const SORTED: &'static [usize];
    /// The orders that begin with the greatest.
    const FALLS: &'static [usize] = &[];
    /// The actions that are done with a row.
    const OF_A_ROW: &'static [Action];
    /// What the key of a new record makes here.
    const MAKES: Option<Entity> = None;

    /// Where its keys stand in the table of actions.
    fn place() -> Place;
    /// What stands in it.
    fn title() -> Words;
    /// What is said where nothing stands in it.
    fn empty() -> Words;
    /// Why nothing can be done with a row where there is none.
    fn obstacle() -> Words;
    /// Reads a window. While a client is in the room, that is what such a one may see.
    fn fetch(ctx: &Ctx, query: &Query) -> Result<Page<Self::Row>>;
    /// The id of a row.
    fn id(row: &Self::Row) -> i64;
    /// The cells of a row.
    fn cells(row: &Self::Row, ctx: &Ctx) -> Vec<Cell>;
    /// Does one of the actions of a row; nothing where it is another one.
    fn act(&mut self, action: Action, row: Self::Row, ctx: &Ctx) -> Result<Option<Vec<Effect>>>;
    /// What was chosen in the picker that an action opened.
    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>>;
    /// What an action is called for a row, where it means something else there than in general.
    fn called(_row: &Self::Row, _action: Action) -> Option<Words> {
        None
    }
}

/// A list with its filter and order.
#[derive(Debug)]
pub struct ListPane<R: Rows> {
    source: R,
    list: Listing<R::Row>,
}

impl<R: Rows> Default for ListPane<R> {
    fn default() -> Self {
        ListPane { source: R::default(), list: Listing::new(R::SORTED.len()) }
    }
}

impl<R: Rows> Layer for ListPane<R> {
    fn place(&self) -> Place {
        if self.list.filtering { Place::Filter } else { R::place() }
    }

    fn typing(&self) -> bool {
        self.list.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.list.follow(ctx.basis(), usize::from(ctx.size.1), R::id, |query| R::fetch(ctx, query))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.list.take(action) {
            return done();
        }
        match self.list.current().cloned() {
            Some(row) => self.source.act(action, row, ctx),
            None => Ok(None),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        self.list.current().and_then(|row| R::called(row, action))
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        self.source.picked(ids, ctx)
    }

    fn subject(&self) -> Subject {
        Subject { makes: R::MAKES, ..Subject::default() }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Filter | Action::Sort | Action::Reverse => self.list.obstacle(action),
            _ if !R::OF_A_ROW.contains(&action) || self.list.current().is_some() => None,
            _ => Some(if self.list.is_bare() { R::obstacle() } else { screen::CHOOSE_ROW }),
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        self.list.line()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.list.type_key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.list.paste(text, ctx)
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Row(at) => self.list.select(at),
            Hit::Head(column) => {
                if let Some(order) = R::SORTED.iter().position(|sorted| *sorted == column) {
                    self.list.order_by(order);
                }
            }
            _ => {}
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = Title { name: ctx.say(R::title()), total: self.list.count(), said: &self.list.said(ctx) };
        let pane = Pane::open(canvas, area, title, true);
        let inner = self.list.view_filter(canvas, pane.inner, ctx);
        if self.list.total() == 0 {
            let words = match self.list.filter.is_empty() {
                _ if ctx.client => screen::HIDDEN_NOW,
                true => R::empty(),
                false => screen::NOTHING_MATCHES,
            };
            return self.list.view_empty(canvas, inner, words, ctx);
        }
        let rows: Vec<(usize, Vec<Cell>)> = self.list.rows().map(|(at, row)| (at, R::cells(row, ctx))).collect();
        let mut needs = Needs::default();
        for (_, cells) in &rows {
            needs.add(R::COLUMNS, cells, ctx.lang);
        }
        let rows: Vec<table::Row> = rows.into_iter().map(|(at, cells)| table::Row::Cells(at, cells)).collect();
        let query = &self.list.query;
        let sorted = R::SORTED.get(query.sort).map(|column| (*column, query.descending != R::FALLS.contains(&query.sort)));
        let standing = Standing { selected: self.list.selected(), total: self.list.total(), sorted, focused: true };
        let below = table::draw(canvas, inner, R::COLUMNS, &needs, &rows, standing);
        pane.more(canvas, below);
    }
}
