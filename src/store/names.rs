//! All names of the file in one go, for search in memory: what was touched last comes first.

use super::Store;
use super::error::Result;
use super::find::FOUND_BY;
use super::merge::{AT, SOURCE};
use super::people::PersonName;
use crate::domain::Entity;
use rusqlite::{OptionalExtension, Row, params};
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
    /// Phones, e-mail and site, as they were written.
    pub reached: Vec<(&'static str, String)>,
    /// Names and tax ids of the companies of law that it trades through.
    pub by_law: Vec<String>,
    /// Names and tax ids of accounts that are one with this one now, and of companies of law that are closed.
    pub others: Vec<String>,
}

/// A person as they are found by name, phone or e-mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// Rowid.
    pub id: i64,
    /// Family, given and middle name, with a blank between.
    pub name: String,
    /// The middle name of it, or an empty text.
    pub middle: String,
    /// The accounts they act for, present ones first: rowid, position.
    pub posts: Vec<(i64, String)>,
    /// Phones, e-mails and sites: kind, value.
    pub channels: Vec<(String, String)>,
    /// Names of persons that are one with this one now.
    pub others: Vec<String>,
    /// Positions that those had.
    pub positions: Vec<String>,
}

/// For each record, the fields and values that it took in from others.
type Absorbed = HashMap<i64, Vec<(String, String)>>;

