//! The accounts as they are looked through in a week: when that was last, what happened since, what comes next (M29).

use super::Store;
use super::error::Result;
use rusqlite::named_params;

/// What is told of an account in its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It happened since the last one.
    Since,
    /// It is late.
    Late,
    /// It comes next.
    Next,
}

/// A line of a look: its part, its day (ISO, where it has one), what it is, and the record it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which part.
    pub part: Part,
    /// The day, ISO.
    pub day: Option<String>,
    /// What.
    pub title: String,
    /// The record, by its table and rowid.
    pub table: String,
    /// See `table`.
    pub id: i64,
}

/// The most lines of a part.
const MOST: usize = 6;

/// An account as it is looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// Rowid.
    pub account: i64,
    /// Short name.
    pub name: String,
    /// The day of the last look, ISO; none where there never was one.
    pub last: Option<String>,
    /// Since when what happened is told: the last look before this week, else a week ago. ISO.
    pub since: String,
    /// Contacts held since then.
    pub contacts: usize,
    /// Actions and promises done since then.
    pub done: usize,
    /// Complaints heard and wishes said since then.
    pub heard: usize,
    /// Open actions and promises that are late.
    pub late: usize,
    /// The last contact, ISO.
    pub contact: Option<String>,
    /// The next step: its day, ISO, what it is, and whether it is a contact.
    pub next: Option<(String, String, bool)>,
}

impl Store {
    /// The accounts that are looked through each week: those of the categories `key` and `developing`, and those with a contact
    /// within the last ninety days, or with one planned, or with a promise of ours. First those that were not looked at since `monday` (ISO), by name.
    ///
    /// # Errors
    /// Those of reading.
    pub fn reviewed(&self, monday: &str, week_ago: &str, quarter_ago: &str, today: &str) -> Result<Vec<Reviewed>> {
        let mut query = self.sql().prepare_cached(
            "WITH chosen AS (
               SELECT id FROM account WHERE category IN ('key', 'developing')
               UNION
               SELECT p.account_id FROM pulse p
               WHERE p.last_contact >= :quarter OR p.next_contact IS NOT NULL OR p.our_due IS NOT NULL
             ), seen AS (
               SELECT a.id, a.short_name AS name, (SELECT max(day) FROM review WHERE account_id = a.id) AS last,
                 coalesce((SELECT max(day) FROM review WHERE account_id = a.id AND day < :monday), :week) AS since
               FROM account a JOIN chosen c ON c.id = a.id
             )
             SELECT s.id, s.name, s.last, s.since,
               (SELECT count(*) FROM entry WHERE account_id = s.id AND state = 'held' AND day >= s.since AND day <= :today),
               (SELECT count(*) FROM action WHERE account_id = s.id AND state = 'kept' AND done_on >= s.since),
               (SELECT count(*) FROM complaint WHERE account_id = s.id AND heard_on >= s.since)
                 + (SELECT count(*) FROM voice WHERE account_id = s.id AND day >= s.since),
               (SELECT count(*) FROM action WHERE account_id = s.id AND state = 'open' AND presses_on < :today),
               p.last_contact, p.next_contact,
               (SELECT coalesce(purpose, '') FROM entry WHERE account_id = s.id AND state = 'planned' AND day = p.next_contact
                ORDER BY time IS NULL, time, id LIMIT 1),
               (SELECT due_on FROM action WHERE account_id = s.id AND state = 'open' AND due_on >= :today ORDER BY due_on, id LIMIT 1),
               (SELECT title FROM action WHERE account_id = s.id AND state = 'open' AND due_on >= :today ORDER BY due_on, id LIMIT 1)
             FROM seen s LEFT JOIN pulse p ON p.account_id = s.id
             ORDER BY coalesce(s.last, '') >= :monday, s.name COLLATE NOCASE, s.id",
        )?;
        let of = named_params! { ":monday": monday, ":week": week_ago, ":quarter": quarter_ago, ":today": today };
        let rows = query.query_map(of, |row| {
            let contact: Option<String> = row.get(9)?;
            let purpose: Option<String> = row.get(10)?;
            let due: Option<String> = row.get(11)?;
            let title: Option<String> = row.get(12)?;
            let meeting = contact.map(|day| (day, purpose.unwrap_or_default(), true));
            let action = due.map(|day| (day, title.unwrap_or_default(), false));
            Ok(Reviewed {
                account: row.get(0)?,
                name: row.get(1)?,
                last: row.get(2)?,
                since: row.get(3)?,
                contacts: row.get(4)?,
                done: row.get(5)?,
                heard: row.get(6)?,
                late: row.get(7)?,
                contact: row.get(8)?,
                next: meeting.into_iter().chain(action).min_by(|one, other| one.0.cmp(&other.0)),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is told of an account: what happened since a day (ISO), the newest first; what is late, the oldest first; what comes next. A few of each.
    ///
    /// # Errors
    /// Those of reading.
    pub fn review_details(&self, account: i64, since: &str, today: &str) -> Result<Vec<Detail>> {
        let parts = [
            (
                Part::Since,
                "SELECT day, coalesce(nullif(purpose, ''), nullif(result, ''), substr(notes, 1, 200), ''), 'entry', id FROM entry
                 WHERE account_id = :account AND state = 'held' AND day >= :since AND day <= :today
                 UNION ALL SELECT done_on, title, 'action', id FROM action WHERE account_id = :account AND state = 'kept' AND done_on >= :since
                 UNION ALL SELECT heard_on, title, 'complaint', id FROM complaint WHERE account_id = :account AND heard_on >= :since
                 UNION ALL SELECT day, title, 'voice', id FROM voice WHERE account_id = :account AND day >= :since
                 ORDER BY 1 DESC, 3, 4 DESC LIMIT :most",
            ),
            (
                Part::Late,
                "SELECT presses_on, title, 'action', id FROM action
                 WHERE account_id = :account AND state = 'open' AND presses_on < :today AND :since IS NOT NULL ORDER BY 1, 4 LIMIT :most",
            ),
            (
                Part::Next,
                "SELECT day, title, tbl, id FROM (
                   SELECT due_on AS day, title, 'action' AS tbl, id FROM action
                   WHERE account_id = :account AND state = 'open' AND (due_on >= :today OR due_on IS NULL) AND :since IS NOT NULL
                   UNION ALL SELECT day, coalesce(purpose, ''), 'entry', id FROM entry
                   WHERE account_id = :account AND state = 'planned' AND day >= :today)
                 ORDER BY day IS NULL, day, tbl DESC, id LIMIT :most",
            ),
        ];
        let mut details = Vec::new();
        for (part, sql) in parts {
            let mut query = self.sql().prepare_cached(sql)?;
            let of = named_params! { ":account": account, ":since": since, ":today": today, ":most": MOST };
            let rows = query
                .query_map(of, |row| Ok(Detail { part, day: row.get(0)?, title: row.get(1)?, table: row.get(2)?, id: row.get(3)? }))?;
            details.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(details)
    }

    /// The look through an account on a day, if there was one: its rowid.
    ///
    /// # Errors
    /// Those of reading.
    pub fn review_on(&self, account: i64, day: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached("SELECT max(id) FROM review WHERE account_id = ?1 AND day = ?2")?;
        Ok(query.query_row(rusqlite::params![account, day], |row| row.get(0))?)
    }
}
