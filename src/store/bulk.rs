//! Writing very many rows at once, without journal: for files that nobody has worked with yet.

use super::error::{Error, Result};
use super::find::{account_find, add_account_key, person_find};
use super::records::{channel_key, to_sql};
use super::{Store, Write, schema};
use crate::domain::{Definition, Entity, Kind, Record};
use rusqlite::types::Value as Sql;
use rusqlite::{params, params_from_iter};

/// An open bulk load. What it writes cannot be undone.
#[derive(Debug)]
pub struct Bulk<'a> {
    tx: Write<'a>,
    today: String,
    statements: Vec<String>,
}

impl Store {
    /// Does `work` all or nothing, without journal and without waiting for the disk after each page.
    ///
    /// Figures kept by triggers are computed once at the end instead of after each row.
    pub fn bulk<T>(&self, work: impl FnOnce(&Bulk) -> Result<T>) -> Result<T> {
        self.sql().execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")?;
        let result = self.load_in_bulk(work);
        self.sql().execute_batch("PRAGMA synchronous = FULL")?;
        self.sql().pragma_update(None, "cache_size", -super::CACHE_KIB)?;
        result.map_err(|error| self.blame(error))
    }

    fn load_in_bulk<T>(&self, work: impl FnOnce(&Bulk) -> Result<T>) -> Result<T> {
        let tx = self.write()?;
        let triggers = tx
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND (name LIKE 'journal%' OR name LIKE 'pulse%')")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
        for (name, _) in &triggers {
            tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
        }
        let statements = Entity::ALL.iter().map(|entity| insertion(entity.def())).collect();
        let bulk = Bulk { tx, today: self.clock().now().format("%Y-%m-%d").to_string(), statements };
        let result = work(&bulk)?;
        super::figures::refresh(&bulk.tx)?;
        super::find_text::rebuild(&bulk.tx)?;
        for (_, sql) in triggers.iter().filter(|(name, _)| name.starts_with("pulse")) {
            bulk.tx.execute_batch(sql)?;
        }
        schema::write_journal_triggers(&bulk.tx)?;
        self.know_schema()?;
        bulk.tx.commit()?;
        Ok(result)
    }
}

/// The statement that writes a whole row: always all columns, so that it is prepared once.
fn insertion(def: &Definition) -> String {
    let mut names = vec!["uid"];
    names.extend(def.owner.map(|(column, _)| column));
    names.extend(def.columns().filter(|field| field.is_written()).map(|field| field.key));
    if has_find(def.entity) {
        names.push("find");
    }
    let places = vec!["?"; names.len()].join(", ");
    let quoted = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO {} ({quoted}) VALUES ({places})", def.table)
}

fn has_find(entity: Entity) -> bool {
    matches!(entity, Entity::Account | Entity::Person)
}

impl Bulk<'_> {
    /// Writes a new record and gives its id.
    pub fn insert(&self, record: &Record) -> Result<i64> {
        let def = record.def();
        let uid = if record.uid.is_empty() { crate::platform::new_uid().to_string() } else { record.uid.clone() };
        let mut values = vec![Sql::Text(uid)];
        if def.owner.is_some() {
            values.push(record.owner.map_or(Sql::Null, Sql::Integer));
        }
        values.extend(record.pairs().filter(|(field, _)| field.is_written()).map(|(_, value)| to_sql(value)));
        match record.entity {
            Entity::Account => values.push(Sql::Text(account_find(record))),
            Entity::Person => values.push(Sql::Text(person_find(record))),
            _ => {}
        }
        let statement = Entity::ALL.iter().position(|entity| *entity == record.entity).and_then(|at| self.statements.get(at));
        let statement = statement.ok_or(Error::Gone)?;
        self.tx.prepare_cached(statement)?.execute(params_from_iter(values))?;
        let id = self.tx.last_insert_rowid();
        self.write_around(record, id)?;
        Ok(id)
    }

    /// Notes that a section of the profile was found to be right on a day (ISO).
    pub fn verify_on(&self, account: i64, section: &str, day: &str) -> Result<()> {
        self.tx
            .prepare_cached("INSERT INTO verified(account_id, section, verified_on) VALUES (?1, ?2, ?3)")?
            .execute(params![account, section, day])?;
        Ok(())
    }

    /// Writes what hangs on the row: links, channels, judgements, names.
    fn write_around(&self, record: &Record, id: i64) -> Result<()> {
        for (field, value) in record.pairs().filter(|(_, value)| !value.is_empty()) {
            match field.kind {
                Kind::Many(joint) => {
                    let sql = format!("INSERT INTO {} ({}, {}, place) VALUES (?1, ?2, ?3)", joint.table, joint.own, joint.other);
                    let mut insert = self.tx.prepare_cached(&sql)?;
                    for (place, linked) in value.ids().iter().enumerate() {
                        insert.execute(params![id, linked, place as i64])?;
                    }
                }
                Kind::Channels(kind) => {
                    let sql = "INSERT INTO channel(person_id, kind, value, key, place) VALUES (?1, ?2, ?3, ?4, ?5)";
                    let mut insert = self.tx.prepare_cached(sql)?;
                    for (place, reached) in value.as_str().split(';').map(str::trim).filter(|value| !value.is_empty()).enumerate() {
                        insert.execute(params![id, kind, reached, channel_key(kind, reached), place as i64])?;
                    }
                }
                _ if field.judged => {
                    let sql = "INSERT INTO judgement(tbl, row_id, field, value, judged_on) VALUES (?1, ?2, ?3, ?4, ?5)";
                    self.tx.prepare_cached(sql)?.execute(params![record.def().table, id, field.key, to_sql(value), self.today])?;
                }
                _ => {}
            }
        }
        if record.entity == Entity::Account {
            for name in [record.text("short_name"), record.text("legal_name")] {
                add_account_key(&self.tx, id, name)?;
            }
        }
        Ok(())
    }
}
