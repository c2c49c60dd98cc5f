//! Documents on an account: `kam money`. One command for all of them; each is a row of `documents::DOCUMENTS`.

use super::json::Links;
use super::named::account_named;
use super::out::Out;
use super::session::Session;
use crate::documents::Document;
use crate::domain::Entity;
use crate::page::{json, markdown, text};
use clap::ArgMatches;

/// The room of a page, in cells.
const CELLS: usize = 80;

/// Prints a document.
pub fn run(session: &mut Session, document: &Document, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    let lang = session.lang;
    let whom = given.get_many::<String>("account").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let account = account_named(&store, &whom, lang)?;
    let page = (document.read)(&store, account)?;
    if session.json {
        let mut told = json::document(&page);
        told["account"] = Links::new(&store, lang).link(Entity::Account, Some(account))?;
        out.json(&told)?;
    } else if given.get_flag("markdown") {
        out.raw(&markdown::document(&page, lang))?;
    } else {
        let how = text::How { cells: CELLS, ascii: session.ascii, whole: given.get_flag("whole"), lang };
        for line in text::lines(&page, how) {
            out.line(&line)?;
        }
    }
    Ok(0)
}
