//! The answer to a line, as a page: for the screen, the shell and programs alike.

use super::figures::{Basis, Cost, InForce};
use super::phrases::{asked as open, exact, named};
use super::returned::{Return, returned};
use super::{Doubt, Given, Line, Size, last, limit};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::{WHOLE, rounded};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Lang};
use crate::page::{Alarm, Block, Fact, Page, Section};
use crate::store::{Result, Store};

/// What programs call the answer.
pub(super) const KEY: &str = "price";

const READ: Words = w("Понято", "Read as");
const SAY: Words = w("Например", "Such as");
const UNREAD: Words = w("Не понято", "Not read");
const COSTS: Words = w("Стоит", "Costs");
const GIVES: Words = w("Даёт", "Gives");
const NOT_ALL_READ: Words = w("не понято всё сказанное", "not all of it was understood");
const MARGIN: Words = w("Маржа", "Margin");
const RETURN: Words = w("Взамен", "In return");

/// What a line comes to at an account.
///
/// # Errors
/// Those of reading.
pub fn answer(store: &Store, account: i64, line: &Line) -> Result<Page> {
    let of = Basis::of(store, account)?;
    let facts = match &line.given {
        Ok(given) => answered(&of, given, line)?,
        Err(doubt @ Doubt::Empty) => vec![Fact::new("read", SAY, phrase(open(*doubt), [])), last::fact(&of)?],
        Err(doubt) => vec![Fact::unknown("read", READ, open(*doubt))].into_iter().chain(unread(line)).collect(),
    };
    let blocks = facts.into_iter().map(Block::Fact).collect();
    let keys = &["read", "cost", "margin", "return", "limit", "last"];
    let section = Section::of("concession", keys, blocks);
    Ok(Page { key: KEY, title: store.name_of(Entity::Account, account, Lang::Ru)?, sections: vec![section] })
}

/// What of a line is not understood.
fn unread(line: &Line) -> Option<Fact> {
    let words = line.unread.join(" ");
    (!words.is_empty()).then(|| Fact::new("unread", UNREAD, phrase(w("«{}»", "“{}”"), [words.as_str().into()])).alarming(Alarm::Said))
}

fn answered(of: &Basis, given: &Given, line: &Line) -> Result<Vec<Fact>> {
    let (given, now) = of.settled(given)?;
    let mut facts = vec![read_as(of, &given, now.as_ref(), line)];
    // A figure would be that of something else than was said.
    if let Some(unread) = unread(line) {
        facts.extend([unread, Fact::unknown("cost", COSTS, NOT_ALL_READ)]);
        return Ok(facts);
    }
    let costs = of.costs(&given);
    match &costs {
        Ok(costs) => costs.iter().for_each(|one| facts.extend([cost(of, &given, one), margin(one)])),
        Err(why) => facts.push(Fact::unknown("cost", COSTS, *why)),
    }
    let costs = costs.unwrap_or_default();
    facts.extend(in_return(of, &line.asked, &costs));
    facts.push(limit::fact(of, &given, &costs)?);
    facts.push(last::fact(of)?);
    Ok(facts)
}

fn read_as(of: &Basis, given: &Given, now: Option<&InForce>, line: &Line) -> Fact {
    let now = now.map(|now| phrase(w("сейчас по условиям {}", "now agreed: {}"), [Value::Quoted(now.title.clone())]));
    let turned = line.turned.then(|| phrase(w("раскладка исправлена", "the keyboard layout is mended"), []));
    let more: Vec<Value> = [now, turned].into_iter().flatten().map(Value::from).collect();
    let fact = Fact::new("read", READ, named(given, &of.usual));
    if more.is_empty() { fact } else { fact.and(alone(Value::Listed(more))) }
}

fn cost(of: &Basis, given: &Given, cost: &Cost) -> Fact {
    let turnover = cost.turnover.zip(cost.of_turnover).map(|(turnover, part)| {
        let values = [Value::Hundredths(part.abs()), Value::Money(turnover, cost.currency.clone())];
        phrase(w("{} оборота ({})", "{} of turnover ({})"), values)
    });
    let rate = matches!(given.size, Size::Days(..)).then(|| phrase(w("деньги {}", "money {}"), [Value::Hundredths(of.rate.into())]));
    let more: Vec<Value> = [turnover, rate].into_iter().flatten().map(Value::from).collect();
    // What takes back more than it grants costs nothing.
    let label = if cost.year < 0 { GIVES } else { COSTS };
    let year = Value::Exact(cost.year.abs(), cost.currency.clone());
    Fact::new("cost", label, phrase(w("{} в год", "{} a year"), [year])).and(alone(Value::Listed(more)))
}

