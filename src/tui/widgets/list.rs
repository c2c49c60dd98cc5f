//! A window on a list that the store orders and filters: only what is shown is read.

use crate::domain::Words;
use crate::domain::words::thousands;
use crate::printable::wrap;
use crate::search::variants;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::{Basis, Ctx, Effect};
use crate::tui::overlays::typed::Line;
use crate::tui::widgets::ticks::Ticks;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// The longest filter, in characters.
const LONGEST_FILTER: usize = 200;
/// How far a record is looked for that stands elsewhere now.
const SEEK: usize = 2_000;

/// The state of a list: what is looked for, in which order, the rows read and the one that keys act on.
#[derive(Clone, Debug)]
pub struct Listing<T> {
    /// What was asked of the store.
    pub query: Query,
    page: Page<T>,
    selected: usize,
    /// What is typed into the filter, as typed.
    pub filter: String,
    line: Line,
    /// Whether the filter is being typed.
    pub filtering: bool,
    /// Whether a client is in the room, and whether the filter was being typed when they came in.
    client: (bool, bool),
    columns: usize,
    /// The orders that cannot be had just now.
    barred: Vec<usize>,
    /// The order that was asked for before it was barred, and whether it was turned round.
    waiting: Option<(usize, bool)>,
    /// How many rows there were when nothing was looked for, and what that was read from.
    whole: Option<(Basis, usize)>,
    /// How many records more they were than rows: one row stands for those that are folded.
    beyond: usize,
    /// What the page was read from.
    read_from: Option<(Basis, Query, String)>,
    /// Whether the last reading came to its end: rows that could not be read are not rows that are not there.
    is_read: bool,
    /// Where the selection was when it was read last, and the record that stood there.
    held: Option<(usize, i64)>,
    /// Whether the record stays selected although the rows are others: in another order, or without the filter.
    keeps: bool,
    /// Records that were selected and went, the last one last: one that comes back is selected again.
    lost: Vec<i64>,
    /// What is ticked off here.
    ticks: Ticks<i64>,
}

impl<T> Listing<T> {
    /// An empty list that can be ordered by so many columns.
    pub fn new(columns: usize) -> Listing<T> {
        Listing {
            query: Query::default(),
            page: Page::default(),
            selected: 0,
            filter: String::new(),
            line: Line::short("", LONGEST_FILTER),
            filtering: false,
            client: (false, false),
            columns,
            barred: Vec::new(),
            waiting: None,
            whole: None,
            beyond: 0,
            read_from: None,
            is_read: false,
            held: None,
            keeps: false,
            lost: Vec::new(),
            ticks: Ticks::default(),
        }
    }

    /// Reads like `read`; the selection belongs to a record, not to a place. Where rows come, go or change places, the same
    /// record stays selected; what is gone gives way to its neighbour until it comes back.
    pub fn follow(&mut self, basis: Basis, height: usize, id: impl Fn(&T) -> i64, fetch: impl Fn(&Query) -> Result<Page<T>>) -> Result<()> {
        let ids = |query: &Query| Ok(fetch(query)?.rows.iter().map(&id).collect());
        self.follow_by(basis, height, &id, &fetch, ids)
    }

    /// The same where the ids of many rows are had for less than the rows.
    pub fn follow_by(
        &mut self,
        basis: Basis,
        height: usize,
        id: impl Fn(&T) -> i64,
        fetch: impl Fn(&Query) -> Result<Page<T>>,
        ids: impl Fn(&Query) -> Result<Vec<i64>>,
    ) -> Result<()> {
        self.heed_client(basis.client());
        let changed = self.read_from.as_ref().is_some_and(|(from, ..)| *from != basis);
        let keeps = std::mem::take(&mut self.keeps);
        let stood = keeps || self.held.is_none_or(|(at, _)| at == self.selected);
        self.read(basis, height, &fetch)?;
        if !stood {
            self.lost.clear();
            self.ticks.forget();
        }
        // What a key ticked off is not followed to where such rows stand, as long as a neighbour is there with which the keys go on.
        let is_seen = |record: i64| self.rows().any(|(_, row)| id(row) == record);
        let ticked = |record: i64| match self.ticks.begun() {
            Some((row, around)) => *row == record && !is_seen(record) && around.iter().any(|beside| is_seen(*beside)),
            None => false,
        };
        if let Some((_, record)) = self.held.filter(|(_, record)| stood && (changed || keeps) && !ticked(*record)) {
            let mut found = None;
            while let Some(lost) = self.lost.last().filter(|_| changed) {
                found = self.place_of(*lost, &id, &ids)?;
                if found.is_none() {
                    break;
                }
                self.lost.pop();
            }
            let found = if found.is_some() { found } else { self.place_of(record, &id, &ids)? };
            match found {
                Some(at) => {
                    self.selected = at;
                    self.read(basis, height, &fetch)?;
                }
                None if changed && self.lost.last() != Some(&record) => self.lost.push(record),
                None => {}
            }
        }
        self.held = self.current().map(|row| (self.selected, id(row)));
        Ok(())
    }

