//! The pattern of every pane that is a table: filter, order, a record beside it, Enter to open.

mod source;

pub use source::Source;

use crate::domain::{Entity, Words};
use crate::printable::width;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, height, side_by_side};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject};
use crate::tui::theme::{HIDDEN, order_mark};
use crate::tui::widgets::beside::{self, Beside};
use crate::tui::widgets::lines::wrapped;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::pane::{self, AROUND, AROUND_SIDE, Pane, Title};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::{self, Cell, Needs, Standing, veiled};
use crate::tui::widgets::told::Told;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// More rows than any file has.
const EVERY: usize = i32::MAX as usize;

/// A table with its filter and order.
#[derive(Debug)]
pub struct TablePane<S: Source> {
    source: S,
    list: Listing<S::Row>,
    /// What the columns need, for the rows seen so far, and what these were read from.
    needs: (Option<Basis>, Needs),
    /// Whether the window has no room for the columns that come last of all.
    is_late: bool,
    /// Where the record stands, and for what that was found: nothing moves while one walks or looks for something.
    beside: (Option<Basis>, Beside),
    side: Told,
    /// Its lines as they stand beside the table or below it, and those of the third pane.
    lines: (Vec<Line<'static>>, Vec<Line<'static>>),
    /// What the record beside the table was read from.
    side_from: Option<(Basis, i64, u16)>,
    /// How far it is scrolled, and how many of its lines have room.
    page: (Scroll, u16),
}

impl<S: Source> TablePane<S> {
    /// A table that nothing was read into yet.
    pub fn new(source: S) -> TablePane<S> {
        let mut list = Listing::new(source.sorts().len());
        (list.query.sort, list.query.descending) = source.opens_by();
        TablePane {
            list,
            source,
            needs: Default::default(),
            is_late: false,
            beside: Default::default(),
            side: Told::default(),
            lines: Default::default(),
            side_from: None,
            page: Default::default(),
        }
    }

    /// What is particular to it.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Changes how it shows its rows, which are the same: they are read again, and the selected one stays so.
    pub fn reshape(&mut self, to: impl FnOnce(&mut S)) {
        to(&mut self.source);
        self.list.forget();
        (self.needs, self.beside, self.side_from) = Default::default();
    }

    /// What is particular to it, to change what is drawn of rows that stay as they are.
    pub fn source_mut(&mut self) -> &mut S {
        &mut self.source
    }

    /// What it is narrowed by, as it was typed.
    pub fn filter(&self) -> &str {
        &self.list.filter
    }

    /// Narrows it by words that were not typed.
    pub fn set_filter(&mut self, words: &str) {
        self.list.set_filter(words);
    }

    /// The ids of all rows that are found.
    pub fn every_id(&self, ctx: &Ctx) -> Result<Vec<i64>> {
        self.source.ids(ctx, &Query { offset: 0, limit: EVERY, ..self.list.query.clone() })
    }

    /// Turns it to other rows: what was read of those before is forgotten.
    pub fn turn(&mut self, to: impl FnOnce(&mut S)) {
        to(&mut self.source);
        self.list.turn();
        (self.needs, self.beside, self.side_from) = Default::default();
    }

    /// The selected row.
    pub fn current(&self) -> Option<&S::Row> {
        self.list.current()
    }

    /// Selects the first row that is still to be ticked off; the first of all where none is.
    pub fn seek_open(&mut self, ctx: &Ctx) -> Result<()> {
        if !self.seek_row(ctx, super::account::SEEK, |row| S::is_open(row) == Some(true))? {
            self.list.aim(0);
        }
        Ok(())
    }

    /// Selects the first row of an account, looking as far as `limit` rows; where none is of it, what is selected stays so.
    pub fn seek_account(&mut self, ctx: &Ctx, account: i64, limit: usize) -> Result<()> {
        let query = Query { offset: 0, limit, ..self.list.query.clone() };
        let page = self.source.fetch(ctx, &query)?;
        if let Some(at) = page.rows.iter().position(|row| self.source.account(Some(row)) == Some(account)) {
            self.list.aim(at);
        }
        Ok(())
    }

    /// Selects the record with this id, looking as far as `limit` rows.
    pub fn seek(&mut self, ctx: &Ctx, id: i64, limit: usize) -> Result<()> {
        if !self.seek_row(ctx, limit, |row| S::id(row) == id)? && self.source.fold(false) {
            let is_found = self.seek_row(ctx, limit, |row| S::id(row) == id)?;
            self.source.fold(!is_found);
        }
        Ok(())
    }

