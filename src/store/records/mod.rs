//! Reading and saving whole records, driven by the declarations of `domain`.

mod links;
pub mod list;
mod moved;

use super::Store;
use super::error::{Error, Result};
use super::find::{account_find, add_account_key, drop_account_key, person_find, refresh_account, refresh_person};
use super::journal::Change;
use crate::domain::definition::Order;
use crate::domain::lookalike::mended;
use crate::domain::name::{email_key, phone_key};
use crate::domain::{Definition, Entity, Field, Kind, Record, Value};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

impl Store {
    /// Reads a record; `None` when it is gone.
    pub fn load(&self, entity: Entity, id: i64) -> Result<Option<Record>> {
        load(self.sql(), entity, id)
    }

    /// What tells a record from any other one; `None` when it is gone.
    ///
    /// # Errors
    /// Those of reading.
    pub fn uid_of(&self, entity: Entity, id: i64) -> Result<Option<String>> {
        let sql = format!("SELECT uid FROM {} WHERE id = ?1", entity.def().table);
        Ok(self.sql().prepare_cached(&self.askable(&sql))?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// The records of an entity that belong to one owner, oldest first.
    pub fn owned(&self, entity: Entity, owner: i64) -> Result<Vec<Record>> {
        self.owned_by(entity, owner, &[])
    }

    /// The same in an order that is declared; those that are alike in it, oldest first.
    pub(super) fn owned_by(&self, entity: Entity, owner: i64, order: &[Order]) -> Result<Vec<Record>> {
        let def = entity.def();
        let Some((column, _)) = def.owner else { return Ok(Vec::new()) };
        let order: String = order.iter().map(|order| format!("{}, ", by(*order))).collect();
        self.ids(&format!("SELECT id FROM {} WHERE {column} = ?1 ORDER BY {order}id", def.table), owner)?
            .into_iter()
            .filter_map(|id| self.load(entity, id).transpose())
            .collect()
    }

    /// Calls `each` with every record of an entity, in the order of their ids.
    pub fn each(&self, entity: Entity, mut each: impl FnMut(Record)) -> Result<()> {
        let mut last = 0;
        loop {
            let records = self.portion(entity, last, 500)?;
            let Some(newest) = records.last().and_then(|record| record.id) else { return Ok(()) };
            last = newest;
            records.into_iter().for_each(&mut each);
        }
    }

    /// At most `limit` records of an entity, those that follow the id `after`.
    pub fn portion(&self, entity: Entity, after: i64, limit: usize) -> Result<Vec<Record>> {
        let sql = format!("SELECT id FROM {} WHERE id > ?1 ORDER BY id LIMIT {limit}", entity.def().table);
        self.ids(&sql, after)?.into_iter().filter_map(|id| self.load(entity, id).transpose()).collect()
    }

    /// The records of an entity by a day of theirs, what has none last.
    pub fn ids_by_day(&self, entity: Entity, day: &str) -> Result<Vec<i64>> {
        let time = entity.def().field("time").map_or("", |_| "time,");
        let sql = format!("SELECT id FROM {} WHERE id > ?1 ORDER BY {day} IS NULL, {day}, {time} id", entity.def().table);
        self.ids(&sql, 0)
    }

    /// The records of an entity that name a person in their `person_id`: roles, facts, actions, questions.
    pub fn of_person(&self, entity: Entity, person: i64) -> Result<Vec<Record>> {
        if entity.def().field("person_id").is_none() {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT id FROM {} WHERE person_id = ?1 ORDER BY id", entity.def().table);
        self.ids(&sql, person)?.into_iter().filter_map(|id| self.load(entity, id).transpose()).collect()
    }

    fn ids(&self, sql: &str, parameter: i64) -> Result<Vec<i64>> {
        Ok(self.sql().prepare_cached(sql)?.query_map([parameter], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// An order as SQL.
fn by(order: Order) -> String {
    match order {
        Order::Up(column) => format!("{column} IS NULL, {column}"),
        Order::Down(column) => format!("{column} DESC"),
        Order::First(column, code) => format!("{column} IS NOT '{code}'"),
    }
}

impl Change<'_> {
    /// Reads a record as it is now, within the step.
    pub fn load(&self, entity: Entity, id: i64) -> Result<Option<Record>> {
        load(&self.tx, entity, id)
    }

    /// Saves a new record and gives its id.
    pub fn insert(&self, record: &Record) -> Result<i64> {
        let find = match record.entity {
            Entity::Account => Some(account_find(record)),
            Entity::Person => Some(person_find(record)),
            _ => None,
        };
        self.insert_found_by(record, find)
    }

    /// Saves a new record that is found by a folded text, and gives its id.
    pub(super) fn insert_found_by(&self, record: &Record, find: Option<String>) -> Result<i64> {
        self.refuse_strays(record, |_| true)?;
        self.refuse_second(record)?;
        let def = record.def();
        let uid = if record.uid.is_empty() { crate::platform::new_uid().to_string() } else { record.uid.clone() };
        let mut names = String::from("uid");
        let mut values = vec![Sql::Text(uid)];
        let mut add = |name: &str, value: Sql| {
            names.push_str("\", \"");
            names.push_str(name);
            values.push(value);
        };
        if let Some((column, _)) = def.owner {
            add(column, record.owner.map_or(Sql::Null, Sql::Integer));
        }
        for (field, value) in record.pairs().filter(|(field, value)| field.is_written() && (field.never_null || !value.is_empty())) {
            add(field.key, kept(field, value));
        }
        if let Some(find) = find {
            add("find", Sql::Text(find));
        }
        let places = ", ?".repeat(values.len() - 1);
        let sql = ["INSERT INTO ", def.table, " (\"", &names, "\") VALUES (?", &places, ")"].concat();
        self.tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        let id = self.tx.last_insert_rowid();
        for (field, value) in record.pairs().filter(|(_, value)| !value.is_empty()) {
            self.write_rows(field, id, value)?;
            if field.judged {
                self.judge(def, id, field, value, evidence_of(record))?;
            }
        }
        if record.entity == Entity::Account {
            for name in ["short_name", "legal_name"].map(|key| record.text(key)) {
                add_account_key(&self.tx, id, name)?;
            }
        }
        self.rename_by_law(None, Some(record))?;
        Ok(id)
    }

    /// Saves what differs between `original`, as it was read, and `record`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else has meanwhile given one of these fields another value, and
    /// [`Error::Gone`] when the record was deleted. Nothing is written then.
    pub fn update(&self, original: &Record, record: &Record) -> Result<()> {
        let def = record.def();
        let id = original.id.ok_or(Error::Gone)?;
        let current = self.load(record.entity, id)?.ok_or(Error::Gone)?;
        // Where the file was restored since it was read, its number may be another one's.
        if !original.uid.is_empty() && current.uid != original.uid {
            return Err(Error::Gone);
        }
        let changed: Vec<(&'static Field, &Value)> =
            record.pairs().filter(|(field, value)| !field.loose && !field.reckoned && original.get(field.key) != *value).collect();
        let conflicts: Vec<(String, Value)> = changed
            .iter()
            .filter(|(field, value)| current.get(field.key) != original.get(field.key) && current.get(field.key) != *value)
            .map(|(field, _)| (field.key.to_owned(), current.get(field.key).clone()))
            .collect();
        if !conflicts.is_empty() {
            return Err(Error::Conflict(conflicts));
        }
        self.refuse_strays(record, |field| changed.iter().any(|(changed, _)| changed.key == field.key))?;
        self.count_turned(original, record)?;
        let columns: Vec<_> = changed.iter().filter(|(field, _)| field.is_written()).collect();
        if !columns.is_empty() {
            let sets = columns.iter().map(|(field, _)| format!("\"{}\" = ?", field.key)).collect::<Vec<_>>().join(", ");
            let values = columns.iter().map(|(field, value)| kept(field, value)).chain([Sql::Integer(id)]);
            self.tx.prepare_cached(&format!("UPDATE {} SET {sets} WHERE id = ?", def.table))?.execute(params_from_iter(values))?;
        }
        for (field, value) in changed {
            self.write_rows(field, id, value)?;
            if field.judged {
                self.judge(def, id, field, value, evidence_of(record))?;
            }
        }
        if let (Some((column, _)), true) = (def.owner, original.owner != record.owner) {
            self.tx.execute(&format!("UPDATE {} SET {column} = ?1 WHERE id = ?2", def.table), params![record.owner, id])?;
            if let Some(account) = record.owner.filter(|_| record.entity.is_of_account()) {
                self.bring_along(record.entity, id, account)?;
            }
        }
        self.rename_by_law(Some(original), Some(record))?;
        self.refresh(record.entity, id)
    }

    /// A company of law is a name of its account: what it was called is one no more, and what it is called now is.
    fn rename_by_law(&self, before: Option<&Record>, after: Option<&Record>) -> Result<()> {
        let of = |record: Option<&Record>| {
            let record = record.filter(|record| record.entity == Entity::LegalEntity)?;
            Some((record.owner?, record.text("name").to_owned(), record.text("tax_id").to_owned()))
        };
        let (before, after) = (of(before), of(after));
        if before == after {
            return Ok(());
        }
        if let Some((account, name, _)) = &before {
            drop_account_key(&self.tx, *account, name)?;
        }
        [before, after].iter().flatten().try_for_each(|(account, ..)| refresh_account(&self.tx, *account))
    }

    /// Nothing of another account is linked, whoever saves it.
    fn refuse_strays(&self, record: &Record, is_meant: impl Fn(&Field) -> bool) -> Result<()> {
        links::strays(&self.tx, record, is_meant)?.first().map_or(Ok(()), |field| Err(Error::OfAnother(field.words)))
    }

    /// Of what there is but one, none is made beside it: another window may have made it since this one looked.
    fn refuse_second(&self, record: &Record) -> Result<()> {
        let def = record.def();
        if def.once.is_empty() {
            return Ok(());
        }
        let owner = def.owner.map(|(column, _)| (column, record.owner.map_or(Sql::Null, Sql::Integer)));
        let (columns, values): (Vec<&str>, Vec<Sql>) = def.once.iter().map(|key| (*key, to_sql(record.get(key)))).chain(owner).unzip();
        let alike = columns.iter().map(|column| format!("\"{column}\" IS ?")).collect::<Vec<_>>().join(" AND ");
        let sql = format!("SELECT id FROM {} WHERE {alike} ORDER BY id DESC LIMIT 1", def.table);
        let found: Option<i64> = self.tx.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0)).optional()?;
        found.map_or(Ok(()), |id| Err(Error::There(record.entity, id)))
    }

    /// Sets one field of a record, whatever it was.
    pub fn set(&self, entity: Entity, id: i64, key: &str, value: Value) -> Result<()> {
        let original = self.load(entity, id)?.ok_or(Error::Gone)?;
        let record = original.clone().with(key, value);
        self.update(&original, &record)
    }

    /// Deletes a record with everything that hangs on it.
    pub fn delete(&self, entity: Entity, id: i64) -> Result<()> {
        self.count_deleted(entity, id)?;
        let gone = if entity == Entity::LegalEntity { self.load(entity, id)? } else { None };
        self.tx.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", entity.def().table))?.execute([id])?;
        // No trigger of the file does it: whatever another program deletes comes back with what was thought of it.
        if entity == Entity::Account {
            self.tx.prepare_cached("DELETE FROM judgement WHERE tbl = 'account' AND row_id = ?1")?.execute([id])?;
        }
        self.rename_by_law(gone.as_ref(), None)
    }

    fn refresh(&self, entity: Entity, id: i64) -> Result<()> {
        match entity {
            Entity::Account => refresh_account(&self.tx, id),
            Entity::Person => refresh_person(&self.tx, id),
            _ => Ok(()),
        }
    }

    /// Keeps a judgement with its day and source (M42).
    fn judge(&self, def: &Definition, id: i64, field: &Field, value: &Value, source: &str) -> Result<()> {
        let source = (!source.is_empty()).then_some(source);
        self.tx
            .prepare_cached("INSERT INTO judgement(tbl, row_id, field, value, judged_on, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![def.table, id, field.key, to_sql(value), self.today(), source])?;
        Ok(())
    }

    /// Writes the rows behind a field that is not a column.
    fn write_rows(&self, field: &Field, id: i64, value: &Value) -> Result<()> {
        match field.kind {
            Kind::Many(joint) => {
                let (table, own, other) = (joint.table, joint.own, joint.other);
                let wanted = value.ids();
                let listed = wanted.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
                self.tx.execute(&format!("DELETE FROM {table} WHERE {own} = ?1 AND {other} NOT IN ({listed})"), [id])?;
                for (place, linked) in wanted.iter().enumerate() {
                    let known = self
                        .tx
                        .prepare_cached(&format!("UPDATE {table} SET place = ?1 WHERE {own} = ?2 AND {other} = ?3"))?
                        .execute(params![place as i64, id, linked])?;
                    if known == 0 {
                        self.tx
                            .prepare_cached(&format!("INSERT INTO {table} ({own}, {other}, place) VALUES (?1, ?2, ?3)"))?
                            .execute(params![id, linked, place as i64])?;
                    }
                }
            }
            Kind::Channels(kind) => self.write_channels(kind, id, value.as_str())?,
            _ => {}
        }
        Ok(())
    }

    fn write_channels(&self, kind: &str, person: i64, joined: &str) -> Result<()> {
        let wanted: Vec<&str> = joined.split(';').map(str::trim).filter(|value| !value.is_empty()).collect();
        let mut query = self.tx.prepare_cached("SELECT id, value FROM channel WHERE person_id = ?1 AND kind = ?2")?;
        let kept = query
            .query_map(params![person, kind], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
        for (id, _) in kept.iter().filter(|(_, value)| !wanted.contains(&value.as_str())) {
            self.tx.execute("DELETE FROM channel WHERE id = ?1", [id])?;
        }
        for (place, value) in wanted.iter().enumerate() {
            match kept.iter().find(|(_, known)| known == value) {
                Some((id, _)) => self.tx.execute("UPDATE channel SET place = ?1 WHERE id = ?2", params![place as i64, id])?,
                None => self.add_channel(person, kind, value, None, place)?,
            };
        }
        Ok(())
    }

    /// Adds a way to reach a person.
    pub(crate) fn add_channel(&self, person: i64, kind: &str, value: &str, label: Option<&str>, place: usize) -> Result<usize> {
        let mut insert =
            self.tx.prepare_cached("INSERT INTO channel(person_id, kind, value, label, key, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        Ok(insert.execute(params![person, kind, value, label, channel_key(kind, value), place as i64])?)
    }
}

/// Where a judgement comes from, where that is asked for.
fn evidence_of(record: &Record) -> &str {
    record.find("evidence").map_or("", Value::as_str)
}

/// What a phone, an e-mail or a site is compared by.
pub fn channel_key(kind: &str, value: &str) -> String {
    if kind == "phone" { phone_key(value) } else { email_key(value) }
}

fn load(connection: &Connection, entity: Entity, id: i64) -> Result<Option<Record>> {
    let def = entity.def();
    let owner = def.owner.map_or("NULL", |(column, _)| column);
    let columns: String = def.columns().map(|field| format!(", \"{}\"", field.key)).collect();
    let mut query = connection.prepare_cached(&format!("SELECT uid, {owner}{columns} FROM {} WHERE id = ?1", def.table))?;
    let record = query.query_row([id], |row| {
        let mut record = Record::new(entity);
        (record.id, record.uid, record.owner) = (Some(id), row.get(0)?, row.get(1)?);
        for (at, field) in def.columns().enumerate() {
            record.set(field.key, from_sql(row.get(at + 2)?));
        }
        Ok(record)
    });
    let Some(mut record) = record.optional()? else { return Ok(None) };
    for field in def.fields {
        match field.kind {
            Kind::Many(joint) => {
                let sql = format!("SELECT {} FROM {} WHERE {} = ?1 ORDER BY place, id", joint.other, joint.table, joint.own);
                let ids = connection.prepare_cached(&sql)?.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
                record.set(field.key, if ids.is_empty() { Value::Empty } else { Value::Ids(ids) });
            }
            Kind::Channels(kind) => {
                let mut query =
                    connection.prepare_cached("SELECT value FROM channel WHERE person_id = ?1 AND kind = ?2 ORDER BY place, id")?;
                let values = query.query_map(params![id, kind], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
                record.set(field.key, Value::text(values.join("; ")));
            }
            _ => {}
        }
    }
    Ok(Some(record))
}

/// A value as it is kept: a name in letters of one alphabet a word.
fn kept(field: &Field, value: &Value) -> Sql {
    match value {
        Value::Text(name) if field.names => Sql::Text(mended(name).into_owned()),
        value if field.never_null && value.is_empty() => Sql::Text(String::new()),
        _ => to_sql(value),
    }
}

pub(super) fn to_sql(value: &Value) -> Sql {
    match value {
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Int(n) => Sql::Integer(*n),
        Value::Empty | Value::Ids(_) => Sql::Null,
    }
}

/// A kept value as the domain knows it.
pub fn from_sql(value: Sql) -> Value {
    match value {
        Sql::Text(text) => Value::Text(text),
        Sql::Integer(n) => Value::Int(n),
        _ => Value::Empty,
    }
}
