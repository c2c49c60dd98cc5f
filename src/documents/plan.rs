//! The plan of an account: goals that mirror, strategies, opportunities and who does what by when (M26–M29). The client reads their goals and
//! the promises of both sides, never what we want of them.

use super::listed::{Tells, of_account, table};
use super::{About, Asked, Document};
use crate::domain::phrase::phrase;
use crate::domain::rules::resources::Resources;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Record, Words};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::handed as say;
use crate::text::plan::resources;

/// The document.
pub static PLAN: Document = Document {
    key: "plan",
    called: say::PLAN_CALLED,
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
        Section::of("takes", &["takes", "chances"], if asked.audience == Audience::Me { takes(&actions, &chances) } else { Vec::new() }),
    ];
    if sections.iter().all(|section| section.blocks.is_empty()) {
        return Ok(None);
    }
    let title = say::plan_title(asked.lang, &store.name_of(Entity::Account, account, asked.lang)?);
    Ok(Some(Page { key: PLAN.key, title, sections }))
}

/// What the open actions take, and beside it what the opportunities would (M27).
fn takes(actions: &[Record], chances: &[Record]) -> Vec<Block> {
    let facts = [("takes", say::TAKES, actions), ("chances", say::CHANCES_TAKE, chances)];
    let one = |record: &Record| Some(phrase(say::TITLED, [record.title().into(), resources(&Resources::of([record]))?.into()]));
    let told = facts.into_iter().filter_map(|(key, label, of)| {
        let all = resources(&Resources::of(of))?;
        Some(Fact::new(key, label, all).of(of.iter().filter_map(one).collect()))
    });
    told.map(Block::Fact).collect()
}
