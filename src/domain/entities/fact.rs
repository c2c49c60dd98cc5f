//! Personal facts, with their source and the reason they are kept (M16).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::visibility::Audience;
use crate::domain::visibility::VISIBILITY;
use crate::domain::words::{counted, w};

/// Categories of a personal fact (M16).
pub const FACT_KINDS: &[Choice] = &[
    choice("family", "семья", "family"),
    choice("hobby", "увлечения", "hobby"),
    choice("date", "памятная дата", "date"),
    choice("taste", "вкусы", "taste"),
    choice("dress", "манера одеваться", "manner of dress"),
    choice("decides", "как принимает решения", "way of deciding"),
    choice("career", "карьера", "career"),
    choice("other", "другое", "other"),
];

/// A personal fact, with its source and the reason it is kept (M16).
pub static FACT: Definition = Definition::new(Entity::Fact, "fact", "facts")
    .called(
        w("Личное", "Personal fact"),
        w("Новая запись о человеке", "New personal fact"),
        counted(["личный факт", "личных факта", "личных фактов"], ["personal fact", "personal facts"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Anybody)
    .usual(&[("kind", Usual::Text("other")), ("visibility", Usual::Text("private")), ("day", Usual::Today)])
    .part(
        w("Личное", "Personal facts"),
        w(
            "Что человек сам рассказал о себе: с чего начать разговор и чего не касаться.",
            "What people told of themselves: how to begin a talk, and what to leave alone.",
        ),
        &[],
    )
    .searched(Search::of(5, &["title", "source", "why"]).dated(&["day"]).about(&["person_id"]))
    .fields(&[
        Field::new("person_id", Kind::Link(Entity::Person), w("О ком", "About whom")).open().required(),
        Field::new("title", Kind::Line, w("Что знаем", "What we know")).open().required(),
        Field::new("kind", Kind::Choice(FACT_KINDS), w("Категория", "Category")).open().required(),
        Field::new("source", Kind::Line, w("Откуда", "Source")).hint("Кто сказал или где видели.", "Who said it or where it was seen."),
        Field::new("why", Kind::Line, w("Зачем для работы", "Why it matters")).hint("Чем это помогает работе.", "How it helps the work."),
        Field::new("visibility", Kind::Choice(VISIBILITY), w("Кому видно", "Visible to")).open().required(),
        Field::new("day", Kind::Day(Bias::Past), w("Когда узнали", "Learnt on")).under(Group::More),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Из записи", "From the entry")).under(Group::More),
    ]);
