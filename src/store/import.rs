//! What an import asks of the file, each question answered by an index, and what it writes beside records.

use super::error::Result;
use super::find::{add_account_key, person_find, refresh_person};
use super::journal::Change;
use super::{Store, after};
use crate::domain::phone::phone_key;
use crate::domain::tax_id::spellings;
use crate::domain::{Entity, Kind, Record, Value};
use rusqlite::{OptionalExtension, Params, Row, params};

/// A way to reach a person, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelRow {
    /// `phone`, `email` or `site`.
    pub kind: String,
    /// As it was written.
    pub value: String,
    /// What it is called: work, mobile.
    pub label: Option<String>,
}

/// What a person is at an account, as far as an import compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    /// Rowid of the affiliation.
    pub id: i64,
    /// Rowid of the account.
    pub account: i64,
    /// Position, or an empty text.
    pub position: String,
    /// Department, or an empty text.
    pub department: String,
}

/// How many records of the same name, phone or company are looked at; more of them cannot be told apart anyway.
pub const LIKELY: usize = 200;

/// The query with its limit.
fn likely(sql: &str) -> String {
    format!("{sql} LIMIT {LIKELY}")
}

fn found<T>(store: &Store, sql: &str, values: impl Params, read: impl FnMut(&Row) -> rusqlite::Result<T>) -> Result<Vec<T>> {
    Ok(store.sql().prepare_cached(sql)?.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// The number of the last step ever made: it changes with every change of the file.
    pub fn last_step(&self) -> Result<i64> {
        Ok(self.sql().query_row("SELECT coalesce(max(id), 0) FROM step", [], |row| row.get(0))?)
    }

    /// The record to which another program gave this identity.
    pub fn with_foreign_id(&self, entity: Entity, key: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached("SELECT row_id FROM foreign_id WHERE tbl = ?1 AND key = ?2")?;
        Ok(query.query_row(params![entity.def().table, key], |row| row.get(0)).optional()?)
    }

    /// The identities other programs gave to a record.
    pub fn foreign_ids(&self, entity: Entity, id: i64) -> Result<Vec<String>> {
        found(self, "SELECT key FROM foreign_id WHERE tbl = ?1 AND row_id = ?2", params![entity.def().table, id], |row| row.get(0))
    }

    /// The persons with a phone or an e-mail of this key, oldest first.
    pub fn persons_reached_by(&self, key: &str) -> Result<Vec<i64>> {
        let mut ids = found(self, &likely("SELECT person_id FROM channel WHERE key = ?1 AND key <> ''"), [key], |row| row.get(0))?;
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// The accounts with a phone of this key, oldest first.
    pub fn accounts_reached_by(&self, key: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached("SELECT id, phone FROM account WHERE phone IS NOT NULL ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            let phones: String = row.get(1)?;
            if !key.is_empty() && phones.split(';').any(|phone| phone_key(phone) == key) {
                accounts.push(row.get(0)?);
            }
        }
        Ok(accounts)
    }

    /// The persons whose folded text begins so.
    pub fn persons_beginning(&self, folded: &str) -> Result<Vec<i64>> {
        let sql = likely("SELECT id FROM person WHERE find >= ?1 AND find < ?2 ORDER BY find");
        found(self, &sql, [folded, &after(folded)], |row| row.get(0))
    }

    /// The persons into whom others of another name were merged.
    pub fn persons_with_aliases(&self) -> Result<Vec<i64>> {
        let sql = "SELECT DISTINCT row_id FROM leftover WHERE tbl = 'person' AND source = ?1 AND name IN ('family_name', 'given_name')";
        found(self, sql, [super::merge::SOURCE], |row| row.get(0))
    }

    /// The accounts known under this key, as `company_identity` makes it, oldest first.
    pub fn accounts_with_key(&self, key: &str) -> Result<Vec<i64>> {
        let sql = likely("SELECT account_id FROM account_key WHERE key = ?1 ORDER BY account_id");
        found(self, &sql, [key], |row| row.get(0))
    }

    /// The accounts of which a key begins with this word, oldest first.
    pub fn accounts_with_first_word(&self, word: &str) -> Result<Vec<i64>> {
        let begun = format!("{word} ");
        let sql = "SELECT DISTINCT account_id FROM account_key WHERE key = ?1 OR (key >= ?2 AND key < ?3) ORDER BY account_id";
        found(self, &likely(sql), [word, &begun, &after(&begun)], |row| row.get(0))
    }

    /// The accounts with this tax id, or the one of which it lost the zero, oldest first.
    pub fn accounts_with_tax_id(&self, tax_id: &str) -> Result<Vec<i64>> {
        let sql = likely("SELECT id FROM account WHERE tax_id IN (?1, ?2) ORDER BY id");
        found(self, &sql, spellings(tax_id), |row| row.get(0))
    }

    /// The keys under which an account is known.
    pub fn account_keys(&self, account: i64) -> Result<Vec<String>> {
        found(self, "SELECT key FROM account_key WHERE account_id = ?1 ORDER BY id", [account], |row| row.get(0))
    }

    /// The ways to reach a person.
    pub fn channels_of(&self, person: i64) -> Result<Vec<ChannelRow>> {
        found(self, "SELECT kind, value, label FROM channel WHERE person_id = ?1 ORDER BY kind, place, id", [person], |row| {
            Ok(ChannelRow { kind: row.get(0)?, value: row.get(1)?, label: row.get(2)? })
        })
    }

    /// What a person is at each account.
    pub fn posts_of(&self, person: i64) -> Result<Vec<PostRow>> {
        let sql =
            "SELECT id, account_id, coalesce(position, ''), coalesce(department, '') FROM affiliation WHERE person_id = ?1 ORDER BY id";
        found(self, sql, [person], |row| {
            Ok(PostRow { id: row.get(0)?, account: row.get(1)?, position: row.get(2)?, department: row.get(3)? })
        })
    }
}

/// Memory for pages while very much is written, in KiB. What finds no room must be written before the step is whole, and
/// then nobody else can read the file.
const ROOMY_KIB: i64 = 96 << 10;
/// The same where what is written is more than that: nobody can read then in any case, and rows that are put behind one another are
/// written as quickly.
const BEYOND_KIB: i64 = 16 << 10;

/// Memory for pages of a step that writes about so many bytes, in KiB.
fn room_for(bytes: usize) -> i64 {
    if bytes >> 10 <= ROOMY_KIB.unsigned_abs() as usize { ROOMY_KIB } else { BEYOND_KIB }
}

impl Store {
    /// Does `work` with room in memory for everything it writes, so that others can read until the step is closed.
    pub fn with_room<T>(&self, work: impl FnOnce() -> T) -> T {
        self.with_room_for(0, work)
    }

    /// The same for `work` that writes about so many bytes, with little room where there is too much of it to be held.
    pub fn with_room_for<T>(&self, bytes: usize, work: impl FnOnce() -> T) -> T {
        // Without the room it takes longer, no more.
        let _ = self.sql().pragma_update(None, "cache_size", -room_for(bytes));
        let done = work();
        let _ = self.sql().pragma_update(None, "cache_size", -super::CACHE_KIB);
        let _ = self.sql().execute_batch("PRAGMA shrink_memory");
        done
    }
}

/// The tables into which an import of contacts puts rows, those first to which others point.
pub const CONTACTS: &[&str] = &["account", "account_key", "person", "channel", "affiliation", "foreign_id", "leftover", "doubt"];

impl Change<'_> {
    /// Does `work`, which makes very many rows in some tables, without the triggers that follow every single one; what they would have
    /// written is written at once afterwards. Rows that are changed or deleted are followed as always.
    pub fn in_bulk<T>(&self, filled: &[&'static str], work: impl FnOnce() -> Result<T>) -> Result<T> {
        let triggers = self
            .tx
            .prepare(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
                   AND (name IN ('find_person_insert', 'pulse_turnover_insert', 'pulse_rhythm_role_insert')
                     AND tbl_name IN (SELECT value FROM json_each(?1))
                     OR name IN (SELECT 'journal_' || value || '_insert' FROM json_each(?1)))",
            )?
            .query_map([serde_json::json!(filled).to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        let last = |table: &str| self.tx.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [], |row| row.get::<_, i64>(0));
        let before = filled.iter().map(|table| Ok((*table, last(table)?))).collect::<Result<Vec<_>>>()?;
        for (name, _) in &triggers {
            self.tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
        }
        let done = work()?;
        for (table, last) in before {
            self.tx.execute(
                &format!(
                    "INSERT INTO change(step_id, tbl, row_id, op)
                     SELECT (SELECT step_id FROM current_step), '{table}', id, '+' FROM {table} WHERE id > ?1 ORDER BY id"
                ),
                [last],
            )?;
            if table == "purchase" {
                super::purchases::add_up_since(&self.tx, last)?;
            }
            // With a trigger that may write SQLite keeps a way back for every single row.
            if table == "affiliation" {
                super::figures::keep_rhythms_since(&self.tx, last)?;
            }
            if table == "person" && triggers.iter().any(|(name, _)| name == "find_person_insert") {
                self.tx
                    .execute("INSERT INTO find_person(rowid, words) SELECT id, find FROM person WHERE id > ?1 AND find <> ''", [last])?;
            }
        }
        for (_, sql) in &triggers {
            self.tx.execute_batch(sql)?;
        }
        Ok(done)
    }
}

impl Change<'_> {
    /// The number of the last step before this one.
    pub fn step_before(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(id), 0) FROM step WHERE id < (SELECT step_id FROM current_step)";
        Ok(self.tx.query_row(sql, [], |row| row.get(0))?)
    }

    /// Remembers the identity another program gave to a record.
    pub fn remember_foreign_id(&self, entity: Entity, id: i64, key: &str) -> Result<()> {
        let mut insert = self.tx.prepare_cached("INSERT OR IGNORE INTO foreign_id(tbl, row_id, key) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![entity.def().table, id, key])?;
        Ok(())
    }

    /// Remembers a name under which an account is known.
    pub fn remember_account_name(&self, account: i64, name: &str) -> Result<()> {
        add_account_key(&self.tx, account, name)
    }

    /// Saves a new person together with the ways to reach them, and gives the id. What the person is found by is written once.
    pub fn insert_reached(&self, person: &Record, channels: &[(&str, &str, &str, usize)]) -> Result<i64> {
        let mut reached = person.clone();
        for field in person.def().fields {
            if let Kind::Channels(wanted) = field.kind {
                let values: Vec<&str> = channels.iter().filter(|(kind, ..)| *kind == wanted).map(|(_, value, ..)| *value).collect();
                reached.set(field.key, Value::text(values.join(";")));
            }
        }
        let find = person_find(&reached);
        let id = self.insert_found_by(person, Some(find))?;
        for (kind, value, label, place) in channels {
            self.add_channel(id, kind, value, (!label.is_empty()).then_some(*label), *place)?;
        }
        Ok(id)
    }

    /// Adds ways to reach a person: kind, value, what it is called (empty for nothing), place among those of its kind.
    pub fn add_channels(&self, person: i64, channels: &[(&str, &str, &str, usize)]) -> Result<()> {
        for (kind, value, label, place) in channels {
            self.add_channel(person, kind, value, (!label.is_empty()).then_some(*label), *place)?;
        }
        refresh_person(&self.tx, person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::store::Verb;

    /// Room is for what can be held: what cannot is written before the step is whole, with much room as with little.
    #[test]
    fn a_step_that_cannot_be_held_takes_little_memory_and_leaves_none_behind() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let room = || store.sql().query_row("PRAGMA cache_size", [], |row| row.get::<_, i64>(0)).unwrap();
        let usual = room();
        assert_eq!(store.with_room(room), -ROOMY_KIB);
        for (bytes, wanted) in [(0, ROOMY_KIB), (96 << 20, ROOMY_KIB), ((97 << 20), BEYOND_KIB), (usize::MAX, BEYOND_KIB)] {
            assert_eq!(store.with_room_for(bytes, room), -wanted, "{bytes}");
        }
        assert_eq!(room(), usual);
    }

    /// What triggers would have kept of each row is kept of all of them.
    #[test]
    fn roles_with_a_rhythm_made_in_bulk_are_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let make = |change: &Change| {
            change.in_bulk(CONTACTS, || {
                let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
                let person = change.insert(&Record::new(Entity::Person).with_text("family_name", "Ивнев"))?;
                let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person));
                change.insert(&role.clone().with("rhythm_days", Value::Int(30)))?;
                change.insert(&role)
            })
        };
        store.step(Verb::Import, "", make).unwrap();
        assert_eq!(store.stale_figures().unwrap(), 0);
        assert_eq!(store.due_by_rhythm("2026-11-26", 10).unwrap().len(), 1);
        store.undo().unwrap();
        assert_eq!(store.stale_figures().unwrap(), 0);
    }
}
