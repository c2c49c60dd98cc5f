//! The charter: who decides what, how far the account manager may go alone, what was allowed beyond, what departments owe, and the targets
//! with what the file knows of them (M35).

mod kpi;

use super::listed::table;
use super::{About, Asked, Document};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::visibility::Audience;
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Kind, Record, day};
use crate::page::{Alarm, Block, Fact, Page, Section};
use crate::practice::newest;
use crate::store::{Result, Store};
use crate::text::practice as say;

/// The document.
pub static CHARTER: Document = Document {
    key: "charter",
    called: say::CHARTER,
    words: say::ABOUT_CHARTER,
    is_command: false,
    audiences: &[Audience::Me],
    tells: &[],
    day: None,
    nothing: say::NO_CHARTER,
    about: About::Practice(read),
};

/// The fields of the charter that are told, in their order.
const TOLD: [&str; 7] = ["decides", "escalates_to_id", "horizon", "key_wanted", "bends", "budget", "note"];

fn read(store: &Store, asked: &Asked) -> Result<Option<Page>> {
    let all = |entity| -> Result<Vec<Record>> {
        let mut found = Vec::new();
        store.each(entity, |record| found.push(record))?;
        Ok(found)
    };
    let charter = newest(store, Entity::Charter)?.unwrap_or_else(|| Record::new(Entity::Charter));
    let (limits, obligations) = (all(Entity::AuthorityLimit)?, all(Entity::Obligation)?);
    let listed = |key: &'static str, records: &[Record], keys: &'static [&'static str]| -> Result<Vec<Block>> {
        Ok(table(store, asked, &[], (key, records), keys)?.into_iter().collect())
    };
    let headed = |key, keys, heading: Words, blocks: Vec<Block>| Section::of(key, keys, blocks).headed(phrase(heading, []));
    let frame = TOLD.iter().filter_map(|key| fact(store, asked, &charter, key).transpose()).collect::<Result<Vec<_>>>()?;
    let kpis = all(Entity::Kpi)?;
    let exceptions = Block::points("exceptions", w("", ""), exceptions(store, asked)?);
    let sections = vec![
        Section::of("frame", &TOLD, frame.into_iter().map(Block::Fact).collect()),
        headed("limits", &["limits"], say::LIMITS, listed("limits", &limits, &["title", "beyond_id"])?),
        headed("exceptions", &["exceptions"], say::EXCEPTIONS, exceptions.into_iter().collect()),
        headed(
            "obligations",
            &["obligations"],
            say::OBLIGATIONS,
            listed("obligations", &obligations, &["title", "function", "colleague_id"])?,
        ),
        headed("targets", kpi::KEYS, say::TARGETS, kpi::facts(store, &kpis, asked.lang)?.into_iter().map(Block::Fact).collect()),
        Section::of("own", &["own"], Block::points("own", w("", ""), kpi::own(&kpis)).into_iter().collect()),
    ];
    Ok(Some(Page { key: CHARTER.key, title: say::CHARTER_TITLE.get(asked.lang).to_owned(), sections }))
}

/// A line of the frame; of a note that is not there nothing is said.
fn fact(store: &Store, asked: &Asked, charter: &Record, key: &'static str) -> Result<Option<Fact>> {
    let Some(field) = Entity::Charter.def().field(key) else { return Ok(None) };
    let value = charter.get(key);
    if value.is_empty() {
        return Ok((key != "note").then(|| Fact::unknown(key, field.words, say::NOT_WRITTEN)));
    }
    let said = match (field.kind, charter.int(key)) {
        (Kind::Link(entity), Some(id)) => Value::Text(store.name_of(entity, id, asked.lang)?),
        (Kind::Money, Some(minor)) => Value::Money(minor.into(), charter.text("currency").to_owned()),
        _ => Value::Text(value.shown(field, asked.lang)),
    };
    let fact = Fact::new(key, field.words, alone(said));
    Ok(Some(match key {
        "key_wanted" => {
            let now = store.count_key()?;
            let fact = fact.and(phrase(say::KEY_NOW, [Value::Text(now.to_string())]));
            // More than can be given special care is what the number warns of.
            if charter.int(key).is_some_and(|wanted| now > wanted) { fact.alarming(Alarm::More) } else { fact }
        }
        "budget" if !charter.text("budget_of").is_empty() => {
            let period = crate::domain::span::shown(charter.text("budget_of"), asked.lang);
            fact.and(phrase(say::BUDGET_OF, [Value::Text(period)]))
        }
        _ => fact,
    }))
}

/// What was allowed above the limits and still holds: to whom, by whom, until when.
fn exceptions(store: &Store, asked: &Asked) -> Result<Vec<Phrase>> {
    let mut open = Vec::new();
    store.each(Entity::LimitException, |one| {
        if one.text("state") == "open" {
            open.push(one);
        }
    })?;
    open.sort_by_key(|one| one.text("until_on").to_owned());
    let said = |one: &Record| {
        let name = |entity, id: Option<i64>| id.map_or_else(|| Ok(String::new()), |id| store.name_of(entity, id, asked.lang));
        let by = name(Entity::Colleague, one.int("allowed_by_id"))?;
        let by = (!by.is_empty()).then(|| Value::from(phrase(say::ALLOWED_BY, [Value::Text(by)])));
        let until = day::from_iso(one.text("until_on")).map(|until| Value::from(phrase(say::HOLDS_UNTIL, [Value::Day(day::iso(until))])));
        let about = [by, until].into_iter().flatten().collect();
        let of = Value::Text(name(Entity::Account, one.owner)?);
        Ok(phrase(say::EXCEPTION, [of, Value::Text(one.title().to_owned()), Value::Listed(about)]))
    };
    open.iter().map(said).collect()
}
