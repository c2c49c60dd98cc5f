//! What tells the records that are chosen in a field from any others: a restore gives their numbers to others.

use super::slot::Slot;
use crate::domain::{Entity, Field, Kind, Value};
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// By the number of each, what is written in it alone.
#[derive(Debug, Default)]
pub(super) struct Known(BTreeMap<i64, String>);

/// What is chosen in a field, where that is records.
fn linked(field: &Field) -> Option<Entity> {
    match field.kind {
        Kind::Link(entity) => Some(entity),
        Kind::Many(joint) => Some(joint.entity),
        _ => None,
    }
}

impl Known {
    /// Notes what a field holds from now on; what it held before is known already. What cannot be looked up now is known by its number.
    pub fn note(&mut self, ctx: &Ctx, field: &Field, value: &Value) {
        let Some(entity) = linked(field) else { return };
        let chosen: Vec<i64> = value.as_int().into_iter().chain(value.ids().iter().copied()).collect();
        self.0.retain(|id, _| chosen.contains(id));
        for id in chosen.into_iter().filter(|id| *id > 0) {
            if !self.0.contains_key(&id)
                && let Ok(Some(uid)) = ctx.store.uid_of(entity, id)
            {
                self.0.insert(id, uid);
            }
        }
    }

    /// What is kept of it with what was typed.
    pub fn json(&self) -> Json {
        json!(self.0)
    }

    /// Takes what was kept of it: what stands in the place of a record now may be another one.
    pub fn take(&mut self, kept: &Json) {
        for (id, uid) in kept.as_object().into_iter().flatten() {
            if let (Ok(id), Some(uid)) = (id.parse(), uid.as_str()) {
                self.0.entry(id).and_modify(|known| uid.clone_into(known));
            }
        }
    }
}

impl Slot {
    /// What is said where another record stands by now in the place of one that is chosen.
    pub(super) fn chosen_is_another(&self, ctx: &Ctx) -> Result<Option<String>> {
        let Some(entity) = linked(self.field) else { return Ok(None) };
        for (id, uid) in &self.known.0 {
            if ctx.store.uid_of(entity, *id)?.is_some_and(|found| found != *uid) {
                let name = ctx.store.name_of(entity, *id, ctx.lang)?;
                return Ok(Some(say::chosen_is_another(ctx.lang, self.field.words.get(ctx.lang), &name)));
            }
        }
        Ok(None)
    }
}
