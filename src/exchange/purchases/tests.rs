mod cells;
mod crosstab;
mod doubtful;
mod money;
mod nosale;
mod placed;
mod units;

use super::*;

fn kept(report: &Report) -> Vec<(String, String, String, i64, Option<i64>)> {
    let row = |row: &Bought| {
        let client = &report.clients[row.client as usize];
        let goods = report.goods[row.goods as usize].clone();
        (client.called().to_owned(), goods, row.when.kept(), row.amount, row.cost())
    };
    report.rows.iter().map(row).collect()
}

fn row(client: &str, goods: &str, when: &str, amount: i64, cost: Option<i64>) -> (String, String, String, i64, Option<i64>) {
    (client.into(), goods.into(), when.into(), amount, cost)
}

#[test]
fn a_report_is_told_by_its_columns() {
    let report = read_text(
        "x",
        "Продажи за год\n\nПериод;Контрагент;ИНН;Номенклатурная группа;Сумма, руб.;Себестоимость, руб.\n\
         01.2026;\"ООО \"\"Лютик\"\"\";7700000016;Плёнка;707 103,63;582 091,66\n01.2026;ООО Лютик;7700000016;Плёнка;-15 000,00;\n\
         ;;;Итого;692 103,63;\nИтого;;;;692 103,63;\nСформировано 01.02.2026;;;;;\n02.2026;ИП Ким;;Лента;нет;\n",
    )
    .unwrap();
    assert_eq!(
        kept(&report),
        [row("ООО \"Лютик\"", "Плёнка", "2026-01", 70_710_363, Some(58_209_166)), row("ООО Лютик", "Плёнка", "2026-01", -1_500_000, None)]
    );
    assert_eq!(report.rows[0].currency(), Some("RUB"));
    let told: Vec<(u64, Reason)> = report.problems.iter().map(|problem| (problem.line, problem.reason)).collect();
    assert_eq!(told, [(6, Reason::Total), (7, Reason::Total), (8, Reason::OfReport), (9, Reason::NoAmount)]);
}

#[test]
fn months_may_have_columns_of_their_own() {
    let report = read_text(
        "x",
        "Client\tJan 2026\tFeb 2026\tTotal\nLarkmead Ltd\t1,200.50\t-\t1,200.50\nNovak\t\t300\t300\nTotal\t1,200.50\t300\t\n",
    )
    .unwrap();
    assert_eq!(kept(&report), [row("Larkmead Ltd", "", "2026-01", 120_050, None), row("Novak", "", "2026-02", 30_000, None)]);
}

#[test]
fn days_that_only_name_their_month_are_months() {
    let text = |second: &str| format!("Дата;Клиент;Сумма\n01.01.2026;Лютик;1\n{second};Лютик;2\n");
    assert_eq!(kept(&read_text("x", &text("01.02.2026")).unwrap())[1].2, "2026-02");
    assert_eq!(kept(&read_text("x", &text("14.02.2026")).unwrap())[0].2, "2026-01-01");
}

#[test]
fn what_is_about_people_or_says_no_month_is_something_else() {
    for text in [
        "Дата;Клиент;Сумма;Телефон\n01.01.2026;Лютик;1;+7 900 000-00-00\n",
        "Клиент;Сумма\nЛютик;1\n",
        "Имя;Телефон\nКим;1\n",
        "Период;Сумма\n01.2026;5\n",
        "",
    ] {
        assert!(read_text("x", text).is_none(), "{text}");
    }
}

#[test]
fn a_file_of_another_encoding_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    std::fs::write(&path, encoding_rs::WINDOWS_1251.encode("Период;Клиент;Сумма\r\n01.2026;Лютик;1 000,50\r\n").0).unwrap();
    let report = read(&path, Wanted::default()).unwrap().unwrap();
    assert_eq!((report.encoding, kept(&report)), ("windows-1251", vec![row("Лютик", "", "2026-01", 100_050, None)]));
    std::fs::write(&path, "BEGIN:VCARD\nEND:VCARD\n").unwrap();
    assert!(read(&path, Wanted::default()).unwrap().is_none());
}

