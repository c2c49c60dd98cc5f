//! What accounts leave when all that they cost is taken off: written expenses, our hours, the tax (M31, M57).

use super::{Portfolio, Row, Unknown};
use crate::domain::rules::hours;
use crate::domain::rules::profit::{Costs, falls_on, profit};
use crate::domain::{day, span};
use crate::settings::Settings;
use crate::store::{Result, Store};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What an account leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// What it costs beside the goods, in minor units; none where nothing is written of that.
    pub expenses: Option<i128>,
    /// What is left of what it bought.
    pub net: std::result::Result<i128, Unknown>,
}

/// The first and the last day of the months of which sales are known: what accounts cost before that has nothing to be taken off.
fn told(portfolio: &Portfolio) -> Option<(NaiveDate, NaiveDate)> {
    let first = portfolio.begins.as_ref().unwrap_or(&portfolio.months.0);
    span::bounds(first).zip(span::bounds(&portfolio.months.1)).map(|((first, _), (_, last))| (first, last))
}

/// What accounts, or one of them, cost beside their goods in a stretch of months, in minor units of a currency; those of which nothing is
/// written are not there.
fn costs(
    store: &Store,
    settings: &Settings,
    currency: &str,
    (first, last): (NaiveDate, NaiveDate),
    account: Option<i64>,
) -> Result<HashMap<i64, i128>> {
    let mut costs: HashMap<i64, i128> = HashMap::new();
    for (account, period, amount) in store.expenses_in(currency, account)? {
        let part = span::bounds(&period).and_then(|of| falls_on(amount.into(), of, (first, last)));
        if let Some(part) = part {
            *costs.entry(account).or_default() += part;
        }
    }
    if let Some(hour) = settings.hour_cost_in(store, currency)? {
        for (account, spent) in store.spent_between(&day::iso(first), &day::iso(last), account)? {
            if spent.minutes > 0 {
                *costs.entry(account).or_default() += hours::cost(hour, spent.minutes).unwrap_or(0);
            }
        }
    }
    Ok(costs)
}

/// What a row leaves, of which the cost of all goods has to be known.
fn left(row: &Row, costs: &HashMap<i64, i128>, tax: u32) -> Left {
    let expenses = row.accounts().filter_map(|account| costs.get(&account).copied()).reduce(|one, other| one + other);
    let net = row.income.sum.and_then(|income| row.turnover.sum.map(|turnover| (income, turnover))).and_then(|(income, turnover)| {
        let costs = Costs { goods: turnover - income, service: expenses.unwrap_or(0), ..Costs::default() };
        if row.costed == turnover { Ok(profit(turnover, &costs, tax).net) } else { Err(Unknown::Partly) }
    });
    Left { expenses, net }
}

/// What one account of a portfolio leaves: read of that alone.
///
/// # Errors
/// Those of reading the file.
pub fn left_of(store: &Store, portfolio: &Portfolio, row: &Row) -> Result<Left> {
    let mut known = HashMap::new();
    let settings = Settings::read(store)?;
    if let Some(span) = told(portfolio) {
        for account in row.accounts() {
            known.extend(costs(store, &settings, &portfolio.currency, span, Some(account))?);
        }
    }
    Ok(left(row, &known, settings.tax_rate))
}

/// Notes in each row what the account costs beside its goods, and what is left of it.
pub(super) fn fill(store: &Store, portfolio: &mut Portfolio) -> Result<()> {
    let settings = Settings::read(store)?;
    let Some(span) = told(portfolio) else { return Ok(()) };
    let costs = costs(store, &settings, &portfolio.currency, span, None)?;
    for row in &mut portfolio.rows {
        let Left { expenses, net } = left(row, &costs, settings.tax_rate);
        (row.expenses, row.net.sum) = (expenses, net);
    }
    portfolio.has_expenses = portfolio.rows.iter().any(|row| row.expenses.is_some());
    Ok(())
}
