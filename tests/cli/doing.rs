//! Adding, closing and tables: what a shell alone can do.

use super::Bench;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::store::Verb;

/// The cells of a CSV answer, without its headings.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_line_adds_an_account_or_a_person() {
    let bench = Bench::filled();
    let added = bench.kam(&["--lang", "ru", "add", "account", "Вектор, Тверь, 7700000001"]);
    assert_eq!((added.status, added.out.as_str()), (0, "Добавлено: Вектор · Город: Тверь · ИНН: 7700000001\n"), "{}", added.err);
    let line = "Анна Сергеевна Петрова, вектор, главный бухгалтер, +7 900 000-20-09, petrova@example.org";
    let added = bench.kam(&["--lang", "ru", "add", "person", line]);
    assert_eq!(added.status, 0, "{}", added.err);
    assert!(added.out.starts_with("Добавлено: Петрова Анна Сергеевна · Вектор"), "{}", added.out);
    let people = bench.json(&["export", "people", "--visibility", "private"]);
    let person = people.as_array().unwrap().iter().find(|person| person["family_name"] == "Петрова").unwrap();
    assert_eq!((&person["given_name"], &person["phones"][0]), (&"Анна".into(), &"+7 900 000-20-09".into()));
    assert_eq!(person["affiliations"][0]["account"]["name"], "Вектор");
    assert_eq!(person["affiliations"][0]["position"], "главный бухгалтер");
    // One step each: the last one is undone alone.
    bench.store().undo().unwrap();
    assert_eq!(bench.json(&["find", "петрова"])["names"].as_array().map(Vec::len), Some(0));
}

/// The same company twice would be two in every list from then on.
#[test]
fn what_is_known_or_not_understood_is_not_added() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["add", "person", "Anna Brook, Ромашка, chief accountant"]).status, 0);
    for (what, line, status, said) in [
        ("account", "РОМАШКА", 1, "уже есть: a1"),
        ("person", "Щёголева Ольга Ильинична, Ромашка", 1, "уже есть: Щёголева"),
        ("person", "Новый Пётр, Ром, логист", 3, "Ромашка"),
        ("person", "Новый Пётр, директор", 4, "директор"),
        ("person", "Новый Пётр, Рамашка, логист", 4, "Клиента «Рамашка» нет. Похоже: a1 Ромашка"),
        ("person", "Новый Пётр, логист, Ромашко", 4, "Клиента «Ромашко» нет. Похоже: a1 Ромашка"),
        ("person", "Новый Пётр, Вега, логист", 4, "Клиент не назван или его ещё нет: «Вега», «логист»"),
        ("person", "Новый Пётр, Ромашка, логист, инженер", 2, "«инженер» — что это"),
        ("account", "Вектор, Тверь, Пермь", 2, "«Пермь» — что это"),
        ("person", "Anna Brook, Ромашка", 1, "уже есть: Anna Brook"),
        ("person", "Anna Brook, Ромашка", 1, "Anna Brook · Ромашка · chief accountant"),
        ("account", " , ", 2, "Сначала имя"),
    ] {
        let answer = bench.kam(&["--lang", "ru", "add", what, line]);
        assert_eq!((answer.status, answer.out.as_str()), (status, ""), "{line}: {}", answer.err);
        assert!(answer.err.contains(said), "{line}: {}", answer.err);
    }
    assert_eq!(bench.json(&["export", "accounts"]).as_array().map(Vec::len), Some(4));
}

/// What an import would ask about is asked about here too.
#[test]
fn what_seems_to_be_there_is_added_only_on_purpose() {
    let bench = Bench::filled();
    for (what, line, said) in [
        ("person", "Щёголева О. И., Ромашка", "p1  Щёголева Ольга Ильинична · Ромашка"),
        ("person", "Щёголева Ольга", "p1  Щёголева Ольга Ильинична · Ромашка"),
        ("person", "Shchegoleva Olga Ilinichna, Ромашка", "p1  Щёголева Ольга Ильинична · Ромашка"),
        ("account", "ООО «Ромашка»", "a1  Ромашка"),
    ] {
        let answer = bench.kam(&["--lang", "ru", "add", what, line]);
        assert_eq!((answer.status, answer.out.as_str()), (3, ""), "{line}: {}", answer.err);
        assert!(answer.err.contains("Похоже, уже есть") && answer.err.contains(said), "{line}: {}", answer.err);
    }
    assert_eq!(bench.store().count_doubts().unwrap(), 0);
    assert_eq!(bench.kam(&["add", "person", "Щёголева О. И., Ромашка", "--anyway"]).status, 0);
    assert_eq!(bench.kam(&["add", "account", "ООО «Ромашка»", "--anyway"]).status, 0);
    let store = bench.store();
    assert_eq!(store.count_doubts().unwrap(), 2);
    store.undo().unwrap();
    assert_eq!(store.count_doubts().unwrap(), 1, "the pair goes with what it was made of");
}

