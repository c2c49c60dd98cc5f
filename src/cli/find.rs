//! `kam find`: names first, then everything written.

use super::failure::Failure;
use super::json::{Links, csv};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::{Entity, Lang, day};
use crate::printable::line;
use crate::search::apart::{Which, tell_apart};
use crate::search::beside::{self, Beside};
use crate::search::full_text::{self, Hint, Hit, Hits, Window};
use crate::search::palette::{By, Match, Names, What};
use crate::store::Result;
use crate::text::command::{kam, word};
use crate::text::{find as said, shell};
use clap::ArgMatches;
use serde_json::json;
use std::ffi::OsString;

/// A name with how to reach whom it belongs to.
type Named = (Beside, Match);
/// An account by its number and name, and what somebody is there.
type Place = (Option<(i64, String)>, String);

/// How many names are listed.
const NAMES: usize = 10;
/// How many rows are listed.
const ROWS: usize = 20;

/// Prints what was found; where there is nothing the status is 4.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let typed = given.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let mut names = Names::load(&store)?.find(&typed);
    // Beside who is called so, whoever is called nearly so is not asked for.
    if names.iter().any(|name| name.named) {
        names.retain(|name| name.named);
    }
    names.truncate(if typed.trim().is_empty() { 0 } else { NAMES });
    let persons = names.iter_mut().filter_map(|name| match name.what {
        What::Person(id) => Some((id, name.text.as_str(), &mut name.detail)),
        _ => None,
    });
    tell_apart(&store, Which { entity: Entity::Person, guest: None }, persons)?;
    let names = names.into_iter().map(|name| Ok((beside::of(&store, name.what, name.at)?, name))).collect::<Result<Vec<Named>>>()?;
    let hits = full_text::find_typed(&store, &typed, Window { limit: ROWS, lang: session.lang, ..Window::default() })?;
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
        let chips = said::chips(&hits.read, session.lang).join(" · ");
        let understood = (!chips.is_empty()).then(|| said::understood(session.lang, &line(&chips)));
        // What was typed may be worth writing down, unless it was a search with filters.
        let offer = (hits.hint.is_none() && understood.is_none()).then(|| said::offer_commands(session.lang, &kam(), &word(&line(&typed))));
        let nothing = said::nothing(session.lang, &line(&typed));
        let told = [Some(nothing), understood, hint, offer].into_iter().flatten().collect::<Vec<_>>().join("\n");
        return Err(Failure::missing(told).into());
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

fn number(what: What) -> String {
    match what {
        What::Account(id) => format!("a{id}"),
        What::Person(_) | What::Promise(_) | What::Record(..) => String::new(),
    }
}

fn print(names: &[Named], hits: &Hits, lang: Lang, out: &mut Out) -> std::io::Result<()> {
    if !names.is_empty() {
        // Those named stand first.
        for (at, names) in names.chunk_by(|(_, one), (_, other)| one.named == other.named).enumerate() {
            let words = if names.iter().all(|(_, name)| name.named) { said::NAMES } else { said::LIKE };
            if at == 0 { out.title(words.get(lang)) } else { out.heading(words.get(lang)) }?;
            print_names(names, lang, out)?;
        }
    }
    if !hits.rows.is_empty() {
        if names.is_empty() { out.title(said::WRITTEN.get(lang)) } else { out.heading(said::WRITTEN.get(lang)) }?;
        let chips = said::chips(&hits.read, lang).join(" · ");
        if !chips.is_empty() {
            out.line(&said::understood(lang, &chips))?;
        }
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

fn print_names(names: &[Named], lang: Lang, out: &mut Out) -> std::io::Result<()> {
    let mut table = Table::default();
    for (beside, name) in names {
        let kind = match name.what {
            What::Promise(_) => said::PROMISE.get(lang).to_owned(),
            What::Record(entity, _) => entity.def().words.get(lang).to_lowercase(),
            _ => String::new(),
        };
        let former = if name.by == By::Former { said::formerly(lang, &name.reached) } else { String::new() };
        let detail = [kind.as_str(), name.detail.as_str(), former.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let reached = Some(name.reached.as_str()).filter(|reached| name.by == By::Reach && !reached.is_empty());
        // What was found stands first.
        let others = phones(beside, name).into_iter().filter(|phone| Some(*phone) != reached);
        let whose = if beside.of_company { format!("{} ", said::COMPANY_PHONE.get(lang)) } else { String::new() };
        let phones = reached.into_iter().chain(others).map(|phone| format!("{whose}{}", unbroken(phone))).collect::<Vec<_>>().join("; ");
        table.row([name.text.clone(), number(name.what), detail, phones]);
    }
    out.table(&table)
}

/// Whose what was found is: an account, or none where it is not said which of several.
fn place(beside: &Beside, name: &Match) -> Place {
    match name.what {
        // An account is its own.
        What::Account(_) => (None, String::new()),
        _ => (beside.account.clone(), beside.position.clone()),
    }
}

/// The phones of a person or an account found; a promise has none.
fn phones<'a>(beside: &'a Beside, name: &Match) -> Vec<&'a str> {
    match name.what {
        What::Account(_) | What::Person(_) => beside.phones.iter().map(|phone| phone.value.as_str()).collect(),
        What::Promise(_) | What::Record(..) => Vec::new(),
    }
}

/// Whose the phones of somebody found are.
fn phone_of(beside: &Beside, name: &Match) -> Option<&'static str> {
    let whose = match name.what {
        What::Person(_) if !beside.of_company => Entity::Person,
        _ => Entity::Account,
    };
    (!phones(beside, name).is_empty()).then_some(whose.def().table)
}

