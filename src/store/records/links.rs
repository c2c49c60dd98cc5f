//! Links between records: what belongs to an account is linked within that account alone.

use super::load;
use crate::domain::words::Lang;
use crate::domain::{Entity, Field, Kind, Record, Value};
use crate::store::{Result, Store};
use rusqlite::Connection;

/// How many records of an account are offered to be linked, the newest first.
const OFFERED: usize = 2_000;

impl Store {
    /// The records of a kind at an account as they are called where one of them is linked, the newest first: id, name, and the
    /// number by which namesakes are told apart.
    pub fn named_of(&self, entity: Entity, account: i64, lang: Lang) -> Result<Vec<(i64, String, String)>> {
        let def = entity.def();
        let Some((column, Entity::Account)) = def.owner else { return Ok(Vec::new()) };
        let number = ["number", "tax_id"].into_iter().find(|key| def.field(key).is_some()).unwrap_or("NULL");
        let sql = format!("SELECT id, coalesce({number}, '') FROM {} WHERE {column} = ?1 ORDER BY id DESC LIMIT {OFFERED}", def.table);
        let mut query = self.sql().prepare_cached(&sql)?;
        let rows = query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
        rows.into_iter().map(|(id, number)| Ok((id, self.name_of(entity, id, lang)?, number))).collect()
    }

    /// The fields of a record that link what belongs to another account than it does itself.
    pub fn strays(&self, record: &Record) -> Result<Vec<&'static Field>> {
        strays(self.sql(), record, |_| true)
    }
}

/// The same of those fields that are meant. What the program links itself, such as where a promise comes from, may lead to another one.
pub(super) fn strays(sql: &Connection, record: &Record, is_meant: impl Fn(&Field) -> bool) -> Result<Vec<&'static Field>> {
    let mut found = Vec::new();
    let mut account = None;
    for (field, value) in record.pairs().filter(|(field, value)| !field.kept && !field.loose && !value.is_empty() && is_meant(field)) {
        let Some(linked) = linked(field.kind).filter(|linked| linked.is_of_account()) else { continue };
        let Some(own) = (match account {
            Some(known) => known,
            None => *account.insert(account_of(sql, record)?),
        }) else {
            return Ok(found);
        };
        let ids = match value {
            Value::Int(id) => std::slice::from_ref(id),
            value => value.ids(),
        };
        for id in ids {
            if load(sql, linked, *id)?.is_some_and(|other| other.owner != Some(own)) {
                found.push(field);
                break;
            }
        }
    }
    Ok(found)
}

/// What a field links, if it does.
fn linked(kind: Kind) -> Option<Entity> {
    match kind {
        Kind::Link(entity) => Some(entity),
        Kind::Many(joint) => Some(joint.entity),
        _ => None,
    }
}

/// The account that a record belongs to, itself or through what it belongs to.
fn account_of(sql: &Connection, record: &Record) -> Result<Option<i64>> {
    match (record.def().owner, record.owner) {
        (Some((_, Entity::Account)), owner) => Ok(owner),
        (Some((_, entity)), Some(owner)) => {
            Ok(load(sql, entity, owner)?.filter(|owner| owner.entity.is_of_account()).and_then(|owner| owner.owner))
        }
        (Some(_), None) => Ok(None),
        (None, _) => Ok(record.id.filter(|_| record.entity == Entity::Account)),
    }
}
