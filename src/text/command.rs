//! Commands of the shell within sentences: one that is copied from there must mean the file that the sentence is about.

use super::errors;
use crate::domain::Lang;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The file that has to be named in a command.
static NAMED: OnceLock<PathBuf> = OnceLock::new();

/// From now on commands name this file: without that they would mean the usual one.
pub fn name_file(file: &Path) {
    let _ = NAMED.set(file.to_owned());
}

/// What is said of the file, with its name where it is not the usual one.
pub fn of_file(said: &str, lang: Lang) -> String {
    NAMED.get().map_or_else(|| said.to_owned(), |file| errors::then(said, &errors::in_this_file(lang, &file.display().to_string())))
}

/// How a command begins: `kam`, with the file where it has to be named.
pub fn kam() -> String {
    NAMED.get().map_or_else(|| "kam".to_owned(), |file| format!("kam --file \"{}\"", file.display()))
}
