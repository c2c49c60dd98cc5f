//! How one key moves a record on, step after step.

use super::record::{Record, Value};
use super::words::Words;
use chrono::NaiveDate;

/// How one key moves a record on.
#[derive(Clone, Copy, Debug)]
pub struct Moves {
    /// What the key is called.
    pub words: Words,
    /// The step that comes next on this day; `None` where none is left.
    pub next: fn(&Record, NaiveDate) -> Option<Advance>,
}

impl Moves {
    /// Whether a step is left: the day says when it is taken, not whether there is one.
    pub fn go_on(&self, record: &Record) -> bool {
        (self.next)(record, NaiveDate::default()).is_some()
    }
}

/// A step of a record: what it sets by itself, and what is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advance {
    /// What the step is called, over what is asked.
    pub words: Words,
    /// The fields with what stands in them from then on.
    pub set: Vec<(&'static str, Value)>,
    /// The fields that are asked for, the first of them first; where there are none, the step is taken at once.
    pub ask: Vec<&'static str>,
}

impl Advance {
    /// A record with what the step sets by itself.
    pub fn taken(&self, record: &Record) -> Record {
        self.set.iter().fold(record.clone(), |record, (key, value)| record.with(key, value.clone()))
    }
}
