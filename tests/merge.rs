//! Two records made one, and parted again: whoever merges the wrong namesakes must not lose what they know of either.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::store::split::Parted;
use kamdesk::store::{Change, Result, Store, Verb};
use proptest::prelude::*;
use tempfile::TempDir;

const DAY: &str = "2026-11-20";

fn at(now: &str) -> Clock {
    Clock::Fixed(chrono::DateTime::parse_from_rfc3339(now).unwrap())
}

/// A file with two accounts and two namesakes, of whom everything is known that can be.
struct World {
    folder: TempDir,
    store: Store,
    accounts: [i64; 2],
    persons: [i64; 2],
}

impl World {
    fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), at("2026-11-22T12:00:00+03:00")).unwrap();
        let (accounts, persons) = store.step(Verb::Create, "", fill).unwrap();
        World { folder, store, accounts, persons }
    }

    fn step<T>(&self, work: impl FnOnce(&Change) -> Result<T>) -> T {
        self.store.step(Verb::Edit, "", work).unwrap()
    }

    fn merge(&self, entity: Entity, kept: i64, other: i64) {
        self.store.step(Verb::Merge, "", |change| change.merge(entity, kept, other)).unwrap();
        self.is_whole();
    }

    /// Parts the merge that stands at a place in the list, newest first.
    fn split(&self, entity: Entity, kept: i64, place: usize) -> Parted {
        let merged = self.store.merges_of(entity, kept).unwrap().remove(place);
        let parted = self.store.step(Verb::Split, "", |change| change.split(&merged)).unwrap();
        self.is_whole();
        parted
    }

    fn is_whole(&self) {
        assert_eq!(self.store.faults().unwrap(), Vec::<String>::new());
        assert_eq!(self.store.stale_find_texts().unwrap(), 0, "what is found disagrees with what is written");
    }

    fn load(&self, entity: Entity, id: i64) -> Record {
        self.store.load(entity, id).unwrap().unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.store.each(Entity::Person, |person| names.push(person.title().to_owned())).unwrap();
        names
    }

    /// Every row of every table that holds knowledge, as it stands in the file.
    fn picture(&self) -> String {
        let sql = rusqlite::Connection::open(self.folder.path().join("kam.db")).unwrap();
        let column = |sql: &rusqlite::Connection, query: &str| -> Vec<String> {
            sql.prepare(query).unwrap().query_map([], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect()
        };
        let tables = column(
            &sql,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'find_%' ORDER BY name",
        );
        let mut picture = String::new();
        for table in tables.iter().filter(|table| !["step", "change", "current_step", "draft", "doubt"].contains(&table.as_str())) {
            let columns = column(&sql, &format!("SELECT '\"' || name || '\"' FROM pragma_table_info('{table}')")).join(", ");
            for row in column(&sql, &format!("SELECT json_array({columns}) FROM {table} ORDER BY 1")) {
                // A person whose rhythm went elsewhere keeps an empty line among the figures.
                if !(table == "rhythm" && row.ends_with("null,null,null]")) {
                    picture.push_str(&format!("{table} {row}\n"));
                }
            }
        }
        picture
    }
}

