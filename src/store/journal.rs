//! Steps: what one undo takes back. The changes in them are written by triggers (see `schema`).

use super::error::Result;
use super::records::from_sql;
use super::{Store, Write};
use crate::domain::Value;
use chrono::{DateTime, FixedOffset};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

/// What a step did, for the sentence that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Made something.
    Create,
    /// Changed something.
    Edit,
    /// Deleted something.
    Delete,
    /// Completed an action, a promise or a meeting.
    Done,
    /// Opened again what was completed.
    Reopen,
    /// Moved to another day.
    Move,
    /// Ticked a point of a checklist.
    Tick,
    /// Found a section of the dossier to be right.
    Verify,
    /// Took in a file.
    Import,
    /// Made two records one.
    Merge,
    /// Parted two records that had been made one.
    Split,
    /// Said whose a client of a report is.
    Place,
    /// Said that a client of a report is none of ours.
    Leave,
    /// Took that back.
    Await,
    /// Put off what needs attention.
    PutOff,
    /// Changed a setting.
    Setting,
}

impl Verb {
    const CODES: [(Verb, &'static str); 16] = [
        (Verb::Create, "create"),
        (Verb::Edit, "edit"),
        (Verb::Delete, "delete"),
        (Verb::Done, "done"),
        (Verb::Reopen, "reopen"),
        (Verb::Move, "move"),
        (Verb::Tick, "tick"),
        (Verb::Verify, "verify"),
        (Verb::Import, "import"),
        (Verb::Merge, "merge"),
        (Verb::Split, "split"),
        (Verb::Place, "place"),
        (Verb::Leave, "leave"),
        (Verb::Await, "await"),
        (Verb::PutOff, "put_off"),
        (Verb::Setting, "setting"),
    ];

    /// The code kept in the file.
    pub fn code(self) -> &'static str {
        Verb::CODES.iter().find(|(verb, _)| *verb == self).map_or("edit", |(_, code)| code)
    }

    fn from_code(code: &str) -> Verb {
        Verb::CODES.iter().find(|(_, known)| *known == code).map_or(Verb::Edit, |(verb, _)| *verb)
    }
}

/// A step that was made, taken back or made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub id: i64,
    /// What it did.
    pub verb: Verb,
    /// To what: a name to show.
    pub subject: String,
}

/// One change of a field, for its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// When.
    pub at: String,
    /// The column.
    pub column: String,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

/// A row that a step changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Of which table.
    pub table: String,
    /// Which one.
    pub row: i64,
    /// The column, where it was changed; none where the row was made or deleted.
    pub column: Option<String>,
    /// What the row was, where it was deleted: columns with numbers, such as whose it is.
    pub was: Vec<(String, i64)>,
}

/// What became of the step that was to be turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// It was turned.
    Changed(Step),
    /// It stands: who asked may not turn it.
    Barred,
    /// Nothing of it was left to turn.
    Gone,
    /// There is none.
    Nothing,
}

/// An open step: what may be written goes through it.
#[derive(Debug)]
pub struct Change<'a> {
    pub(super) tx: Write<'a>,
    pub(super) now: DateTime<FixedOffset>,
    step: i64,
}

impl Change<'_> {
    /// Today, for what is dated by the day.
    pub fn today(&self) -> String {
        self.now.format("%Y-%m-%d").to_string()
    }

    /// Its number.
    pub(super) fn step(&self) -> i64 {
        self.step
    }

    /// Throws a draft away together with what is saved from it, so that no crash can leave both.
    pub fn close_draft(&self, place: &str) -> Result<()> {
        self.tx.prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(())
    }

    fn is_empty(&self) -> Result<bool> {
        Ok(!self.tx.query_row("SELECT EXISTS (SELECT 1 FROM change WHERE step_id = ?1)", [self.step], |row| row.get::<_, bool>(0))?)
    }
}

impl Store {
    /// Does `work` as one step: all or nothing, one undo. A step that changes nothing leaves no trace.
    pub fn step<T>(&self, verb: Verb, subject: &str, work: impl FnOnce(&Change) -> Result<T>) -> Result<T> {
        self.make_step(verb, subject, work).map_err(|error| self.blame(error))
    }

