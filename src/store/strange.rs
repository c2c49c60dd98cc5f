//! Values that cannot be: what another program wrote, or a disk has changed, where the file itself is whole.

use super::Store;
use super::error::Result;
use crate::domain::{Entity, Field, Value};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::collections::HashSet;
use std::str;

/// So many values of one field are remembered as possible.
const REMEMBERED: usize = 10_000;

/// A value that its field cannot hold.
#[derive(Clone, Debug)]
pub struct Strange {
    /// What the record is.
    pub entity: Entity,
    /// Its number.
    pub row: i64,
    /// What it is called, where it is by itself.
    pub title: String,
    /// The field.
    pub field: &'static Field,
    /// What stands there.
    pub value: String,
}

impl Store {
    /// Whether it holds what doctor finds wrong though every page of it is whole: a row that points nowhere, a value that its field
    /// cannot hold, a record that disagrees with what was computed of it. Reads all records.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_flawed(&self) -> Result<bool> {
        Ok(!self.leading_nowhere()?.is_empty() || !self.strange_values()?.is_empty() || self.contradicts_itself()?)
    }

    /// Every value that the field it stands in cannot hold, in the order of the entities. Reads all records.
    ///
    /// # Errors
    /// Those of reading.
    pub fn strange_values(&self) -> Result<Vec<Strange>> {
        let mut found = Vec::new();
        for entity in Entity::ALL {
            self.strange_values_of(entity, &mut found)?;
        }
        Ok(found)
    }

    fn strange_values_of(&self, entity: Entity, found: &mut Vec<Strange>) -> Result<()> {
        let def = entity.def();
        // Whatever stands in the others may: the file itself keeps numbers and texts apart. Long texts need not be read.
        let fields: Vec<&'static Field> = def.columns().filter(|field| field.has_bounds()).collect();
        let columns: String = fields.iter().map(|field| format!(", \"{}\"", field.key)).collect();
        let mut query = self.sql().prepare(&format!("SELECT id{columns} FROM \"{}\" ORDER BY id", def.table))?;
        let mut rows = query.query([])?;
        // The same few days and choices stand in all rows: each is judged once.
        let mut good: Vec<HashSet<String>> = vec![HashSet::new(); fields.len()];
        while let Some(row) = rows.next()? {
            for ((at, field), good) in fields.iter().enumerate().zip(&mut good) {
                let value = match row.get_ref(at + 1)? {
                    ValueRef::Text(bytes) => match str::from_utf8(bytes) {
                        Ok(text) if good.contains(text) => continue,
                        Ok(text) => Value::Text(text.to_owned()),
                        // Told as what cannot be read.
                        Err(_) => continue,
                    },
                    ValueRef::Integer(number) => Value::Int(number),
                    ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => continue,
                };
                if field.may_hold(&value) {
                    if let Value::Text(text) = value
                        && good.len() < REMEMBERED
                    {
                        good.insert(text);
                    }
                    continue;
                }
                let (row, value) = (row.get(0)?, value.as_int().map_or_else(|| value.as_str().to_owned(), |number| number.to_string()));
                found.push(Strange { entity, row, title: self.title_of(entity, row)?, field, value });
            }
        }
        Ok(())
    }

    /// What stands in the field by which a record is called; nothing where that cannot be read.
    pub(super) fn title_of(&self, entity: Entity, id: i64) -> Result<String> {
        let def = entity.def();
        if !def.columns().any(|field| field.key == def.title) {
            return Ok(String::new());
        }
        let sql = format!("SELECT \"{}\" FROM \"{}\" WHERE id = ?1", def.title, def.table);
        let title = |row: &Row| row.get_ref(0).map(|title| title.as_str().unwrap_or_default().to_owned());
        Ok(self.sql().prepare_cached(&sql)?.query_row([id], title)?)
    }
}
