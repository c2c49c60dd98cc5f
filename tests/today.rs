//! *Today*: who is due, what was put off, and what keys do with each row. Without it a KAM forgets people, not papers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::{DateTime, Days};
use kamdesk::capture;
use kamdesk::clock::Clock;
use kamdesk::domain::reliability::{self, Reliability};
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use kamdesk::today::{self, Notice, notice};
use ratatui::layout::Rect;
use support::desk::Desk;
use tempfile::TempDir;

/// The morning of the pictures, a Tuesday.
const TODAY: &str = "2026-11-24";

fn open_on(folder: &TempDir, moment: &str) -> Store {
    Store::open(&folder.path().join("kam.db"), Clock::Fixed(DateTime::parse_from_rfc3339(moment).unwrap())).unwrap()
}

fn open(folder: &TempDir) -> Store {
    open_on(folder, support::MORNING)
}

fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
}

fn account(store: &Store, name: &str) -> i64 {
    add(store, Record::new(Entity::Account).with_text("short_name", name))
}

/// A person at an account: the ids of the person and of the role.
fn person(store: &Store, account: i64, name: &str, rhythm: Option<i64>) -> (i64, i64) {
    let person = add(store, Record::new(Entity::Person).with_text("family_name", name));
    (person, role(store, account, person, rhythm))
}

fn role(store: &Store, account: i64, person: i64, rhythm: Option<i64>) -> i64 {
    let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person));
    add(store, role.with("rhythm_days", rhythm.map_or(Value::Empty, Value::Int)))
}

fn ago(days: u64) -> String {
    day::iso(day::from_iso(TODAY).unwrap() - Days::new(days))
}

fn ahead(days: u64) -> String {
    day::iso(day::from_iso(TODAY).unwrap() + Days::new(days))
}

fn contact(store: &Store, account: i64, people: &[i64], on: &str, state: &str) -> i64 {
    let entry = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", state).with_text("day", on);
    add(store, entry.with("people", if people.is_empty() { Value::Empty } else { Value::Ids(people.to_vec()) }))
}

fn attention(store: &Store) -> Vec<Notice> {
    let settings = Settings::read(store).unwrap();
    today::gather(store, &settings, store.clock().today(), &kamdesk::watched::Found::default()).unwrap().attention
}

/// The rows as they are read on the screen.
fn rows(store: &Store) -> Vec<String> {
    attention(store)
        .iter()
        .map(|row| {
            [row.begins.said(Lang::Ru), row.at().to_owned(), row.rest.said(Lang::Ru)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect()
}

fn edit(store: &Store, entity: Entity, id: i64, key: &str, value: Value) {
    store.step(Verb::Edit, "", |change| change.set(entity, id, key, value)).unwrap();
}

/// The finance director who is called once a month would be forgotten, since somebody else there is called every week.
#[test]
fn people_are_due_by_their_own_rhythm() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (vega, orion) = (account(&store, "Вега"), account(&store, "Орион"));
    let (ivanov, ivanov_role) = person(&store, vega, "Иванов", Some(30));
    let (petrova, _) = person(&store, vega, "Петрова", Some(7));
    let (never, _) = person(&store, vega, "Зимин", Some(90));
    let (_, _) = person(&store, vega, "Кузьмин", None);
    contact(&store, vega, &[ivanov], &ago(40), "held");
    let weekly = contact(&store, vega, &[petrova], &ago(20), "held");
    assert_eq!(
        rows(&store),
        [
            "связаться | Вега | Петрова · 20 дней (ритм 7)",
            "связаться | Вега | Иванов · 40 дней (ритм 30)",
            "связаться | Вега | Зимин · ещё не общались (ритм 90)",
        ]
    );
    // A contact at another company counts: it is the same person.
    role(&store, orion, ivanov, None);
    let elsewhere = contact(&store, orion, &[ivanov], &ago(3), "held");
    assert_eq!(rows(&store).iter().filter(|row| row.contains("Иванов")).count(), 0);
    store.undo().unwrap();
    assert!(store.load(Entity::Entry, elsewhere).unwrap().is_none());
    assert!(rows(&store)[1].contains("Иванов"), "what was taken back no longer counts");
    // So does one that is planned; a cancelled one does not.
    let planned = contact(&store, vega, &[ivanov], &ahead(5), "planned");
    assert!(!rows(&store).iter().any(|row| row.contains("Иванов")));
    edit(&store, Entity::Entry, planned, "state", Value::text("cancelled"));
    assert!(rows(&store)[1].contains("Иванов"));
    // Handed to a colleague, or gone from the post: nothing is asked any more.
    let colleague = add(&store, Record::new(Entity::Colleague).with_text("name", "Ломов"));
    edit(&store, Entity::Affiliation, ivanov_role, "handed_to_id", Value::Int(colleague));
    assert!(!rows(&store).iter().any(|row| row.contains("Иванов")));
    edit(&store, Entity::Affiliation, ivanov_role, "handed_to_id", Value::Empty);
    edit(&store, Entity::Affiliation, ivanov_role, "rhythm_days", Value::Int(60));
    assert!(!rows(&store).iter().any(|row| row.contains("Иванов")), "forty days are within sixty");
    // A talk that moves to another day, goes to somebody else or is deleted moves the rhythm with it.
    edit(&store, Entity::Entry, weekly, "day", Value::text(ago(2)));
    assert!(!rows(&store).iter().any(|row| row.contains("Петрова")));
    edit(&store, Entity::Entry, weekly, "people", Value::Ids(vec![never]));
    assert_eq!(rows(&store), ["связаться | Вега | Петрова · ещё не общались (ритм 7)"]);
    store.step(Verb::Delete, "", |change| change.delete(Entity::Entry, weekly)).unwrap();
    assert_eq!(rows(&store).len(), 2);
    store.undo().unwrap();
    assert_eq!(rows(&store).len(), 1, "the undone deletion brings the contact of Zimin back");
}

/// A person deleted by mistake would come back without their rhythm.
#[test]
fn the_rhythm_survives_deletion_and_undo_of_a_person_and_of_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store, "Вега");
    let (ivanov, _) = person(&store, vega, "Иванов", Some(30));
    contact(&store, vega, &[ivanov], &ago(40), "held");
    let before = rows(&store);
    assert_eq!(before.len(), 1);
    for (entity, id) in [(Entity::Person, ivanov), (Entity::Account, vega)] {
        store.step(Verb::Delete, "", |change| change.delete(entity, id)).unwrap();
        assert_eq!(rows(&store), Vec::<String>::new());
        store.undo().unwrap();
        assert_eq!(rows(&store), before, "{entity:?}");
    }
    store.rebuild().unwrap();
    assert_eq!(rows(&store), before, "computed anew it is the same");
}

