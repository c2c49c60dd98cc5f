//! The plan: for every card whether it is new, known, changed or doubtful, and what would be written.

use super::Source;
use super::draft::{Account, Person};
use super::planner::Planner;
use crate::domain::Entity;
use crate::exchange::Problem;
use crate::store::{Result, Store};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// After how many cards the room of those that were dropped is given back.
const SHRINKS: usize = 4096;

listed! {
    /// What becomes of a card.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Verdict {
        /// A record is made.
        New,
        /// Known already, and something is added.
        Changed,
        /// A record is made, and with the one it may be the same as it goes to the merge queue.
        Doubtful,
        /// Known already; nothing is to be written.
        Same,
    }
}

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It fills an empty field, or makes an incomplete value whole.
    Filled,
    /// It is added to others: a phone, an e-mail, a role at an account.
    Added,
    /// It is kept beside the record, since no field takes it or another value stands there.
    Beside,
}

/// One value that a card brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Key of the declared field (`affiliation` for a role), or the source's own name for the value.
    pub field: String,
    /// What stood there; empty as a rule.
    pub before: String,
    /// What comes.
    pub after: String,
    /// What becomes of it.
    pub how: How,
}

/// What a card may be the same as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Its name.
    pub title: String,
    /// Why: `name`, `phone`, `email`, `company`, `look`, `row`, `uid`.
    pub reason: &'static str,
    /// What tells the two apart where they are called alike: town or tax id of this one and of the other.
    pub apart: [String; 2],
}

impl Twin {
    pub(super) fn of(title: String, reason: &'static str) -> Box<Twin> {
        Box::new(Twin { title, reason, apart: Default::default() })
    }
}

/// What becomes of one card, or of a company that a card names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Number of the source.
    pub source: usize,
    /// The line on which the card begins.
    pub line: u64,
    /// [`Entity::Person`] or [`Entity::Account`].
    pub entity: Entity,
    /// Name of the person or company.
    pub title: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// For [`Verdict::Doubtful`]: what it may be the same as. Most have none.
    pub twin: Option<Box<Twin>>,
    /// For [`Verdict::Changed`]: what it brings. What a new record has is told by [`Plan::brings`].
    pub differences: Vec<Difference>,
    /// Number of the record in the plan.
    pub(super) number: usize,
}

/// How many records there are of each verdict: several cards may tell of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Made.
    pub new: usize,
    /// Added to.
    pub changed: usize,
    /// Made and put into the merge queue.
    pub doubtful: usize,
    /// Left as they are.
    pub same: usize,
}

impl Tally {
    /// The count of one verdict.
    pub fn of(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::New => self.new,
            Verdict::Same => self.same,
            Verdict::Changed => self.changed,
            Verdict::Doubtful => self.doubtful,
        }
    }

    /// Made, in the merge queue or not.
    pub fn made(&self) -> usize {
        self.new + self.doubtful
    }

    fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::New => self.new += 1,
            Verdict::Same => self.same += 1,
            Verdict::Changed => self.changed += 1,
            Verdict::Doubtful => self.doubtful += 1,
        }
    }
}

/// A plan in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Persons of whom cards tell.
    pub persons: Tally,
    /// Companies of which cards tell, and those that cards of persons name for the first time.
    pub accounts: Tally,
    /// Rows that are left out.
    pub problems: usize,
}

/// A pair for the merge queue: numbers in the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub entity: Entity,
    pub kept: usize,
    pub other: usize,
    pub reason: &'static str,
}

/// What an import would do. Nothing is written until it is applied.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What becomes of each card, in the order of the files.
    pub items: Vec<Item>,
    /// What could not be read: number of the source, line and reason.
    pub problems: Vec<(usize, Problem)>,
    /// The names of the files.
    pub sources: Vec<String>,
    pub(super) accounts: Vec<Account>,
    pub(super) persons: Vec<Person>,
    pub(super) pairs: Vec<Pair>,
    /// The last step of the file when the plan was made.
    pub(super) step: i64,
}

impl Plan {
    /// The plan in figures.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { problems: self.told(true).count(), ..Summary::default() };
        // A record that was made stays so, whatever later cards add to it; one that was known is added to by any of them.
        let mut verdicts: HashMap<(bool, usize), Verdict> = HashMap::with_capacity(self.items.len());
        for item in &self.items {
            let verdict = verdicts.entry((item.entity == Entity::Person, item.number)).or_insert(item.verdict);
            if *verdict == Verdict::Same {
                *verdict = item.verdict;
            }
        }
        for ((is_person, _), verdict) in verdicts {
            let tally = if is_person { &mut summary.persons } else { &mut summary.accounts };
            tally.count(verdict);
        }
        summary
    }

    /// What could not be read, with the name of the file: the rows that are left out, or those of which something is.
    pub fn told(&self, left_out: bool) -> impl Iterator<Item = (&str, &Problem)> {
        let told = self.problems.iter().filter(move |(_, problem)| problem.reason.leaves_out() == left_out);
        told.map(|(source, problem)| (self.sources.get(*source).map_or("", String::as_str), problem))
    }

    /// The items of one verdict.
    pub fn with_verdict(&self, verdict: Verdict) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.verdict == verdict)
    }

    /// What an item brings; for a new record everything that the files tell of it.
    pub fn brings(&self, item: &Item) -> Vec<Difference> {
        if matches!(item.verdict, Verdict::Changed | Verdict::Same) {
            return item.differences.clone();
        }
        match item.entity {
            Entity::Person => self.persons.get(item.number).map(|person| person.brings(&self.accounts)).unwrap_or_default(),
            _ => self.accounts.get(item.number).map(Account::brings).unwrap_or_default(),
        }
    }

    /// Whether there is nothing to write that a person would see.
    pub fn is_idle(&self) -> bool {
        self.items.iter().all(|item| item.verdict == Verdict::Same)
    }
}

/// Compares the cards of some files with the file of the KAM and with one another. Nothing is written.
///
/// # Errors
/// Those of reading the store.
pub fn plan(store: &Store, sources: &[Source]) -> Result<Plan> {
    store.reading(|| {
        let mut planner = Planner::new(store)?;
        for (source, file) in sources.iter().enumerate() {
            planner.begin(&file.name, &file.reading.problems);
            file.reading.cards.iter().try_for_each(|card| planner.take(source, card))?;
        }
        Ok(planner.plan)
    })
}

/// Compares as [`plan`] does, but drops each card once it is compared: a large file would stand in memory twice. Gives up
/// when `go_on` says so.
///
/// # Errors
/// Those of reading the store.
pub fn plan_out(store: &Store, sources: &mut [Source], go_on: &dyn Fn() -> ControlFlow<()>) -> Result<Option<Plan>> {
    store.reading(|| {
        let mut planner = Planner::new(store)?;
        for (source, file) in sources.iter_mut().enumerate() {
            planner.begin(&file.name, &file.reading.problems);
            let mut cards = std::mem::take(&mut file.reading.cards);
            cards.reverse();
            while let Some(card) = cards.pop() {
                if cards.len() % super::apply::BEAT == 0 && go_on().is_break() {
                    return Ok(None);
                }
                if cards.len() % SHRINKS == 0 {
                    cards.shrink_to_fit();
                }
                planner.take(source, &card)?;
            }
        }
        Ok(Some(planner.plan))
    })
}
