//! The week: seven days with their hours, what is due on each of them and what is free, and keys that move it.

use super::columns::{self, Columns};
use super::notices;
use super::rows::{Item, Key};
use super::side;
use super::view::draw_row;
use crate::domain::words::Words;
use crate::domain::{Entity, day};
use crate::editing::series;
use crate::printable::wrap;
use crate::store::Result;
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::text::{method as words, screen as say, week as said};
use crate::today::Notice;
use crate::today::week::{self, DAYS, Free};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, height, side_by_side};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, Tab, Target, done};
use crate::tui::overlays::form::Task;
use crate::tui::widgets::beside::{Beside, EACH};
use crate::tui::widgets::pane::{self, Pane, Title, title_line};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::told::Told;
use chrono::{NaiveDate, TimeDelta};
use ratatui::layout::Rect;
use ratatui::text::Line;

/// How far a page goes.
const PAGE: usize = 10;

/// What a group of rows is: a day, or what stands on none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Day(NaiveDate, Free),
    Unclosed,
    Late(Words),
    Waiting,
    Undated(Words),
}

/// The pane of the week.
#[derive(Debug, Default)]
pub(super) struct WeekPane {
    /// Its first day; that of today until another one is turned to.
    from: Option<NaiveDate>,
    groups: Vec<(Group, Vec<Item>)>,
    /// The row that is selected, wherever it stands, and where it stood.
    chosen: Option<Key>,
    at: usize,
    side: Vec<Line<'static>>,
    side_title: String,
    page: (Scroll, u16),
    beside: Beside,
    read_from: Option<(Basis, NaiveDate)>,
    side_from: Option<(Basis, String)>,
}

