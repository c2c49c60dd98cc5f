//! What the page of money says of real files.

use super::*;
use crate::clock::Clock;
use crate::domain::Value as Kept;
use crate::domain::field::Tone;
use crate::store::Verb;

/// What each fact of the page says, and what it is made of.
fn facts(blocks: &[Block]) -> Vec<(String, Vec<String>)> {
    let fact = |block: &Block| match block {
        Block::Fact(fact) => Some((
            fact.said.as_ref().map_or_else(|why| why.get(Lang::Ru).to_owned(), |said| said.said(Lang::Ru)),
            fact.made_of.iter().map(|part| part.said(Lang::Ru)).collect(),
        )),
        _ => None,
    };
    blocks.iter().filter_map(fact).collect()
}

fn with(records: impl Fn(i64) -> Vec<Record>) -> (tempfile::TempDir, Store, i64) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
    let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
    let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    for record in records(account) {
        store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    }
    (folder, store, account)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// What the worked figures of the method come to on a real file (M2, M15, M31, M33, M51). In thousands.
#[test]
fn figures_are_those_of_the_method() {
    let sum = |thousand: i64| Kept::Int(thousand * 100_000);
    let (_folder, store, account) = with(|account| {
        let of = |entity| Record::owned(entity, account).with_text("currency", "RUB");
        let bought = |month: &str, amount, cost| {
            of(Entity::Purchase).with_text("bought_on", month).with("amount", sum(amount)).with("cost", sum(cost))
        };
        let need = |year: &str, need, ours| {
            let record = of(Entity::Need).with_text("title", "Плёнка").with_text("state", "bought").with_text("period", year);
            record.with("amount", sum(need)).with("ours", sum(ours))
        };
        let cost = |kind: &str, amount| of(Entity::Expense).with_text("period", "2025").with_text("kind", kind).with("amount", sum(amount));
        let chance = |due: &str, amount, percent| {
            let record = of(Entity::Opportunity).with_text("title", "Склад").with_text("state", "open").with_text("due_on", due);
            record.with("amount", sum(amount)).with("probability", Kept::Int(percent))
        };
        let month = |period: &str, on_time| {
            let record = Record::owned(Entity::Delivery, account).with_text("period", period).with("shipments", Kept::Int(20));
            record.with("on_time", Kept::Int(on_time))
        };
        vec![
            bought("2025-01", 12_000, 9_000),
            bought("2026-11", 2_100, 2_100),
            cost("service", 600),
            cost("acquisition", 100),
            cost("relationship", 250),
            cost("knowledge", 50),
            need("2025", 9_000, 3_600),
            need("2026", 9_600, 3_300),
            of(Entity::Target).with_text("period", "2026-Q4").with("amount", sum(3_000)),
            chance("2026-12-15", 260, 80),
            chance("2027-02-15", 9_600, 25),
            month("2026-09", 20),
            month("2026-10", 17),
            month("2026-11", 18),
            Record::owned(Entity::ServiceStandard, account).with_text("from_on", "2026-01-01").with("on_time", Kept::Int(95)),
            Record::new(Entity::CompanyTotal).with_text("period", "2025").with_text("currency", "RUB").with("income", sum(25_000)),
        ]
    });
    let years = store.years(account, today()).unwrap();
    let basis = basis::Basis::of(&store, account, &years, today()).unwrap();
    let said = |blocks: Vec<Block>| -> Vec<String> {
        let fact = |block: &Block| if let Block::Fact(fact) = block { crate::page::text::told(fact, Lang::Ru) } else { String::new() };
        blocks.iter().map(fact).collect()
    };
    assert_eq!(said(dependence::facts(&basis).unwrap()), ["12,0 % за 2025: ключевой"]);
    assert_eq!(
        said(plan::facts(&basis).unwrap()),
        ["2,1 млн руб. из 3,0 млн руб. = 70,0 %   при 60,9 % дней", "2,3 млн руб.   −23,1 % к плану (−692 тыс. руб.)"]
    );
    assert_eq!(said(needs::facts(&basis).unwrap()), ["34,4 % за 2026   −5,6 п.п. за год", "берут 1 из 1 = 100 %"]);
    assert_eq!(said(supply::facts(&basis).unwrap()), ["в срок 90,0 % за 11.2026   ! 2 месяца подряд хуже договорённого"]);
    let net = profit::facts(&basis).unwrap();
    assert_eq!(said(net.clone()), ["1,5 млн руб. за 2025: 12,5 % оборота   в 2026 пока 0 руб."]);
    let Some(Block::Fact(net)) = net.first() else { panic!() };
    assert!(net.made_of.iter().any(|part| part.said(Lang::Ru) == "пять таких лет стоят сегодня 5,0 млн руб. (ставка 15,0 %)"), "{net:?}");
}

