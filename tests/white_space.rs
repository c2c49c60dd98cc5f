//! White space: needs by unit and line of goods, walked by cells, with what is made of them by one key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::layout::Rect;
use support::desk::Desk;

fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

/// The grid of the demo's first client.
fn grid(desk: &mut Desk) -> &mut Desk {
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>v").sees("── Белые пятна ─ 2026 · руб.")
}

/// A file of one client with records of it.
fn with(lang: Lang, size: (u16, u16), records: impl Fn(i64) -> Vec<Record>) -> Desk {
    let mut desk = Desk::on(lang, size, |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let add = |change: &kamdesk::store::Change| {
            let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Лютик"))?;
            records(account).iter().try_for_each(|record| change.insert(record).map(|_| ()))
        };
        store.step(Verb::Create, "", add).unwrap();
    });
    desk.keys("2<Enter><Tab><Tab><Tab><Tab>v");
    desk
}

fn need(account: i64, line: &str, unit: &str, state: &str, sums: [Option<i64>; 3]) -> Record {
    let record = Record::owned(Entity::Need, account).with_text("title", line).with_text("state", state).with_text("period", "2026");
    let record = if unit.is_empty() { record } else { record.with_text("unit", unit) };
    let sums = ["amount", "ours", "theirs"].iter().zip(sums).filter_map(|(key, sum)| Some((*key, sum?)));
    sums.fold(record.with_text("currency", "RUB"), |record, (key, sum)| record.with(key, Value::Int(sum * 100_000)))
}

/// The page and the grid would disagree on how much is ours.
#[test]
fn the_page_of_figures_says_the_same() {
    let mut desk = Desk::demo(Lang::Ru, (120, 50));
    grid(&mut desk)
        .sees("Доля в закупках: 56,3 % за 2026   −6,7 п.п. за год")
        .sees("Белые пятна: берут 3 из 7 = 43 %   не знаем: 2 клетки");
    desk.keys("V").sees("56,3 % за 2026   −6,7 п.п. за год").sees("берут 3 из 7 = 43 %   не знаем: 2 клетки");
}

/// What has no room at eighty columns is scrolled to, and the line of heads says how much of it there is.
#[test]
fn it_is_walked_by_cells() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    grid(&mut desk)
        .sees("1–3 из 4 ›")
        .sees("► +")
        .sees("Флаконы, Завод, Подольск · у нас 9,8 млн · Полиформ-Ока 4,9 млн · нужно")
        .sees("15,2 млн");
    assert_eq!(desk.app.place(), Place::WhiteSpace);
    desk.keys("<Right><Right><Right>").sees("‹ 2–4 из 4").sees("Колпачки, Завод, Подольск").keys("<Down>").sees("Колпачки, Фасовка, Чехов");
    desk.keys("<Home>").sees("Флаконы, Завод, Подольск").keys("<Right><Left><Down>").sees("Флаконы, Фасовка, Чехов").sees("► • нужно");
    desk.click("? не знаем").sees("Короба, Фасовка, Чехов").keys("<Tab>").sees("── Положение");
    // In a large window all of it stands there at once.
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    grid(&mut desk).sees_no("из 4").sees("Колпачки").sees("! Тубус-Пак").sees("· не нужно");
}

/// Whoever saw that something is needed and not bought wrote it down anew in the opportunities.
#[test]
fn a_free_cell_becomes_an_opportunity_at_one_key() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let before = all(&desk, Entity::Opportunity).len();
    grid(&mut desk)
        .keys("<Down>")
        .sees("Space в возможности")
        .keys("<Space>")
        .sees("Возможность: Флаконы — Фасовка, Чехов")
        .sees("→ возможность");
    let made = all(&desk, Entity::Opportunity).pop().unwrap();
    assert_eq!((made.title(), made.int("amount"), made.text("currency")), ("Флаконы — Фасовка, Чехов", Some(190_000_000), "RUB"));
    assert_eq!((made.text("class"), made.text("state"), made.text("stage")), ("more", "open", "need"));
    // The next time it leads there.
    desk.keys("<Up><Down>")
        .sees("Space к возможности")
        .keys("<Space>")
        .sees("── Возможности ·")
        .sees("► ")
        .keys("<Esc>")
        .sees("Белые пятна");
    desk.keys("u").sees_no("→ возможность");
    assert_eq!(all(&desk, Entity::Opportunity).len(), before);
    // Of what a competitor supplies it is as much as is bought there.
    desk.keys("<Up><Right><Right><Space>").sees("Возможность: Тубы — Завод, Подольск");
    let made = all(&desk, Entity::Opportunity).pop().unwrap();
    assert_eq!((made.int("amount"), made.text("class")), (Some(420_000_000), "wider"));
}

