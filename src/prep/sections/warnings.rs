//! Rules of contact that the data speak against (M21).

use super::{Names, Part, Section};
use crate::domain::contact_rules::{self, Planned};
use crate::domain::day;
use crate::domain::words::w;

pub(super) static WARNINGS: Section = Section {
    key: "warnings",
    names: Names::new(w("Обратите внимание", "Mind"), w("Внимание", "Mind"), w("Внимание", "Mind")),
    rank: 38,
    open: false,
    read: |reading| {
        Ok(Part::Warnings(contact_rules::check(&Planned {
            day: reading.on,
            people: reading.participants(),
            main_contacts: &reading.main.iter().map(|main| (main.person, main.name.short(), main.rhythm_days)).collect::<Vec<_>>(),
            last: &reading.last.iter().filter_map(|entry| Some((day::from_iso(&entry.day)?, entry.mood))).collect::<Vec<_>>(),
        })))
    },
};