fn fill(change: &Change) -> Result<([i64; 2], [i64; 2])> {
    let account = |name: &str, city: &str| {
        change.insert(&Record::new(Entity::Account).with_text("short_name", name).with_text("city", city).with_text("note", name))
    };
    let accounts = [account("Ромашка", "Тверь")?, account("Север", "Вологда")?];
    change.set(Entity::Account, accounts[1], "parent_id", Value::Int(accounts[0]))?;
    let colleague = change.insert(&Record::new(Entity::Colleague).with_text("name", "Лосев"))?;
    let mut persons = [0; 2];
    for (at, (given, phones, note)) in
        [("", "+7 900 000-20-13", "пишет коротко"), ("Вера", "8 900 000 20 13; +7 900 000-20-14", "ценит сроки")].into_iter().enumerate()
    {
        let person = Record::new(Entity::Person)
            .with_text("family_name", "Ким")
            .with_text("given_name", given)
            .with_text("phones", phones)
            .with_text("note", note);
        persons[at] = change.insert(&person)?;
        change.leave("person", persons[at], "Отдел", "снабжение", "файл.csv")?;
        change.remember_foreign_id(Entity::Person, persons[at], &format!("crm:{at}"))?;
    }
    let mut roles = Vec::new();
    for (at, person) in persons.into_iter().enumerate() {
        for account in &accounts[..=at] {
            let role = Record::owned(Entity::Affiliation, *account)
                .with("person_id", Value::Int(person))
                .with_text("position", if at == 0 { "закупщик" } else { "бухгалтер" })
                .with("attitude", Value::Int(at as i64 - 1))
                .with("reports_to_id", if at == 0 { Value::Int(persons[1]) } else { Value::Empty })
                .with("mirror_id", Value::Int(colleague));
            roles.push((change.insert(&role.with("rhythm_days", Value::Int(30)))?, *account));
        }
        let entry = |people: Vec<i64>, notes: &str| {
            Record::owned(Entity::Entry, accounts[at])
                .with_text("kind", "call")
                .with_text("state", "held")
                .with_text("day", DAY)
                .with_text("notes", notes)
                .with("people", Value::Ids(people))
        };
        let alone = change.insert(&entry(vec![person], "говорили о сроках"))?;
        change.insert(&entry(persons.to_vec(), "были вдвоём"))?;
        let action = Record::owned(Entity::Action, accounts[at])
            .with_text("title", format!("КП {at}"))
            .with_text("kind", "our_promise")
            .with_text("state", "open")
            .with_text("due_on", DAY)
            .with("person_id", Value::Int(person))
            .with("entry_id", Value::Int(alone));
        change.insert(&action)?;
        let fact = Record::owned(Entity::Fact, accounts[at])
            .with("person_id", Value::Int(person))
            .with_text("title", "любит чай")
            .with_text("kind", "taste")
            .with_text("visibility", "private");
        change.insert(&fact)?;
        let question = Record::owned(Entity::Question, accounts[at]).with_text("title", "кто подпишет?").with_text("state", "open");
        change.insert(&question.with("person_id", Value::Int(person)))?;
        let stage = Record::owned(Entity::Stage, accounts[at]).with_text("kind", "budget").with("people", Value::Ids(persons.to_vec()));
        change.insert(&stage)?;
        let competitor = Record::owned(Entity::Competitor, accounts[at]).with_text("name", "Другие");
        change.insert(&competitor.with("favoured_by_id", Value::Int(person)))?;
        change.verify(accounts[at], "profile")?;
        let purchase = Record::owned(Entity::Opportunity, accounts[at]).with_text("title", "упаковка").with_text("state", "open");
        let purchase = change.insert(&purchase)?;
        for (role, _) in roles.iter().filter(|(_, account)| *account == accounts[at]) {
            let stance = Record::owned(Entity::Stance, purchase).with("affiliation_id", Value::Int(*role));
            change.insert(&stance.with("attitude", Value::Int(1)))?;
        }
        for (from, to) in [(0, 1), (1, 0)] {
            let tie = Record::owned(Entity::Tie, accounts[at]).with("from_id", Value::Int(persons[from]));
            change.insert(&tie.with("to_id", Value::Int(persons[to])).with_text("kind", "trusts"))?;
        }
    }
    Ok((accounts, persons))
}

/// A merge of two who are not one would have to be undone together with a week of work.
#[test]
fn merged_and_parted_they_are_the_same_two_records() {
    for (entity, turned) in [(Entity::Person, false), (Entity::Person, true), (Entity::Account, false), (Entity::Account, true)] {
        let world = World::new();
        let mut pair = if entity == Entity::Person { world.persons } else { world.accounts };
        if turned {
            pair.reverse();
        }
        let before = world.picture();
        world.merge(entity, pair[0], pair[1]);
        let merged = world.picture();
        assert_ne!(merged, before);
        assert!(world.store.load(entity, pair[1]).unwrap().is_none());
        let parted = world.split(entity, pair[0], 0);
        assert_eq!((parted.other, parted.stayed.len()), (pair[1], 0), "{parted:?}");
        assert_eq!(world.picture(), before, "{entity:?} {turned}");
        assert_eq!(world.store.merges_of(entity, pair[0]).unwrap(), []);
        world.store.undo().unwrap().unwrap();
        assert_eq!(world.picture(), merged, "the undo of a split");
        world.store.redo().unwrap().unwrap();
        assert_eq!(world.picture(), before);
        world.store.undo().unwrap();
        world.store.undo().unwrap();
        assert_eq!(world.picture(), before);
        world.is_whole();
    }
}

