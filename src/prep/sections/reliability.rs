//! How both sides kept their promises (M23).

use super::{Names, Part, Section};
use crate::domain::day;
use crate::domain::words::w;

pub(super) static RELIABILITY: Section = Section {
    key: "reliability",
    names: Names::new(w("Обещания", "Promises"), w("Обещания", "Promises"), w("Слово", "Kept")),
    rank: 70,
    open: false,
    read: |reading| {
        let today = day::iso(reading.today);
        Ok(Part::Reliability {
            ours: reading.store.reliability(reading.account, "our_promise", &today)?,
            theirs: reading.store.reliability(reading.account, "their_promise", &today)?,
        })
    },
};
