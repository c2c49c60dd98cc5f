//! What needs attention without being due: read from indices, a few rows of each kind, without what was put off.

use super::capture::InboxLine;
use super::complaints::heard;
use super::error::Result;
use super::journal::Change;
use super::people::PersonName;
use super::{Error, Store};
use rusqlite::{OptionalExtension, Row, ToSql, params};

/// What a row of *Today* is about, so far as putting it off goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Code of the kind of row.
    pub kind: String,
    /// The table of what it is about.
    pub table: String,
    /// Its rowid there.
    pub id: i64,
    /// What gave rise to it, such as the day of the last contact. With another one the row is a new one.
    pub what: String,
}

/// A row that was put off and has come back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PutOff {
    /// The day it was put off to, ISO.
    pub until: String,
    /// Why; empty when no reason was given.
    pub reason: String,
}

/// A row with what is known of its having been put off.
pub type Noticed<T> = (T, Option<PutOff>);

/// An account that complained more than once, or gave signals of risk beside (M24, M34).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The account.
    pub account: i64,
    /// Its name.
    pub name: String,
    /// How many complaints.
    pub count: u32,
    /// How many signals of risk beside them.
    pub signals: u32,
    /// Day of the last one, ISO.
    pub latest: String,
    /// The entry in which the last one was heard, if any of that day.
    pub entry: Option<i64>,
}

/// An account with which there was no contact for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The account.
    pub account: i64,
    /// Its name.
    pub name: String,
    /// The day it is about, ISO: that of the last contact.
    pub last: String,
}

/// Somebody at an account, as *Today* names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Someone {
    /// The person.
    pub person: i64,
    /// Their name.
    pub name: PersonName,
    /// Their role at the account: the main contact's first.
    pub affiliation: Option<i64>,
    /// The account.
    pub account: Option<i64>,
    /// Its short name.
    pub account_name: String,
}

/// A person whom their own rhythm asks to contact (M19).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Who.
    pub who: Someone,
    /// Day of the last contact held with them, at any account, ISO; none yet.
    pub last: Option<String>,
    /// The wanted rhythm in days.
    pub days: i64,
}

/// A person whose birthday is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Born {
    /// Who.
    pub who: Someone,
    /// The birthday as kept, with or without a year.
    pub birthday: String,
}

/// An account of whose profile sections were verified long ago (M11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The account.
    pub account: i64,
    /// Its name.
    pub name: String,
    /// How many sections.
    pub sections: u32,
    /// The section verified longest ago.
    pub section: String,
    /// The day it was verified, ISO.
    pub oldest: String,
}

/// How far the oldest verified sections are looked through for accounts: an account has fewer than this share of them.
const SECTIONS_OF_ACCOUNT: usize = 10;
/// The role by which a person is named: a present one, the main contact's first.
const ROLE: &str = "(SELECT f.id FROM affiliation f WHERE f.person_id = p.id
    ORDER BY f.to_on IS NOT NULL, coalesce(f.main_contact, 0) DESC, f.rhythm_days IS NULL, f.id LIMIT 1)";
/// Its columns, and the tables they come from.
const SOMEONE: &str = "p.id, p.family_name, p.given_name, p.middle_name, f.id, f.account_id, coalesce(a.short_name, '')";

/// The join that finds out whether a row was put off; `o.until_on` and `o.reason` come last in the selection.
pub(super) fn put_off(kind: &str, id: &str, cause: &str) -> String {
    format!("LEFT JOIN put_off o ON o.kind = '{kind}' AND o.row_id = {id} AND o.cause = {cause}")
}

/// The condition that it waits no longer; in every search here the first parameter is today, the second the limit.
pub(super) const BACK: &str = "coalesce(o.until_on, '') <= ?1";

pub(super) fn back(row: &Row, at: usize) -> rusqlite::Result<Option<PutOff>> {
    let until: Option<String> = row.get(at)?;
    let reason: Option<String> = row.get(at + 1)?;
    Ok(until.map(|until| PutOff { until, reason: reason.unwrap_or_default() }))
}

fn someone(row: &Row) -> rusqlite::Result<Someone> {
    Ok(Someone {
        person: row.get(0)?,
        name: PersonName::read(row, 1)?,
        affiliation: row.get(4)?,
        account: row.get(5)?,
        account_name: row.get(6)?,
    })
}

