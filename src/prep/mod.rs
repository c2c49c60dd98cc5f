//! Preparation: the one page a KAM sees before a call or a meeting (M20, M21).

pub mod checklist;

use crate::domain::choices::SCHEME_STAGES;
use crate::domain::contact_rules::{self, Planned, Warning};
use crate::domain::field::{Choice, find_choice};
use crate::domain::promise::Reliability;
use crate::domain::{Entity, Record, Value, day};
use crate::settings::Settings;
use crate::store::accounts::AccountRow;
use crate::store::diary::EntryRow;
use crate::store::opportunities::OpportunityRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::store::{Error, Query, Result, Store};
use checklist::Point;
use chrono::{Days, NaiveDate};

/// How many opportunities the page names.
const RAISED: usize = 5;

/// The page, as data; screens, shell text and JSON are renderings of it.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The account.
    pub account: AccountRow,
    /// The planned contact; none when the page is asked for an account with nothing planned.
    pub entry: Option<Record>,
    /// Kind of contact whose checklist applies.
    pub kind: String,
    /// The day it is for, ISO.
    pub day: String,
    /// Who comes; without a planned contact, the main contacts.
    pub people: Vec<PersonRow>,
    /// Personal facts about those who come (M16): person, fact.
    pub facts: Vec<Record>,
    /// The last three contacts, newest first.
    pub last: Vec<EntryRow>,
    /// What we promised and did not yet do.
    pub ours: Vec<ActionRow>,
    /// What they promised.
    pub theirs: Vec<ActionRow>,
    /// How our promises to the account were kept (M23).
    pub our_reliability: Reliability,
    /// How theirs were.
    pub their_reliability: Reliability,
    /// Complaints of the set days.
    pub complaints: Vec<EntryRow>,
    /// News of the client of the last ninety days.
    pub news: Vec<Record>,
    /// Competitors at the account (M14).
    pub competitors: Vec<Record>,
    /// Open opportunities, the one due first at the top (M28).
    pub opportunities: Vec<OpportunityRow>,
    /// What to ask: unknowns turned into questions (M41).
    pub questions: Vec<Question>,
    /// Rules of contact that the data speak against (M21).
    pub warnings: Vec<Warning>,
    /// Manner of the house: how to dress and to talk (M11).
    pub manner: String,
    /// The KAM's own limits (M35).
    pub authority: String,
    /// The checklist, with what is ticked.
    pub checklist: Vec<(&'static Point, bool)>,
}

/// Something to find out at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A question that was written down: id, text, whom to ask.
    Open(i64, String, String),
    /// Nobody is known at a stage of the decision scheme (M13): kind of stage, what happens there.
    Stage(&'static Choice, String),
    /// A seat is known, the person is not: what is sought.
    Placeholder(String),
    /// Nobody is known who decides.
    Decider,
    /// Somebody comes whose role in decisions is not known.
    Role(String),
}

/// Gathers the page for a planned contact.
pub fn for_entry(store: &Store, settings: &Settings, entry: i64) -> Result<Brief> {
    let record = store.load(Entity::Entry, entry)?.ok_or(Error::Gone)?;
    let account = record.owner.ok_or(Error::Gone)?;
    gather(store, settings, account, Some(record))
}

/// Gathers the page for an account: for its next planned contact, or for a call if there is none.
pub fn for_account(store: &Store, settings: &Settings, account: i64) -> Result<Brief> {
    let today = day::iso(store.clock().today());
    match store.next_planned(account, &today)? {
        Some(entry) => for_entry(store, settings, entry.id),
        None => gather(store, settings, account, None),
    }
}

/// The page with somebody who is met for certain: they stand first, planned or not.
pub fn with(store: &Store, mut page: Brief, person: Option<i64>) -> Result<Brief> {
    let Some(person) = person else { return Ok(page) };
    match page.people.iter().position(|known| known.person == person) {
        Some(at) => page.people[..=at].rotate_right(1),
        None => {
            page.people.insert(0, person_of(store, page.account.id, person)?);
            page.facts.extend(store.owned(Entity::Fact, page.account.id)?.into_iter().filter(|fact| fact.int("person_id") == Some(person)));
        }
    }
    Ok(page)
}

