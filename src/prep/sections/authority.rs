//! What the KAM decides alone (M35).

use super::{Names, Part, Said, Section};
use crate::domain::words::w;

pub(super) static AUTHORITY: Section = Section {
    key: "authority",
    names: Names::new(w("Мои полномочия", "My authority"), w("Мои рамки", "My limits"), w("Рамки", "Limits")),
    rank: 55,
    open: false,
    read: |reading| Ok(Part::Said(Said::text(&reading.settings.authority))),
};
