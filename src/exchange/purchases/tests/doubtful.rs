//! What is not as plain as it looks: signs, totals, columns, months.

use super::{read_rows, told};
use crate::exchange::Reason;
use crate::exchange::purchases::{Of, Report};

fn clients(report: &Report) -> Vec<&str> {
    report.rows.iter().map(|row| report.clients[row.client as usize].name.as_str()).collect()
}

/// A cost below nothing on a sale made an income of more than the sale.
#[test]
fn a_cost_has_the_sign_of_its_amount() {
    let report = read_rows("Период;Клиент;Сумма;Себестоимость\n01.2026;А;1000;-700\n01.2026;Б;-10;-8\n01.2026;В;0;-8\n");
    assert_eq!(report.rows.iter().map(|row| row.cost()).collect::<Vec<_>>(), [Some(70_000), Some(-800), Some(-800)]);
    assert_eq!(report.turned, 1);
}

/// «Итого Ромашка» became a client nobody knew, and the total of all seemed wrong.
#[test]
fn a_total_before_the_name_of_its_client_is_no_client() {
    let report = read_rows(
        "Период;Клиент;Сумма\n01.2026;ООО «Ромашка»;100\n01.2026;Итого Ромашка;100\n01.2026;Север-Металл;50\n01.2026;Всего Север-Металл;50\n\
         01.2026;Acme;5\n01.2026;Кит;6\n01.2026;Total Acme;5\n01.2026;Итого-Сервис;7\n01.2026;Всего хорошего;8\n;Итого;176\n",
    );
    assert_eq!(clients(&report), ["ООО «Ромашка»", "Север-Металл", "Acme", "Кит", "Итого-Сервис", "Всего хорошего"]);
    assert_eq!(told(&report).iter().filter(|(_, reason)| *reason == Reason::Total).count(), 4);
    assert_eq!(report.totals, []);
}

/// The first of two sums was taken, with the tax, and its cost without, or what it would have been without the discount.
#[test]
fn of_two_sums_that_without_the_tax_and_after_the_discount_is_taken() {
    for (heading, amount, alike) in [
        ("Сумма с НДС;Сумма без НДС", 100, false),
        ("Сумма без НДС;Сумма с НДС", 120, false),
        ("Выручка с НДС, руб.;Выручка (без НДС), руб.", 100, false),
        ("Сумма;Выручка", 120, true),
        ("Сумма;Сумма со скидкой", 100, false),
        ("Сумма;Сумма с учётом скидки, руб.", 100, false),
        ("Сумма без скидки;Сумма", 100, false),
        ("Amount;Amount after discount", 100, false),
        ("Сумма без НДС;Сумма со скидкой", 120, true),
    ] {
        let report = read_rows(&format!("Период;Клиент;{heading};Себестоимость\n01.2026;А;120;100;80\n"));
        assert_eq!(report.rows[0].amount, amount * 100, "{heading}");
        assert_eq!(report.columns.other_amounts(&report.header).1, alike, "{heading}");
    }
}

/// A spreadsheet keeps 2026.10 as the number 2026.1, which went to January.
#[test]
fn a_month_that_may_have_lost_a_nought_is_not_taken() {
    let report = read_rows("Период;Клиент;Сумма\n2026.1;А;1\n2026.10;А;2\n2026.2;А;3\n2026.01;А;4\n2026,1;А;5\n");
    assert_eq!(report.rows.iter().map(|row| row.when.kept()).collect::<Vec<_>>(), ["2026-10", "2026-02", "2026-01"]);
    assert_eq!(told(&report), [(2, Reason::UnclearMonth), (6, Reason::UnclearMonth)]);
}

