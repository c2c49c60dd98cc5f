//! The portfolio that the looks on it share: read once for a state of the file and a period.

use super::card;
use crate::domain::{Entity, Words};
use crate::portfolio::{self, By, Period, Portfolio, Row};
use crate::store::{Result, Revision};
use crate::text::portfolio as say;
use crate::tui::layer::{Ctx, Effect, Subject, Tab, Target};
use crate::tui::widgets::told::Told;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::rc::Rc;

/// From what it was read.
type From = (Revision, NaiveDate, Period);

/// What is compared, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    period: Period,
    /// By what, where somebody chose.
    by: Option<By>,
    read: Option<(From, Rc<Portfolio>)>,
    /// Whether what is left when all is taken off was read too.
    has_net: bool,
}

impl Compared {
    /// The portfolio as the file is now: what all of them leave net is read where that is shown.
    pub(super) fn read(&self, ctx: &Ctx, with_net: bool) -> Result<Rc<Portfolio>> {
        let mut state = self.0.borrow_mut();
        let from = (ctx.revision, ctx.today, state.period);
        let known = state.read.take().filter(|(known, _)| *known == from);
        let mut read = match known {
            Some((_, read)) => read,
            None => {
                state.has_net = false;
                Rc::new(portfolio::read(ctx.store, state.period)?)
            }
        };
        if with_net && !state.has_net {
            portfolio::read_net(ctx.store, Rc::make_mut(&mut read))?;
            state.has_net = true;
        }
        state.read = Some((from, read.clone()));
        Ok(read)
    }

    /// Forgets it, as when a client comes in.
    pub(super) fn forget(&self) {
        self.0.borrow_mut().read = None;
    }

    pub(super) fn period(&self) -> Period {
        self.0.borrow().period
    }

    pub(super) fn by(&self, portfolio: &Portfolio) -> By {
        self.0.borrow().by.unwrap_or(portfolio.usual())
    }

    /// Compares by the other figure.
    pub(super) fn turn(&self, portfolio: &Portfolio) {
        let by = self.by(portfolio).other();
        self.0.borrow_mut().by = Some(by);
    }

    /// Compares another period.
    pub(super) fn next_period(&self) {
        let mut state = self.0.borrow_mut();
        state.period = state.period.next();
    }
}

/// The portfolio as a look shows it: what was read last, and what both looks say of it alike.
#[derive(Debug)]
pub(super) struct Shown {
    pub compared: Compared,
    /// Whether it shows what all of them leave net.
    with_net: bool,
    read: Option<Rc<Portfolio>>,
}

impl Shown {
    pub(super) fn of(compared: Compared, with_net: bool) -> Shown {
        Shown { compared, with_net, read: None }
    }

    pub(super) fn read(&mut self, ctx: &Ctx) -> Result<()> {
        self.read = Some(self.compared.read(ctx, self.with_net)?);
        Ok(())
    }

    pub(super) fn forget(&mut self) {
        self.read = None;
        self.compared.forget();
    }

    pub(super) fn portfolio(&self) -> Option<&Portfolio> {
        self.read.as_deref()
    }

    /// The same, where anything was bought.
    pub(super) fn bought(&self) -> Option<&Portfolio> {
        self.portfolio().filter(|portfolio| !portfolio.is_idle())
    }

    pub(super) fn row(&self, id: i64) -> Option<(&Row, &Portfolio)> {
        let portfolio = self.portfolio()?;
        Some((portfolio.rows.iter().find(|row| row.account == id)?, portfolio))
    }

    pub(super) fn heading(&self, by: Option<By>, ctx: &Ctx) -> String {
        let portfolio = self.portfolio().filter(|portfolio| !portfolio.rows.is_empty());
        portfolio.map_or_else(String::new, |portfolio| say::heading(portfolio, self.compared.period(), by, ctx.lang))
    }

    pub(super) fn empty(&self) -> Words {
        match self.portfolio() {
            Some(portfolio) if !portfolio.rows.is_empty() => say::NO_PURCHASES,
            _ => crate::text::screen::NO_ACCOUNTS,
        }
    }

    pub(super) fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        let Some((row, portfolio)) = self.row(id) else { return Ok(Told::default()) };
        // Where nothing is read of all of them, it is of the selected one.
        let net = match self.with_net {
            true => Some(row.net.sum).filter(|_| portfolio.has_expenses),
            false => Some(portfolio::left_of(ctx.store, portfolio, row)?).filter(|left| left.expenses.is_some()).map(|left| left.net),
        };
        Ok(Told { title: card::title(row, ctx), lines: card::lines(row, portfolio, net, ctx, cells), ..Told::default() })
    }

    pub(super) fn brief(&self, id: i64, by: By, ctx: &Ctx) -> String {
        self.row(id).map_or_else(String::new, |(row, portfolio)| say::brief(row, portfolio, by, ctx.lang))
    }

    /// The row that an account stands in, by its number.
    pub(super) fn of_account(&self, account: i64) -> Option<i64> {
        self.portfolio().and_then(|portfolio| row_of(portfolio, account)).map(|row| row.account)
    }
}

/// What keys act on where an account is selected.
pub(super) fn subject(id: i64) -> Subject {
    Subject { account: Some(id), record: Some((Entity::Account, id)), makes: Some(Entity::Account), ..Subject::default() }
}

/// What opening an account leads to.
pub(super) fn open(id: i64) -> Option<Effect> {
    Some(Effect::Go(Target::Account(id, Tab::Money, None)))
}

/// The row that an account stands in: its own, or that of its holding.
fn row_of(portfolio: &Portfolio, account: i64) -> Option<&Row> {
    let holds = |row: &&Row| row.account == account || row.companies.iter().any(|company| company.account == account);
    portfolio.rows.iter().find(holds)
}
