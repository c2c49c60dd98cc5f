//! What a captured line asks of the file and what it brings beside records: its source, attitudes, the inbox.

use super::error::Result;
use super::journal::Change;
use super::people::PersonName;
use super::{Store, after};
use chrono::{DateTime, NaiveDate, NaiveTime};
use rusqlite::{OptionalExtension, Row, params};

/// A person as far as a name in a line is compared with theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonBrief {
    /// Rowid of the person.
    pub id: i64,
    /// Name.
    pub name: PersonName,
    /// The position at the account asked about, or the companies where none was asked about.
    pub detail: String,
}

/// A planned contact as far as a line that closes it needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedBrief {
    /// Rowid of the entry.
    pub id: i64,
    /// Code of the kind.
    pub kind: String,
    /// The day, ISO.
    pub day: String,
    /// The time, `HH:MM`.
    pub time: Option<String>,
    /// Rowids of the persons.
    pub people: Vec<i64>,
}

/// A person by their name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Rowid of the person.
    pub id: i64,
    /// Name.
    pub name: PersonName,
    /// Whether another record was joined to theirs: they may have another name too.
    pub joined: bool,
}

/// A line that waits in the inbox until somebody says whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxLine {
    /// Rowid.
    pub id: i64,
    /// The line as typed.
    pub line: String,
    /// When it was typed (RFC 3339): days in it are counted from then.
    pub at: String,
}

impl InboxLine {
    /// The wall-clock day and time at which it was typed.
    pub fn typed_at(&self) -> Option<(NaiveDate, NaiveTime)> {
        let at = DateTime::parse_from_rfc3339(&self.at).ok()?.naive_local();
        Some((at.date(), at.time()))
    }
}

fn person(row: &Row) -> rusqlite::Result<PersonBrief> {
    Ok(PersonBrief { id: row.get(0)?, name: PersonName::read(row, 1)?, detail: row.get::<_, Option<String>>(4)?.unwrap_or_default() })
}

const COMPANIES: &str =
    "(SELECT group_concat(a.short_name, ', ') FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.person_id = p.id)";

