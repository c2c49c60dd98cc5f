//! In which currency a sum is, and whether a figure is a sum of sales at all.

use super::{read_rows, told};
use crate::exchange::Reason;
use crate::exchange::purchases::{Refusal, Report, read_text};

fn sums(report: &Report) -> Vec<(i64, &'static str)> {
    report.rows.iter().map(|row| (row.amount, row.currency().unwrap_or_default())).collect()
}

/// Nine thousand roubles beside a hundred dollars became nine thousand dollars.
#[test]
fn each_of_two_sums_knows_its_own_currency() {
    for (header, row, wanted) in [
        ("Валюта;Сумма в валюте;Сумма в рублях", "USD;100;9000", (900_000, "RUB")),
        ("Валюта;Сумма вал.;Сумма, руб.", "USD;100;9000", (900_000, "RUB")),
        ("Сумма, руб.;Сумма в валюте договора;Валюта договора", "9000;100;USD", (900_000, "RUB")),
        ("Currency;Amount;Amount (RUB)", "USD;100;9000", (900_000, "RUB")),
        ("Currency;Amount in LC;Amount in doc. curr.", "USD;9000;100", (10_000, "USD")),
        ("Сумма в валюте;Валюта", "100;USD", (10_000, "USD")),
        ("Сумма;Валюта договора", "100;USD", (10_000, "USD")),
        ("Сумма, руб.;Валюта договора", "9000;USD", (900_000, "RUB")),
        ("Amount in LC;Local currency;Document currency", "9000;EUR;USD", (900_000, "EUR")),
    ] {
        let report = read_rows(&format!("Дата;Клиент;{header}\n05.02.2026;Лютик;{row}\n"));
        assert_eq!((sums(&report), told(&report)), (vec![wanted], vec![]), "{header}");
        assert!(!report.columns.other_amounts(&report.header).1, "{header}");
    }
    let doubtful = read_rows("Дата;Клиент;Сумма;Сумма, USD\n05.02.2026;Лютик;9000;100\n");
    assert_eq!((sums(&doubtful), doubtful.columns.other_amounts(&doubtful.header).1), (vec![(10_000, "USD")], true));
    let agreed = |header: &str| read_rows(&format!("Дата;Клиент;{header}\n05.02.2026;Лютик;100;USD\n")).columns.agreed;
    assert!(agreed("Сумма;Валюта договора") && !agreed("Сумма;Валюта") && !agreed("Сумма, руб.;Валюта договора"));
}

#[test]
fn a_sum_in_a_currency_that_nothing_says_is_not_taken() {
    let alone = read_rows("Дата;Клиент;Сумма в валюте\n05.02.2026;Лютик;100\n");
    assert_eq!((alone.columns.refused, alone.columns.odd.as_str()), (Some(Refusal::Unsaid), "Сумма в валюте"));
    let empty = read_rows("Дата;Клиент;Сумма в валюте;Валюта\n05.02.2026;Лютик;100;\n05.02.2026;Ким;7;EUR\n");
    assert_eq!((sums(&empty), told(&empty)), (vec![(700, "EUR")], vec![(2, Reason::NoCurrency)]));
    // A cost in roubles is none of a sale in dollars.
    let cost = read_rows("Дата;Клиент;Сумма;Валюта;Себестоимость, руб.\n05.02.2026;Лютик;100;USD;9\n");
    assert_eq!((cost.rows[0].cost(), told(&cost)), (None, vec![(2, Reason::NoCost)]));
}

/// «Продажи, USD» over a table was roubles.
#[test]
fn a_title_of_sales_names_their_currency() {
    let of = |title: &str| {
        let report = read_rows(&format!("{title};;\nМесяц;Клиент;Сумма\n02.2026;Лютик;100\n"));
        (report.rows.first().and_then(|row| row.currency()), report.columns.refused)
    };
    for (title, currency) in [
        ("Продажи, USD", "USD"),
        ("Продажи по клиентам (евро)", "EUR"),
        ("Выручка в долларах за 2026 год", "USD"),
        ("Продажи в белорусских рублях", "BYN"),
        ("Sales by customer in EUR", "EUR"),
        ("Sales, €", "EUR"),
        ("Отгрузки USD", "USD"),
        ("USD", "USD"),
        ("Все суммы в евро", "EUR"),
    ] {
        assert_eq!(of(title), (Some(currency), None), "{title}");
    }
    for title in ["Продажи ООО Евро", "Продажи в Евро Трейд", "Продажи свыше 100 USD", "Продажи"]
    {
        assert_eq!(of(title), (None, None), "{title}");
    }
    assert_eq!(of("Продажи, CHF"), (None, Some(Refusal::Currency("CHF"))));
    assert_eq!(read_rows("Курсы;USD;90;EUR;98\nМесяц;Клиент;Сумма;;\n02.2026;Лютик;100;;\n").rows[0].currency(), None);
}

