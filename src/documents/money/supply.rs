//! How we supply the account, held against what was agreed (M51).

use super::basis::Basis;
use crate::domain::Entity;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::rules::part;
use crate::domain::rules::supply::{RUNNING, Supplied, faults};
use crate::domain::words::{Words, counted, w};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;

const SUPPLY: Words = w("Поставки", "Deliveries");
/// The fact; none where no month is written.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let supplied = Supplied::of(of.store.owned(Entity::Delivery, of.account)?, of.store.owned(Entity::ServiceStandard, of.account)?);
    let Some(last) = supplied.months.first() else { return Ok(Vec::new()) };
    let all = last.int("shipments").unwrap_or(0);
    let share = |key: &str, words: Words| Some(phrase(words, [Value::Percent(part(last.int(key)?.into(), all.into(), 1_000)?)]));
    let told = [share("on_time", w("в срок {}", "{} on time")), share("in_full", w("полностью {}", "{} in full"))];
    let told: Vec<Value> = told.into_iter().flatten().map(Value::from).collect();
    let month = Value::Day(last.text("period").to_owned());
    let said = match told.is_empty() {
        true => phrase(w("{} за {}", "{} in {}"), [Value::Text(all.to_string()), month]),
        false => phrase(w("{} за {}", "{} in {}"), [Value::Listed(told), month]),
    };
    let fact = Fact::new("supply", SUPPLY, said);
    let Some(standard) = supplied.in_force(last) else {
        return Ok(vec![Block::Fact(fact.and(phrase(w("стандарт не записан", "no standard is written"), [])))]);
    };
    let worse = faults(last, standard);
    let running = supplied.running();
    let made = supplied.months.iter().take(12).map(|month| {
        let name = Value::Day(month.text("period").to_owned());
        let Some(standard) = supplied.in_force(month) else {
            return phrase(w("{}: стандарта не было", "{}: no standard then"), [name]);
        };
        let found = faults(month, standard);
        match found.is_empty() {
            true => phrase(w("{}: как договорились", "{}: as agreed"), [name]),
            false => phrase(w("{}: {}", "{}: {}"), [name, Value::Listed(found.into_iter().map(Value::from).collect())]),
        }
    });
    let fact = fact.of(made.collect());
    let fact = match (worse.is_empty(), running >= RUNNING) {
        (true, _) => fact.and(phrase(w("как договорились", "as agreed"), [])),
        (false, false) => fact.alarming(Alarm::More).and(alone(Value::Listed(worse.into_iter().map(Value::from).collect()))),
        (false, true) => {
            let months = counted(["месяц", "месяца", "месяцев"], ["month", "months"]);
            let words = w("{} подряд хуже договорённого", "{} running worse than agreed");
            fact.alarming(Alarm::More).and(phrase(words, [Value::Count(running as u64, months)]))
        }
    };
    Ok(vec![Block::Fact(fact)])
}
