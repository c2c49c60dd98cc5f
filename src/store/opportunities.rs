//! Purchases that may come, across all accounts (M28).

use super::Store;
use super::error::Result;

impl Store {
    /// The open opportunities of all accounts by name, the one due first at the top: rowid, title, account.
    pub fn open_opportunities(&self) -> Result<Vec<(i64, String, i64)>> {
        let mut query =
            self.sql().prepare("SELECT id, title, account_id FROM opportunity WHERE state = 'open' ORDER BY due_on IS NULL, due_on")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}
