//! *Accounts*, turned round: who stands in which class, what is left of what is bought, what could be sold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::theme::{Ground, Theme};
use support::desk::Desk;

/// A file of accounts with what each bought in thousands of a month, for a year.
fn with(lang: Lang, size: (u16, u16), accounts: &[(String, i64, Option<i64>)]) -> Desk {
    Desk::on(lang, size, |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let write = |change: &kamdesk::store::Change| {
            for (name, amount, cost) in accounts {
                let account = change.insert(&Record::new(Entity::Account).with_text("short_name", name.clone()))?;
                for month in (1..=10).map(|month| format!("2026-{month:02}")).filter(|_| *amount != 0) {
                    let row = Record::owned(Entity::Purchase, account).with_text("bought_on", month).with_text("currency", "RUB");
                    let row = row.with("amount", Value::Int(amount * 100_000));
                    change.insert(&if let Some(cost) = cost { row.with("cost", Value::Int(cost * 100_000)) } else { row })?;
                }
            }
            Ok(())
        };
        store.step(Verb::Create, "", write).unwrap();
    })
}

/// The row on which a name stands, from the line of heads on.
fn row(desk: &Desk, name: &str) -> String {
    desk.rows_with(name).first().map(|y| desk.row(*y)).unwrap_or_else(|| panic!("no {name}:\n{}", desk.screen()))
}

/// The cells before a text in the first row with it.
fn column(desk: &Desk, text: &str) -> usize {
    row(desk, text).split(text).next().unwrap().chars().count()
}

#[test]
fn names_stand_in_their_classes_and_open() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2v").sees("── ABC–XYZ ─ 12 месяцев · по доходу · руб.").sees("X ровно").sees("Y колеблется").sees("Z рвано");
    assert_eq!(desk.app.place(), Place::Portfolio);
    // Each under the head of its column.
    for (head, name) in [("X ровно", "Альтрея"), ("Y колеблется", "Керамея"), ("Z рвано", "Климатика-Юг")]
    {
        assert_eq!(column(&desk, head), column(&desk, name), "{name}\n{}", desk.screen());
    }
    desk.sees("3 из 12 клиентов (25 %) дают 50,5 % дохода.").sees("Ровность считаем по кварталам: Реактика.");
    // From the first name across, and down into it.
    desk.keys("<Home>").sees("► Ромашка");
    desk.keys("<Right>").keys("<Right>").sees("► Северлит").keys("<Enter>").sees("Закупки за 12 мес.");
    assert!(desk.row(1).contains("Северлит"), "{}", desk.screen());
    desk.keys("<Esc>").sees("► Северлит");
}

/// The same account stays selected, whatever it is looked at by.
#[test]
fn it_is_turned_round_and_back_with_whoever_was_selected() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/дубров<Tab>v").sees("► Дубровик").keys("d").sees("по обороту").sees("дают 51").sees("► Дубровик");
    desk.keys("v")
        .sees("Чистая прибыль против оборота")
        .sees("По чистой прибыли")
        .sees("►")
        .keys("y")
        .sees("2025 год")
        .keys("yy")
        .sees("12 месяцев");
    desk.keys("v")
        .sees("Выгода и усилия")
        .keys("v")
        .sees("Категории портфеля")
        .keys("v")
        .sees("Кто мы для клиентов")
        .keys("v")
        .sees("── Клиенты");
    desk.keys("v<Esc>").sees("── Клиенты");
    // With the Russian layout on: м is v, в is d, н is y.
    desk.keys("м")
        .sees("ABC–XYZ")
        .keys("в")
        .sees("по доходу")
        .keys("н")
        .sees("2025 год")
        .keys("н")
        .sees("2024 год")
        .sees("Закупки известны только с 09.2024");
}

#[test]
fn what_changes_its_place_is_marked() {
    let accounts = [("Много", 100, Some(99)), ("Мало", 50, Some(10)), ("Средне", 70, Some(50)), ("Неизвестно", 20, None)];
    let accounts = accounts.map(|(name, amount, cost)| (name.to_owned(), amount, cost));
    let mut desk = with(Lang::Ru, (80, 24), &accounts);
    desk.keys("2vv").sees("По обороту").sees("По доходу");
    let first = row(&desk, "1  Много");
    assert!(first.contains("1  Мало") && first.contains("↑ 2"), "{first}");
    assert!(row(&desk, "3  Много").contains("↓ 2"), "{}", desk.screen());
    desk.sees("Покупают много, оставляют меньше: Много.").sees("Оставляют больше, чем видно по обороту: Мало.");
    desk.sees("Нет себестоимости: Неизвестно.").sees("Расходы на клиентов не записаны: сравниваем доход.");
    // Whose cost nobody knows has a row of its own, and is never nothing.
    desk.keys("<Esc>v").sees("себестоимость не указана — 1");
    assert!(row(&desk, "Неизвестно").starts_with(" ?"), "{}", desk.screen());
    desk.keys("d").sees("по обороту").sees_no("себестоимость");
}

