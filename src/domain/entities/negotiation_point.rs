//! Points of a negotiation, with what a concession costs and what is asked for it (M50).

use super::term::TERM_KINDS;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::words::{counted, w};

/// What became of a point (M50).
pub const POINT_STATES: &[Choice] = &[
    choice("open", "обсуждаем", "open"),
    choice("agreed", "согласовано", "agreed").good(),
    choice("refused", "отказали", "refused"),
    choice("dropped", "снято", "dropped"),
];

/// A point of a negotiation with an account (M50).
pub static NEGOTIATION_POINT: Definition = Definition::new(Entity::NegotiationPoint, "negotiation_point", "negotiation_points")
    .called(
        w("Пункт переговоров", "Negotiation point"),
        w("Новый пункт переговоров", "New negotiation point"),
        counted(["пункт переговоров", "пункта переговоров", "пунктов переговоров"], ["negotiation point", "negotiation points"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .usual(&[("kind", Usual::Text("other")), ("state", Usual::Text("open")), ("said_on", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Переговоры", "Negotiation"),
            w(
                "О чём торгуемся, где предел и что просим взамен? n — записать пункт.",
                "What is negotiated, where is the limit, and what do we ask in return? n writes a point.",
            ),
            &[
                shown(&["said_on"], 10, 3),
                shown(&["title"], 18, 0),
                shown(&["wanted", "least"], 16, 1).headed(w("Хотим / предел", "Wanted / least")),
                shown(&["cost"], 12, 0).headed(w("Стоит в год", "Cost a year")),
                shown(&["asked"], 14, 2),
                shown(&["state"], 10, 0),
            ],
        )
        .filtered(&["title", "asked"])
        .live("open")
        .newest()
        .turned(w("переговоры", "negotiation")),
    )
    .searched(Search::of(26, &["title", "asked", "note"]).dated(&["said_on"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Пункт", "Point"))
            .required()
            .hint("Например: отсрочка 45 → 60 дней; скидка 3 %.", "For example: deferral 45 → 60 days; 3 % off."),
        Field::new("kind", Kind::Choice(TERM_KINDS), w("Вид", "Kind")).required(),
        Field::new("opening", Kind::Line, w("Начинаем с", "Opening")),
        Field::new("wanted", Kind::Line, w("Хотим", "Wanted")),
        Field::new("least", Kind::Line, w("Согласимся на", "Least")),
        Field::new("walk_away", Kind::Line, w("Уходим, если", "Walk away if")),
        Field::new("cost", Kind::Money, w("Стоит нам в год", "Costs us a year")),
        Field::new("asked", Kind::Line, w("Что взамен", "In return")),
        Field::new("worth", Kind::Money, w("Даёт нам в год", "Brings us a year")),
        Field::new("state", Kind::Choice(POINT_STATES), w("Состояние", "State")).required(),
        Field::new("said_on", Kind::Day(Bias::Past), w("Когда", "When")),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        KEPT_PRIVATE,
    ]);
