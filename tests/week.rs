//! The week: what stands on which day, and keys that move it. A KAM who sees no free half-day promises one that is taken.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::DateTime;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang};
use kamdesk::editing;
use kamdesk::store::Store;
use std::path::Path;
use support::desk::Desk;

/// A client with a visit at ten on Thursday, and what is due on three days; today is Tuesday, 24 November 2026.
fn planned(path: &Path) {
    let clock = Clock::Fixed(DateTime::parse_from_rfc3339(support::MORNING).unwrap());
    let store = Store::open(path, clock).unwrap();
    let account = editing::create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let fresh = |entity| editing::fresh(entity, Some(account), store.clock().today());
    let visit = fresh(Entity::Entry).with_text("kind", "visit").with_text("state", "planned").with_text("purpose", "смотреть склад");
    editing::save(&store, None, &visit.with_text("day", "2026-11-26").with_text("time", "10:00"), "").unwrap();
    for (title, due) in [("прайс", "2026-11-20"), ("образец", "2026-11-27"), ("схема", "")] {
        let promise = fresh(Entity::Action).with_text("kind", "our_promise").with_text("title", title);
        editing::save(&store, None, &promise.with_text("due_on", due), "").unwrap();
    }
}

fn week(lang: Lang, size: (u16, u16)) -> Desk {
    let mut desk = Desk::on(lang, size, planned);
    desk.keys("1v");
    desk
}

/// The line under a title, and those after it until the next title.
fn under(desk: &Desk, title: &str) -> Vec<String> {
    let list = list(desk);
    let lines = list.iter().skip_while(|line| !line.starts_with("──") || !line.contains(title)).skip(1);
    lines.take_while(|line| !line.starts_with("──")).cloned().collect()
}

/// The lines of the list, without the page beside it.
fn list(desk: &Desk) -> Vec<String> {
    desk.screen().lines().map(|line| line.split(['│', '┬', '┤']).next().unwrap_or_default().to_owned()).collect()
}

fn has(lines: &[String], text: &str) -> bool {
    lines.iter().any(|line| line.contains(text))
}

#[test]
fn each_thing_stands_on_its_day_and_what_is_free_beside_it() {
    for size in [(80, 30), (120, 40)] {
        let desk = week(Lang::Ru, size);
        assert!(has(&under(&desk, "чт 26.11"), "10:00") && has(&under(&desk, "чт 26.11"), "визит"), "{}", desk.screen());
        assert!(has(&under(&desk, "пт 27.11"), "образец"));
        let title = |day: &str| list(&desk).into_iter().find(|line| line.contains(day)).unwrap();
        assert!(title("ср 25.11").contains("завтра") && title("ср 25.11").contains("свободно весь день"));
        assert!(title("чт 26.11").contains("свободно после обеда"));
        assert!(!title("сб 28.11").contains("свободно"));
        assert!(has(&under(&desk, "просрочено"), "прайс") && has(&under(&desk, "без срока"), "схема"), "{}", desk.screen());
    }
    let desk = week(Lang::En, (80, 30));
    assert!(has(&under(&desk, "Thu 26 Nov"), "visit") && desk.screen().contains("afternoon free"), "{}", desk.screen());
}

#[test]
fn keys_move_what_is_selected_and_it_stays_selected() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys("+");
    assert!(has(&under(&desk, "пт 27.11"), "►  10:00"), "{}", desk.screen());
    desk.keys("]]");
    assert!(has(&under(&desk, "пт 27.11"), "►  11:00"), "{}", desk.screen());
    desk.keys("-[");
    assert!(has(&under(&desk, "чт 26.11"), "►  10:30"), "{}", desk.screen());
    // The other layout has these keys as well.
    desk.keys("ъ");
    assert!(has(&under(&desk, "чт 26.11"), "►  11:00"), "{}", desk.screen());
    desk.keys("uuuuuu");
    assert!(has(&under(&desk, "чт 26.11"), "►  10:00"), "{}", desk.screen());
}

#[test]
fn what_is_late_comes_to_today_and_nothing_goes_back_to_a_day_that_is_over() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys("k");
    assert!(has(&under(&desk, "просрочено"), "►"), "{}", desk.screen());
    desk.keys("-").sees("Этот день уже прошёл.");
    desk.keys("+");
    assert!(has(&under(&desk, "сегодня"), "прайс"), "{}", desk.screen());
    desk.keys("]").sees("Время есть только у встреч и звонков.");
}

#[test]
fn every_key_that_moves_says_why_it_does_not_on_what_is_for_today_or_has_no_day() {
    let mut desk = week(Lang::Ru, (80, 30));
    // The visit of Thursday comes to today, and no further back.
    desk.keys("--");
    assert!(has(&under(&desk, "сегодня"), "►  10:00"), "{}", desk.screen());
    desk.keys("-").sees("Раньше сегодняшнего дня не перенести.").keys("[");
    assert!(has(&under(&desk, "сегодня"), "►  09:30"), "{}", desk.screen());
    desk.keys("]+");
    assert!(has(&under(&desk, "ср 25.11"), "►  10:00"), "{}", desk.screen());
    // A promise has a day and no hour.
    desk.keys("j").keys("[").sees("Время есть только у встреч и звонков.").keys("-");
    assert!(has(&under(&desk, "чт 26.11"), "образец"), "{}", desk.screen());
    desk.keys("<End>").keys("-").sees("Срока ещё нет: + поставит на сегодня.").keys("]").sees("Время есть только");
}

