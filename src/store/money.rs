//! What the figures of an account are reckoned from besides its purchases: companies of a holding, totals of our company, costs, time (M2,
//! M31, M33, M57).

use super::error::Result;
use super::purchases::wide;
use super::{Revision, Store};
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

/// A question about accounts that is asked of all of them, or of one, which is `?1` in it: both in one would find no index for the one.
fn of_one(sql: &str, account: Option<i64>) -> String {
    format!("{sql} AND {}", if account.is_some() { "account_id = ?1" } else { "?1 IS NULL" })
}

/// The income of all accounts, with the state of the file, the currency and the months that it is of.
pub(super) type WholeIncome = Option<((Revision, [String; 3]), i128)>;

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
        let asked = (self.revision()?, [currency, from, until].map(str::to_owned));
        let known = self.whole_income.borrow().as_ref().filter(|(of, _)| *of == asked).map(|(_, sum)| *sum);
        if let Some(sum) = known {
            return Ok(sum);
        }
        // Half a million amounts may be more than SQLite can add; their halves never are.
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(costed >> 32), 0), coalesce(sum(costed & 4294967295), 0),
               coalesce(sum(cost >> 32), 0), coalesce(sum(cost & 4294967295), 0)
             FROM turnover WHERE month >= ?2 AND month <= ?3 AND currency = ?1",
        )?;
        let sum = query.query_row([currency, from, until], |row| Ok(wide(row.get(0)?, row.get(1)?) - wide(row.get(2)?, row.get(3)?)))?;
        *self.whole_income.borrow_mut() = Some((asked, sum));
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

    /// The expenses of all accounts, or of one, in a currency: whose, of which stretch, how much.
    pub fn expenses_in(&self, currency: &str, account: Option<i64>) -> Result<Vec<(i64, String, i64)>> {
        let sql = of_one("SELECT account_id, period, amount FROM expense WHERE coalesce(currency, '') = ?2", account);
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map(params![account, currency], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The targets of accounts for a stretch, `YYYY-Qn` or `YYYY`, in a currency, in minor units, as they were written one after another.
    ///
    /// # Errors
    /// Those of reading.
    pub fn targets_of(&self, period: &str, currency: &str) -> Result<Vec<(i64, i64)>> {
        let mut query = self
            .sql()
            .prepare_cached("SELECT account_id, amount FROM target WHERE period = ?1 AND coalesce(currency, '') = ?2 ORDER BY id")?;
        Ok(query.query_map([period, currency], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The time of contacts that were held from one day to another, both included, by account: of all accounts, or of one.
    ///
    /// # Errors
    /// Those of reading.
    pub fn spent_between(&self, from: &str, until: &str, account: Option<i64>) -> Result<HashMap<i64, Spent>> {
        let sql = of_one(
            "SELECT account_id, count(*), count(*) FILTER (WHERE minutes IS NULL), coalesce(sum(minutes), 0) FROM entry
             WHERE state = 'held' AND account_id IS NOT NULL AND day >= ?2 AND day <= ?3",
            account,
        );
        let mut query = self.sql().prepare_cached(&format!("{sql} GROUP BY account_id"))?;
        let rows = query.query_map(params![account, from, until], |row| {
            Ok((row.get(0)?, Spent { contacts: row.get(1)?, untimed: row.get(2)?, minutes: row.get(3)? }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
