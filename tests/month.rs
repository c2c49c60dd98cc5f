//! A month gone through in the workbench: what is in, what changed, one decision each; left, gone on with, closed, taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use std::path::Path;
use support::desk::Desk;
use support::morning;

const SMALL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

/// A steady client, one that has not bought since August, and one whose papers press.
fn clients(file: &Path) {
    let store = Store::open(file, morning()).unwrap();
    let make = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
    let mut accounts = Vec::new();
    for (name, missing) in [("Ромашка", 0), ("Северлит", 2), ("Дубровик", 0)] {
        let account = make(&Record::new(Entity::Account).with_text("short_name", name));
        let sum = if name == "Ромашка" { 90_000_000 } else { 10_000_000 };
        let mut months: Vec<String> = vec!["2024-09", "2024-10", "2024-11", "2024-12"].into_iter().map(str::to_owned).collect();
        months.extend((1..=12).map(|month| format!("2025-{month:02}")));
        months.extend((1..=10).map(|month| format!("2026-{month:02}")));
        for month in months.iter().take(months.len() - missing) {
            let row = Record::owned(Entity::Purchase, account).with_text("bought_on", month).with_text("currency", "RUB");
            make(&row.with("amount", Value::Int(sum)).with("cost", Value::Int(sum / 2)));
        }
        accounts.push(account);
    }
    let debt = Record::owned(Entity::Debt, accounts[2]).with_text("title", "счёт 118").with_text("due_on", "2026-10-13");
    make(&debt.with("amount", Value::Int(50_000_000)).with_text("currency", "RUB"));
    let contract = Record::owned(Entity::Contract, accounts[2]).with_text("subject", "Плёнка на год").with_text("state", "open");
    make(&contract.with_text("until_on", "2026-12-29").with_text("notice", "30d"));
}

fn desk(size: (u16, u16)) -> Desk {
    Desk::on(Lang::Ru, size, clients)
}

fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

/// The row that has the keys.
fn row(desk: &Desk) -> String {
    desk.rows_with("►").first().map(|y| desk.row(*y)).unwrap_or_default()
}

/// A quarter of an hour for a dozen clients: a decision is a key, a few words and Enter, and the next one has the keys then.
#[test]
fn each_change_is_decided_by_a_key_and_the_next_one_follows() {
    let mut desk = desk(SMALL);
    desk.keys("3<Tab>").sees("Октябрь 2026 ─ не закрыт").sees("за октябрь: 2 строки, 2 клиента").sees("решено 0 из 4");
    assert!(row(&desk).contains("Дубровик  долг") && row(&desk).contains("счёт 118"), "{}", desk.screen());
    desk.keys("<Space>платят в ноябре<Enter>").sees("решено 1 из 4").sees("✓ Дубровик  долг").sees("просрочен 42 дня ").sees("оставить");
    assert!(row(&desk).contains("договор"), "{}", desk.screen());
    desk.keys("nсогласовать цену на год<Tab>пт<Enter>").sees("решено 2 из 4");
    assert!(row(&desk).contains("Северлит  молчание"), "{}", desk.screen());
    desk.keys("wпочему тишина?<Enter>").sees("решено 3 из 4");
    assert!(row(&desk).contains("−66,7 % к тем же 3 мес. год назад"), "{}", desk.screen());
    desk.keys("mпт<Enter>").sees("всё решено");
    let decisions = all(&desk, Entity::MonthDecision);
    let told: Vec<(&str, &str)> = decisions.iter().map(|decision| (decision.text("changed"), decision.text("kind"))).collect();
    assert_eq!(told, [("debt", "kept"), ("contract", "task"), ("silence", "question"), ("pace", "meeting")]);
    assert_eq!(decisions[1].int("action_id"), all(&desk, Entity::Action).pop().unwrap().id);
    desk.keys("z").sees("Октябрь 2026 закрыт").sees("Октябрь 2026 ─ закрыт сегодня");
}

/// A decision would stay where the task that it came with was taken back, or the other way round.
#[test]
fn every_decision_and_the_closing_are_taken_back_by_one_key_each() {
    let mut desk = desk(SMALL);
    desk.keys("3<Tab><Space>сезон<Enter>nпозвонить<Enter>oответить по сроку<Enter>z").sees("закрыт сегодня");
    desk.keys("u").sees("не закрыт").sees("решено 3 из 4");
    desk.keys("u").sees("решено 2 из 4").keys("u").sees("решено 1 из 4").keys("u").sees("решено 0 из 4");
    assert!(all(&desk, Entity::Action).is_empty() && all(&desk, Entity::MonthDecision).is_empty());
    desk.keys("UUUU").sees("закрыт сегодня");
    assert_eq!((all(&desk, Entity::Action).len(), all(&desk, Entity::MonthDecision).len()), (2, 3));
    desk.keys("z").sees("снова открыт").keys("ggd").sees("Решение снято: Дубровик").sees("решено 2 из 4");
}

