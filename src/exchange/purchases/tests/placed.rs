//! Where things stand: states of documents, days and months, crossed-out cells, names of sheets.

use super::{kept, read_rows, row, told};
use crate::exchange::Reason;
use crate::exchange::purchases::{Refusal, Report, YearFrom, read_text};

fn clients(report: &Report) -> Vec<&str> {
    report.clients.iter().map(|client| client.name.as_str()).collect()
}

/// What was returned, refused or deleted was sold.
#[test]
fn the_state_of_a_document_leaves_it_out() {
    for (column, state, reason) in [
        ("Статус", "Возвращён", Reason::UnclearKind),
        ("Статус", "Возврат", Reason::UnclearKind),
        ("Статус", "Отказ клиента", Reason::NoSale),
        ("Состояние", "Отклонён", Reason::NoSale),
        ("Состояние заказа", "Возврат оформлен", Reason::UnclearKind),
        ("Status", "Returned", Reason::UnclearKind),
        ("Status", "Rejected", Reason::NoSale),
        ("Удалён", "Да", Reason::NoSale),
        ("Пометка удаления", "Истина", Reason::NoSale),
        ("Отменён", "05.02.2026", Reason::NoSale),
        ("Cancelled", "Yes", Reason::NoSale),
    ] {
        let report = read_rows(&format!("Дата;Клиент;Сумма;{column}\n05.02.2026;Лютик;100;\n06.02.2026;Ким;400;{state}\n"));
        assert_eq!((report.rows.len(), told(&report)), (1, vec![(3, reason)]), "{column}: {state}");
        assert!(report.problems[0].value.contains(state), "{:?}", report.problems);
    }
    let asked = read_rows("Дата;Клиент;Сумма;Удалён\n06.02.2026;Ким;400;Да\n");
    assert_eq!(asked.problems[0].value, "Удалён: Да");
    for (column, state) in [("Статус", "Выполнен"), ("Статус", "Без возврата"), ("Удалён", "Нет"), ("Удалён", "—"), ("Cancelled", "No")]
    {
        let report = read_rows(&format!("Дата;Клиент;Сумма;{column}\n05.02.2026;Лютик;100;{state}\n"));
        assert_eq!((report.rows.len(), told(&report)), (1, vec![]), "{column}: {state}");
    }
    // Below zero it is plain.
    let below = read_rows("Дата;Клиент;Сумма;Статус\n05.02.2026;Лютик;-50;Возврат\n");
    assert_eq!((below.rows[0].amount, told(&below)), (-5_000, vec![]));
}

/// A return told by its pieces alone was added.
#[test]
fn pieces_below_zero_came_back() {
    let report = read_rows("Дата;Клиент;Товар;Кол-во;Сумма\n05.02.2026;Лютик;Плёнка;10;1000\n06.02.2026;Лютик;Плёнка;-2;200\n");
    assert_eq!((report.rows.iter().map(|row| row.amount).sum::<i64>(), report.returned), (80_000, 1));
    let signed = read_rows("Дата;Клиент;Товар;Кол-во;Сумма\n06.02.2026;Лютик;Плёнка;-2;-200\n");
    assert_eq!((signed.rows[0].amount, signed.returned), (-20_000, 0));
}

/// A dash for nothing was no sum, as «+5» was none.
#[test]
fn a_crossed_out_cell_is_nothing_bought() {
    let report = read_rows("Месяц;Клиент;Сумма\n01.2026;Лютик;—\n01.2026;Ким;-\n02.2026;Ким;+5\n02.2026;Лютик;нет\n");
    assert_eq!((report.crossed_out, kept(&report)), (2, vec![row("Ким", "", "2026-02", 500, None)]));
    assert_eq!(told(&report), [(5, Reason::NoAmount)]);
}

