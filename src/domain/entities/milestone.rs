//! Events of the relationship (M12).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// Kinds of event in the history of a relationship (M12).
pub const MILESTONE_KINDS: &[Choice] = &[
    choice("delivery", "поставка", "delivery"),
    choice("tender_won", "тендер выигран", "tender won"),
    choice("tender_lost", "тендер проигран", "tender lost"),
    choice("agreement", "договорённость", "agreement"),
    choice("news", "новость клиента", "client news"),
    choice("other", "событие", "event"),
];

/// An event of the relationship (M12).
pub static MILESTONE: Definition = Definition::new(Entity::Milestone, "milestone", "milestones")
    .called(w("Событие", "Event"), w("Новое событие", "New event"), counted(["событие", "события", "событий"], ["event", "events"]))
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("other")), ("day", Usual::Today)])
    .part(
        w("История отношений", "Our history"),
        w(
            "Чем началось и что было важного между нами: новый человек поймёт, на чём держится доверие.",
            "How it began and what mattered between us: a newcomer sees what the trust rests on.",
        ),
        &[Order::Down("day")],
    )
    .searched(Search::of(4, &["title", "winner", "reason", "note"]).dated(&["day"]))
    .fields(&[
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("kind", Kind::Choice(MILESTONE_KINDS), w("Вид", "Kind")).required(),
        Field::new("title", Kind::Line, w("Что произошло", "What happened")).required(),
        Field::new("winner", Kind::Line, w("Кто выиграл", "Winner")).private().under(Group::More),
        Field::new("reason", Kind::Line, w("Почему", "Why")).private().under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
        KEPT_PRIVATE,
    ]);
