//! What two windows do to one thing within the same second: the second one is told, and nothing of the first is lost or made twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::month;
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use support::desk::Desk;
use support::morning;

fn all(store: &Store, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    store.each(entity, |record| found.push(record)).unwrap();
    found
}

/// A client that has not bought for two months.
fn silent() -> Desk {
    Desk::on(Lang::Ru, (100, 30), |file| {
        let store = Store::open(file, morning()).unwrap();
        let make = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        for (name, missing) in [("Ромашка", 0), ("Северлит", 2)] {
            let account = make(&Record::new(Entity::Account).with_text("short_name", name));
            let months: Vec<String> = [(2025, 1..=12), (2026, 1..=10)]
                .into_iter()
                .flat_map(|(year, months)| months.map(move |month| format!("{year}-{month:02}")))
                .collect();
            for month in months.iter().take(months.len() - missing) {
                let row = Record::owned(Entity::Purchase, account).with_text("bought_on", month).with_text("currency", "RUB");
                make(&row.with("amount", Value::Int(10_000_000)));
            }
        }
    })
}

/// What was set in one window would be what it was before, because another window saved something else.
#[test]
fn a_setting_of_one_window_stays_where_another_one_saves_another() {
    let mut desk = silent();
    desk.keys("3<S-Tab><Enter>").sees("Давно не общались");
    let other = desk.store();
    let set = |key: &'static str, from: i64, to: i64| Settings::save(&other, [(key, &Value::Int(from), &Value::Int(to))].into_iter());
    set("silent_days", 60, 45).unwrap();
    desk.keys("<Down><Down><Down><C-u>12<Enter>").sees("Сохранено: Настройки");
    let settings = Settings::read(&other).unwrap();
    assert_eq!((settings.silent_days, settings.outlook_days), (45, 12));
    // The same one in both: said at the field, and either is taken.
    desk.keys("<Enter><Down><Down><Down><C-u>20").sees("20");
    set("outlook_days", 12, 30).unwrap();
    desk.keys("<Enter>").sees("изменили в другом окне").sees("30 дней");
    assert_eq!(Settings::read(&other).unwrap().outlook_days, 30);
    desk.keys("<Enter>").sees("Сохранено: Настройки");
    assert_eq!(Settings::read(&other).unwrap().outlook_days, 20);
}

/// Two records of one month: taking back the one leaves it closed while both windows say it is open.
#[test]
fn a_month_is_closed_once() {
    let mut desk = silent();
    desk.keys("3<Tab>").sees("Октябрь 2026 ─ не закрыт");
    let other = desk.store();
    let close = || month::close(&other, &month::read(&other, "2026-10").unwrap().unwrap());
    close().unwrap();
    desk.keys("z").sees("Октябрь 2026 уже закрыт в другом окне");
    assert_eq!(all(&other, Entity::MonthClose).len(), 1);
    close().unwrap();
    desk.keys("z").sees("Октябрь 2026 уже снова открыт в другом окне");
    assert!(all(&other, Entity::MonthClose).is_empty());
    desk.keys("z").sees("Октябрь 2026 закрыт");
}

/// The decision of the one window would lie hidden under that of the other, or be gone with its reason.
#[test]
fn a_change_is_decided_once_and_the_second_is_told_of_the_first() {
    for keys in ["<Space>сезон", "nОбсудить<Space>темп"] {
        let mut desk = silent();
        desk.keys("3<Tab>").sees("решено 0 из").keys(keys);
        let other = desk.store();
        let change = month::read(&other, "2026-10").unwrap().unwrap().changes.swap_remove(0);
        let about = month::About::of("2026-10", &change, Lang::Ru);
        let kept =
            about.fields.iter().fold(Record::owned(Entity::MonthDecision, change.account), |kept, (key, value)| kept.with_text(key, value));
        let kept = kept.with_text("kind", "kept").with_text("note", "закупка в пути").with_text("decided_on", "2026-11-24");
        other.step(Verb::Create, "", |change| change.insert(&kept)).unwrap();
        desk.keys("<C-s>").sees("другом окне").sees("закупка в пути");
        let decisions = all(&other, Entity::MonthDecision);
        assert!(decisions.len() == 1 && decisions[0].text("note") == "закупка в пути", "{keys}: {decisions:?}");
        // Known now, it gives way.
        desk.keys("<C-s>").sees("Сохранено");
        let decisions = all(&other, Entity::MonthDecision);
        assert!(decisions.len() == 1 && decisions[0].text("note") != "закупка в пути", "{keys}: {decisions:?}");
    }
}

/// Two opportunities of one spot would both count in every sum.
#[test]
fn a_spot_is_taken_up_once() {
    let mut desk = Desk::demo(Lang::Ru, (120, 50));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>v").sees("── Белые пятна ─ 2026 · руб.");
    let made = |store: &Store| [Entity::Opportunity, Entity::Question].map(|entity| all(store, entity).len());
    desk.keys("<Right>");
    let other = desk.store();
    let before = made(&other);
    desk.keys("<Space>").sees("✓");
    let name = all(&other, Entity::Opportunity).pop().unwrap();
    assert_ne!(made(&other), before, "{}", desk.screen());
    // Taken back and made by another window, before this one has seen that.
    desk.keys("u");
    assert_eq!(made(&other), before);
    let fields = name.pairs().map(|(field, value)| (field.key, value.clone()));
    let again = fields.fold(Record::owned(Entity::Opportunity, name.owner.unwrap()), |again, (key, value)| again.with(key, value));
    other.step(Verb::Create, "", |change| change.insert(&again)).unwrap();
    let once = made(&other);
    desk.keys("<Space>").sees("Это уже сделано в другом окне");
    assert_eq!(made(&other), once);
}
