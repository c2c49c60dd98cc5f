//! Offers: what was offered to whom, and what became of it (M48).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};

/// How far an offer is (M48).
pub const OFFER_STATES: &[Choice] = &[
    choice("draft", "готовим", "draft"),
    choice("sent", "отправлено", "sent"),
    choice("answered", "ответили", "answered"),
    choice("accepted", "принято", "accepted").good(),
    choice("declined", "отклонено", "declined").bad(),
    choice("expired", "истекло", "expired"),
];

/// The states in which an offer is decided, and whether for us: one that expired without an answer was not taken (M48).
pub const OFFER_DECIDED: &[(&str, bool)] = &[("accepted", true), ("declined", false), ("expired", false)];

/// An offer to an account (M48).
pub static OFFER: Definition = Definition::new(Entity::Offer, "offer", "offers")
    .called(
        w("Предложение", "Offer"),
        w("Новое предложение", "New offer"),
        counted(["предложение", "предложения", "предложений"], ["offer", "offers"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("draft")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Предложения", "Offers"),
            w(
                "Что и когда предложили клиенту, чем кончилось? n — записать предложение.",
                "What was offered to the client and when, and what came of it? n writes an offer.",
            ),
            &[
                shown(&["sent_on"], 10, 0),
                shown(&["title"], 20, 0),
                shown(&["number"], 8, 4),
                shown(&["amount"], 12, 1),
                shown(&["person_id"], 12, 3),
                shown(&["ask_on"], 10, 2).headed(w("Спросить", "Ask")),
                shown(&["state"], 10, 0),
            ],
        )
        .filtered(&["title", "number"])
        .live("sent")
        .due("ask_on")
        .turned(w("предложения", "offers")),
    )
    .presses(
        Deadline::of("ask_on", &[0])
            .whatever_state()
            .said(w("спросить ответ {}", "ask for the answer {}"), w("ответ не спрошен {}", "answer not asked for {}"))
            .ends("valid_until", w("истекло {} назад: продлено?", "expired {} ago: renewed?"))
            .settled(w("записать ответ", "write the answer"), "state"),
    )
    .searched(Search::of(24, &["title", "number", "terms", "reason", "note"]).dated(&["sent_on", "valid_until"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что предложили", "What is offered")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кому", "To whom")),
        Field::new("amount", Kind::Money, w("Сумма", "Amount"))
            .private()
            .hint("Например: 1,5 млн, 120 т.р. или 5 000 eur.", "For example: 1.5 mln, 120 000 or 5 000 eur."),
        Field::new("terms", Kind::Line, w("Условия", "Terms")).private(),
        Field::new("state", Kind::Choice(OFFER_STATES), w("Состояние", "State")).required(),
        Field::new("sent_on", Kind::Day(Bias::Past), w("Отправлено", "Sent on")),
        Field::new("valid_until", Kind::Day(Bias::Future), w("Действует до", "Valid until")),
        Field::new("ask_on", Kind::Day(Bias::Future), w("Спросить ответ", "Ask for the answer")).reckoned(),
        Field::new("action_id", Kind::Link(Entity::Action), w("Выполняет обещание", "Keeps the promise"))
            .hint("Когда предложение отправлено, обещание будет выполнено.", "Once the offer is sent, the promise is kept."),
        Field::new("reason", Kind::Line, w("Почему так вышло", "Why it ended so")).private().under(Group::Outcome),
        Field::new("number", Kind::Line, w("Номер", "Number")).under(Group::More),
        Field::new("version", Kind::Int(1, 99), w("Версия", "Version")).under(Group::More),
        Field::new("opportunity_id", Kind::Link(Entity::Opportunity), w("Возможность", "Opportunity")).under(Group::More),
        Field::new("legal_entity_id", Kind::Link(Entity::LegalEntity), w("Юрлицо", "Legal entity")).under(Group::More),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        KEPT_PRIVATE,
    ]);
