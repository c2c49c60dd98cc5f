//! How we supply an account, by month (M51).

use crate::domain::definition::Definition;
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::span::Unit;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record, Value};

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

/// What is counted of a month, by the keys of the fields that hold it: the whole first, then its parts.
pub const KEYS: [&str; 5] = ["shipments", "on_time", "in_full", "answer_days", "complaints"];

/// What a month came to, in the order of [`KEYS`]; none where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures(pub [Option<i64>; KEYS.len()]);

impl Figures {
    /// Those of a record.
    pub fn of(record: &Record) -> Figures {
        Figures(KEYS.map(|key| record.int(key)))
    }

    /// Both together, where two companies of law are one client: counts are added, of two answers the longer is told, and what is known of one
    /// alone is none of both.
    #[must_use]
    pub fn with(self, other: Figures) -> Figures {
        let mut both = self;
        for ((one, other), key) in both.0.iter_mut().zip(other.0).zip(KEYS) {
            *one = one.zip(other).map(|(one, other)| if key == "answer_days" { one.max(other) } else { one.saturating_add(other) });
        }
        both
    }

    /// These figures in a record: of those that `told` names, each as it is here, the others as they stand there.
    pub fn put(self, mut record: Record, told: &[&str]) -> Record {
        for (key, figure) in KEYS.into_iter().zip(self.0).filter(|(key, _)| told.contains(key)) {
            record.set(key, figure.map_or(Value::Empty, Value::Int));
        }
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_of_one_client_are_counted_together() {
        let (one, other) = (Figures([Some(10), Some(9), None, Some(2), Some(1)]), Figures([Some(5), Some(5), Some(4), Some(3), None]));
        assert_eq!(one.with(other), Figures([Some(15), Some(14), None, Some(3), None]));
        let there = Record::owned(Entity::Delivery, 1).with("shipments", Value::Int(4)).with("complaints", Value::Int(2));
        let put = Figures([Some(15), Some(14), None, None, None]).put(there, &["shipments", "on_time"]);
        assert_eq!(Figures::of(&put), Figures([Some(15), Some(14), None, None, Some(2)]));
    }
}
