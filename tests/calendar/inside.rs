//! The calendar taken in from inside: whose meetings are is said by keys.

use crate::support::desk::Desk;
use kamdesk::domain::{Entity, Lang};
use std::sync::mpsc::channel;

fn meeting(uid: u8, day: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:{day}T100000\nDURATION:PT1H\n{more}\nEND:VEVENT\n")
}

#[test]
fn a_calendar_is_walked_through_answered_and_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    let meetings = [
        meeting(1, "20261126", "SUMMARY:Звонок в Ромашку\\, офис"),
        meeting(2, "20261127", "SUMMARY:подарить ромашку\\, офис\nATTENDEE:mailto:kto@nobody.example.net"),
        meeting(3, "20261130", "SUMMARY:Курсы\\, офис\nATTENDEE:mailto:a@school.example.net"),
        meeting(4, "20261201", "SUMMARY:Встреча\\, офис\nATTENDEE:mailto:b@unknown.example.net"),
        meeting(5, "20261202", "SUMMARY:Обед\\, офис"),
    ];
    std::fs::write(&file, format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", meetings.concat())).unwrap();
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        let (reports, news) = channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
        desk.wait_for(&news, "календарь, 5 встреч");
        desk.sees("Чьи — догадка, проверьте").sees("Чьи — неизвестно, подождут").sees("F4 чей клиент");
        assert!(desk.row(size.1 - 1).contains("Space верно"), "{}", desk.screen());
        // The guess is right.
        desk.keys("<Space>");
        desk.wait_for(&news, "Вы ответили");
        desk.sees("подарить ромашку, офис — Ромашка").sees_no("Чьи — догадка");
        // The next is nobody's of ours, in whatever layout.
        desk.keys("ч");
        desk.wait_for(&news, "school.example.net — не ваш клиент");
        desk.keys("<Space>").sees("Здесь нет догадки").keys("<F4>").sees("Чья встреча: unknown.example.net");
        desk.keys("северлит<Enter>");
        desk.wait_for(&news, "unknown.example.net — Северлит");
        desk.sees_no("Чьи — неизвестно");
        // An answer is taken back as it was given.
        desk.keys("<Home>").keys("x").sees("Встаньте на встречу");
        desk.keys("<Enter>");
        desk.wait_for(&news, "Календарь внесён: новых 3.");
        desk.keys("<Enter>");
        let mut found = Vec::new();
        desk.store()
            .each(Entity::Entry, |entry| {
                if entry.text("purpose").contains("офис") {
                    found.push(entry.text("purpose").to_owned());
                }
            })
            .unwrap();
        assert_eq!(found, ["Звонок в Ромашку, офис", "подарить ромашку, офис", "Встреча, офис"]);
        desk.keys("u").sees("Отменено");
        assert!(desk.store().calendar_events().unwrap().is_empty() && desk.store().calendar_answers().unwrap().is_empty());
    }
}

/// An answer held for good, and nobody saw it again.
#[test]
fn what_was_answered_is_seen_changed_forgotten_and_taken_back() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("3<S-Tab><S-Tab>").sees("Здесь будет то, что вы ответите").keys("ч").sees("Здесь будет то, что вы ответите");
        let romashka = desk.store().accounts_named("ромашка", 1).unwrap()[0];
        let step = desk.store().step(kamdesk::store::Verb::Import, "office.ics", |change| {
            change.answer_calendar("mail:kto@nobody.example.net", Some(romashka))?;
            change.answer_calendar("domain:school.example.net", None)
        });
        step.unwrap();
        desk.look_around().sees("kto@nobody.example.net").sees("Ромашка").sees("school.example.net").sees("не ваш");
        // In whatever layout: nobody of ours, then another client.
        desk.keys("ч").sees("kto@nobody.example.net — не ваш клиент").keys("u");
        assert_eq!(desk.store().calendar_answers().unwrap()[1].1, Some(romashka));
        desk.keys("<Enter>").sees("Чьё это: kto@nobody.example.net").keys("северлит<Enter>").sees("теперь Северлит");
        assert_ne!(desk.store().calendar_answers().unwrap()[1].1, Some(romashka));
        desk.keys("d").sees("Ответ забыт: kto@nobody.example.net").sees_no("Северлит");
        assert_eq!(desk.store().calendar_answers().unwrap(), [("domain:school.example.net".to_owned(), None)]);
        desk.keys("u").sees("Отменено").sees("Северлит");
        // Whose addresses we know is nothing for a client.
        desk.keys("<F2>").sees_no("nobody.example.net");
    }
}

