//! The demo file.

use crate::domain::Lang;
use crate::store::{Result, Store};

/// Fills an empty file with invented companies.
pub fn fill(_store: &Store, _lang: Lang) -> Result<()> {
    Ok(())
}