/// What was left of the purchases with a cost was told as the income of all of them, of a year and of twelve months alike (M2).
#[test]
fn what_is_left_of_a_part_is_no_income_of_the_whole() {
    let said = |uncosted: &'static str| {
        let (_folder, store, account) = with(|account| {
            let of = |entity| Record::owned(entity, account).with_text("currency", "RUB");
            let bought = |month: &str| of(Entity::Purchase).with_text("bought_on", month).with("amount", Kept::Int(1_000));
            let total = |period: String| {
                let total = Record::new(Entity::CompanyTotal).with_text("period", period).with_text("currency", "RUB");
                total.with("income", Kept::Int(1_000))
            };
            let costed = ["2025-01", "2026-10"].map(|month| bought(month).with("cost", Kept::Int(900)));
            let months = (11..=12).map(|month| format!("2025-{month}")).chain((1..=10).map(|month| format!("2026-{month:02}")));
            let partly = (!uncosted.is_empty()).then(|| bought(uncosted));
            costed.into_iter().chain(partly).chain(months.chain(["2025".to_owned()]).map(total)).collect()
        });
        let basis = basis::Basis::of(&store, account, &store.years(account, today()).unwrap(), today()).unwrap();
        let Block::Fact(fact) = dependence::facts(&basis).unwrap().remove(0) else { panic!() };
        crate::page::text::told(&fact, Lang::Ru)
    };
    assert_eq!(said(""), "10,0 % за 2025: ключевой   0,8 % за 12 мес.");
    assert_eq!(said("2026-09"), "10,0 % за 2025: ключевой");
    assert_eq!(said("2025-02"), "— себестоимость известна не у всех закупок того года");
}

/// A report that is not in yet made a month without purchases of every month: the plan looked missed by what was not told.
#[test]
fn the_pace_is_of_the_time_that_is_told_of() {
    let (_folder, store, account) = with(|account| {
        let of = |entity| Record::owned(entity, account).with_text("currency", "RUB");
        vec![
            of(Entity::Purchase).with_text("bought_on", "2026-10").with("amount", Kept::Int(100)),
            of(Entity::Target).with_text("period", "2026-Q4").with("amount", Kept::Int(300)),
        ]
    });
    let told = |on: &str| {
        let on = day::from_iso(on).unwrap();
        let basis = basis::Basis::of(&store, account, &store.years(account, on).unwrap(), on).unwrap();
        facts(&plan::facts(&basis).unwrap()).remove(0).0
    };
    assert_eq!(told("2026-11-25"), "1 руб. из 3 руб. = 33,3 %");
    let basis = basis::Basis::of(&store, account, &store.years(account, today()).unwrap(), today()).unwrap();
    let Block::Fact(fact) = plan::facts(&basis).unwrap().remove(0) else { panic!() };
    assert_eq!(fact.beside(Lang::Ru).unwrap(), "при 33,7 % дней, отчёты по 10.2026");
    store
        .step(Verb::Create, "", |change| {
            change.insert(
                &Record::owned(Entity::Target, account)
                    .with_text("period", "2027-Q1")
                    .with("amount", Kept::Int(1))
                    .with_text("currency", "RUB"),
            )
        })
        .unwrap();
    assert_eq!(told("2027-02-25"), "отчётов за квартал ещё нет");
}

/// Terms that were over, or had not begun, were counted into what they cost in a year (M17).
#[test]
fn only_terms_that_hold_today_cost_anything() {
    let term = |account, title: &str, from: &str, until: &str, cost| {
        let term = Record::owned(Entity::Term, account).with_text("kind", "discount").with_text("title", title).with_text("state", "open");
        let term = if from.is_empty() { term } else { term.with_text("from_on", from) };
        let term = if until.is_empty() { term } else { term.with_text("until_on", until) };
        term.with("cost", Kept::Int(cost)).with_text("currency", "RUB")
    };
    let (_folder, store, account) = with(|account| {
        vec![
            term(account, "скидка 3 %", "", "2026-11-25", 10_000),
            term(account, "скидка 5 %", "2026-01-01", "2026-10-31", 700_000),
            term(account, "отсрочка", "2027-01-01", "", 900_000),
        ]
    });
    let said = facts(&terms(&store, account, today()).unwrap());
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].0, "1 условие стоит нам 100 руб. в год");
    assert!(
        said[0].1.iter().any(|part| part.contains("кончилось 31.10.2026")) && said[0].1.iter().any(|part| part.contains("с 01.01.2027"))
    );
}

