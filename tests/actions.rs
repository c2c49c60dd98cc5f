//! All actions of all accounts: what stands first, what words narrow it, what is changed at once. An action that only its own account shows
//! is forgotten by whoever has forty of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::DateTime;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing;
use kamdesk::editing::several::{Deed, Left, several};
use kamdesk::store::Store;
use kamdesk::tui::actions::Place;
use std::path::Path;
use support::desk::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn open(path: &Path) -> Store {
    Store::open(path, Clock::Fixed(DateTime::parse_from_rfc3339(support::MORNING).unwrap())).unwrap()
}

/// Two clients and a colleague; what is late, due today, later and never, ours and theirs. Today is Tuesday, 24 November 2026.
fn filled(path: &Path) {
    let store = open(path);
    let today = store.clock().today();
    let [alfa, beta] = ["Альфа", "Бета"].map(|name| editing::create_named(&store, Entity::Account, name, None).unwrap());
    let orehov = editing::create_named(&store, Entity::Colleague, "Орехов", None).unwrap();
    let fresh = |account| editing::fresh(Entity::Action, Some(account), today);
    let save = |record: Record| editing::save(&store, None, &record, "").unwrap();
    save(fresh(alfa).with_text("title", "прайс").with_text("kind", "our_promise").with_text("due_on", "2026-11-20"));
    save(fresh(beta).with_text("title", "образец").with_text("due_on", "2026-11-24").with_text("source", "complaint"));
    save(fresh(alfa).with_text("title", "схема").with_text("due_on", "2026-12-20"));
    save(
        fresh(beta)
            .with_text("title", "паспорт")
            .with_text("kind", "their_promise")
            .with_text("owner", "client")
            .with_text("due_on", "2026-11-27"),
    );
    save(fresh(beta).with_text("title", "сверка").with_text("owner", "colleague").with("colleague_id", Value::Int(orehov)));
    save(fresh(alfa).with_text("title", "старое").with_text("state", "kept").with_text("done_on", "2026-10-01"));
}

fn everything(size: (u16, u16)) -> Desk {
    let mut desk = Desk::on(Lang::Ru, size, filled);
    desk.keys("1A");
    desk
}

fn states(desk: &Desk) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let read = |record: Record| found.push((record.title().to_owned(), record.text("state").to_owned(), record.text("due_on").to_owned()));
    desk.store().each(Entity::Action, read).unwrap();
    found
}

fn order(desk: &Desk, titles: &[&str]) -> Vec<u16> {
    titles.iter().map(|title| desk.rows_with(title)[0]).collect()
}

#[test]
fn what_is_late_stands_first_and_words_narrow_it() {
    for size in SIZES {
        let mut desk = everything(size);
        desk.sees("Все дела · 5").sees("просрочено 1").sees("сегодня 1").sees_no("старое");
        let rows = order(&desk, &["прайс", "образец", "паспорт", "схема", "сверка"]);
        assert!(rows.is_sorted(), "{}", desk.screen());
        desk.keys("/мои просрочено<Tab>").sees("1 из 5").sees("прайс").sees_no("схема");
        desk.keys("<Esc>/кто:орех<Tab>").sees("сверка").sees_no("прайс");
        desk.keys("<Esc>/источник:прет<Tab>").sees("образец").sees_no("сверка");
        desk.keys("<Esc>/бета<Tab>").sees("3 из 5").sees_no("прайс");
        desk.keys("<Esc>/срок<lt>28.11<Tab>").sees("паспорт").sees_no("схема");
        desk.keys("<Esc>/все<Tab>").sees("старое").sees("Закрыто");
    }
}

/// `A` and the letters of the filter are typed with the other layout on.
#[test]
fn both_layouts_lead_there() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), filled);
    desk.keys("1Ф").sees("Все дела · 5").keys("/vjb ghjchjxtyj<Tab>").sees("прайс").sees_no("схема");
}

#[test]
fn one_key_turns_from_the_list_to_the_board_and_to_bars_and_back_to_today() {
    for size in SIZES {
        let mut desk = everything(size);
        desk.keys("v").sees("Просрочено · 1").sees(if size.0 < 100 { "Неделя · 2" } else { "Ближайшие 7 дней · 2" }).sees("прайс");
        assert_eq!(desk.app.place(), Place::Board);
        desk.keys("v").sees("окт").sees("ноя").sees("дек").sees("янв").sees("фев").sees("│──────").sees("без срока");
        desk.keys("vv").sees("Выгода и усилия");
        desk.keys("v");
        assert_eq!(desk.app.place(), Place::Today);
        desk.keys("vv").sees("Все дела · 5").keys("<Esc>");
        assert_eq!(desk.app.place(), Place::Today);
    }
}

/// Forty actions of somebody who is ill are handed over one by one, and one undo takes back the last alone.
#[test]
fn what_is_marked_is_changed_in_one_step_and_what_was_left_is_told() {
    let mut desk = everything((120, 40));
    desk.keys("<Space><Space><Space>").sees("отмечено 3").keys("x").says("Выполнено: 3 дела").sees("Закрыто");
    let closed = |desk: &Desk| states(desk).iter().filter(|(_, state, _)| state == "kept").count();
    assert_eq!(closed(&desk), 4);
    desk.keys("u");
    assert_eq!(closed(&desk), 1, "one key takes all of it back");
    desk.keys("*").sees("отмечено 5").keys("T").sees("На другой день · 5 дел").keys("пт<Enter>");
    desk.says("Перенесено на пт 27.11: 4 дела").says("Не изменено: 1 уже так").says("считаются опоздавшими: 1");
    assert_eq!(states(&desk).iter().filter(|(.., due)| due == "2026-11-27").count(), 5);
    desk.keys("a").sees("Кому передать · 5 дел").keys("орех<Enter>").says("Передано (Орехов): 3 дела").says("1 уже так, 1 делает клиент");
    desk.keys("u<Esc>").sees_no("отмечено").sees("Все дела · 5");
    let due: Vec<String> = states(&desk).into_iter().map(|(.., due)| due).collect();
    assert!(due.contains(&"2026-11-27".to_owned()));
}

