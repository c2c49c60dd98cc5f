//! What a row of *Today* says, in columns that are the same in every group: mark, when, account, matter.

use super::rows::Item;
use crate::domain::day;
use crate::domain::name::family_of;
use crate::domain::words::w;
use crate::printable::{fit, pad, width};
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::text::{method as words, screen as say, week};
use crate::today::notice::{Mark, Notice, Opens};
use crate::tui::actions::{Action, Place, key_of};
use crate::tui::canvas::height;
use crate::tui::layer::Ctx;
use crate::tui::theme::{ALARM, BOXES, DUE, NOT_CLOSED, REPEATS};
use crate::tui::widgets::brief::{contact_kind, due_said, due_style, is_unwritten, pressing};
use crate::tui::widgets::table::{Column, Needs, column, matter};
use ratatui::style::Style;
use ratatui::text::Span;

/// The least and the most cells of when something is.
const WHEN: (usize, usize) = (8, 23);
/// The least cells of an account's name.
const ACCOUNT: usize = 11;
/// How account and matter share what is left: only what is longer than its share is cut.
const SHARED: [Column; 2] = [column(w("", ""), 11, 0), matter(w("", ""), 24)];
/// The most cells of whom something is for.
const WHOM: usize = 14;
/// What is left of the matter beside it, at least.
const MATTER: usize = 24;
/// What is left of the name of something that presses, at least.
const LEAST_NAME: usize = 8;
/// Cells before the first column: the cursor, the mark, a blank.
pub(super) const BEFORE: usize = 3;
/// Blanks between columns.
const GAP: &str = "  ";

/// Before whom something is for.
const TO: &str = " → ";

/// How wide the columns are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    cells: usize,
    when: usize,
    account: usize,
    kind: usize,
    /// None where the matter needs the room.
    whom: usize,
    /// Cells of what is promised, where whom it is for stands behind it.
    promised: usize,
}

impl Columns {
    /// As wide as what stands in them, in a list of so many cells, with or without a page beside it; `said` tells when a row is.
    pub(super) fn of(items: &[&Item], said: &dyn Fn(&Item) -> String, (cells, beside): (usize, bool), ctx: &Ctx) -> Columns {
        let widest = |of: &dyn Fn(&Item) -> String| items.iter().map(|item| width(&of(item))).max().unwrap_or(0);
        let [when, kind, account, matter] = Columns::needs(items, said, families, ctx);
        let shares = Needs::of(&[account, matter]).shares(&SHARED, height(cells.saturating_sub(BEFORE + when + GAP.len())));
        let account = shares.first().map_or(ACCOUNT, |(_, cells)| usize::from(*cells));
        let matter = cells.saturating_sub(BEFORE + when + account + 2 * GAP.len());
        let whom = widest(&|item| match item {
            Item::Action(action) => family_of(&action.person),
            _ => String::new(),
        });
        // One row that has no room beside them would have its person elsewhere: then all have them behind the matter.
        let room = matter.saturating_sub(whom.min(WHOM) + width(TO));
        let promised = widest(&|item| match item {
            Item::Action(action) if !action.person.is_empty() => title(action, ctx),
            _ => String::new(),
        });
        let is_longer =
            |item: &&&Item| matches!(item, Item::Action(action) if !action.person.is_empty() && width(&title(action, ctx)) > room);
        let whom = if items.iter().any(|item| is_longer(&item)) { 0 } else { whom };
        // Beside the list its page says whom it is for, where the row itself has no room.
        let whom = if beside || matter < MATTER + whom.min(WHOM) + width(TO) { 0 } else { whom.min(WHOM) };
        Columns { cells, when, account, kind, whom, promised }
    }

    /// The cells in which no row is cut, nor a person without initials.
    pub(super) fn need(items: &[&Item], said: &dyn Fn(&Item) -> String, ctx: &Ctx) -> usize {
        let [when, _, account, matter] = Columns::needs(items, said, |entry| entry.people.join(", "), ctx);
        BEFORE + when + account + matter + 2 * GAP.len()
    }

    /// What stands in the rows needs: when, the kind of a contact, the account, the matter.
    fn needs(items: &[&Item], said: &dyn Fn(&Item) -> String, who: impl Fn(&EntryRow) -> String, ctx: &Ctx) -> [usize; 4] {
        let widest = |of: &dyn Fn(&Item) -> usize| items.iter().map(|item| of(item)).max().unwrap_or(0);
        let kind = widest(&|item| match item {
            Item::Meeting(entry) => width(contact_kind(&entry.kind, ctx)),
            _ => 0,
        });
        let matter = widest(&|item| match item {
            Item::Meeting(entry) => {
                let note = if is_unwritten(entry, ctx) { width(ctx.say(say::UNWRITTEN)) + 3 } else { 0 };
                kind + GAP.len() + width(&who(entry)) + note
            }
            Item::Action(action) => width(&told(action, ctx)),
            // What waits for its account takes the room of all columns.
            Item::Notice(row) if row.opens.takes_all() => 0,
            Item::Notice(row) => width(&row.rest.said(ctx.lang)),
            Item::More { .. } => 0,
        });
        let when = widest(&|item| width(&said(item))).clamp(WHEN.0, WHEN.1);
        [when, kind, widest(&|item| width(&account(item))).max(ACCOUNT), matter]
    }

