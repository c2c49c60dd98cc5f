//! Files of every earlier schema, with years of work in them, go on being opened.

use super::support::{assert_whole, morning};
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::editing;
use kamdesk::store::{Store, backup, beside, restore, schema};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The file of a schema. The first one was written by the program of its time, the others by [`write_schemas`].
fn kept(version: i64) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/schema-{version}.db"))
}

/// R8: a file of an earlier version would no longer open, or lose something on the way.
#[test]
fn a_file_of_every_schema_opens() {
    for version in 2..schema::newest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        std::fs::copy(kept(version), &file).unwrap();
        assert!(matches!(schema::header(&file).unwrap(), schema::Header::Sqlite { version: found, cut: false, .. } if found == version));
        let store = assert_whole(&file);
        assert_eq!(store.stale_figures().unwrap(), 0, "schema {version}");
        let mut notes = Vec::new();
        store.each(Entity::Entry, |entry| notes.push(entry.text("notes").to_owned())).unwrap();
        assert_eq!((store.count_accounts().unwrap(), notes.as_slice()), (2, &["Говорили о сроках.".to_owned()][..]), "schema {version}");
        // What it was like before is kept, and comes back the same way.
        let copy = beside::newest_whole(&file, morning().today()).unwrap().path;
        assert!(copy.file_name().unwrap().to_str().unwrap().starts_with(&format!("schema-{version}-")));
        store.undo().unwrap();
        drop(store);
        restore::restore(&copy, &file, morning()).unwrap();
        assert_eq!(assert_whole(&file).count_accounts().unwrap(), 2, "schema {version}");
        assert!(backup::verify(&copy).is_ok());
    }
}

fn fill(store: &Store) {
    let today = morning().today();
    let account = editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", "Ромашка"), "").unwrap();
    let person = editing::create_named(store, Entity::Person, "Иванов Иван", Some(account)).unwrap();
    let entry = editing::fresh(Entity::Entry, Some(account), today).with_text("notes", "Говорили о сроках.");
    editing::save(store, None, &entry.with_text("we_promise", "КП до пт"), "").unwrap();
    let question = editing::fresh(Entity::Question, Some(account), today).with_text("title", "Кто решает?");
    editing::save(store, None, &question.with("person_id", Value::Int(person)), "").unwrap();
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", "Василёк"), "").unwrap();
}

fn columns(connection: &Connection, of: &str, table: &str) -> Vec<String> {
    // What is computed cannot be written.
    let sql = format!("SELECT name FROM pragma_table_xinfo('{table}', '{of}') WHERE hidden = 0 ORDER BY cid");
    let mut query = connection.prepare(&sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Writes the files of the schemas between the first and the newest that are not there yet: the migrations of the time, and the
/// rows of today as far as it had a place for them. `cargo test --test promises -- --ignored write_schemas`, after a new migration.
#[test]
#[ignore = "writes tests/data/schema-*.db"]
fn write_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let newest = folder.path().join("kam.db");
    fill(&Store::open(&newest, morning()).unwrap());
    for version in (2..schema::newest()).filter(|version| !kept(*version).exists()) {
        let connection = Connection::open(kept(version)).unwrap();
        connection.execute_batch("PRAGMA page_size = 1024; PRAGMA foreign_keys = OFF; PRAGMA auto_vacuum = NONE").unwrap();
        for script in schema::MIGRATIONS.iter().take(usize::try_from(version).unwrap()) {
            connection.execute_batch(script).unwrap();
        }
        connection.execute("ATTACH ?1 AS today", [newest.to_str().unwrap()]).unwrap();
        // The tables of the index are copied as they are. What triggers keep comes by itself.
        let sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%'
             AND name NOT LIKE 'find_person%' AND name NOT IN ('pulse', 'rhythm', 'promise_tally', 'change')";
        let tables: Vec<String> = connection.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for table in tables {
            let known = columns(&connection, "today", &table);
            let shared: Vec<_> = columns(&connection, "main", &table).into_iter().filter(|column| known.contains(column)).collect();
            let shared = shared.join("\", \"");
            let copy = format!("INSERT OR REPLACE INTO main.{table}(\"{shared}\") SELECT \"{shared}\" FROM today.{table}");
            connection.execute_batch(&copy).unwrap_or_else(|error| panic!("schema {version}, {table}: {error}"));
        }
        connection.execute_batch("INSERT INTO change SELECT * FROM today.change; DETACH today").unwrap();
        schema::write_journal_triggers(&connection).unwrap();
        let marks = format!("PRAGMA application_id = {}; PRAGMA user_version = {version}; VACUUM;", schema::APPLICATION_ID);
        connection.execute_batch(&marks).unwrap();
    }
}

/// Advised to see to permissions alone, or that it will be brought up by itself, whoever has it on a disc would not get at it.
#[test]
fn an_old_file_where_nothing_may_be_written_is_said_to_be_one() {
    for is_folder in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("disc");
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("kam.db");
        std::fs::copy(kept(3), &file).unwrap();
        let before = std::fs::read(&file).unwrap();
        let locked = if is_folder { &folder } else { &file };
        let mode = if is_folder { 0o500 } else { 0o400 };
        std::fs::set_permissions(locked, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
        let kam = |words: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
            command.args(["--lang", "ru", "--file"]).arg(&file).args(words).env("HOME", home.path()).stdin(Stdio::null());
            let run = command.output().unwrap();
            let said = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
            (run.status.code(), said.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        for words in
            [&["today"][..], &["add", "account", "Василёк"], &["backup"], &["doctor"], &["doctor", "--repair"], &["export", "people"]]
        {
            let (status, said) = kam(words);
            assert!(status == Some(1) && said.contains("создан прежней версией Kamdesk (схема 3,"), "{words:?}: {said}");
            assert!(said.contains("скопируйте файл в свою папку") && !said.contains("обновится, когда вы откроете"), "{words:?}: {said}");
            assert!(!said.contains("' backup"), "{words:?}: {said}");
        }
        assert!(std::fs::read(&file).unwrap() == before && std::fs::read_dir(&folder).unwrap().count() == 1);
        std::fs::set_permissions(locked, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let (status, said) = kam(&["today"]);
        assert!(status == Some(0), "{said}");
    }
}
