//! The one pane for every entity whose table is declared: the records of an account, the selected one beside them.

mod told;

use super::table_pane::Source;
use crate::domain::field::{Tone as Grade, find_choice};
use crate::domain::listing::{Listing, Shown};
use crate::domain::money::said::exact;
use crate::domain::rules::expected::Expected;
use crate::domain::rules::resources::Resources;
use crate::domain::visibility::is_hidden_from_client;
use crate::domain::{Entity, Field, Kind, Lang, Words, day};
use crate::editing::asking;
use crate::store::owed::Owed;
use crate::store::records::list::ListRow;
use crate::store::{Page, Query, Result};
use crate::text::money::{ends, owed};
use crate::text::{actions, asked, plan, screen};
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Tone, done};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::overlays::picker::Picker;
use crate::tui::theme::{ALARM, DUE};
use crate::tui::widgets::brief::{due_said, due_style};
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Line;
use std::cell::RefCell;
use std::collections::HashMap;

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
    /// What all of them take.
    takes: RefCell<Resources>,
    /// What is said of some of them behind their titles and their states, by their ids.
    beside: RefCell<HashMap<i64, [String; 2]>>,
    /// How many versions on from the one before is the one with which a version of a plan is compared.
    against: usize,
    /// The round or the event for which is being chosen who is asked.
    asking: Option<i64>,
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
        let (sums, takes, beside, expected) = (RefCell::default(), RefCell::default(), RefCell::default(), RefCell::default());
        Records { entity, account, columns, sorts, sums, takes, beside, against: 0, asking: None, expected }
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
            let behind = self.beside.borrow().get(&row.id).cloned().unwrap_or_default();
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
                    let tone = find_choice(choices, value.as_str()).map_or(Grade::Plain, |choice| choice.tone);
                    let style = match tone {
                        Grade::Plain => theme.plain(),
                        Grade::Good => theme.good(),
                        Grade::Bad => theme.bad(),
                    };
                    cell(value.shown(field, ctx.lang) + if field.key == "state" { &behind[1] } else { "" }, style)
                }
                _ if field.key == def.title => {
                    cell(value.shown(field, ctx.lang) + &behind[0], if live { theme.strong() } else { theme.plain() })
                }
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
        match plan::resources(&self.takes.borrow()) {
            _ if ctx.client => String::new(),
            Some(takes) => plan::all_take(ctx.lang, &takes.said(ctx.lang)),
            None if self.entity == Entity::Opportunity => actions::expectation(&self.expected.borrow(), ctx.lang, cells),
            None => owed(&self.sums.borrow(), ctx.lang, cells),
        }
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<ListRow>> {
        // What is said is of all of them.
        if let Some(account) = self.account {
            let all = query.filter.is_empty();
            match self.entity {
                Entity::Goal if query.filter.is_empty() => {
                    *self.beside.borrow_mut() = told::gone(ctx, account)?;
                    *self.takes.borrow_mut() = ctx.store.resources(self.entity, account, None)?;
                }
                Entity::Debt => *self.sums.borrow_mut() = if all { ctx.store.owed(account, ctx.today)? } else { Vec::new() },
                Entity::Goal | Entity::Strategy | Entity::Opportunity => {
                    *self.takes.borrow_mut() = if all { ctx.store.resources(self.entity, account, None)? } else { Resources::default() };
                }
                Entity::Complaint => *self.beside.borrow_mut() = told::repeated(ctx, account)?,
                _ => {}
            }
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
        let mut side = card::told(ctx, self.entity, row.id, cells)?;
        let lines = |texts: Vec<String>| texts.into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect::<Vec<_>>();
        if !ctx.client {
            for (heading, texts) in told::of(ctx, row, self.against)? {
                side.add(&heading, lines(texts));
            }
            let is_open = self.entity == Entity::Opportunity && row.is_live();
            if let Some(why) = is_open.then(|| actions::unexpected(&row.record)).flatten() {
                side.add(ctx.say(actions::EXPECTED), lines(vec![ctx.say(why).to_owned()]));
            }
        }
        Ok(side)
    }

    fn act(&mut self, ctx: &Ctx, row: &ListRow, action: Action) -> Result<Option<Vec<Effect>>> {
        match (action, self.entity) {
            (Action::By, Entity::PlanVersion) => self.against += 1,
            (Action::Ask, Entity::Survey | Entity::Communication) => {
                let (words, of): (fn(Lang, &str) -> String, Entity) = match self.entity {
                    Entity::Survey => (asked::whom_to_ask, Entity::Account),
                    _ => (asked::whom_to_invite, Entity::Person),
                };
                self.asking = Some(row.id);
                let picker = Picker::of_known_many(ctx, &words(ctx.lang, row.record.title()), of)?;
                return Ok(Some(vec![Effect::Push(Box::new(picker))]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn picked(&mut self, ctx: &Ctx, ids: &[i64]) -> Result<Vec<Effect>> {
        let Some(id) = self.asking.take() else { return Ok(Vec::new()) };
        let said = match self.entity {
            Entity::Survey => match asking::put_round(ctx.store, id, ids)? {
                0 => ctx.say(asked::PUT_TO_ALL).to_owned(),
                count => asked::put(ctx.lang, &asked::clients(count, ctx.lang)),
            },
            _ => match asking::invite(ctx.store, id, ids)? {
                0 => ctx.say(asked::CALLED_ALL).to_owned(),
                count => asked::called(ctx.lang, &asked::people(count, ctx.lang)),
            },
        };
        Ok(vec![Effect::Say(said, Tone::Done)])
    }

    /// Asking and comparing have a place where they mean something.
    fn is_offered(&self, action: Action) -> bool {
        match action {
            Action::Ask => matches!(self.entity, Entity::Survey | Entity::Communication),
            Action::By => self.entity == Entity::PlanVersion,
            _ => true,
        }
    }

    fn called(row: &ListRow, action: Action) -> Option<Words> {
        match (action, row.record.entity) {
            (Action::Ask, Entity::Survey) => Some(asked::ASK_CLIENTS),
            (Action::Ask, Entity::Communication) => Some(asked::INVITE),
            (Action::Done, _) => row.record.def().moves.map(|moves| moves.words),
            _ => None,
        }
    }

    fn obstacle(row: &ListRow, action: Action) -> Option<Words> {
        let is_done_here = match action {
            Action::Done => match row.record.def().moves {
                Some(moves) if !moves.go_on(&row.record) => return Some(screen::NO_STEP_LEFT),
                moves => moves.is_some(),
            },
            Action::Ask => matches!(row.record.entity, Entity::Survey | Entity::Communication),
            Action::By => row.record.entity == Entity::PlanVersion,
            _ => true,
        };
        (!is_done_here).then_some(screen::NOT_HERE)
    }

    fn open(&self, _ctx: &Ctx, row: &ListRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(self.entity, Some(row.id), self.account.or(row.record.owner)))])
    }
}
