//! A record: the values of one entity's declared fields.

use super::definition::Definition;
use super::field::{Field, Kind, find_choice, find_grade};
use super::words::{Lang, w};
use crate::domain::Entity;
use serde_json::{Value as Json, json};

/// The value of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing entered.
    #[default]
    Empty,
    /// Text, a day, a time, a code or joined codes.
    Text(String),
    /// A number, a rating, a flag or the id of a linked record.
    Int(i64),
    /// Ids of linked records.
    Ids(Vec<i64>),
}

impl Value {
    /// Text, where blank text is no value.
    pub fn text(text: impl Into<String>) -> Value {
        let text: String = text.into();
        if text.trim().is_empty() { Value::Empty } else { Value::Text(text) }
    }

    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.is_empty(),
            Value::Int(_) => false,
            Value::Ids(ids) => ids.is_empty(),
        }
    }

    /// The text, or an empty one.
    pub fn as_str(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// The number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The linked ids.
    pub fn ids(&self) -> &[i64] {
        match self {
            Value::Ids(ids) => ids,
            _ => &[],
        }
    }

    /// The value as people read it, where no other record has to be looked up: choices and ratings in words, flags as yes.
    pub fn shown(&self, field: &Field, lang: Lang) -> String {
        if let Some(words) = field.unsaid.filter(|_| field.said(self.as_str()).is_empty()) {
            return words.get(lang).to_owned();
        }
        match (self, field.kind) {
            (Value::Text(code), Kind::Choice(choices)) => {
                find_choice(choices, code).map_or_else(|| code.clone(), |choice| choice.words.get(lang).to_owned())
            }
            (Value::Text(codes), Kind::Set(choices)) => codes
                .split(',')
                .map(|code| find_choice(choices, code).map_or(code, |choice| choice.words.get(lang)))
                .collect::<Vec<_>>()
                .join(", "),
            (Value::Int(n), Kind::Rating(grades)) => {
                let sign = if grades.iter().any(|grade| grade.value < 0) && *n > 0 { "+" } else { "" };
                let number = n.to_string().replace('-', "−");
                find_grade(grades, *n).map_or_else(|| number.clone(), |grade| format!("{sign}{number} {}", grade.words.get(lang)))
            }
            (Value::Int(minor), Kind::Money) => crate::domain::money::grouped(*minor, lang),
            (Value::Int(days), Kind::Period(..)) => crate::domain::day::DAYS.with(lang, days.unsigned_abs()),
            (Value::Text(kept), Kind::Notice) => crate::domain::notice::shown(kept, lang),
            (Value::Text(kept), Kind::Span(_)) => crate::domain::span::shown(kept, lang),
            (Value::Int(hundredths), Kind::Decimal) => crate::domain::decimal::shown(*hundredths, lang),
            (Value::Int(hundredths), Kind::Percent) => crate::domain::percent::shown(*hundredths, lang),
            (Value::Int(n), Kind::Flag) => if *n != 0 { w("да", "yes") } else { w("нет", "no") }.get(lang).to_owned(),
            (Value::Text(day), Kind::Day(_) | Kind::Birthday) => crate::domain::day::show(day, lang),
            (Value::Text(text), _) => text.clone(),
            (Value::Int(n), _) => n.to_string(),
            (Value::Ids(_) | Value::Empty, _) => String::new(),
        }
    }

    /// The value as programs read it.
    pub fn json(&self) -> Json {
        match self {
            Value::Empty => Json::Null,
            Value::Text(text) => json!(text),
            Value::Int(n) => json!(n),
            Value::Ids(ids) => json!(ids),
        }
    }
}

const NOTHING: &Value = &Value::Empty;

/// One record of an entity: of its declared fields only those that are filled take room.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is.
    pub entity: Entity,
    /// The rowid; `None` until it is saved.
    pub id: Option<i64>,
    /// The global id (UUIDv7); empty until it is saved.
    pub uid: String,
    /// The id of the account or person it belongs to, for entities that have an owner.
    pub owner: Option<i64>,
    /// The filled fields, by their place among the declared ones and in that order.
    values: Vec<(usize, Value)>,
}

