//! References that lead nowhere: another program deleted a record, or a number was spoilt. No record goes for that, and none is kept
//! from being read or written.

use super::kam;
use super::support::home::Home;
use rusqlite::Connection;
use std::path::Path;

fn sql(file: &Path, text: &str) {
    Connection::open(file).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {text}")).unwrap();
}

fn text(file: &Path, sql: &str) -> String {
    Connection::open(file).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

/// How many records there are of each kind, but for links.
fn counts(file: &Path) -> Vec<(String, i64)> {
    let raw = Connection::open(file).unwrap();
    let tables = ["entry", "action", "affiliation", "fact", "purchase", "question", "tie", "opportunity", "channel", "judgement"];
    tables
        .iter()
        .map(|table| (String::from(*table), raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()))
        .collect()
}

/// One number that is wrong would close the whole file, and the repair that is advised refuse.
#[test]
fn a_reference_that_leads_nowhere_is_mended_and_no_record_is_lost() {
    let found = "Без клиента · найдено при исправлении";
    let cases = [
        ("UPDATE entry SET account_id = 99999 WHERE id = 7", "Запись дневника 7", "SELECT short_name FROM account WHERE id = 99999", found),
        (
            "DELETE FROM account WHERE id = 3; DELETE FROM change WHERE tbl = 'account'",
            "создаётся заново",
            "SELECT short_name FROM account WHERE id = 3",
            found,
        ),
        (
            "UPDATE affiliation SET person_id = -5 WHERE id = 1",
            "создаётся заново",
            "SELECT family_name FROM person JOIN affiliation a ON a.person_id = person.id WHERE a.id = 1",
            "Без имени · найдено при исправлении",
        ),
        (
            "UPDATE entry_person SET person_id = 99999 WHERE rowid = 1",
            "связь убирается",
            "SELECT count(*) || '' FROM entry_person WHERE person_id = 99999",
            "0",
        ),
        (
            "UPDATE account SET parent_id = 99999 WHERE id = 2",
            "без этой ссылки",
            "SELECT coalesce(parent_id, 'none') FROM account WHERE id = 2",
            "none",
        ),
    ];
    for (flaw, said_of_it, read, right) in cases {
        let home = Home::with_demo();
        let file = home.file();
        home.store().back_up_now().unwrap();
        let before = counts(&file);
        sql(&file, flaw);
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("ссылки на записи, которых нет") && said.contains("doctor --repair"), "{flaw}: {said}");
        // The file is read and written all the same.
        let (status, said) = kam(&file, &["add", "account", "Василёк"]);
        assert!(status == Some(0), "{flaw}: {said}");
        let spoilt = std::fs::read(&file).unwrap();
        let (status, said) = kam(&file, &["doctor", "--repair"]);
        assert!(status == Some(3) && said.contains("некому подтвердить"), "{flaw}: {status:?} {said}");
        assert!(std::fs::read(&file).unwrap() == spoilt, "{flaw}");
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert!(said.contains(said_of_it) && said.contains("✓ Данные целы"), "{flaw}: {status:?} {said}");
        let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap();
        assert!(std::fs::read(kept).unwrap() == spoilt, "{flaw}");
        assert_eq!(text(&file, read), right, "{flaw}");
        assert_eq!(counts(&file), before, "{flaw}");
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(0), "{flaw}: {said}");
    }
}

/// Whom the journal knows comes back as they were, with all that was theirs.
#[test]
fn an_account_deleted_by_another_program_comes_back_from_the_journal() {
    let home = Home::with_demo();
    let file = home.file();
    let all = "SELECT json_array(short_name, legal_name, tax_id, city, about, uid) FROM account WHERE id = 3";
    let (before, account) = (counts(&file), text(&file, all));
    sql(&file, "DELETE FROM account WHERE id = 3");
    let (_, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    assert!(said.contains("✓ Данные целы") && said.contains("✓ Поиск соответствует"), "{said}");
    assert_eq!((counts(&file), text(&file, all)), (before, account));
}
