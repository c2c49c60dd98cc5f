//! The mouse: what is seen can be clicked, and the wheel goes through what is longer than its room.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang};
use kamdesk::tui::actions::Place;
use support::desk::Desk;

/// Whoever has a hand on the mouse would turn the wheel over a list, and nothing would move.
#[test]
fn the_wheel_goes_through_everything_and_back() {
    let cases = [
        "1",
        "2",
        "2<Enter>",
        "2<Enter><Tab>",
        "2<Enter><Tab><Tab>",
        "2<Enter><Tab><Tab><Tab>",
        "3<Tab><Tab><Tab>j",
        "p",
        "2<Enter>?",
        "<F3>а",
        "<F6>цена",
        "C",
        "2<Enter><Tab>e",
        "C<paste:1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13><Up><Up><Up><Up>",
        "I",
        "2M",
        "2M<Down><Enter>",
        "2<Enter><Tab>va",
        "2<Enter><Tab><Enter>",
    ];
    for keys in cases {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(keys);
        let before = desk.buffer().clone();
        desk.wheel(true).wheel(true);
        assert_ne!(*desk.buffer(), before, "{keys}: nothing moves\n{}", desk.screen());
        desk.wheel(false).wheel(false);
        assert_eq!(*desk.buffer(), before, "{keys}: not back\n{}", desk.screen());
    }
}

/// The wheel over a value that is chosen would choose another one, unseen.
#[test]
fn the_wheel_changes_no_value() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2<Enter><Tab>e");
    for _ in 0..40 {
        desk.wheel(true);
    }
    desk.keys("<F8>").sees("ничего не набрано");
}

/// What looks like a button would be none.
#[test]
fn places_tabs_keys_and_headings_are_clicked() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.click("2 Клиенты").sees("Мы обещали↑").click("Было").sees("Было↑").click("Было").sees("Было↓");
    desk.click("1 Сегодня").sees("Встречи и звонки").click("? справка").sees("Везде").click("Esc закрыть").sees_no("Везде");
    desk.click("3 Практика").click("Команда").sees("Имя↑");
    desk.keys("2<Enter>").click("Люди").sees("Вл.↓").click("Должность").sees("Должность↑").click("План").sees("Срок");
    desk.click("Досье").click("Окружение").keys("<Enter>");
}

/// A second click would do nothing where the first one has chosen.
#[test]
fn a_second_click_opens() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.click("Северлит").click("Северлит").sees("Досье").keys("<Esc>");
    desk.keys("2").click("Молвея").click("Молвея").sees("Молвея   ").sees("Профиль");
    desk.keys("<F3>ивнев").click("Ивнев").click("Ивнев").sees("Люди");
    desk.keys("<Esc>1C").click("Участники").keys("<F3>").sees("начните печатать");
    desk.click("Макаров").click("Макаров").sees("Участники          Макаров");
    desk.click("Итог").keys("договорились").sees("Итог               договорились");
}

/// A slip in the middle of a line would have to be walked to, letter by letter.
#[test]
fn a_click_in_a_text_places_the_cursor() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    // The line after a call, with letters of two cells.
    desk.keys("c").paste("ромашка: 東京 ок").click_in("東京", 2).keys("Х").sees("東Х京");
    desk.click_in("ромашка", 0).keys("Ы").sees("Ыромашка").click_in("京 ок", 5).keys("Э").sees("京 окЭ");
    desk.keys("<C-a><C-k><Esc>");
    // A finder, a filter and a picker; and one that is longer than its room.
    desk.keys("<F3>ивнев").click_in("ивнев", 2).keys("Х").sees("ивХнев").keys("<Esc>");
    desk.keys("2/ромашка").click_in("ромашка", 3).keys("Х").sees("ромХ▏ашка").click_in("ромХ▏ашка", 6).keys("Ы").sees("ромХаЫ▏шка");
    desk.keys("<Esc>")
        .keys("/")
        .paste(&"начало ".repeat(20))
        .keys("конец")
        .click_in("конец", 0)
        .keys("Х<End>")
        .sees("Хконец▏")
        .keys("<Esc>");
    // A field of a form that has the keys, and one that has not; a text of several lines.
    desk.keys("2<Enter>C").paste("первая строка\nвторая строка").click_in("первая", 3).keys("Х").sees("перХвая");
    desk.click_in("вторая", 6)
        .keys("Ы")
        .sees("втораяЫ строка")
        .click("Итог")
        .keys("итог")
        .click_in("перХвая", 0)
        .keys("Э")
        .sees("ЭперХвая");
    desk.click_in("итог", 2).keys("Ю").sees("итЮог");
}

