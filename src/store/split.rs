//! Parting two records that were wrongly made one, however much was done since (M18).
//!
//! An undo would take back everything done after the merge. This goes through the changes of the merge alone, last one
//! first, and turns round those that nobody has touched since: the other record comes back, and what was its own with it.

use super::Store;
use super::error::{Error, Result};
use super::find::{refresh_account, refresh_person};
use super::journal::{Change, Made, changes_of, kept_row, write_row};
use crate::domain::name::full_name;
use crate::domain::{Entity, Record};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A merge that can be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The step that made it.
    pub step: i64,
    /// When (RFC 3339).
    pub at: String,
    /// What was merged.
    pub entity: Entity,
    /// The record that has taken the other one in.
    pub kept: i64,
    /// What the other one was called.
    pub name: String,
    /// The number it had.
    other: i64,
}

/// What parting two records did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parted {
    /// The record that is there again.
    pub other: i64,
    /// What went back to it or stood up again: table, and how many rows.
    pub back: BTreeMap<String, u64>,
    /// What stays as it was changed since: table, and how many rows.
    pub stayed: BTreeMap<String, u64>,
}

impl Store {
    /// The merges by which a record has taken others in, its own and those of the records it took in, newest first.
    pub fn merges_of(&self, entity: Entity, id: i64) -> Result<Vec<Merged>> {
        standing(self.sql(), entity, id)
    }
}