fn read_rows(text: &str) -> Report {
    read_text("x", text).unwrap_or_else(|| panic!("no report: {text}"))
}

fn amounts(text: &str) -> Vec<i64> {
    read_rows(text).rows.iter().map(|row| row.amount).collect()
}

fn told(report: &Report) -> Vec<(u64, Reason)> {
    report.problems.iter().map(|problem| (problem.line, problem.reason)).collect()
}

#[test]
fn the_unit_of_a_heading_or_a_title_is_reckoned_with() {
    for (heading, minor) in [
        ("Сумма, тыс.руб.", 1_250_000),
        ("Выручка, тыс. руб.", 1_250_000),
        ("Выручка тыс. руб.", 1_250_000),
        ("Выручка, млн руб.", 1_250_000_000),
        ("Amount (thousand RUB)", 1_250_000),
        ("Сумма, руб.", 1_250),
    ] {
        let report = read_rows(&format!("Период;Клиент;{heading}\n01.2026;Лютик;12,5\n"));
        assert_eq!((report.rows[0].amount, report.rows[0].currency()), (minor, Some("RUB")), "{heading}");
    }
    let titled = |title: &str| read_rows(&format!("{title};;\nПериод;Клиент;Сумма\n01.2026;Лютик;12,5\n")).rows[0];
    for title in ["Единица измерения: тыс. руб.", "тыс. руб.", "Суммы в тысячах рублей", "Продажи за 2026 год, тыс. руб."]
    {
        assert_eq!((titled(title).amount, titled(title).currency()), (1_250_000, Some("RUB")), "{title}");
    }
    for title in ["Отгрузки свыше 100 тыс. руб.", "Продажи тысячам покупателей", "Продажи"]
    {
        assert_eq!(titled(title).amount, 1_250, "{title}");
    }
    // A column in roubles is in roubles, and a cost follows its amount where its heading is silent.
    assert_eq!(amounts("Единица измерения: тыс. руб.\nПериод;Клиент;Сумма, руб.\n01.2026;Лютик;12,5\n"), [1_250]);
    let both = read_rows("Период;Клиент;Сумма, тыс. руб.;Себестоимость\n01.2026;Лютик;2;1\n");
    assert_eq!((both.rows[0].cost(), both.columns.unit), (Some(100_000), THOUSAND));
    assert_eq!(amounts("Клиент;Янв 2026, тыс. руб.;Фев 2026, тыс. руб.\nЛютик;1;2\n"), [100_000, 200_000]);
}

#[test]
fn a_mark_means_the_same_in_the_whole_report() {
    let of = |cells: &[&str]| {
        let rows: String = cells.iter().map(|cell| format!("01.2026;Лютик;\"{cell}\"\n")).collect();
        amounts(&format!("Период;Клиент;Сумма\n{rows}"))
    };
    assert_eq!(of(&["1 234,567", "12,345"]), [123_457, 1_235]);
    assert_eq!(of(&["12,345", "7,5"]), [1_235, 750]);
    assert_eq!(of(&["12.345", "4650.125"]), [1_235, 465_013]);
    assert_eq!(of(&["12,345", "1.234.567"]), [1_235, 123_456_700]);
    assert_eq!(of(&["12,345", "12.50"]), [1_234_500, 1_250]);
    assert_eq!(of(&["12,345", "100"]), [1_234_500, 10_000]);
    let both = read_rows("Период;Клиент;Сумма\n01.2026;Лютик;12,345\n01.2026;Лютик;7,5\n01.2026;Лютик;1,234,567\n");
    assert_eq!((both.rows.len(), told(&both)), (2, vec![(2, Reason::UnclearAmount)]));
    let cost = read_rows("Период;Клиент;Сумма;Себестоимость\n01.2026;Лютик;10,5;1,234\n");
    assert_eq!(cost.rows[0].cost(), Some(123));
}

