//! What was typed over a record that the file does not hold any more, such as since a restore: no form of it ever opens again.

use super::{Form, Task};
use crate::domain::{Entity, Kind};
use crate::store::{Error, Result};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use serde_json::Value as Json;

impl Task {
    /// The records that it names by their numbers: of what is only meant to be made there is none.
    pub(super) fn rows(&self) -> Vec<(String, i64)> {
        let of = |entity: Entity, id: Option<i64>| (entity.def().table.to_owned(), id.unwrap_or_default());
        let rows = match self.itself() {
            Task::Record { table, id, owner, preset, .. } => {
                let entity = Entity::from_table(table);
                let owned = entity.and_then(|entity| entity.def().owner).map(|(_, of)| of);
                let linked = preset.iter().filter_map(|(key, value)| match entity?.def().field(key)?.kind {
                    Kind::Link(to) => Some(of(to, value.parse().ok())),
                    _ => None,
                });
                linked.chain([(table.clone(), id.unwrap_or_default())]).chain(owned.map(|entity| of(entity, *owner))).collect()
            }
            Task::Person { account, affiliation, beside } => {
                let beside = beside.map(|(role, _)| role);
                vec![of(Entity::Account, Some(*account)), of(Entity::Affiliation, *affiliation), of(Entity::Affiliation, beside)]
            }
            Task::Judge { affiliation, purchase, .. } => {
                vec![of(Entity::Affiliation, Some(*affiliation)), of(Entity::Opportunity, *purchase)]
            }
            Task::Debrief { account, id, person } => {
                vec![of(Entity::Account, Some(*account)), of(Entity::Entry, *id), of(Entity::Person, *person)]
            }
            Task::Entry { account, id, person, .. } => {
                vec![of(Entity::Account, *account), of(Entity::Entry, *id), of(Entity::Person, *person)]
            }
            Task::OtherDay { table, id } | Task::Step { table, id } | Task::PutOff { table, id, .. } => vec![(table.clone(), *id)],
            Task::Several { ids } => ids.iter().map(|id| of(Entity::Action, Some(*id))).collect(),
            Task::Price { account } => vec![of(Entity::Account, *account)],
            Task::Settings | Task::Decide { .. } => Vec::new(),
        };
        rows.into_iter().filter(|(_, id)| *id > 0).collect()
    }

    /// Whether what it is about, or the account it is of, is not in the file.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_gone(&self, ctx: &Ctx) -> Result<bool> {
        match self.prepare(ctx) {
            Err(Error::Gone) => return Ok(true),
            ready => drop(ready?),
        }
        let account = match self.itself() {
            Task::Record { owner, .. } => *owner,
            Task::Person { account, .. } | Task::Debrief { account, .. } => Some(*account),
            Task::Entry { account, .. } | Task::Price { account } => *account,
            Task::Several { .. }
            | Task::Judge { .. }
            | Task::Settings
            | Task::OtherDay { .. }
            | Task::Step { .. }
            | Task::PutOff { .. }
            | Task::Decide { .. } => None,
        };
        // The number of an account that is only meant stands for none in the file.
        let account = account.filter(|account| *account > 0);
        Ok(account.map_or(Ok(None), |account| ctx.store.load(Entity::Account, account).map(Some))?.is_some_and(|found| found.is_none()))
    }
}

impl Form {
    /// What is said when it is left: where its text waits.
    pub(super) fn said_of_leaving(&self, ctx: &Ctx) -> &'static str {
        // What cannot be looked up now waits in the form, as far as is known.
        let is_gone =
            self.task.is_gone(ctx).unwrap_or(false) || ctx.store.taken_by_another(&self.referred).is_ok_and(|taken| taken.is_some());
        let words = if is_gone { say::DRAFT_KEPT_APART } else { say::DRAFT_KEPT };
        words.get(ctx.lang)
    }
}

/// Whether a draft was left on purpose: such a one waits for its form and does not open by itself.
pub fn was_left(body: &str) -> bool {
    serde_json::from_str::<Json>(body).is_ok_and(|body| body["left"] == Json::Bool(true))
}

/// The texts that stand in the draft of a form, without what was merely chosen.
pub fn texts(body: &str) -> Vec<String> {
    let body: Json = serde_json::from_str(body).unwrap_or_default();
    let is_chosen = |key: &str| {
        let mut fields = Entity::ALL.into_iter().filter_map(|entity| entity.def().field(key));
        fields.any(|field| matches!(field.kind, Kind::Choice(_) | Kind::Set(_) | Kind::Link(_) | Kind::Many(_) | Kind::Flag))
    };
    let values = body["values"].as_object().into_iter().flatten();
    let texts = values.filter(|(place, _)| !is_chosen(place.rsplit('.').next().unwrap_or_default())).filter_map(|(_, text)| text.as_str());
    texts.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}