/// A birthday at the turn of the year, on 29 February, or at the weekend would be missed.
#[test]
fn birthdays_are_seen_in_time() {
    let cases = [
        ("1974-11-26", "2026-11-24T09:00:00+03:00", Some("чт 26.11 | Вега | Иванов · день рождения, исполняется 52 года")),
        ("--11-24", "2026-11-24T09:00:00+03:00", Some("сегодня | Вега | Иванов · день рождения")),
        ("--11-22", "2026-11-24T09:00:00+03:00", Some("вс 22.11 | Вега | Иванов · день рождения")),
        ("--11-21", "2026-11-24T09:00:00+03:00", None),
        ("--12-10", "2026-11-24T09:00:00+03:00", None),
        ("--01-02", "2026-12-29T09:00:00+03:00", Some("сб 02.01 | Вега | Иванов · день рождения")),
        ("1980-02-29", "2027-02-25T09:00:00+03:00", Some("вс 28.02 | Вега | Иванов · день рождения, исполняется 47 лет")),
        ("1980-02-29", "2028-02-25T09:00:00+03:00", Some("вт 29.02 | Вега | Иванов · день рождения, исполняется 48 лет")),
        ("1980-02-29", "2027-03-01T09:00:00+03:00", Some("вчера | Вега | Иванов · день рождения, исполняется 47 лет")),
    ];
    for (birthday, moment, wanted) in cases {
        let folder = tempfile::tempdir().unwrap();
        let store = open_on(&folder, moment);
        let vega = account(&store, "Вега");
        let (ivanov, _) = person(&store, vega, "Иванов", None);
        edit(&store, Entity::Person, ivanov, "birthday", Value::text(birthday));
        assert_eq!(rows(&store).first().map(String::as_str), wanted, "{birthday} on {moment}");
        let said_on = store.clock().today();
        contact(&store, vega, &[ivanov], &day::iso(said_on), "held");
        let ahead = wanted.is_some_and(|row| !row.starts_with("сегодня") && !row.starts_with("вчера") && !row.starts_with("вс 22"));
        assert_eq!(rows(&store).len(), usize::from(ahead), "who was spoken to has been congratulated: {birthday} on {moment}");
    }
}

/// A dossier of last year would be trusted in a negotiation.
#[test]
fn stale_sections_ask_to_be_checked_by_the_days_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (vega, orion) = (account(&store, "Вега"), account(&store, "Орион"));
    store
        .step(Verb::Verify, "", |change| {
            change.verify_on(vega, "about", &ago(200))?;
            change.verify_on(vega, "profile", &ago(190))?;
            change.verify_on(vega, "buying", &ago(10))?;
            change.verify_on(orion, "about", &ago(181))
        })
        .unwrap();
    assert_eq!(rows(&store), ["досье | Вега | 2 раздела: не проверялось с 08.05", "досье | Орион | 1 раздел: не проверялось с 27.05"]);
    store.step(Verb::Setting, "", |change| Settings::write(change, "stale_days", &Value::Int(185))).unwrap();
    assert_eq!(rows(&store).len(), 1);
    store.step(Verb::Verify, "", |change| change.verify_stale(vega, &ago(185))).unwrap();
    assert_eq!(rows(&store), Vec::<String>::new());
    store.undo().unwrap();
    assert_eq!(rows(&store).len(), 1);
    // Nobody checks the dossier of a client that is lost.
    edit(&store, Entity::Account, vega, "stage", Value::text("lost"));
    assert_eq!(rows(&store), Vec::<String>::new());
}