#[test]
fn months_may_have_two_columns_each() {
    let wanted = [row("Лютик", "", "2026-01", 10_000, Some(8_000)), row("Лютик", "", "2026-02", 5_000, None)];
    for header in [
        "Клиент;Янв 2026;Янв 2026;Фев 2026;Фев 2026\n;Выручка;Себестоимость;Выручка;Себестоимость",
        "Клиент;Янв 2026;;Фев 2026;\n;Выручка;Себестоимость;Выручка;Себестоимость",
        "Клиент;Янв 2026 Выручка;Янв 2026 Себестоимость;Фев 2026 Выручка;Фев 2026 Себестоимость",
    ] {
        assert_eq!(kept(&read_rows(&format!("{header}\nЛютик;100;80;50;\n"))), wanted, "{header}");
    }
    let refused = read_rows("Клиент;Янв 2026;Янв 2026\nЛютик;100;80\n");
    assert!(refused.rows.is_empty() && matches!(refused.columns.refused, Some(Refusal::TwoColumns(_))));
}

#[test]
fn the_currency_of_a_cell_comes_first_and_a_strange_one_is_told() {
    let report = read_rows(
        "Период;Клиент;Сумма, руб.;Валюта\n01.2026;А;10,00 €;\n01.2026;Б;$1.50;\n01.2026;В;5;643\n01.2026;Г;5;USD\n\
         01.2026;Д;5 USD;руб.\n01.2026;Е;£2.50;\n01.2026;Ж;5;тугрики\n01.2026;З;5;999\n",
    );
    let codes: Vec<_> = report.rows.iter().map(|row| row.currency().unwrap()).collect();
    assert_eq!(codes, ["EUR", "USD", "RUB", "USD", "GBP"]);
    assert_eq!(told(&report), [6, 8, 9].map(|line| (line, Reason::NoCurrency)));
    for (heading, code) in [("CHF", "CHF"), ("тыс. гривен", "UAH"), ("у.е.", "")] {
        let refused = read_rows(&format!("Период;Клиент;Сумма, {heading}\n01.2026;А;10\n")).columns.refused;
        assert_eq!(refused, Some(Refusal::Currency(code)), "{heading}");
    }
    assert_eq!(read_rows("Период;Клиент;Сумма, GBP\n01.2026;А;10\n").rows[0].currency(), Some("GBP"));
}

#[test]
fn the_buyer_comes_before_the_firm_that_sells_and_the_one_that_receives() {
    for header in ["Период;Организация;Контрагент;Сумма", "Период;Грузополучатель;Покупатель;Сумма", "Период;Компания;Клиент;Сумма"]
    {
        let report = read_rows(&format!("{header}\n01.2026;Мы;Лютик;5\n"));
        assert_eq!((report.clients[0].name.as_str(), &report.columns.unread[..]), ("Лютик", &[1][..]), "{header}");
    }
    assert_eq!(read_rows("Период;Организация;Сумма\n01.2026;Лютик;5\n").clients[0].name, "Лютик");
    let report = read_rows("Период;Организация;ИНН;Контрагент;ИНН контрагента;Сумма\n01.2026;Мы;7700000001;Лютик;7700000016;5\n");
    assert_eq!(report.clients, [Client { name: "Лютик".into(), tax_id: "7700000016".into() }]);
    let report = read_rows("Период;Контрагент.Наименование;Контрагент.ИНН;Сумма\n01.2026;Лютик;7700000016;5\n");
    assert_eq!(report.clients, [Client { name: "Лютик".into(), tax_id: "7700000016".into() }]);
}

