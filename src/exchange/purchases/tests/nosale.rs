//! Rows and tables that are no sales, though they have clients and sums.

use super::{read_rows, told};
use crate::exchange::Reason;
use crate::exchange::purchases::{Refusal, Report};

fn clients(report: &Report) -> Vec<&str> {
    report.rows.iter().map(|row| report.clients[row.client as usize].name.as_str()).collect()
}

/// Payments, orders and receipts were purchases.
#[test]
fn documents_of_no_sale_are_left_out_and_told() {
    for (heading, sale, others) in [
        (
            "Документ",
            "Реализация товаров 1",
            &[
                "Поступление на расчётный счёт 2",
                "Платёжное поручение 3",
                "Заказ покупателя 4",
                "Счёт на оплату 5",
                "Поступление товаров 6",
                "Возврат поставщику 7",
            ][..],
        ),
        ("Вид документа", "Продажа", &["Оплата", "Заказ клиента"]),
        ("Регистратор", "УПД 5", &["Приходная накладная 5"]),
        ("Тип", "Реализация", &["Оплата"]),
        ("Document", "Invoice 1", &["Payment 2", "Sales order 3", "Pro forma 4", "Goods receipt 5"]),
        ("Document type", "Invoice", &["Payment"]),
        ("Type", "Sale", &["Payment"]),
        // Of a document that was called off or never posted the only word was that its column is not needed.
        ("Статус", "Проведён", &["Отменён", "Удалён", "Черновик"]),
        ("Состояние документа", "Проведен", &["Помечен на удаление", "Не проведён"]),
        ("Проведён", "Да", &["Нет"]),
        ("Status", "Completed", &["Cancelled", "Draft"]),
    ] {
        let rows: String = others.iter().map(|other| format!("01.2026;Ким;{other};70\n")).collect();
        let report = read_rows(&format!("Период;Клиент;{heading};Сумма\n01.2026;Лютик;{sale};100\n{rows}"));
        assert_eq!((clients(&report), report.rows[0].amount), (vec!["Лютик"], 10_000), "{heading}");
        let wanted: Vec<_> = (0..others.len()).map(|at| (at as u64 + 3, Reason::NoSale)).collect();
        assert_eq!(told(&report), wanted, "{heading}");
        let asked = if heading == "Проведён" { "Проведён: " } else { "" };
        assert_eq!(report.problems[0].value, format!("{asked}{}", others[0]));
        assert_eq!(report.columns.unread, [0_usize; 0]);
    }
    // What a column says besides is no document.
    let terms = read_rows("Период;Клиент;Тип;Сумма\n01.2026;Лютик;Предоплата;100\n01.2026;Ким;Отсрочка;70\n");
    assert_eq!((terms.rows.len(), told(&terms)), (2, vec![]));
}

/// Costs and profits of a crosstab were purchases.
#[test]
fn of_several_measures_only_sums_are_taken() {
    for (measure, sum, others) in
        [("Показатель", "Сумма", ["Себестоимость", "Валовая прибыль"]), ("Measure", "Amount", ["Cost", "Gross profit"])]
    {
        let rows: String = others.iter().map(|other| format!("Лютик;{other};7;14\n")).collect();
        let report = read_rows(&format!("Клиент;{measure};01.2026;02.2026\nЛютик;{sum};10;20\n{rows}"));
        assert_eq!(report.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [1_000, 2_000], "{measure}");
        assert!(others.iter().all(|other| report.problems.iter().any(|problem| problem.value == *other)), "{:?}", report.problems);
    }
}

#[test]
fn a_register_of_payments_is_refused() {
    for (text, odd) in [
        ("Дата;Контрагент;Сумма;Назначение платежа\n02.10.2026;Лютик;5;По счёту 1\n", "Назначение платежа"),
        ("Date;Customer;Amount;Payment purpose\n02.10.2026;Лютик;5;x\n", "Payment purpose"),
        ("Дата;Контрагент;Платёжное поручение;Сумма\n02.10.2026;Лютик;17;5\n", "Платёжное поручение"),
        (
            "Поступление на расчётный счёт за октябрь;;\nДата;Контрагент;Сумма\n02.10.2026;Лютик;5\n",
            "Поступление на расчётный счёт за октябрь",
        ),
        ("Заказы покупателей;;\nДата;Контрагент;Сумма\n02.10.2026;Лютик;5\n", "Заказы покупателей"),
        ("Customer orders;;\nDate;Customer;Amount\n02.10.2026;Лютик;5\n", "Customer orders"),
        ("Payments received;;\nDate;Customer;Amount\n02.10.2026;Лютик;5\n", "Payments received"),
    ] {
        let report = read_rows(text);
        assert_eq!((report.columns.refused, report.columns.odd.as_str(), report.rows.len()), (Some(Refusal::NoSales), odd, 0), "{text}");
    }
    for title in ["Продажи с отсрочкой платежа", "Отгрузки и оплаты", "Отбор: Документ в списке (Заказ, Оплата)", "Sales by order"]
    {
        assert_eq!(read_rows(&format!("{title};;\nДата;Контрагент;Сумма\n02.10.2026;Лютик;5\n")).rows.len(), 1, "{title}");
    }
}

