//! Undo, redo, history and conflicts: without them a slip of the finger costs the KAM a note.
#![allow(clippy::unwrap_used)]

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::store::{Error, Query, Store, Verb};

fn clock() -> Clock {
    Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap())
}

fn open(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("kam.db"), clock()).unwrap()
}

fn all() -> Query {
    Query { limit: 100, ..Query::default() }
}

fn add_account(store: &Store, name: &str) -> i64 {
    store.step(Verb::Create, name, |change| change.insert(&Record::new(Entity::Account).with_text("short_name", name))).unwrap()
}

fn add_person(store: &Store, account: i64, family: &str, phone: &str) -> (i64, i64) {
    store
        .step(Verb::Create, family, |change| {
            let person = change.insert(&Record::new(Entity::Person).with_text("family_name", family).with_text("phones", phone))?;
            let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with("attitude", Value::Int(1));
            Ok((person, change.insert(&role)?))
        })
        .unwrap()
}

/// Everything the journal covers, as text.
fn picture(store: &Store) -> String {
    let mut picture = String::new();
    for entity in Entity::ALL {
        store.each(entity, |record| picture.push_str(&format!("{} {:?} {}\n", record.def().table, record.id, record.json()))).unwrap();
    }
    picture
}

#[test]
fn every_step_can_be_taken_back_and_made_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let mut pictures = vec![picture(&store)];
    let account = add_account(&store, "Ромашка");
    pictures.push(picture(&store));
    let (person, role) = add_person(&store, account, "Щёголева", "+7 900 000-20-05");
    pictures.push(picture(&store));
    store
        .step(Verb::Edit, "", |change| {
            let boss = change.insert(&Record::new(Entity::Person).with_text("family_name", "Начальников"))?;
            change.set(Entity::Affiliation, role, "reports_to_id", Value::Int(boss))
        })
        .unwrap();
    pictures.push(picture(&store));
    let entry = Record::owned(Entity::Entry, account)
        .with_text("kind", "call")
        .with_text("day", "2026-11-20")
        .with_text("state", "held")
        .with("people", Value::Ids(vec![person]));
    let entry = store.step(Verb::Create, "", |change| change.insert(&entry)).unwrap();
    store.step(Verb::Tick, "", |change| change.tick(entry, "purpose", true)).unwrap();
    pictures.push(picture(&store));
    store.step(Verb::Delete, "Ромашка", |change| change.delete(Entity::Account, account)).unwrap();
    store.step(Verb::Delete, "Щёголева", |change| change.delete(Entity::Person, person)).unwrap();
    pictures.push(picture(&store));

    let store = open(&folder);
    for count in [2, 2, 1, 1, 1] {
        pictures.pop();
        for _ in 0..count {
            assert!(store.undo().unwrap().is_some());
        }
        assert_eq!(picture(&store), *pictures.last().unwrap());
    }
    assert_eq!(store.undo().unwrap(), None);
    let store = open(&folder);
    let mut made_again = 0;
    while let Some(step) = store.redo().unwrap() {
        made_again += 1;
        if made_again == 5 {
            assert_eq!(store.accounts(&all(), "2026-11-22").unwrap().rows[0].last_contact.as_deref(), Some("2026-11-20"));
            assert_eq!(store.ticks(entry).unwrap(), ["purpose"]);
            assert_eq!(store.judgements("affiliation", role).unwrap().len(), 1);
        }
        assert!(!step.verb.code().is_empty());
    }
    assert_eq!(made_again, 7);
    assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    assert_eq!(store.stale_find_texts().unwrap(), 0);
}

#[test]
fn a_new_change_ends_what_could_be_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    add_account(&store, "Первый");
    store.undo().unwrap();
    add_account(&store, "Второй");
    assert_eq!(store.redo().unwrap(), None);
    store.step(Verb::Edit, "", |_| Ok(())).unwrap();
    assert_eq!(store.undo().unwrap().unwrap().subject, "Второй", "a step without a change is no step");
}

