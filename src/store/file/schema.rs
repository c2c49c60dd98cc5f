//! Which schema a file has, and how it becomes the newest one.

use super::super::error::{Error, Result};
use super::super::{find, find_text};
use super::head::Head;
use crate::domain::Entity;
use crate::platform;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// `application_id` of our files: "Kamd" in ASCII.
pub const APPLICATION_ID: i64 = 0x4B61_6D64;

/// The migrations in order; the place of each, from one, is the schema number it leads to. Never edited once released.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../../assets/migrations/0001.sql"),
    include_str!("../../../assets/migrations/0002.sql"),
    include_str!("../../../assets/migrations/0003.sql"),
    include_str!("../../../assets/migrations/0004.sql"),
    include_str!("../../../assets/migrations/0005.sql"),
    include_str!("../../../assets/migrations/0006.sql"),
    include_str!("../../../assets/migrations/0007.sql"),
    include_str!("../../../assets/migrations/0008.sql"),
    include_str!("../../../assets/migrations/0009.sql"),
    include_str!("../../../assets/migrations/0010.sql"),
    include_str!("../../../assets/migrations/0011.sql"),
    include_str!("../../../assets/migrations/0012.sql"),
    include_str!("../../../assets/migrations/0013.sql"),
    include_str!("../../../assets/migrations/0014.sql"),
    include_str!("../../../assets/migrations/0015.sql"),
];

/// The numbers that a schema can have: another one is no number of any version.
pub const NUMBERS: std::ops::Range<i64> = 1..10_000;

/// The newest schema number.
pub fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// Tables that the journal does not cover: itself, what is computed, and what is not knowledge.
pub const UNJOURNALLED: &[&str] = &["step", "current_step", "change", "draft", "pulse", "rhythm", "promise_tally", "turnover"];

/// Tables that hold nothing but what is computed from others.
pub(super) const COMPUTED: &[&str] = &["pulse", "rhythm", "promise_tally", "turnover", "find_word"];

/// Tables of what is being done: no copy holds it.
const OF_THE_MOMENT: [&str; 2] = ["current_step", "draft"];

/// What the first hundred bytes say of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Header {
    /// Nothing in it.
    Empty,
    /// Not an SQLite file.
    NotSqlite,
    /// An SQLite file: application id, schema number, and whether it is shorter than it says.
    Sqlite {
        /// `application_id`.
        application: i64,
        /// `user_version`.
        version: i64,
        /// The file ends before its last page.
        cut: bool,
        /// It is written in a way that SQLite does not know.
        strange: bool,
    },
}

/// Reads the header of a file without SQLite, so that a foreign or damaged file is never touched.
pub fn header(path: &Path) -> Result<Header> {
    // A pipe would be waited for.
    if !path.metadata()?.is_file() {
        return Ok(Header::NotSqlite);
    }
    header_in(&Arc::new(platform::open_plain(path)?))
}

/// The same of a file that this program has open.
pub(super) fn header_in(file: &Arc<File>) -> Result<Header> {
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok(Header::Empty);
    }
    let Some(head) = Head::read(file)? else { return Ok(Header::NotSqlite) };
    Ok(Header::Sqlite {
        application: head.application(),
        version: head.version(),
        cut: head.page_size() * head.pages() > length,
        strange: head.writing().is_none() || !head.keeps_schema_as_we_do(),
    })
}

/// The schema of a file of the newest number, object by object in their order: what a file may hold, and no more.
/// `cargo test` says how it is written anew after a migration.
const KNOWN: &str = include_str!("../../../assets/schema.sql");

