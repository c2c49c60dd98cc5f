//! The actions of all accounts as a list, or with a bar over the months for each.

use super::bars;
use crate::domain::action::{ACTION_KINDS, OWNERS, SOURCES};
use crate::domain::name::fold;
use crate::domain::{Entity, Words, day};
use crate::search::actions::{Around, parse};
use crate::store::every_action::{Counts, EveryAction, Filter};
use crate::store::{Page, Query, Result, Revision};
use crate::text::{actions as say, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Tab, Target};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::panes::once::Once;
use crate::tui::panes::table_pane::Source;
use crate::tui::theme::{ALARM, REPEATS};
use crate::tui::widgets::brief::{due_mark, due_said, due_style, words_of};
use crate::tui::widgets::table::{self, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What stands before a row that is marked.
const MARKED: &str = "✓";

/// A filter that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub id: i64,
    pub name: String,
    pub words: String,
}

/// The actions of all accounts, and which of them are marked.
#[derive(Debug, Default)]
pub(super) struct Everything {
    /// Whether each has a bar over the months.
    pub is_bars: bool,
    pub marks: BTreeSet<i64>,
    counts: Cell<Counts>,
    /// The filters that are kept.
    kept: Once<Revision, Vec<Kept>>,
    /// What of the filter nobody understands.
    unread: RefCell<Vec<String>>,
    /// The name of the filter by which it is narrowed.
    called: RefCell<Option<String>>,
}

const LIST: [Column; 7] = [
    MARK,
    column(screen::DUE, 10, 0),
    column(screen::CLIENT, 13, 0),
    matter(screen::ACTION, 24),
    column(screen::KIND, 13, 4),
    column(say::OWNER, 10, 2),
    column(say::SOURCE, 8, 3).ours(),
];
/// The same columns, but for the bar in the place of the day.
const BARS: [Column; 7] = [
    MARK,
    Column { right: true, ..column(say::SPANS, bars::LEAST, 0) },
    column(screen::CLIENT, 10, 0),
    matter(screen::ACTION, 20),
    column(screen::KIND, 13, 5),
    column(say::OWNER, 10, 5),
    column(say::SOURCE, 8, 5).ours(),
];
/// The column of the day, or of the bar.
const WHEN: usize = 1;

/// What a filter means for those who are there; none where nothing is for them.
pub(super) fn filter(ctx: &Ctx, folded: &str) -> Option<Filter> {
    let only = if ctx.client { Some(ctx.guest?) } else { None };
    Some(Filter { only, ..parse(folded, Around { today: ctx.today, without_late: ctx.client }) })
}

/// Who carries an action out, in few letters.
pub(super) fn owner(row: &EveryAction, ctx: &Ctx) -> String {
    match row.action.owner.as_deref() {
        Some("colleague") if !row.action.colleague.is_empty() => row.action.colleague.clone(),
        owner => words_of(OWNERS, owner.unwrap_or("me"), ctx).to_owned(),
    }
}

/// The account of an action, opened at it; without one, its form.
pub(super) fn open(account: Option<i64>, id: i64) -> Effect {
    match account {
        Some(account) => Effect::Go(Target::Account(account, Tab::Plan, Some(id))),
        None => Effect::Form(Task::record(Entity::Action, Some(id), None)),
    }
}

impl Everything {
    /// The filters that are kept, read anew where the file is another.
    pub fn read_kept(&self, ctx: &Ctx) -> Result<()> {
        let read = || {
            let mut kept = Vec::new();
            ctx.store.each(Entity::SavedFilter, |record| {
                kept.push(Kept {
                    id: record.id.unwrap_or_default(),
                    name: record.title().to_owned(),
                    words: record.text("filter").to_owned(),
                });
            })?;
            Ok(Some(kept))
        };
        self.kept.read(ctx.revision, read).map(drop)
    }

    /// Those that were read.
    pub fn kept(&self) -> Rc<Vec<Kept>> {
        self.kept.shown().unwrap_or_default()
    }
}

impl Source for Everything {
    type Row = EveryAction;

    fn place(&self) -> Place {
        Place::Actions
    }

    fn entity(&self) -> Entity {
        Entity::Action
    }

    fn columns(&self) -> &[Column] {
        if self.is_bars { &BARS } else { &LIST }
    }

    fn sorts(&self) -> &[usize] {
        &[WHEN, 2, 3, 4, 5, 6]
    }

    fn empty(&self) -> Words {
        screen::NO_PLAN
    }

    fn name(&self) -> Words {
        if self.is_bars { say::SPANS } else { say::EVERYTHING }
    }

