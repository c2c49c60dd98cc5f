//! What the phone at the ear needs of somebody who was found: how to reach them, what is promised, what was last.

use super::palette::What;
use crate::domain::phone::phone_line;
use crate::domain::reach::parts;
use crate::domain::{Entity, day};
use crate::store::diary::EntryRow;
use crate::store::import::ChannelRow;
use crate::store::merge::SOURCE as MERGED;
use crate::store::plan::ActionRow;
use crate::store::{Result, Store};

/// How many open promises of each side are read.
const PROMISES: usize = 20;

/// What stands beside the chosen line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The person, if it is one, by rowid and full name.
    pub person: Option<(i64, String)>,
    /// The company, by rowid and short name; of a person of several the one that is meant, or none.
    pub account: Option<(i64, String)>,
    /// The companies that a person acts for, the one that is meant first: rowid, short name, position.
    pub posts: Vec<(i64, String, String)>,
    /// The position at the company.
    pub position: String,
    /// Phones, whole, with what they are called.
    pub phones: Vec<ChannelRow>,
    /// Whether these are the company's, of somebody of whom none is known.
    pub of_company: bool,
    /// E-mails.
    pub emails: Vec<String>,
    /// What we promised the company and did not do yet: what is overdue first, then to this person, then by day.
    pub ours: Vec<ActionRow>,
    /// What they promised.
    pub theirs: Vec<ActionRow>,
    /// The last contact: with the person, else with the company.
    pub last: Option<EntryRow>,
}

impl Beside {
    /// Whether it has to be asked which of several companies is meant.
    pub fn is_open(&self) -> bool {
        self.account.is_none() && self.posts.len() > 1
    }
}

impl Beside {
    /// Puts what was looked for before the rest.
    pub fn begin_with(&mut self, reached: &str) {
        self.phones.sort_by_key(|phone| phone.value != reached);
        self.emails.sort_by_key(|email| email != reached);
    }
}

/// Reads it. Of a person who acts for several companies `meant` is the one, if they are there; promises and contacts are
/// those of all of them.
///
/// # Errors
/// Those of reading the file.
pub fn of(store: &Store, what: What, meant: Option<i64>) -> Result<Beside> {
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
        What::Record(entity, id) => account = store.load(entity, id)?.and_then(|record| record.owner),
    }
    if let Some((person, name)) = &mut beside.person {
        *name = store.person_name(*person)?.full();
        beside.posts = store.present_posts(*person)?;
        let meant = account.or(meant);
        beside.posts.sort_by_key(|(at, ..)| Some(*at) != meant);
        let one = beside.posts.first().filter(|(at, ..)| Some(*at) == meant || beside.posts.len() == 1);
        if let Some((at, _, position)) = one {
            (account, beside.position) = (account.or(Some(*at)), position.clone());
        }
        let (phones, others) = store.channels_of(*person)?.into_iter().partition(|channel| channel.kind == "phone");
        beside.phones = phones;
        let others: Vec<ChannelRow> = others;
        beside.emails = others.into_iter().filter(|channel| channel.kind == "email").map(|channel| channel.value).collect();
    }
    let on = store.clock().today();
    let today = day::iso(on);
    if let Some((account, record)) = account.and_then(|id| store.load(Entity::Account, id).transpose().map(|record| (id, record))) {
        let record = record?;
        beside.account = Some((account, record.title().to_owned()));
        let each =
            |key: &str| record.text(key).split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        if beside.phones.is_empty() {
            // One that stood in a record taken in finds the company too.
            let former = store.leftovers(Entity::Account.def().table, account)?.into_iter();
            let former = former.filter(|(name, _, source)| name == "phone" && source == MERGED).map(|(_, value, _)| value);
            let all = std::iter::once(record.text("phone").to_owned()).chain(former).flat_map(|line| parts("phone", &line));
            for value in all {
                if beside.phones.iter().all(|known| phone_line(&known.value) != phone_line(&value)) {
                    beside.phones.push(ChannelRow { kind: "phone".into(), value, label: None });
                }
            }
            beside.of_company = beside.person.is_some() && !beside.phones.is_empty();
        }
        if beside.person.is_none() {
            beside.emails = each("email");
        }
    }
    let mut companies: Vec<i64> = account.into_iter().collect();
    companies.extend(beside.posts.iter().map(|(at, ..)| *at).filter(|at| Some(*at) != account));
    let short = match &beside.person {
        Some((person, _)) => store.person_name(*person)?.short(),
        None => String::new(),
    };
    let promises = |kind: &str| -> Result<Vec<ActionRow>> {
        let mut rows = Vec::new();
        for company in &companies {
            rows.extend(store.open_actions_of(*company, kind, PROMISES)?);
        }
        rows.sort_by_key(|row| (row.late_since(on).is_none(), !short.is_empty() && row.person != short));
        Ok(rows)
    };
    (beside.ours, beside.theirs) = (promises("our_promise")?, promises("their_promise")?);
    beside.last = match &beside.person {
        Some((person, _)) => store.last_with(*person, &today)?,
        None => None,
    };
    if beside.last.is_none() {
        let mut last = Vec::new();
        for company in &companies {
            last.extend(store.last_contacts(*company, &today, 1)?);
        }
        beside.last = last.into_iter().max_by(|one, other| (&one.day, &one.time).cmp(&(&other.day, &other.time)));
    }
    Ok(beside)
}
