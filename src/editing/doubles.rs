//! What is being written down a second time: an open promise, and a record that was given the name of another one.

use crate::domain::{Entity, Record};
use crate::import::alike::{Alike, alike};
use crate::store::plan::ActionRow;
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// What an account or a person is told by: whoever is given another of these may become somebody who is there already.
const TOLD_BY: [&str; 6] = ["short_name", "legal_name", "tax_id", "family_name", "given_name", "middle_name"];

/// The account or the person that a record, new or changed, may be; a person is perhaps put to the account `at`. Of a
/// changed one it is asked where it is called otherwise than before.
///
/// # Errors
/// Those of reading the file.
pub fn twin(store: &Store, original: Option<&Record>, record: &Record, at: Option<i64>) -> Result<Option<Alike>> {
    let is_told_otherwise = |original: &Record| TOLD_BY.iter().any(|key| record.find(key) != original.find(key));
    if original.is_some_and(|original| !is_told_otherwise(original)) {
        return Ok(None);
    }
    alike(store, record, at)
}

/// Whether a new question is open already, in the same words; gives them as they stand there.
///
/// # Errors
/// Those of reading the file.
pub fn asked_already(store: &Store, original: Option<&Record>, record: &Record) -> Result<Option<String>> {
    if record.entity == Entity::Question && original.is_none() { store.asked_like(record) } else { Ok(None) }
}

/// Whether a new contact stands there already: with the same account, on the same day; one that is to come at the same time or of
/// the same kind, another one both.
///
/// # Errors
/// Those of reading the file.
pub fn met_already(store: &Store, original: Option<&Record>, record: &Record) -> Result<bool> {
    Ok(record.entity == Entity::Entry
        && original.is_none()
        && (record.text("state") == "planned" || !record.get("time").is_empty())
        && store.has_contact_like(record)?)
}

/// The open actions that a record would write down once more: itself, or what is promised in a contact.
///
/// # Errors
/// Those of reading the file.
pub fn promised_already(store: &Store, original: Option<&Record>, record: &Record, today: NaiveDate) -> Result<Vec<ActionRow>> {
    let mut known = Vec::new();
    for action in new_actions(original, record, today) {
        known.extend(store.open_like(&action)?);
    }
    Ok(known)
}

/// The actions that saving a record makes: itself, or what is promised in a contact.
pub fn new_actions(original: Option<&Record>, record: &Record, today: NaiveDate) -> Vec<Record> {
    let mut new = match (record.entity, original) {
        (Entity::Action, None) => vec![record.clone()],
        // What was promised in a contact is typed there and is none of its fields: it is new each time.
        (Entity::Entry, _) => super::what_follows(record, 0, today),
        _ => Vec::new(),
    };
    new.retain(|action| action.entity == Entity::Action);
    new
}