impl WeekPane {
    /// Shows a record where it stands in the week.
    pub(super) fn aim(&mut self, key: Option<Key>) {
        (self.from, self.chosen, self.read_from) = (None, key, None);
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|(_, items)| items)
    }

    fn current(&self) -> Option<&Item> {
        self.items().nth(self.at)
    }

    fn first_day(&self, ctx: &Ctx) -> NaiveDate {
        self.from.unwrap_or(ctx.today)
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let from = self.first_day(ctx);
        let basis = Some((ctx.basis(), from));
        if self.read_from == basis {
            return Ok(());
        }
        let week = week::read(ctx.store, ctx.settings, from, (ctx.today, ctx.time))?;
        let meetings = |rows: Vec<EntryRow>| rows.into_iter().map(Item::Meeting);
        let apart = |rows: Vec<ActionRow>, group: fn(Words) -> Group| {
            let of_kind = |kind: &str| rows.iter().filter(|row| row.kind == kind).cloned().map(Item::Action).collect();
            let names = week::OWNERS.into_iter().zip([words::OURS, words::THEIRS, words::TASKS]);
            names.map(|(kind, name)| (group(name), of_kind(kind))).collect::<Vec<(Group, Vec<Item>)>>()
        };
        // What is late is seen first, wherever the days end.
        let mut groups = apart(week.late, Group::Late);
        groups.push((Group::Unclosed, meetings(week.unclosed).collect()));
        let contacts = |rows: Vec<Notice>| rows.into_iter().filter(|_| !ctx.client).map(|notice| Item::Notice(Box::new(notice)));
        for day in week.days {
            let contacts = contacts(day.contacts);
            let items = meetings(day.meetings).chain(day.actions.into_iter().map(Item::Action)).chain(contacts);
            // What is planned with others is told by no gap either.
            let free = if ctx.client { Free::Nothing } else { day.free };
            groups.push((Group::Day(day.on, free), items.collect()));
        }
        groups.extend(apart(week.undated, Group::Undated));
        groups.push((Group::Waiting, contacts(week.waiting).collect()));
        let is_seen = |item: &Item| {
            ctx.sees(item.subject().account)
                && match item {
                    Item::Meeting(entry) => ctx.audience().shows_contact(&entry.kind),
                    Item::Action(action) => action.is_seen_by(ctx.audience()),
                    Item::Notice(_) | Item::More { .. } => true,
                }
        };
        groups.iter_mut().for_each(|(_, items)| items.retain(is_seen));
        groups.retain(|(group, items)| matches!(group, Group::Day(..)) || !items.is_empty());
        self.groups = groups;
        // One begins on the first day, under what is late.
        if self.chosen.is_none() {
            let before = self.groups.iter().take_while(|(group, _)| !matches!(group, Group::Day(..)));
            self.at = before.map(|(_, items)| items.len()).sum();
        }
        self.read_from = basis;
        Ok(())
    }

    /// Turns to the days to which what is selected was moved, or was brought back.
    fn follow(&mut self, ctx: &Ctx) -> Result<()> {
        let (entity, id) = match self.chosen {
            Some(Key::Meeting(id)) => (Entity::Entry, id),
            Some(Key::Action(id)) => (Entity::Action, id),
            _ => return Ok(()),
        };
        let stands = |week: &WeekPane| week.items().any(|item| Some(item.key()) == week.chosen);
        if stands(self) {
            return Ok(());
        }
        let record = ctx.store.load(entity, id)?.filter(|record| matches!(record.text("state"), "planned" | "open"));
        let on = record.and_then(|record| day::from_iso(record.text(series::day_key(entity)?)));
        let (before, first) = (self.from, self.first_day(ctx));
        let weeks = on.map_or(0, |on| (on - first).num_days().div_euclid(DAYS as i64));
        if weeks != 0 {
            self.from = Some(first + TimeDelta::days(weeks * DAYS as i64)).filter(|from| *from != ctx.today);
            self.read(ctx)?;
            if !stands(self) {
                self.from = before;
                self.read(ctx)?;
            }
        }
        Ok(())
    }

    /// The row that was selected stays so, wherever it went; where it is gone, what stands in its place is.
    fn stand(&mut self) {
        // What takes several days stands on each of them: one stays where one is.
        let stays = self.chosen.is_some() && self.current().map(Item::key) == self.chosen;
        let found = self.chosen.as_ref().and_then(|chosen| self.items().position(|item| item.key() == *chosen));
        let found = if stays { Some(self.at) } else { found };
        self.at = found.unwrap_or(self.at).min(self.items().count().saturating_sub(1));
        self.chosen = self.current().map(Item::key);
    }

    fn select(&mut self, at: usize) {
        self.at = at.min(self.items().count().saturating_sub(1));
        self.chosen = self.current().map(Item::key);
    }

    fn turn(&mut self, weeks: i64, ctx: &Ctx) {
        let from = self.first_day(ctx) + TimeDelta::days(weeks * DAYS as i64);
        self.from = Some(from).filter(|from| *from != ctx.today);
        (self.chosen, self.at) = (None, 0);
    }

    fn open(&self) -> Option<Effect> {
        match self.current()? {
            Item::Meeting(entry) => Some(Effect::Go(Target::Account(entry.account?, Tab::Diary, Some(entry.id)))),
            Item::Action(action) => Some(match action.account {
                Some(account) => Effect::Go(Target::Account(account, Tab::Plan, Some(action.id))),
                None => Effect::Form(Task::record(Entity::Action, Some(action.id), None)),
            }),
            Item::Notice(_) | Item::More { .. } => None,
        }
    }

    /// When a row is, in the group in which it stands: on its day the hour, or whose it is to do.
    fn when(group: Group, item: &Item, ctx: &Ctx) -> String {
        match (group, item) {
            (Group::Day(on, _), Item::Meeting(entry)) => said::hours(entry, on, ctx.lang),
            (Group::Day(..), Item::Action(action)) => ctx.say(said::owner(&action.kind)).into(),
            _ => columns::when(item, ctx),
        }
    }

    /// The title of a group, and what is said of it.
    fn heading(group: Group, ctx: &Ctx) -> (String, &'static str) {
        match group {
            Group::Day(on, free) => (said::day(on, ctx.today, ctx.lang), said::free(free).map_or("", |free| ctx.say(free))),
            Group::Unclosed => (ctx.say(words::MEETINGS).into(), ctx.say(say::UNWRITTEN)),
            // Before a client nothing is late.
            Group::Late(name) => (ctx.say(name).into(), if ctx.client { "" } else { ctx.say(said::LATE) }),
            Group::Waiting => (ctx.say(said::CONTACTS).into(), ctx.say(said::BY_RHYTHM)),
            Group::Undated(name) => (ctx.say(name).into(), ctx.say(words::NO_DAY)),
        }
    }

    /// Finds where the page of the selected row stands.
    fn measure(&mut self, ctx: &Ctx) {
        let items: Vec<&Item> = self.items().collect();
        let need = Columns::need(&items, &|item| self.said(item, ctx), ctx);
        self.beside = Beside::of(ctx.size.0, height(need) + 1, EACH, false);
    }

    /// The same of any row of the list.
    fn said(&self, item: &Item, ctx: &Ctx) -> String {
        let key = item.key();
        let group = self.groups.iter().find(|(_, items)| items.iter().any(|other| other.key() == key));
        group.map_or_else(String::new, |(group, _)| WeekPane::when(*group, item, ctx))
    }
}

