//! «КП Пестовой до пт»: whom what is promised names in its own words, as in a line.

use super::Form;
use crate::capture::addressee::{self, Told};
use crate::capture::others_named;
use crate::domain::{Entity, Record, Value};
use crate::editing::doubles;
use crate::store::Result;
use crate::text::capture as capture_say;
use crate::text::form as say;
use crate::tui::layer::Ctx;

/// Whom the words named when they were looked at last.
#[derive(Debug, Default)]
pub(super) struct Whom {
    /// What was put in for the words, or left when the client became another; whoever is chosen by hand stays.
    pub put: Option<Value>,
    /// Why it is not clear, in words, where somebody is named.
    pub unclear: Option<String>,
}

impl Form {
    /// Takes the person whom the words of a new promise or question name in place of the one at hand; where that is not clear, nobody.
    pub(super) fn take_whom(&mut self, at: usize, ctx: &Ctx) -> Result<()> {
        let Some(slot) = self.slots.get(at).filter(|slot| slot.field.key == "title") else { return Ok(()) };
        let is_new = self.originals.get(slot.part).is_some_and(Option::is_none);
        let is_promise = |at: usize| self.slots[at].field.key == "kind" && self.slots[at].chosen().as_str().ends_with("_promise");
        let entity = self.records.get(slot.part).map(|record| record.entity);
        if !is_new || !matches!(entity, Some(Entity::Action | Entity::Question)) {
            return Ok(());
        }
        let names_somebody = entity == Some(Entity::Question) || (0..self.slots.len()).any(is_promise);
        let to = self.slots.iter().position(|other| other.part == slot.part && other.field.key == "person_id");
        let (Some(to), Some(account), true) = (to, self.account(), names_somebody) else { return Ok(()) };
        let chosen = self.slots[to].chosen().clone();
        if !self.slots[to].is_untouched() && self.whom.put.as_ref() != Some(&chosen) {
            self.whom.unclear = None;
            return Ok(());
        }
        let title = slot.text();
        let (value, unclear) = match addressee::named(ctx.store, account, &title, &[])? {
            Told::One(person) => (Value::Int(person.id), None),
            Told::Unclear(people) => {
                let names = people.into_iter().map(|person| person.name).collect::<Vec<_>>().join(", ");
                let said = match (entity, names.is_empty()) {
                    (Some(Entity::Question), true) => ctx.say(capture_say::ASKED_UNKNOWN).to_owned(),
                    (Some(Entity::Question), false) => capture_say::asked(ctx.lang, &names),
                    (_, true) => ctx.say(capture_say::WHOM_UNKNOWN).to_owned(),
                    (_, false) => capture_say::whom(ctx.lang, &names),
                };
                (Value::Empty, Some(said))
            }
            Told::Nobody => (self.came_with(to, account, ctx)?, None),
        };
        self.slots[to].set(ctx, value.clone())?;
        self.slots[to].doubt.clone_from(&unclear);
        self.whom = Whom { put: Some(value), unclear };
        Ok(())
    }

    /// Says once whom of other clients the words of something new name: it may be meant for them. Before a client nothing is said of
    /// others.
    pub(super) fn ask_about_others(&mut self, records: &[Record], ctx: &Ctx) -> Result<bool> {
        let (Some(record), Some(account), false) = (records.first(), self.account(), ctx.client) else { return Ok(false) };
        let original = self.originals.first().and_then(Option::as_ref);
        let mut new = doubles::new_actions(original, record, ctx.today);
        new.extend((record.entity == Entity::Question && original.is_none()).then(|| record.clone()));
        let mut others: Vec<String> = Vec::new();
        for record in new.iter().filter(|record| record.owner == Some(account)) {
            let whom = record.int("person_id");
            for other in others_named(ctx.store, account, record.title())?.into_iter().filter(|other| Some(other.id) != whom) {
                let name = [other.name, other.detail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                if !others.contains(&name) {
                    others.push(name);
                }
            }
        }
        let said = say::names_others(ctx.lang, &others.join("; "), &self.client_name);
        if others.is_empty() || self.told.contains(&said) {
            return Ok(false);
        }
        self.notice = Some(said.clone());
        self.told.push(said);
        Ok(true)
    }

    /// Whom a field began with, if they act for the account that the form is of now.
    fn came_with(&self, at: usize, account: i64, ctx: &Ctx) -> Result<Value> {
        let began = self.slots[at].began_with();
        let moved = self.began_with != self.client;
        let acts = match began.as_int() {
            Some(person) if moved => ctx.store.person_at(account, person)?.is_some(),
            _ => true,
        };
        Ok(if acts { began.clone() } else { Value::Empty })
    }
}
