//! How far the client is on the way to leave, once somebody has decided that it is (M34). What was heard stands under it.

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::field::find_grade;
use crate::domain::phrase::{Value, phrase};
use crate::domain::standing::LOSS_STAGES;
use crate::domain::words::w;

pub(super) static RISK: Section = Section {
    key: "risk",
    names: Names::new(w("Стадия потери", "Stage of loss"), w("Стадия", "Stage"), w("Стадия", "Stage")),
    rank: 28,
    open: false,
    read: |reading| {
        let stage = reading.record.int("loss_stage").filter(|stage| *stage > 0).and_then(|stage| find_grade(LOSS_STAGES, stage));
        let line = stage.map(|grade| {
            let values = [Value::Text(grade.value.to_string()), Value::Word(grade.words)];
            Line { mark: Mark::Text, text: phrase(w("{}: {}", "{}: {}"), values), record: None }
        });
        Ok(Part::Said(Said { lines: line.into_iter().collect(), beside: Vec::new(), told: Told::Text }))
    },
};
