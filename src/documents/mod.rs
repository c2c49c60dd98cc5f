//! Documents: pages on an account that are shown, printed and given away. A file and a line of the registry each; how a page is shown
//! is none of their business (see `page`).

pub mod money;

use crate::domain::words::Words;
use crate::page::Page;
use crate::store::{Result, Store};

/// A document on an account.
#[derive(Debug)]
pub struct Document {
    /// Its name on the command line, and in what programs read.
    pub key: &'static str,
    /// What it tells, for the help of the command.
    pub words: Words,
    /// Builds its page.
    pub read: fn(&Store, i64) -> Result<Page>,
}

/// All documents.
pub static DOCUMENTS: [&Document; 1] = [&money::MONEY];
