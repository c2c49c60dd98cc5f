//! The one pane for every entity whose table is declared: the records of an account, the selected one beside them.

use super::table_pane::Source;
use crate::domain::field::{Tone, find_choice};
use crate::domain::listing::{Listing, Shown};
use crate::domain::money::said::exact;
use crate::domain::rules::expected::Expected;
use crate::domain::visibility::is_hidden_from_client;
use crate::domain::{Entity, Field, Kind, Words, day, frozen};
use crate::store::owed::Owed;
use crate::store::planned::of_version;
use crate::store::records::list::ListRow;
use crate::store::{Error, Page, Query, Result};
use crate::text::money::{ends, owed};
use crate::text::{actions, plan, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::theme::{ALARM, DUE};
use crate::tui::widgets::brief::{due_said, due_style};
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Line;
use std::cell::RefCell;

/// The records of a kind at one account, as their table is declared.
#[derive(Debug)]
pub struct Records {
    entity: Entity,
    account: Option<i64>,
    columns: Vec<Column>,
    /// For each order, the column that it belongs to.
    sorts: Vec<usize>,
    /// What is owed, as it was when they were read.
    sums: RefCell<Vec<Owed>>,
    /// What may come of what is open, by currency, as it was when they were read.
    expected: RefCell<Vec<(String, Expected)>>,
}

/// What stands in the place of a figure that is not known.
const UNKNOWN: &str = "—";
/// The columns on the screen: marks first, then those declared.
const MARKS: usize = 1;

impl Records {
    /// The table of the records of a kind at an account; without one, of those that belong to none, or of all accounts.
    pub fn new(entity: Entity, account: Option<i64>) -> Records {
        let def = entity.def();
        let declared = def.listed.as_ref();
        let shown = |of: &Shown| {
            let fields: Vec<&Field> = of.keys.iter().filter_map(|key| def.field(key)).collect();
            let words = of.words.or(fields.first().map(|field| field.words)).unwrap_or(Words { ru: "", en: "" });
            let column = match of.keys {
                [key] if *key == def.title => matter(words, of.least),
                [_] if fields.iter().all(|field| matches!(field.kind, Kind::Money | Kind::Int(..))) => figures(words, of.least, of.goes),
                _ => column(words, of.least, of.goes),
            };
            if fields.iter().any(|field| is_hidden_from_client(entity, field)) { column.ours() } else { column }
        };
        let everywhere = account.is_none() && entity.is_of_account();
        let client = everywhere.then(|| column(screen::CLIENT, 13, 0).ours());
        let columns = [MARK].into_iter().chain(client).chain(declared.iter().flat_map(|listing| listing.columns).map(shown)).collect();
        let before = MARKS + usize::from(everywhere);
        let sorts = declared.iter().flat_map(|listing| listing.orders(def)).map(|(at, _)| at + before);
        let sorts = sorts.chain(everywhere.then_some(MARKS)).collect();
        Records { entity, account, columns, sorts, sums: RefCell::default(), expected: RefCell::default() }
    }

    /// Whether it is of all accounts.
    fn is_everywhere(&self) -> bool {
        self.account.is_none() && self.entity.is_of_account()
    }

    fn listing(&self) -> Option<&'static Listing> {
        self.entity.def().listed.as_ref()
    }

    /// What stands in a column, and how it is meant.
    fn shown(&self, row: &ListRow, of: &Shown, live: bool, ctx: &Ctx) -> Cell {
        let theme = ctx.theme;
        let def = self.entity.def();
        let fields: Vec<&'static Field> = of.keys.iter().filter_map(|key| def.field(key)).collect();
        if let [field] = fields[..] {
            let value = row.record.get(field.key);
            let due = self.listing().and_then(|listing| listing.due) == Some(field.key);
            return match field.kind {
                _ if value.is_empty() && matches!(field.kind, Kind::Choice(_) | Kind::Set(_)) => cell("", theme.plain()),
                // What cannot be reckoned is told apart from nothing.
                Kind::Money if value.is_empty() && field.reckoned && live => cell(UNKNOWN, theme.plain()),
                _ if value.is_empty() && field.unsaid.is_none() => cell("", theme.plain()),
                // A day that is no more than that of the end says so.
                Kind::Day(_) if row.record.is_bare(field) => match day::from_iso(value.as_str()) {
                    Some(on) => cell(ends(ctx.lang, &day::brief(on, ctx.today, ctx.lang)), theme.plain()),
                    None => cell(value.shown(field, ctx.lang), theme.plain()),
                },
                // Nothing is left of what is settled.
                Kind::Money if field.reckoned && !live && value.as_int() == Some(0) => cell("", theme.plain()),
                // No part of a whole is nothing to read.
                Kind::Int(_, 100) if value.as_int() == Some(0) => cell("", theme.plain()),
                Kind::Day(_) => match day::from_iso(value.as_str()) {
                    Some(on) if due && live => cell(due_said(on, ctx), due_style(Some(on), ctx)),
                    Some(on) => cell(day::near(on, ctx.today, ctx.lang), theme.plain()),
                    None => cell(value.shown(field, ctx.lang), theme.plain()),
                },
                Kind::Choice(choices) => {
                    let tone = find_choice(choices, value.as_str()).map_or(Tone::Plain, |choice| choice.tone);
                    let style = match tone {
                        Tone::Plain => theme.plain(),
                        Tone::Good => theme.good(),
                        Tone::Bad => theme.bad(),
                    };
                    cell(value.shown(field, ctx.lang), style)
                }
                _ if field.key == def.title => cell(value.shown(field, ctx.lang), if live { theme.strong() } else { theme.plain() }),
                _ => cell(self.one(row, field, ctx), theme.plain()),
            };
        }
        if fields.iter().all(|field| row.record.get(field.key).is_empty()) {
            return cell("", theme.plain());
        }
        let parts =
            fields.iter().map(|field| if row.record.get(field.key).is_empty() { "?".to_owned() } else { self.one(row, field, ctx) });
        cell(parts.collect::<Vec<_>>().join(" / "), theme.plain())
    }

    /// A value in few letters.
    fn one(&self, row: &ListRow, field: &Field, ctx: &Ctx) -> String {
        let value = row.record.get(field.key);
        match (field.kind, value.as_int()) {
            (Kind::Money, Some(minor)) => exact(minor, row.record.find("currency").map_or("", |code| code.as_str()), ctx.lang),
            (Kind::Link(_), _) => row.name(field.key).to_owned(),
            (Kind::Rating(_), Some(grade)) => grade.to_string(),
            (Kind::Int(_, 100), Some(percent)) => format!("{percent} %"),
            _ => value.shown(field, ctx.lang),
        }
    }
}