/// What was put off would be lost, or come back without its reason, or hide what has happened since.
#[test]
fn a_row_put_off_comes_back_on_its_day_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store, "Вега");
    contact(&store, vega, &[], &ago(100), "held");
    let row = attention(&store).remove(0);
    let until = day::from_iso(&ahead(3)).unwrap();
    notice::put_off(&store, &row.cause, "Вега", until, "директор в отпуске").unwrap();
    assert!(attention(&store).is_empty());
    let eve = open_on(&folder, "2026-11-26T09:00:00+03:00");
    assert!(attention(&eve).is_empty());
    let later = open_on(&folder, "2026-11-27T09:00:00+03:00");
    let back = attention(&later).remove(0);
    assert_eq!(back.came_back(later.clock().today()).unwrap().said(Lang::Ru), "откладывали до сегодня: директор в отпуске");
    // A second time, with another reason; each can be taken back.
    notice::put_off(&later, &back.cause, "Вега", until + Days::new(7), "ждём приказ").unwrap();
    assert!(attention(&later).is_empty());
    later.undo().unwrap();
    assert_eq!(attention(&later)[0].put_off.as_ref().unwrap().reason, "директор в отпуске");
    later.undo().unwrap();
    assert_eq!(attention(&later)[0].put_off, None);
    // Silence after another contact is another silence.
    notice::put_off(&later, &row.cause, "Вега", until + Days::new(300), "лето").unwrap();
    contact(&later, vega, &[], "2026-09-01", "held");
    assert_eq!(attention(&later)[0].put_off, None);
}

/// Complaints that were settled would hide the new one that makes them serious.
#[test]
fn a_new_complaint_breaks_the_rest_of_the_old_ones() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store, "Вега");
    let complain = |days| {
        let entry = Record::owned(Entity::Entry, vega).with_text("kind", "complaint").with_text("state", "held");
        add(&store, entry.with_text("day", ago(days)))
    };
    complain(10);
    complain(5);
    assert_eq!(rows(&store), ["претензии | Вега | 2 претензии за 30 дней"]);
    let row = attention(&store).remove(0);
    notice::put_off(&store, &row.cause, "Вега", day::from_iso(&ahead(30)).unwrap(), "").unwrap();
    assert_eq!(rows(&store), Vec::<String>::new());
    complain(0);
    assert_eq!(rows(&store), ["претензии | Вега | 3 претензии за 30 дней"]);
}

/// The figures on *Today* would differ from those of the accounts, or from what a repair computes.
#[test]
fn reliability_over_all_accounts_is_the_sum_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let accounts = [account(&store, "Вега"), account(&store, "Орион")];
    let promise = |account, kind: &str, state: &str, due: &str, done: &str| {
        let action = Record::owned(Entity::Action, account).with_text("title", "КП").with_text("kind", kind).with_text("state", state);
        add(&store, action.with_text("due_on", due).with_text("done_on", done))
    };
    let check = |ours: (u32, u32), theirs: (u32, u32)| {
        for _ in 0..2 {
            for (kind, wanted) in [("our_promise", ours), ("their_promise", theirs)] {
                let each = accounts.map(|account| store.reliability(account, kind, TODAY).unwrap().year);
                assert_eq!((each[0].in_time + each[1].in_time, each[0].due + each[1].due), wanted, "{kind}");
                let all = store.reliability_of_all(kind, TODAY).unwrap().year;
                assert_eq!((all.in_time, all.due), wanted, "{kind} over all");
            }
            assert_eq!(store.stale_figures().unwrap(), 0);
            store.rebuild().unwrap();
        }
    };
    check((0, 0), (0, 0));
    promise(accounts[0], "our_promise", "kept", &ago(5), &ago(5));
    let late = promise(accounts[1], "our_promise", "kept", &ago(5), &ago(4));
    promise(accounts[0], "our_promise", "broken", &ago(5), "");
    let open = promise(accounts[0], "our_promise", "open", &ago(1), "");
    promise(accounts[0], "our_promise", "open", &ahead(1), "");
    promise(accounts[0], "our_promise", "dropped", &ago(5), "");
    promise(accounts[0], "our_promise", "kept", "", &ago(5));
    promise(accounts[0], "task", "kept", &ago(5), &ago(5));
    promise(accounts[1], "their_promise", "kept", &ago(5), &ago(6));
    // The dropped one stays: nothing says that they let us go.
    check((1, 5), (1, 1));
    edit(&store, Entity::Action, late, "done_on", Value::text(ago(6)));
    edit(&store, Entity::Action, open, "state", Value::text("dropped"));
    check((2, 5), (1, 1));
    edit(&store, Entity::Action, open, "dropped_by", Value::text("them"));
    check((2, 4), (1, 1));
    edit(&store, Entity::Action, late, "kind", Value::text("their_promise"));
    check((1, 3), (2, 2));
    store.step(Verb::Delete, "", |change| change.delete(Entity::Account, accounts[1])).unwrap();
    let all = store.reliability_of_all("their_promise", TODAY).unwrap();
    assert_eq!((all.year.due, all.ever.due), (0, 0));
    store.undo().unwrap();
    check((1, 3), (2, 2));
}

