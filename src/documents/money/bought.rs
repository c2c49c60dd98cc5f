//! What an account bought in the twelve months that are told of, what that leaves, and the chart of it (M2, M31).

use crate::domain::field::Tone;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::turnover::{Slot, Trailing, month_of, tenths};
use crate::domain::words::{Words, w};
use crate::page::{Block, Fact, Section, Year};
use crate::store::{Result, Store};
use chrono::NaiveDate;

const BOUGHT: Words = w("Закупки за 12 мес.", "Bought in 12 months");
const THIS_MONTH: Words = w("В этом месяце", "This month");
const NOTHING_BOUGHT: Words =
    w("закупок за 12 месяцев нет: внесите отчёт или запишите месяц", "no purchases in 12 months: take in a report or write a month");
const NO_WHOLE_MONTH: Words = w("за целые месяцы закупок пока нет", "no purchases in whole months yet");
const INCOME: Words = w("Доход", "Income");
const NO_COST: Words = w("себестоимость не указана", "the cost of goods is not known");
const NO_INCOME: Words = w("закупок за эти месяцы нет", "nothing was bought in these months");

/// What was bought, and the chart of it, which stands last.
pub(super) fn sections(store: &Store, account: i64, years: &[(String, Trailing)], today: NaiveDate) -> Result<[Section; 2]> {
    let current = store.turnover(Some(account), &month_of(today))?.into_iter().filter(|month| month.month == month_of(today));
    let current: Vec<Value> = current.map(|month| Value::Money(month.amount.into(), month.currency)).collect();
    let mut blocks = Vec::new();
    if years.is_empty() {
        let why = if current.is_empty() { NOTHING_BOUGHT } else { NO_WHOLE_MONTH };
        blocks.push(Block::Fact(Fact::unknown("bought", BOUGHT, why)));
    }
    for (currency, year) in years {
        blocks.push(Block::Fact(turnover(currency, year)));
        blocks.push(Block::Fact(income(currency, year)));
    }
    if years.iter().all(|(_, year)| year.is_idle()) && !current.is_empty() {
        blocks.push(Block::Fact(Fact::new("this_month", THIS_MONTH, alone(Value::Listed(current)))));
    }
    // One scale has room for one currency: that in which most is bought.
    let chart = years
        .first()
        .map(|(currency, year)| Block::Months(Year { currency: currency.clone(), months: year.months.clone(), alone: years.len() == 1 }));
    let section = |keys, blocks| Section::of("purchases", keys, blocks);
    Ok([section(&["bought", "income", "this_month"], blocks), section(&["months"], chart.into_iter().collect())])
}

fn turnover(currency: &str, year: &Trailing) -> Fact {
    let sum = |minor: i128| Value::Money(minor, currency.to_owned());
    let month = |slot: &Slot| phrase(w("{}: {}", "{}: {}"), [Value::Day(slot.month.clone()), sum(slot.now.unwrap_or(0).into())]);
    let fact = Fact::new("bought", BOUGHT, alone(sum(year.amount)));
    let fact = fact.of(year.months.iter().filter(|slot| slot.now.is_some()).map(month).collect());
    let known_before = year.months.iter().any(|slot| slot.before.is_some());
    let (tone, compared) = match (year.change(), year.before) {
        (Some((before, change)), _) => {
            let words = w("{} к году раньше ({})", "{} on the year before ({})");
            (if change < 0 { Tone::Bad } else { Tone::Plain }, phrase(words, [Value::Change(change), sum(before)]))
        }
        (None, Some(before)) => (Tone::Plain, phrase(w("годом раньше {}", "a year before {}"), [sum(before)])),
        (None, None) => match year.begins.clone().filter(|_| known_before) {
            Some(first) => {
                let words = w("год назад не весь: закупки известны с {}", "not a whole year before: purchases are known from {}");
                (Tone::Plain, phrase(words, [Value::Day(first)]))
            }
            None => (Tone::Plain, phrase(w("год назад сравнить не с чем", "nothing to compare with a year before"), [])),
        },
    };
    fact.toned(tone).and(match year.behind() {
        Some(behind) => alone(Value::Listed(vec![compared.into(), behind.into()])),
        None => compared,
    })
}

