//! What is open in one window is taken away in another one, or by undo: the screen follows, says so, and keeps what is typed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang};
use kamdesk::editing::create_named;
use kamdesk::store::Store;
use support::desk::Desk;

/// A client, and one that was made after it: the creation of that one is the last step.
fn desk() -> Desk {
    Desk::on(Lang::Ru, (100, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        for name in ["Вега", "Антарес"] {
            create_named(&store, Entity::Account, name, None).unwrap();
        }
    })
}

/// Enter on a row that is gone would blame another window for what was done here.
#[test]
fn the_list_follows_undo_in_this_window() {
    let mut desk = desk();
    desk.keys("2<Enter>").sees("Антарес").keys("u").sees("Отменено: создание «Антарес»").sees("Клиенты · 1").sees_no("удалили");
    desk.keys("<Enter>").sees("Профиль").sees("Вега").sees_no("удалили");
}

#[test]
fn a_page_that_is_gone_steps_back_and_says_so() {
    let mut desk = desk();
    desk.keys("2<Enter>").sees("Антарес");
    desk.store().undo().unwrap();
    desk.look_around().sees("Клиенты · 1").sees("Записи больше нет").sees("U вернёт");
    desk.keys("U").sees("Возвращено: создание «Антарес»").sees("Клиенты · 2");
    // The page of its contact lies over it.
    desk.keys("<Home><Enter>p").sees("Подготовка");
    desk.store().undo().unwrap();
    desk.look_around().sees("Клиенты · 1").sees("Записи больше нет");
}

/// The base's own number for it would say nothing to anybody.
#[test]
fn what_is_typed_about_it_is_kept_and_saved_when_it_is_back() {
    let mut desk = desk();
    desk.keys("2<Enter>cзв:<Space>договорились").sees("договорились");
    desk.store().undo().unwrap();
    desk.look_around().sees("Записи больше нет").keys("<Enter>").sees("Записи больше нет").sees("договорились");
    desk.store().redo().unwrap();
    desk.look_around().keys("<Enter>").sees("✓ Антарес");
}

/// The keys would act on what stood there before: a letter would delete another client.
#[test]
fn what_was_just_made_is_selected_where_it_takes_the_place_of_the_selected_one() {
    let mut desk = desk();
    desk.keys("2").sees("►  Антарес").keys("nАльтаир<Enter>").sees("►  Альтаир").keys("<Down>").sees("►  Антарес");
}
