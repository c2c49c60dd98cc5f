//! Making two records one without losing anything (M18).

use super::Store;
use super::error::{Error, Result};
use super::find::{add_account_key, refresh_account, refresh_person};
use super::journal::Change;
use super::records::to_sql;
use super::schema::UNJOURNALLED;
use crate::domain::name::{fold, full_name};
use crate::domain::{Entity, Field, Kind, Record, Value, stretch};
use rusqlite::{Connection, params, params_from_iter};

/// Where what a merge could not take in says that it comes from.
pub const SOURCE: &str = "merge";
/// Tables whose rows refer to others by table and id.
const BY_TABLE: [&str; 3] = ["leftover", "foreign_id", "put_off"];

/// Every column that points to a table, told by the schema: table, column.
fn pointers(connection: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut query = connection.prepare(
        "SELECT m.name, k.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k
         WHERE m.type = 'table' AND k.\"table\" = ?1 ORDER BY m.name, k.\"from\"",
    )?;
    let found = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    Ok(found.into_iter().filter(|(name, _)| !UNJOURNALLED.contains(&name.as_str())).collect())
}

/// Whether one name is the first letter of another: «А.» of «Анна». The fuller one says more.
fn is_short_for(short: &str, whole: &str) -> bool {
    let (short, whole) = (fold(short.trim_end_matches('.')), fold(whole.trim_end_matches('.')));
    short.chars().count() == 1 && whole.chars().count() > 1 && whole.starts_with(&short)
}

/// A role, as far as two of them are compared.
struct Role {
    id: i64,
    /// The account and the person, of which one is merged.
    between: (i64, i64),
    /// When it ended; two roles of different times are two.
    to_on: Option<String>,
}

impl Store {
    /// What hangs on a record: tables and how many rows of each point to it, told before it is merged.
    pub fn holdings(&self, entity: Entity, id: i64) -> Result<Vec<(String, u64)>> {
        let table = entity.def().table;
        let mut held = Vec::new();
        // Of several columns that point there, the one named after the table says whose a row is.
        for (pointing, column) in pointers(self.sql(), table)?.into_iter().filter(|(_, column)| *column == format!("{table}_id")) {
            let sql = format!("SELECT count(*) FROM \"{pointing}\" WHERE \"{column}\" = ?1");
            held.push((pointing, self.sql().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?));
        }
        Ok(held)
    }
}

