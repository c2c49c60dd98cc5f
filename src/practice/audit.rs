//! The audit of working with key accounts: its questions, what was answered, and what that is beside the audit before (M37).

use super::{Said, act, in_lang, link};
use crate::domain::audit_answer::ANSWERS;
use crate::domain::field::{Choice, find_choice};
use crate::domain::{Entity, Lang, Record, Value};
use crate::store::{Change, Error, Result, Store, Verb};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../assets/audit.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    section: Vec<Section>,
}

/// A part of the audit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What programs call it.
    pub id: String,
    ru: String,
    en: String,
    /// Its questions.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// A question of the audit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable: answers are kept under it.
    pub id: String,
    ru: String,
    en: String,
    /// By what the answer is known.
    pub look: Said,
}

impl Section {
    /// What it is called.
    pub fn text(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }
}

impl Question {
    /// It as it is asked.
    pub fn text(&self, lang: Lang) -> &str {
        in_lang(lang, &self.ru, &self.en)
    }
}

/// The parts of the audit with their questions, in the order in which they are asked.
pub fn sections() -> &'static [Section] {
    static SECTIONS: OnceLock<Vec<Section>> = OnceLock::new();
    // A test holds that the shipped text can be read; without it there is nothing to ask.
    SECTIONS.get_or_init(|| toml::from_str::<Table>(SHIPPED).unwrap_or_default().section)
}

/// All questions, each with its part.
pub fn questions() -> impl DoubleEndedIterator<Item = (&'static Section, &'static Question)> + Clone {
    sections().iter().flat_map(|section| section.questions.iter().map(move |question| (section, question)))
}

/// An audit with what was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The audit; not saved yet while nothing is answered.
    pub audit: Record,
    answers: HashMap<String, Record>,
}

impl Run {
    /// The rowid of the audit.
    pub fn id(&self) -> Option<i64> {
        self.audit.id
    }

    /// Whether every question was answered.
    pub fn is_done(&self) -> bool {
        !self.audit.text("done_on").is_empty()
    }

    /// What a question was answered by.
    pub fn answer(&self, question: &Question) -> Option<&'static Choice> {
        find_choice(ANSWERS, self.answers.get(&question.id)?.text("answer"))
    }

    /// The rowid of the action that follows from a question.
    pub fn action(&self, question: &Question) -> Option<i64> {
        self.answers.get(&question.id)?.int("action_id")
    }

    /// How many questions were answered.
    pub fn answered(&self) -> usize {
        questions().filter(|(_, question)| self.answer(question).is_some()).count()
    }

    /// The number of the first question without an answer from a number on, else of the first one.
    pub fn open_from(&self, at: usize) -> Option<usize> {
        let open: Vec<usize> =
            questions().enumerate().filter(|(_, (_, question))| self.answer(question).is_none()).map(|(at, _)| at).collect();
        open.iter().find(|open| **open >= at).or(open.first()).copied()
    }
}

/// The last audit, begun or done, and the last one that was done before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audits {
    /// The last one.
    pub last: Option<Run>,
    /// The one it is held against.
    pub before: Option<Run>,
}

/// Reads the last audit and the one before it.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store) -> Result<Audits> {
    let mut all = Vec::new();
    store.each(Entity::Audit, |audit| all.push(audit))?;
    all.sort_by_key(|audit| audit.text("day").to_owned());
    let mut newest = all.into_iter().rev();
    let last = newest.next().map(|audit| run(store, audit)).transpose()?;
    let before = newest.find(|audit| !audit.text("done_on").is_empty()).map(|audit| run(store, audit)).transpose()?;
    Ok(Audits { last, before })
}

/// The audit that is gone on with: the last one while it is not done, else a new one of today.
///
/// # Errors
/// Those of reading.
pub fn at_hand(store: &Store) -> Result<(Run, Option<Run>)> {
    let found = read(store)?;
    let today = crate::domain::day::iso(store.clock().today());
    match found.last {
        Some(last) if !last.is_done() || last.audit.text("day") == today => Ok((last, found.before)),
        last => Ok((Run { audit: Record::new(Entity::Audit).with_text("day", today), answers: HashMap::new() }, last)),
    }
}

fn run(store: &Store, audit: Record) -> Result<Run> {
    let answers = audit.id.map_or_else(|| Ok(Vec::new()), |id| store.owned(Entity::AuditAnswer, id))?;
    Ok(Run { audit, answers: answers.into_iter().map(|answer| (answer.text("question").to_owned(), answer)).collect() })
}

/// Keeps an answer at once, as a step that is called `subject`; the last one ends the audit. Gives whether anything changed.
///
/// # Errors
/// Those of writing.
pub fn answer(store: &Store, run: &Run, question: &Question, code: &str, subject: &str) -> Result<bool> {
    if run.answer(question).is_some_and(|known| known.code == code) {
        return Ok(false);
    }
    store.step(Verb::Edit, subject, |change| {
        let audit = begun(store, change, run)?;
        write(store, change, audit, question, |answer| answer.with_text("answer", code).with_text("answered_on", change.today()))?;
        let kept: Vec<Record> = store.owned(Entity::AuditAnswer, audit)?;
        let is_answered =
            |question: &Question| kept.iter().any(|one| one.text("question") == question.id && !one.text("answer").is_empty());
        let is_done = !change.load(Entity::Audit, audit)?.ok_or(Error::Gone)?.text("done_on").is_empty();
        if !is_done && questions().all(|(_, question)| is_answered(question)) {
            change.set(Entity::Audit, audit, "done_on", Value::text(change.today()))?;
        }
        Ok(())
    })?;
    Ok(true)
}

