//! What may stand at the cursor: people, accounts, kinds.

use crate::store::{Result, Store};
use std::ops::Range;

/// A proposal for the word at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the word becomes, with its mark.
    pub text: String,
    /// What it is, for showing beside it: a full name with the position, an account with its city.
    pub label: String,
    /// What it replaces, in characters.
    pub span: Range<usize>,
}

/// Proposes what the word at the cursor (in characters) may become, best first. `open` is the account open on the screen.
///
/// # Errors
/// Those of reading the file.
pub fn complete(_line: &str, _cursor: usize, _store: &Store, _open: Option<i64>) -> Result<Vec<Completion>> {
    Ok(Vec::new())
}
