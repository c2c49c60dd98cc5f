//! The index of everything written (`find_text`), kept by the program in the step that changes a text.
//!
//! A row's number is its place: day, table and id in one integer. So the newest rows are the last ones, a span of days
//! is a range of numbers, and a found number says what was found. What has no day is what we know now: it stands after
//! every day. The column `keys` holds marks for the account, the persons, the kind and the table, each a word that
//! nobody can type.

mod check;
mod words;

pub(super) use check::{lost_words, stale};
pub(super) use words::{Differing, differing};

use super::error::Result;
use crate::domain::definition::Search;
use crate::domain::forms::each_word;
use crate::domain::visibility::{Audience, is_hidden_from_client};
use crate::domain::{Entity, Field, Kind, day};
use chrono::{Datelike, NaiveDate};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::OnceLock;

/// The letter before a mark, of the private use area: part of a word for FTS5, and thrown out of texts.
const MARK: char = '\u{E000}';
const ID_BITS: u32 = 38;
const TABLE_BITS: u32 = 5;
/// From this code on a table is told by the upper bits of the id: the numbers that files hold keep their meaning.
const FAR: i64 = (1 << TABLE_BITS) - 1;
const FAR_ID_BITS: u32 = 31;
/// The day of what has none.
const NOW: i64 = (1 << 20) - 1;

/// A table whose texts are searched, as it is declared.
#[derive(Debug)]
pub(super) struct Source {
    /// What its rows are.
    pub entity: Entity,
    search: &'static Search,
    /// The columns that refer to an account (`a`) or a person (`p`), and the kind (`k`).
    keys: Vec<(&'static str, char)>,
    /// Rows of other tables that refer on: table, column with our id, column referred to, letter.
    links: Vec<(&'static str, &'static str, &'static str, char)>,
    /// The query for what is searched in a row and whom it is about, and the one for its days: asked for every row that is written.
    texts: String,
    days: String,
}

/// The letter of the mark by which what refers to an entity is found, if it is found so.
fn letter(entity: Entity) -> Option<char> {
    if entity == Entity::Account { Some('a') } else { (entity == Entity::Person).then_some('p') }
}

impl Source {
    fn of(entity: Entity) -> Option<Source> {
        let def = entity.def();
        let search = def.searched.as_ref()?;
        let mut source = Source { entity, search, keys: Vec::new(), links: Vec::new(), texts: String::new(), days: String::new() };
        source.keys.extend(letter(entity).map(|letter| ("id", letter)));
        source.keys.extend(def.owner.and_then(|(column, owner)| Some((column, letter(owner)?))));
        source.keys.extend(def.field("kind").map(|field| (field.key, 'k')));
        for field in search.about.iter().filter_map(|key| def.field(key)) {
            match field.kind {
                Kind::Link(linked) => source.keys.extend(letter(linked).map(|letter| (field.key, letter))),
                Kind::Many(joint) => source.links.extend(letter(joint.entity).map(|letter| (joint.table, joint.own, joint.other, letter))),
                _ => {}
            }
        }
        source.links.extend(search.through.and_then(|(table, own, other, entity)| Some((table, own, other, letter(entity)?))));
        let columns: Vec<String> =
            search.fields.iter().chain(source.keys.iter().map(|(column, _)| column)).map(|c| format!("\"{c}\"")).collect();
        source.texts = format!("SELECT {} FROM {} WHERE id = ?1 AND ({})", columns.join(", "), source.table(), source.written());
        let days = if search.days.is_empty() { "id".to_owned() } else { search.days.join(", ") };
        source.days = format!("SELECT {days} FROM {} WHERE id = ?1", source.table());
        Some(source)
    }

    /// The columns searched, the most telling first.
    pub(super) fn fields(&self) -> &'static [&'static str] {
        self.search.fields
    }

    pub(super) fn table(&self) -> &'static str {
        self.entity.def().table
    }

    /// Whether a field stands in the column of what is private: for the account manager alone, about a person, or not known.
    pub(super) fn hides(&self, field: &str) -> bool {
        let of_its_kind = !Audience::Team.shows_kind(self.entity) || matches!(self.entity, Entity::Fact | Entity::Question);
        of_its_kind || self.entity.def().field(field).is_some_and(Field::is_private)
    }

