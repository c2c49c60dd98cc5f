//! Purchases that may come: what could be sold, what it takes, and what became of it (M28).

use super::common::EVIDENCE;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Grade, Group, Kind, choice, grade};
use crate::domain::listing::{Listing, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::stage::SCHEME_STAGES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// Class of an opportunity (M28).
pub const OPPORTUNITY_CLASSES: &[Choice] = &[
    choice("more", "больше того же", "more of what they buy"),
    choice("service", "лучше сервис", "better service"),
    choice("wider", "шире дело", "wider business"),
];

/// What became of an opportunity (M28).
pub const OPPORTUNITY_STATES: &[Choice] = &[
    choice("open", "в работе", "open"),
    choice("won", "выиграна", "won").good(),
    choice("lost", "проиграна", "lost").bad(),
    choice("dropped", "оставлена", "dropped"),
];

/// What an opportunity brings, to the client and to us (M28).
pub const BENEFIT: &[Grade] = &[
    grade(1, "малая", "slight").seen("почти не видна в цифрах года", "hardly seen in the year’s figures"),
    grade(2, "заметная", "noticeable").seen("видна в квартале", "seen in a quarter"),
    grade(3, "весомая", "substantial").seen("меняет наш план по клиенту", "changes our plan for the account"),
    grade(4, "большая", "large").seen("клиент назовёт её руководству", "the client will report it upwards"),
    grade(5, "решающая", "decisive").seen("меняет место клиента в нашем году", "changes the account’s place in our year"),
];

/// What an opportunity takes (M28).
pub const EFFORT: &[Grade] = &[
    grade(1, "малые", "slight").seen("пара звонков", "a call or two"),
    grade(2, "умеренные", "moderate").seen("моя работа на неделю-другую", "a week or two of my own work"),
    grade(3, "заметные", "noticeable").seen("нужны коллеги", "colleagues are needed"),
    grade(4, "большие", "large").seen("нужны деньги и разрешение", "money and leave are needed"),
    grade(5, "предельные", "extreme").seen("перестраиваем свою работу", "we have to change how we work"),
];

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
                shown(&["expected"], 12, 2),
                shown(&["benefit", "effort"], 7, 2).headed(w("Выг./ус.", "Ben/eff")),
                shown(&["stage"], 8, 4),
                shown(&["state"], 8, 2),
            ],
        )
        .filtered(&["title"])
        .live("open")
        .due("due_on")
        .turned(w("возможности", "opportunities")),
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
        Field::new("expected", Kind::Money, w("Ожидаем", "Expected")).private().reckoned(),
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
