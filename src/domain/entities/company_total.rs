//! What our whole company brought: the whole that the dependence on an account is a part of (M2).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// What our company brought in a year or a month (M2).
pub static COMPANY_TOTAL: Definition = Definition::new(Entity::CompanyTotal, "company_total", "company_totals")
    .called(
        w("Итог компании", "Company total"),
        w("Новый итог компании", "New company total"),
        counted(["итог компании", "итога компании", "итогов компании"], ["company total", "company totals"]),
    )
    .titled("period")
    .of_things()
    .usual(&[("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Итоги компании", "Company totals"),
            w(
                "Сколько зарабатывает вся наша компания? От этого считается зависимость от клиента. n — записать год или месяц.",
                "What does our whole company earn? The dependence on a client is reckoned from it. n writes a year or a month.",
            ),
            &[
                shown(&["period"], 12, 0).headed(w("За", "Of")),
                shown(&["income"], 14, 0),
                shown(&["turnover"], 14, 1),
                shown(&["note"], 12, 2),
            ],
        )
        .on(Shelf::Practice, w("итоги", "totals"))
        .newest(),
    )
    .fields(&[
        Field::new("period", Kind::Span(&[Unit::Year, Unit::Month]), w("За что", "Of"))
            .required()
            .hint("Год или месяц: «2025», «октябрь», «10.2026».", "A year or a month: “2025”, “October”, “10.2026”."),
        Field::new("income", Kind::Money, w("Доход", "Income"))
            .signed()
            .hint("Выручка без себестоимости: то, из чего живёт компания.", "What is left of the turnover when the goods are paid for."),
        Field::new("turnover", Kind::Money, w("Выручка", "Turnover")),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
