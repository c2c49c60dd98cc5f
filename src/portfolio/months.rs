//! The months of all accounts, read in one pass: what the portfolios of several spans, and whatever else compares months, are made of (M8).

use crate::domain::turnover::{Sums, month_of};
use crate::store::portfolio::Client;
use crate::store::{Result, Store};
use chrono::{Datelike, NaiveDate};
use std::cell::RefCell;
use std::collections::HashMap;

/// A month by its first day, and what it came to.
pub(super) type Month = (NaiveDate, Sums);
/// The months of accounts in one currency, those of each in order.
pub(super) type ByAccount = HashMap<i64, Vec<Month>>;

/// The accounts, and what their months came to.
#[derive(Debug)]
pub struct Months {
    /// The first month that was read, by its first day.
    pub from: NaiveDate,
    /// The first month of which anything is known, `YYYY-MM`.
    pub told_from: Option<String>,
    /// Every account, by name.
    pub clients: Vec<Client>,
    pub(super) currencies: Vec<(String, ByAccount)>,
}

/// The first day of a month, which is `YYYY-MM`.
pub(super) fn day_of(month: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()
}

/// Those of months in order that lie between two, both included.
pub(super) fn between(months: &[Month], first: NaiveDate, last: NaiveDate) -> &[Month] {
    let from = months.partition_point(|(day, _)| *day < first);
    let until = months.partition_point(|(day, _)| *day <= last);
    months.get(from..until).unwrap_or_default()
}

impl Months {
    /// Reads those from one to another, both included, by their first days.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn read(store: &Store, from: NaiveDate, until: NaiveDate) -> Result<Months> {
        let count = (until.year() - from.year()) * 12 + 1;
        let room = usize::try_from(count).unwrap_or_default() + until.month0() as usize;
        let currencies: RefCell<Vec<(String, ByAccount)>> = RefCell::default();
        let begin = |month: &str, currency: &str| {
            let known = currencies.borrow().iter().position(|(known, _)| known == currency);
            let at = known.unwrap_or_else(|| {
                currencies.borrow_mut().push((currency.to_owned(), HashMap::new()));
                currencies.borrow().len() - 1
            });
            (at, day_of(month).unwrap_or(from))
        };
        let take = |(at, day): &(usize, NaiveDate), account, sums| {
            let mut currencies = currencies.borrow_mut();
            currencies[*at].1.entry(account).or_insert_with(|| Vec::with_capacity(room)).push((*day, sums));
        };
        store.each_month(&month_of(from), &month_of(until), begin, take)?;
        Ok(Months { from, told_from: store.told_from()?, clients: store.clients()?, currencies: currencies.into_inner() })
    }

    /// What an account bought from one month to another, both included, in a currency: in its minor units.
    pub fn sum(&self, account: i64, currency: &str, (first, last): (NaiveDate, NaiveDate)) -> i128 {
        let known = self.currencies.iter().find(|(known, _)| known == currency).and_then(|(_, months)| months.get(&account));
        known.map_or(0, |months| between(months, first, last).iter().map(|(_, sums)| i128::from(sums.amount)).sum())
    }

    /// The months, in order, in which an account bought more than came back, in whatever currency.
    pub fn bought(&self, account: i64) -> Vec<NaiveDate> {
        let all = self.currencies.iter().filter_map(|(_, months)| months.get(&account)).flatten();
        let mut days: Vec<NaiveDate> = all.filter(|(_, sums)| sums.amount > 0).map(|(day, _)| *day).collect();
        if self.currencies.len() > 1 {
            days.sort_unstable();
            days.dedup();
        }
        days
    }
}