/// Of sixty in one cell a window of 24 rows shows some, counts the others, and lists all of them at Enter.
#[test]
fn a_cell_that_has_no_room_opens_as_a_list() {
    let accounts: Vec<_> = (0..160).map(|at| (format!("Клиент {at:03}"), 10, Some(5))).collect();
    let mut desk = with(Lang::Ru, (80, 24), &accounts);
    desk.keys("2v").sees("ещё ");
    let more = desk.rows_with("ещё ")[0];
    let said = desk.row(more);
    desk.click("ещё ").keys("<Enter>").sees("A · X ровно · 128").sees("► Клиент");
    desk.keys("<End>").sees("► Клиент 127").keys("<Enter>").sees("Закупки за 12 мес.");
    assert!(desk.row(1).contains("Клиент 127"));
    desk.keys("<Esc>").sees("A · X ровно · 128").keys("<Esc>").sees("── ABC–XYZ");
    assert!(desk.screen().contains(said.trim()), "{said}\n{}", desk.screen());
}

/// Nothing of it is for a client, and no key shows any of it.
#[test]
fn before_a_client_nothing_of_it_is_shown() {
    for keys in ["2v", "2vv", "2vvv"] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        desk.keys(keys).keys("<F2>").sees("Клиент рядом");
        for key in ["", "d", "y", "<Down>", "<Enter>"] {
            let screen = desk.keys(key).screen();
            for hidden in ["млн", "%", "Молвея", "Северлит", "ABC", "Фармлада"] {
                assert!(!screen.contains(hidden), "{keys} {key}: {hidden}\n{screen}");
            }
        }
        desk.keys("<Esc>").sees_no("Фармлада").keys("<F2>");
    }
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2<F2>v").sees_no("ABC");
}

#[test]
fn opportunities_stand_by_benefit_and_effort() {
    for (size, head) in [((80, 24), "4–5 большие"), ((120, 40), "5 предельные")] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2vvv").sees("── Выгода и усилия ─ 8 возможностей").sees(head).sees("Сверху вниз — выгода");
        // A name that is wider than its column goes on below it; in a large window none is cut.
        assert!(size.0 < 100 || !desk.screen().contains('…'), "{}", desk.screen());
        desk.sees("Тендеры: — решено 2").sees("Предложения: — решен");
        desk.keys("<Home><Enter>").sees("Возможности ·");
        desk.keys("<Esc>").sees("── Выгода и усилия").keys("e").sees("Что можем продать").keys("<Esc>");
    }
}

/// What each is in the portfolio, and what we are to each: decided, pointed at by the judgements, or neither (M5, M10).
#[test]
fn two_judgements_cross() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Tab>vvvv")
            .sees("── Категории портфеля ─ 11 клиентов")
            .sees("► Ромашка")
            .sees("Мы для клиента")
            .sees("держаться вместе");
        desk.keys("v").sees("── Кто мы для клиентов").sees("► Ромашка").sees("Северлит?").sees("Не решено: 7");
        desk.keys("e").sees("Кто мы для клиента").keys("<Esc>").keys("<Enter>").sees("Почему ключевой").keys("<Esc>");
        // With the Russian layout on: у is e, м is v.
        desk.keys("у").sees("Что зависит от поставки").keys("<Esc>").keys("м").sees("── Клиенты");
    }
    let mut desk = Desk::demo(Lang::En, (80, 24));
    desk.keys("2vvvv").sees("Portfolio categories").sees("developing").keys("v").sees("What we are to them").sees("Undecided");
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter>2vvvv").sees("n — завести первого");
}

/// The list is ordered by how an account stands, and shows by what (M9, M10, M34).
#[test]
fn the_list_is_ordered_by_how_an_account_stands() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2s")
        .sees("Риск↓")
        .keys("<Home>")
        .sees("►! Курьерика")
        .keys("s")
        .sees("Ступень↑")
        .keys("s")
        .sees("Мы для них↑")
        .keys("s")
        .sees_no("Мы для них");
}

#[test]
fn empty_looks_say_what_fills_them() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter>2v").sees("n — завести первого").keys("v").sees("n — завести первого").keys("v").sees("Возможностей в работе нет");
    let mut desk = with(Lang::Ru, (80, 24), &[("Лютик".to_owned(), 0, None)]);
    desk.keys("2v").sees("За это время закупок в файле нет. I — внести отчёт");
    let mut desk = with(Lang::Ru, (80, 24), &[("Лютик".to_owned(), 10, None)]);
    // With no cost at all turnover is compared, and asked for income it says what is missing.
    desk.keys("2v").sees("по обороту").keys("d").sees("Себестоимость закупок нигде не указана");
    let mut desk = with(Lang::Ru, (80, 24), &[("Лютик".to_owned(), -10, Some(-5)), ("Астра".to_owned(), 30, Some(5))]);
    desk.keys("2v").sees("Возвраты больше закупок: Лютик.");
}

/// In 16 colours, without any, and with ASCII alone the same is read.
#[test]
fn it_is_read_without_colours_and_signs() {
    let theme = Theme { colour: false, ascii: true, ground: Ground::Unknown };
    let mut desk = Desk::drawn(Lang::Ru, (80, 24), theme, |file| support::demo_at(file, Lang::Ru));
    for keys in ["2v", "v", "v"] {
        desk.keys(keys);
        let strange: String = desk.screen().chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
        assert!(strange.is_empty() && desk.screen().contains(">"), "{strange}\n{}", desk.screen());
    }
}

/// Every window has a card beside or below, or a line of what is selected.
#[test]
fn what_is_selected_is_told_in_every_window() {
    for (lang, said) in [(Lang::Ru, "разброс"), (Lang::En, "spread")] {
        for columns in [80, 100, 110, 120, 160, 200] {
            for rows in [18, 24, 40, 60] {
                let mut desk = Desk::demo(lang, (columns, rows));
                desk.keys("2v").sees(said);
            }
        }
    }
}