    fn make_step<T>(&self, verb: Verb, subject: &str, work: impl FnOnce(&Change) -> Result<T>) -> Result<T> {
        let change = self.begin(verb.code(), subject, None)?;
        let result = work(&change)?;
        if change.is_empty()? {
            change.tx.rollback()?;
            return Ok(result);
        }
        // Undo is spared: it goes back to what was accepted then.
        change.refuse_circles(self)?;
        change.tx.execute("UPDATE step SET state = 'gone' WHERE state = 'undone'", [])?;
        // An import takes its triggers away for a while.
        self.know_schema()?;
        let step = change.step;
        commit(change)?;
        self.know_step(step);
        Ok(result)
    }

    fn begin(&self, verb: &str, subject: &str, undoes: Option<i64>) -> Result<Change<'_>> {
        self.name_step(self.write()?, verb, subject, undoes)
    }

    /// Gives a transaction its step, under which the triggers note what is changed.
    fn name_step<'a>(&self, tx: Write<'a>, verb: &str, subject: &str, undoes: Option<i64>) -> Result<Change<'a>> {
        let now = self.clock.now();
        let state = if undoes.is_some() { "inverse" } else { "done" };
        tx.prepare_cached("INSERT INTO step(at, part, verb, subject, undoes, state) VALUES (?1, 'kam', ?2, ?3, ?4, ?5)")?
            .execute(params![now.to_rfc3339(), verb, subject, undoes, state])?;
        let step = tx.last_insert_rowid();
        // Where somebody took its one row away, what is changed would be of no step, and be taken for nothing.
        tx.prepare_cached("INSERT OR REPLACE INTO current_step(one, step_id) VALUES (1, ?1)")?.execute([step])?;
        Ok(Change { tx, now, step })
    }

    /// Takes back the last step, whichever window or run of the program made it.
    pub fn undo(&self) -> Result<Option<Step>> {
        Ok(self.turn_if(true, |_, _| Ok(true))?.step())
    }

    /// The number of the newest step.
    pub fn newest_step(&self) -> Result<Option<i64>> {
        Ok(self.sql().query_row("SELECT max(id) FROM step", [], |row| row.get(0))?)
    }

    /// Whether a step can be taken back, and whether one can be made again.
    pub fn turnable(&self) -> Result<(bool, bool)> {
        const ANY: &str = "SELECT EXISTS (SELECT 1 FROM step WHERE state = 'done'), EXISTS (SELECT 1 FROM step WHERE state = 'undone')";
        Ok(self.sql().prepare_cached(ANY)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&self) -> Result<Option<Step>> {
        Ok(self.turn_if(false, |_, _| Ok(true))?.step())
    }

    /// Takes back the last step, or makes the one again that was taken back last, if `may` agrees to what it changed.
    ///
    /// The step is chosen under the lock of the file: else two windows would turn the same one, or one that is no longer
    /// the last. A step of which nothing is left to turn is gone, and the next one is turned.
    pub fn turn_if(&self, back: bool, may: impl Fn(&Step, &[Touched]) -> Result<bool>) -> Result<Turned> {
        const UNDO: &str = "SELECT id, verb, subject, id FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1";
        const REDO: &str = "SELECT id, verb, subject, (SELECT max(inverse.id) FROM step inverse WHERE inverse.undoes = step.id)
             FROM step WHERE state = 'undone' ORDER BY id LIMIT 1";
        let (choose, state) = if back { (UNDO, "undone") } else { (REDO, "done") };
        loop {
            match self.turn_one(choose, state, &may).map_err(|error| self.blame(error))? {
                Turned::Gone => {}
                turned => return Ok(turned),
            }
        }
    }

    /// Applies the inverse of a step's changes. `choose` gives the step and the number of the step to invert.
    fn turn_one(&self, choose: &str, state: &str, may: impl Fn(&Step, &[Touched]) -> Result<bool>) -> Result<Turned> {
        let tx = self.write()?;
        let found = tx.query_row(choose, [], |row| {
            Ok((Step { id: row.get(0)?, verb: Verb::from_code(&row.get::<_, String>(1)?), subject: row.get(2)? }, row.get::<_, i64>(3)?))
        });
        let Some((step, inverted)) = found.optional()? else { return Ok(Turned::Nothing) };
        let changes = changes_of(&tx, inverted)?;
        if !may(&step, &changes.iter().map(Made::touched).collect::<Vec<_>>())? {
            return Ok(Turned::Barred);
        }
        let change = self.name_step(tx, step.verb.code(), &step.subject, Some(step.id))?;
        change.tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let mut touched = super::find::touched(&change, inverted)?;
        for made in changes.iter().rev() {
            made.invert(&change.tx)?;
        }
        touched.extend(super::find::touched(&change, inverted)?);
        super::find::refresh(&change, &touched)?;
        let is_gone = change.is_empty()?;
        change.tx.execute("UPDATE step SET state = ?1 WHERE id = ?2", params![if is_gone { "gone" } else { state }, step.id])?;
        let made = change.step;
        commit(change)?;
        self.know_step(made);
        Ok(if is_gone { Turned::Gone } else { Turned::Changed(step) })
    }

    /// Whether the last step that stands did this and made a row with it.
    pub fn made_last(&self, verb: Verb, table: &str, row: i64) -> Result<bool> {
        let mut query = self.sql().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change WHERE tbl = ?2 AND row_id = ?3 AND op = '+'
               AND step_id = (SELECT id FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1)
               AND EXISTS (SELECT 1 FROM step WHERE id = step_id AND verb = ?1))",
        )?;
        Ok(query.query_row(params![verb.code(), table, row], |row| row.get(0))?)
    }

    /// The row that the last step, if it was of this verb, made in a table beside changing this one.
    pub fn made_beside(&self, verb: Verb, table: &str, row: i64) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT made.row_id FROM change made WHERE made.tbl = ?2 AND made.op = '+'
               AND made.step_id = (SELECT id FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1)
               AND EXISTS (SELECT 1 FROM step WHERE id = made.step_id AND verb = ?1)
               AND EXISTS (SELECT 1 FROM change WHERE step_id = made.step_id AND tbl = ?2 AND row_id = ?3 AND op = '~')",
        )?;
        Ok(query.query_row(params![verb.code(), table, row], |row| row.get(0)).optional()?)
    }

    /// The changes of one row's columns, newest first, as far back as the row exists and the journal reaches.
    pub fn history(&self, table: &str, row: i64, columns: &[&str], limit: usize) -> Result<Vec<FieldChange>> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(step.at, ''), col, before, after FROM change LEFT JOIN step ON step.id = step_id
             WHERE tbl = ?1 AND row_id = ?2 AND op = '~'
               AND change.id > coalesce((SELECT max(id) FROM change WHERE tbl = ?1 AND row_id = ?2 AND op = '+'), 0)
             ORDER BY change.id DESC",
        )?;
        let mut rows = query.query(params![table, row])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let column: String = row.get(1)?;
            if (columns.is_empty() || columns.contains(&column.as_str())) && found.len() < limit {
                found.push(FieldChange { at: row.get(0)?, column, before: from_sql(row.get(2)?), after: from_sql(row.get(3)?) });
            }
        }
        Ok(found)
    }

    /// Makes what was done so far a beginning: it can no longer be taken back.
    pub fn seal_steps(&self) -> Result<()> {
        let tx = self.write()?;
        tx.execute_batch(
            "UPDATE step SET state = 'kept' WHERE state = 'done' AND verb = 'merge';
             UPDATE step SET state = 'gone' WHERE state IN ('done', 'undone');",
        )?;
        Ok(tx.commit()?)
    }

    /// The day (ISO) on which the last step was made.
    pub fn last_step_on(&self) -> Result<Option<String>> {
        Ok(self.sql().query_row("SELECT substr(max(at), 1, 10) FROM step", [], |row| row.get(0))?)
    }

    /// Drops the steps made before `day` (ISO) and their changes, save those by which a merge can still be taken apart:
    /// the merges themselves, and what was made since under a number that a merge had set free.
    pub fn trim_journal(&self, day: &str) -> Result<()> {
        let tx = self.write()?;
        tx.execute("UPDATE step SET state = 'kept' WHERE at < ?1 AND state = 'done' AND verb = 'merge'", [day])?;
        tx.execute(
            "DELETE FROM change WHERE step_id IN (SELECT id FROM step WHERE at < ?1 AND NOT (verb = 'merge' AND state = 'kept'))
               AND NOT (op = '+' AND EXISTS (
                 SELECT 1 FROM change merged JOIN step ON step.id = merged.step_id AND verb = 'merge' AND state IN ('done', 'kept')
                 WHERE merged.tbl = change.tbl AND merged.row_id = change.row_id AND merged.step_id < change.step_id))",
            [day],
        )?;
        tx.execute(
            "UPDATE step SET state = 'kept' WHERE at < ?1 AND state = 'done' AND id IN (SELECT step_id FROM change WHERE op = '+')",
            [day],
        )?;
        tx.execute("DELETE FROM change WHERE step_id IN (SELECT id FROM step WHERE at < ?1 AND state <> 'kept')", [day])?;
        tx.execute("DELETE FROM step WHERE at < ?1 AND state <> 'kept'", [day])?;
        Ok(tx.commit()?)
    }
}

