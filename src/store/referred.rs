//! Which records a text that is kept refers to by their numbers. A number is given again: by undoing, by another window, by a restore
//! of another copy. Then the text is not of the record that has it now.

use super::Store;
use super::drafts::Draft;
use super::error::Result;
use crate::domain::Entity;
use rusqlite::OptionalExtension;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Where the body of a draft says what tells each of them from any other one.
pub const ROWS: &str = "rows";
/// The table of the lines that wait for their account.
pub const INBOX: &str = "inbox";

/// Records that are referred to, each by its table and number, with what tells it from any other one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Referred(BTreeMap<String, String>);

impl Referred {
    /// Those of the body of a draft.
    pub fn of_body(body: &Json) -> Referred {
        let rows = body[ROWS].as_object().into_iter().flatten();
        Referred(rows.filter_map(|(row, uid)| Some((row.clone(), uid.as_str()?.to_owned()))).collect())
    }

    /// As the body of a draft keeps them.
    pub fn json(&self) -> Json {
        self.0.iter().map(|(row, uid)| (row.clone(), Json::from(uid.as_str()))).collect::<serde_json::Map<_, _>>().into()
    }
}

impl Store {
    /// What tells these records from any others. One that is not in the file, or only meant to be made, is left out.
    ///
    /// # Errors
    /// Those of reading.
    pub fn referred(&self, rows: impl IntoIterator<Item = (String, i64)>) -> Result<Referred> {
        let mut found = BTreeMap::new();
        for (table, id) in rows {
            if let Some(uid) = self.uid_in(&table, id)? {
                found.insert(format!("{table} {id}"), uid);
            }
        }
        Ok(Referred(found))
    }

    /// The first of these whose number another record has by now: its table and that number.
    ///
    /// # Errors
    /// Those of reading.
    pub fn taken_by_another(&self, referred: &Referred) -> Result<Option<(String, i64)>> {
        for (row, uid) in &referred.0 {
            let Some((table, id)) = row.split_once(' ').and_then(|(table, id)| Some((table, id.parse().ok()?))) else { continue };
            if self.uid_in(table, id)?.is_some_and(|now| now != *uid) {
                return Ok(Some((table.to_owned(), id)));
            }
        }
        Ok(None)
    }

    /// Whether a draft was typed over a record whose number another one has by now.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_of_another(&self, draft: &Draft) -> Result<bool> {
        let body = serde_json::from_str(&draft.body).unwrap_or_default();
        Ok(self.taken_by_another(&Referred::of_body(&body))?.is_some())
    }

    fn uid_in(&self, table: &str, id: i64) -> Result<Option<String>> {
        match Entity::from_table(table) {
            Some(entity) => self.uid_of(entity, id),
            None if table == INBOX => {
                Ok(self.sql().prepare_cached("SELECT uid FROM inbox WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?)
            }
            None => Ok(None),
        }
    }
}
