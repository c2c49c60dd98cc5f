//! *Today*: meetings, promises of both sides, tasks and what needs attention, with the prep page beside them.

mod columns;
mod groups;
mod notices;
mod rows;
mod side;
mod tab;
mod view;
mod week;

pub use tab::TodayTab;

use crate::domain::promise::Reliability;
use crate::domain::{Entity, Words};
use crate::store::Result;
use crate::store::diary::EntryRow;
use crate::text::screen as say;
use crate::today::notice::Opens;
use crate::today::{self, Reach, Today, Totals};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, Tab, Target, done};
use crate::tui::overlays::form::Task;
use crate::tui::widgets::beside::Beside;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::ticks::Ticks;
use crate::tui::widgets::told::Told;
use crossterm::event::KeyEvent;
use groups::Section;
use ratatui::layout::Rect;
use ratatui::text::Line;
use rows::{Item, Key, ORDERS, Row};

/// More rows than *Today* ever has: all of them are in the window.
const ALL: usize = 10_000;
/// How far a page goes.
const PAGE: usize = 10;

/// The pane of *Today*.
#[derive(Debug)]
pub struct TodayPane {
    all: Vec<Row>,
    list: Listing<Row>,
    /// The row that is selected, wherever it stands.
    chosen: Option<Key>,
    /// What was just made here, until it is read.
    made: Option<Key>,
    /// Rows that were selected and went, the last one last: one that comes back is selected again.
    lost: Vec<Key>,
    /// What is ticked off here.
    ticks: Ticks<Key>,
    /// The row that was selected when the filter was begun.
    before_filter: Option<Key>,
    /// Whether the selection was moved since the last reading: then it stays where it was put.
    moved: bool,
    /// Whether more was read than the first screen shows.
    whole: bool,
    /// Groups whose later days were asked for.
    opened: Vec<Section>,
    totals: Totals,
    /// Whether there is a client: before that nothing can be planned.
    has_clients: bool,
    /// How many promises of each side are overdue.
    overdue: (u32, u32),
    /// How our promises and theirs were kept.
    reliability: (Reliability, Reliability),
    /// Whether the next meeting was already sought out.
    settled: bool,
    /// Where the page of the selected row stands, and for what that was found.
    beside: (Option<Basis>, Beside),
    side: Told,
    /// Its lines as they stand, and those of the third pane.
    lines: (Vec<Line<'static>>, Vec<Line<'static>>),
    /// How far it is scrolled, and how many of its lines have room.
    page: (Scroll, u16),
    /// What the lists were read from.
    read_from: Option<(Basis, bool, usize)>,
    /// What the side was read from, and for which row.
    side_from: Option<(Basis, String)>,
}

impl Default for TodayPane {
    fn default() -> Self {
        TodayPane {
            all: Vec::new(),
            list: Listing::new(ORDERS),
            chosen: None,
            made: None,
            lost: Vec::new(),
            ticks: Ticks::default(),
            before_filter: None,
            moved: false,
            whole: false,
            opened: Vec::new(),
            has_clients: false,
            totals: Totals::default(),
            overdue: Default::default(),
            reliability: Default::default(),
            settled: false,
            beside: Default::default(),
            side: Told::default(),
            lines: Default::default(),
            page: Default::default(),
            read_from: None,
            side_from: None,
        }
    }
}

impl TodayPane {
    /// By what the selected row is known.
    fn chosen(&self) -> Option<Key> {
        self.current().map(Item::key)
    }

    fn current(&self) -> Option<&Item> {
        self.list.current().map(|row| &row.item)
    }

