//! The money of an account on one page: what it buys and leaves, what it owes, what is agreed (M2, M17, M31, M49).

use super::Document;
use crate::domain::field::Tone;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::turnover::{Trailing, tenths};
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Lang, day};
use crate::page::{Block, Fact, Page, Section, Year};
use crate::store::{Result, Store};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The page.
pub static MONEY: Document = Document {
    key: "money",
    words: w(
        "Деньги клиента на одной странице: закупки, доход, долги, договоры",
        "The money of an account on one page: purchases, income, debts, contracts",
    ),
    read,
};

const BOUGHT: Words = w("Закупки за 12 мес.", "Bought in 12 months");
const NOTHING_BOUGHT: Words =
    w("закупок за 12 месяцев нет: внесите отчёт или запишите месяц", "no purchases in 12 months: take in a report or write a month");
const INCOME: Words = w("Доход", "Income");
const NO_COST: Words = w("себестоимость не указана", "the cost of goods is not known");
const OWED: Words = w("Долг", "Owed");
const NOTHING_OWED: Words = w("долгов нет", "nothing is owed");
const DECIDE: Words = w("Договор", "Contract");
const AGREED: Words = w("Условия", "Terms");

fn read(store: &Store, account: i64) -> Result<Page> {
    let today = store.clock().today();
    let mut bought = Section { key: "purchases", heading: w("", ""), blocks: Vec::new() };
    let years = store.years(account, today)?;
    if years.is_empty() {
        bought.blocks.push(Block::Fact(Fact::unknown("bought", BOUGHT, NOTHING_BOUGHT)));
    }
    for (currency, year) in &years {
        bought.blocks.push(Block::Fact(turnover(currency, year)));
        bought.blocks.push(Block::Fact(income(currency, year)));
    }
    // One scale has room for one currency: that in which most is bought.
    if let Some((currency, year)) = years.first() {
        bought.blocks.push(Block::Months(Year { currency: currency.clone(), months: year.months.clone() }));
    }
    let agreed = Section {
        key: "agreed",
        heading: w("", ""),
        blocks: [owed(store, account, today)?, contracts(store, account, today)?, terms(store, account)?].concat(),
    };
    let title = store.name_of(Entity::Account, account, Lang::Ru)?;
    Ok(Page { key: MONEY.key, title, sections: vec![bought, agreed] })
}

fn turnover(currency: &str, year: &Trailing) -> Fact {
    let sum = |minor: i64| Value::Money(minor, currency.to_owned());
    let fact = Fact::new("bought", BOUGHT, alone(sum(year.amount)));
    let month =
        |slot: &crate::domain::turnover::Slot| phrase(w("{}: {}", "{}: {}"), [Value::Day(slot.month.clone()), sum(slot.now.unwrap_or(0))]);
    let fact = fact.of(year.months.iter().filter(|slot| slot.now.is_some()).map(month).collect());
    match year.before {
        None => fact.and(phrase(w("год назад сравнить не с чем", "nothing to compare with a year before"), [])),
        Some(before) => match tenths(year.amount - before, before) {
            Some(change) => {
                let tone = if change < 0 { Tone::Bad } else { Tone::Plain };
                let words = w("{} к году раньше ({})", "{} on the year before ({})");
                fact.toned(tone).and(phrase(words, [Value::Change(change), sum(before)]))
            }
            None => fact.and(phrase(w("годом раньше {}", "a year before {}"), [sum(before)])),
        },
    }
}

fn income(currency: &str, year: &Trailing) -> Fact {
    let Some(income) = year.income else { return Fact::unknown("income", INCOME, NO_COST) };
    let sum = |minor: i64| Value::Money(minor, currency.to_owned());
    let fact = Fact::new("income", INCOME, alone(sum(income))).toned(if income < 0 { Tone::Bad } else { Tone::Plain });
    let parts = vec![phrase(
        w("{} закупок с известной себестоимостью − {} себестоимости", "{} of purchases with a known cost − {} of cost"),
        [sum(year.costed), sum(year.costed - income)],
    )];
    let fact = fact.of(parts);
    match (tenths(income, year.costed), tenths(year.costed, year.amount)) {
        (Some(margin), Some(known)) if known < 1_000 => {
            let words = w("{} оборота; себестоимость известна для {}", "{} of turnover; the cost is known for {}");
            fact.and(phrase(words, [Value::Percent(margin), Value::Percent(known)]))
        }
        (Some(margin), _) => fact.and(phrase(w("{} оборота", "{} of turnover"), [Value::Percent(margin)])),
        _ => fact,
    }
}