fn income(currency: &str, year: &Trailing) -> Fact {
    let Some(income) = year.income else {
        return Fact::unknown("income", INCOME, if year.is_idle() { NO_INCOME } else { NO_COST });
    };
    let sum = |minor: i128| Value::Money(minor, currency.to_owned());
    let fact = Fact::new("income", INCOME, alone(sum(income))).toned(if income < 0 { Tone::Bad } else { Tone::Plain });
    let parts = vec![phrase(
        w("{} закупок с известной себестоимостью, она {}", "{} of purchases with a known cost, which is {}"),
        [sum(year.costed), sum(year.costed - income)],
    )];
    let fact = fact.of(parts);
    match (tenths(income, year.costed), tenths(year.costed, year.amount)) {
        (Some(margin), Some(1_000)) => fact.and(phrase(w("{} оборота", "{} of turnover"), [Value::Percent(margin)])),
        (Some(margin), Some(known)) if known < 1_000 => {
            let words =
                w("{} той части оборота ({}), где известна себестоимость", "{} of that part of turnover ({}) of which the cost is known");
            fact.and(phrase(words, [Value::Percent(margin), Value::Percent(known)]))
        }
        // What came back without a cost makes the part greater than the whole.
        (Some(margin), _) => {
            let words = w("{} оборота с известной себестоимостью", "{} of turnover with a known cost");
            fact.and(phrase(words, [Value::Percent(margin)]))
        }
        _ => fact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Lang, Record, Value as Kept};
    use crate::page::{How, text::lines};
    use crate::store::Verb;

    /// The page's lines on purchases (day or month, amount, cost, currency) on a day.
    fn page(rows: &[(&str, i64, Option<i64>, &str)], today: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        for (on, amount, cost, currency) in rows {
            let row = Record::owned(Entity::Purchase, account).with_text("bought_on", *on).with_text("currency", *currency);
            let row = row.with("amount", Kept::Int(*amount));
            let row = if let Some(cost) = cost { row.with("cost", Kept::Int(*cost)) } else { row };
            store.step(Verb::Create, "", |change| change.insert(&row)).unwrap();
        }
        let today = crate::domain::day::from_iso(today).unwrap();
        let sections = sections(&store, account, &store.years(account, today).unwrap(), today).unwrap();
        let page = crate::page::Page { key: "money", title: String::new(), sections: sections.to_vec() };
        lines(&page, How { cells: 120, ascii: false, whole: true, lang: Lang::Ru })
    }

    fn has(page: &[String], part: &str) {
        assert!(page.iter().any(|line| line.contains(part)), "{part}: {page:#?}");
    }

    /// Purchases of this month were told as none, and what was bought before them as nothing to compare with.
    #[test]
    fn what_is_known_is_not_told_as_missing() {
        let now = page(&[("2026-11", 12_000_000, None, "RUB")], "2026-11-27");
        has(&now, "— за целые месяцы закупок пока нет");
        has(&now, "В этом месяце       120 тыс. руб.");
        let idle = [("2025-05", 12_000_000, Some(1), "RUB"), ("2026-07", 5, None, "EUR")];
        let idle = page(&idle, "2026-08-27");
        has(&idle, "0 руб.   год назад не весь: закупки известны с 05.2025");
        has(&idle, "— закупок за эти месяцы нет");
    }

    /// Where what was bought came back, its cost was said to be unknown.
    #[test]
    fn a_cost_of_nothing_is_known() {
        for back in ["2026-09", "2026-10"] {
            let page = page(&[("2026-10", 10_000, Some(10_000), "RUB"), (back, -10_000, Some(-10_000), "RUB")], "2026-11-27");
            has(&page, "Доход               0 руб.");
        }
    }

    /// Months of which no report is in yet were told as a fall.
    #[test]
    fn the_year_ends_where_reports_do() {
        let months: Vec<String> = (0..24).map(|at| format!("{}-{:02}", 2024 + (at + 8) / 12, (at + 8) % 12 + 1)).collect();
        let amount = |month: &str| if month < "2025-09" { 100_000 } else { 110_000 };
        let rows: Vec<_> = months.iter().map(|month| (month.as_str(), amount(month), None, "RUB")).collect();
        let page = page(&rows, "2027-02-15");
        has(&page, "13 тыс. руб.   +10,0 % к году раньше (12 тыс. руб.), по 08.2026: дальше отчётов нет");
        has(&page, "09.2025–08.2026, руб.");
    }

    /// The share stood beside the whole turnover, and a chart of one currency of three, or none, said nothing of the others.
    #[test]
    fn a_part_is_called_a_part() {
        let rows = [("2026-10", 20_000, None, "RUB"), ("2026-09", 10_000, Some(-5_000), "RUB"), ("2026-09", 7, None, "EUR")];
        let three = page(&rows, "2026-11-27");
        has(&three, "150,0 % той части оборота (33,3 %), где известна себестоимость");
        has(&three, "100 руб. закупок с известной себестоимостью, она −50 руб.");
        has(&three, "только руб.");
        has(&page(&[("2026-10", -20_000, None, "RUB")], "2026-11-27"), "графика нет: только возвраты");
    }

    /// Rows of files that were written elsewhere: their sums ended the program (M2).
    #[test]
    fn sums_beyond_one_place_are_told_whole() {
        let most = i64::MAX;
        let rows = [("2026-09", most, Some(1), "RUB"), ("2026-10", most, None, "RUB"), ("2025-10", most, None, "RUB")];
        let page = page(&rows, "2026-11-27");
        has(&page, "184 467 440 737 млн руб.");
        has(&page, "92 233 720 369 млн руб.");
    }
}
