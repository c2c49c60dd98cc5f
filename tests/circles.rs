//! Nobody is above themselves, straight or through others: the map would draw a circle, and who decides in it could not be
//! told. Every way to say who is above whom is tried here; an import, a captured line and `kam add` say nothing of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing::{self, Problem, circles, create_named};
use kamdesk::store::{Error, Result, Store};
use kamdesk::text::errors;

/// Two accounts with four persons at the first one, who report to nobody yet.
struct Bench {
    folder: tempfile::TempDir,
    store: Store,
    accounts: [i64; 2],
    people: [i64; 4],
    roles: [i64; 4],
}

const NAMES: [&str; 4] = ["Иванов", "Петров", "Сидоров", "Кузнецова"];

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
        let accounts = ["Вега", "Орион"].map(|name| create_named(&store, Entity::Account, name, None).unwrap());
        let people = NAMES.map(|name| create_named(&store, Entity::Person, name, Some(accounts[0])).unwrap());
        let roles = people.map(|person| store.person_at(accounts[0], person).unwrap().unwrap().id);
        Bench { folder, store, accounts, people, roles }
    }

    /// Another window.
    fn window(&self) -> Store {
        Store::open(&self.folder.path().join("kam.db"), support::morning()).unwrap()
    }

    fn role(&self, at: usize) -> Record {
        self.store.load(Entity::Affiliation, self.roles[at]).unwrap().unwrap()
    }

    fn under(&self, at: usize, boss: usize) -> Record {
        self.role(at).with("reports_to_id", Value::Int(self.people[boss]))
    }

    fn report(&self, at: usize, boss: usize) {
        assert_eq!(editing::map::set_boss(&self.store, self.roles[at], Some(self.people[boss])).unwrap(), None);
    }

    fn account(&self, at: usize) -> Record {
        self.store.load(Entity::Account, self.accounts[at]).unwrap().unwrap()
    }

    fn within(&self, at: usize, parent: usize) -> Record {
        self.account(at).with("parent_id", Value::Int(self.accounts[parent]))
    }

    fn wrong(&self, record: &Record) -> Vec<Problem> {
        editing::troubles(&self.store, record).unwrap().into_iter().map(|(_, problem)| problem).collect()
    }

    fn boss_of(&self, at: usize) -> Option<i64> {
        self.role(at).int("reports_to_id")
    }

    /// As an older version, or another program, wrote it.
    fn old(&self, sql: &str) {
        rusqlite::Connection::open(self.folder.path().join("kam.db")).unwrap().execute_batch(sql).unwrap();
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    let error = result.unwrap_err();
    assert!(matches!(error, Error::Circle { .. }), "{error:?}");
    errors::of_store(&error, Lang::Ru)
}

#[test]
fn a_form_and_the_map_refuse_them_beside_the_field() {
    let bench = Bench::new();
    assert_eq!(bench.wrong(&bench.under(0, 0)), [Problem::OwnBoss]);
    bench.report(0, 1);
    bench.report(1, 2);
    assert_eq!(bench.wrong(&bench.under(2, 0)), [Problem::BossLoop]);
    let set = editing::map::set_boss(&bench.store, bench.roles[2], Some(bench.people[0])).unwrap();
    assert_eq!((set, bench.boss_of(2)), (Some(Problem::BossLoop), None));
    assert_eq!(bench.wrong(&bench.within(0, 0)), [Problem::OwnParent]);
    editing::save(&bench.store, Some(&bench.account(0)), &bench.within(0, 1), "").unwrap();
    assert_eq!(bench.wrong(&bench.within(1, 0)), [Problem::ParentLoop]);
}

/// A form in the other window asks before it saves; by then the answer may be another one.
#[test]
fn two_windows_make_none_together() {
    let bench = Bench::new();
    let window = bench.window();
    let (mine, theirs) = (bench.under(0, 1), bench.under(1, 0));
    assert!(bench.wrong(&mine).is_empty() && bench.wrong(&theirs).is_empty());
    editing::save(&bench.store, Some(&bench.role(0)), &mine, "").unwrap();
    let said = refused(editing::save(&window, Some(&bench.role(1)), &theirs, ""));
    assert!(said.contains("Иванов → Петров → Иванов") && said.contains("«Подчиняется»"), "{said}");
    let (mine, theirs) = (bench.within(0, 1), bench.within(1, 0));
    editing::save(&bench.store, Some(&bench.account(0)), &mine, "").unwrap();
    let said = refused(editing::save(&window, Some(&bench.account(1)), &theirs, ""));
    assert!(said.contains("Вега → Орион → Вега") && said.contains("«Холдинг»"), "{said}");
    // Each takes back what the other did: the file goes back to what it was, step by step.
    for _ in 0..2 {
        assert!(bench.store.undo().unwrap().is_some() && window.undo().unwrap().is_some());
        assert!(circles::in_file(&bench.store).unwrap().is_empty());
    }
    while bench.store.redo().unwrap().is_some() || window.redo().unwrap().is_some() {
        assert!(circles::in_file(&bench.store).unwrap().is_empty());
    }
}

/// A new person above one whom they report to themselves: there is no record yet that the form could ask about.
#[test]
fn whoever_is_put_above_somebody_does_not_stand_below_them() {
    let bench = Bench::new();
    let person = editing::person_named("Новикова");
    let role = Record::owned(Entity::Affiliation, bench.accounts[0]).with("reports_to_id", Value::Int(bench.people[0]));
    let saved = editing::save_person(&bench.store, (None, &person), (None, &role), Some(bench.roles[0]), &[], "");
    assert!(refused(saved).contains("Новикова"));
    assert_eq!(bench.boss_of(0), None);
    assert_eq!(bench.store.persons_matching("новикова", None, 5).unwrap(), []);
}