/// What is said of one of two records would be gone as soon as they are made one.
/// «Петрова А. С.» says less than «Петрова Анна Сергеевна», whichever of the two is kept.
#[test]
fn the_fuller_name_stays() {
    for kept in [0, 1] {
        let world = World::new();
        let short =
            Record::new(Entity::Person).with_text("family_name", "Петрова").with_text("given_name", "А.").with_text("middle_name", "С.");
        let whole = short.clone().with_text("given_name", "Анна").with_text("middle_name", "Сергеевна");
        let both = world.step(|change| Ok([change.insert(&short)?, change.insert(&whole)?]));
        world.merge(Entity::Person, both[kept], both[1 - kept]);
        let person = world.load(Entity::Person, both[kept]);
        assert_eq!(["given_name", "middle_name"].map(|key| person.text(key).to_owned()), ["Анна", "Сергеевна"]);
        world.split(Entity::Person, both[kept], 0);
        assert_eq!(world.load(Entity::Person, both[kept]).text("given_name"), ["А.", "Анна"][kept]);
    }
}

#[test]
fn a_merge_loses_nothing() {
    let world = World::new();
    let [kept, other] = world.persons;
    world.step(|change| change.set(Entity::Person, other, "unknown", Value::Int(1)));
    world.merge(Entity::Person, kept, other);
    let person = world.load(Entity::Person, kept);
    assert_eq!((person.text("given_name"), person.text("phones")), ("Вера", "+7 900 000-20-13; +7 900 000-20-14"));
    assert!(!person.flag("unknown"), "a known person became a placeholder");
    let left = world.store.leftovers("person", kept).unwrap();
    let left: Vec<(&str, &str)> = left.iter().map(|(name, value, _)| (name.as_str(), value.as_str())).collect();
    for wanted in [("note", "ценит сроки"), ("position · Ромашка", "бухгалтер"), ("attitude · Ромашка", "0"), ("Отдел", "снабжение")]
    {
        assert!(left.contains(&wanted), "{wanted:?} is not among {left:?}");
    }
    let roles = world.store.of_person(Entity::Affiliation, kept).unwrap();
    assert_eq!(roles.len(), 2);
    assert!(roles.iter().all(|role| role.get("reports_to_id").is_empty()), "a person is above themselves");
    let judged = world.store.judgements("affiliation", roles[0].id.unwrap()).unwrap();
    assert_eq!(judged.len(), 2, "the history of both is knowledge");
    assert_eq!(world.store.foreign_ids(Entity::Person, kept).unwrap().len(), 3);
    let held: Vec<(String, u64)> = world.store.holdings(Entity::Person, kept).unwrap();
    assert!(held.contains(&("entry_person".into(), 4)) && held.contains(&("fact".into(), 2)), "{held:?}");
}

/// A role of years ago would melt into that of today.
#[test]
fn roles_of_different_times_stay_two() {
    let world = World::new();
    let [kept, other] = world.persons;
    let role = world.store.person_at(world.accounts[0], other).unwrap().unwrap().id;
    world.step(|change| change.set(Entity::Affiliation, role, "to_on", Value::text("2024-05-01")));
    world.merge(Entity::Person, kept, other);
    assert_eq!(world.store.of_person(Entity::Affiliation, kept).unwrap().len(), 3);
}

#[test]
fn accounts_that_belong_to_each_other_do_not_belong_to_themselves() {
    for turned in [false, true] {
        let world = World::new();
        let mut pair = world.accounts;
        if turned {
            pair.reverse();
        }
        world.merge(Entity::Account, pair[0], pair[1]);
        assert!(world.load(Entity::Account, pair[0]).get("parent_id").is_empty());
        let roles: Vec<_> = world.store.owned(Entity::Affiliation, pair[0]).unwrap();
        assert_eq!(roles.len(), 2, "each of the two persons has one role there");
    }
}

