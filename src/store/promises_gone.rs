//! Promises that were not kept in time and are no promises any more: they stay in the figures (M23).

use super::Store;
use super::error::Result;
use super::journal::Change;
use crate::domain::{Entity, Record};
use rusqlite::{Connection, params};

/// Promises that would take a fault of their side with them: their day has passed, and they were not kept by then. `of` says
/// which. What was written down by mistake is taken back by undo.
fn faults(of: &str) -> String {
    format!("FROM action x WHERE {of} AND x.counts_on < ?2 AND x.in_time = 0")
}

fn is_fault(connection: &Connection, action: i64, today: &str) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 {})", faults("x.id = ?1"));
    Ok(connection.prepare_cached(&sql)?.query_row(params![action, today], |row| row.get(0))?)
}

impl Store {
    /// Whether a promise stays in the figures as not kept in time even when it is deleted or becomes something else.
    pub fn stays_counted(&self, record: &Record) -> Result<bool> {
        match record.id.filter(|_| record.entity == Entity::Action) {
            Some(id) => is_fault(self.sql(), id, &self.clock().now().format("%Y-%m-%d").to_string()),
            None => Ok(false),
        }
    }
}

impl Change<'_> {
    /// Keeps in the figures what a deletion would take out of them.
    pub(super) fn count_deleted(&self, entity: Entity, id: i64) -> Result<()> {
        let (of, account) = match entity {
            Entity::Action => ("x.id = ?1", "x.account_id"),
            Entity::Account => ("x.account_id = ?1", "NULL"),
            _ => return Ok(()),
        };
        let sql = format!(
            "INSERT OR IGNORE INTO promise_gone(uid, account_id, kind, counts_on) SELECT x.uid, {account}, x.kind, x.counts_on {}",
            faults(of)
        );
        self.tx.prepare_cached(&sql)?.execute(params![id, self.today()])?;
        Ok(())
    }

    /// The same for a promise that is about to become a task or a promise of the other side; what becomes a promise of its
    /// side again counts by itself.
    pub(super) fn count_turned(&self, original: &Record, record: &Record) -> Result<()> {
        let Some(id) = original.id.filter(|_| record.entity == Entity::Action && original.text("kind") != record.text("kind")) else {
            return Ok(());
        };
        self.count_deleted(Entity::Action, id)?;
        let back = "DELETE FROM promise_gone WHERE uid = (SELECT uid FROM action WHERE id = ?1) AND kind = ?2";
        self.tx.prepare_cached(back)?.execute(params![id, record.text("kind")])?;
        Ok(())
    }
}
