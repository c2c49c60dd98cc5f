//! Goals of a client, each with ours that mirrors it (M26).

use crate::domain::definition::{Advance, Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record};
use chrono::NaiveDate;

/// How a goal stands (M26).
pub const GOAL_STATES: &[Choice] =
    &[choice("open", "идём к ней", "open"), choice("reached", "достигнута", "reached").good(), choice("dropped", "оставлена", "dropped")];

/// A goal of the client with our own beside it, its measure, and how far it is (M26).
pub static GOAL: Definition = Definition::new(Entity::Goal, "goal", "goals")
    .called(w("Цель", "Goal"), w("Новая цель", "New goal"), counted(["цель", "цели", "целей"], ["goal", "goals"]))
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open"))])
    .listed(
        Listing::of(
            w("Цели", "Goals"),
            w(
                "Чего хочет добиться клиент и чего при этом добиваемся мы? n — записать цель.",
                "What does the client want to achieve, and what do we achieve with it? n writes a goal.",
            ),
            &[
                shown(&["due_on"], 10, 0).headed(w("Срок", "Due")),
                shown(&["title"], 20, 0),
                shown(&["ours"], 18, 3),
                shown(&["measure"], 12, 4),
                shown(&["reached"], 6, 1),
                shown(&["target"], 6, 1),
                shown(&["state"], 9, 2),
            ],
        )
        .filtered(&["title", "ours"])
        .live("open")
        .due("due_on")
        .turned(w("цели", "goals")),
    )
    .moved(w("сколько сейчас", "how far now"), next)
    .presses(
        Deadline::of("review_on", &[7])
            .said(w("пересмотреть до {}", "to be reviewed by {}"), w("пересмотр прошёл {} назад", "review was due {} ago"))
            .settled(w("пересмотреть цель", "review the goal"), "reached"),
    )
    .searched(Search::of(27, &["title", "ours", "measure", "note"]).dated(&["due_on"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Цель клиента", "Their goal")).required(),
        Field::new("ours", Kind::Line, w("Наша цель", "Our goal")).private(),
        Field::new("measure", Kind::Line, w("Чем измерим", "Measured by"))
            .hint("Например: срок поставки, дней; доля в закупках, %.", "For example: days to deliver; share of purchases, %."),
        Field::new("base", Kind::Decimal, w("Было", "From")),
        Field::new("target", Kind::Decimal, w("Надо", "To")),
        Field::new("reached", Kind::Decimal, w("Сейчас", "Now")),
        Field::new("due_on", Kind::Day(Bias::Future), w("Срок", "Due")),
        Field::new("review_on", Kind::Day(Bias::Future), w("Пересмотреть", "Review on")),
        Field::new("state", Kind::Choice(GOAL_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("closed_on", Kind::Day(Bias::Past), w("Закрыта", "Closed on")).under(Group::Outcome),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);

/// How far it is now, and when it is looked at again (M26).
fn next(goal: &Record, _: NaiveDate) -> Option<Advance> {
    let is_open = goal.text("state") == "open";
    is_open.then(|| Advance {
        words: w("Сколько сейчас", "How far now"), set: Vec::new(), ask: vec!["reached", "review_on", "state"]
    })
}
