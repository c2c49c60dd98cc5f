//! How the house dresses and talks (M11).

use super::{Part, Section};

pub(super) static MANNER: Section =
    Section { key: "manner", rank: 90, open: false, read: |reading| Ok(Part::Manner(reading.record.text("manner").to_owned())) };
