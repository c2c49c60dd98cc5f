//! The money of an account on one page: what it buys and leaves, what it owes, what is agreed (M2, M17, M31, M49).

mod basis;
mod bids;
mod bought;
mod dependence;
mod needs;
mod plan;
mod profit;
mod supply;
#[cfg(test)]
mod tests;

use super::{About, Asked, Document};
use crate::domain::entities::term::{is_ahead, is_over};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::visibility::Audience;
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Lang, Record, day};
use crate::page::{Alarm, Block, Fact, Page, Section};
use crate::store::{Result, Store};
use chrono::NaiveDate;
pub use needs::{WhiteSpace, white_space};
use std::collections::BTreeMap;

/// The page.
pub static MONEY: Document = Document {
    key: "money",
    called: w("Деньги", "Money"),
    words: w(
        "Деньги клиента на одной странице: закупки, доход, долги, договоры",
        "The money of an account on one page: purchases, income, debts, contracts",
    ),
    is_command: true,
    audiences: &[Audience::Me],
    tells: &[],
    day: None,
    nothing: w("", ""),
    about: About::Account(|store, account, _: &Asked| read(store, account).map(Some)),
};

const OWED: Words = w("Долг", "Owed");
const NOTHING_OWED: Words = w("долгов нет", "nothing is owed");
const OVERPAID: Words = w("Переплачено", "Overpaid");
const DECIDE: Words = w("Договор", "Contract");
const AGREED: Words = w("Условия", "Terms");

fn read(store: &Store, account: i64) -> Result<Page> {
    let today = store.clock().today();
    let agreed = [owed(store, account, today)?, contracts(store, account, today)?, terms(store, account, today)?].concat();
    let agreed = Section::of("agreed", &["owed", "overpaid", "contract", "terms"], agreed);
    let title = store.name_of(Entity::Account, account, Lang::Ru)?;
    // What may have gone wrong is met first: overdue debts, days of notice that were missed.
    let years = store.years(account, today)?;
    let basis = basis::Basis::of(store, account, &years, today)?;
    let figures = [
        dependence::facts(&basis)?,
        plan::facts(&basis)?,
        needs::facts(&basis)?,
        profit::facts(&basis)?,
        bids::facts(&basis)?,
        supply::facts(&basis)?,
    ];
    let keys = &["dependence", "quarter", "forecast", "wallet", "white_space", "offers", "tenders", "price_gap", "supply", "net", "time"];
    let figures = Section::of("figures", keys, figures.concat());
    let [bought, chart] = bought::sections(store, account, &years, today)?;
    Ok(Page { key: MONEY.key, title, sections: vec![agreed, bought, figures, chart] })
}

/// How far our company depends on an account, as its page of money says it; none where nothing is told of it (M2).
pub(super) fn dependence_of(store: &Store, account: i64) -> Result<Option<Fact>> {
    let today = store.clock().today();
    let years = store.years(account, today)?;
    let found = dependence::facts(&basis::Basis::of(store, account, &years, today)?)?;
    Ok(found.into_iter().find_map(|block| match block {
        Block::Fact(fact) if fact.said.is_ok() => Some(fact),
        _ => None,
    }))
}

fn owed(store: &Store, account: i64, today: NaiveDate) -> Result<Vec<Block>> {
    let all = store.owed(account, today)?;
    // What was paid too much is never set off against another invoice.
    let overpaid = all
        .iter()
        .filter(|owed| owed.overpaid > 0)
        .map(|owed| Block::Fact(Fact::new("overpaid", OVERPAID, alone(Value::Money(owed.overpaid, owed.currency.clone())))));
    if all.iter().all(|owed| owed.whole() == 0) {
        return Ok([Block::Fact(Fact::new("owed", OWED, phrase(NOTHING_OWED, [])))].into_iter().chain(overpaid).collect());
    }
    let fact = |owed: &crate::store::owed::Owed| {
        let sum = |minor: i128| Value::Money(minor, owed.currency.clone());
        let late = owed.late();
        let ages = [
            (owed.not_due, w("срок не наступил: {}", "not due: {}")),
            (owed.to_30, w("1–30 дней: {}", "1–30 days: {}")),
            (owed.to_60, w("31–60 дней: {}", "31–60 days: {}")),
            (owed.older, w("61 день и больше: {}", "61 days and more: {}")),
            (owed.late_unsaid, w("просрочено, на сколько дней — не указано: {}", "overdue, by how many days is not said: {}")),
            (owed.unsaid, w("срок не указан: {}", "no due day: {}")),
        ];
        let parts = ages.into_iter().filter(|(minor, _)| *minor > 0).map(|(minor, words)| phrase(words, [sum(minor)])).collect();
        let fact = Fact::new("owed", OWED, alone(sum(owed.whole()))).of(parts);
        if owed.unsaid == owed.whole() {
            return fact.and(phrase(w("возраст — : срок не указан", "age — : no due day is said"), []));
        }
        if late > 0 { fact.alarming(Alarm::More).and(phrase(w("просрочено {}", "{} overdue"), [sum(late)])) } else { fact }
    };
    Ok(all.iter().filter(|owed| owed.whole() > 0).map(|owed| Block::Fact(fact(owed))).chain(overpaid).collect())
}

