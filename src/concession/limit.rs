//! Whether one may grant it alone, or whose word is needed (M35).

use super::figures::{Basis, Cost};
use super::phrases::DAYS;
use super::vocabulary::{Sense, sense};
use super::words::Words as Pieces;
use super::{Change, Given, Kind, Size};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::words::{Lang, Words, w};
use crate::domain::{Entity, Record};
use crate::page::{Alarm, Fact};
use crate::store::Result;

const MINE: Words = w("Мой предел", "My limit");
const NONE: Words = w("не записан: Практика, пределы", "not written: Practice, limits");
const NOT_COMPARABLE: Words = w("записан, но сравнить не с чем", "written, but there is nothing to compare");

/// A limit beside what is asked, both in the same unit.
struct Held<'a> {
    record: &'a Record,
    most: i128,
    asked: i128,
    said: Value,
}

/// The kinds of limit that hold for a kind of concession: a price is lowered as a discount is given.
fn kinds(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Deferral => &["deferral"],
        Kind::Discount => &["discount"],
        Kind::Price => &["price", "discount"],
        Kind::Bonus => &["bonus"],
        Kind::Delivery => &["other"],
    }
}

fn is_of(limit: &Record, kind: Kind) -> bool {
    let names_delivery = || Pieces::of(limit.title()).pieces.iter().any(|piece| sense(&piece.text) == Some(Sense::Kind(Kind::Delivery)));
    kinds(kind).contains(&limit.text("kind")) && (kind != Kind::Delivery || names_delivery())
}

/// A limit beside what is asked, in each of its units that can be compared.
fn held<'a>(limit: &'a Record, given: &Given, costs: &[Cost]) -> Vec<Held<'a>> {
    let to = |change: &Change| match change {
        Change::To { to, .. } => Some(i128::from(*to)),
        Change::By(_) => None,
    };
    let own = match &given.size {
        Size::Days(change, _) => {
            to(change).zip(limit.int("days")).map(|(asked, most)| (asked, most, Value::Count(most.unsigned_abs(), DAYS)))
        }
        Size::Part(change, _) => to(change).zip(limit.int("percent")).map(|(asked, most)| (asked, most, Value::Hundredths(most))),
        Size::Sum(_) => None,
    };
    let currency = limit.text("currency");
    let cost = costs.iter().find(|cost| cost.currency == currency).filter(|_| given.kind != Kind::Deferral);
    let sum = cost.zip(limit.int("amount")).map(|(cost, most)| (cost.year, most, Value::Exact(most.into(), currency.to_owned())));
    let held = |(asked, most, said): (i128, i64, Value)| Held { record: limit, most: most.into(), asked, said };
    own.into_iter().chain(sum).map(held).collect()
}

/// The fact: of several limits that are passed the farthest says whose word is needed.
pub(super) fn fact(of: &Basis, given: &Given, costs: &[Cost]) -> Result<Fact> {
    let mut limits = Vec::new();
    of.store.each(Entity::AuthorityLimit, |limit| limits.push(limit))?;
    limits.retain(|limit| is_of(limit, given.kind));
    let held: Vec<Held> = limits.iter().flat_map(|limit| held(limit, given, costs)).collect();
    let (beyond, within): (Vec<_>, Vec<_>) = held.iter().partition(|held| held.asked > held.most);
    if let Some(passed) = beyond.into_iter().max_by_key(|held| held.most) {
        let name = match passed.record.int("beyond_id") {
            Some(colleague) => of.store.name_of(Entity::Colleague, colleague, Lang::Ru)?,
            None => String::new(),
        };
        return Ok(Fact::new("limit", MINE, said_of(passed, &name)).alarming(Alarm::Said));
    }
    Ok(match within.into_iter().min_by_key(|held| held.most) {
        Some(held) => Fact::new("limit", MINE, phrase(w("в пределах: до {}", "within it: up to {}"), [held.said.clone()])),
        None => Fact::unknown("limit", MINE, if limits.is_empty() { NONE } else { NOT_COMPARABLE }),
    })
}

fn said_of(passed: &Held, name: &str) -> Phrase {
    let most = passed.said.clone();
    match name {
        "" => phrase(w("до {}: кто решает выше, не записано", "up to {}: who decides beyond is not written"), [most]),
        name => phrase(w("до {}: выше решает {}", "up to {}: beyond it {} decides"), [most, alone(Value::from(name)).into()]),
    }
}
