//! Actions, promises and questions: of one account, and across all of them.

use super::error::Result;
use super::people::PersonName;
use super::{Page, Query, Store};
use crate::domain::declined::case_forms;
use crate::domain::forms::{beginnings, words};
use crate::domain::name::fold;
use crate::domain::reliability::{self, Kept, Reliability};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::{Entity, Record, Value, day};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// A row of the action plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionRow {
    /// Rowid.
    pub id: i64,
    /// The account, if it belongs to one.
    pub account: Option<i64>,
    /// The account's short name.
    pub account_name: String,
    /// What is to be done.
    pub title: String,
    /// Code of the kind: task, our or their promise.
    pub kind: String,
    /// Due day, ISO.
    pub due_on: Option<String>,
    /// The day by which a promise counts, ISO: the day first agreed, or the one agreed anew (M23).
    pub counts_on: Option<String>,
    /// To or by whom, short name.
    pub person: String,
    /// The same, by rowid.
    pub person_id: Option<i64>,
    /// Code of the owner.
    pub owner: Option<String>,
    /// The colleague who carries it out.
    pub colleague: String,
    /// Code of the state.
    pub state: String,
    /// Day it was done.
    pub done_on: Option<String>,
    /// Whether it comes again.
    pub repeats: bool,
    /// Whether it is kept for the account manager alone.
    pub private: bool,
}

/// So many words tell one action from another whoever it is for and by whatever day.
const TELLING: usize = 3;

/// A name has so many words at the most.
const NAMING: usize = 3;

/// What is left of words without those of names, in any case form.
fn without_names(mut words: Vec<String>, names: &[PersonName]) -> Vec<String> {
    let parts: Vec<&str> = names.iter().flat_map(|name| [name.family.as_str(), &name.given, &name.middle]).collect();
    let forms: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).flat_map(case_forms).collect();
    words.retain(|word| !forms.contains(word));
    words
}

/// The words of a title, in whatever order and with whatever signs.
fn words_of(title: &str) -> Vec<String> {
    let folded = fold(title);
    let mut words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Words of fewer letters bind others together.
const BINDING: usize = 3;
/// What is nearly the same has at least so many words in common, and at most so many beside.
const COMMON: usize = 2;
const BESIDE: usize = 2;

/// The words of a title that name things, cut to what their forms have in common.
fn stems_of(title: &str) -> Vec<String> {
    let words = words(title).into_iter().filter(|word| word.folded.chars().count() >= BINDING || !word.folded.contains(char::is_lowercase));
    let mut stems: Vec<String> = words.map(|word| beginnings(&word.folded).swap_remove(0)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether all that one says the other says too, and little beside: «состав комиссии» beside «состав комиссии аудита».
fn is_nearly(one: &[String], other: &[String]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.len() >= COMMON && many.len() - few.len() <= BESIDE && few.iter().all(|stem| many.iter().any(|other| is_same_stem(stem, other)))
}

/// The stemmer leaves some words more than others of their forms: «соста» of «состав», «состав» of «состава».
fn is_same_stem(one: &str, other: &str) -> bool {
    let begins = |short: &str, long: &str| short.chars().count() > BINDING && long.starts_with(short);
    one == other || begins(one, other) || begins(other, one)
}

/// The columns of an action, as [`action_row`] reads them, and the tables that they come from.
pub(super) const ACTION: &str =
    "x.id, x.account_id, coalesce(a.short_name, ''), x.title, x.kind, x.due_on, p.family_name, p.given_name, p.middle_name,
    x.owner, coalesce(c.name, ''), x.state, x.done_on, x.repeats IS NOT NULL, x.person_id, x.counts_on, x.private IS 1";
pub(super) const FROM_ACTION: &str = "FROM action x LEFT JOIN account a ON a.id = x.account_id
    LEFT JOIN person p ON p.id = x.person_id LEFT JOIN colleague c ON c.id = x.colleague_id";
/// So many columns.
pub(super) const ACTION_COLUMNS: usize = 17;

pub(super) fn action_row(row: &Row) -> rusqlite::Result<ActionRow> {
    Ok(ActionRow {
        id: row.get(0)?,
        account: row.get(1)?,
        account_name: row.get(2)?,
        title: row.get(3)?,
        kind: row.get(4)?,
        due_on: row.get(5)?,
        person: PersonName::read(row, 6)?.short(),
        owner: row.get(9)?,
        colleague: row.get(10)?,
        state: row.get(11)?,
        done_on: row.get(12)?,
        repeats: row.get(13)?,
        person_id: row.get(14)?,
        counts_on: row.get(15)?,
        private: row.get(16)?,
    })
}

/// The first day of the twelve months before a day, both ISO.
fn a_year_before(today: &str) -> String {
    day::from_iso(today).map_or_else(String::new, |today| day::iso(reliability::year(today).0))
}

fn read_reliability(row: &Row) -> rusqlite::Result<Reliability> {
    Ok(Reliability { year: Kept { in_time: row.get(0)?, due: row.get(1)? }, ever: Kept { in_time: row.get(2)?, due: row.get(3)? } })
}

impl ActionRow {
    /// Whether an audience may see it.
    pub fn is_seen_by(&self, audience: Audience) -> bool {
        let record = Record::new(Entity::Action).with_text("kind", self.kind.as_str());
        audience.shows(&record.with(KEPT_PRIVATE.key, Value::Int(self.private.into())))
    }

    /// The day since when it is late: that by which a promise counts, wherever it was moved; else its own.
    pub fn late_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let days = [&self.counts_on, &self.due_on].into_iter().filter_map(|on| on.as_deref().and_then(day::from_iso));
        days.filter(|_| self.state == "open").find(|on| *on < today)
    }

    /// The day under which it stands: that since when it is late, else its own.
    pub fn presses(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.late_since(today).or_else(|| self.due_on.as_deref().and_then(day::from_iso))
    }

    /// The day it was moved to although its day had passed.
    pub fn moved_to(&self, today: NaiveDate) -> Option<NaiveDate> {
        let due = self.due_on.as_deref().and_then(day::from_iso)?;
        self.late_since(today).filter(|_| due >= today).map(|_| due)
    }
}

/// The columns by which the plan is ordered; the first says nothing of what was closed.
pub const PLAN_SORTS: [&str; 4] =
    ["iif(x.state = 'open', x.presses_on IS NULL, NULL), iif(x.state = 'open', x.presses_on, NULL)", "fold(x.title)", "x.kind", "x.state"];

/// A question that was written down and waits for its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Rowid.
    pub id: i64,
    /// The question.
    pub text: String,
    /// Whom to ask, short name.
    pub whom: String,
    /// The same, by rowid.
    pub person: Option<i64>,
}

/// Promises counted for the top line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromiseCount {
    /// Ours that are overdue.
    pub overdue: u32,
    /// Ours that are due today.
    pub today: u32,
}