/// Pieces, plans, forecasts, margins and purchases from suppliers were sales in roubles where only the line above said what they are.
#[test]
fn a_table_of_other_figures_is_refused_with_the_words_that_say_so() {
    let months = "Клиент;Январь 2026;Февраль 2026\nЛютик;100;150\n";
    let rows = "Месяц;Контрагент;Сумма\n02.2026;Лютик;100\n";
    for (line, table) in [
        ("Отгрузки в штуках", months),
        ("План продаж на 2026 год", months),
        ("Прогноз продаж 2026", months),
        ("Маржинальный доход по клиентам", months),
        ("Закупки у поставщиков", rows),
        ("Бюджет продаж", rows),
        ("Возвраты от покупателей", rows),
        ("Sales forecast 2026", months),
        ("Продажи нарастающим итогом с начала года", months),
        ("Year-to-date sales", months),
        ("Книга покупок за I квартал 2026", rows),
        ("Реестр полученных счетов-фактур", rows),
        ("Доля клиентов в продажах, %", months),
        ("Средняя цена, руб.", months),
        ("Кредиторская задолженность", rows),
    ] {
        let report = read_rows(&format!("{line};;\n{table}"));
        assert_eq!((report.columns.refused, report.columns.odd.as_str(), report.rows.len()), (Some(Refusal::Otherwise), line, 0));
    }
    for (line, table) in [
        ("Продажи в штуках и рублях", months),
        ("Выполнение плана продаж", "Клиент;Январь 2026;;Февраль 2026;\n;План;Факт;План;Факт\nЛютик;1;100;1;150\n"),
        ("Валовая прибыль", "Месяц;Контрагент;Выручка;Себестоимость\n02.2026;Лютик;100;70\n"),
        ("Закупки клиентов", rows),
        ("Книга продаж за I квартал 2026", rows),
        ("Продажи, доля и средний чек", "Месяц;Контрагент;Выручка\n02.2026;Лютик;100\n"),
    ] {
        assert_eq!(read_rows(&format!("{line};;;;\n{table}")).columns.refused, None, "{line}");
    }
}

/// A file called «План продаж» was taken in as sales.
#[test]
fn a_file_is_judged_by_its_name_as_by_a_line_above() {
    let table = "Месяц\tКлиент\tСумма\n02.2026\tЛютик\t100\n";
    for (name, odd) in [
        ("План продаж 2026.csv", "План продаж 2026"),
        ("sales_forecast_2026.csv", "sales forecast 2026"),
        ("Бюджет-2026.csv", "Бюджет-2026"),
        ("План.xlsx", "План"),
        ("Книга_покупок_2026.csv", "Книга покупок 2026"),
        ("Кредиторка.csv", "Кредиторка"),
    ] {
        let report = read_text(name, table).unwrap();
        assert_eq!((report.columns.refused, report.columns.odd.as_str(), report.rows.len()), (Some(Refusal::Otherwise), odd, 0), "{name}");
    }
    for name in ["План-факт 2026.csv", "Продажи 2026.csv", "Планета.csv", "x"] {
        assert_eq!(read_text(name, table).unwrap().columns.refused, None, "{name}");
    }
    let of_fact = "Месяц\tКлиент\tСумма, факт\n02.2026\tЛютик\t100\n";
    assert!(read_text("План.csv", of_fact).is_none_or(|report| report.columns.refused.is_none()));
}

/// What a document is to be paid with was no sum, and a table without another one was refused.
#[test]
fn what_is_to_be_paid_is_the_sum_where_there_is_no_other() {
    for heading in ["К оплате", "Итого к оплате", "Сумма к оплате, руб.", "Total due", "Amount due"] {
        let report = read_rows(&format!("Дата;Клиент;{heading}\n05.02.2026;Лютик;900\n"));
        assert_eq!(report.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [90_000], "{heading}");
    }
    let taken = |header: &str| {
        let report = read_rows(&format!("{header}\n05.02.2026;Лютик;1000;900\n"));
        (report.rows[0].amount, report.columns.other_amounts(&report.header))
    };
    // The tax is in the one and the discount off the other: nothing tells.
    assert_eq!(taken("Дата;Клиент;Сумма;Итого к оплате"), (100_000, (vec![3], true)));
    assert_eq!(taken("Дата;Клиент;Сумма без НДС;Итого к оплате"), (100_000, (vec![3], true)));
    assert_eq!(taken("Дата;Клиент;Сумма с НДС;Итого к оплате"), (90_000, (vec![2], false)));
}