    /// A filter says what was looked for: one typed before a client came in is gone while they are here, and then stands again.
    pub fn heed_client(&mut self, client: bool) {
        if self.client.0 == client {
            return;
        }
        self.client.0 = client;
        match client {
            true => self.client.1 = std::mem::take(&mut self.filtering),
            false => self.filtering |= self.client.1,
        }
        if self.line.heed_client(client) && self.line.text() != self.filter {
            self.filter = self.line.text();
            self.rewind();
            self.keeps = true;
        }
    }

    /// The selected record is about to be ticked off by a key.
    pub fn ticking(&mut self, id: impl Fn(&T) -> i64) {
        let rows: Vec<(usize, i64)> = self.rows().map(|(at, row)| (at, id(row))).collect();
        if let Some(at) = rows.iter().position(|(at, _)| *at == self.selected) {
            self.ticks.begin(at, rows.into_iter().map(|(_, id)| id).collect());
        }
    }

    /// After what was selected was ticked off, the next open record of those in sight has the keys; after that is undone, the same
    /// one again. Read the list before.
    pub fn step_on(&mut self, id: impl Fn(&T) -> i64, is_open: impl Fn(&T) -> Option<bool>) {
        let state = |of: &i64| self.rows().find(|(_, row)| id(row) == *of).and_then(|(_, row)| is_open(row));
        let next = self.ticks.clone().next(state);
        let Some((ticks, next)) = next else { return };
        self.ticks = ticks;
        if let Some(at) = next.and_then(|next| self.rows().find(|(_, row)| id(row) == next).map(|(at, _)| at)) {
            self.selected = at;
            self.held = self.current().map(|row| (self.selected, id(row)));
        }
    }

    /// Where a record stands in the whole list.
    fn place_of(&self, record: i64, id: impl Fn(&T) -> i64, ids: impl Fn(&Query) -> Result<Vec<i64>>) -> Result<Option<usize>> {
        if let Some((at, _)) = self.rows().find(|(_, row)| id(row) == record) {
            return Ok(Some(at));
        }
        let all = ids(&Query { offset: 0, limit: SEEK, ..self.query.clone() })?;
        Ok(all.iter().position(|id| *id == record))
    }

    /// Reads the rows around the selected one; `height` is the most rows that can be seen.
    ///
    /// While nothing changed but the selection within the window, nothing is read.
    pub fn read(&mut self, basis: Basis, height: usize, fetch: impl Fn(&Query) -> Result<Page<T>>) -> Result<()> {
        self.heed_client(basis.client());
        let height = height.max(1);
        self.query.limit = height;
        if self.selected < self.query.offset {
            self.query.offset = self.selected;
        } else if self.selected >= self.query.offset + height {
            self.query.offset = self.selected + 1 - height;
        }
        if self.read_from.as_ref().is_some_and(|(from, query, typed)| *from == basis && *query == self.query && *typed == self.filter) {
            return Ok(());
        }
        self.is_read = false;
        // Of how many something is looked for is not known where the letters came before the list was read, or the window changed. It is
        // asked first: what is read last is what is shown.
        if !self.filter.is_empty() && self.whole.is_none_or(|(from, _)| from != basis) {
            let all = Query { filter: String::new(), offset: 0, limit: 0, ..self.query.clone() };
            self.whole = Some((basis, fetch(&all)?.total));
        }
        // What finds nothing as typed may have been typed with the other layout on.
        for variant in variants(&self.filter) {
            self.query.filter = variant;
            self.page = fetch(&self.query)?;
            if self.page.total > 0 || self.filter.is_empty() {
                break;
            }
        }
        let last = self.page.total.saturating_sub(1);
        if self.selected > last || (self.page.rows.len() < height && self.query.offset > 0) {
            self.selected = self.selected.min(last);
            self.query.offset = self.page.total.saturating_sub(height).min(self.selected);
            self.page = fetch(&self.query)?;
        }
        if self.filter.is_empty() {
            self.whole = Some((basis, self.page.total));
        }
        self.read_from = Some((basis, self.query.clone(), self.filter.clone()));
        self.is_read = true;
        Ok(())
    }

