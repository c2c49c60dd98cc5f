//! Actions and promises (M23, M29).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::entry::SIDES;
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::money::CURRENCIES;
use crate::domain::repeat::REPEATS;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// What an action is: a plain task, or a promise of one side (M23, M29).
pub const ACTION_KINDS: &[Choice] = &[
    choice("task", "задача", "task"),
    choice("our_promise", "мы обещали", "we promised"),
    choice("their_promise", "нам обещали", "they promised"),
];

/// What became of an action or promise (M23).
pub const ACTION_STATES: &[Choice] = &[
    choice("open", "открыто", "open"),
    choice("kept", "выполнено", "done"),
    choice("broken", "не выполнено", "broken"),
    choice("dropped", "снято", "dropped"),
];

/// Who carries an action out (M29).
pub const OWNERS: &[Choice] =
    &[choice("me", "я", "me"), choice("colleague", "коллега", "a colleague"), choice("client", "клиент", "the client")];

/// Where an action came from (M29); one without it came of the contact it was agreed in, else it was written down as it is.
pub const SOURCES: &[Choice] = &[
    choice("plan", "план", "plan"),
    choice("diary", "дневник", "diary"),
    choice("month", "закрытие месяца", "month close"),
    choice("review", "обзор недели", "weekly review"),
    choice("complaint", "претензия", "complaint"),
    choice("value", "ценность", "value"),
    choice("audit", "аудит", "audit"),
    choice("trouble", "типичная проблема", "typical trouble"),
    choice("loss", "разбор ухода", "loss analysis"),
    choice("playbook", "сценарий", "playbook"),
];

/// An action or a promise: one list for all of them, since all are followed alike (M29).
pub static ACTION: Definition = Definition::new(Entity::Action, "action", "actions")
    .called(
        w("Действие", "Action"),
        w("Новое действие", "New action"),
        counted(["дело или обещание", "дела или обещания", "дел или обещаний"], ["action or promise", "actions or promises"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Anybody)
    .usual(&[("kind", Usual::Text("task")), ("state", Usual::Text("open")), ("owner", Usual::Text("me"))])
    .done("kept", "done_on")
    .searched(Search::of(2, &["title", "note"]).dated(&["due_on", "done_on"]).about(&["person_id"]))
    .fields(&[
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
        Field::new("strategy_id", Kind::Link(Entity::Strategy), w("Ради чего", "Serves")).under(Group::More),
        Field::new("days", Kind::Int(0, 10_000), w("Нужно дней работы", "Days of work needed")).private().under(Group::Needs),
        Field::new("people", Kind::Int(0, 1_000), w("Нужно людей", "People needed")).private().under(Group::Needs),
        Field::new("cost", Kind::Money, w("Нужно денег", "Money needed")).private().under(Group::Needs),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::Needs),
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
        Field::new("source", Kind::Choice(SOURCES), w("Источник", "Source")).kept(),
        Field::new("repeats_from", Kind::Day(Bias::Future), w("Отсчёт повтора", "Repeats from")).kept(),
        KEPT_PRIVATE,
    ]);
