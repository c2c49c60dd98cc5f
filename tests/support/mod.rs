//! What the integration tests share: the workbench in memory, the real program in a pseudo-terminal, and files to
//! work on.
#![allow(dead_code, reason = "every test file takes what it needs")]

pub mod desk;
#[cfg(unix)]
pub mod home;
pub mod keys;
#[cfg(unix)]
pub mod pty;
pub mod slips;
pub mod ways;

use chrono::DateTime;
use kamdesk::clock::Clock;
use kamdesk::demo;
use kamdesk::domain::Lang;
use kamdesk::store::{Barred, Store};
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The morning on which pictures are taken: a Tuesday with three meetings ahead.
pub const MORNING: &str = "2026-11-24T09:00:00+03:00";

/// The clock that stands at [`MORNING`].
pub fn morning() -> Clock {
    Clock::Fixed(DateTime::parse_from_rfc3339(MORNING).unwrap())
}

/// Whether the demo world has a text of its own in this language yet.
pub fn has_demo(lang: Lang) -> bool {
    lang == Lang::Ru || include_str!("../../assets/demo/en.toml") != include_str!("../../assets/demo/ru.toml")
}

/// Copies the demo of that morning to `target`; it is made once and copied.
pub fn demo_at(target: &Path, lang: Lang) {
    static MADE: [OnceLock<TempDir>; 2] = [OnceLock::new(), OnceLock::new()];
    let made = MADE[usize::from(lang == Lang::En)].get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("demo.db"), morning()).unwrap();
        demo::fill(&store, lang).unwrap();
        folder
    });
    std::fs::copy(made.path().join("demo.db"), target).unwrap();
}

/// Fails unless the file is whole and what is found agrees with what is written.
pub fn assert_whole(file: &Path) -> Store {
    let store = Store::open(file, Clock::System).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    assert_eq!(store.stale_find_texts().unwrap(), 0, "find texts disagree with the records");
    // A copy is as good when it is kept from being written into.
    assert!(matches!(store.barred(), None | Some(Barred::Copy)), "{:?}", store.barred());
    store
}