    /// Reads anew the next time, whatever it was read from.
    pub fn forget(&mut self) {
        self.read_from = None;
    }

    /// Why the list does not do an action just now; `None` when it does, or when it is another's.
    pub fn obstacle(&self, action: Action) -> Option<Words> {
        let arranges = matches!(action, Action::Sort | Action::Reverse);
        let orders = self.columns.saturating_sub(self.barred.len());
        match action {
            Action::Filter | Action::Sort | Action::Reverse if self.is_bare() => Some(say::NO_ROWS),
            Action::NextField if self.filtering && self.page.total == 0 => Some(say::NOTHING_MATCHES),
            Action::Sort if orders < 2 => Some(say::ONE_ORDER),
            // One row is in every order.
            _ => (arranges && self.page.total < 2).then_some(say::ONE_ORDER),
        }
    }

    /// What an action is called while not all rows are shown.
    pub fn called(&self, action: Action) -> Option<Words> {
        (action == Action::Back && !self.filter.is_empty()).then_some(say::SHOW_ALL)
    }

    /// Moves the selection; `true` when the action was one of moving.
    pub fn walk(&mut self, action: Action) -> bool {
        let last = self.page.total.saturating_sub(1);
        let page = self.query.limit.max(2) - 1;
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => (self.selected + 1).min(last),
            Action::PageUp => self.selected.saturating_sub(page),
            Action::PageDown => (self.selected + page).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        true
    }

    /// Says which orders cannot be had just now. The list goes by the first that can; the one that was asked for comes back
    /// when it can be had again.
    pub fn bar(&mut self, is_barred: impl Fn(usize) -> bool) {
        self.barred = (0..self.columns).filter(|order| is_barred(*order)).collect();
        let asked = self.waiting.unwrap_or((self.query.sort, self.query.descending));
        let open = !self.barred.contains(&asked.0);
        self.waiting = (!open).then_some(asked);
        let first = (0..self.columns).find(|order| !self.barred.contains(order)).unwrap_or_default();
        (self.query.sort, self.query.descending) = if open { asked } else { (first, false) };
    }

    /// Orders by the next column, or turns the order round; `true` when the action was one of these.
    pub fn order(&mut self, action: Action) -> bool {
        match action {
            Action::Sort => {
                let next = (1..=self.columns).map(|step| (self.query.sort + step) % self.columns.max(1));
                self.query.sort = next.into_iter().find(|order| !self.barred.contains(order)).unwrap_or(self.query.sort);
                self.query.descending = false;
                self.waiting = None;
            }
            Action::Reverse => {
                self.query.descending = !self.query.descending;
                self.waiting = None;
            }
            Action::Filter => {
                self.filtering = true;
                return true;
            }
            _ => return false,
        }
        self.rewind();
        self.keeps = true;
        true
    }

    /// Orders by this; turned round when it is ordered so already.
    pub fn order_by(&mut self, order: usize) {
        if self.barred.contains(&order) {
            return;
        }
        self.waiting = None;
        self.query.descending = self.query.sort == order && !self.query.descending;
        self.query.sort = order;
        self.rewind();
        self.keeps = true;
    }

    /// Selects a row by its place in the whole list.
    pub fn select(&mut self, at: usize) {
        self.selected = at.min(self.page.total.saturating_sub(1));
    }

    /// Selects a row that may not have been read yet, whichever record stood in that place before.
    pub fn aim(&mut self, at: usize) {
        self.selected = at;
        self.held = None;
        self.lost.clear();
    }

    /// Begins anew at the top, as after the filter changed.
    pub fn rewind(&mut self) {
        self.selected = 0;
        self.query.offset = 0;
    }

    /// Other rows come in the place of these, as of another month: nothing of what was selected, read or ticked off here belongs to them.
    pub fn turn(&mut self) {
        self.aim(0);
        self.query.offset = 0;
        (self.read_from, self.whole, self.ticks) = (None, None, Ticks::default());
    }

    /// The row that keys act on.
    pub fn current(&self) -> Option<&T> {
        self.page.rows.get(self.selected.checked_sub(self.query.offset)?)
    }

