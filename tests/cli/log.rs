//! `kam log`: what a script or a hurried hand writes down, and what it is told.

use super::{Bench, HOSTILE};
use serde_json::json;

#[test]
fn a_line_is_saved_and_said_back_in_words() {
    let bench = Bench::filled();
    let answer = bench.kam(&["--lang", "ru", "log", "вчера 15:00 зв ромашка: +Щёголевой=за отправили КП; !прайс до пт; *недовес"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{}", answer.out);
    for said in [
        "Записано · m",
        "вчера, ",
        "15:00",
        "звонок",
        "Ромашка",
        "Щёголева О. И.: +1 скорее за",
        "мы: прайс → Щёголева О. И. · ",
        "претензия: недовес",
    ] {
        assert!(answer.out.contains(said), "{said}\n{}", answer.out);
    }
    let diary = bench.json(&["export", "diary", "--visibility", "team"]);
    assert!(diary.to_string().contains("Щёголевой отправили КП; недовес"), "{diary}");
    assert!(bench.kam(&["--lang", "en", "log", "ромашка: ok"]).out.starts_with("Saved · m"));
    // Without quotes, and with a day that begins with a minus.
    assert_eq!(bench.kam(&["log", "-2", "зв", "ромашка:", "был", "разговор"]).status, 0);
    let told = bench.json(&["log", "-2 зв ромашка: ещё один"]);
    assert_eq!((told["kind"].as_str(), told["notes"].as_str(), told["clear"].as_bool()), (Some("call"), Some("ещё один"), Some(true)));
    assert!(told["entry_id"].is_i64());
}

/// What a client hinted at, and what they were given, would stay locked in the program.
#[test]
fn what_a_line_brought_is_exported() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["log", "зв ромашка: *недовес; %120000 обучение"]).status, 0);
    let values = bench.json(&["export", "values", "--visibility", "private"]);
    assert_eq!((values[0]["title"].as_str(), values[0]["amount"].as_i64()), (Some("обучение"), Some(12_000_000)));
    let shared = bench.kam(&["export", "values", "--json", "--visibility", "team"]).out;
    assert!(shared.contains("обучение") && !shared.contains("12000000"), "{shared}");
    let table = bench.kam(&["--lang", "ru", "export", "values", "--visibility", "private"]).out;
    assert!(table.contains("120 000 руб.") && table.contains("Ромашка"), "{table}");
    let refused = bench.kam(&["--lang", "ru", "export", "signals"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--visibility private"), "{}", refused.err);
    assert_eq!(bench.json(&["export", "signals", "--visibility", "private"])[0]["title"], "недовес");
}

#[test]
fn a_doubt_is_told_with_candidates_and_status_three() {
    let bench = Bench::filled();
    let answer = bench.kam(&["--lang", "ru", "log", "зв ром: звонили"]);
    assert_eq!((answer.status, answer.err.as_str()), (3, ""), "{}", answer.out);
    for said in ["Строка сохранена во входящих: нужно выбрать", "Для «ром» подходят:", "Ромашка, Тверь", "Ромб-Металл, Пермь"]
    {
        assert!(answer.out.contains(said), "{said}\n{}", answer.out);
    }
    let today = bench.kam(&["today", "--lang", "ru"]);
    assert!(today.out.contains("Во входящих, нужно уточнить: зв ром: звонили"), "{}", today.out);
    assert!(bench.json(&["today"])["attention"].to_string().contains("\"kind\":\"inbox\""));
    let told = bench.json(&["log", "зв ром: звонили"]);
    assert_eq!(told["doubts"][0]["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!((told["entry_id"].clone(), told["inbox_id"].is_i64()), (json!(null), true));
}

#[test]
fn a_line_without_an_account_waits_in_the_inbox() {
    let bench = Bench::filled();
    for line in ["звонок: кто-то звонил", "икс: не знаю такого"] {
        let answer = bench.kam(&["--lang", "ru", "log", line]);
        assert_eq!(answer.status, 3, "{}", answer.out);
        assert!(answer.out.contains("во входящих: к ней нужен клиент"), "{}", answer.out);
    }
    assert_eq!(bench.store().count_inbox().unwrap(), 2);
}

/// A day meant for this year and filed under the next one would never be met again.
#[test]
fn a_day_far_off_is_asked_about_in_words() {
    let bench = Bench::filled();
    let passed = chrono::Local::now().date_naive() - chrono::Days::new(5);
    let answer = bench.kam(&["--lang", "ru", "log", &format!("ромашка: ок; !счёт до {}", passed.format("%d.%m"))]);
    assert_eq!(answer.status, 3, "{}", answer.out);
    let asked = passed.checked_add_months(chrono::Months::new(12)).unwrap().format("%d.%m.%Y").to_string();
    assert!(answer.out.contains(&format!("{asked}?")), "{}", answer.out);
    assert_eq!(bench.store().count_inbox().unwrap(), 1);
}

/// Advice that fits another doubt costs a second try, and a rest that is not shown looks lost.
#[test]
fn what_is_not_settled_is_told_with_what_helps() {
    let bench = Bench::filled();
    for (line, wanted) in [
        ("ромашка: ок; !график на декабрь", "Если так, напишите "),
        ("зв ром: звонили", "Назовите клиента в начале строки"),
        ("ок, обсудили; кп ромашке отправил", "Клиент только предположен"),
    ] {
        let answer = bench.kam(&["--lang", "ru", "log", "--dry-run", line]);
        assert!(answer.status == 3 && answer.out.contains(wanted), "{line}\n{}", answer.out);
    }
    let line = "ромашка: обсудили цены; далее 31.11; %20 коробок";
    let answer = bench.kam(&["--lang", "ru", "log", "--dry-run", line]);
    for said in
        ["текст: обсудили цены; далее 31.11; %20 коробок", "«далее 31.11»: день не понят", "«%20 коробок»: не видно, что это деньги"]
    {
        assert!(answer.status == 0 && answer.out.contains(said), "{said}\n{}", answer.out);
    }
    let told = bench.json(&["log", "--dry-run", line]);
    assert_eq!(told["unread"], json!(["далее 31.11", "%20 коробок"]));
    assert_eq!((told["notes"].as_str(), told["next"].as_array().map(Vec::len)), (line.split_once(": ").map(|(_, text)| text), Some(0)));
}

/// Whoever only ever types lines into a shell would have no backup on the day it is needed.
#[test]
fn a_line_brings_the_backup_of_the_day() {
    let bench = Bench::filled();
    let copies = || kamdesk::store::backup::days(&bench.file()).len();
    assert_eq!(bench.kam(&["log", "--dry-run", "ромашка: был разговор"]).status, 0);
    assert_eq!(copies(), 0);
    for line in ["ромашка: был разговор", "ромашка: был другой разговор"] {
        let answer = bench.kam(&["log", line]);
        assert_eq!((answer.status, answer.err.as_str()), (0, ""));
        assert_eq!(copies(), 1);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let bench = Bench::filled();
    let before = super::bytes(&bench.file());
    let answer = bench.kam(&["--lang", "ru", "log", "--dry-run", "ромашка: !КП до пт"]);
    assert!(answer.status == 0 && answer.out.contains("Будет записано"), "{}", answer.out);
    assert_eq!(bench.kam(&["log", "ром: кто", "--dry-run"]).status, 3);
    assert_eq!(bench.json(&["log", "--dry-run", "ромашка: !КП"])["promises"][0]["side"], "ours");
    assert_eq!(super::bytes(&bench.file()), before);
}

#[test]
fn a_file_holds_one_entry_a_line() {
    let bench = Bench::filled();
    let text = "ромашка: просили счёт\r\n\n# аромат: второй разговор\nром: просили акт\n";
    std::fs::write(bench.path("notes.txt"), text).unwrap();
    let answer = bench.kam(&["--lang", "ru", "log", "-f", "notes.txt"]);
    assert_eq!(answer.status, 3, "{}{}", answer.out, answer.err);
    assert_eq!(answer.out.matches("Записано").count(), 2, "{}", answer.out);
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("ромашка: было в кодировке прежних лет\nромашка: и ещё");
    std::fs::write(bench.path("old.txt"), cyrillic).unwrap();
    let told = bench.json(&["log", "--from", "old.txt"]);
    assert_eq!(told.as_array().map(Vec::len), Some(2));
    assert_eq!(told[0]["notes"], "было в кодировке прежних лет");
    std::fs::write(bench.path("empty.txt"), "\n").unwrap();
    assert_eq!(bench.json(&["log", "-f", "empty.txt"]), json!([]));
}

#[test]
fn mistakes_of_the_command_are_said() {
    let bench = Bench::filled();
    for (arguments, status, said) in [
        (&["log"][..], 2, "Не хватает строки"),
        (&["log", "  "], 2, "Не хватает строки"),
        (&["log", "-f", "nowhere.txt"], 4, "nowhere.txt"),
        (&["log", "-f", "a", "ромашка: б"], 2, ""),
    ] {
        let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert_eq!(answer.status, status, "{arguments:?} {}", answer.err);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    assert_eq!(Bench::bare().kam(&["log", "ромашка: да"]).status, 4);
}

#[test]
fn what_is_typed_cannot_act_on_the_terminal() {
    let bench = Bench::filled();
    for line in [format!("ромашка: +{HOSTILE} {HOSTILE}; !{HOSTILE}"), format!("{HOSTILE}: нет такого")] {
        let answer = bench.kam(&["log", &line]);
        assert!(!answer.out.chars().any(|c| c != '\n' && kamdesk::printable::is_unprintable(c)), "{:?}", answer.out);
    }
}

/// A script cannot be asked: what a dossier does not hold goes in for oneself alone, and it is said.
#[test]
fn what_a_dossier_does_not_hold_is_saved_for_oneself_and_said() {
    let bench = Bench::filled();
    let answer = bench.kam(&["--lang", "ru", "log", "зв ромашка: перенёс инфаркт"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{}", answer.out);
    assert!(answer.out.contains("Записано · m"), "{}", answer.out);
    assert!(answer.out.contains("? «перенёс инфаркт» — не для досье: здоровье; останется только для меня"), "{}", answer.out);
    let told = bench.json(&["log", "зв ромашка: он жулик"]);
    assert_eq!((&told["clear"], &told["stands_out"]), (&json!(true), &json!({ "kind": "slander", "words": "жулик" })));
    assert_eq!(bench.json(&["log", "зв ромашка: просит счёт"])["stands_out"], json!(null));
    let team = bench.kam(&["export", "diary", "--json", "--visibility", "team"]).out;
    assert!(!team.contains("инфаркт") && !team.contains("жулик"), "{team}");
    assert!(bench.kam(&["export", "diary", "--json", "--visibility", "private"]).out.contains("инфаркт"));
}

/// A file of lines is sent again when one is not sure that it went through.
#[test]
fn the_same_line_of_a_day_is_written_once() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["log", "ромашка: был разговор"]).status, 0);
    let again = bench.kam(&["--lang", "ru", "log", "ромашка: был разговор"]);
    assert!(again.status == 3 && again.out.contains("Уже записано (m") && again.out.contains("--anyway"), "{}", again.out);
    let file = bench.file().with_file_name("notes.txt");
    std::fs::write(&file, "ромашка: был разговор\nромашка: второй разговор\nикс: не знаю такого\n").unwrap();
    for _ in 0..2 {
        bench.kam(&["log", "-f", file.to_str().unwrap()]);
    }
    let told = bench.json(&["log", "--dry-run", "ромашка: второй разговор"]);
    assert_eq!((told["written_already"].as_bool(), bench.store().count_inbox().unwrap()), (Some(true), 1));
    assert_eq!(bench.json(&["export", "diary"]).as_array().map(Vec::len), Some(4));
    assert_eq!(bench.kam(&["log", "--anyway", "ромашка: второй разговор"]).status, 0);
    assert_eq!(bench.json(&["export", "diary"]).as_array().map(Vec::len), Some(5));
}

/// One line with a letter lost on its way would keep a whole day from being written down.
#[test]
fn a_line_that_cannot_be_read_keeps_no_other_one_back() {
    let bench = Bench::filled();
    std::fs::write(bench.path("day.txt"), "ромашка: первое\r\nромашка: вто\u{FFFD}ое\r\nромашка: третье\n").unwrap();
    let ran = bench.kam(&["log", "--from", "day.txt", "--lang", "ru"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("Строка 2 не записана"), "{}", ran.err);
    assert!(ran.out.contains("первое") && ran.out.contains("третье") && !ran.out.contains("ое\u{FFFD}"), "{}", ran.out);
}

/// All but one would be refused, for the one was quicker.
#[test]
fn lines_that_would_close_one_planned_contact_at_once_are_all_kept() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["log", "зв ромашка: созвонимся сегодня в 23:59"]).status, 0);
    std::thread::scope(|scope| {
        for at in 0..6 {
            let bench = &bench;
            scope.spawn(move || {
                let answer = bench.kam(&["--lang", "ru", "log", &format!("зв ромашка: обсудили цены, вопрос {at}")]);
                assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{}", answer.out);
            });
        }
    });
    let diary = bench.json(&["export", "diary", "--visibility", "private"]).to_string();
    assert!((0..6).all(|at| diary.contains(&format!("вопрос {at}"))), "{diary}");
}