fn owed(store: &Store, account: i64, today: NaiveDate) -> Result<Vec<Block>> {
    let all = store.owed(account, today)?;
    if all.iter().all(|owed| owed.whole() == 0) {
        return Ok(vec![Block::Fact(Fact::new("owed", OWED, phrase(NOTHING_OWED, [])))]);
    }
    let fact = |owed: &crate::store::owed::Owed| {
        let sum = |minor: i64| Value::Money(minor, owed.currency.clone());
        let late = owed.whole() - owed.not_due;
        let ages = [
            (owed.not_due, w("срок не наступил: {}", "not due: {}")),
            (owed.to_30, w("1–30 дней: {}", "1–30 days: {}")),
            (owed.to_60, w("31–60 дней: {}", "31–60 days: {}")),
            (owed.older, w("61 день и больше: {}", "61 days and more: {}")),
        ];
        let parts = ages.into_iter().filter(|(minor, _)| *minor > 0).map(|(minor, words)| phrase(words, [sum(minor)])).collect();
        let fact = Fact::new("owed", OWED, alone(sum(owed.whole()))).of(parts);
        if late > 0 { fact.toned(Tone::Bad).and(phrase(w("просрочено {}", "{} overdue"), [sum(late)])) } else { fact }
    };
    Ok(all.iter().filter(|owed| owed.whole() > 0).map(|owed| Block::Fact(fact(owed))).collect())
}

/// The contract about which one has to decide next, and how many are in force.
fn contracts(store: &Store, account: i64, today: NaiveDate) -> Result<Vec<Block>> {
    let open: Vec<_> = store.owned(Entity::Contract, account)?.into_iter().filter(|contract| contract.text("state") == "open").collect();
    let Some(next) =
        open.iter().filter(|contract| !contract.get("notice_on").is_empty()).min_by_key(|contract| contract.text("notice_on").to_owned())
    else {
        let why = if open.is_empty() {
            w("действующих договоров нет", "no contract is in force")
        } else {
            w("без срока", "without an end")
        };
        return Ok(vec![Block::Fact(Fact::new("contract", DECIDE, phrase(why, [])))]);
    };
    let notice = next.text("notice_on").to_owned();
    let passed = notice < day::iso(today);
    let words = if passed {
        w("решить надо было до {}: {}", "should have been decided by {}: {}")
    } else {
        w("решить до {}: {}", "decide by {}: {}")
    };
    let fact = Fact::new("contract", DECIDE, phrase(words, [Value::Day(notice), Value::Text(next.title().to_owned())]));
    let line = |contract: &crate::domain::Record| {
        phrase(w("{}, до {}", "{}, until {}"), [Value::Text(contract.title().to_owned()), Value::Day(contract.text("until_on").to_owned())])
    };
    let parts = open.iter().filter(|contract| !contract.get("until_on").is_empty()).map(line).collect();
    Ok(vec![Block::Fact(fact.toned(if passed { Tone::Bad } else { Tone::Plain }).of(parts))])
}

/// What was conceded, and what that costs in a year.
fn terms(store: &Store, account: i64) -> Result<Vec<Block>> {
    let open: Vec<_> = store.owned(Entity::Term, account)?.into_iter().filter(|term| term.text("state") == "open").collect();
    if open.is_empty() {
        return Ok(vec![Block::Fact(Fact::new("terms", AGREED, phrase(w("особых условий нет", "no special terms"), [])))]);
    }
    let mut costs: BTreeMap<&str, i64> = BTreeMap::new();
    for term in &open {
        if let Some(cost) = term.int("cost") {
            *costs.entry(term.text("currency")).or_default() += cost;
        }
    }
    let count = Value::Count(open.len() as u64, counted(["условие", "условия", "условий"], ["term", "terms"]));
    let line = |term: &crate::domain::Record| match term.int("cost") {
        Some(cost) => phrase(
            w("{}: {} в год", "{}: {} a year"),
            [Value::Text(term.title().to_owned()), Value::Money(cost, term.text("currency").to_owned())],
        ),
        None => alone(Value::Text(term.title().to_owned())),
    };
    let parts = open.iter().map(line).collect();
    // Amounts of different currencies are never added.
    let facts = costs.into_iter().map(|(currency, cost)| {
        let words = w("{} стоят нам {} в год", "{} cost us {} a year");
        Fact::new("terms", AGREED, phrase(words, [count.clone(), Value::Money(cost, currency.to_owned())]))
    });
    let mut facts: Vec<Fact> = facts.collect();
    if facts.is_empty() {
        facts.push(Fact::new("terms", AGREED, phrase(w("{}, цена не посчитана", "{}, the cost is not reckoned"), [count.clone()])));
    }
    if let Some(first) = facts.first_mut() {
        first.made_of = parts;
    }
    Ok(facts.into_iter().map(Block::Fact).collect())
}
