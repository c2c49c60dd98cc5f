//! `kam import` without a file: what stands in the watched ones.

use super::import::{self, Options};
use super::out::aside;
use crate::domain::Lang;
use crate::printable::line;
use crate::settings::Settings;
use crate::store::Store;
use crate::text::command::kam;
use crate::text::import as say;
use crate::today::notices::watched::told;
use crate::watched;
use std::io::Write;
use std::path::PathBuf;

/// The exit status of a command that cannot be done as it is given.
const USAGE: u8 = 2;

/// Says that no file is named. Gives the exit status.
pub(super) fn nothing_named(lang: Lang) -> u8 {
    aside(&say::no_files(lang, &kam()));
    USAGE
}

/// Takes in the watched files that are whole, as if they were named; those that are not are said, and wait.
///
/// # Errors
/// Those of printing and of the store.
pub(super) fn take(
    store: &Store,
    settings: &Settings,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<i32> {
    if watched::paths(settings).is_empty() {
        return Ok(nothing_named(lang).into());
    }
    let (files, troubles) = watched::whole(settings);
    for trouble in &troubles {
        aside(&line(&told(trouble).said(lang)));
    }
    let untaken = i32::from(!troubles.is_empty());
    if files.is_empty() {
        aside(say::NOTHING_WATCHED.get(lang));
        return Ok(untaken);
    }
    let (paths, prints): (Vec<PathBuf>, Vec<String>) = files.into_iter().unzip();
    let status = import::run(store, &paths, options, lang, out, interactive)?;
    // What nobody could be asked about was not seen.
    if !options.dry_run && status != i32::from(USAGE) {
        // Where it cannot be noted, it is told again.
        let _ = watched::note(store, &prints);
    }
    Ok(status.max(untaken))
}