/// What changed up to a version of a plan since the one before, and what has changed since: headings with their lines.
fn versions(ctx: &Ctx, id: i64) -> Result<Vec<(String, Vec<String>)>> {
    // A row of the list has no more of it than is shown there.
    let version = &ctx.store.load(Entity::PlanVersion, id)?.ok_or(Error::Gone)?;
    let stood = of_version(version);
    let before = ctx.store.version_before(version)?;
    let since = before.as_ref().map(|before| {
        let on = day::from_iso(before.text("day")).map_or_else(String::new, |on| day::near(on, ctx.today, ctx.lang));
        (plan::since(ctx.lang, &on), plan::differences(&frozen::differences(&of_version(before), &stood), ctx.lang))
    });
    let now = frozen::of(&ctx.store.plan_of(version.owner.unwrap_or_default())?);
    let then = (ctx.say(plan::SINCE_THEN).to_owned(), plan::differences(&frozen::differences(&stood, &now), ctx.lang));
    Ok(since.into_iter().chain([then]).collect())
}

impl Source for Records {
    type Row = ListRow;

    fn place(&self) -> Place {
        Place::Records
    }

    fn entity(&self) -> Entity {
        self.entity
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn sorts(&self) -> &[usize] {
        &self.sorts
    }

    fn falls(&self) -> &[usize] {
        if self.listing().is_some_and(|listing| listing.newest) { &[0] } else { &[] }
    }

    fn empty(&self) -> Words {
        self.listing().map_or(Words { ru: "", en: "" }, |listing| listing.empty)
    }

    fn name(&self) -> Words {
        self.listing().map_or(self.entity.def().words, |listing| listing.words)
    }

    fn said(&self, ctx: &Ctx, cells: usize) -> String {
        match self.entity {
            _ if ctx.client => String::new(),
            Entity::Opportunity => actions::expectation(&self.expected.borrow(), ctx.lang, cells),
            _ => owed(&self.sums.borrow(), ctx.lang, cells),
        }
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<ListRow>> {
        if self.entity == Entity::Debt {
            // What is said is of all of them.
            let all = query.filter.is_empty();
            *self.sums.borrow_mut() = match self.account.filter(|_| all) {
                Some(account) => ctx.store.owed(account, ctx.today)?,
                None => Vec::new(),
            };
        }
        if self.entity == Entity::Opportunity && self.is_everywhere() {
            *self.expected.borrow_mut() = if query.filter.is_empty() { ctx.store.expected()? } else { Vec::new() };
        }
        ctx.store.list(self.entity, self.account, query)
    }

    fn id(row: &ListRow) -> i64 {
        row.id
    }

    fn account(&self, row: Option<&ListRow>) -> Option<i64> {
        self.account.or_else(|| row.and_then(|row| row.record.owner))
    }

    fn person(row: &ListRow) -> Option<i64> {
        row.record.persons().next()
    }

    fn cells(&self, row: &ListRow, ctx: &Ctx) -> Vec<Cell> {
        let Some(listing) = self.listing() else { return Vec::new() };
        let live = row.is_live();
        let due = listing.due.and_then(|key| day::from_iso(row.record.text(key)));
        // What comes near is marked from the last of the days on which it is told.
        let near = self.entity.def().deadline.and_then(|deadline| deadline.ahead.last()).map_or(0, |ahead| ahead.unsigned_abs());
        let mark = match due.filter(|_| live) {
            Some(due) if due < ctx.today => cell(ALARM, ctx.theme.bad()),
            Some(due) if due <= day::later(ctx.today, near) => cell(DUE, ctx.theme.warn()),
            _ => cell("", ctx.theme.plain()),
        };
        let client = self.is_everywhere().then(|| cell(row.account.clone(), ctx.theme.plain()));
        [mark].into_iter().chain(client).chain(listing.columns.iter().map(|of| self.shown(row, of, live, ctx))).collect()
    }

    fn side(&self, ctx: &Ctx, row: &ListRow, cells: usize) -> Result<Told> {
        let mut told = card::told(ctx, self.entity, row.id, cells)?;
        let lines = |texts: Vec<String>| texts.into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect::<Vec<_>>();
        match self.entity {
            Entity::Goal => told.add(ctx.say(plan::PROGRESS), lines(plan::progress(&row.record, ctx.lang).into_iter().collect())),
            Entity::Opportunity if !ctx.client && row.is_live() => {
                if let Some(why) = actions::unexpected(&row.record) {
                    told.add(ctx.say(actions::EXPECTED), lines(vec![ctx.say(why).to_owned()]));
                }
            }
            Entity::PlanVersion if !ctx.client => {
                for (heading, texts) in versions(ctx, row.id)? {
                    told.add(&heading, lines(texts));
                }
            }
            _ => {}
        }
        Ok(told)
    }

    fn called(row: &ListRow, action: Action) -> Option<Words> {
        let moves = row.record.def().moves?;
        (action == Action::Done).then_some(moves.words)
    }

    fn obstacle(row: &ListRow, action: Action) -> Option<Words> {
        (action == Action::Done && row.record.def().moves.is_none()).then_some(screen::NOT_HERE)
    }

    fn open(&self, _ctx: &Ctx, row: &ListRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(self.entity, Some(row.id), self.account.or(row.record.owner)))])
    }
}
