//! What may be taken back, or made again, before those who look at the screen.

use super::layer::Ctx;
use crate::domain::{Entity, Record};
use crate::store::Result;
use crate::store::journal::Touched;

impl Ctx<'_> {
    /// Whether a step may be turned before those who are there: nothing of it is another client's, and some of it they can
    /// read, or it was made before their eyes.
    pub fn sees_step(&self, touched: &[Touched], made_before_them: bool) -> Result<bool> {
        if !self.client {
            return Ok(true);
        }
        let mut is_read = made_before_them;
        for one in touched {
            // What hangs on a record has no name of its own.
            let Some(entity) = Entity::from_table(&one.table) else { continue };
            let record = self.store.load(entity, one.row)?;
            if !self.is_theirs(entity, one, record.as_ref())? {
                return Ok(false);
            }
            is_read |= self.reads_change(entity, one, record.as_ref());
        }
        Ok(is_read)
    }

    /// Whether a changed row belongs to those who are there.
    fn is_theirs(&self, entity: Entity, touched: &Touched, record: Option<&Record>) -> Result<bool> {
        if entity == Entity::Account {
            return Ok(self.sees(Some(touched.row)));
        }
        if entity == Entity::Person {
            // Where they are gone, or are nowhere yet, the roles in the step tell whose they are.
            let posts = self.store.accounts_of(touched.row)?;
            return Ok(posts.is_empty() || posts.iter().any(|(account, ..)| self.sees(Some(*account))));
        }
        let Some((column, of)) = entity.def().owner else { return Ok(false) };
        let was = || touched.was.iter().find(|(name, _)| name == column).map(|(_, id)| *id);
        let owner = record.and_then(|record| record.owner).or_else(was);
        let account = match (of, owner) {
            (Entity::Account, owner) => owner,
            (of, Some(owner)) => self.store.load(of, owner)?.and_then(|record| record.owner),
            (_, None) => None,
        };
        Ok(self.sees(account))
    }

    /// Whether a change is one of what those who are there can read.
    fn reads_change(&self, entity: Entity, touched: &Touched, record: Option<&Record>) -> bool {
        let audience = self.audience();
        let is_shown = record.map_or_else(|| audience.shows_kind(entity), |record| audience.shows(record));
        is_shown && touched.column.as_deref().is_none_or(|column| entity.def().field(column).is_some_and(|field| audience.reads(field)))
    }
}
