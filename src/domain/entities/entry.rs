//! The diary: contacts with the client, held and planned (M20, M22).

use crate::domain::Entity;
use crate::domain::day::{from_iso, iso, parse_time};
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Grade, Group, Joint, Kind, choice, grade};
use crate::domain::repeat::REPEATS;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

/// Kind of a diary entry (M22).
pub const ENTRY_KINDS: &[Choice] = &[
    choice("call", "звонок", "call"),
    choice("meeting", "встреча", "meeting"),
    choice("visit", "визит", "visit"),
    choice("mail", "письмо", "mail"),
    choice("message", "сообщение", "message"),
    choice("presentation", "презентация", "presentation"),
    choice("negotiation", "переговоры", "negotiation"),
    choice("first_meeting", "первая встреча", "first meeting"),
    choice("plan_review", "обзор плана", "plan review"),
    choice("event", "мероприятие", "event"),
    choice("complaint", "претензия", "complaint"),
    choice("interview", "интервью", "interview"),
];

/// A contact that took place: it alone is a last contact, and counts wherever contacts are reckoned (M22).
pub const HELD: Choice = choice("held", "состоялось", "held");

/// A contact that was tried, and nobody was reached.
pub const MISSED: Choice = choice("missed", "не застали", "not reached");

/// A note about the client that tells of no contact: nobody was tried, or it is still to be done.
pub const NOTED: Choice = choice("noted", "без контакта", "no contact");

/// A contact that was called off.
pub const CANCELLED: Choice = choice("cancelled", "отменено", "cancelled");

/// A contact that was put off.
pub const POSTPONED: Choice = choice("postponed", "перенесено", "postponed");

/// What became of a contact (M22).
pub const ENTRY_STATES: &[Choice] = &[HELD, choice("planned", "запланировано", "planned"), MISSED, CANCELLED, POSTPONED, NOTED];

/// The same of one that is not to come.
pub const OUTCOMES: &[Choice] = &[HELD, MISSED, CANCELLED, POSTPONED, NOTED];

/// Who moved or cancelled a contact (M22).
pub const SIDES: &[Choice] = &[choice("us", "мы", "we did"), choice("them", "они", "they did")];

/// Mood of a conversation (M22).
pub const MOOD: &[Grade] = &[
    grade(-2, "очень плохо", "very bad").seen("упрёки, разговор оборван", "reproaches, the talk was cut short"),
    grade(-1, "натянуто", "strained").seen("коротко и сухо, вопросы без ответа", "short and dry, questions left unanswered"),
    grade(0, "ровно", "even").seen("по делу, без тепла и без укора", "to the point, neither warm nor cold"),
    grade(1, "хорошо", "good").seen("шутили, сами назвали следующий шаг", "joked, named the next step themselves"),
    grade(2, "отлично", "excellent").seen("благодарили, позвали дальше", "thanked us, asked us further in"),
];

/// How much of its purpose a contact reached (M20).
pub const REACHED: &[Choice] =
    &[choice("best", "лучший итог", "the best"), choice("least", "минимальный итог", "the least"), choice("none", "ничего", "nothing")];

/// Who of the client took part, and on whose behalf (M18).
pub static ENTRY_PEOPLE: Joint = Joint { entity: Entity::Person, table: "entry_person", own: "entry_id", other: "person_id" };
/// Who of us took part.
pub static ENTRY_COLLEAGUES: Joint = Joint { entity: Entity::Colleague, table: "entry_colleague", own: "entry_id", other: "colleague_id" };