/// Moving an overdue promise would take it from the top line and better the figure.
#[test]
fn an_overdue_promise_stays_overdue_wherever_it_is_moved() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store, "Вега");
    let action = Record::owned(Entity::Action, vega).with_text("title", "КП").with_text("kind", "our_promise").with_text("state", "open");
    let id = add(&store, action.with_text("due_on", ago(5)));
    let seen = || {
        let page =
            today::gather(&store, &Settings::read(&store).unwrap(), day::from_iso(TODAY).unwrap(), &kamdesk::watched::Found::default())
                .unwrap();
        let kept = page.our_reliability.year;
        let row = store.account_row(vega, TODAY).unwrap().unwrap();
        (page.count.overdue, page.ours.len(), (kept.in_time, kept.due), row.overdue)
    };
    assert_eq!(seen(), (1, 1, (0, 1), 1));
    kamdesk::editing::move_agreed(&store, Entity::Action, id, day::from_iso(&ahead(30)).unwrap(), true).unwrap();
    assert_eq!(seen(), (1, 1, (0, 1), 1), "consent comes too late");
    kamdesk::editing::toggle_done(&store, Entity::Action, id).unwrap();
    assert_eq!(seen(), (0, 0, (0, 1), 0));
}

/// A day that both sides agreed to in time would be held against the one who asked.
#[test]
fn a_day_agreed_in_the_form_before_the_first_one_counts() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let vega = account(&store, "Вега");
        let action = Record::owned(Entity::Action, vega).with_text("title", "КП").with_text("kind", "our_promise");
        add(&store, action.with_text("state", "open").with_text("due_on", ahead(2)));
    });
    desk.keys("T+5<Tab><Space><Enter>");
    let store = desk.app.store();
    let action = store.load(Entity::Action, 1).unwrap().unwrap();
    assert_eq!([action.text("first_due_on"), action.text("due_on"), action.text("agreed_due_on")], [ahead(2), ahead(5), ahead(5)]);
    desk.keys("e<Tab>");
    assert!(desk.screen().contains("Новый срок согласован"), "{}", desk.screen());
}

/// The figures of a list and those kept beforehand must be the rules of the domain, whatever is done to a promise.
#[test]
fn the_tally_follows_any_change() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store, "Вега");
    // A fixed sequence of odd numbers is as good as chance, and always the same.
    let mut seed = 7u64;
    let mut chance = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut ids = Vec::new();
    let days: Vec<String> = (0..8).map(|at| ago(at * 70)).chain([ahead(3), String::new()]).collect();
    for round in 0..300 {
        let mut day = || Value::text(days[chance(10) as usize].clone());
        let values = [("due_on", day()), ("first_due_on", day()), ("agreed_due_on", day()), ("done_on", day())];
        let kind = ["our_promise", "their_promise", "task"][chance(3) as usize];
        let state = ["open", "kept", "broken", "dropped"][chance(4) as usize];
        let by = ["", "us", "them"][chance(3) as usize];
        let fill = |record: Record| {
            let record = values.iter().fold(record, |record, (key, value)| record.with(key, value.clone()));
            record.with_text("kind", kind).with_text("state", state).with("dropped_by", Value::text(by))
        };
        match chance(5) {
            0 | 1 => ids.push(add(&store, fill(Record::owned(Entity::Action, vega).with_text("title", "КП")))),
            2 => drop(store.undo().unwrap()),
            3 => drop(store.redo().unwrap()),
            _ => {
                let at = chance(ids.len().max(1) as u64) as usize;
                let Some(original) = ids.get(at).and_then(|id| store.load(Entity::Action, *id).unwrap()) else { continue };
                store.step(Verb::Edit, "", |change| change.update(&original, &fill(original.clone()))).unwrap();
            }
        }
        assert_eq!(store.stale_figures().unwrap(), 0, "{round}");
    }
    let mut all = Vec::new();
    store.each(Entity::Action, |record| all.push(record)).unwrap();
    // What was not kept and has become something else counts with what it was.
    let plain = rusqlite::Connection::open(store.path()).unwrap();
    let gone = |kind: &str| {
        let mut query = plain.prepare("SELECT counts_on FROM promise_gone WHERE kind = ?1").unwrap();
        let days = query.query_map([kind], |row| row.get::<_, String>(0)).unwrap();
        days.map(|on| (day::from_iso(&on.unwrap()).unwrap(), false)).collect::<Vec<_>>()
    };
    for kind in ["our_promise", "their_promise"] {
        let counted = all.iter().filter(|action| action.text("kind") == kind);
        let counted = counted.filter_map(|action| Some((reliability::counts_on(action)?, reliability::in_time(action))));
        let counted = counted.chain(gone(kind));
        let wanted = Reliability::of(counted, day::from_iso(TODAY).unwrap());
        assert!(wanted.year.due > 3 && wanted.ever.due > wanted.year.due);
        assert_eq!(store.reliability(vega, kind, TODAY).unwrap(), wanted);
        assert_eq!(store.reliability_of_all(kind, TODAY).unwrap(), wanted);
    }
}

