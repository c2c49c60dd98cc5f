//! Who comes, or whom one would speak to.

use super::{Names, Part, Section};
use crate::domain::words::w;

pub(super) static PEOPLE: Section = Section {
    key: "people",
    names: Names::alike(w("Кто будет", "Who comes")),
    rank: 40,
    open: true,
    read: |reading| {
        let unnamed = reading.entry.is_some() && reading.participants().is_empty();
        let said = if reading.participants().is_empty() { usize::from(reading.person.is_some()) } else { reading.people.len() };
        Ok(Part::People { rows: reading.people.clone(), said, unnamed })
    },
};
