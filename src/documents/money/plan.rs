//! How far the quarter's plan is reached, and where it ends if what is expected comes (M33).

use super::basis::Basis;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::pace::{Pace, Quarter, pace};
use crate::domain::span::{self, Unit};
use crate::domain::turnover::month_of;
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, day};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;
use chrono::{Months, NaiveDate};

const QUARTER: Words = w("Квартал", "Quarter");
const NO_REPORT: Words = w("отчётов за квартал ещё нет", "no report of this quarter yet");
const NO_TARGET: Words = w("план — ноль", "the target is nothing");
const FORECAST: Words = w("Прогноз", "Forecast");

/// The facts.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let name = span::of(of.today, Unit::Quarter);
    let Some(quarter) = Quarter::of(of.today) else { return Ok(Vec::new()) };
    let (first, last) = (month_of(quarter.first), month_of(quarter.last));
    let (targets, has_others) = of.owned(Entity::Target)?;
    let target = targets.into_iter().rfind(|target| target.text("period") == name).and_then(|target| target.int("amount"));
    let Some(on) = told(of, quarter)? else {
        return Ok(match target {
            Some(_) => vec![Block::Fact(Fact::unknown("quarter", QUARTER, NO_REPORT))],
            None => Vec::new(),
        });
    };
    let actual = of.bought(&first, &month_of(on))?.amount;
    let before = before(of, quarter, on)?;
    let behind = (on != of.today).then(|| phrase(w("отчёты по {}", "reports until {}"), [Value::Day(month_of(on))]));
    let Some(target) = target else {
        let none = if has_others {
            w("план в другой валюте", "the target is in another currency")
        } else {
            w("плана нет", "no target")
        };
        let more = [Some(phrase(none, [])), before, behind].into_iter().flatten();
        let fact = Fact::new("quarter", QUARTER, alone(of.sum(actual))).and(alone(Value::Listed(more.map(Value::from).collect())));
        return Ok(vec![Block::Fact(fact)]);
    };
    let (expected, parts, unrated) = expected(of, quarter, &last)?;
    let Some(Pace { reached, gone, forecast, deviation, tenths }) = pace(target.into(), actual, expected, quarter, on) else {
        return Ok(vec![Block::Fact(Fact::unknown("quarter", QUARTER, NO_TARGET))]);
    };
    let said = phrase(w("{} из {} = {}", "{} of {} = {}"), [of.sum(actual), of.sum(target), Value::Percent(reached)]);
    let at = phrase(w("при {} дней", "at {} of the days"), [Value::Percent(gone)]);
    let more = [Some(at), before, behind].into_iter().flatten().map(Value::from).collect();
    let alarm = if reached < gone { Alarm::Said } else { Alarm::Nothing };
    let quarter = Fact::new("quarter", QUARTER, said).alarming(alarm).and(alone(Value::Listed(more)));
    let change = phrase(w("{} к плану ({})", "{} on the target ({})"), [Value::Change(tenths), of.sum(deviation)]);
    let forecast = Fact::new("forecast", FORECAST, alone(of.sum(forecast)));
    let mut made = vec![phrase(w("закупки {} и ожидаемое {}", "bought {} and expected {}"), [of.sum(actual), of.sum(expected)])];
    made.extend(parts);
    if unrated > 0 {
        let open = counted(["возможность", "возможности", "возможностей"], ["opportunity", "opportunities"]);
        made.push(phrase(w("{} без оценки: в сумму не входит", "{} without a probability: not in the sum"), [Value::Count(unrated, open)]));
    }
    Ok(vec![Block::Fact(quarter), Block::Fact(forecast.and(change).of(made))])
}

/// The same months of the quarter a year before.
fn before(of: &Basis, quarter: Quarter, on: NaiveDate) -> Result<Option<Phrase>> {
    let ago = Months::new(12);
    let (Some(first), Some(until)) = (quarter.first.checked_sub_months(ago), on.checked_sub_months(ago)) else { return Ok(None) };
    let sum = of.bought(&month_of(first), &month_of(until))?.amount;
    Ok((sum != 0).then(|| phrase(w("годом раньше {}", "a year before {}"), [of.sum(sum)])))
}

/// The day up to which the quarter is told of: today, or the end of the last month of which a report is in. A pace is of the time that is
/// told of, or every month without its report would look like one in which nothing was bought.
fn told(of: &Basis, quarter: Quarter) -> Result<Option<NaiveDate>> {
    if of.bought(&of.month(), &of.month())?.amount != 0 {
        return Ok(Some(of.today));
    }
    let last = of.store.told_until(of.today)?.and_then(|month| span::bounds(&month)).map(|(_, last)| last);
    Ok(last.filter(|last| *last >= quarter.first))
}

/// What opportunities of the quarter bring by their probability, in minor units, what that is made of, and how many have none.
fn expected(of: &Basis, quarter: Quarter, last: &str) -> Result<(i128, Vec<Phrase>, u64)> {
    let (mut sum, mut parts, mut unrated) = (0_i128, Vec::new(), 0);
    for one in of.owned_by_all(Entity::Opportunity)?.0 {
        let due = one.text("due_on");
        let is_due = one.text("state") == "open" && due >= day::iso(quarter.first).as_str() && month(due) <= last;
        let Some(amount) = one.int("amount").filter(|_| is_due) else { continue };
        match one.int("probability") {
            Some(percent) => {
                sum += i128::from(amount) * i128::from(percent);
                let values = [Value::Text(one.title().to_owned()), of.sum(amount), Value::Percent(percent * 10)];
                parts.push(phrase(w("{}: {} × {}", "{}: {} × {}"), values));
            }
            None => unrated += 1,
        }
    }
    Ok((crate::domain::rules::part(sum, 100, 1).map_or(0, i128::from), parts, unrated))
}

fn month(day: &str) -> &str {
    day.get(..7).unwrap_or_default()
}