#[test]
fn a_merge_makes_none() {
    let bench = Bench::new();
    // Who stands between two that are made one would stand above and below them.
    bench.report(0, 1);
    bench.report(1, 2);
    let said = refused(editing::merge::merge(&bench.store, Entity::Person, bench.people[0], bench.people[2]));
    assert!(said.contains("Иванов → Петров → Иванов"), "{said}");
    assert!(bench.store.load(Entity::Person, bench.people[2]).unwrap().is_some());
    assert_eq!((bench.boss_of(0), bench.boss_of(1)), (Some(bench.people[1]), Some(bench.people[2])));
    // Straight above each other they are one: nothing is between them.
    editing::merge::merge(&bench.store, Entity::Person, bench.people[1], bench.people[2]).unwrap();
    assert_eq!((bench.boss_of(0), bench.boss_of(1)), (Some(bench.people[1]), None));
}

/// At the one they report so, at the other the other way round.
#[test]
fn two_accounts_made_one_make_none() {
    let bench = Bench::new();
    bench.report(0, 1);
    let there = Record::owned(Entity::Affiliation, bench.accounts[1])
        .with("person_id", Value::Int(bench.people[1]))
        .with("reports_to_id", Value::Int(bench.people[0]));
    editing::save(&bench.store, None, &there, "").unwrap();
    refused(editing::merge::merge(&bench.store, Entity::Account, bench.accounts[0], bench.accounts[1]));
    assert!(bench.store.load(Entity::Account, bench.accounts[1]).unwrap().is_some());
    // A third one between the two.
    let third = create_named(&bench.store, Entity::Account, "Сатурн", None).unwrap();
    let third = bench.store.load(Entity::Account, third).unwrap().unwrap();
    bench.old("DELETE FROM affiliation");
    editing::save(&bench.store, Some(&third), &third.clone().with("parent_id", Value::Int(bench.accounts[1])), "").unwrap();
    let first = bench.account(0);
    editing::save(&bench.store, Some(&first), &first.clone().with("parent_id", Value::Int(third.id.unwrap())), "").unwrap();
    let said = refused(editing::merge::merge(&bench.store, Entity::Account, bench.accounts[0], bench.accounts[1]));
    assert!(said.contains("Вега → Сатурн → Вега"), "{said}");
}

/// What stood when the two were made one comes back, beside what was said since.
#[test]
fn parting_a_merge_makes_none() {
    let bench = Bench::new();
    let third = create_named(&bench.store, Entity::Account, "Сатурн", None).unwrap();
    let [kept, other] = bench.accounts;
    let set = |account: i64, parent: i64| {
        let record = bench.store.load(Entity::Account, account).unwrap().unwrap();
        editing::save(&bench.store, Some(&record), &record.clone().with("parent_id", Value::Int(parent)), "")
    };
    set(kept, other).unwrap();
    set(other, third).unwrap();
    editing::merge::merge(&bench.store, Entity::Account, kept, other).unwrap();
    let free = bench.store.load(Entity::Account, kept).unwrap().unwrap();
    editing::save(&bench.store, Some(&free), &free.clone().with("parent_id", Value::Empty), "").unwrap();
    set(third, kept).unwrap();
    let merged = bench.store.merges_of(Entity::Account, kept).unwrap().remove(0);
    let said = refused(editing::merge::split(&bench.store, &merged));
    assert!(said.contains("Вега → Орион → Сатурн → Вега"), "{said}");
    assert!(circles::in_file(&bench.store).unwrap().is_empty());
}

/// Older versions let them in: they are named, and keep nobody from anything else.
#[test]
fn old_ones_are_named_and_can_be_taken_out() {
    let bench = Bench::new();
    bench.report(3, 0);
    bench
        .old("UPDATE affiliation SET reports_to_id = 2 WHERE person_id = 1; UPDATE affiliation SET reports_to_id = 1 WHERE person_id = 2;");
    bench.old("UPDATE account SET parent_id = 2 WHERE id = 1; UPDATE account SET parent_id = 1 WHERE id = 2;");
    bench.old("UPDATE affiliation SET reports_to_id = 3 WHERE person_id = 3");
    assert_eq!(
        circles::in_file(&bench.store).unwrap(),
        ["Вега: Иванов → Петров → Иванов", "Вега: Сидоров → Сидоров", "Вега → Орион → Вега"]
    );
    // Another field of one of them, and one who reports into the circle.
    editing::save(&bench.store, Some(&bench.role(0)), &bench.role(0).with_text("position", "директор"), "").unwrap();
    bench.report(3, 1);
    for at in [0, 2] {
        assert_eq!(editing::map::set_boss(&bench.store, bench.roles[at], None).unwrap(), None);
    }
    editing::save(&bench.store, Some(&bench.account(0)), &bench.account(0).with("parent_id", Value::Empty), "").unwrap();
    assert!(circles::in_file(&bench.store).unwrap().is_empty());
    // Undo goes back to what was, whatever it was.
    bench.store.undo().unwrap();
    assert_eq!(circles::in_file(&bench.store).unwrap(), ["Вега → Орион → Вега"]);
}