/// A line typed in the car, without its account, would have to be typed again at the desk.
#[test]
fn a_line_of_the_inbox_is_settled_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_on(&folder, "2026-11-20T18:00:00+03:00");
    let vega = account(&store, "Вега");
    let id = capture::keep_in_inbox(&store, "вчера зв: просят скидку; !КП до пн").unwrap();
    let store = open(&folder);
    let waiting = store.inbox_line(id).unwrap().unwrap();
    let (on, at) = waiting.typed_at().unwrap();
    let understand = |line: &str| {
        let mut meaning = capture::resolve(&store, &capture::parse(line, on, at), capture::Screen::default()).unwrap();
        meaning.inbox = Some(id);
        meaning
    };
    // Days are shown as they are now, with a word on what has passed since.
    let chips = kamdesk::text::chips::describe(&understand("вчера зв вега: просят скидку; !КП до пн; !акт до ср"), Lang::Ru);
    for said in ["чт 19.11", "мы: КП · вчера, пн 23.11 (уже прошёл)", "мы: акт · завтра, ср 25.11"] {
        assert!(chips.iter().any(|chip| chip.text.starts_with(said)), "{said}: {chips:?}");
    }
    // Still nobody named, but better written: it stays, as it is written now.
    let saved = capture::save(&store, &understand("вчера зв: просят скидку 5 %; !КП до пн")).unwrap();
    assert_eq!(saved.inbox, Some(id));
    assert_eq!(store.inbox_line(id).unwrap().unwrap().line, "вчера зв: просят скидку 5 %; !КП до пн");
    let saved = capture::save(&store, &understand("вчера зв вега: просят скидку 5 %; !КП до пн")).unwrap();
    assert_eq!(store.count_inbox().unwrap(), 0);
    let entry = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!((entry.owner, entry.text("day")), (Some(vega), "2026-11-19"), "yesterday is counted from when it was typed");
    assert_eq!(store.open_actions_of(vega, "our_promise", 9).unwrap()[0].due_on.as_deref(), Some("2026-11-23"));
    store.undo().unwrap();
    assert_eq!(store.count_inbox().unwrap(), 1, "one undo takes all of it back");
}

/// A desk on a file with one row of each kind that needs attention.
fn desk() -> Desk {
    Desk::on(Lang::Ru, (120, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let (vega, orion) = (account(&store, "Вега"), account(&store, "Орион"));
        let (ivanov, _) = person(&store, vega, "Иванов", Some(30));
        contact(&store, vega, &[ivanov], &ago(40), "held");
        contact(&store, orion, &[], &ago(90), "held");
        let (petrova, _) = person(&store, orion, "Петрова", None);
        edit(&store, Entity::Person, petrova, "birthday", Value::text(format!("--{}", TODAY.get(5..).unwrap())));
        store.step(Verb::Verify, "", |change| change.verify_on(orion, "about", &ago(200))).unwrap();
        for days in [3, 4] {
            let entry = Record::owned(Entity::Entry, vega).with_text("kind", "complaint").with_text("state", "held");
            add(&store, entry.with_text("day", ago(days)));
        }
        capture::keep_in_inbox(&store, "звонили насчёт образцов").unwrap();
    })
}

/// What is said of a client would sound like blame, or not tell whom it is about.
#[test]
fn what_needs_attention_is_said_as_a_colleague_would() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (vega, orion) = (account(&store, "Вега"), account(&store, "Орион"));
    let (ivanov, _) = person(&store, vega, "Иванов", Some(31));
    contact(&store, vega, &[ivanov], &ago(52), "held");
    contact(&store, orion, &[], &ago(71), "held");
    person(&store, orion, "Новикова", Some(14));
    let (petrova, _) = person(&store, vega, "Петрова", None);
    edit(&store, Entity::Person, petrova, "birthday", Value::text("1975-11-25"));
    store.step(Verb::Verify, "", |change| change.verify_on(vega, "about", &ago(257))).unwrap();
    for days in [3, 4] {
        let entry = Record::owned(Entity::Entry, vega).with_text("kind", "complaint").with_text("state", "held");
        add(&store, entry.with_text("day", ago(days)));
    }
    let debt = Record::owned(Entity::Debt, orion).with_text("title", "счёт 118").with_text("due_on", ago(12));
    add(&store, debt.with("amount", Value::Int(90_000_000)).with("paid", Value::Int(40_000_000)).with_text("currency", "RUB"));
    let contract = Record::owned(Entity::Contract, orion).with_text("subject", "Плёнка").with_text("state", "open");
    add(&store, contract.with_text("until_on", ahead(37)).with_text("notice", "30d"));
    capture::keep_in_inbox(&store, "звонили насчёт образцов").unwrap();
    let said = |lang| attention(&store).iter().map(|row| row.sentence.said(lang)).collect::<Vec<_>>();
    assert_eq!(
        said(Lang::Ru),
        [
            "Во входящих, нужно уточнить: звонили насчёт образцов",
            "Претензии повторяются: Вега, 2 претензии за 30 дней",
            "Орион · Долг: счёт 118 — 500 000 руб., просрочен 12 дней",
            "Орион · Договор: Плёнка — решить до вт 01.12",
            "Связаться: Иванов, Вега — последний контакт 03.10 (52 дня назад), ритм 31 день",
            "Связаться: Новикова, Орион — контактов ещё не было, ритм 14 дней",
            "День рождения завтра: Петрова, Вега, исполняется 51 год",
            "Уточнить досье: Вега — 1 раздел, дольше всего не проверялось с 12.03",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "In the inbox, to be settled: звонили насчёт образцов",
            "Complaints repeat: Вега, 2 complaints in 30 days",
            "Орион · Debt: счёт 118 — 500 000 RUB, overdue by 12 days",
            "Орион · Contract: Плёнка — decide by Tue 1 Dec",
            "Reconnect: Иванов, Вега, last contact 3 Oct (52 days ago), rhythm 31 days",
            "Get in touch: Новикова, Орион, no contact so far, rhythm 14 days",
            "Birthday tomorrow: Петрова, Вега, turns 51",
            "Check the dossier: Вега, 1 section, the oldest verified 12 Mar",
        ]
    );
}

