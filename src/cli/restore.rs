//! `kam restore`: puts a backup in the place of the file, which is kept beside it.

use super::ask;
use super::backup::{bytes, is_same};
use super::failure::Failure;
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::day;
use crate::store::{Error, Sum, backup, garbled, restore, whose};
use crate::text::command::{kam, path};
use crate::text::{errors, folder, shell};
use chrono::{DateTime, Local};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Restores, once it was confirmed.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let Some(named) = given.get_one::<PathBuf>("backup") else { return Ok(2) };
    let source = std::path::absolute(named)?;
    out.ascii = session.ascii;
    session.must_exist(&source)?;
    if !session.is_there()? {
        session.must_not_serve(&session.file)?;
    }
    if is_same(&source, &session.file) {
        return Err(Failure::failed(shell::same_file(session.lang, &shown(&source))).into());
    }
    // What cannot be restored is said before anything is asked.
    backup::verify(&source).map_err(|error| match error {
        Error::Foreign(_) => Failure::failed(shell::no_backup(session.lang, &shown(&source), &kam())).into(),
        error => anyhow::Error::from(error),
    })?;
    let of_another = whose::is_of_another(&source, &session.file);
    let sum = Sum::of(&source);
    if !given.get_flag("yes") {
        ask::somebody(|| shell::needs_yes(session.lang, &kam(), &path(&source)))?;
        if !confirmed(session, &source, of_another, out)? {
            out.line(shell::LEFT.get(session.lang))?;
            return Ok(1);
        }
    }
    let restore::Restored { kept, lacks_drafts } = restore::carry_over(&source, &session.file, session.clock)?;
    if session.json {
        out.json(&serde_json::json!({
            "restored": shown(&session.file), "kept": kept.as_deref().map(shown), "lacks_drafts": lacks_drafts,
            "of_another": of_another, "checksum": sum.code(),
        }))?;
        return Ok(0);
    }
    // Whoever confirmed was told before.
    if of_another && given.get_flag("yes") {
        out.wrapped("", folder::OF_ANOTHER.get(session.lang))?;
    }
    if let Some(unchecked) = errors::of_sum(sum, session.lang).filter(|_| given.get_flag("yes")) {
        out.wrapped("", &unchecked)?;
    }
    out.line(&shell::restored(session.lang, &shown(&session.file)))?;
    if let Some(kept) = kept {
        out.line(&shell::kept(session.lang, &shown(&kept)))?;
        if lacks_drafts {
            out.wrapped("", shell::DRAFTS_UNREAD.get(session.lang))?;
        }
    }
    Ok(0)
}

fn confirmed(session: &Session, source: &Path, of_another: bool, out: &mut Out) -> anyhow::Result<bool> {
    let data = source.metadata()?;
    let changed = data.modified().map(|at| day::headline(DateTime::<Local>::from(at).date_naive(), session.lang)).unwrap_or_default();
    let said = shell::about_to_restore(session.lang, &shown(&session.file), &shown(source), &changed, &bytes(data.len(), session.lang));
    for line in said.lines() {
        out.line(line)?;
    }
    if of_another {
        out.wrapped("", folder::OF_ANOTHER.get(session.lang))?;
    }
    if let Some(unchecked) = errors::of_sum(Sum::of(source), session.lang) {
        out.wrapped("", &unchecked)?;
    }
    if garbled::is_in_copy(source) {
        out.wrapped("", errors::GARBLED_COPY.get(session.lang))?;
    }
    ask::confirmed(shell::CONFIRM.get(session.lang), out)
}
