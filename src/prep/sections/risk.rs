//! Whether the client may be lost: the stage that was decided on or is suggested, and what speaks for it (M34).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::field::find_grade;
use crate::domain::phrase::{Value, phrase};
use crate::domain::standing::LOSS_STAGES;
use crate::domain::words::w;
use crate::risk;

/// What is told with the complaints needs no telling twice.
const COMPLAINTS: &str = "complaints";

pub(super) static RISK: Section = Section {
    key: "risk",
    names: Names::alike(w("Риск", "Risk")),
    rank: 28,
    open: false,
    read: |reading| {
        let found = risk::read(reading.store, reading.settings, &reading.record)?;
        let decided = found.stage.filter(|stage| *stage > 0);
        let stage = decided.max(found.suggested).and_then(|stage| find_grade(LOSS_STAGES, stage));
        let line = stage.map(|grade| {
            let is_guess = found.suggested.is_some();
            let words = if is_guess { w("? {}: {}", "? {}: {}") } else { w("{}: {}", "{}: {}") };
            let says = found.signs.iter().find(|sign| sign.key != COMPLAINTS);
            let told = says.map_or(Value::Text(String::new()), |sign| {
                phrase(w("{}: {}", "{}: {}"), [Value::Word(sign.words), sign.said.clone().into()]).into()
            });
            let (words, values) = match says {
                Some(_) => (words, vec![Value::Word(grade.words), told]),
                None if is_guess => (w("? {}", "? {}"), vec![Value::Word(grade.words)]),
                None => (w("{}", "{}"), vec![Value::Word(grade.words)]),
            };
            Line { mark: Mark::Text, text: phrase(words, values), record: None }
        });
        Ok(Part::Said(Said { lines: line.into_iter().collect(), beside: Vec::new(), told: Told::Values }))
    },
};
