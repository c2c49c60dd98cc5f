//! A page for programs: every fact by its key, with its values as they are.

use super::{Block, Page, Value};
use serde_json::{Map, Value as Json, json};

/// The page as an object of its sections.
pub fn document(page: &Page) -> Json {
    let mut document = Map::new();
    for section in &page.sections {
        let mut facts = Map::new();
        for block in &section.blocks {
            let (key, told) = match block {
                Block::Fact(fact) => {
                    let values = |phrase: &super::Phrase| phrase.values.iter().map(value).collect::<Vec<_>>();
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

/// A value under the name of what it is; the other names are null.
fn value(value: &Value) -> Json {
    let mut told = json!({"minor": null, "currency": null, "percent_tenths": null, "day": null, "count": null, "text": null});
    match value {
        Value::Money(minor, currency) => {
            told["minor"] = json!(minor);
            told["currency"] = json!(currency);
        }
        Value::Percent(tenths) | Value::Change(tenths) => told["percent_tenths"] = json!(tenths),
        Value::Day(day) => told["day"] = json!(day),
        Value::Count(count, _) => told["count"] = json!(count),
        Value::Text(text) => told["text"] = json!(text),
    }
    told
}
