//! Commands of the shell within sentences: one that is copied from there must mean the file that the sentence is about.

use super::errors;
use crate::domain::Lang;
use crate::platform;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// The file that has to be named in a command.
static NAMED: RwLock<Option<PathBuf>> = RwLock::new(None);

/// From now on commands name this file: without that they would mean the usual one.
pub fn name_file(file: &Path) {
    *NAMED.write().unwrap_or_else(PoisonError::into_inner) = Some(file.to_owned());
}

fn named() -> Option<PathBuf> {
    NAMED.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// A word of a command that is offered, as it is to be typed: whatever stands in it, a shell takes it for what it is.
pub fn word(word: &str) -> String {
    platform::quoted(word)
}

/// The same of the name of a file.
pub fn path(path: &Path) -> String {
    word(&path.display().to_string())
}

/// What is said of the file, with its name where it is not the usual one.
pub fn of_file(said: &str, lang: Lang) -> String {
    named().map_or_else(|| said.to_owned(), |file| errors::then(said, &errors::in_this_file(lang, &file.display().to_string())))
}

/// How a command on a file begins, whichever one is worked with here; without one, on the usual file.
pub fn kam_on(file: Option<&Path>) -> String {
    file.map_or_else(|| "kam".to_owned(), |file| format!("kam --file {}", path(file)))
}

/// How a command begins: `kam`, with the file where it has to be named.
pub fn kam() -> String {
    kam_on(named().as_deref())
}
