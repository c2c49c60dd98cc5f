//! Contracts, terms, debts and legal entities: entered, listed, told when they press, taken back, found, and hidden from a client.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Store, Verb};
use support::desk::Desk;

fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

/// The money of the first client of the list.
fn money(desk: &mut Desk) -> &mut Desk {
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>").sees("Итог").keys("vv").sees("Долги · 3")
}

#[test]
fn an_invoice_is_entered_paid_and_taken_back() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).keys("nсчёт 140<Tab>пт<Tab>120 т.р.<Enter>").sees("Долги · 4");
    let debt = all(&desk, Entity::Debt).pop().unwrap();
    assert_eq!((debt.title(), debt.int("amount"), debt.int("left")), ("счёт 140", Some(12_000_000), Some(12_000_000)));
    assert_eq!((debt.text("state"), debt.text("currency")), ("open", "RUB"));
    desk.keys("e120000<Enter>").sees("оплачен");
    let debt = all(&desk, Entity::Debt).pop().unwrap();
    assert_eq!((debt.int("left"), debt.text("state")), (Some(0), "paid"));
    desk.keys("uu").sees("Долги · 3");
}

/// Each table is turned to by the key that says its name, and filtered like every other.
#[test]
fn the_tables_are_turned_and_filtered() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).sees("v договоры").keys("v").sees("Договоры · 2").sees("v условия").keys("v").sees("Условия · 2");
    desk.keys("v")
        .sees("Закупки · 78")
        .keys("v")
        .sees("Юрлица · 2")
        .keys("VVVV")
        .sees("Долги · 3")
        .keys("/118")
        .sees("Долги ─ 1 из 3 ─")
        .keys("<Esc>")
        .sees("Долги · 3");
    // What the columns show is found: sums, states, days.
    desk.keys("/500 000").sees("счёт 118").sees_no("Ничего").keys("<Esc>/оплач").sees("из 3 ─").keys("<Esc>v/действ").sees("Договоры ─");
}

#[test]
fn what_presses_is_told_today_and_before_a_meeting() {
    let mut desk = Desk::demo(Lang::Ru, (120, 60));
    desk.sees("счёт 118 — 500 000 руб., просрочен 12 дней").sees("Поставка упаковки — решить до пн 30.11");
    money(&mut desk).keys("p").sees("счёт 118 — 500 000 руб., просрочен");
}

/// Put off, it comes back with the next step before the day.
#[test]
fn a_deadline_on_today_is_opened_and_put_off() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("/счёт 118<Tab><Enter>").sees("Долги · 3").sees("►! 12 дней");
    desk.keys("<Esc>").keys("t").sees("Отложено до");
}

#[test]
fn contracts_are_found_by_their_words() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("<F6>хранение запаса").sees("Договор").keys("<Down><Enter>").sees("Договоры · 2").sees("Хранение запаса коробов");
}

/// Debts are for nobody else; contracts are not for a client who looks at the screen.
#[test]
fn a_client_in_the_room_sees_no_money() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).keys("<F2>");
    let screen = desk.screen();
    assert!(!screen.contains("счёт 118") && !screen.contains("500 000"), "{screen}");
    desk.keys("v");
    assert!(!desk.screen().contains("Поставка упаковки"), "{}", desk.screen());
}

/// An invoice is written down when it is late as often as before: its day is not that of the next year.
#[test]
fn a_day_of_payment_that_is_past_is_read_as_past() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk);
    for (typed, day) in [("20.10", "2026-10-20"), ("25.12", "2026-12-25"), ("20 октября", "2026-10-20")] {
        desk.keys(&format!("nсчёт 141<Tab>{typed}<Tab>5 т.р.<Enter>")).sees("Долги · 4");
        assert_eq!(all(&desk, Entity::Debt).pop().unwrap().text("due_on"), day, "{typed}");
        desk.keys("u").sees("Долги · 3");
    }
    desk.keys("nсчёт 141<Tab>20.03<Tab>5 т.р.<Enter>").sees("Напишите день с годом");
}

/// A sum with a minus, or one too great to be kept, was said to be no sum.
#[test]
fn a_sum_that_is_none_is_told_why() {
    for (lang, typed, said) in [
        (Lang::Ru, "-5000", "не бывает меньше нуля"),
        (Lang::Ru, "99999999999999999", "Слишком большая сумма"),
        (Lang::Ru, "20 000 млрд руб", "Слишком большая сумма"),
        (Lang::Ru, "много", "Не похоже на сумму"),
        (Lang::En, "-5000", "never less than nothing"),
        (Lang::En, "$99,999,999,999,999", "Too large a sum"),
    ] {
        let mut desk = Desk::demo(lang, (100, 30));
        let name = if lang == Lang::Ru { "ромаш" } else { "north" };
        desk.keys(&format!("2/{name}<Enter><Tab><Tab><Tab><Tab>vv"));
        desk.keys(&format!("nx 141<Tab>20.10.2026<Tab>{typed}<Enter>")).sees(said);
    }
}