/// What runs in a file: every object of its schema with its text, in one order.
fn text_of(connection: &Connection) -> Result<String> {
    // What SQLite makes by itself has no text, or holds figures for its planner.
    let mut query = connection.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema
         WHERE NOT (type = 'index' AND sql IS NULL) AND NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
         ORDER BY type, name",
    )?;
    let mut rows = query.query([])?;
    let mut text = String::with_capacity(KNOWN.len());
    while let Some(row) = rows.next()? {
        let of = |column: usize| {
            let bytes = row.get_ref(column)?.as_bytes_or_null().unwrap_or_default().unwrap_or_default();
            // What can be read, as nearly all can, is looked through much quicker than what cannot.
            Ok::<_, Error>(std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed))
        };
        let (kind, name, table, sql) = (of(0)?, of(1)?, of(2)?, of(3)?);
        [MARK, &kind, " ", &name, " on ", &table, "\n", sql.trim(), "\n\n"].into_iter().for_each(|part| text.push_str(part));
    }
    Ok(text)
}

/// Begins the description of an object in the text of a schema.
const MARK: &str = "-- ";

/// The objects of a text, each with its first line, and the statement that makes each.
fn scripts(text: &str) -> BTreeMap<String, &str> {
    let parts = text.split("\n\n-- ").map(|part| part.trim_start_matches(MARK).trim()).filter(|part| !part.is_empty());
    // Blanks and line ends are no difference.
    parts.map(|part| (part.split_whitespace().collect::<Vec<_>>().join(" "), part.split_once('\n').map_or("", |(_, sql)| sql))).collect()
}

/// The objects of a text.
fn objects(text: &str) -> BTreeSet<String> {
    scripts(text).into_keys().collect()
}

/// What the schema of a file of this number has that is not ours, or lacks: the first such object by name. `None` when
/// tables, views and triggers are as we made them, so that nothing else runs in it. An index runs nothing, unless it is of
/// expressions or of some rows only.
///
/// # Errors
/// Those of reading the schema.
pub fn difference(connection: &Connection, version: i64) -> Result<Option<String>> {
    // The triggers of the journal were written by the program of that time; migrating drops them before anything runs.
    let Some(both) = found_and_known(connection, version)? else { return Ok(None) };
    let other =
        differing(&both, |object| !object.starts_with("index ") && (version == newest() || !object.starts_with("trigger journal_")));
    other.map_or_else(|| running_index(connection, &both), |other| Ok(Some(other)))
}

/// The objects of a schema, and those that ours has at its number; `None` where both are one text.
fn found_and_known(connection: &Connection, version: i64) -> Result<Option<(BTreeSet<String>, BTreeSet<String>)>> {
    let found = text_of(connection)?;
    if version == newest() && found == KNOWN {
        return Ok(None);
    }
    let known = if version == newest() { objects(KNOWN) } else { objects(&text_of(&fresh(version)?)?) };
    Ok(Some((objects(&found), known)))
}

