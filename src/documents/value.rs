//! What was given beyond the goods and what it brought (M32). The client reads their own figures alone, the confirmed ones apart from
//! their estimates, and never what it cost us.

use super::listed::{Tells, is_told, of_account, table};
use super::{About, Asked, Document};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Record, Words};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::handed as say;
use std::collections::BTreeMap;

/// The document.
pub static VALUE: Document = Document {
    key: "value",
    words: say::VALUE,
    is_command: false,
    audiences: &[Audience::Client, Audience::Team, Audience::Me],
    tells: TELLS,
    day: None,
    nothing: say::NO_VALUE,
    about: About::Account(read),
};

const TELLS: Tells = &[(Entity::ValueGiven, &["title", "day", "kind", "amount", "currency", "brought", "confirmed_by_id", "confirmed_on"])];
/// The columns, in reading order.
const COLUMNS: [&str; 7] = ["day", "title", "brought", "amount", "cost", "figure", "confirmed_by_id"];

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let given = given(store, asked, account)?;
    if given.is_empty() {
        return Ok(None);
    }
    let (confirmed, estimated): (Vec<Record>, Vec<Record>) = given.iter().cloned().partition(is_confirmed);
    let part = |key, heading: Words, records: &[Record]| -> Result<Section> {
        let blocks = table(store, asked, TELLS, (key, records), &COLUMNS)?.into_iter().collect();
        Ok(Section::of(key, &[], blocks).headed(phrase(heading, [])))
    };
    let theirs = if asked.audience == Audience::Client { say::YOUR_ESTIMATE } else { say::ESTIMATED };
    let totals = Section::of("totals", &["value", "cost"], totals(asked, &given)).headed(phrase(say::TOTALS, []));
    let sections = vec![totals, part("confirmed", say::CONFIRMED, &confirmed)?, part("estimated", theirs, &estimated)?];
    let title = say::value_title(asked.lang, &store.name_of(Entity::Account, account, asked.lang)?);
    Ok(Some(Page { key: VALUE.key, title, sections }))
}

/// What was given, as far as a reader is told of it: the client of what has a figure of theirs.
pub(super) fn given(store: &Store, asked: &Asked, account: i64) -> Result<Vec<Record>> {
    let mut given = of_account(store, asked, Entity::ValueGiven, account)?;
    given.retain(|one| asked.audience != Audience::Client || one.text("figure") == "theirs");
    given.sort_by(|one, other| other.text("day").cmp(one.text("day")));
    Ok(given)
}

/// Whether somebody of theirs confirmed it.
fn is_confirmed(given: &Record) -> bool {
    !given.get("confirmed_on").is_empty() || !given.get("confirmed_by_id").is_empty()
}

/// The sums, each currency by itself, with those of the years: value and cost are two figures and are never added (M32).
pub(super) fn totals(asked: &Asked, given: &[Record]) -> Vec<Block> {
    let field = |key| Entity::ValueGiven.def().field(key).filter(|field| is_told(asked, TELLS, Entity::ValueGiven, field));
    let facts = [("value", say::VALUE_OF, "amount"), ("cost", say::COST_OF, "cost")];
    facts
        .into_iter()
        .filter(|(_, _, column)| field(column).is_some())
        .flat_map(|(key, label, column)| sums(key, label, column, given))
        .collect()
}

fn sums(key: &'static str, label: Words, column: &str, given: &[Record]) -> Vec<Block> {
    let mut all: BTreeMap<&str, (i128, i128, BTreeMap<&str, i128>)> = BTreeMap::new();
    for one in given {
        let Some(minor) = one.int(column).map(i128::from) else { continue };
        let (sum, confirmed, years) = all.entry(one.text("currency")).or_default();
        *sum += minor;
        *confirmed += if is_confirmed(one) { minor } else { 0 };
        *years.entry(one.text("day").get(..4).unwrap_or_default()).or_default() += minor;
    }
    let fact = |(currency, (sum, confirmed, years)): (&str, (i128, i128, BTreeMap<&str, i128>))| {
        let money = |minor| Value::Money(minor, currency.to_owned());
        let year = |(year, minor): (&str, i128)| phrase(say::YEAR, [year.into(), money(minor)]);
        let made: Vec<Phrase> = years.into_iter().rev().map(year).collect();
        let fact = Fact::new(key, label, alone(money(sum))).of(made);
        Block::Fact(if column == "amount" { fact.and(phrase(say::CONFIRMED_OF, [money(confirmed)])) } else { fact })
    };
    match all.is_empty() {
        true => vec![Block::Fact(Fact::unknown(key, label, say::NOT_KNOWN))],
        false => all.into_iter().map(fact).collect(),
    }
}
