//! Who was asked: the questions of a round, the invitations to an event, whosever they are (M25, M30).

use super::Store;
use super::error::Result;
use super::people::PersonName;
use crate::domain::Entity;

/// Somebody of a client who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The question or the invitation.
    pub id: i64,
    /// The account, and its short name.
    pub account: i64,
    /// What it is called.
    pub account_name: String,
    /// The person, where one is named; short.
    pub person: String,
    /// Code of the state.
    pub state: String,
    /// The answer or the response; empty where there is none.
    pub said: String,
    /// The day of the answer, ISO.
    pub on: Option<String>,
}

impl Store {
    /// Whom a round of questions was put to, or an event offered: by account, then by name. Nothing else has anybody who was asked.
    ///
    /// # Errors
    /// Those of reading.
    pub fn asked_by(&self, of: Entity, id: i64) -> Result<Vec<Invited>> {
        let (table, column, said, on) = match of {
            Entity::Survey => ("question", "survey_id", "answer", "answered_on"),
            Entity::Communication => ("invitation", "communication_id", "response", "NULL"),
            _ => return Ok(Vec::new()),
        };
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT t.id, a.id, a.short_name, p.family_name, p.given_name, p.middle_name, t.state, coalesce(t.{said}, ''), {on}
             FROM {table} t JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id
             WHERE t.{column} = ?1 ORDER BY a.find, p.family_name, t.id"
        ))?;
        let rows = query.query_map([id], |row| {
            Ok(Invited {
                id: row.get(0)?,
                account: row.get(1)?,
                account_name: row.get(2)?,
                person: PersonName::read(row, 3)?.short(),
                state: row.get(6)?,
                said: row.get(7)?,
                on: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