#[test]
fn months_in_headings_are_known_however_they_are_written() {
    let wanted = [row("Лютик", "", "2025-01", 500, None), row("Лютик", "", "2025-02", 700, None)];
    for text in [
        "Клиент;2025-01-01;2025-02-01\nЛютик;5;7\n",
        "Продажи за 2025 год\nКлиент;Январь;Февраль\nЛютик;5;7\n",
        "Период: 01.01.2025 - 31.12.2025;;\nКлиент;янв;фев\nЛютик;5;7\n",
        "Клиент;Янв 2025, руб.;Фев 2025, руб.;Итого\nЛютик;5;7;12\n",
        "Клиент;202501;202502\nЛютик;5;7\n",
        "Клиент;1/25;2/25\nЛютик;5;7\n",
        "Клиент;01.01.2025-31.01.2025;01.02.2025-28.02.2025\nЛютик;5;7\n",
    ] {
        assert_eq!(kept(&read_rows(text)), wanted, "{text}");
    }
    assert_eq!(read_rows("Клиент;Январь;Февраль\nЛютик;5;7\n").columns.refused, Some(Refusal::NoYear));
}

/// Whoever exports a year a file writes the year into its name, and nowhere else.
#[test]
fn a_year_that_no_heading_says_is_that_of_the_title_or_of_the_files_name() {
    let table = "Клиент;Январь;Февраль\nЛютик;5;7\n";
    for (name, text, year) in [
        ("Продажи 2025.csv", table.to_owned(), Some((2025, YearFrom::Name))),
        ("sales_2025г.xlsx", table.to_owned(), Some((2025, YearFrom::Name))),
        ("Продажи 2025.csv", format!("Продажи за 2024 год\n{table}"), Some((2024, YearFrom::Title))),
        ("x.csv", format!("Период: 2024 год;;\n{table}"), Some((2024, YearFrom::Title))),
        // The day of the export, or two years, say nothing of it.
        ("export 2026-01-12.csv", table.to_owned(), None),
        ("продажи 12.01.2026.csv", table.to_owned(), None),
        ("2024 2025.csv", table.to_owned(), None),
        ("2024-2025.csv", table.to_owned(), None),
        ("продажи.csv", table.to_owned(), None),
    ] {
        let report = read_text(name, &text).unwrap();
        assert_eq!(report.columns.year, year, "{name} {text}");
        match year {
            Some((year, _)) => assert_eq!(report.months()[0].year(), year, "{name}"),
            None => assert_eq!((report.rows.len(), report.columns.refused), (0, Some(Refusal::NoYear)), "{name}"),
        }
    }
    // Headings that say their year borrow none.
    assert_eq!(read_text("2024.csv", "Клиент;Янв 2025;Фев 2025\nЛютик;5;7\n").unwrap().columns.year, None);
}

/// A client whose name has a word of totals in it bought nothing, it seemed.
#[test]
fn a_client_called_like_a_total_is_a_client() {
    let names = |report: &Report| report.clients.iter().map(|client| client.name.clone()).collect::<Vec<_>>();
    let report = read_rows(
        "Период;Клиент;Сумма\n01.2026;Итог-Сервис;1\n01.2026;ООО Итог;2\n01.2026;ТД «Итог»;3\n01.2026;Total Energies;4\nИтого;;10\n",
    );
    assert_eq!(
        (names(&report), told(&report)),
        (["Итог-Сервис", "ООО Итог", "ТД «Итог»", "Total Energies"].map(str::to_owned).to_vec(), vec![(6, Reason::Total)])
    );
    // Clients over their goods have no month.
    let report = read_rows("Период;Клиент;Сумма\n;Итог-Сервис;7\n01.2026;Плёнка;7\n;Ким;5\n01.2026;Плёнка;5\n");
    assert_eq!((names(&report), told(&report)), (["Итог-Сервис", "Ким"].map(str::to_owned).to_vec(), vec![]));
    // What closes a group is no client, below its rows or above them.
    for text in [
        "Период;Клиент;Сумма\n01.2026;ООО «Лютик»;1\n;ООО Лютик Итог;1\n01.2026;Ким;2\n",
        "Период;Клиент;Сумма\n01.2026;ООО Лютик Итог;1\n01.2026;ООО «Лютик»;1\n01.2026;Ким;2\n",
        "Клиент;Янв 2026;Фев 2026\nООО Лютик Итог;1;\nООО «Лютик»;1;\nКим;2;\n",
    ] {
        let report = read_rows(text);
        assert_eq!((names(&report), report.rows.len()), (["ООО «Лютик»", "Ким"].map(str::to_owned).to_vec(), 2), "{text}");
        assert!(told(&report).iter().any(|(_, reason)| *reason == Reason::Total), "{text}");
    }
}

