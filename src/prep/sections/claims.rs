//! Complaints that are not settled, and how far each is (M24).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::phrase::phrase;
use crate::domain::words::w;
use crate::domain::{Entity, Record};

pub(super) static CLAIMS: Section = Section {
    key: "claims",
    names: Names::new(w("Открытые претензии", "Open complaints"), w("Претензия", "Complaint"), w("Претензия", "Complaint")),
    rank: 29,
    open: false,
    read: |reading| {
        let mut open = reading.store.owned(Entity::Complaint, reading.account)?;
        open.retain(|one| one.text("state") == "open");
        open.sort_by(|one, other| one.text("heard_on").cmp(other.text("heard_on")));
        let line = |one: Record| {
            let step = one.int("steps").unwrap_or(1).to_string();
            let due = one.text("due_on").to_owned();
            Line {
                mark: if due.is_empty() { Mark::On(one.text("heard_on").to_owned()) } else { Mark::Due(due) },
                text: phrase(w("{} · шаг {} из 5", "{} · step {} of 5"), [one.title().into(), step.as_str().into()]),
                record: one.id.map(|id| (Entity::Complaint, id)),
            }
        };
        Ok(Part::Said(Said { lines: open.into_iter().map(line).collect(), beside: Vec::new(), told: Told::Records }))
    },
};
