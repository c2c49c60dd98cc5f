//! What `kam doctor --repair` brings back of a file whose pages are damaged: all that can be read, and nothing left out in silence.

use super::kam;
use super::support::home::Home;
use kamdesk::store::{backup, beside};
use rusqlite::Connection;
use std::path::Path;

pub const PAGE: usize = 4096;

pub fn number(file: &Path, sql: &str) -> usize {
    Connection::open(file).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Overwrites a page of a file, as a bad disk would.
pub(super) fn spoil(file: &Path, page: usize) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[(page - 1) * PAGE..page * PAGE].fill(0xff);
    std::fs::write(file, bytes).unwrap();
}

/// Every row of every table that holds what was written, as text.
pub fn records(file: &Path) -> Vec<String> {
    let raw = Connection::open(file).unwrap();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'find\\_%' ESCAPE '\\' AND name <> 'sqlite_stat1'";
    let tables: Vec<String> = raw.prepare(tables).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut query = raw.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<_> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table} {}", values.join("|")));
        }
    }
    all.sort();
    all
}

/// All records can be read, and yet all that was saved since the last copy would be given up.
#[test]
fn what_is_damaged_beside_the_records_costs_none_of_them() {
    let free = ["free pages: count", "free pages: size"];
    for spoilt in
        ["entry_account", "sqlite_autoindex_setting_1", "find_text_data", "find_person_idx", "find_word", "pulse"].into_iter().chain(free)
    {
        let home = Home::with_demo();
        let file = home.file();
        let before = records(&file);
        if spoilt.starts_with("free pages") {
            let fill = "CREATE TABLE x(y); INSERT INTO x SELECT randomblob(9000) FROM entry; DROP TABLE x;";
            Connection::open(&file).unwrap().execute_batch(fill).unwrap();
            let mut bytes = std::fs::read(&file).unwrap();
            let trunk = u32::from_be_bytes(bytes[32..36].try_into().unwrap()) as usize;
            let (at, wrong) = match spoilt {
                "free pages: count" => ((trunk - 1) * PAGE + 4, u32::MAX),
                _ => (36, 3),
            };
            bytes[at..at + 4].copy_from_slice(&wrong.to_be_bytes());
            std::fs::write(&file, bytes).unwrap();
        } else {
            let found = Connection::open(&file)
                .unwrap()
                .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [spoilt], |row| row.get(0));
            spoil(&file, found.unwrap_or_else(|error| panic!("{spoilt}: {error}")));
        }
        let damaged = std::fs::read(&file).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("doctor --repair"), "{spoilt}: {said}");
        let (status, said) = kam(&file, &["doctor", "--repair"]);
        assert!(said.contains("✓ Данные целы") && said.contains("✓ Поиск соответствует"), "{spoilt}: {said}");
        assert!(said.contains("Все записи прочитаны и перенесены"), "{spoilt}: {status:?} {said}");
        let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap();
        assert!(std::fs::read(kept).unwrap() == damaged, "{spoilt}");
        assert!(records(&file) == before, "{spoilt}");
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(0), "{spoilt}: {said}");
        let (status, said) = kam(&file, &["add", "account", "Василёк"]);
        assert!(status == Some(0), "{spoilt}: {said}");
        let beside = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
        assert!(beside <= 4, "{spoilt}: something half made was left");
    }
}

/// Records would be gone, and the file be called whole.
#[test]
fn no_record_is_left_out_of_a_repair_without_a_word() {
    let home = Home::with_demo();
    let file = home.file();
    home.store().back_up_now().unwrap();
    let before = number(&file, "SELECT count(*) FROM entry");
    let leaf = "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' LIMIT 1 OFFSET 2";
    let page = number(&file, leaf);
    spoil(&file, page);
    let damaged = std::fs::read(&file).unwrap();
    // A copy of today has what a repair would leave out: it comes first, and nothing else is advised beside it.
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.find(" restore ").unwrap() < said.find("doctor --repair").unwrap(), "{said}");
    assert!(!said.contains("Сначала попробуйте исправить"), "{said}");
    let (status, said) = kam(&file, &["doctor", "--repair"]);
    assert!(status == Some(3) && said.contains("прочесть нельзя"), "{status:?} {said}");
    assert!(said.contains("(№ ") && said.contains("--repair --yes"), "{said}");
    assert!(std::fs::read(&file).unwrap() == damaged);
    let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    assert!(said.contains("Не прочитано и не перенесено") && said.contains("✓ Данные целы"), "{status:?} {said}");
    let lost = before - number(&file, "SELECT count(*) FROM entry");
    assert!(lost > 0 && lost < before / 2, "{lost} of {before}");
    let named = said.split("не перенесено:").nth(1).unwrap();
    assert!(named.contains(&format!("{lost} запис")) && !named.contains("entry_"), "{lost}: {named}");
    // Of what is missing the next look tells too.
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains("исправлен не полностью") && said.contains("Требует внимания: 1"), "{said}");
    assert!(beside::copies(&file).iter().any(|copy| backup::verify(copy).is_ok()));
}

