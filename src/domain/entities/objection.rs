//! Objections, and what we answer (M54).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::words::{counted, w};

/// Whether an answer worked (M54).
pub const WORKED: &[Choice] = &[
    choice("yes", "сработал", "it worked").good(),
    choice("partly", "отчасти", "in part"),
    choice("no", "не сработал", "it did not").bad(),
];

/// An objection in the client's words, with our answer (M54).
pub static OBJECTION: Definition = Definition::new(Entity::Objection, "objection", "objections")
    .called(
        w("Возражение", "Objection"),
        w("Новое возражение", "New objection"),
        counted(["возражение", "возражения", "возражений"], ["objection", "objections"]),
    )
    .of_account()
    .titled("title")
    .usual(&[("day", Usual::Today)])
    .part(
        w("Что отвечать", "What to answer"),
        w(
            "Что нам возражают и какой ответ действует: понадобится у всех, кто скажет то же.",
            "What they object to, and which answer works: of use with everybody who says the same.",
        ),
        &[Order::Down("day")],
    )
    .listed(
        Listing::of(
            w("Возражения", "Objections"),
            w(
                "Возражений пока нет. Что возразят на встрече, запишите у клиента: досье, «Что отвечать», n.",
                "There are no objections yet. What is objected in a meeting is written at the account: its dossier, What to answer, n.",
            ),
            &[
                shown(&["title"], 24, 0).headed(w("Что возражают", "The objection")),
                shown(&["answer"], 24, 1),
                shown(&["worked"], 8, 2),
                shown(&["day"], 10, 3),
                shown(&["person_id"], 16, 4),
            ],
        )
        .on(Shelf::Everywhere, w("возражения", "objections"))
        .filtered(&["title", "answer"]),
    )
    .searched(Search::of(34, &["title", "answer", "note"]).dated(&["day"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что возражают", "The objection"))
            .required()
            .hint("Их словами: «у других дешевле».", "In their words: “others are cheaper”."),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кто говорит", "Who says it")),
        Field::new("answer", Kind::Text, w("Наш ответ", "Our answer")),
        Field::new("worked", Kind::Choice(WORKED), w("Ответ", "The answer")),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);