/// A row that no key can settle would stand on *Today* for ever.
#[test]
fn every_row_that_needs_attention_is_done_by_space() {
    let mut desk = desk();
    let kinds = |desk: &Desk| -> Vec<&'static str> { attention(&desk.store()).iter().map(|row| row.kind.key).collect() };
    assert_eq!(kinds(&desk), ["inbox", "complaints", "rhythm", "reconnect", "birthday", "stale"]);
    // The inbox: the account is named and the line becomes an entry.
    desk.keys("<Space>").sees("Разобрать входящее").keys("<Home>вега: <Enter>").sees("отменить");
    assert_eq!(kinds(&desk), ["complaints", "rhythm", "reconnect", "birthday", "stale"]);
    desk.keys("<Space>").sees("Отложено до");
    assert_eq!(kinds(&desk), ["rhythm", "reconnect", "birthday", "stale"]);
    desk.keys("<Space>").sees("+Иванов").keys("созвонились<Enter>").sees("отменить");
    assert_eq!(kinds(&desk), ["reconnect", "birthday", "stale"]);
    desk.keys("<Space>").sees("Записать одной строкой").keys("созвонились<Enter>").sees("отменить");
    assert_eq!(kinds(&desk), ["birthday", "stale"]);
    desk.keys("<Space>").sees("сообщение: +Петрова поздравили").keys("<Enter>").sees("отменить");
    assert_eq!(kinds(&desk), ["stale"]);
    let written = desk.store().load(Entity::Entry, 8).unwrap().unwrap();
    assert_eq!((written.text("kind"), written.get("people").ids().len()), ("message", 1));
    desk.keys("<Space>").sees("проверенное сегодня");
    assert_eq!(kinds(&desk), Vec::<&str>::new());
    desk.keys("uuuuuu");
    assert_eq!(kinds(&desk).len(), 6, "and each of it can be taken back");
}

/// A row that cannot wait until tomorrow would be done badly today.
#[test]
fn every_row_that_needs_attention_can_wait() {
    let mut desk = desk();
    for left in (0..6).rev() {
        desk.keys("t").sees("Отложено до завтра");
        assert_eq!(attention(&desk.store()).len(), left);
    }
    desk.keys("uuuuuu");
    desk.keys("jjT").sees("Отложить · Иванов").keys("+3д<Tab>в отпуске<Enter>");
    assert_eq!(attention(&desk.store()).len(), 5);
    let later = Store::open(&desk.file(), Clock::Fixed(DateTime::parse_from_rfc3339("2026-11-27T09:00:00+03:00").unwrap())).unwrap();
    let back: Vec<_> = attention(&later).into_iter().filter_map(|row| row.put_off).map(|put| (put.until, put.reason)).collect();
    assert_eq!(back, [(ahead(3), "в отпуске".to_owned())]);
    // Only what was typed can be deleted; no key may delete a person by their row.
    desk.keys("gd").sees("Удалено: звонили насчёт образцов");
    assert_eq!(desk.store().count_inbox().unwrap(), 0);
    desk.keys("jd").sees("такого действия нет");
    desk.keys("uu");
    assert_eq!((desk.store().count_inbox().unwrap(), attention(&desk.store()).len()), (1, 6));
}

/// Enter would lead nowhere, or to the wrong place.
#[test]
fn every_row_opens_what_it_is_about() {
    for (keys, wanted) in [
        ("", "Разобрать входящее"),
        ("j", "Дневник ·"),
        ("jj", "Иванов"),
        ("jjj", "Люди ·"),
        ("jjjj", "Петрова"),
        ("jjjjj", "── Чем занимается ─"),
    ] {
        desk().keys(keys).keys("<Enter>").sees(wanted);
    }
    desk().keys("jjm").sees("Встреча или звонок · Вега").sees("Иванов");
    // The complaint that was heard last is the one that is selected.
    let mut complaints = desk();
    complaints.keys("je").sees("такого действия нет").keys("<Enter>");
    let is_complaint = |line: &str| line.contains('►') && line.contains("претензия");
    assert!(complaints.screen().lines().any(is_complaint), "{}", complaints.screen());
}

/// Among fifty rows the one of the client who is on the phone would have to be sought by eye.
#[test]
fn rows_are_found_by_letters_and_put_in_order() {
    let mut desk = desk();
    desk.keys("/orion").sees_no("Вега").sees_no("Орион").sees("Ничего не подходит");
    desk.keys("<Esc>/jhbjy").sees("Орион").sees_no("Иванов ·").sees("Петрова");
    // Enter opens the row on which one stands.
    desk.keys("<Enter>").sees("Люди ·").keys("1").sees("─ jhbjy ─").keys("<Esc>").sees("Иванов ·");
    // In the list alone: the page beside it is that of the row which stays selected.
    let place = |desk: &Desk, text: &str| (0..40).find(|y| desk.region(Rect { x: 0, y: *y, width: 72, height: 1 }).contains(text));
    desk.keys("s").sees("по клиенту");
    assert!(place(&desk, "Вега") < place(&desk, "Орион"));
    desk.keys("S");
    assert!(place(&desk, "Орион") < place(&desk, "Вега"));
}