/// Keeps what is to be done because of a question, as it was typed with its day, among the actions (M29); as a step that is called `subject`.
///
/// # Errors
/// Those of writing.
pub fn follow(store: &Store, run: &Run, question: &Question, line: &str, subject: &str) -> Result<()> {
    let today = store.clock().today();
    store.step(Verb::Edit, subject, |change| {
        let audit = begun(store, change, run)?;
        let action = act(change, run.action(question), line, today, "audit")?;
        write(store, change, audit, question, |answer| answer.with("action_id", link(action)))
    })
}

/// The rowid of the audit, which is begun by its first answer; another window may have begun that of today.
fn begun(store: &Store, change: &Change, run: &Run) -> Result<i64> {
    let known = run.id().map_or_else(|| Ok(None), |id| change.load(Entity::Audit, id))?.and_then(|audit| audit.id);
    if let Some(id) = known {
        return Ok(id);
    }
    let mut of_today = None;
    store.each(Entity::Audit, |audit| {
        if audit.text("day") == run.audit.text("day") {
            of_today = audit.id;
        }
    })?;
    of_today.map_or_else(|| change.insert(&Record::new(Entity::Audit).with_text("day", run.audit.text("day"))), Ok)
}

/// Writes into the answer to a question, which may be a new one.
fn write(store: &Store, change: &Change, audit: i64, question: &Question, with: impl FnOnce(Record) -> Record) -> Result<()> {
    let known = store.owned(Entity::AuditAnswer, audit)?.into_iter().find(|answer| answer.text("question") == question.id);
    match known {
        Some(before) => change.update(&before, &with(before.clone())),
        None => change.insert(&with(Record::owned(Entity::AuditAnswer, audit).with_text("question", &question.id))).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::day;

    fn file(day: &str) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = at(&folder, day);
        (folder, store)
    }

    fn at(folder: &tempfile::TempDir, day: &str) -> Store {
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339(&format!("{day}T10:00:00+03:00")).unwrap());
        Store::open(&folder.path().join("kam.db"), clock).unwrap()
    }

    /// The parts and how many questions each has are the method’s (M37).
    #[test]
    fn every_part_has_its_questions_in_both_languages() {
        toml::from_str::<Table>(SHIPPED).unwrap();
        let counts: Vec<(&str, usize)> = sections().iter().map(|section| (section.id.as_str(), section.questions.len())).collect();
        let wanted = [
            ("support", 7),
            ("team", 2),
            ("relations", 4),
            ("status", 4),
            ("closeness", 5),
            ("projects", 2),
            ("profit", 2),
            ("information", 4),
        ];
        assert_eq!(counts, wanted);
        let ids: Vec<&str> = questions().map(|(_, question)| question.id.as_str()).collect();
        for (at, (section, question)) in questions().enumerate() {
            assert!(!ids[..at].contains(&question.id.as_str()), "{} twice", question.id);
            for lang in Lang::ALL {
                assert!(!section.text(lang).is_empty() && question.text(lang).ends_with('?') && !question.look.get(lang).is_empty());
                assert!(question.text(lang).chars().count() <= 76, "{}", question.text(lang));
            }
        }
    }

    /// An audit that is left goes on where it was left, and ends with its last answer; each answer is undone by itself.
    #[test]
    fn an_audit_is_kept_answer_by_answer() {
        let (folder, store) = file("2026-06-10");
        let all: Vec<&Question> = questions().map(|(_, question)| question).collect();
        let (now, before) = at_hand(&store).unwrap();
        assert!((now.id(), before.is_none(), now.open_from(0)) == (None, true, Some(0)));
        assert!(answer(&store, &now, all[0], "no", "").unwrap());
        let (now, _) = at_hand(&store).unwrap();
        assert_eq!((now.answered(), now.open_from(0), now.is_done()), (1, Some(1), false));
        assert!(!answer(&store, &now, all[0], "no", "").unwrap(), "the same answer is no step");
        follow(&store, &now, all[0], "найти покровителя до 01.07", "").unwrap();
        let (now, _) = at_hand(&store).unwrap();
        let action = store.load(Entity::Action, now.action(all[0]).unwrap()).unwrap().unwrap();
        assert_eq!(
            (action.title(), action.text("due_on"), action.owner, action.text("source")),
            ("найти покровителя", "2026-07-01", None, "audit")
        );
        // Other words are the same action.
        follow(&store, &now, all[0], "попросить директора", "").unwrap();
        let (now, _) = at_hand(&store).unwrap();
        assert_eq!(now.action(all[0]), action.id);
        for question in &all[1..] {
            answer(&store, &now, question, "yes", "").unwrap();
        }
        let done = read(&store).unwrap().last.unwrap();
        assert_eq!((done.is_done(), done.audit.text("done_on"), done.open_from(0)), (true, "2026-06-10", None));
        store.undo().unwrap();
        assert_eq!((read(&store).unwrap().last.unwrap().answered(), read(&store).unwrap().last.unwrap().is_done()), (29, false));
        answer(&store, &at_hand(&store).unwrap().0, all[29], "yes", "").unwrap();
        drop(store);
        // Half a year later another one begins, held against this one.
        let store = at(&folder, "2026-12-10");
        let (now, before) = at_hand(&store).unwrap();
        assert_eq!((now.id(), now.answered(), before.unwrap().answer(all[0]).unwrap().code), (None, 0, "no"));
        answer(&store, &now, all[0], "yes", "").unwrap();
        let found = read(&store).unwrap();
        assert_eq!(found.last.unwrap().audit.text("day"), day::iso(store.clock().today()));
        assert!(found.before.unwrap().is_done());
    }
}
