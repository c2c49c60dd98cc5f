//! `kam find`: names first, then everything written.

use super::failure::Failure;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::{Lang, day};
use crate::printable::line;
use crate::search::full_text::{self, Hit, Hits, Window};
use crate::search::palette::{Match, Names, What};
use crate::text::find as said;
use clap::ArgMatches;
use serde_json::json;
use std::ffi::OsString;

/// How many names are listed.
const NAMES: usize = 10;
/// How many rows are listed.
const ROWS: usize = 20;

/// Prints what was found; where there is nothing the status is 4.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let typed = given.get_many::<String>("words").into_iter().flatten().map(|word| as_one(word)).collect::<Vec<_>>().join(" ");
    let mut names = Names::load(&store)?.find(&typed);
    names.truncate(if typed.trim().is_empty() { 0 } else { NAMES });
    let hits = full_text::find_typed(&store, &typed, Window { limit: ROWS, ..Window::default() })?;
    let status = if names.is_empty() && hits.rows.is_empty() { 4 } else { 0 };
    if session.json {
        out.json(&as_json(&names, &hits, session.lang))?;
        return Ok(status);
    }
    if status != 0 {
        let hint = hits.hint.as_ref().map(|hint| said::hint(hint, session.lang));
        let nothing = said::nothing(session.lang, &line(&typed));
        return Err(Failure::missing(hint.map_or(nothing.clone(), |hint| format!("{nothing}\n{hint}"))).into());
    }
    print(&names, &hits, session.lang, out)?;
    Ok(0)
}

/// The command line with `-word` after `find` made a word to leave out instead of an option: a true minus sign is none.
pub fn with_minus(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut finding = false;
    let mut taken = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let word = argument.to_str().and_then(|text| text.strip_prefix('-')).filter(|word| !word.starts_with('-'));
        match word.filter(|word| finding && !matches!(*word, "" | "h" | "V")) {
            Some(word) => taken.push(format!("−{word}").into()),
            None => {
                finding |= argument == "find";
                taken.push(argument);
            }
        }
    }
    taken
}

/// A word that the shell handed over with blanks in it stood in quotes there, and is meant as a phrase.
fn as_one(word: &str) -> String {
    let parted = word.contains(char::is_whitespace);
    if parted && !word.contains(['"', '«', '“', ':']) { format!("\"{word}\"") } else { word.to_owned() }
}

fn number(what: What) -> String {
    match what {
        What::Account(id) => format!("a{id}"),
        What::Person(_) | What::Promise(_) | What::Opportunity(_) => String::new(),
    }
}

fn print(names: &[Match], hits: &Hits, lang: Lang, out: &mut Out) -> std::io::Result<()> {
    if !names.is_empty() {
        out.title(said::NAMES.get(lang))?;
        let mut table = Table::default();
        for name in names {
            let kind = match name.what {
                What::Promise(_) => said::PROMISE.get(lang),
                What::Opportunity(_) => said::OPPORTUNITY.get(lang),
                _ => "",
            };
            let detail = [kind, name.detail.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            table.row([name.text.clone(), number(name.what), detail]);
        }
        out.table(&table)?;
    }
    if !hits.rows.is_empty() {
        if names.is_empty() { out.title(said::WRITTEN.get(lang)) } else { out.heading(said::WRITTEN.get(lang)) }?;
        for hit in &hits.rows {
            out.item("", &head(hit, lang))?;
            out.item("    ", &hit.excerpt)?;
        }
        if hits.more {
            out.line(&format!("… {}", said::MORE.get(lang)))?;
        }
    }
    if let Some(hint) = hits.hint.as_ref().filter(|_| hits.rows.is_empty()) {
        out.line("")?;
        out.line(&said::hint(hint, lang))?;
    }
    Ok(())
}

fn head(hit: &Hit, lang: Lang) -> String {
    let account = hit.account.as_ref().map_or("", |(_, name)| name.as_str());
    let on = hit.place.day.map(|on| day::show(&day::iso(on), lang)).unwrap_or_default();
    let private = if hit.private { said::PRIVATE.get(lang) } else { "" };
    let parts = [on.as_str(), account, said::kind(hit.place.entity, &hit.kind, lang), private];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn as_json(names: &[Match], hits: &Hits, lang: Lang) -> serde_json::Value {
    let names: Vec<_> = names
        .iter()
        .map(|name| {
            let (what, id) = match name.what {
                What::Account(id) => ("account", id),
                What::Person(id) => ("person", id),
                What::Promise(id) => ("action", id),
                What::Opportunity(id) => ("opportunity", id),
            };
            json!({ "what": what, "id": id, "text": name.text, "detail": name.detail, "lit": name.lit })
        })
        .collect();
    let rows: Vec<_> = hits
        .rows
        .iter()
        .map(|hit| {
            let lit: Vec<_> = hit.lit.iter().map(|range| [range.start, range.end]).collect();
            json!({
                "what": hit.place.entity.def().table, "id": hit.place.id, "day": hit.place.day.map(day::iso),
                "account_id": hit.account.as_ref().map(|(id, _)| id), "account": hit.account.as_ref().map(|(_, name)| name),
                "kind": hit.kind, "field": hit.field, "excerpt": hit.excerpt, "lit": lit, "private": hit.private,
            })
        })
        .collect();
    json!({ "names": names, "written": rows, "more": hits.more, "hint": hits.hint.as_ref().map(|hint| said::hint(hint, lang)) })
}