impl Store {
    /// A window on the plan of an account: what is open first, then what was closed, the last due of it first; turned round, the
    /// first due of it. With `since` what was closed before that day is left out; how much that is says [`Store::plan_closed`].
    pub fn plan(&self, account: i64, query: &Query, since: Option<&str>) -> Result<Page<ActionRow>> {
        let seen = query.seen(Entity::Action, "x");
        let clause = format!(
            "WHERE x.account_id = ?1{seen} AND (?2 = '%%' OR fold(x.title) LIKE ?2 ESCAPE '\\' OR coalesce(p.find, '') LIKE ?2 ESCAPE '\\')
               AND (?3 IS NULL OR x.state = 'open' OR x.done_on >= ?3)"
        );
        let count = format!("SELECT count(*) FROM action x LEFT JOIN person p ON p.id = x.person_id {clause}");
        let total = self.sql().prepare_cached(&count)?.query_row(params![account, query.pattern(), since], |row| row.get(0))?;
        let sort = PLAN_SORTS.get(query.sort).unwrap_or(&PLAN_SORTS[0]);
        // Since when something is late is told to outsiders by no order either.
        let by_own_day = query.audience > Audience::Team;
        let sort = if by_own_day { sort.replace("x.presses_on", "x.due_on") } else { (*sort).to_owned() };
        let closed = if query.sort == 0 && query.descending { "ASC" } else { "DESC" };
        let sql = format!(
            "SELECT {ACTION} {FROM_ACTION} {clause} ORDER BY x.state <> 'open', {sort} {}, x.due_on {closed}, x.id LIMIT ?4 OFFSET ?5",
            query.direction()
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, query.pattern(), since, query.limit as i64, query.offset as i64], action_row)?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }

    /// How many actions of an account were closed before a day, and how many of them were done.
    pub fn plan_closed(&self, account: i64, query: &Query, before: &str) -> Result<(usize, usize)> {
        let seen = query.seen(Entity::Action, "x");
        let sql = format!(
            "SELECT count(*), count(*) FILTER (WHERE x.state = 'kept') FROM action x
             WHERE x.account_id = ?1{seen} AND x.state <> 'open' AND coalesce(x.done_on < ?2, 1)"
        );
        Ok(self.sql().prepare_cached(&sql)?.query_row(params![account, before], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// An open action that says the same as another one: of its kind, to the same account, in the same words whatever their
    /// order and signs. Words as short as «КП» are said of many things: they must also be meant for the same person, or for
    /// nobody named, and the same day.
    pub fn open_like(&self, action: &Record) -> Result<Option<ActionRow>> {
        let mut statement = self.sql().prepare_cached(&format!(
            "SELECT {ACTION} {FROM_ACTION} WHERE x.account_id IS ?1 AND x.state = 'open' AND x.kind = ?2 AND x.id IS NOT ?3 ORDER BY x.id"
        ))?;
        let said = words_of(action.title());
        let due = action.find("due_on").map(Value::as_str).filter(|due| !due.is_empty());
        let whom = action.int("person_id");
        let rows = statement.query_map(params![action.owner, action.text("kind"), action.id], action_row)?;
        for row in rows {
            let row = row?;
            let same_whom = row.person_id == whom || row.person_id.is_none() || whom.is_none();
            let near = row.due_on.as_deref() == due && same_whom;
            let told = words_of(&row.title);
            if told == said && (near || said.len() >= TELLING) {
                return Ok(Some(row));
            }
            // «Смета Ивневу» is the «Смета» that goes to Ивнев.
            if same_whom && told.len().abs_diff(said.len()) <= NAMING {
                let mut names = Vec::new();
                for person in [row.person_id, whom].into_iter().flatten() {
                    names.extend(self.names_of(person)?);
                }
                let (told, said) = (without_names(told, &names), without_names(said.clone(), &names));
                if !said.is_empty() && told == said && (near || said.len() >= TELLING) {
                    return Ok(Some(row));
                }
            }
        }
        Ok(None)
    }

    /// An open action of the same kind at the same account that says nearly the same as another one: what the one says of things, the other
    /// says too, in whatever form, and little beside. Names of people tell nothing apart.
    pub fn nearly_open(&self, action: &Record) -> Result<Option<ActionRow>> {
        let mut statement = self.sql().prepare_cached(&format!(
            "SELECT {ACTION} {FROM_ACTION} WHERE x.account_id IS ?1 AND x.state = 'open' AND x.kind = ?2 AND x.id IS NOT ?3 ORDER BY x.id"
        ))?;
        let said = stems_of(action.title());
        let rows = statement.query_map(params![action.owner, action.text("kind"), action.id], action_row)?;
        for row in rows {
            let row = row?;
            if is_nearly(&said, &stems_of(&row.title)) {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// An open question of an account in the same words.
    pub fn asked_like(&self, question: &Record) -> Result<Option<String>> {
        let mut statement = self
            .sql()
            .prepare_cached("SELECT title FROM question WHERE account_id = ?1 AND state = 'open' AND id IS NOT ?2 ORDER BY id")?;
        let said = words_of(question.title());
        let titles = statement.query_map(params![question.owner, question.id], |row| row.get::<_, String>(0))?;
        for title in titles {
            let title = title?;
            if words_of(&title) == said {
                return Ok(Some(title));
            }
        }
        Ok(None)
    }

    /// Whether a contact of the same account, day and state is written down already: one that is to come with its time or its kind,
    /// another one with both and in the same words.
    pub fn has_contact_like(&self, entry: &Record) -> Result<bool> {
        let mut statement = self.sql().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM entry WHERE account_id IS ?1 AND day = ?2 AND state = ?5 AND id IS NOT ?6
               AND CASE WHEN state = 'planned' THEN kind = ?4 OR time = ?3
                   ELSE kind = ?4 AND time = ?3 AND coalesce(notes, '') = ?7 AND coalesce(result, '') = ?8 END)",
        )?;
        let values = params![
            entry.owner,
            entry.text("day"),
            entry.text("time"),
            entry.text("kind"),
            entry.text("state"),
            entry.id,
            entry.text("notes"),
            entry.text("result")
        ];
        Ok(statement.query_row(values, |row| row.get(0))?)
    }

    /// One action, open or closed.
    pub fn action(&self, id: i64) -> Result<Option<ActionRow>> {
        let mut statement = self.sql().prepare_cached(&format!("SELECT {ACTION} {FROM_ACTION} WHERE x.id = ?1"))?;
        Ok(statement.query_row([id], action_row).optional()?)
    }

    /// Open actions of a kind across all accounts, due up to a day, most overdue first. A promise whose day has passed
    /// stays among them wherever it was moved.
    pub fn open_actions(&self, kind: &str, until: &str, limit: usize) -> Result<Vec<ActionRow>> {
        let sql = format!(
            "SELECT {ACTION} {FROM_ACTION} WHERE x.state = 'open' AND x.kind = ?1 AND x.presses_on <= ?2 ORDER BY x.presses_on, x.id LIMIT ?3"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        Ok(statement.query_map(params![kind, until, limit as i64], action_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Open actions of a kind across all accounts that have no due day, oldest first.
    pub fn undated_actions(&self, kind: &str, limit: usize) -> Result<Vec<ActionRow>> {
        let sql =
            format!("SELECT {ACTION} {FROM_ACTION} WHERE x.state = 'open' AND x.kind = ?1 AND x.presses_on IS NULL ORDER BY x.id LIMIT ?2");
        let mut statement = self.sql().prepare_cached(&sql)?;
        Ok(statement.query_map(params![kind, limit as i64], action_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many open actions of a kind are due up to a day, and how many have no due day.
    pub fn count_open(&self, kind: &str, until: &str) -> Result<(usize, usize)> {
        let count = |condition: &str| -> Result<usize> {
            let sql = format!("SELECT count(*) FROM action WHERE state = 'open' AND kind = ?1 AND {condition}");
            Ok(self.sql().prepare_cached(&sql)?.query_row(params![kind, until], |row| row.get(0))?)
        };
        Ok((count("presses_on <= ?2")?, count("presses_on IS NULL AND ?2 IS NOT NULL")?))
    }

    /// Every open action, most overdue first, those without a day last.
    pub fn every_open_action(&self) -> Result<Vec<ActionRow>> {
        let sql = format!("SELECT {ACTION} {FROM_ACTION} WHERE x.state = 'open' ORDER BY x.presses_on IS NULL, x.presses_on, x.id");
        Ok(self.sql().prepare_cached(&sql)?.query_map([], action_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Open actions of a kind at one account, soonest first, those without a day last.
    pub fn open_actions_of(&self, account: i64, kind: &str, limit: usize) -> Result<Vec<ActionRow>> {
        let sql = format!(
            "SELECT {ACTION} {FROM_ACTION} WHERE x.account_id = ?1 AND x.state = 'open' AND x.kind = ?2 ORDER BY x.presses_on IS NULL, x.presses_on, x.id LIMIT ?3"
        );
        let mut statement = self.sql().prepare_cached(&sql)?;
        Ok(statement.query_map(params![account, kind, limit as i64], action_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many open actions of a kind are overdue.
    pub fn count_overdue(&self, kind: &str, today: &str) -> Result<u32> {
        let mut query = self.sql().prepare_cached("SELECT count(*) FROM action WHERE state = 'open' AND kind = ?1 AND presses_on < ?2")?;
        Ok(query.query_row(params![kind, today], |row| row.get(0))?)
    }

    /// How many of our promises are overdue and due today.
    pub fn promise_count(&self, today: &str) -> Result<PromiseCount> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(presses_on < ?1), 0), coalesce(sum(presses_on = ?1), 0) FROM action
             WHERE state = 'open' AND kind = 'our_promise' AND presses_on <= ?1",
        )?;
        Ok(query.query_row([today], |row| Ok(PromiseCount { overdue: row.get(0)?, today: row.get(1)? }))?)
    }

    /// How the promises of one side were kept, at one account (M23).
    pub fn reliability(&self, account: i64, kind: &str, today: &str) -> Result<Reliability> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(in_time) FILTER (WHERE counts_on >= ?3), 0), count(*) FILTER (WHERE counts_on >= ?3),
               coalesce(sum(in_time), 0), count(*)
             FROM (SELECT in_time, counts_on FROM action WHERE account_id = ?1 AND kind = ?2
               UNION ALL SELECT 0, counts_on FROM promise_gone WHERE account_id = ?1 AND kind = ?2) WHERE counts_on < ?4",
        )?;
        Ok(query.query_row(params![account, kind, a_year_before(today), today], read_reliability)?)
    }

    /// How the promises of one side were kept, over all accounts (M23): summed over the days of the tally.
    pub fn reliability_of_all(&self, kind: &str, today: &str) -> Result<Reliability> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(sum(in_time) FILTER (WHERE day >= ?2), 0), coalesce(sum(due) FILTER (WHERE day >= ?2), 0),
               coalesce(sum(in_time), 0), coalesce(sum(due), 0)
             FROM promise_tally WHERE kind = ?1 AND day < ?3",
        )?;
        Ok(query.query_row(params![kind, a_year_before(today), today], read_reliability)?)
    }

    /// The open questions of an account.
    pub fn open_questions(&self, account: i64, limit: usize) -> Result<Vec<OpenQuestion>> {
        let mut query = self.sql().prepare_cached(
            "SELECT q.id, q.title, p.family_name, p.given_name, p.middle_name, p.id FROM question q LEFT JOIN person p ON p.id = q.person_id
             WHERE q.account_id = ?1 AND q.state = 'open' ORDER BY q.id LIMIT ?2",
        )?;
        let rows = query.query_map(params![account, limit as i64], |row| {
            Ok(OpenQuestion { id: row.get(0)?, text: row.get(1)?, whom: PersonName::read(row, 2)?.short(), person: row.get(5)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
