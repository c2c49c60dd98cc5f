//! What a client has of working with us, and would lose by leaving: what ties them, what they got beyond the contract, how we supply
//! (M32, M51, M53). What another supplier would need is for us alone.

use super::listed::{Tells, of_account, table};
use super::{About, Asked, Document, value};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::rules::part;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Record, span};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::handed as say;
use chrono::Months;

/// The document.
pub static LEAVING: Document = Document {
    key: "leaving",
    called: say::LEAVING_CALLED,
    words: say::LEAVING,
    is_command: false,
    audiences: &[Audience::Client, Audience::Team, Audience::Me],
    tells: TELLS,
    day: None,
    nothing: say::NO_LEAVING,
    about: About::Account(read),
};

const TELLS: Tells = &[(Entity::Bond, &["title", "kind"]), (Entity::Delivery, &["period", "shipments", "on_time", "in_full"])];

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let is_client = asked.audience == Audience::Client;
    let is_told = is_client || asked.audience.shows_kind(Entity::Bond);
    let mut bonds = if is_told { of_account(store, asked, Entity::Bond, account)? } else { Vec::new() };
    bonds.sort_by_key(|bond| std::cmp::Reverse(bond.int("strength")));
    let ties = table(store, asked, TELLS, ("bonds", &bonds), &["title", "kind", "strength", "rival_needs"])?;
    let given = value::given(store, asked, account)?;
    let worth = if given.is_empty() { Vec::new() } else { value::totals(asked, &given) };
    let headed = |key, keys, heading, blocks| Section::of(key, keys, blocks).headed(phrase(heading, []));
    let sections = vec![
        headed("bonds", &[], say::BONDS, ties.into_iter().collect()),
        headed("value", value::TOTALS, say::VALUE_GIVEN, worth),
        headed("supply", &["on_time", "in_full"], say::SUPPLY, supply(store, account)?),
    ];
    if sections.iter().all(|section| section.blocks.is_empty()) {
        return Ok(None);
    }
    let name = store.name_of(Entity::Account, account, asked.lang)?;
    let title = if is_client { say::together_title(asked.lang, &name) } else { say::leaving_title(asked.lang, &name) };
    Ok(Some(Page { key: LEAVING.key, title, sections }))
}

/// How many deliveries of the last twelve months came in time and in full, of those months of which it is written.
fn supply(store: &Store, account: i64) -> Result<Vec<Block>> {
    let today = store.clock().today();
    let since = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    let mut months = store.owned(Entity::Delivery, account)?;
    months.retain(|month| span::bounds(month.text("period")).is_some_and(|(first, _)| since <= first && first <= today));
    let share = |key: &'static str, label| {
        let told = months.iter().filter_map(|month: &Record| Some((month.int(key)?, month.int("shipments")?)));
        let (met, all) = told.fold((0, 0), |(met, all), (one, of)| (met + one, all + of));
        let share = part(i128::from(met), i128::from(all), 1_000)?;
        let of = phrase(say::OF_ALL, [met, all].map(|count| Value::Text(count.to_string())));
        Some(Block::Fact(Fact::new(key, label, alone(Value::Percent(share))).and(of)))
    };
    Ok([share("on_time", say::ON_TIME), share("in_full", say::IN_FULL)].into_iter().flatten().collect())
}
