//! A file beside a whole copy of it: every row that the journal covers, and the journal itself, is what the copy holds, unless a step since
//! then says what became of it.

use crate::domain::field::Joint;
use crate::domain::{Entity, Field, Kind};
use crate::store::error::{Error, Result};
use crate::store::file::columns_that_are_kept;
use crate::store::file::disagree::shown;
use crate::store::strange::{title_in, title_of_row};
use crate::store::{Store, beside, schema, settings};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use std::path::Path;

/// The journal: what was written there stays as it is until it is swept away with its step.
const JOURNAL: [&str; 2] = ["step", "change"];

/// Something that is otherwise in a copy, and that no step since has put there.
pub(super) struct Otherwise {
    /// Table and number.
    pub record: (String, i64),
    pub what: What,
}

pub(super) enum What {
    /// A value is another one.
    Value { column: String, in_file: String, in_copy: String },
    /// The copy has the record, and the file has not.
    Gone { title: String },
}

struct Table {
    name: String,
    columns: Vec<String>,
    /// The field of which its rows are the values, where it joins records.
    joins: Option<(Entity, &'static Field, &'static Joint)>,
}

impl Table {
    fn of(name: String, columns: Vec<String>) -> Table {
        let joins = Entity::ALL.into_iter().flat_map(|entity| entity.def().fields.iter().map(move |field| (entity, field)));
        let mut joins =
            joins.filter_map(|(entity, field)| if let Kind::Many(joint) = field.kind { Some((entity, field, joint)) } else { None });
        let joins = joins.find(|(.., joint)| joint.table == name);
        Table { name, columns, joins }
    }

