//! Our own tables come back: what was written out of a file and is taken into it again makes nobody twice.

use super::{all, take};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang};
use kamdesk::import::{self, ReadError, Source};
use kamdesk::store::Store;
use std::path::Path;
use std::process::Command;

/// The demo in a language.
fn demo(folder: &Path, lang: &str) -> Store {
    let file = folder.join("demo.db");
    kam(&file, lang, &["demo", "--save", file.to_str().unwrap()]);
    Store::open(&file, Clock::System).unwrap()
}

fn kam(file: &Path, lang: &str, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
    command.args(["--lang", lang, "--file", file.to_str().unwrap()]).args(arguments).env("HOME", file.parent().unwrap());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn exported(store: &Store, lang: &str, what: &str, visibility: &str) -> String {
    String::from_utf8(kam(store.path(), lang, &["export", what, "--csv", "--visibility", visibility])).unwrap()
}

/// The same cells with semicolons between them.
fn saved_by_excel(text: &str) -> String {
    let mut saved = csv::WriterBuilder::new().delimiter(b';').flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    rows.records().for_each(|row| saved.write_record(&row.unwrap()).unwrap());
    String::from_utf8(saved.into_inner().unwrap()).unwrap()
}

fn read(text: &str) -> Source {
    import::read_bytes("own.csv", text.as_bytes()).unwrap()
}

/// New, added to, doubtful: of accounts and of people.
fn tally(store: &Store, source: Source) -> [usize; 6] {
    let summary = import::plan(store, &[source]).unwrap().summary();
    let [accounts, persons] = [summary.accounts, summary.persons];
    [accounts.new, accounts.changed, accounts.doubtful, persons.new, persons.changed, persons.doubtful]
}

/// All were doubled, and what somebody is stood beside them as a text.
#[test]
fn accounts_and_people_that_were_written_out_are_known_when_they_come_back() {
    for lang in ["ru", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let store = demo(folder.path(), lang);
        for visibility in ["shareable", "team", "private"] {
            for what in ["people", "accounts"] {
                let text = exported(&store, lang, what, visibility);
                for text in [text.clone(), saved_by_excel(&text)] {
                    let source = read(&text);
                    let plan = import::plan(&store, std::slice::from_ref(&source)).unwrap();
                    assert!(plan.is_idle() && plan.problems.is_empty(), "{lang} {visibility} {what}: {:?} {:?}", plan.items, plan.problems);
                    assert_eq!(plan.items.len(), source.reading.count);
                }
            }
        }
    }
}

/// Whoever corrects one cell of a table would have a client, or somebody, twice.
#[test]
fn one_cell_that_was_changed_doubles_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path(), "ru");
    let count = || (all(&store, Entity::Account).len(), all(&store, Entity::Person).len());
    let before = count();
    for (what, from, to, changed) in [
        ("accounts", "Подольск", "Клин", [0, 1, 0, 0, 0, 0]),
        ("people", "Ромашка: генеральный директор", "Ромашка: президент", [0, 0, 0, 0, 1, 0]),
        ("people", "Зимина Ольга Сергеевна", "Зимина Ольга Петровна", [0, 0, 0, 0, 1, 0]),
        ("people", "zimina@example.ru", "olga@example.ru", [0, 0, 0, 0, 1, 0]),
        ("people", "Кто подписывает?", "Кто подпишет?", [0, 0, 0, 1, 0, 0]),
    ] {
        let text = exported(&store, "ru", what, "private");
        assert!(text.contains(from), "{from}");
        let changed_text = text.replacen(from, to, 1);
        assert_eq!(tally(&store, read(&changed_text)), changed, "{to}");
        if changed[3] == 0 {
            take(&store, &[read(&changed_text)]);
            assert_eq!(count(), before, "{to}");
        }
    }
    // A seat of whose holder nothing is known stays one, whatever it is called.
    let source = read("Имя,Где и кем\nКто решает о таре?,Ромашка: комиссия\n");
    take(&store, &[source]);
    let asked = all(&store, Entity::Person).into_iter().find(|person| person.text("family_name") == "Кто решает о таре?").unwrap();
    assert!(asked.flag("unknown") && asked.text("given_name").is_empty());
}

/// Days and sums of what was written out would be kept beside clients as texts, or be taken for purchases.
#[test]
fn tables_of_ours_that_cannot_come_back_say_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, code) in [(Lang::Ru, "ru"), (Lang::En, "en")] {
        let store = demo(folder.path(), code);
        for (what, ru, en) in [
            ("debts", "выгрузка долгов", "table of debts"),
            ("contracts", "выгрузка договоров", "table of contracts"),
            ("terms", "выгрузка условий", "table of terms"),
            ("opportunities", "выгрузка возможностей", "table of opportunities"),
            ("actions", "выгрузка дел или обещаний", "table of actions or promises"),
            ("diary", "выгрузка записей дневника", "table of diary entries"),
            ("values", "выгрузка принесённых ценностей", "table of values given"),
            ("legal-entities", "выгрузка юрлиц", "table of legal entities"),
        ] {
            let file = folder.path().join(format!("{what}.csv"));
            std::fs::write(&file, exported(&store, code, what, "private")).unwrap();
            let refused = import::open(&file).unwrap_err();
            assert!(matches!(refused, ReadError::Unsupported(_)));
            let said = kamdesk::text::import::read_error(what, &refused, lang);
            assert!(said.contains(if lang == Lang::Ru { ru } else { en }), "{said}");
        }
        std::fs::remove_file(store.path()).unwrap();
    }
}

