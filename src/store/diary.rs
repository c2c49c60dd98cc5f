//! The diary of an account, and contacts planned across accounts.

use super::error::Result;
use super::journal::Change;
use super::people::PersonName;
use super::{Page, Query, Store};
use crate::domain::Entity;
use crate::domain::entry::{self, ENTRY_KINDS};
use crate::domain::visibility::Audience;
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Row, params};

/// A row of the diary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryRow {
    /// Rowid.
    pub id: i64,
    /// The account, and its short name; none for an entry that waits for one.
    pub account: Option<i64>,
    /// The account's short name.
    pub account_name: String,
    /// Code of the kind.
    pub kind: String,
    /// Day, ISO.
    pub day: String,
    /// Time, HH:MM.
    pub time: Option<String>,
    /// Code of the state.
    pub state: String,
    /// Purpose.
    pub purpose: String,
    /// The beginning of the notes, at most 400 characters.
    pub notes: String,
    /// Result.
    pub result: String,
    /// How long it takes, in minutes, where that is said.
    pub minutes: Option<i64>,
    /// The last day as it is written, ISO, where it takes several; see [`EntryRow::last_day`].
    pub until_on: Option<String>,
    /// Mood −2…+2.
    pub mood: Option<i64>,
    /// Whether it comes again.
    pub repeats: bool,
    /// The account on whose behalf they spoke, where it is another one (M18).
    pub behalf: String,
    /// Names of the client's people who took part, short.
    pub people: Vec<String>,
}

const ENTRY_ROW: &str = "SELECT e.id, e.account_id, coalesce(a.short_name, ''), e.kind, e.day, e.time, e.state, coalesce(e.purpose, ''),
    substr(coalesce(e.notes, ''), 1, 400), coalesce(e.result, ''), e.mood, e.repeats IS NOT NULL,
    coalesce((SELECT b.short_name FROM account b WHERE b.id = e.on_behalf_id AND b.id IS NOT e.account_id), ''), e.minutes, e.until_on
    FROM entry e LEFT JOIN account a ON a.id = e.account_id";

fn entry_row(row: &Row) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        id: row.get(0)?,
        account: row.get(1)?,
        account_name: row.get(2)?,
        kind: row.get(3)?,
        day: row.get(4)?,
        time: row.get(5)?,
        state: row.get(6)?,
        purpose: row.get(7)?,
        notes: row.get(8)?,
        result: row.get(9)?,
        mood: row.get(10)?,
        repeats: row.get(11)?,
        behalf: row.get(12)?,
        minutes: row.get(13)?,
        until_on: row.get(14)?,
        people: Vec::new(),
    })
}

/// The columns by which the diary is ordered; the first is by time, newest first.
pub const DIARY_SORTS: [&str; 3] = ["e.day DESC, e.time", "e.kind, e.day", "e.mood IS NULL, e.mood"];

impl EntryRow {
    /// Its last day, ISO: that on which it begins, unless it takes several.
    pub fn last_day(&self) -> String {
        entry::last_day(&self.day, self.time.as_deref(), self.minutes, self.until_on.as_deref())
    }

    /// Whether it goes on at a day, ISO.
    pub fn is_on(&self, on: &str) -> bool {
        self.day.as_str() <= on && on <= self.last_day().as_str()
    }

    /// When it is over, where its hour and its length are known.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        entry::ends_at(&self.day, self.time.as_deref(), self.minutes)
    }

    /// What tells most of the contact: its purpose, what was noted, or its result.
    pub fn said(&self) -> &str {
        [&self.purpose, &self.notes, &self.result].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }
}

impl Store {
    /// The first contact planned with an account on a day, without its people.
    pub(super) fn contact_planned(&self, account: i64, day: &str) -> Result<Option<EntryRow>> {
        let sql = format!(
            "{ENTRY_ROW} WHERE e.account_id = ?1 AND e.state = 'planned' AND e.day = ?2 ORDER BY e.time IS NULL, e.time, e.id LIMIT 1"
        );
        Ok(self.sql().prepare_cached(&sql)?.query_row(params![account, day], entry_row).optional()?)
    }

