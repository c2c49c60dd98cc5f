//! Terms in force: what was conceded, until when, and what it costs us (M49).

use crate::domain::definition::{Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record};

/// What is agreed.
pub const TERM_KINDS: &[Choice] = &[
    choice("price", "цена", "price basis"),
    choice("discount", "скидка", "discount"),
    choice("deferral", "отсрочка", "deferral"),
    choice("lot", "мин. партия", "least lot"),
    choice("bonus", "бонус", "bonus"),
    choice("other", "другое", "other"),
];

/// Whether it is in force.
pub const TERM_STATES: &[Choice] = &[choice("open", "действует", "in force"), choice("ended", "закончено", "ended")];

/// Whether what holds from a day, until a day, is not in force yet on a day, `YYYY-MM-DD`; what has no such day began.
pub fn is_ahead(term: &Record, today: &str) -> bool {
    term.text("from_on") > today
}

/// Whether it is over; what has no such day goes on.
pub fn is_over(term: &Record, today: &str) -> bool {
    !term.get("until_on").is_empty() && term.text("until_on") < today
}

/// A term in force at an account (M49).
pub static TERM: Definition = Definition::new(Entity::Term, "term", "terms")
    .called(w("Условие", "Term"), w("Новое условие", "New term"), counted(["условие", "условия", "условий"], ["term", "terms"]))
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("deferral")), ("state", Usual::Text("open")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Условия", "Terms"),
            w(
                "На каких условиях клиент работает и во что они нам обходятся? n — записать условие.",
                "On which terms does the client work, and what do they cost us? n writes a term.",
            ),
            &[
                shown(&["until_on"], 10, 0),
                shown(&["kind"], 10, 1),
                shown(&["title"], 18, 0),
                shown(&["cost"], 12, 2).headed(w("Стоит в год", "Cost a year")),
                shown(&["allowed_by_id"], 12, 4),
                shown(&["state"], 8, 3),
            ],
        )
        .on(Shelf::Money, w("условия", "terms"))
        .filtered(&["title"])
        .live("open")
        .due("until_on"),
    )
    .presses(
        Deadline::of("until_on", &[30, 14, 7]).said(w("действует до {}", "in force until {}"), w("кончилось {} назад", "ended {} ago")),
    )
    .searched(Search::of(20, &["title", "note"]).dated(&["until_on", "from_on"]))
    .fields(&[
        Field::new("kind", Kind::Choice(TERM_KINDS), w("Вид", "Kind")).required(),
        Field::new("title", Kind::Line, w("Что согласовано", "What is agreed"))
            .required()
            .hint("Например: 45 дней; −3 % от прайса; партия от 2 т.", "For example: 45 days; −3 % of the list; lots from 2 t."),
        Field::new("from_on", Kind::Day(Bias::Past), w("Действует с", "In force from")),
        Field::new("until_on", Kind::Day(Bias::Future), w("Действует до", "In force until")),
        Field::new("cost", Kind::Money, w("Стоит нам в год", "Costs us a year")).private(),
        Field::new("allowed_by_id", Kind::Link(Entity::Colleague), w("Кто разрешил", "Allowed by")).private(),
        Field::new("state", Kind::Choice(TERM_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