    fn seek_row(&mut self, ctx: &Ctx, limit: usize, is_meant: impl Fn(&S::Row) -> bool) -> Result<bool> {
        let query = Query { limit, ..self.list.query.clone() };
        let page = self.source.fetch(ctx, &Query { offset: 0, ..query })?;
        let found = page.rows.iter().position(is_meant);
        if let Some(at) = found {
            self.list.aim(at);
        }
        Ok(found.is_some())
    }

    /// Where the table stands, the record beside it, and what belongs to that.
    fn places(&self, area: Rect) -> (Rect, Rect, Rect) {
        // A window that was not read yet has nothing beside its table.
        let Beside { sides, list } = self.beside.0.map_or(Beside { sides: 0, list: area.width }, |_| self.beside.1);
        let (left, rest) = side_by_side(area, if sides == 0 { area.width } else { list });
        let (side, third) = side_by_side(rest, rest.width.div_ceil(sides.max(1)));
        (left, side, third)
    }

    /// How many rows the table has where all of them are seen: its heading, what stands over a part, and each of its own. While letters
    /// are typed none of them moves what stands below.
    fn listed(&self, ctx: &Ctx) -> u16 {
        let parts = self.list.rows().any(|(_, row)| self.source.part(row, &self.list.query, ctx).is_some());
        let rows = if self.list.filtering { self.list.most() } else { self.list.total() };
        height(rows + 1 + usize::from(parts))
    }

    /// How many of so many rows the record has below the table.
    fn below(&self, rows: u16, ctx: &Ctx) -> u16 {
        let is_shown = self.beside.1.sides == 0 && self.list.total() > 0 && (!ctx.client || ctx.is_wide());
        if is_shown { beside::under(rows, self.listed(ctx)) } else { 0 }
    }

    /// The rows under the title of the pane.
    fn rows(&self, ctx: &Ctx) -> u16 {
        let tabs = u16::from(self.source.place() != Place::Accounts);
        (ctx.size.1 + 1).saturating_sub(pane::ROWS + tabs)
    }

    /// The cells of a row, for those who are there.
    fn cells(source: &S, row: &S::Row, ctx: &Ctx) -> Vec<Cell> {
        let cells = source.cells(row, ctx);
        if ctx.client { veiled(source.columns(), cells) } else { cells }
    }

    /// Whether an order goes by a column that is out of sight: the rows would tell what stands in it.
    fn is_barred(source: &S, order: usize, ctx: &Ctx) -> bool {
        ctx.client && source.sorts().get(order).and_then(|column| source.columns().get(*column)).is_some_and(|column| column.ours)
    }

    /// The column that orders the rows, and whether it falls from the greatest down.
    fn sorted(&self) -> Option<(usize, bool)> {
        let query = &self.list.query;
        self.source.sorts().get(query.sort).map(|column| (*column, query.descending != self.source.falls().contains(&query.sort)))
    }

    /// The order, in a table of so many cells in which its column has no room.
    fn ordered(&self, cells: u16, ctx: &Ctx) -> String {
        let shown = self.needs().shares(self.source.columns(), cells.saturating_sub(AROUND));
        let is_hidden = |column: usize| self.needs.1.need(column) > 0 && !shown.iter().any(|(at, _)| *at == column);
        let hidden = self.sorted().filter(|(column, _)| self.list.total() > 1 && is_hidden(*column));
        hidden.map_or_else(String::new, |(column, falls)| {
            say::ordered(ctx.lang, ctx.say(self.source.columns()[column].words), order_mark(falls))
        })
    }

    /// The record beside the table or, while no client is in the room, below it, as far as it is scrolled.
    fn view_side(&self, canvas: &mut Canvas, place: Rect, pane: &Pane) {
        let first = self.page.0.first(self.lines.0.len(), pane.inner.height);
        canvas.lines(pane.inner, self.lines.0.clone(), first);
        pane.more_below(canvas, self.lines.0.len(), first);
        canvas.page(place, self.lines.0.len(), pane.inner.height);
    }

    /// What the columns need that are shown in this window.
    fn needs(&self) -> Needs {
        let chosen = self.sorted().filter(|_| self.list.query.sort != self.source.opens_by().0);
        let needs = self.needs.1.clone().ordered_by(self.source.columns(), chosen.map(|(column, _)| column));
        if self.is_late { needs.without_late(self.source.columns()) } else { needs }
    }

