//! Turns a row of the demo text into a record, driven by the declared fields.
//!
//! A row names a field by its key (a link also without `_id`). Days are whole numbers relative to today, links are the
//! local names (`ref`) of other rows.

use crate::domain::field::{find_choice, find_grade};
use crate::domain::span::{self, Unit};
use crate::domain::{Entity, Field, Kind, Record, Value, day, notice, percent};
use crate::store::{Error, Result};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::collections::HashMap;
use toml::{Table, Value as Toml};

/// Keys of a row that are no fields: its local name, and what hangs on it.
const EXTRA: &[&str] = &["ref", "person", "we", "they", "earlier", "judged", "stances"];

/// What the rows read so far are called, and when today is.
#[derive(Debug)]
pub struct Reader {
    today: NaiveDate,
    ids: HashMap<(Entity, String), i64>,
}

/// An error that names what is wrong in the shipped text.
pub fn bad(what: impl std::fmt::Display) -> Error {
    Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, format!("demo: {what}")))
}

impl Reader {
    /// A reader that knows no names yet.
    pub fn new(today: NaiveDate) -> Reader {
        Reader { today, ids: HashMap::new() }
    }

    /// Remembers the id of a row that has a local name.
    pub fn remember(&mut self, entity: Entity, row: &Table, id: i64) -> Result<()> {
        row.get("ref").and_then(Toml::as_str).map_or(Ok(()), |name| self.remember_as(entity, name.to_owned(), id))
    }

    /// Remembers an id under a local name.
    pub fn remember_as(&mut self, entity: Entity, name: String, id: i64) -> Result<()> {
        match self.ids.insert((entity, name.clone()), id) {
            Some(_) => Err(bad(format_args!("two rows are called {name}"))),
            None => Ok(()),
        }
    }

    /// The id behind a local name.
    pub fn id(&self, entity: Entity, name: &str) -> Result<i64> {
        self.ids.get(&(entity, name.to_owned())).copied().ok_or_else(|| bad(format_args!("no {} is called {name}", entity.def().table)))
    }

    /// A calendar day, `offset` days from today.
    pub fn day(&self, offset: i64) -> Result<NaiveDate> {
        let by = Days::new(offset.unsigned_abs());
        let found = if offset < 0 { self.today.checked_sub_days(by) } else { self.today.checked_add_days(by) };
        found.ok_or_else(|| bad(format_args!("{offset} days from today")))
    }

    /// A stretch of the calendar: so many of them away from the one of today, of the shortest length that it may have, or of another as
    /// `[length, offset]` of `month`, `quarter` and `year`.
    fn span(&self, units: &[Unit], value: &Toml) -> Option<String> {
        let (unit, offset) = match value {
            Toml::Integer(offset) => (*units.first()?, *offset),
            Toml::Array(of) => {
                let unit = [("month", Unit::Month), ("quarter", Unit::Quarter), ("year", Unit::Year)];
                let (_, unit) = unit.into_iter().find(|(name, _)| Some(*name) == of.first().and_then(Toml::as_str))?;
                (unit, of.get(1)?.as_integer()?)
            }
            _ => return None,
        };
        let by = Months::new(u32::try_from(offset.unsigned_abs()).ok()?.checked_mul(unit.months())?);
        let at = if offset < 0 { self.today.checked_sub_months(by) } else { self.today.checked_add_months(by) };
        Some(span::of(at?, unit)).filter(|kept| span::is_kept(kept, units))
    }

    /// A calendar day, `offset` days from today, moved away from today when it falls on a weekend.
    fn working_day(&self, offset: i64) -> Result<NaiveDate> {
        let day = self.day(offset)?;
        let moved = match (day.weekday(), offset) {
            (_, 0) => 0,
            (Weekday::Sat, ..0) => offset - 1,
            (Weekday::Sun, ..0) => offset - 2,
            (Weekday::Sat, _) => offset + 2,
            (Weekday::Sun, _) => offset + 1,
            _ => return Ok(day),
        };
        self.day(moved)
    }

