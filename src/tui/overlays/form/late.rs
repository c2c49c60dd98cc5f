//! What was left in a form comes back, unless it is thrown away; where another program held the file when it was opened, as soon as the file is free.

use super::{At, Client, Form};
use crate::domain::{Kind, Value};
use crate::editing::coined;
use crate::store::referred::Referred;
use crate::store::{Error, Result, drafts};
use crate::text::errors;
use crate::text::form as say;
use crate::text::screen::MORE_WAIT;
use crate::tui::layer::{Ctx, Effect, Layer, Tone};
use serde_json::{Value as Json, json};

impl Form {
    /// Where its draft is kept.
    pub(super) fn place_of_draft(&self) -> String {
        self.beside.clone().unwrap_or_else(|| self.task.place())
    }

    /// Another program holds the file: what this window remembers comes back; any other text has a place of its own until it can be
    /// read what waits.
    pub(super) fn begin_beside(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(draft) = ctx.store.remembered(&self.task.place()) else {
            self.beside = Some(drafts::beside(&self.task.place(), ctx.store.clock()));
            return Ok(());
        };
        // What has to be looked up comes when the file is free.
        Error::unless_held(self.restore(ctx, &draft.body))?;
        (self.beside, self.remembered) = (Some(draft.place), Some(draft.body));
        Ok(())
    }

    /// Reads whose the form is, and what was left in it. What was typed meanwhile stays, and what waits waits on.
    pub(super) fn catch_up(&mut self, ctx: &Ctx) -> Result<()> {
        if !self.late {
            return Ok(());
        }
        self.name_client(ctx)?;
        self.referred = ctx.store.referred(self.task.rows())?;
        if let Some(body) = self.remembered.clone() {
            // Typed over what its numbers stood for then.
            let body_rows = Referred::of_body(&serde_json::from_str(&body).unwrap_or_default());
            self.referred = if body_rows == Referred::default() { std::mem::take(&mut self.referred) } else { body_rows };
            self.restore(ctx, &body)?;
        } else {
            let place = self.task.place();
            let waits = if self.is_touched() { ctx.store.waiting(&place)? } else { ctx.store.take_waiting(&place)? };
            match waits {
                Some(_) if self.is_touched() => {
                    let waits = ctx.store.waits_beside(&self.task.place(), self.beside.as_deref())?;
                    self.notice = waits.then(|| say::DRAFT_BESIDE.get(ctx.lang).into());
                }
                Some(draft) => {
                    self.restore(ctx, &draft.body)?;
                    if ctx.store.waits_beside(&draft.place, Some(&draft.place))? {
                        let said = say::DRAFT_RESTORED.get(ctx.lang);
                        self.notice = Some(errors::then(said, MORE_WAIT.get(ctx.lang)));
                    }
                    self.beside = Some(draft.place);
                }
                None => {
                    let own = || drafts::beside(&self.task.place(), ctx.store.clock());
                    self.beside = self.beside.take().or_else(|| Some(own()));
                }
            }
        }
        (self.late, self.remembered) = (false, None);
        Ok(())
    }

    /// Fills the form as it was left; what was filled in already stays.
    ///
    /// # Errors
    /// [`Error::Busy`] where something has to be looked up that cannot be read now: all the rest is filled in.
    pub(super) fn restore(&mut self, ctx: &Ctx, body: &str) -> Result<()> {
        let body: Json = serde_json::from_str(body).unwrap_or_default();
        self.coined = serde_json::from_value(body["coined"].clone()).unwrap_or_default();
        self.slots.iter_mut().for_each(|slot| slot.coined.clone_from(&self.coined));
        let mut is_held = false;
        if let Some(account) = body["client"].as_i64().filter(|_| matches!(self.client, Client::Free(_))) {
            is_held |= Error::unless_held(self.belong(account, ctx))?.is_none();
        }
        // Typed for a client whose number may be another one's since.
        self.client_uid = body["uid"].as_str().map(str::to_owned).or(self.client_uid.take());
        for at in 0..self.slots.len() {
            let slot = &mut self.slots[at];
            let value = match &body["values"][slot.place()] {
                Json::String(text) => Value::Text(text.clone()),
                Json::Number(n) => n.as_i64().map_or(Value::Empty, Value::Int),
                Json::Array(ids) => Value::Ids(ids.iter().filter_map(Json::as_i64).collect()),
                _ => continue,
            };
            if self.remembered.is_some() && slot.draft().is_some() {
                continue;
            }
            is_held |= Error::unless_held(slot.restore(ctx, value))?.is_none();
            slot.known.take(&body["known"][slot.place()]);
            self.reveal(At::Slot(at));
        }
        is_held |= Error::unless_held(self.take_left_over(&body["values"], ctx))?.is_none();
        self.whom.put = self.whom.put.take().or(body["put"].as_i64().map(Value::Int));
        for at in 0..self.slots.len() {
            is_held |= Error::unless_held(self.take_whom(at, ctx))?.is_none();
        }
        is_held |= Error::unless_held(self.doubt_anew(ctx))?.is_none();
        // One goes on where one was.
        let was = self.slots.iter().position(|slot| body["at"] == json!(slot.place()));
        if let Some(at) = was.filter(|_| self.remembered.is_none()) {
            self.reveal(At::Slot(at));
            self.focus = At::Slot(at);
            let cursor = ["row", "column"].map(|key| body[key].as_u64().and_then(|n| usize::try_from(n).ok()));
            if let (Some(slot), [Some(row), Some(column)]) = (self.slots.get_mut(at), cursor) {
                slot.put_cursor((row, column));
            }
        }
        self.notice = Some(say::DRAFT_RESTORED.get(ctx.lang).into());
        if is_held { Err(Error::Busy) } else { Ok(()) }
    }

