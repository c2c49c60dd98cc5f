//! What the phone at the ear needs of somebody who was found: how to reach them, what is promised, what was last.

use super::palette::What;
use crate::domain::{Entity, day};
use crate::store::diary::EntryRow;
use crate::store::import::ChannelRow;
use crate::store::plan::ActionRow;
use crate::store::{Result, Store};

/// How many open promises of each side are read.
const PROMISES: usize = 20;

/// What stands beside the chosen line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The person, if it is one, by rowid and full name.
    pub person: Option<(i64, String)>,
    /// The company, by rowid and short name: of several the present one where they are the main contact.
    pub account: Option<(i64, String)>,
    /// The position at the company.
    pub position: String,
    /// Phones, whole, with what they are called.
    pub phones: Vec<ChannelRow>,
    /// E-mails.
    pub emails: Vec<String>,
    /// What we promised the company and did not do yet: what is overdue first, then to this person, then by day.
    pub ours: Vec<ActionRow>,
    /// What they promised.
    pub theirs: Vec<ActionRow>,
    /// The last contact: with the person, else with the company.
    pub last: Option<EntryRow>,
}

/// Reads it. Of a person who acts for several companies it is told what they are at `guest`, if they are there.
///
/// # Errors
/// Those of reading the file.
pub fn of(store: &Store, what: What, guest: Option<i64>) -> Result<Beside> {
    let mut beside = Beside::default();
    let mut account = None;
    match what {
        What::Account(id) => account = Some(id),
        What::Person(id) => beside.person = Some((id, String::new())),
        What::Promise(id) => {
            let action = store.load(Entity::Action, id)?;
            beside.person = action.as_ref().and_then(|action| action.int("person_id")).map(|person| (person, String::new()));
            account = action.and_then(|action| action.owner);
        }
        What::Opportunity(id) => account = store.load(Entity::Opportunity, id)?.and_then(|opportunity| opportunity.owner),
    }
    if let Some((person, name)) = &mut beside.person {
        *name = store.person_name(*person)?.full();
        if let Some((at, _, position)) = store.present_post(*person, account.or(guest))? {
            (account, beside.position) = (Some(at), position);
        }
        let (phones, others) = store.channels_of(*person)?.into_iter().partition(|channel| channel.kind == "phone");
        beside.phones = phones;
        let others: Vec<ChannelRow> = others;
        beside.emails = others.into_iter().filter(|channel| channel.kind == "email").map(|channel| channel.value).collect();
    }
    let on = store.clock().today();
    let today = day::iso(on);
    let Some(account) = account else {
        if let Some((person, _)) = &beside.person {
            beside.last = store.last_with(*person, &today)?;
        }
        return Ok(beside);
    };
    let Some(record) = store.load(Entity::Account, account)? else { return Ok(beside) };
    beside.account = Some((account, record.title().to_owned()));
    let each =
        |key: &str| record.text(key).split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    if beside.phones.is_empty() {
        beside.phones = each("phone").into_iter().map(|value| ChannelRow { kind: "phone".into(), value, label: None }).collect();
    }
    if beside.person.is_none() {
        beside.emails = each("email");
    }
    let short = match &beside.person {
        Some((person, _)) => store.person_name(*person)?.short(),
        None => String::new(),
    };
    let promises = |kind: &str| -> Result<Vec<ActionRow>> {
        let mut rows = store.open_actions_of(account, kind, PROMISES)?;
        rows.sort_by_key(|row| (row.late_since(on).is_none(), !short.is_empty() && row.person != short));
        Ok(rows)
    };
    (beside.ours, beside.theirs) = (promises("our_promise")?, promises("their_promise")?);
    beside.last = match &beside.person {
        Some((person, _)) => store.last_with(*person, &today)?,
        None => None,
    };
    if beside.last.is_none() {
        beside.last = store.last_contacts(account, &today, 1)?.pop();
    }
    Ok(beside)
}
