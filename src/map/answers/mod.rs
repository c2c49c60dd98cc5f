//! The questions a map answers (M19, M41): each lights persons and ties, and says why in data that `text` puts into
//! words. All of it is silence, age, coverage and arithmetic: what a person thinks is never computed (M42, M47).

mod chains;
mod coverage;
mod people;

pub use coverage::{Pair, State, pairs};

use super::read::Scene;
use crate::domain::Value;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// From this relationship on somebody works with us directly: the good base that a chain begins at.
pub const GOOD_RELATIONSHIP: i64 = 3;
/// From this relationship on somebody answers us.
const ANSWERS_US: i64 = 2;
/// From this influence on somebody can carry a purchase through.
const CAN_CARRY: i64 = 4;
/// The attitude of who champions us.
const CHAMPIONS: i64 = 2;
/// The share of the counted contacts, in percent, from which one person carries the account.
const CARRIES_PERCENT: u32 = 50;

/// A question to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Who decides, and have we met them?
    Decides,
    /// Who is against us, and who could move them?
    Against,
    /// How do we come to this person, by whose trust?
    Reach(i64),
    /// Does one contact alone carry the account?
    Carries,
    /// Who has no counterpart with us, and how do the pairs stand?
    Mirrors,
    /// Do we have a sponsor, somebody who decides, and a champion?
    Cover,
    /// Who was handed to a colleague?
    Handed,
    /// Who has not been heard of for longer than wanted?
    Silent,
    /// What is new?
    Changed,
}

impl Question {
    /// Those that need no selected person, in the order in which they are asked.
    pub const OF_ALL: [Question; 8] = [
        Question::Decides,
        Question::Against,
        Question::Carries,
        Question::Mirrors,
        Question::Cover,
        Question::Handed,
        Question::Silent,
        Question::Changed,
    ];
}

/// What the map answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// Persons to light.
    pub persons: BTreeSet<i64>,
    /// Ties to light.
    pub ties: BTreeSet<i64>,
    /// What is said about it, the most telling first.
    pub said: Vec<Said>,
}

/// By what a chain goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By trust alone.
    Trust,
    /// Also by influence and by the reporting line.
    Influence,
}

/// A part of the minimum cover of an account (M41).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Somebody who decides and whom we have met.
    Decider,
    /// Somebody with influence who is for us and answers us.
    Sponsor,
    /// Somebody who champions us and works with us.
    Champion,
}

/// A statement of an answer; names are short names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of the fields are those of `Node`")]
pub enum Said {
    /// Decides; whether we have met them, and when last.
    Decider { who: String, met: bool, last: Option<NaiveDate> },
    /// Nobody is known who decides.
    NoDecider,
    /// Is against us, and by which chain somebody who is for us could move them; `weakest` is the strength of its
    /// weakest tie, 0 where it needs the reporting line, and `lines` how many of its steps do.
    Opponent { who: String, attitude: i64, chain: Vec<String>, weakest: i64, lines: usize },
    /// Is against us, and no chain is known.
    Unmoved { who: String, attitude: i64 },
    /// Nobody is against us.
    NoOpponent,
    /// What they think of us was not judged.
    Unjudged { names: Vec<String> },
    /// There is nobody on the map.
    Nobody,
    /// The chain from us to them.
    Chain { chain: Vec<String>, way: Way },
    /// They work with us already.
    Known { who: String },
    /// No chain is known.
    NoChain { who: String },
    /// Nobody works with us yet.
    NoBase,
    /// Only one works with us.
    OneGood { who: String },
    /// Those who work with us.
    Good { names: Vec<String> },
    /// How many of the counted contacts were with them.
    Share { who: String, contacts: u32, of: u32 },
    /// Has no counterpart with us.
    Unmirrored { names: Vec<String> },
    /// Everybody has one.
    AllMirrored,
    /// How a pair stands.
    Pair { who: String, ours: String, state: State, last: Option<NaiveDate> },
    /// A part of the minimum cover, and who fills it.
    Covered { part: Part, names: Vec<String> },
    /// Handed to a colleague, and when the colleague met them last.
    Handed { who: String, to: String, last: Option<NaiveDate> },
    /// Nobody was handed to anybody.
    NothingHanded,
    /// Days since the last contact against the wanted rhythm; `None` when there was no contact.
    Silent { who: String, days: Option<i64>, rhythm: i64 },
    /// Everybody is in rhythm.
    NobodySilent { with_rhythm: usize },
    /// A judgement was changed; the key of the field at the affiliation.
    Rejudged { who: String, field: String, before: Value, after: Value, on: NaiveDate },
    /// Judged for the first time.
    FirstJudged { names: Vec<String> },
    /// Came into office.
    Came { who: String, on: NaiveDate },
    /// Left it.
    Left { who: String, on: NaiveDate },
    /// A tie was noticed.
    Tied { from: String, to: String, kind: super::chart::TieKind, on: NaiveDate },
    /// Nothing is new since a day.
    NothingNew { since: NaiveDate },
}

/// Answers a question.
pub fn answer(scene: &Scene, question: Question) -> Answer {
    let mut answer = Answer { question, persons: BTreeSet::new(), ties: BTreeSet::new(), said: Vec::new() };
    // What has changed may be that the last one left.
    if scene.chart.nodes.is_empty() && question != Question::Changed {
        answer.said.push(Said::Nobody);
        return answer;
    }
    match question {
        Question::Decides => people::decides(scene, &mut answer),
        Question::Against => chains::against(scene, &mut answer),
        Question::Reach(person) => chains::reach(scene, person, &mut answer),
        Question::Carries => coverage::carries(scene, &mut answer),
        Question::Mirrors => coverage::mirrors(scene, &mut answer),
        Question::Cover => coverage::cover(scene, &mut answer),
        Question::Handed => people::handed(scene, &mut answer),
        Question::Silent => people::silent(scene, &mut answer),
        Question::Changed => people::changed(scene, &mut answer),
    }
    answer
}

#[cfg(test)]
mod tests;