/// What it buys, leaves and owes on one page, with what each figure is made of at a key.
#[test]
fn the_summary_says_what_it_is_made_of() {
    let mut desk = Desk::demo(Lang::Ru, (80, 30));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>").sees("Закупки за 12 мес.").sees("к году раньше").sees("просрочено 500 тыс. руб.");
    desk.sees("годом раньше").keys("i").sees("1–30 дней: 500 тыс. руб.").keys("i");
    assert!(!desk.screen().contains("1–30 дней"), "{}", desk.screen());
    // Before a client there is nothing of it.
    desk.keys("<F2>");
    assert!(!desk.screen().contains("просрочено"), "{}", desk.screen());
}

#[test]
fn an_account_without_purchases_says_so() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let account = Record::new(Entity::Account).with_text("short_name", "Лютик");
        Store::open(file, support::morning()).unwrap().step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    });
    desk.keys("2<Enter><Tab><Tab><Tab><Tab>").sees("— закупок за 12 месяцев нет");
}

#[test]
fn a_month_is_written_by_hand_and_taken_back() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).keys("vvv").sees("Закупки · 78");
    desk.keys(&format!("n{}октябрь 2026<Tab>Пробки<Tab>-12 т.р.<Enter>", "<Backspace>".repeat(12))).sees("Закупки · 79");
    let bought = all(&desk, Entity::Purchase).pop().unwrap();
    assert_eq!((bought.text("bought_on"), bought.title(), bought.int("amount")), ("2026-10", "Пробки", Some(-1_200_000)));
    assert_eq!(desk.store().stale_figures().unwrap(), 0);
    desk.keys("u").sees("Закупки · 78");
}

/// Whoever signs for a legal entity works at its client, nearly always: others are found by their names, and it is said of them.
#[test]
fn who_signs_is_one_of_the_clients_people() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let others: Vec<String> = {
        let store = desk.store();
        let romashka = store.accounts_matching("ромашка", 1).unwrap()[0].0;
        let all = store.persons_matching("", None, 500).unwrap();
        all.into_iter().filter(|(id, ..)| store.person_at(romashka, *id).unwrap().is_none()).map(|(_, name, _)| name).collect()
    };
    assert!(others.len() > 3);
    money(&mut desk).keys("vvvv").sees("Юрлица · 2").keys("nООО «Новое»<Tab><Tab><F3>").sees("Кто подписывает").sees("Ивнев");
    for other in &others {
        desk.sees_no(other);
    }
    let other = others[0].split_whitespace().next().unwrap().to_owned();
    desk.keys(&other).sees(&other).keys("<Enter>").sees("Среди людей клиента «Ромашка» нет");
}

/// What is owed stands on Today with whose it is and since when, and over the debts of a client what each figure is.
#[test]
fn a_debt_that_is_late_is_told_and_listed_in_every_size() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::on(Lang::Ru, size, |file| {
            let store = Store::open(file, support::morning()).unwrap();
            let account = store
                .step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Лютик")))
                .unwrap();
            let debt = Record::owned(Entity::Debt, account).with_text("title", "счёт 7").with_text("due_on", "2026-11-20");
            let debt = debt.with("amount", kamdesk::domain::Value::Int(120_000)).with_text("currency", "RUB");
            store.step(Verb::Create, "", |change| change.insert(&debt)).unwrap();
        });
        let rows = desk.rows_with("счёт 7");
        let row = rows.first().map(|y| desk.row(*y)).unwrap_or_default();
        assert!(row.contains("Лютик") && row.contains("1 200 руб.") && row.contains("просрочен"), "{}", desk.screen());
        desk.keys("2<Enter><Tab><Tab><Tab><Tab>vv").sees("Долги · 1");
        let head = desk.rows_with("Осталось").first().map(|y| desk.row(*y)).unwrap_or_default();
        assert!(head.contains("Срок") && head.contains("Счёт"), "{}", desk.screen());
        let debt = desk.rows_with("! 4 дня").first().map(|y| desk.row(*y)).unwrap_or_default();
        assert!(debt.contains("счёт 7") && debt.contains("1 200"), "{}", desk.screen());
    }
}