/// A diary entry. Day and time are those of the wall clock where the KAM is.
pub static ENTRY: Definition = Definition::new(Entity::Entry, "entry", "entries")
    .called(
        w("Запись дневника", "Diary entry"),
        w("Новая запись", "New entry"),
        counted(["запись дневника", "записи дневника", "записей дневника"], ["diary entry", "diary entries"]),
    )
    .of_account()
    .titled("purpose")
    .seen_by(Audience::Anybody)
    .usual(&[("kind", Usual::Text("call")), ("state", Usual::Text("held")), ("day", Usual::Today)])
    .searched(
        Search::of(1, &["purpose", "notes", "result", "best_result", "least_result"]).dated(&["day"]).about(&["on_behalf_id", "people"]),
    )
    .fields(&[
        Field::new("day", Kind::Day(Bias::Past), w("День", "Day")).open().required(),
        Field::new("time", Kind::Time, w("Время", "Time")).open(),
        Field::new("kind", Kind::Choice(ENTRY_KINDS), w("Вид", "Kind")).open().required(),
        Field::new("people", Kind::Many(&ENTRY_PEOPLE), w("Участники", "Persons")).open(),
        Field::new("purpose", Kind::Line, w("Цель", "Purpose")),
        Field::new("best_result", Kind::Line, w("Лучший итог", "Best result")).private(),
        Field::new("least_result", Kind::Line, w("Минимальный итог", "Least result")).private(),
        Field::new("notes", Kind::Text, w("Что было", "Notes")),
        Field::new("result", Kind::Line, w("Итог", "Result")),
        Field::new("we_promise", Kind::Text, w("Мы обещали", "We promise"))
            .loose()
            .hint("Каждое обещание — с новой строки: «выслать КП до пт».", "One promise a line: “send the offer by fri”."),
        Field::new("they_promise", Kind::Text, w("Нам обещали", "They promise"))
            .loose()
            .hint("Каждое обещание — с новой строки: «список складов до 12.03».", "One promise a line: “list of sites by 12 mar”."),
        Field::new("next_on", Kind::Day(Bias::Future), w("Следующий контакт", "Next contact"))
            .loose()
            .hint("На этот день появится запланированная запись.", "A planned entry will stand on this day."),
        Field::new("mood", Kind::Rating(MOOD), w("Настроение", "Mood")).private(),
        Field::new("state", Kind::Choice(ENTRY_STATES), w("Состояние", "State")).open().required().under(Group::Outcome),
        Field::new("reached", Kind::Choice(REACHED), w("Достигнуто", "Reached")).private().under(Group::Outcome),
        Field::new("confirmed_on", Kind::Day(Bias::Past), w("Подтверждено письменно", "Confirmed in writing")).under(Group::Outcome),
        Field::new("moved_by", Kind::Choice(SIDES), w("Кто перенёс", "Moved by")).under(Group::Outcome),
        Field::new("repeats", Kind::Choice(REPEATS), w("Повторять", "Repeats"))
            .open()
            .hint("Состоится или отменится — появится следующая запись.", "When it is held or cancelled, the next one appears.")
            .under(Group::More),
        Field::new("minutes", Kind::Int(1, MOST_MINUTES), w("Минут", "Minutes")).under(Group::More),
        Field::new("until_on", Kind::Day(Bias::Future), w("Конец", "Until"))
            .open()
            .hint("Последний день, если дней несколько.", "The last day, where it takes several.")
            .under(Group::More),
        Field::new("colleagues", Kind::Many(&ENTRY_COLLEAGUES), w("Наши люди", "Our people")).open().under(Group::More),
        Field::new("on_behalf_id", Kind::Link(Entity::Account), w("От чьего имени", "On behalf of")).under(Group::More),
        Field::new("repeats_from", Kind::Day(Bias::Future), w("Отсчёт повтора", "Repeats from")).kept(),
        KEPT_PRIVATE,
    ]);

/// How long a contact takes that does not say it, in minutes.
pub const USUAL_MINUTES: i64 = 60;
/// How long one takes at most, in minutes: a month.
pub const MOST_MINUTES: i64 = 31 * 24 * 60;

/// When a contact is over of which the hour and the length in minutes are known.
pub fn ends_at(day: &str, time: Option<&str>, minutes: Option<i64>) -> Option<NaiveDateTime> {
    let begins = from_iso(day)?.and_time(parse_time(time?)?);
    begins.checked_add_signed(TimeDelta::minutes(minutes?.clamp(0, MOST_MINUTES)))
}

/// The last day of a contact, ISO: told by its length where that and its hour are known, else as it is written.
pub fn last_day(day: &str, time: Option<&str>, minutes: Option<i64>, until_on: Option<&str>) -> String {
    let told = ends_at(day, time, minutes).map(|end| {
        // What ends at midnight takes nothing of the next day.
        let last = if end.time() == NaiveTime::MIN { end.date().pred_opt().unwrap_or(end.date()) } else { end.date() };
        iso(last)
    });
    told.or_else(|| until_on.map(str::to_owned)).filter(|last| last.as_str() > day).unwrap_or_else(|| day.to_owned())
}

/// The fields asked for when a contact is planned; the rest belongs to what happened.
pub const PLANNING: &[&str] = &[
    "kind",
    "day",
    "time",
    "people",
    "purpose",
    "best_result",
    "least_result",
    "repeats",
    "minutes",
    "until_on",
    "colleagues",
    "on_behalf_id",
];

/// The kinds whose contact is prepared with the checklist of another kind (M20).
pub fn checklist_kind(kind: &str) -> &str {
    match kind {
        "visit" | "event" | "interview" => "meeting",
        "mail" | "message" => "call",
        other => other,
    }
}
