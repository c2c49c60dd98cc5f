//! What is not settled, for search by name.

use super::Store;
use super::error::Result;
use crate::domain::Entity;

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
}
