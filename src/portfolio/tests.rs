//! The portfolio of invented files: worked examples, and what is at the edges.

use super::read::beside;
use super::*;
use crate::clock::Clock;
use crate::domain::rules::xyz::{self, Step};
use crate::domain::{Entity, Record, Value};
use crate::store::{Store, Verb};

/// A purchase: whose, day or month, amount, cost, currency.
type Bought<'a> = (&'a str, &'a str, i64, Option<i64>, &'a str);

struct File {
    _folder: tempfile::TempDir,
    store: Store,
}

/// A file of such purchases, on a day.
fn file(today: &str, bought: &[Bought]) -> File {
    let folder = tempfile::tempdir().unwrap();
    let moment = chrono::DateTime::parse_from_rfc3339(&format!("{today}T09:00:00+03:00")).unwrap();
    let store = Store::open(&folder.path().join("kam.db"), Clock::Fixed(moment)).unwrap();
    let file = File { _folder: folder, store };
    for (name, on, amount, cost, currency) in bought {
        let account = file.account(name).unwrap_or_else(|| file.add(name, &[]));
        let row = Record::owned(Entity::Purchase, account).with_text("bought_on", *on).with("amount", Value::Int(*amount));
        let row = if currency.is_empty() { row } else { row.with_text("currency", *currency) };
        let row = if let Some(cost) = cost { row.with("cost", Value::Int(*cost)) } else { row };
        file.store.step(Verb::Create, "", |change| change.insert(&row)).unwrap();
    }
    file
}

impl File {
    fn account(&self, name: &str) -> Option<i64> {
        self.store.clients().unwrap().into_iter().find(|client| client.name == name).map(|client| client.id)
    }

    fn add(&self, name: &str, more: &[(&'static str, Value)]) -> i64 {
        let account = Record::new(Entity::Account).with_text("short_name", name);
        let account = more.iter().fold(account, |account, (key, value)| account.with(key, value.clone()));
        self.store.step(Verb::Create, "", |change| change.insert(&account)).unwrap()
    }

    fn read(&self, period: Period) -> Portfolio {
        let mut found = beside(&self.store, period, Some(Rest::default())).unwrap();
        read_net(&self.store, &mut found).unwrap();
        found
    }
}

fn row<'a>(portfolio: &'a Portfolio, name: &str) -> &'a Row {
    portfolio.rows.iter().find(|row| row.name == name).unwrap()
}

/// Twelve purchases of an account, one a month, from December 2025 on.
fn monthly<'a>(name: &'a str, amounts: [i64; 12], cost: impl Fn(i64) -> Option<i64>) -> Vec<Bought<'a>> {
    const MONTHS: [&str; 12] = [
        "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10",
    ];
    let bought = MONTHS.into_iter().zip(amounts).filter(|(_, amount)| *amount != 0);
    bought.map(|(month, amount)| (name, month, amount, cost(amount), "RUB")).collect()
}

const TODAY: &str = "2026-11-24";

/// The figures of FIGURES.md, with income as half of the turnover.
#[test]
fn accounts_stand_in_their_classes() {
    let sums = [("а", 4200), ("б", 2600), ("в", 1500), ("г", 700), ("д", 500), ("е", 300), ("ё", 200), ("з", -150)];
    let mut bought: Vec<Bought> = sums.iter().map(|(name, sum)| (*name, "2026-10", sum * 100, Some(sum * 50), "RUB")).collect();
    // Bought before these months: nothing now is a figure.
    bought.push(("ж", "2025-10", 7, None, "RUB"));
    let found = file(TODAY, &bought).read(Period::Trailing);
    assert_eq!(found.months, ("2025-11".to_owned(), "2026-10".to_owned()));
    for by in [By::Income, By::Turnover] {
        let classes: String = found.ranked(by).map(|row| format!("{:?}", row.by(by).class.unwrap())).collect();
        assert_eq!(classes, "AAABBCCCC", "{by:?}");
        assert_eq!(found.by(by).pareto, Some(Pareto { few: 2, all: 9, tenths: 680 }));
    }
    assert_eq!((found.turnover.whole, found.turnover.net, found.income.whole), (1_000_000, 985_000, 500_000));
    assert_eq!((row(&found, "а").income.sum, row(&found, "а").income.tenths), (Ok(210_000), Some(420)));
    assert_eq!((row(&found, "ж").turnover.sum, row(&found, "ж").turnover.tenths), (Ok(0), None));
    assert!(row(&found, "з").returns_exceed && !row(&found, "ж").returns_exceed);
}