/// Whoever finds the mistake a week later would lose the week, or the split would lose what the week brought.
#[test]
fn what_was_done_since_stays() {
    let world = World::new();
    let [kept, other] = world.persons;
    let [romashka, sever] = world.accounts;
    world.merge(Entity::Person, kept, other);
    let theirs = world.store.of_person(Entity::Action, kept).unwrap();
    world.step(|change| {
        let person = world.load(Entity::Person, kept);
        change.update(&person, &person.clone().with_text("given_name", "Вероника").with_text("emails", "kim@romashka.example"))?;
        // One promise of the other was given to a third person, another was deleted.
        let third = change.insert(&Record::new(Entity::Person).with_text("family_name", "Орлов"))?;
        change.set(Entity::Action, theirs[1].id.unwrap(), "person_id", Value::Int(third))?;
        let fact = world.store.of_person(Entity::Fact, kept).unwrap().pop().unwrap();
        change.delete(Entity::Fact, fact.id.unwrap())?;
        let fresh = Record::owned(Entity::Question, sever).with_text("title", "новый вопрос").with_text("state", "open");
        change.insert(&fresh.with("person_id", Value::Int(kept)))
    });
    // The number of the record that went was given away to the next one.
    assert_eq!(world.names(), ["Ким", "Орлов"]);
    let third = world.store.persons_matching("орлов", None, 2).unwrap()[0].0;
    assert_eq!(third, other);
    let parted = world.split(Entity::Person, kept, 0);
    assert_ne!(parted.other, third);
    let (one, two) = (world.load(Entity::Person, kept), world.load(Entity::Person, parted.other));
    assert_eq!((one.text("given_name"), two.text("given_name")), ("Вероника", "Вера"), "what was changed since stays changed");
    assert_eq!((one.text("phones"), two.text("phones")), ("+7 900 000-20-13", "8 900 000 20 13; +7 900 000-20-14"));
    assert_eq!(one.text("emails"), "kim@romashka.example");
    assert_eq!(world.load(Entity::Person, third).title(), "Орлов");
    assert_eq!(world.load(Entity::Action, theirs[1].id.unwrap()).int("person_id"), Some(third));
    assert_eq!(world.store.accounts_of(parted.other).unwrap().iter().map(|(id, ..)| *id).collect::<Vec<_>>(), [romashka, sever]);
    assert_eq!(world.store.of_person(Entity::Fact, parted.other).unwrap(), [], "what was deleted since stays deleted");
    let questions = world.store.of_person(Entity::Question, kept).unwrap();
    assert!(questions.iter().any(|question| question.title() == "новый вопрос"), "what was added since stays");
    assert_eq!((parted.stayed.get("action"), parted.stayed.get("fact"), parted.stayed.get("person")), (Some(&1), Some(&1), Some(&1)));
    // They are never asked about again.
    assert_eq!(world.store.count_doubts().unwrap(), 0);
}

