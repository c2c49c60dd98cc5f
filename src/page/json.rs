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

fn value(value: &Value) -> Json {
    match value {
        Value::Money(minor, currency) => json!({"minor": minor, "currency": currency}),
        Value::Percent(tenths) | Value::Change(tenths) => json!({"percent_tenths": tenths}),
        Value::Day(day) => json!({"day": day}),
        Value::Count(count, _) => json!({"count": count}),
        Value::Text(text) => json!({"text": text}),
    }
}