/// A cost that nobody wrote down is no income of nothing, and no place in the ranking.
#[test]
fn what_has_no_cost_has_no_income() {
    let mut bought = monthly("Альфа", [100; 12], |sum| Some(sum / 2));
    bought.extend(monthly("Бета", [100; 12], |_| None));
    // Bought and brought back at cost: that leaves nothing, and is known.
    bought.extend([("Вега", "2026-03", 50, Some(40), "RUB"), ("Вега", "2026-03", -50, Some(-40), "RUB")]);
    let found = file(TODAY, &bought).read(Period::Trailing);
    assert_eq!(row(&found, "Бета").income, Place { sum: Err(Unknown::NoCost), tenths: None, class: None, rank: None });
    assert_eq!(row(&found, "Бета").turnover.tenths, Some(500));
    assert_eq!((row(&found, "Альфа").income.sum, row(&found, "Вега").income.sum), (Ok(600), Ok(0)));
    assert_eq!((found.income.order.len(), found.turnover.order.len(), found.usual()), (2, 3, By::Income));
    // With no cost at all they are compared by turnover.
    assert_eq!(file(TODAY, &monthly("Бета", [100; 12], |_| None)).read(Period::Trailing).usual(), By::Turnover);
}

#[test]
fn the_step_is_the_own_rhythm() {
    let mut bought = monthly("Квартал", [0, 0, 300, 0, 0, 310, 0, 0, 290, 0, 0, 300], |_| None);
    // The first quarter is whole although the year begins in its middle.
    bought.push(("Квартал", "2025-10", 300, None, "RUB"));
    bought.extend(monthly("Месяц", [100, 105, 95, 100, 110, 90, 100, 100, 105, 95, 100, 100], |_| None));
    for month in ["2024-09", "2025-03", "2025-09", "2026-03"] {
        bought.push(("Полгода", month, 500, None, "RUB"));
    }
    bought.push(("Раз", "2026-05", 500, None, "RUB"));
    bought.push(("Дважды", "2026-09", 500, None, "RUB"));
    bought.push(("Дважды", "2026-10", 500, None, "RUB"));
    let found = file(TODAY, &bought).read(Period::Trailing);
    let told = |name| {
        let steady = &row(&found, name).steady;
        (steady.step, steady.rated.map(|rated| (rated.class, rated.tenths)))
    };
    assert_eq!(told("Квартал"), (Some(Step::Quarter), Some((xyz::Class::X, 24))));
    let beside = &row(&found, "Квартал").steady.beside;
    assert_eq!(beside.iter().map(|(step, rated)| (*step, rated.class)).collect::<Vec<_>>(), [(Step::Month, xyz::Class::Z)]);
    assert_eq!(told("Месяц"), (Some(Step::Month), Some((xyz::Class::X, 50))));
    assert_eq!(told("Полгода"), (Some(Step::HalfYear), Some((xyz::Class::X, 0))));
    assert_eq!((told("Раз"), told("Дважды")), ((None, None), (Some(Step::Month), None)));
}

/// Months without a purchase count from the first purchase on, also where that was before the period.
#[test]
fn a_pause_at_the_beginning_is_no_late_beginning() {
    let pause = [0, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100, 100];
    let mut bought = monthly("Новый", pause, |_| None);
    bought.extend(monthly("Старый", pause, |_| None));
    bought.push(("Старый", "2024-01", 100, None, "RUB"));
    let found = file(TODAY, &bought).read(Period::Trailing);
    let class = |name| row(&found, name).steady.rated.unwrap().class;
    assert_eq!((class("Новый"), class("Старый")), (xyz::Class::X, xyz::Class::Z));
}

