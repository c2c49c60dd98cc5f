//! What is hidden is not told by the order of what is shown either, nor by a place that stays empty.

use super::support::{self, desk::Desk};
use chrono::Days;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::store::{Store, Verb};
use std::path::Path;

/// Вега with Астахов, who decides, and Боков, who does not; a seat that nobody is known for; promises, one of them moved when
/// it was late; Заречье, of which nobody in the room knows.
fn two_clients(file: &Path) {
    let store = Store::open(file, support::morning()).unwrap();
    let today = store.clock().today();
    let on = |days: i64| day::iso(today.checked_add_signed(chrono::TimeDelta::days(days)).unwrap());
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    let account = add(Record::new(Entity::Account).with_text("short_name", "Вега"));
    add(Record::new(Entity::Account).with_text("short_name", "Заречье"));
    let person = |family: &str, influence: i64, main: bool| {
        let person = add(Record::new(Entity::Person).with_text("family_name", family));
        let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person));
        add(role.with("influence", Value::Int(influence)).with("main_contact", if main { Value::Int(1) } else { Value::Empty }));
        person
    };
    let boss = add(Record::new(Entity::Person).with_text("family_name", "Главный технолог").with("unknown", Value::Int(1)));
    add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(boss)).with_text("position", "технолог"));
    let [first, _] = [person("Астахов", 5, false), person("Боков", 1, true)];
    let role = store.of_person(Entity::Affiliation, first).unwrap().remove(0);
    store.step(Verb::Edit, "", |change| change.set(Entity::Affiliation, role.id.unwrap(), "reports_to_id", Value::Int(boss))).unwrap();
    let call = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held").with_text("day", on(-3));
    let call = add(call.with_text("purpose", "сроки").with("people", Value::Ids(vec![first])));
    let promise = |title: &str, due: i64, private: bool| {
        let action = Record::owned(Entity::Action, account).with_text("title", title).with_text("kind", "our_promise");
        let action = action.with_text("state", "open").with_text("due_on", on(due)).with_text("first_due_on", on(due));
        let action = action.with("entry_id", Value::Int(call));
        add(if private { action.with("private", Value::Int(1)) } else { action })
    };
    let late = promise("расчёт", -5, false);
    promise("образцы", 2, false);
    promise("скидка мимо отдела", 3, true);
    kamdesk::editing::move_to(&store, Entity::Action, late, today + Days::new(4)).unwrap();
}

fn places(desk: &Desk, texts: [&str; 2]) -> [u16; 2] {
    texts.map(|text| *desk.rows_with(text).first().unwrap_or_else(|| panic!("{text} is not there:\n{}", desk.screen())))
}

#[test]
fn rows_are_in_no_order_of_what_is_hidden() {
    for size in [(80, 24), (100, 30)] {
        let mut desk = Desk::on(Lang::Ru, size, two_clients);
        // By influence turned round the strongest stands last.
        desk.keys("2/вега<Enter><Tab>S");
        let [astakhov, bokov] = places(&desk, ["Астахов", "Боков"]);
        assert!(bokov < astakhov, "by influence\n{}", desk.screen());
        desk.keys("<F2>");
        let [astakhov, bokov] = places(&desk, ["Астахов", "Боков"]);
        assert!(astakhov < bokov, "by name before a client\n{}", desk.screen());
        desk.keys("<F2>");
        let [astakhov, bokov] = places(&desk, ["Астахов", "Боков"]);
        assert!(bokov < astakhov, "the order that was asked for comes back\n{}", desk.screen());
        desk.keys("<F2>S<F2>");
        // Every order that can be had before a client is one of what stands there.
        desk.keys("<F2>");
        for _ in 0..8 {
            desk.keys("s").sees_no("Вл.").sees("Астахов");
        }
    }
}

/// A promise that was late and moved stands first for us, since its first day counts; the client reads its own day.
#[test]
fn what_is_late_stands_first_for_us_alone() {
    for way in ["1", "2/вега<Enter><Tab><Tab><Tab>", "2/вега<Enter>p"] {
        let mut desk = Desk::on(Lang::Ru, (80, 24), two_clients);
        desk.keys(way);
        let [late, samples] = places(&desk, ["расчёт", "образцы"]);
        assert!(late < samples, "{way}\n{}", desk.screen());
        desk.keys(if way == "1" { "2/вега<Enter>1<F2>" } else { "<F2>" });
        let [late, samples] = places(&desk, ["расчёт", "образцы"]);
        assert!(samples < late, "{way} before a client\n{}", desk.screen());
    }
}

