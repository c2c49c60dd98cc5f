//! The merge queue: pairs of records that may be one, and making them one (M18).

use super::Store;
use super::error::{Error, Result};
use super::find::add_account_key;
use super::journal::Change;
use crate::domain::{Entity, Kind, Record};
use rusqlite::params;

/// A pair of records that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Rowid in the queue.
    pub id: i64,
    /// What they are.
    pub entity: Entity,
    /// The record that was here first, kept when they are merged.
    pub kept: i64,
    /// The other one.
    pub other: i64,
    /// Why they may be one: `name`, `phone`, `email` or `company`.
    pub reason: String,
}

impl Store {
    /// The open pairs, oldest first.
    pub fn doubts(&self, limit: usize) -> Result<Vec<Doubt>> {
        let mut query =
            self.sql().prepare_cached("SELECT id, tbl, kept_id, other_id, reason FROM doubt WHERE state = 'open' ORDER BY id LIMIT ?1")?;
        let rows = query.query_map([limit as i64], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let mut doubts = Vec::new();
        for row in rows {
            let (id, table, kept, other, reason) = row?;
            if let Some(entity) = Entity::from_table(&table) {
                doubts.push(Doubt { id, entity, kept, other, reason });
            }
        }
        Ok(doubts)
    }

    /// How many pairs are open.
    pub fn count_doubts(&self) -> Result<u32> {
        Ok(self.sql().prepare_cached("SELECT count(*) FROM doubt WHERE state = 'open'")?.query_row([], |row| row.get(0))?)
    }
}

/// Every column that points to a person or an account: table, column. A test holds that none is missing.
const POINTERS: &[(Entity, &str, &str)] = &[
    (Entity::Person, "affiliation", "person_id"),
    (Entity::Person, "affiliation", "reports_to_id"),
    (Entity::Person, "entry_person", "person_id"),
    (Entity::Person, "stage_person", "person_id"),
    (Entity::Person, "action", "person_id"),
    (Entity::Person, "question", "person_id"),
    (Entity::Person, "competitor", "favoured_by_id"),
    (Entity::Person, "fact", "person_id"),
    (Entity::Person, "channel", "person_id"),
    (Entity::Person, "tie", "from_id"),
    (Entity::Person, "tie", "to_id"),
    (Entity::Account, "account", "parent_id"),
    (Entity::Account, "account_key", "account_id"),
    (Entity::Account, "verified", "account_id"),
    (Entity::Account, "affiliation", "account_id"),
    (Entity::Account, "entry", "account_id"),
    (Entity::Account, "entry", "on_behalf_id"),
    (Entity::Account, "action", "account_id"),
    (Entity::Account, "question", "account_id"),
    (Entity::Account, "stage", "account_id"),
    (Entity::Account, "competitor", "account_id"),
    (Entity::Account, "milestone", "account_id"),
    (Entity::Account, "fact", "account_id"),
    (Entity::Account, "signal", "account_id"),
    (Entity::Account, "value_given", "account_id"),
    (Entity::Account, "tie", "account_id"),
    (Entity::Account, "opportunity", "account_id"),
];

impl Change<'_> {
    /// Puts a pair into the queue, unless it was there before.
    pub fn doubt(&self, entity: Entity, kept: i64, other: i64, reason: &str) -> Result<()> {
        let mut insert = self.tx.prepare_cached("INSERT OR IGNORE INTO doubt(tbl, kept_id, other_id, reason) VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![entity.def().table, kept, other, reason])?;
        Ok(())
    }

    /// Settles a pair as two different ones; it is not asked about again.
    pub fn keep_apart(&self, doubt: i64) -> Result<()> {
        self.tx.execute("UPDATE doubt SET state = 'apart' WHERE id = ?1", [doubt])?;
        Ok(())
    }

    /// Makes two records one: everything that points to `other` points to `kept`, empty fields are filled, and a value
    /// that finds its place taken is kept as a leftover. Nothing is lost.
    pub fn merge(&self, entity: Entity, kept: i64, other: i64) -> Result<()> {
        let table = entity.def().table;
        let original = self.load(entity, kept)?.ok_or(Error::Gone)?;
        let gone = self.load(entity, other)?.ok_or(Error::Gone)?;
        for (_, pointing, column) in POINTERS.iter().filter(|(pointed, ..)| *pointed == entity) {
            // Where the kept record has such a row already, the unique index refuses the second one, and it goes with the other record.
            self.tx.execute(&format!("UPDATE OR IGNORE {pointing} SET {column} = ?1 WHERE {column} = ?2"), [kept, other])?;
        }
        self.tx.execute("UPDATE OR IGNORE foreign_id SET row_id = ?1 WHERE tbl = ?2 AND row_id = ?3", params![kept, table, other])?;
        for pointing in ["leftover", "put_off"] {
            let sql = format!("UPDATE OR IGNORE {pointing} SET row_id = ?1 WHERE tbl = ?2 AND row_id = ?3");
            self.tx.execute(&sql, params![kept, table, other])?;
        }
        let merged = self.fill(&original, &gone)?;
        let current = self.load(entity, kept)?.ok_or(Error::Gone)?;
        let mut wanted = current.clone();
        for (field, value) in merged.pairs().filter(|(field, _)| field.is_column()) {
            wanted.set(field.key, value.clone());
        }
        self.update(&current, &wanted)?;
        if entity == Entity::Account {
            add_account_key(&self.tx, kept, gone.text("short_name"))?;
            add_account_key(&self.tx, kept, gone.text("legal_name"))?;
        } else {
            self.join_doubled_rows(kept)?;
        }
        self.delete(entity, other)?;
        self.refresh_names(entity, kept)
    }

    /// The record with its empty fields filled from another; values that differ go to the leftovers.
    fn fill(&self, kept: &Record, other: &Record) -> Result<Record> {
        let mut filled = kept.clone();
        for (field, value) in other.pairs().filter(|(field, value)| field.is_column() && !value.is_empty()) {
            let own = kept.get(field.key);
            if own.is_empty() {
                filled.set(field.key, value.clone());
            } else if own != value && !matches!(field.kind, Kind::Flag | Kind::Link(_)) {
                let text = value.as_int().map_or_else(|| value.as_str().to_owned(), |n| n.to_string());
                self.leave(kept.def().table, kept.id.unwrap_or_default(), field.key, &text, "merge")?;
            }
        }
        Ok(filled)
    }

    /// Keeps what no field could take.
    pub fn leave(&self, table: &str, row: i64, name: &str, value: &str, source: &str) -> Result<()> {
        let mut insert =
            self.tx.prepare_cached("INSERT OR IGNORE INTO leftover(tbl, row_id, name, value, source) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        insert.execute(params![table, row, name, value, source])?;
        Ok(())
    }

    /// After two persons became one: the same phone, the same part in a meeting or the same role stands once.
    fn join_doubled_rows(&self, person: i64) -> Result<()> {
        self.tx.execute(
            "DELETE FROM channel WHERE person_id = ?1 AND id NOT IN
               (SELECT min(id) FROM channel WHERE person_id = ?1 GROUP BY kind, CASE key WHEN '' THEN value ELSE key END, value LIKE '%доб%' OR value LIKE '%ext%')",
            [person],
        )?;
        for (table, group) in [("entry_person", "entry_id"), ("stage_person", "stage_id")] {
            self.tx.execute(
                &format!("DELETE FROM {table} WHERE person_id = ?1 AND id NOT IN (SELECT min(id) FROM {table} WHERE person_id = ?1 GROUP BY {group})"),
                [person],
            )?;
        }
        // Nobody is tied to themselves, and a tie that both had stands once.
        self.tx.execute(
            "DELETE FROM tie WHERE (from_id = ?1 OR to_id = ?1) AND (from_id = to_id OR id NOT IN
               (SELECT min(id) FROM tie WHERE from_id = ?1 OR to_id = ?1 GROUP BY account_id, kind, from_id, to_id, until_on))",
            [person],
        )?;
        // Two roles at one account with nothing to tell them apart are one; its empty fields are filled from the second.
        let mut query = self
            .tx
            .prepare("SELECT account_id, min(id), max(id) FROM affiliation WHERE person_id = ?1 GROUP BY account_id HAVING count(*) > 1")?;
        let doubled =
            query.query_map([person], |row| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?.collect::<rusqlite::Result<Vec<_>>>()?;
        for (first, second) in doubled {
            let (Some(kept), Some(gone)) = (self.load(Entity::Affiliation, first)?, self.load(Entity::Affiliation, second)?) else {
                continue;
            };
            let mut filled = self.fill(&kept, &gone)?;
            if gone.flag("main_contact") {
                filled.set("main_contact", crate::domain::Value::Int(1));
            }
            self.tx.execute("UPDATE judgement SET row_id = ?1 WHERE tbl = 'affiliation' AND row_id = ?2", [first, second])?;
            // Where both roles differ in one purchase, the difference of the kept one stands.
            self.tx.execute("UPDATE OR IGNORE stance SET affiliation_id = ?1 WHERE affiliation_id = ?2", [first, second])?;
            self.update(&kept, &filled)?;
            self.delete(Entity::Affiliation, second)?;
        }
        Ok(())
    }

    fn refresh_names(&self, entity: Entity, id: i64) -> Result<()> {
        match entity {
            Entity::Account => super::find::refresh_account(&self.tx, id),
            _ => super::find::refresh_person(&self.tx, id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    /// A column added later and forgotten here would be emptied or cascade away on a merge.
    #[test]
    fn every_foreign_key_to_a_merged_table_is_moved() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let mut query = store
            .sql()
            .prepare(
                "SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'",
            )
            .unwrap();
        let keys = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(|row| row.unwrap());
        let figures = crate::store::schema::UNJOURNALLED;
        for (table, column, pointed) in keys.filter(|(table, ..): &(String, String, String)| !figures.contains(&table.as_str())) {
            let Some(entity) = Entity::from_table(&pointed).filter(|entity| matches!(entity, Entity::Person | Entity::Account)) else {
                continue;
            };
            assert!(
                POINTERS.contains(&(entity, table.as_str(), column.as_str())),
                "{table}.{column} is not moved when two of {pointed} are merged"
            );
        }
    }
}