    fn with_people(&self, rows: rusqlite::Result<Vec<EntryRow>>) -> Result<Vec<EntryRow>> {
        let mut rows = rows?;
        let mut query = self.sql().prepare_cached(
            "SELECT p.family_name, p.given_name, p.middle_name FROM entry_person ep JOIN person p ON p.id = ep.person_id
             WHERE ep.entry_id = ?1 ORDER BY ep.place, ep.id",
        )?;
        for row in &mut rows {
            row.people = query.query_map([row.id], |row| Ok(PersonName::read(row, 0)?.short()))?.collect::<rusqlite::Result<_>>()?;
        }
        Ok(rows)
    }

    /// A window on the diary of an account.
    pub fn diary(&self, account: i64, query: &Query) -> Result<Page<EntryRow>> {
        let order = match (query.sort, query.descending) {
            (0, false) => "e.day DESC, e.time DESC, e.id DESC".to_owned(),
            (0, true) => "e.day, e.time, e.id".to_owned(),
            (sort, _) => format!("{} {}, e.day DESC", DIARY_SORTS.get(sort).unwrap_or(&DIARY_SORTS[0]), query.direction()),
        };
        if !query.filter.is_empty() {
            return self.filtered_diary(account, query, &order);
        }
        let seen = query.seen(Entity::Entry, "e");
        let count = format!("SELECT count(*) FROM entry e WHERE e.account_id = ?1{seen}");
        let total = self.sql().prepare_cached(&count)?.query_row([account], |row| row.get(0))?;
        let sql = format!("{ENTRY_ROW} WHERE e.account_id = ?1{seen} ORDER BY {order} LIMIT ?2 OFFSET ?3");
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, query.limit as i64, query.offset as i64], entry_row)?;
        Ok(Page { total, rows: self.with_people(rows.collect())? })
    }

    /// One pass over the texts gives both the window and how many there are.
    fn filtered_diary(&self, account: i64, query: &Query, order: &str) -> Result<Page<EntryRow>> {
        // What may not be read is found by nothing either.
        let texts = ["purpose", "notes", "result"].into_iter().filter_map(|key| Entity::Entry.def().field(key));
        let texts = texts.filter(|field| query.audience.reads(field)).map(|field| format!("instr(fold(e.{}), ?2) > 0 OR ", field.key));
        let (texts, seen) = (texts.collect::<String>(), query.seen(Entity::Entry, "e"));
        let sql = format!(
            "SELECT e.id FROM entry e WHERE e.account_id = ?1{seen} AND ({texts}EXISTS (SELECT 1 FROM entry_person ep JOIN person p ON p.id = ep.person_id WHERE ep.entry_id = e.id AND instr(p.find, ?2) > 0))
             ORDER BY {order}"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let ids = statement.query_map(params![account, query.filter], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        let mut statement = self.sql().prepare_cached(&format!("{ENTRY_ROW} WHERE e.id = ?1"))?;
        let rows = ids.iter().skip(query.offset).take(query.limit).map(|id| statement.query_row([id], entry_row)).collect();
        Ok(Page { total: ids.len(), rows: self.with_people(rows)? })
    }

    /// The last contacts held with an account before or on a day, newest first.
    pub fn last_contacts(&self, account: i64, until: &str, limit: usize) -> Result<Vec<EntryRow>> {
        let sql = format!(
            "{ENTRY_ROW} WHERE e.account_id = ?1 AND e.state = 'held' AND e.day <= ?2 ORDER BY e.day DESC, e.time DESC, e.id DESC LIMIT ?3"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, until, limit as i64], entry_row)?.collect();
        self.with_people(rows)
    }

    /// Contacts with an account that did not take place, from a day up to another one, newest first.
    pub fn missed_contacts(&self, account: i64, from: &str, until: &str, limit: usize) -> Result<Vec<EntryRow>> {
        let sql = format!(
            "{ENTRY_ROW} WHERE e.account_id = ?1 AND e.state NOT IN ('held', 'planned') AND e.day >= ?2 AND e.day <= ?3
             ORDER BY e.day DESC, e.time DESC, e.id DESC LIMIT ?4"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, from, until, limit as i64], entry_row)?.collect();
        self.with_people(rows)
    }

    /// The last contact held with a person before or on a day, at whatever account.
    pub fn last_with(&self, person: i64, until: &str) -> Result<Option<EntryRow>> {
        let sql = format!(
            "{ENTRY_ROW} WHERE e.id IN (SELECT entry_id FROM entry_person WHERE person_id = ?1) AND e.state = 'held' AND e.day <= ?2
             ORDER BY e.day DESC, e.time DESC, e.id DESC LIMIT 1"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![person, until], entry_row)?.collect();
        Ok(self.with_people(rows)?.pop())
    }

    /// The day of the last contact held with an account, or there with one person, of the kinds that somebody is shown.
    pub fn last_contact_shown(&self, account: i64, person: Option<i64>, until: &str, audience: Audience) -> Result<Option<String>> {
        let hidden: Vec<&str> = ENTRY_KINDS.iter().map(|kind| kind.code).filter(|kind| !audience.shows_contact(kind)).collect();
        let sql = "SELECT max(day) FROM entry WHERE account_id = ?1 AND state = 'held' AND day <= ?2
               AND kind NOT IN (SELECT value FROM json_each(?3))
               AND (?4 IS NULL OR id IN (SELECT entry_id FROM entry_person WHERE person_id = ?4))";
        let hidden = serde_json::json!(hidden).to_string();
        Ok(self.sql().query_row(sql, params![account, until, hidden, person], |row| row.get(0))?)
    }

    /// Contacts planned up to a day, those of the past that were never closed among them, soonest first.
    pub fn planned(&self, until: &str, limit: usize) -> Result<Vec<EntryRow>> {
        let sql = format!("{ENTRY_ROW} WHERE e.state = 'planned' AND e.day <= ?1 ORDER BY e.day, e.time LIMIT ?2");
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![until, limit as i64], entry_row)?.collect();
        self.with_people(rows)
    }

    /// How many contacts are planned up to a day.
    pub fn count_planned(&self, until: &str) -> Result<usize> {
        let mut query = self.sql().prepare_cached("SELECT count(*) FROM entry WHERE state = 'planned' AND day <= ?1")?;
        Ok(query.query_row([until], |row| row.get(0))?)
    }

    /// The next contact planned with an account from a day on.
    pub fn next_planned(&self, account: i64, from: &str) -> Result<Option<EntryRow>> {
        let sql = format!(
            "{ENTRY_ROW} WHERE e.account_id = ?1 AND e.state = 'planned' AND max(e.day, coalesce(e.until_on, '')) >= ?2 ORDER BY e.day, e.time LIMIT 1"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, from], entry_row)?.collect();
        Ok(self.with_people(rows)?.pop())
    }

    /// The next contact planned with a person at an account from a day on.
    pub fn next_planned_with(&self, account: i64, person: i64, from: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT e.id FROM entry e WHERE e.account_id = ?1 AND e.state = 'planned' AND max(e.day, coalesce(e.until_on, '')) >= ?3
               AND EXISTS (SELECT 1 FROM entry_person ep WHERE ep.entry_id = e.id AND ep.person_id = ?2)
             ORDER BY e.day, e.time LIMIT 1",
        )?;
        Ok(query.query_row(params![account, person, from], |row| row.get(0)).optional()?)
    }

    /// The points of the checklist ticked for a contact.
    pub fn ticks(&self, entry: i64) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached("SELECT point FROM entry_tick WHERE entry_id = ?1 ORDER BY id")?;
        Ok(query.query_map([entry], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The commitments, questions and personal facts that came out of an entry, with their titles.
    pub fn came_of(&self, entry: i64) -> Result<Vec<(Entity, i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT 'action', id, title FROM action WHERE entry_id = ?1 UNION ALL SELECT 'question', id, title FROM question WHERE entry_id = ?1
             UNION ALL SELECT 'fact', id, title FROM fact WHERE entry_id = ?1",
        )?;
        let rows = query.query_map([entry], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.into_iter().filter_map(|(table, id, title)| Some((Entity::from_table(&table)?, id, title))).collect())
    }
}

impl Change<'_> {
    /// Ticks a point of the checklist of a contact, or takes the tick away.
    pub fn tick(&self, entry: i64, point: &str, on: bool) -> Result<()> {
        let sql = if on {
            "INSERT OR IGNORE INTO entry_tick(entry_id, point) VALUES (?1, ?2)"
        } else {
            "DELETE FROM entry_tick WHERE entry_id = ?1 AND point = ?2"
        };
        self.tx.execute(sql, params![entry, point])?;
        Ok(())
    }
}
