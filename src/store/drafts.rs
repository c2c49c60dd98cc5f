//! Drafts: text being typed, kept until it is saved or thrown away.

use super::Store;
use super::error::Result;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// A draft and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form that it belongs to, as the interface names it.
    pub place: String,
    /// When it was last kept (RFC 3339).
    pub at: String,
    /// What was typed, as JSON.
    pub body: String,
}

impl Store {
    /// Keeps a draft, in place of an older one.
    pub fn keep_draft(&self, place: &str, body: &str) -> Result<()> {
        self.keep_draft_of(place, &self.clock().now().to_rfc3339(), body)
    }

    /// Keeps a draft that was typed at a moment (RFC 3339), in place of an older one.
    pub fn keep_draft_of(&self, place: &str, at: &str, body: &str) -> Result<()> {
        let tx = self.write()?;
        tx.prepare_cached(
            "INSERT INTO draft(place, at, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (place) DO UPDATE SET at = excluded.at, body = excluded.body",
        )?
        .execute(params![place, at, body])?;
        Ok(tx.commit()?)
    }

    /// Gives a draft the name that its place has now; where there is one of that name, the newer one stays.
    ///
    /// # Errors
    /// Those of writing.
    pub fn rename_draft(&self, place: &str, wanted: &str) -> Result<()> {
        let tx = self.write()?;
        tx.prepare_cached("DELETE FROM draft WHERE place = ?2 AND at < (SELECT at FROM draft WHERE place = ?1)")?
            .execute([place, wanted])?;
        tx.prepare_cached("UPDATE OR IGNORE draft SET place = ?2 WHERE place = ?1")?.execute([place, wanted])?;
        tx.prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(tx.commit()?)
    }

    /// Throws a draft away.
    pub fn drop_draft(&self, place: &str) -> Result<()> {
        // Most places have none, and looking takes no lock.
        if self.draft(place)?.is_none() {
            return Ok(());
        }
        let tx = self.write()?;
        tx.prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(tx.commit()?)
    }

    /// The draft of one place.
    pub fn draft(&self, place: &str) -> Result<Option<String>> {
        Ok(self.sql().prepare_cached("SELECT body FROM draft WHERE place = ?1")?.query_row([place], |row| row.get(0)).optional()?)
    }

    /// All drafts, newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let mut query = self.sql().prepare_cached("SELECT place, at, body FROM draft ORDER BY at DESC")?;
        let rows = query.query_map([], |row| Ok(Draft { place: row.get(0)?, at: row.get(1)?, body: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