    fn measure(&mut self, ctx: &Ctx) {
        let basis = ctx.basis();
        // While something is looked for nothing moves: the rows that are not seen count as before.
        let is_kept = self.needs.0.is_some_and(|from| from.is_seen_as(&basis) || !self.list.filter.is_empty());
        if !is_kept {
            self.needs.1 = Needs::default();
        }
        self.needs.0 = Some(basis);
        for (_, row) in self.list.rows().filter(|(_, row)| S::record(row).is_some()) {
            let cells = Self::cells(&self.source, row, ctx);
            self.needs.1.add_asking(self.source.columns(), &cells, ctx.lang, |at| S::claims(row, at));
        }
        let found = self.beside.0.filter(|from| *from == basis || !self.list.filter.is_empty() && from.is_seen_as(&basis));
        if found.is_none() {
            let columns = self.source.columns();
            let needed = |needs: &Needs| needs.whole(columns).saturating_add(AROUND);
            let usual = self.needs.1.clone().ordered_by(columns, None);
            let (all, most) = (needed(&usual), needed(&usual.clone().without_late(columns)));
            // The record goes before what comes last of all, and that before the third pane.
            self.is_late = all > most && all.saturating_add(beside::MOST) > ctx.size.0;
            let needed = if self.is_late { most } else { all };
            // Where there is nothing to be told, what belongs there has the whole width.
            let needed = if self.list.total() > 0 { needed } else { ctx.size.0 };
            let has_third = self.source.has_third() && !self.is_late;
            self.beside = (Some(basis), Beside::of(ctx.size.0, needed, beside::WELL, has_third));
        }
    }

    /// Reads the window, as many rows as the record leaves.
    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let (source, basis) = (&self.source, ctx.basis());
        let hidden = ctx.client && source.is_ours();
        let fetch = |query: &Query| if hidden { Ok(Page::default()) } else { source.fetch(ctx, query) };
        let ids = |query: &Query| if hidden { Ok(Vec::new()) } else { source.ids(ctx, query) };
        let rows = self.rows(ctx);
        // What stands over a part takes a row where the table has all of them.
        let shown = match self.below(rows, ctx) {
            0 => rows.saturating_sub(1 + u16::from(source.is_parted())),
            below => rows.saturating_sub(below + 1),
        };
        self.list.follow_by(basis, usize::from(shown), S::id, fetch, ids)?;
        self.list.step_on(S::id, S::is_open);
        self.list.stands_for(self.source.beyond());
        self.measure(ctx);
        Ok(())
    }
}

impl<S: Source> Layer for TablePane<S> {
    fn place(&self) -> Place {
        if self.list.filtering { Place::Filter } else { self.source.place() }
    }

    fn typing(&self) -> bool {
        self.list.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let source = &self.source;
        self.list.bar(|order| Self::is_barred(source, order, ctx));
        let was = self.below(self.rows(ctx), ctx);
        self.read(ctx)?;
        let rows = self.rows(ctx);
        let below = self.below(rows, ctx);
        if below != was {
            self.read(ctx)?;
        }
        let sides = self.beside.1.sides;
        let (_, side, _) = self.places(Rect { x: 0, y: 0, width: ctx.size.0, height: rows });
        let (room, cells) = match sides {
            0 => (below.saturating_sub(pane::HEAD), ctx.size.0.saturating_sub(AROUND)),
            _ => (rows, side.width.saturating_sub(AROUND_SIDE)),
        };
        let Some(row) = self.list.current().filter(|_| room > 0) else {
            (self.side, self.side_from, self.lines) = (Told::default(), None, Default::default());
            return Ok(());
        };
        let from = Some((ctx.basis(), S::id(row), cells));
        if self.side_from != from {
            self.side = self.source.side(ctx, row, usize::from(cells))?;
            (self.side_from, self.page.0) = (from, Scroll::default());
            let broken = |lines: Vec<Line<'static>>| lines.into_iter().flat_map(|line| wrapped(line, usize::from(cells))).collect();
            self.lines = match sides {
                2 => (broken(self.side.lines.clone()), broken(self.side.apart(ctx.theme))),
                _ => (broken(self.side.joined(ctx.theme)), Vec::new()),
            };
        }
        self.page.1 = room;
        Ok(())
    }

    fn select(&mut self, entity: Entity, id: i64, ctx: &Ctx) -> Result<()> {
        if self.source.entity() == entity {
            return self.seek(ctx, id, super::account::SEEK);
        }
        self.seek_row(ctx, super::account::SEEK, |row| entity == Entity::Person && S::person(row) == Some(id))?;
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.list.take(action) {
            return Ok(Some(Vec::new()));
        }
        if S::ticks(action) && self.list.current().and_then(S::is_open) == Some(true) {
            self.list.ticking(S::id);
        }
        match action {
            Action::Open if self.list.current().is_some_and(|row| S::record(row).is_none()) => {
                // The first of the rows that were folded takes the place of the one that stood for them.
                self.source.fold(false);
                self.list.forget();
                Ok(Some(Vec::new()))
            }
            Action::Open => Ok(Some(self.list.current().map_or_else(|| Ok(Vec::new()), |row| self.source.open(ctx, row))?)),
            _ => {
                let done = self.list.current().map(|row| self.source.act(ctx, row, action)).transpose()?.flatten();
                if done.is_some() {
                    self.side_from = None;
                }
                Ok(done)
            }
        }
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        self.source.picked(ctx, ids)
    }

