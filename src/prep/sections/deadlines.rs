//! What presses at the account: contracts to decide on, terms that end, money owed (M17, M49).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::words::w;
use crate::store::deadlines::Pressing;

/// How many the page names.
const NAMED: usize = 4;

pub(super) static DEADLINES: Section = Section {
    key: "deadlines",
    names: Names::new(w("Договоры и деньги", "Contracts and money"), w("Деньги", "Money"), w("Деньги", "Money")),
    rank: 36,
    open: false,
    read: |reading| {
        let line = |one: Pressing| Line {
            mark: Mark::Due(one.day.clone()),
            text: one.named(reading.today),
            record: Some((one.entity, one.record)),
        };
        let pressing = reading.store.pressing_at(reading.account, reading.on, NAMED)?;
        Ok(Part::Said(Said { lines: pressing.into_iter().map(line).collect(), told: Told::Links }))
    },
};
