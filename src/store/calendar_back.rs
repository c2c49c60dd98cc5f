//! What went out to a calendar and comes back from it: as what it stands here, and how it stood when it went out.

use super::Store;
use super::calendar::{Contact, contact, contact_columns};
use super::error::Result;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::{BTreeMap, HashSet};

/// A task or a promise as far as a calendar is compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Rowid.
    pub id: i64,
    /// Rowid of the account, where it belongs to one.
    pub account: Option<i64>,
    /// What is to be done.
    pub title: String,
    /// It is not settled.
    pub is_open: bool,
    /// The day, ISO.
    pub due_on: Option<String>,
}

impl Store {
    /// The contact with an identity of ours.
    pub fn contact_of_uid(&self, uid: &str) -> Result<Option<Contact>> {
        let mut query = self.sql().prepare_cached(&contact_columns("WHERE e.uid = ?1"))?;
        Ok(query.query_row([uid], |row| contact(row, 0)).optional()?.flatten())
    }

    /// The contact that went out as a meeting of the office calendar on one day of its series (`20261124`), what is added to its number,
    /// and the rowid of what came of it last.
    pub fn contact_gone_out_as(&self, event: &str, recurrence: &str) -> Result<Option<(Contact, i64, i64)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT c.entry_id, c.out_base, c.id FROM calendar_event c WHERE c.out_event = ?1 AND c.entry_id IS NOT NULL
               AND (c.out_recurrence = ?2 OR ?2 <> '' AND c.out_recurrence LIKE ?2 || 'T%') ORDER BY c.id LIMIT 1",
        )?;
        let found = query.query_row([event, recurrence], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let Some((entry, base, known)) = found else { return Ok(None) };
        let mut query = self.sql().prepare_cached(&contact_columns("WHERE e.id = ?1"))?;
        Ok(query.query_row([entry], |row| contact(row, 0)).optional()?.flatten().map(|contact| (contact, base, known)))
    }

    /// The task or promise with an identity of ours.
    pub fn action_of_uid(&self, uid: &str) -> Result<Option<Due>> {
        let mut query = self.sql().prepare_cached("SELECT id, account_id, title, state = 'open', due_on FROM action WHERE uid = ?1")?;
        let read =
            |row: &Row| Ok(Due { id: row.get(0)?, account: row.get(1)?, title: row.get(2)?, is_open: row.get(3)?, due_on: row.get(4)? });
        Ok(query.query_row([uid], read).optional()?)
    }

    /// The identities of contacts, tasks and promises that were deleted here, as far as the journal reaches back.
    pub fn deleted_uids(&self) -> Result<HashSet<String>> {
        let mut query = self.sql().prepare_cached(
            "SELECT json_extract(was, '$.uid') FROM (
               SELECT iif(json_valid(before), before, NULL) AS was FROM change WHERE op = '-' AND tbl IN ('entry', 'action'))
             WHERE was IS NOT NULL",
        )?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Columns of a row of a table as they were after a step, those that were changed since.
    pub fn before_since(&self, table: &str, row: i64, step: i64) -> Result<BTreeMap<String, Option<String>>> {
        let mut query = self.sql().prepare_cached(
            "SELECT col, CAST(before AS TEXT) FROM change WHERE tbl = ?1 AND row_id = ?2 AND op = '~' AND step_id > ?3 ORDER BY id DESC",
        )?;
        let rows = query.query_map(params![table, row, step], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // The first change since is read last.
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
