//! In units of how much amounts count, wherever that is said.

use super::read_rows;
use crate::exchange::Reason;
use crate::exchange::purchases::{KOPECK, Refusal};

fn sums(text: &str) -> Vec<i64> {
    read_rows(text).rows.iter().map(|row| row.amount).collect()
}

/// 123 456 kopecks were as many roubles.
#[test]
fn a_report_in_kopecks_is_in_kopecks() {
    for heading in ["Сумма, коп.", "Сумма, копеек", "Сумма (коп.)", "Сумма в копейках", "Amount (cents)", "Amount, US cents"]
    {
        let report = read_rows(&format!("Период;Клиент;{heading}\n01.2026;Лютик;123456\n"));
        assert_eq!((report.rows[0].amount, report.columns.unit), (123_456, KOPECK), "{heading}");
    }
    for title in ["Продажи за январь, в копейках", "Суммы в копейках", "в копейках", "Amounts in cents", "Sales (in cents)"]
    {
        assert_eq!(sums(&format!("{title};;\nПериод;Клиент;Сумма\n01.2026;Лютик;123456\n")), [123_456], "{title}");
    }
    for heading in ["Сумма, руб. коп.", "Сумма (руб., коп.)", "Amount (dollars and cents)"] {
        assert_eq!(sums(&format!("Период;Клиент;{heading}\n01.2026;Лютик;1234,56\n")), [123_456], "{heading}");
    }
    assert_eq!(sums("Клиент;Янв 2026, коп.;Фев 2026, коп.\nЛютик;123456;5\n"), [123_456, 5]);
    // A column beside it says its own.
    let both = read_rows("Период;Клиент;Сумма, коп.;Себестоимость, руб.\n01.2026;Лютик;123456;1000\n");
    assert_eq!((both.rows[0].amount, both.rows[0].cost()), (123_456, Some(100_000)));
}

/// What is not reckoned with was left out of the heading, and the sums were roubles.
#[test]
fn a_unit_that_is_not_understood_is_refused_with_its_words() {
    for heading in ["Сумма, сотни руб.", "Сумма, дес. тыс. руб.", "Amount (lakh)", "Сумма, тыс. млн руб."]
    {
        let report = read_rows(&format!("Период;Клиент;{heading}\n01.2026;Лютик;5\n"));
        assert_eq!(
            (report.columns.refused, report.columns.odd.as_str(), report.rows.len()),
            (Some(Refusal::Unit), heading, 0),
            "{heading}"
        );
    }
    let titled = read_rows("Суммы в сотнях рублей;;\nПериод;Клиент;Сумма\n01.2026;Лютик;5\n");
    assert_eq!((titled.columns.refused, titled.columns.odd.as_str()), (Some(Refusal::Unit), "Суммы в сотнях рублей"));
}

/// Thousands that stood elsewhere than in the heading of a column were whole roubles.
#[test]
fn a_unit_is_seen_wherever_it_stands() {
    let wanted = [123_400_000, 500_000];
    for text in [
        "Период;Клиент;Сумма\n;;тыс. руб.\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Период;Клиент;Сумма\nтыс. руб.;;\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Period;Client;Amount\n;;RUB '000\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Period;Client;Amount\n;;'000 RUB\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Period;Client;Amount (RUB '000)\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Period;Client;Amount in thousands\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Period;Client;Qty;Amount\n;;pcs;thousand RUB\n01.2026;Лютик;7;1234\n01.2026;Ким;7;5\n",
        "Клиент;Янв 2026;Фев 2026\n;тыс. руб.;тыс. руб.\nЛютик;1234;5\n",
        "Клиент;Янв 2026;Фев 2026\n;тыс. руб.;\nЛютик;1234;5\n",
        "Клиент;Январь 2026;;Февраль 2026;\n;План;Факт;План;Факт\n;тыс. руб.;тыс. руб.;тыс. руб.;тыс. руб.\nЛютик;9;1234;9;5\n",
        "Период;Клиент;Сумма\n01.2026;Лютик;1234\n01.2026;Ким;5\nВсе суммы в тыс. руб.;;\n",
        "Период;Клиент;Сумма\n01.2026;Лютик;1234\n01.2026;Ким;5\n* в тысячах рублей;;\n",
        "Period;Client;Amount\n01.2026;Лютик;1234\n01.2026;Ким;5\nAll figures are in thousands of roubles;;\n",
        "Period;Client;Amount\n01.2026;Лютик;1234\n01.2026;Ким;5\nAmounts are stated in RUB thousands;;\n",
        "Amounts are stated in RUB thousands;;\nPeriod;Client;Amount\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Amounts in RUB '000;;\nPeriod;Client;Amount\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "In thousands;;\nPeriod;Client;Amount\n01.2026;Лютик;1234\n01.2026;Ким;5\n",
        "Клиент;Янв 2026;Фев 2026\nЛютик;1234;5\nТысяча мелочей;;\nВсе суммы в тыс. руб.;;\n",
        "Период\tКлиент\tСумма\n\t\tтыс. руб.\n01.2026\tЛютик\t1234\n01.2026\tКим\t5\n",
    ] {
        assert_eq!(sums(text), wanted, "{text}");
    }
    assert_eq!(sums("$ in millions;;\nPeriod;Client;Amount\n01.2026;Лютик;2\n"), [200_000_000]);
    // A name is no unit.
    let named = read_rows("Клиент;Янв 2026;Фев 2026\nЛютик;1234;5\nТысяча мелочей;;\nМиллион;;\n");
    assert_eq!((named.rows[0].amount, named.notes.len()), (123_400, 0));
}

