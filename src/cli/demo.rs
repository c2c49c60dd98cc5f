//! `kam demo`: an example with invented companies, which never touches the user's own file.

use super::failure::Failure;
use super::out::Out;
use super::session::{Session, shown};
use crate::clock::Clock;
use crate::domain::Lang;
use crate::platform::TemporaryFolder;
use crate::store::place::Old;
use crate::store::{Error, Origin, Store, beside};
use crate::text::command::{name_file, path};
use crate::text::errors::{self, Whole};
use crate::text::shell;
use clap::ArgMatches;
use std::path::PathBuf;

/// The folder with the throw-away copy; it is removed when this is dropped.
#[derive(Debug)]
pub struct Demo(TemporaryFolder);

impl Demo {
    /// The copy.
    pub fn file(&self) -> PathBuf {
        self.0.path().join("kamdesk-demo.db")
    }
}

/// Makes the throw-away copy.
pub fn make(lang: Lang, clock: Clock) -> anyhow::Result<Demo> {
    let demo = Demo(TemporaryFolder::new()?);
    let store = Store::open(&demo.file(), clock)?;
    crate::demo::fill(&store, lang)?;
    Ok(demo)
}

/// `--save`: writes the example to a new file.
pub fn save(session: &Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let Some(target) = given.get_one::<PathBuf>("save") else { return Ok(2) };
    let target = std::path::absolute(target)?;
    // Whatever is advised is about this file, not the user's own.
    name_file(&target);
    if target.symlink_metadata().is_ok() {
        return Err(Failure::failed(shell::exists(session.lang, &shown(&target))).into());
    }
    session.must_not_serve(&target)?;
    session.must_have_folder(&target)?;
    if beside::was_here(&target) {
        let backup = beside::newest_whole(&target, session.clock.today());
        return Err(Error::Lost { path: target, backup }.into());
    }
    // The file that could not be made is meant, not the user's own.
    let failed = |error: &Error| Failure::failed(errors::without_form(error, &target, || Whole::Nowhere, session.lang));
    let demo = make(session.lang, session.clock).map_err(|error| match error.downcast_ref::<Error>() {
        Some(of_store) => failed(of_store).into(),
        None => error,
    })?;
    let copied = Origin::new(&demo.file(), session.clock).read_only().and_then(|store| store.back_up(&target, Old::None));
    copied.map_err(|error| failed(&error))?;
    if session.json {
        out.json(&serde_json::json!({ "saved": shown(&target) }))?;
    } else {
        out.line(&shell::demo_saved(session.lang, &shown(&target), &path(&target)))?;
    }
    Ok(0)
}
