//! What they complained of lately, and signals of risk.

use super::{Names, Part, Section};
use crate::domain::words::w;

/// The section.
pub static COMPLAINTS: Section = Section {
    key: "complaints",
    names: Names::new(w("Претензии и сигналы", "Complaints and signals"), w("Риск", "Risk"), w("Риск", "Risk")),
    rank: 30,
    open: false,
    read: |reading| {
        let days = reading.settings.complaint_days;
        Ok(Part::Complaints(reading.store.complaints(reading.account, &reading.ago(days))?, days))
    },
};