impl Store {
    pub(super) fn noticed<T>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        read: impl Fn(&Row) -> rusqlite::Result<Noticed<T>>,
    ) -> Result<Vec<Noticed<T>>> {
        Ok(self.sql().prepare_cached(&self.askable(sql))?.query_map(values, |row| read(row))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Accounts with more than one complaint or signal from a day on, most of them first.
    pub fn repeated_complaints(&self, from: &str, today: &str, limit: usize) -> Result<Vec<Noticed<Repeated>>> {
        let sql = format!(
            "SELECT a.id, a.short_name, c.complaints, c.signals, c.latest, (
               SELECT max(id) FROM entry INDEXED BY entry_complaint
               WHERE kind = 'complaint' AND state = 'held' AND day = c.latest AND account_id = a.id
             ), o.until_on, o.reason FROM (
               SELECT account_id, count(*) AS n, count(*) - count(signal) AS complaints, count(signal) AS signals, max(day) AS latest
               FROM ({}) GROUP BY account_id HAVING n > 1
             ) c JOIN account a ON a.id = c.account_id {} WHERE {BACK} ORDER BY c.n DESC, a.find LIMIT ?2",
            heard("?3"),
            put_off("complaints", "a.id", "c.latest")
        );
        self.noticed(&sql, params![today, limit as i64, from], |row| {
            let (account, name, latest, entry) = (row.get(0)?, row.get(1)?, row.get(4)?, row.get(5)?);
            Ok((Repeated { account, name, count: row.get(2)?, signals: row.get(3)?, latest, entry }, back(row, 6)?))
        })
    }

    /// Accounts whose last contact was before a day and with whom none is planned, longest silence first.
    pub fn silent_accounts(&self, before: &str, today: &str, limit: usize) -> Result<Vec<Noticed<Silent>>> {
        let sql = format!(
            "SELECT a.id, a.short_name, p.last_contact, o.until_on, o.reason
             FROM pulse p INDEXED BY pulse_last CROSS JOIN account a ON a.id = p.account_id {}
             WHERE p.last_contact < ?3 AND +p.next_contact IS NULL AND coalesce(a.stage, '') <> 'lost' AND {BACK}
             ORDER BY p.last_contact LIMIT ?2",
            put_off("silent", "a.id", "p.last_contact")
        );
        self.noticed(&sql, params![today, limit as i64, before], |row| {
            Ok((Silent { account: row.get(0)?, name: row.get(1)?, last: row.get(2)? }, back(row, 3)?))
        })
    }

    /// Accounts of which it was decided until a day that has come that they are key, with that day; the one longest past first (M1).
    pub fn key_again(&self, today: &str, limit: usize) -> Result<Vec<Noticed<Silent>>> {
        let sql = format!(
            "SELECT a.id, a.short_name, a.key_review_on, o.until_on, o.reason FROM account a INDEXED BY account_key_review {}
             WHERE a.key_review_on IS NOT NULL AND a.key_review_on <= ?1 AND coalesce(a.stage, '') <> 'lost' AND {BACK}
             ORDER BY a.key_review_on LIMIT ?2",
            put_off("key_again", "a.id", "a.key_review_on")
        );
        self.noticed(&sql, params![today, limit as i64], |row| {
            Ok((Silent { account: row.get(0)?, name: row.get(1)?, last: row.get(2)? }, back(row, 3)?))
        })
    }

    /// Persons whom their own rhythm asks to contact by a day, the longest waiting first, those never met after them.
    pub fn due_by_rhythm(&self, today: &str, limit: usize) -> Result<Vec<Noticed<Due>>> {
        let found = |condition: &str| {
            let sql = format!(
                "SELECT {SOMEONE}, r.last_contact,
                   (SELECT min(x.rhythm_days) FROM affiliation x WHERE x.person_id = p.id AND x.handed_to_id IS NULL AND x.to_on IS NULL),
                   o.until_on, o.reason
                 FROM rhythm r INDEXED BY rhythm_due CROSS JOIN person p ON p.id = r.person_id
                 JOIN affiliation f ON f.id = {ROLE} JOIN account a ON a.id = f.account_id {}
                 WHERE {condition} AND r.next_contact IS NULL AND coalesce(a.stage, '') <> 'lost' AND {BACK}
                 ORDER BY r.due_on LIMIT ?2",
                put_off("rhythm", "p.id", "coalesce(r.last_contact, '')")
            );
            self.noticed(&sql, params![today, limit as i64], |row| {
                Ok((Due { who: someone(row)?, last: row.get(7)?, days: row.get(8)? }, back(row, 9)?))
            })
        };
        let mut due = found("r.due_on > '' AND r.due_on <= ?1")?;
        if due.len() < limit {
            due.extend(found("r.due_on = ''")?);
            due.truncate(limit);
        }
        Ok(due)
    }

    /// Persons with a birthday between two days of the year (`MM-DD`, both included), in their order; a
    /// row put off is known by the year.
    pub fn birthdays(&self, days: (&str, &str), today: &str, year: i32, limit: usize) -> Result<Vec<Noticed<Born>>> {
        let sql = format!(
            "SELECT {SOMEONE}, p.birthday, o.until_on, o.reason
             FROM person p INDEXED BY person_birthday JOIN affiliation f ON f.id = {ROLE} JOIN account a ON a.id = f.account_id {}
             WHERE p.birthday IS NOT NULL AND substr(p.birthday, -5) >= ?3 AND substr(p.birthday, -5) <= ?4
               AND f.to_on IS NULL AND coalesce(a.stage, '') <> 'lost' AND {BACK}
             ORDER BY substr(p.birthday, -5) LIMIT ?2",
            put_off("birthday", "p.id", "?5")
        );
        self.noticed(&sql, params![today, limit as i64, days.0, days.1, year.to_string()], |row| {
            Ok((Born { who: someone(row)?, birthday: row.get(7)? }, back(row, 8)?))
        })
    }

    /// The sections of an account's dossier verified before a day: what *Today* asks to look at, and what counts half.
    pub fn stale_sections(&self, account: i64, before: &str) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached("SELECT section FROM verified WHERE account_id = ?1 AND verified_on < ?2")?;
        Ok(query.query_map(params![account, before], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Accounts of whose profile a section was verified before a day, the longest ago first.
    pub fn stale_accounts(&self, before: &str, today: &str, limit: usize) -> Result<Vec<Noticed<Stale>>> {
        let sql = format!(
            "SELECT a.id, a.short_name, s.section, s.oldest,
               (SELECT count(*) FROM verified v WHERE v.account_id = a.id AND v.verified_on < ?3), o.until_on, o.reason
             FROM (SELECT account_id, section, min(verified_on) AS oldest FROM (
                     SELECT account_id, section, verified_on FROM verified INDEXED BY verified_day
                     WHERE verified_on < ?3 ORDER BY verified_on LIMIT ?4)
                   GROUP BY account_id ORDER BY 3, 1 LIMIT ?2 * 2) s
             CROSS JOIN account a ON a.id = s.account_id {}
             WHERE coalesce(a.stage, '') <> 'lost' AND {BACK} ORDER BY s.oldest, s.account_id LIMIT ?2",
            put_off("stale", "a.id", "s.oldest")
        );
        let read = |row: &Row| {
            let stale = Stale { account: row.get(0)?, name: row.get(1)?, section: row.get(2)?, oldest: row.get(3)?, sections: row.get(4)? };
            Ok((stale, back(row, 5)?))
        };
        // So far that as many accounts as are wanted are met, even when half of them wait or are lost.
        let reach = limit.saturating_mul(SECTIONS_OF_ACCOUNT * 2) as i64;
        self.noticed(&sql, params![today, limit as i64, before, reach], read)
    }

    /// The lines of the inbox that do not wait for a later day, oldest first.
    pub fn inbox_back(&self, today: &str, limit: usize) -> Result<Vec<Noticed<InboxLine>>> {
        let sql = format!(
            "SELECT a.id, a.line, a.at, o.until_on, o.reason FROM inbox a {} WHERE {BACK} ORDER BY a.id LIMIT ?2",
            put_off("inbox", "a.id", "''")
        );
        self.noticed(&sql, params![today, limit as i64], |row| {
            Ok((InboxLine { id: row.get(0)?, line: row.get(1)?, at: row.get(2)? }, back(row, 3)?))
        })
    }

    /// How many pairs of records may be one, and the newest of them; `None` when there is none or they wait.
    pub fn doubts_back(&self, today: &str) -> Result<Option<(u32, i64, Option<PutOff>)>> {
        let sql = format!(
            "SELECT d.n, d.newest, o.until_on, o.reason FROM (
               SELECT count(*) AS n, max(id) AS newest FROM doubt INDEXED BY doubt_open WHERE state = 'open') d
             {} WHERE d.n > 0 AND {BACK}",
            put_off("doubts", "0", "CAST(d.newest AS TEXT)")
        );
        let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, back(row, 2)?));
        Ok(self.sql().prepare_cached(&self.askable(&sql))?.query_row([today], read).optional()?)
    }

    /// How a row was put off: `None` when it never was.
    pub fn put_off(&self, cause: &Cause) -> Result<Option<PutOff>> {
        let mut query = self.sql().prepare_cached("SELECT until_on, reason FROM put_off WHERE kind = ?1 AND row_id = ?2 AND cause = ?3")?;
        Ok(query.query_row(params![cause.kind, cause.id, cause.what], |row| back(row, 0)).optional()?.flatten())
    }
}

impl Change<'_> {
    /// Puts a row of *Today* off until a day (ISO); a row that was put off before gets the new day and reason.
    pub fn put_off(&self, cause: &Cause, until: &str, reason: &str) -> Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO put_off(uid, kind, tbl, row_id, cause, until_on, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (kind, row_id, cause) DO UPDATE SET until_on = excluded.until_on, reason = excluded.reason",
            )?
            .execute(params![
                crate::platform::new_uid().to_string(),
                cause.kind,
                cause.table,
                cause.id,
                cause.what,
                until,
                (!reason.is_empty()).then_some(reason)
            ])?;
        Ok(())
    }

    /// Notes that every section of an account's profile verified before a day (ISO) was found to be right today (M11).
    pub fn verify_stale(&self, account: i64, before: &str) -> Result<()> {
        let changed = self
            .tx
            .prepare_cached("UPDATE verified SET verified_on = ?1 WHERE account_id = ?2 AND verified_on < ?3")?
            .execute(params![self.today(), account, before])?;
        if changed == 0 { Err(Error::Gone) } else { Ok(()) }
    }
}
