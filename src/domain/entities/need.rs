//! What an account needs, and who supplies it (M15, M43).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::span::Unit;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// Who supplies a unit with a line of goods (M43).
pub const NEED_STATES: &[Choice] = &[
    choice("unknown", "не знаем", "unknown"),
    choice("bought", "берут у нас", "bought from us").good(),
    choice("rival", "у конкурента", "from a competitor"),
    choice("free", "нужно, не берут", "needed, not bought"),
    choice("none", "не нужно", "not needed"),
];

/// What a unit of an account needs of a line of goods in a year (M15, M43).
pub static NEED: Definition = Definition::new(Entity::Need, "need", "needs")
    .called(
        w("Потребность", "Need"),
        w("Новая потребность", "New need"),
        counted(["потребность", "потребности", "потребностей"], ["need", "needs"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("period", Usual::Today), ("state", Usual::Text("unknown")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Потребности", "Needs"),
            w(
                "Что клиенту нужно за год и у кого он это берёт? n — записать потребность.",
                "What does the client need in a year, and from whom does it come? n writes a need.",
            ),
            &[
                shown(&["title"], 10, 0),
                shown(&["unit"], 12, 1),
                shown(&["period"], 5, 1).headed(w("Год", "Year")),
                shown(&["amount"], 15, 0).headed(w("Нужно", "Needed")),
                shown(&["ours"], 15, 2).headed(w("У нас", "From us")),
                shown(&["theirs"], 15, 4).headed(w("У других", "From others")),
                shown(&["state"], 12, 3),
            ],
        )
        .on(Shelf::Money, w("потребности", "needs"))
        .filtered(&["title", "unit"]),
    )
    .searched(Search::of(23, &["title", "unit", "note"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что нужно", "What"))
            .required()
            .hint("Группа товаров, как в закупках: «плёнка», «короба».", "A line of goods as in purchases: “film”, “boxes”."),
        Field::new("unit", Kind::Line, w("Где", "Where"))
            .unsaid("Вся компания", "The whole company")
            .hint("Завод, филиал или отдел клиента.", "A plant, branch or department of the client."),
        Field::new("period", Kind::Span(&[Unit::Year]), w("Год", "Year")).required(),
        Field::new("state", Kind::Choice(NEED_STATES), w("Кто поставляет", "Who supplies it")).required(),
        Field::new("amount", Kind::Money, w("Нужно в год", "Needed a year")).private(),
        Field::new("ours", Kind::Money, w("Берут у нас", "Bought from us")).private(),
        Field::new("theirs", Kind::Money, w("Берут у других", "Bought from others")).private(),
        Field::new("competitor_id", Kind::Link(Entity::Competitor), w("У кого", "From whom")).private(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