/// A file on whose Today not everything has room: meetings and promises of today and of later days, and one without a day.
fn full(size: (u16, u16)) -> Desk {
    Desk::on(Lang::Ru, size, |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let vega = account(&store, "Вега");
        let meet = |on: String, time: &str, purpose: &str| {
            let entry = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "planned").with_text("day", on);
            add(&store, entry.with_text("time", time).with_text("purpose", purpose));
        };
        meet(ahead(0), "07:30", "утренний обзор");
        meet(ahead(0), "14:30", "отсрочка");
        for days in 1..7 {
            meet(ahead(days), "11:00", &format!("встреча {days}"));
        }
        let promise = |title: &str, due: Option<String>| {
            let action = Record::owned(Entity::Action, vega).with_text("kind", "our_promise").with_text("state", "open");
            add(&store, action.with_text("title", title).with_text("due_on", due.unwrap_or_default()));
        };
        for days in 1..9 {
            promise(&format!("просрочено {days}"), Some(ago(days)));
        }
        for days in 1..7 {
            promise(&format!("позже {days}"), Some(ahead(days)));
        }
        promise("когда-нибудь", None);
    })
}

/// What is late would be pushed off the screen by what is far ahead, or a promise without a day would be forgotten.
#[test]
fn later_days_are_folded_and_what_is_late_never_is() {
    let mut desk = full((80, 24));
    desk.sees("── Встречи и звонки · 8 ").sees("── Мы обещали · 15 ─ просрочено 8").sees("+ ещё");
    for days in 1..9 {
        desk.sees(&format!("просрочено {days}"));
    }
    desk.sees_no("когда-нибудь").sees("без срока 1");
    // The hour of every meeting, and what passed without being written down.
    desk.sees(" ? 07:30 ").sees("утренний обзор · не записано").sees("►  14:30 ").sees("завтра 11:00");
    // Enter on what stands for the folded shows them, Esc folds them again.
    let folded = desk.rows_with("+ ещё").len();
    desk.keys("G<Enter>").sees("когда-нибудь").sees("без срока").keys("<Esc>").sees_no("когда-нибудь");
    assert_eq!(desk.rows_with("+ ещё").len(), folded);
    // Found by letters, nothing is folded.
    desk.keys("/когда").sees("когда-нибудь").sees("── Мы обещали ─ 1 из 15 ");
    // Where all of it has room, nothing is.
    full((80, 60)).sees("когда-нибудь").sees_no("+ ещё");
}

/// The row a key acts on would be another one than the row found.
/// Of twelve debts the two newest, which were the greatest, stood nowhere, and the title said ten.
#[test]
fn what_is_beyond_ten_of_a_kind_is_told_and_had_by_a_key() {
    let with_debts = |count: u64| {
        Desk::on(Lang::Ru, (80, 24), |file| {
            let store = Store::open(file, Clock::Fixed(DateTime::parse_from_rfc3339(support::MORNING).unwrap())).unwrap();
            let orion = account(&store, "Орион");
            for days in 1..=count {
                let debt = Record::owned(Entity::Debt, orion).with_text("title", format!("счёт {days}")).with_text("due_on", ago(days));
                add(&store, debt.with("amount", Value::Int(i64::try_from(days).unwrap() * 100)));
            }
            add(
                &store,
                Record::owned(Entity::Contract, orion)
                    .with_text("subject", "Поставка")
                    .with_text("state", "open")
                    .with_text("until_on", ahead(5)),
            );
        })
    };
    let mut desk = with_debts(12);
    assert_eq!(attention(&desk.store()).len(), 13);
    // There is room for all of them.
    desk.sees("Требует внимания · 13").sees("счёт 1 ").sees_no("+ ещё");
    let mut desk = with_debts(40);
    desk.sees("Требует внимания · 41")
        .keys("<End>")
        .sees("+ ещё 30")
        .sees_no("счёт 12 ")
        .keys("<Enter>")
        .sees_no("+ ещё")
        .keys("<End>")
        .sees("счёт 1 ");
    // Of more than are read that is said.
    with_debts(120).sees("больше 100 одного вида: показаны первые");
}

#[test]
fn the_same_record_stays_selected() {
    let titles = |desk: &Desk| -> Vec<String> {
        let store = desk.store();
        let mut rows = store.open_actions("our_promise", "2027-01-01", 99).unwrap();
        rows.extend(store.undated_actions("our_promise", 99).unwrap());
        rows.into_iter().map(|row| row.title).collect()
    };
    let mut desk = full((80, 60));
    let selected = |desk: &Desk| desk.rows_with("►").into_iter().map(|y| desk.row(y)).collect::<String>();
    desk.keys("/позже 5<Tab><Esc>");
    assert!(selected(&desk).contains("позже 5"), "{}", desk.screen());
    desk.keys("d");
    assert!(!titles(&desk).contains(&"позже 5".to_owned()) && titles(&desk).len() == 14);
    assert!(selected(&desk).contains("позже 6"), "the next one of the group: {}", desk.screen());
    desk.keys("u");
    assert!(selected(&desk).contains("позже 5"), "what came back is selected again: {}", desk.screen());
    desk.keys("s");
    assert!(selected(&desk).contains("позже 5"), "another order: {}", desk.screen());
    desk.keys("ss/нет такого<Esc>");
    assert!(selected(&desk).contains("позже 5"), "nothing was found: {}", desk.screen());
    // Another window adds a row above it.
    let store = desk.store();
    let vega = store.accounts_matching("вега", 1).unwrap()[0].0;
    let action = Record::owned(Entity::Action, vega).with_text("kind", "our_promise").with_text("state", "open");
    add(&store, action.with_text("title", "срочно").with_text("due_on", ago(30)));
    desk.look_around();
    assert!(selected(&desk).contains("позже 5") && desk.screen().contains("срочно"), "{}", desk.screen());
}