/// A file in which reports told of clients, some of whom may be there already.
fn reported(file: &std::path::Path, rows: &str) {
    let store = Store::open(file, support::morning()).unwrap();
    for (name, tax_id) in [("Ромашка", "7700000016"), ("Север", "3500000022")] {
        let account = Record::new(Entity::Account).with_text("short_name", name).with_text("tax_id", tax_id);
        store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    }
    let report = kamdesk::exchange::purchases::read_text("x", &format!("Период;Контрагент;ИНН;Сумма\n{rows}")).unwrap();
    let plan = kamdesk::import::purchases::plan(&store, report, false).unwrap();
    kamdesk::import::purchases::apply(&store, &plan, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
}

/// A client of a report became a second account of a name that was there, without a word.
#[test]
fn a_client_of_a_report_that_may_be_there_already_is_asked_about() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| reported(file, "10.2026;Ромашка;3500000022;200\n10.2026;Клён;3500000099;5\n"));
    desk.keys("3<S-Tab><S-Tab><S-Tab>").sees("Отчёты · 2").keys("/ромаш<Tab>n").sees("Похоже, уже есть").sees_no("Новый клиент");
    assert_eq!(all(&desk, Entity::Account).len(), 2);
    desk.keys("n").sees("Новый клиент: Ромашка");
    // Nobody is called like the other one.
    desk.keys("<Esc>n").sees("Новый клиент: Клён");
    assert_eq!(all(&desk, Entity::Account).len(), 4);
}

#[test]
fn a_client_of_a_report_without_a_name_is_called_by_its_tax_id() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| reported(file, "10.2026;;3500000099;200\n10.2026;Север;;1\n"));
    desk.keys("3<S-Tab><S-Tab><S-Tab>").sees("Отчёты · 1").keys("x").sees("«3500000099» — не ваш клиент");
}

/// The heading of what was open when a client came in said whom else we sell to, and what is owed.
#[test]
fn a_client_who_comes_in_reads_no_heading_of_ours() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| reported(file, "10.2026;Клён;3500000099;200\n10.2026;Север;;1\n"));
    desk.keys("3<S-Tab><S-Tab><S-Tab><Enter>")
        .sees("Чей это клиент: Клён")
        .keys("<F2>")
        .sees_no("Клён")
        .keys("<F2>")
        .sees("Чей это клиент: Клён");
    let mut desk = Desk::demo(Lang::Ru, (120, 60));
    desk.keys("/счёт 118<Tab>T").sees("Отложить · счёт 118").keys("<F2>").sees_no("счёт 118").keys("<F2>").sees("Отложить · счёт 118");
}

/// The purchases of the first client of the list.
fn purchases(desk: &mut Desk) -> &mut Desk {
    money(desk).keys("vvv").sees("Закупки · 78")
}

/// The currency typed last was that of every amount of the record (M28).
#[test]
fn two_currencies_in_one_record_are_refused() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let before = all(&desk, Entity::Purchase).len();
    purchases(&mut desk).keys("n09.2026<Tab><Tab>1000 EUR<Tab>500 USD<Enter>").sees("У записи одна валюта, а здесь две: евро и доллары.");
    assert_eq!(all(&desk, Entity::Purchase).len(), before);
    desk.keys("<Backspace><Backspace><Backspace>eur<Enter>").sees("Закупки · 79");
    let kept = all(&desk, Entity::Purchase).pop().unwrap();
    assert_eq!((kept.int("amount"), kept.int("cost"), kept.text("currency")), (Some(100_000), Some(50_000), "EUR"));
    // What is only named by one amount is the currency of both, and goes with it.
    desk.keys("n08.2026<Tab><Tab>700 usd<Tab><Up><Backspace><Backspace><Backspace><Backspace><Tab>300<Enter>").sees("Закупки · 80");
    let kept = all(&desk, Entity::Purchase).pop().unwrap();
    assert_eq!((kept.int("amount"), kept.int("cost"), kept.text("currency")), (Some(70_000), Some(30_000), "RUB"));
}

#[test]
fn the_currency_of_an_amount_in_the_file_changes_only_when_that_is_said_twice() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).keys("nсчёт 140<Tab>пт<Tab>1000 eur<Enter>").sees("Долги · 4");
    let debt = |desk: &Desk| {
        let debt = all(desk, Entity::Debt).pop().unwrap();
        (debt.int("amount"), debt.int("paid"), debt.text("currency").to_owned())
    };
    desk.keys("e400 руб<Enter>").sees("Валюта этой записи — евро, а набрано «рубли»");
    assert_eq!(debt(&desk), (Some(100_000), None, "EUR".to_owned()));
    desk.keys("<Enter>").sees("Долги · 4");
    assert_eq!(debt(&desk), (Some(100_000), Some(40_000), "RUB".to_owned()));
}

