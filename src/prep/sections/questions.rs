//! What to ask (M41).

use super::{Part, Section};
use crate::prep::questions;

pub(super) static QUESTIONS: Section =
    Section { key: "questions", rank: 50, open: false, read: |reading| Ok(Part::Questions(questions::of(reading)?)) };
