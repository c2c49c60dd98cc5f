//! A page for programs: every fact by its key, with its values as they are.

use super::{Block, Page};
use crate::domain::day;
use crate::domain::phrase::{Phrase, Value};
use serde_json::{Map, Value as Json, json};

/// The page as an object of its sections.
pub fn document(page: &Page) -> Json {
    let mut document = Map::new();
    for section in &page.sections {
        let mut facts = Map::new();
        for block in &section.blocks {
            let (key, told) = match block {
                Block::Fact(fact) => {
                    let said = fact.said.as_ref().map_or_else(|_| Vec::new(), values);
                    (
                        fact.key,
                        json!({"values": said, "more": fact.more.as_ref().map(values).unwrap_or_default(), "known": fact.said.is_ok()}),
                    )
                }
                Block::Months(year) => {
                    let months =
                        year.months.iter().map(|slot| json!({"month": slot.month, "amount": slot.now, "year_before": slot.before}));
                    ("months", json!({"currency": year.currency, "months": months.collect::<Vec<_>>()}))
                }
            };
            facts.insert(key.to_owned(), told);
        }
        document.insert(section.key.to_owned(), Json::Object(facts));
    }
    Json::Object(document)
}

/// The values of a phrase, in their order.
pub fn values(phrase: &Phrase) -> Vec<Json> {
    phrase.values.iter().flat_map(value).collect()
}

/// A value under the name of what it is, the other names null; a phrase within one is all of its values.
fn value(value: &Value) -> Vec<Json> {
    let mut told = json!({"minor": null, "currency": null, "percent_tenths": null, "day": null, "count": null, "text": null});
    match value {
        Value::Money(minor, currency) | Value::Exact(minor, currency) => {
            told["minor"] = json!(minor);
            told["currency"] = json!(currency);
        }
        Value::Percent(tenths) | Value::Change(tenths) => told["percent_tenths"] = json!(tenths),
        Value::Day(day) => told["day"] = json!(day),
        Value::Brief(on, _) | Value::Near(on, _) => told["day"] = json!(day::iso(*on)),
        Value::Count(count, _) => told["count"] = json!(count),
        Value::Text(text) => told["text"] = json!(text),
        Value::Word(_) => return Vec::new(),
        Value::Said(phrase) => return phrase.values.iter().flat_map(self::value).collect(),
        Value::Listed(values) => return values.iter().flat_map(self::value).collect(),
    }
    vec![told]
}
