//! What cannot be looked at hides nothing of the rest, and is never called well.

use super::kam;
use super::salvage::{number, spoil};
use super::support::home::Home;
use rusqlite::Connection;
use std::path::Path;

fn sql(file: &Path, text: &str) {
    Connection::open(file).unwrap().execute_batch(text).unwrap();
}

/// With one table gone all the others would be called as they were saved, and the copy that has them right be replaced.
#[test]
fn a_table_that_is_gone_hides_no_change_of_another() {
    let home = Home::with_demo();
    let file = home.file();
    let good = home.store().back_up_now().unwrap();
    let bytes = std::fs::read(&good).unwrap();
    sql(
        &file,
        "PRAGMA foreign_keys = OFF; DROP TABLE month_close;
         UPDATE judgement SET judged_on = '2026-18-29' WHERE id = (SELECT min(id) FROM judgement);
         UPDATE opportunity SET title = 'Чужое' WHERE id = (SELECT min(id) FROM opportunity)",
    );
    let (status, said) = kam(&file, &["doctor"]);
    for told in ["2026-18-29", "Чужое", "таблица month_close", "Не проверено: Закрытый месяц", "Последняя целая копия"]
    {
        assert!(status == Some(1) && said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains("✓ Записи такие") && !said.contains("✓ В полях"), "{said}");
    // Nothing is advised that would be refused.
    assert!(!said.contains("doctor --repair"), "{said}");
    let (status, said) = kam(&file, &["backup"]);
    assert!(status == Some(1) && said.contains("таблица month_close") && said.contains("записи оттуда так не вернуть"), "{said}");
    assert!(!said.contains("Данные в файле целы") && std::fs::read(&good).unwrap() == bytes, "{said}");
}

/// Others could go on reading the file, because something else is wrong with it.
#[test]
#[cfg(unix)]
fn rights_are_put_right_where_nothing_else_can_be() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_demo();
    let file = home.file();
    sql(&file, "PRAGMA foreign_keys = OFF; DROP TABLE month_close");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    assert!(status == Some(1) && said.contains("Доступ других") && said.contains("month_close"), "{said}");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

/// «As they were saved» would be said of records, of which nobody can tell what became of them.
#[test]
fn without_the_journal_records_are_not_called_well() {
    for (has_copy, table) in [(false, "change"), (true, "change"), (true, "step")] {
        let home = Home::with_demo();
        let file = home.file();
        if has_copy {
            home.store().back_up_now().unwrap();
        }
        spoil(&file, number(&file, &format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")));
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && !said.contains("✓ Записи такие"), "{table} {has_copy}: {said}");
        assert!(said.contains("Журнал изменений"), "{table} {has_copy}: {said}");
    }
}

/// The pages of money would be wrong, and days and promises be suspected.
#[test]
fn totals_of_purchases_are_called_that() {
    let home = Home::with_demo();
    let file = home.file();
    for harm in ["UPDATE turnover SET amount = amount + 100 WHERE month = (SELECT max(month) FROM turnover)", "DELETE FROM turnover"] {
        sql(&file, harm);
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("! Итоги закупок") && said.contains("✓ Сроки контактов"), "{harm}: {said}");
        let (status, said) = kam(&file, &["doctor", "--repair"]);
        assert!(status == Some(0) && said.contains("✓ Итоги закупок"), "{harm}: {said}");
    }
}

/// The only file with those records would be called superfluous by the next look.
#[test]
fn what_a_repair_left_out_is_remembered_until_its_file_is_gone() {
    let home = Home::with_demo();
    let file = home.file();
    spoil(&file, number(&file, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'"));
    let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    assert!(status == Some(1) && said.contains("исправлен не полностью"), "{said}");
    let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    for _ in 0..2 {
        let (status, said) = kam(&file, &["doctor"]);
        assert!(
            status == Some(1) && said.contains("исправлен не полностью") && said.contains(&format!("{kept}. Не удаляйте его")),
            "{said}"
        );
        assert!(!said.contains("удалите его") && said.contains("запис"), "{said}");
    }
    std::fs::remove_file(kept).unwrap();
    let (_, said) = kam(&file, &["doctor"]);
    assert!(!said.contains("исправлен не полностью"), "{said}");
}
