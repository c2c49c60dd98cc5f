//! The sections of the page: a file and a line of the registry each.
//!
//! What is new on the page is a file here that says its lines ([`Said`]); how they read on the screen, in the shell and as JSON
//! follows. Only what is more than lines has a variant of [`Part`] of its own.

mod authority;
mod claims;
mod competitors;
mod complaints;
mod deadlines;
mod facts;
mod goal;
mod last;
mod manner;
mod news;
mod objections;
mod offers;
mod opportunities;
mod people;
mod promises;
mod purchases;
mod questions;
mod reliability;
mod risk;
mod warnings;

pub use competitors::Rival;
pub use complaints::COMPLAINTS;
pub use goal::Goal;
pub use last::LAST;

use super::Question;
use super::reading::Reading;
use crate::domain::contact_rules::Warning;
use crate::domain::phrase::{Phrase, alone};
use crate::domain::promise::Reliability;
use crate::domain::{Entity, Record, Words};
use crate::store::Result;
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;

/// A section of the page.
#[derive(Debug)]
pub struct Section {
    /// What programs call it.
    pub key: &'static str,
    /// What people call it.
    pub names: Names,
    /// Its place: the lower, the sooner it is read.
    pub rank: u8,
    /// Whether it may be read while a client is in the room.
    pub open: bool,
    read: fn(&Reading) -> Result<Part>,
}

/// How a section is called.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Over it.
    pub heading: Words,
    /// Beside it.
    pub label: Words,
    /// Beside it, in few cells.
    pub short: Words,
}

impl Names {
    const fn new(heading: Words, label: Words, short: Words) -> Names {
        Names { heading, label, short }
    }

    /// The same wherever it stands.
    const fn alike(words: Words) -> Names {
        Names::new(words, words, words)
    }
}

/// Sections of a lower rank than this are read in twenty seconds, without a key; the others are scrolled to.
pub const AT_ONCE: u8 = 60;

/// The sections in the order of their rank.
pub static SECTIONS: [&Section; 21] = [
    &goal::GOAL,
    &promises::OURS,
    &promises::THEIRS,
    &risk::RISK,
    &claims::CLAIMS,
    &COMPLAINTS,
    &deadlines::DEADLINES,
    &warnings::WARNINGS,
    &people::PEOPLE,
    &questions::QUESTIONS,
    &authority::AUTHORITY,
    &LAST,
    &offers::OFFERS,
    &facts::FACTS,
    &objections::OBJECTIONS,
    &reliability::RELIABILITY,
    &purchases::PURCHASES,
    &news::NEWS,
    &opportunities::OPPORTUNITIES,
    &competitors::COMPETITORS,
    &manner::MANNER,
];

/// A section with what it says.
#[derive(Clone, Debug)]
pub struct Read {
    /// Which.
    pub section: &'static Section,
    /// What.
    pub part: Part,
}

/// A section that is lines.
#[derive(Clone, Debug)]
pub struct Said {
    /// The lines.
    pub lines: Vec<Line>,
    /// The records that programs are told of besides those of the lines.
    pub beside: Vec<(Entity, i64)>,
    /// What programs read of them.
    pub told: Told,
}

/// A line of a section.
#[derive(Clone, Debug)]
pub struct Line {
    /// What stands before it.
    pub mark: Mark,
    /// What it says.
    pub text: Phrase,
    /// The record that it is about.
    pub record: Option<(Entity, i64)>,
}

/// What stands before a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: it is a text.
    Text,
    /// It is one of several.
    Item,
    /// The same, and something is due on a day (ISO).
    Due(String),
    /// The day it is of, ISO.
    On(String),
}

/// What programs read of a section that is lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Its only text, or null.
    Text,
    /// Links to its records.
    Links,
    /// Its records, whole.
    Records,
    /// The values of each line.
    Values,
}

impl Said {
    /// A text of the user's own; nothing where it is empty.
    fn text(text: &str) -> Said {
        let line = |text: &str| Line { mark: Mark::Text, text: alone(text.into()), record: None };
        Said { lines: Some(text).filter(|text| !text.is_empty()).map(line).into_iter().collect(), beside: Vec::new(), told: Told::Text }
    }
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
    /// Lines.
    Said(Said),
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
    /// Competitors at the account (M14).
    Competitors(Vec<Rival>),
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
            Part::Said(said) => said.lines.is_empty(),
            Part::Warnings(warnings) => warnings.is_empty(),
            // That nobody is known is worth a line, and so is that nobody was spoken to.
            Part::People { .. } | Part::Last(_) => false,
            Part::Questions(questions) => questions.is_empty(),
            Part::Facts(people, facts) => {
                facts.is_empty()
                    && people
                        .iter()
                        .all(|one| one.cares.is_empty() && one.decides.is_empty() && one.dress.is_empty() && one.others.is_empty())
            }
            Part::Reliability { ours, theirs } => ours.ever.due == 0 && theirs.ever.due == 0,
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
            | Part::Said(_)
            | Part::Warnings(_)
            | Part::Last(_)
            | Part::Facts(..)
            | Part::Reliability { .. }
            | Part::Competitors(_) => usize::MAX,
        }
    }
}

/// Reads every section.
pub(super) fn read(reading: &Reading) -> Result<Vec<Read>> {
    SECTIONS.into_iter().map(|section| Ok(Read { section, part: (section.read)(reading)? })).collect()
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
