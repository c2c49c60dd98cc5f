//! The people of an account, and persons across accounts.

use super::error::{Error, Result};
use super::journal::Change;
use super::records::{from_sql, to_sql};
use super::{Page, Query, Store};
use crate::domain::card::PersonCard;
use crate::domain::name::{full_name, short_name};
use crate::domain::phone::sought;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Field, Value};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashSet;

/// A person's name in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Family name; for a placeholder, what is sought.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Middle name.
    pub middle: String,
}

impl PersonName {
    /// Reads three columns from `at` on.
    pub(super) fn read(row: &Row, at: usize) -> rusqlite::Result<PersonName> {
        let part = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
        Ok(PersonName { family: part(at)?, given: part(at + 1)?, middle: part(at + 2)? })
    }

    /// «Иванов Иван Петрович».
    pub fn full(&self) -> String {
        full_name(&self.family, &self.given, &self.middle)
    }

    /// «Иванов И. П.».
    pub fn short(&self) -> String {
        short_name(&self.family, &self.given, &self.middle)
    }
}

/// A row of the people of an account (M19).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// Rowid of the affiliation.
    pub id: i64,
    /// Rowid of the person.
    pub person: i64,
    /// Name.
    pub name: PersonName,
    /// A placeholder: the seat is known, the person is not (M41).
    pub unknown: bool,
    /// Position at this account.
    pub position: String,
    /// Department at this account.
    pub department: String,
    /// Codes of the roles in decisions, joined by commas.
    pub roles: String,
    /// Influence 1–5.
    pub influence: Option<i64>,
    /// Attitude −2…+2.
    pub attitude: Option<i64>,
    /// Relationship 0–5.
    pub relationship: Option<i64>,
    /// Whether this is the main contact.
    pub main: bool,
    /// Who of us mirrors them.
    pub mirror: String,
    /// First phone.
    pub phone: String,
    /// Wanted rhythm of contact in days.
    pub rhythm_days: Option<i64>,
    /// Day of the last contact held with the person, on any account's behalf.
    pub last_contact: Option<String>,
    /// When the judgements were last renewed (M42).
    pub judged_on: Option<String>,
    /// What they care about, how they decide, how they dress.
    pub cares: String,
    /// How they decide.
    pub decides: String,
    /// Manner of dress.
    pub dress: String,
    /// The other accounts they act for, by name (M18).
    pub others: String,
}

/// A post at an account, with what tells whom to name first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Rowid of the person.
    pub person: i64,
    /// Whether this is the main contact.
    pub main: bool,
    /// Codes of the roles in decisions, joined by commas.
    pub roles: String,
    /// What is sought, where the seat is known and the person is not (M41).
    pub unknown: Option<String>,
    /// Whether they have left, or are in a colleague's hands.
    pub away: bool,
}

/// The columns by which the people of an account are ordered.
pub const PEOPLE_SORTS: [&str; 6] = [
    "p.find",
    "fold(f.position)",
    "f.influence IS NULL, f.influence",
    "f.attitude IS NULL, f.attitude",
    "f.relationship IS NULL, f.relationship",
    LAST,
];

/// The last contact, as the rows of people call it.
const LAST: &str = "last";

/// A judgement as it was made (M42).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Key of the judged field.
    pub field: String,
    /// The value given.
    pub value: Value,
    /// The day, ISO.
    pub on: String,
    /// Where it comes from.
    pub source: Option<String>,
}

const PERSON_ROW: &str = "SELECT f.id, p.id, p.family_name, p.given_name, p.middle_name, coalesce(p.unknown, 0), coalesce(f.position, ''),
    coalesce(f.department, ''), coalesce(f.roles, ''), f.influence, f.attitude, f.relationship, coalesce(f.main_contact, 0),
    coalesce(c.name, ''), coalesce((SELECT value FROM channel WHERE person_id = p.id AND kind = 'phone' ORDER BY place, id LIMIT 1), ''),
    f.rhythm_days,
    (SELECT max(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id WHERE ep.person_id = p.id AND e.state = 'held') AS last,
    (SELECT max(judged_on) FROM judgement WHERE tbl = 'affiliation' AND row_id = f.id),
    coalesce(p.cares, ''), coalesce(p.decides, ''), coalesce(p.dress, ''),
    coalesce((SELECT group_concat(a.short_name, ', ') FROM affiliation o JOIN account a ON a.id = o.account_id
      WHERE o.person_id = p.id AND o.account_id <> f.account_id), '')
  FROM affiliation f JOIN person p ON p.id = f.person_id LEFT JOIN colleague c ON c.id = f.mirror_id";

fn person_row(row: &Row) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        person: row.get(1)?,
        name: PersonName::read(row, 2)?,
        unknown: row.get(5)?,
        position: row.get(6)?,
        department: row.get(7)?,
        roles: row.get(8)?,
        influence: row.get(9)?,
        attitude: row.get(10)?,
        relationship: row.get(11)?,
        main: row.get(12)?,
        mirror: row.get(13)?,
        phone: row.get(14)?,
        rhythm_days: row.get(15)?,
        last_contact: row.get(16)?,
        judged_on: row.get(17)?,
        cares: row.get(18)?,
        decides: row.get(19)?,
        dress: row.get(20)?,
        others: row.get(21)?,
    })
}

