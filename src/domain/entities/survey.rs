//! Rounds of asking: one question to many clients (M25).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// One question asked of many clients: each has it among its own questions, and answers there (M25).
pub static SURVEY: Definition = Definition::new(Entity::Survey, "survey", "surveys")
    .called(
        w("Опрос", "Round of questions"),
        w("Новый опрос", "New round of questions"),
        counted(["опрос", "опроса", "опросов"], ["round of questions", "rounds of questions"]),
    )
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("day", Usual::Today)])
    .listed(
        Listing::of(
            w("Опросы", "Rounds of questions"),
            w("О чём спросить всех клиентов? n — записать вопрос.", "What is there to ask all clients? n writes the question."),
            &[shown(&["day"], 10, 0), shown(&["title"], 30, 0), shown(&["until_on"], 10, 1)],
        )
        .on(Shelf::Practice, w("опросы", "rounds"))
        .filtered(&["title"])
        .newest(),
    )
    .searched(Search::of(31, &["title", "note"]).dated(&["day"]))
    .fields(&[
        Field::new("title", Kind::Line, w("О чём спрашиваем", "The question")).required(),
        Field::new("day", Kind::Day(Bias::Past), w("Начали", "Begun")).required(),
        Field::new("until_on", Kind::Day(Bias::Future), w("Спросить до", "Ask by")),
        Field::new("note", Kind::Text, w("Что узнали", "What we learnt")).under(Group::First),
    ]);
