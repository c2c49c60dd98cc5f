use super::*;
use crate::clock::Clock;

/// Whoever types what a person is along with the name must not lose it.
#[test]
fn what_stands_around_a_typed_name_is_kept() {
    for (typed, family, note) in [
        ("Директор Сидоров Иван", "Сидоров", "Директор"),
        ("Сидоров Иван (закупки)", "Сидоров", "(закупки)"),
        ("Сидоров Иван", "Сидоров", ""),
    ] {
        let person = person_named(typed);
        assert_eq!((person.text("family_name"), person.text("note")), (family, note), "{typed}");
    }
}

fn store(folder: &tempfile::TempDir) -> Store {
    let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap());
    Store::open(&folder.path().join("kam.db"), clock).unwrap()
}

#[test]
fn an_entry_brings_its_promises_and_the_next_contact_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let today = store.clock().today();
    let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let person = create_named(&store, Entity::Person, "Иванов Иван Петрович", Some(account)).unwrap();
    let entry = fresh(Entity::Entry, Some(account), today)
        .with("people", Value::Ids(vec![person]))
        .with_text("we_promise", "выслать КП до пт\n\nпрайс")
        .with_text("they_promise", "список складов до 12.12")
        .with_text("next_on", "2026-12-01");
    save(&store, None, &entry, "").unwrap();
    let ours = store.open_actions_of(account, "our_promise", 9).unwrap();
    assert_eq!(
        ours.iter().map(|promise| (promise.title.as_str(), promise.due_on.as_deref())).collect::<Vec<_>>(),
        [("выслать КП", Some("2026-11-27")), ("прайс", None)]
    );
    assert_eq!(ours[0].person, "Иванов И. П.");
    assert_eq!(store.open_actions_of(account, "their_promise", 9).unwrap().len(), 1);
    assert_eq!(store.next_planned(account, "2026-11-22").unwrap().unwrap().day, "2026-12-01");
    store.undo().unwrap();
    assert!(store.open_actions_of(account, "our_promise", 9).unwrap().is_empty());
}

#[test]
fn a_promise_moved_keeps_the_day_first_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let today = store.clock().today();
    let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let promise = fresh(Entity::Action, Some(account), today)
        .with_text("title", "КП")
        .with_text("kind", "our_promise")
        .with_text("due_on", "2026-11-20");
    let id = save(&store, None, &promise, "").unwrap();
    move_to(&store, Entity::Action, id, today).unwrap();
    assert!(toggle_done(&store, Entity::Action, id).unwrap().done);
    let kept = store.reliability(account, "our_promise", "2026-11-22").unwrap().year;
    assert_eq!((kept.in_time, kept.due), (0, 1), "moved is not kept in time");
    assert!(!toggle_done(&store, Entity::Action, id).unwrap().done);
}

/// Who deletes what they did not keep, or calls it a task, would look better for it.
#[test]
fn a_promise_not_kept_in_time_stays_counted_whatever_becomes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let open = |day: &str| {
        let clock = chrono::DateTime::parse_from_rfc3339(&format!("{day}T12:00:00+03:00")).unwrap();
        Store::open(&folder.path().join("kam.db"), Clock::Fixed(clock)).unwrap()
    };
    let store = open("2026-11-02");
    let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let promise = |store: &Store, due: &str, kind: &str| {
        let record = fresh(Entity::Action, Some(account), store.clock().today());
        save(store, None, &record.with_text("title", "КП").with_text("kind", kind).with_text("due_on", due), "").unwrap()
    };
    let kept = promise(&store, "2026-11-10", "our_promise");
    let late = promise(&store, "2026-11-10", "our_promise");
    let [overdue, turned, given] = [(); 3].map(|()| promise(&store, "2026-11-20", "our_promise"));
    let future = promise(&store, "2026-12-20", "our_promise");
    let theirs = promise(&store, "2026-11-20", "their_promise");
    assert!(toggle_done(&store, Entity::Action, kept).unwrap().done);
    drop(store);
    let store = open("2026-11-22");
    toggle_done(&store, Entity::Action, late).unwrap();
    let figures = |kind: &str| {
        let (one, all) = (store.reliability(account, kind, "2026-11-22").unwrap(), store.reliability_of_all(kind, "2026-11-22").unwrap());
        assert_eq!((one, store.stale_figures().unwrap()), (all, 0), "one account is all there are, and the tally is right");
        (one.year.in_time, one.year.due)
    };
    assert_eq!((figures("our_promise"), figures("their_promise")), ((1, 5), (0, 1)));
    let turn = |id: i64, kind: &str| {
        let original = store.load(Entity::Action, id).unwrap().unwrap();
        save(&store, Some(&original), &original.clone().with_text("kind", kind), "").unwrap();
    };
    let mut worst = figures("our_promise");
    let mut at_most = |what: &str| {
        let now = figures("our_promise");
        assert!(now.0 * worst.1 <= worst.0 * now.1 && figures("their_promise") >= (0, 1), "{what}: {worst:?} to {now:?}");
        worst = now;
    };
    for id in [overdue, late, future] {
        delete(&store, Entity::Action, id).unwrap();
        at_most("deleted");
    }
    turn(turned, "task");
    at_most("called a task");
    turn(turned, "our_promise");
    at_most("called a promise again");
    turn(given, "their_promise");
    at_most("given to the other side");
    delete(&store, Entity::Action, theirs).unwrap();
    assert_eq!(figures("our_promise"), (1, 5), "all of it is there still");
    // What is kept in time is ours to delete: it makes nothing better.
    delete(&store, Entity::Action, kept).unwrap();
    at_most("a kept one deleted");
    promise(&store, "2026-11-20", "our_promise");
    assert_eq!(figures("our_promise"), (0, 5));
    store.undo().unwrap();
    assert_eq!(figures("our_promise"), (0, 4), "what was written down by mistake is taken back by undo");
    for _ in 0..8 {
        store.undo().unwrap();
    }
    assert_eq!((figures("our_promise"), figures("their_promise")), ((1, 5), (0, 1)), "undo gives back what was there");
    // A client who goes takes no fault of ours along.
    delete(&store, Entity::Account, account).unwrap();
    let all = store.reliability_of_all("our_promise", "2026-11-22").unwrap().year;
    assert_eq!((all.in_time, all.due, store.stale_figures().unwrap()), (0, 4, 0));
    store.undo().unwrap();
    assert_eq!(figures("our_promise"), (1, 5));
}

