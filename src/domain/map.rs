//! The influence map: what persons are to each other, and what a purchase changes for one of them (M19, M45).

use super::choices::{ATTITUDE, ROLES, TIE_KINDS, TIE_STRENGTH};
use super::entity::{Definition, Entity};
use super::field::{Bias, Field, Kind};
use super::people::{ASK_ATTITUDE, EVIDENCE};
use super::visibility::Audience;
use super::words::w;

/// A tie between two persons at one account, beside the reporting line (M19).
pub static TIE: Definition = Definition {
    entity: Entity::Tie,
    table: "tie",
    words: w("Связь", "Tie"),
    new: w("Новая связь", "New tie"),
    title: "note",
    owner: Some(("account_id", Entity::Account)),
    seen: Audience::Me,
    fields: &[
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
    ],
};

/// What a purchase changes for a person: an empty field is as at the account (M45).
pub static STANCE: Definition = Definition {
    entity: Entity::Stance,
    table: "stance",
    words: w("Отличие в закупке", "Difference in a purchase"),
    new: w("Новое отличие", "New difference"),
    title: "roles",
    owner: Some(("opportunity_id", Entity::Opportunity)),
    seen: Audience::Me,
    fields: &[
        Field::new("affiliation_id", Kind::Link(Entity::Affiliation), w("Кто", "Who")).required(),
        Field::new("roles", Kind::Set(ROLES), w("Роль в решении", "Role in decisions")).judged(),
        Field::new("attitude", Kind::Rating(ATTITUDE), w("Отношение к нам", "Attitude")).judged().asks(ASK_ATTITUDE),
        EVIDENCE,
    ],
};