/// Each currency said the count of all terms, those without a cost among them (M49).
#[test]
fn each_sum_of_terms_counts_its_own() {
    let term = |account, currency: &str, cost: Option<i64>| {
        let term =
            Record::owned(Entity::Term, account).with_text("kind", "discount").with_text("title", "скидка").with_text("state", "open");
        let term = term.with_text("currency", currency);
        if let Some(cost) = cost { term.with("cost", Kept::Int(cost)) } else { term }
    };
    let (_folder, store, account) = with(|account| {
        vec![
            term(account, "RUB", Some(10_000)),
            term(account, "RUB", Some(20_000)),
            term(account, "EUR", Some(500)),
            term(account, "RUB", None),
        ]
    });
    let blocks = terms(&store, account, today()).unwrap();
    let told =
        blocks.iter().map(|block| if let Block::Fact(fact) = block { crate::page::text::told(fact, Lang::Ru) } else { String::new() });
    assert_eq!(told.collect::<Vec<_>>(), ["1 условие стоит нам 5 EUR в год", "2 условия стоят нам 300 руб. в год   ещё 1 без оценки"]);
}

/// A contract that was over stood there as one that should have been decided (M17).
#[test]
fn the_contract_to_decide_on_is_one_that_is_not_over() {
    let contract = |account, subject: &str, until: &str, notice| {
        let contract = Record::owned(Entity::Contract, account).with_text("subject", subject).with_text("state", "open");
        contract.with_text("until_on", until).with_text("notice", format!("{notice}d"))
    };
    let said = |rows: &'static [(&'static str, &'static str, i64)]| {
        let (_folder, store, account) =
            with(|account| rows.iter().map(|(subject, until, notice)| contract(account, subject, until, *notice)).collect());
        facts(&contracts(&store, account, today()).unwrap())
    };
    let mut told =
        said(&[("Старый", "2026-10-31", 30), ("Поставка", "2026-12-31", 30), ("Склад", "2027-12-31", 30), ("Пропущен", "2026-12-20", 60)]);
    // One that ended was hidden by those that run, and the one that is missed by the next.
    assert_eq!(told.pop().unwrap().0, "кончился 31.10.2026: Старый");
    assert_eq!(told.pop().unwrap().0, "решить надо было до 21.10.2026: Пропущен");
    let (value, parts) = told.remove(0);
    assert_eq!(value, "решить до 01.12.2026: Поставка");
    assert!(parts.contains(&"Старый, кончился 31.10.2026".to_owned()), "{parts:?}");
    // One that goes on and on was not named beside those that end.
    let (_folder, store, account) = with(|account| {
        let endless = Record::owned(Entity::Contract, account).with_text("subject", "Рамочный").with_text("state", "open");
        vec![contract(account, "Склад", "2027-12-31", 30), endless]
    });
    let parts = facts(&contracts(&store, account, today()).unwrap()).remove(0).1;
    assert_eq!(parts, ["Склад, до 31.12.2027", "Рамочный, без срока"]);
    let (_folder, store, account) = with(|account| {
        let bare = Record::owned(Entity::Contract, account).with_text("subject", "Без срока").with_text("state", "open");
        vec![bare.with_text("until_on", "2026-12-11")]
    });
    let page = crate::page::text::lines(
        &read(&store, account).unwrap(),
        crate::page::How { cells: 100, ascii: false, whole: false, lang: Lang::Ru },
    );
    assert!(page.iter().any(|line| line.ends_with("кончается 11.12.2026: Без срока   срок предупреждения не указан")), "{page:#?}");
    assert_eq!(said(&[("Старый", "2026-10-31", 30)]).remove(0).0, "кончился 31.10.2026: Старый");
    assert_eq!(
        said(&[("Пропущен", "2026-12-20", 60), ("Старый", "2026-10-31", 1)]).remove(0).0,
        "решить надо было до 21.10.2026: Пропущен"
    );
}