/// An average was a client, and so was an error of the spreadsheet.
#[test]
fn averages_and_errors_are_no_clients() {
    let report = read_rows(
        "Период;Клиент;Сумма\n01.2026;Лютик;100\n01.2026;Среднее;100\n01.2026;Average;100\n01.2026;#REF!;7\n01.2026;#Н/Д;7\n01.2026;#N/A;7\n\
         01.2026;#ССЫЛКА!;7\n01.2026;#ИМЯ?;7\n01.2026;Средняя Волга;8\n01.2026;#1 Store;9\n",
    );
    assert_eq!(clients(&report), ["Лютик", "Средняя Волга", "#1 Store"]);
    let wanted = [Reason::Total, Reason::Total, Reason::NoClient, Reason::NoClient, Reason::NoClient, Reason::NoClient, Reason::NoClient];
    assert_eq!(told(&report).iter().map(|(_, reason)| *reason).collect::<Vec<_>>(), wanted);
    let wide = read_rows("Клиент;Янв 2026;Фев 2026\nЛютик;1;2\nСреднее;1;2\n#Н/Д;3;4\n");
    assert_eq!(clients(&wide), ["Лютик", "Лютик"]);
    // A tax id tells who it is.
    let known = read_rows("Период;Клиент;ИНН;Сумма\n01.2026;#Н/Д;7700000016;100\n01.2026;Лютик;#Н/Д;5\n");
    assert_eq!(
        known.clients.iter().map(|client| (client.name.as_str(), client.tax_id.as_str())).collect::<Vec<_>>(),
        [("", "7700000016"), ("Лютик", "")]
    );
    assert_eq!(told(&read_rows("Период;Клиент;Сумма\n01.2026;Лютик;12%\n01.2026;Ким;5\n")), [(2, Reason::NoAmount)]);
}

/// A blank before a name made goods of a client.
#[test]
fn a_blank_before_a_name_sets_nobody_apart() {
    let report = read_rows("Клиент;Янв 2026;Фев 2026\nЛютик;100;5\n Ким;60;5\nСирень;30;\n");
    assert_eq!((report.nested, report.columns.refused, report.clients.len(), report.rows.len()), (false, None, 3, 5));
    let flat = read_rows("Период;Клиент;Сумма\n01.2026;Лютик;100\n01.2026; Ким;60\n01.2026;Сирень;5\n");
    assert_eq!((flat.columns.refused, clients(&flat)), (None, vec!["Лютик", "Ким", "Сирень"]));
    let sums = read_rows("Клиент;Янв 2026;Фев 2026\nЛютик;100;5\n Плёнка;60;5\n Лента;40;\nКим;7;\n Плёнка;7;\n");
    assert_eq!((sums.nested, sums.clients.len(), sums.rows.len()), (true, 2, 4));
}

/// Numbers of customers were the clients, and their names people.
#[test]
fn tables_of_sap_are_purchases_by_name() {
    for header in
        ["Posting Date;Customer;Name;Amount", "Pstng Date;Sold-to party;Name 1;Amount in LC", "Billing Date;Customer;Name 1;Net value"]
    {
        let report = read_rows(&format!("{header}\n02.10.2026;100234;Larkmead Ltd;1200.50\n03.10.2026;100235;Novak;7\n"));
        assert_eq!(
            (clients(&report), report.rows[0].amount, report.rows[0].when.kept().as_str()),
            (vec!["Larkmead Ltd", "Novak"], 120_050, "2026-10-02"),
            "{header}"
        );
    }
    for text in ["Posting Date;Name;Amount\n02.10.2026;Larkmead Ltd;7\n", "Дата;Имя;Сумма\n02.10.2026;Лютик;7\n"] {
        let read = crate::exchange::read(text.as_bytes(), crate::exchange::Wanted::default());
        assert!(matches!(read, Err(crate::exchange::Unsupported::Foreign(..))), "{text}: {read:?}");
    }
}