    /// The rows read, with their places in the whole list.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &T)> {
        self.page.rows.iter().enumerate().map(|(at, row)| (at + self.query.offset, row))
    }

    /// The place of the selected row in the whole list.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// How many rows there are in all.
    pub fn total(&self) -> usize {
        self.page.total
    }

    /// How many rows there are at the most, where not all of them are found.
    pub fn most(&self) -> usize {
        self.whole.map_or(0, |(_, whole)| whole).max(self.page.total)
    }

    /// Whether there is nothing in it, whatever is looked for: then it has no order, and nothing is found in it.
    pub fn is_bare(&self) -> bool {
        self.page.total == 0 && self.filter.is_empty() && !self.filtering
    }

    /// Does an action that is the list's own: moving, ordering, typing the filter and taking it away; `false` when it is
    /// another's. Whoever typed two letters and sees the one they mean opens it at once.
    pub fn take(&mut self, action: Action) -> bool {
        if self.filtering && action != Action::Open {
            return self.filter_action(action);
        }
        self.filtering = false;
        if action == Action::Back && !self.filter.is_empty() {
            self.clear_filter();
            return true;
        }
        self.walk(action) || self.order(action)
    }

    /// Takes an action while the filter is typed; `true` when it meant something.
    fn filter_action(&mut self, action: Action) -> bool {
        match action {
            Action::NextField => self.filtering = false,
            Action::Back => self.clear_filter(),
            _ => return self.walk(action),
        }
        true
    }

    /// Shows all rows again.
    pub fn clear_filter(&mut self) {
        self.line.clear();
        self.filter.clear();
        self.filtering = false;
        self.rewind();
        self.keeps = true;
    }

    /// Looks for words that were not typed, as those of a filter that was kept.
    pub fn set_filter(&mut self, words: &str) {
        self.line = Line::short(words, LONGEST_FILTER);
        self.filter = self.line.text();
        self.filtering = false;
        self.rewind();
        self.keeps = self.filter.is_empty();
    }

    /// Takes a key into the filter.
    pub fn type_key(&mut self, key: KeyEvent) {
        if self.line.key(key) {
            self.filter = self.line.text();
            self.rewind();
            // Whoever typed two letters means the first row that has them.
            self.keeps = self.filter.is_empty();
        }
    }

    /// Takes a paste into the filter.
    pub fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        if !self.filtering {
            return Vec::new();
        }
        let effects = self.line.paste(text, ctx);
        self.filter = self.line.text();
        self.rewind();
        effects
    }

    /// The line of the filter while it is typed.
    pub fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line).filter(|_| self.filtering)
    }

    /// What the title line says of what is looked for: how many of how many, and by which letters. Nothing while nothing is.
    pub fn said(&self, ctx: &Ctx) -> String {
        let of = self.whole.filter(|(basis, _)| *basis == ctx.basis()).map(|(_, whole)| whole + self.beyond);
        let found = thousands(self.page.total as u64);
        let counted = of.map_or(found.clone(), |whole| say::found_of(ctx.lang, &found, &thousands(whole as u64)));
        match (self.filter.is_empty(), self.filtering) {
            (true, _) => String::new(),
            // While it is typed, the letters stand below.
            (false, true) => counted,
            (false, false) => format!("{counted} · {}", self.filter),
        }
    }

    /// How many records there are in all, where nothing is looked for: else the title line says it of what is found.
    pub fn count(&self) -> Option<usize> {
        self.filter.is_empty().then_some(self.page.total + self.beyond)
    }

    /// Told how many records more than rows there are, while nothing is looked for.
    pub fn stands_for(&mut self, beyond: usize) {
        if self.filter.is_empty() {
            self.beyond = beyond;
        }
    }

    /// Draws the line in which the filter is typed, while it is, and gives the room left.
    pub fn view_filter(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) -> Rect {
        if !self.filtering {
            return area;
        }
        self.line.view_after(canvas, "/ ", area, ctx.theme.accent());
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// Says what belongs in an empty place.
    pub fn view_empty(&self, canvas: &mut Canvas, area: Rect, words: Words, ctx: &Ctx) {
        let words = if self.is_read { words } else { say::UNREAD };
        for (at, line) in wrap(ctx.say(words), usize::from(area.width)).iter().enumerate() {
            canvas.text(area.x, area.y + 1 + height(at), area.width, line, ctx.theme.plain());
        }
    }
}
