//! Records that were missed while another one was typed: they have a name in its form, and are made in the step that saves it.

use crate::domain::definition::Usual;
use crate::domain::field::TEXT_LIMIT;
use crate::domain::{Entity, Field, Kind, Record, Value};
use crate::editing::{Problem, insert_beside, person_named, problems};
use crate::import::alike::{Alike, alike};
use crate::store::{Change, Result, Store};
use serde::{Deserialize, Serialize};

/// A record by its name alone: an account, a colleague, or a person, who then also gets a role at the account at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coined {
    /// Its table.
    table: String,
    /// Its name.
    pub name: String,
    /// The account at hand, by its id or, where it is coined itself, its number.
    pub account: Option<i64>,
    /// Whether it was missed before a client, who saw nothing of what there is: an account of this very name is meant then.
    #[serde(default)]
    unseen: bool,
}

impl Coined {
    /// The record `entity` called `name`.
    pub fn new(entity: Entity, name: &str, account: Option<i64>) -> Coined {
        Coined { table: entity.def().table.into(), name: name.trim().chars().take(TEXT_LIMIT.min(200)).collect(), account, unseen: false }
    }

    /// The same where nobody could see what there is already.
    pub fn unseen(self, unseen: bool) -> Coined {
        Coined { unseen, ..self }
    }

    /// What it is.
    pub fn entity(&self) -> Entity {
        Entity::from_table(&self.table).unwrap_or(Entity::Account)
    }

    /// Whether a name is enough for a new one: nothing else is asked that is not usual in it. What belongs to an account needs one.
    pub fn is_enough(entity: Entity, account: Option<i64>) -> bool {
        let def = entity.def();
        let is_known = |field: &Field| field.key == def.title || def.usual.iter().any(|(key, _)| *key == field.key);
        match entity {
            Entity::Person | Entity::Account | Entity::Colleague => true,
            _ if !entity.is_of_account() || account.is_none() => false,
            _ => def.field(def.title).is_some_and(|title| title.required) && def.fields.iter().filter(|field| field.required).all(is_known),
        }
    }

    fn record(&self) -> Record {
        match self.entity() {
            Entity::Person => person_named(&self.name),
            entity if entity.is_of_account() => {
                let usual = entity.def().usual.iter().filter_map(|(key, usual)| match usual {
                    Usual::Text(text) => Some((key, Value::text(*text))),
                    Usual::Int(number) => Some((key, Value::Int(*number))),
                    Usual::Today | Usual::Currency | Usual::Next => None,
                });
                let record = Record::new(entity).with_text(entity.def().title, self.name.clone());
                usual.fold(record, |record, (key, value)| record.with(key, value))
            }
            entity => Record::new(entity).with_text(entity.def().title, self.name.clone()),
        }
    }

    /// Why it cannot be made by this name.
    pub fn problem(&self) -> Option<Problem> {
        problems(&self.record()).into_iter().map(|(_, why)| why).find(|why| matches!(why, Problem::Nobody | Problem::NoCompany))
    }

    /// What is there already and may be the same.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn twin(&self, store: &Store) -> Result<Option<Alike>> {
        alike(store, &self.record(), self.account.filter(|account| place(*account).is_none()))
    }

    /// Makes it, and what belongs to it.
    fn make(&self, change: &Change, twin: Option<&Alike>, made: &mut Made) -> Result<i64> {
        // Neither is it told that the name is known, nor does the company stand there twice.
        if let Some(known) = twin.filter(|twin| self.unseen && twin.entity == Entity::Account && twin.sure) {
            return Ok(known.id);
        }
        let mut record = self.record();
        if record.entity.is_of_account() {
            record.owner = self.account.map(|account| made.id(change, account)).transpose()?;
        }
        let id = insert_beside(change, &record, twin)?;
        if let (Entity::Person, Some(account)) = (self.entity(), self.account) {
            let account = made.id(change, account)?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(id)))?;
        }
        Ok(id)
    }
}

/// The number by which what was coined at a place of its list is known until it has an id: no id is below zero.
pub fn number(at: usize) -> i64 {
    -1 - i64::try_from(at).unwrap_or_default()
}

/// The place in its list of what is known by a number; `None` for an id.
pub fn place(number: i64) -> Option<usize> {
    usize::try_from(-1 - number).ok()
}

/// What of the coined has been made: only what is in use comes into being.
#[derive(Debug)]
pub struct Made<'a> {
    coined: &'a [Coined],
    twins: Vec<Option<Alike>>,
    ids: Vec<Option<i64>>,
}

impl<'a> Made<'a> {
    /// Nothing yet.
    ///
    /// # Errors
    /// Those of looking for what is there already.
    pub fn of(store: &Store, coined: &'a [Coined]) -> Result<Made<'a>> {
        let twins = coined.iter().map(|coined| coined.twin(store)).collect::<Result<_>>()?;
        Ok(Made { coined, twins, ids: vec![None; coined.len()] })
    }

    /// The id of what may be coined; it is made where it has none yet.
    pub(super) fn id(&mut self, change: &Change, id: i64) -> Result<i64> {
        let Some((at, coined)) = place(id).and_then(|at| Some((at, self.coined.get(at)?))) else { return Ok(id) };
        if let Some(made) = self.ids.get(at).copied().flatten() {
            return Ok(made);
        }
        let twin = self.twins.get_mut(at).and_then(Option::take);
        let made = coined.make(change, twin.as_ref(), self)?;
        if let Some(known) = self.ids.get_mut(at) {
            *known = Some(made);
        }
        Ok(made)
    }

    /// A record with ids where it points to what was coined.
    pub(super) fn settle(&mut self, change: &Change, record: &Record) -> Result<Record> {
        let mut settled = record.clone();
        if self.coined.is_empty() {
            return Ok(settled);
        }
        settled.owner = record.owner.map(|owner| self.id(change, owner)).transpose()?;
        for (field, value) in record.pairs() {
            let value = match (field.kind, value) {
                (Kind::Link(_), Value::Int(id)) => Value::Int(self.id(change, *id)?),
                (Kind::Many(_), Value::Ids(ids)) => Value::Ids(ids.iter().map(|id| self.id(change, *id)).collect::<Result<_>>()?),
                _ => continue,
            };
            settled.set(field.key, value);
        }
        Ok(settled)
    }
}
