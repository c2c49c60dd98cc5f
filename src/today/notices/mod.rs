//! What needs attention without being due: a file and a row of the registry each.

mod audit;
mod birthdays;
pub mod complaints;
mod deadlines;
pub mod doubts;
mod inbox;
mod key_again;
pub(super) mod rhythm;
mod silent;
mod stale;
pub mod watched;
mod work;

use super::Attention;
use super::notice::{Kind, Notice};
use crate::domain::{Entity, day};
use crate::settings::Settings;
use crate::store::attention::{Cause, PutOff};
use crate::store::{Result, Store};
use crate::watched::Found;
use chrono::NaiveDate;
use std::collections::HashMap;

/// How many rows of each kind are seen before the others; what is beyond them stands below all kinds, where it can be folded.
const FIRST: usize = 10;
/// How many rows of each kind are read at most. Whoever has more is told so.
pub const MOST: usize = 100;
/// What is asked of the file, to know whether there are more.
pub(super) const ASKED: usize = MOST + 1;
/// What is asked of it where the rows of every account are wanted: so many need attention in no file.
const EVERY: usize = 1_000_000;

/// The kinds, the most pressing first.
pub static KINDS: [&Kind; 13] = [
    &watched::CAME,
    &watched::UNREAD,
    &inbox::INBOX,
    &complaints::COMPLAINTS,
    &deadlines::DEADLINES,
    &rhythm::RHYTHM,
    &silent::SILENT,
    &birthdays::BIRTHDAYS,
    &key_again::KEY_AGAIN,
    &audit::AUDIT,
    &stale::STALE,
    &doubts::DOUBTS,
    &work::WORK,
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
    /// How many rows of each kind are read at most.
    pub most: usize,
}

/// What needs attention at whichever account, the more pressing kinds first: what *Today* knows, where it is told account by account.
///
/// # Errors
/// Those of reading.
pub fn of_accounts(store: &Store, settings: &Settings, today: NaiveDate) -> Result<Vec<Notice>> {
    let until = day::later(today, settings.outlook_days.unsigned_abs());
    let asked = Asked { store, settings, today, until, watched: &Found::default(), most: EVERY };
    let kinds = [&complaints::COMPLAINTS, &deadlines::DEADLINES, &rhythm::RHYTHM, &birthdays::BIRTHDAYS, &stale::STALE];
    kinds.into_iter().try_fold(Vec::new(), |mut found, kind| {
        let rows = (kind.find)(&asked, &found)?;
        found.extend(rows);
        Ok(found)
    })
}

/// What needs attention: the first rows of each kind, then what is beyond them; of the watched files alone where there is no room for
/// `all`. With it comes what [`Totals::attention`](super::Totals) says.
pub(super) fn found(asked: &Asked, all: bool) -> Result<(Vec<Notice>, Attention)> {
    let mut found =
        KINDS.into_iter().take(if all { KINDS.len() } else { WATCHED }).try_fold(Vec::new(), |mut found, kind| -> Result<Vec<Notice>> {
            let rows = (kind.find)(asked, &found)?;
            found.extend(rows);
            Ok(found)
        })?;
    // Contracts do not hide debts, though both are of a kind.
    let mut kinds: HashMap<(&str, Option<Entity>), usize> = HashMap::new();
    let mut beyond: Vec<Notice> = Vec::new();
    let mut more = false;
    found.retain(|notice: &Notice| {
        let count = kinds.entry((notice.kind.key, notice.about.record.map(|(entity, _)| entity))).or_default();
        *count += 1;
        more |= *count > MOST;
        if (FIRST + 1..=MOST).contains(count) {
            beyond.push(notice.clone());
        }
        *count <= FIRST
    });
    let first = found.len();
    found.extend(beyond);
    Ok((found, Attention { first, more }))
}

/// Whether a row was put off until a day that is still to come.
fn rests(put_off: Option<&PutOff>, asked: &Asked) -> bool {
    put_off.is_some_and(|put| put.until > day::iso(asked.today))
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