fn gather(store: &Store, settings: &Settings, account: i64, entry: Option<Record>) -> Result<Brief> {
    let today = store.clock().today();
    let row = store.account_row(account, &day::iso(today))?.ok_or(Error::Gone)?;
    let record = store.load(Entity::Account, account)?.ok_or(Error::Gone)?;
    let on = entry.as_ref().map_or_else(|| day::iso(today), |entry| entry.text("day").to_owned());
    let kind = entry.as_ref().map_or("call", |entry| entry.text("kind")).to_owned();
    let main = store.main_contacts(account)?;
    let people = match &entry {
        Some(entry) => entry.get("people").ids().iter().map(|person| person_of(store, account, *person)).collect::<Result<Vec<_>>>()?,
        None => main.clone(),
    };
    let last = store.last_contacts(account, &on, 3)?;
    let ago = |days: i64| day::iso(today.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(today));
    let met: Vec<i64> = people.iter().map(|person| person.person).collect();
    let warnings = contact_rules::check(&Planned {
        day: day::from_iso(&on).unwrap_or(today),
        people: if entry.is_some() { &met } else { &[] },
        main_contacts: &main.iter().map(|main| (main.person, main.name.short(), main.rhythm_days)).collect::<Vec<_>>(),
        last: &last.iter().filter_map(|entry| Some((day::from_iso(&entry.day)?, entry.mood))).collect::<Vec<(NaiveDate, _)>>(),
    });
    let ticks = entry.as_ref().and_then(|entry| entry.id).map_or_else(|| Ok(Vec::new()), |id| store.ticks(id))?;
    let checklist = checklist::points(&kind).iter().map(|point| (point, ticks.contains(&point.id))).collect();
    let mut facts = store.owned(Entity::Fact, account)?;
    facts.retain(|fact| fact.int("person_id").is_some_and(|person| met.contains(&person)));
    let mut news = store.part(Entity::Milestone, account)?;
    news.retain(|event| event.text("kind") == "news" && event.text("day") >= ago(90).as_str());
    let opportunities = store.opportunities(account, &Query { limit: RAISED, ..Query::default() })?.rows;
    Ok(Brief {
        questions: questions(store, account, &people)?,
        ours: store.open_actions_of(account, "our_promise", 10)?,
        theirs: store.open_actions_of(account, "their_promise", 10)?,
        our_reliability: store.reliability(account, "our_promise", &day::iso(today))?,
        their_reliability: store.reliability(account, "their_promise", &day::iso(today))?,
        complaints: store.complaints(account, &ago(settings.complaint_days))?,
        competitors: store.part(Entity::Competitor, account)?,
        opportunities: opportunities.into_iter().filter(|one| one.state == "open").collect(),
        manner: record.text("manner").to_owned(),
        authority: settings.authority.clone(),
        account: row,
        day: on,
        entry,
        kind,
        people,
        facts,
        last,
        news,
        warnings,
        checklist,
    })
}

/// What somebody is at the account; a person from elsewhere comes with the name alone.
fn person_of(store: &Store, account: i64, person: i64) -> Result<PersonRow> {
    match store.person_at(account, person)? {
        Some(row) => Ok(row),
        None => Ok(PersonRow { person, name: store.person_name(person)?, ..PersonRow::default() }),
    }
}

fn questions(store: &Store, account: i64, people: &[PersonRow]) -> Result<Vec<Question>> {
    let mut questions: Vec<Question> =
        store.open_questions(account, 10)?.into_iter().map(|(id, text, whom)| Question::Open(id, text, whom)).collect();
    for stage in store.part(Entity::Stage, account)? {
        if *stage.get("people") == Value::Empty {
            questions.extend(find_choice(SCHEME_STAGES, stage.text("kind")).map(|kind| Question::Stage(kind, stage.title().to_owned())));
        }
    }
    let all = store.people(account, &Query { limit: 200, ..Query::default() })?.rows;
    questions.extend(all.iter().filter(|person| person.unknown).map(|person| Question::Placeholder(person.name.full())));
    if !all.iter().any(|person| person.roles.split(',').any(|role| role == "decides")) {
        questions.push(Question::Decider);
    }
    questions.extend(people.iter().filter(|person| person.roles.is_empty()).map(|person| Question::Role(person.name.short())));
    Ok(questions)
}