#[test]
fn a_purchase_of_a_month_to_come_is_said_once() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    purchases(&mut desk).keys("n12.2026<Tab><Tab>1000<Enter>").sees("Закупка за будущее: 12.2026.").keys("<Enter>").sees("Закупки · 79");
    desk.keys("n11.2026<Tab><Tab>1000<Enter>").sees("Закупки · 80");
}

/// What came back for 1,500.55 and had cost 1,000 is a loss of 500.55, not an income of −2,500.55 (M33).
#[test]
fn what_a_return_cost_has_the_sign_of_its_sum() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    purchases(&mut desk).keys("n10.2026<Tab><Tab>-1500,55<Tab>1000<Enter>").sees("Закупки · 79");
    let kept = all(&desk, Entity::Purchase).pop().unwrap();
    assert_eq!((kept.int("amount"), kept.int("cost"), kept.int("income")), (Some(-150_055), Some(-100_000), Some(-50_055)));
}

/// Without colours nothing told what is late, and what comes near in the list of contracts had no mark.
#[test]
fn what_is_late_or_near_has_its_mark_everywhere() {
    let mut desk = Desk::demo(Lang::Ru, (120, 60));
    desk.sees(" ! долг ").keys("/счёт 118<Enter>");
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    money(&mut desk).sees("Долги · 3 ─ 1–30 дней 500 000 руб., срок не наступил 640 000 руб. ─");
    assert!(!desk.screen().contains(" 0 руб."), "{}", desk.screen());
    desk.keys("v").sees("►• пн 30.11").keys("p").sees("! Долг: счёт 118");
}

/// The last day of a contract stood there as the day to decide by, although nobody knew the notice (M17).
#[test]
fn a_contract_without_a_notice_says_only_when_it_ends() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    money(&mut desk).keys("v").sees("Договоры · 2").keys("nСклад<Tab><Tab><Tab><Tab>11.12.2026<Enter>").sees("конец 11.12");
    // The record says no day to decide by, and what is not filled in.
    let screen = desk.screen();
    assert!(!screen.contains("Решить до  11.12") && screen.contains("Предупредить за"), "{screen}");
    desk.keys("p").sees("Склад — кончается 11.12");
}

/// The chart of what was bought stood above overdue debts and a day of notice that was missed, and the title of the debts was cut before
/// the dollars (M17).
#[test]
fn what_went_wrong_with_money_is_seen_first_in_three_currencies() {
    for (lang, size, overdue) in [(Lang::Ru, (80, 24), "просрочено"), (Lang::En, (120, 40), "overdue")] {
        let mut desk = Desk::on(lang, size, |file| {
            let store = Store::open(file, support::morning()).unwrap();
            let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
            let account = add(Record::new(Entity::Account).with_text("short_name", "Вега"));
            for (currency, sum) in [("RUB", 123_456_700), ("EUR", 1_234_500), ("USD", 9_876_500)] {
                let money = |record: Record| record.with_text("currency", currency).with("amount", kamdesk::domain::Value::Int(sum));
                for due in ["2026-07-01", "2026-10-30", "2026-12-20"] {
                    add(money(Record::owned(Entity::Debt, account).with_text("title", "счёт").with_text("due_on", due)));
                }
                for month in ["2026-08", "2026-09", "2026-10"] {
                    add(money(Record::owned(Entity::Purchase, account).with_text("bought_on", month)));
                }
            }
            let contract = Record::owned(Entity::Contract, account).with_text("subject", "Поставка").with_text("state", "open");
            add(contract.with_text("until_on", "2026-12-10").with_text("notice", "60d"));
        });
        desk.keys("2<Enter><Tab><Tab><Tab><Tab>");
        let bought = desk.rows_with(if lang == Lang::Ru { "Закупки за 12 мес." } else { "Bought in 12 months" });
        let late: Vec<u16> = desk.rows_with(overdue).into_iter().filter(|row| desk.row(*row).contains("! ")).collect();
        assert_eq!((late.len(), bought.len()), (3, 3), "{}", desk.screen());
        assert!(late.iter().all(|row| row < &bought[0]) && desk.rows_with("██").iter().all(|row| row > &late[2]), "{}", desk.screen());
        let missed = desk.rows_with(if lang == Lang::Ru { "решить надо было до" } else { "should have been decided by" });
        assert!(missed[0] < bought[0], "{}", desk.screen());
        desk.keys("vv");
        let title = desk.row(3);
        assert!(title.contains(overdue) && !title.contains('…'), "{title}");
        assert!(["EUR", "USD"].iter().all(|code| title.contains(code)), "{title}");
    }
}

