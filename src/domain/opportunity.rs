//! Purchases that may come: what could be sold, what it takes, and what became of it (M28).

use super::choices::{BENEFIT, CURRENCIES, EFFORT, OPPORTUNITY_CLASSES, OPPORTUNITY_STATES, SCHEME_STAGES};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Kind};
use super::people::EVIDENCE;
use super::visibility::KEPT_PRIVATE;
use super::words::w;

/// An opportunity: a purchase of the client that may come to us (M28).
pub static OPPORTUNITY: Definition = Definition {
    entity: Entity::Opportunity,
    table: "opportunity",
    words: w("Возможность", "Opportunity"),
    new: w("Новая возможность", "New opportunity"),
    title: "title",
    owner: Some(("account_id", Entity::Account)),
    fields: &[
        Field::new("title", Kind::Line, w("Что можем продать", "What we could sell")).required(),
        Field::new("class", Kind::Choice(OPPORTUNITY_CLASSES), w("Класс", "Class")),
        Field::new("stage", Kind::Choice(SCHEME_STAGES), w("Этап у клиента", "Stage at the client")),
        Field::new("due_on", Kind::Day(Bias::Future), w("Срок", "Deadline")),
        Field::new("state", Kind::Choice(OPPORTUNITY_STATES), w("Состояние", "State")).required(),
        Field::new("tender", Kind::Flag, w("Тендер", "Tender")),
        Field::new("amount", Kind::Money, w("Сумма", "Value"))
            .private()
            .hint("Например: 1,5 млн или 120 000. Валюта — ниже.", "For example: 1.5 mln or 120 000. The currency stands below."),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")),
        Field::new("probability", Kind::Int(0, 100), w("Вероятность, %", "Probability, %")).private(),
        Field::new("benefit", Kind::Rating(BENEFIT), w("Выгода", "Benefit")).judged(),
        Field::new("effort", Kind::Rating(EFFORT), w("Усилия", "Effort")).judged(),
        EVIDENCE,
        Field::new("cost", Kind::Money, w("Нужно денег", "Money needed")).private(),
        Field::new("days", Kind::Int(0, 10_000), w("Нужно дней работы", "Days of work needed")).private(),
        Field::new("people", Kind::Int(0, 1_000), w("Нужно людей", "People needed")).private(),
        Field::new("reason", Kind::Line, w("Почему так вышло", "Why it ended so")).private(),
        Field::new("closed_on", Kind::Day(Bias::Past), w("Решилось", "Decided on")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private(),
        KEPT_PRIVATE,
    ],
};
