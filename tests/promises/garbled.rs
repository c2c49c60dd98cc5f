//! Text in the file that is none: one damaged byte takes nothing else away, is named, and is mended when asked for.

use super::support::desk::Desk;
use super::support::{assert_whole, demo_at, morning};
use kamdesk::domain::Lang;
use kamdesk::store::place::Old;
use kamdesk::store::{Error, Origin, Store, beside};
use kamdesk::text::errors;
use rusqlite::Connection;
use std::path::Path;
use std::process::{Command, Output};

/// Puts a byte that begins no letter into columns of some rows, as a bad disk would: past journal and triggers.
fn garble_all(file: &Path, places: &[(&str, &str)], rows: &str) {
    let mut connection = Connection::open(file).unwrap();
    let tx = connection.transaction().unwrap();
    let triggers: Vec<(String, String)> = {
        let mut query = tx.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    for (name, _) in &triggers {
        tx.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    for (table, column) in places {
        // These have no numbers of rows.
        let rows = if ["find_word", "promise_tally", "turnover"].contains(table) { "1" } else { rows };
        let sql = format!(
            "UPDATE OR IGNORE {table} SET \"{column}\" = substr(\"{column}\", 1, 2) || CAST(x'D0' AS TEXT) || substr(\"{column}\", 4)
             WHERE typeof(\"{column}\") = 'text' AND {rows}"
        );
        tx.execute(&sql, []).unwrap_or_else(|error| panic!("{table}.{column}: {error}"));
    }
    for (_, sql) in &triggers {
        tx.execute_batch(sql).unwrap();
    }
    tx.commit().unwrap();
}

fn garble(file: &Path, table: &str, column: &str, rows: &str) {
    garble_all(file, &[(table, column)], rows);
}

fn kam(file: &Path, arguments: &[&str]) -> Output {
    let home = file.parent().unwrap();
    Command::new(env!("CARGO_BIN_EXE_kam")).args(["--lang", "ru", "--file"]).arg(file).args(arguments).env("HOME", home).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// R7: one flipped byte of one name would take Today, finding, preparing, the map and every export away.
#[test]
fn one_unreadable_byte_takes_nothing_else_away() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    let places = [
        ("account", "short_name"),
        ("person", "family_name"),
        ("person", "cares"),
        ("entry", "notes"),
        ("channel", "value"),
        ("action", "title"),
    ];
    for (table, column) in places {
        demo_at(&file, Lang::Ru);
        garble(&file, table, column, "1");
        let before = std::fs::read(&file).unwrap();
        for command in [
            &["today"][..],
            &["prep", "Сев"],
            &["map", "Сев"],
            &["find", "цена"],
            &["export", "people", "--json", "--visibility", "private"],
            &["export", "diary", "--csv"],
        ] {
            let answer = kam(&file, command);
            let said = format!("{table}.{column} {command:?}: {} {}", text(&answer.stdout), text(&answer.stderr));
            assert!(matches!(answer.status.code(), Some(0 | 3 | 4)), "{said}");
            assert!(!said.contains("отказала") && !said.contains("Не получилось"), "{said}");
        }
        assert_eq!(std::fs::read(&file).unwrap(), before, "{table}.{column}: reading changed the file");
        let doctor = kam(&file, &["doctor"]);
        assert_eq!(doctor.status.code(), Some(1));
        assert!(
            text(&doctor.stdout).contains("Нельзя прочесть тексты") && text(&doctor.stdout).contains('\u{fffd}'),
            "{}",
            text(&doctor.stdout)
        );
    }
}

/// What was printed before the unreadable text would be printed twice.
#[test]
fn an_export_goes_on_where_it_could_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    let export = ["export", "people", "--json", "--visibility", "private"];
    let whole = text(&kam(&file, &export).stdout);
    garble(&file, "person", "given_name", "id = (SELECT max(id) FROM person WHERE given_name IS NOT NULL)");
    let answer = kam(&file, &export);
    assert_eq!(answer.status.code(), Some(0));
    assert!(text(&answer.stderr).contains("нельзя прочесть"), "{}", text(&answer.stderr));
    let legible = text(&answer.stdout);
    let people = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    let count = |json: &str| people(json).as_array().map(Vec::len);
    assert!(count(&legible) == count(&whole) && legible.contains('\u{fffd}'), "{:?} of {:?}", count(&legible), count(&whole));
}

/// Whoever works on would overwrite what could still be read in a backup, or be told nothing.
#[test]
fn the_workbench_shows_the_rest_and_saves_nothing() {
    let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
        demo_at(file, Lang::Ru);
        garble(file, "account", "short_name", "id = 1");
        garble(file, "draft", "body", "1");
        garble(file, "setting", "value", "1");
    });
    desk.keys("2").sees("\u{fffd}").sees("только чтение").sees("нельзя прочесть");
    desk.keys("nВасилёк<Enter>").sees("нельзя прочесть").sees("Василёк");
    assert!(matches!(desk.app.store().must_be_writable(), Err(Error::Garbled(path)) if path == desk.file()));
    // Mended beside it, the window goes on as if nothing had been.
    let mend = Origin::new(&desk.file(), morning()).to_mend().unwrap();
    assert!(mend.mend_text().unwrap().is_some_and(|(count, kept)| count > 0 && kept.exists()));
    mend.rebuild().unwrap();
    drop(mend);
    desk.look_around().keys("<C-c>1").sees_no("нельзя прочесть").sees_no("только чтение");
    assert_eq!(desk.app.store().barred(), None);
    assert_eq!(desk.store().count_accounts().unwrap(), 12);
    desk.keys("2nВасилёк<Enter>").sees("Сохранено");
    assert_eq!(desk.store().count_accounts().unwrap(), 13);
}

