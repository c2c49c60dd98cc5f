//! Meetings of the office calendar that are contacts here, what came last of each, and whose addresses and series are.

use super::Store;
use super::error::Result;
use super::journal::Change;
use rusqlite::{Row, params};
use std::collections::HashMap;

/// A meeting as it came last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// The identity of its event.
    pub event: String,
    /// The day of a series that it is, or an empty text.
    pub recurrence: String,
    /// What its calendar is called.
    pub calendar: String,
    /// How often it was changed there.
    pub sequence: i64,
    /// When it was changed there last.
    pub modified: String,
    /// It was called off there.
    pub cancelled: bool,
    /// The day, ISO.
    pub day: String,
    /// The hour, `HH:MM`.
    pub time: Option<String>,
    /// How many minutes.
    pub minutes: Option<i64>,
    /// The last day, ISO, where it takes several.
    pub until: Option<String>,
    /// The title.
    pub title: String,
    /// Rowids of the client's people in it, in their order.
    pub people: Vec<i64>,
    /// Those of our own.
    pub colleagues: Vec<i64>,
}

/// A contact as far as a calendar is compared with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Rowid.
    pub id: i64,
    /// Rowid of the account.
    pub account: i64,
    /// Code of the state.
    pub state: String,
    /// The day, ISO.
    pub day: String,
    /// The hour, `HH:MM`.
    pub time: Option<String>,
    /// How many minutes.
    pub minutes: Option<i64>,
    /// The last day, ISO, where it takes several.
    pub until: Option<String>,
    /// The purpose, or an empty text.
    pub purpose: String,
    /// Code of the kind.
    pub kind: String,
}

/// Whose something is, as it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its number.
    pub id: i64,
    /// What it is about: `mail:`, `domain:` or `series:`, and which.
    pub about: String,
    /// The account; none where it is nobody's of ours.
    pub account: Option<i64>,
    /// What the account is called.
    pub name: String,
    /// The title under which a meeting of the series came last.
    pub title: Option<String>,
}

/// A meeting that came, with the contact it is here; none where that was deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Rowid.
    pub id: i64,
    /// As it came last.
    pub came: Came,
    /// The contact.
    pub contact: Option<Contact>,
}

