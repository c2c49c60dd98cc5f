//! What they complained of lately, and signals of risk.

use super::{Part, Section};

pub(super) static COMPLAINTS: Section = Section {
    key: "complaints",
    rank: 30,
    open: false,
    read: |reading| {
        let days = reading.settings.complaint_days;
        Ok(Part::Complaints(reading.store.complaints(reading.account, &reading.ago(days))?, days))
    },
};
