//! A page for programs: every fact by its key, with its values as they are.

use super::{Block, Page};
use crate::domain::day;
use crate::domain::phrase::{Phrase, Value};
use serde_json::{Map, Value as Json, json};

/// The page as an object of its sections. A fact told in several currencies is one with the values of all.
pub fn document(page: &Page) -> Json {
    let mut document = Map::new();
    for section in &page.sections {
        // A section may stand on a page in two parts: it is one to programs.
        let mut facts = document.remove(section.key).and_then(|part| part.as_object().cloned()).unwrap_or_default();
        for key in section.keys {
            facts.entry(*key).or_insert(Json::Null);
        }
        for block in &section.blocks {
            match block {
                Block::Fact(fact) => {
                    let said = fact.said.as_ref().map_or_else(|_| Vec::new(), values);
                    let more = fact.more.as_ref().map(values).unwrap_or_default();
                    let told = facts.entry(fact.key).or_insert(Json::Null);
                    if told.is_null() {
                        *told = json!({"values": [], "more": [], "known": fact.said.is_ok()});
                    }
                    for (key, values) in [("values", said), ("more", more)] {
                        told[key].as_array_mut().into_iter().for_each(|told| told.extend(values.iter().cloned()));
                    }
                    if fact.said.is_err() {
                        told["known"] = json!(false);
                    }
                }
                Block::Months(year) => {
                    let months =
                        year.months.iter().map(|slot| json!({"month": slot.month, "amount": slot.now, "year_before": slot.before}));
                    facts.insert("months".to_owned(), json!({"currency": year.currency, "months": months.collect::<Vec<_>>()}));
                }
            }
        }
        document.insert(section.key.to_owned(), Json::Object(facts));
    }
    Json::Object(document)
}

/// A sum in minor units; null where it is greater than programs read.
pub fn minor(sum: impl Into<i128>) -> Json {
    i64::try_from(sum.into()).map_or(Json::Null, Json::from)
}

/// The values of a phrase, in their order.
pub fn values(phrase: &Phrase) -> Vec<Json> {
    phrase.values.iter().flat_map(value).collect()
}

/// A value under the name of what it is, the other names null; a phrase within one is all of its values.
fn value(value: &Value) -> Vec<Json> {
    let mut told = json!({"minor": null, "currency": null, "percent_tenths": null, "percent_hundredths": null, "day": null, "count": null, "text": null});
    match value {
        Value::Money(minor, currency) | Value::Exact(minor, currency) => {
            told["minor"] = self::minor(*minor);
            told["currency"] = json!(currency);
        }
        Value::Percent(tenths) | Value::Change(tenths) | Value::Points(tenths) => told["percent_tenths"] = json!(tenths),
        Value::Hundredths(hundredths) => told["percent_hundredths"] = json!(hundredths),
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
