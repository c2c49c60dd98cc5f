//! What the account leaves in a year when all that it costs is taken off, and what it is worth over years (M31, M57).

use super::basis::{Basis, Bought, NOT_WHOLE, bounds, months};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::hours;
use crate::domain::rules::profit::{Costs, Profit, falls_on, present_value, profit};
use crate::domain::span;
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;

const NET: Words = w("Чистая прибыль", "Net profit");
const TIME: Words = w("Моё время", "My time");
const NOTHING: Words = w("закупок с себестоимостью нет", "no purchases with a known cost");
const PARTLY: Words = w("себестоимость известна не у всех закупок", "the cost of some of the purchases is not known");
/// Over how many years a client is looked at (M31).
const YEARS: usize = 5;

/// A year of the account: what it bought, what that cost, how long we were busy with it.
struct Year {
    number: i32,
    bought: Bought,
    costs: Costs,
    minutes: i64,
    /// Whether purchases are known from its beginning.
    is_whole: bool,
    /// Whether anything beside the goods is written of it, and whether something is in another currency.
    has_expenses: bool,
    has_others: bool,
}

impl Year {
    fn of(of: &Basis, number: i32, (expenses, has_others): &(Vec<Record>, bool)) -> Result<Option<Year>> {
        let Some(days) = bounds(number) else { return Ok(None) };
        let (first, last) = months(days);
        let bought = of.bought(&first, &last)?;
        let mut costs = Costs { goods: bought.cost, ..Costs::default() };
        let of_year = |expense: &Record| falls_on(expense.int("amount").unwrap_or(0).into(), span::bounds(expense.text("period"))?, days);
        let mut has_expenses = false;
        for (expense, sum) in expenses.iter().filter_map(|expense| Some((expense, of_year(expense)?))) {
            has_expenses = true;
            *match expense.text("kind") {
                "acquisition" => &mut costs.acquisition,
                "relationship" => &mut costs.relationship,
                "knowledge" => &mut costs.knowledge,
                _ => &mut costs.service,
            } += sum;
        }
        let minutes = of.minutes(days)?;
        costs.relationship += hours_cost(of, minutes).unwrap_or(0);
        let is_whole = of.is_known_from(&first)?;
        Ok(Some(Year { number, bought, costs, minutes, is_whole, has_expenses, has_others: *has_others }))
    }

    fn profit(&self, of: &Basis) -> Profit {
        profit(self.bought.amount, &self.costs, of.settings.tax_rate)
    }

    /// Why there is no figure, if there is none.
    fn lacks(&self) -> Option<Words> {
        match self.bought {
            bought if bought.income().is_none() => Some(NOTHING),
            bought if !bought.is_costed() => Some(PARTLY),
            _ if !self.is_whole => Some(NOT_WHOLE),
            _ => None,
        }
    }
}

/// What so many minutes cost, in minor units, where an hour has a cost.
fn hours_cost(of: &Basis, minutes: i64) -> Option<i128> {
    hours::cost(of.hour_cost?, minutes)
}

/// The facts.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let expenses = of.owned_by_all(Entity::Expense)?;
    let last = Year::of(of, of.last_year(), &expenses)?;
    let now = Year::of(of, of.last_year() + 1, &expenses)?;
    let (Some(last), Some(now)) = (last, now) else { return Ok(Vec::new()) };
    let told = |year: &Year| year.lacks().is_none();
    let fact = match (told(&last), told(&now)) {
        (true, more) => {
            let fact = net(of, &last, false);
            if more { fact.and(this_year(of, &now)) } else { fact }
        }
        (false, true) => net(of, &now, true),
        (false, false) => {
            // That nothing was bought in one year says less than what is lacking of the other.
            let lacks = [now.lacks(), last.lacks()].into_iter().flatten().find(|why| *why != NOTHING);
            Fact::unknown("net", NET, lacks.unwrap_or(NOTHING))
        }
    };
    let mut blocks = vec![Block::Fact(fact)];
    if last.minutes + now.minutes > 0 {
        blocks.push(Block::Fact(time(of, &now, &last)));
    }
    Ok(blocks)
}

/// «1,5 млн руб. за 2025: 12,5 %».
fn said(of: &Basis, year: &Year, found: Profit, unfinished: bool) -> Phrase {
    let number = Value::Text(year.number.to_string());
    match (found.tenths, unfinished) {
        (Some(tenths), false) => {
            phrase(w("{} за {}: {} оборота", "{} in {}: {} of turnover"), [of.sum(found.net), number, Value::Percent(tenths)])
        }
        (Some(tenths), true) => {
            phrase(w("{} с начала {}: {} оборота", "{} so far in {}: {} of turnover"), [of.sum(found.net), number, Value::Percent(tenths)])
        }
        (None, _) => phrase(w("{} за {}", "{} in {}"), [of.sum(found.net), number]),
    }
}

fn net(of: &Basis, year: &Year, unfinished: bool) -> Fact {
    let found = year.profit(of);
    let alarm = if found.net < 0 { Alarm::Said } else { Alarm::Nothing };
    Fact::new("net", NET, said(of, year, found, unfinished)).alarming(alarm).of(made_of(of, year, found, unfinished))
}

fn this_year(of: &Basis, year: &Year) -> Phrase {
    let found = year.profit(of);
    phrase(w("в {} пока {}", "in {} so far {}"), [Value::Text(year.number.to_string()), of.sum(found.net)])
}

fn made_of(of: &Basis, year: &Year, found: Profit, unfinished: bool) -> Vec<Phrase> {
    let costs = &year.costs;
    let mut parts = vec![phrase(w("оборот {}", "turnover {}"), [of.sum(year.bought.amount)])];
    for (sum, words) in [
        (costs.goods, w("товар {}", "goods {}")),
        (costs.service, w("обслуживание {}", "service {}")),
        (costs.acquisition, w("привлечение {}", "acquisition {}")),
        (costs.relationship, w("отношения {}", "relationship {}")),
        (costs.knowledge, w("знания {}", "knowledge {}")),
        (found.tax, w("налог {}", "tax {}")),
    ] {
        if sum != 0 {
            parts.push(phrase(words, [of.sum(sum)]));
        }
    }
    if year.has_others {
        parts.push(phrase(w("расходы в других валютах не посчитаны", "expenses in other currencies are not counted"), []));
    }
    if !year.has_expenses {
        parts.push(phrase(w("других расходов за год не записано", "no other expenses of the year are written"), []));
    }
    if let Some(worth) = present_value(0, &[found.net; YEARS], of.settings.worth_rate).filter(|_| !unfinished) {
        let rate = Value::Percent(i64::from(of.settings.worth_rate) / 10);
        parts.push(phrase(
            w("пять таких лет стоят сегодня {} (ставка {})", "five such years are worth {} today (at {})"),
            [of.sum(worth), rate],
        ));
    }
    parts
}

fn time(of: &Basis, now: &Year, last: &Year) -> Fact {
    let hours = |minutes: i64| Value::Text(hours::whole(minutes).to_string());
    let said = phrase(w("{} ч в {}", "{} h in {}"), [hours(now.minutes), Value::Text(now.number.to_string())]);
    let before = phrase(w("в {}: {} ч", "in {}: {} h"), [Value::Text(last.number.to_string()), hours(last.minutes)]);
    let cost = hours_cost(of, now.minutes).map(|cost| phrase(w("стоят {}", "cost {}"), [of.sum(cost)]));
    let more = [cost, (last.minutes > 0).then_some(before)].into_iter().flatten().map(Value::from).collect();
    Fact::new("time", TIME, said).and(alone(Value::Listed(more)))
}