/// «41,250» thousand became 41 million.
#[test]
fn a_mark_in_thousands_or_millions_parts_decimals() {
    for (heading, cells, wanted) in [
        ("Сумма, тыс. руб.", &["41,250", "1,125"][..], &[4_125_000, 112_500][..]),
        ("Сумма, тыс. руб.", &["41.250"], &[4_125_000]),
        ("Сумма, млн руб.", &["1,125"], &[112_500_000]),
        ("Amount (thousand EUR)", &["41.250"], &[4_125_000]),
        // The column tells.
        ("Amount (RUB '000)", &["41,250", "7,5"], &[4_125_000, 750_000]),
        ("Сумма, тыс. руб.", &["41,250", "1,234,567"], &[4_125_000_000, 123_456_700_000]),
        ("Amount ($m)", &["1,125", "12.5"], &[112_500_000_000, 1_250_000_000]),
        ("Сумма, тыс. руб.", &["41,250", "1250"], &[4_125_000, 125_000_000]),
        ("Сумма, тыс. руб.", &["41,250", "0"], &[4_125_000, 0]),
        // Of whole roubles it parts thousands.
        ("Сумма, руб.", &["41,250"], &[4_125_000]),
        ("Amount, USD", &["41,250", "980"], &[4_125_000, 98_000]),
        ("Сумма", &["1,5 млн", "41,250"], &[150_000_000, 4_125]),
    ] {
        let rows: String = cells.iter().map(|cell| format!("01.2026;Лютик;\"{cell}\"\n")).collect();
        let header = if heading.starts_with('A') { "Period;Client" } else { "Период;Клиент" };
        assert_eq!(sums(&format!("{header};{heading}\n{rows}")), wanted, "{heading} {cells:?}");
    }
    for text in
        ["тыс. руб.;;\nПериод;Клиент;Сумма\n01.2026;Лютик;41,250\n", "Период;Клиент;Сумма\n01.2026;Лютик;41,250\nВсе суммы в тыс. руб.;;\n"]
    {
        assert_eq!(sums(text), [4_125_000], "{text}");
    }
}

#[test]
fn a_mark_of_which_nothing_tells_what_it_parts_is_told_and_not_taken() {
    for (heading, cells, unread) in [
        ("Сумма", &["1,234", "2.500"][..], &["1,234", "2.500"][..]),
        ("Amount", &["1,234", "2.500"], &["1,234", "2.500"]),
        ("Сумма, тыс. руб.", &["1,234", "2.500"], &["1,234", "2.500"]),
        ("Сумма, тыс. руб.", &["41,250", "980"], &["41,250"]),
        ("Amount (RUB '000)", &["41,250", "1,125"], &["41,250", "1,125"]),
        ("Amount ($m)", &["−1,125", "980"], &["−1,125"]),
    ] {
        let rows: String = cells.iter().map(|cell| format!("01.2026;Лютик;\"{cell}\"\n")).collect();
        let header = if heading.starts_with('A') { "Period;Client" } else { "Период;Клиент" };
        let report = read_rows(&format!("{header};{heading}\n{rows}"));
        let told: Vec<_> = report.problems.iter().map(|problem| (problem.reason, problem.value.as_str())).collect();
        let wanted: Vec<_> = unread.iter().map(|cell| (Reason::UnclearAmount, *cell)).collect();
        assert_eq!((told, report.rows.len()), (wanted, cells.len() - unread.len()), "{heading} {cells:?}");
    }
}

/// The unit of a title was dropped where another column named its currency, or where the title named none.
#[test]
fn the_unit_of_a_title_holds_for_each_column_that_says_none() {
    let both = |title: &str, columns: &str| {
        let report = read_rows(&format!("{title};;;\nПериод;Клиент;{columns}\n1.2026;Лютик;1;800\n"));
        (report.rows[0].amount / 100, report.rows[0].cost().map(|cost| cost / 100))
    };
    for title in ["Отчёт по продажам (в тыс. руб.)", "Единица измерения: тыс. руб."] {
        assert_eq!(both(title, "Сумма;Себестоимость, руб."), (1_000, Some(800)), "{title}");
        assert_eq!(both(title, "Сумма;НДС, руб.").0, 1_000, "{title}");
        assert_eq!(both(title, "Сумма;Себестоимость"), (1_000, Some(800_000)), "{title}");
    }
    assert_eq!(both("Продажи", "Сумма, тыс. руб.;Себестоимость, руб."), (1_000, Some(800)));
    assert_eq!(both("Продажи", "Сумма, тыс. руб.;Себестоимость"), (1_000, Some(800_000)));
    for (title, sum) in [
        ("Продажи (тыс.)", 150_000),
        ("Продажи, тыс", 150_000),
        ("Продажи, млн", 150_000_000),
        ("Sales (thousands)", 150_000),
        ("Продажи тыс.", 150_000),
    ] {
        assert_eq!(sums(&format!("{title};;\nПериод;Клиент;Сумма\n01.2026;Лютик;1,5\n")), [sum], "{title}");
    }
    for title in ["Тысяча мелочей", "Более 5 тыс. клиентов"] {
        assert_eq!(sums(&format!("{title};;\nПериод;Клиент;Сумма\n01.2026;Лютик;1,5\n")), [150], "{title}");
    }
}
