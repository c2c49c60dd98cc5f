//! *Today*: meetings, promises of both sides, tasks and what needs attention, with the prep page beside them.

mod notices;
mod rows;
mod side;

use crate::domain::promise::Reliability;
use crate::domain::{Entity, Words, day};
use crate::store::Result;
use crate::store::diary::EntryRow;
use crate::text::method as words;
use crate::text::screen as say;
use crate::today::{self, Attention};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, side_by_side};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, Tab, Target, WIDE, done};
use crate::tui::overlays::form::Task;
use crate::tui::widgets::list::Listing;
use chrono::NaiveTime;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use rows::{Item, ORDERS, Row, Section};
use side::Side;

/// More rows than *Today* ever has: all of them are in the window.
const ALL: usize = 10_000;
/// How far a page goes.
const PAGE: usize = 10;

/// The pane of *Today*.
#[derive(Debug)]
pub struct TodayPane {
    all: Vec<Row>,
    list: Listing<Row>,
    /// How our promises and theirs were kept.
    reliability: (Reliability, Reliability),
    /// Whether the next meeting was already sought out.
    settled: bool,
    side: Side,
    /// What the lists were read from.
    read_from: Option<Basis>,
    /// What the side was read from, and for which row.
    side_from: Option<(Basis, String)>,
}

impl Default for TodayPane {
    fn default() -> Self {
        TodayPane {
            all: Vec::new(),
            list: Listing::new(ORDERS),
            reliability: Default::default(),
            settled: false,
            side: Side::default(),
            read_from: None,
            side_from: None,
        }
    }
}

/// A line of the list: a heading, a row with its number, or what stands under a row.
enum Listed<'a> {
    Head(String),
    Row(usize, &'a Item),
    Under(String),
}

impl TodayPane {
    fn listed(&self, ctx: &Ctx) -> Vec<Listed<'_>> {
        let mut listed = Vec::new();
        let mut section = None;
        for (number, row) in self.list.rows() {
            if section != Some(row.section) {
                section = Some(row.section);
                listed.push(Listed::Head(self.heading(row.section, ctx)));
            }
            listed.push(Listed::Row(number, &row.item));
            listed.extend(row.item.under(ctx).map(Listed::Under));
        }
        listed
    }

    fn heading(&self, section: Section, ctx: &Ctx) -> String {
        let kept =
            |words, reliability| if ctx.client { ctx.say(words).to_owned() } else { words::with_reliability(words, reliability, ctx.lang) };
        match section {
            Section::Meetings => ctx.say(words::MEETINGS).into(),
            Section::Ours => kept(words::OURS, self.reliability.0),
            Section::Theirs => kept(words::THEIRS, self.reliability.1),
            Section::Tasks => ctx.say(words::TASKS).into(),
            Section::Attention => ctx.say(words::ATTENTION).into(),
        }
    }

    fn current(&self) -> Option<&Item> {
        self.list.current().map(|row| &row.item)
    }

    /// On the first reading the next meeting of today is selected: it is what the KAM opens the laptop for.
    fn settle(&mut self, ctx: &Ctx) {
        if std::mem::replace(&mut self.settled, true) {
            return;
        }
        let today = ctx.today_iso();
        // A meeting that began less than an hour ago is the one that is on.
        let since = ctx.time.overflowing_sub_signed(chrono::Duration::minutes(60));
        let since = if since.1 == 0 { since.0 } else { NaiveTime::MIN };
        let is_next = |row: &EntryRow| {
            row.day > today || row.day == today && row.time.as_deref().and_then(day::parse_time).is_none_or(|time| time >= since)
        };
        self.list.aim(self.all.iter().position(|row| matches!(&row.item, Item::Meeting(entry) if is_next(entry))).unwrap_or(0));
    }

    fn open(&self) -> Option<Vec<Effect>> {
        Some(match self.current()? {
            Item::Meeting(entry) => {
                let account = entry.account?;
                vec![Effect::Go(Target::Account(account, Tab::Diary, Some(entry.id)))]
            }
            Item::Action(action) => match action.account {
                Some(account) => vec![Effect::Go(Target::Account(account, Tab::Plan, Some(action.id)))],
                None => vec![Effect::Form(Task::record(Entity::Action, Some(action.id), None))],
            },
            Item::Notice(_) => return None,
        })
    }

    fn title(&self, ctx: &Ctx) -> String {
        const ORDER: [Option<Words>; ORDERS] = [None, Some(say::BY_ACCOUNT), Some(say::BY_TEXT)];
        let query = &self.list.query;
        let order = ORDER.get(query.sort).copied().flatten();
        let mark = if query.descending { "▾" } else { "▴" };
        match order {
            Some(order) => format!("{} · {} {mark}", ctx.say(say::TODAY), ctx.say(order)),
            None if query.descending => format!("{} {mark}", ctx.say(say::TODAY)),
            None => ctx.say(say::TODAY).to_owned(),
        }
    }
}

