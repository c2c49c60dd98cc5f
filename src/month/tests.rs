//! What a month tells, on files of a few clients.

use super::*;
use crate::clock::Clock;
use crate::domain::{Record, Value as Kept};
use crate::store::{Store, Verb};

/// A file on the day after October, with these clients and what each bought, by month from one on, in roubles.
struct World {
    _folder: tempfile::TempDir,
    store: Store,
}

impl World {
    fn new(clients: &[(&str, &str, &[i64])]) -> World {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-05T09:00:00+03:00").unwrap());
        let world = World { store: Store::open(&folder.path().join("kam.db"), clock).unwrap(), _folder: folder };
        for (name, from, amounts) in clients {
            let account = world.make(Record::new(Entity::Account).with_text("short_name", *name));
            let mut month = span::bounds(from).unwrap().0;
            for amount in *amounts {
                let row = Record::owned(Entity::Purchase, account).with_text("currency", "RUB");
                let row = row.with_text("bought_on", span::of(month, Unit::Month)).with("amount", Kept::Int(amount * 100));
                if *amount != 0 {
                    world.make(row.with("cost", Kept::Int(amount * 50)));
                }
                month = month.checked_add_months(Months::new(1)).unwrap();
            }
        }
        world
    }

    fn make(&self, record: Record) -> i64 {
        self.store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
    }

    fn month(&self) -> Month {
        read(&self.store, "2026-10").unwrap().unwrap()
    }

    /// Name, kind and words of what changed.
    fn told(&self) -> Vec<(String, &'static str, String)> {
        let told = |change: &Changed| (change.name.clone(), change.kind, change.said.said(Lang::Ru).replace('\u{a0}', " "));
        self.month().changes.iter().map(told).collect()
    }

    fn account(&self, name: &str) -> i64 {
        self.store.clients().unwrap().into_iter().find(|client| client.name == name).unwrap().id
    }

    /// Decides on the first change that has no decision by a task.
    fn decide(&self) -> i64 {
        let month = self.month();
        let open = month.changes.iter().find(|change| change.decision.is_none()).unwrap();
        let about = About::of(&month.period, open, Lang::Ru);
        let task = Record::owned(Entity::Action, open.account).with_text("title", "позвонить").with_text("kind", "task");
        let task = task.with_text("owner", "me").with_text("state", "open").with_text("due_on", "2026-11-10");
        let make = |change: &crate::store::Change| {
            let id = change.insert(&task)?;
            decide(change, &about, &task, id)?;
            Ok(id)
        };
        self.store.step(Verb::Create, "", make).unwrap()
    }
}

fn row(name: &str, kind: &'static str, said: &str) -> (String, &'static str, String) {
    (name.to_owned(), kind, said.to_owned())
}

/// Steady clients in a month like any other: nothing to decide, and nothing made up.
#[test]
fn nothing_is_told_where_nothing_changed() {
    let world = World::new(&[("Альфа", "2024-09", &[800; 26]), ("Бета", "2024-09", &[150; 26]), ("Вега", "2024-09", &[50; 26])]);
    assert_eq!(world.told(), []);
    let month = world.month();
    assert_eq!((month.taken.purchases, month.is_told, month.progress()), ((3, 3), true, (0, 0)));
}

/// Two months without a purchase are a silence for whoever buys every month; one that was told already is not told again.
#[test]
fn who_fell_silent_or_came_back_is_told_once() {
    let mut silent = vec![100; 24];
    silent.extend([0, 0]);
    let mut longer = vec![100; 23];
    longer.extend([0, 0, 0]);
    let mut back = vec![100; 22];
    back.extend([0, 0, 0, 90]);
    let clients: [(&str, &str, &[i64]); 4] =
        [("Альфа", "2024-09", &[9_000; 26]), ("Бета", "2024-09", &silent), ("Вега", "2024-09", &longer), ("Гамма", "2024-09", &back)];
    let told: Vec<_> = World::new(&clients).told().into_iter().filter(|(_, kind, _)| *kind == "silence").collect();
    assert_eq!(told, [row("Бета", "silence", "последняя закупка 08.2026"), row("Гамма", "silence", "снова покупает: до этого 06.2026")]);
}

