//! ABC–XYZ: who brings how much, and how steadily (M8).

use super::compared::{Compared, Shown, open, subject};
use crate::domain::Words;
use crate::domain::money::said::short;
use crate::domain::rules::{abc, xyz};
use crate::portfolio::{By, Period};
use crate::store::Result;
use crate::text::portfolio as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Subject};
use crate::tui::panes::picture::Plane;
use crate::tui::widgets::matrix::{Cells, Item, Matrix};
use crate::tui::widgets::told::Told;

/// So many columns it needs before a card may stand beside it.
const NEEDED: u16 = 66;
/// The columns: how steadily is bought, and those not rated.
const HEADS: [Words; 4] = [say::STEADY, say::VARIES, say::ERRATIC, say::NOT_RATED];

/// The classes.
#[derive(Debug)]
pub(super) struct Classes(Shown);

impl Classes {
    pub(super) fn of(compared: Compared) -> Classes {
        Classes(Shown::of(compared, false))
    }

    fn by(&self) -> By {
        self.0.portfolio().map_or_else(By::default, |portfolio| self.0.compared.by(portfolio))
    }
}

fn row_at(class: Option<abc::Class>) -> usize {
    match class {
        Some(abc::Class::A) => 0,
        Some(abc::Class::B) => 1,
        Some(abc::Class::C) => 2,
        None => 3,
    }
}

fn column_at(rated: Option<xyz::Rated>) -> usize {
    match rated.map(|rated| rated.class) {
        Some(xyz::Class::X) => 0,
        Some(xyz::Class::Y) => 1,
        Some(xyz::Class::Z) => 2,
        None => 3,
    }
}

impl Plane for Classes {
    type Body = Matrix;

    fn place(&self) -> Place {
        Place::Portfolio
    }

    fn name(&self) -> Words {
        say::ABC_XYZ
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
        (self.0.compared.period(), Some(self.by()))
    }

    fn heading(&self, ctx: &Ctx) -> String {
        self.0.heading(Some(self.by()), ctx)
    }

    fn content(&self, ctx: &Ctx, _columns: u16) -> Cells {
        let Some(portfolio) = self.0.bought() else { return Cells::default() };
        let by = self.by();
        let without = portfolio.rows.iter().filter(|row| row.by(by).rank.is_none());
        let mut rows = vec![vec![Vec::new(); HEADS.len()]; 4];
        for row in portfolio.ranked(by).chain(without) {
            let place = row.by(by);
            let beside =
                place.sum.map_or_else(|unknown| ctx.say(say::why(unknown)).to_owned(), |sum| short(sum, &portfolio.currency, ctx.lang));
            rows[row_at(place.class)][column_at(row.steady.rated)].push(Item { id: row.account, text: row.name.clone(), beside });
        }
        // Who has no class stands in a row of their own, where there are such.
        if rows[3].iter().all(Vec::is_empty) {
            rows.pop();
        }
        let labels = [Some(abc::Class::A), Some(abc::Class::B), Some(abc::Class::C), None].map(say::letter);
        Cells {
            heads: HEADS.iter().map(|head| ctx.say(*head).to_owned()).collect(),
            labels: labels.iter().take(rows.len()).map(|label| (*label).to_owned()).collect(),
            rows,
            ..Cells::default()
        }
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let Some(portfolio) = self.0.portfolio() else { return Vec::new() };
        // Without any cost there is nothing to be compared: which keys change that is more than a count.
        let lacks = self.by() == By::Income && portfolio.income.order.is_empty() && !portfolio.is_idle();
        let how = lacks.then(|| ctx.say(say::NO_COSTS).to_owned());
        how.into_iter().chain(say::said(portfolio, self.by(), ctx.lang)).collect()
    }

    fn empty(&self) -> Words {
        self.0.empty()
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        self.0.told(id, ctx, cells)
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        self.0.brief(id, self.by(), ctx)
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
        match (action, self.0.portfolio()) {
            (Action::By, Some(portfolio)) => self.0.compared.turn(portfolio),
            (Action::Period, _) => self.0.compared.next_period(),
            _ => return false,
        }
        true
    }

    fn called(&self, _id: Option<i64>, action: Action) -> Option<Words> {
        (action == Action::By).then(|| say::other(self.by()))
    }
}