    /// Reads the lists: of the first screen what it shows, of any other all.
    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let basis = ctx.basis();
        let from = Some((basis, self.whole, self.opened.len()));
        if self.read_from == from {
            return Ok(());
        }
        let lines = usize::from(ctx.size.1.saturating_sub(2));
        let reach = match (self.whole, self.opened.is_empty()) {
            // Rows of others are left out only once they are read.
            _ if ctx.client => Reach::Rows(ALL),
            (false, _) => Reach::Lines(lines),
            (true, true) => Reach::Rows(today::LIMIT.max(lines)),
            (true, false) => Reach::Soon(ALL),
        };
        self.take_in(today::read(ctx.store, ctx.settings, ctx.today, ctx.watched, reach)?, ctx)?;
        self.has_clients = ctx.store.has_accounts()?;
        self.read_from = from;
        if !std::mem::replace(&mut self.settled, true) && !self.settle(ctx) && !self.whole {
            // The next meeting stands below what was read: it is what the laptop was opened for.
            self.whole = true;
            self.read(ctx)?;
            self.settle(ctx);
        }
        Ok(())
    }

    /// Forgets what is done, as when another place is gone to.
    pub fn leave(&mut self) {
        self.all.retain(|row| !row.is_closed());
        self.read_from = None;
    }

    /// What was just done stays where it stood until the place is left, so that the same key takes it back instead of
    /// doing the next one.
    fn keep_closed(&mut self, before: &[Row], ctx: &Ctx) -> Result<()> {
        for (at, row) in before.iter().enumerate() {
            let Key::Action(id) = row.item.key() else { continue };
            let was_chosen = self.chosen.as_ref() == Some(&Key::Action(id));
            if !(row.is_closed() || was_chosen) || self.all.iter().any(|row| row.item.key() == Key::Action(id)) {
                continue;
            }
            let Some(action) = ctx.store.action(id)?.filter(|action| action.state == "kept" && ctx.sees(action.account)) else { continue };
            let next = before.get(at + 1..).unwrap_or_default().iter().map(|row| row.item.key());
            let place = next.into_iter().find_map(|key| self.all.iter().position(|row| row.item.key() == key)).unwrap_or(self.all.len());
            self.all.insert(place, row.closed(action));
        }
        Ok(())
    }

    fn take_in(&mut self, page: Today, ctx: &Ctx) -> Result<()> {
        self.reliability = (page.our_reliability, page.their_reliability);
        self.overdue = (page.count.overdue, page.their_overdue);
        self.totals = page.totals;
        let before = std::mem::replace(&mut self.all, rows::rows(page, ctx));
        self.keep_closed(&before, ctx)?;
        if ctx.client {
            // How much is planned and promised elsewhere is told by no count either.
            let of = |section| self.all.iter().filter(|row| row.section == section && !row.is_closed()).count();
            let [meetings, ours, theirs, tasks] = [Section::Meetings, Section::Ours, Section::Theirs, Section::Tasks].map(of);
            self.totals = Totals { meetings, ours, theirs, tasks, ..Totals::default() };
        }
        Ok(())
    }

    /// The rows that the list shows: folded where there is no room for all.
    fn show(&mut self, ctx: &Ctx) -> Result<()> {
        let lines = view::lines(ctx, self.filter_lines());
        // What is sought or put in another order is shown whole.
        let folds = self.list.filter.is_empty() && self.list.query.sort == 0 && !self.list.query.descending;
        let (all, opened, totals) = (&self.all, &self.opened, &self.totals);
        // The window holds all rows, so what it holds follows from the rows and the query alone.
        self.list.forget();
        self.list.read(ctx.basis(), ALL, |query| {
            let mut page = rows::chosen(all, query);
            page.rows.retain(|row| opened.contains(&row.section) || !row.is_after(ctx));
            page.total = page.rows.len();
            if folds {
                page.rows = groups::folded(page.rows, lines, opened, totals);
                page.total = page.rows.len();
            }
            Ok(page)
        })
    }

    /// A row that now stands among those folded, as after a move to a later day, stays in sight.
    fn unfold_chosen(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(chosen) = self.chosen.clone().filter(|chosen| !matches!(chosen, Key::More(_))) else { return Ok(()) };
        if self.list.rows().any(|(_, row)| row.item.key() == chosen) {
            return Ok(());
        }
        if !self.whole && !self.all.iter().any(|row| row.item.key() == chosen) {
            self.whole = true;
            self.read(ctx)?;
        }
        let section = self.all.iter().find(|row| row.item.key() == chosen).map(|row| row.section);
        self.opened.extend(section.filter(|section| !self.opened.contains(section)));
        self.show(ctx)
    }

    /// On the first reading the next meeting of today is selected: it is what the KAM opens the laptop for.
    fn settle(&mut self, ctx: &Ctx) -> bool {
        let today = ctx.today_iso();
        let is_next = |row: &EntryRow| row.day >= today && !today::is_unwritten(row, ctx.today, ctx.time);
        let next = self.all.iter().find(|row| matches!(&row.item, Item::Meeting(entry) if is_next(entry)));
        if let Some(next) = next {
            self.chosen = Some(next.item.key());
        }
        next.is_some() || self.totals.meetings <= self.all.iter().filter(|row| matches!(row.item, Item::Meeting(_))).count()
    }

    /// Selects again what was selected before rows came, went or changed places; what is gone gives way to what stands
    /// next in its group.
    fn stand(&mut self, before: &[(Key, Section)]) {
        let at = |list: &Listing<Row>, key: &Key| list.rows().find(|(_, row)| row.item.key() == *key).map(|(at, _)| at);
        if let Some((place, at)) = self.lost.iter().enumerate().rev().find_map(|(place, lost)| Some((place, at(&self.list, lost)?))) {
            self.list.select(at);
            self.lost.truncate(place);
            return;
        }
        let Some(chosen) = &self.chosen else { return };
        if let Some(at) = at(&self.list, chosen) {
            return self.list.select(at);
        }
        let Some(place) = before.iter().position(|(key, _)| key == chosen) else { return };
        let section = before.get(place).map(|(_, section)| *section);
        let (above, below) = (before.get(..place).unwrap_or_default(), before.get(place..).unwrap_or_default());
        let near = below.iter().chain(above.iter().rev());
        let of_group = near.clone().filter(|(_, of)| Some(*of) == section);
        if let Some(at) = of_group.chain(near).find_map(|(key, _)| at(&self.list, key)) {
            self.list.select(at);
        }
        self.lost.push(chosen.clone());
    }

    /// After what was selected was ticked off, the next open row of its group has the keys.
    fn step_on(&mut self) {
        let at = |key: &Key| self.list.rows().find(|(_, row)| row.item.key() == *key);
        let state = |key: &Key| at(key).filter(|(_, row)| matches!(row.item, Item::Action(_))).map(|(_, row)| !row.is_closed());
        let Some((ticks, next)) = self.ticks.clone().next(state) else { return };
        let next = next.and_then(|next| at(&next).map(|(at, _)| at));
        self.ticks = ticks;
        if let Some(at) = next {
            self.list.select(at);
        }
    }

    /// An open row is about to be ticked off.
    fn ticking(&mut self) {
        let Some(row) = self.list.current().filter(|row| matches!(row.item, Item::Action(_)) && !row.is_closed()) else { return };
        let group: Vec<Key> = self.list.rows().filter(|(_, of)| of.section == row.section).map(|(_, row)| row.item.key()).collect();
        if let Some(at) = group.iter().position(|key| *key == row.item.key()) {
            self.ticks.begin(at, group);
        }
    }

    fn open(&mut self) -> Option<Vec<Effect>> {
        Some(match self.current()? {
            Item::Meeting(entry) => {
                let account = entry.account?;
                vec![Effect::Go(Target::Account(account, Tab::Diary, Some(entry.id)))]
            }
            Item::Action(action) => match action.account {
                Some(account) => vec![Effect::Go(Target::Account(account, Tab::Plan, Some(action.id)))],
                None => vec![Effect::Form(Task::record(crate::domain::Entity::Action, Some(action.id), None))],
            },
            Item::Notice(_) => return None,
            Item::More { section, .. } => {
                let section = *section;
                self.opened.push(section);
                self.whole = true;
                // The first of the rows that were folded takes the place of the one that stood for them.
                self.moved = true;
                Vec::new()
            }
        })
    }

    /// Whether an action may lead below what the first screen shows.
    fn needs_all(&self, action: Action) -> bool {
        match action {
            Action::Down => self.list.selected() + 2 >= self.list.total(),
            Action::PageDown | Action::Bottom | Action::Filter | Action::Sort | Action::Reverse => true,
            _ => false,
        }
    }
}

