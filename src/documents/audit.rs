//! The last audit of the practice: its answers by parts, what changed since the one before, and the actions that came of it (M37).

use super::{About, Asked, Document};
use crate::domain::audit_answer::ANSWERS;
use crate::domain::definition::Done;
use crate::domain::field::Tone;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::audit::{Tally, moved, tally};
use crate::domain::visibility::Audience;
use crate::domain::words::Words;
use crate::domain::{Entity, Record};
use crate::page::{Block, Column, Fact, Page, Section, Table};
use crate::practice::audit::{self, Audits, Question, Run, questions, sections};
use crate::store::{Result, Store};
use crate::text::practice as say;
use std::cmp::Ordering;

/// The document.
pub static AUDIT: Document = Document {
    key: "audit",
    called: say::AUDIT,
    words: say::ABOUT_AUDIT,
    is_command: false,
    audiences: &[Audience::Me],
    tells: &[],
    day: None,
    nothing: say::NO_AUDIT,
    about: About::Practice(read),
};

fn read(store: &Store, asked: &Asked) -> Result<Option<Page>> {
    let Audits { last: Some(now), before } = audit::read(store)? else { return Ok(None) };
    let of = Compared { now: &now, before: before.as_ref(), asked };
    let headed = |key, keys, heading: Words, blocks: Vec<Block>| Section::of(key, keys, blocks).headed(phrase(heading, []));
    let list = |key: &'static str, points: Vec<Phrase>| Block::points(key, crate::domain::words::w("", ""), points).into_iter().collect();
    let sections = vec![
        Section::of("audit", &["begun", "done", "answered", "before"], of.head()),
        Section::of("parts", &[], vec![of.table()]),
        headed("better", &["better"], say::BETTER, list("better", of.changed(Ordering::Greater))),
        headed("worse", &["worse"], say::WORSE, list("worse", of.changed(Ordering::Less))),
        headed("weak", &["weak"], say::WEAK, list("weak", of.weak())),
        headed("actions", &["actions"], say::ACTIONS, list("actions", of.actions(store)?)),
    ];
    Ok(Some(Page { key: AUDIT.key, title: say::AUDIT_TITLE.get(asked.lang).to_owned(), sections }))
}

/// An audit beside the one before it.
struct Compared<'a> {
    now: &'a Run,
    before: Option<&'a Run>,
    asked: &'a Asked<'a>,
}

