//! A file that is gone while copies of it lie beside its place: nothing is made anew without asking.

use super::backup::bytes;
use super::failure::Failure;
use super::session::{Session, shown};
use crate::domain::day;
use crate::store::{Origin, beside, restore};
use crate::text::{errors, folder, lost as say};
use chrono::{DateTime, Local};
use std::io::{BufRead, Write};
use std::path::Path;

/// Asks what is to be opened where the file of the workbench is gone; an open file, or one never made, asks nothing.
///
/// # Errors
/// A quiet end when the user wants nothing done; those of restoring and making a file.
pub fn settle(session: &Session) -> anyhow::Result<()> {
    let file = &session.file;
    if file.exists() || !beside::was_here(file) {
        return Ok(());
    }
    let newest = beside::newest_whole(file, session.clock.today());
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", say::gone(session.lang, &shown(file)))?;
    match &newest {
        Some(newest) => {
            let offered = match newest {
                newest if newest.is_of_another => say::restore_another,
                newest if newest.is_flawed => say::restore_flawed,
                _ => say::restore,
            };
            writeln!(out, "{}", offered(session.lang, &about(&newest.path, session), &shown(&newest.path)))?;
            for lack in errors::lacks(newest, session.lang) {
                writeln!(out, "     {lack}")?;
            }
        }
        None => writeln!(out, "{}", say::NONE_WHOLE.get(session.lang))?,
    }
    if let Some(taken) = beside::in_place_of_folder(file) {
        writeln!(out, "     {}", folder::in_place_of(&taken, session.lang))?;
    }
    writeln!(out, "{}", say::OTHERS.get(session.lang))?;
    loop {
        let choice = match &newest {
            Some(newest) if newest.is_of_another => say::CHOOSE_ANOTHER,
            Some(_) => say::CHOOSE,
            None => say::CHOOSE_NEW,
        };
        write!(out, "{}", choice.get(session.lang))?;
        out.flush()?;
        let mut answer = String::new();
        if std::io::stdin().lock().read_line(&mut answer)? == 0 {
            return Err(end());
        }
        match (answer.trim(), &newest) {
            // What is of another file is nobody's first choice.
            ("", Some(newest)) if newest.is_of_another => return Err(end()),
            ("" | "1", Some(newest)) => {
                restore::restore(&newest.path, file, session.clock)?;
                return Ok(());
            }
            ("2", _) => {
                Origin::new(file, session.clock).create()?;
                return Ok(());
            }
            ("3", _) | ("", None) => return Err(end()),
            _ => {}
        }
    }
}

fn end() -> anyhow::Error {
    Failure { status: 0, text: String::new() }.into()
}

/// When a copy was made and how large it is.
fn about(copy: &Path, session: &Session) -> String {
    let Ok(data) = copy.metadata() else { return String::new() };
    let made = data.modified().map(|at| day::headline(DateTime::<Local>::from(at).date_naive(), session.lang)).unwrap_or_default();
    format!("{made}, {}", bytes(data.len(), session.lang))
}
