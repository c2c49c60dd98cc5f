//! `kam import`.

use crate::domain::Lang;
use crate::store::Store;
use std::io::Write;
use std::path::PathBuf;

/// What was asked for on the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Say what would be done and do nothing.
    pub dry_run: bool,
    /// Do not ask.
    pub yes: bool,
    /// Answer in JSON.
    pub json: bool,
}

/// Takes files in; gives the exit status.
pub fn run(
    _store: &Store,
    _files: &[PathBuf],
    _options: Options,
    _lang: Lang,
    _out: &mut dyn Write,
    _interactive: bool,
) -> anyhow::Result<i32> {
    Ok(0)
}