#[test]
fn what_repeats_comes_again_when_it_is_closed_with_others() {
    let desk = Desk::on(Lang::Ru, (80, 24), filled);
    let store = desk.store();
    let account = store.load(Entity::Action, 1).unwrap().unwrap().owner;
    let report = editing::fresh(Entity::Action, account, store.clock().today());
    let report = report.with_text("title", "отчёт").with_text("due_on", "2026-11-30").with_text("repeats", "month");
    let id = editing::save(&store, None, &report, "").unwrap();
    let done = several(&store, &[id, 1, 6, 999], Deed::Done, |count| count.to_string()).unwrap();
    assert_eq!((done.changed, done.next, done.left), (2, 1, vec![(Left::Gone, 1), (Left::Closed, 1)]));
    store.undo().unwrap();
    assert_eq!(store.load(Entity::Action, id).unwrap().unwrap().text("state"), "open");
}

#[test]
fn a_filter_is_kept_under_a_name_chosen_renamed_and_forgotten() {
    let mut desk = everything((120, 40));
    desk.keys("y").says("Фильтров пока нет");
    desk.keys("/мои просрочено<Tab>y").sees("сохранить этот фильтр").keys("<Enter>").sees("Сохранить фильтр").keys("Горит<Enter>");
    desk.sees("«Горит»").keys("<Esc>").sees("Все дела · 5").keys("y").sees("Горит").keys("<Enter>").sees("1 из 5").sees("«Горит»");
    desk.keys("yпереим<Enter>").sees("Горит").keys("<C-u>Срочное<Enter>").sees("«Срочное»");
    desk.keys("yзабыть<Enter>").says("Удалено: Срочное").sees_no("«Срочное»").keys("u").sees("«Срочное»");
}

#[test]
fn a_client_in_the_room_sees_what_is_theirs_alone() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    desk.keys("2/альфа<Enter><F2>1A").sees("прайс").sees_no("образец").sees_no("паспорт").sees_no("просрочено").sees_no("Бета");
    desk.keys("v").sees("ноя").sees("прайс").sees_no("образец").keys("a").says("Клиент рядом");
    desk.keys("v");
    assert_eq!(desk.app.place(), Place::Today);
}

/// A key pressed before a client would close what is another one's.
#[test]
fn what_was_marked_among_us_is_let_go_before_a_client() {
    let mut desk = everything((120, 40));
    desk.keys("*").sees("отмечено 5").keys("<F2>").sees_no("отмечено").keys("x<F2>").sees("Все дела · 5").sees_no("отмечено");
}

#[test]
fn columns_order_the_list_with_what_is_late_first_in_each() {
    let mut desk = everything((120, 40));
    desk.keys("s").sees("Клиент↑");
    assert!(order(&desk, &["прайс", "схема", "образец", "паспорт", "сверка"]).is_sorted(), "{}", desk.screen());
    desk.keys("sss").sees("Кто↑");
    assert!(order(&desk, &["прайс", "образец", "схема", "сверка", "паспорт"]).is_sorted(), "{}", desk.screen());
    desk.keys("s").sees("Откуда↑");
    assert!(order(&desk, &["претензия", "4 дня"]).is_sorted(), "{}", desk.screen());
}

#[test]
fn an_empty_place_says_which_key_fills_it() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter><Esc>1A").sees("n — задача");
}

/// Sums of a hundred opportunities are added up by nobody in their head.
#[test]
fn opportunities_of_all_accounts_say_what_may_come_of_them() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), |path| {
        filled(path);
        let store = open(path);
        let accounts = [1, 2];
        let bid = |at: usize, title: &str, amount: i64| {
            let record = editing::fresh(Entity::Opportunity, Some(accounts[at]), store.clock().today()).with_text("currency", "RUB");
            record.with_text("title", title).with("amount", Value::Int(amount * 100_000))
        };
        let save = |record: Record| editing::save(&store, None, &record, "").unwrap();
        save(bid(0, "короба", 260).with("probability", Value::Int(80)));
        save(bid(1, "лотки", 1_840).with("probability", Value::Int(60)));
        save(bid(0, "линия", 9_600).with("probability", Value::Int(25)));
        save(bid(1, "плёнка", 100));
    });
    desk.keys("1Avvv").sees("Возможности · 4").sees("ожидаем 3,7 млн руб. из 11,8 млн руб.").sees("1 без оценки");
    desk.sees("Альфа").sees("Бета").sees("208 000").keys("/плёнка<Tab>").sees("—").sees("нет вероятности");
    let store = desk.store();
    let each: Vec<i64> = (1..=3).map(|id| store.load(Entity::Opportunity, id).unwrap().unwrap().int("expected").unwrap()).collect();
    assert_eq!(each, [20_800_000, 110_400_000, 240_000_000], "the file reckons as the rule does");
}

#[test]
fn objections_of_all_accounts_stand_in_practice() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("3<S-Tab><S-Tab><S-Tab><S-Tab><S-Tab>").sees("Что возражают").sees("Клиент");
}
