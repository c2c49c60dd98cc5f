//! Persons: what belongs to somebody at whatever account (M18).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Field, Group, Kind};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// A person: contact data belong here and are the same at every account (M18).
pub static PERSON: Definition = Definition::new(Entity::Person, "person", "people")
    .called(w("Человек", "Person"), w("Новый человек", "New person"), counted(["человек", "человека", "человек"], ["person", "persons"]))
    .titled("family_name")
    .seen_by(Audience::Anybody)
    .searched(Search::of(9, &["cares", "decides", "dress", "note"]).through("affiliation", "person_id", "account_id", Entity::Account))
    .fields(&[
        Field::new("family_name", Kind::Line, w("Фамилия", "Family name")).open().required().names().hint(
            "Можно целиком: «Петрова Анна Сергеевна» разойдётся по полям.",
            "A whole name may be typed: “Anna Parker” goes to its fields.",
        ),
        Field::new("given_name", Kind::Line, w("Имя", "Given name")).open().names(),
        Field::new("middle_name", Kind::Line, w("Отчество", "Middle name")).open().names(),
        Field::new("phones", Kind::Channels("phone"), w("Телефон", "Phone"))
            .seen_by(Audience::Client)
            .hint("Несколько — через «;».", "Several are parted by “;”."),
        Field::new("emails", Kind::Channels("email"), w("Почта", "E-mail"))
            .seen_by(Audience::Client)
            .hint("Несколько — через «;».", "Several are parted by “;”."),
        Field::new("birthday", Kind::Birthday, w("День рождения", "Birthday")).private().under(Group::More),
        Field::new("cares", Kind::Line, w("Что важно", "Cares about"))
            .private()
            .hint("Что для человека важно в работе.", "What matters to them at work.")
            .under(Group::Matters),
        Field::new("decides", Kind::Line, w("Как решает", "How they decide")).private().under(Group::Matters),
        Field::new("dress", Kind::Line, w("Манера одеваться", "Manner of dress")).private().under(Group::More),
        Field::new("sites", Kind::Channels("site"), w("Сайты", "Sites")).seen_by(Audience::Client).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("unknown", Kind::Flag, w("Пока неизвестно, кто это", "Not known yet who this is"))
            .hint("Место есть, имени нет: вопрос попадёт в подготовку.", "The seat exists, the name does not: prep will ask.")
            .under(Group::More),
    ]);

/// The fields of a person and of their role that are in sight, in the order in which both are asked for together.
pub const ASKED_FIRST: &[&str] = &["family_name", "given_name", "middle_name", "position", "phones", "emails", "roles"];