    pub(super) fn is_touched(&self) -> bool {
        self.client != self.began_with || self.slots.iter().any(|slot| slot.draft().is_some())
    }

    /// Throws away what was typed, when asked a second time.
    pub(super) fn forget(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        if !self.is_touched() {
            return Ok(vec![Effect::Say(say::NOTHING_TYPED.get(ctx.lang).into(), Tone::Trouble)]);
        }
        if !self.dropping {
            self.dropping = true;
            return Ok(vec![Effect::Say(say::DROP_AGAIN.get(ctx.lang).into(), Tone::Trouble)]);
        }
        ctx.store.drop_draft(&self.place_of_draft())?;
        let forgot = self.draft().map(|(_, body)| Effect::Forgot(self.task.clone(), body));
        let effects = forgot
            .into_iter()
            .chain([Effect::DropDraft(self.place_of_draft()), Effect::Say(say::DRAFT_DROPPED.get(ctx.lang).into(), Tone::Done)])
            .collect();
        *self = Form::open(self.task.clone(), ctx)?;
        Ok(effects)
    }

    /// The line of the field that has the keys, and what stands in it behind the cursor.
    fn behind_cursor(&self) -> Option<(usize, String)> {
        let area = self.focused().and_then(|at| self.slots.get(at))?.area()?;
        let cursor = area.cursor();
        Some((cursor.0, area.lines().get(cursor.0)?.chars().skip(cursor.1).collect()))
    }

    /// Puts the cursor before what stood behind it, where that is still there.
    fn go_before(&mut self, row: usize, behind: &str) {
        let Some(slot) = self.focused().and_then(|at| self.slots.get_mut(at)) else { return };
        let before = slot.area().and_then(|area| area.lines().get(row)?.strip_suffix(behind));
        if let Some(column) = before.map(|before| before.chars().count()) {
            slot.put_cursor((row, column));
        }
    }

    /// Takes out whoever was erased: from what was chosen, and from texts where that was done in the draft. Whether they were chosen.
    pub(super) fn let_go_of_erased(&mut self, typed: Option<&str>, ctx: &Ctx) -> Result<bool> {
        if let Some(typed) = typed {
            let (notice, behind) = (self.notice.clone(), self.behind_cursor());
            self.restore(ctx, typed)?;
            self.notice = notice;
            if let Some((row, behind)) = behind {
                self.go_before(row, &behind);
            }
        }
        let mut were_chosen = false;
        for slot in &mut self.slots {
            let entity = match slot.field.kind {
                Kind::Link(entity) => entity,
                Kind::Many(joint) => joint.entity,
                _ => continue,
            };
            let is_there = |id: &i64| Ok(coined::place(*id).is_some() || ctx.store.load(entity, *id)?.is_some());
            let chosen: Vec<i64> = slot.chosen().as_int().into_iter().chain(slot.chosen().ids().iter().copied()).collect();
            let there: Vec<bool> = chosen.iter().map(is_there).collect::<Result<_>>()?;
            if there.contains(&false) {
                let stay: Vec<i64> = chosen.into_iter().zip(there).filter_map(|(id, is_there)| is_there.then_some(id)).collect();
                let stay = if stay.is_empty() || matches!(slot.field.kind, Kind::Link(_)) { Value::Empty } else { Value::Ids(stay) };
                slot.set(ctx, stay)?;
                were_chosen = true;
            }
        }
        Ok(were_chosen)
    }
}
