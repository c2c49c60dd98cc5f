//! What sets us apart (M3).

use crate::domain::Entity;
use crate::domain::definition::Definition;
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::words::{counted, w};

/// What sets us apart from other suppliers: one list for the whole file (M3).
pub static USP: Definition = Definition::new(Entity::Usp, "usp", "usps")
    .called(
        w("Отличие", "Strength"),
        w("Новое отличие", "New strength"),
        counted(["отличие", "отличия", "отличий"], ["strength", "strengths"]),
    )
    .of_things()
    .listed(
        Listing::of(
            w("Отличия", "Strengths"),
            w(
                "Что у нас есть, чего нет у других? Этим закрываются потребности клиентов. n — записать отличие.",
                "What do we have that others have not? It covers what clients want. n writes one.",
            ),
            &[shown(&["title"], 24, 0), shown(&["proof"], 24, 1)],
        )
        .on(Shelf::Practice, w("отличия", "strengths")),
    )
    .fields(&[
        Field::new("title", Kind::Line, w("Чем отличаемся", "What sets us apart")).required().hint(
            "Например: склад в их городе; свой технолог на запуске.",
            "For example: stock in their town; our engineer at the launch.",
        ),
        Field::new("proof", Kind::Line, w("Чем докажем", "How we prove it")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