impl Layer for WeekPane {
    fn place(&self) -> Place {
        Place::Week
    }

    fn steps_back(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.read(ctx)?;
        self.follow(ctx)?;
        self.stand();
        self.measure(ctx);
        let Some(item) = self.current().filter(|_| self.beside.sides > 0) else {
            (self.side, self.side_from) = (Vec::new(), None);
            return Ok(());
        };
        let cells = usize::from((ctx.size.0 - self.beside.list).saturating_sub(pane::AROUND_SIDE));
        let from = Some((ctx.basis(), format!("{cells} {item:?}")));
        if self.side_from != from {
            let told: Told = side::read(item, ctx, cells)?;
            (self.side, self.side_title) = (told.joined(ctx.theme), told.title);
            (self.side_from, self.page.0) = (from, Scroll::default());
        }
        self.page.1 = ctx.size.1.saturating_sub(3);
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.select(self.at.saturating_sub(1)),
            Action::Down => self.select(self.at + 1),
            Action::PageUp => self.select(self.at.saturating_sub(PAGE)),
            Action::PageDown => self.select(self.at + PAGE),
            Action::Top => self.select(0),
            Action::Bottom => self.select(usize::MAX),
            Action::Left => self.turn(-1, ctx),
            Action::Right => self.turn(1, ctx),
            _ => {
                if let Some(Item::Notice(notice)) = self.current() {
                    return notices::act(action, notice, ctx);
                }
                return Ok(if action == Action::Open { Some(self.open().into_iter().collect()) } else { None });
            }
        }
        done()
    }

    fn turn_page(&mut self, down: bool) {
        let action = if down { Action::Down } else { Action::Up };
        self.page.0.within(action, self.side.len(), self.page.1);
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.select(at);
        }
    }

    fn select(&mut self, entity: Entity, id: i64, _ctx: &Ctx) -> Result<()> {
        self.chosen = match entity {
            Entity::Entry => Some(Key::Meeting(id)),
            Entity::Action => Some(Key::Action(id)),
            _ => return Ok(()),
        };
        Ok(())
    }

    fn subject(&self) -> Subject {
        self.current().map_or_else(Subject::default, Item::subject)
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match (self.current(), action) {
            (None, Action::Open) => Some(say::CHOOSE_ROW),
            (Some(Item::Notice(_)), Action::Delete | Action::DayLater | Action::DayEarlier | Action::HourLater | Action::HourEarlier) => {
                Some(say::NOT_HERE)
            }
            (Some(Item::Notice(_)), Action::Edit | Action::History) if self.subject().record.is_none() => Some(say::NOT_HERE),
            _ => None,
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match (self.current()?, action) {
            (Item::Meeting(_), Action::Done) => Some(say::DONE_HELD),
            (Item::Notice(notice), Action::Done) => Some(notice.settle()),
            _ => None,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let is_beside = self.beside.sides > 0;
        let (list, side) = match is_beside {
            true => {
                let (list, side) = side_by_side(area, self.beside.list);
                (list, Some(side))
            }
            false => (area, None),
        };
        let rows = self.groups.iter().map(|(_, items)| items.len() + 1).sum::<usize>();
        let room = usize::from(list.height.max(1));
        let above = self.line_of(self.at);
        let first = (above + 1).saturating_sub(room).min(rows.saturating_sub(room));
        let items: Vec<&Item> = self.items().collect();
        let cells = usize::from(list.width.saturating_sub(u16::from(is_beside)));
        let columns = Columns::of(&items, &|item| self.said(item, ctx), (cells, is_beside), ctx);
        let (mut line, mut number, mut below, mut first_title) = (0, 0, 0, None);
        for (group, items) in &self.groups {
            let (name, told) = WeekPane::heading(*group, ctx);
            // What stands above the window names the rows that are in it.
            let is_cut = line < first && first < line + 1 + items.len();
            if is_cut || (first..first + room).contains(&line) {
                let row = Rect { y: list.y + height(line.saturating_sub(first)), height: 1, ..list };
                // A day with nothing on it is quiet, so that the others are seen.
                let style = if items.is_empty() { ctx.theme.plain() } else { ctx.theme.strong() };
                title_line(canvas, row, Title { name: &name, total: None, said: told }, style);
                if is_cut || line == first {
                    first_title = Some((name, told, style));
                }
            }
            line += 1;
            for item in items {
                let is_named = is_cut && line == first && number != self.at;
                if (first..first + room).contains(&line) && !is_named {
                    let row = Rect { y: list.y + height(line - first), height: 1, ..list };
                    let when = WeekPane::when(*group, item, ctx);
                    draw_row(canvas, row, (&columns, &when), item, (number, number == self.at), ctx);
                } else if line >= first + room {
                    below += 1;
                }
                (line, number) = (line + 1, number + 1);
            }
        }
        // Under days of which none has anything stands what belongs there; before a client that would say that nobody else is met either.
        if number == 0 && !ctx.client {
            let lines = wrap(ctx.say(said::EMPTY), usize::from(list.width.saturating_sub(2)));
            let free = Rect { x: list.x + 1, y: list.y + height(rows + 1), width: list.width.saturating_sub(1), ..list };
            for (at, text) in lines.iter().enumerate().filter(|(at, _)| rows + 1 + at < room) {
                canvas.text(free.x, free.y + height(at), free.width, text, ctx.theme.plain());
            }
        }
        let title = first_title.as_ref().map(|(name, told, style)| (Title { name, total: None, said: told }, *style));
        pane::more(canvas, Rect { height: 1, ..list }, title, below);
        if let Some(side) = side {
            let shown = Pane::beside(canvas, side, Title::of(&self.side_title), false);
            let first = self.page.0.first(self.side.len(), shown.inner.height);
            canvas.lines(shown.inner, self.side.clone(), first);
            canvas.page(side, self.side.len(), shown.inner.height);
            shown.more_below(canvas, self.side.len(), first);
        }
    }
}

impl WeekPane {
    /// The line on which a row stands, with the titles above it.
    fn line_of(&self, number: usize) -> usize {
        let mut left = number;
        let mut line = 0;
        for (_, items) in &self.groups {
            line += 1;
            if left < items.len() {
                return line + left;
            }
            left -= items.len();
            line += items.len();
        }
        line
    }
}
