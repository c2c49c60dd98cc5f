//! A person who acts for several companies: whose word was it, the KAM would ask a month later.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::capture;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing::behalf;
use kamdesk::store::{Store, Verb};
use kamdesk::text::chips;
use std::path::Path;
use support::desk::Desk;
use support::morning;

/// Two accounts, and Ким, who keeps the books of both.
fn two_books(file: &Path) {
    let store = Store::open(file, morning()).unwrap();
    let fill = |change: &kamdesk::store::Change| {
        let account = |name: &str| change.insert(&Record::new(Entity::Account).with_text("short_name", name));
        let (romashka, sever) = (account("Ромашка")?, account("Север")?);
        let person = change.insert(&Record::new(Entity::Person).with_text("family_name", "Ким").with_text("given_name", "Вера"))?;
        for account in [romashka, sever] {
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
        }
        Ok(())
    };
    store.step(Verb::Create, "", fill).unwrap();
}

fn entries(store: &Store) -> Vec<Record> {
    let mut entries = Vec::new();
    store.each(Entity::Entry, |entry| entries.push(entry)).unwrap();
    entries
}

/// The account of a name.
fn account(store: &Store, name: &str) -> i64 {
    store.accounts_matching(name, 1).unwrap()[0].0
}

#[test]
fn the_form_asks_and_remembers() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), two_books);
    let write = "2<Home>C<Tab>"; // The keys are in the notes; the persons stand above them.
    desk.keys(write).sees("Запись о контакте · Ромашка");
    let people = "<S-Tab><S-Tab><S-Tab><Space>ким<Enter>";
    desk.keys(people).sees("От чьего имени: Ким В.").sees("Ромашка").keys("<Down><Enter>");
    desk.sees("От чьего имени").sees("Север").keys("<F10>").sees("Сохранено");
    let store = desk.store();
    let (romashka, sever) = (account(&store, "ромашка"), account(&store, "север"));
    let written = entries(&store);
    assert_eq!((written[0].owner, written[0].int("on_behalf_id")), (Some(romashka), Some(sever)));
    // The next time the answer stands ready: Esc keeps it.
    let person = written[0].get("people").ids()[0];
    let asked = behalf::asked(&store, &[person], Some(romashka)).unwrap().unwrap();
    assert_eq!((asked.said, asked.proposed, asked.among[0].1.as_str()), (Some(sever), sever, "Север"));
    assert_eq!(behalf::asked(&store, &[person], Some(sever)).unwrap().unwrap().proposed, sever, "nothing was said there yet");
    desk.keys(write).keys("ещё").keys(people).sees("От чьего имени: Ким В.").keys("<Esc><F10>").sees("Сохранено");
    assert_eq!(entries(&store)[1].int("on_behalf_id"), Some(sever));
    // And so it stands in the diary and in the card.
    desk.keys("<Enter><Tab><Tab>").sees("от имени «Север»:").keys("<Enter>").sees("От чьего имени");
}

#[test]
fn a_captured_line_remembers_what_the_form_was_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    two_books(&file);
    let store = Store::open(&file, morning()).unwrap();
    let now = store.clock().now();
    let line =
        |text: &str| capture::resolve(&store, &capture::parse(text, now.date_naive(), now.time()), capture::Screen::default()).unwrap();
    let said =
        |meaning: &capture::Meaning| chips::describe(meaning, Lang::Ru).into_iter().any(|chip| chip.text.contains("как в прошлый раз"));
    let first = line("зв ромашка: +Ким ждёт счёт");
    assert!(first.remembered.is_none() && !said(&first), "nothing was said yet, and nothing is guessed");
    capture::save(&store, &line("зв ромашка: +Ким/Север ждёт счёт")).unwrap();
    let again = line("зв ромашка: +Ким спрашивает о счёте");
    assert!(said(&again));
    capture::save(&store, &again).unwrap();
    let sever = account(&store, "север");
    assert!(entries(&store).iter().all(|entry| entry.int("on_behalf_id") == Some(sever)));
    // Said otherwise, it is otherwise, and that is what is remembered.
    capture::save(&store, &line("зв ромашка: +Ким/Ромашка оплатили")).unwrap();
    assert!(line("зв ромашка: +Ким благодарит").remembered.is_none());
}

/// A meeting that is only planned, or came to nothing, says whose word is hoped for, not whose it was.
#[test]
fn what_was_not_held_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    two_books(&file);
    let store = Store::open(&file, morning()).unwrap();
    let (romashka, sever) = (account(&store, "ромашка"), account(&store, "север"));
    let person = store.persons_matching("ким", None, 1).unwrap()[0].0;
    let entry = |state: &str, day: &str, behalf: i64| {
        let entry = Record::owned(Entity::Entry, romashka).with_text("kind", "call").with_text("state", state).with_text("day", day);
        let entry = entry.with("people", Value::Ids(vec![person])).with("on_behalf_id", Value::Int(behalf));
        store.step(Verb::Create, "", |change| change.insert(&entry)).unwrap();
    };
    for state in ["planned", "cancelled", "postponed"] {
        entry(state, "2026-11-27", sever);
    }
    assert_eq!(behalf::asked(&store, &[person], Some(romashka)).unwrap().unwrap().said, None);
    entry("held", "2026-11-20", sever);
    entry("planned", "2026-11-28", romashka);
    assert_eq!(behalf::asked(&store, &[person], Some(romashka)).unwrap().unwrap().said, Some(sever));
}

/// Somebody met at one company would be taken for a stranger at the other.
#[test]
fn all_companies_are_shown_wherever_the_person_is() {
    let mut desk = Desk::on(Lang::Ru, (120, 36), two_books);
    desk.keys("2<Home><Enter><Tab>").sees("Люди · 1").sees("Действует за");
    desk.keys("m<Tab><Tab><Tab><Space>").sees("Ким Вера  Север");
    let mut desk = Desk::on(Lang::Ru, (120, 36), two_books);
    desk.keys("<F3>ким").sees("Ромашка; Север");
    let store = desk.store();
    let person = store.persons_matching("ким", None, 1).unwrap()[0].0;
    let meeting = Record::owned(Entity::Entry, account(&store, "ромашка")).with_text("kind", "call").with_text("state", "planned");
    let meeting = meeting.with_text("day", "2026-11-25").with("people", Value::Ids(vec![person]));
    store.step(Verb::Create, "", |change| change.insert(&meeting)).unwrap();
    desk.keys("<Esc>1").look_around().keys("p").sees("действует и за: Север");
}