#[test]
fn a_promise_is_done_by_its_number_or_by_words() {
    let bench = Bench::filled();
    let page = bench.kam(&["--lang", "ru", "today"]).out;
    assert!(page.contains("d1  выслать КП"), "{page}");
    let done = bench.kam(&["--lang", "ru", "done", "КП"]);
    assert_eq!((done.status, done.out.as_str()), (0, "Выполнено: Ромашка: выслать КП\n"), "{}", done.err);
    assert_eq!(bench.kam(&["done", "d3"]).status, 0);
    for (named, status) in [("выслать", 4), ("d1", 4), ("d99", 4)] {
        assert_eq!(bench.kam(&["done", named]).status, status, "{named}");
    }
    // With the Russian layout on, the letter is another one.
    let again = bench.json(&["done", "д4"]);
    assert_eq!((&again["action"]["state"], &again["next_on"]), (&"kept".into(), &serde_json::Value::Null));
}

#[test]
fn several_that_fit_are_named() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["add", "account", "Вектор"]).status, 0);
    let answer = bench.kam(&["--lang", "ru", "done", "ромашка"]);
    assert_eq!((answer.status, answer.out.as_str()), (3, ""));
    assert!(answer.err.contains("d1  Ромашка: выслать КП") && answer.err.contains("d4"), "{}", answer.err);
}

#[test]
fn today_looks_as_far_as_it_is_told() {
    let bench = Bench::filled();
    let titles = |days: &str| bench.json(&["today", "--days", days])["theirs"].as_array().map(Vec::len);
    assert_eq!((titles("2"), titles("3")), (Some(0), Some(1)));
    for days in ["-1", "367", "x"] {
        assert_eq!(bench.kam(&["today", "--days", days]).status, 2, "{days}");
    }
}

/// A table for a spreadsheet has each value whole in its cell, and none that would be reckoned.
#[test]
fn tables_go_out_as_csv() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["add", "account", "=1+1"]).status, 0);
    for (arguments, cells) in [
        (&["today"][..], 7),
        (&["find", "отсрочка"], 8),
        (&["export", "accounts"], 2),
        (&["export", "accounts", "--visibility", "team"], 6),
        (&["export", "people"], 2),
        (&["export", "people", "--visibility", "team"], 3),
        (&["export", "diary"], 4),
        (&["export", "actions"], 5),
    ] {
        let answer = bench.kam(&[arguments, &["--csv"]].concat());
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{arguments:?}");
        let rows = rows(&answer.out);
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == cells), "{arguments:?}\n{}", answer.out);
    }
    let accounts = bench.kam(&["export", "accounts", "--csv"]).out;
    assert!(accounts.contains("'=1+1"), "{accounts}");
    let people = rows(&bench.kam(&["export", "people", "--csv", "--visibility", "team"]).out);
    assert!(people.iter().any(|row| row[2] == "'+7 900 000-20-05; 8 900 000 20 06"), "{people:?}");
}

/// Of two forms one would be left out in silence.
#[test]
fn an_answer_has_one_form() {
    let bench = Bench::filled();
    for arguments in [
        &["today", "--csv", "--json"][..],
        &["--json", "export", "people", "--csv"],
        &["find", "x", "--json", "--csv"],
        &["map", "ромаш", "--csv", "--mermaid"],
        &["map", "ромаш", "--json", "--csv"],
        &["map", "ромаш", "--json", "--mermaid"],
        &["map", "ромаш", "--svg", "x.svg", "--csv"],
        &["money", "ромаш", "--json", "--markdown"],
        &["price", "ромаш", "скидка 3", "--json", "--markdown"],
    ] {
        let answer = bench.kam(arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.contains("do not go together"), "{arguments:?}: {}", answer.err);
    }
    assert_eq!(bench.kam(&["map", "ромаш", "--svg", "y.svg", "--json"]).status, 0);
}

