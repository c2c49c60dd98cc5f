//! The voice of the customer: what they wish, remark, propose and praise (M25).

use crate::domain::definition::{Advance, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::money::CURRENCIES;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record, Value, day};
use chrono::NaiveDate;

/// What was said (M25).
pub const VOICE_KINDS: &[Choice] = &[
    choice("wish", "пожелание", "wish"),
    choice("remark", "замечание", "remark"),
    choice("idea", "идея", "idea"),
    choice("praise", "похвала", "praise"),
];

/// What came of it (M25).
pub const VOICE_STATES: &[Choice] = &[
    choice("new", "новое", "new"),
    choice("passed", "передано", "passed on"),
    choice("accepted", "принято", "accepted"),
    choice("done", "сделано", "done").good(),
    choice("declined", "отклонено", "declined"),
];

/// Something a client said that is worth more than one call (M25).
pub static VOICE: Definition = Definition::new(Entity::Voice, "voice", "voices")
    .called(
        w("Голос клиента", "Voice of the customer"),
        w("Новый голос клиента", "New voice of the customer"),
        counted(["голос клиента", "голоса клиента", "голосов клиента"], ["voice of the customer", "voices of the customer"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("kind", Usual::Text("wish")), ("state", Usual::Text("new")), ("day", Usual::Today), ("currency", Usual::Currency)])
    .listed(
        Listing::of(
            w("Голос клиента", "Voice of the customer"),
            w(
                "Чего желают, что замечают, что советуют и за что хвалят? n — записать.",
                "What do they wish, remark, propose and praise? n writes it down.",
            ),
            &[
                shown(&["day"], 10, 0),
                shown(&["title"], 24, 0),
                shown(&["kind"], 10, 1),
                shown(&["person_id"], 14, 3),
                shown(&["effect"], 12, 4),
                shown(&["told_on"], 10, 2).headed(w("Сказали", "Told")),
                shown(&["state"], 10, 0),
            ],
        )
        .on(Shelf::Diary, w("голос клиента", "voice"))
        .filtered(&["title", "proposal"])
        .newest(),
    )
    .moved(w("дальше", "move on"), next)
    .searched(Search::of(30, &["title", "proposal", "reward", "note"]).dated(&["day"]).about(&["person_id"]))
    .fields(&[
        Field::new("title", Kind::Line, w("Что сказали", "What was said")).required(),
        Field::new("kind", Kind::Choice(VOICE_KINDS), w("Вид", "Kind")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кто", "By whom")),
        Field::new("day", Kind::Day(Bias::Past), w("Когда", "When")).required(),
        Field::new("colleague_id", Kind::Link(Entity::Colleague), w("Кто из нас услышал", "Heard by whom of us")).unsaid("Я", "Me"),
        Field::new("proposal", Kind::Line, w("Что предлагаем", "Our proposal")),
        Field::new("effect", Kind::Money, w("Что это даст", "What it would bring")).private(),
        Field::new("state", Kind::Choice(VOICE_STATES), w("Что стало", "State")).required(),
        Field::new("told_on", Kind::Day(Bias::Past), w("Сказали клиенту", "Told back on")).hint(
            "О сделанном и об отказе клиент узнаёт от нас: пока дня нет, это вопрос к встрече.",
            "They hear from us what was done or declined: without a day it is a matter for the next meeting.",
        ),
        Field::new("reward", Kind::Line, w("Чем отблагодарили", "Reward")).under(Group::Outcome),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);

/// What comes of it next: passed on, accepted, done, and at last told to the client (M25).
fn next(voice: &Record, today: NaiveDate) -> Option<Advance> {
    let (words, set, ask) = match voice.text("state") {
        "new" => (w("Передали", "Passed on"), ("state", Value::text("passed")), vec!["proposal", "colleague_id"]),
        "passed" => (w("Приняли", "Accepted"), ("state", Value::text("accepted")), vec![]),
        "accepted" => (w("Сделали", "Done"), ("state", Value::text("done")), vec![]),
        _ if voice.get("told_on").is_empty() => (w("Сказали клиенту", "Told them"), ("told_on", Value::text(day::iso(today))), vec![]),
        _ => return None,
    };
    Some(Advance { words, set: vec![set], ask })
}