/// A chain of merges would have to be taken apart from its end.
#[test]
fn merges_of_merges_are_parted_in_any_order() {
    for order in [[0, 0], [1, 0]] {
        let world = World::new();
        let [first, second] = world.persons;
        let before = world.picture();
        let third = world.step(|change| {
            let person = Record::new(Entity::Person).with_text("family_name", "Ким").with_text("phones", "+7 900 000-20-14; 2233445");
            let third = change.insert(&person)?;
            change.insert(&Record::owned(Entity::Affiliation, world.accounts[1]).with("person_id", Value::Int(third)))?;
            Ok(third)
        });
        let three = world.picture();
        world.merge(Entity::Person, second, first);
        world.merge(Entity::Person, third, second);
        let merges = world.store.merges_of(Entity::Person, third).unwrap();
        assert_eq!(merges.iter().map(|merged| merged.name.as_str()).collect::<Vec<_>>(), ["Ким Вера", "Ким"]);
        let mut kept = third;
        for place in order {
            let list = world.store.merges_of(Entity::Person, kept).unwrap();
            let parted = world.split(Entity::Person, kept, place.min(list.len() - 1));
            if place == 0 && kept == third && parted.other == second {
                kept = second;
            }
        }
        for (person, phones) in
            [(first, "+7 900 000-20-13"), (second, "8 900 000 20 13; +7 900 000-20-14"), (third, "+7 900 000-20-14; 2233445")]
        {
            assert_eq!(world.load(Entity::Person, person).text("phones"), phones, "{order:?}");
        }
        let roles = |person| world.store.accounts_of(person).unwrap().into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
        assert_eq!(
            [roles(first), roles(second), roles(third)],
            [vec![world.accounts[0]], world.accounts.to_vec(), vec![world.accounts[1]]]
        );
        if order == [0, 0] {
            assert_eq!(world.picture(), three, "taken apart from the end nothing is left of it");
        }
        for _ in 0..5 {
            world.store.undo().unwrap().unwrap();
        }
        assert_eq!(world.picture(), before);
    }
}

/// After a year a wrong merge could no longer be parted.
#[test]
fn merges_outlive_the_journal() {
    let world = World::new();
    let [kept, other] = world.persons;
    let before = world.picture();
    world.merge(Entity::Person, kept, other);
    world.store.trim_journal("2027-06-01").unwrap();
    assert!(world.store.undo().unwrap().is_none(), "what was before the merge is no longer known");
    let parted = world.split(Entity::Person, kept, 0);
    assert_eq!((parted.other, world.picture()), (other, before.clone()));
    world.store.undo().unwrap().unwrap();
    // A number given away to another is still seen as given away.
    world.step(|change| change.insert(&Record::new(Entity::Person).with_text("family_name", "Орлов").with_text("phones", "2233445")));
    world.store.trim_journal("2027-06-01").unwrap();
    let parted = world.split(Entity::Person, kept, 0);
    assert_eq!(world.load(Entity::Person, other).text("phones"), "2233445");
    assert_eq!(world.load(Entity::Person, parted.other).text("phones"), "8 900 000 20 13; +7 900 000-20-14");
}

/// A merge that was taken back is none.
#[test]
fn a_merge_undone_cannot_be_parted() {
    let world = World::new();
    let [kept, other] = world.persons;
    world.merge(Entity::Person, kept, other);
    world.store.undo().unwrap();
    assert_eq!(world.store.merges_of(Entity::Person, kept).unwrap(), []);
    world.store.redo().unwrap();
    assert_eq!(world.store.merges_of(Entity::Person, kept).unwrap().len(), 1);
    let merged = world.store.merges_of(Entity::Person, kept).unwrap().remove(0);
    world.split(Entity::Person, kept, 0);
    assert!(world.store.step(Verb::Split, "", |change| change.split(&merged)).is_err(), "twice the same record");
}

/// Merged by mistake twice, a record would stand in the list twice, and parting it by the older line would leave it merged
/// for good in the eyes of the newer one.
#[test]
fn whoever_was_parted_and_merged_again_is_parted_once() {
    let world = World::new();
    let [other, kept] = world.persons;
    let before = world.picture();
    world.merge(Entity::Person, kept, other);
    let first = world.store.merges_of(Entity::Person, kept).unwrap().remove(0);
    world.split(Entity::Person, kept, 0);
    world.merge(Entity::Person, kept, other);
    let merges = world.store.merges_of(Entity::Person, kept).unwrap();
    assert_eq!(merges.iter().map(|merged| merged.name.as_str()).collect::<Vec<_>>(), ["Ким"]);
    let merged = world.picture();
    assert!(world.store.step(Verb::Split, "", |change| change.split(&first)).is_err(), "that merge was parted before");
    assert_eq!(world.picture(), merged);
    let parted = world.split(Entity::Person, kept, 0);
    assert_eq!((parted.other, world.picture()), (other, before.clone()));
    assert_eq!(world.store.merges_of(Entity::Person, kept).unwrap(), []);
    for _ in 0..4 {
        world.store.undo().unwrap().unwrap();
    }
    assert_eq!(world.picture(), before);
}

