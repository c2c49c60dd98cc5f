//! The portfolio that the looks on it share: read once for a state of the file and a period.

use crate::portfolio::{self, By, Period, Portfolio, Row};
use crate::store::{Result, Revision};
use crate::tui::layer::Ctx;
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
}

impl Compared {
    /// The portfolio as the file is now.
    pub(super) fn read(&self, ctx: &Ctx) -> Result<Rc<Portfolio>> {
        let mut state = self.0.borrow_mut();
        let from = (ctx.revision, ctx.today, state.period);
        if let Some((known, portfolio)) = &state.read
            && *known == from
        {
            return Ok(portfolio.clone());
        }
        let read = Rc::new(portfolio::read(ctx.store, state.period)?);
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

/// The row that an account stands in: its own, or that of its holding.
pub(super) fn row_of(portfolio: &Portfolio, account: i64) -> Option<&Row> {
    let holds = |row: &&Row| row.account == account || row.companies.iter().any(|company| company.account == account);
    portfolio.rows.iter().find(holds)
}
