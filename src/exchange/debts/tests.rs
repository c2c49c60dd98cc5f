use super::*;
use crate::exchange::listed::read_text;
use crate::exchange::purchases::Client;

type Read = (String, String, String, i64, i64);

fn table(text: &str) -> Option<Debts> {
    read_text("x.csv", text)
}

fn due(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::Over(Age::AHEAD) => "ahead".to_owned(),
        Due::Unsaid => "unsaid".to_owned(),
        Due::Over(age) => format!("{}..{}", age.from, age.until.map_or_else(String::new, |until| until.to_string())),
    }
}

fn rows(text: &str) -> Option<Vec<Read>> {
    let found = table(text)?;
    let called = |client: &Client| client.called().to_owned();
    Some(
        found
            .rows
            .iter()
            .map(|row| (called(&found.clients[row.client]), row.of.title.clone(), due(row.of.due), row.of.amount, row.of.left))
            .collect(),
    )
}

fn read(client: &str, title: &str, due: &str, amount: i64, left: i64) -> Read {
    (client.to_owned(), title.to_owned(), due.to_owned(), amount, left)
}

#[test]
fn documents_are_read_with_the_days_on_which_they_are_due() {
    for (text, title) in [
        ("Клиент;Документ;Срок оплаты;Сумма;Долг\nЛютик;Счёт 118 от 14.10.2026;13.11.2026;1000,00;400,00\n", "Счёт 118 от 14.10.2026"),
        ("Контрагент;№ счёта;Дата;Отсрочка, дн.;Сумма документа;Остаток долга\nЛютик;118;14.10.2026;30;1000;400\n", "№ 118, 14.10.2026"),
        (
            "Покупатель;Накладная;Дата накладной;Оплатить до;Сумма;Оплачено\nЛютик;№ 118;14.10.2026;13.11.2026;1000;600\n",
            "№ 118, 14.10.2026",
        ),
        (
            "Customer,Invoice,Invoice date,Due date,Amount,Outstanding\nЛютик,INV-118,2026-10-14,2026-11-13,\"1,000.00\",400.00\n",
            "INV-118, 14.10.2026",
        ),
        ("Customer;Invoice no;Due date;Amount;Amount due\nЛютик;INV-118;13.11.2026;1000;400\n", "INV-118"),
    ] {
        assert_eq!(rows(text), Some(vec![read("Лютик", title, "2026-11-13", 100_000, 40_000)]), "{text}");
    }
    let late = rows("Контрагент;Документ;Долг;Дней просрочки\nЛютик;УПД 7;400;15\nЛютик;УПД 8;100;0\nЛютик;УПД 9;0;\n").unwrap();
    assert_eq!(late, [read("Лютик", "УПД 7", "15..15", 40_000, 40_000), read("Лютик", "УПД 8", "ahead", 10_000, 10_000)]);
}

#[test]
fn ages_are_read_by_their_columns() {
    let text = "Задолженность покупателей по срокам долга на 28.11.2026;;;;\nПокупатель;Долг;0–30;31–60;Свыше 60\nЛютик;600,00;100,00;;500,00\nМак;;;;\nИтого;600,00;100,00;;500,00\n";
    let read_now = rows(text).unwrap();
    assert_eq!(read_now, [read("Лютик", "0–30", "1..30", 10_000, 10_000), read("Лютик", "Свыше 60", "61..", 50_000, 50_000)]);
    let found = table(text).unwrap();
    assert_eq!((found.about.on, found.about.by_age, found.clients.len()), (NaiveDate::from_ymd_opt(2026, 11, 28), true, 2));
    let two = rows("Клиент;Долг;Просрочено\nЛютик;600;200\nМак;100;\n").unwrap();
    assert_eq!(two[..2], [read("Лютик", "Просрочено", "1..", 20_000, 20_000), read("Лютик", "Долг", "ahead", 40_000, 40_000)]);
    assert!(!table("Клиент;Долг;Просрочено\nЛютик;600;200\n").unwrap().about.by_age);
    assert_eq!(table("Клиент;Просрочено\nЛютик;600\n").map(|found| found.about.late_alone), Some(true));
}

