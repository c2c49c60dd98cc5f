//! What a page says in words of its own: paragraphs, lists, and the room that paper leaves to write in.

use crate::domain::phrase::Phrase;
use crate::domain::words::Words;

/// A paragraph; a line end within it is one on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What programs call it.
    pub key: &'static str,
    /// What it says.
    pub said: Phrase,
}

/// Points of one kind, one under the other.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What programs call it.
    pub key: &'static str,
    /// What stands before them; empty where they speak for themselves.
    pub label: Words,
    /// It stands above them, as in a letter, and not beside them.
    pub above: bool,
    /// The points.
    pub points: Vec<Phrase>,
}

/// Room to write in with a pen; where nobody writes it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What is written there.
    pub label: Words,
    /// How many lines.
    pub lines: usize,
}

/// A line to write on, as text.
pub(super) const LINE: &str = "______________________________";
