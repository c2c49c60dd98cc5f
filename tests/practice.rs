//! The practice as a whole: the audit, the typical troubles, the code of communication, the charter (M35–M39).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::practice::audit::{self, questions};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use support::desk::Desk;

const AUDIT: &str = "3<Tab><Tab><Tab><Tab>";
const CHARTER: &str = "3<Tab><Tab><Tab><Tab><Tab>";
const CODE: &str = "3<Tab><Tab><Tab><Tab><Tab><Tab>";
const TROUBLES: &str = "3<Tab><Tab><Tab><Tab><Tab><Tab><Tab>";

/// A file with one client and nothing of the practice.
fn begun(lang: Lang, size: (u16, u16)) -> Desk {
    Desk::on(lang, size, |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    })
}

fn all(store: &Store, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    store.each(entity, |record| found.push(record)).unwrap();
    found
}

/// One question a screen, one key an answer, what is to be done under it; left at any of them and gone on with.
#[test]
fn an_audit_is_done_by_the_keyboard_alone() {
    let mut desk = begun(Lang::Ru, (80, 24));
    desk.keys(AUDIT).sees("Enter — начать").keys("<Enter>").sees("Вопрос 1 из 30").sees("это первый аудит");
    desk.keys("1").sees("Вопрос 2 из 30 · отвечено 1");
    // What is weak is followed by what is to be done, with its day.
    desk.keys("3").sees("Что сделаем и до какого дня?").keys("назвать причины отделам до 15.12").sees("срок: 15.12");
    desk.keys("<Enter>").sees("Вопрос 3 из 30").keys("2<Enter>").sees("Вопрос 4 из 30");
    // Left, and gone on with where it was left; by another tab too.
    desk.keys("<Esc>").says("Осталось вопросов: 27").sees("ещё идёт").keys("<End>").sees("назвать причины отделам — до");
    desk.keys("<S-Tab><S-Tab><S-Tab><S-Tab>jjjjj").sees("не закончено").keys("<Enter>").sees("Вопрос 4 из 30");
    // What was answered is seen again, and its action has other words by the same key.
    desk.keys("kk").sees("[x] 3  нет").sees("назвать причины отделам").keys("a, письмом<Enter>").sees("Вопрос 4 из 30");
    let store = desk.store();
    let actions = all(&store, Entity::Action);
    assert_eq!(actions.len(), 1);
    assert_eq!((actions[0].title(), actions[0].text("source"), actions[0].owner), ("назвать причины отделам, письмом", "audit", None));
    desk.keys(&"1".repeat(27)).sees("Аудит закончен").sees("30 из 30");
    let done = audit::read(&desk.store()).unwrap().last.unwrap();
    assert!(done.is_done());
    // The last answer alone is taken back.
    desk.keys("u").sees("29 из 30");
    desk.keys("<F2>").sees_no("назвать причины");
}

/// The same keys in the Russian layout; «н» is no answer, since its key would be an English yes.
#[test]
fn an_audit_is_answered_in_either_layout() {
    let mut desk = begun(Lang::Ru, (80, 24));
    desk.keys(AUDIT).keys("<Enter>д").sees("Вопрос 2 из 30").keys("н").sees("Вопрос 2 из 30 · отвечено 1");
    desk.keys("м").sees("Что сделаем").keys("<Esc>").sees("[x] 2  можно лучше").keys("ощ").keys("т").sees("Что сделаем").keys("<Enter>");
    assert_eq!(audit::read(&desk.store()).unwrap().last.unwrap().answered(), 3);
    let mut desk = begun(Lang::En, (120, 40));
    desk.keys(AUDIT).keys("<Enter>l").sees("Question 2 of 30").keys("b").sees("What is to be done").keys("<Esc>j").keys("n<Enter>");
    assert_eq!(audit::read(&desk.store()).unwrap().last.unwrap().answered(), 3);
}

