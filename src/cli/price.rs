//! `kam price`: what a concession costs at an account.

use super::document;
use super::failure::Failure;
use super::named::account_named;
use super::out::Out;
use super::session::Session;
use crate::concession::{answer, read};
use clap::ArgMatches;

/// Prints the answer to a line. One that leaves something open, or is not all understood, says so and fails: nobody may reckon on with it.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    let words = |name: &str| given.get_many::<String>(name).into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let account = account_named(&store, &words("account"), session.lang)?;
    let line = read(&words("line"));
    if let Some(trouble) = crate::concession::trouble(&line) {
        return Err(Failure::usage(trouble.said(session.lang)).into());
    }
    document::print(session, &store, (account, &answer(&store, account, &line)?), given, out)
}
