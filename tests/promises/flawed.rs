//! Files that are whole to SQLite and wrong all the same: rows that point nowhere, values that cannot be, an older state of the file.

use super::kam;
use super::support::desk::Desk;
use super::support::home::Home;
use super::support::morning;
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::{Error, Store, backup, beside, restore};
use rusqlite::Connection;

fn add(store: &Store, name: &str) -> kamdesk::store::Result<i64> {
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", name), "")
}

/// The good copy of the day would give way to one of the damage, under «made and checked».
#[test]
fn a_flawed_file_takes_the_place_of_no_whole_copy() {
    for flaw in ["PRAGMA foreign_keys = OFF; UPDATE affiliation SET person_id = 9999", "UPDATE action SET due_on = 'не день' WHERE id = 1"]
    {
        let home = Home::with_demo();
        let good = home.store().back_up_now().unwrap();
        let bytes = std::fs::read(&good).unwrap();
        Connection::open(home.file()).unwrap().execute_batch(flaw).unwrap();
        assert!(home.store().is_flawed().unwrap(), "{flaw}");
        let (status, said) = kam(&home.file(), &["backup"]);
        assert!(status == Some(0) && !said.contains("готова и проверена"), "{said}");
        assert!(said.contains("есть ошибки") && said.contains("Прежняя копия за сегодня осталась"), "{said}");
        assert!(std::fs::read(&good).unwrap() == bytes && backup::verify(&good).is_ok());
        assert_eq!(beside::copies(&home.file()).len(), 2);
        let newest = beside::newest_whole(&home.file(), kamdesk::clock::Clock::System.today()).unwrap();
        assert_eq!(newest.path, good, "what is named passes what the file has to");
        // A copy of the flaw gives way to the next one.
        kam(&home.file(), &["backup"]);
        assert!(std::fs::read(&good).unwrap() == bytes);
    }
}

/// What is saved next would go into an older state, and all that was saved since be gone without a word.
#[test]
fn an_older_copy_put_in_place_of_the_open_file_is_noticed() {
    let other = tempfile::tempdir().unwrap();
    let old = other.path().join("old.db");
    let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
        add(&Store::open(file, morning()).unwrap(), "Ромашка").unwrap();
        std::fs::copy(file, &old).unwrap();
    });
    let store = desk.store();
    add(&store, "Василёк").unwrap();
    desk.keys("2").sees("Василёк");
    std::fs::copy(&old, desk.file()).unwrap();
    let bytes = std::fs::read(&old).unwrap();
    assert!(matches!(add(&store, "Фиалка"), Err(Error::Moved(_))));
    assert!(matches!(store.must_be_in_place(), Err(Error::Moved(_))));
    assert!(matches!(store.keep_draft("x", "y"), Err(Error::Moved(_))));
    desk.keys("n").keys("Фиалка").keys("<C-s>").sees("заменён другим");
    assert_eq!(std::fs::read(desk.file()).unwrap(), bytes);
    // A restore of ours, and what is taken back, go back on purpose.
    let store = Store::open(&desk.file(), morning()).unwrap();
    add(&store, "Фиалка").unwrap();
    store.undo().unwrap();
    add(&store, "Лютик").unwrap();
    restore::restore(&old, &desk.file(), morning()).unwrap();
    store.must_be_in_place().unwrap();
    assert!(matches!(add(&store, "Мак"), Err(Error::Busy)));
    add(&store, "Мак").unwrap();
}

/// Whoever has just tried to repair would be sent to try it first.
#[test]
fn a_repair_that_fails_does_not_advise_itself() {
    let home = Home::with_demo();
    home.store().back_up_now().unwrap();
    let root: i64 = Connection::open(home.file())
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'account'", [], |row| row.get(0))
        .unwrap();
    let mut bytes = std::fs::read(home.file()).unwrap();
    let at = usize::try_from(root - 1).unwrap() * 4096;
    bytes[at..at + 4096].fill(0xff);
    std::fs::write(home.file(), bytes).unwrap();
    let (status, said) = kam(&home.file(), &["doctor", "--repair"]);
    assert!(status == Some(1) && !said.contains("--repair") && said.contains(" restore "), "{said}");
}