/// The second sheet of a workbook was dropped without a word.
#[test]
fn sheets_of_one_header_are_one_report_and_others_are_named() {
    let sheet = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let sheets = [
        sheet("Сентябрь", "Период\tКлиент\tСумма\n09.2026\tА\t1\n09.2026\tБ\t2\n"),
        sheet("Октябрь", "Период\tКлиент\tСумма\n10.2026\tА\t3\n10.2026\tВ\tнет\n"),
        sheet("Другое", "Период\tКлиент\tВыручка\tСебестоимость\n10.2026\tА\t3\t2\n"),
        sheet("Цены", "Товар\tЦена\nПлёнка\t5\n"),
        sheet("О файле", "Составлено\n"),
    ];
    let report = crate::exchange::purchases::of_sheets("x.xlsx", &sheets).unwrap();
    assert_eq!((report.name.as_str(), clients(&report)), ("x.xlsx", vec!["А", "Б", "А"]));
    assert_eq!((report.months().len(), report.is_of_all()), (2, true));
    assert_eq!(told(&report), [(3, Reason::NoAmount), (1, Reason::Sheet), (1, Reason::Sheet)]);
    assert!(Reason::Sheet.leaves_out());
    // The same columns in another order are no others.
    let turned = [sheet("А", "Период\tКлиент\tСумма\n09.2026\tА\t1\n"), sheet("Б", "Клиент\tСумма\tПериод\nБ\t2\t10.2026\n")];
    let report = crate::exchange::purchases::of_sheets("x.xlsx", &turned).unwrap();
    assert_eq!((clients(&report), report.months().len(), told(&report)), (vec!["А", "Б"], 2, vec![]));
}

/// What the program itself writes out came in without its goods.
#[test]
fn a_table_of_our_own_is_read_whole() {
    for table in [
        "Клиент,Месяц,Что,Сумма,Себестоимость,Доход,Юрлицо\nРомашка,2026-10,Флаконы,\"888 000 руб.\",\"674 880 руб.\",\"213 120 руб.\",\n",
        "Account,Month,What,Amount,Cost of goods,Income,Legal entity\nРомашка,2026-10,Флаконы,888 000 RUB,674 880 RUB,213 120 RUB,\n",
    ] {
        let report = read_rows(table);
        let row = report.rows[0];
        assert_eq!((clients(&report), report.goods[row.goods as usize].as_str()), (vec!["Ромашка"], "Флаконы"));
        assert_eq!(
            (row.amount, row.cost(), row.currency(), row.when.kept()),
            (88_800_000, Some(67_488_000), Some("RUB"), "2026-10".into())
        );
    }
}

/// Returns were added as sales, and a column of them was dropped.
#[test]
fn what_came_back_is_below_zero() {
    for heading in ["Вид", "Документ", "Операция", "Type"] {
        let report = read_rows(&format!(
            "Период;Клиент;{heading};Сумма;Себестоимость\n01.2026;Лютик;Реализация товаров 12;100;60\n01.2026;Лютик;Возврат от покупателя 3;30;20\n\
             01.2026;Лютик;Credit note;-5;\nИтого;;;130;\n"
        ));
        let sums: Vec<_> = report.rows.iter().map(|row| (row.amount, row.cost())).collect();
        assert_eq!(sums, [(10_000, Some(6_000)), (-3_000, Some(-2_000)), (-500, None)], "{heading}");
        assert_eq!((report.returned, report.turned, report.columns.unread.len()), (1, 0, 0), "{heading}");
    }
    let beside =
        read_rows("Период;Клиент;Сумма продажи;Сумма возврата\n01.2026;Лютик;100;30\n01.2026;Ким;;5\n01.2026;Том;7;0\nИтого;;107;35\n");
    assert_eq!(beside.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [10_000, -3_000, -500, 700]);
    assert_eq!((beside.returned, beside.totals.len(), beside.problems.len()), (2, 0, 1));
    // Of what is not understood nothing tells the sign, but a column may say something else altogether.
    let of = |heading: &str, word: &str, other: &str| {
        let report = read_rows(&format!("Период;Клиент;{heading};Сумма\n01.2026;Лютик;{word};100\n02.2026;Лютик;{other};30\n"));
        (report.rows.len(), told(&report), report.columns.unread)
    };
    assert_eq!(of("Вид", "Возврат", "Корректировка"), (1, vec![(3, Reason::UnclearKind)], vec![]));
    assert_eq!(of("Операция", "Продажа", "Корректировка"), (1, vec![(3, Reason::UnclearKind)], vec![]));
    assert_eq!(of("Тип", "HoReCa", "Розница"), (2, vec![], vec![2]));
}