/// What was typed and not kept is there when the key is pressed again.
#[test]
fn what_was_typed_of_an_action_is_not_lost() {
    let mut desk = begun(Lang::Ru, (80, 24));
    desk.keys(AUDIT).keys("<Enter>3попросить директора<Esc>").sees("нет; a").keys("a").sees("попросить директора").keys("<Enter>");
    assert_eq!(all(&desk.store(), Entity::Action).len(), 1);
}

/// Half a year later the audit is told of on Today, and each answer stands beside the one before.
#[test]
fn a_second_audit_is_held_against_the_first() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let audit = add(&Record::new(Entity::Audit).with_text("day", "2026-05-01").with_text("done_on", "2026-05-02"));
        for (_, question) in questions() {
            let code = if question.id == "sponsor" { "no" } else { "yes" };
            add(&Record::owned(Entity::AuditAnswer, audit).with_text("question", &question.id).with_text("answer", code));
        }
    });
    desk.keys("1").sees("аудит").sees("пора сравнить").keys("G<Enter>").sees("Вопрос 1 из 30").sees("нет · 01.05");
    desk.keys("1").sees("да · 01.05").keys("3<Enter><Esc>").sees("Стало лучше").sees("нет → да").sees("Стало хуже").sees("да → нет");
    desk.keys("P").sees("Аудит работы с ключевыми клиентами").keys("<Esc>");
}

/// One key judges a trouble, another makes an action of it.
#[test]
fn a_trouble_is_judged_and_becomes_an_action() {
    for (lang, state, step) in [(Lang::Ru, "отчасти", "Показать отделам"), (Lang::En, "partly", "Show the departments")]
    {
        let mut desk = begun(lang, (100, 36));
        desk.keys(TROUBLES);
        assert_eq!(desk.app.place(), Place::Troubles, "{}", desk.screen());
        desk.keys("<Space><Space>").sees(state).keys("n").sees(step);
        assert_eq!(desk.app.place(), Place::Form, "{}", desk.screen());
        desk.keys("<Esc>").sees(step);
        let (troubles, actions) = (all(&desk.store(), Entity::Trouble), all(&desk.store(), Entity::Action));
        assert_eq!((troubles.len(), troubles[0].text("state"), actions.len()), (1, "partly", 1));
        // There is one of each: the same key leads to it.
        desk.keys("n<Esc>");
        assert_eq!(all(&desk.store(), Entity::Action).len(), 1);
        desk.keys("uuu");
        assert!(all(&desk.store(), Entity::Trouble).is_empty() && all(&desk.store(), Entity::Action).is_empty());
    }
}

/// The template is shown until the team has a text of its own, which is edited, undone and printed.
#[test]
fn the_code_begins_with_a_template() {
    let mut desk = begun(Lang::Ru, (80, 36));
    desk.keys(CODE).sees("это шаблон").sees("1. Что доходит до всех").keys("<Enter>").sees("Если не успеваем");
    desk.keys("<Enter>8. Свое правило<F10>").keys("<End>").sees("8. Свое правило").keys("<Home>").sees_no("это шаблон");
    assert_eq!(all(&desk.store(), Entity::CommunicationCode).len(), 1);
    desk.keys("H").sees("Согласован").keys("<Esc>u").sees("это шаблон");
}

/// What the file does not know is said with the reason; limits, exceptions and obligations stand with it.
#[test]
fn the_charter_computes_what_the_file_knows() {
    let mut desk = begun(Lang::Ru, (80, 40));
    desk.keys(CHARTER).sees("— не записано").sees("плана продаж на квартал и год нет").sees("ритм ни для кого не задан");
    let mut desk = Desk::demo(Lang::Ru, (80, 50));
    desk.keys(CHARTER)
        .sees("Орехов Дмитрий")
        .sees("отсрочка до 45 дней")
        .sees("Отсрочка 60 дней на пробную партию")
        .sees("обещания в срок");
    desk.keys("<Enter>")
        .sees("Кто решает по ключевым")
        .keys("<Esc>")
        .keys("i")
        .sees("по 12 из 12 клиентов")
        .keys("<F2>")
        .sees_no("Отсрочка 60");
}