#[test]
fn what_is_gone_there_is_called_off_by_a_key_and_undo_works_where_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    let states = |desk: &Desk| {
        let mut found = Vec::new();
        desk.store()
            .each(Entity::Entry, |entry| {
                if entry.text("purpose").contains("офис") {
                    found.push(entry.text("state").to_owned());
                }
            })
            .unwrap();
        found
    };
    let both = [meeting(1, "20261126", "SUMMARY:Звонок в Ромашку\\, офис"), meeting(2, "20261127", "SUMMARY:Визит в Северлит\\, офис")];
    for (meetings, before) in [(both.concat(), 0), (both[0].clone(), 2)] {
        std::fs::write(&file, format!("BEGIN:VCALENDAR\n{meetings}END:VCALENDAR\n")).unwrap();
        assert_eq!(states(&desk).len(), before);
        desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
        desk.wait_for(&news, "календарь, ");
        if before > 0 {
            desk.sees("Space отменит и здесь").keys("x").sees("Space отменит её и здесь.").keys("<Space>");
            desk.wait_for(&news, "отменится и здесь");
        }
        desk.keys("<Enter>");
        desk.wait_for(&news, "Календарь внесён");
        if before == 0 {
            desk.keys("<Enter>");
        }
    }
    assert_eq!(states(&desk), ["planned", "cancelled"]);
    desk.sees("Отменить целиком: u.").keys("u").sees_no("Отменить целиком").sees("Отменено");
    assert_eq!(states(&desk), ["planned", "planned"]);
}

#[test]
fn a_calendar_in_which_nothing_is_to_be_taken_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    for (meetings, said) in [
        (String::new(), "В календаре нет ни одной встречи."),
        (meeting(5, "20261202", "SUMMARY:Обед"), "Вносить нечего: ни одной встречи с вашими клиентами."),
        (meeting(2, "20261127", "SUMMARY:подарить ромашку"), "Пока всё ждёт ответа"),
    ] {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        let (reports, news) = channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        std::fs::write(&file, format!("BEGIN:VCALENDAR\n{meetings}END:VCALENDAR\n")).unwrap();
        desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
        desk.wait_for(&news, "календарь, ");
        desk.keys("<Enter>").sees(said);
    }
}

#[test]
fn of_several_clients_those_who_are_named_are_offered_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    std::fs::write(&file, format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", meeting(1, "20261126", "SUMMARY:Северлит и Ромашка\\, офис")))
        .unwrap();
    desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "Ромашка или Северлит?");
    desk.sees("Пока всё ждёт ответа: скажите, чьи встречи.");
    desk.keys("<Space>").sees("Здесь нет догадки").keys("<F4>");
    let shown = desk.screen();
    let at = |name: &str| shown.lines().skip(4).position(|line| line.contains(name)).unwrap_or(usize::MAX);
    let others = ["Молвея", "Реактика"].map(at);
    assert!(at("Северлит").max(at("Ромашка")) < others[0].min(others[1]), "{shown}");
    desk.keys("<Down><Enter>");
    desk.wait_for(&news, "Вы ответили");
}

/// One example is named of each rule; whoever wants to know sees all of them.
#[test]
fn what_is_left_out_is_listed_by_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    let meetings = [meeting(1, "20261126", "SUMMARY:Планёрка"), meeting(2, "20261127", "SUMMARY:Бюджет")];
    std::fs::write(&file, format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", meetings.concat())).unwrap();
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "внутренние и без клиента: 2 (Планёрка)");
    desk.sees_no("Бюджет").keys("<Tab>").sees("пт 27.11 10:00 · Бюджет").sees("чт 26.11 10:00 · Планёрка");
    desk.keys("<Tab>").sees_no("Бюджет").sees("внутренние и без клиента: 2 (Планёрка)");
    std::fs::write(&file, "BEGIN:VCALENDAR\nEND:VCALENDAR\n").unwrap();
    desk.keys("<Esc>I").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "нет ни одной встречи");
    desk.keys("<Tab>").sees("Здесь ничего не пропущено");
}