    /// The fields that a client may read on our screen.
    pub(super) fn open(&self) -> impl Iterator<Item = &'static str> {
        let field = |key: &&str| self.entity.def().field(key).is_some_and(|field| !is_hidden_from_client(self.entity, field));
        self.search.fields.iter().copied().filter(field)
    }

    /// The condition that a row has anything to search.
    fn written(&self) -> String {
        self.search.fields.iter().map(|field| format!("\"{field}\" <> ''")).collect::<Vec<_>>().join(" OR ")
    }
}

/// The tables searched.
pub(super) fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| Entity::ALL.into_iter().filter_map(Source::of).collect())
}

/// The number of a row in the index.
fn place(day: Option<&str>, code: i64, id: i64) -> i64 {
    let day = day.and_then(day::from_iso).map_or(NOW, number_of);
    let (table, row) = match code {
        ..FAR => (code, id & ((1 << ID_BITS) - 1)),
        FAR.. => (FAR, (code - FAR) << FAR_ID_BITS | id & ((1 << FAR_ID_BITS) - 1)),
    };
    ((day << TABLE_BITS | table) << ID_BITS) | row
}

/// The code and the id in the number of a row.
fn code_and_id(place: i64) -> (i64, i64) {
    let row = place & ((1 << ID_BITS) - 1);
    match place >> ID_BITS & ((1 << TABLE_BITS) - 1) {
        FAR => (FAR + (row >> FAR_ID_BITS), row & ((1 << FAR_ID_BITS) - 1)),
        table => (table, row),
    }
}

fn number_of(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()).clamp(0, NOW - 1)
}

/// What a number in the index stands for: entity, id, day.
pub(super) fn decode(place: i64) -> Option<(&'static Source, i64, Option<NaiveDate>)> {
    let (code, id) = code_and_id(place);
    let days = place >> (ID_BITS + TABLE_BITS);
    let day = if days == NOW { None } else { i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt) };
    let source = sources().iter().find(|source| source.search.code == code)?;
    Some((source, id, day))
}

/// The numbers that days from one to another have, both included; with an end open the day is none.
pub(super) fn range(from: Option<NaiveDate>, until: Option<NaiveDate>) -> (i64, i64) {
    let shift = ID_BITS + TABLE_BITS;
    match (from, until) {
        (None, None) => (0, i64::MAX),
        (from, until) => (from.map_or(0, number_of) << shift, (until.map_or(NOW - 1, number_of) + 1) << shift),
    }
}

/// The mark of an account (`a`), a person (`p`), a kind (`k`) or a table (`t`), as a word of the index.
pub(super) fn mark(letter: char, what: &str) -> String {
    let plain: String = what.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{MARK}{letter}{plain}")
}

/// Whether the index is there.
pub(super) fn exists(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'find_text')";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// What is written into the index for one row.
#[derive(Default)]
struct Written {
    shown: String,
    hidden: String,
    keys: String,
}

/// Reads rows and writes them into the index, remembering the words it has met.
struct Scribe<'a> {
    connection: &'a Connection,
    words: HashSet<Box<str>>,
    new_words: BTreeSet<Box<str>>,
}

impl Scribe<'_> {
    fn new(connection: &Connection) -> Scribe<'_> {
        Scribe { connection, words: HashSet::new(), new_words: BTreeSet::new() }
    }

    /// The days of a row as they are now; `None` when it is gone.
    fn days(&self, source: &Source, id: i64) -> Result<Option<Vec<Option<String>>>> {
        let mut query = self.connection.prepare_cached(&source.days)?;
        let row = query.query_row([id], |row| (0..source.search.days.len()).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<_>>>());
        Ok(row.optional()?)
    }

    fn read(&mut self, source: &Source, id: i64) -> Result<Option<Written>> {
        let mut query = self.connection.prepare_cached(&source.texts)?;
        let mut rows = query.query([id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut written = Written { keys: mark('t', source.table()), ..Written::default() };
        for (at, field) in source.search.fields.iter().enumerate() {
            let text = text_at(row, at)?.unwrap_or("");
            let column = if source.hides(field) { &mut written.hidden } else { &mut written.shown };
            let (words, new_words) = (&mut self.words, &mut self.new_words);
            each_word(text, |word, _| {
                column.push_str(word);
                column.push(' ');
                if !words.contains(word) {
                    words.insert(word.into());
                    new_words.insert(word.into());
                }
            });
            // A phrase must not reach from one field into the next.
            column.push(MARK);
            column.push(' ');
        }
        for (at, (_, letter)) in source.keys.iter().enumerate() {
            let value = match row.get::<_, Sql>(source.search.fields.len() + at)? {
                Sql::Integer(id) => id.to_string(),
                Sql::Text(code) => code,
                _ => continue,
            };
            written.keys.push(' ');
            written.keys.push_str(&mark(*letter, &value));
        }
        for (table, own, other, letter) in &source.links {
            let mut links = self.connection.prepare_cached(&format!("SELECT DISTINCT {other} FROM {table} WHERE {own} = ?1"))?;
            let mut rows = links.query([id])?;
            while let Some(row) = rows.next()? {
                written.keys.push(' ');
                written.keys.push_str(&mark(*letter, &row.get::<_, i64>(0)?.to_string()));
            }
        }
        Ok(Some(written))
    }

    fn write(&mut self, place: i64) -> Result<()> {
        let Some((source, id, _)) = decode(place) else { return Ok(()) };
        let Some(written) = self.read(source, id)? else { return Ok(()) };
        self.connection.prepare_cached("INSERT INTO find_text(rowid, shown, hidden, keys) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            place,
            written.shown,
            written.hidden,
            written.keys
        ])?;
        Ok(())
    }

    /// Writes the words that were met.
    fn finish(self) -> Result<()> {
        let mut insert = self.connection.prepare_cached("INSERT OR IGNORE INTO find_word(word) VALUES (?1)")?;
        for word in &self.new_words {
            insert.execute([word])?;
        }
        Ok(())
    }
}

