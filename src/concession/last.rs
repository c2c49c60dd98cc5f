//! What was given last, and what was asked for it.

use super::figures::Basis;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, day};
use crate::page::Fact;
use crate::store::Result;

const LAST: Words = w("Прошлая", "Last one");
const NONE: Words = w("уступок не записано", "no concession is written");

/// The fact: the last point that is agreed or talked about, else the last term that was agreed.
pub(super) fn fact(of: &Basis) -> Result<Fact> {
    let today = day::iso(of.today);
    let newest = |entity: Entity, key: &'static str, counts: fn(&Record) -> bool| -> Result<Option<Record>> {
        let records = of.store.owned(entity, of.account)?.into_iter().filter(counts).filter(|record| record.text(key) <= today.as_str());
        Ok(records.max_by(|one, other| (one.text(key), one.id).cmp(&(other.text(key), other.id))))
    };
    let is_given = |point: &Record| matches!(point.text("state"), "agreed" | "open") && point.int("cost").is_none_or(|cost| cost > 0);
    let point = newest(Entity::NegotiationPoint, "said_on", is_given)?;
    let term = if point.is_some() { None } else { newest(Entity::Term, "from_on", |_| true)? };
    let (record, key) = match (&point, &term) {
        (Some(point), _) => (point, "said_on"),
        (None, Some(term)) => (term, "from_on"),
        (None, None) => return Ok(Fact::unknown("last", LAST, NONE)),
    };
    let on = Some(Value::Day(record.text(key).to_owned())).filter(|_| !record.get(key).is_empty());
    let open = (point.is_some() && record.text("state") == "open").then_some(Value::Word(w("обсуждаем", "open")));
    let said = [Some(Value::from(record.title())), on, open].into_iter().flatten().collect();
    let asked = record.find("asked").map_or("", crate::domain::Value::as_str);
    let more = match asked {
        "" => phrase(w("взамен ничего не записано", "nothing in return is written"), []),
        asked => phrase(w("взамен {}", "in return {}"), [Value::from(asked)]),
    };
    Ok(Fact::new("last", LAST, alone(Value::Listed(said))).and(more))
}
