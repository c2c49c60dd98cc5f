//! What a contact brings beside the entry: signals of displeasure, and value given beyond the goods (M24, M32, M34).

use super::choices::CURRENCIES;
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Kind};
use super::visibility::Audience;
use super::words::w;

/// A complaint or a signal of risk heard in a contact (M24, M34).
pub static SIGNAL: Definition = Definition {
    entity: Entity::Signal,
    table: "signal",
    words: w("Сигнал", "Signal"),
    new: w("Новый сигнал", "New signal"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Me,
    fields: &[
        Field::new("title", Kind::Line, w("Что сказали", "What was said")).required().hint(
            "Претензия, недовольство, намёк на уход: словами клиента.",
            "A complaint, displeasure, a hint at leaving: in their words.",
        ),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
    ],
};

/// Something given beyond the goods, in money (M32).
pub static VALUE_GIVEN: Definition = Definition {
    entity: Entity::ValueGiven,
    table: "value_given",
    words: w("Дали клиенту", "Value given"),
    new: w("Что дали клиенту", "New value given"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Team,
    fields: &[
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
    ],
};