impl Store {
    /// The accounts of which a key, as `company_key` makes it, begins so; nearest names first.
    pub fn accounts_keyed_from(&self, begun: &str, limit: usize) -> Result<Vec<i64>> {
        let sql = "SELECT account_id FROM account_key WHERE key >= ?1 AND key < ?2 GROUP BY account_id ORDER BY min(key) LIMIT ?3";
        let mut query = self.sql().prepare_cached(sql)?;
        Ok(query.query_map(params![begun, after(begun), limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The accounts of which a key begins so, with the keys, in the order of these.
    pub fn account_keys_from(&self, begun: &str, limit: usize) -> Result<Vec<(i64, String)>> {
        let sql = "SELECT account_id, key FROM account_key WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT ?3";
        let mut query = self.sql().prepare_cached(sql)?;
        let rows = query.query_map(params![begun, after(begun), limit as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The short name and the city of an account.
    pub fn account_brief(&self, id: i64) -> Result<Option<(String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT short_name, coalesce(city, '') FROM account WHERE id = ?1")?;
        Ok(query.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// The people of an account, main contacts first.
    pub fn people_named_at(&self, account: i64) -> Result<Vec<PersonBrief>> {
        let mut query = self.sql().prepare_cached(
            "SELECT p.id, p.family_name, p.given_name, p.middle_name, coalesce(f.position, '')
             FROM affiliation f JOIN person p ON p.id = f.person_id WHERE f.account_id = ?1 AND coalesce(p.unknown, 0) = 0
             GROUP BY p.id ORDER BY max(coalesce(f.main_contact, 0)) DESC, p.find LIMIT 2000",
        )?;
        Ok(query.query_map([account], person)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The persons whose folded text begins so, with their companies.
    pub fn persons_found_from(&self, begun: &str, limit: usize) -> Result<Vec<PersonBrief>> {
        let sql = format!(
            "SELECT p.id, p.family_name, p.given_name, p.middle_name, {COMPANIES} FROM person p
             WHERE p.find >= ?1 AND p.find < ?2 AND coalesce(p.unknown, 0) = 0 ORDER BY p.find LIMIT ?3"
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        Ok(query.query_map(params![begun, after(begun), limit as i64], person)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `each` with persons whose folded name begins with this very word, as long as it wants more.
    pub fn persons_of_family(&self, word: &str, limit: usize, each: &mut dyn FnMut(Named) -> Result<bool>) -> Result<()> {
        // A blank or the end of a line follows the word, and both come before this sign.
        let until = format!("{word}!");
        self.persons_where("p.find >= ?1 AND p.find < ?2 ORDER BY p.find", params![word, until, limit as i64], each)
    }

    /// The same with persons whose name, or another name of theirs, has one of each of these rows of words.
    pub fn persons_with_words(&self, rows: &[Vec<String>], limit: usize, each: &mut dyn FnMut(Named) -> Result<bool>) -> Result<()> {
        let quoted = |row: &Vec<String>| row.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
        let words = rows.iter().map(|row| format!("({})", quoted(row))).collect::<Vec<_>>().join(" AND ");
        if words.is_empty() {
            return Ok(());
        }
        let found = "p.id IN (SELECT rowid FROM find_person WHERE find_person MATCH ?1 LIMIT ?3) AND ?2 = ''";
        self.persons_where(found, params![words, "", limit as i64], each)
    }

    fn persons_where(&self, clause: &str, values: &[&dyn rusqlite::ToSql], each: &mut dyn FnMut(Named) -> Result<bool>) -> Result<()> {
        let sql = format!(
            "SELECT p.id, p.family_name, p.given_name, p.middle_name,
               EXISTS (SELECT 1 FROM leftover l WHERE l.tbl = 'person' AND l.row_id = p.id AND l.source = '{}')
             FROM person p WHERE coalesce(p.unknown, 0) = 0 AND {clause} LIMIT ?3",
            super::merge::SOURCE
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let mut rows = query.query(values)?;
        while let Some(row) = rows.next()? {
            if !each(Named { id: row.get(0)?, name: PersonName::read(row, 1)?, joined: row.get(4)? })? {
                break;
            }
        }
        Ok(())
    }

    /// The name of a person who is somebody, first as it is, then those of records that are one with theirs now.
    pub fn names_of(&self, person: i64) -> Result<Vec<PersonName>> {
        let mut query = self
            .sql()
            .prepare_cached("SELECT family_name, given_name, middle_name FROM person WHERE id = ?1 AND coalesce(unknown, 0) = 0")?;
        let Some(name) = query.query_row([person], |row| PersonName::read(row, 0)).optional()? else { return Ok(Vec::new()) };
        let mut names = super::find::other_names(self.sql(), person, &name)?;
        names.insert(0, name);
        Ok(names)
    }

    /// The persons at an account who have taken in another record.
    pub fn joined_at(&self, account: i64) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT DISTINCT f.person_id FROM affiliation f JOIN leftover l ON l.tbl = 'person' AND l.row_id = f.person_id
             WHERE f.account_id = ?1 AND l.source = ?2",
        )?;
        Ok(query.query_map(params![account, super::merge::SOURCE], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// One person with their position at `account`, or with their companies.
    pub fn person_brief(&self, id: i64, account: Option<i64>) -> Result<Option<PersonBrief>> {
        let sql = format!(
            "SELECT p.id, p.family_name, p.given_name, p.middle_name,
               coalesce((SELECT f.position FROM affiliation f WHERE f.person_id = p.id AND f.account_id = ?2), {COMPANIES})
             FROM person p WHERE p.id = ?1"
        );
        Ok(self.sql().prepare_cached(&sql)?.query_row(params![id, account], person).optional()?)
    }

    /// The contacts planned with an account from a day to a day, ISO, both included.
    pub fn planned_between(&self, account: i64, from: &str, until: &str) -> Result<Vec<PlannedBrief>> {
        let mut query = self.sql().prepare_cached(
            "SELECT id, kind, day, time FROM entry WHERE account_id = ?1 AND state = 'planned' AND day BETWEEN ?2 AND ?3 ORDER BY day, time",
        )?;
        let rows = query.query_map(params![account, from, until], |row| {
            Ok(PlannedBrief { id: row.get(0)?, kind: row.get(1)?, day: row.get(2)?, time: row.get(3)?, people: Vec::new() })
        })?;
        let mut planned = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut people = self.sql().prepare_cached("SELECT person_id FROM entry_person WHERE entry_id = ?1 ORDER BY place")?;
        for contact in &mut planned {
            contact.people = people.query_map([contact.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        }
        Ok(planned)
    }

    /// A contact that is still planned: the account it is planned with, and the contact.
    pub fn planned_contact(&self, id: i64) -> Result<Option<(i64, PlannedBrief)>> {
        let mut query = self.sql().prepare_cached("SELECT account_id, day FROM entry WHERE id = ?1 AND state = 'planned'")?;
        let Some((account, day)) = query.query_row([id], |row| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, String>(1)?))).optional()?
        else {
            return Ok(None);
        };
        let Some(account) = account else { return Ok(None) };
        let planned = self.planned_between(account, &day, &day)?.into_iter().find(|planned| planned.id == id);
        Ok(planned.map(|planned| (account, planned)))
    }

    /// The accounts that persons act for, each with how many of them do; present roles only.
    pub fn accounts_shared_by(&self, persons: &[i64]) -> Result<Vec<(i64, usize)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT DISTINCT account_id FROM affiliation WHERE person_id = ?1 AND (to_on IS NULL OR to_on >= ?2) ORDER BY account_id",
        )?;
        let today = crate::domain::day::iso(self.clock().today());
        let mut shared: Vec<(i64, usize)> = Vec::new();
        for person in persons {
            for account in query.query_map(params![person, today], |row| row.get::<_, i64>(0))? {
                let account = account?;
                match shared.iter_mut().find(|(known, _)| *known == account) {
                    Some((_, count)) => *count += 1,
                    None => shared.push((account, 1)),
                }
            }
        }
        Ok(shared)
    }

    /// The entry of an account and a day that was made from this very line.
    pub fn entry_of_line(&self, account: i64, day: &str, line: &str) -> Result<Option<i64>> {
        let mut query =
            self.sql().prepare_cached("SELECT id FROM entry WHERE account_id = ?1 AND day = ?2 AND source_line = ?3 LIMIT 1")?;
        Ok(query.query_row(params![account, day, line], |row| row.get(0)).optional()?)
    }

    /// The line of the inbox in these very words, put there on the day.
    pub fn inbox_has(&self, line: &str, day: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached("SELECT id FROM inbox WHERE line = ?1 AND substr(at, 1, 10) = ?2 ORDER BY id LIMIT 1")?;
        Ok(query.query_row(params![line, day], |row| row.get(0)).optional()?)
    }

    /// The line from which an entry was made, as it was typed.
    pub fn source_line(&self, entry: i64) -> Result<Option<String>> {
        let mut query = self.sql().prepare_cached("SELECT source_line FROM entry WHERE id = ?1")?;
        Ok(query.query_row([entry], |row| row.get(0)).optional()?.flatten())
    }

    /// The lines of the inbox, oldest first.
    pub fn inbox(&self, limit: usize) -> Result<Vec<InboxLine>> {
        let mut query = self.sql().prepare_cached("SELECT id, line, at FROM inbox ORDER BY id LIMIT ?1")?;
        let rows = query.query_map([limit as i64], |row| Ok(InboxLine { id: row.get(0)?, line: row.get(1)?, at: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One line of the inbox; `None` when it is there no longer.
    pub fn inbox_line(&self, id: i64) -> Result<Option<InboxLine>> {
        let mut query = self.sql().prepare_cached("SELECT id, line, at FROM inbox WHERE id = ?1")?;
        Ok(query.query_row([id], |row| Ok(InboxLine { id: row.get(0)?, line: row.get(1)?, at: row.get(2)? })).optional()?)
    }

    /// How many lines wait in the inbox.
    pub fn count_inbox(&self) -> Result<u32> {
        Ok(self.sql().prepare_cached("SELECT count(*) FROM inbox")?.query_row([], |row| row.get(0))?)
    }
}

impl Change<'_> {
    /// Keeps the line as typed beside the entry it became.
    pub fn keep_source_line(&self, entry: i64, line: &str) -> Result<()> {
        self.tx.prepare_cached("UPDATE entry SET source_line = ?1 WHERE id = ?2")?.execute(params![line, entry])?;
        Ok(())
    }

    /// Keeps the attitude a person showed in a contact, with the entry as its evidence (M42). It holds from now on unless a
    /// later judgement is kept already. A person with no role at the account gets one.
    pub fn judge_attitude(&self, account: i64, person: i64, attitude: i64, day: &str, entry: i64, source: &str) -> Result<()> {
        let mut role = self.tx.prepare_cached("SELECT id FROM affiliation WHERE account_id = ?1 AND person_id = ?2 ORDER BY id LIMIT 1")?;
        let role = match role.query_row([account, person], |row| row.get(0)).optional()? {
            Some(role) => role,
            None => {
                let uid = crate::platform::new_uid().to_string();
                self.tx
                    .prepare_cached("INSERT INTO affiliation(uid, account_id, person_id) VALUES (?1, ?2, ?3)")?
                    .execute(params![uid, account, person])?;
                self.tx.last_insert_rowid()
            }
        };
        let mut later = self.tx.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM judgement WHERE tbl = 'affiliation' AND row_id = ?1 AND field = 'attitude' AND judged_on > ?2)",
        )?;
        if !later.query_row::<bool, _, _>(params![role, day], |row| row.get(0))? {
            self.tx.prepare_cached("UPDATE affiliation SET attitude = ?1 WHERE id = ?2")?.execute([attitude, role])?;
        }
        self.tx
            .prepare_cached(
                "INSERT INTO judgement(tbl, row_id, field, value, judged_on, source, entry_id) VALUES ('affiliation', ?1, 'attitude', ?2, ?3, ?4, ?5)",
            )?
            .execute(params![role, attitude, day, (!source.is_empty()).then_some(source), entry])?;
        Ok(())
    }

    /// Puts a line into the inbox as typed.
    pub fn add_to_inbox(&self, line: &str) -> Result<i64> {
        self.tx.prepare_cached("INSERT INTO inbox(uid, line, at) VALUES (?1, ?2, ?3)")?.execute(params![
            crate::platform::new_uid().to_string(),
            line,
            self.now.to_rfc3339()
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Writes a line of the inbox anew; one that is unchanged stays as it is.
    pub fn rewrite_inbox(&self, id: i64, line: &str) -> Result<()> {
        self.tx.prepare_cached("UPDATE inbox SET line = ?1 WHERE id = ?2 AND line <> ?1")?.execute(params![line, id])?;
        Ok(())
    }

    /// Takes a line out of the inbox.
    pub fn drop_from_inbox(&self, id: i64) -> Result<()> {
        self.tx.prepare_cached("DELETE FROM inbox WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}
