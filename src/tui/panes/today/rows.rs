//! The rows of *Today*: what they are, what they say, and what they are found and ordered by.

use crate::domain::name::fold;
use crate::domain::{Entity, day};
use crate::printable::{fit, pad, width};
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::store::{Page, Query};
use crate::text::method as words;
use crate::text::notice;
use crate::text::screen as say;
use crate::today::{Attention, Notice, Today};
use crate::tui::layer::{Ctx, Subject};
use crate::tui::theme::{ALARM, REPEATS};
use crate::tui::widgets::brief::{contact_kind, due_style};
use ratatui::style::Style;
use ratatui::text::Span;

/// The sections, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Meetings,
    Ours,
    Theirs,
    Tasks,
    Attention,
}

/// A row that keys act on.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Meeting(EntryRow),
    Action(ActionRow),
    Notice(Notice),
}

/// A row with its section and what it is found by.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub section: Section,
    pub item: Item,
    /// Text of everything it says.
    found_by: String,
    /// Folded name of the account, and folded text: what the other orders go by.
    orders: [String; 2],
}

/// How many orders there are: as urgent, by account, by what it says.
pub(super) const ORDERS: usize = 3;

impl Row {
    fn new(section: Section, item: Item, ctx: &Ctx) -> Row {
        let (account, what) = match &item {
            Item::Meeting(entry) => {
                let kind = contact_kind(&entry.kind, ctx);
                (entry.account_name.clone(), format!("{kind} {} {}", entry.people.join(" "), entry.purpose))
            }
            Item::Action(action) => (action.account_name.clone(), format!("{} {}", action.title, action.person)),
            Item::Notice(row) => {
                let at = row.what.person().map_or_else(|| row.what.name(), |who| who.at.clone());
                let reason = row.put_off.as_ref().map_or("", |put| put.reason.as_str());
                (at, format!("{} {reason}", notice::attention(&row.what, ctx.today, ctx.lang)))
            }
        };
        let orders = [fold(&account), fold(&what)];
        Row { section, item, found_by: orders.join(" "), orders }
    }
}

/// All rows, in their sections; what is private is left out while a client is in the room.
pub(super) fn rows(today: Today, ctx: &Ctx) -> Vec<Row> {
    let actions = |section, actions: Vec<ActionRow>| actions.into_iter().map(move |action| (section, Item::Action(action)));
    let notices = today.attention.into_iter().filter(|notice| !(ctx.client && notice.what.is_private()));
    let all = today.meetings.into_iter().map(|entry| (Section::Meetings, Item::Meeting(entry)));
    let all = all.chain(actions(Section::Ours, today.ours)).chain(actions(Section::Theirs, today.theirs));
    let all = all.chain(actions(Section::Tasks, today.tasks));
    let all = all.chain(notices.map(|notice| (Section::Attention, Item::Notice(notice))));
    all.filter(|(_, item)| ctx.sees(item.subject().account)).map(|(section, item)| Row::new(section, item, ctx)).collect()
}

/// The rows that a query lets through, in its order within their sections.
pub(super) fn chosen(rows: &[Row], query: &Query) -> Page<Row> {
    let mut found = rows.to_vec();
    if query.sort > 0 {
        found.sort_by_cached_key(|row| row.orders[(query.sort - 1).min(1)].clone());
    }
    let mut page = Page::of(found, query, |row| row.found_by.clone());
    page.rows.sort_by_key(|row| row.section);
    page
}

impl Item {
    /// What keys act on.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Item::Meeting(entry) => Subject { account: entry.account, record: Some((Entity::Entry, entry.id)), ..Subject::default() },
            Item::Action(action) => Subject { account: action.account, record: Some((Entity::Action, action.id)), ..Subject::default() },
            Item::Notice(notice) => {
                let who = notice.what.person();
                let role = who.and_then(|who| who.affiliation).map(|role| (Entity::Affiliation, role));
                Subject {
                    account: notice.what.account(),
                    record: role,
                    person: who.map(|who| who.person),
                    notice: true,
                    ..Subject::default()
                }
            }
        }
    }

    /// What stands under the row: why it was put off.
    pub(super) fn under(&self, ctx: &Ctx) -> Option<String> {
        match self {
            // A reason may be a judgement.
            Item::Notice(row) if !ctx.client => notice::came_back(row, ctx.today, ctx.lang),
            _ => None,
        }
    }

    /// The row in so many cells.
    pub(super) fn spans(&self, ctx: &Ctx, cells: usize) -> Vec<Span<'static>> {
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
                let who = if entry.repeats { format!("{REPEATS} {who}") } else { who };
                vec![
                    Span::styled(pad(if late { ALARM } else { "" }, 2), theme.warn()),
                    Span::styled(pad(&when, 11), style),
                    Span::raw(pad(contact_kind(&entry.kind, ctx), 12)),
                    Span::styled(format!("{} ", pad(&entry.account_name, name)), theme.strong()),
                    Span::styled(who, theme.plain()),
                ]
            }
            Item::Action(action) => {
                let late = action.late_since(ctx.today);
                let due = late.or_else(|| action.due_on.as_deref().and_then(day::from_iso));
                let style = due_style(due.map(day::iso).as_deref(), ctx);
                let when = due.map_or_else(String::new, |due| match late {
                    Some(since) => words::days((ctx.today - since).num_days(), ctx.lang),
                    None => day::near(due, ctx.today, ctx.lang),
                });
                let moved = action.moved_to(ctx.today).map(|to| words::moved_late(ctx.lang, &day::near(to, ctx.today, ctx.lang)));
                let title = if action.repeats { format!("{REPEATS} {}", action.title) } else { action.title.clone() };
                let title = moved.map_or_else(|| title.clone(), |moved| format!("{title} ({moved})"));
                // Where there is little room, the family name says enough.
                let person = if cells >= 70 {
                    action.person.as_str()
                } else {
                    action.person.split(' ').find(|part| !part.ends_with('.')).unwrap_or_default()
                };
                let whom = if person.is_empty() { String::new() } else { format!(" → {}", fit(person, 16)) };
                vec![
                    Span::styled(pad(if late.is_some() { ALARM } else { "" }, 2), theme.bad()),
                    Span::styled(pad(&when, 11), style),
                    Span::styled(format!("{} ", pad(&action.account_name, name)), theme.strong()),
                    Span::raw(fit(&title, cells.saturating_sub(15 + name + width(&whom)))),
                    Span::styled(whom, theme.plain()),
                ]
            }
            Item::Notice(row) => {
                let [what, at, rest] = notice::columns(&row.what, ctx.today, ctx.lang);
                let style = if matches!(row.what, Attention::Complaints { .. }) { theme.warn() } else { Style::new() };
                let at = if at.is_empty() { String::new() } else { format!("{} ", pad(&at, name)) };
                vec![Span::raw("  "), Span::styled(pad(&what, 11), style), Span::styled(at, theme.strong()), Span::raw(rest)]
            }
        }
    }
}
