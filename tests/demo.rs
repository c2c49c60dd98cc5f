//! The demo world: what a newcomer sees first must be whole on any day of the year, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::DateTime;
use kamdesk::clock::Clock;
use kamdesk::demo;
use kamdesk::domain::completeness::Standing;
use kamdesk::domain::{Entity, Kind, Lang, Record, Value, ethics, frozen};
use kamdesk::store::Store;

const DAYS: [&str; 5] = ["2026-11-22", "2028-02-29", "2026-12-31", "2027-01-01", "2026-06-19"];

fn world(folder: &tempfile::TempDir, day: &str, lang: Lang) -> Store {
    let clock = Clock::Fixed(DateTime::parse_from_rfc3339(&format!("{day}T09:00:00+03:00")).unwrap());
    let store = Store::open(&folder.path().join("demo.db"), clock).unwrap();
    demo::fill(&store, lang).unwrap();
    store
}

fn all(store: &Store, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    store.each(entity, |record| found.push(record)).unwrap();
    found
}

#[test]
fn the_world_is_whole_on_any_day() {
    for (day, lang) in DAYS.into_iter().flat_map(|day| Lang::ALL.map(|lang| (day, lang))) {
        let folder = tempfile::tempdir().unwrap();
        let store = world(&folder, day, lang);
        let count = |entity| all(&store, entity).len();
        assert_eq!(count(Entity::Account), 12, "{lang:?}");
        assert_eq!(count(Entity::Colleague), 7);
        assert!(count(Entity::Person) >= 60, "{} persons", count(Entity::Person));
        assert!(count(Entity::Entry) >= 240, "{} entries", count(Entity::Entry));
        assert!(count(Entity::Fact) >= 20 && count(Entity::Competitor) >= 15 && count(Entity::Question) >= 15);
        let people = all(&store, Entity::Person);
        assert!((3..=5).contains(&people.iter().filter(|person| person.flag("unknown")).count()));
        let shared = people.iter().filter(|person| store.accounts_of(person.id.unwrap()).unwrap().len() > 1).count();
        assert!((2..=3).contains(&shared), "{shared} persons act for several companies");

        let mut entries: Vec<Record> = all(&store, Entity::Entry).into_iter().filter(|entry| entry.text("day") == day).collect();
        entries.sort_by(|a, b| a.text("time").cmp(b.text("time")));
        let times: Vec<&str> = entries.iter().map(|entry| entry.text("time")).collect();
        assert_eq!(times, ["10:30", "14:30", "16:00"], "{lang:?} {day}");
        assert!(entries.iter().all(|entry| entry.text("state") == "planned" && !entry.get("people").is_empty()));
        assert!(all(&store, Entity::Entry).iter().all(|entry| (entry.text("state") == "planned") == (entry.text("day") >= day)
            || ["cancelled", "postponed"].contains(&entry.text("state"))));

        let promises: Vec<Record> = all(&store, Entity::Action).into_iter().filter(|action| action.text("kind") != "task").collect();
        assert!(promises.len() >= 60, "{} promises", promises.len());
        let open = |kind: &str, late: bool| {
            let fits = |due: &str| if late { due < day } else { due == day };
            let of_kind = promises.iter().filter(|promise| promise.text("kind") == kind && promise.text("state") == "open");
            of_kind.filter(|promise| fits(promise.text("due_on"))).count()
        };
        assert_eq!((open("our_promise", true), open("their_promise", true)), (3, 2), "{lang:?} {day}");
        assert_eq!(open("our_promise", false) + open("their_promise", false), 2, "{lang:?} {day}");
        let late = |promise: &&Record| promise.text("done_on") > promise.text("due_on");
        assert!(promises.iter().filter(late).count() >= 5, "some promises are kept late");
        assert!(promises.iter().all(|promise| promise.text("done_on") < day), "nothing is done in the future");

        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
        assert_eq!(store.stale_find_texts().unwrap(), 0);
    }
}

#[test]
fn judgements_show_how_people_changed() {
    for lang in Lang::ALL {
        let folder = tempfile::tempdir().unwrap();
        let store = world(&folder, DAYS[0], lang);
        let changed = all(&store, Entity::Affiliation).into_iter().filter(|role| {
            let attitudes: Vec<_> =
                store.judgements("affiliation", role.id.unwrap()).unwrap().into_iter().filter(|one| one.field == "attitude").collect();
            let newest_holds = attitudes.first().is_none_or(|newest| newest.value == *role.get("attitude"));
            assert!(newest_holds, "the newest judgement is the one that holds: {role:?}");
            attitudes.len() > 1
        });
        assert!(changed.count() >= 8);
    }
}

#[test]
fn every_text_is_clean_and_reaches_nobody() {
    for lang in Lang::ALL {
        let folder = tempfile::tempdir().unwrap();
        let store = world(&folder, DAYS[0], lang);
        for entity in Entity::ALL {
            for record in all(&store, entity) {
                for (field, value) in record.pairs() {
                    let text = value.as_str();
                    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
                    // A plan that is kept as it stood is a text for the program.
                    let is_kept = entity == Entity::PlanVersion && field.key == "content";
                    assert!(is_kept || !text.contains('{') && !text.contains('}'), "a word was not filled in: {text}");
                    assert!(!is_kept || !frozen::read(text).is_empty(), "a plan of nothing: {text}");
                    let mails = if field.key == "email" || field.kind == Kind::Channels("email") { text } else { "" };
                    for mail in mails.split("; ").filter(|mail| !mail.is_empty()) {
                        let host = mail.split('@').nth(1).unwrap_or_default();
                        let reserved = ["example.com", "example.org", "example.ru"];
                        assert!(reserved.iter().any(|end| host == *end || host.ends_with(&format!(".{end}"))), "{mail}");
                    }
                    if field.key == "phone" || field.kind == Kind::Channels("phone") {
                        for phone in text.split("; ").filter(|phone| !phone.is_empty()) {
                            let nobody = ["+7 900 000-", "+44 7700 900", "+49 30 000"].iter().any(|start| phone.starts_with(start));
                            assert!(nobody, "{phone}");
                        }
                    }
                }
                let concerns = ethics::concerns(None, &record);
                assert!(concerns.is_empty(), "a year of work needs none of that: {concerns:?}");
                if entity == Entity::Fact {
                    assert_ne!(record.get("visibility"), &Value::Empty);
                }
            }
        }
        let unfounded: u32 = all(&store, Entity::Account).iter().map(|account| store.unfounded_facts(account.id.unwrap()).unwrap()).sum();
        assert_eq!(unfounded, 2, "two facts wait for clean-up");
    }
}

/// *Today* would ask to look at a dossier that the list calls complete.
#[test]
fn what_has_grown_old_is_in_the_figure_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = world(&folder, DAYS[0], Lang::Ru);
    let today = store.clock().today();
    let settings = kamdesk::settings::Settings::read(&store).unwrap();
    let before = kamdesk::domain::day::iso(today - chrono::Days::new(settings.stale_days.unsigned_abs()));
    let asked: Vec<i64> =
        store.stale_accounts(&before, &kamdesk::domain::day::iso(today), 100).unwrap().into_iter().map(|row| row.0.account).collect();
    assert!(!asked.is_empty());
    for account in asked {
        let row = store.account_row(account, &kamdesk::domain::day::iso(today)).unwrap().unwrap();
        assert!(row.completeness.percent() < 100, "{}", row.name);
        assert!(row.completeness.parts(Standing::Stale).count() > 0, "{}", row.name);
    }
}