/// Whoever is called away in the middle begins anew, or loses what was decided.
#[test]
fn a_run_that_was_left_goes_on_at_the_first_undecided() {
    let mut desk = desk(SMALL);
    desk.keys("3<Tab><Space>сезон<Enter>1").sees("Сегодня");
    desk.keys("3").sees("решено 1 из 4");
    let again = desk.file();
    let mut desk = Desk::on(Lang::Ru, SMALL, |file| {
        std::fs::copy(&again, file).unwrap();
    });
    desk.keys("3<Tab>").sees("решено 1 из 4");
    assert!(row(&desk).contains("договор"), "{}", desk.screen());
    desk.keys("y").sees("Сентябрь 2026 ─ не закрыт").keys("Y").sees("Октябрь 2026").keys("Y").sees("Следующий месяц ещё не кончился");
}

/// The rows of October stood under the heading of September, and what was decided of them was kept as September's.
#[test]
fn another_month_brings_its_own_changes() {
    for size in [SMALL, WIDE] {
        let mut desk = desk(size);
        desk.keys("3<Tab>").sees("счёт 118").keys("y").sees("Сентябрь 2026 ─ не закрыт").sees_no("счёт 118");
        desk.keys("y").sees("Август 2026").sees_no("счёт 118").keys("YY").sees("Октябрь 2026").sees("счёт 118");
        desk.keys("<Space>платят в ноябре<Enter>").sees("решено 1 из 4");
        assert_eq!(all(&desk, Entity::MonthDecision)[0].text("period"), "2026-10");
    }
}

/// That nothing is selected was said of a row that was.
#[test]
fn a_change_without_a_decision_has_nothing_to_edit() {
    let mut desk = desk(SMALL);
    desk.keys("3<Tab>");
    for key in ["e", "H", "d"] {
        desk.keys(key).sees("Здесь ещё ничего не решено");
    }
}

/// With the Russian layout on, the keys would type nothing, or something else.
#[test]
fn keys_work_in_the_russian_layout() {
    let mut desk = desk(SMALL);
    desk.keys("3<Tab>тпозвонить<Enter>").sees("решено 1 из 4").keys("щответить<Enter>").sees("решено 2 из 4");
    desk.keys("я").sees("закрыт сегодня").sees("2 изменения без решения").keys("г").sees("не закрыт").keys("м").sees("Моё время");
}

/// A line written after a call from here decides nothing; what is opened leads to the record, and back.
#[test]
fn what_changed_is_opened_and_come_back_from() {
    let mut desk = desk(WIDE);
    desk.keys("3<Tab><Enter>").sees("Долги · 1").sees("счёт 118").keys("<Esc>").sees("решено 0 из 4");
    desk.keys("jj<Enter>").sees("Северлит").sees("Итог").keys("<Esc>").sees("Что изменилось · 4");
}

/// Money and what is thought of clients would be read by one of them.
#[test]
fn a_client_in_the_room_reads_nothing_of_it() {
    for size in [SMALL, WIDE] {
        let mut desk = desk(size);
        desk.keys("3<Tab><F2>").sees_no("Северлит").sees_no("счёт 118").sees_no("строк").keys("n").sees_no("Новое");
        desk.keys("v").sees_no("Северлит").sees_no("мин").keys("v<F2>").sees("решено 0 из 4");
    }
}

#[test]
fn empty_places_say_what_belongs_there() {
    let mut desk = Desk::empty(Lang::Ru, SMALL);
    desk.keys("<Enter>3<Tab>").sees("отчётов в файле ещё нет").sees("Отчёта за этот месяц нет").sees("I — внести файл");
    desk.keys("v").sees("ни контактов, ни дохода");
    let mut desk = Desk::empty(Lang::En, WIDE);
    desk.keys("<Enter>3<Tab>").sees("no report in the file yet").sees("There is no report of this month");
}

/// What the table of deliveries says is told before it is written, and taken back by one key.
#[test]
fn deliveries_are_taken_in_from_the_month() {
    let (reports, news) = std::sync::mpsc::channel();
    let mut desk = desk(SMALL);
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    let table =
        "Месяц\tКлиент\tПоставок\tВ срок\tПолностью\n10.2026\tРомашка\t40\t38\t39\n10.2026\tМак\t4\t4\t4\n10.2026\tСеверлит\t4\t5\t4\n";
    // Many terminals end the lines of a paste as the key of Enter does.
    desk.keys("3<Tab>").sees("за октябрь не записаны").keys("I").paste(&table.replace('\n', "\r"));
    desk.wait_for(&news, "таблица поставок");
    desk.sees("Ромашка, 10.2026: поставок 40, в срок 38, полностью 39").sees("Мак: 1 месяц").sees("больше, чем всего");
    desk.sees_no("чего нет в отчёте").keys("<Tab>").sees("оставлять").keys("<Enter>");
    desk.wait_for(&news, "Поставки внесены: новых: 1 месяц, ждут в «Отчётах»: 1 клиент.");
    desk.keys("<Enter>").sees("за октябрь: 1 клиент").sees("ждут ответа, чьи они: 1 клиент");
    desk.keys("u").sees("за октябрь не записаны").sees_no("ждут ответа");
}