/// What nobody knows is asked at the next meeting; with the Russian layout on, ф is a.
#[test]
fn an_unknown_cell_becomes_a_question_that_is_answered_there() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    grid(&mut desk).keys("<Down><Right>").sees("Space спросить").keys("ф").sees("Вопрос к следующей встрече: Короба — Фасовка, Чехов");
    let asked = "Короба — Фасовка, Чехов: сколько нужно в год и у кого берут?";
    assert_eq!(all(&desk, Entity::Question).pop().unwrap().title(), asked);
    // In its half of the page the question may stand over two rows.
    let page = desk.sees("→ вопрос").keys("p").region(Rect { x: 2, y: 2, width: 56, height: 35 });
    assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(asked), "{page}");
    desk.keys("<Esc>").sees("Space ответ").keys("<Space>").sees("Ответ").sees("Короба — Фасовка");
    desk.keys("у Полиформа<C-s>").sees_no("→ вопрос").keys("uu").sees_no("→ вопрос");
    assert!(all(&desk, Entity::Question).iter().all(|question| question.title() != asked));
}

#[test]
fn where_nothing_is_to_be_made_it_says_why() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    grid(&mut desk).keys("<Down><Right><Right>").sees("Тубы · Фасовка, Чехов").keys("<Space>").sees("Здесь это не нужно.");
    let mut desk = with(Lang::Ru, (80, 24), |account| vec![need(account, "Плёнка", "", "bought", [Some(10), Some(10), None])]);
    desk.keys("<Space>").sees("Всё, что здесь нужно, берут у нас.");
    assert!(all(&desk, Entity::Opportunity).is_empty() && all(&desk, Entity::Question).is_empty());
}

/// The need behind a cell is opened, or begun with what the cell says.
#[test]
fn a_cell_opens_its_need_or_begins_one() {
    let mut desk = with(Lang::Ru, (100, 30), |account| {
        vec![
            need(account, "Плёнка", "Завод", "bought", [Some(90), Some(36), None]),
            need(account, "Короба", "Склад", "free", [Some(10), None, None]),
        ]
    });
    desk.sees("Белые пятна: берут 1 из 4 = 25 %").keys("<Enter>").sees("Потребность · Лютик").sees("Завод").keys("<Esc>");
    desk.keys("<Right><Enter>")
        .sees("Новая потребность · Лютик")
        .sees("Короба")
        .sees("Завод")
        .keys("<Tab><Tab><Tab><Tab>5<Enter>")
        .sees("Сохранено");
    let made = all(&desk, Entity::Need).pop().unwrap();
    assert_eq!((made.title(), made.text("unit"), made.text("period"), made.int("amount")), ("Короба", "Завод", "2026", Some(500)));
    desk.sees("Короба · Завод").keys("d").keys("u").sees("Короба · Завод");
}

/// Without units the client is one row; how much is bought is what reports tell, where nobody wrote it.
#[test]
fn a_client_without_units_is_one_row_and_reports_fill_it() {
    let mut desk = with(Lang::En, (80, 24), |account| {
        let bought = |line: &str, sum: i64| {
            let row = Record::owned(Entity::Purchase, account).with_text("bought_on", "2026-10").with_text("title", line);
            row.with_text("currency", "RUB").with("amount", Value::Int(sum * 100_000))
        };
        vec![need(account, "Film", "", "bought", [Some(10_000), None, None]), bought("film", 2_500), bought("Caps", 400)]
    });
    desk.sees("whole company").sees("Share of wallet: 25.0 % in 2026").sees("2.5 mln RUB · by reports of 12 months");
    desk.keys("<Right>").sees("Caps").sees("400 k");
    desk.keys("<Tab><S-Tab>V").sees("25.0 % in 2026").sees("2 of 2 bought from us = 100 %");
}

#[test]
fn an_empty_grid_says_what_fills_it() {
    let mut desk = with(Lang::Ru, (80, 24), |_| Vec::new());
    desk.sees("потребность: что, где, сколько в год.").keys("n").sees("Новая потребность · Лютик").keys("<Esc><F8>");
    desk.keys("<Space>").sees("Сначала выберите строку");
}

#[test]
fn before_a_client_nothing_of_it_is_shown() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    grid(&mut desk).keys("<F2>").sees("Клиент рядом");
    for key in ["", "<Down>", "<Space>", "<Enter>", "n", "v", "V"] {
        let screen = desk.keys(key).screen();
        for hidden in ["Тубус", "млн", "%", "Чехов", "елые пятна"] {
            assert!(!screen.contains(hidden), "{key}: {hidden}\n{screen}");
        }
    }
}

/// In ASCII and without colours each cell still says who supplies it.
#[test]
fn it_is_read_without_colours_and_signs() {
    let theme = Theme { colour: false, ascii: true, ground: Ground::Unknown };
    let mut desk = Desk::drawn(Lang::Ru, (160, 50), theme, |file| support::demo_at(file, Lang::Ru));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>v<Down><Space>");
    for said in ["+   ", "! Тубус-Пак", "o нужно", "? не знаем", "не нужно", "-> возможность"] {
        desk.sees(said);
    }
    let strange: String = desk.screen().chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert!(strange.is_empty(), "{strange}\n{}", desk.screen());
}