#[test]
fn of_totals_alone_no_day_is_guessed() {
    let totals = rows("Клиент;Долг\nЛютик;600\nМак;0\nИва;-5\n").unwrap();
    assert_eq!(totals, [read("Лютик", "Долг", "unsaid", 60_000, 60_000)]);
    let papers = rows("Клиент;Документ;Долг\nЛютик;УПД 7;600\n").unwrap();
    assert_eq!(papers, [read("Лютик", "УПД 7", "unsaid", 60_000, 60_000)]);
}

#[test]
fn documents_stand_under_their_client() {
    let text = "Дебиторская задолженность, тыс. руб.;;\nКонтрагент / Документ;Срок оплаты;Долг\nООО Лютик;;3,5\nРеализация товаров 12 от 05.10.2026;04.11.2026;1,5\n\
                Счёт 13 от 06.10.2026;05.11.2026;2\nМак;01.12.2026;7\nИтого;;10,5\n";
    let told = [
        read("ООО Лютик", "Реализация товаров 12 от 05.10.2026", "2026-11-04", 150_000, 150_000),
        read("ООО Лютик", "Счёт 13 от 06.10.2026", "2026-11-05", 200_000, 200_000),
        read("Мак", "Долг", "2026-12-01", 700_000, 700_000),
    ];
    assert_eq!(rows(text), Some(told.to_vec()));
}

#[test]
fn what_is_no_table_of_debts_is_left_to_others() {
    for text in [
        "Период;Клиент;Сумма\n10.2026;Лютик;1000\n",
        "Дата;Клиент;Товар;Сумма;Долг\n05.10.2026;Лютик;Мел;1000;10\n",
        "Дата;Клиент;Сумма;Срок оплаты\n05.10.2026;Лютик;1000;05.11.2026\n",
        "Дата;Клиент;Сумма;Долг\n05.10.2026;Лютик;1000;10\n",
        "Дата;Контрагент;ИНН контрагента;Дебет;Кредит;Назначение платежа\n01.11.2026;Север;7700000016;100;;Счёт 1\n",
        "Контрагент;Поступление;Списание\nСевер;100;\n",
        "ФИО;Телефон\nКим;1\n",
    ] {
        assert_eq!(rows(text), None, "{text}");
    }
}

#[test]
fn rows_that_cannot_be_are_told_with_their_lines() {
    let text = "Клиент;Документ;Срок оплаты;Долг;Валюта\nЛютик;УПД 1;скоро;100;\n;УПД 2;01.12.2026;100;\nЛютик;УПД 3;01.12.2026;сто;\n\
                Лютик;УПД 4;01.12.2026;-100;\nЛютик;УПД 5;01.12.2026;100;тугрик\nМак;УПД 6;;100;\n";
    let found = table(text).unwrap();
    let told: Vec<(u64, Reason)> = found.problems.iter().map(|problem| (problem.line, problem.reason)).collect();
    let of = [Reason::NoDay, Reason::NoClient, Reason::NoAmount, Reason::Prepaid, Reason::NoCurrency, Reason::NoDue];
    assert_eq!((found.rows.len(), told), (0, (2..).zip(of).collect::<Vec<_>>()));
    assert_eq!((found.unread.len(), found.unnamed), (2, true));
    let uneven = table("Клиент;Долг;1-30;31-60\nЛютик;100;50;40\n").unwrap();
    assert_eq!(uneven.problems[0].reason, Reason::Uneven);
}

fn refused(text: &str) -> Option<Refusal> {
    table(text).and_then(|found| found.about.refused)
}

/// What we owe became what clients owe us, and what they do was marked as paid.
#[test]
fn a_table_of_payables_is_refused_with_its_words() {
    let rows = "Контрагент;Счёт;Срок оплаты;Остаток\nЛютик;К-1;16.11.2026;77\n";
    for line in [
        "Кредиторская задолженность",
        "Наша задолженность поставщикам",
        "Задолженность перед поставщиками",
        "Долги поставщикам",
        "Мы должны",
        "Расчёты с поставщиками (счёт 60)",
        "Просроченная кредиторка на 27.11.2026",
        "Accounts payable",
        "Payables aging",
    ] {
        let text = format!("{line};;;\n{rows}");
        assert_eq!(refused(&text), Some(Refusal::Payables(line.to_owned())), "{line}");
        assert_eq!(table(&text).map(|found| (found.rows.len(), found.clients.len())), Some((0, 0)), "{line}");
    }
    for (name, said) in [("кредиторка.csv", "кредиторка"), ("accounts_payable.csv", "accounts payable")] {
        let found = read_text::<Owing>(name, rows).unwrap();
        assert_eq!((found.about.refused, found.rows.len()), (Some(Refusal::Payables(said.to_owned())), 0), "{name}");
    }
    for line in ["Дебиторская задолженность", "Задолженность покупателей перед поставщиком", "Расчёты с покупателями (счёт 62)"]
    {
        assert_eq!(table(&format!("{line};;;\n{rows}")).map(|found| found.rows.len()), Some(1), "{line}");
    }
}

