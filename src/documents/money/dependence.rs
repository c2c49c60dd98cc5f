//! How far our company depends on the account (M2): its part of our income, of equal periods, a holding as the sum of its companies.

use super::basis::{Basis, NOT_WHOLE, bounds, months};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::dependence::{Dependence, Level, dependence};
use crate::domain::rules::part;
use crate::domain::words::{Words, w};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;

const SHARE: Words = w("Доля в доходе", "Share of our income");
const NO_INCOME: Words = w("за этот год доход клиента не известен", "the income of that year is not known");
const PARTLY: Words = w("себестоимость известна не у всех закупок того года", "the cost of some of that year’s purchases is not known");
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

/// The income of the account from one month to another, or why it is not known: what is left of a part is none of the whole.
fn income(of: &Basis, from: &str, until: &str) -> Result<std::result::Result<i128, Words>> {
    let bought = of.bought(from, until)?;
    Ok(bought.income().ok_or(NO_INCOME).and_then(|income| if bought.is_costed() { Ok(income) } else { Err(PARTLY) }))
}

/// The facts.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let year = of.last_year();
    let Some((first, last)) = bounds(year).map(months) else { return Ok(Vec::new()) };
    let begins = of.is_known_from(&first)?;
    let fact = match (income(of, &first, &last)?, of.store.company_total(&of.currency, &first, &last)?.income) {
        (Err(why), _) => Fact::unknown("dependence", SHARE, why),
        _ if !begins => Fact::unknown("dependence", SHARE, NOT_WHOLE),
        (Ok(account), Some(company)) => share(of, account, company, year),
        (Ok(account), None) => of_this_file(account, of.store.income_of_all(&of.currency, &first, &last)?, year),
    };
    let fact = match trailing(of)? {
        Some(more) if fact.said.is_ok() => fact.and(more),
        _ => fact,
    };
    Ok(vec![Block::Fact(fact)])
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
    let company = of.store.company_total(&of.currency, &first.month, &last.month)?.income;
    let (Ok(account), Some(company)) = (income(of, &first.month, &last.month)?, company) else { return Ok(None) };
    Ok(match dependence(account, company) {
        Dependence::Share { tenths, .. } => Some(phrase(w("{} за 12 мес.", "{} in 12 months"), [Value::Percent(tenths)])),
        Dependence::Exceeds => Some(alone(Value::Word(EXCEEDS))),
        Dependence::Nothing => None,
    })
}
