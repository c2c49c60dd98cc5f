//! How we supply the account, held against what was agreed (M51).

use super::basis::Basis;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::part;
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Record, span};
use crate::page::{Alarm, Block, Fact};
use crate::store::Result;

const SUPPLY: Words = w("Поставки", "Deliveries");
/// What a standard may say.
const AGREED: [&str; 4] = ["on_time", "in_full", "answer_days", "complaints"];
/// This many bad months running are a sign of risk (M34, M51).
const RUNNING: usize = 2;

/// What of a month is worse than it was agreed.
fn faults(month: &Record, standard: &Record) -> Vec<Phrase> {
    let all = month.int("shipments").unwrap_or(0);
    let share = |key: &str| part(month.int(key)?.into(), all.into(), 1_000);
    let least = |key: &str, words: Words| {
        let (is, agreed) = (share(key)?, standard.int(key)?);
        (is < agreed * 10).then(|| phrase(words, [Value::Percent(is), Value::Percent(agreed * 10)]))
    };
    let late = least("on_time", w("в срок {} вместо {}", "{} on time, not {}"));
    let short = least("in_full", w("полностью {} вместо {}", "{} in full, not {}"));
    let slow = month.int("answer_days").zip(standard.int("answer_days")).filter(|(is, agreed)| is > agreed).map(|(is, agreed)| {
        phrase(
            w("ответ за {} дн. вместо {}", "an answer in {} days, not {}"),
            [Value::Text(is.to_string()), Value::Text(agreed.to_string())],
        )
    });
    let complaints = month.int("complaints").zip(standard.int("complaints"));
    let many = complaints.filter(|(is, agreed)| all > 0 && is * 100 > agreed * all).map(|(is, agreed)| {
        let per = part(i128::from(is) * 100, all.into(), 1).unwrap_or_default();
        let words = w("претензий на 100 поставок {} вместо {}", "{} complaints per 100 deliveries, not {}");
        phrase(words, [Value::Text(per.to_string()), Value::Text(agreed.to_string())])
    });
    [late, short, slow, many].into_iter().flatten().collect()
}

/// The fact; none where no month is written.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let mut months = of.store.owned(Entity::Delivery, of.account)?;
    // Of two that are of one month the one written last counts.
    months.sort_by(|one, other| (other.text("period"), other.id).cmp(&(one.text("period"), one.id)));
    months.dedup_by(|one, other| one.text("period") == other.text("period"));
    let Some(last) = months.first() else { return Ok(Vec::new()) };
    let mut standards = of.store.owned(Entity::ServiceStandard, of.account)?;
    standards.retain(|standard| AGREED.iter().any(|key| standard.int(key).is_some()));
    standards.sort_by(|one, other| other.text("from_on").cmp(one.text("from_on")));
    // A month is held against what was in force when it ended.
    let in_force = |month: &Record| {
        let (_, end) = span::bounds(month.text("period"))?;
        let end = crate::domain::day::iso(end);
        standards.iter().find(|standard| standard.text("from_on") <= end.as_str())
    };
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
    let Some(standard) = in_force(last) else {
        return Ok(vec![Block::Fact(fact.and(phrase(w("стандарт не записан", "no standard is written"), [])))]);
    };
    let worse = faults(last, standard);
    let is_bad = |month: &&Record| in_force(month).is_some_and(|standard| !faults(month, standard).is_empty());
    // A month that nothing is written of parts those before it from those after.
    let follows = |(at, month): &(usize, &Record)| {
        let before = at.checked_sub(1).and_then(|at| months.get(at)).and_then(|later| span::bounds(later.text("period")));
        before.is_none_or(|(first, _)| span::bounds(month.text("period")).is_some_and(|(_, last)| last.succ_opt() == Some(first)))
    };
    let running = months.iter().enumerate().take_while(|one| follows(one) && is_bad(&one.1)).count();
    let made = months.iter().take(12).map(|month| {
        let name = Value::Day(month.text("period").to_owned());
        let Some(standard) = in_force(month) else {
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