/// An index that is not ours and computes something whenever a row is written.
fn running_index(connection: &Connection, (found, known): &(BTreeSet<String>, BTreeSet<String>)) -> Result<Option<String>> {
    let mut computes = connection.prepare(
        "SELECT EXISTS (SELECT 1 FROM pragma_index_xinfo(?1) WHERE cid = -2),
                EXISTS (SELECT 1 FROM pragma_index_list(?2) WHERE name = ?1 AND partial)",
    )?;
    // An earlier version had other columns in one of ours.
    let condition = |object: &str| object.split_once(" WHERE ").map(|(_, condition)| condition.to_owned());
    for object in found.difference(known).filter(|object| object.starts_with("index ")) {
        if let [_, name, _, table, ..] = object.split(' ').collect::<Vec<_>>()[..] {
            let (of_expressions, partial): (bool, bool) = computes.query_row([name, table], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let begun = format!("index {name} on {table} ");
            let is_as_ours = || known.iter().any(|known| known.starts_with(&begun) && condition(known) == condition(object));
            if of_expressions || partial && !is_as_ours() {
                return Ok(Some(format!("index {name}")));
            }
        }
    }
    Ok(None)
}

/// What SQLite finds wrong with the pages of a whole file, at most so many things; nothing that others computed is computed again:
/// with an index of theirs in it, indexes are left alone.
///
/// # Errors
/// Those of reading.
pub(in super::super) fn faults(connection: &Connection, version: i64, most: usize) -> Result<Vec<String>> {
    let check = if computing_index(connection, version)?.is_some() { "quick_check" } else { "integrity_check" };
    or_of_free_pages(connection, lines_of(connection, &format!("PRAGMA {check}({most})"))?)
}

/// The first thing that is wrong, where indexes are not compared.
///
/// # Errors
/// Those of reading.
pub(super) fn quick_faults(connection: &Connection) -> Result<Vec<String>> {
    or_of_free_pages(connection, lines_of(connection, "PRAGMA quick_check(1)")?)
}

/// What was found or, where that is nothing, what is wrong with the list of free pages: where the first object that SQLite comes upon is
/// a view or a table of the search, its check of all takes itself for one of a part, and leaves that list out.
fn or_of_free_pages(connection: &Connection, found: Vec<String>) -> Result<Vec<String>> {
    if found.is_empty() { lines_of(connection, "PRAGMA integrity_check(sqlite_schema)") } else { Ok(found) }
}

fn lines_of(connection: &Connection, check: &str) -> Result<Vec<String>> {
    let mut found = connection.prepare(check)?.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    found.retain(|line| line != "ok");
    Ok(found)
}

/// An index that is not ours and computes something whenever a row is written or looked through.
///
/// # Errors
/// Those of reading the schema.
pub fn computing_index(connection: &Connection, version: i64) -> Result<Option<String>> {
    found_and_known(connection, version)?.map_or(Ok(None), |both| running_index(connection, &both))
}

/// An index that the schema of a file of this number has and is not ours, or lacks.
///
/// # Errors
/// Those of reading the schema.
pub fn strange_index(connection: &Connection, version: i64) -> Result<Option<String>> {
    let both = found_and_known(connection, version)?;
    Ok(both.and_then(|both| differing(&both, |object| object.starts_with("index "))))
}

/// The first object by name, among those that count, that a schema has and ours has not, or the other way round.
fn differing((found, known): &(BTreeSet<String>, BTreeSet<String>), counts: impl Fn(&str) -> bool) -> Option<String> {
    let other = found.symmetric_difference(known).find(|object| counts(object));
    other.map(|object| object.split(' ').take(2).collect::<Vec<_>>().join(" "))
}

/// Whether a file says to be of an older schema than its tables are: the number is damaged, not the schema changed by somebody.
///
/// # Errors
/// Those of reading the schema.
pub(super) fn is_misnumbered(connection: &Connection, version: i64) -> Result<bool> {
    if version >= newest() {
        return Ok(false);
    }
    let (found, then, now) = (objects(&text_of(connection)?), objects(&text_of(&fresh(version)?)?), objects(KNOWN));
    Ok(found.iter().any(|object| object.starts_with("table ") && now.contains(object) && !then.contains(object)))
}

/// What keeps a copy of this schema from being made ours by [`put_right`]: the first such object by name.
///
/// # Errors
/// Those of reading the schema.
pub fn obstacle(connection: &Connection, version: i64) -> Result<Option<String>> {
    if version != newest() {
        return difference(connection, version);
    }
    let (found, known) = (objects(&text_of(connection)?), objects(KNOWN));
    let lacking = known.difference(&found).find(|object| object.starts_with("table "));
    Ok(lacking.map(|object| object.split(' ').take(2).collect::<Vec<_>>().join(" ")))
}

/// Whether such an object, by kind and name, is one that [`put_right`] cannot make: a table of ours, with what was in it.
pub fn is_beyond_mending(what: &str) -> bool {
    what.strip_prefix("table ").is_some_and(has_table)
}

/// Whether a file of the newest schema has a table of this name.
pub(in super::super) fn has_table(name: &str) -> bool {
    KNOWN.contains(&format!("{MARK}table {name} on "))
}

/// The tables that a file of the newest schema has: what was written, and not what is computed of it.
pub(in super::super) fn written() -> impl Iterator<Item = &'static str> {
    let named = KNOWN.lines().filter_map(|line| line.strip_prefix(MARK)?.strip_prefix("table ")?.split(" on ").next());
    named.filter(|name| {
        !OF_THE_MOMENT.contains(name) && !COMPUTED.contains(name) && !name.starts_with("find_") && !name.starts_with("sqlite_")
    })
}

