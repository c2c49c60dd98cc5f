//! Purchases that may come: of one account, and by their names across all of them (M28).

use super::Store;
use super::error::Result;
use rusqlite::{OptionalExtension, params};

/// A purchase that may come, as the map asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Rowid.
    pub id: i64,
    /// What could be sold.
    pub title: String,
    /// How many persons stand differently in it than at the account (M45).
    pub stances: u32,
}

impl Store {
    /// The currency of the amount that was written down last; none where there is no amount yet.
    pub fn usual_currency(&self) -> Result<Option<String>> {
        // Global ids begin with the moment at which they were made.
        let mut query = self.sql().prepare_cached(
            "SELECT currency FROM (
               SELECT * FROM (SELECT currency, uid FROM opportunity WHERE currency IS NOT NULL ORDER BY uid DESC LIMIT 1)
               UNION ALL SELECT * FROM (SELECT currency, uid FROM value_given ORDER BY uid DESC LIMIT 1)
             ) ORDER BY uid DESC LIMIT 1",
        )?;
        Ok(query.query_row([], |row| row.get(0)).optional()?)
    }

    /// The purchases of an account on which the map can be laid: open ones first, the one due first at the top.
    pub fn purchases(&self, account: i64, limit: usize) -> Result<Vec<Purchase>> {
        let mut query = self.sql().prepare_cached(
            "SELECT id, title, (SELECT count(*) FROM stance WHERE opportunity_id = opportunity.id) FROM opportunity WHERE account_id = ?1
             ORDER BY state <> 'open', iif(state = 'open', due_on IS NULL, NULL), iif(state = 'open', due_on, NULL), due_on DESC, id LIMIT ?2",
        )?;
        let rows = query
            .query_map(params![account, limit as i64], |row| Ok(Purchase { id: row.get(0)?, title: row.get(1)?, stances: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The open opportunities of all accounts by name, the one due first at the top: rowid, title, account.
    pub fn open_opportunities(&self) -> Result<Vec<(i64, String, i64)>> {
        let mut query =
            self.sql().prepare("SELECT id, title, account_id FROM opportunity WHERE state = 'open' ORDER BY due_on IS NULL, due_on")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}