impl Compared<'_> {
    fn head(&self) -> Vec<Block> {
        let day = |audit: &Record, key: &str| alone(Value::Day(audit.text(key).to_owned()));
        let done = match self.now.is_done() {
            true => Fact::new("done", say::DONE, day(&self.now.audit, "done_on")),
            false => Fact::unknown("done", say::DONE, say::NOT_DONE),
        };
        let counted = |count: usize| Value::Text(count.to_string());
        let answered = phrase(say::OF_ALL, [counted(self.now.answered()), counted(questions().count())]);
        let before = match self.before {
            Some(before) => Fact::new("before", say::BEFORE, day(&before.audit, "day")),
            None => Fact::unknown("before", say::BEFORE, say::NONE_BEFORE),
        };
        let facts =
            [Fact::new("begun", say::BEGUN, day(&self.now.audit, "day")), done, Fact::new("answered", say::ANSWERED, answered), before];
        facts.into_iter().map(Block::Fact).collect()
    }

    /// How the answers of each part stand, and how many of them moved.
    fn table(&self) -> Block {
        let count = |count: u64| if count == 0 { Phrase::nothing() } else { alone(Value::Text(count.to_string())) };
        let rows = sections().iter().map(|section| {
            let answers = section.questions.iter().map(|question| self.now.answer(question).map(|answer| answer.code));
            let Tally { of, .. } = tally(answers);
            let name = alone(Value::Text(section.text(self.asked.lang).to_owned()));
            [name].into_iter().chain(of.map(count)).chain([self.since(&section.questions)]).collect()
        });
        let [yes, better, no] = [0, 1, 2].map(|at: usize| ANSWERS.get(at).map_or(say::ANSWERED, |answer| answer.words));
        let columns = vec![
            Column::of("part", say::PART),
            Column::figures("yes", yes),
            Column::figures("better", better),
            Column::figures("no", no),
            Column::of("since", say::SINCE),
        ];
        Block::Table(Table { key: "parts", columns, rows: rows.collect() })
    }

    fn since(&self, questions: &[Question]) -> Phrase {
        let moves: Vec<Ordering> = questions.iter().filter_map(|question| self.moved(question)).collect();
        let count = |of: Ordering, words: Words| {
            let count = moves.iter().filter(|one| **one == of).count();
            (count > 0).then(|| Value::from(phrase(words, [Value::Text(count.to_string())])))
        };
        let said: Vec<Value> =
            [count(Ordering::Greater, say::BETTER_OF), count(Ordering::Less, say::WORSE_OF)].into_iter().flatten().collect();
        match (moves.is_empty(), said.is_empty()) {
            (true, _) => Phrase::nothing(),
            (false, true) => phrase(say::NO_CHANGE, []),
            (false, false) => alone(Value::Listed(said)),
        }
    }

    fn moved(&self, question: &Question) -> Option<Ordering> {
        let code = |run: &Run| run.answer(question).map(|answer| answer.code);
        moved(code(self.before?), code(self.now))
    }

    /// The questions whose answer moved in a direction, with what it was and what it is.
    fn changed(&self, way: Ordering) -> Vec<Phrase> {
        let of = questions().filter(|(_, question)| self.moved(question) == Some(way));
        of.filter_map(|(_, question)| {
            let (before, now) = (self.before?.answer(question)?, self.now.answer(question)?);
            Some(phrase(say::MOVED, [self.asks(question), Value::Word(before.words), Value::Word(now.words)]))
        })
        .collect()
    }

    /// The questions that were not answered by yes, the worst first.
    fn weak(&self) -> Vec<Phrase> {
        let of = |tone: Tone| {
            questions().filter_map(move |(_, question)| {
                let answer = self.now.answer(question).filter(|answer| answer.tone == tone)?;
                Some(phrase(say::WEAK_OF, [self.asks(question), Value::Word(answer.words)]))
            })
        };
        of(Tone::Bad).chain(of(Tone::Plain)).collect()
    }

    fn asks(&self, question: &Question) -> Value {
        Value::Text(question.text(self.asked.lang).trim_end_matches('?').to_owned())
    }

    /// What is done because of the answers, what is open first.
    fn actions(&self, store: &Store) -> Result<Vec<Phrase>> {
        let linked = questions().filter_map(|(_, question)| self.now.action(question));
        let mut actions = linked.filter_map(|id| store.load(Entity::Action, id).transpose()).collect::<Result<Vec<_>>>()?;
        actions.sort_by_key(|action| (action.text("state") != "open", action.text("due_on").to_owned()));
        Ok(actions.iter().map(action_said).collect())
    }
}

/// What is to be done by when, or what became of it.
pub fn action_said(action: &Record) -> Phrase {
    let title = Value::Text(action.title().to_owned());
    let day = |key: &str| Value::Day(action.text(key).to_owned());
    let is_done = Entity::Action.def().done.is_some_and(|Done { state, .. }| action.text("state") == state);
    match action.text("state") {
        _ if is_done && !action.text("done_on").is_empty() => phrase(say::DONE_ON, [title, day("done_on")]),
        "open" if action.text("due_on").is_empty() => phrase(say::AS_IS, [title, Value::Word(say::NO_DAY)]),
        "open" => phrase(say::UNTIL, [title, day("due_on")]),
        state => {
            let words =
                crate::domain::field::find_choice(crate::domain::action::ACTION_STATES, state).map_or(say::NO_DAY, |state| state.words);
            phrase(say::AS_IS, [title, Value::Word(words)])
        }
    }
}