impl Layer for TodayPane {
    fn place(&self) -> Place {
        if self.list.filtering { Place::Filter } else { Place::Today }
    }

    fn typing(&self) -> bool {
        self.list.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.list.heed_client(ctx.client);
        let before: Vec<(Key, Section)> = self.list.rows().map(|(_, row)| (row.item.key(), row.section)).collect();
        let changed = self.read_from.as_ref().is_some_and(|(basis, ..)| *basis != ctx.basis());
        self.read(ctx)?;
        self.show(ctx)?;
        // What was just made is what the next key is for: a folded group that holds it opens.
        if let Some(made) = self.made.take() {
            let was = self.chosen.replace(made.clone());
            self.unfold_chosen(ctx)?;
            if self.list.rows().any(|(_, row)| row.item.key() == made) {
                self.moved = false;
                self.lost.clear();
            } else {
                self.chosen = was;
            }
        }
        if !std::mem::take(&mut self.moved) {
            if changed {
                self.unfold_chosen(ctx)?;
            }
            self.stand(&before);
            self.step_on();
        } else {
            self.lost.clear();
            self.ticks.forget();
        }
        if let Some(current) = self.current() {
            self.chosen = Some(current.key());
        }
        let taken = self.listed(ctx).len() + self.filter_lines();
        self.measure(ctx);
        let rows = self.side_rows(ctx, taken);
        let Some(row) = self.list.current().filter(|_| !ctx.opening && rows > 0) else {
            (self.side, self.side_from, self.lines) = (Told::default(), None, Default::default());
            return Ok(());
        };
        let cells = self.side_cells(ctx);
        let from = Some((ctx.basis(), format!("{cells} {:?}", row.item)));
        if self.side_from != from {
            self.side = side::read(&row.item, ctx, cells)?;
            self.lines = match self.sides() {
                2 => (self.side.lines.clone(), self.side.apart(ctx.theme)),
                _ => (self.side.joined(ctx.theme), Vec::new()),
            };
            (self.side_from, self.page.0) = (from, Scroll::default());
        }
        self.page.1 = rows.saturating_sub(1);
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if !self.whole && self.needs_all(action) {
            self.whole = true;
            self.refresh(ctx)?;
        }
        match action {
            Action::Filter if !self.list.filtering => self.before_filter = self.chosen.clone(),
            // Where nothing was found, the search is as if it had not been.
            Action::Back if !self.list.filter.is_empty() && self.current().is_none() => self.chosen = self.before_filter.take(),
            // What was found stays in sight, though its group folds what comes later.
            Action::Back if !self.list.filter.is_empty() => {
                let found = self.list.current().filter(|row| row.later).map(|row| row.section);
                self.opened.extend(found.filter(|section| !self.opened.contains(section)));
            }
            _ => {}
        }
        let at = self.list.selected();
        let was_open = !self.opened.is_empty();
        match action {
            Action::PageUp => self.list.select(at.saturating_sub(PAGE)),
            Action::PageDown => self.list.select(at + PAGE),
            Action::Back if was_open && self.list.filter.is_empty() && !self.list.filtering => {
                self.opened.clear();
                return done();
            }
            // The record stays selected when the filter is taken off or the order is another one.
            Action::Back | Action::Sort | Action::Reverse | Action::Filter if self.list.take(action) => return done(),
            _ if self.list.take(action) => {}
            _ => {
                if action == Action::Done {
                    self.ticking();
                }
                // What is new in the watched files is what a file is taken in for here.
                if action == Action::Import && !ctx.client {
                    return Ok(Some(notices::look(ctx)?).filter(|effects| !effects.is_empty()));
                }
                if let Some(Item::Notice(notice)) = self.current() {
                    return notices::act(action, notice, ctx);
                }
                return Ok(if action == Action::Open { Some(self.open().unwrap_or_default()) } else { None });
            }
        }
        self.moved = true;
        done()
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        self.list.line()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.list.type_key(key);
        // Whoever typed two letters means the first row that has them; with none typed the record found stays.
        self.moved = !self.list.filter.is_empty();
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.moved = true;
        self.list.paste(text, ctx)
    }