fn read_data(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    read(&path, Wanted::default()).unwrap().unwrap()
}

/// A workbook that a script wrote has days as days, a merged title, a hidden row, and formulas that nobody reckoned: what they come to is
/// not known, and is not nothing.
#[test]
fn a_workbook_is_read_as_it_was_written_and_what_has_no_value_is_told() {
    let report = read_data("purchases-days.xlsx");
    let wanted = [
        row("ООО «Лютик»", "", "2026-01-15", 123_450, None),
        row("ООО «Лютик»", "", "2026-01-20", -20_000, None),
        row("Ким", "", "2026-02-28", 100_000_000, None),
    ];
    assert_eq!((kept(&report), report.filled), (wanted.to_vec(), 1));
    assert_eq!(report.clients.iter().map(|client| client.tax_id.as_str()).collect::<Vec<_>>(), ["7700000016", "0700000016"]);
    assert!(report.rows.iter().all(|row| row.currency() == Some("RUB")));
    assert_eq!(told(&report), [(6, Reason::NoAmount), (8, Reason::Total)]);
    assert_eq!(report.problems[0].value, "=D6*3");
    let report = read_data("purchases-months.xlsx");
    let wanted = [
        row("Лютик", "", "2026-01", 10_000, None),
        row("Ким", "", "2026-01", 5_026, None),
        row("Ким", "", "2026-02", 6_000, None),
        row("Ким", "", "2026-03", 7_000, None),
    ];
    assert_eq!((kept(&report), told(&report)), (wanted.to_vec(), vec![(4, Reason::NoAmount), (6, Reason::Total)]));
    assert_eq!(report.file.map(|(path, _)| path.ends_with("purchases-months.xlsx")), Some(true));
}

#[test]
fn days_with_slashes_follow_the_one_that_tells() {
    let of = |days: &[&str]| {
        let rows: String = days.iter().map(|day| format!("{day};Лютик;5\n")).collect();
        read_rows(&format!("Дата;Клиент;Сумма\n{rows}"))
    };
    let days = |report: &Report| report.rows.iter().map(|row| row.when.kept()).collect::<Vec<_>>();
    assert_eq!(days(&of(&["03/04/2026", "04/13/2026"])), ["2026-03-04", "2026-04-13"]);
    assert_eq!(days(&of(&["03/04/2026", "13/04/2026"])), ["2026-04-03", "2026-04-13"]);
    assert_eq!(days(&of(&["04/04/2026"])), ["2026-04-04"]);
    for days in [&["03/04/2026"][..], &["03/04/2026", "13/04/2026", "04/13/2026"]] {
        assert_eq!(of(days).columns.refused, Some(Refusal::DayOrder));
    }
}

#[test]
fn merged_cells_say_what_they_say_once() {
    let report = read_rows("Период;Клиент;Группа;Сумма\n01.2026;Лютик;А;1\n;;Б;2\n02.2026;;А;3\n;Ким;А;4\n;;;10\n");
    let wanted = [
        row("Лютик", "А", "2026-01", 100, None),
        row("Лютик", "Б", "2026-01", 200, None),
        row("Лютик", "А", "2026-02", 300, None),
        row("Ким", "А", "2026-02", 400, None),
    ];
    assert_eq!((kept(&report), report.filled, told(&report)), (wanted.to_vec(), 3, vec![(6, Reason::NoClient)]));
    // Where each row says its own, an empty cell is none above.
    let report = read_rows("Период;Клиент;Группа;Сумма\n01.2026;Лютик;А;1\n01.2026;Лютик;Б;2\n01.2026;;В;3\n;Лютик;В;3\n");
    assert_eq!((report.rows.len(), told(&report)), (2, vec![(4, Reason::NoClient), (5, Reason::NoMonth)]));
    assert_eq!(told(&read_rows("Период;Клиент;Группа;Сумма\n;Лютик;А;1\n01.2026;;А;1\n")), [(2, Reason::NoMonth), (3, Reason::NoClient)]);
}

