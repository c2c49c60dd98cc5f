//! The answers of an audit (M37).

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Bias, Choice, Field, Kind, choice};
use crate::domain::words::{counted, w};

/// What a question of the audit is answered by, the best first.
pub const ANSWERS: &[Choice] =
    &[choice("yes", "да", "yes").good(), choice("better", "можно лучше", "could be better"), choice("no", "нет", "no").bad()];

/// The answer to one question of an audit, and the action that follows from it (M37).
pub static AUDIT_ANSWER: Definition = Definition::new(Entity::AuditAnswer, "audit_answer", "audit_answers")
    .called(
        w("Ответ аудита", "Answer of an audit"),
        w("Новый ответ аудита", "New answer of an audit"),
        counted(["ответ аудита", "ответа аудита", "ответов аудита"], ["answer of an audit", "answers of an audit"]),
    )
    .owned_by("audit_id", Entity::Audit)
    .titled("question")
    .of_things()
    .once(&["question"])
    .fields(&[
        Field::new("question", Kind::Line, w("Вопрос", "Question")).required().private().kept(),
        Field::new("answer", Kind::Choice(ANSWERS), w("Ответ", "Answer")).private(),
        Field::new("answered_on", Kind::Day(Bias::Past), w("Когда", "When")).private().kept(),
        Field::new("action_id", Kind::Link(Entity::Action), w("Дело", "Action")).private().kept(),
    ]);