    fn turn_page(&mut self, down: bool) {
        let action = if down { Action::Down } else { Action::Up };
        self.page.0.within(action, self.lines.0.len().max(self.lines.1.len()), self.page.1);
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.list.select(at);
            self.moved = true;
        }
    }

    fn subject(&self) -> Subject {
        Subject { makes: Some(Entity::Account), ..self.current().map_or_else(Subject::default, Item::subject) }
    }

    fn is_offered(&self, action: Action) -> bool {
        // Where nothing is planned one may have begun just now.
        action != Action::New || self.current().is_none() && self.list.filter.is_empty()
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match self.current() {
            Some(Item::Notice(notice)) if action == Action::Delete => (!matches!(notice.opens, Opens::Line(_))).then_some(say::NOT_HERE),
            Some(Item::Notice(_)) if matches!(action, Action::Edit | Action::History) && self.subject().record.is_none() => {
                Some(say::NOT_HERE)
            }
            None if action == Action::Open => Some(say::CHOOSE_ROW),
            _ => self.list.obstacle(action),
        }
    }

    fn select(&mut self, entity: Entity, id: i64, _ctx: &Ctx) -> Result<()> {
        let key = match entity {
            Entity::Entry => Key::Meeting(id),
            Entity::Action => Key::Action(id),
            _ => return Ok(()),
        };
        self.made = Some(key);
        Ok(())
    }

    fn steps_back(&self) -> bool {
        self.list.filtering || !self.list.filter.is_empty() || !self.opened.is_empty()
    }

    fn called(&self, action: Action) -> Option<Words> {
        if let Some(called) = self.list.called(action) {
            return Some(called);
        }
        match (self.current()?, action) {
            (Item::More { .. }, Action::Open) => Some(say::UNFOLD),
            (Item::Meeting(_), Action::Done) => Some(say::DONE_HELD),
            (Item::Action(action), Action::Done) if action.state != "open" => Some(say::DONE_REOPEN),
            (Item::Notice(notice), Action::Done) => Some(notice.settle()),
            _ => None,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        view::draw(self, canvas, area, ctx);
    }
}
