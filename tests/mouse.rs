//! The mouse: what is seen can be clicked, and the wheel goes through what is longer than its room.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::Lang;
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
        "3",
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
    desk.click("2 Клиенты").sees("Название↑").click("Категория").sees("Категория↑").click("Категория").sees("Категория↓");
    desk.click("1 Сегодня").sees("Встречи и звонки").click("? справка").sees("Везде").click("Esc закрыть").sees_no("Везде");
    desk.click("3 Практика").click("Настройки").sees("Язык");
    desk.keys("2<Enter>").click("Люди").sees("Имя↑").click("Должность").sees("Должность↑").click("План").sees("Срок");
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
