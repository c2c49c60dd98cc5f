//! What to ask: questions that were written down, and unknowns turned into questions (M41).

use super::reading::Reading;
use crate::domain::field::{Choice, find_choice};
use crate::domain::forms::words;
use crate::domain::stage::SCHEME_STAGES;
use crate::domain::standing::CHECKS;
use crate::domain::{Entity, Record, Value, Words};
use crate::store::Result;

/// The most questions that are read of those written down.
const READ: usize = 30;
/// The stages of life in which an account is still to become a client (M12).
const NEW: [&str; 2] = ["prospect", "first"];
/// For so many days after something was given, its value is asked about.
const CONFIRMED_WITHIN: i64 = 180;
/// Of so many at once.
const CONFIRMED_AT_ONCE: usize = 3;

/// Something to find out at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A question that was written down.
    Open {
        /// Its rowid.
        id: i64,
        /// The question.
        text: String,
        /// Whom to ask, short name.
        whom: String,
        /// The same, by rowid.
        person: Option<i64>,
    },
    /// Nobody is known at a stage of the decision scheme (M13): kind of stage, what happens there.
    Stage(&'static Choice, String),
    /// A seat is known, the person is not: what is sought.
    Placeholder(String),
    /// Nobody is known who decides.
    Decider,
    /// What they said was done or declined, and nobody has told them: rowid of the voice, what it was, whether it was done (M25).
    Untold(i64, String, bool),
    /// What was given has a value by our estimate alone: rowid, what it was (M32).
    Unconfirmed(i64, String),
    /// A check of whoever may become a client that nobody has answered: the key of its field, and the question that leads to it (M4).
    Check(&'static str, Words),
    /// Something they want of a supplier, and nobody has marked whether we cover it: rowid, what it is (M3).
    Unmarked(i64, String),
    /// Somebody is named whose role in decisions is not known: rowid, short name.
    Role(i64, String),
}

impl Question {
    /// The words of a question that was written down.
    fn words_of_open(&self) -> Option<Vec<String>> {
        match self {
            Question::Open { text, .. } => Some(folded(text)),
            _ => None,
        }
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// What was done about their wishes, or declined, and is still to be told (M25).
fn untold(reading: &Reading) -> Result<impl Iterator<Item = Question>> {
    let voices = reading.store.owned(Entity::Voice, reading.account)?;
    let done = |one: &Record| one.text("state") == "done";
    let untold = move |one: &Record| matches!(one.text("state"), "done" | "declined") && one.get("told_on").is_empty();
    Ok(voices.into_iter().filter(untold).filter_map(move |one| Some(Question::Untold(one.id?, one.title().to_owned(), done(&one)))))
}

/// What was given of which nobody at the client has confirmed the value, the newest first (M32): what is long past is not asked about.
fn unconfirmed(reading: &Reading) -> Result<impl Iterator<Item = Question>> {
    let mut given = reading.store.owned(Entity::ValueGiven, reading.account)?;
    let since = reading.ago(CONFIRMED_WITHIN);
    given.retain(|one| one.get("confirmed_on").is_empty() && one.text("day") >= since.as_str());
    given.sort_by(|one, other| (other.text("day"), other.id).cmp(&(one.text("day"), one.id)));
    Ok(given.into_iter().take(CONFIRMED_AT_ONCE).filter_map(|one| Some(Question::Unconfirmed(one.id?, one.title().to_owned()))))
}

/// The checks that nobody has answered of a client that is still to become one, or of one of which others are answered (M4).
fn checks(reading: &Reading) -> impl Iterator<Item = Question> {
    let is_asked = NEW.contains(&reading.record.text("stage")) || CHECKS.iter().any(|key| !reading.record.text(key).is_empty());
    let open = CHECKS.iter().filter(move |key| is_asked && reading.record.text(key).is_empty());
    open.filter_map(|key| {
        let field = reading.record.def().field(key)?;
        Some(Question::Check(field.key, *field.asks.first()?))
    })
}

/// What they want of a supplier of which nobody has marked whether we cover it, the weightiest first (M3).
fn unmarked(reading: &Reading) -> Result<impl Iterator<Item = Question>> {
    let mut wanted = reading.store.owned(Entity::Requirement, reading.account)?;
    wanted.retain(|one| one.text("covered").is_empty());
    wanted.sort_by_key(|one| std::cmp::Reverse(one.int("weight")));
    Ok(wanted.into_iter().filter_map(|one| Some(Question::Unmarked(one.id?, one.title().to_owned()))))
}

/// The questions: those to whoever the page was asked for, then to others who are named, then the rest.
pub(super) fn of(reading: &Reading) -> Result<Vec<Question>> {
    let store = reading.store;
    let open = store.open_questions(reading.account, READ)?.into_iter();
    let mut questions: Vec<Question> =
        open.map(|one| Question::Open { id: one.id, text: one.text, whom: one.whom, person: one.person }).collect();
    let named = |person: &Option<i64>| person.is_some_and(|person| reading.people.iter().any(|row| row.person == person));
    questions.sort_by_key(|question| match question {
        Question::Open { person, .. } if person.is_some() && *person == reading.person => 0,
        Question::Open { person, .. } if named(person) => 1,
        _ => 2,
    });
    for stage in store.part(Entity::Stage, reading.account)? {
        if *stage.get("people") == Value::Empty {
            questions.extend(find_choice(SCHEME_STAGES, stage.text("kind")).map(|kind| Question::Stage(kind, stage.title().to_owned())));
        }
    }
    // The same unknown may be sought by a seat and by a question that was written down.
    let asked: Vec<Vec<String>> = questions.iter().filter_map(Question::words_of_open).collect();
    let sought = reading.posts.iter().filter_map(|post| post.unknown.clone());
    questions.extend(sought.filter(|sought| !asked.contains(&folded(sought))).map(Question::Placeholder));
    if !reading.posts.iter().any(|post| post.roles.split(',').any(|role| role == "decides")) {
        questions.push(Question::Decider);
    }
    questions.extend(untold(reading)?);
    questions.extend(checks(reading));
    questions.extend(unmarked(reading)?);
    questions.extend(unconfirmed(reading)?);
    questions.extend(reading.people.iter().filter(|row| row.roles.is_empty()).map(|row| Question::Role(row.person, row.name.short())));
    Ok(questions)
}
