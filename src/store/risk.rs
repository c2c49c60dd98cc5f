//! What the file tells of a client that may be lost (M34): what was heard, who came and went, what was put off, whom we talk to.

use super::Store;
use super::error::Result;
use super::people::PersonName;
use rusqlite::{OptionalExtension, params};

/// Something that was said in a contact, or of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The diary entry, where it stands in one.
    pub entry: Option<i64>,
    /// Day, ISO.
    pub day: String,
    /// The words.
    pub words: String,
}

/// Who came to an account, or left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mover {
    /// Who.
    pub name: PersonName,
    /// The day, ISO.
    pub day: String,
}

impl Store {
    /// What was heard at an account between two days (ISO), both included: signals, and the notes of contacts. The newest first.
    pub fn heard(&self, account: i64, from: &str, until: &str) -> Result<Vec<Heard>> {
        let mut query = self.sql().prepare_cached(
            "SELECT entry_id, day, title FROM signal WHERE account_id = ?1 AND day BETWEEN ?2 AND ?3
             UNION ALL
             SELECT id, day, coalesce(notes, '') || char(10) || coalesce(result, '') FROM entry
             WHERE account_id = ?1 AND state = 'held' AND day BETWEEN ?2 AND ?3 AND (notes IS NOT NULL OR result IS NOT NULL)
             ORDER BY 2 DESC",
        )?;
        let rows =
            query.query_map(params![account, from, until], |row| Ok(Heard { entry: row.get(0)?, day: row.get(1)?, words: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The names of all competitors.
    pub fn rivals(&self) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached("SELECT DISTINCT name FROM competitor")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The days (ISO) of contacts that the client put off or called off between two days, both included; the newest first.
    pub fn put_off_by_them(&self, account: i64, from: &str, until: &str) -> Result<Vec<String>> {
        let mut query = self.sql().prepare_cached(
            "SELECT day FROM entry WHERE account_id = ?1 AND state IN ('postponed', 'cancelled') AND moved_by = 'them'
               AND day BETWEEN ?2 AND ?3 ORDER BY day DESC",
        )?;
        let rows = query.query_map(params![account, from, until], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The champions who left between two days (ISO), both included: who was last judged to be wholly for us (M19).
    pub fn champions_gone(&self, account: i64, from: &str, until: &str) -> Result<Vec<Mover>> {
        self.movers("f.to_on BETWEEN ?2 AND ?3 AND f.attitude = 2", "f.to_on", (account, from, until))
    }

    /// Who decides or signs and came between two days (ISO), both included.
    pub fn new_deciders(&self, account: i64, from: &str, until: &str) -> Result<Vec<Mover>> {
        let decides = "f.from_on BETWEEN ?2 AND ?3 AND f.to_on IS NULL AND (f.roles LIKE '%decides%' OR f.roles LIKE '%signs%')";
        self.movers(decides, "f.from_on", (account, from, until))
    }

    fn movers(&self, which: &str, day: &str, (account, from, until): (i64, &str, &str)) -> Result<Vec<Mover>> {
        let sql = format!(
            "SELECT p.family_name, p.given_name, p.middle_name, {day} FROM affiliation f JOIN person p ON p.id = f.person_id
             WHERE f.account_id = ?1 AND {which} ORDER BY {day} DESC, f.id"
        );
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map(params![account, from, until], |row| Ok(Mover { name: PersonName::read(row, 0)?, day: row.get(3)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The only one of an account's people with whom contacts were held from a day (ISO) on, and the day (ISO) of the last of these; none where
    /// there were fewer contacts than `least`, or more people.
    pub fn only_one_met(&self, account: i64, from: &str, least: u32) -> Result<Option<(i64, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT min(ep.person_id), max(e.day) FROM entry e JOIN entry_person ep ON ep.entry_id = e.id
             WHERE e.account_id = ?1 AND e.state = 'held' AND e.day >= ?2
             HAVING count(DISTINCT ep.person_id) = 1 AND count(DISTINCT e.id) >= ?3",
        )?;
        Ok(query.query_row(params![account, from, least], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// The promises of ours that were due between two days (ISO), both included, and not kept in time: what and when, the newest first.
    pub fn broken_promises(&self, account: i64, from: &str, until: &str) -> Result<Vec<(String, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT title, counts_on FROM action WHERE account_id = ?1 AND kind = 'our_promise' AND in_time = 0
               AND counts_on BETWEEN ?2 AND ?3 ORDER BY counts_on DESC",
        )?;
        let rows = query.query_map(params![account, from, until], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The shortest rhythm in days in which one of the account's people is to be met by us, and the day (ISO) of the last contact held.
    pub fn wanted_rhythm(&self, account: i64) -> Result<(Option<i64>, Option<String>)> {
        let mut query = self.sql().prepare_cached(
            "SELECT (SELECT min(rhythm_days) FROM affiliation WHERE account_id = ?1 AND handed_to_id IS NULL AND to_on IS NULL),
               (SELECT last_contact FROM pulse WHERE account_id = ?1)",
        )?;
        Ok(query.query_row([account], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The day (ISO) of the last dismissal of a suggested risk.
    pub fn risk_dismissed_on(&self, account: i64) -> Result<Option<String>> {
        let mut query = self.sql().prepare_cached("SELECT max(day) FROM risk_dismissal WHERE account_id = ?1")?;
        Ok(query.query_row([account], |row| row.get(0))?)
    }

    /// How many accounts are key for the company, the lost ones left out and a holding counted once (M1).
    pub fn key_accounts(&self) -> Result<u32> {
        let mut query = self.sql().prepare_cached(
            "SELECT count(DISTINCT coalesce(parent_id, id)) FROM account WHERE key_level = 'company' AND stage IS NOT 'lost'",
        )?;
        Ok(query.query_row([], |row| row.get(0))?)
    }
}
