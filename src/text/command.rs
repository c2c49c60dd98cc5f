//! Commands of the shell within sentences: one that is copied from there must mean the file that the sentence is about.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The file that has to be named in a command.
static NAMED: OnceLock<PathBuf> = OnceLock::new();

/// From now on commands name this file: without that they would mean the usual one.
pub fn name_file(file: &Path) {
    let _ = NAMED.set(file.to_owned());
}

/// How a command begins: `kam`, with the file where it has to be named.
pub fn kam() -> String {
    NAMED.get().map_or_else(|| "kam".to_owned(), |file| format!("kam --file \"{}\"", file.display()))
}