/// Only the total of all was compared; that of a client, of a row's months and of the costs could be anything.
#[test]
fn every_total_is_compared() {
    let odd = |text: &str| {
        let told = |total: crate::exchange::purchases::Total| (total.line, total.of, total.said / 100, total.come / 100);
        read_rows(text).totals.into_iter().map(told).collect::<Vec<_>>()
    };
    let long = |lutik: &str, kim: &str, costs: &str| {
        format!(
            "Период;Клиент;Сумма;Себестоимость\n01.2026;ООО «Лютик»;100;60\n02.2026;ООО «Лютик»;50;\n;Лютик Итог;{lutik};60\n\
             01.2026;Ким;7;5\n;Итого по клиенту Ким;{kim};5\nИтого;;157;{costs}\n"
        )
    };
    assert_eq!(odd(&long("150", "7", "65")), []);
    assert_eq!(
        odd(&long("140", "8", "70")),
        [(7, Of::Costs, 70, 65), (4, Of::Client("ООО «Лютик»".to_owned()), 140, 150), (6, Of::Client("Ким".to_owned()), 8, 7)]
    );
    let wide = |total: &str| format!("Клиент;Янв 2026;Фев 2026;Итого\nЛютик;10;5;{total}\nКим;;3;3\nТом;;;0\nИтого;10;8;18\n");
    assert_eq!(odd(&wide("15")), []);
    assert_eq!(odd(&wide("20")), [(2, Of::Months, 20, 15)]);
}

/// A return in pieces was money, and one in thousands or in euros what the amount beside it was in.
#[test]
fn a_column_of_returns_has_its_own_unit_and_currency() {
    let of = |headings: &str| {
        let report = read_rows(&format!("Период;Клиент;{headings}\n01.2026;Лютик;100;30\n"));
        report.rows.iter().map(|row| (row.amount / 100, row.currency().unwrap_or_default())).collect::<Vec<_>>()
    };
    for counted in ["Возврат, шт", "Возврат (кг)", "Возврат, %", "Возвраты, кол-во", "Returns, pcs", "Возврат, шт.", "Return (quantity)"]
    {
        assert_eq!(of(&format!("Сумма, руб.;{counted}")), [(100, "RUB")], "{counted}");
    }
    assert_eq!(of("Сумма;Возврат, тыс. руб."), [(100, ""), (-30_000, "RUB")]);
    assert_eq!(of("Сумма, тыс. руб.;Возврат, руб."), [(100_000, "RUB"), (-30, "RUB")]);
    assert_eq!(of("Сумма, тыс. руб.;Возврат"), [(100_000, "RUB"), (-30_000, "RUB")]);
    assert_eq!(of("Сумма, USD;Возврат, EUR"), [(100, "USD"), (-30, "EUR")]);
    // Neither amounts nor costs are what is counted, or in a currency that is not kept here.
    assert_eq!(of("Сумма, руб.;Себестоимость, CHF"), [(100, "RUB")]);
    assert!(read_rows("Период;Клиент;Сумма;Себестоимость, CHF\n01.2026;Лютик;100;30\n").rows[0].cost().is_none());
    assert_eq!(of("Продажи, шт;Продажи, руб."), [(30, "RUB")]);
    assert_eq!(of("Сумма (без НДС 20%), руб.;Продажи, %"), [(100, "RUB")]);
}