/// Whatever a status said that was in no list was sold, and a column «Стадия» was not looked at.
#[test]
fn a_state_that_is_not_known_is_left_out_and_told() {
    for heading in ["Статус", "Стадия", "Стадия сделки", "Этап", "Stage", "Deal stage"] {
        let report = read_rows(&format!(
            "Дата;Компания;Сумма;{heading}\n05.02.2026;Лютик;1000;Успешно реализовано\n05.02.2026;Лютик;2000;Переговоры\n\
             05.02.2026;Лютик;4000;Закрыто и не реализовано\n05.02.2026;Лютик;8000;Сторно\n"
        ));
        assert_eq!(report.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [100_000], "{heading}");
        assert_eq!(told(&report), [(4, Reason::NoSale), (5, Reason::NoSale), (3, Reason::UnclearState)], "{heading}");
        assert!(report.columns.unread.is_empty() && Reason::UnclearState.leaves_out(), "{heading}");
    }
    // A state of America is none of a document.
    let of_country = read_rows("Date;Customer;State;Amount\n05.02.2026;Лютик;CA;10\n06.02.2026;Ким;NY;20\n");
    assert_eq!((of_country.rows.len(), told(&of_country), of_country.columns.unread), (2, vec![], vec![2]));
    let returned = read_rows("Date;Customer;State;Type;Amount\n05.02.2026;Лютик;CA;Invoice;10\n06.02.2026;Ким;NY;Return;20\n");
    assert_eq!(returned.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [1_000, -2_000]);
    let of_order = read_rows("Date;Customer;State;Amount\n05.02.2026;Лютик;Shipped;10\n06.02.2026;Ким;New;20\n");
    assert_eq!((clients(&of_order), told(&of_order)), (vec!["Лютик"], vec![(3, Reason::UnclearState)]));
    let of_client = read_rows("Дата;Клиент;Статус клиента;Сумма\n05.02.2026;Лютик;VIP;10\n");
    assert_eq!((of_client.rows.len(), of_client.columns.unread), (1, vec![2]));
}

/// A budget was added to what was sold, and where it was not, what was sold was no sale.
#[test]
fn of_several_worlds_only_what_was_sold_is_taken() {
    for (heading, fact, other) in [
        ("Сценарий", "Факт", "Бюджет"),
        ("План/Факт", "Факт", "План"),
        ("Показатель", "Факт", "План"),
        ("Тип", "Факт", "План"),
        ("Scenario", "Actual", "Budget"),
        ("Version", "Actual", "Forecast"),
    ] {
        let report = read_rows(&format!("Месяц;Клиент;{heading};Сумма\n01.2026;Лютик;{other};1000\n01.2026;Лютик;{fact};700\n"));
        assert_eq!(report.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [70_000], "{heading}");
        assert_eq!(told(&report), [(2, Reason::NoSale)], "{heading}");
    }
    let odd = read_rows("Месяц;Клиент;Сценарий;Сумма\n01.2026;Лютик;Оптимистичный;1000\n01.2026;Лютик;Факт;700\n");
    assert_eq!((odd.rows.len(), told(&odd)), (1, vec![(2, Reason::UnclearState)]));
    let scaled = read_rows("Месяц;Клиент;Показатель;Сумма\n01.2026;Лютик;Выручка, тыс. руб.;1\n01.2026;Лютик;Выручка;700\n");
    assert_eq!((scaled.rows.len(), told(&scaled)), (1, vec![(2, Reason::UnclearState)]));
}

#[test]
fn an_advance_among_the_goods_is_no_sale() {
    for goods in ["Аванс", "Предоплата 50%", "Prepayment", "Advance payment", "Deposit"] {
        let report = read_rows(&format!("Дата;Клиент;Номенклатура;Сумма\n05.02.2026;Лютик;Короб;300\n05.02.2026;Лютик;{goods};500\n"));
        assert_eq!((report.rows.len(), told(&report)), (1, vec![(3, Reason::NoSale)]), "{goods}");
    }
    let goods = read_rows("Дата;Клиент;Номенклатура;Сумма\n05.02.2026;Лютик;Депозитная ячейка;300\n05.02.2026;Лютик;Advance Pro 5;500\n");
    assert_eq!(goods.rows.len(), 2);
}
