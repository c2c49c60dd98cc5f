//! Crosstabs whose header has two lines, or columns that are no months.

use super::{kept, read_rows, row, told};
use crate::exchange::Reason;
use crate::exchange::purchases::{Refusal, read_text};

/// The first column under each month was taken, whatever it was.
#[test]
fn of_what_stands_under_a_month_the_sales_are_taken() {
    let wanted = [row("Лютик", "", "2026-01", 9_000, None), row("Лютик", "", "2026-02", 7_000, None)];
    for header in [
        "Клиент;Январь 2026;;Февраль 2026;\n;План;Факт;План;Факт",
        "Клиент;Январь 2026;;Февраль 2026;\nКлиент;План;Факт;План;Факт",
        "Клиент;Январь 2026;Январь 2026;Февраль 2026;Февраль 2026\n;План;Факт;План;Факт",
        "Клиент;Январь 2026;;Февраль 2026;\n;С НДС;Без НДС;С НДС;Без НДС",
        "Client;Jan 2026;;Feb 2026;\n;Plan;Actual;Plan;Actual",
        "Client;Jan 2026;;Feb 2026;\n;Budget, EUR;Fact;Budget, EUR;Fact",
        "Client;Jan 2026;;Feb 2026;\n;incl. VAT;excl. VAT;incl. VAT;excl. VAT",
        "Клиент;Январь 2026;;Февраль 2026;\n;шт.;руб.;шт.;руб.",
        "Клиент;План янв 2026;Факт янв 2026;План фев 2026;Факт фев 2026",
        "Client;Jan 2026 Plan;Jan 2026 Actual;Feb 2026 Plan;Feb 2026 Actual",
        "Клиент;Янв 2026, шт.;Янв 2026, руб.;Фев 2026, шт.;Фев 2026, руб.",
    ] {
        let report = read_rows(&format!("{header}\nЛютик;100;90;80;70\nИтого;100;90;80;70\n"));
        assert_eq!((kept(&report), report.columns.refused), (wanted.to_vec(), None), "{header}");
        assert_eq!(told(&report).iter().map(|(_, reason)| *reason).collect::<Vec<_>>(), [Reason::Total], "{header}");
    }
}

#[test]
fn what_came_back_under_a_month_is_taken_off() {
    for header in [
        "Клиент;Январь 2026;;Февраль 2026;\n;Продажи;Возвраты;Продажи;Возвраты",
        "Client;Jan 2026;;Feb 2026;\n;Sales;Returns;Sales;Returns",
    ] {
        let report = read_rows(&format!("{header}\nЛютик;100;30;80;\nКим;;5;7;0\nИтого;100;35;87;\n"));
        let sums: Vec<_> = report.rows.iter().map(|row| (row.when.kept(), row.amount / 100)).collect();
        let wanted = [("2026-01", 100), ("2026-01", -30), ("2026-02", 80), ("2026-01", -5), ("2026-02", 7)];
        assert_eq!(sums, wanted.map(|(month, sum)| (month.to_owned(), sum)), "{header}");
        assert_eq!((report.returned, report.totals.len()), (2, 0), "{header}");
    }
}

#[test]
fn years_under_months_and_months_under_years_are_each_in_its_own() {
    let months = |text: &str| read_rows(text).rows.iter().map(|row| (row.when.kept(), row.amount / 100)).collect::<Vec<_>>();
    for text in [
        "Клиент;Январь;;Февраль;\n;2025;2026;2025;2026\nЛютик;1;2;3;4\n",
        "Продажи за 2026 год\nКлиент;Январь;;Февраль;\n;2025;2026;2025;2026\nЛютик;1;2;3;4\n",
        "Client;Jan;;Feb;\n;2025;2026;2025;2026\nЛютик;1;2;3;4\n",
    ] {
        assert_eq!(
            months(text),
            [("2025-01", 1), ("2026-01", 2), ("2025-02", 3), ("2026-02", 4)].map(|(month, sum)| (month.to_owned(), sum)),
            "{text}"
        );
    }
    for text in ["Клиент;2025;;2026;\n;Янв;Фев;Янв;Фев\nЛютик;1;2;3;4\n", "Client;2025;;2026;\n;Jan;Feb;Jan;Feb\nЛютик;1;2;3;4\n"]
    {
        assert_eq!(
            months(text),
            [("2025-01", 1), ("2025-02", 2), ("2026-01", 3), ("2026-02", 4)].map(|(month, sum)| (month.to_owned(), sum)),
            "{text}"
        );
    }
}

