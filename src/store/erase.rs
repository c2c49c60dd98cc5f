//! Erasing a person (M16): the rows, their history, what the search index and the journal know of them, and, when asked
//! for, their name in what was written about others. It cannot be undone, and nothing before it can be either.

mod derived;
mod own;
mod sole;
mod unfinished;

pub use unfinished::Outside;

use super::drafts::{self, Draft};
use super::error::{Error, Result};
use super::people::PersonName;
use super::{Store, schema, settings, typing};
use crate::domain::naming::{self, Called, Named, Naming, Reached};
use crate::domain::{Entity, ethics};
use crate::platform;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A text that names the person and belongs to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it is part of: the table.
    pub table: String,
    /// Its rowid there.
    pub row: i64,
    /// The column.
    pub column: String,
    /// The text around the name.
    pub excerpt: String,
    /// Whether the name may be taken out: surely the person's, and not where a company bears it as its own.
    pub replaceable: bool,
    /// Whether something stays that may mean the person, or somebody else.
    pub stays: bool,
}

/// What erasing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Rows that went, without those of the journal.
    pub rows: usize,
    /// Texts from which the name was taken.
    pub replaced: usize,
    /// Texts that name the person, or may, and were left.
    pub left: Vec<Mention>,
    /// Why the free room of the file could not be swept, if so: what was deleted earlier, by whatever program, may stand there.
    pub unswept: Option<String>,
}

/// Somebody who was deleted and is still known to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The number they had.
    pub number: i64,
    /// Their global id.
    pub uid: String,
    /// What they were called.
    pub name: PersonName,
}

/// Who is meant, in any copy of the file: global ids, and the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    pub(super) uids: Vec<String>,
    naming: Naming,
    /// What is looked for byte by byte: the family names as they were written.
    pub(super) names: Vec<String>,
    /// The rows that are theirs alone, now and in the journal.
    own: BTreeSet<(String, i64)>,
}

/// Columns that are no writing: identities, and folded copies that follow what they are made from.
const NOT_WRITTEN: [&str; 5] = ["uid", "find", "key", "tbl", "section"];

fn list<T: ToString>(ids: impl IntoIterator<Item = T>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(",")
}