#[test]
fn what_rows_come_to_is_no_purchase_whoever_it_is_of() {
    let report = read_rows(
        "Период;Клиент;Группа;Сумма\n01.2026;Лютик;А;1\n01.2026;Итого по контрагенту Лютик;;1\n01.2026;Лютик Итог;;1\n\
         01.2026;Всего по отчету;;1\n01.2026;Лютик;Итого;1\nВсего за январь;Лютик;;1\n01.2026;Тотал Маш;А;2\n",
    );
    assert_eq!(report.rows.len(), 2);
    assert_eq!(told(&report), [3, 4, 5, 6, 7].map(|line| (line, Reason::Total)));
}

#[test]
fn a_cost_that_is_none_and_a_rounded_tax_id_are_told_and_the_row_is_taken() {
    let report = read_rows("Период;Клиент;ИНН;Сумма;Себестоимость\n01.2026;Лютик;5,00E+11;5;десять\n");
    assert_eq!(kept(&report), [row("Лютик", "", "2026-01", 500, None)]);
    assert_eq!((report.clients[0].tax_id.as_str(), told(&report)), ("", vec![(2, Reason::NoCost), (2, Reason::RoundedTaxId)]));
}

#[test]
fn goods_under_their_clients_are_goods() {
    let wanted = [
        row("Лютик", "Плёнка", "2026-01", 6_000, None),
        row("Лютик", "Плёнка", "2026-02", 500, None),
        row("Лютик", "Лента", "2026-01", 4_000, None),
        row("Ким", "Плёнка", "2026-02", 700, None),
    ];
    for (heading, indent) in [("Контрагент", "  "), ("Контрагент / Номенклатура", ""), ("Контрагент", "")]
    {
        let text = format!("{heading};Янв 2026;Фев 2026\nЛютик;100;5\n{indent}Плёнка;60;5\n{indent}Лента;40;\nКим;;7\n{indent}Плёнка;;7\n");
        let report = read_rows(&text);
        assert_eq!((kept(&report), report.nested, report.clients.len()), (wanted.to_vec(), true, 2), "{heading}{indent}");
    }
    for text in [
        "Период;Клиент;Сумма\n;Лютик;100\n01.2026;Плёнка;60\n01.2026;Лента;40\n;Ким;\n01.2026;Плёнка;7\n",
        "Период;Клиент;Сумма\n01.2026;Лютик;100\n01.2026;  Плёнка;60\n01.2026;  Лента;40\n01.2026;Ким;7\n01.2026;  Плёнка;7\n",
    ] {
        let report = read_rows(text);
        let rows = [row("Лютик", "Плёнка", "2026-01", 6_000, None), row("Лютик", "Лента", "2026-01", 4_000, None)];
        assert_eq!(kept(&report), [&rows[..], &[row("Ким", "Плёнка", "2026-01", 700, None)]].concat(), "{text}");
    }
    for text in [
        "Контрагент / Номенклатура;Янв 2026;Фев 2026\nЛютик;100;5\nПлёнка;60;5\nЛента;30;\n",
        "Контрагент;Янв 2026;Фев 2026\nЛютик;100;5\n  Плёнка;60;5\n  Лента;30;\n",
        "Контрагент;Янв 2026;Фев 2026\nЛютик;100;5\n  Документ;100;5\n    Плёнка;100;5\n",
        "Период;Клиент;Сумма\n;Лютик;100\n01.2026;Плёнка;60\n",
    ] {
        assert_eq!(read_rows(text).columns.refused, Some(Refusal::Nested), "{text}");
    }
    let flat = read_rows("Клиент;Янв 2026;Фев 2026\nЛютик;100;5\nКим;60;5\nСирень;30;\n");
    assert_eq!((flat.nested, flat.clients.len()), (false, 3));
}