fn commit(change: Change) -> Result<()> {
    super::find_text::follow(&change.tx, change.step)?;
    change.tx.prepare_cached("UPDATE current_step SET step_id = NULL")?.execute([])?;
    Ok(change.tx.commit()?)
}

/// One change as the journal holds it.
pub(super) struct Made {
    pub table: String,
    pub row: i64,
    pub op: String,
    pub column: Option<String>,
    pub before: Sql,
    pub after: Sql,
}

pub(super) fn changes_of(connection: &Connection, step: i64) -> Result<Vec<Made>> {
    let mut query = connection.prepare("SELECT tbl, row_id, op, col, before, after FROM change WHERE step_id = ?1 ORDER BY id")?;
    let rows = query.query_map([step], |row| {
        Ok(Made { table: row.get(0)?, row: row.get(1)?, op: row.get(2)?, column: row.get(3)?, before: row.get(4)?, after: row.get(5)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A deleted row as the journal keeps it: columns and values.
pub(super) fn kept_row(image: &Sql) -> Vec<(String, Sql)> {
    let Sql::Text(row) = image else { return Vec::new() };
    let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(row).unwrap_or_default();
    let value = |value| match value {
        serde_json::Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        serde_json::Value::String(text) => Sql::Text(text),
        _ => Sql::Null,
    };
    row.into_iter().map(|(name, kept)| (name, value(kept))).collect()
}

/// Writes a deleted row again; `verb` says what becomes of a row that is in its way. Gives how many rows were written.
pub(super) fn write_row(connection: &Connection, verb: &str, table: &str, row: &[(String, Sql)]) -> Result<usize> {
    let names = row.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let places = vec!["?"; row.len()].join(", ");
    let values = row.iter().map(|(_, value)| value);
    let sql = format!("INSERT OR {verb} INTO \"{table}\" ({names}) VALUES ({places})");
    Ok(connection.prepare_cached(&sql)?.execute(params_from_iter(values))?)
}

impl Turned {
    fn step(self) -> Option<Step> {
        if let Turned::Changed(step) = self { Some(step) } else { None }
    }
}

impl Made {
    fn touched(&self) -> Touched {
        let number = |(name, value): (String, Sql)| if let Sql::Integer(number) = value { Some((name, number)) } else { None };
        Touched {
            table: self.table.clone(),
            row: self.row,
            column: self.column.clone(),
            was: kept_row(&self.before).into_iter().filter_map(number).filter(|_| self.op == "-").collect(),
        }
    }

    fn invert(&self, connection: &Connection) -> Result<()> {
        let table = &self.table;
        match (self.op.as_str(), &self.column) {
            ("+", _) => {
                connection.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE id = ?1"))?.execute([self.row])?;
            }
            ("~", Some(column)) => {
                connection
                    .prepare_cached(&format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE id = ?2"))?
                    .execute(params![self.before, self.row])?;
            }
            _ => {
                let row = kept_row(&self.before);
                if !row.is_empty() {
                    write_row(connection, "REPLACE", table, &row)?;
                }
            }
        }
        Ok(())
    }
}