/// Phones in a pipe are read by the next program, line by line.
#[test]
fn a_pipe_gets_whole_lines() {
    let bench = Bench::filled();
    let table = bench.kam(&["export", "people", "--lang", "ru", "--visibility", "team"]).out;
    assert!(table.lines().any(|line| line.contains("Щёголева") && line.contains("+7 900 000-20-05; 8 900 000 20 06")), "{table}");
}

#[test]
fn the_commands_complete_behind_help() {
    let bench = Bench::bare();
    let script = bench.kam(&["completions", "bash"]).out;
    let behind = script.split("kam__help)").nth(1).or_else(|| script.split("kam__subcmd__help)").nth(1)).unwrap();
    assert!(behind.split("return 0").next().unwrap().contains("doctor"), "{behind}");
}

/// A script would go on as if the file had been taken in.
#[test]
fn a_table_of_which_no_column_is_known_is_told_by_the_status() {
    let bench = Bench::filled();
    std::fs::write(bench.path("x.csv"), "альфа;бета\n1;2\n").unwrap();
    let answer = bench.kam(&["--lang", "ru", "import", "x.csv", "--dry-run"]);
    assert!(answer.status == 1 && answer.out.contains("Ни один столбец не узнан"), "{}{}", answer.out, answer.err);
}

/// A shell could only say that it does not know the columns, and the window alone could be told.
#[test]
fn a_shell_is_told_what_the_columns_hold() {
    for (lang, said, example) in
        [("ru", "Столбцы «x.csv»: 1 альфа, 2 бета.", "1=ФИО"), ("en", "Columns of “x.csv”: 1 альфа, 2 бета.", "1=Full name")]
    {
        let bench = Bench::bare();
        std::fs::write(bench.path("x.csv"), "альфа;бета\nНовейший Пётр;+7 900 000-41-07\n").unwrap();
        let looked = bench.kam(&["--lang", lang, "import", "x.csv", "--dry-run"]);
        assert!(looked.status == 1 && looked.out.contains(said) && looked.out.contains(example), "{}{}", looked.out, looked.err);
        let taken = bench.kam(&["--lang", lang, "import", "x.csv", "--yes", "--columns", "1=name, Бета=телефон"]);
        assert_eq!((taken.status, taken.err.as_str()), (0, ""), "{}", taken.out);
        assert!(!taken.out.contains("--columns"), "{}", taken.out);
        let person = &bench.json(&["find", "новейший"])["names"][0];
        assert_eq!((&person["text"], &person["phones"][0]), (&"Новейший Пётр".into(), &"+7 900 000-41-07".into()), "{person}");
    }
}

