//! What the targets of the account manager are held against, over all accounts (M35).

use super::Store;
use super::cadence::IS_KEY;
use super::error::Result;
use rusqlite::{ToSql, params};

/// How far the promised contacts with people are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// With how many people the next contact is not late.
    pub kept: i64,
    /// How many people have a rhythm.
    pub all: i64,
}

impl Store {
    /// The targets of a period and what those accounts bought in its months, first to last (`YYYY-MM`), in minor units of a currency; none
    /// without a target.
    pub fn reached(&self, period: &str, (first, last): (&str, &str), currency: &str) -> Result<Option<(i128, i128)>> {
        let targets = "SELECT amount FROM target WHERE period = ?1 AND currency = ?2";
        let bought = "SELECT amount FROM turnover WHERE currency = ?2 AND month BETWEEN ?3 AND ?4
             AND account_id IN (SELECT account_id FROM target WHERE period = ?1 AND currency = ?2)";
        let target = self.summed(targets, params![period, currency])?;
        let actual = self.summed(bought, params![period, currency, first, last])?;
        Ok((target > 0).then_some((target, actual)))
    }

    /// What is owed to us and late on a day (ISO), in minor units of a currency, and whether there is more in others.
    pub fn overdue_in(&self, today: &str, currency: &str) -> Result<(i128, bool)> {
        let late = "FROM debt WHERE state = 'open' AND due_on > '' AND due_on < ?1";
        let sum = self.summed(&format!("SELECT \"left\" {late} AND currency = ?2"), params![today, currency])?;
        let others = format!("SELECT EXISTS (SELECT 1 {late} AND currency IS NOT ?2)");
        Ok((sum, self.sql().prepare_cached(&others)?.query_row([today, currency], |row| row.get(0))?))
    }

    /// With how many of the people who have a rhythm the next contact is not late on a day (ISO).
    pub fn rhythm_kept(&self, today: &str) -> Result<Rhythm> {
        let sql = "SELECT count(*) FILTER (WHERE due_on >= ?1), count(*) FROM rhythm";
        Ok(self.sql().prepare_cached(sql)?.query_row([today], |row| Ok(Rhythm { kept: row.get(0)?, all: row.get(1)? }))?)
    }

    /// How many accounts are key.
    pub fn count_key(&self) -> Result<i64> {
        let sql = format!("SELECT count(*) FROM account WHERE {IS_KEY}");
        Ok(self.sql().prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
    }

    /// The accounts of which needs are written.
    pub fn with_needs(&self) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached("SELECT DISTINCT account_id FROM need ORDER BY account_id")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Sums of a file are added here: those of SQLite end where they are too great.
    fn summed(&self, sql: &str, values: &[&dyn ToSql]) -> Result<i128> {
        let mut query = self.sql().prepare_cached(sql)?;
        let found = query.query_map(values, |row| row.get::<_, i64>(0))?;
        found.map(|one| Ok(i128::from(one?))).sum()
    }
}
