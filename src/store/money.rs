//! What the figures of an account are reckoned from besides its purchases: companies of a holding, totals of our company, costs, time (M2,
//! M31, M33, M57).

use super::Store;
use super::error::Result;
use crate::domain::turnover::YEAR;
use rusqlite::params;
use std::collections::{BTreeMap, HashMap};

/// What our company came to in twelve months, in minor units of one currency; none where that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompanyTotal {
    /// What was left when the goods were paid for.
    pub income: Option<i128>,
    /// What was sold.
    pub turnover: Option<i128>,
}

/// Contacts that were held with an account, and the time that they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// How many.
    pub contacts: usize,
    /// How many of them say no length.
    pub untimed: usize,
    /// The minutes of the others.
    pub minutes: i64,
}

impl Spent {
    /// Both together.
    pub fn with(self, other: Spent) -> Spent {
        Spent {
            contacts: self.contacts + other.contacts,
            untimed: self.untimed + other.untimed,
            minutes: self.minutes.saturating_add(other.minutes),
        }
    }
}

/// A total as it was written: income and turnover.
type Written = (Option<i64>, Option<i64>);

impl Store {
    /// An account and those that belong to it, at whatever remove, by name behind it.
    pub fn holding(&self, account: i64) -> Result<Vec<(i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "WITH RECURSIVE under(id) AS (VALUES (?1) UNION SELECT a.id FROM account a JOIN under u ON a.parent_id = u.id)
             SELECT a.id, a.short_name FROM under u JOIN account a ON a.id = u.id ORDER BY a.id <> ?1, a.short_name",
        )?;
        Ok(query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The income of all accounts of the file in a currency from one month to another, both included.
    pub fn income_of_all(&self, currency: &str, from: &str, until: &str) -> Result<i128> {
        let mut query =
            self.sql().prepare_cached("SELECT costed, cost FROM turnover WHERE month >= ?2 AND month <= ?3 AND currency = ?1")?;
        let mut rows = query.query([currency, from, until])?;
        let mut sum = 0;
        while let Some(row) = rows.next()? {
            sum += i128::from(row.get::<_, i64>(0)?) - i128::from(row.get::<_, i64>(1)?);
        }
        Ok(sum)
    }

    /// What our company came to in twelve months, both named ones included: as it was written for the year that these are, else the sum of
    /// the months, where all of them are known.
    pub fn company_total(&self, currency: &str, first: &str, last: &str) -> Result<CompanyTotal> {
        let year = first.get(..4).filter(|year| first.ends_with("-01") && last == format!("{year}-12"));
        let whole = year.map_or_else(|| Ok(Vec::new()), |year| self.totals_written(currency, year, year))?;
        let months = self.totals_written(currency, first, last)?;
        let total = |of: fn(&Written) -> Option<i64>| {
            let known: Vec<i128> = months.iter().filter_map(|month| of(month).map(i128::from)).collect();
            whole.iter().find_map(|year| of(year).map(i128::from)).or_else(|| (known.len() == YEAR).then(|| known.iter().sum()))
        };
        Ok(CompanyTotal { income: total(|written| written.0), turnover: total(|written| written.1) })
    }

    /// The totals that were written of stretches as long as the first, from that to the last; of two of one stretch the one written last.
    fn totals_written(&self, currency: &str, from: &str, until: &str) -> Result<Vec<Written>> {
        let mut query = self.sql().prepare_cached(
            "SELECT income, turnover, max(id) FROM company_total
             WHERE coalesce(currency, '') = ?1 AND period >= ?2 AND period <= ?3 AND length(period) = length(?2)
             GROUP BY period ORDER BY period",
        )?;
        let rows = query.query_map([currency, from, until], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What an account bought of each line of goods in a currency from one month to another, both included, less what came back; a purchase
    /// that names no line is of none.
    pub fn bought_by_line(&self, account: i64, currency: &str, from: &str, until: &str) -> Result<Vec<(String, i128)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT title, amount FROM purchase
             WHERE account_id = ?1 AND substr(bought_on, 1, 7) BETWEEN ?3 AND ?4 AND coalesce(currency, '') = ?2 AND title IS NOT NULL",
        )?;
        let mut rows = query.query(params![account, currency, from, until])?;
        let mut lines: BTreeMap<String, i128> = BTreeMap::new();
        // Many amounts may be more than SQLite can add.
        while let Some(row) = rows.next()? {
            let (title, amount): (String, i64) = (row.get(0)?, row.get(1)?);
            *lines.entry(title).or_default() += i128::from(amount);
        }
        Ok(lines.into_iter().collect())
    }

    /// The expenses of all accounts in a currency: whose, of which stretch, how much.
    pub fn expenses_in(&self, currency: &str) -> Result<Vec<(i64, String, i64)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT account_id, period, amount FROM expense WHERE coalesce(currency, '') = ?1 AND amount IS NOT NULL AND account_id IS NOT NULL",
        )?;
        Ok(query.query_map([currency], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The minutes of contacts that were held with each account from one day to another, both included.
    pub fn minutes_of_all(&self, from: &str, until: &str) -> Result<Vec<(i64, i64)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT account_id, sum(minutes) FROM entry
             WHERE state = 'held' AND day >= ?1 AND day <= ?2 AND minutes > 0 AND account_id IS NOT NULL GROUP BY account_id",
        )?;
        Ok(query.query_map([from, until], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The minutes of contacts that were held with an account from one day to another, both included.
    pub fn minutes_between(&self, account: i64, from: &str, until: &str) -> Result<i64> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(minutes), 0) FROM entry WHERE account_id = ?1 AND state = 'held' AND day >= ?2 AND day <= ?3",
        )?;
        Ok(query.query_row(params![account, from, until], |row| row.get(0))?)
    }

    /// The time of contacts that were held from one day to another, both included, by account.
    ///
    /// # Errors
    /// Those of reading.
    pub fn spent_between(&self, from: &str, until: &str) -> Result<HashMap<i64, Spent>> {
        let mut query = self.sql().prepare_cached(
            "SELECT account_id, count(*), count(*) FILTER (WHERE minutes IS NULL), coalesce(sum(minutes), 0) FROM entry
             WHERE state = 'held' AND account_id IS NOT NULL AND day >= ?1 AND day <= ?2 GROUP BY account_id",
        )?;
        let rows = query.query_map([from, until], |row| {
            Ok((row.get(0)?, Spent { contacts: row.get(1)?, untimed: row.get(2)?, minutes: row.get(3)? }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
