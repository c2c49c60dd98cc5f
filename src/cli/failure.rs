//! The one place where an error becomes a sentence and an exit status.

use super::out::escaped;
use crate::clock::Clock;
use crate::domain::Lang;
use crate::platform;
use crate::printable::lines;
use crate::store;
use crate::text::{errors, shell};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The status of a command that was broken off, as shells know it.
pub const BROKEN_OFF: u8 = 130;

/// A refusal of the command line's own, already in the user's words.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
pub struct Failure {
    /// The exit status.
    pub status: u8,
    /// The sentence.
    pub text: String,
}

impl Failure {
    /// A mistake in the command (status 2).
    pub fn usage(text: impl Into<String>) -> Failure {
        Failure { status: 2, text: text.into() }
    }

    /// Something named is not there (status 4).
    pub fn missing(text: impl Into<String>) -> Failure {
        Failure { status: 4, text: text.into() }
    }

    /// It did not work (status 1).
    pub fn failed(text: impl Into<String>) -> Failure {
        Failure { status: 1, text: text.into() }
    }
}

/// Says what went wrong on the error output, and gives the exit status. A reader that has gone is no error. `file` is the
/// user's file, to be named where it went wrong in there.
pub fn say(error: &anyhow::Error, lang: Lang, json: bool, file: Option<&Path>) -> u8 {
    // Whoever broke it off knows why it ends.
    if platform::is_ending() {
        return BROKEN_OFF;
    }
    let (status, text) = judge(error, lang, file);
    if status != 0 {
        tell(status, &text, json);
    }
    status
}

/// Writes a message to the error output, for a program as an object; where that is closed too there is nobody left to tell.
pub fn tell(status: u8, text: &str, json: bool) {
    let text = match json {
        true => {
            let code = match status {
                2 => "usage",
                3 => "several",
                4 => "missing",
                _ => "failed",
            };
            escaped(&serde_json::json!({ "error": { "code": code, "status": status, "message": text } }).to_string())
        }
        false => lines(text),
    };
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Says on the error output what whoever reads the answer has to know.
pub fn warn(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", lines(text));
}

fn judge(error: &anyhow::Error, lang: Lang, file: Option<&Path>) -> (u8, String) {
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return (failure.status, failure.text.clone());
    }
    match error.downcast_ref::<store::Error>() {
        Some(store::Error::Full) => return (1, full(file, lang)),
        Some(store::Error::Io(error)) if is_full(error) => return (1, full(file, lang)),
        Some(store::Error::Gone) => return (1, shell::GONE.get(lang).to_owned()),
        Some(store::Error::Busy) => return (1, in_file(shell::BUSY.get(lang), file, lang)),
        Some(error) => {
            if let (store::Error::Damaged { path, detail, .. }, Some(file)) = (error, file)
                && path.as_os_str().is_empty()
            {
                // Met while reading: nothing is to be written on until that is answered.
                let _ = store::beside::note_damage(file, detail);
            }
            let said = |file| errors::in_file(error, file, || store::beside::newest_whole(file, Clock::System.today()), lang);
            let status = if matches!(error, store::Error::Missing(_) | store::Error::Lost { .. }) { 4 } else { 1 };
            return (status, file.map_or_else(|| errors::of_store(error, lang), said));
        }
        None => {}
    }
    match error.downcast_ref::<std::io::Error>() {
        Some(error) if error.kind() == ErrorKind::BrokenPipe => (0, String::new()),
        Some(error) => (1, of_io(error, lang)),
        None => (1, errors::other(lang, &error.to_string())),
    }
}

fn of_io(error: &std::io::Error, lang: Lang) -> String {
    if is_full(error) { shell::FULL.get(lang).to_owned() } else { errors::of_io(error, lang) }
}

/// The sentence for a disk without room, with the file where it is known.
fn full(file: Option<&Path>, lang: Lang) -> String {
    let said = in_file(shell::FULL.get(lang), file, lang);
    let newest = |file| errors::Whole::from(store::beside::newest_whole(file, Clock::System.today()));
    file.map_or_else(|| said.clone(), |file| newest(file).after(said.clone(), lang))
}

/// A sentence with the file that it is about, where that is known.
fn in_file(said: &str, file: Option<&Path>, lang: Lang) -> String {
    file.map_or_else(|| said.to_owned(), |file| format!("{said} {}", errors::in_this_file(lang, &file.display().to_string())))
}

fn is_full(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
