//! The back side of prep: the same page after the call, where each question takes its answer and each promise is kept or moved (M20).
//!
//! What is written by it is what forms and lines write: answered questions, kept and moved promises, an action of ours.

mod fate;

pub use fate::{Fate, fate};

use crate::domain::day::iso;
use crate::domain::ethics::kept_apart;
use crate::domain::{Entity, Record, Value};
use crate::editing;
use crate::prep::{self, Of, Part, Question};
use crate::settings::Settings;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::store::{Change, Result, Store};
use chrono::NaiveDate;

/// What is asked after a contact, beside what was spoken of.
#[derive(Debug)]
pub struct Debrief {
    /// The planned contact, by rowid; none where nothing is planned.
    pub entry: Option<i64>,
    /// What was to be asked, in the order of the page.
    pub questions: Vec<Question>,
    /// The open promises of both sides, ours first, each with whether it stands on the page at once.
    pub promises: Vec<(ActionRow, bool)>,
    /// The main contact, where they do not take part: they are told what was agreed (M21).
    pub untold: Option<PersonRow>,
}

/// What an answer is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A question: its rowid, where it was written down; its words, and whom it is about.
    Question(Option<i64>, String, Option<i64>),
    /// What was done about a wish, or declined, by the rowid of the voice: it was told, and this was said to it.
    Told(i64),
    /// A promise, by rowid.
    Promise(i64),
    /// Whom to tell what was agreed, by rowid.
    Main(i64),
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In words.
    Said(String),
    /// What became of a promise.
    Fate(Fate),
    /// What is still to be done, as the title of an action.
    ToDo(String),
}

/// Reads what is asked after a contact.
///
/// # Errors
/// Those of reading the page.
pub fn read(store: &Store, settings: &Settings, of: Of, person: Option<i64>) -> Result<Debrief> {
    let page = prep::read(store, settings, of, person)?;
    let (mut questions, mut promises) = (Vec::new(), Vec::new());
    for read in page.sections {
        match read.part {
            Part::Questions(asked) => questions = asked,
            Part::Promises { rows, pressing, .. } => promises.extend(rows.into_iter().enumerate().map(|(at, row)| (row, at < pressing))),
            _ => {}
        }
    }
    let met = page.entry.as_ref().map_or(&[][..], |entry| entry.get("people").ids());
    let main = store.main_contacts(page.account.id)?;
    let is_behind = !met.is_empty() && !main.iter().any(|main| met.contains(&main.person));
    let untold = main.into_iter().next().filter(|_| is_behind);
    Ok(Debrief { entry: page.entry.as_ref().and_then(|entry| entry.id), questions, promises, untold })
}

/// Writes down, in an open step, what was answered after a contact with an account.
///
/// What another window settled meanwhile stays: an answer is added to the one that is there, a promise that is not open any more
/// is left as it is.
///
/// # Errors
/// Those of writing.
pub fn keep(change: &Change, account: i64, entry: i64, today: NaiveDate, answers: &[(Item, Answer)]) -> Result<()> {
    for (item, answer) in answers {
        match (item, answer) {
            (Item::Question(id, title, person), Answer::Said(text)) => {
                let known = id.map(|id| change.load(Entity::Question, id)).transpose()?.flatten();
                match known {
                    Some(known) => change.update(&known, &answered(&known, text, today))?,
                    None => {
                        let fresh = Record::owned(Entity::Question, account).with_text("title", title.as_str());
                        let fresh = fresh.with("person_id", person.map_or(Value::Empty, Value::Int)).with("entry_id", Value::Int(entry));
                        change.insert(&answered(&fresh, text, today)).map(drop)?;
                    }
                }
            }
            (Item::Told(id), Answer::Said(text)) => {
                if let Some(voice) = change.load(Entity::Voice, *id)?.filter(|voice| voice.get("told_on").is_empty()) {
                    let note = below(voice.text("note"), text);
                    change.update(&voice, &kept_apart(voice.clone().with_text("told_on", iso(today)).with_text("note", note)))?;
                }
            }
            (Item::Promise(id), Answer::Fate(fate)) => {
                let open = change.load(Entity::Action, *id)?.filter(|action| action.text("state") == "open");
                match (open, fate) {
                    (Some(open), Fate::Kept) => drop(editing::complete(change, &open, today)?),
                    (Some(open), Fate::Moved(to)) => editing::shift(change, &open, *to, false, today)?,
                    (None, _) => {}
                }
            }
            (Item::Main(person), Answer::ToDo(title)) => {
                let task = editing::fresh(Entity::Action, Some(account), today).with_text("title", title.as_str());
                let task = task.with_text("due_on", iso(today)).with("person_id", Value::Int(*person)).with("entry_id", Value::Int(entry));
                change.insert(&task).map(drop)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A text under what stood there before.
fn below(before: &str, text: &str) -> String {
    let before = before.trim();
    if before.is_empty() { text.to_owned() } else { format!("{before}\n{text}") }
}

/// A question with its answer, under what was answered before.
fn answered(question: &Record, text: &str, today: NaiveDate) -> Record {
    let answered = question
        .clone()
        .with_text("answer", below(question.text("answer"), text))
        .with_text("state", "answered")
        .with_text("answered_on", iso(today));
    kept_apart(answered)
}
