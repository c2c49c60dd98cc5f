//! The rhythm of the work: the jobs that are not done every day, what is due, and Enter to begin it.

use super::once::Once;
use super::table_pane::Source;
use crate::cadence::{self, Job, Row};
use crate::domain::{Entity, Words, day};
use crate::store::{Page, Query, Result};
use crate::text::cadence as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Basis, Ctx, Effect, Tab, Target};
use crate::tui::theme::ALARM;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::{Told, labelled};

const COLUMNS: &[Column] =
    &[MARK, matter(say::JOB, 20), column(say::LAST, 9, 2), column(say::DUE, 12, 0), column(say::MINUTES, 6, 3), column(say::GIVES, 24, 1)];

/// The jobs.
#[derive(Debug, Default)]
pub struct Cadence {
    read: Once<Basis, Vec<Row>>,
}

impl Source for Cadence {
    type Row = Row;

    fn place(&self) -> Place {
        Place::Cadence
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

    fn empty(&self) -> Words {
        say::NOTHING
    }

    fn name(&self) -> Words {
        say::CADENCE
    }

    fn said(&self, ctx: &Ctx, _cells: usize) -> String {
        let due = self.read.shown().map_or(0, |rows| rows.iter().filter(|row| row.is_due(ctx.today)).count());
        if due > 0 { say::due_now(ctx.lang, due) } else { String::new() }
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Row>> {
        let rows = self.read.read(ctx.basis(), || cadence::read(ctx.store, ctx.settings).map(Some))?;
        Ok(Page::of(rows.map_or_else(Vec::new, |rows| rows.to_vec()), query, |row| ctx.say(row.known().words).to_owned()))
    }

    fn id(row: &Row) -> i64 {
        i64::try_from(row.at).unwrap_or_default()
    }

    fn account(&self, row: Option<&Row>) -> Option<i64> {
        row.and_then(|row| row.turn.as_ref()).map(|turn| turn.account)
    }

    fn cells(&self, row: &Row, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let brief = |on| day::brief(on, ctx.today, ctx.lang);
        let is_late = row.due.is_some_and(|due| due < ctx.today);
        let style = match row.due.map(|due| due.cmp(&ctx.today)) {
            Some(std::cmp::Ordering::Less) => theme.bad(),
            Some(std::cmp::Ordering::Equal) => theme.warn(),
            _ => theme.plain(),
        };
        let due = row.due.map_or_else(|| ctx.say(say::NOBODY).to_owned(), |due| day::near(due, ctx.today, ctx.lang));
        vec![
            if is_late { cell(ALARM, theme.bad()) } else { cell("", theme.plain()) },
            cell(ctx.say(row.known().words), theme.strong()),
            cell(row.last.map_or_else(|| ctx.say(say::NEVER).to_owned(), brief), theme.plain()),
            cell(due, style),
            cell(row.known().minutes.to_string(), theme.plain()),
            cell(ctx.say(row.known().gives), theme.plain()),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &Row, cells: usize) -> Result<Told> {
        let full = |on| day::headline(on, ctx.lang);
        let mut facts = vec![
            (ctx.say(say::LAST), row.last.map_or_else(|| ctx.say(say::NEVER).to_owned(), full)),
            (ctx.say(say::DUE), row.due.map_or_else(|| ctx.say(say::NOBODY).to_owned(), full)),
            (ctx.say(say::TAKES), say::minutes(ctx.lang, row.known().minutes)),
            (ctx.say(say::GIVES), ctx.say(row.known().gives).to_owned()),
        ];
        facts.extend(row.turn.as_ref().map(|turn| (ctx.say(say::WHOSE), turn.name.clone())));
        facts.extend(row.month.as_ref().map(|month| (ctx.say(say::WHICH), day::show(month, ctx.lang))));
        facts.extend(row.begun.map(|begun| (ctx.say(say::BEGUN), say::not_done(ctx.lang, &full(begun)))));
        Ok(Told::of(ctx.say(row.known().words).to_owned(), labelled(&facts, ctx.theme, cells)))
    }

    fn record(row: &Row) -> Option<i64> {
        Some(Self::id(row))
    }

    fn called(row: &Row, action: Action) -> Option<Words> {
        (action == Action::Open && row.begun.is_some()).then_some(say::GO_ON)
    }

    fn open(&self, _ctx: &Ctx, row: &Row) -> Result<Vec<Effect>> {
        let at = |tab| row.turn.as_ref().map(|turn| Effect::Go(Target::Account(turn.account, tab, None))).into_iter().collect();
        Ok(match row.known().job {
            // Those stand beside it: whoever holds the tabs turns to them.
            Job::Review | Job::Month | Job::Audit => Vec::new(),
            Job::Plan => at(Tab::Records(Entity::Goal)),
            Job::Standing | Job::Key => at(Tab::Standing),
        })
    }
}