/// What stands beside a list and is longer than the screen could be read only by opening it.
#[test]
fn the_wheel_over_a_page_goes_through_the_page() {
    let mut desk = Desk::demo(Lang::Ru, (160, 16));
    desk.keys("2").sees("ещё");
    let list = |desk: &Desk| desk.screen().lines().map(|line| line.chars().take(40).collect::<String>()).collect::<Vec<_>>();
    let (rows, page) = (list(&desk), desk.screen());
    desk.wheel_at(true, 150, 8).wheel_at(true, 150, 8);
    assert_eq!(list(&desk), rows);
    assert_ne!(desk.screen(), page);
    desk.wheel_at(false, 150, 8).wheel_at(false, 150, 8).wheel_at(false, 150, 8);
    assert_eq!(desk.screen(), page);
    desk.wheel_at(true, 10, 8);
    assert_ne!(list(&desk), rows);
}

/// What is asked for under the map, and the filter of columns, could be mended from its end alone.
#[test]
fn a_click_places_the_cursor_under_the_map_and_over_the_columns() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>v/зими").click_in("› зими", 4).keys("Х").sees("зиХ▏ми").click_in("зиХ▏ми", 6).keys("Ы").sees("зиХмиЫ▏");
    desk.keys("<Esc>D-60").sees("-60▏  → ").click_in("-60", 1).keys("1").sees("-1▏60").keys("<Esc>");
    // Columns are read in the background.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.csv");
    std::fs::write(&file, "Имя;Город\nПётр;Тверь\n").unwrap();
    let (reports, news) = std::sync::mpsc::channel();
    desk.app.attach(reports, Default::default());
    desk.keys("<Esc><Esc>I/").paste(&file.display().to_string()).keys("<Enter>");
    while desk.app.place() != Place::ImportPreview {
        desk.app.handle(news.recv_timeout(std::time::Duration::from_secs(60)).unwrap());
        desk.look_around();
    }
    desk.keys("c/город").sees("→ Город").click_in("› город", 4).keys("Х").sees("гоХ▏род").sees("Такого столбца нет.");
}

/// What stands beside the rows of Today, in the dossier and in the finder would stay half unread.
#[test]
fn the_wheel_goes_through_what_stands_beside() {
    for (keys, size, at, left) in
        [("", (120, 16), (110, 6), 60), ("2/ромаш<Enter>", (60, 16), (50, 6), 20), ("<F3>пестова", (120, 16), (100, 9), 60)]
    {
        let mut desk = Desk::demo(Lang::Ru, size);
        // More than there is room for.
        let mut people = Vec::new();
        desk.store().each(Entity::Person, |record| people.push(record)).unwrap();
        let person = people.into_iter().find(|person| person.title().starts_with("Пестова")).unwrap();
        let phones = person.clone().with_text("phones", "+7 900 000-40-03; +7 900 000-40-61; +7 900 000-40-62; +7 900 000-40-63");
        kamdesk::editing::save(&desk.store(), Some(&person), &phones, "").unwrap();
        desk.look_around().keys(keys);
        let list = |desk: &Desk| desk.screen().lines().map(|line| line.chars().take(left).collect::<String>()).collect::<Vec<_>>();
        let (rows, before) = (list(&desk), desk.screen());
        desk.wheel_at(true, at.0, at.1).wheel_at(true, at.0, at.1);
        assert_eq!(list(&desk), rows, "{keys}: the rows move\n{}", desk.screen());
        assert_ne!(desk.screen(), before, "{keys}: nothing moves\n{before}");
        for _ in 0..60 {
            desk.wheel_at(true, at.0, at.1);
        }
        let more = |screen: &str| screen.matches(" ↓ ").count();
        assert_eq!(more(&desk.screen()) + 1, more(&before), "{keys}: not at its end\n{}", desk.screen());
        for _ in 0..80 {
            desk.wheel_at(false, at.0, at.1);
        }
        assert_eq!(desk.screen(), before, "{keys}: not back");
    }
}
