//! Purchases that may come, across all accounts (M28).

use super::Store;
use super::error::Result;
use rusqlite::OptionalExtension;

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

    /// The open opportunities of all accounts by name, the one due first at the top: rowid, title, account.
    pub fn open_opportunities(&self) -> Result<Vec<(i64, String, i64)>> {
        let mut query =
            self.sql().prepare("SELECT id, title, account_id FROM opportunity WHERE state = 'open' ORDER BY due_on IS NULL, due_on")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}
