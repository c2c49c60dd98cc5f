//! All names of the file in one go, for search in memory: what was touched last comes first.

use super::Store;
use super::error::Result;
use rusqlite::{Row, params};
use std::collections::HashMap;

/// How many of the newest diary entries say which persons were met last.
const NEWEST: usize = 20_000;

/// An account as it is found by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountName {
    /// Rowid.
    pub id: i64,
    /// Short name.
    pub short: String,
    /// Legal name, or an empty text.
    pub legal: String,
    /// Tax id, or an empty text.
    pub tax_id: String,
    /// City, or an empty text.
    pub city: String,
}

/// A person as they are found by name, phone or e-mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// Rowid.
    pub id: i64,
    /// Family, given and middle name, with a blank between.
    pub name: String,
    /// The accounts they act for, present ones first: rowid, position.
    pub posts: Vec<(i64, String)>,
    /// Phones, e-mails and sites: kind, value.
    pub channels: Vec<(String, String)>,
}

/// An open promise, ours or theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenPromise {
    /// Rowid.
    pub id: i64,
    /// What was promised.
    pub title: String,
    /// The account, if there is one.
    pub account: Option<i64>,
    /// Code of the kind.
    pub kind: String,
}

impl Store {
    /// Every account, that of the last contact first.
    pub fn all_account_names(&self) -> Result<Vec<AccountName>> {
        let mut query = self.sql().prepare(
            "SELECT a.id, short_name, coalesce(legal_name, ''), coalesce(tax_id, ''), coalesce(city, '')
             FROM account a LEFT JOIN pulse ON pulse.account_id = a.id ORDER BY last_contact DESC NULLS LAST, find",
        )?;
        let rows = query.query_map([], |row| {
            Ok(AccountName { id: row.get(0)?, short: row.get(1)?, legal: row.get(2)?, tax_id: row.get(3)?, city: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every person: those met last first, then those of the accounts met last.
    pub fn all_persons(&self) -> Result<Vec<KnownPerson>> {
        let mut posts: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
        let mut query = self.sql().prepare(
            "SELECT person_id, account_id, coalesce(position, '') FROM affiliation ORDER BY to_on IS NOT NULL, main_contact IS NULL, id",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            posts.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        let mut channels: HashMap<i64, Vec<(String, String)>> = HashMap::new();
        let mut query = self.sql().prepare("SELECT person_id, kind, value FROM channel ORDER BY kind DESC, place, id")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            channels.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        let accounts: HashMap<i64, String> = self
            .sql()
            .prepare("SELECT account_id, coalesce(last_contact, '') FROM pulse")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let met = self.met_last()?;
        let mut query =
            self.sql().prepare("SELECT id, family_name, coalesce(given_name, ''), coalesce(middle_name, '') FROM person ORDER BY find")?;
        let rows = query.query_map([], |row: &Row| {
            let id: i64 = row.get(0)?;
            let name = super::people::PersonName::read(row, 1)?.full();
            Ok(KnownPerson { id, name, posts: posts.remove(&id).unwrap_or_default(), channels: channels.remove(&id).unwrap_or_default() })
        })?;
        let mut persons = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let contact = |person: &KnownPerson| person.posts.iter().filter_map(|(account, _)| accounts.get(account)).max();
        persons.sort_by_cached_key(|person| {
            let order = met.get(&person.id).copied().unwrap_or(usize::MAX);
            (order, std::cmp::Reverse(contact(person).cloned()))
        });
        Ok(persons)
    }

    /// The persons of the newest entries that are not ahead of us, with their turn.
    fn met_last(&self) -> Result<HashMap<i64, usize>> {
        let (_, until) = super::find_text::range(None, Some(self.clock().today()));
        let mut query = self.sql().prepare("SELECT rowid FROM find_text WHERE rowid < ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let mut people = self.sql().prepare("SELECT person_id FROM entry_person WHERE entry_id = ?1 ORDER BY place")?;
        let mut met = HashMap::new();
        let mut rows = query.query(params![until, NEWEST as i64])?;
        while let Some(row) = rows.next()? {
            let Some((source, entry, _)) = super::find_text::decode(row.get(0)?) else { continue };
            if source.entity != crate::domain::Entity::Entry {
                continue;
            }
            let mut found = people.query([entry])?;
            while let Some(row) = found.next()? {
                let turn = met.len();
                met.entry(row.get(0)?).or_insert(turn);
            }
        }
        Ok(met)
    }

    /// Every open promise, the one due first at the top.
    pub fn open_promises(&self) -> Result<Vec<OpenPromise>> {
        let mut query = self.sql().prepare(
            "SELECT id, title, account_id, kind FROM action
             WHERE state = 'open' AND kind IN ('our_promise', 'their_promise') ORDER BY presses_on IS NULL, presses_on",
        )?;
        let rows =
            query.query_map([], |row| Ok(OpenPromise { id: row.get(0)?, title: row.get(1)?, account: row.get(2)?, kind: row.get(3)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
