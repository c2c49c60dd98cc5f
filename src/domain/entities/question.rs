//! Open questions: not knowing, written down (M41).

use crate::domain::definition::{Advance, Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record, Value, day};
use chrono::NaiveDate;

/// What became of a question (M41).
pub const QUESTION_STATES: &[Choice] =
    &[choice("open", "открыт", "open"), choice("answered", "есть ответ", "answered"), choice("dropped", "снят", "dropped")];

/// An open question: not knowing, written down (M41).
pub static QUESTION: Definition = Definition::new(Entity::Question, "question", "questions")
    .called(
        w("Вопрос", "Question"),
        w("Новый вопрос", "New question"),
        counted(["вопрос", "вопроса", "вопросов"], ["question", "questions"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open"))])
    .done("answered", "answered_on")
    .moved(w("ответ", "answer"), next)
    .part(
        w("Вопросы", "Questions"),
        w(
            "Чего мы о клиенте ещё не знаем: открытые вопросы стоят на странице подготовки.",
            "What we do not know of them yet: open questions stand on the prep page.",
        ),
        &[Order::First("state", "open")],
    )
    .searched(Search::of(3, &["title", "answer"]).dated(&["answered_on"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что узнать", "What to find out")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("У кого", "Ask whom")),
        Field::new("answer", Kind::Text, w("Ответ", "Answer")),
        Field::new("state", Kind::Choice(QUESTION_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("answered_on", Kind::Day(Bias::Past), w("Узнали", "Answered on")).under(Group::Outcome),
        Field::new("survey_id", Kind::Link(Entity::Survey), w("Опрос", "Round of questions")).kept(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);

/// A question that is open is answered by an answer (M41).
fn next(question: &Record, today: NaiveDate) -> Option<Advance> {
    let set = vec![("state", Value::text("answered")), ("answered_on", Value::text(day::iso(today)))];
    let is_open = question.text("state") == "open";
    is_open.then(|| Advance { words: w("Ответ", "Answer"), set, ask: vec!["answer", "answered_on", "person_id"] })
}
