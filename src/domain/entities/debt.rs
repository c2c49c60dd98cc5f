//! Money owed to us (M17).

use crate::domain::Entity;
use crate::domain::definition::{Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// Whether it was paid; the file reckons it from both amounts.
pub const DEBT_STATES: &[Choice] = &[choice("open", "не закрыт", "open"), choice("paid", "оплачен", "paid").good()];

/// Whether a debt of which no day is known is called overdue by its table: «Просрочено», `Past due`. By how many days nobody knows (M17).
pub fn is_called_overdue(title: &str) -> bool {
    let called = fold(title);
    let is_denied = ["непросроч", "не просроч", "not "].iter().any(|no| called.contains(no));
    !is_denied && ["просроч", "overdue", "past due", "überfällig"].iter().any(|late| called.contains(late))
}

/// An invoice that has to be paid to us (M17). A table of totals says no day on which one is due: then it has none. What was paid above one is never set off against another.
pub static DEBT: Definition = Definition::new(Entity::Debt, "debt", "debts")
    .called(w("Долг", "Debt"), w("Новый долг", "New debt"), counted(["долг", "долга", "долгов"], ["debt", "debts"]))
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Me)
    .usual(&[("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Долги", "Debts"),
            w(
                "Что клиент нам должен и с какого дня? n — записать счёт.",
                "What does the client owe us, and since when? n writes an invoice.",
            ),
            &[
                shown(&["due_on"], 10, 0).headed(w("Срок", "Due")),
                shown(&["title"], 18, 0),
                shown(&["left"], 12, 0).headed(w("Осталось", "Left")),
                shown(&["amount"], 12, 3),
                shown(&["paid"], 12, 4),
                shown(&["state"], 8, 2),
            ],
        )
        .on(Shelf::Money, w("долги", "debts"))
        .filtered(&["title"])
        .live("open")
        .due("due_on"),
    )
    .presses(
        Deadline::of("due_on", &[])
            .said(w("оплатить до {}", "due {}"), w("просрочен {}", "overdue by {}"))
            .about("left")
            .settled(w("записать оплату", "write a payment"), "paid"),
    )
    .searched(Search::of(21, &["title", "note"]).dated(&["due_on"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Счёт", "Invoice"))
            .required()
            .hint("Например: счёт 118 от 14.10.", "For example: invoice 118 of 14 Oct."),
        Field::new("due_on", Kind::Day(Bias::Nearest), w("Оплатить до", "Due on"))
            .never_null()
            .unsaid("не указан", "not said")
            .hint("Без этого дня долг не станет просроченным.", "Without that day it never becomes overdue."),
        Field::new("amount", Kind::Money, w("Сумма", "Amount")).required(),
        Field::new("paid", Kind::Money, w("Оплачено", "Paid")),
        Field::new("left", Kind::Money, w("Осталось", "Left")).reckoned(),
        Field::new("overpaid", Kind::Money, w("Переплата", "Overpaid")).reckoned(),
        Field::new("state", Kind::Choice(DEBT_STATES), w("Состояние", "State")).reckoned(),
        Field::new("legal_entity_id", Kind::Link(Entity::LegalEntity), w("Юрлицо", "Legal entity")).under(Group::More),
        Field::new("contract_id", Kind::Link(Entity::Contract), w("Договор", "Contract")).under(Group::More),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