/// What was called a return in the column of goods was a purchase.
#[test]
fn goods_that_are_called_a_return_are_asked_about() {
    let report = read_rows(
        "Период;Клиент;Товар;Сумма\n01.2026;Лютик;Плёнка;100\n01.2026;Лютик;Возврат плёнки;30\n02.2026;Лютик;Возврат плёнки;-30\n\
         02.2026;Лютик;Сторно;5\n02.2026;Лютик;Возвратная тара;7\n02.2026;Лютик;Отменный чай;8\n",
    );
    assert_eq!(report.rows.iter().map(|row| row.amount / 100).collect::<Vec<_>>(), [100, -30, 7, 8]);
    assert_eq!(told(&report), [(3, Reason::UnclearKind), (5, Reason::UnclearKind)]);
    // A column of kinds says it plainly.
    let report =
        read_rows("Период;Клиент;Операция;Товар;Сумма\n01.2026;Лютик;Продажа;Возврат плёнки;100\n01.2026;Лютик;Возврат;Сторно;5\n");
    assert_eq!(report.rows.iter().map(|row| row.amount / 100).collect::<Vec<_>>(), [100, -5]);
}

/// The tax that is in a total was a client.
#[test]
fn the_tax_in_a_total_is_no_client() {
    let report = read_rows(
        "Период;Клиент;Сумма\n01.2026;Лютик;120\n01.2026;В том числе НДС;20\n01.2026;в т.ч. НДС 20%;20\n01.2026;НДС;20\n01.2026;НДС-Консалт;7\nИтого;;127\n",
    );
    assert_eq!((clients(&report), report.totals.len()), (vec!["Лютик", "НДС-Консалт"], 0));
}

/// What a client, a month or all came to without a word was a purchase more.
#[test]
fn a_sum_of_the_rows_above_that_has_an_empty_cell_is_no_purchase() {
    let of = |text: &str| {
        let report = read_rows(text);
        let sums: Vec<i64> = report.rows.iter().map(|row| row.amount / 100).collect();
        (sums, told(&report).into_iter().filter(|(_, reason)| *reason == Reason::Total).map(|(line, _)| line).collect::<Vec<_>>())
    };
    assert_eq!(of("Клиент;Период;Сумма\nА;01.2026;100\nА;02.2026;250\nА;;350\nБ;01.2026;7\n"), (vec![100, 250, 7], vec![4]));
    assert_eq!(of("Период;Клиент;Сумма\n01.2026;А;100\n01.2026;Б;250\n01.2026;;350\n02.2026;А;7\n"), (vec![100, 250, 7], vec![4]));
    assert_eq!(of("Период;Клиент;Сумма\n01.2026;А;100\n02.2026;Б;250\n02.2026;;350\n"), (vec![100, 250], vec![4]));
    // What does not fit, is alike, or says its goods is a purchase under merged cells.
    assert_eq!(of("Клиент;Период;Сумма\nА;01.2026;100\n;02.2026;250\n;03.2026;350\n"), (vec![100, 250, 350], vec![]));
    assert_eq!(of("Клиент;Период;Сумма\nА;01.2026;100\n;01.2026;100\nБ;01.2026;9\n"), (vec![100, 100, 9], vec![]));
    assert_eq!(of("Клиент;Период;Товар;Сумма\nА;01.2026;Плёнка;100\n;;Лента;250\n;;Короб;350\n").0, [100, 250, 350]);
    let wide = read_rows("Клиент;Янв 2026;Фев 2026;Итого, руб.\nЛютик;10;5;20\n");
    assert_eq!(wide.totals.len(), 1);
}

/// Months under their clients became clients.
#[test]
fn months_among_the_clients_are_no_clients() {
    let report = read_rows("Продажи за январь 2026\n\nКонтрагент;Сумма\nЛютик;100\nЯнварь 2026;100\nКим;7\n");
    assert_eq!((report.columns.refused, report.rows.len()), (Some(crate::exchange::purchases::Refusal::MonthsAmongClients), 0));
}