/// What is overpaid is shown apart, also where nothing is owed (M17).
#[test]
fn what_is_overpaid_is_said_beside_what_is_owed() {
    let debt = |account, amount, paid| {
        let debt =
            Record::owned(Entity::Debt, account).with_text("title", "счёт").with_text("due_on", "2026-12-01").with_text("currency", "RUB");
        debt.with("amount", Kept::Int(amount)).with("paid", Kept::Int(paid))
    };
    let (_folder, store, account) = with(|account| vec![debt(account, 10_000, 15_000)]);
    let said = facts(&owed(&store, account, today()).unwrap());
    assert_eq!(said.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>(), ["долгов нет", "50 руб."]);
    let (_folder, store, account) = with(|account| vec![debt(account, 10_000, 15_000), debt(account, 20_000, 0)]);
    let said = facts(&owed(&store, account, today()).unwrap());
    assert_eq!(said.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>(), ["200 руб.", "50 руб."]);
}

/// What is not due yet was red along with what is late, and without colours nothing told the late part (M17).
#[test]
fn only_what_is_late_is_an_alarm() {
    let (_folder, store, account) = with(|account| {
        let debt = |due: &str, amount| {
            let debt = Record::owned(Entity::Debt, account).with_text("title", "счёт").with_text("due_on", due);
            debt.with_text("currency", "RUB").with("amount", Kept::Int(amount))
        };
        vec![debt("2026-11-13", 50_000_000), debt("2026-12-13", 64_000_000)]
    });
    let blocks = owed(&store, account, today()).unwrap();
    let Block::Fact(fact) = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!((fact.tone, fact.alarm), (Tone::Plain, Alarm::More));
    assert_eq!(crate::page::text::told(fact, Lang::Ru), "1,1 млн руб.   ! просрочено 500 тыс. руб.");
}

/// A program would read one currency and take it for all.
#[test]
fn programs_read_every_currency_and_what_is_not_there_as_null() {
    let debt = |account, currency: &str| {
        let debt = Record::owned(Entity::Debt, account).with_text("title", "счёт").with_text("due_on", "2026-12-01");
        debt.with_text("currency", currency).with("amount", Kept::Int(10_000))
    };
    let (_folder, store, account) = with(|account| vec![debt(account, "RUB"), debt(account, "EUR")]);
    let told = crate::page::json::document(&read(&store, account).unwrap());
    let owed = told["agreed"]["owed"]["values"].as_array().unwrap();
    let currencies: std::collections::BTreeSet<_> = owed.iter().map(|value| value["currency"].as_str().unwrap()).collect();
    assert_eq!(currencies, ["EUR", "RUB"].into());
    assert!(told["agreed"]["overpaid"].is_null() && told["purchases"]["months"].is_null(), "{told}");
}

/// The income was that of the whole holding, and the expenses and hours those of its head; and twelve months of expenses were taken off the
/// sales of two (M31).
#[test]
fn net_is_of_all_companies_and_of_a_whole_year() {
    let of = |entity, account| Record::owned(entity, account).with_text("currency", "RUB");
    let sum = |record: Record, key: &str, thousand: i64| record.with(key, Kept::Int(thousand * 100_000));
    let bought = |account, month: &str| sum(sum(of(Entity::Purchase, account).with_text("bought_on", month), "amount", 1_000), "cost", 500);
    let (_folder, store, head) = with(|account| vec![bought(account, "2025-11")]);
    let insert = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
    let company = insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка-Юг").with("parent_id", Kept::Int(head)));
    insert(&sum(of(Entity::Expense, company).with_text("period", "2025-Q4").with_text("kind", "service"), "amount", 100));
    let net = || {
        let basis = basis::Basis::of(&store, head, &store.years(head, today()).unwrap(), today()).unwrap();
        facts(&profit::facts(&basis).unwrap())[0].clone()
    };
    assert_eq!(net().0, "закупки того года известны не с начала");
    insert(&bought(company, "2025-01"));
    let (said, parts) = net();
    // 2,000 less 1,000 of goods and 100 of service, and a quarter of that.
    assert!(said.starts_with("675 тыс. руб. за 2025"), "{said}");
    assert!(parts.iter().any(|part| part == "обслуживание 100 тыс. руб."), "{parts:?}");
}