/// An empty database in memory as the migrations up to a number make it.
fn fresh(version: i64) -> Result<Connection> {
    let connection = Connection::open_in_memory()?;
    for script in MIGRATIONS.iter().take(usize::try_from(version).unwrap_or_default()) {
        connection.execute_batch(script)?;
    }
    Ok(connection)
}

/// A name as SQL takes it, whatever stands in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Drops the triggers of the journal, whoever wrote them.
pub(super) fn drop_journal_triggers(connection: &Connection) -> Result<()> {
    let mut query = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'")?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    names.iter().try_for_each(|name| Ok(connection.execute_batch(&format!("DROP TRIGGER {}", quoted(name)))?))
}

/// What was done to a schema to make it ours: objects by kind and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Righted {
    /// What was taken out.
    pub dropped: Vec<String>,
    /// What was missing, or another thing, and was made anew.
    pub made: Vec<String>,
}

/// Drops what is not ours, and makes triggers, views and indexes of ours anew that are missing. A table of ours that is
/// missing or another one stays so: what was in it cannot be made.
///
/// # Errors
/// Those of SQLite.
pub fn put_right(connection: &Connection) -> Result<Righted> {
    let known = scripts(KNOWN);
    let mut righted = Righted::default();
    for object in objects(&text_of(connection)?).iter().filter(|object| !known.contains_key(*object)) {
        let mut words = object.split(' ');
        let (kind, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_ours = known.keys().any(|known| known.starts_with(&format!("table {name} ")));
        if kind != "table" || !is_ours {
            connection.execute_batch(&format!("DROP {kind} IF EXISTS {}", quoted(name)))?;
            righted.dropped.push(format!("{kind} {name}"));
        }
    }
    let found = objects(&text_of(connection)?);
    for (object, sql) in known.iter().filter(|(object, _)| !found.contains(*object) && !object.starts_with("table ")) {
        connection.execute_batch(sql)?;
        righted.made.push(object.split(' ').take(2).collect::<Vec<_>>().join(" "));
    }
    // What was another thing under a name of ours is not of others.
    righted.dropped.retain(|object| !righted.made.contains(object));
    Ok(righted)
}

/// Brings an open connection to the newest schema, in one transaction.
pub fn migrate(connection: &Connection) -> Result<()> {
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > newest() {
        return Err(Error::Newer { path: connection.path().unwrap_or_default().into(), found, known: newest(), backup: None });
    }
    if found == newest() {
        return Ok(());
    }
    drop_journal_triggers(&tx)?;
    let searched = find_text::exists(&tx)?;
    for script in MIGRATIONS.iter().skip(found as usize) {
        tx.execute_batch(script)?;
    }
    write_journal_triggers(&tx)?;
    if (1..9).contains(&found) {
        find::refold(&tx)?;
    }
    if searched && found < 9 {
        find_text::complete(&tx, &[Entity::Signal, Entity::ValueGiven])?;
    } else if !searched {
        find_text::rebuild(&tx)?;
    }
    tx.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};", newest()))?;
    put_right(&tx)?;
    if let Some(what) = difference(&tx, newest())? {
        return Err(Error::Altered { path: connection.path().unwrap_or_default().into(), what });
    }
    tx.commit()?;
    Ok(())
}

/// The tables whose changes the journal records.
pub fn journalled(connection: &Connection) -> Result<Vec<String>> {
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(names.into_iter().filter(|name| !UNJOURNALLED.contains(&name.as_str()) && !name.starts_with("find_")).collect())
}

