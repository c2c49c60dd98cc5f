//! The back side of prep: what a contact brought, one field for each question and promise of its page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::Verb;
use support::desk::Desk;

/// Opens the page of the first planned contact of a client, and turns it.
fn opened(desk: &mut Desk) -> &mut Desk {
    desk.keys("2/ромаш<Enter>pv").sees("После контакта · 14:30 · звонок · Ромашка")
}

fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

fn titled(desk: &Desk, entity: Entity, part: &str) -> Record {
    let found = all(desk, entity).into_iter().filter(|record| record.title().contains(part)).collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "{part}");
    found[0].clone()
}

#[test]
fn twenty_seconds_after_a_call_write_down_all_of_it_as_one_step() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        let before = (all(&desk, Entity::Question).len(), all(&desk, Entity::Action).len());
        opened(&mut desk)
            .keys("<Right><Right><Tab>сошлись на 52 днях<Tab>Зимина, до 5 млн сам Ивнев<Tab><Tab>решает Зимина<Tab>да<Tab>чт")
            .keys("<Tab><Tab>!график отгрузок до пт")
            .keys("<C-s>")
            .sees("✓ Сохранено:");
        let entry = all(&desk, Entity::Entry).into_iter().find(|entry| entry.text("notes") == "сошлись на 52 днях").unwrap();
        assert_eq!((entry.text("state"), entry.text("reached"), entry.text("time")), ("held", "least", "14:30"));
        let question = titled(&desk, Entity::Question, "согласует бюджет второй линии");
        assert_eq!((question.text("answer"), question.text("state")), ("Зимина, до 5 млн сам Ивнев", "answered"));
        assert_eq!(question.text("answered_on"), "2026-11-24");
        // What was asked without having been written down is kept with its answer.
        let unknown = titled(&desk, Entity::Question, "Кто участвует на этапе «бюджет»");
        assert_eq!((unknown.text("answer"), unknown.int("entry_id")), ("решает Зимина", entry.id));
        let kept = titled(&desk, Entity::Action, "предложение по отсрочке, версия 2");
        assert_eq!((kept.text("state"), kept.text("done_on")), ("kept", "2026-11-24"));
        let moved = titled(&desk, Entity::Action, "держать запас коробов");
        assert_eq!((moved.text("state"), moved.text("due_on")), ("open", "2026-11-26"));
        assert!(!moved.text("first_due_on").is_empty(), "the day first agreed stays");
        assert_eq!(titled(&desk, Entity::Action, "график отгрузок").text("due_on"), "2026-11-27");
        desk.keys("u");
        assert_eq!((all(&desk, Entity::Question).len(), all(&desk, Entity::Action).len()), before);
        assert_eq!(titled(&desk, Entity::Action, "предложение по отсрочке, версия 2").text("state"), "open");
    }
}

/// With the other keyboard layout, and in English.
#[test]
fn words_and_days_are_read_in_both_layouts_and_languages() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    opened(&mut desk).keys("<Tab><Tab><Tab><Tab><Tab>lf<Tab>").sees("выполнено").keys("gn<Tab>").sees("27.11.2026");
    if !support::has_demo(Lang::En) {
        return;
    }
    let mut desk = Desk::demo(Lang::En, (80, 24));
    desk.keys("2/larkm<Enter>pv").sees("After the contact · 14:30 · call · Larkmead");
    desk.keys("<Tab><Tab><Tab><Tab><Tab>yes<Tab>").sees("done").keys("fri<Tab>").sees("27 Nov");
}

#[test]
fn what_says_nothing_of_a_promise_is_told_at_its_field_and_stays() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    opened(&mut desk).keys("<Tab><Tab><Tab><Tab><Tab>потом как-нибудь<C-s>").sees("Напишите «да»").sees("потом как-нибудь");
    assert_eq!(titled(&desk, Entity::Action, "предложение по отсрочке, версия 2").text("state"), "open");
    desk.keys(&"<Backspace>".repeat(20)).keys("<C-s>").sees("✓ Сохранено:");
}

/// Whoever was spoken to behind the back of the main contact is no secret from them (M21).
#[test]
fn the_main_contact_who_was_not_there_is_told() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let entry =
        all(&desk, Entity::Entry).into_iter().find(|entry| entry.text("state") == "planned" && entry.text("time") == "14:30").unwrap();
    let main = desk.store().main_contacts(entry.owner.unwrap()).unwrap().remove(0).person;
    let others: Vec<i64> =
        desk.store().posts(entry.owner.unwrap()).unwrap().iter().map(|post| post.person).filter(|one| *one != main).collect();
    let met = entry.clone().with("people", kamdesk::domain::Value::Ids(vec![others[0]]));
    desk.store().step(Verb::Edit, "", |change| change.update(&entry, &met)).unwrap();
    opened(&mut desk).sees("! Основного контакта не было:").keys("<C-s>");
    let told = titled(&desk, Entity::Action, "рассказать, о чём договорились");
    assert_eq!((told.int("person_id"), told.text("due_on"), told.int("entry_id")), (Some(main), "2026-11-24", entry.id));
}

/// What another window settled meanwhile is neither overwritten nor settled twice; what was typed about it is kept.
#[test]
fn two_windows_settle_the_same_only_once() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    opened(&mut desk).keys("<Tab><Tab>Зимина<Tab><Tab><Tab>пт");
    let store = desk.store();
    let question = titled(&desk, Entity::Question, "согласует бюджет второй линии");
    let answered = question.clone().with_text("answer", "Ивнев сам").with_text("state", "answered");
    store.step(Verb::Edit, "", |change| change.update(&question, &answered)).unwrap();
    let promise = titled(&desk, Entity::Action, "предложение по отсрочке, версия 2");
    kamdesk::editing::toggle_done(&store, Entity::Action, promise.id.unwrap()).unwrap();
    desk.keys("<C-s>").sees("✓ Сохранено:");
    assert_eq!(titled(&desk, Entity::Question, "согласует бюджет второй линии").text("answer"), "Ивнев сам\nЗимина");
    let promise = titled(&desk, Entity::Action, "предложение по отсрочке, версия 2");
    assert_eq!((promise.text("state"), promise.text("due_on")), ("kept", "2026-11-22"));
}

/// Left and opened again it goes on; what is asked no more is among the notes.
#[test]
fn it_is_left_and_gone_on_with() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let (reports, _news) = std::sync::mpsc::channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    opened(&mut desk).keys("<Tab>начало<Tab>Зимина<Tab>двоих<Esc>");
    let began = std::time::Instant::now();
    while !desk.store().drafts().unwrap().iter().any(|draft| draft.body.contains("двоих")) {
        assert!(began.elapsed().as_secs() < 60, "{}", desk.screen());
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let question = titled(&desk, Entity::Question, "согласует бюджет второй линии");
    kamdesk::editing::toggle_done(&desk.store(), Entity::Question, question.id.unwrap()).unwrap();
    desk.keys("pv").sees("начало").sees("двоих").sees("Зимина").keys("<C-s>").sees("✓ Сохранено:");
    assert!(all(&desk, Entity::Entry).iter().any(|entry| entry.text("notes") == "начало\nЗимина"));
    assert_eq!(titled(&desk, Entity::Question, "Хотят ли держать второго").text("answer"), "двоих");
}

#[test]
fn before_a_client_it_is_hidden() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    opened(&mut desk).keys("<Tab>между нами<F2>").sees_no("Достигнуто").sees_no("между нами").keys("<F2>").sees("между нами");
}
