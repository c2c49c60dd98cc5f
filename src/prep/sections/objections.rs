//! What those who come object to, and what we answer (M54).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::entities::objection::WORKED;
use crate::domain::field::find_choice;
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::w;
use crate::domain::{Entity, Record};

pub(super) static OBJECTIONS: Section = Section {
    key: "objections",
    names: Names::new(w("Что отвечать", "What to answer"), w("Отвечать", "Answer"), w("Ответ", "Answer")),
    rank: 66,
    open: false,
    read: |reading| {
        let comes = |one: &Record| one.int("person_id").is_some_and(|person| reading.people.iter().any(|row| row.person == person));
        let mut said = reading.store.owned(Entity::Objection, reading.account)?;
        said.retain(comes);
        said.sort_by(|one, other| other.text("day").cmp(one.text("day")));
        let line = |one: Record| {
            let answer = one.text("answer").lines().next().unwrap_or_default().to_owned();
            let worked = find_choice(WORKED, one.text("worked")).map(|choice| Value::Word(choice.words));
            let said = Value::Quoted(one.title().to_owned());
            let text = match (answer.is_empty(), worked) {
                (true, _) => phrase(w("{}: ответа ещё нет", "{}: no answer yet"), [said]),
                (false, None) => phrase(w("{} → {}", "{} → {}"), [said, answer.as_str().into()]),
                (false, Some(worked)) => phrase(w("{} → {} ({})", "{} → {} ({})"), [said, answer.as_str().into(), worked]),
            };
            Line { mark: Mark::Item, text, record: one.id.map(|id| (Entity::Objection, id)) }
        };
        Ok(Part::Said(Said { lines: said.into_iter().map(line).collect(), beside: Vec::new(), told: Told::Records }))
    },
};
