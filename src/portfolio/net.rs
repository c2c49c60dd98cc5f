//! What accounts leave when all that they cost is taken off: written expenses, our hours, the tax (M31, M57).

use super::{Portfolio, Row, Unknown};
use crate::domain::rules::hours;
use crate::domain::rules::profit::{Costs, profit, share_of};
use crate::domain::{day, span};
use crate::settings::Settings;
use crate::store::{Result, Store};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// Months since the beginning of our era.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// What accounts cost beside their goods in a stretch of months, in minor units of a currency; those of which nothing is written are not there.
fn costs(store: &Store, settings: &Settings, currency: &str, (first, last): (NaiveDate, NaiveDate)) -> Result<HashMap<i64, i128>> {
    let mut costs: HashMap<i64, i128> = HashMap::new();
    for (account, period, amount) in store.expenses_in(currency)? {
        let Some((begins, ends)) = span::bounds(&period) else { continue };
        let within = months(ends).min(months(last)) - months(begins).max(months(first)) + 1;
        // What is of a longer stretch is of each of its months alike.
        if let Some(part) = share_of(amount.into(), within, months(ends) - months(begins) + 1) {
            *costs.entry(account).or_default() += part;
        }
    }
    if let Some(hour) = settings.hour_cost_in(store, currency)? {
        let last = day::later(last, 31).with_day(1).map_or(last, |next| day::earlier(next, 1));
        for (account, minutes) in store.minutes_of_all(&day::iso(first), &day::iso(last))? {
            *costs.entry(account).or_default() += hours::cost(hour, minutes).unwrap_or(0);
        }
    }
    Ok(costs)
}

/// The net of a row, of which the cost of all goods has to be known.
fn net(row: &Row, expenses: i128, tax: u32) -> std::result::Result<i128, Unknown> {
    let (income, turnover) = (row.income.sum?, row.turnover.sum?);
    if row.costed != turnover {
        return Err(Unknown::Partly);
    }
    Ok(profit(turnover, &Costs { goods: turnover - income, service: expenses, ..Costs::default() }, tax).net)
}

/// Notes in each row what the account costs beside its goods, and what is left of it.
pub(super) fn fill(store: &Store, portfolio: &mut Portfolio, span: (NaiveDate, NaiveDate)) -> Result<()> {
    let settings = Settings::read(store)?;
    let costs = costs(store, &settings, &portfolio.currency, span)?;
    for row in &mut portfolio.rows {
        let own = [row.account].into_iter().chain(row.companies.iter().map(|company| company.account).filter(|id| *id != row.account));
        row.expenses = own.filter_map(|account| costs.get(&account).copied()).reduce(|one, other| one + other);
        row.net.sum = net(row, row.expenses.unwrap_or(0), settings.tax_rate);
    }
    portfolio.has_expenses = portfolio.rows.iter().any(|row| row.expenses.is_some());
    Ok(())
}
