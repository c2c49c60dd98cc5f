//! Which letters are entries of the diary.

use super::Store;
use super::error::Result;
use super::journal::Change;
use rusqlite::params;

impl Store {
    /// The accounts in whose diary a letter stands, or stood until its entry was deleted.
    pub fn accounts_with_letter(&self, key: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached("SELECT account_id FROM letter WHERE key = ?1 ORDER BY id")?;
        Ok(query.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Remembers that a letter is an entry of an account.
    pub fn keep_letter(&self, key: &str, account: i64, entry: i64) -> Result<()> {
        let mut insert = self.tx.prepare_cached("INSERT OR IGNORE INTO letter(key, account_id, entry_id) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![key, account, entry])?;
        Ok(())
    }
}