#[test]
fn a_fact_that_must_not_be_kept_is_refused() {
    let fact = fresh(Entity::Fact, Some(1), chrono::NaiveDate::MIN).with("person_id", Value::Int(1)).with_text("title", "Болеет диабетом");
    assert!(matches!(problems(&fact)[..], [(_, Problem::Refused(_))]));
}

/// What an import leaves out is not saved by hand either.
#[test]
fn what_is_no_name_is_not_saved() {
    let why = |record: &Record| problems(record).into_iter().map(|(_, why)| why).collect::<Vec<_>>();
    for name in ["Петров [Пётр", "·", "🚕", "123", "Иванов Иван;Альфа", "ivanov@example.org", "Иванов Иван +7 900 000-11-11"]
    {
        assert_eq!(why(&person_named(name)), [Problem::Nobody], "{name}");
    }
    assert_eq!(why(&person_named("Петров Пётр (закупки)")), []);
    let unknown = Record::new(Entity::Person).with_text("family_name", "ivanov@example.org").with("unknown", Value::Int(1));
    assert_eq!(why(&unknown), []);
    let account = |name: &str| why(&Record::new(Entity::Account).with_text("short_name", name));
    assert_eq!(
        (account("+7 900 000-11-11"), account("Альфа,+7 900 000-11-11"), account("112")),
        (vec![Problem::NoCompany], vec![Problem::NoCompany], vec![])
    );
}

#[test]
fn a_name_of_which_letters_are_lost_is_not_saved() {
    let of = |name: &str| {
        problems(&Record::new(Entity::Account).with_text("short_name", name)).into_iter().map(|(_, why)| why).collect::<Vec<_>>()
    };
    assert_eq!((of("М\u{fffd}ст"), of("Мост")), (vec![Problem::Unreadable], vec![]));
    let note = Record::new(Entity::Account).with_text("short_name", "Мост").with_text("note", "\u{fffd}");
    assert!(problems(&note).is_empty());
}

/// A value that a field takes, so that a record can be saved.
fn filled(store: &Store, entity: Entity, account: i64) -> Record {
    let mut record = fresh(entity, Some(account), store.clock().today());
    for field in entity.def().fields.iter().filter(|field| field.required) {
        let value = match field.kind {
            Kind::Day(_) => Value::text("2026-11-20"),
            Kind::Money => Value::Int(100),
            Kind::Choice(choices) => Value::text(choices[0].code),
            Kind::Link(Entity::Person) => Value::Int(create_named(store, Entity::Person, "Иванов Иван", Some(account)).unwrap()),
            Kind::Line | Kind::Text => Value::text("нечто"),
            _ => continue,
        };
        record.set(field.key, value);
    }
    record
}

/// A colleague's number stood for a legal entity, and that of another client was recorded in silence.
#[test]
fn what_belongs_to_another_account_is_linked_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let [ours, theirs] = ["Ромашка", "Василёк"].map(|name| create_named(&store, Entity::Account, name, None).unwrap());
    let insert = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record));
    let mut met = Vec::new();
    for entity in Entity::ALL {
        for field in entity.def().fields.iter().filter(|field| !field.kept) {
            let linked = match field.kind {
                Kind::Link(linked) if linked.is_of_account() => linked,
                Kind::Many(joint) if joint.entity.is_of_account() => joint.entity,
                _ => continue,
            };
            met.push((entity.def().table, field.key));
            let [own, other] = [ours, theirs].map(|account| insert(&filled(&store, linked, account)).unwrap());
            let owner = match entity.def().owner {
                Some((_, Entity::Account)) | None => ours,
                Some((_, owner)) => insert(&filled(&store, owner, ours)).unwrap(),
            };
            let record = |id: i64| {
                let link = if matches!(field.kind, Kind::Many(_)) { Value::Ids(vec![id]) } else { Value::Int(id) };
                filled(&store, entity, ours).with(field.key, link)
            };
            let [mut right, mut wrong] = [record(own), record(other)];
            (right.owner, wrong.owner) = (Some(owner), Some(owner));
            let found = |record: &Record| {
                troubles(&store, record).unwrap().into_iter().any(|(of, why)| of.key == field.key && why == Problem::OfAnother)
            };
            assert!(!found(&right) && found(&wrong), "{} of {}", field.key, entity.def().table);
            let kept = insert(&right).unwrap();
            assert!(matches!(insert(&wrong), Err(Error::OfAnother(_))), "{} of {}", field.key, entity.def().table);
            let changed = store.step(Verb::Edit, "", |change| change.set(entity, kept, field.key, wrong.get(field.key).clone()));
            assert!(matches!(changed, Err(Error::OfAnother(_))), "{} of {}", field.key, entity.def().table);
        }
    }
    assert!(met.contains(&("debt", "legal_entity_id")) && met.contains(&("debt", "contract_id")), "{met:?}");
}
