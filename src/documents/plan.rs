//! The plan of an account: goals that mirror, strategies, opportunities and who does what by when (M26–M29). The client reads their goals and
//! the promises of both sides, never what we want of them.

use super::listed::{Tells, of_account, table};
use super::{About, Asked, Document};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Record, Words};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::handed as say;
use std::collections::BTreeMap;

/// The document.
pub static PLAN: Document = Document {
    key: "plan",
    words: say::PLAN,
    is_command: false,
    audiences: &[Audience::Client, Audience::Team, Audience::Me],
    tells: TELLS,
    day: None,
    nothing: say::NO_PLAN,
    about: About::Account(read),
};

const TELLS: Tells = &[(Entity::Goal, &["title", "measure", "base", "target", "reached", "due_on"])];

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let is_client = asked.audience == Audience::Client;
    let open = |entity: Entity| -> Result<Vec<Record>> {
        let mut found = of_account(store, asked, entity, account)?;
        found.retain(|record| record.find("state").is_none_or(|state| state.as_str() == "open"));
        let due = |record: &Record| record.find("due_on").map_or_else(String::new, |due| due.as_str().to_owned());
        found.sort_by_key(|record| (due(record).is_empty(), due(record)));
        Ok(found)
    };
    let goals = open(Entity::Goal)?;
    let strategies = if is_client { Vec::new() } else { open(Entity::Strategy)? };
    let chances = if is_client { Vec::new() } else { open(Entity::Opportunity)? };
    let mut actions = open(Entity::Action)?;
    actions.retain(|action| !is_client || asked.audience.shows(action));
    let part = |key, heading: Words, records: &[Record], keys: &[&'static str]| -> Result<Section> {
        let blocks = table(store, asked, TELLS, (key, records), keys)?.into_iter().collect();
        Ok(Section::of(key, &[], blocks).headed(phrase(heading, [])))
    };
    let (ours, theirs): (Vec<Record>, Vec<Record>) = actions.iter().cloned().partition(|action| action.text("kind") != "their_promise");
    let done = if is_client { [say::WE_DO, say::YOU_DO] } else { [say::ACTIONS, say::THEY_DO] };
    let sections = vec![
        part("goals", say::GOALS, &goals, &["title", "ours", "measure", "base", "target", "reached", "due_on"])?,
        part("strategies", say::STRATEGIES, &strategies, &["part", "title", "goal_id"])?,
        part("opportunities", say::OPPORTUNITIES, &chances, &["title", "due_on", "amount", "probability"])?,
        part("ours", done[0], &ours, &["title", "due_on", "colleague_id", "person_id", "cost"])?,
        part("theirs", done[1], &theirs, &["title", "due_on", "person_id"])?,
        Section::of("takes", &["takes"], if asked.audience == Audience::Me { takes(&actions) } else { Vec::new() }),
    ];
    if sections.iter().all(|section| section.blocks.is_empty()) {
        return Ok(None);
    }
    let title = say::plan_title(asked.lang, &store.name_of(Entity::Account, account, asked.lang)?);
    Ok(Some(Page { key: PLAN.key, title, sections }))
}

/// What the open actions take in all (M27): money of each currency by itself.
fn takes(actions: &[Record]) -> Vec<Block> {
    let whole = |key| actions.iter().filter_map(|action| action.int(key)).sum::<i64>();
    let mut money: BTreeMap<&str, i128> = BTreeMap::new();
    for (action, minor) in actions.iter().filter_map(|action| Some((action, action.int("cost")?))) {
        *money.entry(action.text("currency")).or_default() += i128::from(minor);
    }
    let counted = |count: i64, words| (count > 0).then(|| Value::from(phrase(words, [Value::Text(count.to_string())])));
    let sums = money.into_iter().map(|(currency, minor)| Value::from(alone(Value::Money(minor, currency.to_owned()))));
    let told: Vec<Value> =
        [counted(whole("days"), say::DAYS), counted(whole("people"), say::PEOPLE)].into_iter().flatten().chain(sums).collect();
    let said: Option<Phrase> = (!told.is_empty()).then(|| alone(Value::Listed(told)));
    said.map(|said| Block::Fact(Fact::new("takes", say::TAKES, said))).into_iter().collect()
}
