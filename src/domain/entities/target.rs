//! What is to be sold to an account (M33).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// What is to be sold to an account in a quarter or a year (M33).
pub static TARGET: Definition = Definition::new(Entity::Target, "target", "targets")
    .called(
        w("План продаж", "Sales target"),
        w("Новый план продаж", "New sales target"),
        counted(["план продаж", "плана продаж", "планов продаж"], ["sales target", "sales targets"]),
    )
    .of_account()
    .titled("period")
    .of_things()
    .usual(&[("period", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("План продаж", "Sales targets"),
            w(
                "Сколько клиент должен купить в квартале? С этим сравнивается темп. n — записать план.",
                "For how much is the client to buy in a quarter? The pace is held against it. n writes a target.",
            ),
            &[shown(&["period"], 12, 0).headed(w("За", "Of")), shown(&["amount"], 14, 0), shown(&["note"], 12, 1)],
        )
        .on(Shelf::Money, w("план продаж", "targets"))
        .newest(),
    )
    .fields(&[
        Field::new("period", Kind::Span(&[Unit::Quarter, Unit::Year]), w("За что", "Of"))
            .required()
            .hint("Квартал или год: «IV кв. 2026», «2026».", "A quarter or a year: “Q4 2026”, “2026”."),
        Field::new("amount", Kind::Money, w("Сумма", "Amount")).required(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
