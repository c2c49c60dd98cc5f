//! What a second file says of a meeting that stands here: who comes, whether the KAM declined, with whom it is by now.

use crate::importing::{World, add, calendar, under, world};
use kamdesk::calendar::{Left, Taken, apply};
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::store::Verb;
use kamdesk::text::calendar as say;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

const IVANOV: &str = "ivanov@romashka.example.ru";
const SECOND: &str = "second@romashka.example.ru";
const SEMENOVA: &str = "o.semenova@sever.example.org";

fn event(sequence: u8, title: &str, who: &[&str], more: &str) -> String {
    let who: String = who.iter().map(|mail| format!("\nATTENDEE:mailto:{mail}")).collect();
    format!("UID:a\nSEQUENCE:{sequence}\nDTSTART:20261126T100000\nDURATION:PT1H\nSUMMARY:{title}{who}{more}")
}

/// The world with a second person of the first client.
fn with_second() -> (World, i64) {
    let world = world();
    let second = Record::new(Entity::Person).with_text("family_name", "Вторая").with_text("given_name", "Анна").with_text("emails", SECOND);
    let second = add(&world.store, second);
    add(&world.store, Record::owned(Entity::Affiliation, world.romashka).with("person_id", Value::Int(second)));
    (world, second)
}

fn people(world: &World) -> Vec<i64> {
    world.entries()[0].get("people").ids().to_vec()
}

#[test]
fn who_comes_follows_the_calendar_and_what_was_changed_here_stays() {
    let (world, second) = with_second();
    let ivanov = world.ivanov;
    world.take(&calendar(&[&event(0, "Склад", &[IVANOV], "")]), Taken::Sure);
    assert_eq!(people(&world), [ivanov]);
    let both = calendar(&[&event(1, "Склад", &[IVANOV, SECOND, "gromov@gmail.com"], "")]);
    let plan = world.plan(&both);
    assert_eq!(under(&world, &plan, say::CHANGED), ["чт 26.11 10:00 · Ромашка: Склад → участвует: Вторая А., Громов Павел"]);
    assert_eq!(world.take(&both, Taken::Sure).changed, 1);
    assert_eq!((people(&world), world.entries()[0].get("colleagues").ids().len()), (vec![ivanov, second], 1));
    assert!(world.plan(&both).is_idle());
    // Somebody who does not come any more.
    let one = calendar(&[&event(2, "Склад", &[SECOND], "")]);
    let told = under(&world, &world.plan(&one), say::CHANGED);
    assert_eq!(told, ["чт 26.11 10:00 · Ромашка: Склад → не участвует: Иванов И., Громов Павел"]);
    world.take(&one, Taken::Sure);
    assert_eq!(people(&world), [second]);
    // Whom the KAM named here stays, and whom they took out does not come back.
    let id = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "people", Value::Ids(vec![ivanov]))).unwrap();
    assert!(world.plan(&one).is_idle());
    world.take(&calendar(&[&event(3, "Склад и цены", &[SECOND], "")]), Taken::Sure);
    assert_eq!(people(&world), [ivanov]);
}

#[test]
fn what_is_declined_later_is_called_off_and_comes_back_when_it_is_accepted() {
    let world = world();
    let mine = |sequence: u8, status: &str| {
        calendar(&[&event(sequence, "Склад", &[IVANOV], &format!("\nATTENDEE;PARTSTAT={status}:mailto:petrova@postavka.example"))])
    };
    world.take(&mine(0, "ACCEPTED"), Taken::Sure);
    let plan = world.plan(&mine(1, "DECLINED"));
    assert_eq!(under(&world, &plan, say::CANCELLED), ["чт 26.11 10:00 · Ромашка: Склад; вы отказались"]);
    assert_eq!(world.take(&mine(1, "DECLINED"), Taken::Sure).cancelled, 1);
    assert!(world.plan(&mine(1, "DECLINED")).is_idle());
    assert_eq!(world.take(&mine(2, "ACCEPTED"), Taken::Sure).returned, 1);
    // Where the rule says otherwise it stays.
    world.set("calendar_skip", "private,internal");
    assert!(!world.plan(&mine(3, "DECLINED")).again[0].changes.cancelled);
}

#[test]
fn what_is_private_by_now_brings_no_word_of_itself() {
    let world = world();
    world.take(&calendar(&[&event(0, "Звонок", &[IVANOV], "")]), Taken::Sure);
    let private = event(1, "Собеседование", &[], "\nCLASS:PRIVATE").replace("T100000", "T120000");
    assert_eq!(world.take(&calendar(&[&private]), Taken::Sure).moved, 1);
    assert_eq!(world.diary(), ["2026-11-26 12:00 planned Звонок"]);
    assert_eq!(people(&world), [world.ivanov]);
    // Where the rule takes them in, it is for oneself alone.
    world.set("calendar_skip", "internal");
    world.take(&calendar(&[&private.replace("SEQUENCE:1", "SEQUENCE:2")]), Taken::Sure);
    assert_eq!((world.entries()[0].text("purpose").to_owned(), world.entries()[0].int("private")), ("Собеседование".into(), Some(1)));
}

