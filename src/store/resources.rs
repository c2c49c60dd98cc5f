//! What the plan of an account takes, added up (M27).

use super::Store;
use super::error::Result;
use crate::domain::Entity;
use crate::domain::rules::resources::Resources;
use rusqlite::params;

impl Store {
    /// What is open takes at an account: of its opportunities, or of the actions that serve a strategy of its goals; of one goal or strategy alone
    /// where that is named.
    ///
    /// # Errors
    /// Those of reading.
    pub fn resources(&self, of: Entity, account: i64, one: Option<i64>) -> Result<Resources> {
        let (table, condition) = match of {
            Entity::Opportunity => ("opportunity", "?2 IS NULL OR t.id = ?2"),
            Entity::Strategy => ("action", "t.strategy_id IS NOT NULL AND (?2 IS NULL OR t.strategy_id = ?2)"),
            _ => ("action", "t.strategy_id IN (SELECT id FROM strategy WHERE goal_id IS NOT NULL AND (?2 IS NULL OR goal_id = ?2))"),
        };
        // They are added up here: the sum may be greater than the file holds in one place.
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT t.days, t.people, t.cost, coalesce(t.currency, '') FROM {table} t WHERE t.account_id = ?1 AND t.state = 'open'
               AND (t.days IS NOT NULL OR t.people IS NOT NULL OR t.cost IS NOT NULL) AND ({condition})"
        ))?;
        let mut rows = query.query(params![account, one])?;
        let mut all = Resources::default();
        while let Some(row) = rows.next()? {
            let currency: String = row.get(3)?;
            all.add(row.get(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?.map(|minor| (minor, currency.as_str())));
        }
        Ok(all)
    }
}
