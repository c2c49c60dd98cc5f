//! `kam actions`: the actions of all accounts, late first, narrowed by the words of their filter.

use super::failure::Failure;
use super::json::Links;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use super::today::when;
use crate::domain::action::{ACTION_KINDS, ACTION_STATES, OWNERS, SOURCES};
use crate::domain::field::find_choice;
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::words::thousands;
use crate::domain::{Choice, Entity, Lang, Words, day};
use crate::search::actions::{Around, parse};
use crate::store::Query;
use crate::store::every_action::{Counts, EveryAction};
use crate::text::{actions as say, screen};
use clap::ArgMatches;

/// More than any file has.
const EVERY: usize = i32::MAX as usize;

/// The headings, in the order of [`cells`].
const HEADS: [Words; 7] = [screen::DUE, screen::CLIENT, screen::KIND, say::OWNER, say::SOURCE, screen::STATE, screen::ACTION];

/// Prints the list; nothing found is status 4.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let lang = session.lang;
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let today = session.clock.today();
    let words: Vec<&str> = given.get_many::<String>("filter").into_iter().flatten().map(String::as_str).collect();
    let filter = parse(&fold(&words.join(" ")), Around { today, without_late: false });
    if !filter.unread.is_empty() {
        return Err(Failure::usage(say::not_understood(lang, &filter.unread.join(", "))).into());
    }
    let query = Query { limit: EVERY, audience: Audience::Me, ..Query::default() };
    let (page, counts) = store.every_action(&query, &filter, today)?;
    if session.json {
        out.json(&Links::new(&store, lang).all(Entity::Action, page.rows.iter().map(|row| row.action.id))?)?;
        return Ok(0);
    }
    if given.get_flag("csv") {
        out.csv(HEADS.map(|words| words.get(lang).to_owned()).to_vec())?;
        for row in &page.rows {
            out.csv(cells(row, lang, str::to_owned).to_vec())?;
        }
        return Ok(0);
    }
    if page.rows.is_empty() {
        return Err(Failure::missing(say::NOTHING.get(lang).to_owned()).into());
    }
    let mut table = Table::default();
    table.row(HEADS.map(|words| words.get(lang).to_owned()));
    for row in &page.rows {
        table.row(cells(row, lang, |kept| when(Some(kept), None, today, lang)));
    }
    out.table(&table)?;
    out.line("")?;
    Ok(out.line(&total(counts, lang)).map(|()| 0)?)
}

fn total(counts: Counts, lang: Lang) -> String {
    say::total(lang, &thousands(counts.open as u64), &thousands(counts.late as u64))
}

/// What stands in a row, with its day said as it is wanted.
fn cells(row: &EveryAction, lang: Lang, say: impl Fn(&str) -> String) -> [String; 7] {
    let action = &row.action;
    let named = |choices: &'static [Choice], code: &str| find_choice(choices, code).map_or("", |choice| choice.words.get(lang)).to_owned();
    let due = action.due_on.as_deref().filter(|kept| day::from_iso(kept).is_some()).map_or_else(String::new, say);
    let owner = match action.owner.as_deref() {
        Some("colleague") if !action.colleague.is_empty() => action.colleague.clone(),
        owner => named(OWNERS, owner.unwrap_or("me")),
    };
    [
        due,
        action.account_name.clone(),
        named(ACTION_KINDS, &action.kind),
        owner,
        named(SOURCES, row.source.as_deref().unwrap_or_default()),
        named(ACTION_STATES, &action.state),
        action.title.clone(),
    ]
}
