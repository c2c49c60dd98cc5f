//! What a calendar outside is to show, and when each of it was changed last.

use super::Store;
use super::error::Result;
use crate::domain::Entity;
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;

/// A change: its step, which is greater than that of every change before, and its moment as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The number of the step; 0 where the journal does not reach back so far.
    pub step: i64,
    /// The moment, RFC 3339, or an empty text.
    pub at: String,
}

impl Changed {
    /// The later one of two.
    #[must_use]
    pub fn or_later(self, other: Changed) -> Changed {
        if other.step > self.step { other } else { self }
    }
}

/// Something that a calendar may show still, and that was deleted here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its rowid.
    pub id: i64,
    /// What told it from others.
    pub uid: String,
    /// Its day, ISO.
    pub day: String,
    /// Its hour, `HH:MM`.
    pub time: Option<String>,
    /// When it was deleted.
    pub changed: Changed,
}

/// As what a contact goes out that was made of a meeting of the office calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tied {
    /// The identity of its event.
    pub event: String,
    /// The day of a series that it was at first, with its hour (`20261124T1430`), or an empty text.
    pub recurrence: String,
    /// What is added to the number of its last change.
    pub base: i64,
    /// The step that tied it to its meeting; 0 where the journal does not reach back so far.
    pub step: i64,
}

impl Store {
    /// The contacts that a calendar shows: all that are planned, and from a day on (ISO) those that were called off or put off.
    pub fn contacts_for_calendar(&self, account: Option<i64>, since: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT id FROM entry WHERE (state = 'planned' OR state IN ('cancelled', 'postponed') AND day >= ?2)
               AND account_id IS NOT NULL AND (?1 IS NULL OR account_id = ?1) ORDER BY day, time, id",
        )?;
        Ok(query.query_map(params![account, since], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The tasks and promises that it shows: all that are open and due on a day, and from a day on (ISO) those that are settled.
    pub fn actions_for_calendar(&self, account: Option<i64>, since: &str) -> Result<Vec<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT id FROM action WHERE due_on IS NOT NULL AND (state = 'open' OR due_on >= ?2)
               AND (?1 IS NULL OR account_id = ?1) ORDER BY due_on, id",
        )?;
        Ok(query.query_map(params![account, since], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What was deleted that it may show still, of days from this one on (ISO).
    pub fn gone_for_calendar(&self, account: Option<i64>, since: &str) -> Result<Vec<Gone>> {
        let mut query = self.sql().prepare_cached(
            // What is no row is not looked into: the journal keeps single values beside rows.
            "SELECT json_extract(gone, '$.uid') AS uid, coalesce(json_extract(gone, '$.day'), json_extract(gone, '$.due_on')) AS day,
               json_extract(gone, '$.time'), max(step_id), at, json_extract(gone, '$.id') FROM (
                 SELECT iif(op = '-' AND json_valid(before), before, NULL) AS gone, tbl, step_id, step.at
                 FROM change JOIN step ON step.id = step_id WHERE op = '-' AND tbl IN ('entry', 'action'))
             WHERE gone IS NOT NULL AND json_extract(gone, '$.state') = iif(tbl = 'entry', 'planned', 'open') AND day >= ?2
               AND (?1 IS NULL OR json_extract(gone, '$.account_id') = ?1)
               AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.uid = json_extract(gone, '$.uid'))
               AND NOT EXISTS (SELECT 1 FROM action WHERE action.uid = json_extract(gone, '$.uid'))
             GROUP BY 1 ORDER BY 2, 1",
        )?;
        let rows = query.query_map(params![account, since], |row| {
            let changed = Changed { step: row.get(3)?, at: row.get(4)? };
            Ok(Gone { id: row.get(5)?, uid: row.get(0)?, day: row.get(1)?, time: row.get(2)?, changed })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When a record was changed last, by whatever step or the taking back of one. Of columns only these; of none, all.
    pub fn last_change(&self, entity: Entity, id: i64, columns: &[&str]) -> Result<Changed> {
        let of = if columns.is_empty() { String::new() } else { format!(" AND col IN ('{}')", columns.join("', '")) };
        let sql = format!(
            "SELECT step.id, step.at FROM change JOIN step ON step.id = step_id WHERE tbl = ?1 AND row_id = ?2{of} ORDER BY step_id DESC LIMIT 1"
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let found = query.query_row(params![entity.def().table, id], |row| Ok(Changed { step: row.get(0)?, at: row.get(1)? }));
        Ok(found.optional()?.unwrap_or_default())
    }

    /// When the people of each entry were changed last.
    pub fn people_changed(&self) -> Result<HashMap<i64, Changed>> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(ep.entry_id, json_extract(iif(c.op = '-' AND json_valid(c.before), c.before, NULL), '$.entry_id')) AS entry, max(c.step_id), step.at
             FROM change c JOIN step ON step.id = c.step_id LEFT JOIN entry_person ep ON ep.id = c.row_id AND c.op = '+'
             WHERE c.tbl = 'entry_person' AND c.op IN ('+', '-') GROUP BY entry HAVING entry IS NOT NULL",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, Changed { step: row.get(1)?, at: row.get(2)? })))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// As what a contact goes out that was made of a meeting of the office calendar.
    pub fn tied_meeting(&self, entry: i64) -> Result<Option<Tied>> {
        let mut query = self.sql().prepare_cached(
            "SELECT out_event, out_recurrence, out_base, (SELECT max(step_id) FROM change WHERE tbl = 'calendar_event' AND row_id = c.id AND op = '+')
             FROM calendar_event c WHERE entry_id = ?1 AND out_event IS NOT NULL ORDER BY id LIMIT 1",
        )?;
        Ok(query.query_row([entry], tied).optional()?)
    }

    /// As what one went out that a step deleted.
    pub fn tied_meeting_gone(&self, entry: i64, step: i64) -> Result<Option<Tied>> {
        let mut query = self.sql().prepare_cached(
            "SELECT c.out_event, c.out_recurrence, c.out_base, 0 FROM change JOIN calendar_event c ON c.id = row_id
             WHERE step_id = ?2 AND tbl = 'calendar_event' AND col = 'entry_id' AND before = ?1 AND c.out_event IS NOT NULL
             UNION ALL SELECT json_extract(was, '$.out_event'), json_extract(was, '$.out_recurrence'), json_extract(was, '$.out_base'), 0 FROM (
               SELECT iif(json_valid(before), before, NULL) AS was FROM change WHERE step_id = ?2 AND tbl = 'calendar_event' AND op = '-')
             WHERE json_extract(was, '$.entry_id') = ?1 AND json_extract(was, '$.out_event') IS NOT NULL LIMIT 1",
        )?;
        Ok(query.query_row([entry, step], tied).optional()?)
    }

    /// Whether a contact that stands here goes out so: it was made anew of the same meeting.
    pub fn goes_out_as(&self, tied: &Tied) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM calendar_event WHERE out_event = ?1 AND out_recurrence = ?2 AND entry_id IS NOT NULL)";
        Ok(self.sql().prepare_cached(sql)?.query_row([&tied.event, &tied.recurrence], |row| row.get(0))?)
    }
}

fn tied(row: &rusqlite::Row) -> rusqlite::Result<Tied> {
    let (recurrence, step): (Option<String>, Option<i64>) = (row.get(1)?, row.get(3)?);
    Ok(Tied { event: row.get(0)?, recurrence: recurrence.unwrap_or_default(), base: row.get(2)?, step: step.unwrap_or_default() })
}