/// Rowids as they are kept.
fn kept(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

fn read_ids(kept: &str) -> Vec<i64> {
    kept.split(' ').filter_map(|id| id.parse().ok()).collect()
}

const CONTACT: &str = "e.id, e.account_id, e.state, e.day, e.time, e.minutes, e.until_on, coalesce(e.purpose, ''), e.kind";

/// What is read of contacts, of those that a clause tells.
pub(super) fn contact_columns(clause: &str) -> String {
    format!("SELECT {CONTACT} FROM entry e {clause}")
}

pub(super) fn contact(row: &Row, from: usize) -> rusqlite::Result<Option<Contact>> {
    let (Some(id), Some(account)) = (row.get(from)?, row.get(from + 1)?) else { return Ok(None) };
    let (state, day, time) = (row.get(from + 2)?, row.get(from + 3)?, row.get(from + 4)?);
    let (minutes, until, purpose, kind) = (row.get(from + 5)?, row.get(from + 6)?, row.get(from + 7)?, row.get(from + 8)?);
    Ok(Some(Contact { id, account, state, day, time, minutes, until, purpose, kind }))
}

impl Store {
    /// Every meeting that came from a calendar.
    pub fn calendar_events(&self) -> Result<Vec<Known>> {
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT c.id, c.event, c.recurrence, c.calendar, c.sequence, c.modified, c.cancelled, c.day, c.time, c.minutes, c.until_on, c.title, c.people, c.colleagues, {CONTACT}
             FROM calendar_event c LEFT JOIN entry e ON e.id = c.entry_id ORDER BY c.id"
        ))?;
        let rows = query.query_map([], |row| {
            let (event, recurrence, calendar) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let (sequence, modified, cancelled) = (row.get(4)?, row.get(5)?, row.get(6)?);
            let (day, time, minutes, until, title) = (row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?, row.get(11)?);
            let [people, colleagues] = [row.get_ref(12)?.as_str()?, row.get_ref(13)?.as_str()?].map(read_ids);
            let came =
                Came { event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until, title, people, colleagues };
            Ok(Known { id: row.get(0)?, came, contact: contact(row, 14)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is planned from a day on, ISO, in the order of days and hours.
    pub fn planned_from(&self, day: &str) -> Result<Vec<Contact>> {
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT {CONTACT} FROM entry e WHERE e.state = 'planned' AND e.day >= ?1 AND e.account_id IS NOT NULL ORDER BY e.day, e.time, e.id"
        ))?;
        let rows = query.query_map([day], |row| contact(row, 0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// Whose addresses, domains and series are, as somebody said; none where they are nobody's of ours.
    pub fn calendar_answers(&self) -> Result<Vec<(String, Option<i64>)>> {
        let mut query = self.sql().prepare_cached("SELECT about, account_id FROM calendar_answer ORDER BY about")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The same, each with what it is called.
    pub fn calendar_answers_told(&self) -> Result<Vec<Answer>> {
        let mut query = self.sql().prepare_cached(
            "SELECT w.id, w.about, w.account_id, coalesce(a.short_name, ''), (
               SELECT e.title FROM calendar_event e WHERE w.about = 'series:' || e.event ORDER BY e.day DESC LIMIT 1)
             FROM calendar_answer w LEFT JOIN account a ON a.id = w.account_id ORDER BY w.about",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Answer { id: row.get(0)?, about: row.get(1)?, account: row.get(2)?, name: row.get(3)?, title: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The e-mails and sites of every account, each in a text of its own.
    pub fn accounts_reached(&self) -> Result<Vec<(i64, String)>> {
        let sql = "SELECT id, email FROM account WHERE email IS NOT NULL UNION ALL SELECT id, site FROM account WHERE site IS NOT NULL ORDER BY 1";
        Ok(self.sql().prepare_cached(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The e-mails of all who act for an account now, with the account.
    pub fn people_mailed(&self) -> Result<Vec<(i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT DISTINCT f.account_id, c.value FROM channel c JOIN affiliation f ON f.person_id = c.person_id
             WHERE c.kind = 'email' AND (f.to_on IS NULL OR f.to_on >= ?1) ORDER BY 1, 2",
        )?;
        let today = crate::domain::day::iso(self.clock().today());
        Ok(query.query_map([today], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Our own people: rowid, name, e-mail or an empty text.
    pub fn colleagues_mailed(&self) -> Result<Vec<(i64, String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT id, name, coalesce(email, '') FROM colleague ORDER BY id")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Identities under which meetings went out, with what was added to their numbers.
pub(crate) type GoneOut = HashMap<(String, String), i64>;

/// As which day of a series a meeting goes out: that for which it was meant, with its hour.
fn goes_out_of(came: &Came) -> String {
    let hour = came.time.as_ref().map(|time| time.replace(':', "")).filter(|_| !came.recurrence.contains('T'));
    match hour.filter(|_| !came.recurrence.is_empty()) {
        Some(hour) => format!("{}T{hour}", came.recurrence),
        None => came.recurrence.clone(),
    }
}

impl Change<'_> {
    /// Keeps what came of a meeting of which a contact was made: it goes out as that meeting from then on.
    pub fn tie_meeting(&self, came: &Came, entry: i64) -> Result<()> {
        self.tie_again(came, entry, &self.gone_out_before()?)
    }

    /// The same, with greater numbers than before where it went out once.
    pub(crate) fn tie_again(&self, came: &Came, entry: i64, before: &GoneOut) -> Result<()> {
        let out = (came.event.clone(), goes_out_of(came));
        let taken = "SELECT EXISTS (SELECT 1 FROM calendar_event WHERE out_event = ?1 AND out_recurrence = ?2)";
        if self.tx.prepare_cached(taken)?.query_row([&out.0, &out.1], |row| row.get(0))? {
            return self.tie_planned(came, entry);
        }
        let base = before.get(&out).copied().unwrap_or(came.sequence - self.step());
        self.keep_meeting(came, entry, Some((out.1, base)))
    }

    /// As what meetings went out of which nothing is tied any more, as far as the journal reaches back, each with what was added to its
    /// number.
    pub(crate) fn gone_out_before(&self) -> Result<GoneOut> {
        let mut query = self.tx.prepare_cached(
            "SELECT json_extract(was, '$.out_event'), json_extract(was, '$.out_recurrence'), json_extract(was, '$.out_base') FROM (
               SELECT iif(json_valid(before), before, NULL) AS was FROM change WHERE tbl = 'calendar_event' AND op = '-')
             WHERE json_extract(was, '$.out_event') IS NOT NULL",
        )?;
        let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps what came of a meeting that was planned here before: it goes out as it did.
    pub fn tie_planned(&self, came: &Came, entry: i64) -> Result<()> {
        self.keep_meeting(came, entry, None)
    }

    fn keep_meeting(&self, came: &Came, entry: i64, out: Option<(String, i64)>) -> Result<()> {
        let Came { event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until, title, people, colleagues } =
            came;
        let [people, colleagues] = [people, colleagues].map(|ids| kept(ids));
        let (out_event, out) = (out.is_some().then_some(event), out.unzip());
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO calendar_event(event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until_on, title, entry_id,
               out_event, out_recurrence, out_base, people, colleagues)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?;
        insert.execute(params![
            event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until, title, entry, out_event, out.0, out.1,
            people, colleagues
        ])?;
        Ok(())
    }

    /// Keeps what came anew of a meeting that is known; nothing is written where it came so before.
    pub fn retie_meeting(&self, id: i64, came: &Came) -> Result<()> {
        let Came { event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until, title, people, colleagues } =
            came;
        let [people, colleagues] = [people, colleagues].map(|ids| kept(ids));
        let mut update = self.tx.prepare_cached(
            "UPDATE calendar_event SET event = ?2, recurrence = ?3, calendar = ?4, sequence = ?5, modified = ?6, cancelled = ?7, day = ?8,
               time = ?9, minutes = ?10, until_on = ?11, title = ?12, people = ?13, colleagues = ?14 WHERE id = ?1",
        )?;
        update.execute(params![
            id, event, recurrence, calendar, sequence, modified, cancelled, day, time, minutes, until, title, people, colleagues
        ])?;
        Ok(())
    }

    /// Makes a meeting that is known another contact.
    pub fn hand_meeting_over(&self, id: i64, entry: i64) -> Result<()> {
        self.tx.prepare_cached("UPDATE calendar_event SET entry_id = ?2 WHERE id = ?1")?.execute([id, entry])?;
        Ok(())
    }

    /// The title under which a meeting came last.
    pub fn came_titled(&self, id: i64) -> Result<String> {
        Ok(self.tx.prepare_cached("SELECT title FROM calendar_event WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
    }

    /// Notes that a meeting is off there: it may take place again.
    pub fn call_off_meeting(&self, id: i64) -> Result<()> {
        self.tx.prepare_cached("UPDATE calendar_event SET cancelled = 1 WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Forgets a meeting that is another one there by now.
    pub fn untie_meeting(&self, id: i64) -> Result<()> {
        self.tx.prepare_cached("DELETE FROM calendar_event WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Remembers whose an address, a domain or a series is; none where it is nobody's of ours.
    pub fn answer_calendar(&self, about: &str, account: Option<i64>) -> Result<()> {
        let mut put = self.tx.prepare_cached(
            "INSERT INTO calendar_answer(about, account_id) VALUES (?1, ?2) ON CONFLICT (about) DO UPDATE SET account_id = excluded.account_id
             WHERE account_id IS NOT excluded.account_id",
        )?;
        put.execute(params![about, account])?;
        Ok(())
    }

    /// Forgets what was answered: it is asked again.
    pub fn forget_answer(&self, id: i64) -> Result<()> {
        self.tx.prepare_cached("DELETE FROM calendar_answer WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}
