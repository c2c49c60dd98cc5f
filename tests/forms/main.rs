//! Filling in forms: whose they are, in which order they ask, what they understand, and by how few keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod days;
mod keys;
mod refused;
mod saved;
mod whose;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::Verb;
use support::desk::Desk;

/// A desk on a file with two accounts and a person at the first one.
pub fn desk() -> Desk {
    Desk::on(Lang::Ru, (80, 24), |file| {
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        let add = |change: &kamdesk::store::Change| {
            let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
            let person = Record::new(Entity::Person).with_text("family_name", "Иванов").with_text("given_name", "Иван");
            let person = change.insert(&person)?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
            change.insert(&Record::new(Entity::Account).with_text("short_name", "Василёк"))?;
            let promise = Record::owned(Entity::Action, account).with_text("title", "прайс").with_text("kind", "our_promise");
            let promise = promise.with_text("state", "open").with_text("owner", "me").with("person_id", Value::Int(person));
            change.insert(&promise.with_text("due_on", "2026-11-24"))
        };
        store.step(Verb::Create, "", add).unwrap();
    })
}

pub fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

/// Types keys and texts in turn.
pub fn fill(desk: &mut Desk, typed: &[(&str, &str)]) {
    for (keys, text) in typed {
        desk.keys(keys);
        desk.keys(text);
    }
}
