//! The rows of *Today*: what they are, by what they are known, and what they are found and ordered by.

use super::groups::Section;
use crate::domain::name::fold;
use crate::domain::{Entity, day};
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::store::{Page, Query};
use crate::today::notice::Opens;
use crate::today::{Notice, Today};
use crate::tui::layer::{Ctx, Subject};
use crate::tui::widgets::brief::{contact_kind, pressing};
use chrono::NaiveDate;

/// A row that keys act on.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Meeting(EntryRow),
    Action(ActionRow),
    Notice(Box<Notice>),
    /// Rows of a group that are folded: how many, up to which day, and how many of them have none.
    More {
        section: Section,
        count: usize,
        until: Option<NaiveDate>,
        undated: usize,
        /// How many come later than the lists reach.
        after: usize,
        /// Those that were read.
        rows: Vec<Item>,
    },
}

/// By what a row is known, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Meeting(i64),
    Action(i64),
    Notice(String, i64),
    More(Section),
}

/// A row with its section and what it is found by.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub section: Section,
    pub item: Item,
    /// Whether it is of a later day or beyond the first of its kind, and may be folded.
    pub later: bool,
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
                (entry.account_name.clone(), format!("{kind} {} {}", entry.people.join(" "), if ctx.client { "" } else { &entry.purpose }))
            }
            Item::Action(action) => (action.account_name.clone(), format!("{} {}", action.title, action.person)),
            Item::Notice(row) => {
                let reason = row.put_off.as_ref().map_or("", |put| put.reason.as_str());
                (row.at().to_owned(), format!("{} {reason}", row.sentence.said(ctx.lang)))
            }
            Item::More { .. } => Default::default(),
        };
        let later = match &item {
            Item::Meeting(entry) => entry.day > ctx.today_iso(),
            Item::Action(action) => pressing(action, ctx).is_none_or(|due| due > ctx.today),
            Item::Notice(_) | Item::More { .. } => false,
        };
        let orders = [fold(&account), fold(&what)];
        Row { section, item, later, found_by: orders.join(" "), orders }
    }

    /// The same row after what it was to remind of was done: it stays where it stood.
    pub(super) fn closed(&self, action: ActionRow) -> Row {
        Row { item: Item::Action(action), ..self.clone() }
    }

    /// Whether it is a promise of later days than the lists reach.
    pub(super) fn is_after(&self, ctx: &Ctx) -> bool {
        let until = day::later(ctx.today, ctx.settings.outlook_days.unsigned_abs());
        let promised = matches!(self.section, Section::Ours | Section::Theirs);
        promised && matches!(&self.item, Item::Action(action) if pressing(action, ctx).is_some_and(|due| due > until))
    }

    /// Whether what it was to remind of is done.
    pub(super) fn is_closed(&self) -> bool {
        matches!(&self.item, Item::Action(action) if action.state != "open")
    }

    /// The row that stands for those folded, and for those `after` the days that the lists reach.
    pub(super) fn more(section: Section, folded: &[Row], unread: usize, after: usize) -> Row {
        let days: Vec<Option<NaiveDate>> = folded.iter().map(|row| row.item.on()).collect();
        let undated = folded.iter().filter(|row| row.item.on().is_none() && !matches!(row.item, Item::Notice(_))).count();
        // Of rows that were not read the days are not known.
        let until = days.into_iter().flatten().max().filter(|_| unread == 0);
        let undated = if unread == 0 { undated } else { 0 };
        let item = Item::More {
            section,
            count: folded.len() + unread,
            until,
            undated,
            after,
            rows: folded.iter().map(|row| row.item.clone()).collect(),
        };
        Row { section, item, later: false, found_by: String::new(), orders: Default::default() }
    }
}

/// All rows, in their sections; while a client is in the room, only what was agreed with them.
pub(super) fn rows(today: Today, ctx: &Ctx) -> Vec<Row> {
    let actions = |section, actions: Vec<ActionRow>| actions.into_iter().map(move |action| (section, Item::Action(action)));
    let first = today.totals.attention.first;
    let notices = today.attention.into_iter().enumerate().filter(|_| !ctx.client);
    // What changes in the calendar, or cannot be read of it, stands over what is planned, where it cannot be folded away.
    let (came, notices): (Vec<_>, Vec<_>) = notices.partition(|(_, notice)| matches!(notice.opens, Opens::Came | Opens::Watched));
    let came = came.into_iter().map(|(_, notice)| (Section::Meetings, Item::Notice(Box::new(notice))));
    let all = today.meetings.into_iter().map(|entry| (Section::Meetings, Item::Meeting(entry)));
    let all = came.chain(all).chain(actions(Section::Ours, today.ours)).chain(actions(Section::Theirs, today.theirs));
    let all = all.chain(actions(Section::Tasks, today.tasks));
    // What is beyond the first of its kind may be folded.
    let noticed = |(at, notice)| (Section::Attention, Item::Notice(Box::new(notice)), at >= first);
    let all = all.map(|(section, item)| (section, item, false)).chain(notices.into_iter().map(noticed));
    let is_seen = |item: &Item| match item {
        Item::Meeting(entry) => ctx.audience().shows_contact(&entry.kind),
        Item::Action(action) => action.is_seen_by(ctx.audience()),
        Item::Notice(_) | Item::More { .. } => true,
    };
    let seen = all.filter(|(_, item, _)| ctx.sees(item.subject().account) && is_seen(item));
    let row = |(section, item, beyond)| {
        let row = Row::new(section, item, ctx);
        Row { later: row.later || beyond, ..row }
    };
    let mut rows: Vec<Row> = seen.map(row).collect();
    if ctx.client {
        // What is late stands first for us; before a client each stands by its own day.
        rows.sort_by_key(|row| (row.section, row.item.on().is_none(), row.item.on()));
    }
    rows
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
    /// By what it is known.
    pub(super) fn key(&self) -> Key {
        match self {
            Item::Meeting(entry) => Key::Meeting(entry.id),
            Item::Action(action) => Key::Action(action.id),
            Item::Notice(notice) => Key::Notice(notice.cause.kind.clone(), notice.cause.id),
            Item::More { section, .. } => Key::More(*section),
        }
    }

    /// The day it is for.
    fn on(&self) -> Option<NaiveDate> {
        match self {
            Item::Meeting(entry) => day::from_iso(&entry.day),
            Item::Action(action) => action.due_on.as_deref().and_then(day::from_iso),
            Item::Notice(_) | Item::More { .. } => None,
        }
    }

    /// What keys act on.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Item::Meeting(entry) => Subject { account: entry.account, record: Some((Entity::Entry, entry.id)), ..Subject::default() },
            Item::Action(action) => Subject { account: action.account, record: Some((Entity::Action, action.id)), ..Subject::default() },
            Item::Notice(notice) => {
                let who = notice.about.person.as_ref();
                let role = who.and_then(|who| who.affiliation).map(|role| (Entity::Affiliation, role));
                // What presses is a record of its own, to be edited where it presses.
                let record = notice.about.record.or(role);
                Subject { account: notice.account(), record, person: who.map(|who| who.person), notice: true, ..Subject::default() }
            }
            Item::More { .. } => Subject::default(),
        }
    }

    /// What stands under the row: why it was put off.
    pub(super) fn under(&self, ctx: &Ctx) -> Option<String> {
        match self {
            // A reason may be a judgement.
            Item::Notice(row) if !ctx.client => Some(row.came_back(ctx.today)?.said(ctx.lang)),
            _ => None,
        }
    }
}