/// What a step did to a row that is searched.
#[derive(Default)]
struct Touched {
    /// Whether the step made it.
    made: bool,
    /// Whether it was there before, told from its first change.
    known: bool,
    /// The days it had before, those that were changed.
    before: Vec<Option<Option<String>>>,
}

/// The changes of a step in tables of which anything is searched.
fn changes_followed() -> &'static str {
    static SQL: OnceLock<String> = OnceLock::new();
    SQL.get_or_init(|| {
        let tables = sources().iter().flat_map(|source| source.links.iter().map(|(link, ..)| *link).chain([source.table()]));
        let tables: Vec<String> = tables.map(|table| format!("'{table}'")).collect();
        format!("SELECT tbl, row_id, op, col, before FROM change WHERE step_id = ?1 AND tbl IN ({}) ORDER BY id", tables.join(", "))
    })
}

/// Brings the index after the changes of an open step, told by the journal: whatever wrote them, all are there.
pub(super) fn follow(connection: &Connection, step: i64) -> Result<()> {
    let mut touched: BTreeMap<(usize, i64), Touched> = BTreeMap::new();
    for (number, source) in sources().iter().enumerate() {
        for (link, own, ..) in &source.links {
            // What links was added or changed and is there now.
            let sql = format!(
                "SELECT DISTINCT linked.{own} FROM change JOIN {link} linked ON linked.id = row_id WHERE step_id = ?1 AND tbl = '{link}' AND op <> '-'"
            );
            let mut query = connection.prepare_cached(&sql)?;
            let mut rows = query.query([step])?;
            while let Some(row) = rows.next()? {
                if let Some(owner) = row.get(0)? {
                    touched.entry((number, owner)).or_default();
                }
            }
        }
    }
    let mut query = connection.prepare_cached(changes_followed())?;
    let mut rows = query.query([step])?;
    while let Some(row) = rows.next()? {
        let (table, id) = (text_at(row, 0)?.unwrap_or(""), row.get::<_, i64>(1)?);
        let op = text_at(row, 2)?.unwrap_or("");
        for (number, source) in sources().iter().enumerate() {
            for (_, own, ..) in source.links.iter().filter(|(link, ..)| *link == table) {
                let owner = match op {
                    "-" => json(text_at(row, 4)?).and_then(|row| row.get(*own).and_then(serde_json::Value::as_i64)),
                    _ => None,
                };
                let former = if op == "~" && text_at(row, 3)? == Some(*own) { row.get::<_, Option<i64>>(4)? } else { None };
                for owner in owner.into_iter().chain(former) {
                    touched.entry((number, owner)).or_default();
                }
            }
            if source.table() != table {
                continue;
            }
            let row_touched = touched.entry((number, id)).or_default();
            row_touched.before.resize(source.search.days.len(), None);
            if !row_touched.known {
                row_touched.known = true;
                row_touched.made = op == "+";
            }
            let gone = if op == "-" && !source.search.days.is_empty() { json(text_at(row, 4)?) } else { None };
            for (day, before) in source.search.days.iter().zip(&mut row_touched.before).filter(|(_, before)| before.is_none()) {
                if let Some(gone) = &gone {
                    *before = Some(gone.get(*day).and_then(|day| day.as_str()).map(str::to_owned));
                } else if op == "~" && text_at(row, 3)? == Some(*day) {
                    *before = Some(row.get(4)?);
                }
            }
        }
    }
    let mut scribe = Scribe::new(connection);
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for ((number, id), touched) in touched {
        let source = &sources()[number];
        // Whether a row is there is seen when it is read.
        let days = if source.search.days.is_empty() { Some(Vec::new()) } else { scribe.days(source, id)? };
        if !touched.made {
            let was = |at: usize| match touched.before.get(at) {
                Some(Some(before)) => before.clone(),
                _ => days.as_ref().and_then(|days| days.get(at).cloned().flatten()),
            };
            old.push(place((0..source.search.days.len()).find_map(was).as_deref(), source.search.code, id));
        }
        if let Some(days) = days {
            new.push(place(days.into_iter().flatten().next().as_deref(), source.search.code, id));
        }
    }
    // FTS5 writes its buffer out whenever a number is smaller than the one before.
    old.sort_unstable();
    new.sort_unstable();
    let mut delete = connection.prepare_cached("DELETE FROM find_text WHERE rowid = ?1")?;
    for place in old {
        delete.execute([place])?;
    }
    for place in new {
        scribe.write(place)?;
    }
    scribe.finish()
}

