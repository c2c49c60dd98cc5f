//! How both sides kept their promises (M23).

use super::{Part, Section};
use crate::domain::day;

pub(super) static RELIABILITY: Section = Section {
    key: "reliability",
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
