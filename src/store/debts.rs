//! Debts out of tables: which of those that are open such a table brought (M17).

use super::Store;
use super::error::Result;

impl Store {
    /// The open debts that tables brought, each with its account, as far back as the journal reaches: older ones count as written by hand.
    ///
    /// # Errors
    /// Those of reading.
    pub fn imported_debts(&self) -> Result<Vec<(i64, i64)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT id, account_id FROM debt d WHERE state = 'open' AND EXISTS (
               SELECT 1 FROM change c JOIN step s ON s.id = c.step_id
               WHERE c.tbl = 'debt' AND c.row_id = d.id AND c.op = '+' AND s.verb = 'import') ORDER BY id",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