/// The text of a column, without a copy.
fn text_at<'a>(row: &'a Row, column: usize) -> rusqlite::Result<Option<&'a str>> {
    Ok(row.get_ref(column)?.as_str_or_null()?)
}

fn json(text: Option<&str>) -> Option<serde_json::Map<String, serde_json::Value>> {
    serde_json::from_str(text?).ok()
}

/// The numbers that the index should hold of some tables, in order.
fn wanted(connection: &Connection, of: impl Fn(&Source) -> bool) -> Result<Vec<i64>> {
    let mut places = Vec::new();
    for source in sources().iter().filter(|source| of(source)) {
        let day = match source.search.days {
            [] => "NULL".to_owned(),
            [day] => (*day).to_owned(),
            days => format!("coalesce({})", days.join(", ")),
        };
        let mut query = connection.prepare(&format!("SELECT id, {day} FROM {} WHERE {}", source.table(), source.written()))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            places.push(place(text_at(row, 1)?, source.search.code, row.get(0)?));
        }
    }
    places.sort_unstable();
    Ok(places)
}

/// Writes the whole index anew.
pub(super) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch("INSERT INTO find_text(find_text) VALUES ('delete-all'); DELETE FROM find_word;")?;
    let mut scribe = Scribe::new(connection);
    for place in wanted(connection, |_| true)? {
        scribe.write(place)?;
    }
    scribe.finish()?;
    // One segment on a level of its own: parts as large as these would be joined at some later save, which would wait.
    connection.execute_batch("INSERT INTO find_text(find_text) VALUES ('optimize')")?;
    Ok(())
}

/// Writes what the index lacks of tables that were not searched before.
pub(super) fn complete(connection: &Connection, entities: &[Entity]) -> Result<()> {
    let mut scribe = Scribe::new(connection);
    let mut known = connection.prepare("SELECT EXISTS (SELECT 1 FROM find_text WHERE rowid = ?1)")?;
    for place in wanted(connection, |source| entities.contains(&source.entity))? {
        if !known.query_row([place], |row| row.get(0))? {
            scribe.write(place)?;
        }
    }
    scribe.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows with one number would be one row to the search.
    #[test]
    fn a_number_tells_table_row_and_day() {
        for (code, id) in [(1, 1), (17, (1 << ID_BITS) - 1), (30, 7), (31, 7), (40, 7), (127, (1 << FAR_ID_BITS) - 1)] {
            assert_eq!(code_and_id(place(Some("2026-11-26"), code, id)), (code, id));
            assert_eq!(code_and_id(place(None, code, id)), (code, id));
            let (from, until) = range(day::from_iso("2026-11-26"), day::from_iso("2026-11-26"));
            assert!((from..until).contains(&place(Some("2026-11-26"), code, id)));
        }
        // What files of earlier versions hold.
        assert_eq!(place(None, 17, 5), ((NOW << 5 | 17) << 38) | 5);
    }
}
