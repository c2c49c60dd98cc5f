//! What our departments owe the account manager (M35).

use super::colleague::FUNCTIONS;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What a department of ours does for key accounts, as was agreed with it (M35).
pub static OBLIGATION: Definition = Definition::new(Entity::Obligation, "obligation", "obligations")
    .called(
        w("Обязательство отдела", "Obligation of a department"),
        w("Новое обязательство отдела", "New obligation of a department"),
        counted(
            ["обязательство отдела", "обязательства отделов", "обязательств отделов"],
            ["obligation of a department", "obligations of departments"],
        ),
    )
    .of_things()
    .seen_by(Audience::Team)
    .listed(
        Listing::of(
            w("Отделы", "Departments"),
            w(
                "Что отделы обязались делать для ключевых клиентов и кто за это отвечает? n — записать обязательство.",
                "What did departments undertake for key accounts, and who answers for it? n writes an obligation.",
            ),
            &[shown(&["title"], 28, 0), shown(&["function"], 12, 0), shown(&["colleague_id"], 16, 1)],
        )
        .on(Shelf::Practice, w("отделы", "departments"))
        .filtered(&["title"]),
    )
    .searched(Search::of(40, &["title", "note"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что делают", "What they do"))
            .required()
            .hint("Например: ответ по образцам за два дня.", "For example: an answer on samples within two days."),
        Field::new("function", Kind::Choice(FUNCTIONS), w("Отдел", "Department")).required(),
        Field::new("colleague_id", Kind::Link(Entity::Colleague), w("Отвечает", "Answers for it")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
