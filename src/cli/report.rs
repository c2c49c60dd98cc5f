//! `kam report`: documents that leave the house, each a row of `documents::DOCUMENTS`, in any form of `page::FORMATS`.

use super::failure::Failure;
use super::json::Links;
use super::named::account_named;
use super::out::{Out, aside};
use super::session::{Session, shown};
use crate::documents::file::{self, Refused};
use crate::documents::minutes::{MINUTES, is_signed};
use crate::documents::{About, Asked, DOCUMENTS, Dated, Document, Named};
use crate::domain::field::Bias;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, day};
use crate::page::{Format, How, Page, json};
use crate::store::Store;
use crate::text::{help, report as say};
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// The audiences that can be asked for, by their codes.
pub(super) const FOR: [(&str, Audience); 3] = [("client", Audience::Client), ("team", Audience::Team), ("me", Audience::Me)];
/// The room of a line, in cells.
pub(super) const CELLS: usize = 80;

/// Prints the document that is asked for, or puts it into a file.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let kind = given.get_one::<String>("kind").map_or("", String::as_str);
    let Some(document) = DOCUMENTS.into_iter().find(|document| document.key == kind) else {
        return Err(Failure::usage(help::NOT_UNDERSTOOD.get(session.lang)).into());
    };
    let words = given.get_many::<String>("about").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let named = named(session, document, given)?;
    hand(session, (document, &words, named), given, out)
}

/// Prints a document on what is named with it, or puts it into a file.
pub(super) fn hand(
    session: &mut Session,
    (document, words, named): (&Document, &str, Option<NaiveDate>),
    given: &ArgMatches,
    out: &mut Out,
) -> anyhow::Result<u8> {
    let format = format(session, given)?;
    if !format.is_text && given.get_one::<PathBuf>("output").is_none() && out.is_terminal() {
        let name = format!("{}.{}", document.key, format.extension);
        return Err(Failure::usage(say::not_in_terminal(session.lang, &format.code.to_uppercase(), &name)).into());
    }
    let audience = audience(session, document, given)?;
    let (store, settings) = session.open()?;
    out.ascii = session.ascii;
    let asked = Asked { settings: &settings, audience, day: named, lang: session.lang };
    let (account, page) = match document.about {
        About::Account(_) if words.is_empty() => return Err(Failure::usage(say::NO_ACCOUNT.get(session.lang)).into()),
        About::Account(build) => {
            let account = account_named(&store, words, session.lang)?;
            (Some(account), build(&store, account, &asked)?)
        }
        About::Day(build) => {
            let on = if words.is_empty() { session.clock.today() } else { read_day(session, words, Bias::Nearest)? };
            (None, build(&store, on, &asked)?)
        }
        About::Practice(_) if !words.is_empty() => {
            return Err(Failure::usage(say::about_nothing(session.lang, document.key)).into());
        }
        About::Practice(build) => (None, build(&store, &asked)?),
    };
    let page = page.ok_or_else(|| Failure::missing(document.lacks(&asked).get(session.lang)))?;
    let how = How { cells: CELLS, ascii: session.ascii, whole: given.get_flag("whole"), lang: session.lang };
    match given.get_one::<PathBuf>("output") {
        Some(file) => put(session, file, &bytes(session, &store, (account, &page), format, how)?, given.get_flag("force"), out)?,
        None => print(session, &store, (account, &page), format, how, out)?,
    }
    if document.key == MINUTES.key && !is_signed(&settings) {
        aside(crate::text::minutes::UNSIGNED.get(session.lang));
    }
    Ok(0)
}

/// Prints a page in a form.
pub(super) fn print(
    session: &Session,
    store: &Store,
    (account, page): (Option<i64>, &Page),
    format: &Format,
    how: How,
    out: &mut Out,
) -> anyhow::Result<()> {
    match format.code {
        "json" => out.json(&told(session, store, account, page)?)?,
        "text" => crate::page::text::lines(page, how).iter().try_for_each(|line| out.line(line))?,
        _ => out.bytes(&(format.write)(page, how)?)?,
    }
    Ok(())
}

/// A page in a form, as a file holds it.
fn bytes(session: &Session, store: &Store, (account, page): (Option<i64>, &Page), format: &Format, how: How) -> anyhow::Result<Vec<u8>> {
    match format.code {
        "json" => Ok(format!("{:#}\n", told(session, store, account, page)?).into_bytes()),
        _ => Ok((format.write)(page, how)?),
    }
}