#[test]
fn totals_by_other_words_are_no_clients_and_numbers_are_no_names() {
    for total in ["Sub-total", "Sum", "Σ", "По всем клиентам", "Все контрагенты", "Сумма", "All customers", "Подытог"]
    {
        let report = read_rows(&format!("Месяц;Клиент;Сумма\n01.2026;Лютик;7\n01.2026;{total};7\n"));
        assert_eq!((clients(&report), told(&report)), (vec!["Лютик"], vec![(3, Reason::Total)]), "{total}");
    }
    for client in ["Сумма технологий", "Summit", "По всем вопросам", "Все для дома"] {
        assert_eq!(clients(&read_rows(&format!("Месяц;Клиент;Сумма\n01.2026;{client};7\n"))), [client]);
    }
    let numbered = read_rows("Месяц;Клиент;Сумма\n01.2026;1. ООО «Лютик»;7\n01.2026;2. Ким;7\nИтого;;14\n");
    assert_eq!(clients(&numbered), ["ООО «Лютик»", "Ким"]);
    assert_eq!(clients(&read_rows("Месяц;Клиент;Сумма\n01.2026;Ким;7\n01.2026;1. FC Larkmead;7\n")), ["Ким", "1. FC Larkmead"]);
}

#[test]
fn a_year_of_the_row_above_is_said() {
    let report = read_rows("Год;Месяц;Клиент;Сумма\n2026;Январь;Лютик;1\n;Февраль;Лютик;2\n;Март;Ким;3\n");
    assert_eq!((report.rows.len(), report.year_filled), (3, 2));
}

/// «Клиент» over both lines of a header hid the years of its months.
#[test]
fn a_cell_merged_over_both_lines_of_a_header_is_one_heading() {
    for text in [
        "Клиент\t2025\t\t2026\t\nКлиент\tЯнварь\tФевраль\tЯнварь\tФевраль\nЛютик\t1\t2\t3\t4\n",
        "Продажи\n\nКлиент\t2025\t\t2026\t\nКлиент\tЯнв\tФев\tЯнв\tФев\nЛютик\t1\t2\t3\t4\n",
    ] {
        let report = read_rows(text);
        let months: Vec<String> = report.rows.iter().map(|row| row.when.kept()).collect();
        assert_eq!((months, report.columns.refused), (["2025-01", "2025-02", "2026-01", "2026-02"].map(str::to_owned).to_vec(), None));
    }
}

/// The report that names each client over its months lacked a column of the month.
#[test]
fn months_under_their_client_are_read_where_they_come_to_it() {
    for header in ["Контрагент;Выручка\nПериод;", "Контрагент / Месяц;Сумма", "Клиент, период;Сумма"]
    {
        let text = |own: &str| {
            format!(
                "{header}\n\"ООО \"\"Лютик\"\"\";{own}\nЯнварь 2026 г.;100,00\nФевраль 2026 г.;200,00\nКим;7\nФевраль 2026 г.;7\nИтого;307\n"
            )
        };
        let report = read_rows(&text("300,00"));
        let wanted = [
            row("ООО \"Лютик\"", "", "2026-01", 10_000, None),
            row("ООО \"Лютик\"", "", "2026-02", 20_000, None),
            row("Ким", "", "2026-02", 700, None),
        ];
        assert_eq!((kept(&report), report.columns.refused, report.totals.len()), (wanted.to_vec(), None, 0), "{header}");
        assert_eq!(kept(&read_rows(&text(""))), wanted);
        assert_eq!(read_rows(&text("301")).columns.refused, Some(Refusal::MonthsAmongClients));
    }
}

#[test]
fn the_day_may_stand_in_the_name_of_the_document() {
    let report = read_rows(
        "Контрагент;Документ;Сумма\nЛютик;Реализация товаров и услуг 12 от 05.02.2026 12:00:00;100\nКим;Реализация 13 от 17.02.2026;7\n\
         Ким;Платёжное поручение 5 от 18.02.2026;9\nКим;Реализация 14;5\n",
    );
    assert_eq!(kept(&report), [row("Лютик", "", "2026-02-05", 10_000, None), row("Ким", "", "2026-02-17", 700, None)]);
    assert_eq!(told(&report), [(5, Reason::NoDay), (4, Reason::NoSale)]);
    assert!(report.columns.dated && report.columns.unread.is_empty());
}

