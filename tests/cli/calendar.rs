//! `kam import` with the calendar of an office.

use crate::{Answer, Bench};
use kamdesk::domain::Entity;

/// The day so many days from today, as a calendar writes it.
fn on(days: i64) -> String {
    (chrono::Local::now().date_naive() + chrono::Duration::days(days)).format("%Y%m%d").to_string()
}

fn meeting(uid: u8, days: i64, hour: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:{}T{hour}0000\nDURATION:PT1H\n{more}\nEND:VEVENT\n", on(days))
}

fn office(bench: &Bench, meetings: &[String]) {
    let text = format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Работа\n{}END:VCALENDAR\n", meetings.concat());
    std::fs::write(bench.path("office.ics"), text).unwrap();
}

fn import(bench: &Bench, more: &[&str]) -> Answer {
    bench.kam(&[&["--lang", "ru", "import", "office.ics"], more].concat())
}

fn planned(bench: &Bench) -> Vec<String> {
    let mut found = Vec::new();
    bench
        .store()
        .each(Entity::Entry, |entry| {
            if entry.text("purpose").contains("офис") {
                found.push([entry.text("time"), entry.text("state"), entry.text("purpose")].join(" "));
            }
        })
        .unwrap();
    found
}

#[test]
fn a_calendar_comes_in_and_again_with_what_was_moved_and_called_off() {
    let bench = Bench::filled();
    let with = "ATTENDEE:mailto:boss@nobody.example.net";
    let week = [
        meeting(1, 3, "10", "SUMMARY:Звонок в Ромашку\\, офис"),
        meeting(2, 4, "11", "SUMMARY:Аромат: офис"),
        meeting(3, 5, "12", &format!("SUMMARY:офис ромашки\n{with}")),
        meeting(4, 6, "13", "SUMMARY:Обучение\nATTENDEE:mailto:a@school.example.net"),
        meeting(5, 6, "14", "SUMMARY:Планёрка"),
    ];
    office(&bench, &week);
    let looked = import(&bench, &["--dry-run"]);
    assert_eq!((looked.status, planned(&bench).len()), (0, 0), "{}", looked.err);
    for part in [
        "Новые встречи:",
        "Чьи — догадка, проверьте:",
        "Чьи — неизвестно, подождут:",
        "внутренние и без клиента: 1",
        "Ромашка?: офис ромашки; вне досье: boss@nobody.example.net — по названию встречи: «ромашки»",
    ] {
        assert!(looked.out.contains(part), "{part}\n{}", looked.out);
    }
    // Nobody is there to be asked.
    assert_eq!(import(&bench, &[]).status, 2);
    let done = import(&bench, &["--yes"]);
    assert!(done.out.contains("Догадки подождут"), "{}", done.out);
    assert!(done.out.contains("Календарь внесён: новых 2; ждут ответа, чьи они: 2 встречи."), "{}", done.out);
    assert_eq!(planned(&bench), ["10:00 planned Звонок в Ромашку, офис", "11:00 planned Аромат: офис"]);
    let done = import(&bench, &["--yes", "--guesses", "--whose", "school.example.net="]);
    assert!(done.out.contains("новых 1."), "{}", done.out);
    // The next day: one is moved, one called off, one gone.
    let next = [
        meeting(1, 3, "16", "SEQUENCE:1\nSUMMARY:Звонок в Ромашку\\, офис"),
        meeting(2, 4, "11", "SEQUENCE:1\nSTATUS:CANCELLED\nSUMMARY:Аромат: офис"),
        week[3].clone(),
    ];
    office(&bench, &next);
    let done = import(&bench, &["--yes"]);
    assert!(done.out.contains("В календаре больше нет, здесь останутся:"), "{}", done.out);
    assert!(done.out.contains("Не с вашими клиентами") || done.out.contains("не с вашими клиентами, как вы сказали: 1"), "{}", done.out);
    assert!(done.out.contains("Календарь внесён: перенесено 1, отменено 1."), "{}", done.out);
    let wanted = ["16:00 planned Звонок в Ромашку, офис", "11:00 cancelled Аромат: офис", "12:00 planned офис ромашки"];
    assert_eq!(planned(&bench), wanted);
    let again = import(&bench, &["--yes"]);
    assert!(again.out.contains("Нового в календаре нет, но каких-то встреч там больше нет."), "{}", again.out);
    bench.store().undo().unwrap();
    assert!(planned(&bench)[0].starts_with("10:00"), "one undo takes all of it back");
}

