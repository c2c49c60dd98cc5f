//! What was left in a form comes back; where another program held the file when it was opened, as soon as the file is free.

use super::{At, Client, Form};
use crate::domain::Value;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;
use serde_json::{Value as Json, json};

impl Form {
    /// Reads whose the form is, and what was left in it. What was typed meanwhile holds against that.
    pub(super) fn catch_up(&mut self, ctx: &Ctx) -> Result<()> {
        if !self.late {
            return Ok(());
        }
        self.name_client(ctx)?;
        match ctx.store.draft(&self.task.place())? {
            Some(_) if self.is_touched() => self.notice = Some(say::DRAFT_REPLACED.get(ctx.lang).into()),
            Some(body) => self.restore(ctx, &body)?,
            None => {}
        }
        self.late = false;
        Ok(())
    }

    /// Fills the form as it was left.
    pub(super) fn restore(&mut self, ctx: &Ctx, body: &str) -> Result<()> {
        let body: Json = serde_json::from_str(body).unwrap_or_default();
        self.coined = serde_json::from_value(body["coined"].clone()).unwrap_or_default();
        self.slots.iter_mut().for_each(|slot| slot.coined.clone_from(&self.coined));
        if let Some(account) = body["client"].as_i64().filter(|_| matches!(self.client, Client::Free(_))) {
            self.belong(account, ctx)?;
        }
        for at in 0..self.slots.len() {
            let slot = &mut self.slots[at];
            let value = match &body["values"][slot.place()] {
                Json::String(text) => Value::Text(text.clone()),
                Json::Number(n) => n.as_i64().map_or(Value::Empty, Value::Int),
                Json::Array(ids) => Value::Ids(ids.iter().filter_map(Json::as_i64).collect()),
                _ => continue,
            };
            slot.restore(ctx, value)?;
            self.reveal(At::Slot(at));
        }
        self.whom.put = self.whom.put.take().or(body["put"].as_i64().map(Value::Int));
        for at in 0..self.slots.len() {
            self.take_whom(at, ctx)?;
        }
        self.doubt_anew(ctx)?;
        // One goes on where one was.
        let was = self.slots.iter().position(|slot| body["at"] == json!(slot.place()));
        if let Some(at) = was {
            self.reveal(At::Slot(at));
            self.focus = At::Slot(at);
            let cursor = ["row", "column"].map(|key| body[key].as_u64().and_then(|n| usize::try_from(n).ok()));
            if let (Some(slot), [Some(row), Some(column)]) = (self.slots.get_mut(at), cursor) {
                slot.put_cursor((row, column));
            }
        }
        self.notice = Some(say::DRAFT_RESTORED.get(ctx.lang).into());
        Ok(())
    }
}