#[test]
fn sheets_may_be_called_by_their_months() {
    let sheet = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let of = |name: &str, sheets: &[(String, String)]| crate::exchange::purchases::of_sheets(name, sheets).unwrap();
    let table = "Клиент\tСумма\nЛютик\t1\nКим\t2\n";
    let report = of("x.xlsx", &[sheet("Январь 2026", table), sheet("Февраль 2026", table)]);
    assert_eq!((report.rows.len(), report.columns.titled_by), (4, Some(YearFrom::Sheet)));
    assert_eq!(report.months().into_iter().map(|month| month.kept()).collect::<Vec<_>>(), ["2026-01", "2026-02"]);
    let by_name = of("Продажи 2026.xlsx", &[sheet("Январь", table), sheet("Февраль", table)]);
    assert_eq!(by_name.months().len(), 2);
    assert_eq!(of("x.xlsx", &[sheet("2026", "Клиент\tЯнварь\tФевраль\nЛютик\t1\t2\n")]).columns.year, Some((2026, YearFrom::Sheet)));
    // A sheet of plans is none of them.
    let month = "Месяц\tКлиент\tСумма\n01.2026\tЛютик\t1\n";
    let beside = of("x.xlsx", &[sheet("План", month), sheet("Факт", month)]);
    assert_eq!((beside.rows.len(), beside.columns.refused, told(&beside)), (1, None, vec![(1, Reason::UnsoldSheet)]));
    assert_eq!(of("x.xlsx", &[sheet("План продаж", month)]).columns.refused, Some(Refusal::Otherwise));
}

/// What 1C prints as documents under each client was refused, or its documents were clients.
#[test]
fn documents_under_their_client_are_read_with_their_days_and_goods() {
    let told = |text: &str| {
        let report = read_text("x.csv", text).unwrap();
        (kept(&report), report.columns.refused)
    };
    for header in ["Контрагент / Документ;Сумма", "Контрагент;Выручка", "Покупатель, документ;Сумма"]
    {
        let text = format!(
            "{header}\nЛютик;300\nРеализация товаров 12 от 05.02.2026 12:00:00;100\nРеализация товаров 13 от 06.03.2026;200\n\
             Ким;7\nРеализация товаров 14 от 06.02.2026;7\nИтого;307\n"
        );
        let wanted = [
            row("Лютик", "", "2026-02-05", 10_000, None),
            row("Лютик", "", "2026-03-06", 20_000, None),
            row("Ким", "", "2026-02-06", 700, None),
        ];
        assert_eq!(told(&text), (wanted.to_vec(), None), "{header}");
        assert_eq!(told(&text.replace("Лютик;300", "Лютик;")).0, wanted, "{header}");
        assert_eq!(told(&text.replace("Лютик;300", "Лютик;301")).1, Some(Refusal::Nested), "{header}");
    }
    let goods = "Контрагент / Документ / Номенклатура;Сумма\nЛютик;300\nРеализация 12 от 05.02.2026;100\nМел;60\nКреда;40\n\
                 Реализация 13 от 06.03.2026;200\nМел;200\nКим;7\nРеализация 14 от 06.02.2026;7\nМел;7\n";
    let wanted = [
        row("Лютик", "Мел", "2026-02-05", 6_000, None),
        row("Лютик", "Креда", "2026-02-05", 4_000, None),
        row("Лютик", "Мел", "2026-03-06", 20_000, None),
        row("Ким", "Мел", "2026-02-06", 700, None),
    ];
    assert_eq!(told(goods), (wanted.to_vec(), None));
    let report = read_text("x.csv", "Контрагент;Сумма\nЛютик;93\nРеализация 12 от 05.02.2026;100\nВозврат 1 от 06.02.2026;-7\n").unwrap();
    assert_eq!(report.rows.iter().map(|row| (row.line, row.amount)).collect::<Vec<_>>(), [(3, 10_000), (4, -700)]);
}