#[test]
fn a_title_or_people_of_another_client_are_a_question() {
    let cases: [(&str, &[&str], &[&str]); 2] =
        [("Север-Металл: склад", &[], &["Встреча Ромашка"]), ("Склад", &[SEMENOVA], &["Склад", IVANOV])];
    for (title, who, before) in cases {
        let world = world();
        world.take(&calendar(&[&event(0, before[0], before.get(1..).unwrap(), "")]), Taken::Sure);
        let later = calendar(&[&event(1, title, who, "").replace("T100000", "T110000")]);
        let plan = world.plan(&later);
        assert_eq!(plan.elsewhere.iter().map(|one| one.may.clone()).collect::<Vec<_>>(), [vec![world.sever]], "{title}");
        let told = under(&world, &plan, say::ELSEWHERE).remove(0);
        assert!(told.ends_with(" — Север-Металл?"), "{told}");
        // Until it is answered only its hour follows, and it is asked again.
        assert_eq!(world.take(&later, Taken::Sure).moved, 1);
        assert_eq!(world.diary(), [format!("2026-11-26 11:00 planned {}", before[0])]);
        assert_eq!(world.plan(&later).elsewhere.len(), 1);
        let said = |answer: Option<i64>| world.plan_with(&later, &BTreeMap::from([("series:a".to_owned(), answer)]));
        // It is with the first one all the same.
        let stays = said(Some(world.romashka));
        assert!(stays.elsewhere.is_empty() && stays.left_behind.is_empty());
        // It is with nobody of ours.
        assert!(said(None).again[0].changes.cancelled);
        let done =
            apply(&world.store, &said(Some(world.sever)), Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!((done.new, done.cancelled), (1, 1), "{title}");
        let stand: Vec<(Option<i64>, String)> =
            world.entries().into_iter().map(|entry| (entry.owner, entry.text("state").to_owned())).collect();
        assert_eq!(stand, [(Some(world.romashka), "cancelled".into()), (Some(world.sever), "planned".into())], "{title}");
        let again = world.plan(&later);
        assert!(again.is_idle() && again.elsewhere.is_empty() && again.gone.is_empty(), "{title}");
        assert_eq!(world.plan(&calendar(&[&event(2, title, who, "\nSTATUS:CANCELLED")])).changed().count(), 1);
    }
}

/// The same meeting in the calendar of the office and in one's own: it is known by both identities, whichever moves first.
#[test]
fn a_meeting_of_two_calendars_is_one_and_stays_one() {
    let world = world();
    let of = |uid: &str, name: &str, sequence: u8, hour: &str| {
        let text = calendar(&[&event(sequence, "Склад", &[IVANOV], "").replace("UID:a", &format!("UID:{uid}")).replace("T100000", hour)]);
        String::from_utf8(text).unwrap().replace("Работа", name).into_bytes()
    };
    let (office, own) = (|sequence, hour| of("a", "Работа", sequence, hour), |sequence, hour| of("b", "Личный", sequence, hour));
    world.take(&office(0, "T100000"), Taken::Sure);
    assert_eq!(world.take(&own(0, "T100000"), Taken::Sure).tied, 1);
    for _ in 0..2 {
        assert!(world.plan(&office(0, "T100000")).is_idle() && world.plan(&own(0, "T100000")).is_idle());
        assert!(world.plan(&office(0, "T100000")).gone.is_empty());
    }
    // One moves, the other follows later.
    assert_eq!(world.take(&office(1, "T150000"), Taken::Sure).moved, 1);
    assert!(world.plan(&own(0, "T100000")).is_idle());
    let done = world.take(&own(1, "T150000"), Taken::Sure);
    assert_eq!((done.new, done.moved, world.diary().len()), (0, 0, 1));
    assert_eq!(world.diary(), ["2026-11-26 15:00 planned Склад"]);
    assert_eq!(world.plan(&office(2, "T150000")).left_out().get(&Left::Internal), None);
}

/// One day of a series named a client, its answer was of the whole series, and the next import brought the other days.
#[test]
fn what_is_guessed_of_a_day_is_guessed_of_its_series() {
    let world = world();
    let series = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:lunch\nDTSTART:20261202T120000\nDURATION:PT1H\nSUMMARY:Обед\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:lunch\nRECURRENCE-ID:20261216T120000\nDTSTART:20261216T180000\nDURATION:PT1H\nSUMMARY:Ужин с Семёновой Ольгой\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(world.plan(series.as_bytes()).newcomers.iter().filter(|new| new.guess).count(), 4);
    world.take(series.as_bytes(), Taken::Guesses);
    assert!(world.plan(series.as_bytes()).is_idle());
}

/// A meeting that was marked here as put off and got its new day in the calendar was in no list, and all was said to be there already.
#[test]
fn the_new_day_of_what_did_not_take_place_here_is_one_more_contact() {
    let on = |sequence: u8, at: &str| calendar(&[&event(sequence, "Склад", &[IVANOV], "").replace("20261126T100000", at)]);
    for state in ["postponed", "cancelled", "missed", "held"] {
        let world = world();
        world.take(&on(0, "20261126T100000"), Taken::Sure);
        let id = world.entries()[0].id.unwrap();
        world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "state", Value::text(state))).unwrap();
        assert!(world.plan(&on(1, "20261126T100000")).is_idle(), "{state}");
        assert_eq!(world.take(&on(2, "20261203T150000"), Taken::Sure).new, 1, "{state}");
        let stand = [format!("2026-11-26 10:00 {state} Склад"), "2026-12-03 15:00 planned Склад".to_owned()];
        assert_eq!(world.diary(), stand);
        assert!(world.plan(&on(2, "20261203T150000")).is_idle(), "{state}");
        // It is that contact from then on.
        assert_eq!(world.take(&on(3, "20261204T150000"), Taken::Sure).moved, 1, "{state}");
        world.store.undo().unwrap();
        world.store.undo().unwrap();
        assert_eq!(world.diary(), stand[..1]);
    }
    // Planned for the new day by hand already, it is tied.
    let world = world();
    world.take(&on(0, "20261126T100000"), Taken::Sure);
    let id = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "state", Value::text("postponed"))).unwrap();
    let planned = Record::owned(Entity::Entry, world.romashka).with_text("kind", "meeting").with_text("state", "planned");
    add(&world.store, planned.with_text("day", "2026-12-03").with_text("time", "15:00"));
    let done = world.take(&on(1, "20261203T150000"), Taken::Sure);
    assert_eq!((done.new, done.tied, world.entries().len()), (0, 1, 2));
}

