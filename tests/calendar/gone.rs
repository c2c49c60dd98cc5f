//! What a calendar says of an event as a whole: days that it has no longer are offered to be called off here, whatever the file is.

use crate::importing::{CALL, World, calendar, under, world};
use kamdesk::calendar::{Plan, Taken, apply};
use kamdesk::domain::Lang;
use kamdesk::exchange::letters;
use kamdesk::text::calendar as say;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

const WHO: &str = "DURATION:PT30M\nSUMMARY:Статус\nATTENDEE;CN=Иванов:mailto:ivanov@romashka.example.ru";

/// A weekly series on Wednesdays from tomorrow on.
fn series(sequence: u8, rule: &str) -> String {
    format!("UID:s\nSEQUENCE:{sequence}\nDTSTART:20261125T100000\nRRULE:FREQ=WEEKLY;{rule}\n{WHO}")
}

fn with_method(text: Vec<u8>, method: &str) -> Vec<u8> {
    String::from_utf8(text).unwrap().replace("BEGIN:VCALENDAR\n", &format!("BEGIN:VCALENDAR\nMETHOD:{method}\n")).into_bytes()
}

/// In a calendar without a name.
fn unnamed(text: Vec<u8>) -> Vec<u8> {
    String::from_utf8(text).unwrap().replace("X-WR-CALNAME:Работа\n", "").into_bytes()
}

fn days(plan: &Plan) -> Vec<&str> {
    plan.gone.iter().map(|gone| gone.contact.day.as_str()).collect()
}

fn agreed(world: &World, text: &[u8]) -> Plan {
    let answers: BTreeMap<String, Option<i64>> = world.plan(text).gone.into_iter().map(|gone| (gone.asks, None)).collect();
    world.plan_with(text, &answers)
}