/// Rows that a look through the table reads would be dropped because none finds them by their number.
#[test]
fn rows_out_of_order_are_brought_along() {
    for table in ["entry", "action"] {
        let home = Home::with_demo();
        let file = home.file();
        let before = records(&file);
        let leaf = |at: usize| {
            let sql = format!("SELECT pageno FROM dbstat WHERE name = '{table}' AND pagetype = 'leaf' LIMIT 1 OFFSET {at}");
            (number(&file, &sql) - 1) * PAGE
        };
        let (one, other) = (leaf(1), leaf(3));
        let mut bytes = std::fs::read(&file).unwrap();
        let kept = bytes[one..one + PAGE].to_vec();
        bytes.copy_within(other..other + PAGE, one);
        bytes[other..other + PAGE].copy_from_slice(&kept);
        std::fs::write(&file, &bytes).unwrap();
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert!(said.contains("Все записи прочитаны и перенесены"), "{table}: {status:?} {said}");
        assert!(records(&file) == before, "{table}");
    }
}

/// A page of a table that one of its own pages was written over reads well: all that stood under it would be dropped, and called mended without loss.
#[test]
fn rows_that_are_named_and_not_there_are_not_mended_away_without_a_word() {
    for table in ["action", "purchase", "judgement", "change"] {
        let home = Home::with_demo();
        let file = home.file();
        home.store().back_up_now().unwrap();
        let count = format!("SELECT count(*) FROM {table}");
        let before = number(&file, &count);
        let root = number(&file, &format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"));
        let leaf = number(&file, &format!("SELECT pageno FROM dbstat WHERE name = '{table}' AND pagetype = 'leaf' LIMIT 1"));
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.copy_within((leaf - 1) * PAGE..leaf * PAGE, (root - 1) * PAGE);
        std::fs::write(&file, &bytes).unwrap();
        let missing = before - number(&file, &format!("SELECT count(*) FROM (SELECT * FROM {table} NOT INDEXED)"));
        assert!(missing > 20, "{table}: {missing} of {before}");
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("читаются не все записи"), "{table}: {said}");
        assert!(said.contains(&missing.to_string()) && said.contains("restore"), "{table} {missing}: {said}");
        assert!(!said.contains("без потерь") && !said.contains("записи целы"), "{table}: {said}");
        let (status, said) = kam(&file, &["doctor", "--repair"]);
        assert!(status == Some(3) && said.contains("прочесть нельзя"), "{table}: {status:?} {said}");
        assert!(said.contains(&missing.to_string()) && said.contains("Восстановить: "), "{table}: {said}");
        assert!(std::fs::read(&file).unwrap() == bytes, "{table}");
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert!(said.contains("Не прочитано и не перенесено") && said.contains("✓ Данные целы"), "{table}: {status:?} {said}");
        let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap();
        assert!(std::fs::read(kept).unwrap() == bytes, "{table}");
    }
}

/// One bit of where a row stands in its page would stop the repair, with the words that the data are whole.
#[test]
fn a_row_whose_place_in_its_page_is_spoilt_is_read_from_elsewhere() {
    for table in ["verified", "account", "entry"] {
        for bit in [1, 3] {
            let home = Home::with_demo();
            let file = home.file();
            let before = records(&file);
            let leaf = format!("SELECT pageno FROM dbstat WHERE name = '{table}' AND pagetype = 'leaf' LIMIT 1");
            let mut bytes = std::fs::read(&file).unwrap();
            // The low byte of the place of the second row.
            bytes[(number(&file, &leaf) - 1) * PAGE + 8 + 2 + 1] ^= 1 << bit;
            std::fs::write(&file, &bytes).unwrap();
            let (_, said) = kam(&file, &["doctor", "--repair", "--yes"]);
            assert!(!said.contains("непредвиденный") && !said.contains("Не получилось"), "{table} {bit}: {said}");
            let after = records(&file);
            let lost = before.iter().filter(|record| !after.contains(record)).count();
            match said.contains("✓ Данные целы") {
                true if lost == 0 => {}
                true => assert!(said.contains("Не прочитано и не перенесено"), "{table} {bit}: {lost} {said}"),
                false => assert!(said.contains("так не исправить") && std::fs::read(&file).unwrap() == bytes, "{table} {bit}: {said}"),
            }
            if table == "verified" {
                assert!(after == before, "{table} {bit}: every column stands in an index too: {said}");
            }
        }
    }
}

