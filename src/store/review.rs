//! The accounts as they are looked through in a week: when that was last, what happened since, what comes next (M29).

use super::Store;
use super::error::Result;
use crate::domain::Entity;
use rusqlite::named_params;

/// What is told of an account in its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is late.
    Late,
    /// It comes next.
    Next,
}

/// A line of a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which part.
    pub part: Part,
    /// The day, ISO, where it has one.
    pub day: Option<String>,
    /// What it is; empty for a contact of which nothing is written.
    pub title: String,
    /// The code of the kind of a contact.
    pub kind: Option<String>,
    /// The record it is about.
    pub record: (Entity, i64),
}

/// What comes next at an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The day, ISO.
    pub day: String,
    /// What it is; empty for a contact of which no purpose is written.
    pub title: String,
    /// The code of the kind of a contact.
    pub kind: Option<String>,
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
    /// Open actions and promises that are late.
    pub late: usize,
    /// The last contact, ISO.
    pub contact: Option<String>,
    /// The next step.
    pub next: Option<Next>,
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
               (SELECT count(*) FROM action WHERE account_id = s.id AND state = 'open' AND presses_on < :today),
               p.last_contact, p.next_contact,
               coalesce(e.purpose, ''), e.kind, d.due_on, d.title
             FROM seen s LEFT JOIN pulse p ON p.account_id = s.id
             LEFT JOIN entry e ON e.id = (SELECT id FROM entry WHERE account_id = s.id AND state = 'planned' AND day = p.next_contact
                                          ORDER BY time IS NULL, time, id LIMIT 1)
             LEFT JOIN action d ON d.id = (SELECT id FROM action WHERE account_id = s.id AND state = 'open' AND due_on >= :today
                                           ORDER BY due_on, id LIMIT 1)
             ORDER BY coalesce(s.last, '') >= :monday, s.name COLLATE NOCASE, s.id",
        )?;
        let of = named_params! { ":monday": monday, ":week": week_ago, ":quarter": quarter_ago, ":today": today };
        let rows = query.query_map(of, |row| {
            let (title, kind): (String, Option<String>) = (row.get(7)?, row.get(8)?);
            let contact = row.get::<_, Option<String>>(6)?.map(|day| Next { day, title, kind });
            let due: Option<(String, String)> = row.get::<_, Option<String>>(9)?.zip(row.get(10)?);
            let action = due.map(|(day, title)| Next { day, title, kind: None });
            Ok(Reviewed {
                account: row.get(0)?,
                name: row.get(1)?,
                last: row.get(2)?,
                since: row.get(3)?,
                late: row.get(4)?,
                contact: row.get(5)?,
                next: contact.into_iter().chain(action).min_by(|one, other| one.day.cmp(&other.day)),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is told of an account besides what happened there: what is late, the oldest first; what comes next. A few of each.
    ///
    /// # Errors
    /// Those of reading.
    pub fn review_details(&self, account: i64, today: &str) -> Result<Vec<Detail>> {
        let parts = [
            (
                Part::Late,
                "SELECT presses_on, title, 'action', id, NULL FROM action
                 WHERE account_id = :account AND state = 'open' AND presses_on < :today ORDER BY 1, 4 LIMIT :most",
            ),
            (
                Part::Next,
                "SELECT day, title, tbl, id, kind FROM (
                   SELECT due_on AS day, title, 'action' AS tbl, id, NULL AS kind FROM action
                   WHERE account_id = :account AND state = 'open' AND (due_on >= :today OR due_on IS NULL)
                   UNION ALL SELECT day, coalesce(purpose, ''), 'entry', id, kind FROM entry
                   WHERE account_id = :account AND state = 'planned' AND day >= :today)
                 ORDER BY day IS NULL, day, tbl DESC, id LIMIT :most",
            ),
        ];
        let all = named_params! { ":account": account, ":today": today, ":most": MOST };
        let mut details = Vec::new();
        for (part, sql) in parts {
            let asked: Vec<_> = all.iter().copied().filter(|(name, _)| sql.contains(name)).collect();
            let mut query = self.sql().prepare_cached(sql)?;
            let mut rows = query.query(&asked[..])?;
            while let Some(row) = rows.next()? {
                let Some(entity) = Entity::from_table(&row.get::<_, String>(2)?) else { continue };
                let record = (entity, row.get(3)?);
                details.push(Detail { part, day: row.get(0)?, title: row.get(1)?, kind: row.get(4)?, record });
            }
        }
        Ok(details)
    }
}