/// What is called whole would be restored, and the errors with it.
#[test]
fn no_copy_is_called_whole_where_none_passes_the_check() {
    let home = Home::with_demo();
    Connection::open(home.file()).unwrap().execute_batch("UPDATE action SET due_on = 'не день' WHERE id = 1").unwrap();
    let copy = home.store().back_up_now().unwrap();
    let named = format!("Проверку не прошла ни одна копия. Последняя из них, с ошибками в записях: {}", copy.display());
    assert!(beside::newest_whole(&home.file(), kamdesk::clock::Clock::System.today()).unwrap().is_flawed);
    let (status, said) = kam(&home.file(), &["doctor"]);
    assert!(status == Some(1) && said.contains("читается вся, но в записях в ней есть ошибки") && said.contains(&named), "{said}");
    assert!(!said.contains("целая"), "{said}");
    std::fs::write(home.file(), "").unwrap();
    for words in [&["doctor"][..], &["today"]] {
        let (status, said) = kam(&home.file(), words);
        assert!(status == Some(1) && said.contains(&named) && said.contains(" restore "), "{said}");
        assert!(!said.contains("Последняя целая копия"), "{said}");
    }
    std::fs::remove_file(home.file()).unwrap();
    let (_, said) = kam(&home.file(), &["today"]);
    assert!(said.contains(&named) && !said.contains("Последняя целая копия"), "{said}");
}

fn by_others(home: &Home, sql: &str) {
    let other = Connection::open(home.file()).unwrap();
    other.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    assert_ne!(other.execute(sql, []).unwrap(), 0, "{sql}");
}

/// Who took part, what was judged and verified has no number of its own, and was compared with nothing: all of it gone was called well, and
/// the good copy of the day replaced.
#[test]
fn what_hangs_on_records_is_told_when_it_is_gone_and_its_copy_stays() {
    let gone = "в файле этого нет, а в копии";
    for (sql, told) in [
        ("DELETE FROM entry_person", "Участники"),
        ("DELETE FROM judgement", gone),
        ("DELETE FROM verified", gone),
        ("UPDATE judgement SET source = source || 'ы' WHERE id = (SELECT min(id) FROM judgement WHERE source <> '')", "Источник"),
    ] {
        let home = Home::with_demo();
        let good = home.store().back_up_now().unwrap();
        let bytes = std::fs::read(&good).unwrap();
        by_others(&home, sql);
        // A copy made after it has the same: what is told is told by the one before.
        for _ in 0..2 {
            let (status, said) = kam(&home.file(), &["doctor"]);
            assert!(status == Some(1) && said.contains(told) && said.contains(&good.display().to_string()), "{sql}: {said}");
            let (_, said) = kam(&home.file(), &["backup"]);
            assert!(said.contains("Прежняя копия за сегодня осталась") && std::fs::read(&good).unwrap() == bytes, "{sql}: {said}");
        }
    }
}

/// «Every field holds what it can hold» would be said of days that no calendar has, and of names that nothing has.
#[test]
fn what_cannot_stand_beside_records_is_told() {
    for (sql, told) in [
        ("UPDATE verified SET verified_on = '2026-18-29' WHERE id = 1", "Дата: 2026-18-29"),
        ("UPDATE verified SET section = 'btying' WHERE id = 1", "Раздел: btying"),
        ("UPDATE judgement SET judged_on = '2026-09-38' WHERE id = 1", "Дата: 2026-09-38"),
        ("UPDATE judgement SET field = 'infludnce' WHERE id = 1", "Поле: infludnce"),
        ("UPDATE judgement SET tbl = 'cnmpetitor' WHERE id = 1", "Вид записи: cnmpetitor"),
        ("UPDATE change SET op = '?' WHERE id = 1", "Журнал изменений 1"),
    ] {
        let home = Home::with_demo();
        by_others(&home, sql);
        let (status, said) = kam(&home.file(), &["doctor"]);
        assert!(status == Some(1) && said.contains("чего в них быть не может: 1") && said.contains(told), "{sql}: {said}");
    }
}

/// Lines and imports would go past an account that is there, and nothing would say how to mend that.
#[test]
fn names_by_which_accounts_are_known_are_checked_and_mended() {
    let home = Home::with_demo();
    by_others(&home, "UPDATE account_key SET key = 'лерамея' WHERE key = 'керамея'");
    let (status, said) = kam(&home.file(), &["doctor"]);
    assert!(status == Some(1) && said.contains("Не узнаются по названию, телефону или почте: 1"), "{said}");
    kam(&home.file(), &["doctor", "--repair"]);
    let (status, said) = kam(&home.file(), &["doctor"]);
    assert!(status == Some(0) && said.contains("✓ Клиенты узнаются по названиям"), "{said}");
}
