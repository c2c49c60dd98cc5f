//! Value given beyond the goods (M32).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// Something given beyond the goods, in money (M32).
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
            "Что мы дали сверх договора и сколько это стоило бы: пригодится, когда речь пойдёт о цене.",
            "What we gave beyond the contract and what it is worth: of use when the price is talked about.",
        ),
        &[Order::Down("day")],
    )
    .searched(Search::of(14, &["title"]).dated(&["day"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что дали", "What was given"))
            .required()
            .hint("Обучение, образцы, испытания, срочная поставка.", "Training, samples, tests, an urgent delivery."),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("amount", Kind::Money, w("Сумма", "Amount"))
            .required()
            .private()
            .hint("Например: 120 000, 1,5 млн, 120 т.р. или 5 000 eur.", "For example: 120 000, 1.5 mln or 5 000 eur."),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).required(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);
