//! Carrying a plan out: one step, one undo.

use super::draft::{Account, Beside, Person};
use super::plan::{Pair, Plan, Summary};
use crate::domain::{Entity, Record};
use crate::store::{self, Change, Store, Verb};
use std::ops::ControlFlow;

/// After how many records progress is told.
pub(super) const BEAT: usize = 100;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Records written.
    pub done: usize,
    /// Records in all.
    pub total: usize,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Accounts made.
    pub new_accounts: usize,
    /// Accounts added to.
    pub changed_accounts: usize,
    /// Of the accounts made those that are in the merge queue.
    pub doubtful_accounts: usize,
    /// Persons made.
    pub new_persons: usize,
    /// Persons added to.
    pub changed_persons: usize,
    /// Of the persons made those that are in the merge queue.
    pub doubtful_persons: usize,
    /// Pairs put into the merge queue.
    pub doubts: usize,
    /// Values kept beside the records.
    pub leftovers: usize,
}

impl Report {
    /// What was announced of a plan is what was done, counted once for both.
    fn of(summary: Summary) -> Report {
        let Summary { accounts, persons, .. } = summary;
        Report {
            new_accounts: accounts.made(),
            changed_accounts: accounts.changed,
            doubtful_accounts: accounts.doubtful,
            new_persons: persons.made(),
            changed_persons: persons.changed,
            doubtful_persons: persons.doubtful,
            doubts: accounts.doubtful + persons.doubtful,
            leftovers: 0,
        }
    }
}

/// Why an import was not carried out. Nothing was written then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file was changed after the plan was made; it has to be made anew.
    #[error("the file was changed after the plan was made")]
    Stale,
    /// The user called it off.
    #[error("called off")]
    Cancelled,
}

/// Writes what a plan says as one step. `progress` may call it off; then nothing is written.
///
/// # Errors
/// [`Error`]; whatever it is, the file is as it was.
///
/// A plan is large: what is written of it is dropped at once.
pub fn apply(store: &Store, plan: Plan, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Report, Error> {
    let mut stopped = None;
    let announced = Report::of(plan.summary());
    let Plan { sources, accounts, persons, pairs, step, items, problems } = plan;
    drop((items, problems));
    let subject = sources.join(", ");
    let write = |change: &Change| {
        if change.step_before()? != step {
            stopped = Some(Error::Stale);
            return Err(store::Error::Gone);
        }
        let total = accounts.len() + persons.len();
        let records = accounts.into_iter().map(Planned::Account).chain(persons.into_iter().map(Planned::Person));
        let report = change.in_bulk(store::import::CONTACTS, || {
            let mut writer = Writer { change, sources, leftovers: 0, accounts: Vec::new(), persons: Vec::new() };
            for (done, record) in records.enumerate() {
                if done % BEAT == 0 && progress(Progress { done, total }).is_break() {
                    stopped = Some(Error::Cancelled);
                    return Err(store::Error::Gone);
                }
                match record {
                    Planned::Account(account) => writer.account(&account)?,
                    Planned::Person(person) => writer.person(&person)?,
                }
            }
            writer.pairs(&pairs)?;
            Ok(Report { leftovers: writer.leftovers, ..announced })
        })?;
        if progress(Progress { done: total, total }).is_break() {
            stopped = Some(Error::Cancelled);
            return Err(store::Error::Gone);
        }
        Ok(report)
    };
    let report = store.with_room(|| store.step(Verb::Import, &subject, write));
    match (report, stopped) {
        (_, Some(stopped)) => Err(stopped),
        (report, None) => Ok(report?),
    }
}

/// A record to be written.
enum Planned {
    Account(Account),
    Person(Person),
}

struct Writer<'a> {
    change: &'a Change<'a>,
    sources: Vec<String>,
    leftovers: usize,
    /// Rowids of the plan's accounts and persons.
    accounts: Vec<i64>,
    persons: Vec<i64>,
}

impl Writer<'_> {
    fn account(&mut self, account: &Account) -> store::Result<()> {
        let id = match (&account.original, account.id()) {
            (Some(original), Some(id)) => {
                let changed = *original != account.record;
                if changed {
                    self.change.update(original, &account.record)?;
                }
                id
            }
            _ => self.change.insert(&account.record)?,
        };
        for name in &account.new_names {
            self.change.remember_account_name(id, name)?;
        }
        self.beside(Entity::Account, id, &account.beside)?;
        self.accounts.push(id);
        Ok(())
    }

    fn person(&mut self, person: &Person) -> store::Result<()> {
        let mut channels = Vec::new();
        for (at, channel) in person.channels.iter().enumerate().filter(|(_, channel)| channel.new) {
            let place = person.channels.iter().take(at).filter(|before| before.kind == channel.kind).count();
            channels.push((channel.kind, channel.value.as_str(), channel.label.as_str(), place));
        }
        let id = match (&person.original, person.id()) {
            (Some(original), Some(id)) => {
                let changed = **original != person.record;
                if changed {
                    self.change.update(original, &person.record)?;
                }
                id
            }
            _ => {
                let id = self.change.insert_reached(&person.record, &channels)?;
                channels.clear();
                id
            }
        };
        if !channels.is_empty() {
            self.change.add_channels(id, &channels)?;
        }
        for role in person.roles.iter().filter(|role| role.changed) {
            let Some(account) = self.accounts.get(role.account) else { continue };
            match role.id {
                Some(role_id) => {
                    let Some(original) = self.change.load(Entity::Affiliation, role_id)? else { continue };
                    let record = original.clone().with_text("position", &role.position).with_text("department", &role.department);
                    self.change.update(&original, &record)?;
                }
                None => {
                    let record = Record::owned(Entity::Affiliation, *account)
                        .with("person_id", crate::domain::Value::Int(id))
                        .with_text("position", &role.position)
                        .with_text("department", &role.department);
                    self.change.insert(&record)?;
                }
            }
        }
        self.beside(Entity::Person, id, &person.beside)?;
        self.persons.push(id);
        Ok(())
    }

    fn beside(&mut self, entity: Entity, id: i64, beside: &Beside) -> store::Result<()> {
        for key in beside.foreign.iter().skip(beside.stored) {
            self.change.remember_foreign_id(entity, id, key)?;
        }
        for (name, value, source) in &beside.new_left {
            let source = self.sources.get(*source).map_or("", String::as_str);
            self.change.leave(entity.def().table, id, name, value, source)?;
            self.leftovers += 1;
        }
        Ok(())
    }

    fn pairs(&mut self, pairs: &[Pair]) -> store::Result<()> {
        for pair in pairs {
            let ids = if pair.entity == Entity::Account { &self.accounts } else { &self.persons };
            if let (Some(kept), Some(other)) = (ids.get(pair.kept), ids.get(pair.other)) {
                self.change.doubt(pair.entity, *kept, *other, pair.reason)?;
            }
        }
        Ok(())
    }
}
