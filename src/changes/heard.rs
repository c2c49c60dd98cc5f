//! What they complained of, step by step, signals, and the voice of the customer (M24, M25, M34).

use super::{Changes, Happened, Part, happened};
use crate::domain::entities::complaint::STEPS;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::{Entity, Record};
use crate::store::Result;
use crate::text::change as say;

impl Changes<'_> {
    pub(super) fn heard(&self, found: &mut Vec<Happened>) -> Result<()> {
        for complaint in self.shown(Entity::Complaint)? {
            let steps = STEPS.iter().map(|(on, note)| (*on, complaint.text(note))).chain([("reopened_on", "")]);
            for (on, note) in steps.filter(|(on, _)| self.is_since(complaint.text(on))) {
                found.push(happened(Part::Complaint, complaint.text(on), step(&complaint, on, note), &complaint));
            }
        }
        for (entity, part) in [(Entity::Signal, Part::Signal), (Entity::Voice, Part::Voice)] {
            for one in self.shown(entity)?.iter().filter(|one| self.is_since(one.text("day"))) {
                found.push(happened(part, one.text("day"), alone(one.title().into()), one));
            }
        }
        Ok(())
    }
}

/// A step of a complaint with what was written of it, where the reader is told that.
fn step(complaint: &Record, on: &str, note: &str) -> Phrase {
    let called = complaint.def().field(on).map(|field| field.words).unwrap_or_default();
    let of = [complaint.title().into(), Value::Word(called)];
    match note {
        "" => phrase(say::STEP, of),
        note => phrase(say::STEP_NOTED, of.into_iter().chain([note.into()])),
    }
}
