//! Debts out of tables: which of those that are open such a table brought (M17).

use super::Store;
use super::error::Result;
use rusqlite::OptionalExtension;

/// The step `s` is of such a table: it made nothing but debts, and clients that wait.
const IS_TABLE: &str =
    "s.verb = 'import' AND NOT EXISTS (SELECT 1 FROM change o WHERE o.step_id = s.id AND o.tbl NOT IN ('debt', 'report_client'))";

impl Store {
    /// The moment, RFC 3339, at which a table of debts was taken in last, and what it is called, as far back as the journal reaches.
    ///
    /// # Errors
    /// Those of reading.
    pub fn debts_from(&self) -> Result<Option<(String, String)>> {
        let sql = format!(
            "SELECT s.at, s.subject FROM step s WHERE s.state = 'done' AND {IS_TABLE}
               AND EXISTS (SELECT 1 FROM change c WHERE c.step_id = s.id AND c.tbl = 'debt') ORDER BY s.id DESC LIMIT 1"
        );
        Ok(self.sql().prepare_cached(&sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// The open debts that tables brought, each with its account, as far back as the journal reaches: older ones count as written by
    /// hand. A step that made other records as well is no such table.
    ///
    /// # Errors
    /// Those of reading.
    pub fn imported_debts(&self) -> Result<Vec<(i64, i64)>> {
        let sql = format!(
            "SELECT id, account_id FROM debt d WHERE state = 'open' AND EXISTS (
               SELECT 1 FROM change c JOIN step s ON s.id = c.step_id
               WHERE c.tbl = 'debt' AND c.row_id = d.id AND c.op = '+' AND {IS_TABLE}) ORDER BY id"
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
