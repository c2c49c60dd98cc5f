//! My time beside what it brings (M57): the minutes of the diary at each account beside its part of the income of the same months. Nobody is
//! ranked by it, and nothing is to be reached.

use super::{Period, Place, Portfolio, read};
use crate::domain::rules::{hours, part};
use crate::domain::{day, span};
use crate::store::money::Spent;
use crate::store::{Result, Store};
use std::collections::HashMap;

/// The time of a period, by account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The first and the last month, `YYYY-MM`: those of the income.
    pub months: (String, String),
    /// The currency of the costs and of the income: its code, or an empty text.
    pub currency: String,
    /// The time of all.
    pub all: Spent,
    /// Whether an hour has a cost in this currency.
    pub has_cost: bool,
    /// Every account with time or income, by name; a holding once.
    pub rows: Vec<Time>,
}

/// The time of an account, or of a holding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Rowid of the account; of a holding that of its head.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// Contacts that were held, how many minutes they took, and of how many that is not written.
    pub spent: Spent,
    /// Its part of all the time that is written, in tenths of a percent.
    pub tenths: Option<i64>,
    /// What the time cost, in minor units.
    pub cost: Option<i128>,
    /// What the account leaves, with its part of the whole.
    pub income: Place,
}

/// Reads the time of the last twelve whole months that reports tell of. `hour` says what an hour costs in a currency.
///
/// # Errors
/// Those of reading the file.
pub fn times(store: &Store, hour: impl FnOnce(&str) -> Result<Option<i64>>) -> Result<Times> {
    store.reading(|| {
        let portfolio = read(store, Period::Trailing)?;
        let bounds = |month: &str| span::bounds(month);
        let Some(((first, _), (_, last))) = bounds(&portfolio.months.0).zip(bounds(&portfolio.months.1)) else {
            return Ok(Times::default());
        };
        let spent = store.spent_between(&day::iso(first), &day::iso(last), None)?;
        let hour = hour(&portfolio.currency)?;
        Ok(of(portfolio, &spent, hour))
    })
}

fn of(portfolio: Portfolio, spent: &HashMap<i64, Spent>, hour: Option<i64>) -> Times {
    let all = spent.values().fold(Spent::default(), |all, one| all.with(*one));
    let row = |row: super::Row| {
        let spent = row.accounts().filter_map(|account| spent.get(&account)).fold(Spent::default(), |sum, one| sum.with(*one));
        let tenths = part(spent.minutes.into(), all.minutes.into(), 1_000);
        let cost = hour.and_then(|hour| hours::cost(hour, spent.minutes));
        Time { account: row.account, name: row.name, spent, tenths, cost, income: row.income }
    };
    let is_something = |time: &Time| time.spent.contacts > 0 || time.income.sum.is_ok_and(|sum| sum != 0);
    let rows = portfolio.rows.into_iter().map(row).filter(is_something).collect();
    Times { months: portfolio.months, currency: portfolio.currency, all, has_cost: hour.is_some(), rows }
}
