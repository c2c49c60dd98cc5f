use super::*;

fn kept(report: &Report) -> Vec<(String, String, String, i64, Option<i64>)> {
    let row = |row: &Bought| {
        let client = &report.clients[row.client as usize];
        let goods = report.goods[row.goods as usize].clone();
        (if client.name.is_empty() { client.tax_id.clone() } else { client.name.clone() }, goods, row.when.kept(), row.amount, row.cost)
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
    assert_eq!(report.rows[0].currency, Some("RUB"));
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
