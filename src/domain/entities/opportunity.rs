//! Purchases that may come: what could be sold, what it takes, and what became of it (M28).

use super::common::EVIDENCE;
use crate::domain::Entity;
use crate::domain::choices::{BENEFIT, CURRENCIES, EFFORT, OPPORTUNITY_CLASSES, OPPORTUNITY_STATES, SCHEME_STAGES};
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Field, Group, Kind};
use crate::domain::listing::{Listing, shown};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// An opportunity: a purchase of the client that may come to us (M28).
pub static OPPORTUNITY: Definition = Definition::new(Entity::Opportunity, "opportunity", "opportunities")
    .called(
        w("Возможность", "Opportunity"),
        w("Новая возможность", "New opportunity"),
        counted(["возможность", "возможности", "возможностей"], ["opportunity", "opportunities"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open")), ("stage", Usual::Text("need")), ("class", Usual::Text("more")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Возможности", "Opportunities"),
            w(
                "Что ещё клиент мог бы купить у нас? n — записать возможность, v — к делам.",
                "What else could the client buy from us? n writes an opportunity, v goes to the actions.",
            ),
            &[
                shown(&["due_on"], 10, 0).headed(w("Срок", "Due")),
                shown(&["title"], 24, 0),
                shown(&["amount"], 12, 0),
                shown(&["probability"], 5, 1).headed(w("Вер.", "Prob.")),
                shown(&["benefit", "effort"], 7, 2).headed(w("Выг./ус.", "Ben/eff")),
                shown(&["stage"], 8, 4),
                shown(&["state"], 8, 2),
            ],
        )
        .filtered(&["title"])
        .live("open", "due_on"),
    )
    .searched(Search::of(17, &["title", "reason", "note"]).dated(&["closed_on", "due_on"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что можем продать", "What we could sell")).required(),
        Field::new("class", Kind::Choice(OPPORTUNITY_CLASSES), w("Класс", "Class")),
        Field::new("stage", Kind::Choice(SCHEME_STAGES), w("Этап у клиента", "Stage at the client")),
        Field::new("due_on", Kind::Day(Bias::Future), w("Срок", "Deadline")),
        Field::new("amount", Kind::Money, w("Сумма", "Value"))
            .private()
            .hint("Например: 1,5 млн, 120 т.р. или 5 000 eur.", "For example: 1.5 mln, 120 000 or 5 000 eur."),
        Field::new("probability", Kind::Int(0, 100), w("Вероятность, %", "Probability, %")).private(),
        Field::new("tender", Kind::Flag, w("Тендер", "Tender")).under(Group::More),
        Field::new("benefit", Kind::Rating(BENEFIT), w("Выгода", "Benefit")).judged().under(Group::Judged),
        Field::new("effort", Kind::Rating(EFFORT), w("Усилия", "Effort")).judged().under(Group::Judged),
        EVIDENCE.under(Group::Judged),
        Field::new("cost", Kind::Money, w("Нужно денег", "Money needed")).private().under(Group::Needs),
        Field::new("days", Kind::Int(0, 10_000), w("Нужно дней работы", "Days of work needed")).private().under(Group::Needs),
        Field::new("people", Kind::Int(0, 1_000), w("Нужно людей", "People needed")).private().under(Group::Needs),
        Field::new("state", Kind::Choice(OPPORTUNITY_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("reason", Kind::Line, w("Почему так вышло", "Why it ended so")).private().under(Group::Outcome),
        Field::new("closed_on", Kind::Day(Bias::Past), w("Решилось", "Decided on")).under(Group::Outcome),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