#[test]
fn who_is_in_another_class_is_told_with_both() {
    // Until September 79.8 % of the year stood before the second one, with October 80.2 %.
    let mut first = vec![800; 25];
    first.push(1_000);
    let world = World::new(&[("Альфа", "2024-09", &first), ("Бета", "2024-09", &[203; 26])]);
    let changes = world.month().changes;
    let class = changes.iter().find(|change| change.kind == "class").unwrap();
    assert_eq!(
        (class.name.as_str(), class.before.as_deref(), class.after.as_deref(), class.is_bad),
        ("Бета", Some("AX"), Some("BX"), true)
    );
    let parts: Vec<String> = class.parts.iter().map(|part| part.said(Lang::Ru).replace('\u{a0}', " ")).collect();
    assert!(parts[0].starts_with("12 месяцев: ") && parts[1].starts_with("месяцем раньше: "), "{parts:?}");
}

/// A season is no alarm: only the same months of the year before are.
#[test]
fn half_of_the_same_months_a_year_before_is_told() {
    let season = [50, 50, 50, 50, 900, 900, 50, 50, 50, 50, 50, 50, 50, 50];
    let fallen =
        [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 60, 50, 40];
    let seasons: Vec<i64> = season.iter().take(12).chain(&season).copied().collect();
    let world = World::new(&[("Альфа", "2024-09", &seasons), ("Бета", "2024-09", &fallen)]);
    let told: Vec<_> = world.told().into_iter().filter(|(_, kind, _)| *kind == "pace").collect();
    assert_eq!(told, [row("Бета", "pace", "−50,0 % к тем же 3 мес. год назад")]);
}

#[test]
fn who_falls_behind_the_quarter_is_told() {
    let world = World::new(&[("Альфа", "2024-09", &[100; 26]), ("Бета", "2024-09", &[100; 26])]);
    for (name, target) in [("Альфа", 290), ("Бета", 600)] {
        let target = Record::owned(Entity::Target, world.account(name)).with("amount", Kept::Int(target * 100));
        world.make(target.with_text("period", "2026-Q4").with_text("currency", "RUB"));
    }
    // 31 of 92 days have gone.
    assert_eq!(world.told(), [row("Бета", "pace", "16,7 % плана при 33,7 % дней")]);
}

#[test]
fn papers_are_told_without_a_report() {
    let world = World::new(&[("Альфа", "2025-01", &[100; 20])]);
    let account = world.account("Альфа");
    let debt = |title: &str, due: &str, paid: i64| {
        let debt = Record::owned(Entity::Debt, account).with_text("title", title).with_text("due_on", due).with_text("currency", "RUB");
        world.make(debt.with("amount", Kept::Int(90_000_000)).with("paid", Kept::Int(paid)))
    };
    debt("счёт 117", "2026-09-30", 0);
    debt("счёт 118", "2026-10-13", 40_000_000);
    debt("счёт 119", "2026-10-14", 90_000_000);
    debt("счёт 120", "2026-11-13", 0);
    let term =
        Record::owned(Entity::Term, account).with_text("kind", "discount").with_text("title", "скидка 3 %").with_text("state", "open");
    world.make(term.clone().with_text("until_on", "2026-11-30"));
    world.make(term.with_text("until_on", "2026-12-01"));
    assert_eq!(
        world.told(),
        [row("Альфа", "debt", "счёт 118 — 500 000 руб., просрочен 23 дня"), row("Альфа", "term", "скидка 3 % — действует до 30.11")]
    );
    let month = world.month();
    assert_eq!((month.is_told, month.told_until.as_deref()), (false, Some("2026-08")));
}

