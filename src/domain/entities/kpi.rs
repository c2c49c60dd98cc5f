//! Targets of the account manager (M35).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::words::{counted, w};

/// What a target is set for; all but the last are computed from the file.
pub const KPIS: &[Choice] = &[
    choice("plan", "план продаж", "sales target"),
    choice("net", "чистая прибыль", "net profit"),
    choice("wallet", "доля в закупках", "wallet share"),
    choice("overdue", "просроченный долг, не больше", "overdue debt, at most"),
    choice("promises", "обещания в срок", "promises in time"),
    choice("rhythm", "ритм выдержан", "rhythm kept"),
    choice("wins", "доля побед", "win rate"),
    choice("own", "своё", "one of our own"),
];

/// A target with what it is held against: computed where the file knows, else as it is written (M35).
pub static KPI: Definition = Definition::new(Entity::Kpi, "kpi", "kpis")
    .called(w("Показатель", "KPI"), w("Новый показатель", "New KPI"), counted(["показатель", "показателя", "показателей"], ["KPI", "KPIs"]))
    .titled("title")
    .of_things()
    .usual(&[("kind", Usual::Text("plan")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Показатели", "KPIs"),
            w(
                "По каким показателям оценивают вашу работу? Факт — во вкладке «Рамки». n — записать цель.",
                "By which targets is your work judged? The actuals stand on the tab Charter. n writes a target.",
            ),
            &[shown(&["kind"], 22, 0), shown(&["percent"], 8, 0), shown(&["amount"], 12, 0), shown(&["title"], 14, 1)],
        )
        .on(Shelf::Practice, w("показатели", "KPIs")),
    )
    .fields(&[
        Field::new("kind", Kind::Choice(KPIS), w("Что измеряем", "What is measured")).required().private(),
        Field::new("percent", Kind::Percent, w("Цель, процентов", "Target, percent")).private(),
        Field::new("amount", Kind::Money, w("Цель, сумма", "Target, amount")).private(),
        Field::new("title", Kind::Line, w("Своя цель словами", "A target of our own in words")).private(),
        Field::new("actual", Kind::Line, w("Факт своей цели", "Actual of our own target")).private(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
