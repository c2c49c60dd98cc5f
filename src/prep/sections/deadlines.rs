//! What presses at the account: contracts to decide on, terms that end, money owed (M17, M49).

use super::{Part, Section};

/// How many the page names.
const NAMED: usize = 4;

pub(super) static DEADLINES: Section = Section {
    key: "deadlines",
    rank: 36,
    open: false,
    read: |reading| Ok(Part::Deadlines(reading.store.pressing_at(reading.account, reading.on, NAMED)?)),
};