#[test]
fn currencies_stand_side_by_side() {
    let mut bought = monthly("Альфа", [100; 12], |sum| Some(sum / 2));
    bought.extend([
        ("Альфа", "2026-03", 1_000_000, Some(1), "EUR"),
        ("Бета", "2026-03", 500, None, "EUR"),
        ("Бета", "2024-03", 500, None, "RUB"),
    ]);
    let found = file(TODAY, &bought).read(Period::Trailing);
    assert_eq!(found.currency, "RUB");
    assert_eq!(found.others, [Other { currency: "EUR".into(), accounts: 2, turnover: 1_000_500 }]);
    assert_eq!((row(&found, "Альфа").turnover.sum, row(&found, "Бета").turnover.sum), (Ok(1_200), Err(Unknown::OtherCurrency)));
}

#[test]
fn a_holding_counts_once_as_the_sum_of_its_companies() {
    let mut bought = monthly("Север", [100; 12], |sum| Some(sum / 2));
    bought.extend(monthly("Юг", [200; 12], |sum| Some(sum / 2)));
    let file = file(TODAY, &bought);
    let group = file.add("Группа", &[]);
    for name in ["Север", "Юг"] {
        let original = file.store.load(Entity::Account, file.account(name).unwrap()).unwrap().unwrap();
        let changed = original.clone().with("parent_id", Value::Int(group));
        file.store.step(Verb::Edit, "", |change| change.update(&original, &changed)).unwrap();
    }
    let found = file.read(Period::Trailing);
    assert_eq!(found.rows.len(), 1);
    let held = row(&found, "Группа");
    assert_eq!((held.account, held.turnover.sum, held.income.sum), (group, Ok(3_600), Ok(1_800)));
    let parts: Vec<(&str, i128)> = held.companies.iter().map(|part| (part.name.as_str(), part.turnover)).collect();
    assert_eq!(parts, [("Юг", 2_400), ("Север", 1_200), ("Группа", 0)]);
    assert_eq!(held.steady.rated.unwrap().class, xyz::Class::X);
}

/// Years are those of the calendar that reports tell of to their end; one of which nothing is known is no year of nothing.
#[test]
fn a_year_that_nobody_tells_of_has_no_figures() {
    let mut bought = monthly("Альфа", [100; 12], |sum| Some(sum / 2));
    bought.push(("Бета", "2025-12", 70, None, "RUB"));
    let file = file(TODAY, &bought);
    let last = file.read(Period::Year);
    assert_eq!((last.months.0.as_str(), last.months.1.as_str(), last.begins.as_deref()), ("2025-01", "2025-12", Some("2025-11")));
    assert_eq!((row(&last, "Альфа").turnover.sum, row(&last, "Бета").turnover.sum), (Ok(200), Ok(70)));
    let before = file.read(Period::YearBefore);
    assert!(before.is_idle());
    for row in &before.rows {
        assert_eq!((row.turnover.sum, row.income.sum, row.turnover.class), (Err(Unknown::NotTold), Err(Unknown::NotTold), None));
    }
}

#[test]
fn edges_have_their_answers() {
    let empty = file(TODAY, &[]);
    assert!(empty.read(Period::Trailing).is_idle() && empty.read(Period::Trailing).rows.is_empty());
    empty.add("Никто", &[]);
    assert_eq!(row(&empty.read(Period::Trailing), "Никто").turnover.sum, Err(Unknown::NotTold));
    // One account is A; one month is enough for that, and not for steadiness.
    let one = file(TODAY, &[("Один", "2026-10", 100, Some(40), "RUB")]);
    one.add("Будущий", &[]);
    one.add("Бывший", &[("stage", Value::Text("lost".into()))]);
    let found = one.read(Period::Trailing);
    assert_eq!((row(&found, "Один").income.class, row(&found, "Один").income.tenths), (Some(Class::A), Some(1_000)));
    assert_eq!(found.income.pareto, Some(Pareto { few: 1, all: 1, tenths: 1_000 }));
    assert_eq!(row(&found, "Один").steady, Steady::default());
    assert_eq!((row(&found, "Будущий").turnover.sum, row(&found, "Бывший").turnover.sum), (Err(Unknown::NeverBought), Err(Unknown::Lost)));
    // Where all came back nobody brings anything, and there are no classes.
    let back =
        file(TODAY, &[("Один", "2026-09", 100, Some(40), "RUB"), ("Один", "2026-10", -100, Some(-40), "RUB")]).read(Period::Trailing);
    assert_eq!((row(&back, "Один").turnover.sum, row(&back, "Один").turnover.class, row(&back, "Один").income.sum), (Ok(0), None, Ok(0)));
    // The month that is not over is not told of.
    let now = file(TODAY, &[("Один", "2026-11", 100, Some(40), "RUB")]).read(Period::Trailing);
    assert_eq!(row(&now, "Один").turnover.sum, Err(Unknown::NotTold));
}

