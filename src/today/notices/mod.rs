//! What needs attention without being due: a file and a row of the registry each.

mod birthdays;
pub mod complaints;
mod deadlines;
pub mod doubts;
mod inbox;
pub(super) mod rhythm;
mod silent;
mod stale;
pub mod watched;

use super::notice::{Kind, Notice};
use crate::settings::Settings;
use crate::store::attention::Cause;
use crate::store::{Result, Store};
use crate::watched::Found;
use chrono::NaiveDate;

/// How many rows of each kind need attention at most.
const NOTICED: usize = 10;

/// The kinds, the most pressing first.
pub static KINDS: [&Kind; 10] = [
    &watched::CAME,
    &watched::UNREAD,
    &inbox::INBOX,
    &complaints::COMPLAINTS,
    &deadlines::DEADLINES,
    &rhythm::RHYTHM,
    &silent::SILENT,
    &birthdays::BIRTHDAYS,
    &stale::STALE,
    &doubts::DOUBTS,
];

/// How many of them are told where there is no room for all: those of the watched files.
const WATCHED: usize = 2;

/// What every kind is asked.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The file.
    pub store: &'a Store,
    /// The settings.
    pub settings: &'a Settings,
    /// Today.
    pub today: NaiveDate,
    /// The last of the days that *Today* looks ahead to.
    pub until: NaiveDate,
    /// What was found in the watched files.
    pub watched: &'a Found,
}

/// What needs attention, of each kind some rows; of the watched files alone where there is no room for `all`.
pub(super) fn found(asked: &Asked, all: bool) -> Result<Vec<Notice>> {
    KINDS.into_iter().take(if all { KINDS.len() } else { WATCHED }).try_fold(Vec::new(), |mut found, kind| {
        let rows = (kind.find)(asked, &found)?;
        found.extend(rows);
        Ok(found)
    })
}

/// By what a row is known when it is put off: its kind, the record it is about, and what gave rise to it.
fn cause(kind: &str, (table, id): (&str, i64), what: &str) -> Cause {
    Cause { kind: kind.into(), table: table.into(), id, what: what.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for (at, kind) in KINDS.iter().enumerate() {
            assert!(KINDS[..at].iter().all(|other| other.key != kind.key), "{} twice", kind.key);
        }
    }
}
