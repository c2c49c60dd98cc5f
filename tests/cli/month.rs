//! `kam month` and tables of deliveries: what is told, what is refused, what is said of a table taken in again.

use super::Bench;
use chrono::{Datelike, Months};
use kamdesk::printable::width;

/// A bench with the demo world in its file.
fn demo() -> Bench {
    let bench = Bench::bare();
    let file = bench.file().display().to_string();
    assert_eq!(bench.kam(&["demo", "--save", &file, "--lang", "ru"]).status, 0);
    bench
}

/// The month before this one, as the file keeps it and as a table writes it.
fn last() -> (String, String) {
    let on = chrono::Local::now().date_naive().checked_sub_months(Months::new(1)).unwrap();
    (on.format("%Y-%m").to_string(), format!("{:02}.{}", on.month(), on.year()))
}

#[test]
fn the_last_month_is_told_unless_another_is_asked_for() {
    let bench = demo();
    let (kept, written) = last();
    let told = bench.json(&["month"]);
    assert_eq!((told["month"].as_str(), told["closed"].is_null(), told["purchases"]["told"].as_bool()), (Some(&*kept), true, Some(true)));
    assert_eq!(told["undecided"].as_u64().unwrap() as usize, told["changes"].as_array().unwrap().len());
    for asked in [&kept, &written] {
        assert_eq!(bench.json(&["month", asked])["month"].as_str(), Some(&*kept), "{asked}");
    }
    for lang in ["ru", "en"] {
        let told = bench.kam(&["month", "--lang", lang]);
        assert_eq!((told.status, told.err.as_str()), (0, ""));
        assert!(told.out.lines().all(|line| width(line) <= 80), "{}", told.out);
    }
    for (asked, said) in [("скоро", "Не похоже на месяц"), ("2050-01", "ещё не кончился"), ("2026", "Не похоже на месяц")]
    {
        let refused = bench.kam(&["month", asked, "--lang", "ru"]);
        assert!(refused.status == 2 && refused.err.contains(said), "{asked}: {}", refused.err);
    }
}

#[test]
fn a_table_of_debts_says_what_is_paid_new_and_larger() {
    let bench = demo();
    let write = |rows: &str| {
        std::fs::write(bench.path("x.csv"), format!("Клиент;Документ;Срок оплаты;Сумма;Долг;Менеджер\n{rows}")).unwrap();
    };
    write("Северлит;УПД 901 от 01.10.2026;31.10.2026;1 000,00;1 000,00;\nСеверлит;УПД 902;30.11.2026;500;500;\nМак;Счёт 5;скоро;7;7;\n");
    let looked = bench.kam(&["import", "x.csv", "--dry-run", "--lang", "ru"]);
    assert!(
        looked.status == 1 && looked.out.contains("таблица долгов на ") && looked.out.contains("Не вносится: «Менеджер»."),
        "{}",
        looked.out
    );
    assert!(looked.out.contains("Северлит, УПД 902: 500 руб., оплатить до 30.11") && looked.out.contains("«скоро»"), "{}", looked.out);
    let taken = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(taken.out.contains("Долги внесены: новых: 2 долга"), "{}", taken.out);
    write("Северлит;УПД 902;30.11.2026;500;700;\nМак;Счёт 5;31.12.2026;7;7;\n");
    let other = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(other.out.contains("УПД 902: 500 руб. → 700 руб.") && other.out.contains("ждут в «Отчётах»: 1 клиент."), "{}", other.out);
    assert!(other.out.contains("изменено: 1 долг, оплачено: 1 долг"), "{}", other.out);
    let told = bench.kam(&["import", "x.csv", "--json", "--dry-run"]).out;
    assert!(told.contains("\"turn\": \"same\"") && told.contains("\"left\": 70000"), "{told}");
    // What we owe is no debt of anybody, and nobody paid.
    std::fs::write(bench.path("x.csv"), "Кредиторская задолженность;;;\nКонтрагент;Счёт;Срок оплаты;Остаток\nСеверлит;К-1;16.11.2026;77\n")
        .unwrap();
    let ours = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(ours.status == 1 && ours.out.contains("то, что должны мы («Кредиторская задолженность»)"), "{}", ours.out);
    assert!(!ours.out.contains("К-1") && !ours.out.contains("оплаченными"), "{}", ours.out);
    let told = bench.kam(&["import", "x.csv", "--json", "--dry-run"]).out;
    assert!(told.contains("\"refused\": \"payables\""), "{told}");
}

#[test]
fn a_table_of_deliveries_says_what_it_changes_and_changes_it_once() {
    let bench = demo();
    let (_, month) = last();
    let write = |rows: &str| std::fs::write(bench.path("x.csv"), format!("Месяц;Клиент;Поставок;В срок;Претензий\n{rows}")).unwrap();
    write(&format!("{month};Северлит;40;38;1\n{month};Мак;4;4;0\n"));
    let looked = bench.kam(&["import", "x.csv", "--dry-run", "--lang", "ru"]);
    let line = format!("Северлит, {month}: поставок 40, в срок 38, претензий 1");
    assert!(looked.status == 0 && looked.out.contains("таблица поставок, 2 строки") && looked.out.contains(&line), "{}", looked.out);
    let taken = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(taken.out.contains("Поставки внесены: новых: 1 месяц, ждут в «Отчётах»: 1 клиент."), "{}", taken.out);
    let again = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(again.status == 0 && again.out.contains("Всё это уже записано."), "{}", again.out);
    write(&format!("{month};Северлит;40;39;1\n{month};Северлит;сорок;1;1\n"));
    let other = bench.kam(&["import", "x.csv", "--yes", "--lang", "ru"]);
    assert!(other.status == 1 && other.out.contains(&format!("Северлит, {month}: в срок 38 → 39")), "{}", other.out);
    assert!(other.out.contains("не целое число") && other.out.contains("исправлено: 1 месяц"), "{}", other.out);
    // Our own table comes back as it went out.
    let out = bench.kam(&["export", "deliveries", "--csv", "--visibility", "private", "--lang", "ru"]).out;
    std::fs::write(bench.path("own.csv"), &out).unwrap();
    let own = bench.kam(&["import", "own.csv", "--yes", "--lang", "ru"]);
    assert!(own.status == 0 && own.out.contains("Всё это уже записано."), "{out}\n{}", own.out);
}