#[test]
fn a_series_that_is_shortened_by_any_word_of_it_leaves_no_tail() {
    let shorter: [(&str, Vec<u8>); 4] = [
        ("an invitation", with_method(calendar(&[&series(1, "COUNT=2")]), "REQUEST")),
        ("one that ends by a day", with_method(calendar(&[&series(1, "UNTIL=20261202T235959")]), "REQUEST")),
        ("a calendar without a name", unnamed(calendar(&[&series(1, "COUNT=2")]))),
        ("a file of this series alone", with_method(unnamed(calendar(&[&series(1, "COUNT=2")])), "PUBLISH")),
    ];
    for (what, text) in shorter {
        let world = world();
        world.take(&calendar(&[&series(0, "COUNT=4"), &CALL.replace("UID:1", "UID:other")]), Taken::Sure);
        let plan = world.plan(&text);
        assert_eq!(days(&plan), ["2026-12-09", "2026-12-16"], "{what}");
        assert_eq!(under(&world, &plan, say::GONE), ["09.12 10:00 и ещё 1 до 16.12 · Ромашка: Статус"], "{what}");
        assert_eq!(say::nothing(&plan).get(Lang::Ru), "Нового в календаре нет, но каких-то встреч там больше нет.");
        let done =
            apply(&world.store, &agreed(&world, &text), Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(done.cancelled, 2, "{what}");
        let off: Vec<String> = world.diary().into_iter().filter(|told| told.contains("cancelled")).collect();
        assert_eq!(off, ["2026-12-09 10:00 cancelled Статус", "2026-12-16 10:00 cancelled Статус"], "{what}: the other meeting stays");
        assert!(world.plan(&text).gone.is_empty() && world.plan(&text).is_idle());
    }
}

#[test]
fn an_older_word_of_a_series_takes_nothing_away() {
    let world = world();
    world.take(&calendar(&[&series(3, "COUNT=4")]), Taken::Sure);
    assert!(days(&world.plan(&with_method(calendar(&[&series(2, "COUNT=2")]), "REQUEST"))).is_empty());
    // Word of one day says nothing of the others.
    let one = format!("UID:s\nSEQUENCE:4\nRECURRENCE-ID:20261202T100000\nDTSTART:20261203T100000\n{WHO}");
    let plan = world.plan(&with_method(calendar(&[&one]), "REQUEST"));
    assert_eq!((days(&plan).len(), plan.changed().count()), (0, 1));
}

#[test]
fn a_series_that_is_called_off_as_a_whole_is_called_off_day_by_day() {
    let world = world();
    world.take(&calendar(&[&series(0, "COUNT=3")]), Taken::Sure);
    // As some programs write it: no rule, and the day of the first one.
    let off = format!("UID:s\nSEQUENCE:1\nSTATUS:CANCELLED\nDTSTART:20261125T100000\n{WHO}");
    let text = with_method(calendar(&[&off]), "CANCEL");
    let plan = world.plan(&text);
    assert_eq!((plan.off.len(), plan.gone.len(), plan.is_idle(), plan.is_sure()), (3, 0, false, true));
    assert_eq!(under(&world, &plan, say::CANCELLED).len(), 3);
    assert_eq!(world.take(&text, Taken::Sure).cancelled, 3);
    assert!(world.diary().iter().all(|told| told.contains("cancelled")));
    assert!(world.plan(&text).is_idle());
}

#[test]
fn one_meeting_that_is_a_series_by_now_is_its_first_day() {
    let world = world();
    let single = format!("UID:s\nSEQUENCE:0\nDTSTART:20261125T100000\n{WHO}");
    world.take(&calendar(&[&single]), Taken::Sure);
    let text = with_method(calendar(&[&series(1, "COUNT=2")]), "REQUEST");
    let plan = world.plan(&text);
    assert_eq!((plan.newcomers.len(), plan.gone.len(), plan.replaced.len()), (2, 0, 1));
    let done = world.take(&text, Taken::Sure);
    assert_eq!((done.new, done.tied), (1, 1));
    assert!(world.plan(&text).is_idle() && world.plan(&text).gone.is_empty());
    // And the other way round.
    let text = with_method(calendar(&[&single.replace("SEQUENCE:0", "SEQUENCE:2")]), "REQUEST");
    assert_eq!(days(&world.plan(&text)), ["2026-12-02"]);
}

#[test]
fn what_could_not_be_read_is_not_gone() {
    let world = world();
    let other = CALL.replace("UID:1", "UID:2").replace("20261126", "20261127");
    world.take(&calendar(&[CALL, &other]), Taken::Sure);
    let broken = other.replace("DTSTART:", "DTSTART;TZID=Nowhere/Land:");
    let plan = world.plan(&calendar(&[CALL, &broken]));
    assert_eq!((plan.calendar.problems.len(), plan.gone.len()), (1, 0));
    // Where its identity is not known either, or the file breaks off, nobody knows what is gone.
    assert!(world.plan(&calendar(&[CALL, &broken.replace("UID:2\n", "")])).gone.is_empty());
    let cut = String::from_utf8(calendar(&[CALL])).unwrap().replace("END:VCALENDAR\n", "");
    assert!(world.plan(cut.as_bytes()).gone.is_empty());
    let cut = cut.replace("END:VEVENT\n", &format!("END:VEVENT\nBEGIN:VEVENT\n{other}"));
    assert!(world.plan(cut.as_bytes()).gone.is_empty());
    assert_eq!(world.plan(&calendar(&[CALL])).gone.len(), 1);
}

/// Of a series that letters tell several times the newest word counts as a whole.
#[test]
fn a_newer_letter_of_a_series_leaves_nothing_of_the_older_one() {
    let letter = |id: u8, text: Vec<u8>| {
        let invitation = String::from_utf8(with_method(unnamed(text), "REQUEST")).unwrap();
        format!(
            "From x\nFrom: <ivanov@romashka.example.ru>\nTo: <petrova@postavka.example>\nSubject: Статус\nDate: Mon, 23 Nov 2026 1{id}:00:00 +0300\nMessage-ID: <{id}@x.example>\nMIME-Version: 1.0\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\n{invitation}\n"
        )
    };
    let moved = format!("UID:s\nSEQUENCE:0\nRECURRENCE-ID:20261202T100000\nDTSTART:20261203T100000\n{WHO}");
    let mailbox = [letter(0, calendar(&[&series(0, "COUNT=4"), &moved])), letter(1, calendar(&[&series(1, "COUNT=2")]))].concat();
    let world = world();
    let plan = kamdesk::letters::plan(&world.store, vec![letters::read("mail.mbox", mailbox.as_bytes())], &BTreeMap::new()).unwrap();
    let invited = plan.invited.as_ref().unwrap();
    let days: Vec<String> = invited.newcomers.iter().map(|new| invited.meeting(new.at).unwrap().day.to_string()).collect();
    assert_eq!(days, ["2026-11-25", "2026-12-02"]);
    // What the first letter brought and the second has no longer is offered.
    world.take(&calendar(&[&series(0, "COUNT=4")]), Taken::Sure);
    let plan = kamdesk::letters::plan(&world.store, plan.mailboxes, &BTreeMap::new()).unwrap();
    assert_eq!(plan.invited.unwrap().gone.len(), 2);
}