impl Change<'_> {
    /// Makes two records one: everything that points to `other` points to `kept`, empty fields are filled, and a value
    /// that finds its place taken is kept as a leftover. Nothing is lost, and [`Change::split`] parts them again.
    pub fn merge(&self, entity: Entity, kept: i64, other: i64) -> Result<()> {
        let table = entity.def().table;
        let original = self.load(entity, kept)?.ok_or(Error::Gone)?;
        let gone = self.load(entity, other)?.filter(|_| kept != other).ok_or(Error::Gone)?;
        let roles = (self.roles_of(entity, kept)?, self.roles_of(entity, other)?);
        // By its former identity the record is still known: to an import, and to whoever parts the two again.
        self.remember_foreign_id(entity, kept, &gone.uid)?;
        self.point_anew(table, kept, other)?;
        for referring in BY_TABLE {
            let sql = format!("UPDATE OR IGNORE {referring} SET row_id = ?1 WHERE tbl = ?2 AND row_id = ?3");
            self.tx.execute(&sql, params![kept, table, other])?;
        }
        self.move_doubts(table, kept, other)?;
        let mut filled = self.fill(&original, &gone, |field, text| self.leave(table, kept, field.key, text, SOURCE))?;
        for (field, _) in original.pairs().filter(|(field, _)| field.kind == Kind::Link(entity)) {
            // Nobody is above themselves.
            if [Some(kept), Some(other)].contains(&filled.int(field.key)) {
                filled.set(field.key, Value::Empty);
            }
        }
        let current = self.load(entity, kept)?.ok_or(Error::Gone)?;
        self.put(&current, &filled)?;
        if entity == Entity::Account {
            add_account_key(&self.tx, kept, gone.text("short_name"))?;
            add_account_key(&self.tx, kept, gone.text("legal_name"))?;
        } else {
            self.tx.execute("UPDATE affiliation SET reports_to_id = NULL WHERE person_id = ?1 AND reports_to_id = ?1", [kept])?;
            self.join_channels(kept)?;
        }
        self.join_parts(entity, kept)?;
        self.join_ties(entity, kept)?;
        self.join_totals(entity, kept)?;
        self.join_roles(entity, roles.0, roles.1)?;
        self.delete(entity, other)?;
        match entity {
            Entity::Account => refresh_account(&self.tx, kept),
            _ => refresh_person(&self.tx, kept),
        }
    }

    /// Points to one row of a table what pointed to another. Where there is such a row already, the unique index refuses the
    /// second one, and it goes with what it pointed to.
    fn point_anew(&self, table: &str, kept: i64, other: i64) -> Result<()> {
        for (pointing, column) in pointers(&self.tx, table)? {
            self.tx.execute(&format!("UPDATE OR IGNORE \"{pointing}\" SET \"{column}\" = ?1 WHERE \"{column}\" = ?2"), [kept, other])?;
        }
        Ok(())
    }

    /// Keeps what no field could take.
    pub fn leave(&self, table: &str, row: i64, name: &str, value: &str, source: &str) -> Result<()> {
        let mut insert =
            self.tx.prepare_cached("INSERT OR IGNORE INTO leftover(tbl, row_id, name, value, source) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        insert.execute(params![table, row, name, value, source])?;
        // A second phone of a company is one by which it is found.
        if table == "account" && matches!(name, "phone" | "email" | "site") { refresh_account(&self.tx, row) } else { Ok(()) }
    }

    /// The record with its empty fields filled from another; what differs goes to `leave`, as text.
    fn fill(&self, kept: &Record, other: &Record, leave: impl Fn(&Field, &str) -> Result<()>) -> Result<Record> {
        let mut filled = kept.clone();
        for (field, value) in other.pairs().filter(|(field, _)| field.is_written()) {
            let own = kept.get(field.key);
            if field.kind == Kind::Flag {
                // A seat is known as soon as one of the two says who sits there; of other flags one yes is enough.
                let set = if field.key == "unknown" { kept.flag(field.key) && other.flag(field.key) } else { other.flag(field.key) };
                if set != kept.flag(field.key) && (set || field.key == "unknown") {
                    filled.set(field.key, if set { Value::Int(1) } else { Value::Empty });
                }
            } else if value.is_empty() || own == value {
            } else if own.is_empty() {
                filled.set(field.key, value.clone());
            } else if field.names && is_short_for(own.as_str(), value.as_str()) {
                filled.set(field.key, value.clone());
                leave(field, &self.in_words(field, own)?)?;
            } else {
                leave(field, &self.in_words(field, value)?)?;
            }
        }
        Ok(filled)
    }

    /// A value as a leftover keeps it: text, a number, a code, or the name of what is linked.
    fn in_words(&self, field: &Field, value: &Value) -> Result<String> {
        Ok(match (field.kind, value) {
            (Kind::Link(entity), Value::Int(id)) => self.load(entity, *id)?.map_or_else(String::new, |linked| named(&linked)),
            (_, Value::Int(n)) => n.to_string(),
            _ => value.as_str().to_owned(),
        })
    }

    /// Writes the columns that differ, judgements as they are: joining two records is no new judgement (M42).
    fn put(&self, current: &Record, wanted: &Record) -> Result<()> {
        let changed: Vec<_> = wanted.pairs().filter(|(field, value)| field.is_written() && current.get(field.key) != *value).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let sets = changed.iter().map(|(field, _)| format!("\"{}\" = ?", field.key)).collect::<Vec<_>>().join(", ");
        let values = changed.iter().map(|(_, value)| to_sql(value)).chain([to_sql(&current.id.map_or(Value::Empty, Value::Int))]);
        self.tx.execute(&format!("UPDATE {} SET {sets} WHERE id = ?", current.def().table), params_from_iter(values))?;
        Ok(())
    }

    /// Doubts about the other record are doubts about the kept one; of the two against each other there is none left.
    fn move_doubts(&self, table: &str, kept: i64, other: i64) -> Result<()> {
        for column in ["kept_id", "other_id"] {
            let sql = format!("UPDATE OR IGNORE doubt SET {column} = ?1 WHERE tbl = ?2 AND {column} = ?3");
            self.tx.execute(&sql, params![kept, table, other])?;
        }
        self.tx.execute("DELETE FROM doubt WHERE tbl = ?1 AND kept_id = other_id", [table])?;
        Ok(())
    }

    /// The same phone or address stands once; what it is called is kept.
    fn join_channels(&self, person: i64) -> Result<()> {
        const SAME: &str = "kind, CASE key WHEN '' THEN value ELSE key END, value LIKE '%доб%' OR value LIKE '%ext%'";
        self.tx.execute(
            &format!(
                "UPDATE channel SET label = named.label FROM
                   (SELECT min(id) AS first, max(label) AS label FROM channel WHERE person_id = ?1 GROUP BY {SAME}) AS named
                 WHERE channel.id = named.first AND channel.label IS NULL AND named.label IS NOT NULL"
            ),
            [person],
        )?;
        self.tx.execute(
            &format!(
                "DELETE FROM channel WHERE person_id = ?1 AND id NOT IN (SELECT min(id) FROM channel WHERE person_id = ?1 GROUP BY {SAME})"
            ),
            [person],
        )?;
        Ok(())
    }

    /// The same part in a meeting, or in a stage of a decision, stands once.
    fn join_parts(&self, entity: Entity, kept: i64) -> Result<()> {
        let joints = Entity::ALL.into_iter().flat_map(|owner| owner.def().fields).filter_map(|field| match field.kind {
            Kind::Many(joint) if joint.entity == entity => Some(joint),
            _ => None,
        });
        for joint in joints {
            let (table, own, other) = (joint.table, joint.own, joint.other);
            let sql = format!(
                "DELETE FROM {table} WHERE {other} = ?1 AND id NOT IN (SELECT min(id) FROM {table} WHERE {other} = ?1 GROUP BY {own})"
            );
            self.tx.execute(&sql, [kept])?;
        }
        Ok(())
    }

    /// Nobody is tied to themselves, and a tie that both had stands once.
    fn join_ties(&self, entity: Entity, kept: i64) -> Result<()> {
        let theirs = if entity == Entity::Account { "account_id = ?1" } else { "(from_id = ?1 OR to_id = ?1)" };
        let sql = format!(
            "DELETE FROM tie WHERE {theirs} AND (from_id = to_id OR id NOT IN
               (SELECT min(id) FROM tie WHERE {theirs} GROUP BY account_id, kind, from_id, to_id, until_on))"
        );
        self.tx.execute(&sql, [kept])?;
        Ok(())
    }

    /// Totals that both accounts had of the same stretch of the calendar are added up (M33, M51); what else differs of them stays with the
    /// account.
    fn join_totals(&self, entity: Entity, kept: i64) -> Result<()> {
        let of_accounts = Entity::ALL.into_iter().filter(|total| entity == Entity::Account && total.is_of_account());
        for total in of_accounts.filter(|total| !stretch::totals(*total).is_empty()) {
            let mut query = self.tx.prepare_cached(&format!("SELECT id FROM {} WHERE account_id = ?1 ORDER BY id", total.def().table))?;
            let ids = query.query_map([kept], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
            let mut first: Vec<Record> = Vec::new();
            for id in ids {
                let Some(gone) = self.load(total, id)? else { continue };
                let Some((own, sum)) = first.iter_mut().find_map(|own| stretch::added(own, &gone).map(|sum| (own, sum))) else {
                    first.push(gone);
                    continue;
                };
                let is_total = |key: &str| stretch::totals(total).contains(&key);
                let leave =
                    |field: &Field, text: &str| self.leave("account", kept, &format!("{}{AT}{}", field.key, own.title()), text, SOURCE);
                let mut whole = self.fill(own, &gone, |field, text| if is_total(field.key) { Ok(()) } else { leave(field, text) })?;
                stretch::totals(total).iter().for_each(|key| whole.set(key, sum.get(key).clone()));
                self.put(own, &whole)?;
                self.delete(total, id)?;
                *own = whole;
            }
        }
        Ok(())
    }

    fn roles_of(&self, entity: Entity, id: i64) -> Result<Vec<Role>> {
        let column = if entity == Entity::Account { "account_id" } else { "person_id" };
        let sql = format!("SELECT id, account_id, person_id, to_on FROM affiliation WHERE {column} = ?1 ORDER BY id");
        let mut query = self.tx.prepare_cached(&sql)?;
        let roles = query.query_map([id], |row| Ok(Role { id: row.get(0)?, between: (row.get(1)?, row.get(2)?), to_on: row.get(3)? }))?;
        Ok(roles.collect::<rusqlite::Result<_>>()?)
    }

    /// A role that both records had at the same time is one: its empty fields are filled from the second, and what
    /// differs stays with the person.
    fn join_roles(&self, entity: Entity, mut kept: Vec<Role>, others: Vec<Role>) -> Result<()> {
        for other in others {
            let far_end = |role: &Role| if entity == Entity::Account { role.between.1 } else { role.between.0 };
            let Some(at) = kept.iter().position(|role| far_end(role) == far_end(&other) && role.to_on == other.to_on) else { continue };
            let (first, second) = (kept.remove(at).id, other.id);
            let (Some(own), Some(gone)) = (self.load(Entity::Affiliation, first)?, self.load(Entity::Affiliation, second)?) else {
                continue;
            };
            let person = own.int("person_id").unwrap_or_default();
            let account = own.owner.map(|account| self.load(Entity::Account, account)).transpose()?.flatten();
            let account = account.map_or_else(String::new, |account| named(&account));
            let filled =
                self.fill(&own, &gone, |field, text| self.leave("person", person, &format!("{}{AT}{account}", field.key), text, SOURCE))?;
            self.tx.execute("UPDATE judgement SET row_id = ?1 WHERE tbl = 'affiliation' AND row_id = ?2", [first, second])?;
            // Where both roles differ in one purchase, the difference of the kept one stands.
            self.point_anew(Entity::Affiliation.def().table, first, second)?;
            self.put(&own, &filled)?;
            self.delete(Entity::Affiliation, second)?;
        }
        Ok(())
    }
}

/// What parts the field of a role from the account in the name of a leftover.
pub const AT: &str = " · ";

/// What a record is called.
pub(super) fn named(record: &Record) -> String {
    match record.entity {
        Entity::Person => full_name(record.text("family_name"), record.text("given_name"), record.text("middle_name")),
        _ => record.title().to_owned(),
    }
}
