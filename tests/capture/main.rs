//! One line after the call: what a person typed becomes what a person meant, or waits to be asked about.
#![allow(clippy::unwrap_used, clippy::panic)]

mod named;
mod told;
mod written;

use kamdesk::capture::{self, Meaning, Saved, Screen};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::import;
use kamdesk::store::{Store, Verb};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const FILES: [&str; 6] = [
    "bitrix24-companies.csv",
    "outlook-contacts-ru-cp1251.csv",
    "google-contacts.csv",
    "contacts-3.0.vcf",
    "contacts-4.0.vcf",
    "old-phone-2.1.vcf",
];

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Noon of Sunday, 22 November 2026.
pub fn open(folder: &tempfile::TempDir) -> Store {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap();
    Store::open(&folder.path().join("kam.db"), Clock::Fixed(now)).unwrap()
}

pub fn contacts(folder: &tempfile::TempDir) -> Store {
    let store = open(folder);
    let sources: Vec<_> = FILES.iter().map(|name| import::read(&data(name)).unwrap()).collect();
    let plan = import::plan(&store, &sources).unwrap();
    import::apply(&store, plan, &mut |_| ControlFlow::Continue(())).unwrap();
    store
}

pub fn mean(store: &Store, line: &str) -> Meaning {
    mean_at(store, line, None)
}

pub fn mean_at(store: &Store, line: &str, open: Option<i64>) -> Meaning {
    capture::resolve(store, &capture::parse(line, store.clock().today(), store.clock().time()), Screen::at(open)).unwrap()
}

pub fn log(store: &Store, line: &str) -> Saved {
    capture::save(store, &mean(store, line)).unwrap()
}

pub fn account(store: &Store, name: &str) -> i64 {
    store.accounts_with_key(&kamdesk::domain::name::company_key(name)).unwrap()[0]
}

pub fn add_account(store: &Store, name: &str) -> i64 {
    store.step(Verb::Create, name, |change| change.insert(&Record::new(Entity::Account).with_text("short_name", name))).unwrap()
}

pub fn add_person(store: &Store, account: i64, family: &str, given: &str) -> i64 {
    let add = |change: &kamdesk::store::Change| {
        let person = change.insert(&Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given))?;
        change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
        Ok(person)
    };
    store.step(Verb::Create, family, add).unwrap()
}

/// What a saved line became, in full and in words.
pub fn told(store: &Store, saved: &Saved) -> Vec<String> {
    let name = |person: Option<i64>| person.map_or(String::new(), |person| store.person_name(person).unwrap().short());
    let people = |record: &Record| record.get("people").ids().iter().map(|id| name(Some(*id))).collect::<Vec<_>>().join(", ");
    let mut told = Vec::new();
    let Some(id) = saved.entry else {
        return store
            .inbox(100)
            .unwrap()
            .into_iter()
            .filter(|line| Some(line.id) == saved.inbox)
            .map(|line| format!("inbox {}", line.line))
            .collect();
    };
    let entry = store.load(Entity::Entry, id).unwrap().unwrap();
    let account = store.load(Entity::Account, entry.owner.unwrap()).unwrap().unwrap();
    let mood = entry.int("mood").map_or(String::new(), |mood| format!(" mood {mood}"));
    told.push(format!(
        "{} {} {} {} {} [{}]{mood}",
        entry.text("state"),
        entry.text("day"),
        entry.text("time"),
        entry.text("kind"),
        account.title(),
        people(&entry)
    ));
    told.push(format!("notes {}{}", entry.text("notes"), entry.text("purpose")));
    for id in &saved.promises {
        let action = store.load(Entity::Action, *id).unwrap().unwrap();
        assert_eq!((action.owner, action.int("entry_id"), action.text("state")), (entry.owner, saved.entry, "open"));
        assert_eq!(action.get("due_on"), action.get("first_due_on"));
        told.push(format!(
            "{} {} until {} {} {}",
            action.text("kind"),
            action.title(),
            action.text("due_on"),
            action.text("owner"),
            name(action.int("person_id"))
        ));
    }
    for id in &saved.questions {
        let question = store.load(Entity::Question, *id).unwrap().unwrap();
        assert_eq!((question.owner, question.int("entry_id"), question.text("state")), (entry.owner, saved.entry, "open"));
        told.push(format!("question {}", question.title()));
    }
    let of_entry =
        |entity| store.part(entity, entry.owner.unwrap()).unwrap().into_iter().filter(|record| record.int("entry_id") == saved.entry);
    for signal in of_entry(Entity::Signal) {
        told.push(format!("signal {} {}", signal.text("day"), signal.title()));
    }
    for given in of_entry(Entity::ValueGiven) {
        let amount = given.int("amount").unwrap();
        told.push(format!("value {} {amount} {} {}", given.text("day"), given.text("currency"), given.title()));
    }
    for person in entry.get("people").ids() {
        let role = store.person_at(entry.owner.unwrap(), *person).unwrap();
        let judged = role.map(|role| store.judgements("affiliation", role.id).unwrap()).unwrap_or_default();
        for judgement in judged.iter().filter(|judgement| judgement.field == "attitude") {
            told.push(format!(
                "attitude {} {} {} | {}",
                name(Some(*person)),
                judgement.value.as_int().unwrap(),
                judgement.on,
                judgement.source.clone().unwrap_or_default()
            ));
        }
    }
    for id in &saved.planned {
        let next = store.load(Entity::Entry, *id).unwrap().unwrap();
        assert_eq!((next.owner, next.text("state")), (entry.owner, "planned"));
        told.push(format!(
            "next {} {} {} [{}] {}",
            next.text("day"),
            next.text("time"),
            next.text("kind"),
            people(&next),
            next.text("purpose")
        ));
    }
    told
}

/// Ромашка with Пестова, ИП Петров with Ли, Бета and Гамма with a Петров each.
pub fn neighbours(store: &Store) -> i64 {
    let [daisy, sole, beta, gamma] = ["Ромашка", "ИП Петров", "Бета", "Гамма"].map(|name| add_account(store, name));
    let person = |family: &str, given: &str, at: i64| {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
        let person = store.step(Verb::Create, "", |change| change.insert(&person)).unwrap();
        let role = Record::owned(Entity::Affiliation, at).with("person_id", Value::Int(person));
        store.step(Verb::Create, "", |change| change.insert(&role)).unwrap();
    };
    for (family, given, at) in [
        ("Пестова", "Анна", daisy),
        ("Орловцев", "Игорь", daisy),
        ("Howell", "Kim", daisy),
        ("Maurer", "Jan", daisy),
        ("Ли", "Вера", sole),
        ("Петров", "Олег", beta),
        ("Петров", "Юрий", gamma),
        ("Дронова", "Вера", beta),
    ] {
        person(family, given, at);
    }
    daisy
}