#[test]
fn a_step_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let failed: Result<(), Error> = store.step(Verb::Create, "", |change| {
        change.insert(&Record::new(Entity::Account).with_text("short_name", "Призрак"))?;
        Err(Error::Gone)
    });
    assert!(failed.is_err());
    assert_eq!(store.count_accounts().unwrap(), 0);
}

#[test]
fn the_history_of_a_field_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let account = add_account(&store, "Ромашка");
    for city in ["Москва", "Тверь"] {
        store.step(Verb::Edit, "", |change| change.set(Entity::Account, account, "city", Value::text(city))).unwrap();
    }
    let history = store.history("account", account, &["city"], 10).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!((&history[0].before, &history[0].after), (&Value::text("Москва"), &Value::text("Тверь")));
    assert_eq!(history[1].before, Value::Empty);
}

#[test]
fn saving_over_a_newer_change_shows_it_instead_of_losing_it() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (open(&folder), open(&folder));
    let account = add_account(&here, "Ромашка");
    let read = here.load(Entity::Account, account).unwrap().unwrap();
    let version = here.revision().unwrap();
    there.step(Verb::Edit, "", |change| change.set(Entity::Account, account, "city", Value::text("Тверь"))).unwrap();
    assert_ne!(here.revision().unwrap(), version, "the screen would not follow");

    let mine = read.clone().with_text("city", "Москва");
    let refused = here.step(Verb::Edit, "", |change| change.update(&read, &mine));
    let Err(Error::Conflict(theirs)) = refused else { panic!("{refused:?}") };
    assert_eq!(theirs, [("city".to_owned(), Value::text("Тверь"))]);

    let other_field = read.clone().with_text("industry", "Упаковка");
    here.step(Verb::Edit, "", |change| change.update(&read, &other_field)).unwrap();
    let now = here.load(Entity::Account, account).unwrap().unwrap();
    assert_eq!((now.text("city"), now.text("industry")), ("Тверь", "Упаковка"));
}

#[test]
fn two_merged_persons_lose_nothing_and_can_be_parted_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (one, two) = (add_account(&store, "Ромашка"), add_account(&store, "Север"));
    let (kept, _) = add_person(&store, one, "Ким", "+7 900 000-20-13");
    let (other, role) = add_person(&store, one, "Ким", "8 900 000 20 13; +7 900 000-20-14");
    store
        .step(Verb::Edit, "", |change| {
            change.set(Entity::Person, other, "given_name", Value::text("Вера"))?;
            change.set(Entity::Affiliation, role, "position", Value::text("Бухгалтер"))?;
            change.insert(&Record::owned(Entity::Affiliation, two).with("person_id", Value::Int(other)))
        })
        .unwrap();
    let before = picture(&store);
    store.step(Verb::Merge, "Ким", |change| change.merge(Entity::Person, kept, other)).unwrap();
    let person = store.load(Entity::Person, kept).unwrap().unwrap();
    assert_eq!(person.text("given_name"), "Вера");
    assert_eq!(person.text("phones"), "+7 900 000-20-13; +7 900 000-20-14");
    assert_eq!(store.accounts_of(kept).unwrap().iter().map(|(id, ..)| *id).collect::<Vec<_>>(), [one, two]);
    assert_eq!(store.people(one, &all()).unwrap().rows[0].position, "Бухгалтер");
    assert!(store.load(Entity::Person, other).unwrap().is_none());
    store.undo().unwrap();
    assert_eq!(picture(&store), before);
}

