//! The four Ps: how each of them serves a goal, in words (M27).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// The four Ps (M27).
pub const PARTS: &[Choice] = &[
    choice("product", "товар", "product"),
    choice("price", "цена", "price"),
    choice("promotion", "продвижение", "promotion"),
    choice("place", "поставка", "place"),
];

/// What we do about one of the four Ps: its tactics are actions (M27).
pub static STRATEGY: Definition = Definition::new(Entity::Strategy, "strategy", "strategies")
    .called(
        w("Стратегия", "Strategy"),
        w("Новая стратегия", "New strategy"),
        counted(["стратегия", "стратегии", "стратегий"], ["strategy", "strategies"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .listed(
        Listing::of(
            w("4P: товар, цена, продвижение, поставка", "4P: product, price, promotion, place"),
            w(
                "Какими товаром, ценой, продвижением и поставкой идём к цели? n — записать стратегию.",
                "With which product, price, promotion and place do we go for the goal? n writes a strategy.",
            ),
            &[shown(&["part"], 11, 0), shown(&["title"], 24, 0), shown(&["goal_id"], 20, 1)],
        )
        .filtered(&["title"])
        .turned(w("4P", "4P")),
    )
    .searched(Search::of(28, &["title", "note"]))
    .fields(&[
        Field::new("part", Kind::Choice(PARTS), w("Что из 4P", "Which P")).required(),
        Field::new("title", Kind::Line, w("Что делаем", "What we do")).required(),
        Field::new("goal_id", Kind::Link(Entity::Goal), w("Ради цели", "For the goal")),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
