//! Open promises of both sides: what is late first, then those of the person in mind, then what is due these days.

use super::{Names, Part, Section};
use crate::domain::words::w;
use crate::prep::reading::Reading;
use crate::store::Result;
use crate::store::plan::ActionRow;

/// The most that are read of one side.
const READ: usize = 30;
/// The most that are read at once.
const AT_ONCE: usize = 4;

pub(super) static OURS: Section = Section {
    key: "ours",
    names: Names::new(w("Мы обещали", "We promised"), w("Мы обещали", "We promised"), w("Мы", "We")),
    rank: 20,
    open: true,
    read: |reading| promises(reading, true),
};
pub(super) static THEIRS: Section = Section {
    key: "theirs",
    names: Names::new(w("Нам обещали", "They promised"), w("Нам обещали", "They promised"), w("Нам", "They")),
    rank: 21,
    open: true,
    read: |reading| promises(reading, false),
};

fn promises(reading: &Reading, ours: bool) -> Result<Part> {
    let mut rows = reading.store.open_actions_of(reading.account, if ours { "our_promise" } else { "their_promise" }, READ)?;
    let horizon = reading.horizon();
    let of_person = |row: &ActionRow| row.person_id.is_some() && row.person_id == reading.person;
    let is_pressing = |row: &ActionRow| of_person(row) || row.presses(reading.today).is_some_and(|due| due <= horizon);
    // Nothing stands above what is late.
    rows.sort_by_key(|row| (row.late_since(reading.today).is_none(), !of_person(row), !is_pressing(row)));
    let pressing = rows.iter().filter(|row| is_pressing(row)).count().min(AT_ONCE);
    Ok(Part::Promises { ours, rows, pressing })
}