    fn listed(&self) -> String {
        self.columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// A copy from which the file went on by steps alone, so far as the journal tells.
pub(super) struct Copy {
    connection: Connection,
    /// The last step that it knows of.
    last: i64,
    tables: Vec<Table>,
}

impl Copy {
    /// That of a file; `None` where what differs may have come of something else: an erasing, a repair, a restore, or steps that were swept
    /// away since.
    pub(super) fn of(store: &Store, copy: &Path) -> Result<Option<Copy>> {
        let repaired = beside::last_repair(store.path());
        if repaired.is_some_and(|repaired| beside::made_at(copy).is_none_or(|made| made <= repaired)) {
            return Ok(None);
        }
        let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let last = last_step(&connection)?;
        if version != schema::newest() || !is_of_one_file(store, &connection)? || !goes_on_from(store, &connection, last)? {
            return Ok(None);
        }
        let names: Vec<String> = schema::journalled(&connection)?.into_iter().chain(JOURNAL.map(str::to_owned)).collect();
        let tables = columns_that_are_kept(&connection)?.into_iter().filter(|(name, _)| names.contains(name));
        let tables = tables.map(|(name, columns)| Table::of(name, columns)).collect();
        Ok(Some(Copy { connection, last, tables }))
    }

    /// Whether a record is there, with the same values.
    pub(super) fn has_the_same(&self, store: &Store, table: &str, row: i64) -> Result<bool> {
        let Some(table) = self.tables.iter().find(|known| known.name == table) else { return Ok(false) };
        let sql = format!("SELECT {} FROM \"{}\" WHERE id = ?1", table.listed(), table.name);
        let read = |connection: &Connection| {
            let mut query = connection.prepare(&sql)?;
            query.query_row([row], |row| (0..table.columns.len()).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>())
        };
        Ok(read(&self.connection)? == read(store.sql())?)
    }

    /// What is otherwise here, and no step since has made so, and the tables of which that cannot be read; it is looked for until so much is
    /// found.
    ///
    /// # Errors
    /// Those that say nothing of what stands in a table.
    pub(super) fn unexplained(&self, store: &Store, most: usize) -> Result<(Vec<Otherwise>, BTreeSet<String>)> {
        let (mut found, mut unread) = (Vec::new(), BTreeSet::new());
        for table in self.tables.iter() {
            if found.len() >= most {
                break;
            }
            if Error::unless_unreadable(self.compare(store, table, most, &mut found))?.is_none() {
                unread.insert(table.name.clone());
            }
        }
        Ok((found, unread))
    }

    fn compare(&self, store: &Store, table: &Table, most: usize, found: &mut Vec<Otherwise>) -> Result<()> {
        let sql = format!("SELECT id, {} FROM \"{}\" ORDER BY id", table.listed(), table.name);
        let (mut own, mut other) = (store.sql().prepare(&sql)?, self.connection.prepare(&sql)?);
        let (mut own, mut other) = (own.query([])?, other.query([])?);
        let (mut one, mut two) = (own.next()?, other.next()?);
        let mut owners = BTreeSet::new();
        while let Some(there) = two.filter(|_| found.len() + owners.len() < most) {
            let id: i64 = there.get(0)?;
            let here = match one {
                // What a step has added since, or somebody else has: the copy lacks it, and loses nothing.
                Some(here) if here.get::<_, i64>(0)? < id => {
                    one = own.next()?;
                    continue;
                }
                Some(here) if here.get::<_, i64>(0)? == id => Some(here),
                _ => None,
            };
            let others = match here {
                Some(here) => self.other_values(store, table, id, here, there)?,
                None if self.is_told(store, table, id, None)? => Vec::new(),
                None => vec![What::Gone { title: title_of_row(&self.connection, &table.name, id).unwrap_or_default() }],
            };
            match table.joins.and_then(|(.., joint)| table.columns.iter().position(|column| column == joint.own)) {
                Some(at) if !others.is_empty() => {
                    owners.extend(
                        here.into_iter().chain([there]).map(|row| row.get::<_, i64>(at + 1)).collect::<rusqlite::Result<Vec<_>>>()?,
                    );
                }
                _ => found.extend(others.into_iter().map(|what| Otherwise { record: (table.name.clone(), id), what })),
            }
            if here.is_some() {
                one = own.next()?;
            }
            two = other.next()?;
        }
        if let Some((entity, field, joint)) = table.joins {
            for owner in owners {
                let names = |connection: &Connection| names_joined(connection, joint, owner);
                let (in_file, in_copy) = (names(store.sql())?, names(&self.connection)?);
                let what = What::Value { column: field.key.to_owned(), in_file, in_copy };
                found.push(Otherwise { record: (entity.def().table.to_owned(), owner), what });
            }
        }
        Ok(())
    }

    /// The values of a row that are others in the copy.
    fn other_values(&self, store: &Store, table: &Table, id: i64, here: &Row, there: &Row) -> Result<Vec<What>> {
        let mut others = Vec::new();
        for (at, column) in table.columns.iter().enumerate() {
            if here.get_ref(at + 1)? != there.get_ref(at + 1)?
                && !self.is_told(store, table, id, Some((column.as_str(), here.get::<_, Value>(at + 1)?)))?
            {
                let (in_file, in_copy) = (shown(here, at + 1)?, shown(there, at + 1)?);
                others.push(What::Value { column: column.clone(), in_file, in_copy });
            }
        }
        Ok(others)
    }

    /// Whether the journal tells how a value came to be in a row since, or how the row went.
    fn is_told(&self, store: &Store, table: &Table, id: i64, value: Option<(&str, Value)>) -> Result<bool> {
        match (table.name.as_str(), value) {
            ("step", Some((column, _))) => Ok(column == "state"),
            // Those before a day are swept away together, with all that they changed.
            ("step", None) => {
                let at: String = self.connection.query_row("SELECT at FROM step WHERE id = ?1", [id], |row| row.get(0))?;
                let swept = "SELECT NOT EXISTS (SELECT 1 FROM change WHERE step_id = ?1)
                               AND NOT EXISTS (SELECT 1 FROM step WHERE at <= ?2 AND state <> 'kept')";
                Ok(store.sql().query_row(swept, params![id, at], |row| row.get(0))?)
            }
            // Its number was given again.
            ("change", Some(_)) => {
                let is_new = "SELECT coalesce(step_id > ?2, 0) FROM change WHERE id = ?1";
                Ok(store.sql().query_row(is_new, [id, self.last], |row| row.get(0))?)
            }
            ("change", None) => {
                let step: Option<i64> = self.connection.query_row("SELECT step_id FROM change WHERE id = ?1", [id], |row| row.get(0))?;
                let swept =
                    "SELECT ?1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM step WHERE id = ?1 AND (state <> 'kept' OR verb = 'merge'))";
                Ok(store.sql().query_row(swept, [step], |row| row.get(0))?)
            }
            ("setting", _) if self.is_no_step(id)? => Ok(true),
            (table, Some((column, now))) => {
                let told = "SELECT EXISTS (SELECT 1 FROM change WHERE tbl = ?1 AND row_id = ?2 AND step_id > ?5
                              AND (op <> '~' OR col = ?3 AND after IS ?4))";
                Ok(store.sql().prepare_cached(told)?.query_row(params![table, id, column, now, self.last], |row| row.get(0))?)
            }
            (table, None) => {
                let told = "SELECT EXISTS (SELECT 1 FROM change WHERE tbl = ?1 AND row_id = ?2 AND step_id > ?3 AND op <> '~')";
                Ok(store.sql().prepare_cached(told)?.query_row(params![table, id, self.last], |row| row.get(0))?)
            }
        }
    }

    /// Whether a setting is one that is noted without a step.
    fn is_no_step(&self, id: i64) -> Result<bool> {
        let name: Option<String> =
            self.connection.query_row("SELECT name FROM setting WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        Ok(name.is_some_and(|name| settings::NOTED.contains(&name.as_str())))
    }
}

/// The highest number that a step had: none is given again.
fn last_step(connection: &Connection) -> Result<i64> {
    const LAST: &str = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'step'), 0)";
    Ok(connection.query_row(LAST, [], |row| row.get(0))?)
}