#[derive(Clone, Debug)]
enum Done {
    Merge(bool, usize, usize),
    Split(bool, usize, usize),
    Rename(usize),
    Add(usize),
    Meet(usize, usize),
    Undo,
}

fn anything() -> impl Strategy<Value = Done> {
    prop_oneof![
        3 => (any::<bool>(), 0..4usize, 0..4usize).prop_map(|(account, kept, other)| Done::Merge(account, kept, other)),
        3 => (any::<bool>(), 0..4usize, 0..3usize).prop_map(|(account, kept, place)| Done::Split(account, kept, place)),
        1 => (0..4usize).prop_map(Done::Rename),
        1 => (0..4usize).prop_map(Done::Add),
        1 => (0..4usize, 0..4usize).prop_map(|(account, person)| Done::Meet(account, person)),
        1 => Just(Done::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Whatever is merged, changed and parted in whatever order: no phone, entry, promise, question or fact is lost, the
    /// file stays whole, and all of it can be taken back.
    #[test]
    fn nothing_is_lost_in_any_order(script in prop::collection::vec(anything(), 1..14)) {
        let world = World::new();
        let before = world.picture();
        let ids = |entity: Entity| {
            let mut ids = Vec::new();
            world.store.each(entity, |record| ids.extend(record.id)).unwrap();
            ids
        };
        let nth = |entity: Entity, at: usize| { let ids = ids(entity); ids[at % ids.len()] };
        let entity = |account: bool| if account { Entity::Account } else { Entity::Person };
        let mut steps = 0;
        let mut phones: Vec<String> = vec!["2013".into(), "2014".into()];
        let mut met = 4;
        for (number, done) in script.iter().enumerate() {
            match *done {
                Done::Merge(account, kept, other) => {
                    let (kept, other) = (nth(entity(account), kept), nth(entity(account), other));
                    if kept != other {
                        world.store.step(Verb::Merge, "", |change| change.merge(entity(account), kept, other)).unwrap();
                        steps += 1;
                    }
                }
                Done::Split(account, kept, place) => {
                    let kept = nth(entity(account), kept);
                    let merges = world.store.merges_of(entity(account), kept).unwrap();
                    if !merges.is_empty() {
                        let merged = &merges[place % merges.len()];
                        world.store.step(Verb::Split, "", |change| change.split(merged)).unwrap();
                        steps += 1;
                    }
                }
                Done::Rename(person) => {
                    let id = nth(Entity::Person, person);
                    world.step(|change| change.set(Entity::Person, id, "given_name", Value::text(format!("Имя{number}"))));
                    steps += 1;
                }
                Done::Add(person) => {
                    let id = nth(Entity::Person, person);
                    let phone = format!("90000{number:02}");
                    let known = world.load(Entity::Person, id).text("phones").to_owned();
                    world.step(|change| change.set(Entity::Person, id, "phones", Value::text(format!("{known}; {phone}"))));
                    phones.push(phone);
                    steps += 1;
                }
                Done::Meet(account, person) => {
                    let (account, person) = (nth(Entity::Account, account), nth(Entity::Person, person));
                    let entry = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held");
                    world.step(|change| change.insert(&entry.with_text("day", DAY).with("people", Value::Ids(vec![person]))));
                    met += 1;
                    steps += 1;
                }
                Done::Undo if steps > 0 => {
                    let step = world.store.undo().unwrap().unwrap();
                    steps -= 1;
                    if step.verb == Verb::Edit {
                        // What was added may have gone with it.
                        phones.truncate(2);
                        met = 4;
                    }
                }
                Done::Undo => {}
            }
            let mut held = String::new();
            world.store.each(Entity::Person, |person| held.push_str(&person.text("phones").replace([' ', '-', '+'], ""))).unwrap();
            for phone in &phones {
                prop_assert!(held.contains(phone.as_str()), "{phone} is gone after {done:?}: {held}");
            }
            prop_assert!(ids(Entity::Entry).len() >= met, "an entry is gone after {:?}", done);
            for (entity, least) in [(Entity::Action, 2), (Entity::Question, 2), (Entity::Fact, 2), (Entity::Stage, 2), (Entity::Competitor, 2)] {
                prop_assert_eq!(ids(entity).len(), least, "{:?} after {:?}", entity, done);
            }
            let mut people_met = 0;
            world.store.each(Entity::Entry, |entry| people_met += usize::from(entry.get("people").is_empty())).unwrap();
            prop_assert_eq!(people_met, 0, "an entry without anybody after {:?}", done);
        }
        world.is_whole();
        for _ in 0..steps {
            world.store.undo().unwrap().unwrap();
        }
        prop_assert_eq!(world.picture(), before);
    }
}

/// «ранее: Петрова Аня Сергеевна» was made of the parts that differed and of those that stand now, and nobody was ever called so.
#[test]
fn a_former_name_is_one_that_stood() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), at("2026-11-22T12:00:00+03:00")).unwrap();
    let make = |family: &str, given: &str, middle: &str| {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
        store.step(Verb::Create, "", |change| change.insert(&person.with_text("middle_name", middle))).unwrap()
    };
    let (kept, short, maiden) = (make("Петрова", "Анна", "Сергеевна"), make("Петрова", "Аня", ""), make("Зуева", "Анна", ""));
    for other in [short, maiden] {
        store.step(Verb::Merge, "", |change| change.merge(Entity::Person, kept, other)).unwrap();
    }
    let names: Vec<String> = store.names_of(kept).unwrap().iter().map(kamdesk::store::people::PersonName::full).collect();
    assert_eq!(names, ["Петрова Анна Сергеевна", "Петрова Аня", "Зуева Анна"]);
    assert_eq!(store.all_persons().unwrap()[0].others, ["Петрова Аня", "Зуева Анна"]);
    assert_eq!(store.stale_find_texts().unwrap(), 0);
}

