//! *Accounts*: the table of clients, with the prep page of the selected one beside it.

use super::table_pane::{Side, Source};
use crate::domain::account::{CATEGORIES, LIFE_STAGES};
use crate::domain::{Entity, Words, day};
use crate::prep;
use crate::printable::wrap;
use crate::search::accounts::{self, Around};
use crate::store::account_filter::Filter;
use crate::store::accounts::AccountRow;
use crate::store::{Page, Query, Result};
use crate::text::method;
use crate::text::screen as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect, Tab, Target};
use crate::tui::theme::{ALARM, BARS};
use crate::tui::widgets::brief::{self, words_of};
use crate::tui::widgets::table::{Cell, Column, cell, column, figures, matter};
use ratatui::text::{Line, Span};

/// The list of accounts.
#[derive(Debug)]
pub struct Accounts;

const COLUMNS: &[Column] = &[
    matter(say::NAME, 13),
    column(say::CATEGORY, 12, 2).ours(),
    column(say::STAGE, 12, 2).ours(),
    column(say::LAST_CONTACT, 10, 0),
    column(say::NEXT_CONTACT, 10, 1),
    column(say::OUR_PROMISES, 9, 0).ours(),
    column(say::YEAR, 12, 5).ours(),
    figures(say::COMPLETE, 6, 4).ours(),
];

/// What the filter of the list asks for.
fn filter(ctx: &Ctx, query: &Query) -> Filter {
    let around = Around { today: ctx.today, complaint_days: ctx.settings.complaint_days, without_private: ctx.client };
    accounts::parse(&query.filter, around)
}

impl Source for Accounts {
    type Row = AccountRow;

    fn place(&self) -> Place {
        Place::Accounts
    }

    fn entity(&self) -> Entity {
        Entity::Account
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[0, 1, 2, 3, 4, 5]
    }

    fn empty(&self) -> Words {
        say::NO_ACCOUNTS
    }

    fn wide(&self) -> u16 {
        132
    }

    fn name(&self) -> Words {
        say::ACCOUNTS
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<AccountRow>> {
        if ctx.client {
            // Whoever is in the room sees that we work with them, and with nobody else.
            let mut rows = ctx.guest.map(|guest| ctx.store.account_row(guest, &ctx.today_iso())).transpose()?.flatten();
            if let Some(row) = &mut rows {
                row.last_contact = ctx.last_contact(row.id, None, None)?;
            }
            return Ok(Page::of(rows.into_iter().collect(), query, |row| row.name.clone()));
        }
        ctx.store.accounts_meeting(query, &filter(ctx, query), &ctx.today_iso())
    }

    fn ids(&self, ctx: &Ctx, query: &Query) -> Result<Vec<i64>> {
        // Before a client there is one row at the most.
        match ctx.client {
            true => Ok(self.fetch(ctx, query)?.rows.iter().map(Self::id).collect()),
            false => Ok(ctx.store.ids_of_accounts_meeting(query, &filter(ctx, query), &ctx.today_iso())?.0),
        }
    }

    fn id(row: &AccountRow) -> i64 {
        row.id
    }

    fn account(&self, row: Option<&AccountRow>) -> Option<i64> {
        row.map(|row| row.id)
    }

    fn cells(&self, row: &AccountRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let on = |iso: &Option<String>| iso.as_deref().and_then(day::from_iso);
        let last = on(&row.last_contact);
        let silent =
            last.is_some_and(|last| (ctx.today - last).num_days() > ctx.settings.silent_days) && row.next_contact.is_none() && !ctx.client;
        let promise = match on(&row.our_due) {
            _ if row.overdue > 0 => cell(format!("{ALARM} {}", row.overdue), theme.bad()),
            Some(due) => cell(day::near(due, ctx.today, ctx.lang), if due == ctx.today { theme.warn() } else { theme.plain() }),
            None => cell("—", theme.quiet()),
        };
        let code = |choices, code: &Option<String>| match code {
            Some(code) => cell(words_of(choices, code, ctx), theme.plain()),
            None => cell("", theme.plain()),
        };
        let highest = row.rhythm.iter().copied().max().unwrap_or(0).max(1) as usize;
        let bar = |count: &u32| if *count == 0 { "·" } else { BARS[(*count as usize * 7).div_ceil(highest).min(7)] };
        let percent = row.completeness.percent();
        vec![
            cell(row.name.clone(), theme.strong()),
            code(CATEGORIES, &row.category),
            code(LIFE_STAGES, &row.stage),
            match last {
                Some(last) => cell(day::brief(last, ctx.today, ctx.lang), if silent { theme.warn() } else { theme.plain() }),
                None => cell("—", theme.quiet()),
            },
            match on(&row.next_contact) {
                Some(next) => {
                    cell(day::near(next, ctx.today, ctx.lang), if next < ctx.today && !ctx.client { theme.warn() } else { theme.plain() })
                }
                None => cell("—", theme.quiet()),
            },
            promise,
            vec![Span::styled(row.rhythm.iter().map(bar).collect::<String>(), theme.accent())],
            cell(format!("{percent} %"), if percent == 100 { theme.good() } else { theme.plain() }),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &AccountRow, cells: usize) -> Result<Side> {
        let page = prep::for_account(ctx.store, ctx.settings, row.id)?;
        let mut lines = brief::lines(&page, ctx, cells);
        if let Some(lacking) = method::lacking(row.completeness, ctx.lang).filter(|_| !ctx.client) {
            lines.push(Line::default());
            lines.extend(wrap(&lacking, cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain())));
        }
        Ok((brief::title(&page, ctx), lines).into())
    }

    fn open(&self, _ctx: &Ctx, row: &AccountRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Go(Target::Account(row.id, Tab::Dossier, None))])
    }
}
