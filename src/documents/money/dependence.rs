//! How far our company depends on the account (M2): its part of our income, of equal periods, a holding as the sum of its companies.

use super::basis::{Basis, months};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::dependence::{Dependence, Level, dependence};
use crate::domain::rules::part;
use crate::domain::words::{Words, w};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;

const SHARE: Words = w("Доля в доходе", "Share of our income");
const NO_INCOME: Words = w("за этот год доход клиента не известен", "the income of that year is not known");
const PARTLY: Words = w("себестоимость известна не у всех закупок того года", "the cost of some of that year’s purchases is not known");
const NOT_WHOLE: Words = w("закупки того года известны не с начала", "the purchases of that year are not known from its beginning");
const EXCEEDS: Words =
    w("сумма клиента больше итога компании: проверьте итог", "the client exceeds the company’s total: look at the total");
const NO_LOSS: Words = w("клиент не принёс дохода", "the client brought no income");

fn level(level: Level) -> Option<Words> {
    match level {
        Level::Usual => None,
        Level::Key => Some(w("ключевой", "key")),
        Level::Critical => Some(w("критическая зависимость", "critical dependence")),
        Level::Mono => Some(w("моноклиент", "mono-client")),
    }
}

/// What to do where losing one client is the end.
const ADVICE: [Words; 3] = [
    w("работать на опережение его запросов", "work ahead of what they ask for"),
    w("связать тем, что трудно повторить", "bind by what is hard to copy"),
    w("искать второго", "look for a second one"),
];

/// The income of the account from one month to another, if it is known at all.
fn income(of: &Basis, from: &str, until: &str) -> Result<Option<i128>> {
    Ok(of.bought(from, until)?.income())
}

/// The facts.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let year = of.last_year();
    let (first, last) = months(year);
    let begins = of.store.first_month()?.is_some_and(|month| month <= first);
    let account = income(of, &first, &last)?;
    let bought = of.bought(&first, &last)?;
    let company = company(of, &year.to_string(), (&first, &last))?;
    let fact = match (account, begins, company) {
        (None, ..) => Fact::unknown("dependence", SHARE, NO_INCOME),
        // What is left of a part is no year's income.
        _ if bought.costed != bought.amount => Fact::unknown("dependence", SHARE, PARTLY),
        (_, false, _) => Fact::unknown("dependence", SHARE, NOT_WHOLE),
        (Some(account), _, Some(company)) => share(of, account, company, year),
        (Some(account), _, None) => of_this_file(account, of.store.income_of_all(&of.currency, &first, &last)?, year),
    };
    let fact = match trailing(of)? {
        Some(more) if fact.said.is_ok() => fact.and(more),
        _ => fact,
    };
    Ok(vec![Block::Fact(fact)])
}

/// What our company came to in a year: as it was written for the year, else as the sum of all its months.
fn company(of: &Basis, year: &str, (first, last): (&str, &str)) -> Result<Option<i128>> {
    let whole = of.store.company_totals(&of.currency, year, year)?.into_iter().find_map(|total| total.income);
    match whole {
        Some(whole) => Ok(Some(whole.into())),
        None => company_months(of, first, last, 12),
    }
}

/// The sum of so many months of our company, where all of them are known.
fn company_months(of: &Basis, first: &str, last: &str, count: usize) -> Result<Option<i128>> {
    let months: Vec<i128> =
        of.store.company_totals(&of.currency, first, last)?.into_iter().filter_map(|total| total.income.map(i128::from)).collect();
    Ok((months.len() == count).then(|| months.iter().sum()))
}

fn share(of: &Basis, account: i128, company: i128, year: i32) -> Fact {
    let parts = |parts: Vec<Phrase>| {
        let made = phrase(
            w("доход клиента {}, доход компании {} за {}", "income of the client {}, of the company {} in {}"),
            [of.sum(account), of.sum(company), Value::Text(year.to_string())],
        );
        let companies = (of.companies.len() > 1).then(|| {
            let names = of.companies.iter().map(|(_, name)| Value::Text(name.clone())).collect();
            phrase(w("вместе: {}", "together: {}"), [Value::Listed(names)])
        });
        let others =
            of.has_others.then(|| phrase(w("закупки в других валютах не посчитаны", "purchases in other currencies are not counted"), []));
        [made].into_iter().chain(companies).chain(others).chain(parts).collect::<Vec<_>>()
    };
    match dependence(account, company) {
        Dependence::Exceeds => Fact::unknown("dependence", SHARE, EXCEEDS).alarming(Alarm::Said).of(parts(Vec::new())),
        Dependence::Nothing => Fact::unknown("dependence", SHARE, NO_LOSS).of(parts(Vec::new())),
        Dependence::Share { tenths, level: found } => {
            let percent = Value::Percent(tenths);
            let of_year = Value::Text(year.to_string());
            let said = match level(found) {
                Some(words) => phrase(w("{} за {}: {}", "{} in {}: {}"), [percent, of_year, Value::Word(words)]),
                None => phrase(w("{} за {}", "{} in {}"), [percent, of_year]),
            };
            let advice = if found == Level::Mono { ADVICE.map(|words| phrase(words, [])).to_vec() } else { Vec::new() };
            let alarm = if found >= Level::Critical { Alarm::Said } else { Alarm::Nothing };
            Fact::new("dependence", SHARE, said).alarming(alarm).of(parts(advice))
        }
    }
}

/// Where the company's total is not known: of the clients of this file, and said to be so.
fn of_this_file(account: i128, all: i128, year: i32) -> Fact {
    let Some(tenths) = part(account, all, 1_000).filter(|_| account > 0) else { return Fact::unknown("dependence", SHARE, NO_LOSS) };
    let said = w("{} дохода клиентов этого файла за {}", "{} of the income of this file’s clients in {}");
    let why = w("итог компании не записан: Практика → Итоги компании", "the company’s total is not written: Practice → Company totals");
    Fact::new("dependence", SHARE, phrase(said, [Value::Percent(tenths), Value::Text(year.to_string())])).of(vec![phrase(why, [])])
}

/// The same of the last twelve whole months, where the company's months are known: two different periods are never divided.
fn trailing(of: &Basis) -> Result<Option<Phrase>> {
    let Some(year) = &of.year else { return Ok(None) };
    let (Some(first), Some(last)) = (year.months.first(), year.months.last()) else { return Ok(None) };
    let (Some(account), Some(company)) =
        (income(of, &first.month, &last.month)?, company_months(of, &first.month, &last.month, year.months.len())?)
    else {
        return Ok(None);
    };
    Ok(match dependence(account, company) {
        Dependence::Share { tenths, .. } => Some(phrase(w("{} за 12 мес.", "{} in 12 months"), [Value::Percent(tenths)])),
        Dependence::Exceeds => Some(alone(Value::Word(EXCEEDS))),
        Dependence::Nothing => None,
    })
}