    fn is_offered(&self, action: Action) -> bool {
        self.source.is_offered(action)
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
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
                if let Some(order) = self.source.sorts().iter().position(|of| *of == column) {
                    self.list.order_by(order);
                }
            }
            _ => {}
        }
    }

    fn turn_page(&mut self, down: bool) {
        let action = if down { Action::Down } else { Action::Up };
        self.page.0.within(action, self.lines.0.len().max(self.lines.1.len()), self.page.1);
    }

    fn subject(&self) -> Subject {
        let row = self.list.current();
        Subject {
            account: self.source.account(row),
            record: row.and_then(S::record).map(|id| (self.source.entity(), id)),
            makes: Some(self.source.entity()),
            person: row.and_then(S::person),
            ..Subject::default()
        }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        self.list.obstacle(action).or_else(|| match self.list.current() {
            Some(row) => S::obstacle(row, action),
            None => (action == Action::Open).then_some(say::CHOOSE_ROW),
        })
    }

    fn called(&self, action: Action) -> Option<Words> {
        if let Some(called) = self.list.called(action) {
            return Some(called);
        }
        let row = self.list.current()?;
        let unfolds = action == Action::Open && S::record(row).is_none();
        if unfolds { Some(say::UNFOLD) } else { S::called(row, action) }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let (left, side, third) = self.places(area);
        let said: Vec<String> = [self.list.said(ctx), self.ordered(left.width, ctx)].into_iter().filter(|said| !said.is_empty()).collect();
        // How many are below is said there too.
        let is_long = self.list.total() > usize::from(left.height.saturating_sub(pane::HEAD + 1));
        let below = if is_long { width(&say::more_below(ctx.lang, self.list.total())) + 5 } else { 0 };
        let beside = said.iter().map(|said| width(said) + 3).sum::<usize>() + below;
        let name = Title { name: ctx.say(self.source.name()), total: self.list.count(), said: "" };
        let own = self.source.said(ctx, name.room(left.width).saturating_sub(beside));
        let said = [own].into_iter().filter(|own| !own.is_empty()).chain(said).collect::<Vec<_>>().join(" ─ ");
        // What is ours as a whole has neither name nor number before a client.
        let title = match ctx.client && self.source.is_ours() {
            true => Title::of(HIDDEN),
            false => Title { said: &said, ..name },
        };
        let pane = Pane::open(canvas, left, title, true);
        let inner = self.list.view_filter(canvas, pane.inner, ctx);
        if self.list.total() == 0 {
            let words = match self.list.filter.is_empty() {
                _ if ctx.client && self.source.is_ours() => say::HIDDEN_NOW,
                _ if ctx.client && matches!(self.source.place(), Place::Accounts | Place::Actions) => say::OTHERS_HIDDEN,
                true => self.source.empty(),
                false => say::NOTHING_MATCHES,
            };
            self.list.view_empty(canvas, inner, words, ctx);
        } else {
            let query = &self.list.query;
            let sorted = self.sorted();
            let standing = Standing { selected: self.list.selected(), total: self.list.total(), sorted, focused: true };
            let mut part = None;
            let mut rows = Vec::new();
            for (at, row) in self.list.rows() {
                let over = self.source.part(row, query, ctx);
                if let Some(words) = over.filter(|_| part.is_none()) {
                    rows.push(table::Row::Part(canvas.say(words)));
                }
                part = part.or(over);
                rows.push(match S::folded(row, ctx) {
                    Some(text) => table::Row::Folded(at, text),
                    None => table::Row::Cells(at, Self::cells(&self.source, row, ctx)),
                });
            }
            // While something is looked for, the line of that is taken from the table alone.
            let below = self.below(pane.inner.height, ctx);
            let listed = Rect { height: inner.height.saturating_sub(below), ..inner };
            let headings = |column| self.source.heading(column, ctx);
            let hidden = table::draw_headed(canvas, listed, (self.source.columns(), &headings), &self.needs(), &rows, standing);
            pane.more(canvas, hidden);
            if below > 0 {
                let below = Rect { y: listed.bottom(), height: below, x: left.x, width: left.width };
                let pane = Pane::open(canvas, below, Title::of(&self.side.title), false);
                self.view_side(canvas, below, &pane);
            }
        }
        if side.width > 0 {
            let pane = Pane::beside(canvas, side, Title::of(&self.side.title), false);
            self.view_side(canvas, side, &pane);
        }
        Pane::rest(canvas, third, &self.side.beyond, &self.lines.1, self.page.0);
    }
}
