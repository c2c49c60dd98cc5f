//! How a map is looked at: how near, which branches, which ties, by whom.

use super::chart::TieKind;
use crate::domain::Lang;
use std::collections::BTreeSet;

/// How much of a person a box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zoom {
    /// Initials, influence and attitude.
    Initials,
    /// Name, judgements, the first role.
    Short,
    /// Position, every role, and whom of us they have, too.
    Full,
}

impl Zoom {
    /// Every level, the farthest first.
    pub const ALL: [Zoom; 3] = [Zoom::Initials, Zoom::Short, Zoom::Full];

    /// The next level in or out; the last one stays.
    pub fn step(self, nearer: bool) -> Zoom {
        match (self, nearer) {
            (Zoom::Initials, false) => Zoom::Initials,
            (Zoom::Initials, true) | (Zoom::Full, false) => Zoom::Short,
            (Zoom::Short, false) => Zoom::Initials,
            (Zoom::Short | Zoom::Full, true) => Zoom::Full,
        }
    }
}

/// What the answer to a question lights up; everything else is dimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// Rowids of persons. A reporting line is lit when both its ends are.
    pub persons: BTreeSet<i64>,
    /// Rowids of ties.
    pub ties: BTreeSet<i64>,
}

/// How a map is looked at. Layout and picture are functions of the chart and of this alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// How much a box shows.
    pub zoom: Zoom,
    /// Persons whose branches are folded.
    pub collapsed: BTreeSet<i64>,
    /// Kinds of tie that are drawn.
    pub show: BTreeSet<TieKind>,
    /// Cells across that the picture should not exceed, if it can.
    pub width: usize,
    /// Rows that the picture should not exceed, if it can.
    pub height: usize,
    /// What is lit, if a question was asked.
    pub lit: Option<Lit>,
    /// Whether a client is in the room: no ratings, roles, marks or ties.
    pub masked: bool,
    /// Whether lines and marks are ASCII; letters of names stay.
    pub ascii: bool,
    /// The language of roles.
    pub lang: Lang,
    /// What the band of people outside the client is called.
    pub outside: String,
}

impl View {
    /// A whole map with every tie, for a room of this many cells.
    pub fn new(zoom: Zoom, width: usize, height: usize, lang: Lang) -> View {
        View {
            zoom,
            collapsed: BTreeSet::new(),
            show: TieKind::ALL.into(),
            width,
            height,
            lit: None,
            masked: false,
            ascii: false,
            lang,
            outside: String::new(),
        }
    }

    /// Whether ties of this kind are drawn.
    pub fn shows(&self, kind: TieKind) -> bool {
        !self.masked && self.show.contains(&kind)
    }
}
