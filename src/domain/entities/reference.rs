//! Whether a client may be named, what there is to tell, and whom they recommended us to (M55).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// Whether the client may be named (M55).
pub const REFERENCE_STATES: &[Choice] = &[
    choice("asked", "спросили", "asked"),
    choice("allowed", "можно называть", "may be named").good(),
    choice("refused", "просили не называть", "not to be named").bad(),
    choice("given", "нас рекомендовали", "recommended us").good(),
];

/// A reference: leave to name the client with its story, or a recommendation of theirs (M55).
pub static REFERENCE: Definition = Definition::new(Entity::Reference, "reference", "references")
    .called(
        w("Рекомендация", "Reference"),
        w("Новая рекомендация", "New reference"),
        counted(["рекомендация", "рекомендации", "рекомендаций"], ["reference", "references"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("asked")), ("day", Usual::Today)])
    .part(
        w("Рекомендации", "References"),
        w(
            "Можно ли называть клиента, что рассказать о нём в цифрах и кому он рекомендовал нас.",
            "Whether the client may be named, its story in figures, and whom it recommended us to.",
        ),
        &[Order::Down("day")],
    )
    .presses(
        Deadline::of("ends_on", &[30, 7])
            .whatever_state()
            .said(w("называть до {}", "to be named until {}"), w("разрешение кончилось {} назад", "leave to name them ended {} ago"))
            .settled(w("спросить снова", "ask again"), "until_on"),
    )
    .searched(Search::of(35, &["title", "story", "recommended", "outcome", "note"]).dated(&["day"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что рассказать", "What to tell")).required().hint(
            "Например: имя и логотип на сайте; рассказ о запуске линии.",
            "For example: name and logo on our site; the story of a launch.",
        ),
        Field::new("state", Kind::Choice(REFERENCE_STATES), w("Состояние", "State")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кто разрешил", "Allowed by")),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")),
        Field::new("until_on", Kind::Day(Bias::Future), w("До какого дня", "Until")),
        Field::new("story", Kind::Text, w("Рассказ в цифрах", "The story in figures")),
        Field::new("recommended", Kind::Line, w("Кому рекомендовали", "Recommended us to")).private().under(Group::Outcome),
        Field::new("outcome", Kind::Line, w("Что вышло", "What came of it")).private().under(Group::Outcome),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("ends_on", Kind::Day(Bias::Future), w("Кончается", "Ends")).reckoned(),
    ]);
