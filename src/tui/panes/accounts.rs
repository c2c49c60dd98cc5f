//! *Accounts*: the table of clients, with the prep page of the selected one beside it.

use super::table_pane::Source;
use crate::domain::account::{CATEGORIES, LIFE_STAGES};
use crate::domain::standing::POSITIONS;
use crate::domain::{Entity, Lang, Words, day};
use crate::prep;
use crate::printable::{pad, width, wrap};
use crate::search::accounts::{self, Around};
use crate::store::account_filter::Filter;
use crate::store::accounts::AccountRow;
use crate::store::{Page, Query, Result};
use crate::text::method;
use crate::text::screen as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect, Tab, Target};
use crate::tui::theme::{ALARM, BARS, DUE, NOT_CLOSED};
use crate::tui::widgets::brief::{self, contact_kind, due_said, is_unwritten, signed, words_of};
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use crate::tui::widgets::told::Told;
use ratatui::text::{Line, Span};

/// The list of accounts.
#[derive(Debug)]
pub struct Accounts;

const COLUMNS: &[Column] = &[
    MARK.ours(),
    matter(say::CLIENT, 13),
    column(say::OUR_PROMISES, 9, 0).ours(),
    column(say::NEXT_CONTACT, 19, 1),
    column(say::WAS, 10, 0),
    column(say::CATEGORY, 14, 2).ours(),
    column(say::STAGE, 13, 2).ours(),
    figures(say::COMPLETE, 6, 5).ours(),
    column(say::YEAR, 12, 6).ours(),
    column(say::LOSS, 4, 1).ours().ordering(),
    column(say::LEVEL, 7, 1).ours().ordering(),
    column(say::WE_ARE, 11, 1).ours().ordering(),
];
/// The order by what we promised first: whoever waits for us longest stands on top.
const BY_URGENCY: usize = 5;
/// Whoever may be lost first begins with the latest stage.
const BY_RISK: usize = 6;
/// A mood stands behind a day of so many cells.
const DAY: usize = 6;

/// What comes next stands behind a day of so many cells: «пн 30.11», “Mon 30 Nov”.
fn near_cells(lang: Lang) -> usize {
    if lang == Lang::Ru { 8 } else { 10 }
}

/// Cells of a title line that its rules and the sign of what is below take.
const MORE: usize = 16;

/// What an account is, in words: category, stage, city; before a client the city alone.
pub(super) fn standing(row: &AccountRow, ctx: &Ctx) -> Vec<String> {
    let code = |choices, code: &Option<String>| code.as_deref().filter(|_| !ctx.client).map(|code| words_of(choices, code, ctx));
    let parts = [code(CATEGORIES, &row.category), code(LIFE_STAGES, &row.stage), Some(row.city.as_str())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

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
        &[1, 5, 6, 4, 3, 2, 9, 10, 11]
    }

    fn falls(&self) -> &[usize] {
        &[BY_RISK]
    }

    fn opens_by(&self) -> (usize, bool) {
        (BY_URGENCY, false)
    }

    fn empty(&self) -> Words {
        say::NO_ACCOUNTS
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
        let due = on(&row.our_due);
        let (mark, promise) = match due {
            Some(due) if due < ctx.today => (cell(ALARM, theme.bad()), cell(due_said(due, ctx), theme.bad())),
            Some(due) if due == ctx.today => (cell(DUE, theme.warn()), cell(day::near(due, ctx.today, ctx.lang), theme.warn())),
            Some(due) => (cell("", theme.plain()), cell(day::near(due, ctx.today, ctx.lang), theme.plain())),
            None => (cell("", theme.plain()), cell("", theme.plain())),
        };
        let code = |choices, code: &Option<String>| match code {
            Some(code) => cell(words_of(choices, code, ctx), theme.plain()),
            None => cell("", theme.plain()),
        };
        // A contact a step: bars of one height mean the same in every row.
        let bar = |count: &u32| count.checked_sub(1).map_or("·", |step| BARS[(step as usize).min(BARS.len() - 1)]);
        let percent = row.completeness.percent();
        let mut was = match last {
            Some(last) => cell(day::brief(last, ctx.today, ctx.lang), if silent { theme.warn() } else { theme.plain() }),
            None => cell("", theme.plain()),
        };
        if let Some(mood) = row.last_mood.filter(|mood| *mood != 0 && !ctx.client) {
            let used: usize = was.iter().map(|span| width(&span.content)).sum();
            was.push(Span::raw(" ".repeat(DAY.saturating_sub(used) + 1)));
            was.push(Span::styled(signed(mood), theme.attitude(mood)));
        }
        vec![
            mark,
            cell(row.name.clone(), theme.strong()),
            promise,
            match on(&row.next_contact) {
                Some(next) => {
                    // That nobody wrote down what came of it is marked as everywhere.
                    let over = is_unwritten(&row.next, ctx);
                    let when = match &row.next.time {
                        Some(time) if next == ctx.today => time.clone(),
                        _ if over => day::brief(next, ctx.today, ctx.lang),
                        _ => day::near(next, ctx.today, ctx.lang),
                    };
                    let (when, style) = if over { (format!("{NOT_CLOSED} {when}"), theme.warn()) } else { (when, theme.plain()) };
                    vec![
                        Span::styled(pad(&when, near_cells(ctx.lang)), style),
                        Span::raw(format!("  {}", contact_kind(&row.next.kind, ctx))),
                    ]
                }
                None => cell("", theme.plain()),
            },
            was,
            code(CATEGORIES, &row.category),
            code(LIFE_STAGES, &row.stage),
            cell(if percent == 0 { String::new() } else { format!("{percent} %") }, theme.plain()),
            vec![Span::styled(row.rhythm.iter().map(bar).collect::<String>(), theme.plain())],
            match row.loss_stage {
                Some(stage) if stage > 0 => cell(format!("{ALARM} {stage}"), theme.bad()),
                Some(_) => cell("0", theme.plain()),
                None => cell("", theme.plain()),
            },
            cell(row.ladder.map_or_else(String::new, |level| level.to_string()), theme.plain()),
            code(POSITIONS, &row.position),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &AccountRow, cells: usize) -> Result<Told> {
        let page = prep::for_account(ctx.store, ctx.settings, row.id)?;
        let mut told = brief::told(&page, ctx, cells);
        // What it is stands in the title, what comes next in the first line.
        told.title.clone_from(&row.name);
        if let Some(next) = brief::occasion(&page, ctx) {
            let (next, style) = match is_unwritten(&row.next, ctx) {
                true => (format!("{NOT_CLOSED} {next} · {}", ctx.say(say::UNWRITTEN)), ctx.theme.warn()),
                false => (next, ctx.theme.strong()),
            };
            told.lines.insert(0, Line::styled(next, style));
        }
        let standing = standing(row, ctx).join(" · ");
        let title = [told.title.as_str(), &standing].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        // A title that would be cut leaves what the account is to a line of its own.
        if width(&title) + MORE <= cells {
            told.title = title;
        } else if !standing.is_empty() {
            let lines = wrap(&standing, cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain()));
            told.lines.splice(0..0, lines);
        }
        if let Some(lacking) = method::lacking(row.completeness, ctx.lang).filter(|_| !ctx.client) {
            told.add("", wrap(&lacking, cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain())).collect());
        }
        Ok(told)
    }

    fn has_third(&self) -> bool {
        true
    }

    fn open(&self, _ctx: &Ctx, row: &AccountRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Go(Target::Account(row.id, Tab::Dossier, None))])
    }
}