/// The contracts to decide on: the next one, those of which the day was missed, and those that ended.
fn contracts(store: &Store, account: i64, today: NaiveDate) -> Result<Vec<Block>> {
    let today = day::iso(today);
    let open: Vec<_> = store.owned(Entity::Contract, account)?.into_iter().filter(|contract| contract.text("state") == "open").collect();
    let (over, running): (Vec<_>, Vec<_>) = open.iter().partition(|contract| is_over(contract, &today));
    let dated = running.iter().copied().filter(|contract| !contract.get("decide_on").is_empty());
    let (mut ahead, mut missed): (Vec<_>, Vec<_>) = dated.partition(|contract| contract.text("decide_on") >= today.as_str());
    ahead.sort_by_key(|contract| contract.text("decide_on"));
    missed.sort_by_key(|contract| std::cmp::Reverse(contract.text("decide_on")));
    let of = |words: Words, key: &str, contract: &Record| {
        let on = Value::Day(contract.text(key).to_owned());
        Fact::new("contract", DECIDE, phrase(words, [on, Value::Text(contract.title().to_owned())]))
    };
    let next = ahead.first().map(|next| match next.get("notice").is_empty() {
        true => {
            let unknown = w("срок предупреждения не указан", "the notice is not known");
            of(w("кончается {}: {}", "ends {}: {}"), "decide_on", next).and(phrase(unknown, []))
        }
        false => of(w("решить до {}: {}", "decide by {}: {}"), "decide_on", next),
    });
    let missed = missed.into_iter().map(|contract| {
        of(w("решить надо было до {}: {}", "should have been decided by {}: {}"), "decide_on", contract).alarming(Alarm::Said)
    });
    // What is over and was neither renewed nor ended is asked about, whatever else runs.
    let mut over = over;
    over.sort_by_key(|contract| std::cmp::Reverse(contract.text("until_on")));
    let ended = over.iter().map(|last| of(w("кончился {}: {}", "ended {}: {}"), "until_on", last).alarming(Alarm::Said));
    let mut facts: Vec<Fact> = next.into_iter().chain(missed).chain(ended).collect();
    if facts.is_empty() {
        let none = if open.is_empty() {
            w("действующих договоров нет", "no contract is in force")
        } else {
            w("без срока", "without an end")
        };
        facts.push(Fact::new("contract", DECIDE, phrase(none, [])));
    }
    let line = |contract: &Record| {
        let title = Value::Text(contract.title().to_owned());
        if contract.get("until_on").is_empty() {
            return phrase(w("{}, без срока", "{}, without an end"), [title]);
        }
        let words = if is_over(contract, &today) { w("{}, кончился {}", "{}, ended {}") } else { w("{}, до {}", "{}, until {}") };
        phrase(words, [title, Value::Day(contract.text("until_on").to_owned())])
    };
    if let Some(first) = facts.first_mut() {
        first.made_of = open.iter().map(line).collect();
    }
    Ok(facts.into_iter().map(Block::Fact).collect())
}

/// What was conceded, and what that costs in a year: of what holds today. What has not begun, or is over, is told beside.
fn terms(store: &Store, account: i64, today: NaiveDate) -> Result<Vec<Block>> {
    let today = day::iso(today);
    let all: Vec<_> = store.owned(Entity::Term, account)?.into_iter().filter(|term| term.text("state") == "open").collect();
    let (open, idle): (Vec<_>, Vec<_>) = all.iter().partition(|term| !is_ahead(term, &today) && !is_over(term, &today));
    let told = |term: &Record| {
        let (words, on) = if is_ahead(term, &today) {
            (w("{}: с {}", "{}: from {}"), "from_on")
        } else {
            (w("{}: кончилось {}", "{}: ended {}"), "until_on")
        };
        phrase(words, [Value::Text(term.title().to_owned()), Value::Day(term.text(on).to_owned())])
    };
    let idle: Vec<_> = idle.into_iter().map(told).collect();
    if open.is_empty() {
        let words = if idle.is_empty() {
            w("особых условий нет", "no special terms")
        } else {
            w("сегодня не действует ни одно", "none holds today")
        };
        return Ok(vec![Block::Fact(Fact::new("terms", AGREED, phrase(words, [])).of(idle))]);
    }
    let mut costs: BTreeMap<&str, (i128, u64)> = BTreeMap::new();
    for term in &open {
        if let Some(cost) = term.int("cost") {
            let (sum, count) = costs.entry(term.text("currency")).or_default();
            (*sum, *count) = (*sum + i128::from(cost), *count + 1);
        }
    }
    let cost_us = counted(["условие стоит", "условия стоят", "условий стоят"], ["term costs", "terms cost"]);
    let agreed = counted(["условие", "условия", "условий"], ["term", "terms"]);
    let unreckoned = open.len() as u64 - costs.values().map(|(_, count)| count).sum::<u64>();
    let line = |term: &Record| match term.int("cost") {
        Some(cost) => phrase(
            w("{}: {} в год", "{}: {} a year"),
            [Value::Text(term.title().to_owned()), Value::Money(cost.into(), term.text("currency").to_owned())],
        ),
        None => alone(Value::Text(term.title().to_owned())),
    };
    let parts = open.iter().copied().map(line).chain(idle).collect();
    // Amounts of different currencies are never added.
    let facts = costs.into_iter().map(|(currency, (cost, count))| {
        let words = w("{} нам {} в год", "{} us {} a year");
        Fact::new("terms", AGREED, phrase(words, [Value::Count(count, cost_us), Value::Money(cost, currency.to_owned())]))
    });
    let mut facts: Vec<Fact> = facts.collect();
    if let Some(last) = facts.last_mut().filter(|_| unreckoned > 0) {
        last.more = Some(phrase(w("ещё {} без оценки", "{} more without a cost"), [Value::Text(unreckoned.to_string())]));
    }
    if facts.is_empty() {
        facts.push(Fact::new(
            "terms",
            AGREED,
            phrase(w("{}, цена не посчитана", "{}, the cost is not reckoned"), [Value::Count(unreckoned, agreed)]),
        ));
    }
    if let Some(first) = facts.first_mut() {
        first.made_of = parts;
    }
    Ok(facts.into_iter().map(Block::Fact).collect())
}