/// Nothing tells what stands there: nothing is booked.
#[test]
fn what_is_not_known_under_a_month_is_refused_with_its_words() {
    for (text, refused, odd) in [
        ("Клиент;Январь 2026;;Февраль 2026;\n;Опт;Розница;Опт;Розница\nЛютик;1;2;3;4\n", Refusal::Under, "Опт"),
        ("Client;Jan 2026;;Feb 2026;\n;Wholesale;Retail;Wholesale;Retail\nЛютик;1;2;3;4\n", Refusal::Under, "Wholesale"),
        ("Клиент;Январь;;;\n;2025;;2026;\n;План;Факт;План;Факт\nЛютик;1;2;3;4\n", Refusal::Under, "План"),
        ("Клиент;План янв 2026;План фев 2026\nЛютик;1;2\n", Refusal::NoSums, "План янв 2026"),
        ("Клиент;Январь 2026;Февраль 2026\n;План;План\nЛютик;1;2\n", Refusal::NoSums, "План"),
        ("Клиент;Янв 2026, шт.;Фев 2026, шт.\nЛютик;1;2\n", Refusal::NoSums, "Янв 2026, шт."),
        ("Клиент;1 кв. 2026;2 кв. 2026\nЛютик;1;2\n", Refusal::Periods, "1 кв. 2026"),
        ("Клиент;I квартал 2026;II квартал 2026\nЛютик;1;2\n", Refusal::Periods, "I квартал 2026"),
        ("Client;Q1 2026;Q2 2026\nЛютик;1;2\n", Refusal::Periods, "Q1 2026"),
        ("Client;Q1;Q2\nЛютик;1;2\n", Refusal::Periods, "Q1"),
        ("Клиент;1 полугодие 2026;2 полугодие 2026\nЛютик;1;2\n", Refusal::Periods, "1 полугодие 2026"),
        ("Client;H1 2026;H2 2026\nЛютик;1;2\n", Refusal::Periods, "H1 2026"),
        ("Клиент;2025;2026\nЛютик;1;2\n", Refusal::Periods, "2025"),
    ] {
        let report = read_rows(text);
        assert_eq!((report.columns.refused, report.columns.odd.as_str(), report.rows.len()), (Some(refused), odd, 0), "{text}");
    }
    let beside = read_rows("Клиент;Январь 2026;;Февраль 2026;\nЛютик;1;2;3;4\n");
    assert!(matches!(beside.columns.refused, Some(Refusal::TwoColumns(_))) && beside.rows.is_empty());
    // Whoever has a phone is somebody, and marks are no sums.
    for text in ["Клиент;Телефон;1 кв. 2026\nЛютик;+7 900 000-00-01;5\n", "Клиент;2026\nЛютик;ключевой\n"]
    {
        assert!(read_text("x", text).is_none(), "{text}");
    }
    // Quarters beside months are what these come to.
    assert_eq!(read_rows("Клиент;Янв 2026;Фев 2026;1 кв. 2026\nЛютик;1;2;3\n").rows.len(), 2);
}

/// Each page of a printed report began with clients called «Клиент».
#[test]
fn a_header_in_the_middle_is_no_row() {
    let report = read_rows("Период;Клиент;Сумма\n01.2026;Лютик;1\nПериод;Клиент;Сумма\n01.2026;Ким;2\n");
    assert_eq!((report.rows.len(), told(&report)), (2, vec![(3, Reason::HeaderAgain)]));
    let report = read_rows(
        "Client;Jan 2026;;Feb 2026;\n;Plan;Fact;Plan;Fact\nЛютик;1;2;3;4\nclient;Jan 2026;;Feb 2026;\n;Plan;Fact;Plan;Fact\nКим;1;2;3;4\n",
    );
    assert_eq!((report.rows.len(), report.clients.len(), told(&report)), (4, 2, vec![(4, Reason::HeaderAgain), (5, Reason::HeaderAgain)]));
}