/// Beyond the last day shown the days go along: one who presses `+` once more moves the same meeting.
#[test]
fn the_week_follows_what_is_moved_out_of_it() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys("++++");
    assert!(has(&under(&desk, "пн 30.11"), "►  10:00"), "{}", desk.screen());
    desk.keys("+").sees("Перенесено на вт 01.12: ").sees_no("чт 26.11");
    assert!(has(&under(&desk, "вт 01.12"), "►  10:00"), "{}", desk.screen());
    desk.keys("+").sees("Перенесено на ср 02.12: ");
    assert!(has(&under(&desk, "ср 02.12"), "►  10:00"), "{}", desk.screen());
    desk.keys("--").sees("Перенесено на пн 30.11: ").sees("сегодня");
    assert!(has(&under(&desk, "пн 30.11"), "►  10:00"), "{}", desk.screen());
    // What undo brings back is where it was.
    desk.keys("+u");
    assert!(has(&under(&desk, "пн 30.11"), "►  10:00"), "{}", desk.screen());
    // What is deleted is followed nowhere.
    desk.keys("d").sees("пн 30.11").sees_no("10:00");
}

/// What takes several days says the hour at which it begins, and its last day.
#[test]
fn what_takes_several_days_keeps_its_hour_on_today() {
    let mut desk = Desk::on(Lang::Ru, (80, 30), |path| {
        planned(path);
        let clock = Clock::Fixed(DateTime::parse_from_rfc3339(support::MORNING).unwrap());
        let store = Store::open(path, clock).unwrap();
        let audit = editing::fresh(Entity::Entry, Some(1), store.clock().today()).with_text("kind", "visit").with_text("state", "planned");
        let audit = audit.with_text("day", "2026-11-25").with_text("time", "14:00");
        editing::save(&store, None, &audit.with("minutes", kamdesk::domain::Value::Int(2 * 1440 - 120)), "").unwrap();
    });
    desk.keys("1").sees("завтра 14:00–27.11").keys("v");
    assert!(has(&under(&desk, "ср 25.11"), "14:00") && has(&under(&desk, "пт 27.11"), "до 12:00"), "{}", desk.screen());
}

#[test]
fn one_walks_over_the_days_of_what_takes_several() {
    let mut desk = Desk::on(Lang::Ru, (80, 30), |path| {
        planned(path);
        let clock = Clock::Fixed(DateTime::parse_from_rfc3339(support::MORNING).unwrap());
        let store = Store::open(path, clock).unwrap();
        let account = Some(1);
        let fair = editing::fresh(Entity::Entry, account, store.clock().today()).with_text("kind", "event").with_text("state", "planned");
        editing::save(&store, None, &fair.with_text("day", "2026-11-25").with_text("until_on", "2026-11-27"), "").unwrap();
    });
    desk.keys("1v");
    for day in ["ср 25.11", "чт 26.11", "пт 27.11"] {
        assert!(has(&under(&desk, day), "весь день"), "{day} {}", desk.screen());
        assert!(!list(&desk).into_iter().any(|line| line.contains(day) && line.contains("свободно")), "{}", desk.screen());
    }
    assert!(has(&under(&desk, "ср 25.11"), "►"), "{}", desk.screen());
    desk.keys("j");
    assert!(has(&under(&desk, "чт 26.11"), "►  весь день"), "{}", desk.screen());
    desk.keys("jj");
    assert!(has(&under(&desk, "пт 27.11"), "►  весь день"), "{}", desk.screen());
}

#[test]
fn a_contact_stays_within_its_day() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys(&"[".repeat(20));
    assert!(has(&under(&desk, "чт 26.11"), "►  00:00"), "{}", desk.screen());
    desk.keys("[").sees("Дальше уже другой день");
}

#[test]
fn other_days_are_turned_to_and_the_way_leads_back_to_today() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys("l").sees("вт 01.12").sees_no("чт 26.11").sees_no("прайс");
    desk.keys("h").sees("чт 26.11");
    desk.keys("<Esc>").sees("Мы обещали");
    desk.keys("v").sees("чт 26.11").keys("<Esc>").sees("Мы обещали");
    // What is planned is prepared from here, and opened in the diary.
    desk.keys("vp").sees("смотреть склад").keys("<Esc><Enter>").sees("Дневник");
}

#[test]
fn before_a_client_no_gap_tells_what_is_planned_with_others() {
    let mut desk = week(Lang::Ru, (80, 30));
    desk.keys("<F2>").sees_no("свободно");
}