/// Of more rows than are read at first those below would never be reached.
#[test]
fn what_stands_below_the_first_screen_is_read_when_it_is_gone_to() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let vega = account(&store, "Вега");
        for n in 0..80 {
            let action = Record::owned(Entity::Action, vega).with_text("kind", "our_promise").with_text("state", "open");
            add(&store, action.with_text("title", format!("дело {n:02}")).with_text("due_on", ago(100 - n)));
        }
        person(&store, vega, "Иванов", Some(30));
    });
    desk.sees("── Мы обещали · 80 ─ просрочено 80").sees("дело 00").sees_no("Иванов");
    desk.keys("G").sees("Иванов").sees("── Требует внимания · 1");
    desk.keys("k").sees("►  + ещё 20").keys("<Enter>").keys("G").sees("дело 79");
    let mut desk = full((80, 24));
    desk.keys("jjjjjjjjjjjjjjjjjjjj");
    assert!(desk.rows_with("►").len() == 1, "{}", desk.screen());
}

/// Done, a promise stays where it stood, and the next open one of its group has the keys; taken back, it has them again.
#[test]
fn what_was_done_stays_under_the_eye_and_the_next_open_row_follows() {
    let mut desk = full((80, 24));
    let selected = |desk: &Desk| desk.rows_with("►").into_iter().map(|y| desk.row(y)).collect::<String>();
    let state = |desk: &Desk| {
        let mut open = 0;
        desk.store().each(Entity::Action, |action| open += usize::from(action.text("state") == "open")).unwrap();
        open
    };
    desk.keys("/просрочено 8<Tab><Esc>");
    let open = state(&desk);
    let place = desk.rows_with("►");
    desk.keys("<Space>").sees("Выполнено: просрочено 8").sees("Мы обещали · 14");
    assert!(desk.row(place[0]).contains("[x]") && desk.row(place[0]).contains("просрочено 8"), "{}", desk.screen());
    assert_eq!((desk.rows_with("►"), state(&desk)), (vec![place[0] + 1], open - 1), "{}", desk.screen());
    let next = selected(&desk);
    desk.keys("<Space>");
    assert_eq!((desk.rows_with("►"), state(&desk)), (vec![place[0] + 2], open - 2), "{}", desk.screen());
    desk.keys("u");
    assert_eq!(selected(&desk), next);
    desk.keys("u").sees("Мы обещали · 15");
    assert!(selected(&desk).contains("просрочено 8"), "{}", desk.screen());
    assert_eq!(state(&desk), open);
    // Gone back to, the same key takes it back too.
    desk.keys("<Space>k<Space>").sees("Снова открыто").sees("Мы обещали · 15");
    assert!(selected(&desk).contains("просрочено 8"), "{}", desk.screen());
    assert_eq!(state(&desk), open);
    // It goes when the place is left.
    desk.keys("<Space>2").keys("1").sees_no("просрочено 8 ");
    assert_eq!(desk.rows_with("[x]"), Vec::<u16>::new());
    // What was moved to a later day stays in sight: the same key moves nothing else.
    desk.keys("/просрочено 7<Tab><Esc>tt").sees("Перенесено на завтра");
    assert!(selected(&desk).contains("просрочено 7"), "{}", desk.screen());
}

/// A long subject pushed the day by which one has to decide off the row.
#[test]
fn the_day_to_decide_by_stands_whatever_the_name() {
    let mut desk = support::desk::Desk::on(Lang::Ru, (80, 24), |file| {
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        let orion = account(&store, "Орион");
        let subject = "Поставка трёхслойной плёнки, коробов и поддонов на северный и южный склады";
        let contract = Record::owned(Entity::Contract, orion).with_text("subject", subject).with_text("state", "open");
        add(&store, contract.with_text("until_on", ahead(37)).with_text("notice", "30d"));
    });
    desk.keys("1").sees("Поставка").sees("решить до вт 01.12");
}

/// A promise of next week but one would be told nowhere until it presses: «+ позже 1», and Enter shows it.
#[test]
fn promises_of_two_weeks_are_told_of() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::on(Lang::Ru, size, |file| {
            let store = Store::open(file, support::morning()).unwrap();
            let vega = account(&store, "Вега");
            for (title, due) in [("скоро", ahead(2)), ("через десять", ahead(10)), ("через месяц", ahead(30))] {
                let action = Record::owned(Entity::Action, vega).with_text("kind", "our_promise").with_text("state", "open");
                add(&store, action.with_text("title", title).with_text("due_on", due));
            }
        });
        desk.sees("Мы обещали · 1").sees("скоро").sees("+ позже 1").sees_no("Вега         через");
        desk.keys("G")
            .sees("Enter показать все")
            .keys("<Enter>")
            .sees("Вега         через десять")
            .sees("Мы обещали · 1")
            .sees_no("Вега         через месяц");
        desk.keys("<Esc>").sees("+ позже 1").keys("<F2>").sees_no("позже");
    }
}
