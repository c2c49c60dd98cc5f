//! Somebody as a phone keeps them.

use crate::domain::Entity;
use crate::exchange::to_phone::Somebody;
use crate::store::{Error, Result, Store};

/// Reads a person: the name, the first company, phone and address.
///
/// # Errors
/// [`Error::Gone`] where there is no such person, and those of reading.
pub fn somebody(store: &Store, person: i64) -> Result<Somebody> {
    let record = store.load(Entity::Person, person)?.ok_or(Error::Gone)?;
    Ok(Somebody {
        name: ["family_name", "given_name", "middle_name"].map(|key| record.text(key).to_owned()),
        company: store.accounts_of(person)?.into_iter().next().map(|(_, company, _)| company).unwrap_or_default(),
        phone: store.first_channel(person, "phone")?,
        email: store.first_channel(person, "email")?,
    })
}
