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
}

/// The records of a version as they stood.
pub fn of_version(version: &Record) -> Vec<Frozen> {
    frozen::read(version.text("content"))
}
