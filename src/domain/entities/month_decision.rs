//! What was decided of what changed in a month: one decision each (M8, M33, M49).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Choice, Field, Kind, choice};
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// What may change in a month.
pub const CHANGES: &[Choice] = &[
    choice("class", "класс", "class"),
    choice("pace", "темп", "pace"),
    choice("silence", "молчание", "silence"),
    choice("debt", "долг", "debt"),
    choice("contract", "договор", "contract"),
    choice("term", "условие", "term"),
];

/// What may be decided.
pub const DECISIONS: &[Choice] = &[
    choice("kept", "так и оставить", "leave it so"),
    choice("task", "дело", "task"),
    choice("our_promise", "мы обещали", "we promise"),
    choice("their_promise", "нам обещали", "they promise"),
    choice("meeting", "встреча", "meeting"),
    choice("entry", "запись", "entry"),
    choice("question", "вопрос", "question"),
];

/// A decision on something that changed in a month. What changed is known again by its kind and cause; `title` tells it as it was said then.
pub static MONTH_DECISION: Definition = Definition::new(Entity::MonthDecision, "month_decision", "month_decisions")
    .called(
        w("Решение по итогам месяца", "Decision of the month"),
        w("Так и оставить", "Leave it so"),
        counted(
            ["решение по итогам месяца", "решения по итогам месяца", "решений по итогам месяца"],
            ["decision of a month", "decisions of months"],
        ),
    )
    .of_account()
    .of_things()
    .once(&["period", "changed", "cause"])
    .usual(&[("kind", Usual::Text("kept")), ("decided_on", Usual::Today)])
    .fields(&[
        Field::new("note", Kind::Line, w("Почему", "Why"))
            .required()
            .private()
            .hint("Например: сезон; закупка уже в пути.", "For example: the season; an order is on its way."),
        Field::new("period", Kind::Span(&[Unit::Month]), w("Месяц", "Month")).required().private().kept(),
        Field::new("title", Kind::Line, w("Что изменилось", "What changed")).required().private().kept(),
        Field::new("changed", Kind::Choice(CHANGES), w("Вид", "Kind")).required().private().kept(),
        Field::new("cause", Kind::Line, w("Причина", "Cause")).required().private().kept(),
        Field::new("kind", Kind::Choice(DECISIONS), w("Решение", "Decision")).required().private().kept(),
        Field::new("decided_on", Kind::Day(Bias::Past), w("Решили", "Decided on")).private().kept(),
        Field::new("action_id", Kind::Link(Entity::Action), w("Дело", "Action")).private().kept(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Контакт", "Contact")).private().kept(),
        Field::new("question_id", Kind::Link(Entity::Question), w("Вопрос", "Question")).private().kept(),
    ]);
