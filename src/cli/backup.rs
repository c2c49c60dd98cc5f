//! `kam backup`: a whole, checked copy.

use super::failure::Failure;
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::Lang;
use crate::platform;
use crate::store::place::{Old, followed};
use crate::store::{Error, backup, beside, garbled};
use crate::text::command::kam;
use crate::text::{errors, folder, person, shell};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Makes the backup.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    // What an erasing had not come to is done before: the copy stands among those that are to be without the person.
    let remade = store.finish_erasing()?.remade;
    let target = match given.get_one::<PathBuf>("target") {
        Some(target) => {
            // A link is followed: what it leads to is replaced, not the link.
            let target = followed(&std::path::absolute(target)?);
            session.must_have_folder(&target)?;
            may_replace(session, &target, given.get_flag("yes"))?;
            store.back_up(&target, Old::Goes).map_err(|error| unfinished(session, &target, error))?;
            target
        }
        None => store.back_up_now().map_err(|error| unfinished(session, &backup::folder(&session.file), error))?,
    };
    let size = target.metadata()?.len();
    let today = backup::path_of(&session.file, session.clock.today());
    let stays = Some(today).filter(|today| given.get_one::<PathBuf>("target").is_none() && *today != target && today.exists());
    // What the file lacks, its copy lacks.
    let lacking = store.beyond_mending()?;
    // What doctor finds wrong with it is wrong with the copy.
    let is_flawed = lacking.is_none() && store.is_flawed()?;
    let status = u8::from(lacking.is_some());
    if session.json {
        let stays = stays.as_deref().map(shown);
        out.json(&serde_json::json!({ "backup": shown(&target), "bytes": size, "stays": stays, "lacking": lacking, "flawed": is_flawed, "backups_remade": remade.iter().map(|copy| shown(copy)).collect::<Vec<_>>() }))?;
        return Ok(status);
    }
    if !remade.is_empty() {
        out.wrapped("", person::FINISHED.get(session.lang))?;
        out.wrapped("", person::REMADE.get(session.lang))?;
        remade.iter().try_for_each(|copy| out.line(&format!("  {}", shown(copy))))?;
    }
    let (name, size) = (shown(&target), bytes(size, session.lang));
    match lacking {
        None if is_flawed => out.wrapped("", &shell::backed_up_flawed(session.lang, &name, &size, &kam()))?,
        None => out.line(&shell::backed_up(session.lang, &name, &size))?,
        Some(what) => {
            let why = errors::beyond_mending(session.lang, &shown(&session.file), &errors::object(&what, session.lang));
            out.wrapped("", &errors::then(&shell::backed_up_unrestorable(session.lang, &name, &size), &why))?;
        }
    }
    if let Some(stays) = stays {
        let garbled = garbled::is_in_copy(&target) && !garbled::is_in_copy(&stays);
        let stays = shown(&stays);
        let said = if garbled { shell::legible_stays(session.lang, &stays, &kam()) } else { shell::stays_beside(session.lang, &stays) };
        out.wrapped("", &said)?;
    }
    Ok(status)
}

/// Says that a copy was not made, and where it was to be.
fn unfinished(session: &Session, target: &Path, error: Error) -> Failure {
    // What is missing in the file is what keeps a copy from being made.
    let error = error.caused_by(session.flaw.as_ref());
    let newest = || beside::newest_whole(&session.file, session.clock.today());
    let taken = beside::in_place_of_folder(&session.file).filter(|taken| taken == target);
    let why = taken.map_or_else(
        || errors::without_form(&error, &session.file, newest, session.lang),
        |taken| folder::in_place_of(&taken, session.lang),
    );
    Failure::failed(shell::not_backed_up(session.lang, &shown(target), &why))
}

/// A file that stands there is replaced only when it is ours and that was asked for.
fn may_replace(session: &Session, target: &Path, yes: bool) -> anyhow::Result<()> {
    let name = shown(target);
    if target.is_dir() {
        return Err(Failure::usage(shell::is_folder(session.lang, &name)).into());
    }
    session.must_not_serve(target)?;
    if target.symlink_metadata().is_err() {
        return Ok(());
    }
    if is_same(target, &session.file) {
        return Err(Failure::failed(shell::same_file(session.lang, &name)).into());
    }
    match backup::verify(target) {
        Ok(()) if yes => Ok(()),
        Ok(()) => Err(Failure::failed(shell::exists_ours(session.lang, &name)).into()),
        Err(_) => Err(Failure::failed(shell::exists(session.lang, &name)).into()),
    }
}

/// Whether two paths lead to one file, links followed, or are two names of one.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let is_one = matches!((platform::identity(one), platform::identity(other)), (Some(one), Some(other)) if one == other);
    is_one || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// A size in short: `1.4 MB`, «1,4 МБ».
pub fn bytes(size: u64, lang: Lang) -> String {
    match size {
        0..1_000 => shell::bytes(lang, size),
        1_000..1_000_000 => shell::kilobytes(lang, size / 1_000),
        _ => shell::megabytes(lang, size / 1_000_000, size % 1_000_000 / 100_000),
    }
}
