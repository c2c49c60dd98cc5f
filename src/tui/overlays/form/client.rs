//! Whose a form is: seen in its heading, and changed there.

use super::task::Client;
use super::{Form, Picking};
use crate::domain::{Entity, Value};
use crate::editing::coined;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::picker::{Picker, Source};

impl Form {
    /// The account whose people a picker shows first.
    pub(super) fn account(&self) -> Option<i64> {
        match self.client {
            Client::None => None,
            Client::Fixed(account) => Some(account),
            Client::Free(account) => account,
        }
    }

    /// The heading: what the form is, and whose.
    pub(super) fn heading(&self) -> String {
        if self.client_name.is_empty() { self.title.clone() } else { format!("{} · {}", self.title, self.client_name) }
    }

    pub(super) fn name_client(&mut self, ctx: &Ctx) -> Result<()> {
        let coined = self.account().and_then(coined::place).and_then(|at| self.coined.get(at));
        self.client_name = match (coined, self.account()) {
            (Some(coined), _) => coined.name.clone(),
            (None, Some(id)) => ctx.store.name_of(Entity::Account, id, ctx.lang)?,
            (None, None) => String::new(),
        };
        Ok(())
    }

    /// Asks for another account.
    pub(super) fn ask_client(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let picker =
            Picker::open_with(ctx, ctx.say(say::WHOSE), Source::Entity(Entity::Account, None), false, (Vec::new(), ""), &self.coined)?;
        self.picking = Some(Picking::Client);
        Ok(vec![Effect::Push(Box::new(picker))])
    }

    /// Makes the form another account's. A person who came with the account before and does not act for this one goes.
    pub(super) fn belong(&mut self, account: i64, ctx: &Ctx) -> Result<()> {
        let moved = self.account().is_some_and(|before| before != account);
        self.client = Client::Free(Some(account));
        let owned = |entity: Entity| matches!(entity.def().owner, Some((_, Entity::Account)));
        self.records.iter_mut().filter(|record| owned(record.entity)).for_each(|record| record.owner = Some(account));
        self.name_client(ctx)?;
        let is_new = self.originals.iter().all(Option::is_none);
        for at in 0..self.slots.len() {
            let (key, chosen) = (self.slots[at].field.key, self.slots[at].chosen().clone());
            if key == "owner" && self.slots[at].field.loose {
                self.slots[at].set(ctx, Value::Int(account))?;
                continue;
            }
            let person = match (key, &chosen) {
                ("person_id", Value::Int(person)) => Some(*person),
                ("people", Value::Ids(people)) => people.first().copied(),
                _ => None,
            };
            if moved
                && is_new
                && self.slots[at].is_untouched()
                && let Some(person) = person
                && ctx.store.person_at(account, person)?.is_none()
            {
                self.slots[at].set(ctx, Value::Empty)?;
            }
        }
        Ok(())
    }
}