/// One bit of the number of pages would cost hundreds of entries that are all there.
#[test]
fn a_wrong_number_of_pages_costs_nothing() {
    let home = Home::with_demo();
    let file = home.file();
    let (good, before) = (std::fs::read(&file).unwrap(), records(&file));
    let pages = u32::from_be_bytes(good[28..32].try_into().unwrap());
    for wrong in [pages ^ 128, pages - 40, pages + 8, pages + 64, pages - 1] {
        let mut bytes = good.clone();
        bytes[28..32].copy_from_slice(&wrong.to_be_bytes());
        std::fs::write(&file, &bytes).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("doctor --repair") && !said.contains("обрезан"), "{wrong}: {said}");
        let (_, said) = kam(&file, &["doctor", "--repair"]);
        assert!(said.contains("неверное число страниц") && said.contains("✓ Данные целы"), "{wrong} of {pages}: {said}");
        let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap();
        assert!(std::fs::read(kept).unwrap() == bytes, "{wrong}");
        assert!(records(&file) == before, "{wrong}");
    }
    // One that is cut stays so.
    std::fs::write(&file, &good[..good.len() - 3 * PAGE]).unwrap();
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains("обрезан"), "{said}");
}

/// «First try to mend it» would be said where that is always refused, and hours go by over it.
#[test]
fn a_repair_is_advised_only_where_it_is_not_refused() {
    type Spoil = fn(&Path, &mut Vec<u8>);
    let spoils: [(&str, Spoil); 4] = [
        ("encoding", |_, bytes| bytes[59] = 2),
        ("schema page", |_, bytes| bytes[100..PAGE].fill(0)),
        ("accounts", |file, bytes| {
            let root = number(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'account'");
            bytes[(root - 1) * PAGE] = 0;
        }),
        ("name of a table", |_, bytes| {
            // Where the schema was written anew, what stood there before may lie in a page still.
            let at: Vec<usize> = bytes.windows(15).enumerate().filter(|(_, part)| part == b"tableentryentry").map(|(at, _)| at).collect();
            assert!(!at.is_empty());
            at.into_iter().for_each(|at| bytes[at + 6] ^= 1);
        }),
    ];
    for (what, spoil) in spoils {
        let home = Home::with_demo();
        let file = home.file();
        let good = home.store().back_up_now().unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        spoil(&file, &mut bytes);
        std::fs::write(&file, &bytes).unwrap();
        for words in [&["doctor"][..], &["log", "зв ромашка: прислали прайс"]] {
            let (status, said) = kam(&file, words);
            assert!(status == Some(1) && !said.contains("Сначала попробуйте исправить"), "{what} {words:?}: {said}");
            assert!(said.contains(&format!("restore '{}'", good.display())), "{what} {words:?}: {said}");
        }
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert!(status == Some(1) && !said.contains("✓ Данные целы"), "{what}: {said}");
    }
}

/// One bit of the beginning would cost dozens of records that are all there.
#[test]
fn pages_that_are_said_to_be_shorter_cost_nothing() {
    let home = Home::with_demo();
    let file = home.file();
    let (mut bytes, before) = (std::fs::read(&file).unwrap(), records(&file));
    bytes[20] = 16;
    std::fs::write(&file, &bytes).unwrap();
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains("doctor --repair"), "{said}");
    let (_, said) = kam(&file, &["doctor", "--repair"]);
    assert!(said.contains("полезная длина страницы") && said.contains("✓ Данные целы") && records(&file) == before, "{said}");
}

/// The diary would be gone with the words that all is well, while the copy of this morning holds it whole.
#[test]
fn what_a_repair_leaves_out_is_counted_and_a_copy_that_holds_it_comes_first() {
    let home = Home::with_demo();
    let file = home.file();
    let good = home.store().back_up_now().unwrap();
    let before = number(&file, "SELECT count(*) FROM entry");
    spoil(&file, number(&file, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'"));
    let restore = format!("restore '{}'", good.display());
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.find(&restore).unwrap() < said.find("doctor --repair").unwrap(), "{said}");
    let (status, said) = kam(&file, &["doctor", "--repair"]);
    assert!(status == Some(3) && said.find(&restore).unwrap() < said.find("--repair --yes").unwrap(), "{status:?} {said}");
    let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    let lost = before - number(&file, "SELECT count(*) FROM entry");
    assert!(status == Some(1) && lost > 20 && said.contains("исправлен не полностью"), "{status:?} {lost} {said}");
    assert!(said.contains("больше, чем теперь в файле") && said.contains(&restore) && !said.contains("Всё в порядке"), "{said}");
    // Whoever restores it has all.
    let (status, said) = kam(&file, &["restore", good.to_str().unwrap(), "--yes"]);
    assert!(status == Some(0) && number(&file, "SELECT count(*) FROM entry") == before, "{said}");
}
