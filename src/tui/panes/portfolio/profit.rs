//! What is left of what is bought: two rankings side by side (M31).

use super::compared::{Compared, Shown, open, subject};
use crate::domain::Words;
use crate::domain::money::said::short;
use crate::portfolio::{By, Period, Place as Figure, Row};
use crate::printable::capital;
use crate::store::Result;
use crate::text::portfolio as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Subject};
use crate::tui::panes::picture::Plane;
use crate::tui::widgets::rankings::{Both, Ranked, Rankings};
use crate::tui::widgets::told::Told;

/// So many columns both need before a card may stand beside them.
const NEEDED: u16 = 70;

/// The rankings.
#[derive(Debug)]
pub(super) struct Profit(Shown);

impl Profit {
    pub(super) fn of(compared: Compared) -> Profit {
        Profit(Shown::of(compared, true))
    }
}

impl Plane for Profit {
    type Body = Rankings;

    fn place(&self) -> Place {
        Place::Profit
    }

    fn name(&self) -> Words {
        if self.0.portfolio().is_some_and(|portfolio| portfolio.has_expenses) { say::NET_PROFIT } else { say::PROFIT }
    }

    fn needed(&self) -> u16 {
        NEEDED
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        self.0.read(ctx)
    }

    fn forget(&mut self) {
        self.0.forget();
    }

    fn state(&self) -> (Period, Option<By>) {
        (self.0.compared.period(), None)
    }

    fn heading(&self, ctx: &Ctx) -> String {
        self.0.heading(None, ctx)
    }

    fn content(&self, ctx: &Ctx, _columns: u16) -> Both {
        let Some(portfolio) = self.0.bought() else { return Both::default() };
        let ranked = |head: Words, rows: Vec<&Row>, of: &dyn Fn(&Row) -> (Figure, i64)| {
            let row = |row: &&Row| {
                let (place, moved) = of(row);
                Ranked {
                    id: row.account,
                    text: row.name.clone(),
                    sum: place.sum.map_or_else(|_| String::new(), |sum| short(sum, "", ctx.lang)),
                    moved: say::places(moved, ctx.lang),
                    is_bad: moved < 0,
                }
            };
            (capital(ctx.say(head)), rows.iter().map(row).collect())
        };
        let left = if portfolio.has_expenses { say::BY_NET } else { say::BY_INCOME };
        [
            ranked(say::BY_TURNOVER, portfolio.ranked(By::Turnover).collect(), &|row| (row.turnover, 0)),
            // What changes its place is said where that is seen: by what is left.
            ranked(left, portfolio.ranked_by_left().collect(), &|row| (*portfolio.left(row), portfolio.moved(row))),
        ]
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let Some(portfolio) = self.0.bought() else { return Vec::new() };
        let mut said = say::compared_said(portfolio, ctx.lang);
        if portfolio.income.order.is_empty() {
            said = vec![ctx.say(say::NO_COSTS).to_owned()];
        }
        said
    }

    fn empty(&self) -> Words {
        self.0.empty()
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        self.0.told(id, ctx, cells)
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        self.0.brief(id, By::Income, ctx)
    }

    fn subject(&self, id: i64) -> Subject {
        subject(id)
    }

    fn of_account(&self, account: i64) -> Option<i64> {
        self.0.of_account(account)
    }

    fn open(&self, id: i64) -> Option<Effect> {
        open(id)
    }

    fn switch(&mut self, action: Action) -> bool {
        if action == Action::Period {
            self.0.compared.next_period();
        }
        action == Action::Period
    }
}