/// The merges that hold others in a record, newest first. Whoever was taken in, parted and taken in again is held by the
/// last merge alone.
fn standing(sql: &Connection, entity: Entity, id: i64) -> Result<Vec<Merged>> {
    let mut query = sql.prepare_cached(
        "SELECT max(step.id), step.at, gone.row_id, gone.before
         FROM foreign_id f JOIN step ON step.verb = 'merge' AND step.state IN ('done', 'kept')
         JOIN change gone ON gone.step_id = step.id AND gone.tbl = f.tbl AND gone.op = '-'
         WHERE f.tbl = ?1 AND f.row_id = ?2 AND json_extract(gone.before, '$.uid') = f.key GROUP BY f.key ORDER BY 1 DESC",
    )?;
    let rows = query.query_map(params![entity.def().table, id], |row| {
        let image = kept_row(&row.get(3)?);
        let text = |key: &str| match image.iter().find(|(name, _)| name == key) {
            Some((_, Sql::Text(text))) => text.clone(),
            _ => String::new(),
        };
        let name = match entity {
            Entity::Person => full_name(&text("family_name"), &text("given_name"), &text("middle_name")),
            _ => text(entity.def().title),
        };
        Ok(Merged { step: row.get(0)?, at: row.get(1)?, entity, kept: id, name, other: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// What a merge moved to the record that was kept: table, and how many rows.
    pub fn moved_by(&self, merged: &Merged) -> Result<BTreeMap<String, u64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT tbl, count(DISTINCT row_id) FROM change WHERE step_id = ?1 AND op = '~' AND tbl NOT IN (?2, 'leftover') GROUP BY tbl",
        )?;
        let rows = query.query_map(params![merged.step, merged.entity.def().table], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What a merge found no place for and left beside the record: name, value, source.
    pub fn left_by(&self, merged: &Merged) -> Result<Vec<(String, String, String)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT name, value, source FROM leftover
             WHERE id IN (SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'leftover' AND op = '+') ORDER BY id",
        )?;
        let rows = query.query_map([merged.step], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Parts a merge: the other record comes back with its identity, what the merge moved goes back where it is still as
    /// the merge made it, what was added or changed since stays.
    ///
    /// # Errors
    /// [`Error::Gone`] when the merge no longer stands: it was parted or taken back since.
    pub fn split(&self, merged: &Merged) -> Result<Parted> {
        if !standing(&self.tx, merged.entity, merged.kept)?.contains(merged) {
            return Err(Error::Gone);
        }
        let table = merged.entity.def().table;
        self.tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let made = changes_of(&self.tx, merged.step)?;
        let mut split = Split::new(&self.tx, merged)?;
        split.find_room(&made)?;
        for change in made.iter().rev() {
            split.turn_round(change)?;
        }
        split.claim_returned(merged)?;
        let mut parted = split.parted();
        parted.other = split.ids.get(&(table.to_owned(), merged.other)).copied().ok_or(Error::Gone)?;
        let alive = self.load(merged.entity, parted.other)?.ok_or(Error::Gone)?;
        for id in [merged.kept, parted.other] {
            match merged.entity {
                Entity::Account => refresh_account(&self.tx, id)?,
                _ => refresh_person(&self.tx, id)?,
            }
        }
        self.keep_two_apart(merged, &alive)?;
        Ok(parted)
    }

    /// Whoever parts two records does not want to be asked whether they are one.
    fn keep_two_apart(&self, merged: &Merged, other: &Record) -> Result<()> {
        let other = other.id.unwrap_or_default();
        let known = self.tx.execute(
            "UPDATE doubt SET state = 'apart' WHERE tbl = ?1 AND (kept_id = ?2 AND other_id = ?3 OR kept_id = ?3 AND other_id = ?2)",
            params![merged.entity.def().table, merged.kept, other],
        )?;
        if known == 0 {
            self.tx.execute(
                "INSERT INTO doubt(tbl, kept_id, other_id, reason, state) VALUES (?1, ?2, ?3, 'name', 'apart')",
                params![merged.entity.def().table, merged.kept, other],
            )?;
        }
        Ok(())
    }
}

type Rows = HashSet<(String, i64)>;

/// A merge being turned round.
struct Split<'a> {
    sql: &'a Connection,
    step: i64,
    /// The number of the record that went.
    other: i64,
    /// The numbers that rows have now that came back: another one where theirs was given away meanwhile.
    ids: HashMap<(String, i64), i64>,
    /// For each table its columns that point to another one, and whether they must.
    links: HashMap<String, Vec<(String, String, bool)>>,
    back: Rows,
    stayed: Rows,
}

impl<'a> Split<'a> {
    fn new(sql: &'a Connection, merged: &Merged) -> Result<Split<'a>> {
        let mut query = sql.prepare(
            "SELECT m.name, k.\"from\", k.\"table\", c.\"notnull\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k
             JOIN pragma_table_info(m.name) c ON c.name = k.\"from\" WHERE m.type = 'table'",
        )?;
        let mut links: HashMap<String, Vec<(String, String, bool)>> = HashMap::new();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            links.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?, row.get(3)?));
        }
        Ok(Split { sql, step: merged.step, other: merged.other, ids: HashMap::new(), links, back: Rows::new(), stayed: Rows::new() })
    }

    /// Says under which numbers the deleted rows come back, before any of them does: they point to each other.
    fn find_room(&mut self, made: &[Made]) -> Result<()> {
        for change in made.iter().filter(|change| change.op == "-") {
            if !self.is_same(&change.table, change.row)? {
                let id = self.room(&change.table, change.row)?;
                self.ids.insert((change.table.clone(), change.row), id);
            }
        }
        Ok(())
    }

    /// The number itself where it is free, else one that no row ever had.
    fn room(&self, table: &str, id: i64) -> Result<i64> {
        let free = !self.exists(table, id)?;
        if free && !self.ids.iter().any(|((known, _), taken)| known == table && *taken == id) {
            return Ok(id);
        }
        let sql = format!(
            "SELECT max((SELECT coalesce(max(id), 0) FROM \"{table}\"), (SELECT coalesce(max(row_id), 0) FROM change WHERE tbl = ?1)) + 1"
        );
        let next: i64 = self.sql.prepare_cached(&sql)?.query_row([table], |row| row.get(0))?;
        let taken = self.ids.iter().filter(|((known, _), _)| known == table).map(|(_, taken)| taken + 1).max();
        Ok(next.max(taken.unwrap_or(0)))
    }

    fn turn_round(&mut self, change: &Made) -> Result<()> {
        let at = (change.table.clone(), change.row);
        match (change.op.as_str(), &change.column) {
            ("+", _) => {
                if self.is_same(&change.table, change.row)? {
                    let sql = format!("DELETE FROM \"{}\" WHERE id = ?1", change.table);
                    self.sql.prepare_cached(&sql)?.execute([change.row])?;
                }
            }
            ("~", Some(column)) => {
                let is_back = match self.ids.get(&at) {
                    Some(id) => self.put_back(change, column, *id)?,
                    None if self.is_same(&change.table, change.row)? => self.put_back(change, column, change.row)?,
                    None => self.revive(change, column)?,
                };
                if !is_back {
                    self.stayed.insert(at);
                } else if change.before == Sql::Integer(self.other) {
                    // A field of the kept record that is empty again is nothing that went back.
                    self.back.insert(at);
                }
            }
            _ => {
                let Some(id) = self.ids.get(&at).copied() else { return Ok(()) };
                if self.write(&change.table, id, kept_row(&change.before))? {
                    self.back.insert(at);
                } else {
                    self.stayed.insert(at);
                }
            }
        }
        Ok(())
    }

    /// Gives a column the value it had, if it still has the one that the merge gave it.
    fn put_back(&self, change: &Made, column: &str, id: i64) -> Result<bool> {
        let (table, target) = (&change.table, self.target(&change.table, column, change.row)?);
        let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = ?1");
        let current: Option<Sql> = self.sql.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        let Some(current) = current else { return Ok(false) };
        let given = match (&target, &change.after) {
            (Some(target), Sql::Integer(given)) if current != change.after => self.now(target, *given)?.map_or(Sql::Null, Sql::Integer),
            (_, given) => given.clone(),
        };
        if current != given {
            return Ok(false);
        }
        let before = match (&target, &change.before) {
            (Some(target), Sql::Integer(before)) => match self.now(target, *before)? {
                Some(id) => Sql::Integer(id),
                None => return Ok(false),
            },
            (_, before) => before.clone(),
        };
        let sql = format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = ?1 WHERE id = ?2");
        Ok(self.sql.prepare_cached(&sql)?.execute(params![before, id])? > 0)
    }

    /// What an earlier merge had dropped and a split brought back while the other record was not there is its own too.
    fn claim_returned(&mut self, merged: &Merged) -> Result<()> {
        let mut query = self.sql.prepare(
            "SELECT back.tbl, back.row_id, gone.before FROM step split JOIN change back ON back.step_id = split.id AND back.op = '+'
             JOIN change gone ON gone.tbl = back.tbl AND gone.row_id = back.row_id AND gone.op = '-' AND gone.step_id < ?1
             JOIN step ON step.id = gone.step_id AND step.verb = 'merge'
             WHERE split.id > ?1 AND split.verb = 'split' AND split.state IN ('done', 'kept')",
        )?;
        let returned = query.query_map([self.step], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in returned.collect::<rusqlite::Result<Vec<(String, i64, Sql)>>>()? {
            let (table, id, image) = row;
            for (column, value) in kept_row(&image).into_iter().filter(|(_, value)| *value == Sql::Integer(merged.other)) {
                if self.target(&table, &column, id)?.as_deref() == Some(merged.entity.def().table) {
                    let op = "~".to_owned();
                    let change =
                        Made { table: table.clone(), row: id, op, column: Some(column), before: value, after: Sql::Integer(merged.kept) };
                    self.turn_round(&change)?;
                }
            }
        }
        Ok(())
    }

    /// A row that this merge moved and a later one dropped, because it then stood twice, stands up again.
    fn revive(&mut self, change: &Made, column: &str) -> Result<bool> {
        let (Sql::Integer(before), Some(target)) = (&change.before, self.target_by_schema(&change.table, column)) else { return Ok(false) };
        let Some(owner) = self.now(&target, *before)? else { return Ok(false) };
        let mut query = self.sql.prepare_cached(
            "SELECT c.before FROM change c JOIN step ON step.id = c.step_id AND verb = 'merge' AND state IN ('done', 'kept')
             WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.op = '-' AND c.step_id > ?3 ORDER BY c.id DESC LIMIT 1",
        )?;
        let image: Option<Sql> = query.query_row(params![change.table, change.row, self.step], |row| row.get(0)).optional()?;
        let Some(image) = image else { return Ok(false) };
        let id = self.room(&change.table, change.row)?;
        let at = (change.table.clone(), change.row);
        self.ids.insert(at.clone(), id);
        let mut row = kept_row(&image);
        for (_, value) in row.iter_mut().filter(|(name, _)| name == column) {
            *value = Sql::Integer(owner);
        }
        let written = self.write(&change.table, id, row)?;
        if !written {
            self.ids.remove(&at);
        }
        Ok(written)
    }

    /// Writes a row that was deleted, pointing to what its neighbours have become; `false` when its owner is gone.
    fn write(&self, table: &str, id: i64, mut row: Vec<(String, Sql)>) -> Result<bool> {
        let by_table = row.iter().find_map(|(name, value)| match value {
            Sql::Text(table) if name == "tbl" => Some(table.clone()),
            _ => None,
        });
        for (name, value) in &mut row {
            let Sql::Integer(linked) = *value else { continue };
            let link = self.links.get(table).and_then(|links| links.iter().find(|(column, ..)| column == name));
            let (target, must) = match (link, &by_table) {
                (Some((_, target, must)), _) => (target, *must),
                (None, Some(target)) if is_reference(name) => (target, true),
                _ if name == "id" => {
                    *value = Sql::Integer(id);
                    continue;
                }
                _ => continue,
            };
            *value = match self.now(target, linked)? {
                Some(now) => Sql::Integer(now),
                None if must => return Ok(false),
                None => Sql::Null,
            };
        }
        Ok(!row.is_empty() && write_row(self.sql, "IGNORE", table, &row)? > 0)
    }

    /// The table that a column points to.
    fn target(&self, table: &str, column: &str, row: i64) -> Result<Option<String>> {
        let known = self.target_by_schema(table, column);
        if known.is_some() || !is_reference(column) {
            return Ok(known);
        }
        let id = self.ids.get(&(table.to_owned(), row)).copied().unwrap_or(row);
        let sql = format!("SELECT tbl FROM \"{table}\" WHERE id = ?1");
        Ok(self.sql.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
    }

    fn target_by_schema(&self, table: &str, column: &str) -> Option<String> {
        self.links.get(table)?.iter().find(|(name, ..)| name == column).map(|(_, target, _)| target.clone())
    }

    /// The number that a record of the time of the merge has today: its own, the one it came back under, or that of the
    /// record it was merged into.
    fn now(&self, table: &str, id: i64) -> Result<Option<i64>> {
        if let Some(id) = self.ids.get(&(table.to_owned(), id)) {
            return Ok(Some(*id));
        }
        if self.is_same(table, id)? {
            return Ok(Some(id));
        }
        if Entity::from_table(table).is_none() {
            return Ok(None);
        }
        let mut query = self.sql.prepare_cached(
            "SELECT json_extract(before, '$.uid') FROM change WHERE tbl = ?1 AND row_id = ?2 AND op = '-' AND step_id > ?3 ORDER BY id LIMIT 1",
        )?;
        let uid: Option<Option<String>> = query.query_row(params![table, id, self.step], |row| row.get(0)).optional()?;
        let Some(uid) = uid.flatten() else { return Ok(None) };
        let sql = format!(
            "SELECT id FROM \"{table}\" WHERE uid = ?1 UNION ALL SELECT row_id FROM foreign_id WHERE tbl = ?2 AND key = ?1 LIMIT 1"
        );
        Ok(self.sql.prepare_cached(&sql)?.query_row(params![uid, table], |row| row.get(0)).optional()?)
    }

    /// Whether a row is there and the one that had this number when the merge was made: SQLite gives a number that was set
    /// free away again.
    fn is_same(&self, table: &str, id: i64) -> Result<bool> {
        let mut query = self.sql.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change c JOIN step ON step.id = c.step_id
               WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.op = '+' AND c.step_id > ?3 AND state IN ('done', 'kept') AND verb <> 'split')",
        )?;
        Ok(self.exists(table, id)? && !query.query_row(params![table, id, self.step], |row| row.get::<_, bool>(0))?)
    }

    fn exists(&self, table: &str, id: i64) -> Result<bool> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE id = ?1)");
        Ok(self.sql.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
    }

    fn parted(&self) -> Parted {
        let count = |rows: &Rows, but: Option<&Rows>| {
            let mut counted = BTreeMap::new();
            for (table, _) in rows.iter().filter(|row| but.is_none_or(|but| !but.contains(*row))) {
                *counted.entry(table.clone()).or_default() += 1;
            }
            counted
        };
        Parted { other: 0, back: count(&self.back, Some(&self.stayed)), stayed: count(&self.stayed, None) }
    }
}

/// Whether a column refers by number to a row of the table named beside it.
fn is_reference(column: &str) -> bool {
    matches!(column, "row_id" | "kept_id" | "other_id")
}