#[test]
fn a_mistake_in_whose_and_a_broken_calendar_are_said() {
    let bench = Bench::filled();
    office(&bench, &[meeting(1, 3, "10", "SUMMARY:Ромашка, офис").replace("\nEND:VEVENT", "")]);
    let broken = import(&bench, &["--yes"]);
    assert_eq!(broken.status, 1);
    assert!(broken.out.contains("строка 3: «Ромашка, офис»: у встречи нет конца (END:VEVENT)"), "{}", broken.out);
    assert!(broken.out.contains("В календаре нет ни одной встречи"), "{}", broken.out);
    for (whose, status) in [("Ромашка", 2), ("gmail.com=Ромашка", 2), ("domain:mail.ru=Ромашка", 2), ("example.net=Нет такого", 4)]
    {
        assert_eq!(import(&bench, &["--whose", whose]).status, status, "{whose}");
    }
}

#[test]
fn the_watched_files_come_in_without_being_named() {
    let bench = Bench::filled();
    let answer = bench.kam(&["--lang", "ru", "import"]);
    assert!(answer.status == 2 && answer.err.contains("за какими файлами следить"), "{}{}", answer.out, answer.err);
    let watched = [bench.path("office.ics"), bench.path("gone.ics")].map(|path| path.display().to_string()).join("\n");
    bench.store().step(kamdesk::store::Verb::Setting, "", |change| change.set_setting("watched", &watched)).unwrap();
    office(&bench, &[meeting(1, 3, "10", "SUMMARY:Аромат: офис"), meeting(2, 4, "10", "SUMMARY:Ромб-Металл\\, офис")]);
    let today = bench.kam(&["--lang", "ru", "today"]);
    assert!(today.out.contains("В календаре 2 новые встречи · посмотреть: kam"), "{}", today.out);
    assert!(today.out.contains("gone.ics: нет на месте, ждём"), "{}", today.out);
    let told = bench.json(&["today"]);
    assert_eq!(told["watched"]["news"][0]["new"], 2);
    assert_eq!(told["watched"]["unread"][0]["reason"], "gone");
    assert_eq!(told["attention"][0]["kind"], "watched");
    // Nobody could be asked: nothing is written, and it is told again.
    let asked = bench.kam(&["--lang", "ru", "import"]);
    assert!(asked.status == 2 && planned(&bench).is_empty() && asked.out.contains("Новые встречи"), "{}{}", asked.out, asked.err);
    let shown = bench.kam(&["--lang", "ru", "import", "--dry-run"]);
    assert!(shown.status == 1 && shown.err.contains("gone.ics"), "{}{}", shown.out, shown.err);
    assert!(bench.kam(&["--lang", "en", "today"]).out.contains("In the calendar 2 new meetings · to look: kam"));
    let taken = bench.kam(&["--lang", "ru", "import", "--yes"]);
    assert_eq!((taken.status, planned(&bench).len()), (1, 2), "{}{}", taken.out, taken.err);
    assert!(!bench.kam(&["--lang", "ru", "today"]).out.contains("В календаре"));
    // Where a calendar cannot be put, it is said where that is.
    let nowhere = bench.path("no/such/x.ics");
    let put = bench.kam(&["--lang", "ru", "export", "calendar", "--ics", "--to", &nowhere.display().to_string()]);
    assert!(put.status == 4 && put.err.contains("no/such"), "{} {}", put.status, put.err);
    // Half a file is never taken.
    let half = std::fs::read_to_string(bench.path("office.ics")).unwrap().replace("END:VCALENDAR\n", "");
    std::fs::write(bench.path("office.ics"), half).unwrap();
    let answer = bench.kam(&["--lang", "ru", "import", "--yes"]);
    assert!(answer.status == 1 && answer.err.contains("office.ics: обрывается, ждём целого"), "{}{}", answer.out, answer.err);
}
