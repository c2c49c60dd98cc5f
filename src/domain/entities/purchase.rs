//! What an account bought, by hand or out of a report (M8, M33).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What an account bought in a month or on a day; what it gave back is below zero (M8, M33).
pub static PURCHASE: Definition = Definition::new(Entity::Purchase, "purchase", "purchases")
    .called(
        w("Закупка", "Purchase"),
        w("Новая закупка", "New purchase"),
        counted(["закупка", "закупки", "закупок"], ["purchase", "purchases"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Me)
    .usual(&[("bought_on", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Закупки", "Purchases"),
            w(
                "Что и на сколько клиент покупает? n — записать месяц; I — внести отчёт из учётной системы.",
                "What does the client buy, and for how much? n writes a month; I takes in a report.",
            ),
            &[
                shown(&["bought_on"], 10, 0).headed(w("Месяц", "Month")),
                shown(&["title"], 18, 0),
                shown(&["amount"], 12, 0),
                shown(&["cost"], 12, 4),
                shown(&["income"], 12, 3),
                shown(&["legal_entity_id"], 12, 5),
            ],
        )
        .on(Shelf::Money, w("закупки", "purchases"))
        .filtered(&["title", "bought_on"])
        .newest(),
    )
    .fields(&[
        Field::new("bought_on", Kind::Day(Bias::Past), w("Когда", "When"))
            .by_month()
            .required()
            .hint("Месяц или день: «октябрь», «10.2026», «12.10».", "A month or a day: “October”, “10.2026”, “12 Oct”."),
        Field::new("title", Kind::Line, w("Что", "What"))
            .unsaid("Все товары", "All goods")
            .hint("Группа товаров: «плёнка», «короба».", "A group of goods: “film”, “boxes”."),
        Field::new("amount", Kind::Money, w("Сумма", "Amount"))
            .signed()
            .required()
            .hint("Возврат — с минусом: «−12 000».", "A return has a minus: “−12 000”."),
        Field::new("cost", Kind::Money, w("Себестоимость", "Cost of goods")).signed().hint(
            "У возврата — с минусом, как и сумма: минус ставится сам.",
            "Of a return it has a minus as the amount has: it is put by itself.",
        ),
        Field::new("income", Kind::Money, w("Доход", "Income")).signed().reckoned(),
        Field::new("legal_entity_id", Kind::Link(Entity::LegalEntity), w("Юрлицо", "Legal entity")).under(Group::More),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("imported", Kind::Flag, w("Из отчёта", "From a report")).kept(),
    ]);