/// Whom we would speak to first is what we think of them.
#[test]
fn a_page_without_participants_names_nobody_before_a_client() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), two_clients);
    desk.keys("2/вега<Enter>p").sees("Боков").keys("<F2>").sees("Вега").sees_no("Боков");
}

/// A box without a name says that there is somebody we do not know.
#[test]
fn a_seat_of_which_nobody_is_known_is_not_on_the_map() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::on(Lang::Ru, size, two_clients);
        desk.keys("2/вега<Enter><Tab>v").sees("Главный");
        desk.keys("<F2>").sees("Астахов").sees("Боков").sees_no("Главный").sees_no("•••").sees_no("технолог");
        for keys in ["+", "+", "-", "-", "-", "<Esc>"] {
            desk.keys(keys).sees_no("•••").sees_no("Главный");
        }
    }
}

/// The title of a promise that is for us alone stood among what came of a talk.
#[test]
fn what_came_of_a_talk_is_read_as_far_as_it_may_be() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), two_clients);
    desk.keys("2/вега<Enter><Tab><Tab><Enter>").sees("→ образцы").sees("→ скидка мимо отдела");
    desk.keys("<F2>").sees("→ образцы").sees_no("скидка мимо отдела");
}

/// The name of another client, typed before this one: nothing tells that it is known, and it is not there twice.
#[test]
fn a_hidden_name_is_neither_told_nor_made_twice() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), two_clients);
    desk.keys("2/вега<Enter><F2>o").keys("аудит").sees("КЛИЕНТ РЯДОМ");
    // What is not there is offered to be made, and what is hidden looks the same.
    desk.keys("<F4>").keys("Зареченск").sees("+ Создать «Зареченск»").sees_no("Заречье");
    desk.keys("<Esc><F4>").keys("Заречье").sees("+ Создать «Заречье»").keys("<F7>").sees("· Заречье").sees_no("Похоже");
    desk.keys("<F10>").sees_no("Похоже").keys("<F2>");
    let store = desk.store();
    let known = store.accounts_matching("заречье", 9).unwrap();
    assert_eq!(known.len(), 1);
    let mut theirs = Vec::new();
    store.each(Entity::Action, |action| theirs.extend((action.title() == "аудит").then_some(action.owner))).unwrap();
    assert_eq!(theirs, [Some(known[0].0)]);
    assert!(store.doubts(9).unwrap().is_empty());
    // While everything is seen, one of the same name is made when it is asked for, and waits to be compared.
    desk.keys("o").keys("сверка").keys("<F4>").keys("Заречье").keys("<F7>").sees("Похоже, уже есть").keys("<F7><F10>");
    assert_eq!(desk.store().accounts_matching("заречье", 9).unwrap().len(), 2);
    assert_eq!(desk.store().doubts(9).unwrap().len(), 1);
}

/// Who was met last was met for a complaint.
#[test]
fn the_finder_is_in_no_order_of_what_is_hidden() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        two_clients(file);
        let store = Store::open(file, support::morning()).unwrap();
        let (mut owners, mut named) = (Vec::new(), Vec::new());
        store.each(Entity::Affiliation, |role| owners.push(role.owner.unwrap())).unwrap();
        store.each(Entity::Person, |person| named.extend((person.text("family_name") == "Боков").then_some(person.id.unwrap()))).unwrap();
        let bokov = (owners[0], named[0]);
        let on = day::iso(store.clock().today() - Days::new(1));
        let bad = Record::owned(Entity::Entry, bokov.0)
            .with_text("kind", "complaint")
            .with_text("purpose", "брак")
            .with_text("state", "held")
            .with_text("day", on);
        store.step(Verb::Create, "", |change| change.insert(&bad.with("people", Value::Ids(vec![bokov.1])))).unwrap();
    });
    desk.keys("2/вега<Enter>");
    desk.keys("<F3>");
    let [astakhov, bokov] = places(&desk, ["Астахов", "Боков"]);
    assert!(bokov < astakhov, "who was met last among us\n{}", desk.screen());
    desk.keys("<F2>");
    let [astakhov, bokov] = places(&desk, ["Астахов", "Боков"]);
    assert!(astakhov < bokov, "by name before a client\n{}", desk.screen());
}
