//! Contracts and the day by which one must give notice (M17).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// How far a contract is.
pub const CONTRACT_STATES: &[Choice] = &[
    choice("draft", "согласуется", "being agreed"),
    choice("open", "действует", "in force").good(),
    choice("ended", "закончен", "ended"),
    choice("broken", "расторгнут", "terminated").bad(),
];

/// A contract with an account (M17).
pub static CONTRACT: Definition = Definition::new(Entity::Contract, "contract", "contracts")
    .called(
        w("Договор", "Contract"),
        w("Новый договор", "New contract"),
        counted(["договор", "договора", "договоров"], ["contract", "contracts"]),
    )
    .of_account()
    .titled("subject")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Договоры", "Contracts"),
            w(
                "По каким договорам работаем и когда их продлевать? n — записать договор.",
                "Under which contracts do we work, and when are they renewed? n writes a contract.",
            ),
            &[
                shown(&["decide_on"], 10, 0).headed(w("Решить до", "Decide by")),
                shown(&["number"], 8, 2),
                shown(&["subject"], 18, 0),
                shown(&["until_on"], 10, 3),
                shown(&["amount"], 12, 4),
                shown(&["state"], 8, 1),
            ],
        )
        .on(Shelf::Money, w("договоры", "contracts"))
        .filtered(&["subject", "number"])
        .live("open")
        .due("decide_on"),
    )
    .presses(
        Deadline::of("decide_on", &[30, 14, 7])
            .said(w("решить до {}", "decide by {}"), w("срок прошёл {} назад", "missed {} ago"))
            .followed(w("договор продлится", "the contract renews itself"))
            .ends("until_on", w("закончился {} назад: продлён?", "ended {} ago: renewed?"))
            .without("notice", w("кончается {}, срок предупреждения не указан", "ends {}, the notice is not known"))
            .settled(w("продлить или закончить", "renew or end"), "until_on"),
    )
    .searched(Search::of(19, &["subject", "number", "payment", "note"]).dated(&["until_on", "from_on"]))
    .fields(&[
        Field::new("subject", Kind::Line, w("О чём договор", "What it is about")).required(),
        Field::new("number", Kind::Line, w("Номер", "Number")),
        Field::new("legal_entity_id", Kind::Link(Entity::LegalEntity), w("Юрлицо", "Legal entity")),
        Field::new("from_on", Kind::Day(Bias::Past), w("Действует с", "In force from")),
        Field::new("until_on", Kind::Day(Bias::Future), w("Действует до", "In force until")),
        Field::new("notice", Kind::Notice, w("Предупредить за", "Notice")).hint(
            "За сколько до конца предупредить, чтобы он не продлился сам: 30 дней, 2 месяца.",
            "How long before the end notice must be given, or it renews itself: 30 days, 2 months.",
        ),
        Field::new("notice_on", Kind::Day(Bias::Future), w("Решить до", "Decide by")).reckoned(),
        Field::new("decide_on", Kind::Day(Bias::Future), w("Ближайший срок", "Next deadline")).reckoned(),
        Field::new("amount", Kind::Money, w("Сумма", "Value"))
            .private()
            .hint("Например: 1,5 млн, 120 т.р. или 5 000 eur.", "For example: 1.5 mln, 120 000 or 5 000 eur."),
        Field::new("payment", Kind::Line, w("Как платят", "Payment")).private(),
        Field::new("state", Kind::Choice(CONTRACT_STATES), w("Состояние", "State")).required(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
