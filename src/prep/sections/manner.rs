//! How the house dresses and talks (M11).

use super::{Names, Part, Said, Section};
use crate::domain::words::w;

pub(super) static MANNER: Section = Section {
    key: "manner",
    names: Names::new(w("Как у них принято", "How things are done there"), w("У них принято", "Their manner"), w("Манера", "Manner")),
    rank: 90,
    open: false,
    read: |reading| Ok(Part::Said(Said::text(reading.record.text("manner")))),
};
