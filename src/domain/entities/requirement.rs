//! What a client wants of a supplier, and how far we cover it (M3).

use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::rules::ruler::Covered;
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record};

/// How far something that is wanted is covered (M3).
pub const COVERED: &[Choice] = &[
    choice("yes", "закрываем", "covered").good(),
    choice("partly", "отчасти", "partly"),
    choice("no", "не закрываем", "not covered").bad(),
];

/// Something that a client wants of a supplier, with its weight (M3).
pub static REQUIREMENT: Definition = Definition::new(Entity::Requirement, "requirement", "requirements")
    .called(
        w("Требование", "Requirement"),
        w("Новое требование", "New requirement"),
        counted(["требование", "требования", "требований"], ["requirement", "requirements"]),
    )
    .of_account()
    .of_things()
    .usual(&[("weight", Usual::Int(3))])
    .listed(
        Listing::of(
            w("Линейка отбора", "Selection ruler"),
            w(
                "Что для клиента важно в поставщике и что из этого мы закрываем? n — записать требование с весом.",
                "What does the client want of a supplier, and what of it do we cover? n writes a requirement with its weight.",
            ),
            &[shown(&["weight"], 3, 0), shown(&["title"], 24, 0), shown(&["covered"], 12, 0), shown(&["usp_id"], 18, 1)],
        )
        .filtered(&["title"])
        .on(Shelf::Standing, w("линейка отбора", "selection ruler"))
        .newest(),
    )
    .searched(Search::of(38, &["title", "note"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что важно", "What they want")).required().private(),
        Field::new("weight", Kind::Int(1, 10), w("Вес", "Weight"))
            .required()
            .private()
            .hint("От 1 до 10: насколько это важно самому клиенту.", "From 1 to 10: how much it matters to the client."),
        Field::new("covered", Kind::Choice(COVERED), w("Закрываем", "Covered")).private(),
        Field::new("usp_id", Kind::Link(Entity::Usp), w("Чем", "By what")).private(),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);

/// What a requirement counts on the ruler: its weight, and how far it is covered, where that is marked.
pub fn weighed(requirement: &Record) -> (i64, Option<Covered>) {
    let covered = match requirement.text("covered") {
        "yes" => Some(Covered::Whole),
        "partly" => Some(Covered::Partly),
        "no" => Some(Covered::Not),
        _ => None,
    };
    (requirement.int("weight").unwrap_or_default(), covered)
}
