//! What a month is closed by: how much of it is in the file, and what was decided of it (M8, M33, M49).

use super::Store;
use super::error::Result;
use crate::domain::{Entity, Record};

/// How much of a month is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Purchases: how many, and of how many accounts.
    pub purchases: (usize, usize),
    /// The moment, RFC 3339, at which a report on purchases was taken in last; none where none ever was.
    pub imported_at: Option<String>,
    /// Of how many accounts the deliveries of the month are written.
    pub deliveries: usize,
    /// How many invoices are not paid yet, of whatever month, and how many of them are late.
    pub debts: (usize, usize),
    /// The moment, RFC 3339, at which a table of debts was taken in last, and what it is called; none where none ever was.
    pub debts_from: Option<(String, String)>,
}

impl Store {
    /// How much of a month (`YYYY-MM`) is in; what is late is late on a day, ISO.
    ///
    /// # Errors
    /// Those of reading.
    pub fn taken_in(&self, month: &str, today: &str) -> Result<TakenIn> {
        let pair = |sql: &str, of: &[&str]| -> Result<(usize, usize)> {
            let mut query = self.sql().prepare_cached(sql)?;
            Ok(query.query_row(rusqlite::params_from_iter(of), |row| Ok((row.get(0)?, row.get(1)?)))?)
        };
        let imported = "SELECT max(s.at) FROM step s WHERE s.verb = 'import' AND s.state = 'done'
             AND EXISTS (SELECT 1 FROM change c WHERE c.step_id = s.id AND c.tbl = 'purchase')";
        let purchases = "SELECT coalesce(sum(lines), 0), count(DISTINCT account_id) FROM turnover WHERE month = ?1";
        let deliveries = "SELECT count(DISTINCT account_id), 0 FROM delivery WHERE period = ?1";
        let debts = "SELECT count(*), count(*) FILTER (WHERE due_on > '' AND due_on < ?1) FROM debt WHERE state = 'open'";
        Ok(TakenIn {
            purchases: pair(purchases, &[month])?,
            imported_at: self.sql().query_row(imported, [], |row| row.get(0))?,
            deliveries: pair(deliveries, &[month])?.0,
            debts: pair(debts, &[today])?,
            debts_from: self.debts_from()?,
        })
    }

    /// What was decided of a month, oldest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn month_decisions(&self, month: &str) -> Result<Vec<Record>> {
        let mut query = self.sql().prepare_cached("SELECT id FROM month_decision WHERE period = ?1 ORDER BY id")?;
        let ids = query.query_map([month], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        ids.into_iter().filter_map(|id| self.load(Entity::MonthDecision, id).transpose()).collect()
    }

    /// The records by which a month is closed, newest first: one, or two that earlier versions made at once.
    ///
    /// # Errors
    /// Those of reading.
    pub fn month_closes(&self, month: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached("SELECT id FROM month_close WHERE period = ?1 ORDER BY id DESC")?;
        Ok(query.query_map([month], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// How a month was closed; of two records of it the newer.
    ///
    /// # Errors
    /// Those of reading.
    pub fn month_close(&self, month: &str) -> Result<Option<Record>> {
        self.month_closes(month)?.first().map_or(Ok(None), |id| self.load(Entity::MonthClose, *id))
    }
}
