//! Records of an account as a table of a page: the columns are fields with their declared names, those that the reader may see.

use super::Asked;
use crate::domain::phrase::{Phrase, Value, alone};
use crate::domain::visibility::{Audience, is_kept_private};
use crate::domain::{Entity, Field, Kind, Record, Value as Kept};
use crate::page::{Block, Column, Table};
use crate::store::{Result, Store};

/// Fields that a document tells a client on purpose, though their declarations keep them among us.
pub type Tells = &'static [(Entity, &'static [&'static str])];

/// Whether somebody reads a field in a document that tells these.
pub fn is_told(asked: &Asked, tells: Tells, entity: Entity, field: &Field) -> bool {
    asked.audience.reads(field) && asked.audience.shows_kind(entity)
        || tells.iter().any(|(told, keys)| *told == entity && keys.contains(&field.key))
}

/// Records of a kind as a table of some of their fields; none where there are none. What no record has, has no column.
pub fn table(
    store: &Store,
    asked: &Asked,
    tells: Tells,
    (key, records): (&'static str, &[Record]),
    keys: &[&'static str],
) -> Result<Option<Block>> {
    let Some(entity) = records.first().map(|record| record.entity) else { return Ok(None) };
    let is_filled = |field: &Field| records.iter().any(|record| !record.get(field.key).is_empty());
    let fields: Vec<&'static Field> = keys
        .iter()
        .filter_map(|key| entity.def().field(key))
        .filter(|field| is_told(asked, tells, entity, field) && is_filled(field))
        .collect();
    let is_figures = |field: &Field| matches!(field.kind, Kind::Money | Kind::Decimal | Kind::Int(..) | Kind::Percent);
    let columns = fields.iter().map(|field| Column { key: field.key, words: field.words, figures: is_figures(field) }).collect();
    let row = |record: &Record| fields.iter().map(|field| cell(store, asked, record, field)).collect::<Result<Vec<Phrase>>>();
    Ok(Some(Block::Table(Table { key, columns, rows: records.iter().map(row).collect::<Result<_>>()? })))
}

fn cell(store: &Store, asked: &Asked, record: &Record, field: &Field) -> Result<Phrase> {
    Ok(match (record.get(field.key), field.kind) {
        (Kept::Int(minor), Kind::Money) => alone(Value::Exact(i128::from(*minor), record.text("currency").to_owned())),
        (Kept::Text(on), Kind::Day(_)) => alone(Value::Day(on.clone())),
        (Kept::Int(person), Kind::Link(Entity::Person)) if !asked.audience.names(store.is_placeholder(*person)?) => Phrase::nothing(),
        (Kept::Int(id), Kind::Link(entity)) => alone(Value::Text(store.name_of(entity, *id, asked.lang)?)),
        (value, _) => alone(Value::Text(value.shown(field, asked.lang))),
    })
}

/// The records of a kind of an account that somebody may read: nothing that is kept for oneself goes to others.
pub fn of_account(store: &Store, asked: &Asked, entity: Entity, account: i64) -> Result<Vec<Record>> {
    let mut found = store.owned(entity, account)?;
    found.retain(|record| asked.audience == Audience::Me || !is_kept_private(record));
    Ok(found)
}