/// What was moved here and then in the office to the same day never followed the calendar again.
#[test]
fn what_was_moved_on_both_sides_follows_the_calendar_again() {
    let world = world();
    let on = |sequence: u8, at: &str| calendar(&[&event(sequence, "Склад", &[IVANOV], "").replace("20261126T100000", at)]);
    world.take(&on(0, "20261126T100000"), Taken::Sure);
    let id = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "day", Value::text("2026-12-03"))).unwrap();
    let plan = world.plan(&on(1, "20261203T100000"));
    assert!(!plan.is_idle() && plan.is_sure());
    assert_eq!(under(&world, &plan, say::CAUGHT_UP), ["чт 03.12 10:00 · Ромашка: Склад"]);
    assert_eq!(world.take(&on(1, "20261203T100000"), Taken::Sure).caught_up, 1);
    assert!(world.plan(&on(1, "20261203T100000")).is_idle());
    assert_eq!(world.take(&on(2, "20261210T110000"), Taken::Sure).moved, 1);
    assert_eq!(world.diary(), ["2026-12-10 11:00 planned Склад"]);
}

/// Two calendars that are called alike took the same meeting from each other with every import, and offered to call the other's off.
#[test]
fn two_calendars_of_one_name_leave_each_other_what_they_have() {
    let world = world();
    let many = |uid: &str| {
        let events: Vec<String> = (1..=4)
            .map(|day| {
                event(0, "Склад", &[IVANOV], "").replace("UID:a", &format!("UID:{uid}{day}")).replace("20261126", &format!("2026120{day}"))
            })
            .collect();
        calendar(&events.iter().map(String::as_str).collect::<Vec<_>>())
    };
    world.take(&many("a"), Taken::Sure);
    assert_eq!(world.take(&many("b"), Taken::Sure).tied, 4);
    for text in [many("a"), many("b"), many("a")] {
        let plan = world.plan(&text);
        assert!(plan.is_idle() && plan.gone.is_empty());
    }
    let other = calendar(&[&event(0, "Визит", &[IVANOV], "").replace("UID:a", "UID:z").replace("20261126", "20261207")]);
    assert!(world.plan(&other).gone.is_empty(), "it has nothing of theirs");
    assert_eq!(world.entries().len(), 4);
}

