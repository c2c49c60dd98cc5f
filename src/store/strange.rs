//! Values that cannot be: what another program wrote, or a disk has changed, where the file itself is whole.

use super::error::{Error, Result};
use super::{Store, schema};
use crate::domain::account::SECTIONS;
use crate::domain::field::Field;
use crate::domain::schema::fit::is_day;
use crate::domain::{Entity, Value};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeSet, HashSet};
use std::str;

/// So many values of one field are remembered as possible.
const REMEMBERED: usize = 10_000;

/// A value that its field cannot hold.
#[derive(Clone, Debug)]
pub struct Strange {
    /// Of which table.
    pub table: &'static str,
    /// Its number.
    pub row: i64,
    /// What it is called, or the record that it belongs to.
    pub title: String,
    /// The column.
    pub column: &'static str,
    /// What stands there.
    pub value: String,
}

/// What may stand in a column that is no field of a record, by the value and the table that its row speaks of, if any.
struct Bounds {
    table: &'static str,
    column: &'static str,
    may_hold: fn(&str, &str) -> bool,
}

const fn bounds(table: &'static str, column: &'static str, may_hold: fn(&str, &str) -> bool) -> Bounds {
    Bounds { table, column, may_hold }
}

fn is_day_of(value: &str, _: &str) -> bool {
    is_day(value)
}

fn is_entity(value: &str, _: &str) -> bool {
    Entity::from_table(value).is_some()
}

/// The columns beside the records in which not everything may stand.
const BESIDE: [Bounds; 15] = [
    bounds("verified", "section", |section, _| SECTIONS.iter().any(|known| known.key == section)),
    bounds("verified", "verified_on", is_day_of),
    bounds("judgement", "tbl", is_entity),
    bounds("judgement", "field", |field, table| {
        Entity::from_table(table).is_none_or(|entity| entity.def().fields.iter().any(|known| known.judged && known.key == field))
    }),
    bounds("judgement", "judged_on", is_day_of),
    bounds("change", "op", |op, _| ["+", "~", "-"].contains(&op)),
    bounds("change", "tbl", |table, _| schema::has_table(table)),
    bounds("step", "state", |state, _| ["done", "undone", "inverse", "kept", "gone"].contains(&state)),
    bounds("channel", "kind", |kind, _| ["phone", "email", "site"].contains(&kind)),
    bounds("foreign_id", "tbl", is_entity),
    bounds("leftover", "tbl", is_entity),
    bounds("doubt", "tbl", is_entity),
    bounds("put_off", "until_on", is_day_of),
    bounds("promise_gone", "counts_on", is_day_of),
    bounds("calendar_event", "day", is_day_of),
];

impl Store {
    /// Whether it holds what doctor finds wrong though every page of it is whole: a row that points nowhere, a value that its field
    /// cannot hold, a record that disagrees with what was computed of it. Reads all records.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_flawed(&self) -> Result<bool> {
        Ok(!self.leading_nowhere()?.is_empty() || !self.strange_values()?.0.is_empty() || self.contradicts_itself()?)
    }

    /// Every value that the field it stands in cannot hold, in the order of the entities, and the tables that cannot be read. Reads all
    /// records, table by table: one that is missing hides nothing of the others.
    ///
    /// # Errors
    /// Those of reading other than damage.
    pub fn strange_values(&self) -> Result<(Vec<Strange>, BTreeSet<&'static str>)> {
        let (mut found, mut unread) = (Vec::new(), BTreeSet::new());
        let mut judge = |table, look: &dyn Fn(&mut Vec<Strange>) -> Result<()>| {
            if Error::unless_unreadable(look(&mut found))?.is_none() {
                unread.insert(table);
            }
            Ok::<_, Error>(())
        };
        for entity in Entity::ALL {
            judge(entity.def().table, &|found| self.strange_values_of(entity, found))?;
        }
        for bounds in &BESIDE {
            judge(bounds.table, &|found| self.strange_values_beside(bounds, found))?;
        }
        Ok((found, unread))
    }

    /// The same of what is no record: each value that stands there is judged once.
    fn strange_values_beside(&self, bounds: &Bounds, found: &mut Vec<Strange>) -> Result<()> {
        let Bounds { table, column, may_hold } = *bounds;
        let has_table = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = 'tbl')";
        let of = if self.sql().query_row(has_table, [table], |row| row.get(0))? { "tbl" } else { "''" };
        // What cannot be read is told as that.
        let text = |row: &Row, at| row.get_ref(at).map(|value| value.as_str().ok().map(str::to_owned));
        let values = self
            .sql()
            .prepare(&format!("SELECT DISTINCT \"{column}\", {of} FROM \"{table}\""))?
            .query_map([], |row| Ok(text(row, 0)?.zip(text(row, 1)?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut rows = self.sql().prepare(&format!("SELECT id FROM \"{table}\" WHERE \"{column}\" = ?1 AND {of} = ?2 ORDER BY id"))?;
        for (value, of) in values.into_iter().flatten().filter(|(value, of)| !may_hold(value, of)) {
            for row in rows.query_map([&value, &of], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()? {
                let title = title_of_row(self.sql(), table, row)?;
                found.push(Strange { table, row, title, column, value: value.clone() });
            }
        }
        Ok(())
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
                found.push(Strange { table: def.table, row, title: title_in(self.sql(), entity, row)?, column: field.key, value });
            }
        }
        Ok(())
    }
}

/// What stands in the field by which a record is called; nothing where that cannot be read.
pub(super) fn title_in(connection: &Connection, entity: Entity, id: i64) -> Result<String> {
    let def = entity.def();
    if !def.columns().any(|field| field.key == def.title) {
        return Ok(String::new());
    }
    let sql = format!("SELECT \"{}\" FROM \"{}\" WHERE id = ?1", def.title, def.table);
    let title = |row: &Row| row.get_ref(0).map(|title| title.as_str().unwrap_or_default().to_owned());
    Ok(connection.prepare_cached(&sql)?.query_row([id], title).optional()?.unwrap_or_default())
}

/// What a row is called, or the record that it belongs to; nothing where that cannot be read.
pub(super) fn title_of_row(connection: &Connection, table: &str, id: i64) -> Result<String> {
    if let Some(entity) = Entity::from_table(table) {
        return title_in(connection, entity, id);
    }
    let has = |column: &str| {
        let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)";
        connection.query_row(sql, [table, column], |row| row.get::<_, bool>(0))
    };
    let of = if has("tbl")? && has("row_id")? {
        let sql = format!("SELECT tbl, row_id FROM \"{table}\" WHERE id = ?1");
        connection.query_row(&sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).optional()?
    } else {
        let first = "SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?1) ORDER BY id DESC LIMIT 1";
        let first = connection.query_row(first, [table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).optional()?;
        let Some((parent, column)) = first else { return Ok(String::new()) };
        let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = ?1");
        connection.query_row(&sql, [id], |row| Ok((parent, row.get(0)?))).optional()?
    };
    let Some((table, row)) = of else { return Ok(String::new()) };
    let row: Option<i64> = row;
    Entity::from_table(&table).zip(row).map_or(Ok(String::new()), |(entity, row)| title_in(connection, entity, row))
}
