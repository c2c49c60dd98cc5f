//! What to ask (M41).

use super::{Names, Part, Section};
use crate::domain::words::w;
use crate::prep::questions;

pub(super) static QUESTIONS: Section = Section {
    key: "questions",
    names: Names::new(w("О чём спросить", "What to ask"), w("Спросить", "Ask"), w("Спросить", "Ask")),
    rank: 50,
    open: false,
    read: |reading| Ok(Part::Questions(questions::of(reading)?)),
};