/// The columns of a table, in order.
fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut names = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(names.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Writes the triggers of the journal anew for every table that it covers.
///
/// An insert needs only the row's id, since undoing it deletes; a delete keeps the whole row; an update keeps each
/// column that changed, which is also the history of the field. Derived `find` columns are left out.
pub fn write_journal_triggers(connection: &Connection) -> Result<()> {
    for table in journalled(connection)? {
        let columns = columns(connection, &table)?;
        let pairs = columns.iter().map(|name| format!("'{name}',OLD.{name}")).collect::<Vec<_>>().join(",");
        let kept = columns.iter().filter(|name| !["id", "find"].contains(&name.as_str()));
        let values = kept.map(|name| format!("('{name}',OLD.{name},NEW.{name})")).collect::<Vec<_>>().join(",");
        // SQLite reads the triggers at every start: what is not written here is not read.
        let step = "(SELECT step_id FROM current_step)";
        connection.execute_batch(&format!(
            "DROP TRIGGER IF EXISTS journal_{table}_insert;
             DROP TRIGGER IF EXISTS journal_{table}_update;
             DROP TRIGGER IF EXISTS journal_{table}_delete;
CREATE TRIGGER journal_{table}_insert AFTER INSERT ON {table} BEGIN
INSERT INTO change VALUES(NULL,{step},'{table}',NEW.id,'+',NULL,NULL,NULL);
END;
CREATE TRIGGER journal_{table}_update AFTER UPDATE ON {table} BEGIN
INSERT INTO change SELECT NULL,{step},'{table}',OLD.id,'~',c,b,a FROM(SELECT 0 c,0 b,0 a UNION ALL VALUES{values})WHERE b IS NOT a;
END;
CREATE TRIGGER journal_{table}_delete AFTER DELETE ON {table} BEGIN
INSERT INTO change VALUES(NULL,{step},'{table}',OLD.id,'-',NULL,json_object({pairs}),NULL);
END;"
        ))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `KAM_WRITE_SCHEMA=1 cargo test --lib schema` writes it after a migration was added.
    #[test]
    fn the_known_schema_is_what_the_migrations_make() {
        let connection = fresh(newest()).unwrap();
        write_journal_triggers(&connection).unwrap();
        let made = text_of(&connection).unwrap();
        if std::env::var_os("KAM_WRITE_SCHEMA").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema.sql"), &made).unwrap();
        }
        assert!(made == KNOWN, "assets/schema.sql is not what the migrations make; write it with KAM_WRITE_SCHEMA=1");
    }

    #[test]
    fn what_is_not_ours_is_named() {
        let altered = |sql: &str| {
            let connection = fresh(newest()).unwrap();
            write_journal_triggers(&connection).unwrap();
            connection.execute_batch(sql).unwrap();
            let what = difference(&connection, newest()).unwrap();
            put_right(&connection).unwrap();
            assert_eq!(difference(&connection, newest()).unwrap(), None, "{sql}");
            what
        };
        assert_eq!(altered(""), None);
        assert_eq!(altered("ANALYZE"), None);
        assert_eq!(altered("DROP INDEX entry_complaint; CREATE INDEX entry_complaint ON entry(day)"), None);
        let earlier = "DROP INDEX entry_complaint; CREATE INDEX entry_complaint ON entry(day) WHERE kind = 'complaint'";
        assert_eq!(altered(earlier), None);
        assert_eq!(altered("CREATE INDEX plain ON account(about)"), None);
        assert_eq!(altered("CREATE INDEX evil ON account(abs(length(about)))").as_deref(), Some("index evil"));
        assert_eq!(altered("CREATE INDEX evil ON account(about) WHERE abs(id) > 3").as_deref(), Some("index evil"));
        let evil = "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END";
        assert_eq!(altered(evil).as_deref(), Some("trigger evil"));
        assert_eq!(altered("CREATE VIEW people AS SELECT * FROM person").as_deref(), Some("view people"));
        assert_eq!(altered("DROP TRIGGER journal_account_insert").as_deref(), Some("trigger journal_account_insert"));
        let emptied = "DROP TRIGGER journal_account_insert;
            CREATE TRIGGER journal_account_insert AFTER INSERT ON account BEGIN SELECT 1; END";
        assert_eq!(altered(emptied).as_deref(), Some("trigger journal_account_insert"));
    }
}
