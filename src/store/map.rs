//! What the influence map is drawn from: seats, ties, judgements and contacts of one account, as they stood on a day
//! (M19, M42, M45).

use super::Store;
use super::error::Result;
use super::people::PersonName;
use super::records::from_sql;
use crate::domain::Value;
use rusqlite::types::Value as Sql;
use rusqlite::{Row, params};
use std::collections::HashMap;

/// A person's seat at the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Rowid of the affiliation.
    pub affiliation: i64,
    /// Rowid of the person.
    pub person: i64,
    /// Name; for a placeholder, what is sought.
    pub name: PersonName,
    /// A seat without a name (M41).
    pub unknown: bool,
    /// Position.
    pub position: String,
    /// Department.
    pub department: String,
    /// Codes of the roles, joined by commas.
    pub roles: String,
    /// Influence 1–5.
    pub influence: Option<i64>,
    /// Attitude −2…+2.
    pub attitude: Option<i64>,
    /// Relationship 0–5.
    pub relationship: Option<i64>,
    /// Person they report to.
    pub boss: Option<i64>,
    /// Rowid of the colleague who mirrors them.
    pub mirror: Option<i64>,
    /// Rowid of the colleague to whom they were handed.
    pub handed: Option<i64>,
    /// The main contact.
    pub main: bool,
    /// Outside the client.
    pub outside: bool,
    /// Wanted rhythm of contact in days.
    pub rhythm_days: Option<i64>,
    /// Day of the last contact held by then, on any account's behalf, ISO.
    pub last_contact: Option<String>,
    /// Day of the first contact planned with them, on any account's behalf, ISO; of a past day it is not told.
    pub next_contact: Option<String>,
    /// Contacts held with them for this account within the counted time.
    pub contacts: u32,
    /// Day of the newest judgement by then, ISO.
    pub judged_on: Option<String>,
    /// In office since, ISO.
    pub from_on: Option<String>,
}

/// A tie between two persons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TieRow {
    /// Rowid.
    pub id: i64,
    /// Code of the kind.
    pub kind: String,
    /// Person it starts from.
    pub from: i64,
    /// Person it goes to.
    pub to: i64,
    /// Strength 1–3.
    pub strength: Option<i64>,
    /// In words.
    pub note: String,
    /// Since when, ISO.
    pub since: Option<String>,
}

/// What a purchase changes for a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StanceRow {
    /// Rowid.
    pub id: i64,
    /// Rowid of the affiliation.
    pub affiliation: i64,
    /// Codes of the roles in this purchase; `None` as at the account.
    pub roles: Option<String>,
    /// Attitude in this purchase; `None` as at the account.
    pub attitude: Option<i64>,
}

/// Contacts that one of us had with one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Person.
    pub person: i64,
    /// Colleague.
    pub colleague: i64,
    /// How many within the counted time.
    pub contacts: u32,
    /// The last one, ISO.
    pub last: String,
}

/// A judgement that took the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejudged {
    /// Rowid of the affiliation.
    pub affiliation: i64,
    /// Key of the field.
    pub field: String,
    /// What held before; empty when there was none.
    pub before: Value,
    /// What was judged.
    pub after: Value,
    /// The day, ISO.
    pub on: String,
    /// Where it comes from.
    pub source: String,
}

/// For a time that has passed: a value stands as the last judgement by then left it.
fn judged(table: &str, row: &str, field: &str) -> String {
    format!(
        "(SELECT value FROM judgement WHERE tbl = '{table}' AND row_id = {row} AND field = '{field}' AND judged_on <= ?2
          ORDER BY judged_on DESC, id DESC LIMIT 1)"
    )
}

/// The columns of a seat that have no history of their own: the journal knows what they were.
const REWOUND: [&str; 7] = ["reports_to_id", "position", "department", "mirror_id", "handed_to_id", "main_contact", "outside"];

