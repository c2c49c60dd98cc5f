//! `kam portfolio`: who is worth what, for people, spreadsheets and programs.

use super::Bench;
use kamdesk::printable::width;

/// A bench with the demo world in its file.
fn demo() -> Bench {
    let bench = Bench::bare();
    let file = bench.file().display().to_string();
    assert_eq!(bench.kam(&["demo", "--save", &file, "--lang", "ru"]).status, 0);
    bench
}

/// The last twelve months of the demo's first client, in thousands: bottles 10,313 at 24 %, boxes 5,375 at 17 %, caps 1,806 at 31 %.
#[test]
fn figures_are_those_of_the_purchases() {
    let bench = demo();
    let told = bench.json(&["portfolio"]);
    let first = &told["accounts"][0];
    assert_eq!((first["name"].as_str(), first["account"]["name"].as_str()), (Some("Ромашка"), Some("Ромашка")));
    assert_eq!((first["turnover"].as_i64(), first["income"].as_i64()), (Some(1_749_400_000), Some(394_873_000)));
    assert_eq!((first["abc"].as_str(), first["xyz"].as_str(), first["step"].as_str()), (Some("A"), Some("X"), Some("month")));
    assert_eq!((first["category"].as_str(), first["unknown"].is_null(), first["ladder"].as_i64()), (Some("key"), true, Some(3)));
    let sum = |key: &str| told["accounts"].as_array().unwrap().iter().map(|row| row[key].as_i64().unwrap()).sum::<i64>();
    assert_eq!((Some(sum("income")), Some(sum("turnover"))), (told["income"]["whole"].as_i64(), told["turnover"]["whole"].as_i64()));
    assert!((sum("income_tenths") - 1_000).abs() < 6, "{}", sum("income_tenths"));
    // 3,948,730 of 15.3 million is 25.8 %.
    assert_eq!(first["income_tenths"].as_i64(), Some(258));
    assert_eq!((told["by"].as_str(), told["currency"].as_str(), told["period"].as_str()), (Some("income"), Some("RUB"), Some("trailing")));
    assert_eq!((told["income"]["pareto"]["few"].as_i64(), told["income"]["pareto"]["all"].as_i64()), (Some(3), Some(12)));
    let order = |arguments: &[&str]| -> Vec<String> {
        bench.json(arguments)["accounts"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    let (income, turnover) = (order(&["portfolio"]), order(&["portfolio", "--by", "turnover"]));
    assert!(income != turnover && turnover.iter().position(|name| name == "Молвея") < turnover.iter().position(|name| name == "Альтрея"));
}

#[test]
fn the_table_fits_and_says_what_the_first_bring() {
    let bench = demo();
    for lang in ["ru", "en"] {
        for period in ["trailing", "year", "year-before"] {
            let told = bench.kam(&["portfolio", "--period", period, "--lang", lang]);
            assert_eq!(told.status, 0);
            assert!(told.out.lines().all(|line| width(line) <= 80), "{}", told.out);
        }
    }
    let told = bench.kam(&["portfolio", "--lang", "ru"]).out.replace('\u{a0}', " ");
    for part in [
        "Портфель: 12 месяцев · по доходу · руб.",
        "3 из 12 клиентов (25 %) дают 50,5 % дохода.",
        "Всего",
        "Доли — от клиентов этого файла.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let csv = bench.kam(&["portfolio", "--csv", "--lang", "ru"]).out;
    assert!(csv.starts_with("Клиент,Класс,Ровность,Шаг,Доход,") && csv.contains("Ромашка,A,X,по месяцам,"), "{csv}");
    assert_eq!(bench.kam(&["portfolio", "--csv", "--json"]).status, 2);
    assert_eq!(bench.kam(&["portfolio", "--by", "luck"]).status, 2);
}

/// A program had to take the words of the table apart for what is left net, for how offers ended, and for sums in its own language.
#[test]
fn programs_read_what_is_left_and_how_offers_ended() {
    let bench = demo();
    let told = bench.json(&["portfolio"]);
    let rows = told["accounts"].as_array().unwrap();
    let net: i64 = rows.iter().filter_map(|row| row["net"].as_i64()).sum();
    assert_eq!((told["net"]["sum"].as_i64(), told["net"]["has_expenses"].as_bool()), (Some(net), Some(true)));
    for row in rows {
        assert!(row["net"].is_null() != row["net_unknown"].is_null(), "{row}");
        let (income, net) = (row["income"].as_i64(), row["net"].as_i64());
        assert!(net.is_none() || net <= income, "{row}");
    }
    for key in ["offers", "tenders"] {
        let tally = &told[key];
        let (decided, won) = (tally["decided"].as_i64().unwrap(), tally["won"].as_i64().unwrap());
        assert!(won <= decided && (decided < 3) == tally["percent"].is_null(), "{tally}");
    }
    let csv = bench.kam(&["portfolio", "--csv", "--lang", "ru"]).out;
    let head = csv.lines().next().unwrap();
    assert!(head.contains("Чистая прибыль,Валюта"), "{head}");
    let romashka = csv.lines().find(|line| line.starts_with("Ромашка,")).unwrap();
    assert!(romashka.contains(",394873000,") && romashka.contains(",1749400000,") && romashka.contains(",RUB,"), "{romashka}");
}

/// What others read has neither money nor judgements in it.
#[test]
fn others_read_names_alone() {
    let bench = demo();
    for level in ["team", "shareable"] {
        let told = bench.json(&["portfolio", "--visibility", level]);
        let keys: Vec<&String> = told["accounts"][0].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["account", "companies", "name"], "{level}");
        assert!(told.get("income").is_none() && told.get("turnover").is_none());
        let text = bench.kam(&["portfolio", "--visibility", level, "--lang", "ru"]).out;
        assert!(text.contains("Ромашка") && !text.contains('%'), "{text}");
        let csv = bench.kam(&["portfolio", "--csv", "--visibility", level, "--lang", "ru"]).out;
        assert!(csv.starts_with("Клиент\r\n") && !csv.contains('%'), "{csv}");
    }
}

/// Where nothing was bought no class is made up, and it is said what to enter.
#[test]
fn without_purchases_nothing_is_made_up() {
    let bench = Bench::filled();
    let told = bench.json(&["portfolio"]);
    let first = &told["accounts"][0];
    assert!(first["abc"].is_null() && first["income"].is_null() && first["turnover"].is_null());
    assert_eq!(first["unknown"].as_str(), Some("not_told"));
    let text = bench.kam(&["portfolio", "--lang", "ru"]);
    assert!(text.status == 0 && text.out.contains("внесите отчёт"), "{}", text.out);
    // A shell has no keys to be told of.
    let month = (chrono::Local::now().date_naive() - chrono::Months::new(1)).format("%m.%Y").to_string();
    std::fs::write(bench.path("bought.csv"), format!("Период;Клиент;Сумма\n{month};Ромашка;1000\n")).unwrap();
    assert_eq!(bench.kam(&["import", "bought.csv", "--yes"]).status, 0);
    let text = bench.kam(&["portfolio", "--by", "income", "--lang", "ru"]).out;
    assert!(text.contains("себестоимость не указана — 1") && !text.contains("d — по обороту"), "{text}");
    assert_eq!(bench.json(&["portfolio"])["by"].as_str(), Some("turnover"));
}