fn left_width(columns: u16) -> u16 {
    if columns >= WIDE { columns / 2 } else { columns }
}

impl Layer for TodayPane {
    fn place(&self) -> Place {
        if self.list.filtering { Place::Filter } else { Place::Today }
    }

    fn typing(&self) -> bool {
        self.list.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let basis = ctx.basis();
        if self.read_from != Some(basis) {
            let page = today::gather(ctx.store, ctx.settings, ctx.today)?;
            self.reliability = (page.our_reliability, page.their_reliability);
            self.all = rows::rows(page, ctx);
            self.read_from = Some(basis);
            self.settle(ctx);
        }
        let all = &self.all;
        self.list.read(basis, ALL, |query| Ok(rows::chosen(all, query)))?;
        let Some(row) = self.list.current().filter(|_| ctx.is_wide()) else {
            (self.side, self.side_from) = (Side::default(), None);
            return Ok(());
        };
        let from = Some((basis, format!("{:?}", row.item)));
        if self.side_from != from {
            let cells = usize::from(ctx.size.0.saturating_sub(left_width(ctx.size.0)).saturating_sub(4));
            self.side = side::read(&row.item, ctx, cells)?;
            self.side_from = from;
        }
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let at = self.list.selected();
        match action {
            Action::PageUp => self.list.select(at.saturating_sub(PAGE)),
            Action::PageDown => self.list.select(at + PAGE),
            _ if self.list.take(action) => {}
            _ => {
                if let Some(Item::Notice(notice)) = self.current() {
                    return notices::act(action, notice, ctx);
                }
                return Ok(if action == Action::Open { Some(self.open().unwrap_or_default()) } else { None });
            }
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.list.type_key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, _ctx: &Ctx) -> Vec<Effect> {
        self.list.paste(text);
        Vec::new()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.list.select(at);
        }
    }

    fn subject(&self) -> Subject {
        self.current().map_or_else(Subject::default, Item::subject)
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match self.current() {
            Some(Item::Notice(notice)) if action == Action::Delete => {
                (!matches!(notice.what, Attention::Inbox { .. })).then_some(say::NOT_HERE)
            }
            _ => None,
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match (action, self.current()?) {
            (Action::Done, Item::Meeting(_)) => Some(say::HELD),
            (Action::Done, Item::Notice(notice)) => match notice.what {
                Attention::Stale { .. } => Some(say::CHECKED),
                Attention::Rhythm { .. } | Attention::Birthday { .. } => Some(say::TALKED),
                _ => None,
            },
            _ => None,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let (left, right) = side_by_side(area, left_width(area.width));
        let inner = canvas.frame(left, &self.title(ctx), true);
        let inner = self.list.view_filter(canvas, inner, ctx);
        let listed = self.listed(ctx);
        if listed.is_empty() {
            let words = if self.list.filter.is_empty() { say::NO_TODAY } else { say::NOTHING_MATCHES };
            self.list.view_empty(canvas, inner, words, ctx);
        }
        let selected = self.list.selected();
        let at = listed.iter().position(|listed| matches!(listed, Listed::Row(number, _) if *number == selected)).unwrap_or(0);
        let height = usize::from(inner.height.max(1));
        let first = (at + 2).saturating_sub(height).min(listed.len().saturating_sub(1));
        for (line, listed) in listed.iter().skip(first).take(height).enumerate() {
            let row = Rect { y: inner.y + line as u16, height: 1, ..inner };
            match listed {
                Listed::Head(head) => drop(canvas.text(row.x, row.y, row.width, head, ctx.theme.accent())),
                Listed::Under(text) => drop(canvas.text(row.x + 4, row.y, row.width.saturating_sub(4), text, ctx.theme.plain())),
                Listed::Row(number, item) => {
                    canvas.spans(row.x, row.y, row.width, &item.spans(ctx, usize::from(row.width)));
                    canvas.hit(row, Hit::Row(*number));
                    if *number == selected {
                        canvas.highlight(Rect { x: row.x - 1, width: row.width + 2, ..row }, ctx.theme.selected());
                    }
                }
            }
        }
        if right.width > 0 {
            let inner = canvas.frame(right, &self.side.0, false);
            canvas.lines(inner, self.side.1.clone(), 0);
        }
    }
}