/// Of two columns of sums the first was read, and what stood in the other was paid.
#[test]
fn every_column_of_sums_is_read_or_the_table_refused() {
    let text = "Клиент;Счёт;Срок оплаты;Долг, USD;Долг, тыс. руб.\nЛютик;5;01.11.2026;10;\nКим;6;01.11.2026;;0,3\nМак;7;01.11.2026;;\n";
    let found = table(text).unwrap();
    let told: Vec<_> = found.rows.iter().map(|row| (row.of.title.as_str(), row.of.left, row.of.currency)).collect();
    assert_eq!(told, [("№ 5", 1_000, Some("USD")), ("№ 6", 30_000, Some("RUB"))]);
    assert_eq!((found.about.unread.len(), found.about.refused, found.problems.len()), (0, None, 0));
    let whole = rows("Клиент;Общая задолженность;В т.ч. просроченная\nЛютик;1000;300\n").unwrap();
    assert_eq!(
        whole,
        [read("Лютик", "В т.ч. просроченная", "1..", 30_000, 30_000), read("Лютик", "Общая задолженность", "ahead", 70_000, 70_000)]
    );
    for (text, alike) in [
        ("Клиент;Счёт;Срок оплаты;Долг, USD;Долг, руб.\nЛютик;5;01.11.2026;10;900\n", ["Долг, USD", "Долг, руб."]),
        ("Клиент;Счёт;Срок оплаты;Долг;Остаток\nЛютик;5;01.11.2026;10;900\n", ["Долг", "Остаток"]),
        ("Клиент;Долг;Долг филиалов;Просрочено\nЛютик;10;900;5\n", ["Долг", "Долг филиалов"]),
    ] {
        assert_eq!(refused(text), Some(Refusal::Alike(alike.map(str::to_owned).to_vec())), "{text}");
    }
    for text in [
        "Клиент;Долг;Лимит;Просрочено;Долг на начало\nЛютик;10;900;5;7\n",
        "Клиент;Долг;Просрочено;Не просрочено\nЛютик;10;5;5\n",
        "Клиент;Дебиторская задолженность;Кредиторская задолженность;Дней просрочки\nЛютик;10;900;5\n",
        "Клиент;Долг;Долг филиалов;Просрочено\nЛютик;10;;5\n",
    ] {
        assert_eq!(refused(text), None, "{text}");
    }
    // What is owed stands in a column that is not read.
    let other = table("Клиент;Счёт;Срок оплаты;Долг;Итого к оплате\nЛютик;5;01.11.2026;;103\nКим;6;01.11.2026;7;8\n").unwrap();
    assert_eq!((other.rows.len(), other.problems[0].reason, other.unread.len()), (1, Reason::NoAmount, 1));
}

#[test]
fn a_column_of_currencies_is_known_by_what_stands_in_it() {
    for heading in ["Вал.", "CCY", "Curr", "В чём"] {
        let found =
            table(&format!("Клиент;Счёт;Срок оплаты;Долг;{heading}\nЛютик;5;01.11.2026;10;USD\nКим;6;01.11.2026;7;руб.\n")).unwrap();
        assert_eq!(found.rows.iter().map(|row| row.of.currency).collect::<Vec<_>>(), [Some("USD"), Some("RUB")], "{heading}");
    }
}

/// A register of shipments was a table of debts that were due on the day they were paid.
#[test]
fn shipments_with_their_payments_are_no_debts() {
    let text = "Дата отгрузки;Клиент;Сумма отгрузки;Дата оплаты;Сумма оплаты\n30.01.2026;Лютик;300;02.02.2026;250\n";
    assert_eq!(rows(text), None);
    let owed = rows("Клиент;Сумма задолженности;Дата погашения\nЛютик;400;01.12.2026\n").unwrap();
    assert_eq!(owed, [read("Лютик", "Сумма задолженности", "2026-12-01", 40_000, 40_000)]);
}