/// What the file reckons was kept beside every client; that it is not taken in is said once.
#[test]
fn what_the_file_reckons_is_left_alone_and_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path(), "ru");
    let source = read(&exported(&store, "ru", "accounts", "private"));
    let notes = kamdesk::text::import::notes_of(&source, Lang::Ru);
    let [note] = &notes[..] else { panic!("{notes:?}") };
    assert!(note.contains("ведёт сам") && note.contains("№, Последний, Следующий, Срок, Категория"), "{note}");
    // In an empty file they are clients of a town, and nothing more.
    let other = tempfile::tempdir().unwrap();
    let empty = super::open(&other);
    take(&empty, &[source]);
    let accounts = all(&empty, Entity::Account);
    assert_eq!(accounts.len(), 12);
    assert!(accounts.iter().all(|account| empty.leftovers("account", account.id.unwrap()).unwrap().is_empty()));
}

/// The end counted those under question among the new ones, records where the preview had cards, and accounts and people as one.
#[test]
fn the_end_counts_what_the_preview_counted() {
    let folder = tempfile::tempdir().unwrap();
    let store = super::open(&folder);
    let text = |rows: &str| read(&format!("ФИО;Компания;Телефон\n{rows}"));
    take(&store, &[text("Петров Пётр;Василёк;+7 900 000-00-01\nКим Вера;Лютик;+7 900 000-00-02\n")]);
    // Added to twice, doubtful, and new in two rows.
    let rows = "Петров Пётр;Василёк;+7 900 000-00-03\nПетров Пётр;Василёк;+7 900 000-00-04\nКим Вера;Астра;+7 900 000-00-05\n\
                Лавров Лев;Астра;+7 900 000-00-06\nЛавров Лев;Астра;+7 900 000-00-07\n";
    let plan = import::plan(&store, &[text(rows)]).unwrap();
    let [accounts, persons] = [plan.summary().accounts, plan.summary().persons];
    assert_eq!((accounts.new, persons.new, persons.changed, persons.doubtful), (1, 1, 1, 1), "{:?}", plan.items);
    let said = kamdesk::text::import::report(&take(&store, &[text(rows)]), Lang::Ru);
    assert_eq!(said, "Внесено новых: 1 клиент, 1 человек; дополнено: 1 человек; под вопросом: 1 человек.");
}

/// A client renamed in our own table is known by its tax id, and the new name stands beside; by its number it is asked about, since the
/// table may be of another file.
#[test]
fn a_client_renamed_in_our_own_table_is_no_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path(), "ru");
    let text = exported(&store, "ru", "accounts", "private");
    let named = |name: &str, more: &str| {
        let rows = text.lines().enumerate().map(|(at, row)| {
            let row = row.replace("Реактика", name);
            let cell = if at == 0 {
                "ИНН"
            } else if row.contains(name) {
                more
            } else {
                ""
            };
            if more.is_empty() { row } else { format!("{row},{cell}") }
        });
        rows.map(|row| row + "\r\n").collect::<String>()
    };
    let tax_id = all(&store, Entity::Account).iter().find(|account| account.title() == "Реактика").unwrap().text("tax_id").to_owned();
    assert_eq!(tally(&store, read(&named("Химпром", &tax_id))), [0, 1, 0, 0, 0, 0]);
    let source = read(&named("Химпром", ""));
    assert_eq!(tally(&store, source.clone()), [0, 0, 1, 0, 0, 0]);
    let plan = import::plan(&store, &[source]).unwrap();
    assert_eq!(plan.items.iter().filter_map(|item| item.twin.as_ref()).map(|twin| twin.title.as_str()).collect::<Vec<_>>(), ["Реактика"]);
}

/// Purchases that were written out came back once more beside those that stood there, and without the company of law.
#[test]
fn purchases_that_were_written_out_are_known_when_they_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = demo(folder.path(), "ru");
    let before = exported(&store, "ru", "purchases", "private");
    let account = all(&store, Entity::Account).iter().find(|account| account.title() == "Ромашка").unwrap().id.unwrap();
    let entity = all(&store, Entity::LegalEntity).iter().find(|entity| entity.owner == Some(account)).unwrap().id.unwrap();
    let purchase = all(&store, Entity::Purchase).iter().find(|row| row.owner == Some(account)).unwrap().id.unwrap();
    let set =
        |change: &kamdesk::store::Change| change.set(Entity::Purchase, purchase, "legal_entity_id", kamdesk::domain::Value::Int(entity));
    store.step(kamdesk::store::Verb::Edit, "", set).unwrap();
    // What begins like a formula is guarded by an apostrophe, which is taken off again.
    let set = |change: &kamdesk::store::Change| change.set(Entity::Purchase, purchase, "title", kamdesk::domain::Value::text("=A1"));
    store.step(kamdesk::store::Verb::Edit, "", set).unwrap();
    let month = ("2026-10".to_owned(), "RUB".to_owned(), 5, "[]".to_owned());
    store.step(kamdesk::store::Verb::Import, "", |change| change.keep_report_month("сирень", "Сирень", "", &month)).unwrap();
    let text = exported(&store, "ru", "purchases", "private");
    assert!(text != before && text.contains("'=A1"));
    let file = folder.path().join("purchases.csv");
    std::fs::write(&file, &text).unwrap();
    let told = String::from_utf8(kam(store.path(), "ru", &["import", file.to_str().unwrap(), "--dry-run"])).unwrap();
    assert!(!told.contains("новых") && !told.contains("Юрлицо"), "{told}");
    kam(store.path(), "ru", &["import", file.to_str().unwrap()]);
    assert_eq!(exported(&store, "ru", "purchases", "private"), text);
    // Our own table has nothing of what waits.
    assert!(!told.contains("Сирень") && store.report_client("сирень").unwrap().is_some(), "{told}");
}
