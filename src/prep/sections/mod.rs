//! The sections of the page: a file and a line of the registry each.
//!
//! What is new on the page is a file here, a variant of [`Part`], and how it reads on the screen, in the shell and as JSON.

mod authority;
mod competitors;
mod complaints;
mod deadlines;
mod facts;
mod goal;
mod last;
mod manner;
mod news;
mod opportunities;
mod people;
mod promises;
mod questions;
mod reliability;
mod warnings;

pub use competitors::Rival;
pub use goal::Goal;

use super::Question;
use super::reading::Reading;
use crate::domain::Record;
use crate::domain::contact_rules::Warning;
use crate::domain::promise::Reliability;
use crate::store::Result;
use crate::store::complaints::Complaint;
use crate::store::deadlines::Pressing;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;

/// A section of the page.
#[derive(Debug)]
pub struct Section {
    /// What programs call it.
    pub key: &'static str,
    /// Its place: the lower, the sooner it is read.
    pub rank: u8,
    /// Whether it may be read while a client is in the room.
    pub open: bool,
    read: fn(&Reading) -> Result<Part>,
}

/// Sections of a lower rank than this are read in twenty seconds, without a key; the others are scrolled to.
pub const AT_ONCE: u8 = 60;

/// The sections in the order of their rank.
pub static SECTIONS: [&Section; 16] = [
    &goal::GOAL,
    &promises::OURS,
    &promises::THEIRS,
    &complaints::COMPLAINTS,
    &deadlines::DEADLINES,
    &warnings::WARNINGS,
    &people::PEOPLE,
    &questions::QUESTIONS,
    &authority::AUTHORITY,
    &last::LAST,
    &facts::FACTS,
    &reliability::RELIABILITY,
    &news::NEWS,
    &opportunities::OPPORTUNITIES,
    &competitors::COMPETITORS,
    &manner::MANNER,
];

/// A section with what it says.
#[derive(Clone, Debug)]
pub struct Told {
    /// Which.
    pub section: &'static Section,
    /// What.
    pub part: Part,
}

/// What a section says.
#[derive(Clone, Debug)]
pub enum Part {
    /// What the contact is for; none where nothing is planned.
    Goal(Option<Goal>),
    /// Open promises of one side.
    Promises {
        /// Whether they are ours.
        ours: bool,
        /// All of them, the pressing ones first.
        rows: Vec<ActionRow>,
        /// How many are late, due these days, or those of the person in mind.
        pressing: usize,
    },
    /// Complaints of the last days, newest first, and how many days these are.
    Complaints(Vec<Complaint>, i64),
    /// What must be decided or paid, the longest overdue of each kind first (M17, M49).
    Deadlines(Vec<Pressing>),
    /// Rules of contact that the data speak against (M21).
    Warnings(Vec<Warning>),
    /// Who comes, or whom one would speak to.
    People {
        /// They.
        rows: Vec<PersonRow>,
        /// How many of them, from the first on, were named by the contact or asked for; the others are chosen by what we know.
        said: usize,
        /// Whether something is planned in which nobody was named.
        unnamed: bool,
    },
    /// What to ask.
    Questions(Vec<Question>),
    /// The KAM's own limits (M35).
    Authority(String),
    /// The last contacts, newest first.
    Last(Vec<EntryRow>),
    /// What is known about those named: they, and personal facts (M16).
    Facts(Vec<PersonRow>, Vec<Record>),
    /// How promises were kept (M23).
    Reliability {
        /// Ours.
        ours: Reliability,
        /// Theirs.
        theirs: Reliability,
    },
    /// News of the client.
    News(Vec<Record>),
    /// Open opportunities, the one due first at the top (M28).
    Opportunities(Vec<Record>),
    /// Competitors at the account (M14).
    Competitors(Vec<Rival>),
    /// How the house dresses and talks (M11).
    Manner(String),
}

/// How many people a page names at once.
const PEOPLE_AT_ONCE: usize = 4;
/// How many questions.
const QUESTIONS_AT_ONCE: usize = 3;

impl Part {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Part::Goal(_) => false,
            Part::Promises { rows, .. } => rows.is_empty(),
            Part::Complaints(rows, _) => rows.is_empty(),
            Part::Deadlines(rows) => rows.is_empty(),
            Part::Warnings(warnings) => warnings.is_empty(),
            // That nobody is known is worth a line, and so is that nobody was spoken to.
            Part::People { .. } | Part::Last(_) => false,
            Part::Questions(questions) => questions.is_empty(),
            Part::Authority(text) | Part::Manner(text) => text.is_empty(),
            Part::Facts(people, facts) => {
                facts.is_empty()
                    && people
                        .iter()
                        .all(|one| one.cares.is_empty() && one.decides.is_empty() && one.dress.is_empty() && one.others.is_empty())
            }
            Part::Reliability { ours, theirs } => ours.ever.due == 0 && theirs.ever.due == 0,
            Part::News(records) => records.is_empty(),
            Part::Opportunities(rows) => rows.is_empty(),
            Part::Competitors(rivals) => rivals.is_empty(),
        }
    }

    /// How many of its rows are read at once; the others are scrolled to.
    pub fn at_once(&self) -> usize {
        match self {
            Part::Promises { pressing, .. } => *pressing,
            Part::Complaints(..) => 1,
            Part::People { .. } => PEOPLE_AT_ONCE,
            Part::Questions(_) => QUESTIONS_AT_ONCE,
            Part::Goal(_)
            | Part::Deadlines(_)
            | Part::Warnings(_)
            | Part::Authority(_)
            | Part::Last(_)
            | Part::Facts(..)
            | Part::Reliability { .. }
            | Part::News(_)
            | Part::Opportunities(_)
            | Part::Competitors(_)
            | Part::Manner(_) => usize::MAX,
        }
    }
}

/// Reads every section.
pub(super) fn told(reading: &Reading) -> Result<Vec<Told>> {
    SECTIONS.into_iter().map(|section| Ok(Told { section, part: (section.read)(reading)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stand_in_the_order_of_their_rank_and_have_names_of_their_own() {
        for pair in SECTIONS.windows(2) {
            assert!(pair[0].rank < pair[1].rank, "{} before {}", pair[0].key, pair[1].key);
        }
        for (at, section) in SECTIONS.iter().enumerate() {
            assert!(SECTIONS[..at].iter().all(|other| other.key != section.key), "{} twice", section.key);
        }
    }
}
