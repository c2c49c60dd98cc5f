//! What the contact is for.

use super::{Names, Part, Section};
use crate::domain::words::w;

/// Purpose and wanted results of a planned contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Purpose.
    pub purpose: String,
    /// The least result.
    pub least: String,
    /// The best result.
    pub best: String,
}

pub(super) static GOAL: Section = Section {
    key: "goal",
    names: Names::alike(w("Цель", "Purpose")),
    rank: 10,
    open: false,
    read: |reading| {
        let text = |entry: &crate::domain::Record, key| entry.text(key).to_owned();
        let goal = reading.entry.as_ref();
        Ok(Part::Goal(goal.map(|entry| Goal {
            purpose: text(entry, "purpose"),
            least: text(entry, "least_result"),
            best: text(entry, "best_result"),
        })))
    },
};