/// Beside the rest of the company's clients, who bring more than all of them, every account would be A: what they are told apart by is told of
/// them alone.
#[test]
fn the_rest_of_the_clients_changes_no_class() {
    let mut bought = monthly("Альфа", [100; 12], |sum| Some(sum / 2));
    bought.extend(monthly("Бета", [20; 12], |sum| Some(sum / 2)));
    let file = file(TODAY, &bought);
    let found = beside(&file.store, Period::Trailing, Some(Rest { income: Some(4_280), turnover: None })).unwrap();
    assert_eq!((found.income.whole, found.income.rest, found.turnover.whole), (720, Some(4_280), 1_440));
    assert_eq!((row(&found, "Альфа").income.tenths, row(&found, "Бета").income.class), (Some(833), Some(Class::B)));
}

/// Months of which no report is in yet are no zeros.
#[test]
fn the_period_ends_where_reports_do() {
    let found = file("2027-03-10", &monthly("Альфа", [100; 12], |_| None)).read(Period::Trailing);
    assert_eq!(
        (found.months.1.as_str(), found.behind.as_deref(), row(&found, "Альфа").turnover.sum),
        ("2026-10", Some("2026-10"), Ok(1_200))
    );
    assert_eq!(Period::ALL.map(Period::next), [Period::Year, Period::YearBefore, Period::Trailing]);
}

