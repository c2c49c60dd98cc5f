//! What the plan of an account is made of, to be kept as it stood (M26).

use super::Store;
use super::error::Result;
use crate::domain::frozen::{self, Frozen};
use crate::domain::{Entity, Record, day};

/// What a plan is made of, in its reading order.
const PLANNED: [Entity; 4] = [Entity::Goal, Entity::Strategy, Entity::Opportunity, Entity::Action];
/// An action that was closed longer ago than so many days is no part of a plan any more.
const CLOSED_WITHIN: u64 = 400;

impl Store {
    /// The plan of an account as it stands: goals, strategies and opportunities, and the actions that are open or were closed lately.
    ///
    /// # Errors
    /// Those of reading.
    pub fn plan_of(&self, account: i64) -> Result<Vec<Record>> {
        let since = day::iso(day::earlier(self.clock().today(), CLOSED_WITHIN));
        let mut records = Vec::new();
        for entity in PLANNED {
            let mut of_kind = self.owned(entity, account)?;
            of_kind.retain(|record| entity != Entity::Action || record.text("state") == "open" || record.text("done_on") >= since.as_str());
            records.extend(of_kind);
        }
        Ok(records)
    }

    /// The version of a plan before one, as it stood: the newest of an earlier day, or one of the same day that was written before it. None
    /// before the first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn version_before(&self, version: &Record) -> Result<Option<Record>> {
        let (Some(account), Some(id)) = (version.owner, version.id) else { return Ok(None) };
        let mut query = self.sql().prepare_cached(
            "SELECT id FROM plan_version WHERE account_id = ?1 AND (day, id) < (?2, ?3) ORDER BY day DESC, id DESC LIMIT 1",
        )?;
        let mut found = query.query_map(rusqlite::params![account, version.text("day"), id], |row| row.get::<_, i64>(0))?;
        found.next().transpose()?.map_or(Ok(None), |id| self.load(Entity::PlanVersion, id))
    }
}

/// The records of a version as they stood.
pub fn of_version(version: &Record) -> Vec<Frozen> {
    frozen::read(version.text("content"))
}