    /// Cells of the matter.
    fn matter(&self) -> usize {
        self.cells.saturating_sub(BEFORE + self.when + self.account + 2 * GAP.len())
    }

    /// Where the matter stands.
    pub(super) fn at_matter(&self) -> usize {
        BEFORE + self.when + self.account + 2 * GAP.len()
    }

    /// The row after its mark; `when` it is, as it is said here.
    pub(super) fn spans(&self, item: &Item, when: &str, ctx: &Ctx) -> Vec<Span<'static>> {
        let theme = ctx.theme;
        let closed = matches!(item, Item::Action(action) if action.state != "open");
        let style = match item {
            _ if closed => theme.plain(),
            Item::Meeting(_) => theme.strong(),
            Item::Action(action) => due_style(pressing(action, ctx), ctx),
            Item::Notice(_) | Item::More { .. } => theme.plain(),
        };
        let mut spans = vec![Span::styled(format!("{}{GAP}", pad(when, self.when)), style)];
        if let Item::Notice(row) = item
            && row.opens.takes_all()
        {
            spans.push(Span::raw(self.whole(row, ctx)));
            return spans;
        }
        spans
            .push(Span::styled(format!("{}{GAP}", pad(&account(item), self.account)), if closed { theme.plain() } else { theme.strong() }));
        match item {
            Item::Meeting(entry) => spans.extend(self.meeting(entry, ctx)),
            Item::Action(action) => spans.extend(self.action(action, ctx)),
            Item::Notice(row) => spans.push(Span::raw(self.notice(row, ctx))),
            Item::More { .. } => {}
        }
        spans
    }

    /// A row in the room of all columns; where there is room for it, with the key that opens it.
    fn whole(&self, row: &Notice, ctx: &Ctx) -> String {
        let said = row.rest.said(ctx.lang);
        let key = key_of(Action::Import, Place::Today).filter(|_| row.opens == Opens::Came);
        let opens = key.map_or_else(String::new, |key| say::key_looks(ctx.lang, &key.to_string()));
        let room = self.cells.saturating_sub(BEFORE + self.when + GAP.len());
        if width(&said) + width(&opens) <= room { said + &opens } else { said }
    }

    /// Of what presses by a day, the name gives way to the day where both have no room.
    fn notice(&self, row: &Notice, ctx: &Ctx) -> String {
        let said = row.rest.said(ctx.lang);
        match said.strip_prefix(&row.name).filter(|_| row.about.record.is_some() && width(&said) > self.matter()) {
            Some(day) => format!("{}{day}", fit(&row.name, self.matter().saturating_sub(width(day)).max(LEAST_NAME))),
            None => said,
        }
    }

    fn meeting(&self, entry: &EntryRow, ctx: &Ctx) -> Vec<Span<'static>> {
        let kind = pad(contact_kind(&entry.kind, ctx), self.kind);
        let note = if is_unwritten(entry, ctx) { ctx.say(say::UNWRITTEN) } else { "" };
        let room = self.matter().saturating_sub(self.kind + GAP.len() + if note.is_empty() { 0 } else { width(note) + 3 });
        let people = entry.people.join(", ");
        let families = families(entry);
        let who = [people, families.clone()].into_iter().find(|who| width(who) <= room).unwrap_or(families);
        let who = if who.is_empty() && !ctx.client { entry.purpose.clone() } else { who };
        let told = [fit(&who, room), note.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        vec![Span::raw(format!("{kind}{GAP}")), Span::raw(told)]
    }

    fn action(&self, action: &ActionRow, ctx: &Ctx) -> Vec<Span<'static>> {
        let whom = family_of(&action.person);
        let title = title(action, ctx);
        let beside = self.matter().saturating_sub(self.whom + width(TO));
        if self.whom == 0 || whom.is_empty() || width(&title) > beside {
            // Where there is no room in the column of them, they follow what they were promised, or stand beside the list.
            let whole = told(action, ctx);
            let told = if width(&whole) <= self.matter() { whole } else { title };
            return vec![Span::raw(fit(&told, self.matter()))];
        }
        // In one column, behind the longest of what is promised: at the far edge it would belong to nothing.
        vec![Span::raw(pad(&title, beside.min(self.promised))), Span::raw(format!("{TO}{}", fit(&whom, self.whom)))]
    }
}

/// With whom a contact is, by the family names.
fn families(entry: &EntryRow) -> String {
    entry.people.iter().map(|person| family_of(person)).collect::<Vec<_>>().join(", ")
}

