//! The workbench.

use crate::domain::Lang;
use std::path::PathBuf;

/// How the workbench is started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The file to work on.
    pub file: PathBuf,
    /// The language asked for; without one the file's own setting counts.
    pub lang: Option<Lang>,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whether this is the demo.
    pub demo: bool,
}

/// Runs the workbench until the user leaves it.
pub fn run(_: Launch) -> anyhow::Result<()> {
    Ok(())
}