/// Whether a copy is of this file, from after the last erasing of somebody. Of a file that has lost what tells it from others nothing else
/// is known.
fn is_of_one_file(store: &Store, copy: &Connection) -> Result<bool> {
    let setting = |connection: &Connection, name: &str| {
        let found = connection.query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get::<_, String>(0));
        found.optional()
    };
    let (own, other) = (setting(store.sql(), "file")?, setting(copy, "file")?);
    Ok((own.is_none() || own == other) && setting(store.sql(), settings::ERASED)? == setting(copy, settings::ERASED)?)
}

/// Whether the file went on from the state that a copy is of: the newest step that both remember is one and the same, and none of those
/// since was swept away.
fn goes_on_from(store: &Store, copy: &Connection, last: i64) -> Result<bool> {
    let newest = last_step(store.sql())?;
    let mut steps = copy.prepare("SELECT id, at FROM step ORDER BY id DESC")?;
    let mut steps = steps.query([])?;
    let mut own = store.sql().prepare("SELECT at FROM step WHERE id = ?1 AND state <> 'kept'")?;
    while let Some(step) = steps.next()? {
        let kept: Option<String> = own.query_row([step.get::<_, i64>(0)?], |row| row.get(0)).optional()?;
        if let Some(kept) = kept {
            return Ok(newest >= last && kept == step.get::<_, String>(1)?);
        }
    }
    // Nothing of the journal is common to both: then nothing may have been done since, or all that was done is remembered.
    let first: Option<i64> = store.sql().query_row("SELECT min(id) FROM step WHERE state <> 'kept'", [], |row| row.get(0))?;
    Ok(newest == last || newest > last && first.is_some_and(|first| first <= last + 1))
}

/// The names of what a record is joined to, in their order.
fn names_joined(connection: &Connection, joint: &Joint, owner: i64) -> Result<String> {
    let sql = format!("SELECT {} FROM {} WHERE {} = ?1 ORDER BY place, id", joint.other, joint.table, joint.own);
    let linked = connection.prepare(&sql)?.query_map([owner], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let names = linked.into_iter().map(|id| {
        let name = title_in(connection, joint.entity, id).unwrap_or_default();
        Ok(if name.is_empty() { id.to_string() } else { name })
    });
    Ok(names.collect::<Result<Vec<_>>>()?.join(", "))
}
