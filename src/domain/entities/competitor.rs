//! Competitors at an account (M14).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search};
use crate::domain::field::{Field, Grade, Kind, grade};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// Where the client would put a supplier (M9); used for competitors too (M14).
pub const LADDER: &[Grade] = &[
    grade(1, "торговец", "commodity broker").seen("сравнивают только цену", "compared by price alone"),
    grade(2, "поставщик", "provider").seen("один из нескольких, ценят мелкие удобства", "one of several, small comforts count"),
    grade(3, "создаёт ценность", "value adder").seen("зовут, когда надо достичь цели", "called in to reach a goal"),
    grade(4, "деловой партнёр", "business partner").seen("знает планы, о цене спорят редко", "knows the plans, price is seldom argued"),
];

/// A competitor at the account (M14).
pub static COMPETITOR: Definition = Definition::new(Entity::Competitor, "competitor", "competitors")
    .called(
        w("Конкурент", "Competitor"),
        w("Новый конкурент", "New competitor"),
        counted(["конкурент", "конкурента", "конкурентов"], ["competitor", "competitors"]),
    )
    .of_account()
    .titled("name")
    .seen_by(Audience::Me)
    .part(
        w("Конкуренты", "Competitors"),
        w(
            "Кто ещё им поставляет, какую долю и за что их ценят: видно, что нужно перевесить.",
            "Who else supplies them, what share, and what for: it shows what has to be outweighed.",
        ),
        &[],
    )
    .searched(Search::of(7, &["name", "supplies", "strengths", "weaknesses", "now"]).about(&["favoured_by_id"]))
    .fields(&[
        Field::new("name", Kind::Line, w("Название", "Name")).required(),
        Field::new("supplies", Kind::Line, w("Что поставляет", "What they supply")),
        Field::new("share", Kind::Int(0, 100), w("Доля, %", "Share, %")),
        Field::new("ladder", Kind::Rating(LADDER), w("Ступень", "Level")).judged(),
        Field::new("strengths", Kind::Text, w("Сильные стороны", "Strengths")),
        Field::new("weaknesses", Kind::Text, w("Слабые стороны", "Weaknesses")),
        Field::new("favoured_by_id", Kind::Link(Entity::Person), w("Кто за них", "Favoured by")),
        Field::new("now", Kind::Text, w("Что делают сейчас", "What they do now")),
    ]);
