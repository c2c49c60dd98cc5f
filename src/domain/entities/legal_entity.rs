//! The companies of law that one account trades through (M52).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// A legal entity of an account (M52): contracts and debts name one.
pub static LEGAL_ENTITY: Definition = Definition::new(Entity::LegalEntity, "legal_entity", "legal_entities")
    .called(
        w("Юрлицо", "Legal entity"),
        w("Новое юрлицо", "New legal entity"),
        counted(["юрлицо", "юрлица", "юрлиц"], ["legal entity", "legal entities"]),
    )
    .of_account()
    .titled("name")
    .of_things()
    .seen_by(Audience::Team)
    .listed(
        Listing::of(
            w("Юрлица", "Legal entities"),
            w("От чьего имени клиент покупает? n — записать юрлицо.", "In whose name does the client buy? n writes a legal entity."),
            &[shown(&["name"], 24, 0), shown(&["tax_id"], 12, 0), shown(&["signs_id"], 14, 3), shown(&["ended_on"], 10, 4)],
        )
        .on(Shelf::Money, w("юрлица", "legal entities"))
        .filtered(&["name", "tax_id"]),
    )
    .searched(Search::of(18, &["name", "tax_id", "note"]).about(&["signs_id"]))
    .fields(&[
        Field::new("name", Kind::Line, w("Название", "Name")).required(),
        Field::new("tax_id", Kind::Line, w("ИНН", "Tax ID")).identifies(),
        Field::new("signs_id", Kind::Link(Entity::Person), w("Кто подписывает", "Who signs")),
        Field::new("ended_on", Kind::Day(Bias::Past), w("Закрыто", "Closed")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
