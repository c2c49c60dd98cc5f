//! How we supply an account, by month (M51).

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::span::Unit;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// The deliveries of a month: how many, how many of them on time and in full, and what was complained of (M51).
pub static DELIVERY: Definition = Definition::new(Entity::Delivery, "delivery", "deliveries")
    .called(
        w("Месяц поставок", "Month of deliveries"),
        w("Новый месяц поставок", "New month of deliveries"),
        counted(["месяц поставок", "месяца поставок", "месяцев поставок"], ["month of deliveries", "months of deliveries"]),
    )
    .of_account()
    .titled("period")
    .of_things()
    .seen_by(Audience::Team)
    .listed(
        Listing::of(
            w("Поставки", "Deliveries"),
            w(
                "Сколько поставок пришло в срок и полностью? n — записать месяц.",
                "How many deliveries came on time and in full? n writes a month.",
            ),
            &[
                shown(&["period"], 10, 0).headed(w("Месяц", "Month")),
                shown(&["shipments"], 8, 0),
                shown(&["on_time"], 8, 0),
                shown(&["in_full"], 9, 0),
                shown(&["answer_days"], 9, 1).headed(w("Ответ, дн.", "Answer, d")),
                shown(&["complaints"], 9, 2),
            ],
        )
        .on(Shelf::Money, w("поставки", "deliveries"))
        .newest(),
    )
    .fields(&[
        Field::new("period", Kind::Span(&[Unit::Month]), w("Месяц", "Month"))
            .required()
            .hint("Месяц: «октябрь», «10.2026».", "A month: “October”, “10.2026”."),
        Field::new("shipments", Kind::Int(0, 1_000_000), w("Поставок", "Deliveries")).required(),
        Field::new("on_time", Kind::Int(0, 1_000_000), w("В срок", "On time")),
        Field::new("in_full", Kind::Int(0, 1_000_000), w("Полностью", "In full")),
        Field::new("answer_days", Kind::Int(0, 365), w("Дней до ответа", "Days to answer"))
            .hint("Сколько дней клиент ждёт ответа на вопрос.", "How many days the client waits for an answer."),
        Field::new("complaints", Kind::Int(0, 1_000_000), w("Претензий", "Complaints")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