/// The other window's last step would stay, and the one before it be taken back under it.
#[test]
fn two_windows_take_back_the_last_step_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kam.db");
    let (one, other) = (Store::open(&path, clock()).unwrap(), Store::open(&path, clock()).unwrap());
    for n in 0..30 {
        add_account(if n % 2 == 0 { &one } else { &other }, &format!("Клиент {n:02}"));
    }
    let turn = |store: Store| (0..10).map(|_| store.undo().unwrap().unwrap().subject).collect::<Vec<_>>();
    let threads = [one, other].map(|store| std::thread::spawn(move || turn(store)));
    let undone: Vec<String> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    let store = Store::open(&path, clock()).unwrap();
    assert_eq!(store.count_accounts().unwrap(), 10);
    let different: std::collections::BTreeSet<_> = undone.iter().collect();
    assert_eq!(different.len(), 20, "{undone:?}");
    assert!(undone.iter().all(|name| name.as_str() >= "Клиент 10"), "{undone:?}");
    // What was taken back first comes again first.
    assert_eq!(store.redo().unwrap().unwrap().subject, "Клиент 10");
}

/// It would be said to have been taken back, though nothing changed.
#[test]
fn a_step_of_which_nothing_is_left_is_not_turned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kam.db");
    let mut store = Store::open(&path, clock()).unwrap();
    add_account(&store, "Ромашка");
    let gone = add_account(&store, "Василёк");
    // Another program deleted it, past the journal.
    let foreign = rusqlite::Connection::open(&path).unwrap();
    let kept: String =
        foreign.query_row("SELECT sql FROM sqlite_master WHERE name = 'journal_account_delete'", [], |row| row.get(0)).unwrap();
    foreign.execute_batch(&format!("DROP TRIGGER journal_account_delete; DELETE FROM account WHERE id = {gone}; {kept};")).unwrap();
    store.heed_schema().unwrap();
    assert_eq!(store.undo().unwrap().unwrap().subject, "Ромашка");
    assert_eq!(store.count_accounts().unwrap(), 0);
}

/// When the clocks change, an hour comes twice or not at all: what was done later is taken back first, and a day is a day.
#[test]
fn the_order_of_steps_and_today_hold_when_the_clocks_change() {
    let at = |moment: &str| Clock::Fixed(chrono::DateTime::parse_from_rfc3339(moment).unwrap());
    for (hours, day) in [
        // 2:00 to 3:00 comes twice.
        (["2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00", "2026-10-25T02:55:00+01:00"], "2026-10-25"),
        // 2:00 to 3:00 does not come.
        (["2026-03-29T01:59:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:01:00+02:00"], "2026-03-29"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let open = |moment: &str| Store::open(&folder.path().join("kam.db"), at(moment)).unwrap();
        for (moment, name) in hours.into_iter().zip(["Первая", "Вторая", "Третья"]) {
            let store = open(moment);
            assert_eq!(store.clock().today().to_string(), day);
            add_account(&store, name);
        }
        let store = open(hours[2]);
        let names = |store: &Store| {
            let mut names: Vec<String> = store.accounts(&all(), day).unwrap().rows.into_iter().map(|row| row.name).collect();
            names.sort();
            names
        };
        // An hour that there was not, or was twice, is written down as it was said.
        let parsed = kamdesk::capture::parse("в 2:30 зв первая: ок; !КП завтра", store.clock().today(), store.clock().time());
        let meaning = kamdesk::capture::resolve(&store, &parsed, kamdesk::capture::Screen::default()).unwrap();
        let due = meaning.promises[0].due.unwrap();
        assert_eq!((meaning.day.to_string().as_str(), (due - meaning.day).num_days()), (day, 1));
        assert_eq!(meaning.time.unwrap().format("%H:%M").to_string(), "02:30");
        assert!(!meaning.planned, "{:?}", meaning.doubt());
        let saved = kamdesk::capture::save(&store, &meaning).unwrap();
        assert_eq!(store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap().text("day"), day);
        store.undo().unwrap().unwrap();
        assert_eq!(names(&store), ["Вторая", "Первая", "Третья"]);
        for left in [&["Вторая", "Первая"][..], &["Первая"], &[]] {
            store.undo().unwrap().unwrap();
            assert_eq!(names(&store), left);
        }
        for left in [&["Первая"][..], &["Вторая", "Первая"]] {
            store.redo().unwrap().unwrap();
            assert_eq!(names(&store), left);
        }
    }
}
