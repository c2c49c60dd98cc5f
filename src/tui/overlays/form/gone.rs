//! What was typed over a record that the file does not hold any more, such as since a restore: no form of it ever opens again.

use super::{Form, Task};
use crate::domain::{Entity, Kind};
use crate::store::{Error, Result};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use serde_json::Value as Json;

impl Task {
    /// Whether what it is about, or the account it is of, is not in the file.
    ///
    /// # Errors
    /// Those of reading.
    pub fn is_gone(&self, ctx: &Ctx) -> Result<bool> {
        match self.prepare(ctx) {
            Err(Error::Gone) => return Ok(true),
            ready => drop(ready?),
        }
        let account = match self {
            Task::Record { owner, .. } => *owner,
            Task::Person { account, .. } => Some(*account),
            Task::Entry { account, .. } => *account,
            Task::Judge { .. } | Task::Settings | Task::OtherDay { .. } | Task::Answer { .. } | Task::PutOff { .. } => None,
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
        let words = if self.task.is_gone(ctx).unwrap_or(false) { say::DRAFT_KEPT_APART } else { say::DRAFT_KEPT };
        words.get(ctx.lang)
    }
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