/// A decision would be asked for again at every start, or stay where what it came with was taken back.
#[test]
fn decisions_are_kept_and_undone_with_what_came_of_them() {
    let mut silent = vec![100; 24];
    silent.extend([0, 0]);
    let world = World::new(&[("Альфа", "2024-09", &[9_000; 26]), ("Бета", "2024-09", &silent)]);
    let all = world.month().changes.len();
    assert!(all >= 1);
    let before: Vec<i64> = world.month().changes.iter().map(|change| change.id).collect();
    let action = world.decide();
    let month = world.month();
    assert_eq!((month.progress(), month.changes.iter().map(|change| change.id).collect::<Vec<_>>()), ((1, all), before));
    let decision = month.changes.iter().find_map(|change| change.decision.clone()).unwrap();
    assert_eq!((decision.kind.as_str(), decision.record), ("task", Some((Entity::Action, action))));
    assert_eq!(decision.follows, Some(("позвонить".to_owned(), Some("2026-11-10".to_owned()))));
    world.store.undo().unwrap();
    assert_eq!(world.month().progress(), (0, all));
    assert_eq!(world.store.load(Entity::Action, action).unwrap(), None);
    world.store.redo().unwrap();
    assert_eq!(world.month().progress(), (1, all));
}

/// What a later report puts right would leave its decision behind unseen.
#[test]
fn what_is_no_longer_so_stands_there_as_it_was_decided() {
    let mut silent = vec![100; 24];
    silent.extend([0, 0]);
    let world = World::new(&[("Альфа", "2024-09", &[9_000; 26]), ("Бета", "2024-09", &silent)]);
    world.decide();
    let late = Record::owned(Entity::Purchase, world.account("Бета")).with_text("currency", "RUB").with_text("bought_on", "2026-10");
    world.make(late.with("amount", Kept::Int(10_000)).with("cost", Kept::Int(5_000)));
    let month = world.month();
    let past = month.changes.iter().find(|change| change.is_past).unwrap();
    assert_eq!(
        (past.title(Lang::Ru).replace('\u{a0}', " ").as_str(), past.decision.is_some()),
        ("молчание: последняя закупка 08.2026", true)
    );
}

/// A term that ends on the last day of the next month would be decided on twice.
#[test]
fn what_was_decided_in_the_month_before_is_not_asked_again() {
    let world = World::new(&[("Альфа", "2024-09", &[100; 26])]);
    let term = Record::owned(Entity::Term, world.account("Альфа")).with_text("title", "скидка 3 %").with_text("kind", "discount");
    world.make(term.with_text("state", "open").with_text("until_on", "2026-10-31"));
    let ends = |period: &str| {
        read(&world.store, period).unwrap().unwrap().changes.into_iter().find(|change| change.kind == "term" && !change.is_past)
    };
    let (before, now) = (ends("2026-09").unwrap(), ends("2026-10"));
    assert_eq!(now.map(|now| now.cause), Some(before.cause.clone()));
    let decision = About::of("2026-09", &before, Lang::Ru).left("продлеваем", "2026-10-05");
    world.store.step(Verb::Create, "", |change| change.insert(&decision)).unwrap();
    assert_eq!((ends("2026-09").map(|change| change.decision.is_some()), ends("2026-10")), (Some(true), None));
}

#[test]
fn a_month_is_closed_and_opened_again() {
    let mut silent = vec![100; 24];
    silent.extend([0, 0]);
    let world = World::new(&[("Альфа", "2024-09", &[9_000; 26]), ("Бета", "2024-09", &silent)]);
    assert_eq!(world.month().closed, None);
    assert!(close(&world.store, &world.month()).unwrap());
    let closed = world.month().closed.unwrap();
    assert_eq!((closed.on.as_str(), usize::try_from(closed.undecided).unwrap()), ("2026-11-05", world.month().changes.len()));
    world.store.undo().unwrap();
    assert_eq!(world.month().closed, None);
    close(&world.store, &world.month()).unwrap();
    assert!(!close(&world.store, &world.month()).unwrap());
    assert_eq!(world.month().closed, None);
}

#[test]
fn months_follow_one_another_as_far_as_they_are_over() {
    let on = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!((last(on("2026-11-01")).as_deref(), last(on("2026-01-31")).as_deref()), (Some("2026-10"), Some("2025-12")));
    assert_eq!((before("2026-01").as_deref(), after("2025-12", on("2026-02-01")).as_deref()), (Some("2025-12"), Some("2026-01")));
    assert_eq!((after("2026-10", on("2026-11-30")), before("2026")), (None, Some("2025-12".to_owned())));
    assert!(is_over("2026-10", on("2026-11-01")) && !is_over("2026-11", on("2026-11-30")));
}
