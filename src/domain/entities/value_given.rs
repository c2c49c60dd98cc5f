//! Value given beyond the goods (M32).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// What was given (M32).
pub const VALUE_KINDS: &[Choice] = &[
    choice("investment", "вложение", "investment"),
    choice("training", "обучение", "training"),
    choice("advice", "консультация", "advice"),
    choice("samples", "образцы и испытания", "samples and tests"),
    choice("urgent", "срочная поставка", "urgent delivery"),
    choice("rescue", "спасли положение", "rescue"),
    choice("problem", "решили проблему", "problem solved"),
    choice("statistics", "показатель года", "figure of the year"),
    choice("history", "история отношений", "history of the relationship"),
];

/// Whose figure the value is (M32).
pub const FIGURES: &[Choice] = &[choice("theirs", "клиента", "theirs"), choice("ours", "наша оценка", "our estimate")];

/// Something given beyond the goods, in money: what it cost us and what it is worth to the client are two figures, and are never added (M32).
pub static VALUE_GIVEN: Definition = Definition::new(Entity::ValueGiven, "value_given", "values")
    .called(
        w("Дали клиенту", "Value given"),
        w("Что дали клиенту", "New value given"),
        counted(["принесённая ценность", "принесённые ценности", "принесённых ценностей"], ["value given", "values given"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("day", Usual::Today), ("currency", Usual::Currency)])
    .part(
        w("Дали клиенту", "Value given"),
        w(
            "Что мы дали сверх договора и сколько это принесло клиенту: пригодится, когда речь пойдёт о цене.",
            "What we gave beyond the contract and what it brought them: of use when the price is talked about.",
        ),
        &[Order::Down("day")],
    )
    .searched(Search::of(14, &["title", "brought", "note"]).dated(&["day"]).about(&["confirmed_by_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что дали", "What was given"))
            .required()
            .hint("Обучение, образцы, испытания, срочная поставка.", "Training, samples, tests, an urgent delivery."),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("kind", Kind::Choice(VALUE_KINDS), w("Вид", "Kind")),
        Field::new("amount", Kind::Money, w("Ценность для клиента", "Value to the client"))
            .required()
            .private()
            .hint("Сколько это принесло или сберегло клиенту: 120 000, 1,5 млн.", "What it brought or saved them: 120 000 or 1.5 mln."),
        Field::new("cost", Kind::Money, w("Стоило нам", "Our cost")).private(),
        Field::new("figure", Kind::Choice(FIGURES), w("Чья цифра", "Whose figure")),
        Field::new("confirmed_by_id", Kind::Link(Entity::Person), w("Кто подтвердил", "Confirmed by")),
        Field::new("confirmed_on", Kind::Day(Bias::Past), w("Когда подтвердил", "Confirmed on")),
        Field::new("brought", Kind::Line, w("Что это дало", "What it brought"))
            .hint("Например: линия не стояла четыре часа.", "For example: the line did not stand for four hours."),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).required().under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);