/// Months that a spreadsheet wrote as numbers, and years in a column of their own, were read as nothing.
#[test]
fn days_are_read_however_a_spreadsheet_writes_them() {
    let wanted = [row("Лютик", "", "2026-01", 500, None), row("Лютик", "", "2026-02", 700, None)];
    for text in [
        "Клиент;46023;46054\nЛютик;5;7\n",
        "Продажи\nClient;46023;46054\nЛютик;5;7\n",
        "Год;Месяц;Клиент;Сумма\n2026;Январь;Лютик;5\n2026;Февраль;Лютик;7\n",
        "Год;Месяц;Клиент;Сумма\n2026;1;Лютик;5\n;2;Лютик;7\n",
        "Year;Month;Client;Amount\n2026;Jan;Лютик;5\n2026;Feb;Лютик;7\n",
        "Month;Year;Client;Amount\n01;2026;Лютик;5\n02;2026;Лютик;7\n",
        "Дата;Клиент;Сумма\n46023;Лютик;5\n46054;Лютик;7\n",
        "Date;Client;Amount\n20260101;Лютик;5\n20260201;Лютик;7\n",
        "Период;Клиент;Сумма\n01.01.2026 - 31.01.2026;Лютик;5\n01.02.2026 - 28.02.2026;Лютик;7\n",
    ] {
        let report = read_rows(text);
        assert_eq!((kept(&report), report.columns.refused, report.columns.unread.len()), (wanted.to_vec(), None, 0), "{text}");
    }
    let days = read_rows("Дата;Клиент;Сумма\n46037;Лютик;5\n01-окт-26;Лютик;7\n1 октября 2026 г.;Лютик;7\n");
    assert_eq!(days.rows.iter().map(|row| row.when.kept()).collect::<Vec<_>>(), ["2026-01-15", "2026-10-01", "2026-10-01"]);
    // Sums are no days.
    assert!(read_text("x", "Клиент;Сумма\nЛютик;46023\n").is_none());
}

/// Years over months were refused for want of a year where the heading of the clients stood below them.
#[test]
fn years_over_months_are_read_wherever_the_clients_have_their_heading() {
    for corner in ["", "Год", "Период", "Year"] {
        for years in ["2025;;2026;", "2025 год;;2026 год;", "2025 г.;;2026 г.;", "2025;2025;2026;2026"] {
            let text = format!("{corner};{years}\nКлиент;ноябрь;декабрь;январь;февраль\nЛютик;1;2;3;4\nКим;1;1;1;1\n");
            let report = read_rows(&text);
            let months: Vec<String> = report.rows.iter().take(4).map(|row| row.when.kept()).collect();
            assert_eq!(
                (months, report.columns.refused),
                (["2025-11", "2025-12", "2026-01", "2026-02"].map(str::to_owned).to_vec(), None),
                "{text}"
            );
            assert_eq!((report.clients.len(), report.columns.year), (2, None), "{text}");
        }
    }
}

#[test]
fn pivot_tables_of_a_spreadsheet_are_read() {
    let wanted = [row("Лютик", "", "2026-01", 10_000, None), row("Лютик", "", "2026-02", 20_000, None)];
    for text in [
        "Названия строк;янв.26;фев.26;Общий итог\nЛютик;100;200;300\nОбщий итог;100;200;300\n",
        "Row Labels;Jan-26;Feb-26;Grand Total\nЛютик;100;200;300\nGrand Total;100;200;300\n",
        "Сумма по полю Выручка;Названия столбцов;;\nНазвания строк;янв.26;фев.26;Общий итог\nЛютик;100;200;300\nОбщий итог;100;200;300\n",
        "Клиент;Сумма по полю Выручка;Месяц\nЛютик;100;01.2026\nЛютик;200;02.2026\n",
        "Customer;Sum of Revenue;Month\nЛютик;100;202601\nЛютик;200;202602\n",
        "Период;Клиент;Сумма\n1/26;Лютик;100\n02/26;Лютик;200\n",
        "Период;Клиент;Сумма\n01.01.2026-31.01.2026;Лютик;100\n01.02.2026-28.02.2026;Лютик;200\n",
    ] {
        let report = read_rows(text);
        assert_eq!((kept(&report), report.columns.refused, report.totals.len()), (wanted.to_vec(), None, 0), "{text}");
    }
}
