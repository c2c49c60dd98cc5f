//! A page for programs: every fact by its key, with its values as they are.

use super::{Block, Format, Page, Section};
use crate::domain::day;
use crate::domain::phrase::{Phrase, Value};
use serde_json::{Map, Value as Json, json};

/// The form.
pub static JSON: Format =
    Format { code: "json", extension: "json", is_text: true, write: |page, _| Ok(format!("{:#}\n", document(page)).into_bytes()) };

/// The page as an object of its sections. A fact told in several currencies is one with the values of all; parts of a kind of which there
/// are several are a list.
pub fn document(page: &Page) -> Json {
    let mut document = Map::new();
    for section in &page.sections {
        if section.apart {
            let list = document.entry(section.key).or_insert_with(|| json!([])).as_array_mut();
            // One that has nothing says that there is none of its kind.
            if let Some(list) = list.filter(|_| !section.blocks.is_empty()) {
                list.push(facts(section, Map::new()));
            }
            continue;
        }
        // A section may stand on a page in two parts: it is one to programs.
        let told = document.remove(section.key).and_then(|part| part.as_object().cloned()).unwrap_or_default();
        document.insert(section.key.to_owned(), facts(section, told));
    }
    Json::Object(document)
}

/// What a section says, beside what was told of it already.
fn facts(section: &Section, mut facts: Map<String, Json>) -> Json {
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
                let months = year.months.iter().map(|slot| json!({"month": slot.month, "amount": slot.now, "year_before": slot.before}));
                facts.insert("months".to_owned(), json!({"currency": year.currency, "months": months.collect::<Vec<_>>()}));
            }
            Block::Text(text) => {
                facts.insert(text.key.to_owned(), json!(values(&text.said)));
            }
            Block::List(list) => {
                facts.insert(list.key.to_owned(), json!(list.points.iter().map(values).collect::<Vec<_>>()));
            }
            Block::Table(table) => {
                let row = |row: &Vec<Phrase>| -> Json {
                    let cells = table.columns.iter().zip(row).map(|(column, cell)| (column.key.to_owned(), json!(values(cell))));
                    Json::Object(cells.collect())
                };
                facts.insert(table.key.to_owned(), json!(table.rows.iter().map(row).collect::<Vec<_>>()));
            }
            // Programs write with no pen.
            Block::Room(_) => {}
        }
    }
    Json::Object(facts)
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
    let mut told = json!({"minor": null, "currency": null, "percent_tenths": null, "percent_hundredths": null, "times_tenths": null, "day": null, "count": null, "text": null});
    match value {
        Value::Money(minor, currency) | Value::Exact(minor, currency) => {
            told["minor"] = self::minor(*minor);
            told["currency"] = json!(currency);
        }
        Value::Percent(tenths) | Value::Change(tenths) | Value::Points(tenths) => told["percent_tenths"] = json!(tenths),
        Value::Hundredths(hundredths) => told["percent_hundredths"] = json!(hundredths),
        Value::Times(tenths) => told["times_tenths"] = json!(tenths),
        Value::Day(day) => told["day"] = json!(day),
        Value::Brief(on, _) | Value::Near(on, _) | Value::Written(on, ..) => told["day"] = json!(day::iso(*on)),
        Value::Count(count, _) => told["count"] = json!(count),
        Value::Text(text) | Value::Quoted(text) => told["text"] = json!(Some(text).filter(|text| !text.is_empty())),
        Value::Word(_) => return Vec::new(),
        Value::Said(phrase) => return phrase.values.iter().flat_map(self::value).collect(),
        Value::Listed(values) => return values.iter().flat_map(self::value).collect(),
    }
    vec![told]
}
