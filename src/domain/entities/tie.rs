//! The influence map: what persons are to each other beside the reporting line (M19).

use super::common::EVIDENCE;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Grade, Kind, choice, grade};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What one person is to another (M19); the codes are those of the map's kinds of tie.
pub const TIE_KINDS: &[Choice] = &[
    choice("influences", "влияет", "influences"),
    choice("trusts", "доверяет", "trusts"),
    choice("conflict", "в конфликте", "is in conflict with"),
    choice("history", "общее прошлое", "has a history with"),
    choice("dotted", "подчинён по делу", "reports in part to"),
];

/// How strong a tie is (M19).
pub const TIE_STRENGTH: &[Grade] = &[
    grade(1, "слабая", "weak").seen("заметили однажды или слышали", "noticed once, or hearsay"),
    grade(2, "заметная", "marked").seen("видно в делах, повторялось", "seen in what they do, more than once"),
    grade(3, "сильная", "strong").seen("определяет, как поступит второй", "settles what the other one does"),
];

/// A tie between two persons at one account, beside the reporting line (M19).
pub static TIE: Definition = Definition::new(Entity::Tie, "tie", "ties")
    .called(
        w("Связь", "Tie"),
        w("Новая связь", "New tie"),
        counted(["связь на карте", "связи на карте", "связей на карте"], ["tie on the map", "ties on the map"]),
    )
    .of_account()
    .titled("note")
    .seen_by(Audience::Me)
    .usual(&[("kind", Usual::Text("influences")), ("strength", Usual::Int(2)), ("since_on", Usual::Today)])
    .searched(Search::of(16, &["note"]).about(&["from_id", "to_id"]))
    .fields(&[
        Field::new("from_id", Kind::Link(Entity::Person), w("Кто", "Who")).required(),
        Field::new("kind", Kind::Choice(TIE_KINDS), w("Что связывает", "What ties them")).required().private(),
        Field::new("to_id", Kind::Link(Entity::Person), w("Кого / кому / с кем", "Whom / with whom")).required(),
        Field::new("strength", Kind::Rating(TIE_STRENGTH), w("Сила", "Strength")).judged().asks(&[
            w("Когда это в последний раз меняло решение?", "When did it last change a decision?"),
            w("Кто из посторонних это подтвердит?", "Which outsider would confirm it?"),
        ]),
        EVIDENCE,
        Field::new("note", Kind::Line, w("Заметка", "Note")).private(),
        Field::new("since_on", Kind::Day(Bias::Past), w("С какого дня", "Since"))
            .hint("С этого дня связь видна на карте прошлых дней.", "From this day on the tie stands on maps of the past."),
        Field::new("until_on", Kind::Day(Bias::Past), w("До какого дня", "Until")).hint(
            "Связь кончилась: на карте её больше нет, в прошлых днях она останется.",
            "It has ended: gone from the map, kept on maps of the past.",
        ),
    ]);
