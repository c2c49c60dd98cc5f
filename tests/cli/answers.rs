//! What the commands answer, and with which status.

use super::{Bench, HOSTILE, answer};
use kamdesk::printable::is_unprintable;
use std::process::Stdio;

/// Every command that prints records.
const PRINTING: [&[&str]; 9] = [
    &["today"],
    &["prep", "a1"],
    &["prep", "m2"],
    &["export", "accounts"],
    &["export", "people"],
    &["export", "diary"],
    &["export", "actions"],
    &["export", "opportunities", "--visibility", "team"],
    &["map", "ромаш"],
];

#[test]
fn today_says_whom_i_meet_and_what_was_promised() {
    let bench = Bench::filled();
    let ru = bench.kam(&["--lang", "ru", "today"]);
    assert_eq!(ru.status, 0, "{}", ru.err);
    for said in ["просрочено: 1 обещание · сегодня срок: 1", "сегодня 14:30  звонок  Ромашка", "m1", "выслать КП → Щёголева О. И."]
    {
        assert!(ru.out.contains(said), "{said}\n{}", ru.out);
    }
    assert!(ru.out.contains("позже срока на 2"), "{}", ru.out);
    let en = bench.kam(&["today", "--lang=en"]);
    assert!(en.out.starts_with("Today · ") && en.out.contains("1 promise overdue · 1 due today"), "{}", en.out);
    let json = bench.json(&["today"]);
    assert_eq!(json["meetings"].as_array().unwrap().len(), 2);
    assert_eq!(json["our_promises"]["overdue"], 1);
    assert_eq!(json["theirs"][0]["title"], "список складов");
}

#[test]
fn an_empty_file_is_calm() {
    let bench = Bench::bare();
    drop(bench.store());
    assert!(bench.kam(&["today", "--lang", "ru"]).out.contains("ничего не запланировано"));
    assert_eq!(bench.kam(&["export", "people", "--lang", "ru"]).out, "Записей пока нет.\n");
    assert_eq!(bench.json(&["export", "people"]), serde_json::json!([]));
    assert_eq!(bench.kam(&["doctor"]).status, 0);
}

