//! Versions of a plan: what is kept with each (M26).

use crate::domain::{Entity, Record, frozen};
use crate::store::{Result, Store};

/// A new version with the plan as it stands; any other record as it is.
pub(super) fn with_plan(store: &Store, record: Record) -> Result<Record> {
    let is_new = record.entity == Entity::PlanVersion && record.get("content").is_empty();
    let Some(account) = record.owner.filter(|_| is_new) else { return Ok(record) };
    let planned = store.plan_of(account)?;
    Ok(record.with_text("content", frozen::write(&planned)))
}
