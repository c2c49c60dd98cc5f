//! In which currency is reckoned where none is named.

use super::Store;
use super::error::Result;
use rusqlite::{OptionalExtension, params};

/// So many months of purchases tell of a file in which an account has no amounts.
const SAMPLE: u32 = 1_000;

impl Store {
    /// The currency of most amounts of an account; where it has none, of most in the file; none where there is no amount yet. Of two
    /// that are used as often it is the one that was written down last.
    pub fn usual_currency(&self, account: Option<i64>) -> Result<Option<String>> {
        // Global ids begin with the moment at which they were made; months of purchases have none.
        let most = |of: Option<i64>| {
            let whose = if of.is_some() { "account_id = ?1" } else { "?1 IS NULL" };
            let mut query = self.sql().prepare_cached(&format!(
                "SELECT currency FROM (
                   SELECT currency, uid FROM opportunity WHERE amount IS NOT NULL AND {whose}
                   UNION ALL SELECT currency, uid FROM value_given WHERE {whose}
                   UNION ALL SELECT currency, uid FROM contract WHERE amount IS NOT NULL AND {whose}
                   UNION ALL SELECT currency, uid FROM debt WHERE {whose}
                   UNION ALL SELECT currency, uid FROM term WHERE cost IS NOT NULL AND {whose}
                   UNION ALL SELECT * FROM (SELECT currency, '' FROM turnover WHERE {whose} LIMIT ?2))
                 WHERE currency <> '' GROUP BY currency ORDER BY count(*) DESC, max(uid) DESC LIMIT 1",
            ))?;
            query.query_row(params![of, SAMPLE], |row| row.get(0)).optional()
        };
        let own = if account.is_some() { most(account)? } else { None };
        Ok(match own {
            Some(own) => Some(own),
            None => most(None)?,
        })
    }
}
