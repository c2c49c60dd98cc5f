//! «КП Пестовой до пт»: whom what is promised names in its own words, as in a line.

use super::Form;
use crate::capture::addressee::{self, Told};
use crate::domain::{Entity, Value};
use crate::store::Result;
use crate::tui::layer::Ctx;

/// Whom the words named when they were looked at last.
#[derive(Debug, Default)]
pub(super) struct Whom {
    /// What was put in for the words; whoever is chosen by hand stays.
    put: Option<Value>,
    /// Those among whom it is not clear.
    pub unclear: Vec<String>,
}

impl Form {
    /// Takes the person whom the words of a new promise name in place of the one at hand; where that is not clear, nobody.
    pub(super) fn take_whom(&mut self, at: usize, ctx: &Ctx) -> Result<()> {
        let Some(slot) = self.slots.get(at).filter(|slot| slot.field.key == "title") else { return Ok(()) };
        let is_new = self.originals.get(slot.part).is_some_and(Option::is_none);
        let is_promise = |at: usize| self.slots[at].field.key == "kind" && self.slots[at].chosen().as_str().ends_with("_promise");
        if !is_new || self.records.get(slot.part).is_none_or(|record| record.entity != Entity::Action) {
            return Ok(());
        }
        let to = self.slots.iter().position(|other| other.part == slot.part && other.field.key == "person_id");
        let (Some(to), Some(account), true) = (to, self.account(), (0..self.slots.len()).any(is_promise)) else { return Ok(()) };
        let chosen = self.slots[to].chosen().clone();
        if !self.slots[to].is_untouched() && self.whom.put.as_ref() != Some(&chosen) {
            self.whom.unclear.clear();
            return Ok(());
        }
        let title = slot.text();
        let (value, unclear) = match addressee::named(ctx.store, account, &title, &[])? {
            Told::One(person) => (Value::Int(person.id), Vec::new()),
            Told::Unclear(people) => (Value::Empty, people.into_iter().map(|person| person.name).collect()),
            Told::Nobody => (self.slots[to].began_with().clone(), Vec::new()),
        };
        self.slots[to].set(ctx, value.clone())?;
        self.whom = Whom { put: Some(value), unclear };
        Ok(())
    }
}