/// Days of a series that were made by an answer stayed with the old client, and new ones came with the other.
#[test]
fn another_answer_asks_about_what_the_old_one_made() {
    let world = world();
    let series = |count: u8| {
        let rule = format!("RRULE:FREQ=WEEKLY;COUNT={count}");
        calendar(&[&event(0, "Обсуждение", &["x@firma.example"], &format!("\n{rule}"))])
    };
    let answer = |account: Option<i64>| BTreeMap::from([("domain:firma.example".to_owned(), account)]);
    let take = |count: u8, answers: &BTreeMap<String, Option<i64>>| {
        let plan = world.plan_with(&series(count), answers);
        apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap()
    };
    assert_eq!(take(2, &answer(Some(world.romashka))).new, 2);
    let plan = world.plan_with(&series(3), &answer(Some(world.sever)));
    assert_eq!((plan.elsewhere.len(), plan.elsewhere[0].may.clone(), plan.newcomers.len()), (2, vec![world.sever], 1));
    let asked = under(&world, &plan, say::ELSEWHERE);
    assert!(asked.len() == 1 && asked[0].contains(" и ещё 1 до 03.12 · "), "{asked:?}");
    // Agreed to of the series, all of them are the other's.
    let mut both = answer(Some(world.sever));
    both.insert("series:a".into(), Some(world.sever));
    let done = take(3, &both);
    assert_eq!((done.new, done.cancelled), (3, 2));
    assert!(world.plan(&series(3)).is_idle() && world.plan(&series(3)).elsewhere.is_empty());
    // Whose it was made here by hand is not asked about.
    let world = self::world();
    let text = calendar(&[&event(0, "Обсуждение", &["x@firma.example"], "")]);
    let plan = world.plan_with(&text, &answer(Some(world.romashka)));
    apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    let id = world.entries()[0].id.unwrap();
    let original = world.store.load(Entity::Entry, id).unwrap().unwrap();
    let mut moved = original.clone();
    moved.owner = Some(world.sever);
    world.store.step(Verb::Edit, "", |change| change.update(&original, &moved)).unwrap();
    assert!(world.plan(&text).elsewhere.is_empty());
    let nobody = world.plan_with(&text, &answer(None));
    assert!(nobody.elsewhere.is_empty());
}

/// A contact that is planned by hand for another hour of the day is no other one, perhaps: it is named beside.
#[test]
fn a_contact_planned_near_is_named_beside_a_new_meeting() {
    let world = world();
    let planned = Record::owned(Entity::Entry, world.romashka).with_text("kind", "meeting").with_text("state", "planned");
    add(&world.store, planned.with_text("day", "2026-11-26").with_text("time", "10:30"));
    let plan = world.plan(&calendar(&[&event(0, "Склад", &[IVANOV], "")]));
    assert_eq!(under(&world, &plan, say::NEW), ["чт 26.11 10:00 · Ромашка: Склад; Иванов И.; рядом у вас в плане 10:30"]);
}

/// Who was added to a meeting later and is nobody here was told nowhere.
#[test]
fn whoever_is_nobody_here_and_comes_later_is_told_once() {
    let world = world();
    world.take(&calendar(&[&event(0, "Склад", &[IVANOV], "")]), Taken::Sure);
    let more = calendar(&[&event(1, "Склад", &[IVANOV, "novy@romashka.example.ru"], "")]);
    let told = under(&world, &world.plan(&more), say::CHANGED);
    assert_eq!(told, ["чт 26.11 10:00 · Ромашка: Склад → участвует, но вне досье: novy@romashka.example.ru"]);
    world.take(&more, Taken::Sure);
    assert!(world.entries()[0].text("notes").contains("novy@romashka.example.ru"));
    assert!(world.plan(&more).is_idle());
    let third = calendar(&[&event(2, "Склад и цены", &[IVANOV, "novy@romashka.example.ru"], "")]);
    assert_eq!(under(&world, &world.plan(&third), say::CHANGED), ["чт 26.11 10:00 · Ромашка: Склад → Склад и цены"]);
}

/// The person whom the calendar named was dropped where somebody else was planned for the day, though the preview showed them.
#[test]
fn a_contact_planned_by_hand_takes_in_whom_the_calendar_names() {
    let (world, second) = with_second();
    let planned = Record::owned(Entity::Entry, world.romashka).with_text("kind", "meeting").with_text("state", "planned");
    let planned = planned.with_text("day", "2026-11-26").with_text("time", "10:00").with("people", Value::Ids(vec![second]));
    add(&world.store, planned);
    assert_eq!(world.take(&calendar(&[&event(0, "Склад", &[IVANOV], "")]), Taken::Sure).tied, 1);
    assert_eq!(people(&world), [second, world.ivanov]);
}
