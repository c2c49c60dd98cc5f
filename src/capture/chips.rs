//! The meaning of a line in words, piece by piece, for showing under it while it is typed.

use super::Meaning;
use crate::domain::Lang;
use std::ops::Range;

/// How sure a meaning is. Colour never stands alone: the text says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Understood.
    Clear,
    /// Several fit: the user has to choose.
    Ambiguous,
    /// Named, but not known.
    Unknown,
}

/// A piece of the meaning, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it means, with days resolved: «мы: КП до пт 27.11».
    pub text: String,
    /// How sure it is.
    pub tone: Tone,
    /// Where the line says it, in characters; empty for what holds without being said.
    pub span: Range<usize>,
    /// The piece of the line, for [`Meaning::choose`]; none for what holds without being said.
    pub piece: Option<usize>,
}

/// Puts the meaning of a line into words, in the order of the line.
pub fn describe(_meaning: &Meaning, _lang: Lang) -> Vec<Chip> {
    Vec::new()
}
