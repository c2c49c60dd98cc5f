//! *Today*: meetings, promises of both sides, tasks and what needs attention, with the prep page beside them.

use crate::domain::choices::ENTRY_KINDS;
use crate::domain::{Entity, Words, day};
use crate::prep;
use crate::store::Result;
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::text::method as words;
use crate::text::output::{fit, pad};
use crate::text::screen as say;
use crate::today::{self, Attention, Today};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, side_by_side};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject, Tab, Target, done};
use crate::tui::overlays::{card, form::Task};
use crate::tui::theme::ALARM;
use crate::tui::widgets::brief::{self, due_style, words_of};
use chrono::NaiveTime;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The pane of *Today*.
#[derive(Debug, Default)]
pub struct TodayPane {
    data: Today,
    selected: usize,
    /// Whether the next meeting was already sought out.
    settled: bool,
    side: (String, Vec<Line<'static>>),
    /// What the lists were read from.
    read_from: Option<Basis>,
    /// What the side was read from, and for which row.
    side_from: Option<(Basis, usize)>,
}

/// A row that keys act on.
#[derive(Debug)]
enum Item<'a> {
    Meeting(&'a EntryRow),
    Action(&'a ActionRow),
    Attention(&'a Attention),
}

/// A line of the list: a heading, or a row with its number.
enum Listed<'a> {
    Head(Words),
    Row(usize, Item<'a>),
}

impl TodayPane {
    fn listed(&self) -> Vec<Listed<'_>> {
        let data = &self.data;
        let groups: [(Words, Vec<Item>); 5] = [
            (words::MEETINGS, data.meetings.iter().map(Item::Meeting).collect()),
            (words::OURS, data.ours.iter().map(Item::Action).collect()),
            (words::THEIRS, data.theirs.iter().map(Item::Action).collect()),
            (words::TASKS, data.tasks.iter().map(Item::Action).collect()),
            (words::ATTENTION, data.attention.iter().map(Item::Attention).collect()),
        ];
        let mut listed = Vec::new();
        let mut number = 0;
        for (head, items) in groups {
            if !items.is_empty() {
                listed.push(Listed::Head(head));
            }
            for item in items {
                listed.push(Listed::Row(number, item));
                number += 1;
            }
        }
        listed
    }

    fn count(&self) -> usize {
        let data = &self.data;
        data.meetings.len() + data.ours.len() + data.theirs.len() + data.tasks.len() + data.attention.len()
    }

    fn current(&self) -> Option<Item<'_>> {
        self.listed().into_iter().find_map(|listed| match listed {
            Listed::Row(number, item) if number == self.selected => Some(item),
            _ => None,
        })
    }

    /// On the first reading the next meeting of today is selected: it is what the KAM opens the laptop for.
    fn settle(&mut self, ctx: &Ctx) {
        if self.settled {
            return;
        }
        self.settled = true;
        let today = ctx.today_iso();
        // A meeting that began less than an hour ago is the one that is on.
        let since = ctx.time.overflowing_sub_signed(chrono::Duration::minutes(60));
        let since = if since.1 == 0 { since.0 } else { NaiveTime::MIN };
        let is_next = |row: &EntryRow| {
            row.day > today || row.day == today && row.time.as_deref().and_then(day::parse_time).is_none_or(|time| time >= since)
        };
        self.selected = self.data.meetings.iter().position(is_next).unwrap_or(0);
    }

    fn read_side(&mut self, ctx: &Ctx) -> Result<()> {
        let cells = usize::from(ctx.size.0.saturating_sub(left_width(ctx.size.0)).saturating_sub(4));
        let for_account = |account: i64| -> Result<(String, Vec<Line<'static>>)> {
            let page = prep::for_account(ctx.store, ctx.settings, account)?;
            Ok((brief::title(&page, ctx), brief::lines(&page, ctx, cells)))
        };
        self.side = match self.current() {
            Some(Item::Meeting(entry)) if entry.account.is_some() => {
                let page = prep::for_entry(ctx.store, ctx.settings, entry.id)?;
                (brief::title(&page, ctx), brief::lines(&page, ctx, cells))
            }
            Some(Item::Meeting(entry)) => card::lines(ctx, Entity::Entry, entry.id, cells)?,
            Some(Item::Action(action)) => {
                let (title, mut lines) = card::lines(ctx, Entity::Action, action.id, cells)?;
                if let Some(account) = action.account {
                    let (name, page) = for_account(account)?;
                    lines.extend([Line::default(), Line::styled(name, ctx.theme.strong()), Line::default()]);
                    lines.extend(page);
                }
                (title, lines)
            }
            Some(Item::Attention(Attention::Complaints { account, .. } | Attention::Reconnect { account, .. })) => for_account(*account)?,
            _ => Default::default(),
        };
        Ok(())
    }
}

fn left_width(columns: u16) -> u16 {
    if columns >= crate::tui::layer::WIDE { columns / 2 } else { columns }
}

impl Layer for TodayPane {
    fn place(&self) -> Place {
        Place::Today
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let basis = ctx.basis();
        if self.read_from != Some(basis) {
            self.data = today::gather(ctx.store, ctx.settings, ctx.today)?;
            self.read_from = Some(basis);
            self.settle(ctx);
        }
        self.selected = self.selected.min(self.count().saturating_sub(1));
        let from = Some((basis, self.selected));
        if ctx.is_wide() && self.side_from != from {
            self.read_side(ctx)?;
            self.side_from = from;
        }
        Ok(())
    }

    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let last = self.count().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = self.selected.saturating_sub(10),
            Action::PageDown => self.selected = (self.selected + 10).min(last),
            Action::Top => self.selected = 0,
            Action::Bottom => self.selected = last,
            Action::Open => {
                let target = match self.current() {
                    Some(Item::Meeting(entry)) => entry.account.map(|account| Target::Account(account, Tab::Diary, Some(entry.id))),
                    Some(Item::Action(action)) => match action.account {
                        Some(account) => Some(Target::Account(account, Tab::Plan, Some(action.id))),
                        None => return Ok(Some(vec![Effect::Form(Task::record(Entity::Action, Some(action.id), None))])),
                    },
                    Some(Item::Attention(Attention::Complaints { account, .. })) => Some(Target::Account(*account, Tab::Diary, None)),
                    Some(Item::Attention(Attention::Reconnect { account, .. })) => Some(Target::Account(*account, Tab::People, None)),
                    Some(Item::Attention(Attention::Doubts { .. })) => Some(Target::Practice),
                    Some(Item::Attention(Attention::Inbox { .. })) => None,
                    None => None,
                };
                return Ok(Some(target.map(Effect::Go).into_iter().collect()));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit {
            self.selected = at;
        }
    }

