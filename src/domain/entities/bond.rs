//! What ties a client to us (M53).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Order, Search, Usual};
use crate::domain::field::{Choice, Field, Grade, Group, Kind, choice, grade};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What ties a client to a supplier (M53).
pub const BOND_KINDS: &[Choice] = &[
    choice("stock", "запас у клиента", "stock at theirs"),
    choice("integration", "связь систем", "integration"),
    choice("approval", "допуски и испытания", "approvals"),
    choice("people", "обученные люди", "trained people"),
    choice("specification", "согласованная спецификация", "joint specification"),
    choice("other", "другое", "other"),
];

/// How strongly it ties (M53).
pub const BOND_STRENGTH: &[Grade] = &[
    grade(1, "слабо", "weakly").seen("другой поставщик повторит за недели", "another supplier matches it in weeks"),
    grade(2, "заметно", "noticeably").seen("другому нужны месяцы и согласования", "another needs months and approvals"),
    grade(3, "прочно", "strongly")
        .seen("уход остановит их работу или потребует больших денег", "leaving would stop their work, or cost a lot"),
];

/// What ties a client to us, and what another supplier would need to match it (M53).
pub static BOND: Definition = Definition::new(Entity::Bond, "bond", "bonds")
    .called(
        w("Что держит", "What holds"),
        w("Что ещё держит", "What else holds"),
        counted(["связка с клиентом", "связки с клиентом", "связок с клиентом"], ["bond", "bonds"]),
    )
    .of_account()
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("stock")), ("strength", Usual::Int(2))])
    .part(
        w("Что держит", "What holds"),
        w(
            "Что связывает клиента с нами: запас, настройка, допуски, люди. Из этого видно, что он потеряет, если уйдёт.",
            "What ties the client to us: stock, integration, approvals, people. It shows what they would lose by leaving.",
        ),
        &[Order::Down("strength")],
    )
    .searched(Search::of(37, &["title", "rival_needs", "note"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что связывает", "What ties them")).required(),
        Field::new("kind", Kind::Choice(BOND_KINDS), w("Вид", "Kind")).required(),
        Field::new("strength", Kind::Rating(BOND_STRENGTH), w("Сила", "Strength")),
        Field::new("rival_needs", Kind::Line, w("Что нужно другому", "What another would need"))
            .hint("Сколько времени, денег и согласований, чтобы повторить.", "How much time, money and consent it takes to match."),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
