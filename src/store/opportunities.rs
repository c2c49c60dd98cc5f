//! What is not settled, for search by name, and what may come of it.

use super::Store;
use super::error::Result;
use crate::domain::Entity;
use crate::domain::rules::expected::{Expected, of_sums};

impl Store {
    /// What of a declared table is not settled, with its number where it has one, and whose it is: what is due first stands first.
    pub fn open_of(&self, entity: Entity) -> Result<Vec<(i64, String, i64)>> {
        let def = entity.def();
        let (Some((owner, _)), Some(live)) = (def.owner, def.listed.as_ref().and_then(|listing| listing.live)) else {
            return Ok(Vec::new());
        };
        let number = def.field("number").map_or_else(String::new, |_| " || coalesce(', № ' || nullif(number, ''), '')".to_owned());
        let due = def.listed.as_ref().and_then(|listing| listing.due).unwrap_or("id");
        let sql = format!(
            "SELECT id, {}{number}, {owner} FROM {} WHERE state = ?1 AND {owner} IS NOT NULL ORDER BY {due} IS NULL, {due}",
            def.title, def.table
        );
        let mut query = self.sql().prepare(&sql)?;
        Ok(query.query_map([live], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What may come of the open opportunities of all accounts, by currency, the greatest first (M28).
    ///
    /// # Errors
    /// Those of reading.
    pub fn expected(&self) -> Result<Vec<(String, Expected)>> {
        let mut query = self.sql().prepare_cached(
            "SELECT coalesce(currency, ''), coalesce(sum(amount * probability), 0), sum(amount), count(*) FILTER (WHERE probability IS NULL)
             FROM opportunity WHERE state = 'open' AND amount IS NOT NULL GROUP BY 1 ORDER BY 3 DESC",
        )?;
        let rows = query.query_map([], |row| {
            let sum = |at| row.get::<_, i64>(at).map(i128::from);
            Ok((row.get(0)?, of_sums(sum(1)?, sum(2)?, row.get(3)?)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
