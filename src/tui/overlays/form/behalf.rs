//! Asking on whose behalf somebody spoke, once it is known who took part (M18).

use super::parts::At;
use super::{Form, Picking};
use crate::domain::Value;
use crate::editing::behalf;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::picker::Picker;

impl Form {
    /// After persons were picked: proposes on whose behalf they spoke, where one of them acts for several companies.
    pub(super) fn ask_behalf(&mut self, picked: usize, ctx: &Ctx) -> Result<Vec<Effect>> {
        let people = self.slots.get(picked).filter(|slot| slot.field.key == "people").map(|slot| slot.chosen().ids().to_vec());
        let at = self.slots.iter().position(|slot| slot.field.key == "on_behalf_id");
        let (Some(people), Some(at)) = (people, at) else { return Ok(Vec::new()) };
        let Some(asked) = behalf::asked(ctx.store, &people, self.account())? else { return Ok(Vec::new()) };
        if self.slots[at].chosen().is_empty() {
            self.slots[at].set(ctx, Value::Int(asked.proposed))?;
        }
        self.reveal(At::Slot(at));
        self.picking = Some(Picking::Field(at));
        let title = say::on_whose_behalf(ctx.lang, &asked.name);
        Ok(vec![Effect::Push(Box::new(Picker::of_these(ctx, &title, asked.among)?))])
    }
}
