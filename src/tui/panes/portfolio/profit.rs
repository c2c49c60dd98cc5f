//! What is left of what is bought: two rankings side by side (M31).

use super::card;
use super::compared::{Compared, row_of};
use super::picture::Plane;
use crate::domain::money::said::short;
use crate::domain::{Entity, Words};
use crate::portfolio::{By, Period, Portfolio, Row};
use crate::printable::capital;
use crate::store::Result;
use crate::text::portfolio as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Subject, Tab, Target};
use crate::tui::widgets::rankings::{Both, Ranked, Rankings};
use crate::tui::widgets::told::Told;
use std::rc::Rc;

/// So many columns both need before a card may stand beside them.
const NEEDED: u16 = 70;

/// The rankings.
#[derive(Debug)]
pub(super) struct Profit {
    compared: Compared,
    read: Option<Rc<Portfolio>>,
}

impl Profit {
    pub(super) fn of(compared: Compared) -> Profit {
        Profit { compared, read: None }
    }

    fn row(&self, id: i64) -> Option<(&Row, &Portfolio)> {
        let portfolio = self.read.as_deref()?;
        Some((portfolio.rows.iter().find(|row| row.account == id)?, portfolio))
    }
}

impl Plane for Profit {
    type Body = Rankings;

    fn place(&self) -> Place {
        Place::Profit
    }

    fn name(&self) -> Words {
        say::PROFIT
    }

    fn needed(&self) -> u16 {
        NEEDED
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        self.read = Some(self.compared.read(ctx)?);
        Ok(())
    }

    fn forget(&mut self) {
        self.read = None;
        self.compared.forget();
    }

    fn state(&self) -> (Period, Option<By>) {
        (self.compared.period(), None)
    }

    fn heading(&self, ctx: &Ctx) -> String {
        let portfolio = self.read.as_deref().filter(|portfolio| !portfolio.rows.is_empty());
        portfolio.map_or_else(String::new, |portfolio| say::heading(portfolio, self.compared.period(), None, ctx.lang))
    }

    fn content(&self, ctx: &Ctx, _columns: u16) -> Both {
        let Some(portfolio) = self.read.as_deref().filter(|portfolio| !portfolio.is_idle()) else { return Both::default() };
        let ranked = |by: By| {
            let row = |row: &Row| {
                // What changes its place is said where that is seen: by what is left.
                let moved = if by == By::Income { say::moved(row) } else { 0 };
                Ranked {
                    id: row.account,
                    text: row.name.clone(),
                    sum: row.by(by).sum.map_or_else(|_| String::new(), |sum| short(sum, "", ctx.lang)),
                    moved: say::places(moved, ctx.lang),
                    is_bad: moved < 0,
                }
            };
            (capital(ctx.say(say::compared(by))), portfolio.ranked(by).map(row).collect())
        };
        [ranked(By::Turnover), ranked(By::Income)]
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let Some(portfolio) = self.read.as_deref().filter(|portfolio| !portfolio.is_idle()) else { return Vec::new() };
        let mut said = say::compared_said(portfolio, ctx.lang);
        if portfolio.income.order.is_empty() {
            said = vec![ctx.say(say::NO_COSTS).to_owned()];
        }
        said
    }

    fn empty(&self) -> Words {
        match self.read.as_deref() {
            Some(portfolio) if !portfolio.rows.is_empty() => say::NO_PURCHASES,
            _ => crate::text::screen::NO_ACCOUNTS,
        }
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Told {
        let Some((row, portfolio)) = self.row(id) else { return Told::default() };
        Told { title: card::title(row, ctx), lines: card::lines(row, portfolio, ctx, cells), ..Told::default() }
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        self.row(id).map_or_else(String::new, |(row, portfolio)| say::brief(row, portfolio, By::Income, ctx.lang))
    }

    fn subject(&self, id: i64) -> Subject {
        Subject { account: Some(id), record: Some((Entity::Account, id)), makes: Some(Entity::Account), ..Subject::default() }
    }

    fn of_account(&self, account: i64) -> Option<i64> {
        self.read.as_deref().and_then(|portfolio| row_of(portfolio, account)).map(|row| row.account)
    }

    fn open(&self, id: i64) -> Option<Effect> {
        Some(Effect::Go(Target::Account(id, Tab::Money, None)))
    }

    fn switch(&mut self, action: Action) -> bool {
        if action == Action::Period {
            self.compared.next_period();
        }
        action == Action::Period
    }
}