/// Two targets of one quarter stood side by side, and of two months of deliveries one alone was read.
#[test]
fn totals_of_a_period_are_added_up_and_parted_again() {
    let world = World::new();
    let [kept, other] = world.accounts;
    let target = |owner, amount| {
        let target = Record::owned(Entity::Target, owner).with_text("period", "2027-Q1").with_text("currency", "RUB");
        target.with("amount", Value::Int(amount)).with_text("note", if owner == kept { "Свой" } else { "Чужой" })
    };
    let month = |owner, period: &str, shipments, on_time: Option<i64>| {
        let month = Record::owned(Entity::Delivery, owner).with_text("period", period).with("shipments", Value::Int(shipments));
        month.with("on_time", on_time.map_or(Value::Empty, Value::Int))
    };
    world.step(|change| {
        for record in [
            target(kept, 500),
            target(other, 700),
            month(kept, "2026-09", 10, Some(9)),
            month(other, "2026-09", 4, Some(4)),
            month(other, "2026-10", 5, None),
            month(kept, "2026-10", 6, Some(6)),
        ] {
            change.insert(&record)?;
        }
        Ok(())
    });
    let of = |owner| {
        let targets = world.store.owned(Entity::Target, owner).unwrap();
        let targets: Vec<_> =
            targets.iter().filter(|target| target.text("period") == "2027-Q1").map(|target| target.int("amount")).collect();
        let months = world.store.owned(Entity::Delivery, owner).unwrap();
        let told = |month: &Record| ["2026-09", "2026-10"].contains(&month.text("period"));
        let mut months: Vec<_> = months.iter().filter(|month| told(month)).collect();
        months.sort_by_key(|month| month.text("period").to_owned());
        let months: Vec<_> = months.iter().map(|month| (month.int("shipments"), month.int("on_time"))).collect();
        (targets, months)
    };
    let before = [of(kept), of(other)];
    world.merge(Entity::Account, kept, other);
    assert_eq!(of(kept), (vec![Some(1_200)], vec![(Some(14), Some(13)), (Some(11), None)]));
    assert!(world.store.leftovers("account", kept).unwrap().iter().any(|(_, value, _)| value == "Чужой"));
    world.split(Entity::Account, kept, 0);
    assert_eq!([of(kept), of(other)], before);
}
