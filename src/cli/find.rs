//! `kam find`: names first, then everything written.

use super::failure::Failure;
use super::json::{Links, csv};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::{Entity, Lang, day};
use crate::printable::line;
use crate::search::full_text::{self, Hint, Hit, Hits, Window};
use crate::search::palette::{Match, Names, What};
use crate::text::{find as said, shell};
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
        out.json(&as_json(&names, &hits, &Links::new(&store, session.lang))?)?;
        return Ok(status);
    }
    if given.get_flag("csv") && status == 0 {
        as_csv(&names, &hits, session.lang, out)?;
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

/// What a name found is, and its number.
fn what(name: &Match) -> (Entity, i64) {
    match name.what {
        What::Account(id) => (Entity::Account, id),
        What::Person(id) => (Entity::Person, id),
        What::Promise(id) => (Entity::Action, id),
        What::Opportunity(id) => (Entity::Opportunity, id),
    }
}

fn as_json(names: &[Match], hits: &Hits, links: &Links) -> anyhow::Result<serde_json::Value> {
    let name = |name: &Match| {
        let (entity, id) = what(name);
        json!({ "what": entity.def().table, "id": id, "text": name.text, "detail": name.detail, "lit": name.lit })
    };
    let row = |hit: &Hit| -> anyhow::Result<serde_json::Value> {
        let lit: Vec<_> = hit.lit.iter().map(|range| [range.start, range.end]).collect();
        let kind = Some(&hit.kind).filter(|kind| !kind.is_empty());
        Ok(json!({
            "what": hit.place.entity.def().table, "id": hit.place.id, "day": hit.place.day.map(day::iso),
            "account": links.link(Entity::Account, hit.account.as_ref().map(|(id, _)| *id))?,
            "kind": kind, "field": hit.field, "excerpt": hit.excerpt, "lit": lit, "private": hit.private,
        }))
    };
    let hint = hits.hint.as_ref().map(|hint| {
        let (code, about) = match hint {
            Hint::Nothing => ("nothing_sought", None),
            Hint::OtherLayout(meant) => ("other_layout", Some(meant)),
            Hint::NoAccount(name) => ("no_account", Some(name)),
            Hint::NoPerson(name) => ("no_person", Some(name)),
            Hint::NoKind(name) => ("no_kind", Some(name)),
        };
        json!({ "code": code, "about": about })
    });
    let written = hits.rows.iter().map(row).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(json!({ "names": names.iter().map(name).collect::<Vec<_>>(), "written": written, "more": hits.more, "hint": hint }))
}

/// Names and what is written as one table.
fn as_csv(names: &[Match], hits: &Hits, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let heads = [shell::COL_KIND, shell::COL_NAME, shell::COL_DAY, shell::COL_ACCOUNT, shell::COL_ABOUT];
    let names = names.iter().map(|name| {
        let kind = what(name).0.def().words.get(lang);
        [kind.to_owned(), name.text.clone(), String::new(), String::new(), name.detail.clone()]
    });
    let rows = hits.rows.iter().map(|hit| {
        let account = hit.account.as_ref().map_or_else(String::new, |(_, name)| name.clone());
        let on = hit.place.day.map_or_else(String::new, day::iso);
        [said::kind(hit.place.entity, &hit.kind, lang).to_owned(), String::new(), on, account, hit.excerpt.clone()]
    });
    csv(out, &heads.map(|head| head.get(lang)), names.chain(rows).map(Vec::from))
}