/// With goods in a column of their own, the total of a client stands in a row without goods, and was taken for one more purchase.
#[test]
fn a_row_of_a_client_without_goods_is_the_total_of_its_goods() {
    let wanted = [
        row("Лютик", "Плёнка", "2026-01", 18_000, Some(12_000)),
        row("Лютик", "Лента", "2026-01", 12_000, Some(8_000)),
        row("Ким", "Плёнка", "2026-01", 70_000, Some(50_000)),
    ];
    let header = "Контрагент;Номенклатура;Период;Сумма;Себестоимость";
    for text in [
        "Лютик;;01.2026;300;200\n;Плёнка;01.2026;180;120\n;Лента;01.2026;120;80\nКим;;01.2026;700;500\n;Плёнка;01.2026;700;500\n",
        "Лютик;;01.2026;300;200\nЛютик;Плёнка;01.2026;180;120\nЛютик;Лента;01.2026;120;80\nКим;;01.2026;700;500\nКим;Плёнка;01.2026;700;500\n",
        "Лютик;Плёнка;01.2026;180;120\nЛютик;Лента;01.2026;120;80\nЛютик;;01.2026;300;200\nКим;Плёнка;01.2026;700;500\nКим;;01.2026;700;500\n",
    ] {
        let report = read_rows(&format!("{header}\n{text}"));
        assert_eq!((kept(&report), told(&report).len()), (wanted.to_vec(), 2), "{text}");
        assert!(told(&report).iter().all(|(_, reason)| *reason == Reason::Total));
    }
    let wide = read_rows(
        "Контрагент;Номенклатура;Янв 2026;Фев 2026;Итого\nЛютик;;300;10;310\n;Плёнка;180;10;190\n;Лента;120;;120\nИтого;;300;10;310\n",
    );
    let months = [("Плёнка", "2026-01", 18_000), ("Плёнка", "2026-02", 1_000), ("Лента", "2026-01", 12_000)];
    assert_eq!(kept(&wide), months.map(|(goods, month, amount)| row("Лютик", goods, month, amount, None)));
    // The tax id may stand on the total alone.
    let report = read_rows("Период;Клиент;ИНН;Товар;Сумма\n01.2026;Лютик;7700000016;;300\n01.2026;Лютик;;Плёнка;300\n");
    assert_eq!((report.rows.len(), report.rows[0].amount), (1, 30_000));
    // Rows that do not add up are not guessed at, and a client without any goods keeps its row.
    let unclear = read_rows("Период;Клиент;Товар;Сумма\n01.2026;Лютик;;300\n01.2026;Лютик;Плёнка;200\n");
    assert!(matches!(unclear.columns.refused, Some(Refusal::Unsplit(2, _))) && unclear.rows.is_empty());
    let apart = read_rows("Период;Клиент;Товар;Сумма\n01.2026;Лютик;;300\n02.2026;Лютик;Плёнка;200\n01.2026;Ким;Плёнка;5\n");
    assert_eq!((apart.rows.len(), apart.columns.refused), (3, None));
}

#[test]
fn one_month_may_be_a_column_of_its_own() {
    let wanted = [row("Лютик", "", "2026-10", 30_000, None), row("Ким", "", "2026-10", 70_000, None)];
    for text in [
        "Контрагент;Октябрь 2026\nЛютик;300\nКим;700\nИтого;1000\n",
        "Контрагент;Октябрь 2026;Итого\nЛютик;300;300\nКим;700;700\nИтого;1000;1000\n",
        "Customer;Oct 2026\nЛютик;300\nКим;700\nTotal;1000\n",
    ] {
        assert_eq!(kept(&read_rows(text)), wanted, "{text}");
    }
    let goods = read_rows("Контрагент;Номенклатура;Октябрь 2026\nЛютик;;300\nЛютик;Плёнка;180\nЛютик;Лента;120\n");
    assert_eq!((goods.rows.len(), goods.rows[0].amount), (2, 18_000));
    // What was owed on a day, and what is no amount, is something else.
    for text in ["Контрагент;31.10.2026\nЛютик;300\n", "Контрагент;Октябрь 2026\nЛютик;звонили\n", "ФИО;Октябрь 2026\nКим;5\n"]
    {
        assert!(read_text("x", text).is_none(), "{text}");
    }
}

