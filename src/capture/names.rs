//! Names as people write them: any case form, either script, the beginning alone.

use super::resolve::Resolved;
use crate::store::{Result, Store};

/// The account with this id.
pub fn account(_store: &Store, _id: i64) -> Result<Resolved> {
    Ok(Resolved::Unknown)
}

/// The accounts that a name may mean.
pub fn accounts(_store: &Store, _typed: &str) -> Result<Resolved> {
    Ok(Resolved::Unknown)
}

/// The accounts whose name begins so.
pub fn accounts_begun(_store: &Store, _typed: &str) -> Result<Resolved> {
    Ok(Resolved::Unknown)
}

/// The person with this id, described as they are seen from an account.
pub fn person(_store: &Store, _id: i64, _home: Option<i64>) -> Result<Resolved> {
    Ok(Resolved::Unknown)
}

/// The persons that a name may mean: those of the accounts at hand first, then all. `follows` is the text after the name.
pub fn persons(_store: &Store, _typed: &str, _follows: &str, _homes: &[i64]) -> Result<Resolved> {
    Ok(Resolved::Unknown)
}
