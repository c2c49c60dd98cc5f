//! What the imports of one kind of file each have in common: whether it is written, and what is said where it is not.

use super::import::{Options, Wanted, agreed, decide};
use super::out::aside;
use crate::domain::Lang;
use crate::import;
use crate::printable::line;
use crate::store::Store;
use crate::text::import as say;
use crate::text::whose as met;
use std::io::Write;

/// Whether a plan is written; where nothing would change, that alone is said, in these words.
pub(super) fn decide_on(
    idle: bool,
    nothing: &str,
    options: &Options,
    lang: Lang,
    out: &mut dyn Write,
    interactive: bool,
) -> anyhow::Result<Wanted> {
    if !idle || options.dry_run {
        return decide(idle, true, options, lang, out, interactive);
    }
    if !options.json {
        writeln!(out, "{nothing}")?;
    }
    Ok(Wanted::Nothing)
}

/// Writes what is wanted; why it was not written is said, and becomes the exit status.
///
/// # Errors
/// Those of the store, and of `apply` before it writes.
pub(super) fn carry_out<T>(
    wanted: Wanted,
    store: &Store,
    status: &mut i32,
    lang: Lang,
    apply: impl FnOnce() -> anyhow::Result<Result<T, import::Error>>,
) -> anyhow::Result<Option<T>> {
    match wanted {
        Wanted::Apply => match apply()? {
            Ok(done) => return Ok(Some(done)),
            Err(import::Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                aside(&line(&say::apply_error(&error, store.path(), || None, lang)));
                *status = (*status).max(1);
            }
        },
        Wanted::Nothing => {}
        Wanted::CannotAsk => {
            aside(say::NEEDS_YES.get(lang));
            *status = 2;
        }
    }
    Ok(None)
}

/// Whether those too are taken in of which it is a guess whose they are: where that was said, or is agreed to now.
pub(super) fn guesses_too(any: bool, options: &Options, lang: Lang, out: &mut dyn Write, interactive: bool) -> anyhow::Result<bool> {
    let asked = any && !options.guesses && !options.yes && interactive && !options.json;
    let taken = any && (options.guesses || asked && agreed(met::ASK_GUESSES.get(lang), lang, out)?);
    if any && !taken && !asked && !options.json {
        writeln!(out, "{}", met::HOW_GUESSES.get(lang))?;
    }
    Ok(taken)
}