/// How many persons found by their words are put in order: enough to choose from.
const NEAR: usize = 200;

/// The question to the index of names: every word of a folded text begins a word. Empty when there is no word.
pub(super) fn by_words(folded: &str) -> String {
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ")
}

/// Who reports to whom: account, person, boss; of one account or of all.
pub(super) fn reporting_lines(connection: &Connection, account: Option<i64>) -> Result<Vec<(i64, i64, i64)>> {
    let of_account = if account.is_some() { "account_id = ?1" } else { "?1 IS NULL" };
    let mut query = connection.prepare_cached(&format!(
        "SELECT account_id, person_id, reports_to_id FROM affiliation
         WHERE reports_to_id IS NOT NULL AND to_on IS NULL AND {of_account} ORDER BY id"
    ))?;
    Ok(query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// A window on the people of an account.
    pub fn people(&self, account: i64, query: &Query) -> Result<Page<PersonRow>> {
        // That somebody is not known yet is nobody else's matter.
        let seen = if query.audience.names(true) { "" } else { " AND p.unknown IS NOT 1" };
        let clause = format!(
            "WHERE f.account_id = ?1{seen} AND (?2 = '%%' OR p.find LIKE ?2 ESCAPE '\\' OR fold(f.position) LIKE ?2 ESCAPE '\\' OR fold(f.department) LIKE ?2 ESCAPE '\\')"
        );
        let count = format!("SELECT count(*) FROM affiliation f JOIN person p ON p.id = f.person_id {clause}");
        let total = self.sql().prepare_cached(&count)?.query_row(params![account, query.pattern()], |row| row.get(0))?;
        let sort = PEOPLE_SORTS.get(query.sort).unwrap_or(&PEOPLE_SORTS[0]);
        // Whoever may not see a contact is not told of it by the order either.
        let sort = if *sort == LAST && query.audience > Audience::Team {
            let seen = query.seen(Entity::Entry, "e");
            format!(
                "(SELECT max(e.day) FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
                  WHERE ep.person_id = p.id AND e.account_id = ?1 AND e.state = 'held'{seen})"
            )
        } else {
            (*sort).to_owned()
        };
        let sql = format!("{PERSON_ROW} {clause} ORDER BY {sort} {}, p.find LIMIT ?3 OFFSET ?4", query.direction());
        let mut statement = self.sql().prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, query.pattern(), query.limit as i64, query.offset as i64], person_row)?;
        Ok(Page { total, rows: rows.collect::<rusqlite::Result<_>>()? })
    }

    /// What one person is at one account.
    pub fn person_at(&self, account: i64, person: i64) -> Result<Option<PersonRow>> {
        let sql = format!("{PERSON_ROW} WHERE f.account_id = ?1 AND f.person_id = ?2 ORDER BY f.id LIMIT 1");
        Ok(self.sql().prepare_cached(&sql)?.query_row([account, person], person_row).optional()?)
    }

    /// The posts of an account, without figures.
    pub fn posts(&self, account: i64) -> Result<Vec<Post>> {
        let mut query = self.sql().prepare_cached(
            "SELECT p.id, coalesce(f.main_contact, 0), coalesce(f.roles, ''), CASE WHEN p.unknown = 1 THEN p.family_name END,
               f.to_on IS NOT NULL OR f.handed_to_id IS NOT NULL
             FROM affiliation f JOIN person p ON p.id = f.person_id WHERE f.account_id = ?1 ORDER BY p.find",
        )?;
        let rows = query.query_map([account], |row| {
            Ok(Post { person: row.get(0)?, main: row.get(1)?, roles: row.get(2)?, unknown: row.get(3)?, away: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The main contacts of an account.
    pub fn main_contacts(&self, account: i64) -> Result<Vec<PersonRow>> {
        let sql = format!("{PERSON_ROW} WHERE f.account_id = ?1 AND f.main_contact = 1 ORDER BY f.id");
        Ok(self.sql().prepare_cached(&sql)?.query_map([account], person_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Who reports to whom: account, person, boss; of one account or of all.
    pub fn reporting_lines(&self, account: Option<i64>) -> Result<Vec<(i64, i64, i64)>> {
        reporting_lines(self.sql(), account)
    }

    /// Whether a person is a seat whose holder nobody knows yet.
    pub fn is_placeholder(&self, person: i64) -> Result<bool> {
        let mut query = self.sql().prepare_cached("SELECT unknown = 1 FROM person WHERE id = ?1")?;
        Ok(query.query_row([person], |row| row.get::<_, Option<bool>>(0)).optional()?.flatten().unwrap_or_default())
    }

    /// A person's name; empty parts when the person is gone.
    pub fn person_name(&self, person: i64) -> Result<PersonName> {
        let mut query = self.sql().prepare_cached("SELECT family_name, given_name, middle_name FROM person WHERE id = ?1")?;
        Ok(query.query_row([person], |row| PersonName::read(row, 0)).optional()?.unwrap_or_default())
    }

    /// Whether a contact was held with a person on a day (ISO) or later.
    pub fn met_since(&self, person: i64, day: &str) -> Result<bool> {
        let mut query = self.sql().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
             WHERE ep.person_id = ?1 AND e.state = 'held' AND e.day >= ?2)",
        )?;
        Ok(query.query_row(params![person, day], |row| row.get(0))?)
    }

    /// What a card of a person says.
    ///
    /// # Errors
    /// [`Error::Gone`] where there is no such person, and those of reading.
    pub fn card_of(&self, person: i64) -> Result<PersonCard> {
        let record = self.load(Entity::Person, person)?.ok_or(Error::Gone)?;
        let (company, position) =
            self.accounts_of(person)?.into_iter().next().map(|(_, company, position)| (company, position)).unwrap_or_default();
        Ok(PersonCard {
            name: ["family_name", "given_name", "middle_name"].map(|key| record.text(key).to_owned()),
            company,
            position,
            phone: self.first_channel(person, "phone")?,
            email: self.first_channel(person, "email")?,
        })
    }

    /// A person's first phone; empty when none is known.
    pub fn first_phone(&self, person: i64) -> Result<String> {
        self.first_channel(person, "phone")
    }

    /// The first of a person's channels of a kind (`phone`, `email`); empty when none is known.
    pub fn first_channel(&self, person: i64, kind: &str) -> Result<String> {
        let mut query =
            self.sql().prepare_cached("SELECT value FROM channel WHERE person_id = ?1 AND kind = ?2 ORDER BY place, id LIMIT 1")?;
        Ok(query.query_row(params![person, kind], |row| row.get(0)).optional()?.unwrap_or_default())
    }

    /// The accounts for which a person acts: id, name, position (M18).
    pub fn accounts_of(&self, person: i64) -> Result<Vec<(i64, String, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT a.id, a.short_name, coalesce(f.position, '') FROM affiliation f JOIN account a ON a.id = f.account_id
             WHERE f.person_id = ?1 ORDER BY a.find",
        )?;
        Ok(query.query_map([person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// On whose behalf a person spoke in the last contact held with the account of which this was said (M18).
    pub fn last_behalf(&self, person: i64, account: i64) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT e.on_behalf_id FROM entry_person ep JOIN entry e ON e.id = ep.entry_id
             WHERE ep.person_id = ?1 AND e.account_id = ?2 AND e.state = 'held' AND e.on_behalf_id IS NOT NULL
             ORDER BY e.day DESC, e.time DESC, e.id DESC LIMIT 1",
        )?;
        Ok(query.query_row([person, account], |row| row.get(0)).optional()?)
    }

    /// Persons found by folded text: those of `account` that have it anywhere, then those whose name begins so, then those
    /// of whom each word typed begins a word. With no text, those of `account` alone, if it has any: nobody else was asked for.
    /// Gives id, full name, where.
    pub fn persons_matching(&self, folded: &str, account: Option<i64>, limit: usize) -> Result<Vec<(i64, String, String)>> {
        let folded = sought(folded);
        let folded = folded.as_ref();
        let rows = |sql: &str, what: &str, account: Option<i64>| -> Result<Vec<(i64, String, String)>> {
            let mut statement = self.sql().prepare_cached(sql)?;
            let rows = statement.query_map(params![what, account, limit as i64], |row| {
                Ok((row.get(0)?, PersonName::read(row, 1)?.full(), row.get::<_, Option<String>>(4)?.unwrap_or_default()))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        const HERE: &str = "SELECT p.id, p.family_name, p.given_name, p.middle_name,
                concat_ws(' · ', (SELECT group_concat(a.short_name, ', ') FROM affiliation o JOIN account a ON a.id = o.account_id
                  WHERE o.person_id = p.id AND o.account_id <> ?2), f.position)
             FROM affiliation f JOIN person p ON p.id = f.person_id WHERE f.account_id = ?2 AND instr(p.find, ?1) > 0
             ORDER BY instr(p.find, ?1) <> 1, instr(p.find, ' ' || ?1) = 0, p.find LIMIT ?3";
        const ANY: &str = "SELECT p.id, p.family_name, p.given_name, p.middle_name,
                (SELECT group_concat(a.short_name, ', ') FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.person_id = p.id)
             FROM person p WHERE ?2 IS NULL AND ";
        let mut found = account.map_or_else(|| Ok(Vec::new()), |account| rows(HERE, folded, Some(account)))?;
        if folded.trim().is_empty() && !found.is_empty() {
            return Ok(found);
        }
        found.extend(rows(&format!("{ANY} p.find >= ?1 AND p.find < ?1 || char(1114111) ORDER BY p.find LIMIT ?3"), folded, None)?);
        let words = by_words(folded);
        if found.len() < limit && !words.is_empty() {
            let by_words =
                format!("{ANY} p.id IN (SELECT rowid FROM find_person WHERE find_person MATCH ?1 LIMIT {NEAR}) ORDER BY p.find LIMIT ?3");
            found.extend(rows(&by_words, &words, None)?);
        }
        let mut seen = HashSet::new();
        found.retain(|(id, ..)| seen.insert(*id));
        found.truncate(limit);
        Ok(found)
    }

    /// The judgements made of a record, newest first (M42).
    pub fn judgements(&self, table: &str, row: i64) -> Result<Vec<Judgement>> {
        let mut query = self.sql().prepare_cached(
            "SELECT field, value, judged_on, source FROM judgement WHERE tbl = ?1 AND row_id = ?2 ORDER BY judged_on DESC, id DESC",
        )?;
        let rows = query.query_map(params![table, row], |row| {
            Ok(Judgement { field: row.get(0)?, value: from_sql(row.get(1)?), on: row.get(2)?, source: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Keeps a judgement that was made on an earlier day (ISO); the value that holds now stays as it is (M42).
    pub fn judge_on(&self, entity: Entity, id: i64, field: &Field, value: &Value, day: &str, source: &str) -> Result<()> {
        let source = (!source.is_empty()).then_some(source);
        self.tx
            .prepare_cached("INSERT INTO judgement(tbl, row_id, field, value, judged_on, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![entity.def().table, id, field.key, to_sql(value), day, source])?;
        Ok(())
    }

    /// Says that the judgements kept of a record were made on another day (ISO) than today.
    pub fn date_judgements(&self, entity: Entity, id: i64, day: &str) -> Result<()> {
        self.tx
            .prepare_cached("UPDATE judgement SET judged_on = ?1 WHERE tbl = ?2 AND row_id = ?3 AND judged_on = ?4")?
            .execute(params![day, entity.def().table, id, self.today()])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Record;
    use crate::store::Verb;

    /// Whoever remembers only a first name, or the end of a name, would make the person a second time.
    #[test]
    fn a_person_is_chosen_by_any_part_of_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let person = Record::new(Entity::Person)
            .with_text("family_name", "Щёголева")
            .with_text("given_name", "Ольга")
            .with_text("phones", "+7 900 000-20-02")
            .with_text("emails", "o.s@romashka.example");
        let id = store.step(Verb::Create, "", |change| change.insert(&person)).unwrap();
        let found = |typed: &str| store.persons_matching(typed, None, 9).unwrap().into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
        for typed in ["щег", "ольга", "ольга щег", "щеголева оль", "7900000", "romashka", "o.s@rom"] {
            assert_eq!(found(typed), [id], "{typed}");
        }
        for typed in ["голева", "ольга петр", "\"", "*", "and", "-"] {
            assert_eq!(found(typed), Vec::<i64>::new(), "{typed}");
        }
        let saved = store.load(Entity::Person, id).unwrap().unwrap();
        let renamed = saved.clone().with_text("family_name", "Белова");
        store.step(Verb::Edit, "", |change| change.update(&saved, &renamed)).unwrap();
        assert_eq!(found("белова ольга"), [id]);
        assert_eq!(found("щеголева"), Vec::<i64>::new());
        store.undo().unwrap();
        assert_eq!(found("ольга щеголева"), [id]);
        store.undo().unwrap();
        assert_eq!(found("ольга"), Vec::<i64>::new());
    }
}