    fn said(&self, ctx: &Ctx, cells: usize) -> String {
        let counts = if ctx.client { Counts::default() } else { self.counts.get() };
        let mut said = String::new();
        let parts = say::standing(counts, self.marks.len(), ctx.lang);
        let unread = self.unread.borrow();
        let unread = (!unread.is_empty()).then(|| say::not_understood(ctx.lang, &unread.join(", ")));
        for part in unread.into_iter().chain(self.called.borrow().iter().map(|name| say::kept_as(ctx.lang, name))).chain(parts) {
            let longer = if said.is_empty() { part } else { format!("{said} · {part}") };
            if crate::printable::width(&longer) > cells {
                break;
            }
            said = longer;
        }
        said
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<EveryAction>> {
        let Some(filter) = filter(ctx, &query.filter) else { return Ok(Page::default()) };
        let (page, counts) = ctx.store.every_action(&query.seen_by(ctx.audience()), &filter, ctx.today)?;
        self.counts.set(counts);
        // What was typed with the other layout on is read again: of that nothing is said.
        if !filter.unread.is_empty() || page.total > 0 || query.filter.is_empty() {
            *self.unread.borrow_mut() = filter.unread;
        }
        let is_it = |kept: &&Kept| !query.filter.is_empty() && fold(&kept.words) == query.filter;
        let called = self.kept().iter().find(is_it).map(|kept| kept.name.clone());
        *self.called.borrow_mut() = called.filter(|_| !ctx.client);
        Ok(page)
    }

    fn ids(&self, ctx: &Ctx, query: &Query) -> Result<Vec<i64>> {
        let Some(filter) = filter(ctx, &query.filter) else { return Ok(Vec::new()) };
        Ok(ctx.store.ids_of_every_action(&query.seen_by(ctx.audience()), &filter, ctx.today)?.0)
    }

    fn id(row: &EveryAction) -> i64 {
        row.action.id
    }

    fn account(&self, row: Option<&EveryAction>) -> Option<i64> {
        row.and_then(|row| row.action.account)
    }

    fn person(row: &EveryAction) -> Option<i64> {
        row.action.person_id
    }

    fn cells(&self, row: &EveryAction, ctx: &Ctx) -> Vec<table::Cell> {
        let (theme, action) = (ctx.theme, &row.action);
        let plain = theme.plain();
        let is_open = action.state == "open";
        let due = action.due_on.as_deref().and_then(day::from_iso);
        // Who is late with what is not read off our list.
        let late = action.late_since(ctx.today).filter(|_| !ctx.client);
        let presses = late.or(due).filter(|_| is_open);
        let (when, style) = match (presses, due.filter(|_| !is_open)) {
            (Some(on), _) => (due_said(on, ctx), if late.is_some() { theme.bad() } else { due_style(Some(on), ctx) }),
            (None, Some(due)) => (day::brief(due, ctx.today, ctx.lang), plain),
            (None, None) => (String::new(), plain),
        };
        let mark = match due_mark(presses, ctx) {
            _ if self.marks.contains(&action.id) => cell(MARKED, theme.accent()),
            _ if late.is_some() => cell(ALARM, theme.bad()),
            Some(mark) => cell(mark, style),
            None if action.repeats => cell(REPEATS, theme.accent()),
            None => cell("", plain),
        };
        vec![
            mark,
            if self.is_bars { bars::bar(row, ctx) } else { cell(when, style) },
            cell(action.account_name.clone(), plain),
            cell(action.title.clone(), if is_open { theme.strong() } else { plain }),
            cell(words_of(ACTION_KINDS, &action.kind, ctx), plain),
            cell(owner(row, ctx), plain),
            cell(row.source.as_deref().map_or("", |source| words_of(SOURCES, source, ctx)), plain),
        ]
    }

    fn heading(&self, column: usize, ctx: &Ctx) -> Option<String> {
        (self.is_bars && column == WHEN).then(|| bars::heading(ctx))
    }

    fn side(&self, ctx: &Ctx, row: &EveryAction, cells: usize) -> Result<Told> {
        card::told(ctx, Entity::Action, row.action.id, cells)
    }

    fn is_open(row: &EveryAction) -> Option<bool> {
        Some(row.action.state == "open")
    }

    fn is_parted(&self) -> bool {
        true
    }

    fn part(&self, row: &EveryAction, _query: &Query, _ctx: &Ctx) -> Option<Words> {
        let counts = self.counts.get();
        (row.action.state != "open" && counts.open > 0).then_some(say::CLOSED)
    }

    fn called(row: &EveryAction, action: Action) -> Option<Words> {
        (action == Action::Done && row.action.state != "open").then_some(screen::DONE_REOPEN)
    }

    fn open(&self, _ctx: &Ctx, row: &EveryAction) -> Result<Vec<Effect>> {
        Ok(vec![open(row.action.account, row.action.id)])
    }
}
