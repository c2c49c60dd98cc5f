//! How an account stands, judged question by question, and the rhythm of the work (M1, M3–M7, M9, M10, M34).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Store, Verb};
use support::desk::Desk;

/// An account that was never judged, with two complaints of the last days.
fn unjudged(lang: Lang) -> Desk {
    Desk::on(lang, (100, 36), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        for (day, words) in [("2026-11-10", "коробки намокли"), ("2026-11-20", "опоздали на шесть часов")]
        {
            add(&Record::owned(Entity::Signal, account).with_text("day", day).with_text("title", words));
        }
    })
}

const TAB: &str = "2<Enter><Tab><Tab><Tab><Tab><Tab>";

/// What nobody knows is said, and one line is judged after the other.
#[test]
fn an_account_is_judged_from_nothing_by_its_questions() {
    let mut desk = unjudged(Lang::Ru);
    desk.keys(TAB).sees("Положение · 8").sees("— ещё не разобрано").sees("подсказка: 1 повторяется недовольство");
    // The ladder: six questions, the level as they see it, and from where.
    desk.keys("jjj<Enter>").sees("Лестница · Ромашка").sees("Нуждается в нас, как мы в нём");
    desk.keys("да<Tab>да<Tab>да<Tab>нет<Tab>нет<Tab>да<Tab><Tab><Tab>разговор с директором<Enter>");
    desk.sees("подсказка: 3").sees("разговор с директором");
    // What follows from answers is suggested, and a person decides.
    desk.keys("<Enter><Tab><Tab><Tab><Tab><Tab><Tab>2<Enter>").sees("2 поставщик · подсказка: 3").keys("H").sees("Ступень глазами клиента");
    desk.keys("<Esc>u").sees_no("2 поставщик · подсказка: 3").sees("подсказка: 3");
    desk.keys("<F2>").sees_no("подсказка: 3").sees_no("опоздали");
}

/// A sign that is none is dismissed with its reason, and is said again only when something new is heard.
#[test]
fn a_suggested_risk_is_dismissed_with_a_reason() {
    let mut desk = unjudged(Lang::Ru);
    desk.keys(TAB).keys("jjjjjj<Space>").sees("Отклонить риск · Ромашка").sees("сигналы повторяются: 2 сигнала");
    desk.keys("<Enter>").sees("Заполните это поле").keys("сменили перевозчика<Enter>").sees_no("подсказка: 1").sees("Отклонено");
    desk.keys("<Space>").sees("отклонять нечего");
    desk.keys("vv").sees("сменили перевозчика").keys("V<Backspace>");
    let desk = unjudged(Lang::En);
    assert!(desk.store().risk_dismissed_on(1).unwrap().is_none());
}

/// The same by the keys of a Russian keyboard.
#[test]
fn the_lines_are_walked_with_the_russian_layout() {
    let mut desk = unjudged(Lang::Ru);
    desk.keys("2<Enter>ддддд").sees("Положение · 8").keys("ооо<Enter>").sees("Лестница · Ромашка").keys("<Esc>м").sees("Линейка отбора");
    desk.keys("тцена<Tab><C-u>5<Tab>за").keys("<Enter>").sees("цена");
    desk.keys("М").sees("закрываем 100,0 % требований");
}

/// Practice opens on what is not done every day; Enter begins it.
#[test]
fn practice_opens_on_the_rhythm_of_the_work() {
    for (lang, heading, review, month) in
        [(Lang::Ru, "Ритм работы", "Обзор недели", "Закрыть месяц"), (Lang::En, "Cadence", "The week’s review", "Close the month")]
    {
        let mut desk = Desk::demo(lang, (80, 24));
        desk.keys("3").sees(heading).sees(review).sees(month);
        desk.keys("<Enter>");
        assert_eq!(desk.app.place(), kamdesk::tui::actions::Place::Review, "{}", desk.screen());
        desk.keys("<S-Tab><S-Tab>j<Enter>");
        assert_eq!(desk.app.place(), kamdesk::tui::actions::Place::Month, "{}", desk.screen());
        desk.keys("<S-Tab>jj<Enter>");
        assert_eq!(desk.app.place(), kamdesk::tui::actions::Place::Standing, "{}", desk.screen());
    }
}
