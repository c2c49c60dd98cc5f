//! What the figures of an account are reckoned from besides its purchases: companies of a holding, totals of our company, costs, time (M2,
//! M31, M33, M57).

use super::Store;
use super::error::Result;
use rusqlite::params;

/// What was bought in a stretch of months, in minor units of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bought {
    /// For how much, less what came back.
    pub amount: i128,
    /// How much of it has a cost that is known.
    pub costed: i128,
    /// That cost.
    pub cost: i128,
}

impl Bought {
    /// What is left of what has a cost that is known; none where none is.
    pub fn income(self) -> Option<i128> {
        (self.costed != 0 || self.cost != 0).then_some(self.costed - self.cost)
    }
}

/// What our company came to in a stretch of the calendar, in minor units of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyTotal {
    /// `YYYY` or `YYYY-MM`.
    pub period: String,
    /// What was left when the goods were paid for.
    pub income: Option<i64>,
    /// What was sold.
    pub turnover: Option<i64>,
}

impl Store {
    /// An account and those that belong to it, at whatever remove, by name behind it.
    pub fn holding(&self, account: i64) -> Result<Vec<(i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "WITH RECURSIVE under(id) AS (VALUES (?1) UNION SELECT a.id FROM account a JOIN under u ON a.parent_id = u.id)
             SELECT a.id, a.short_name FROM under u JOIN account a ON a.id = u.id ORDER BY a.id <> ?1, a.short_name",
        )?;
        Ok(query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What an account bought in a currency from one month to another, both included, as `YYYY-MM`.
    pub fn bought_between(&self, account: i64, currency: &str, from: &str, until: &str) -> Result<Bought> {
        let mut query = self.sql().prepare_cached(
            "SELECT amount, costed, cost FROM turnover WHERE account_id = ?1 AND month >= ?3 AND month <= ?4 AND currency = ?2",
        )?;
        let mut rows = query.query(params![account, currency, from, until])?;
        let mut sum = Bought::default();
        // Twelve months may be more than SQLite can add.
        while let Some(row) = rows.next()? {
            let value = |at: usize| row.get::<_, i64>(at).map(i128::from);
            sum.amount += value(0)?;
            sum.costed += value(1)?;
            sum.cost += value(2)?;
        }
        Ok(sum)
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

    /// The first month that any purchase of the file is of, `YYYY-MM`.
    pub fn first_month(&self) -> Result<Option<String>> {
        Ok(self.sql().prepare_cached("SELECT min(month) FROM turnover")?.query_row([], |row| row.get(0))?)
    }

    /// What our company came to between two stretches, both included, in a currency, the one written last where two are of the same.
    pub fn company_totals(&self, currency: &str, from: &str, until: &str) -> Result<Vec<CompanyTotal>> {
        let mut query = self.sql().prepare_cached(
            "SELECT period, income, turnover, max(id) FROM company_total
             WHERE coalesce(currency, '') = ?1 AND period >= ?2 AND period <= ?3 AND length(period) = length(?2)
             GROUP BY period ORDER BY period",
        )?;
        let rows = query.query_map([currency, from, until], |row| {
            Ok(CompanyTotal { period: row.get(0)?, income: row.get(1)?, turnover: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The minutes of contacts that were held with an account from one day to another, both included.
    pub fn minutes_between(&self, account: i64, from: &str, until: &str) -> Result<i64> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(minutes), 0) FROM entry WHERE account_id = ?1 AND state = 'held' AND day >= ?2 AND day <= ?3",
        )?;
        Ok(query.query_row(params![account, from, until], |row| row.get(0))?)
    }
}