fn ids(connection: &Connection, sql: &str) -> Result<Vec<i64>> {
    Ok(connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut query = connection.prepare(sql)?;
    let rows = query.query_map([], |row| row.get::<_, Option<String>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().flatten().filter(|text| !text.is_empty()).collect())
}

/// The person and whoever was made one with them: their numbers then and now.
fn numbers(connection: &Connection, person: i64) -> Result<BTreeSet<i64>> {
    let sql = format!(
        "SELECT row_id FROM change WHERE tbl = 'person' AND op = '-'
           AND json_extract(before, '$.uid') IN (SELECT key FROM foreign_id WHERE tbl = 'person' AND row_id = {person})"
    );
    Ok(ids(connection, &sql)?.into_iter().chain([person]).collect())
}

/// The columns of a table that hold writing.
fn written(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE type IN ('TEXT', 'ANY') ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(names.into_iter().filter(|name| !NOT_WRITTEN.contains(&name.as_str())).collect())
}

/// Whether a name may be taken from a column: not where somebody or a company is called so themselves.
fn is_replaceable(table: &str, column: &str) -> bool {
    let field = Entity::from_table(table).and_then(|entity| Some((entity, entity.def().field(column)?)));
    field.is_none_or(|(entity, field)| {
        ethics::is_about_people(entity, field) || !matches!(entity, Entity::Account | Entity::Person | Entity::Colleague)
    })
}

/// Whether a column holds what was typed, which is JSON.
fn is_typed(table: &str, column: &str) -> bool {
    (table, column) == ("draft", "body")
}

/// Calls `each` with every text of the file that is written: table, rowid, column, text.
fn each_text(connection: &Connection, mut each: impl FnMut(&str, i64, &str, &str) -> Result<()>) -> Result<()> {
    for table in schema::journalled(connection)?.iter().map(String::as_str).chain(["draft"]) {
        for column in written(connection, table)? {
            let sql = format!("SELECT rowid, \"{column}\" FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'");
            let mut query = connection.prepare(&sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let text: String = row.get(1)?;
                each(table, row.get(0)?, &column, &text)?;
            }
        }
    }
    Ok(())
}

/// The texts that name the person, but for those of the person's own rows.
fn mentions(connection: &Connection, naming: &Naming, is_own: impl Fn(&str, i64) -> bool) -> Result<Vec<Mention>> {
    let mut found = Vec::new();
    each_text(connection, |table, row, column, text| {
        let said = is_typed(table, column).then(|| drafts::said(text));
        let text = said.as_deref().unwrap_or(text);
        let named = if is_own(table, row) { Vec::new() } else { naming.find(text) };
        let may_change = is_replaceable(table, column);
        // What others are called themselves is no word about the person.
        let speaks = may_change || named.iter().any(|named| named.sure);
        let Some(Named { at: first, .. }) = named.first().filter(|_| speaks) else { return Ok(()) };
        let excerpt = naming::around(text, first);
        let replaceable = may_change && named.iter().any(|named| named.sure);
        let stays = !may_change || named.iter().any(|named| !named.sure);
        found.push(Mention { table: table.to_owned(), row, column: column.to_owned(), excerpt, replaceable, stays });
        Ok(())
    })?;
    Ok(found)
}

impl Store {
    /// Who a person is, to be found in copies of the file too.
    pub fn identity(&self, person: i64) -> Result<Identity> {
        let uid = match self.load(Entity::Person, person)? {
            Some(record) => record.uid,
            None => self.deleted_people()?.into_iter().find(|deleted| deleted.number == person).ok_or(Error::Gone)?.uid,
        };
        let mut uids = texts(self.sql(), &format!("SELECT key FROM foreign_id WHERE tbl = 'person' AND row_id = {person}"))?;
        uids.push(uid);
        let known = numbers(self.sql(), person)?;
        let (own, numbers) = (self.own_rows(&known)?, list(&known));
        let kept = |column: &str| -> Result<Vec<String>> {
            let sql = format!(
                "SELECT \"{column}\" FROM person WHERE id = {person}
                 UNION SELECT before FROM change WHERE tbl = 'person' AND op = '~' AND col = '{column}' AND row_id IN ({numbers})
                 UNION SELECT json_extract(before, '$.{column}') FROM change WHERE tbl = 'person' AND op = '-' AND row_id IN ({numbers})"
            );
            texts(self.sql(), &sql)
        };
        let (family, given, middle) = (kept("family_name")?, kept("given_name")?, kept("middle_name")?);
        let reached = format!(
            "SELECT value FROM channel WHERE person_id = {person}
             UNION SELECT json_extract(before, '$.value') FROM change
               WHERE tbl = 'channel' AND op = '-' AND json_extract(before, '$.person_id') IN ({numbers})"
        );
        let reached = texts(self.sql(), &reached)?;
        let all = |names: &[String]| names.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let naming = Naming::new(&[&all(&family)], &[&all(&given), &all(&middle)], &reached.iter().map(String::as_str).collect::<Vec<_>>());
        Ok(Identity { uids, naming, names: family, own })
    }

    /// People who were deleted and of whom the journal still knows: neither brought back nor taken in by somebody else, and with a
    /// number that nobody else has had.
    pub fn deleted_people(&self) -> Result<Vec<Deleted>> {
        let mut query = self.sql().prepare(
            "SELECT row_id, max(json_extract(before, '$.uid')), json_extract(before, '$.family_name'),
               json_extract(before, '$.given_name'), json_extract(before, '$.middle_name')
             FROM change WHERE tbl = 'person' AND op = '-' AND json_valid(before)
             GROUP BY row_id HAVING count(DISTINCT json_extract(before, '$.uid')) = 1
               AND row_id NOT IN (SELECT id FROM person)
               AND max(json_extract(before, '$.uid')) NOT IN (SELECT uid FROM person UNION SELECT key FROM foreign_id WHERE tbl = 'person')
             ORDER BY row_id",
        )?;
        let read = |row: &rusqlite::Row| Ok(Deleted { number: row.get(0)?, uid: row.get(1)?, name: PersonName::read(row, 2)? });
        Ok(query.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The texts of other records that name the person, or may, in the order of the tables.
    pub fn mentions(&self, person: i64) -> Result<Vec<Mention>> {
        let naming = self.naming(&self.identity(person)?)?;
        let own = self.own_rows(&numbers(self.sql(), person)?)?;
        let is_own = |table: &str, row: i64| table == "person" && row == person || own.contains(&(table.to_owned(), row));
        mentions(self.sql(), &naming, is_own)
    }

    /// How a person is told in this file from others who are called alike.
    pub(super) fn naming(&self, identity: &Identity) -> Result<Naming> {
        let others = format!("SELECT id FROM person WHERE uid NOT IN ({})", vec!["?"; identity.uids.len()].join(","));
        let uids = || params_from_iter(&identity.uids);
        let mut query = self.sql().prepare(&format!(
            "SELECT family_name, coalesce(given_name, ''), coalesce(middle_name, '') FROM person WHERE id IN ({others})"
        ))?;
        let named = |row: &rusqlite::Row| Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?]);
        let people = query.query_map(uids(), named)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let people = people.iter().map(|[family, given, middle]| Called::new(&[family], &[given, middle]));
        let colleagues = texts(self.sql(), "SELECT name FROM colleague")?;
        let colleagues = colleagues.iter().map(|name| Called::new(&[name], &[name]));
        let companies =
            texts(self.sql(), "SELECT short_name FROM account UNION SELECT legal_name FROM account UNION SELECT name FROM competitor")?;
        let mut reached = texts(self.sql(), "SELECT phone FROM account UNION SELECT email FROM account UNION SELECT phone FROM colleague")?;
        let mut query = self.sql().prepare(&format!("SELECT value FROM channel WHERE person_id IN ({others})"))?;
        reached.extend(query.query_map(uids(), |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?);
        let reached = Reached::new(&reached.iter().map(String::as_str).collect::<Vec<_>>());
        Ok(identity.naming.among(people.chain(colleagues), companies.into_iter(), &reached))
    }

    /// Erases a person from the file. With `instead` their name is taken out of other texts too, and that put in its place.
    ///
    /// # Errors
    /// [`Error::Gone`] when there is no such person; nothing is erased then.
    pub fn erase_person(&self, person: i64, instead: Option<&str>) -> Result<Erased> {
        let identity = self.identity(person)?;
        self.erase(&identity, instead, &[]).map_err(|error| self.blame(error))
    }

    /// Erases whoever is meant from this file, which may be a copy of the one where they were known, and remembers that these copies of
    /// it are to be made anew.
    pub(super) fn erase(&self, identity: &Identity, instead: Option<&str>, copies: &[PathBuf]) -> Result<Erased> {
        let known = format!("SELECT id FROM person WHERE uid IN ({})", vec!["?"; identity.uids.len()].join(","));
        let persons: Vec<i64> =
            self.sql().prepare(&known)?.query_map(params_from_iter(&identity.uids), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let tx = self.write()?;
        let triggers = texts(&tx, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%'")?;
        for name in &triggers {
            tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
        }
        let mut erased = Erased::default();
        // Who was deleted is in the journal alone.
        let deleted =
            self.deleted_people()?.into_iter().filter(|deleted| identity.uids.contains(&deleted.uid)).map(|deleted| deleted.number);
        for person in persons.into_iter().chain(deleted.collect::<Vec<_>>()) {
            let numbers = numbers(&tx, person)?;
            let own = self.own_rows(&numbers)?;
            erased.rows += self.forget(&tx, person, &list(&numbers), &own)?;
        }
        // The steps are named after what they did it to.
        let naming = &self.naming(identity)?;
        let nobody = instead.unwrap_or("…");
        rewrite(&tx, "step", "subject", |text| naming.taken_out(text, nobody))?;
        if let Some(instead) = instead {
            sole::forget(&tx, naming, instead)?;
            let mut found = Vec::new();
            each_text(&tx, |table, row, column, text| {
                let new = match is_typed(table, column) {
                    true => drafts::altered(text, &mut |text| naming.taken_out(text, instead)),
                    false => naming.taken_out(text, instead),
                };
                if let (true, Some(new)) = (is_replaceable(table, column), new) {
                    found.push((table.to_owned(), row, column.to_owned(), new));
                }
                Ok(())
            })?;
            erased.replaced = found.len();
            for (table, row, column, text) in found {
                tx.execute(&format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE rowid = ?2"), params![text, row])?;
            }
            rewrite_journal(&tx, |text| naming.taken_out(text, instead))?;
            derived::rewrite(&tx, naming, instead)?;
        }
        erased.left = mentions(&tx, naming, |_, _| false)?;
        unfinished::remember(&tx, identity, instead, copies)?;
        // Other windows have texts that are nowhere in the file yet.
        tx.execute(
            "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [settings::ERASED, &platform::new_uid().to_string()],
        )?;
        tx.execute_batch(
            "UPDATE step SET state = 'kept' WHERE state = 'done' AND verb = 'merge';
             UPDATE step SET state = 'gone' WHERE state IN ('done', 'undone');
             INSERT INTO find_person(find_person) VALUES ('delete-all');
             INSERT INTO find_person(rowid, words) SELECT id, find FROM person WHERE find <> '';",
        )?;
        super::find_text::rebuild(&tx)?;
        schema::write_journal_triggers(&tx)?;
        self.know_schema()?;
        tx.commit()?;
        // The person is gone by now: whether there is room for the rest changes nothing about that.
        erased.unswept = self.sweep().err().map(|error| error.to_string());
        Ok(erased)
    }

    /// Writes the file anew without its free room: what was deleted before, with or without a trace, goes with that.
    ///
    /// # Errors
    /// Those of writing; the file is then as it was.
    pub fn sweep(&self) -> Result<()> {
        self.must_be_writable()?;
        self.sql().execute_batch("VACUUM")?;
        self.know_schema()
    }

    /// Deletes the rows of a person and what the journal and the drafts hold of them.
    fn forget(&self, tx: &Connection, person: i64, numbers: &str, own: &BTreeSet<(String, i64)>) -> Result<usize> {
        let mut steps = BTreeSet::new();
        let mut drop_changes = |condition: &str| -> Result<()> {
            steps.extend(ids(tx, &format!("SELECT DISTINCT step_id FROM change WHERE step_id IS NOT NULL AND ({condition})"))?);
            tx.execute(&format!("DELETE FROM change WHERE {condition}"), [])?;
            Ok(())
        };
        for (table, row) in own {
            drop_changes(&format!("tbl = '{table}' AND row_id = {row}"))?;
        }
        for column in ["person_id", "reports_to_id", "favoured_by_id"] {
            drop_changes(&format!("op = '~' AND col = '{column}' AND (before IN ({numbers}) OR after IN ({numbers}))"))?;
            drop_changes(&format!("op = '-' AND json_valid(before) AND json_extract(before, '$.{column}') IN ({numbers})"))?;
        }
        // What was made one with them can no longer be parted; a step may be named after a fact.
        tx.execute(&format!("UPDATE step SET state = 'gone', subject = '' WHERE id IN ({})", list(&steps)), [])?;
        let drafts =
            tx.prepare("SELECT place FROM draft")?.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        for place in drafts.iter().filter(|place| is_about(place, own)) {
            tx.execute("DELETE FROM draft WHERE place = ?1", [place])?;
        }
        let still_there = |(table, row): &&(String, i64)| {
            let found = tx.query_row(&format!("SELECT 1 FROM \"{table}\" WHERE id = {row}"), [], |_| Ok(())).optional();
            found.is_ok_and(|found| found.is_some())
        };
        let count = own.iter().filter(still_there).count();
        for (_, row) in own.iter().filter(|(table, _)| table == "calendar_answer") {
            tx.execute("DELETE FROM calendar_answer WHERE id = ?1", [row])?;
        }
        tx.execute("DELETE FROM person WHERE id = ?1", [person])?;
        Ok(count)
    }
}

/// The records that a draft is one of: its place is the task of its form.
fn records_of(place: &str) -> Vec<(String, i64)> {
    let Ok(serde_json::Value::Object(task)) = serde_json::from_str(drafts::itself(place)) else { return Vec::new() };
    let records = task.values().flat_map(|task| {
        let number = |key: &str| task.get(key).and_then(serde_json::Value::as_i64);
        let table = task.get("table").and_then(serde_json::Value::as_str).unwrap_or_default();
        let numbered = [("affiliation", number("affiliation")), (table, number("id")), ("person", number("person"))];
        numbered.into_iter().filter_map(|(table, id)| Some((table.to_owned(), id?))).collect::<Vec<_>>()
    });
    records.collect()
}

/// Whether a draft is one of a record that goes.
fn is_about(place: &str, own: &BTreeSet<(String, i64)>) -> bool {
    records_of(place).iter().any(|record| own.contains(record))
}

impl Identity {
    /// Whether a draft is one of a form of theirs.
    pub(super) fn is_of_theirs(&self, draft: &Draft) -> bool {
        is_about(&draft.place, &self.own)
    }
}

impl Store {
    /// Whether a draft is one of a record that is gone and of which the journal knows nothing: it was erased.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_of_erased(&self, place: &str) -> Result<bool> {
        for (table, id) in records_of(place).iter().filter(|(table, _)| Entity::from_table(table).is_some()) {
            let sql = format!(
                "SELECT NOT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)
                   AND NOT EXISTS (SELECT 1 FROM change WHERE tbl = '{table}' AND row_id = ?1)"
            );
            if self.sql().query_row(&sql, [id], |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a draft is one of a record that was erased without the knowledge of whoever typed it. What is gone otherwise, such as since
    /// a restore, was erased by nobody.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_left_of_erased(&self, draft: &Draft) -> Result<bool> {
        let last = self.last_erasing()?.filter(|last| !typing::is_aware(&draft.body, last));
        Ok(last.is_some() && self.is_of_erased(&draft.place)?)
    }

    /// Whether any step is left that can be taken back or done again: after somebody was erased there is none.
    ///
    /// # Errors
    /// Those of reading.
    pub fn can_bring_back(&self) -> Result<bool> {
        Ok(self.sql().query_row("SELECT EXISTS (SELECT 1 FROM step WHERE state IN ('done', 'undone'))", [], |row| row.get(0))?)
    }
}

/// Writes the texts of a column anew that `change` gives another one for.
fn rewrite(connection: &Connection, table: &str, column: &str, change: impl Fn(&str) -> Option<String>) -> Result<()> {
    let mut query = connection.prepare(&format!("SELECT id, \"{column}\" FROM {table} WHERE typeof(\"{column}\") = 'text'"))?;
    let mut rows = query.query([])?;
    let mut found: Vec<(i64, Sql)> = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(new) = change(&row.get::<_, String>(1)?) {
            found.push((row.get(0)?, Sql::Text(new)));
        }
    }
    for (id, text) in found {
        connection.execute(&format!("UPDATE {table} SET \"{column}\" = ?1 WHERE id = ?2"), params![text, id])?;
    }
    Ok(())
}

/// Writes anew what the journal keeps of columns from which a name may be taken: former values, and deleted rows.
fn rewrite_journal(connection: &Connection, change: impl Fn(&str) -> Option<String>) -> Result<()> {
    for column in ["before", "after"] {
        let sql = format!("SELECT id, tbl, op, coalesce(col, ''), \"{column}\" FROM change WHERE typeof(\"{column}\") = 'text'");
        let mut query = connection.prepare(&sql)?;
        let mut rows = query.query([])?;
        let mut found: Vec<(i64, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, table, op, of, text): (i64, String, String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            let new = if op == "-" {
                changed_row(&table, &text, &change)
            } else {
                Some(&text).filter(|_| is_replaceable(&table, &of)).and_then(|text| change(text))
            };
            found.extend(new.map(|new| (id, new)));
        }
        for (id, text) in found {
            connection.execute(&format!("UPDATE change SET \"{column}\" = ?1 WHERE id = ?2"), params![text, id])?;
        }
    }
    Ok(())
}

/// A deleted row with its texts changed; `None` when none is.
fn changed_row(table: &str, row: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let Ok(serde_json::Value::Object(mut row)) = serde_json::from_str(row) else { return None };
    let mut any = false;
    for (column, value) in &mut row {
        let written = !NOT_WRITTEN.contains(&column.as_str()) && is_replaceable(table, column);
        if let Some(new) = value.as_str().filter(|_| written).and_then(&change) {
            (*value, any) = (new.into(), true);
        }
    }
    any.then(|| serde_json::Value::Object(row).to_string())
}
