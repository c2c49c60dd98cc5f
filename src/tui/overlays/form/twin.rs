//! A new account or person that may be there already: said before it is saved, made by saving once more.

use super::Form;
use crate::domain::{Entity, Record};
use crate::import;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;

impl Form {
    /// Says which record is like the new one, once for each. Before a client nothing is said of others: the pair waits in the
    /// queue.
    pub(super) fn ask_about_twin(&mut self, records: &[Record], ctx: &Ctx) -> Result<bool> {
        let (Some(record), Some(None)) = (records.first(), self.originals.first()) else { return Ok(false) };
        if ctx.client || !matches!(record.entity, Entity::Account | Entity::Person) {
            return Ok(false);
        }
        let Some(twin) = import::alike(ctx.store, record, records.get(1).and_then(|role| role.owner))? else { return Ok(false) };
        let said = say::perhaps_known(ctx.lang, &twin.name);
        if self.told.contains(&said) {
            return Ok(false);
        }
        self.notice = Some(said.clone());
        self.told.push(said);
        Ok(true)
    }
}
