//! Actions, promises and open questions (M23, M29, M41).

use super::choices::{ACTION_KINDS, ACTION_STATES, OWNERS, QUESTION_STATES, SIDES};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Group, Kind};
use super::repeat::REPEATS;
use super::visibility::{Audience, KEPT_PRIVATE};
use super::words::w;

/// An action or a promise: one list for all of them, since all are followed alike (M29).
pub static ACTION: Definition = Definition {
    entity: Entity::Action,
    table: "action",
    words: w("Действие", "Action"),
    new: w("Новое действие", "New action"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Anybody,
    fields: &[
        Field::new("title", Kind::Line, w("Что", "What")).open().required(),
        Field::new("due_on", Kind::Day(Bias::Future), w("Срок", "Due")).open(),
        Field::new("agreed", Kind::Flag, w("Новый срок согласован", "New day agreed")).loose().hint(
            "Пробел — да: другая сторона согласна, обещание считается по новому сроку.",
            "Space for yes: the other side agrees, and the promise counts by the new day.",
        ),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кому / кто", "To / by whom")).open(),
        Field::new("kind", Kind::Choice(ACTION_KINDS), w("Вид", "Kind")).open().required(),
        Field::new("repeats", Kind::Choice(REPEATS), w("Повторять", "Repeats"))
            .open()
            .hint("Выполните — появится следующее.", "When it is done, the next one appears.")
            .under(Group::More),
        Field::new("owner", Kind::Choice(OWNERS), w("Исполнитель", "Owner")).open().under(Group::More),
        Field::new("colleague_id", Kind::Link(Entity::Colleague), w("Коллега", "Colleague")).open().under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        Field::new("state", Kind::Choice(ACTION_STATES), w("Состояние", "State")).open().required().under(Group::Outcome),
        Field::new("dropped_by", Kind::Choice(SIDES), w("Кто снял", "Dropped by"))
            .kept()
            .hint(
                "Снял тот, кому обещали, — больше не в счёт; сняли сами — в счёте остаётся.",
                "Let go by whom it was promised to: no longer counted; dropped by the one who promised: still counted.",
            )
            .under(Group::Outcome),
        Field::new("done_on", Kind::Day(Bias::Past), w("Выполнено", "Done on")).open().under(Group::Outcome),
        Field::new("first_due_on", Kind::Day(Bias::Future), w("Первый срок", "First due"))
            .kept()
            .hint("Срок до переноса: по нему видно, что договорились заново.", "The day first agreed, kept when it is renegotiated."),
        Field::new("agreed_due_on", Kind::Day(Bias::Future), w("Срок по согласию", "Day agreed anew")).kept(),
        Field::new("agreed_on", Kind::Day(Bias::Past), w("Когда согласовали", "Agreed on")).kept(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        Field::new("repeats_from", Kind::Day(Bias::Future), w("Отсчёт повтора", "Repeats from")).kept(),
        KEPT_PRIVATE,
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
    seen: Audience::Team,
    fields: &[
        Field::new("title", Kind::Line, w("Что узнать", "What to find out")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("У кого", "Ask whom")),
        Field::new("answer", Kind::Text, w("Ответ", "Answer")),
        Field::new("state", Kind::Choice(QUESTION_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("answered_on", Kind::Day(Bias::Past), w("Узнали", "Answered on")).under(Group::Outcome),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ],
};
