//! The programme of communication: events, letters, seminars and the like, for one client or several (M30).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// What is held or sent (M30).
pub const COMMUNICATION_KINDS: &[Choice] = &[
    choice("event", "мероприятие", "event"),
    choice("seminar", "семинар", "seminar"),
    choice("letter", "рассылка", "letter"),
    choice("sponsorship", "спонсорство", "sponsorship"),
    choice("reference", "рассказ о клиенте", "reference"),
    choice("article", "статья", "article"),
];

/// Something held or sent for clients, with its cost; whom we asked to it stands with each client (M30).
pub static COMMUNICATION: Definition = Definition::new(Entity::Communication, "communication", "communications")
    .called(
        w("Мероприятие", "Event"),
        w("Новое мероприятие", "New event"),
        counted(["мероприятие", "мероприятия", "мероприятий"], ["event", "events"]),
    )
    .titled("title")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("event")), ("day", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Программа общения", "Communication programme"),
            w(
                "Куда зовём клиентов и что им рассказываем? n — записать мероприятие, письмо или статью.",
                "What do we invite clients to, and what do we tell them? n writes an event, a letter or an article.",
            ),
            &[
                shown(&["day"], 10, 0),
                shown(&["title"], 24, 0),
                shown(&["kind"], 14, 1),
                shown(&["purpose"], 18, 3),
                shown(&["cost"], 12, 2),
            ],
        )
        .on(Shelf::Practice, w("общение", "communication"))
        .filtered(&["title", "purpose"])
        .newest(),
    )
    .searched(Search::of(32, &["title", "purpose", "note"]).dated(&["day"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что", "What")).required(),
        Field::new("kind", Kind::Choice(COMMUNICATION_KINDS), w("Вид", "Kind")).required(),
        Field::new("day", Kind::Day(Bias::Nearest), w("Когда", "When")).required(),
        Field::new("purpose", Kind::Line, w("Зачем", "What for")).private(),
        Field::new("cost", Kind::Money, w("Расходы", "Cost")).private(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Что дало", "What came of it")).private().under(Group::First),
    ]);
