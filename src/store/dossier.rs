//! The parts of the dossier that are lists, and the names of linked records.

use super::Store;
use super::error::Result;
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::domain::{Entity, Lang, day};
use rusqlite::OptionalExtension;

impl Store {
    /// The records of a part of the dossier, in the order in which they are read.
    pub fn part(&self, entity: Entity, account: i64) -> Result<Vec<crate::domain::Record>> {
        self.owned_by(entity, account, entity.def().part.map_or(&[][..], |part| part.order))
    }

    /// How many records of a part there are.
    pub fn count_owned(&self, entity: Entity, owner: i64) -> Result<u32> {
        let def = entity.def();
        let Some((column, _)) = def.owner else { return Ok(0) };
        let mut query = self.sql().prepare_cached(&format!("SELECT count(*) FROM {} WHERE {column} = ?1", def.table))?;
        Ok(query.query_row([owner], |row| row.get(0))?)
    }

    /// How many personal facts of an account lack a source or a reason (M16).
    pub fn unfounded_facts(&self, account: i64) -> Result<u32> {
        let mut query = self.sql().prepare_cached("SELECT count(*) FROM fact WHERE account_id = ?1 AND (source IS NULL OR why IS NULL)")?;
        Ok(query.query_row([account], |row| row.get(0))?)
    }

    /// The name of a contact, with its day as `dated` writes the kept one; an empty text when it is gone.
    pub fn entry_named(&self, id: i64, lang: Lang, dated: impl Fn(&str) -> String) -> Result<String> {
        let mut query = self.sql().prepare_cached("SELECT kind, day FROM entry WHERE id = ?1")?;
        let found = query.query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).optional()?;
        Ok(found.map_or_else(String::new, |(kind, on)| {
            let kind = find_choice(ENTRY_KINDS, &kind).map_or("", |choice| choice.words.get(lang));
            format!("{kind} {}", dated(&on))
        }))
    }

    /// The name of any record, as it is shown where it is linked; an empty text when it is gone.
    pub fn name_of(&self, entity: Entity, id: i64, lang: Lang) -> Result<String> {
        match entity {
            Entity::Person => Ok(self.person_name(id)?.full()),
            Entity::Entry => self.entry_named(id, lang, |on| day::show(on, lang)),
            _ => {
                let def = entity.def();
                let mut query =
                    self.sql().prepare_cached(&format!("SELECT coalesce({}, '') FROM {} WHERE id = ?1", def.title, def.table))?;
                let name: Option<String> = query.query_row([id], |row| row.get(0)).optional()?;
                let shown =
                    |name: &str| def.field(def.title).map_or(name.to_owned(), |field| crate::domain::Value::text(name).shown(field, lang));
                Ok(name.map_or_else(String::new, |name| shown(&name)))
            }
        }
    }
}
