//! Complaints, in their five steps (M24).

use crate::domain::definition::{Advance, Deadline, Definition, Search, Usual};
use crate::domain::field::{Bias, Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, Shelf, shown};
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record, Value, day};
use chrono::NaiveDate;

/// What a complaint is about: those of one kind repeat (M24, M34).
pub const COMPLAINT_KINDS: &[Choice] = &[
    choice("delivery", "сроки и доставка", "delivery"),
    choice("quality", "качество", "quality"),
    choice("quantity", "недостача", "quantity"),
    choice("papers", "документы", "papers"),
    choice("price", "цена и расчёты", "price and accounts"),
    choice("service", "обслуживание", "service"),
    choice("other", "другое", "other"),
];

/// Whether a complaint is settled (M24).
pub const COMPLAINT_STATES: &[Choice] = &[
    choice("open", "открыта", "open").bad(),
    choice("closed", "закрыта", "closed").good(),
    choice("withdrawn", "снята клиентом", "withdrawn"),
];

/// The five steps, each as its day and its note (M24).
pub const STEPS: [(&str, &str); 5] =
    [("heard_on", "heard"), ("asked_on", "asked"), ("proposed_on", "proposed"), ("confirmed_on", "confirmed"), ("closed_on", "closed")];

/// A complaint: heard and agreed with, asked about, answered, confirmed in writing, done to the end (M24).
pub static COMPLAINT: Definition = Definition::new(Entity::Complaint, "complaint", "complaints")
    .called(
        w("Претензия", "Complaint"),
        w("Новая претензия", "New complaint"),
        counted(["претензия", "претензии", "претензий"], ["complaint", "complaints"]),
    )
    .of_account()
    .titled("title")
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("open")), ("kind", Usual::Text("delivery")), ("heard_on", Usual::Today)])
    .listed(
        Listing::of(
            w("Претензии", "Complaints"),
            w(
                "Чем клиент недоволен и на каком мы шаге? n — записать претензию.",
                "What do they complain of, and at which step are we? n writes a complaint.",
            ),
            &[
                shown(&["heard_on"], 10, 0).headed(w("Когда", "Heard")),
                shown(&["title"], 24, 0),
                shown(&["kind"], 16, 2),
                shown(&["steps"], 3, 0).headed(w("Шаг", "Step")),
                shown(&["due_on"], 10, 1).headed(w("Дальше", "Next")),
                shown(&["state"], 8, 1),
            ],
        )
        .on(Shelf::Diary, w("претензии", "complaints"))
        .filtered(&["title"])
        .live("open")
        .due("due_on")
        .newest(),
    )
    .moved(w("шаг", "step"), next)
    .presses(
        Deadline::of("due_on", &[3, 1])
            .said(w("шаг до {}", "step by {}"), w("шаг просрочен {}", "step is {} late"))
            .settled(w("сделать шаг", "take the step"), "proposed"),
    )
    .searched(
        Search::of(29, &["title", "heard", "asked", "proposed", "confirmed", "closed", "note"]).dated(&["heard_on"]).about(&["person_id"]),
    )
    .fields(&[
        Field::new("title", Kind::Line, w("На что", "About what")).required(),
        Field::new("kind", Kind::Choice(COMPLAINT_KINDS), w("Вид", "Kind")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кто", "By whom")),
        Field::new("heard_on", Kind::Day(Bias::Past), w("1. Выслушали", "1. Heard")).required(),
        Field::new("heard", Kind::Line, w("Их словами", "In their words")).hint(
            "Не спорим: соглашаемся с чувством и повторяем, что услышали.",
            "Do not argue: agree with the feeling, repeat what was heard.",
        ),
        Field::new("asked_on", Kind::Day(Bias::Past), w("2. Спросили", "2. Asked")),
        Field::new("asked", Kind::Line, w("Как хотят уладить", "How they would settle it")),
        Field::new("proposed_on", Kind::Day(Bias::Past), w("3. Предложили", "3. Proposed")),
        Field::new("proposed", Kind::Line, w("Что предлагаем", "Our proposal")),
        Field::new("confirmed_on", Kind::Day(Bias::Past), w("4. Подтвердили письмом", "4. Confirmed in writing")),
        Field::new("confirmed", Kind::Line, w("О чём договорились", "What was agreed")),
        Field::new("closed_on", Kind::Day(Bias::Past), w("5. Сделали всё", "5. Done in full")),
        Field::new("closed", Kind::Line, w("Чем кончилось", "How it ended")),
        Field::new("due_on", Kind::Day(Bias::Future), w("Следующий шаг до", "Next step by")),
        Field::new("state", Kind::Choice(COMPLAINT_STATES), w("Состояние", "State")).required().under(Group::Outcome),
        Field::new("reopened_on", Kind::Day(Bias::Past), w("Открыта снова", "Reopened on")).under(Group::Outcome),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
        Field::new("steps", Kind::Int(1, 5), w("Шаг", "Step")).reckoned(),
        Field::new("entry_id", Kind::Link(Entity::Entry), w("Откуда", "Origin")).kept(),
        KEPT_PRIVATE,
    ]);

/// The next step of a complaint on a day, with the note that belongs to it. The last one closes it; one that is closed is opened again, and
/// keeps the day on which it was heard (M24).
fn next(complaint: &Record, today: NaiveDate) -> Option<Advance> {
    let on = Value::text(day::iso(today));
    if complaint.text("state") != "open" {
        let set = vec![("state", Value::text("open")), ("closed_on", Value::Empty), ("reopened_on", on)];
        return Some(Advance { words: w("Открыть снова", "Open again"), set, ask: vec!["due_on", "note"] });
    }
    let (key, note) = STEPS.into_iter().find(|(key, _)| complaint.get(key).is_empty())?;
    let words = COMPLAINT.field(key).map(|field| field.words).unwrap_or_default();
    let mut set = vec![(key, on)];
    if key == "closed_on" {
        set.extend([("state", Value::text("closed")), ("due_on", Value::Empty)]);
    }
    let ask = [note, key].into_iter().chain((key != "closed_on").then_some("due_on"));
    Some(Advance { words, set, ask: ask.collect() })
}

/// How many days it took from the first step to the last; one that was opened again counts from the day on which it was heard (M24).
pub fn took(complaint: &Record) -> Option<i64> {
    let on = |key| day::from_iso(complaint.text(key));
    Some((on("closed_on")? - on("heard_on")?).num_days()).filter(|days| *days >= 0)
}

/// The how many-th one of the account it is within a year, and the how many-th of its kind; those that they took back do not count (M34).
pub fn repeats(all: &[Record], complaint: &Record) -> (usize, usize) {
    let key = |one: &Record| (one.text("heard_on").to_owned(), one.id);
    let year = day::from_iso(complaint.text("heard_on")).map(|on| day::iso(day::earlier(on, YEAR))).unwrap_or_default();
    let counts = |one: &&Record| one.text("state") != "withdrawn" && one.text("heard_on") > year.as_str() && key(one) <= key(complaint);
    let of_kind = |one: &&Record| one.text("kind") == complaint.text("kind");
    (all.iter().filter(counts).count(), all.iter().filter(counts).filter(of_kind).count())
}

/// So many days are a year.
const YEAR: u64 = 365;

#[cfg(test)]
mod tests {
    use super::*;

    /// Heard 30.10, done 21.11 → 22 days (M24); the third within a year, the second of its kind.
    #[test]
    fn a_complaint_says_how_long_it_took_and_whether_it_repeats() {
        let of = |id: i64, kind: &str, heard: &str| {
            let mut one =
                Record::owned(Entity::Complaint, 1).with_text("kind", kind).with_text("heard_on", heard).with_text("state", "open");
            one.id = Some(id);
            one
        };
        let last = of(4, "delivery", "2026-10-30").with_text("closed_on", "2026-11-21");
        assert_eq!((took(&last), took(&of(5, "delivery", "2026-10-30"))), (Some(22), None));
        let withdrawn = of(5, "delivery", "2026-09-01").with_text("state", "withdrawn");
        let all =
            [of(1, "delivery", "2025-10-30"), of(2, "delivery", "2026-02-01"), of(3, "papers", "2026-10-30"), last.clone(), withdrawn];
        assert_eq!((repeats(&all, &last), repeats(&all, &all[1])), ((3, 2), (2, 2)));
    }

    #[test]
    fn five_steps_close_a_complaint_and_one_more_opens_it_again() {
        let today = day::from_iso("2026-11-25").unwrap();
        let mut complaint = Record::owned(Entity::Complaint, 1).with_text("state", "open").with_text("heard_on", "2026-10-30");
        let mut walked = Vec::new();
        for _ in 0..5 {
            let step = next(&complaint, today).unwrap();
            walked.push(step.ask[0]);
            complaint = step.taken(&complaint);
        }
        assert_eq!(walked, ["asked", "proposed", "confirmed", "closed", "due_on"]);
        assert_eq!((complaint.text("state"), complaint.text("heard_on"), complaint.text("closed_on")), ("open", "2026-10-30", ""));
        assert_eq!(complaint.text("reopened_on"), "2026-11-25");
    }
}
