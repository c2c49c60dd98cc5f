//! Actions, promises and open questions (M23, M29, M41).

use super::choices::{ACTION_KINDS, ACTION_STATES, OWNERS, QUESTION_STATES};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Group, Kind};
use super::repeat::REPEATS;
use super::words::w;

/// An action or a promise: one list for all of them, since all are followed alike (M29).
pub static ACTION: Definition = Definition {
    entity: Entity::Action,
    table: "action",
    words: w("Действие", "Action"),
    new: w("Новое действие", "New action"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    fields: &[
        Field::new("title", Kind::Line, w("Что", "What")).required(),
        Field::new("due_on", Kind::Day(Bias::Future), w("Срок", "Due")),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кому / кто", "To / by whom")),
        Field::new("kind", Kind::Choice(ACTION_KINDS), w("Вид", "Kind")).required(),
        Field::new("repeats", Kind::Choice(REPEATS), w("Повторять", "Repeats"))
            .hint("Выполните — появится следующее.", "When it is done, the next one appears.")
            .under(Group::More),
        Field::new("owner", Kind::Choice(OWNERS), w("Исполнитель", "Owner")).under(Group::More),
        Field::new("colleague_id", Kind::Link(Entity::Colleague), w("Коллега", "Colleague")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        Field::new("state", Kind::Choice(ACTION_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("done_on", Kind::Day(Bias::Past), w("Выполнено", "Done on")).under(Group::Outcome),
        Field::new("first_due_on", Kind::Day(Bias::Future), w("Первый срок", "First due"))
            .kept()
            .hint("Срок до переноса: по нему видно, что договорились заново.", "The day first agreed, kept when it is renegotiated."),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        Field::new("repeats_from", Kind::Day(Bias::Future), w("Отсчёт повтора", "Repeats from")).kept(),
    ],
};

/// An open question: not knowing, written down (M41).
pub static QUESTION: Definition = Definition {
    entity: Entity::Question,
    table: "question",
    words: w("Вопрос", "Question"),
    new: w("Новый вопрос", "New question"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    fields: &[
        Field::new("title", Kind::Line, w("Что узнать", "What to find out")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("У кого", "Ask whom")),
        Field::new("answer", Kind::Text, w("Ответ", "Answer")),
        Field::new("state", Kind::Choice(QUESTION_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("answered_on", Kind::Day(Bias::Past), w("Узнали", "Answered on")).under(Group::Outcome),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
    ],
};