/// A page for programs, with a link to the account that it is about.
fn told(session: &Session, store: &Store, account: Option<i64>, page: &Page) -> anyhow::Result<Json> {
    let mut told = json::document(page);
    if let Some(account) = account {
        told["account"] = Links::new(store, session.lang).link(Entity::Account, Some(account))?;
    }
    Ok(told)
}

/// The form that is asked for: by its code, by `--json`, by the name of the file, else text.
fn format(session: &Session, given: &ArgMatches) -> anyhow::Result<&'static Format> {
    let file = given.get_one::<PathBuf>("output");
    let code = given.get_one::<String>("format").map(String::as_str);
    match code {
        // With a file, JSON says where it is.
        Some(code) if session.json && file.is_none() && code != json::JSON.code => {
            Err(Failure::usage(help::conflict(session.lang, "--json", &format!("--format {code}"))).into())
        }
        Some(code) => Ok(Format::of(code).unwrap_or(&crate::page::text::TEXT)),
        None if session.json && file.is_none() => Ok(&json::JSON),
        None => {
            let named = file.and_then(|file| Format::of_file(file.extension()?.to_str()?));
            Ok(named.unwrap_or(&crate::page::text::TEXT))
        }
    }
}

/// For whom the document is to be: one of those for whom it can be.
fn audience(session: &Session, document: &Document, given: &ArgMatches) -> anyhow::Result<Audience> {
    let code = |audience: &Audience| FOR.iter().find(|(_, known)| known == audience).map_or("", |(code, _)| *code);
    let wanted = given.get_one::<String>("for").and_then(|wanted| FOR.iter().find(|(code, _)| code == wanted));
    match wanted {
        None => Ok(document.audiences.first().copied().unwrap_or_default()),
        Some((_, audience)) if document.audiences.contains(audience) => Ok(*audience),
        Some(_) => {
            let known: Vec<&str> = document.audiences.iter().map(code).collect();
            Err(Failure::usage(say::not_for(session.lang, document.key, &known.join(", "))).into())
        }
    }
}

/// The day that is named with a document on an account, where it takes one.
fn named(session: &Session, document: &Document, given: &ArgMatches) -> anyhow::Result<Option<NaiveDate>> {
    let option = |named| match named {
        Named::Of => "of",
        Named::Since => "since",
    };
    let taken = document.day.map(|day| option(day.named));
    let strange = [Named::Of, Named::Since].map(option).into_iter().find(|name| given.contains_id(name) && taken != Some(name));
    if let Some(name) = strange {
        return Err(Failure::usage(say::takes_no(session.lang, document.key, &format!("--{name}"))).into());
    }
    let typed = taken.and_then(|name| given.get_one::<String>(name));
    match (typed, document.day) {
        (Some(typed), Some(Dated { named, .. })) => {
            let on = read_day(session, typed, Bias::Past)?;
            // Of what is still to come nothing has changed.
            if named == Named::Since && on > session.clock.today() {
                return Err(Failure::usage(say::not_yet(session.lang, typed)).into());
            }
            Ok(Some(on))
        }
        (None, Some(Dated { named, is_needed: true, .. })) => {
            Err(Failure::usage(say::needs(session.lang, document.key, &format!("--{}", option(named)))).into())
        }
        _ => Ok(None),
    }
}

fn read_day(session: &Session, typed: &str, bias: Bias) -> anyhow::Result<NaiveDate> {
    day::parse(typed, session.clock.today(), bias).ok_or_else(|| Failure::usage(say::no_day(session.lang, typed)).into())
}

/// Puts a document into a new file that only its owner may read, whole or not at all; into the place of one that is there only where that
/// is asked for.
fn put(session: &Session, file: &Path, bytes: &[u8], replaces: bool, out: &mut Out) -> anyhow::Result<()> {
    let file = std::path::absolute(file)?;
    session.must_not_serve(&file)?;
    session.must_have_folder(&file)?;
    let shown = shown(&file);
    file::put(&file, bytes, replaces).map_err(|refused| match refused {
        Refused::Exists => Failure::failed(say::exists(session.lang, &shown)).into(),
        Refused::IsData => Failure::failed(say::is_data(session.lang, &shown)).into(),
        Refused::NoFile => Failure::failed(say::no_file(session.lang, &shown)).into(),
        Refused::Failed(error) => anyhow::Error::from(error),
    })?;
    if session.json {
        out.json(&json!({ "saved": shown }))?;
    } else {
        out.line(&crate::text::map::written(session.lang, &shown))?;
    }
    Ok(())
}
