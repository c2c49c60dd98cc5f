//! Our time at each account beside its part of the income (M57).

use crate::domain::money::said::{percent, short};
use crate::domain::name::fold;
use crate::domain::{Entity, Words};
use crate::portfolio::{Time, Times, times};
use crate::store::{Page, Query, Result};
use crate::text::time as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Basis, Ctx, Effect, Tab, Target};
use crate::tui::panes::once::Once;
use crate::tui::panes::table_pane::Source;
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::Line;
use std::rc::Rc;

const COLUMNS: &[Column] = &[
    MARK,
    matter(say::ACCOUNT, 13),
    figures(say::TIME, 12, 0),
    figures(say::SHARE_OF_TIME, 12, 0),
    figures(say::SHARE_OF_INCOME, 11, 0),
    figures(say::COST, 14, 1),
    figures(say::CONTACTS, 9, 2),
];

/// The time of the months that reports tell of.
#[derive(Debug, Default)]
pub(super) struct MyTime {
    read: Once<Basis, Times>,
}

impl MyTime {
    fn times(&self, ctx: &Ctx) -> Result<Option<Rc<Times>>> {
        self.read.read(ctx.basis(), || times(ctx.store, |currency| ctx.settings.hour_cost_in(ctx.store, currency)).map(Some))
    }

    fn shown(&self) -> Option<Rc<Times>> {
        self.read.shown()
    }
}

impl Source for MyTime {
    type Row = Time;

    fn place(&self) -> Place {
        Place::Time
    }

    fn entity(&self) -> Entity {
        Entity::Account
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1]
    }

    fn empty(&self) -> Words {
        say::NO_TIME
    }

    fn name(&self) -> Words {
        say::MY_TIME
    }

    fn said(&self, ctx: &Ctx, cells: usize) -> String {
        self.shown().map_or_else(String::new, |times| say::heading(&times, ctx.lang, cells))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Time>> {
        let mut rows = self.times(ctx)?.map_or_else(Vec::new, |times| times.rows.clone());
        rows.sort_by_cached_key(|row| fold(&row.name));
        if query.descending {
            rows.reverse();
        }
        Ok(Page::of(rows, query, |row| row.name.clone()))
    }

    fn id(row: &Time) -> i64 {
        row.account
    }

    fn account(&self, row: Option<&Time>) -> Option<i64> {
        row.map(|row| row.account)
    }

    fn cells(&self, row: &Time, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let currency = self.shown().map_or_else(String::new, |times| times.currency.clone());
        let share = |tenths: Option<i64>| tenths.filter(|tenths| *tenths != 0).map_or_else(String::new, |tenths| percent(tenths, ctx.lang));
        let time = if row.spent.minutes == 0 { String::new() } else { say::spent(row.spent.minutes, ctx.lang) };
        let cost = row.cost.filter(|cost| *cost != 0).map_or_else(String::new, |cost| short(cost, &currency, ctx.lang));
        let contacts = if row.spent.contacts == 0 { String::new() } else { row.spent.contacts.to_string() };
        let income = if row.income.sum.is_err() { "—".to_owned() } else { share(row.income.tenths) };
        let mut cells = vec![cell("", theme.plain()), cell(row.name.clone(), theme.strong())];
        cells.extend([time, share(row.tenths), income, cost, contacts].map(|text| cell(text, theme.plain())));
        cells
    }

    fn side(&self, ctx: &Ctx, row: &Time, cells: usize) -> Result<Told> {
        let Some(times) = self.shown() else { return Ok(Told::default()) };
        let lines = say::told(row, &times, ctx.lang).into_iter().flat_map(|text| hanging(Line::from(text), cells)).collect();
        Ok(Told::of(row.name.clone(), lines))
    }

    fn open(&self, _ctx: &Ctx, row: &Time) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Go(Target::Account(row.account, Tab::Diary, None))])
    }
}