#[test]
fn prep_finds_the_account_by_an_unmistakable_part_of_its_name() {
    let bench = Bench::filled();
    // With the Russian layout on, the letters of the numbers look the same and are others.
    for whom in ["ромашка", "РОМА", "a1", "A1", "а1", "1", "m1", "М1", "омашк"] {
        let found = bench.kam(&["--lang", "ru", "prep", whom]);
        assert_eq!(found.status, 0, "{whom}: {}", found.err);
        assert!(found.out.starts_with("Подготовка: Ромашка\n"), "{whom}: {}", found.out);
    }
    let page = bench.kam(&["--lang", "ru", "prep", "ромашка"]).out;
    for said in
        ["Цель: отсрочка 60 дней", "Кто участвует на этапе «бюджет»?", "Кто принимает решение о закупке?", "влияние: 4 меняет решения"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let english = bench.kam(&["--lang", "en", "prep", "ромашка"]).out;
    assert!(english.contains("Purpose: отсрочка 60 дней") && english.contains("Who decides on the purchase?"), "{english}");
    let json = bench.json(&["prep", "m1"]);
    assert_eq!(json["account"]["name"], "Ромашка");
    assert_eq!(json["ours"][0]["title"], "выслать КП");
    assert_eq!(json["people"][0]["roles"], serde_json::json!(["signs", "buys"]));
}

#[test]
fn several_candidates_are_listed_and_none_is_said() {
    let bench = Bench::filled();
    let several = bench.kam(&["--lang", "ru", "prep", "ром"]);
    assert_eq!((several.status, several.out.as_str()), (3, ""));
    assert!(several.err.contains("  a1  Ромашка\n") && several.err.contains("  a3  Ромб-Металл\n") && !several.err.contains("Аромат"));
    let city = bench.kam(&["prep", "пермь"]);
    assert_eq!(city.status, 3, "{}", city.err);
    assert_eq!(city.err.lines().filter(|line| line.starts_with("  a")).count(), 2, "{}", city.err);
    for whom in ["нет такого", "m99", "a99", "%", " "] {
        let none = bench.kam(&["--lang", "ru", "prep", whom]);
        assert_eq!(none.status, 4, "{whom}");
        assert!(none.err.starts_with("Не найдено"), "{}", none.err);
    }
}

#[test]
fn names_never_act_on_the_terminal_and_json_keeps_them() {
    let bench = Bench::filled();
    for arguments in PRINTING {
        for extra in [&[][..], &["--ascii"], &["--json"]] {
            let printed = bench.kam(&[arguments, extra].concat());
            assert_eq!(printed.status, 0, "{arguments:?}: {}", printed.err);
            assert!(!printed.out.chars().any(|c| c != '\n' && is_unprintable(c)), "{arguments:?} {extra:?}\n{}", printed.out);
        }
    }
    let candidates = bench.kam(&["prep", "пермь"]);
    assert!(!candidates.err.chars().any(|c| c != '\n' && is_unprintable(c)), "{}", candidates.err);
    let accounts = bench.json(&["export", "accounts"]);
    assert_eq!(accounts[3]["short_name"], HOSTILE);
}

#[test]
fn ascii_prints_no_symbols_of_ours() {
    let bench = Bench::filled();
    let text = bench.kam(&["--ascii", "--lang", "en", "doctor"]).out;
    assert!(text.is_ascii() && text.contains("+ "), "{text}");
}

#[test]
fn what_is_private_leaves_only_when_asked_for() {
    let bench = Bench::filled();
    let facts = |level: &[&str]| {
        let people = bench.json(&[&["export", "people"], level].concat());
        people[0]["facts"].as_array().unwrap().iter().map(|fact| fact["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(facts(&[]), ["любит шахматы"]);
    assert_eq!(facts(&["--visibility", "team"]), ["любит шахматы", "пьёт чай"]);
    assert_eq!(facts(&["--visibility", "private"]).len(), 3);
    let shared = bench.kam(&["export", "people", "--json"]).out + &bench.kam(&["export", "accounts", "--json"]).out;
    for private in ["birthday", "1974-03-12", "сроки поставки", "influence", "attitude", "category", "сама", "ищет место"]
    {
        assert!(!shared.contains(private), "{private}\n{shared}");
    }
    let own = bench.json(&["export", "people", "--visibility", "private"]);
    assert_eq!(own[0]["birthday"], "1974-03-12");
    assert_eq!(own[0]["affiliations"][0]["influence"], 4);
    assert_eq!(own[0]["affiliations"][0]["account"]["name"], "Ромашка");
    assert_eq!(own[0]["channels"].as_array().unwrap().len(), 2);
    assert!(!bench.kam(&["export", "diary", "--json"]).out.contains("mood"));
    assert_eq!(bench.json(&["export", "diary"])[1]["people"][0]["name"], "Щёголева Ольга Ильинична");
    assert_eq!(bench.json(&["export", "actions"])[0]["account"]["name"], "Ромашка");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let bench = Bench::filled();
    for arguments in PRINTING {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = bench.command(arguments).stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let ended = answer(output);
        assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn without_a_terminal_the_workbench_says_what_works() {
    let bench = Bench::bare();
    for arguments in [&["--lang", "ru"][..], &["--lang", "ru", "demo"]] {
        let refused = bench.kam(arguments);
        assert_eq!((refused.status, refused.out.as_str()), (2, ""));
        assert!(refused.err.contains("нужен терминал") && refused.err.contains("kam today"), "{}", refused.err);
    }
    assert!(bench.kam(&["--lang", "en"]).err.contains("needs a terminal"));
    assert_eq!(std::fs::read_dir(bench.path("")).unwrap().count(), 0, "nothing may be left behind");
}

#[test]
fn the_setting_of_the_file_is_the_language_unless_one_is_asked_for() {
    let bench = Bench::filled();
    bench.store().step(kamdesk::store::Verb::Setting, "", |change| change.set_setting("lang", "ru")).unwrap();
    assert!(bench.kam(&["today"]).out.starts_with("Сегодня"));
    assert!(bench.kam(&["today", "--lang", "en"]).out.starts_with("Today"));
    let environment = bench.command(&["today"]).env("KAM_LANG", "en").output().unwrap();
    assert!(answer(environment).out.starts_with("Today"));
}

/// How somebody decides stands in a field, and again in a fact of that kind.
#[test]
fn what_is_known_of_a_person_is_told_once() {
    use kamdesk::domain::{Entity, Record, Value};
    let bench = Bench::bare();
    let store = bench.store();
    let add = |record: Record| store.step(kamdesk::store::Verb::Create, "", |change| change.insert(&record)).unwrap();
    let account = add(Record::new(Entity::Account).with_text("short_name", "Вега"));
    let person =
        Record::new(Entity::Person).with_text("family_name", "Ким").with_text("decides", "по таблице").with_text("dress", "строго");
    let person = add(person);
    add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with("main_contact", Value::Int(1)));
    for (kind, title) in [("decides", "По таблице."), ("decides", "не торопится"), ("dress", "запонки"), ("hobby", "лыжи")]
    {
        let fact = Record::owned(Entity::Fact, account).with("person_id", Value::Int(person)).with_text("kind", kind);
        add(fact.with_text("title", title).with_text("visibility", "private").with_text("why", "разговор").with_text("source", "сам"));
    }
    let page = bench.kam(&["--lang", "ru", "prep", "вега"]).out;
    assert!(page.contains("Как решает: по таблице; не торопится\n"), "{page}");
    assert!(page.contains("Манера одеваться: строго; запонки\n") && page.contains("увлечения: лыжи"), "{page}");
    assert!(!page.contains("манера одеваться:") && !page.contains("как принимает решения"), "{page}");
}