/// A slip in what the columns hold would take a phone for a name, or say nothing of what could be written instead.
#[test]
fn a_slip_in_the_columns_is_named_with_what_there_is() {
    let bench = Bench::filled();
    std::fs::write(bench.path("x.csv"), "альфа;бета\nНовейший Пётр;+7 900 000-41-07\n").unwrap();
    let last = bench.store().last_step().unwrap();
    for (columns, said) in [
        ("3=ФИО", "Столбца «3» нет. Столбцы «x.csv»: 1 альфа, 2 бета."),
        ("гамма=ФИО", "Столбца «гамма» нет."),
        ("1=рост", "Поля «рост» нет. Есть: сохранить рядом"),
        ("1", "«1» — не столбец и поле."),
    ] {
        let answer = bench.kam(&["--lang", "ru", "import", "x.csv", "--yes", "--columns", columns]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{columns}");
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    let cards = "BEGIN:VCARD\nVERSION:3.0\nFN:Пётр\nEND:VCARD\n";
    std::fs::write(bench.path("x.vcf"), cards).unwrap();
    let answer = bench.kam(&["--lang", "ru", "import", "x.vcf", "--yes", "--columns", "1=ФИО"]);
    assert!(answer.status == 2 && answer.err.contains("Столбцы есть только у таблиц."), "{}", answer.err);
    assert_eq!(bench.store().last_step().unwrap(), last);
}

/// Every field that the help names has to be understood as it stands there, and the window's names as well.
#[test]
fn the_fields_of_the_help_are_understood() {
    use kamdesk::text::{help, import as say};
    for (lang, before) in [(kamdesk::domain::Lang::Ru, "поля: "), (kamdesk::domain::Lang::En, "fields: ")] {
        let told = help::IMPORT_COLUMNS.get(lang).split(before).nth(1).unwrap().split(';').next().unwrap();
        let told: Vec<_> =
            told.split(", ").map(|name| kamdesk::cli::import::target_called(name).unwrap_or_else(|| panic!("{name}"))).collect();
        assert!(told.len() > 15 && (1..told.len()).all(|at| !told[..at].contains(&told[at])), "{told:?}");
        for target in kamdesk::exchange::Target::ALL {
            assert_eq!(kamdesk::cli::import::target_called(say::target(target).get(lang)), Some(target));
        }
    }
}

/// Rows like headings of groups could be taken in by the window alone.
#[test]
fn a_shell_takes_in_rows_that_look_like_headings() {
    let bench = Bench::filled();
    let table = "Наименование;Город;Телефон\nНовейшие партнёры:;;\nНовейшая;Тверь;+7 900 000-41-08\nНовейшая-Юг;Тула;+7 900 000-41-09\n";
    std::fs::write(bench.path("x.csv"), table).unwrap();
    let looked = bench.kam(&["--lang", "ru", "import", "x.csv", "--dry-run"]);
    assert!(looked.status == 1 && looked.out.contains("--headings 2"), "{}{}", looked.out, looked.err);
    let refused = bench.kam(&["--lang", "ru", "import", "x.csv", "--yes", "--headings", "3"]);
    assert!(refused.status == 2 && refused.err.contains("Строка 3 не похожа на заголовок группы. Похожи: 2."), "{}", refused.err);
    let taken = bench.kam(&["--lang", "ru", "import", "x.csv", "--yes", "--headings", "2"]);
    assert!(taken.status == 0 && taken.out.contains("Внесено новых: 2 клиента"), "{}{}", taken.out, taken.err);
}

/// A phone or an e-mail that is none would be found when somebody has to be called.
#[test]
fn what_is_no_phone_and_no_e_mail_is_not_added() {
    let bench = Bench::filled();
    for (what, line, odd) in [
        ("person", "Новая Вера, Ромашка, foo@", "foo@"),
        ("person", "Новая Вера, Ромашка, 123", "123"),
        ("person", "Новая Вера, Ромашка, a b@example.org", "a b@example.org"),
        ("account", "Новый, Тверь, 123", "123"),
        ("account", "Новый, foo@", "foo@"),
    ] {
        let answer = bench.kam(&["--lang", "ru", "add", what, line]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{line}: {}", answer.err);
        assert!(answer.err.contains(odd), "{line}: {}", answer.err);
    }
    let added = bench.kam(&["--lang", "ru", "add", "account", "Новый, Тверь, +7 900 000-41-01, доб. 7, info@example.org"]);
    assert_eq!((added.status, added.err.as_str()), (0, ""));
    assert!(added.out.contains("Телефон: +7 900 000-41-01, доб. 7") && added.out.contains("info@example.org"), "{}", added.out);
    let added = bench.kam(&["--lang", "ru", "add", "person", "Новая Вера, Ромашка, логист, +7 900 000-41-02 доб. 103, +7 900 000-41-03"]);
    assert_eq!((added.status, added.err.as_str()), (0, ""));
    let found = bench.json(&["find", "9000004102 доб. 103"]);
    assert_eq!(found["names"][0]["phones"], serde_json::json!(["+7 900 000-41-02 доб. 103", "+7 900 000-41-03"]));
}

/// A nightly import of the same file: nothing is said to have been taken in, and undo takes back what was done before.
#[test]
fn a_file_that_brings_nothing_changes_nothing() {
    let bench = Bench::filled();
    let file = bench.folder.path().join("list.csv");
    std::fs::write(&file, "Наименование;Город\nНовейшая;Тверь\n").unwrap();
    let name = file.display().to_string();
    let take = || bench.kam(&["--lang", "ru", "import", &name, "--yes"]);
    let first = take();
    assert!(first.status == 0 && first.out.contains("Внесено новых: 1 клиент"), "{}{}", first.out, first.err);
    let last = bench.store().last_step().unwrap();
    for _ in 0..2 {
        let again = take();
        assert_eq!((again.status, again.err.as_str()), (0, ""));
        assert!(
            again.out.contains("Вносить нечего") && !again.out.contains("Внесено") && !again.out.contains("Отменить целиком"),
            "{}",
            again.out
        );
    }
    assert_eq!(bench.store().last_step().unwrap(), last, "undo takes back the import");
    let told = bench.json(&["import", &name, "--yes"]);
    assert_eq!(told["report"]["new_accounts"].as_i64().unwrap_or_default(), 0);
    bench.store().undo().unwrap();
    assert!(bench.store().accounts_matching("новейшая", 9).unwrap().is_empty());
}

/// What is read by day stands by day, whenever it was written down.
#[test]
fn what_has_a_day_goes_out_by_day() {
    let bench = Bench::bare();
    let store = bench.store();
    let person = store
        .step(Verb::Create, "", |change| {
            let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
            let person = change.insert(&Record::new(Entity::Person).with_text("family_name", "Костина"))?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
            for (day, time) in [("2026-03-10", ""), ("2025-12-01", "15:00"), ("2025-12-01", "09:30"), ("2026-01-05", "")] {
                let entry = Record::owned(Entity::Entry, account).with_text("day", day).with_text("time", time).with_text("kind", "call");
                change.insert(&entry.with_text("state", "held").with("people", Value::Ids(vec![person])))?;
            }
            for due in ["2026-02-02", "", "2026-01-01"] {
                let task = Record::owned(Entity::Action, account).with_text("kind", "our_promise").with_text("title", "КП");
                change.insert(&task.with_text("state", "open").with_text("due_on", due).with("person_id", Value::Int(person)))?;
            }
            Ok(person)
        })
        .unwrap();
    let days = |rows: &serde_json::Value, key: &str| {
        let day =
            |row: &serde_json::Value| [key, "time"].map(|key| row[key].as_str().unwrap_or_default().to_owned()).join(" ").trim().to_owned();
        rows.as_array().unwrap().iter().map(day).collect::<Vec<_>>()
    };
    let (diary, actions) = (["2025-12-01 09:30", "2025-12-01 15:00", "2026-01-05", "2026-03-10"], ["2026-01-01", "2026-02-02", ""]);
    assert_eq!(days(&bench.json(&["export", "diary", "--visibility", "private"]), "day"), diary);
    assert_eq!(days(&bench.json(&["export", "actions", "--visibility", "private"]), "due_on"), actions);
    let page = bench.json(&["person", &format!("p{person}")]);
    assert_eq!(
        (days(&page["entries"], "day"), days(&page["actions"], "due_on")),
        (diary.map(String::from).to_vec(), actions.map(String::from).to_vec())
    );
    let table = bench.kam(&["export", "diary", "--lang", "ru", "--csv"]).out;
    assert!(
        table.find("2025-12-01 09:30") < table.find("2025-12-01 15:00") && table.find("2026-01-05") < table.find("2026-03-10"),
        "{table}"
    );
}

/// «Кто согласует бюджет?» is somebody whom nobody knows yet, and is called so.
#[test]
fn a_seat_is_named_by_how_its_question_begins() {
    let bench = Bench::bare();
    let seat = Record::new(Entity::Person).with_text("family_name", "Кто согласует бюджет второй линии?").with("unknown", Value::Int(1));
    bench.store().step(Verb::Create, "", |change| change.insert(&seat)).unwrap();
    for (whom, status) in [("Кто согласует", 0), ("кто согласует бюджет второй линии?", 0), ("Кто", 3), ("кто платит", 4)]
    {
        let said = bench.kam(&["person", whom, "--lang", "ru"]);
        assert_eq!(said.status, status, "{whom}: {}{}", said.out, said.err);
    }
}

/// In the column of the day by which to decide stood the end of a contract of which no notice is known (M17).
#[test]
fn the_end_of_a_contract_is_no_day_to_decide_by() {
    let bench = Bench::filled();
    let store = bench.store();
    let account = store.accounts_matching("", 1).unwrap().remove(0).0;
    for (subject, notice) in [("Плёнка", "2m"), ("Склад", "")] {
        let contract = Record::owned(Entity::Contract, account).with_text("subject", subject).with_text("state", "open");
        let contract = contract.with_text("until_on", "2027-08-31");
        let contract = if notice.is_empty() { contract } else { contract.with_text("notice", notice) };
        store.step(Verb::Create, "", |change| change.insert(&contract)).unwrap();
    }
    let table = bench.kam(&["export", "contracts", "--csv", "--visibility", "private"]).out;
    let row = |subject: &str| table.lines().find(|line| line.contains(subject)).unwrap().to_owned();
    assert!(row("Плёнка").contains("2027-06-30") && row("Плёнка").contains("2027-08-31"), "{table}");
    // Its end is the next deadline of a contract without notice, and no day to decide by.
    let head = table.lines().next().unwrap();
    let comma = if head.contains(';') { ';' } else { ',' };
    let column = |name: &str| head.trim_start_matches('\u{feff}').split(comma).position(|cell| cell.trim_matches('"') == name).unwrap();
    let cell = |subject: &str, name: &str| row(subject).split(comma).nth(column(name)).unwrap().to_owned();
    assert_eq!((cell("Склад", "Decide by").as_str(), cell("Склад", "Next deadline").as_str()), ("", "2027-08-31"), "{table}");
    assert_eq!(cell("Плёнка", "Decide by"), "2027-06-30", "{table}");
    let told = bench.json(&["export", "contracts", "--visibility", "private"]);
    let days: Vec<_> = told.as_array().unwrap().iter().map(|one| (one["notice"].as_str(), one["notice_on"].as_str())).collect();
    assert!(days.contains(&(Some("2m"), Some("2027-06-30"))) && days.contains(&(None, None)), "{told}");
}

/// Sums stood with their currency in one cell, which no spreadsheet adds up, and of debts the company of law was left out.
#[test]
fn sums_for_a_spreadsheet_are_numbers_with_their_currency_beside() {
    let bench = Bench::filled();
    let store = bench.store();
    let account = store.accounts_matching("", 1).unwrap().remove(0).0;
    let entity = Record::owned(Entity::LegalEntity, account).with_text("name", "ООО «Лютик»");
    let entity = store.step(Verb::Create, "", |change| change.insert(&entity)).unwrap();
    let debt = Record::owned(Entity::Debt, account).with_text("title", "счёт 7").with_text("due_on", "2026-11-01");
    let debt = debt.with("amount", Value::Int(123_450)).with_text("currency", "EUR").with("legal_entity_id", Value::Int(entity));
    store.step(Verb::Create, "", |change| change.insert(&debt.with_text("note", "ждём"))).unwrap();
    let back = Record::owned(Entity::Purchase, account).with_text("bought_on", "2026-10").with("amount", Value::Int(-50_000));
    store.step(Verb::Create, "", |change| change.insert(&back.with_text("currency", "RUB"))).unwrap();
    let rows = |what: &str| {
        let table = bench.kam(&["export", what, "--csv", "--lang", "ru", "--visibility", "private"]).out;
        let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let heads = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        (heads, rows)
    };
    let (heads, debts) = rows("debts");
    let row = debts.iter().find(|row| row.iter().any(|cell| cell == "счёт 7")).unwrap();
    let cell = |name: &str| row.get(heads.iter().position(|head| head == name).unwrap()).unwrap();
    assert_eq!(
        [cell("Сумма"), cell("Осталось"), cell("Валюта"), cell("Юрлицо"), cell("Заметка")],
        ["1234,50", "1234,50", "EUR", "ООО «Лютик»", "ждём"]
    );
    let (_, purchases) = rows("purchases");
    assert!(purchases.iter().any(|row| row.iter().any(|cell| cell == "-500")), "{purchases:?}");
}

/// What was called a phone and is none became what somebody is at the account.
#[test]
fn what_is_called_a_phone_and_is_none_is_no_position() {
    let bench = Bench::filled();
    for phone in ["телефон абв", "тел. нет", "моб: спросить", "tel abc"] {
        let refused = bench.kam(&["--lang", "ru", "add", "person", &format!("Кот Лев, Ромашка, {phone}")]);
        assert!(refused.status == 2 && refused.err.contains("не телефон"), "{phone}: {}{}", refused.out, refused.err);
    }
    for position in ["рабочий цеха", "телефонист", "office manager"] {
        let added = bench.kam(&["--lang", "ru", "add", "person", &format!("Кот {position}, Ромашка, {position}")]);
        assert!(added.status == 0 && added.out.contains(position), "{position}: {}", added.err);
    }
}