/// A phone that no line end parts.
fn unbroken(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
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
        What::Record(entity, id) => (entity, id),
    }
}

fn as_json(names: &[Named], hits: &Hits, links: &Links) -> anyhow::Result<serde_json::Value> {
    let name = |(beside, name): &Named| -> anyhow::Result<serde_json::Value> {
        let (entity, id) = what(name);
        let (account, position) = place(beside, name);
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let posts = beside
            .posts
            .iter()
            .map(|(at, _, position)| Ok(json!({ "account": links.link(Entity::Account, Some(*at))?, "position": some(position) })));
        Ok(json!({
            "what": entity.def().table, "id": id, "text": name.text, "detail": name.detail, "lit": name.lit,
            "phones": phones(beside, name), "phone_of": phone_of(beside, name), "named": name.named, "reached": some(&name.reached),
            "account": links.link(Entity::Account, account.map(|(id, _)| id))?, "position": some(&position),
            "posts": posts.collect::<anyhow::Result<Vec<_>>>()?,
        }))
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
            // What is to be typed instead: one of these.
            Hint::Filters(typed) => ("filters", typed.first()),
        };
        json!({ "code": code, "about": about })
    });
    let written = hits.rows.iter().map(row).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(json!({ "names": names.iter().map(name).collect::<anyhow::Result<Vec<_>>>()?, "written": written, "more": hits.more, "hint": hint }))
}

/// Names and what is written as one table.
fn as_csv(names: &[Named], hits: &Hits, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let heads = [
        shell::COL_KIND,
        shell::COL_NAME,
        shell::COL_DAY,
        shell::COL_ACCOUNT_NUMBER,
        shell::COL_ACCOUNT,
        shell::COL_POSITION,
        shell::COL_PHONES,
        shell::COL_ABOUT,
    ];
    let names = names.iter().map(|(beside, name)| {
        let kind = what(name).0.def().words.get(lang).to_owned();
        let of_company = if beside.of_company { format!(" ({})", said::COMPANY_PHONE.get(lang)) } else { String::new() };
        let phones = phones(beside, name).into_iter().map(|phone| format!("{phone}{of_company}")).collect::<Vec<_>>().join("; ");
        let about = if name.reached.is_empty() { name.detail.clone() } else { name.reached.clone() };
        let row = |number: String, account: String, position: String| {
            [kind.clone(), name.text.clone(), String::new(), number, account, position, phones.clone(), about.clone()]
        };
        match name.what {
            What::Account(_) => vec![row(number(name.what), name.text.clone(), String::new())],
            // Of several companies each has its row, unless one is meant.
            _ if beside.is_open() => {
                beside.posts.iter().map(|(id, short, position)| row(format!("a{id}"), short.clone(), position.clone())).collect()
            }
            _ => {
                let (account, position) = place(beside, name);
                let (id, short) = account.map_or_else(Default::default, |(id, short)| (format!("a{id}"), short));
                vec![row(id, short, position)]
            }
        }
    });
    let rows = hits.rows.iter().map(|hit| {
        let (id, account) = hit.account.as_ref().map_or_else(Default::default, |(id, name)| (format!("a{id}"), name.clone()));
        let on = hit.place.day.map_or_else(String::new, day::iso);
        let kind = said::kind(hit.place.entity, &hit.kind, lang).to_owned();
        [kind, String::new(), on, id, account, String::new(), String::new(), hit.excerpt.clone()]
    });
    csv(out, &heads.map(|head| head.get(lang)), names.flatten().chain(rows).map(Vec::from))
}
