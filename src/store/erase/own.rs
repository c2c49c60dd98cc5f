//! Which rows are a person's own: they go with them.

use super::super::Store;
use super::super::error::Result;
use super::{ids, list};
use std::collections::BTreeSet;

/// Tables whose rows are the person's own, with the column that says so.
const OWN: [(&str, &str); 7] = [
    ("channel", "person_id"),
    ("affiliation", "person_id"),
    ("fact", "person_id"),
    ("entry_person", "person_id"),
    ("stage_person", "person_id"),
    ("tie", "from_id"),
    ("tie", "to_id"),
];
/// Tables whose rows refer to others by table and id.
const BY_TABLE: [&str; 4] = ["judgement", "leftover", "foreign_id", "put_off"];
impl Store {
    /// The rows that belong to a person alone, now and in the journal.
    pub(in super::super) fn own_rows(&self, persons: &BTreeSet<i64>) -> Result<BTreeSet<(String, i64)>> {
        let numbers = list(persons);
        let mut own: BTreeSet<(String, i64)> = persons.iter().map(|person| ("person".to_owned(), *person)).collect();
        for (table, column) in OWN {
            let now = ids(self.sql(), &format!("SELECT id FROM {table} WHERE {column} IN ({numbers})"))?;
            let then = format!(
                "SELECT row_id FROM change WHERE tbl = '{table}' AND op = '-' AND json_extract(before, '$.{column}') IN ({numbers})"
            );
            own.extend(now.into_iter().chain(ids(self.sql(), &then)?).map(|id| (table.to_owned(), id)));
        }
        let roles = list(own.iter().filter(|(table, _)| table == "affiliation").map(|(_, id)| id));
        let stances = format!(
            "SELECT id FROM stance WHERE affiliation_id IN ({roles})
             UNION SELECT row_id FROM change WHERE tbl = 'stance' AND op = '-' AND json_extract(before, '$.affiliation_id') IN ({roles})"
        );
        own.extend(ids(self.sql(), &stances)?.into_iter().map(|id| ("stance".to_owned(), id)));
        let owners: Vec<(String, i64)> = own.iter().cloned().collect();
        for (table, row) in owners {
            for kept in BY_TABLE {
                let sql = format!(
                    "SELECT id FROM {kept} WHERE tbl = '{table}' AND row_id = {row}
                     UNION SELECT row_id FROM change WHERE tbl = '{kept}' AND op = '-'
                       AND json_extract(before, '$.tbl') = '{table}' AND json_extract(before, '$.row_id') = {row}"
                );
                own.extend(ids(self.sql(), &sql)?.into_iter().map(|id| (kept.to_owned(), id)));
            }
        }
        // Whose an address of theirs is, as a calendar was told.
        let told = format!(
            "SELECT id FROM calendar_answer WHERE about IN (SELECT 'mail:' || key FROM channel WHERE kind = 'email' AND person_id IN ({numbers}))
             UNION SELECT row_id FROM change WHERE tbl = 'calendar_answer' AND op = '-' AND json_extract(before, '$.about') IN (
               SELECT 'mail:' || json_extract(before, '$.key') FROM change
               WHERE tbl = 'channel' AND op = '-' AND json_extract(before, '$.person_id') IN ({numbers}))"
        );
        own.extend(ids(self.sql(), &told)?.into_iter().map(|id| ("calendar_answer".to_owned(), id)));
        let doubts = format!("SELECT id FROM doubt WHERE tbl = 'person' AND (kept_id IN ({numbers}) OR other_id IN ({numbers}))");
        own.extend(ids(self.sql(), &doubts)?.into_iter().map(|id| ("doubt".to_owned(), id)));
        Ok(own)
    }
}