impl Record {
    /// A record with nothing entered.
    pub fn new(entity: Entity) -> Record {
        Record { entity, id: None, uid: String::new(), owner: None, values: Vec::new() }
    }

    /// A record with nothing entered, tied to its owner.
    pub fn owned(entity: Entity, owner: i64) -> Record {
        Record { owner: Some(owner), ..Record::new(entity) }
    }

    /// The declaration.
    pub fn def(&self) -> &'static Definition {
        self.entity.def()
    }

    /// The value of a field. A key that is not declared is a mistake of the program, and nothing; see [`Record::find`].
    pub fn get(&self, key: &str) -> &Value {
        let place = self.place_of(key);
        debug_assert!(place.is_some(), "{key} is no field of {:?}", self.entity);
        place.map_or(NOTHING, |at| self.at(at))
    }

    /// The value of a field where the entity has it.
    pub fn find(&self, key: &str) -> Option<&Value> {
        self.place_of(key).map(|at| self.at(at))
    }

    fn place_of(&self, key: &str) -> Option<usize> {
        self.def().fields.iter().position(|field| field.key == key)
    }

    fn at(&self, at: usize) -> &Value {
        let found = self.values.binary_search_by_key(&at, |(at, _)| *at).ok();
        found.and_then(|found| self.values.get(found)).map_or(NOTHING, |(_, value)| value)
    }

    /// The text of a field, or an empty one.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).as_str()
    }

    /// The number of a field.
    pub fn int(&self, key: &str) -> Option<i64> {
        self.get(key).as_int()
    }

    /// The persons whom it concerns: the one it names, and those who take part; none where the entity has no place for them.
    pub fn persons(&self) -> impl Iterator<Item = i64> {
        let named = self.find("person_id").and_then(Value::as_int);
        named.into_iter().chain(self.find("people").map_or(&[][..], Value::ids).iter().copied())
    }

    /// Whether a flag is set.
    pub fn flag(&self, key: &str) -> bool {
        self.int(key).is_some_and(|n| n != 0)
    }

    /// Sets a field; a key that is not declared is a mistake of the program, and passed over.
    pub fn set(&mut self, key: &str, value: Value) {
        let place = self.place_of(key);
        debug_assert!(place.is_some(), "{key} is no field of {:?}", self.entity);
        let Some(at) = place else { return };
        match (self.values.binary_search_by_key(&at, |(at, _)| *at), value) {
            (Ok(found), Value::Empty) => {
                self.values.remove(found);
            }
            (Err(_), Value::Empty) => {}
            (Ok(found), value) => self.values[found].1 = value,
            (Err(place), value) => self.values.insert(place, (at, value)),
        }
    }

    /// Sets a field and gives the record on, for building one in an expression.
    pub fn with(mut self, key: &str, value: Value) -> Record {
        self.set(key, value);
        self
    }

    /// Sets a field to text and gives the record on.
    pub fn with_text(self, key: &str, text: impl Into<String>) -> Record {
        self.with(key, Value::text(text))
    }

    /// Fields and values side by side.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static Field, &Value)> {
        self.def().fields.iter().enumerate().map(|(at, field)| (field, self.at(at)))
    }

    /// Whether a field is the day of a deadline, and what it is reckoned from is not known: it is no more than the end, then.
    pub fn is_bare(&self, field: &Field) -> bool {
        let deadline = self.def().deadline.filter(|deadline| deadline.day == field.key);
        deadline.and_then(|deadline| deadline.bare).is_some_and(|(key, _)| self.find(key).is_none_or(Value::is_empty))
    }

    /// The record's name: the value of its title field.
    pub fn title(&self) -> &str {
        self.text(self.def().title)
    }

    /// All declared columns, by key, with the global id.
    pub fn json(&self) -> Json {
        let mut object = serde_json::Map::new();
        object.insert("uid".into(), json!(self.uid));
        for (field, value) in self.pairs().filter(|(field, _)| !field.loose) {
            object.insert(field.key.into(), value.json());
        }
        Json::Object(object)
    }
}
