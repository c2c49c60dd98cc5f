//! How the client is to be supplied, as it was agreed (M51).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// The standards that deliveries to an account are held against from a day on (M51).
pub static SERVICE_STANDARD: Definition = Definition::new(Entity::ServiceStandard, "service_standard", "service_standards")
    .called(
        w("Стандарт поставок", "Delivery standard"),
        w("Новый стандарт поставок", "New delivery standard"),
        counted(["стандарт поставок", "стандарта поставок", "стандартов поставок"], ["delivery standard", "delivery standards"]),
    )
    .of_account()
    .titled("from_on")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("from_on", Usual::Today)])
    .listed(
        Listing::of(
            w("Стандарты поставок", "Delivery standards"),
            w(
                "Что мы обещали о поставках: в срок, полностью, за сколько отвечаем? n — записать стандарт.",
                "What did we agree about deliveries: on time, in full, days to answer? n writes a standard.",
            ),
            &[
                shown(&["from_on"], 10, 0).headed(w("С", "From")),
                shown(&["on_time"], 9, 0).headed(w("В срок, %", "On time, %")),
                shown(&["in_full"], 12, 0).headed(w("Полностью, %", "In full, %")),
                shown(&["answer_days"], 9, 1).headed(w("Ответ, дн.", "Answer, d")),
                shown(&["complaints"], 9, 2).headed(w("На 100 пост.", "Per 100")),
            ],
        )
        .on(Shelf::Money, w("стандарты", "standards"))
        .newest(),
    )
    .fields(&[
        Field::new("from_on", Kind::Day(Bias::Past), w("Действует с", "In force from")).required(),
        Field::new("on_time", Kind::Int(0, 100), w("В срок, %", "On time, %")),
        Field::new("in_full", Kind::Int(0, 100), w("Полностью, %", "In full, %")),
        Field::new("answer_days", Kind::Int(0, 365), w("Отвечаем за, дней", "Days to answer")),
        Field::new("complaints", Kind::Int(0, 1_000), w("Претензий на 100 поставок", "Complaints per 100 deliveries")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
