//! Tenders: their days, our price and the winner's (M12).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, First, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// How far a tender is (M12).
pub const TENDER_STATES: &[Choice] = &[
    choice("open", "готовим заявку", "preparing"),
    choice("handed", "заявка подана", "handed in"),
    choice("won", "выигран", "won").good(),
    choice("lost", "проигран", "lost").bad(),
    choice("withdrawn", "отозван", "withdrawn"),
];

/// The states in which a tender is decided, and whether for us (M12).
pub const TENDER_DECIDED: &[(&str, bool)] = &[("won", true), ("lost", false)];

/// A tender of an account (M12).
pub static TENDER: Definition = Definition::new(Entity::Tender, "tender", "tenders")
    .called(w("Тендер", "Tender"), w("Новый тендер", "New tender"), counted(["тендер", "тендера", "тендеров"], ["tender", "tenders"]))
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Тендеры", "Tenders"),
            w(
                "В каких торгах клиента участвуем и чем они кончались? n — записать тендер.",
                "In which tenders of the client do we take part, and how did they end? n writes a tender.",
            ),
            &[
                shown(&["due_on"], 10, 0).headed(w("Срок", "Due")),
                shown(&["title"], 20, 0),
                shown(&["amount"], 12, 1),
                shown(&["winning_amount"], 12, 3),
                shown(&["winner"], 12, 4),
                shown(&["state"], 12, 0),
            ],
        )
        .filtered(&["title", "winner"])
        .live("open")
        .due("due_on")
        .turned(w("тендеры", "tenders")),
    )
    .presses(
        Deadline::of("due_on", &[14, 7, 3])
            .whatever_state()
            .said(
                w("ближайший срок {}", "next deadline {}"),
                w("срок прошёл {} назад: чем кончилось?", "deadline passed {} ago: what came of it?"),
            )
            .about("amount")
            .after(First {
                day: "questions_until",
                done: "asked",
                then: "hand_in_until",
                coming: w("вопросы до {}", "questions until {}"),
                called: w("вопросы заданы", "questions are asked"),
            })
            .settled(w("записать исход", "write the outcome"), "state"),
    )
    .searched(Search::of(25, &["title", "winner", "reason", "note"]).dated(&["decided_on", "hand_in_until"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Тендер", "Tender")).required(),
        Field::new("state", Kind::Choice(TENDER_STATES), w("Состояние", "State")).required(),
        Field::new("questions_until", Kind::Day(Bias::Nearest), w("Вопросы до", "Questions until")),
        Field::new("asked", Kind::Flag, w("Вопросы заданы", "Questions are asked")),
        Field::new("hand_in_until", Kind::Day(Bias::Nearest), w("Подать до", "Hand in until")),
        Field::new("opens_on", Kind::Day(Bias::Nearest), w("Вскрытие", "Opening")),
        Field::new("due_on", Kind::Day(Bias::Future), w("Ближайший срок", "Next deadline")).reckoned(),
        Field::new("amount", Kind::Money, w("Наша цена", "Our price"))
            .private()
            .hint("Например: 1,5 млн, 120 т.р. или 5 000 eur.", "For example: 1.5 mln, 120 000 or 5 000 eur."),
        Field::new("winner", Kind::Line, w("Кто выиграл", "Winner")).private().under(Group::Outcome),
        Field::new("winning_amount", Kind::Money, w("Цена победителя", "Winning price")).private().under(Group::Outcome),
        Field::new("reason", Kind::Line, w("Почему так вышло", "Why it ended so")).private().under(Group::Outcome),
        Field::new("decided_on", Kind::Day(Bias::Past), w("Решилось", "Decided on")).under(Group::Outcome),
        Field::new("next_on", Kind::Day(Bias::Future), w("Следующий", "Next one")).under(Group::Outcome),
        Field::new("security", Kind::Money, w("Обеспечение", "Security")).private().under(Group::More),
        Field::new("opportunity_id", Kind::Link(Entity::Opportunity), w("Возможность", "Opportunity")).under(Group::More),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
