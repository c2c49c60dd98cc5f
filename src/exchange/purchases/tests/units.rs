//! In units of how much amounts count, wherever that is said.

use super::read_rows;
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