/// Taking it back said «правка», as of any record.
#[test]
fn taking_back_whose_a_client_of_a_report_is_says_so() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| reported(file, "10.2026;Клён;3500000099;200\n10.2026;Север;;1\n"));
    desk.keys("3<S-Tab><S-Tab><S-Tab><Enter>").sees("Чей это клиент: Клён").keys("север<Enter>").sees("«Клён» — это Север");
    desk.keys("u").sees("Отменено: назначение клиента из отчёта «Клён»").sees("Отчёты · 1");
}

/// Letters on the heading of a part went nowhere, a blank opened it, and the next ones made euros of a contract in roubles.
#[test]
fn letters_change_no_choice_that_they_do_not_name() {
    let mut desk = Desk::demo(Lang::Ru, (100, 40));
    money(&mut desk).keys("v").sees("Договоры · 2").keys("n").keys("Поставка<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
    desk.sees("+ Ещё").keys("цена с доставкой, евро").sees("Это раздел").keys("<Enter>").sees("Договоры · 3");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!((contract.title(), contract.text("currency")), ("Поставка", "RUB"));
    desk.keys("e<Tab><Tab><Tab><Tab><Tab><Right>").sees("рубли");
    desk.keys("ежегодно с мая").sees("здесь нет").sees("рубли").keys("<Enter>");
    assert_eq!(all(&desk, Entity::Contract).pop().unwrap().text("currency"), "RUB");
    desk.keys("e<Tab><Tab><Tab><Tab><Tab><Right>").keys("юан").sees("юани").keys("<Enter>");
    assert_eq!(all(&desk, Entity::Contract).pop().unwrap().text("currency"), "CNY");
}

/// «Не ваш» was taken back as an edit, and what was put off as a move.
#[test]
fn what_is_undone_is_called_what_was_done() {
    let mut desk = Desk::demo(Lang::Ru, (110, 40));
    let month = ("2026-10".to_owned(), "RUB".to_owned(), 500, "[]".to_owned());
    desk.store().step(Verb::Import, "", |change| change.keep_report_month("сирень", "Сирень", "", &month)).unwrap();
    let client = desk.store().report_clients(10).unwrap().iter().find(|client| client.name == "Сирень").unwrap().id;
    desk.store().step(Verb::Leave, "Сирень", |change| change.leave_report_client(client)).unwrap();
    desk.keys("u").sees("не ваш клиент: «Сирень»");
}

/// Lists showed «12 дней» and «сегодня» and found neither; contracts stood as 1, 10, 11, 2.
#[test]
fn what_a_column_shows_is_found_and_numbers_stand_by_their_worth() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    money(&mut desk).sees("12 дней").keys("/12 дней").sees("Долги ─ 1 из 3 ─").sees("счёт 118");
    let store = desk.store();
    let account = store.accounts_matching("ромаш", 1).unwrap().remove(0).0;
    for number in ["10", "2", "1"] {
        let contract = Record::owned(Entity::Contract, account).with_text("subject", "Короба").with_text("number", number);
        store.step(Verb::Create, "", |change| change.insert(&contract.with_text("state", "open"))).unwrap();
    }
    let query = |sort| kamdesk::store::Query { filter: "короба".to_owned(), sort, limit: 9, ..Default::default() };
    let ordered = (0..6).map(|sort| {
        let rows = store.list(Entity::Contract, account, &query(sort)).unwrap().rows;
        rows.iter().map(|row| row.record.text("number").to_owned()).collect::<Vec<_>>()
    });
    assert!(ordered.collect::<Vec<_>>().contains(&vec!["1".to_owned(), "2".to_owned(), "10".to_owned()]));
}

/// A paste into a field with a list did nothing, and the form was saved without it.
#[test]
fn what_is_pasted_into_a_field_with_a_list_is_found_in_it() {
    let mut desk = Desk::demo(Lang::Ru, (100, 40));
    money(&mut desk).keys("vvn");
    desk.paste("скидка").sees("скидка").sees_no("здесь нет");
    desk.paste("ничего такого").sees("«ничего такого» здесь нет").sees("скидка");
    let mut desk = Desk::demo(Lang::Ru, (100, 40));
    money(&mut desk).keys("v").sees("Договоры · 2").keys("n").sees("Новый договор").keys("Плёнка<Tab><Tab>");
    let entity = all(&desk, Entity::LegalEntity).into_iter().next().unwrap();
    desk.paste(entity.title()).keys("<Enter>").keys("<Enter>");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!((contract.title(), contract.int("legal_entity_id")), ("Плёнка", entity.id));
}
