//! Complaints that are not settled, with the step that comes next (M24).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::w;
use crate::domain::{Entity, Record};

pub(super) static CLAIMS: Section = Section {
    key: "claims",
    names: Names::new(w("Открытые претензии", "Open complaints"), w("Претензия", "Complaint"), w("Жалоба", "Claim")),
    rank: 29,
    open: false,
    read: |reading| {
        let mut open = reading.store.owned(Entity::Complaint, reading.account)?;
        open.retain(|one| one.text("state") == "open");
        open.sort_by(|one, other| one.text("heard_on").cmp(other.text("heard_on")));
        let line = |one: Record| {
            let step = one.def().moves.and_then(|moves| (moves.next)(&one, reading.today));
            let next = step.map_or_else(|| "".into(), |step| Value::Word(step.words));
            let due = one.text("due_on").to_owned();
            Line {
                mark: if due.is_empty() { Mark::On(one.text("heard_on").to_owned()) } else { Mark::Due(due) },
                text: phrase(w("{} · дальше: {}", "{} · next: {}"), [one.title().into(), next]),
                record: one.id.map(|id| (Entity::Complaint, id)),
            }
        };
        Ok(Part::Said(Said { lines: open.into_iter().map(line).collect(), beside: Vec::new(), told: Told::Records }))
    },
};