fn margin(cost: &Cost) -> Fact {
    let margin = match cost.margin {
        Ok(margin) => margin,
        Err(why) => return Fact::unknown("margin", MARGIN, why),
    };
    let goes = Value::Percent(margin.goes.abs());
    let fact = match margin.goes < 0 {
        true => Fact::new("margin", MARGIN, phrase(w("прибавится {}", "{} more"), [goes])),
        false => Fact::new("margin", MARGIN, phrase(w("уйдёт {}", "{} goes"), [goes])),
    };
    let volume = match margin.volume {
        _ if margin.goes <= 0 => None,
        Some(volume) => Some(phrase(w("покроет {} объёма", "{} of volume makes up for it"), [Value::Change(volume)])),
        None => Some(phrase(w("не покрыть никаким объёмом", "no volume makes up for it"), [])),
    };
    let costed = cost
        .costed
        .map(|known| phrase(w("себестоимость известна у {} закупок", "the cost is known of {} of purchases"), [Value::Percent(known)]));
    let more: Vec<Value> = [volume, costed].into_iter().flatten().map(Value::from).collect();
    if more.is_empty() { fact } else { fact.and(alone(Value::Listed(more))) }
}

/// What a return brings a year, in minor units of the currency of a cost and rounded as that is; none where it cannot be reckoned.
pub(super) fn worth(of: &Basis, returned: &Return, currency: &str) -> Option<i128> {
    let part = |whole: i128, part: u32| rounded(whole.checked_mul(part.into())?, WHOLE);
    let minor = match returned {
        Return::Rise(rise) => part(of.bought(currency)?.0, *rise)?,
        Return::Volume(more) => part(of.bought(currency)?.1?, *more)?,
        Return::Sum(sum) if sum.currency.unwrap_or(&of.usual) == currency => sum.minor.into(),
        Return::Back(given) => of.costs(given).ok()?.into_iter().find(|cost| cost.currency == currency).map(|cost| -cost.year)?,
        Return::Sum(_) | Return::Words => return None,
    };
    Some(rounded(minor, 100)? * 100)
}

/// What is asked in return, in each currency beside what is given.
fn in_return(of: &Basis, asked: &str, costs: &[Cost]) -> Vec<Fact> {
    let Some(found) = returned(asked) else { return Vec::new() };
    let said = asked_for(of, &found, asked);
    let against = |cost: &Cost| {
        let sum = |minor: i128| Value::Exact(minor, cost.currency.clone());
        let worth = worth(of, &found, &cost.currency)?;
        let fact = Fact::new("return", RETURN, phrase(w("{} = {}", "{} = {}"), [said.clone().into(), sum(worth)]));
        Some(match worth - cost.year {
            lacks if lacks < 0 => fact.and(phrase(w("не хватает {}", "{} too little"), [sum(-lacks)])).alarming(Alarm::More),
            over => fact.and(phrase(w("сверх уступки {}", "{} over what is given"), [sum(over)])),
        })
    };
    let facts: Vec<Fact> = costs.iter().filter_map(against).collect();
    if facts.is_empty() {
        return vec![Fact::new("return", RETURN, said).and(phrase(w("в деньгах не посчитано", "not reckoned in money"), []))];
    }
    facts
}

fn asked_for(of: &Basis, found: &Return, typed: &str) -> Phrase {
    match found {
        Return::Rise(rise) => phrase(w("+{} к цене", "+{} on the price"), [Value::Hundredths((*rise).into())]),
        Return::Volume(more) => phrase(w("+{} к объёму", "+{} of volume"), [Value::Hundredths((*more).into())]),
        Return::Sum(sum) => phrase(w("{} в год", "{} a year"), [exact(*sum, &of.usual)]),
        Return::Back(given) => named(given, &of.usual),
        Return::Words => alone(Value::from(typed.trim())),
    }
}