/// What an action is called, and to which day it was moved when it is late all the same.
fn title(action: &ActionRow, ctx: &Ctx) -> String {
    let moved =
        action.moved_to(ctx.today).filter(|_| !ctx.client).map(|to| words::moved_late(ctx.lang, &day::near(to, ctx.today, ctx.lang)));
    moved.map_or_else(|| action.title.clone(), |moved| format!("{} ({moved})", action.title))
}

/// What an action is called, and whom it is for.
fn told(action: &ActionRow, ctx: &Ctx) -> String {
    let (title, whom) = (title(action, ctx), family_of(&action.person));
    if whom.is_empty() { title } else { format!("{title}{TO}{whom}") }
}

/// The mark of a row: what is late, due today, or was not written down.
pub(super) fn mark(item: &Item, ctx: &Ctx) -> (&'static str, Style) {
    let theme = ctx.theme;
    let again = |repeats: bool| (if repeats { REPEATS } else { " " }, theme.plain());
    match item {
        Item::Meeting(entry) if is_unwritten(entry, ctx) => (NOT_CLOSED, theme.warn()),
        Item::Meeting(entry) => again(entry.repeats),
        Item::Action(action) if action.state != "open" => (" ", theme.plain()),
        Item::Action(action) => match action.presses(ctx.today) {
            _ if ctx.client => again(action.repeats),
            Some(due) if due < ctx.today => (ALARM, theme.bad()),
            Some(due) if due == ctx.today => (DUE, theme.warn()),
            _ => again(action.repeats),
        },
        Item::Notice(row) => match row.mark(ctx.today) {
            _ if ctx.client => (" ", theme.plain()),
            Mark::Due => (DUE, theme.warn()),
            Mark::Alarm => (ALARM, theme.bad()),
            Mark::Waits => (NOT_CLOSED, theme.warn()),
            Mark::Plain => (" ", theme.plain()),
        },
        Item::More { .. } => (" ", theme.plain()),
    }
}

/// The hour of what is today, the day and the hour of other meetings, and how long something is late.
pub(super) fn when(item: &Item, ctx: &Ctx) -> String {
    match item {
        Item::Meeting(entry) => match &entry.time {
            Some(time) if entry.day == ctx.today_iso() && entry.last_day() == entry.day => time.clone(),
            // What goes on since before is there today.
            _ if entry.day < ctx.today_iso() && entry.is_on(&ctx.today_iso()) => week::hours(entry, ctx.today, ctx.lang),
            _ => week::span(entry, ctx.today, ctx.lang),
        },
        Item::Action(action) if action.state != "open" => BOXES[1].to_owned(),
        Item::Action(action) => match pressing(action, ctx) {
            Some(due) => due_said(due, ctx),
            None => ctx.say(words::NO_DAY).to_owned(),
        },
        Item::Notice(row) => row.begins.said(ctx.lang),
        Item::More { .. } => String::new(),
    }
}

/// A row in a line of its own, as it is listed where it is folded.
pub(super) fn said(item: &Item, ctx: &Ctx) -> [String; 2] {
    let what = match item {
        Item::Meeting(entry) => [contact_kind(&entry.kind, ctx).to_owned(), families(entry)].join(" "),
        Item::Action(action) => told(action, ctx),
        Item::Notice(row) => row.rest.said(ctx.lang),
        Item::More { .. } => String::new(),
    };
    let what = [account(item), what].map(|part| part.trim().to_owned()).into_iter().filter(|part| !part.is_empty());
    [when(item, ctx), what.collect::<Vec<_>>().join(": ")]
}

fn account(item: &Item) -> String {
    match item {
        Item::Meeting(entry) => entry.account_name.clone(),
        Item::Action(action) => action.account_name.clone(),
        Item::Notice(row) => row.at().to_owned(),
        Item::More { .. } => String::new(),
    }
}

/// What stands for rows that are folded: «+ ещё 7, до ср 02.12».
pub(super) fn more(item: &Item, ctx: &Ctx) -> Option<String> {
    let Item::More { count, until, undated, after, .. } = item else { return None };
    let until = until.map(|on| format!("{} {}", day::weekday(on, ctx.lang), day::brief(on, ctx.today, ctx.lang)));
    let folded = match (until, undated) {
        _ if *count == 0 => return Some(format!("+ {}", say::more_after(ctx.lang, *after))),
        (Some(until), 0) => say::more_until(ctx.lang, *count, &until),
        (Some(until), undated) => format!("{}, {}", say::more_until(ctx.lang, *count, &until), say::more_undated(ctx.lang, *undated)),
        (None, 0) => say::more(ctx.lang, *count),
        (None, _) => format!("{}, {}", say::more(ctx.lang, *count), ctx.say(words::NO_DAY)),
    };
    Some(if *after == 0 { folded } else { format!("{folded}, {}", say::more_after(ctx.lang, *after)) })
}