/// 12.0 less goods, service, acquisition, relationship, knowledge and the tax leaves 1.5; 18.0 leaves a loss of 0.2 without a tax: the greatest by
/// turnover is the last by net (M31).
#[test]
fn the_largest_may_leave_the_least_when_all_is_taken_off() {
    let bought = [
        ("Альфа", "2025-01", 12_000, Some(9_000), "RUB"),
        ("Бета", "2025-03", 18_000, Some(16_200), "RUB"),
        ("Гамма", "2025-04", 100, None, "RUB"),
        ("Дельта", "2025-04", 1_000, Some(200), "RUB"),
        ("Альфа", "2026-10", 1, Some(1), "RUB"),
    ];
    let file = file("2026-11-25", &bought);
    assert!(!file.read(Period::Year).has_expenses);
    let cost = |name: &str, kind: &str, period: &str, amount| {
        let expense = Record::owned(Entity::Expense, file.account(name).unwrap()).with_text("period", period).with_text("kind", kind);
        let expense = expense.with_text("currency", "RUB").with("amount", Value::Int(amount));
        file.store.step(Verb::Create, "", |change| change.insert(&expense)).unwrap();
    };
    for (name, kind, period, amount) in [
        ("Альфа", "service", "2025", 600),
        ("Альфа", "acquisition", "2025-Q1", 100),
        ("Альфа", "relationship", "2025-03", 250),
        ("Альфа", "knowledge", "2025", 50),
        ("Альфа", "service", "2026", 1_200),
        ("Бета", "service", "2025", 1_500),
        ("Бета", "relationship", "2025", 500),
    ] {
        cost(name, kind, period, amount);
    }
    let found = file.read(Period::Year);
    let net = |name: &str| row(&found, name).net.sum;
    assert_eq!([net("Альфа"), net("Бета"), net("Дельта")], [Ok(1_500), Ok(-200), Ok(600)]);
    assert_eq!(net("Гамма"), Err(Unknown::NoCost));
    assert_eq!(found.ranked_by_left().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Альфа", "Дельта", "Бета"]);
    assert_eq!(row(&found, "Дельта").expenses, None);
    // Read of one account alone it is the same.
    let alone = super::read(&file.store, Period::Year).unwrap();
    for one in &alone.rows {
        let left = left_of(&file.store, &alone, one).unwrap();
        assert_eq!((left.expenses, left.net), (row(&found, &one.name).expenses, row(&found, &one.name).net.sum), "{}", one.name);
    }
    // Of an expense of a year ten months fall on these twelve.
    assert_eq!(row(&file.read(Period::Trailing), "Альфа").expenses, Some(1_000 + 108));
}

/// Two months of purchases were taken off the total of twelve, and twelve months of expenses off two of sales.
#[test]
fn what_is_known_of_a_part_of_a_year_is_held_against_that_part() {
    let bought = [("Альфа", "2025-11", 1_000, Some(400), "RUB"), ("Альфа", "2025-12", 1_000, Some(400), "RUB")];
    let file = file("2026-01-20", &bought);
    let write = |record: Record| file.store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    let rubles = |record: Record| record.with_text("period", "2025").with_text("currency", "RUB");
    write(rubles(Record::new(Entity::CompanyTotal)).with("turnover", Value::Int(35_000)).with("income", Value::Int(9_000)));
    let expense = Record::owned(Entity::Expense, file.account("Альфа").unwrap()).with_text("kind", "service");
    write(rubles(expense).with("amount", Value::Int(600)));
    let mut found = super::read(&file.store, Period::Year).unwrap();
    assert_eq!((found.begins.as_deref(), found.turnover.rest, found.income.rest), (Some("2025-11"), None, None));
    read_net(&file.store, &mut found).unwrap();
    // Of 1,200 before the tax 100 are taken off, which is what two months of 600 a year cost.
    assert_eq!(row(&found, "Альфа").expenses, Some(100));
    write(Record::owned(Entity::Purchase, file.account("Альфа").unwrap()).with_text("bought_on", "2024-12").with("amount", Value::Int(1)));
    assert_eq!(super::read(&file.store, Period::Year).unwrap().turnover.rest, Some(33_000));
}

/// A month that ends a span is none of the one before it: both are of the same months that were read.
#[test]
fn portfolios_of_two_months_come_of_one_reading() {
    let file = file(TODAY, &monthly("Альфа", [100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200], |sum| Some(sum / 2)));
    let month = |text: &str| crate::domain::span::bounds(text).unwrap().0;
    let months = Months::read(&file.store, month("2023-10"), month("2026-10")).unwrap();
    let sum = |until: &str| row(&super::until(&file.store, &months, month(until)).unwrap(), "Альфа").turnover.sum;
    assert_eq!([sum("2026-10"), sum("2026-09"), sum("2025-11")], [Ok(7_800), Ok(6_600), Ok(100)]);
    let bought = months.bought(file.account("Альфа").unwrap());
    assert_eq!((bought.len(), bought.first(), bought.last()), (12, Some(&month("2025-11")), Some(&month("2026-10"))));
}

/// Who bought for the same sum as others stands among them by name alone: nothing is told of that.
#[test]
fn places_among_equals_say_nothing() {
    let on = "2026-10";
    let bought = [
        ("Альфа", on, 100_000, Some(90_000), "RUB"),
        ("Бета", on, 100_000, Some(50_000), "RUB"),
        ("Вега", on, 100_000, Some(70_000), "RUB"),
        ("Гамма", on, 90_000, Some(10_000), "RUB"),
        ("Дельта", on, 80_000, Some(75_000), "RUB"),
    ];
    let portfolio = file("2026-11-26", &bought).read(Period::Trailing);
    let moved = |name: &str| portfolio.moved(row(&portfolio, name));
    assert_eq!(["Альфа", "Бета", "Вега", "Гамма", "Дельта"].map(moved), [-1, 0, 0, 3, 0]);
}