impl Store {
    /// The seats of an account on a day (ISO), by person; contacts are counted from `from` on. A past day shows what was
    /// known then: whoever was judged or met by then, or was in office, or stood in the file already.
    pub fn seats(&self, account: i64, on: &str, from: &str, past: bool) -> Result<Vec<Seat>> {
        let rating = |field: &str| if past { judged("affiliation", "f.id", field) } else { format!("f.{field}") };
        let last = "(SELECT max(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
            WHERE ep.person_id = p.id AND e.state = 'held' AND e.day <= ?2)";
        let next = if past {
            "NULL"
        } else {
            "(SELECT min(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
            WHERE ep.person_id = p.id AND e.state = 'planned' AND e.day >= ?2)"
        };
        let known = if past {
            format!(
                "AND (f.from_on IS NOT NULL OR {last} IS NOT NULL
                   OR EXISTS (SELECT 1 FROM judgement WHERE tbl = 'affiliation' AND row_id = f.id AND judged_on <= ?2)
                   OR NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id
                        WHERE c.tbl = 'affiliation' AND c.row_id = f.id AND c.op = '+' AND substr(s.at, 1, 10) > ?2))"
            )
        } else {
            String::new()
        };
        let sql = format!(
            "SELECT f.id, p.id, p.family_name, p.given_name, p.middle_name, coalesce(p.unknown, 0), coalesce(f.position, ''),
               coalesce(f.department, ''), coalesce({roles}, ''), {influence}, {attitude}, {relationship}, f.reports_to_id, f.mirror_id,
               f.handed_to_id, coalesce(f.main_contact, 0), coalesce(f.outside, 0), f.rhythm_days, {last},
               (SELECT count(*) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
                 WHERE ep.person_id = p.id AND e.account_id = ?1 AND e.state = 'held' AND e.day <= ?2 AND e.day >= ?3),
               (SELECT max(judged_on) FROM judgement WHERE tbl = 'affiliation' AND row_id = f.id AND judged_on <= ?2), f.from_on, {next}
             FROM affiliation f JOIN person p ON p.id = f.person_id
             WHERE f.account_id = ?1 AND (f.from_on IS NULL OR f.from_on <= ?2) AND (f.to_on IS NULL OR f.to_on >= ?2) {known}
             ORDER BY p.id, f.id",
            roles = rating("roles"),
            influence = rating("influence"),
            attitude = rating("attitude"),
            relationship = rating("relationship"),
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let mut seats = query.query_map(params![account, on, from], seat)?.collect::<rusqlite::Result<Vec<_>>>()?;
        // Who has two roles here is one person on the map.
        seats.dedup_by_key(|seat| seat.person);
        if past {
            self.rewind(account, on, &mut seats)?;
        }
        Ok(seats)
    }

    /// Puts back what the journal says was changed after a day.
    fn rewind(&self, account: i64, on: &str, seats: &mut [Seat]) -> Result<()> {
        let listed = REWOUND.map(|column| format!("'{column}'")).join(", ");
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT c.row_id, c.col, c.before FROM change c JOIN step s ON s.id = c.step_id
             WHERE c.tbl = 'affiliation' AND c.op = '~' AND c.row_id IN (SELECT id FROM affiliation WHERE account_id = ?1)
               AND substr(s.at, 1, 10) > ?2 AND c.col IN ({listed}) ORDER BY c.id DESC"
        ))?;
        let mut before: HashMap<(i64, String), Value> = HashMap::new();
        let mut rows = query.query(params![account, on])?;
        while let Some(row) = rows.next()? {
            // The newest stands first: the oldest change after the day has the last word.
            before.insert((row.get(0)?, row.get(1)?), from_sql(row.get::<_, Sql>(2)?));
        }
        for seat in seats {
            for column in REWOUND {
                let Some(value) = before.remove(&(seat.affiliation, column.to_owned())) else { continue };
                let flag = value.as_int().is_some_and(|flag| flag != 0);
                match column {
                    "reports_to_id" => seat.boss = value.as_int(),
                    "mirror_id" => seat.mirror = value.as_int(),
                    "handed_to_id" => seat.handed = value.as_int(),
                    "main_contact" => seat.main = flag,
                    "outside" => seat.outside = flag,
                    "position" => seat.position = value.as_str().to_owned(),
                    _ => seat.department = value.as_str().to_owned(),
                }
            }
        }
        Ok(())
    }

    /// The ties of an account on a day (ISO), oldest first. A tie erased after a past day stands on its map still.
    pub fn ties(&self, account: i64, on: &str, past: bool) -> Result<Vec<TieRow>> {
        let strength = if past { format!("coalesce({}, strength)", judged("tie", "tie.id", "strength")) } else { "strength".to_owned() };
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT id, kind, from_id, to_id, {strength}, coalesce(note, ''), since_on FROM tie
             WHERE account_id = ?1 AND (since_on IS NULL OR since_on <= ?2) AND (until_on IS NULL OR until_on > ?2) ORDER BY id"
        ))?;
        let mut ties = query.query_map(params![account, on], tie)?.collect::<rusqlite::Result<Vec<_>>>()?;
        if past {
            let mut query = self.sql().prepare_cached(
                "SELECT c.row_id, c.before ->> 'kind', c.before ->> 'from_id', c.before ->> 'to_id', c.before ->> 'strength',
                   coalesce(c.before ->> 'note', ''), c.before ->> 'since_on'
                 FROM change c JOIN step s ON s.id = c.step_id
                 WHERE c.tbl = 'tie' AND c.op = '-' AND substr(s.at, 1, 10) > ?2 AND c.before ->> 'account_id' = ?1
                   AND c.before ->> 'since_on' <= ?2 AND coalesce(c.before ->> 'until_on', '9999') > ?2
                   AND NOT EXISTS (SELECT 1 FROM tie WHERE tie.id = c.row_id)
                 GROUP BY c.row_id ORDER BY c.row_id",
            )?;
            ties.extend(query.query_map(params![account, on], tie)?.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(ties)
    }

    /// What a purchase changed by a day (ISO).
    pub fn stances(&self, opportunity: i64, on: &str, past: bool) -> Result<Vec<StanceRow>> {
        let value = |field: &str| if past { judged("stance", "stance.id", field) } else { field.to_owned() };
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT id, affiliation_id, {}, {} FROM stance WHERE opportunity_id = ?1 AND ?2 IS NOT NULL ORDER BY id",
            value("roles"),
            value("attitude")
        ))?;
        let rows = query.query_map(params![opportunity, on], |row| {
            Ok(StanceRow { id: row.get(0)?, affiliation: row.get(1)?, roles: row.get(2)?, attitude: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What a purchase changes for a seat: the rowid of the difference, if there is one.
    pub fn stance_of(&self, opportunity: i64, affiliation: i64) -> Result<Option<i64>> {
        use rusqlite::OptionalExtension;
        let mut query = self.sql().prepare_cached("SELECT id FROM stance WHERE opportunity_id = ?1 AND affiliation_id = ?2")?;
        Ok(query.query_row([opportunity, affiliation], |row| row.get(0)).optional()?)
    }

    /// Who of us met whom of an account between two days (ISO), both included.
    pub fn pairings(&self, account: i64, from: &str, on: &str) -> Result<Vec<Pairing>> {
        let mut query = self.sql().prepare_cached(
            "SELECT ep.person_id, ec.colleague_id, count(*), max(e.day) FROM entry e
               JOIN entry_person ep ON ep.entry_id = e.id JOIN entry_colleague ec ON ec.entry_id = e.id
             WHERE e.account_id = ?1 AND e.state = 'held' AND e.day BETWEEN ?2 AND ?3 GROUP BY 1, 2 ORDER BY 1, 2",
        )?;
        let rows = query.query_map(params![account, from, on], |row| {
            Ok(Pairing { person: row.get(0)?, colleague: row.get(1)?, contacts: row.get(2)?, last: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many contacts with a named person an account had between two days (ISO), both included.
    pub fn contacts_between(&self, account: i64, from: &str, on: &str) -> Result<u32> {
        let mut query = self.sql().prepare_cached(
            "SELECT count(*) FROM entry e WHERE e.account_id = ?1 AND e.state = 'held' AND e.day BETWEEN ?2 AND ?3
               AND EXISTS (SELECT 1 FROM entry_person ep WHERE ep.entry_id = e.id)",
        )?;
        Ok(query.query_row(params![account, from, on], |row| row.get(0))?)
    }

    /// The judgements of an account's people made after one day and by another (ISO), with what they took the place of.
    pub fn rejudged(&self, account: i64, after: &str, on: &str) -> Result<Vec<Rejudged>> {
        let mut query = self.sql().prepare_cached(
            "SELECT row_id, field, before, value, judged_on, source FROM (
               SELECT j.row_id, j.field, j.value, j.judged_on, coalesce(j.source, '') AS source, j.id,
                 lag(j.value) OVER (PARTITION BY j.row_id, j.field ORDER BY j.judged_on, j.id) AS before
               FROM judgement j WHERE j.tbl = 'affiliation' AND j.row_id IN (SELECT id FROM affiliation WHERE account_id = ?1)
             ) WHERE judged_on > ?2 AND judged_on <= ?3 AND value IS NOT before ORDER BY judged_on, id",
        )?;
        let rows = query.query_map(params![account, after, on], |row| {
            Ok(Rejudged {
                affiliation: row.get(0)?,
                field: row.get(1)?,
                before: from_sql(row.get(2)?),
                after: from_sql(row.get(3)?),
                on: row.get(4)?,
                source: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who left an account between two days (ISO), the first one excluded: name and day.
    pub fn left_between(&self, account: i64, after: &str, on: &str) -> Result<Vec<(PersonName, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT p.family_name, p.given_name, p.middle_name, f.to_on FROM affiliation f JOIN person p ON p.id = f.person_id
             WHERE f.account_id = ?1 AND f.to_on > ?2 AND f.to_on <= ?3 ORDER BY f.to_on, f.id",
        )?;
        let rows = query.query_map(params![account, after, on], |row| Ok((PersonName::read(row, 0)?, row.get(3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The names of all colleagues: rowid, name.
    pub fn colleague_names(&self) -> Result<Vec<(i64, String)>> {
        let mut query = self.sql().prepare_cached("SELECT id, name FROM colleague ORDER BY fold(name), id")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}

fn seat(row: &Row) -> rusqlite::Result<Seat> {
    Ok(Seat {
        affiliation: row.get(0)?,
        person: row.get(1)?,
        name: PersonName::read(row, 2)?,
        unknown: row.get(5)?,
        position: row.get(6)?,
        department: row.get(7)?,
        roles: row.get(8)?,
        influence: row.get(9)?,
        attitude: row.get(10)?,
        relationship: row.get(11)?,
        boss: row.get(12)?,
        mirror: row.get(13)?,
        handed: row.get(14)?,
        main: row.get(15)?,
        outside: row.get(16)?,
        rhythm_days: row.get(17)?,
        last_contact: row.get(18)?,
        contacts: row.get(19)?,
        judged_on: row.get(20)?,
        from_on: row.get(21)?,
        next_contact: row.get(22)?,
    })
}

fn tie(row: &Row) -> rusqlite::Result<TieRow> {
    Ok(TieRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        strength: row.get(4)?,
        note: row.get(5)?,
        since: row.get(6)?,
    })
}