    /// The record that a row describes. Keys that belong to one of `others` are left to it.
    pub fn record(&self, entity: Entity, owner: Option<i64>, row: &Table, others: &[Entity]) -> Result<Record> {
        let mut record = Record::new(entity);
        record.owner = owner;
        for (key, value) in row.iter().filter(|(key, _)| !EXTRA.contains(&key.as_str()) && listed(key).is_none()) {
            if let Some(field) = find(entity, key) {
                record.set(field.key, self.value(entity, field, value)?);
            } else if !others.iter().any(|other| find(*other, key).is_some()) {
                return Err(bad(format_args!("{} has no field {key}", entity.def().table)));
            }
        }
        // A series is counted from its first day, so that a move is meant for this once.
        if record.find("repeats").is_some_and(|repeats| !repeats.is_empty()) {
            let first = if entity == Entity::Entry { "day" } else { "due_on" };
            record.set("repeats_from", record.get(first).clone());
        }
        Ok(record)
    }

    fn value(&self, entity: Entity, field: &Field, value: &Toml) -> Result<Value> {
        let wrong = || bad(format_args!("{}.{} = {value}", entity.def().table, field.key));
        let text = || value.as_str().filter(|text| text.chars().count() <= field.limit()).ok_or_else(wrong);
        let number = || value.as_integer().ok_or_else(wrong);
        Ok(match field.kind {
            Kind::Line | Kind::Text | Kind::Time | Kind::Channels(_) => Value::text(text()?),
            Kind::Notice => Value::text(text().ok().filter(|kept| notice::is_kept(kept)).ok_or_else(wrong)?),
            Kind::Int(least, most) | Kind::Period(least, most) => {
                Value::Int(number().ok().filter(|n| (least..=most).contains(n)).ok_or_else(wrong)?)
            }
            Kind::Span(units) => Value::text(self.span(units, value).ok_or_else(wrong)?),
            Kind::Decimal => Value::Int(number()?),
            Kind::Percent => Value::Int(number().ok().filter(|n| (0..=percent::WHOLE).contains(n)).ok_or_else(wrong)?),
            Kind::Money => Value::Int(number().ok().filter(|n| *n >= 0 || field.signed).ok_or_else(wrong)?),
            Kind::Rating(grades) => Value::Int(number().ok().filter(|n| find_grade(grades, *n).is_some()).ok_or_else(wrong)?),
            Kind::Flag => Value::Int(i64::from(value.as_bool().ok_or_else(wrong)?)),
            Kind::Choice(choices) | Kind::Set(choices) => {
                let codes = text()?;
                let known = codes.split(',').all(|code| find_choice(choices, code).is_some());
                if known { Value::text(codes) } else { return Err(wrong()) }
            }
            Kind::Day(_) => {
                let offset = number()?;
                // A complaint is heard on the day of its contact.
                let working = matches!(entity, Entity::Entry | Entity::Complaint) || (entity == Entity::Action && offset.abs() > 7);
                Value::text(day::iso(if working { self.working_day(offset)? } else { self.day(offset)? }))
            }
            // A birthday given as a number of days is one that comes soon.
            Kind::Birthday => match value.as_integer() {
                Some(offset) => Value::text(self.day(offset)?.format("--%m-%d").to_string()),
                None => Value::text(text()?),
            },
            Kind::Link(linked) => Value::Int(self.id(linked, text()?)?),
            Kind::Many(joint) => {
                let names = value.as_array().ok_or_else(wrong)?;
                let ids = names.iter().map(|name| self.id(joint.entity, name.as_str().ok_or_else(wrong)?));
                Value::Ids(ids.collect::<Result<_>>()?)
            }
        })
    }
}

/// The entity whose rows hang on the row of an account under this key.
fn listed(key: &str) -> Option<Entity> {
    Entity::ALL.into_iter().find(|entity| entity.def().many == key && (entity.def().listed.is_some() || entity.def().part.is_some()))
}

fn find(entity: Entity, key: &str) -> Option<&'static Field> {
    entity.def().fields.iter().find(|field| field.key == key || field.key.strip_suffix("_id") == Some(key))
}

/// A whole number of a row.
pub fn number(row: &Table, key: &str) -> Option<i64> {
    row.get(key).and_then(Toml::as_integer)
}

/// The rows that hang on a row under `key`.
pub fn rows<'a>(row: &'a Table, key: &str) -> Result<Vec<&'a Table>> {
    let Some(found) = row.get(key) else { return Ok(Vec::new()) };
    let found = found.as_array().ok_or_else(|| bad(format_args!("{key} is no list")))?;
    found.iter().map(|row| row.as_table().ok_or_else(|| bad(format_args!("{key} holds no rows")))).collect()
}