    fn subject(&self) -> Subject {
        match self.current() {
            Some(Item::Meeting(entry)) => Subject { account: entry.account, record: Some((Entity::Entry, entry.id)), makes: None },
            Some(Item::Action(action)) => Subject { account: action.account, record: Some((Entity::Action, action.id)), makes: None },
            Some(Item::Attention(Attention::Complaints { account, .. } | Attention::Reconnect { account, .. })) => {
                Subject { account: Some(*account), ..Subject::default() }
            }
            _ => Subject::default(),
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let (left, right) = side_by_side(area, left_width(area.width));
        let inner = canvas.frame(left, ctx.say(say::TODAY), true);
        let listed = self.listed();
        if listed.is_empty() {
            for (at, line) in crate::text::output::wrap(ctx.say(say::NO_TODAY), usize::from(inner.width)).iter().enumerate() {
                canvas.text(inner.x, inner.y + 1 + at as u16, inner.width, line, ctx.theme.dim());
            }
        }
        let at = listed.iter().position(|listed| matches!(listed, Listed::Row(number, _) if *number == self.selected)).unwrap_or(0);
        let height = usize::from(inner.height.max(1));
        let first = (at + 2).saturating_sub(height).min(listed.len().saturating_sub(1));
        for (line, listed) in listed.iter().skip(first).take(height).enumerate() {
            let row = Rect { y: inner.y + line as u16, height: 1, ..inner };
            match listed {
                Listed::Head(head) => drop(canvas.text(row.x, row.y, row.width, ctx.say(*head), ctx.theme.accent())),
                Listed::Row(number, item) => {
                    canvas.spans(row.x, row.y, row.width, &item.spans(ctx, usize::from(row.width)));
                    canvas.hit(row, Hit::Row(*number));
                    if *number == self.selected {
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

impl Item<'_> {
    fn spans(&self, ctx: &Ctx, cells: usize) -> Vec<Span<'static>> {
        let theme = ctx.theme;
        let name = if cells >= 70 { 18 } else { 14 };
        match self {
            Item::Meeting(entry) => {
                let today = ctx.today_iso();
                let late = entry.day < today;
                let when = match day::from_iso(&entry.day) {
                    Some(on) if entry.day != today => day::near(on, ctx.today, ctx.lang),
                    _ => entry.time.clone().unwrap_or_else(|| ctx.say(say::TODAY).to_lowercase()),
                };
                let style = if late { theme.warn() } else { theme.strong() };
                let who = if entry.people.is_empty() { entry.purpose.clone() } else { entry.people.join(", ") };
                vec![
                    Span::styled(pad(if late { ALARM } else { "" }, 2), theme.warn()),
                    Span::styled(pad(&when, 11), style),
                    Span::raw(pad(words_of(ENTRY_KINDS, &entry.kind, ctx), 12)),
                    Span::styled(format!("{} ", pad(&entry.account_name, name)), theme.strong()),
                    Span::styled(who, theme.plain()),
                ]
            }
            Item::Action(action) => {
                let due = action.due_on.as_deref();
                let style = due_style(due, ctx);
                let late = due.and_then(day::from_iso).is_some_and(|due| due < ctx.today);
                let when = due.and_then(day::from_iso).map_or_else(String::new, |due| {
                    let gap = (ctx.today - due).num_days();
                    if gap > 0 { words::days(gap, ctx.lang) } else { day::near(due, ctx.today, ctx.lang) }
                });
                // Where there is little room, the family name says enough.
                let person = if cells >= 70 { action.person.as_str() } else { action.person.split(' ').next().unwrap_or_default() };
                let whom = if person.is_empty() { String::new() } else { format!(" → {}", fit(person, 16)) };
                vec![
                    Span::styled(pad(if late { ALARM } else { "" }, 2), theme.bad()),
                    Span::styled(pad(&when, 11), style),
                    Span::styled(format!("{} ", pad(&action.account_name, name)), theme.strong()),
                    Span::raw(fit(&action.title, cells.saturating_sub(15 + name + crate::text::output::width(&whom)))),
                    Span::styled(whom, theme.dim()),
                ]
            }
            Item::Attention(attention) => {
                let style = if matches!(attention, Attention::Complaints { .. }) { theme.warn() } else { Style::new() };
                vec![Span::raw("  "), Span::styled(words::attention(attention, ctx.today, ctx.lang), style)]
            }
        }
    }
}
