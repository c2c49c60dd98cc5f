//! What the account manager may grant alone (M35).

use super::term::TERM_KINDS;
use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Field, Group, Kind};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::words::{counted, w};

/// How far the account manager may go alone, and whose word is needed beyond (M35).
pub static AUTHORITY_LIMIT: Definition = Definition::new(Entity::AuthorityLimit, "authority_limit", "authority_limits")
    .called(
        w("Предел полномочий", "Authority limit"),
        w("Новый предел полномочий", "New authority limit"),
        counted(["предел полномочий", "предела полномочий", "пределов полномочий"], ["authority limit", "authority limits"]),
    )
    .titled("title")
    .of_things()
    .usual(&[("kind", Usual::Text("discount")), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Пределы", "Limits"),
            w(
                "Что я могу обещать сам и кто решает выше? С этим сверяется цена уступки. n — записать предел.",
                "What may I grant alone, and who decides beyond it? Concessions are held against it. n writes a limit.",
            ),
            &[
                shown(&["title"], 20, 0),
                shown(&["kind"], 10, 1),
                shown(&["days"], 6, 0),
                shown(&["percent"], 8, 0),
                shown(&["amount"], 12, 2),
                shown(&["beyond_id"], 14, 0),
            ],
        )
        .on(Shelf::Practice, w("пределы", "limits")),
    )
    .fields(&[
        Field::new("title", Kind::Line, w("Что могу сам", "What I may grant"))
            .required()
            .hint("Например: скидка до 3 %; отсрочка до 45 дней.", "For example: up to 3 % off; deferral up to 45 days."),
        Field::new("kind", Kind::Choice(TERM_KINDS), w("Вид", "Kind")).required(),
        Field::new("days", Kind::Int(0, 3_650), w("До дней", "Up to days")),
        Field::new("percent", Kind::Percent, w("До процентов", "Up to percent")),
        Field::new("amount", Kind::Money, w("До суммы", "Up to amount")),
        Field::new("beyond_id", Kind::Link(Entity::Colleague), w("Выше решает", "Beyond it decides")),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).under(Group::More),
    ]);