/// The most usual reports say their month above the table alone.
#[test]
fn the_only_month_of_a_title_is_that_of_all_rows() {
    let wanted = [row("Лютик", "", "2026-10", 10_000, Some(7_000)), row("Ким", "", "2026-10", 20_000, Some(15_000))];
    let table = "Контрагент;Выручка;Себестоимость\nЛютик;100;70\nКим;200;150\nИтого;300;220\n";
    for title in [
        "Продажи за Октябрь 2026 г.;;",
        "Продажи;;\nПериод: 01.10.2026 - 31.10.2026;;",
        "Sales for October 2026;;",
        "Период: Октябрь 2026 г.;;",
    ] {
        let report = read_rows(&format!("{title}\n{table}"));
        assert_eq!((kept(&report), report.columns.titled.map(When::kept).as_deref()), (wanted.to_vec(), Some("2026-10")), "{title}");
    }
    for title in [
        "Продажи за 3 квартал 2026 г.;;",
        "Продажи за Январь 2026 г. - Октябрь 2026 г.;;",
        "Продажи за Январь - Октябрь 2026 г.;;",
        "Продажи с начала года по Октябрь 2026 г.;;",
        "Период: 01.09.2026 - 31.10.2026;;",
        "Задолженность за Октябрь 2026 г.;;",
        "Сформировано 05.10.2026;;",
    ] {
        assert!(read_text("x", &format!("{title}\n{table}")).is_none(), "{title}");
    }
    let header = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
    for (columns, lack) in [
        ("Контрагент;Выручка;Себестоимость", Some(Lacks::Month)),
        ("Контрагент;Месяц;Отгрузка;Возврат", Some(Lacks::Amount)),
        ("Период;Номенклатура;Выручка", Some(Lacks::Client)),
        ("Название;Телефон", None),
    ] {
        assert_eq!(lacks(&header(columns)), lack, "{columns}");
    }
}

/// A total that its rows do not come to was left out by its name, and nothing said that one of them is wrong (M33).
#[test]
fn a_total_that_the_rows_do_not_come_to_is_told() {
    let total = |rows: &str| {
        let report = read_rows(&format!("Период;Клиент;Сумма, руб.\n{rows}"));
        report.totals.into_iter().next().map(|total| (total.line, total.said, total.come))
    };
    let rows = "01.2026;А;100\n02.2026;А;-6000\n";
    assert_eq!(total(&format!("{rows}Итого;;-900\n")), Some((4, -90_000, -590_000)));
    assert_eq!(total(&format!("{rows}Итого;;-5900\n")), None);
    assert_eq!(total(&format!("{rows}Итого;;-5900\n01.2026;Б;7\nИтого;;7\nВсего;;-5893\n")), None);
    assert_eq!(total("01.2026;А;100,40\n02.2026;А;100,40\nИтого;;200\n"), None);
    let wide = read_rows("Клиент;Янв 2026;Фев 2026\nА;100;200\nБ;1;2\nИтого;101;302\n");
    assert_eq!(wide.totals.into_iter().next().map(|total| (total.said, total.come)), Some((40_300, 30_300)));
}

/// What came back and had cost 1,000 was an income of all of it (M33).
#[test]
fn the_cost_of_a_return_comes_back_with_it() {
    let report = read_rows("Период;Клиент;Сумма;Себестоимость\n01.2026;А;-1500,55;1000\n01.2026;А;-10;-8\n01.2026;А;10;8\n");
    assert_eq!(report.rows.iter().map(|row| row.cost()).collect::<Vec<_>>(), [Some(-100_000), Some(-800), Some(800)]);
    assert_eq!(report.turned, 1);
}
