use super::*;
use crate::clock::Clock;
use crate::domain::{Entity, Record, Value};
use crate::store::{Change, Verb, schema};
use rusqlite::Connection;

/// What is no word of the user's: what is typed and not saved yet is in no copy, and the step at hand is told anew by each step.
const OF_THE_MOMENT: [&str; 2] = ["draft", "current_step"];
/// What is computed of the records, and compared with them.
const FIGURES: [&str; 4] = ["pulse", "rhythm", "promise_tally", "turnover"];

fn listed(connection: &Connection, sql: &str, of: &str) -> Vec<String> {
    connection.prepare(sql).unwrap().query_map([of], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// Does something to a file as another program would, with the rules of the file alive.
fn harm(file: &Path, sql: &str) {
    let other = Connection::open(file).unwrap();
    other.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    assert_ne!(other.execute(sql, []).unwrap(), 0, "{sql}");
}

/// A file with a row in every table of which the journal tells, and its copy of the day.
fn filled(folder: &Path) -> (PathBuf, PathBuf) {
    let file = folder.join("kam.db");
    let store = Store::open(&file, Clock::System).unwrap();
    for name in ["Ромашка", "Молвея"] {
        let account = Record::new(Entity::Account).with_text("short_name", name);
        store.step(Verb::Create, name, |change: &Change| change.insert(&account)).unwrap();
    }
    store.step(Verb::Edit, "", |change| change.set(Entity::Account, 1, "city", Value::text("Тверь"))).unwrap();
    drop(store);
    let other = Connection::open(&file).unwrap();
    other.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for table in schema::journalled(&other).unwrap() {
        if other.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
            continue;
        }
        let columns = listed(&other, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 AND name <> 'id'", &table);
        let number = |column: &str| {
            let sql = "SELECT type = 'INTEGER' FROM pragma_table_info(?1) WHERE name = ?2";
            other.query_row(sql, rusqlite::params![table, column], |row| row.get::<_, bool>(0)).unwrap()
        };
        let values: Vec<&str> = columns.iter().map(|column| if number(column) { "1" } else { "'x'" }).collect();
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        other.execute(&format!("INSERT INTO {table}({}) VALUES ({})", names.join(", "), values.join(", ")), []).unwrap();
    }
    drop(other);
    let copy = Store::open(&file, Clock::System).unwrap().back_up_now().unwrap();
    (file, copy)
}

/// Hundreds of rows of a table that nobody compared would be gone, all be called well, and the only good copy of the day give way.
#[test]
fn nothing_in_any_table_is_changed_or_taken_away_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = filled(folder.path());
    let (bytes, good) = (std::fs::read(&file).unwrap(), std::fs::read(&copy).unwrap());
    let raw = Connection::open(&file).unwrap();
    let all = listed(
        &raw,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE ?1 AND name NOT LIKE 'find\\_%' ESCAPE '\\'",
        "sqlite%",
    );
    let compared: Vec<String> = schema::journalled(&raw).unwrap().into_iter().chain(["step", "change"].map(str::to_owned)).collect();
    for table in &all {
        let is_known = [OF_THE_MOMENT.as_slice(), FIGURES.as_slice()].concat().contains(&table.as_str());
        assert!(compared.contains(table) || is_known, "{table} is compared with nothing");
    }
    for table in &compared {
        let texts = "SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT' AND name <> 'uid'";
        let column = listed(&raw, texts, table).into_iter().next();
        let set = column.map_or_else(|| "place = place + 1".to_owned(), |column| format!("\"{column}\" = 'иначе'"));
        for sql in [format!("UPDATE {table} SET {set} WHERE id = 1"), format!("DELETE FROM {table} WHERE id = 1")] {
            std::fs::write(&file, &bytes).unwrap();
            harm(&file, &sql);
            let store = Store::open(&file, Clock::System).unwrap();
            let copies = [copy.clone()];
            let looked = store.changed_outside(&copies).unwrap();
            assert!(!looked.found.is_empty() && looked.told_by == Some(copy.as_path()) && looked.unread.is_empty(), "{sql}");
            // What a backup asks before it takes the place of one of the day.
            assert!(store.was_changed_since(&copy), "{sql}");
        }
    }
    let store = Store::open(&file, Clock::System).unwrap();
    assert!(store.back_up_now().unwrap() != copy && std::fs::read(&copy).unwrap() == good);
    drop(store);
    std::fs::write(&file, &bytes).unwrap();
    harm(&file, "DELETE FROM pulse");
    assert_ne!(Store::open(&file, Clock::System).unwrap().stale_figures().unwrap(), 0);
}

/// What was done by steps would be called somebody else's work, and every copy of the day be kept.
#[test]
fn what_steps_did_is_nobody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = filled(folder.path());
    let store = Store::open(&file, Clock::System).unwrap();
    let person = Record::new(Entity::Person).with_text("family_name", "Ивнев").with_text("phones", "+7 900 000-00-01");
    let person = store.step(Verb::Create, "", |change: &Change| change.insert(&person)).unwrap();
    store.step(Verb::Delete, "", |change| change.delete(Entity::Account, 2)).unwrap();
    store.undo().unwrap();
    store.redo().unwrap();
    store.step(Verb::Delete, "", |change| change.delete(Entity::Person, person)).unwrap();
    store.undo().unwrap();
    store.note_setting(crate::store::settings::WATCHED_SEEN, "x").unwrap();
    store.trim_journal("2000-01-01").unwrap();
    let copies = [copy.clone()];
    let found = store.changed_outside(&copies).unwrap().found;
    let in_copy: Vec<_> = found.iter().filter(|(_, outside)| outside.is_gone || !outside.in_copy.is_empty()).collect();
    assert!(in_copy.is_empty(), "{in_copy:?}");
    // The journal is swept, and nothing else.
    store.trim_journal("9999-01-01").unwrap();
    let copies = [copy];
    let swept = store.changed_outside(&copies).unwrap().found;
    assert!(swept.iter().all(|(_, outside)| !outside.is_gone && outside.in_copy.is_empty()), "{swept:?}");
}