/// A month with «(прогноз)» behind it was one of sales.
#[test]
fn what_is_planned_beside_a_name_is_no_sum() {
    for heading in ["Декабрь 2026 (прогноз)", "Декабрь 2026 (план)", "Декабрь 2026, оценка", "Dec 2026 (forecast)", "Декабрь 2026\nбюджет"]
    {
        let report = read_text("x", &format!("Клиент\tСентябрь 2026\tОктябрь 2026\t\"{heading}\"\nЛютик\t1\t2\t4\n")).unwrap();
        assert_eq!((sums(&report).len(), &report.columns.unread[..]), (2, &[3][..]), "{heading}");
    }
    let merged = read_rows("Клиент;Ноябрь 2026;;Декабрь 2026 (план);\n;Сумма;Кол-во;Сумма;Кол-во\nЛютик;10;1;20;2\n");
    assert_eq!(sums(&merged), [(1_000, "")]);
    let whole = read_rows("Клиент;Ноябрь 2026 (план);Декабрь 2026 (план)\nЛютик;10;20\n");
    assert_eq!(whole.columns.refused, Some(Refusal::NoSums));
    assert!(read_text("x", "Месяц;Клиент;Сумма (план)\n02.2026;Лютик;100\n").is_none());
    assert_eq!(read_rows("Клиент;Ноябрь 2026 (факт);Декабрь 2026, руб.\nЛютик;10;20\n").rows.len(), 2);
}

/// A thousand or one and something: nothing was said of it.
#[test]
fn a_mark_that_nothing_explains_is_told() {
    let of = |header: &str, cells: &[&str]| {
        let rows: String = cells.iter().map(|cell| format!("01.2026;Лютик;\"{cell}\"\n")).collect();
        read_rows(&format!("{header}\n{rows}"))
    };
    let doubtful = of("Месяц;Клиент;Сумма", &["1,234", "5", "2,500"]);
    assert_eq!((sums(&doubtful)[0].0, doubtful.grouped), (123_400, Some((2, "1,234".to_owned()))));
    assert_eq!(of("Месяц;Клиент;Сумма", &["1,234", "1 234,56"]).grouped, None);
    assert_eq!(of("Month;Customer;Amount", &["1,234", "5"]).grouped, None);
    assert_eq!(of("Month;Customer;Amount", &["1.234", "5"]).grouped, Some((1, "1.234".to_owned())));
}

/// Dollars were roubles where the column of the currency was called by a short word.
#[test]
fn a_column_of_currencies_is_known_by_what_stands_in_it() {
    for heading in ["Вал.", "Вал", "Curr", "CCY", "В чём"] {
        let report = read_rows(&format!("Месяц;Клиент;Сумма;{heading}\n01.2026;Лютик;100;USD\n01.2026;Ким;7;руб.\n01.2026;Том;5;\n"));
        assert_eq!((sums(&report), report.columns.unread.len()), (vec![(10_000, "USD"), (700, "RUB"), (500, "")], 0), "{heading}");
    }
    let foreign = read_rows("Месяц;Клиент;Сумма;Вал.\n01.2026;Лютик;100;CHF\n01.2026;Ким;7;USD\n");
    assert_eq!((sums(&foreign), told(&foreign)), (vec![(700, "USD")], vec![(2, Reason::NoCurrency)]));
    for (heading, cell) in [("Склад", "Евро-2"), ("Кол.", "156"), ("Менеджер", "Ким")] {
        let report = read_rows(&format!("Месяц;Клиент;Сумма;{heading}\n01.2026;Лютик;100;{cell}\n"));
        assert_eq!(sums(&report), [(10_000, "")], "{heading}");
    }
}

/// What was left after a discount was dropped under a name of two words.
#[test]
fn what_is_left_at_last_is_the_sum() {
    for (header, taken) in [
        ("Amount;Discount;Total after discount", 90_000),
        ("Amount;Discount %;Final amount", 90_000),
        ("Стоимость;Скидка %;Итоговая сумма", 90_000),
        ("Сумма;Скидка;Всего со скидкой", 90_000),
        ("Сумма без НДС;НДС;Всего с НДС", 100_000),
        ("Сумма план;Отклонение;Сумма факт", 90_000),
    ] {
        let report = read_rows(&format!("Дата;Клиент;{header}\n05.02.2026;Лютик;1000;100;900\n"));
        assert_eq!(sums(&report).first().map(|(sum, _)| *sum), Some(taken), "{header}");
        assert_eq!(report.columns.other_amounts(&report.header).0.len(), usize::from(!header.contains("план")), "{header}");
    }
}

/// Of two columns of sums, each in its currency, one was read and the other no sum.
#[test]
fn sums_of_several_currencies_are_read_each_in_its_own() {
    let report = read_rows("Месяц;Клиент;Сумма, USD;Сумма, тыс. евро\n01.2026;Лютик;100;\n01.2026;Ким;;0,05\n01.2026;Том;—;\n");
    assert_eq!((sums(&report), told(&report), report.crossed_out), (vec![(10_000, "USD"), (5_000, "EUR")], vec![], 1));
    assert_eq!((report.columns.unread.len(), report.columns.other_amounts(&report.header).0.len()), (0, 0));
    // The same sum in two currencies is one.
    let exchanged = read_rows("Месяц;Клиент;Сумма, USD;Сумма, руб.\n01.2026;Лютик;100;9000\n01.2026;Ким;;5\n");
    assert_eq!((sums(&exchanged), exchanged.columns.beside.len()), (vec![(10_000, "USD")], 0));
}