/// The kind of reach that a value no field could hold is.
fn reach_of(field: &str) -> Option<&'static str> {
    ["phone", "email", "site"].into_iter().find(|kind| field == *kind)
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
        let mut absorbed = self.absorbed(Entity::Account)?;
        let mut by_law = self.names_by_law()?;
        let mut query = self.sql().prepare(
            "SELECT a.id, short_name, coalesce(legal_name, ''), coalesce(tax_id, ''), coalesce(city, ''), phone, email, site
             FROM account a LEFT JOIN pulse ON pulse.account_id = a.id ORDER BY last_contact DESC NULLS LAST, find",
        )?;
        let rows = query.query_map([], |row| {
            let id = row.get(0)?;
            let mut reached = Vec::new();
            for (at, kind) in ["phone", "email", "site"].into_iter().enumerate() {
                let values: Option<String> = row.get(5 + at)?;
                let values = values.iter().flat_map(|values| values.split(';')).map(str::trim).filter(|value| !value.is_empty());
                reached.extend(values.map(|value| (kind, value.to_owned())));
            }
            let mut others = Vec::new();
            for (field, value) in absorbed.remove(&id).unwrap_or_default() {
                match (field.as_str(), reach_of(&field)) {
                    ("short_name" | "legal_name" | "tax_id", _) => others.push(value),
                    (_, Some(kind)) => reached.extend(value.split(';').map(|value| (kind, value.trim().to_owned()))),
                    _ => {}
                }
            }
            let [present, closed] = by_law.remove(&id).unwrap_or_default();
            others.extend(closed);
            let (short, legal, tax_id, city) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            Ok(AccountName { id, short, legal, tax_id, city, reached, by_law: present, others })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The names and tax ids of the companies of law of each account: of those that are there, and of those that are closed.
    fn names_by_law(&self) -> Result<HashMap<i64, [Vec<String>; 2]>> {
        let mut query = self
            .sql()
            .prepare("SELECT account_id, name, coalesce(tax_id, ''), coalesce(ended_on <= ?1, 0) FROM legal_entity ORDER BY id")?;
        let mut rows = query.query([crate::domain::day::iso(self.clock().today())])?;
        let mut names: HashMap<i64, [Vec<String>; 2]> = HashMap::new();
        while let Some(row) = rows.next()? {
            let of = [row.get::<_, String>(1)?, row.get(2)?];
            let [present, closed] = names.entry(row.get(0)?).or_default();
            let place = if row.get(3)? { closed } else { present };
            place.extend(of.into_iter().filter(|name| !name.is_empty()));
        }
        Ok(names)
    }

    fn absorbed(&self, entity: Entity) -> Result<Absorbed> {
        let mut query = self.sql().prepare(&format!("SELECT row_id, name, value FROM leftover WHERE {FOUND_BY} ORDER BY id"))?;
        let mut rows = query.query([entity.def().table, SOURCE])?;
        let mut absorbed = Absorbed::new();
        while let Some(row) = rows.next()? {
            absorbed.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        Ok(absorbed)
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
        let absorbed = self.absorbed(Entity::Person)?;
        let met = self.met_last()?;
        let mut query =
            self.sql().prepare("SELECT id, family_name, coalesce(given_name, ''), coalesce(middle_name, '') FROM person ORDER BY find")?;
        let rows = query.query_map([], |row: &Row| {
            let id: i64 = row.get(0)?;
            let name = PersonName::read(row, 1)?;
            Ok((
                name.clone(),
                KnownPerson {
                    id,
                    name: name.full(),
                    middle: name.middle,
                    posts: posts.remove(&id).unwrap_or_default(),
                    channels: channels.remove(&id).unwrap_or_default(),
                    ..KnownPerson::default()
                },
            ))
        })?;
        let mut persons = Vec::new();
        for row in rows {
            let (name, mut person) = row?;
            if let Some(absorbed) = absorbed.get(&person.id) {
                person.others = super::find::other_names(self.sql(), person.id, &name)?.iter().map(PersonName::full).collect();
                let positions = absorbed.iter().filter(|(field, _)| field.split(AT).next() == Some("position"));
                person.positions = positions.map(|(_, value)| value.clone()).collect();
            }
            persons.push(person);
        }
        let contact = |person: &KnownPerson| person.posts.iter().filter_map(|(account, _)| accounts.get(account)).max();
        persons.sort_by_cached_key(|person| {
            let order = met.get(&person.id).copied().unwrap_or(usize::MAX);
            (order, std::cmp::Reverse(contact(person).cloned()))
        });
        Ok(persons)
    }

    /// The persons of the newest contacts that were held and are not ahead of us, with their turn.
    fn met_last(&self) -> Result<HashMap<i64, usize>> {
        let (_, until) = super::find_text::range(None, Some(self.clock().today()));
        let mut query = self.sql().prepare("SELECT rowid FROM find_text WHERE rowid < ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let mut people = self.sql().prepare(
            "SELECT ep.person_id FROM entry e JOIN entry_person ep ON ep.entry_id = e.id
             WHERE e.id = ?1 AND e.state = 'held' ORDER BY ep.place",
        )?;
        let mut met = HashMap::new();
        let mut rows = query.query(params![until, NEWEST as i64])?;
        while let Some(row) = rows.next()? {
            let Some((source, entry, _)) = super::find_text::decode(row.get(0)?) else { continue };
            if source.entity != Entity::Entry {
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

    /// The account for which a person acts, with its short name and the position: one asked for, else a present one, and of
    /// these where they are the main contact.
    pub fn present_post(&self, person: i64, asked: Option<i64>) -> Result<Option<(i64, String, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT a.id, a.short_name, coalesce(f.position, '') FROM affiliation f JOIN account a ON a.id = f.account_id
             WHERE f.person_id = ?1 ORDER BY a.id IS NOT ?2, f.to_on IS NOT NULL, f.main_contact IS NULL, f.id LIMIT 1",
        )?;
        Ok(query.query_row(params![person, asked], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
    }

    /// The accounts for which a person acts now, or did where there is none any more, with short name and position.
    pub fn present_posts(&self, person: i64) -> Result<Vec<(i64, String, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT a.id, a.short_name, coalesce(f.position, ''), f.to_on IS NULL OR f.to_on >= ?2
             FROM affiliation f JOIN account a ON a.id = f.account_id
             WHERE f.person_id = ?1 ORDER BY f.main_contact IS NULL, f.id",
        )?;
        let today = crate::domain::day::iso(self.clock().today());
        let rows = query.query_map(params![person, today], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get::<_, bool>(3)?)))?;
        let all = rows.collect::<rusqlite::Result<Vec<((i64, String, String), bool)>>>()?;
        let any = all.iter().any(|(_, present)| *present);
        let mut posts: Vec<(i64, String, String)> = Vec::new();
        for (post, _) in all.into_iter().filter(|(_, present)| *present || !any) {
            if posts.iter().all(|known| known.0 != post.0) {
                posts.push(post);
            }
        }
        Ok(posts)
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