/// A byte may be damaged anywhere: in a day, a code, the journal, a key.
#[test]
fn wherever_it_stands_it_is_read_named_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    demo_at(&demo, Lang::Ru);
    let connection = Connection::open(&demo).unwrap();
    let mut query = connection
        .prepare(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.type IN ('TEXT', 'ANY') AND c.hidden = 0",
        )
        .unwrap();
    let columns: Vec<(String, String)> = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert!(columns.len() > 100, "{columns:?}");
    let walk = "p<Esc>2<Enter><Tab>v<Tab><Tab><Tab><Tab>3<S-Tab><S-Tab>1<C-f>цена<Esc>c<Esc>H<Esc>u";
    for part in columns.chunks(columns.len().div_ceil(5)) {
        let places: Vec<(&str, &str)> = part.iter().map(|(table, column)| (table.as_str(), column.as_str())).collect();
        let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
            std::fs::copy(&demo, file).unwrap();
            garble_all(file, &places, "rowid % 3 = 1");
        });
        desk.keys(walk).sees_no("отказала").sees_no("Не получилось");
        let found = desk.store().garbled().unwrap();
        assert!(!found.is_empty() && found.iter().all(|garbled| garbled.text.contains('\u{fffd}')));
        let refused = kam(&desk.file(), &["doctor", "--repair"]);
        assert_eq!(refused.status.code(), Some(3), "{}", text(&refused.stderr));
        let mended = kam(&desk.file(), &["doctor", "--repair", "--yes"]);
        assert!(text(&mended.stdout).contains("Все тексты читаются"), "{part:?}: {} {}", text(&mended.stdout), text(&mended.stderr));
        assert_eq!(assert_whole(&desk.file()).garbled().unwrap(), []);
    }
}

/// The only whole text of a day would be lost to the next backup of it.
#[test]
fn a_copy_that_can_be_read_gives_way_to_none_that_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    let copies = || kamdesk::store::backup::copies(&file);
    assert_eq!(kam(&file, &["backup"]).status.code(), Some(0));
    let first = copies();
    let before = std::fs::read(&first[0]).unwrap();
    garble(&file, "entry", "notes", "rowid = 1");
    let said = text(&kam(&file, &["backup"]).stdout).replace('\n', " ");
    assert!(said.contains("прежняя копия за сегодня осталась") && said.contains("нельзя прочесть"), "{said}");
    assert_eq!((std::fs::read(&first[0]).unwrap() == before, copies().len()), (true, 2));
    // Of two that cannot be read one is enough.
    assert_eq!(kam(&file, &["backup"]).status.code(), Some(0));
    assert_eq!(copies().len(), 2);
}

/// Whoever lost the file would restore the copy that lacks letters, and not know that an older one has them all.
#[test]
fn a_copy_that_can_be_read_is_named_before_a_newer_one_that_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    let today = morning().today();
    let copy = |ago: i64| kamdesk::store::backup::path_of(&file, today - chrono::Duration::days(ago));
    let back_up = |ago: i64| Store::open(&file, morning()).unwrap().back_up(&copy(ago), Old::None).unwrap();
    back_up(2);
    garble(&file, "entry", "notes", "rowid = 1");
    back_up(1);
    back_up(0);
    let newest = beside::newest_whole(&file, today).unwrap();
    assert_eq!((newest.path.clone(), newest.is_legible, newest.newer.clone()), (copy(2), true, Some(copy(0))));
    // Both are told wherever one is: to whoever reads of damage, and of a file that is gone.
    let doctor = text(&kam(&file, &["doctor"]).stdout).split_whitespace().collect::<String>();
    assert!(doctor.contains("частьтекставнейнельзяпрочесть") && doctor.contains(copy(2).to_str().unwrap()), "{doctor}");
    std::fs::write(&file, "").unwrap();
    for lang in [Lang::Ru, Lang::En] {
        let said = errors::in_file(&Store::open(&file, morning()).unwrap_err(), &file, || None, lang);
        let places = [copy(2), copy(0)].map(|copy| said.find(copy.to_str().unwrap()).unwrap());
        assert!(places[0] < places[1] && !said.contains(copy(1).to_str().unwrap()), "{said}");
    }
    std::fs::remove_file(&file).unwrap();
    let lost = errors::of_store(&Store::open(&file, morning()).unwrap_err(), Lang::Ru);
    assert!(lost.contains(copy(2).to_str().unwrap()) && lost.contains("копия новее, но часть текста"), "{lost}");
    // Where none can be read whole, the newest is named, and that it lacks letters.
    std::fs::remove_file(copy(2)).unwrap();
    let newest = beside::newest_whole(&file, today).unwrap();
    assert_eq!((newest.path.clone(), newest.is_legible), (copy(0), false));
    assert!(errors::of_store(&Store::open(&file, morning()).unwrap_err(), Lang::Ru).contains("на этих местах стоит"));
}

/// Doctor would forbid what the window and the shell do all the same.
#[test]
fn what_doctor_says_of_saving_is_what_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    garble(&file, "entry", "notes", "id = 1");
    let said = text(&kam(&file, &["doctor"]).stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("записи без него сохраняются как обычно") && !said.contains("сохранять нельзя"), "{said}");
    assert_eq!(kam(&file, &["add", "account", "Василёк", "--anyway"]).status.code(), Some(0));
}
