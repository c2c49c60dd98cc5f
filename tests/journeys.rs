//! Days of a key account manager, typed into the real program in a real terminal with the Russian layout on: the
//! letters of commands are those that stand on the same keys (о is j, з is p, с is c, ь is m, г is u, Г is U, т is n,
//! й is q).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::store::{Query, Verb};
use support::home::Home;

/// In the lobby, with two minutes left, the KAM would not find whom they meet, or could not write down what was said.
#[test]
fn in_the_lobby() {
    let home = Home::with_demo();
    let mut kam = home.start();
    kam.wait_for("Встречи и звонки");
    // The next meeting has the keys: the first that has not passed, today or later.
    let selected = kam.selected();
    let kinds = ["звонок", "визит", "встреча", "переговоры", "презентация"];
    assert!(kinds.iter().any(|kind| selected.contains(kind)), "no meeting is selected: {selected:?}");
    kam.keys("з").wait_for("Подготовка ·").wait_for("Перед контактом · 0/");
    kam.keys("<Tab>").wait_for("[ ] ").keys("<Space>").wait_for("Перед контактом · 1/").wait_for("[x]");
    kam.keys("<Enter>").wait_for("После контакта ·").wait_for("закроет:");
    kam.keys("Просят рассрочку на квартал").wait_for("Просят рассрочку на квартал");
    kam.keys("<Enter>").wait_gone("После контакта ·");
    let written: Vec<Record> =
        home.entries().into_iter().filter(|entry| entry.text("notes").ends_with("Просят рассрочку на квартал")).collect();
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].text("state"), "held");
    let name = home.store().name_of(Entity::Account, written[0].owner.unwrap(), Lang::Ru).unwrap();
    // And so it stands in the diary of the account.
    kam.keys("2").wait_for("Клиенты · 12").keys("а").wait_for("/ ").keys(&name).wait_for("Клиенты ─ 1 из 12 ");
    kam.keys("<Enter>").wait_for("Досье   Люди   Дневник");
    kam.keys("<Tab><Tab>").wait_for("Дневник ·").wait_for(&written[0].text("purpose").chars().take(12).collect::<String>());
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// In the car after the call a promise would be forgotten, or what was taken back by mistake be lost for good.
#[test]
fn after_the_call() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка");
    kam.keys("С").wait_for("Запись о контакте · Ромашка");
    kam.keys("Звонил Иванов<Tab>").wait_for("Звонил Иванов");
    kam.keys("ждёт КП<Tab>").wait_for("ждёт КП").wait_for("Каждое обещание");
    kam.keys("выслать КП до пт<C-s>").wait_for("Сохранено");
    kam.keys("1").wait_for("Мы обещали").wait_for("выслать КП");
    let due = home.store().open_actions_of(home.account().id.unwrap(), "our_promise", 9).unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].title, "выслать КП");
    let due = day::from_iso(due[0].due_on.as_deref().unwrap()).unwrap();
    assert_eq!(chrono::Datelike::weekday(&due), chrono::Weekday::Fri);
    kam.keys("г").wait_for("Отменено").wait_gone("выслать КП");
    assert!(home.entries().is_empty());
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("Г").wait_for("Возвращено").wait_for("выслать КП");
    assert_eq!(home.entries().len(), 1);
}

/// Thirty seconds in the car would not be enough: one line has to do for the call, the promise and its day.
#[test]
fn one_line_after_the_call() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("с").wait_for("Записать одной строкой");
    kam.keys("зв ромашка: +Иванов ждёт КП; !выслать КП до пт").wait_for("выслать КП до пт").keys("<Enter>");
    kam.wait_gone("Записать одной строкой").wait_for("Мы обещали").wait_for("выслать КП");
    let entries = home.entries();
    assert_eq!((entries.len(), entries[0].text("kind"), entries[0].text("state")), (1, "call", "held"));
    kam.keys("г").wait_for("Отменено").wait_gone("выслать КП");
    assert!(home.entries().is_empty());
}

/// With the phone at the ear the caller's company would not be found by two letters, in whatever layout they are typed.
#[test]
fn someone_calls() {
    let home = Home::with_demo();
    for typed in ["кер", "rth"] {
        let mut kam = home.start();
        kam.wait_for("Встречи и звонки").keys("<F3>").wait_for("Найти · Имена");
        kam.keys(typed).wait_for("Керамея");
        kam.keys("<Enter>").wait_for("Досье   Люди   Дневник").wait_for("Керамея");
    }
    // So quickly that nothing was drawn between the letters and Enter.
    let mut kam = home.start();
    kam.wait_for("Встречи и звонки").keys("<F3>кер<Enter>").wait_for("Досье   Люди   Дневник").wait_for("Керамея");
}

/// On a full morning what can wait would stand in the way of what cannot, and a line typed in the car would be typed twice.
#[test]
fn a_full_morning() {
    let home = Home::with_account();
    let (today, store) = (Clock::System.today(), home.store());
    let account = home.account().id.unwrap();
    let fill = |change: &kamdesk::store::Change| {
        let promise = Record::owned(Entity::Action, account).with_text("title", "выслать КП").with_text("kind", "our_promise");
        change.insert(&promise.with_text("state", "open").with_text("due_on", day::iso(today)))?;
        let other = change.insert(&Record::new(Entity::Account).with_text("short_name", "Василёк"))?;
        let long_ago = day::iso(today - chrono::Duration::days(90));
        let entry = Record::owned(Entity::Entry, other).with_text("kind", "call").with_text("state", "held").with_text("day", long_ago);
        change.insert(&entry)?;
        change.add_to_inbox("просят образцы")
    };
    store.step(Verb::Create, "", fill).unwrap();
    let mut kam = home.start();
    kam.wait_for("Мы обещали").wait_for("входящее").wait_for("контактов не было");
    // е is t: to tomorrow.
    kam.keys("е").wait_for("Перенесено на завтра");
    let tomorrow = day::iso(today + chrono::Duration::days(1));
    assert_eq!(store.open_actions_of(account, "our_promise", 9).unwrap()[0].due_on.as_deref(), Some(tomorrow.as_str()));
    kam.keys("о<Enter>").wait_for("Разобрать входящее").wait_for("клиент не назван");
    kam.keys("<Home>зв ромашка: <Enter>").wait_gone("Разобрать входящее").wait_gone("входящее");
    assert_eq!((store.count_inbox().unwrap(), home.entries().len()), (0, 2));
    // Е is T: until a day, with a reason.
    kam.keys("Е").wait_for("Отложить · Василёк").keys("+3д").wait_for("→ ").keys("<Tab>директор в отпуске<Enter>");
    kam.wait_gone("контактов не было");
    kam.keys("г").wait_for("Отменено").wait_for("контактов не было");
    // а is f: the row of the one who is on the phone.
    kam.keys("а").wait_for("/ ").keys("КП").wait_gone("Василёк").wait_for("выслать КП");
    kam.keys("<Esc>").wait_for("Василёк").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// Whoever begins with an empty file would not get as far as the first meeting.
#[test]
fn a_new_file() {
    let home = Home::bare();
    let mut kam = home.start();
    kam.wait_for("Начать с чистого листа").keys("<Enter>").wait_for("Здесь будут ваши клиенты");
    kam.keys("т").wait_for("Новый клиент").keys("Василёк<Enter>").wait_for("Сохранено").wait_for("Клиенты · 1");
    kam.keys("<Enter>").wait_for("Схема решений");
    kam.keys("оооооооо").wait_until("the decision scheme to be selected", |screen| screen.contains("── Схема решений ─"));
    kam.keys("т").wait_for("Новый этап").keys("<Tab>Согласование сметы<C-s>").wait_for("Сохранено").wait_for("Схема решений · 1");
    kam.keys("ь").wait_for("Встреча или звонок · Василёк").keys("завтра").wait_for("→ ").keys("<C-s>").wait_for("Сохранено");
    let tomorrow = Clock::System.today() + chrono::Duration::days(1);
    let planned = home.entries();
    assert_eq!((planned[0].text("day"), planned[0].text("state")), (day::iso(tomorrow).as_str(), "planned"));
    kam.keys("1").wait_for("завтра").wait_for("Василёк");
    kam.keys("з").wait_for("Подготовка").wait_for("Согласование сметы").keys("<Enter>").wait_for("После контакта · Василёк");
    kam.keys("Смету согласовали<Enter>").wait_gone("После контакта ·");
    let held = home.entries();
    assert_eq!((held.len(), held[0].text("state"), held[0].text("notes")), (1, "held", "Смету согласовали"));
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// Whoever took two namesakes for one would lose a week of work to mend it, or have one person with two lives.
#[test]
fn two_namesakes_taken_for_one() {
    let home = Home::with_account();
    let account = home.account().id.unwrap();
    let add = |change: &kamdesk::store::Change| {
        let person = Record::new(Entity::Person).with_text("family_name", "Иванова").with_text("phones", "+7 900 000-20-09");
        let person = change.insert(&person)?;
        change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with_text("position", "бухгалтер"))
    };
    home.store().step(Verb::Create, "", add).unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка").keys("<Enter>").wait_for("Досье   Люди").keys("<Tab>").wait_for("Люди · 2");
    // M by its place, the namesake stands in the picker at once.
    kam.keys("Ь").wait_for("Соединить с…").wait_for("› Иванов").keys("<Enter>").wait_gone("Соединить с…");
    kam.wait_for("Останется: Иванов").wait_for("Вольётся: Иванова").wait_for("+ +7 900 000-20-09");
    kam.keys("ч").wait_for("Останется: Иванова").keys("ч").wait_for("Вольётся: Иванова");
    kam.keys("<Enter>").wait_for("Записи соединены").wait_for("Люди · 1");
    // Work goes on before the mistake is seen.
    kam.keys("2").wait_for("Клиенты · 1");
    kam.keys("т").wait_for("Новый клиент").keys("Василёк<Enter>").wait_for("Сохранено");
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка").keys("<End><Enter>").wait_for("Досье   Люди").keys("<Tab>").wait_for("Люди · 1");
    kam.keys("В").wait_for("Разделить: Иванов").wait_for("Иванова").keys("<Enter>");
    kam.wait_for("снова отдельная запись").wait_for("1 роль").wait_for("Люди · 2").wait_for("бухгалтер");
    assert_eq!(home.store().count_accounts().unwrap(), 2, "what was done since is there");
    kam.keys("г").wait_for("Отменено: разделение").wait_for("Люди · 1").keys("Г").wait_for("Возвращено").wait_for("Люди · 2");
}

/// A battery that dies in the middle of a sentence would take the sentence with it.
#[test]
fn the_machine_dies_while_a_note_is_typed() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка").keys("С").wait_for("Запись о контакте · Ромашка");
    kam.keys("Договорились о пробной партии").wait_for("Договорились о пробной партии");
    // One second of typing is what may be lost; what is older must be on the disk by now.
    std::thread::sleep(std::time::Duration::from_secs(1));
    kam.kill();
    let mut kam = home.start();
    kam.wait_for("Запись о контакте · Ромашка").wait_for("Договорились о пробной партии").wait_for("раньше, чем вы сохранили");
    kam.keys("<C-s>").wait_for("Сохранено");
    assert_eq!(home.entries()[0].text("notes"), "Договорились о пробной партии");
    kam.kill();
    let mut kam = home.start();
    kam.wait_for("Сегодня").wait_gone("Договорились о пробной партии");
    assert!(home.store().drafts().unwrap().is_empty());
}

/// Of two windows on one file the one would silently overwrite what was typed in the other.
#[test]
fn two_windows() {
    let home = Home::with_account();
    let (mut one, mut other) = (home.start(), home.start());
    one.wait_for("Сегодня").keys("2").wait_for("Ромашка");
    other.wait_for("Сегодня").keys("2").wait_for("Ромашка");
    one.keys("т").wait_for("Новый клиент").keys("Василёк<Enter>").wait_for("Сохранено");
    let seen = std::time::Instant::now();
    other.wait_for("Василёк");
    assert!(seen.elapsed() < std::time::Duration::from_secs(3), "{:?}", seen.elapsed());
    // Both change the same field of the same account.
    for window in [&mut one, &mut other] {
        window.keys("по").keys("у").wait_for("╭ Клиент · Ромашка ─").wait_for("Тверь").keys("<Tab>");
    }
    one.keys(" на Волге").wait_for("Тверь на Волге").keys("<Enter>").wait_for("Сохранено: Ромашка");
    other.keys(" и область").wait_for("Тверь и область").keys("<Enter>");
    other.wait_for("в другом окне").wait_for("«Тверь на Волге»").wait_for("Тверь и область");
    let cities = || {
        home.store()
            .accounts(&Query { limit: 9, ..Query::default() }, "2026-11-24")
            .unwrap()
            .rows
            .into_iter()
            .map(|row| row.city)
            .collect::<Vec<_>>()
    };
    assert_eq!(cities(), ["", "Тверь на Волге"]);
    other.keys("<F6>").wait_gone("Тверь и область").keys("<Enter>").wait_gone("╭ Клиент · Ромашка ─");
    assert_eq!(cities(), ["", "Тверь на Волге"]);
}

/// A client who looks over the shoulder would read what is thought of them.
#[test]
fn the_client_is_in_the_room() {
    let home = Home::with_demo();
    let mut kam = home.launch().size(120, 40).start();
    kam.wait_for("Встречи и звонки")
        .keys("2")
        .wait_for("Клиенты · 12")
        .keys("<Enter>")
        .wait_for("Досье   Люди")
        .keys("<Tab>")
        .wait_for("Люди ·");
    kam.wait_until("ratings", |screen| screen.contains("Вл.") && screen.contains("+1"));
    kam.keys("<F2>").wait_for("КЛИЕНТ РЯДОМ").wait_until("ratings to go", |screen| !screen.contains("Вл.") && !screen.contains("+1"));
    kam.keys("1").wait_for("Встречи и звонки").keys("з").wait_for("Подготовка ·");
    kam.wait_until("hidden ratings in prep", |screen| !screen.contains('▲') && !screen.contains('≡') && screen.contains("КЛИЕНТ РЯДОМ"));
    kam.keys("<Esc>").wait_gone("Подготовка ·").keys("<F2>").wait_gone("КЛИЕНТ РЯДОМ").keys("з").wait_for("Подготовка ·").wait_for("▲");
}

/// At the desk, where the map used to be in a notebook: letters are those of the Russian layout (м is v, е is t, Д is L,
/// ф is a, и is b, Щ is O).
#[test]
fn the_map_replaces_the_notebook() {
    let home = Home::with_demo();
    let account = {
        let store = home.store();
        let found = store.accounts_matching("ромашка", 9).unwrap();
        found[0].0
    };
    let iso = day::iso(Clock::System.today());
    let mut kam = home.launch().size(120, 40).start();
    kam.wait_for("Встречи и звонки")
        .keys("2")
        .wait_for("Клиенты · 12")
        .keys("а")
        .wait_for("/ ")
        .keys("Ромашка")
        .wait_for("Клиенты ─ 1 из 12 ");
    kam.keys("<Enter>").wait_for("Досье   Люди").keys("<Tab>").wait_for("Люди ·").keys("м").wait_for("Карта · 7");
    // To somebody by the letters of the name, and to a judgement of them with where it comes from.
    kam.keys("а").wait_for("Кто ›").keys("ряб").wait_for("инженер по качеству").keys("<Enter>").wait_gone("Кто ›");
    kam.keys("е").wait_for("Отношение к нам").wait_for("тормозит наши").wait_for("Кому он отдаст заказ");
    kam.keys("2").wait_for("‹ +2 горой за нас ›").keys("<Tab>сама позвонила").wait_for("сама позвонила");
    kam.keys("<Enter>").wait_for("Сохранено: Рябова").wait_gone("Откуда знаем");
    let role = home.store().seats(account, &iso, &iso, false).unwrap().into_iter().find(|seat| seat.name.family == "Рябова").unwrap();
    let newest = home.store().judgements("affiliation", role.affiliation).unwrap().remove(0);
    assert_eq!((newest.field.as_str(), newest.source.as_deref(), role.attitude), ("attitude", Some("сама позвонила"), Some(2)));
    // A tie drawn by walking to the other person, and taken back.
    let ties = || home.store().ties(account, &iso, false).unwrap();
    let before = ties().len();
    kam.keys("Д").wait_for("Связь: Рябова М. И. →").keys("<Right><Up>").wait_for("Связь: Рябова М. И. → Лукьянов Д. О.");
    kam.keys("<Enter>").wait_for("Новая связь").keys("<Enter>").wait_for("Сохранено").wait_gone("Новая связь");
    let drawn = ties();
    let drawn = drawn.last().unwrap();
    assert_eq!((ties().len(), drawn.from, drawn.kind.as_str()), (before + 1, role.person, "influences"));
    kam.keys("г").wait_for("Отменено");
    assert_eq!(ties().len(), before);
    // A question, and the map of a purchase.
    kam.keys("ф").wait_for("Спросить карту").keys("и").wait_for("Кто против и кто мог бы повлиять").wait_for("Подойти можно так");
    kam.keys("<Esc>").wait_gone("Подойти можно так").keys("Щ").wait_for("Карта какой закупки").keys("с").wait_for("закупка: Флакон");
    kam.wait_for("≠").keys("<Esc>").wait_gone("закупка:");
    kam.keys("м").wait_for("Влияние и отношение ·").keys("м").wait_for("Кто кого знает ·").keys("м").wait_for("Люди · 7").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// What was said and written down would be promised and forgotten, since nothing follows a sentence in a note.
#[test]
fn a_sentence_in_a_note_becomes_a_promise() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    kam.keys("Договорились: выслать образцы до пятницы").wait_for("до пятницы");
    kam.keys("<F7>").wait_for("Выделите текст стрелками");
    kam.keys(&"<Left>".repeat("выслать образцы до пятницы".chars().count())).keys("<F7>").wait_for("Сделать из выделенного");
    kam.wait_for("нам обещали").keys("<Enter>").wait_for("Мы обещали · Ромашка").wait_for("выслать образцы");
    kam.keys("<Enter>").wait_for("Сохранено: выслать образцы").wait_gone("Мы обещали · Ромашка");
    // The note stays open with its text whole.
    kam.wait_for("Договорились: выслать образцы до пятницы").keys("<Esc>").wait_gone("Что было");
    let entries = home.entries();
    assert_eq!(entries[0].text("notes"), "Договорились: выслать образцы до пятницы");
    let promises = home.store().open_actions_of(home.account().id.unwrap(), "our_promise", 9).unwrap();
    assert_eq!(promises.len(), 1);
    let promise = home.store().load(Entity::Action, promises[0].id).unwrap().unwrap();
    assert_eq!(promise.int("entry_id"), entries[0].id, "the promise knows where it comes from");
    assert_eq!(chrono::Datelike::weekday(&day::from_iso(promise.text("due_on")).unwrap()), chrono::Weekday::Fri);
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// A line that was pasted over what had been left would still be called unfinished.
#[test]
fn what_is_pasted_over_a_line_that_was_left_is_a_new_one() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("сзв ромашка: ждут").wait_for("ждут").keys("<Esc>").wait_gone("Записать одной строкой");
    kam.keys("с").wait_for("Незаконченная запись").paste("зв ромашка: приняли").wait_for("приняли").wait_gone("Незаконченная запись");
    kam.keys("<Enter>").wait_for("отменить");
    assert_eq!(home.entries()[0].text("notes"), "приняли");
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// In the car a wrong guess of the program would be saved, since nobody types the line anew.
#[test]
fn a_wrong_guess_is_corrected_before_it_is_saved() {
    let home = Home::with_account();
    let second = Record::new(Entity::Person).with_text("family_name", "Петрова").with_text("given_name", "Анна");
    let petrova = kamdesk::editing::save(&home.store(), None, &second, "").unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("с").wait_for("Записать одной строкой");
    kam.keys("вчера ромашка: +Иванов обсудили цены; !КП до пт").wait_for("Иванов").wait_for("мы: КП");
    // Day, kind, account, person, promise: the person is the fourth.
    kam.keys("<F3><F3><F3><F3><Enter>").wait_for("Кто это").keys("анна").wait_for("Петрова Анна").keys("<Enter>");
    kam.wait_gone("Кто это").wait_for("Петрова А.");
    // The kind is not said: the choice puts it into the line.
    kam.keys("<F3><F3><Enter>").wait_for("Вид контакта").keys("виз").wait_for("визит").keys("<Enter>").wait_for("визит вчера ромашка");
    kam.wait_for("Петрова А.");
    // The promise is typed over where it stands.
    kam.keys("<F3><F3><F3><F3><F3><Enter>").wait_for("встанет на место").keys("!прайс до пт").wait_for("мы: прайс").wait_gone("мы: КП");
    kam.wait_for("Петрова А.").keys("<Enter>").wait_for("отменить");
    let entries = home.entries();
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].text("kind"), entries[0].get("people").ids()), ("visit", &[petrova][..]));
    let promises = home.store().open_actions_of(entries[0].owner.unwrap(), "our_promise", 9).unwrap();
    assert_eq!(promises.iter().map(|promise| promise.title.as_str()).collect::<Vec<_>>(), ["прайс"]);
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// What was promised to one client would come back as promised to another one, after the form was left for a while; and
/// keys of the line editor would type letters (щ is o).
#[test]
fn a_form_left_for_a_while() {
    let home = Home::with_account();
    home.store().step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Василёк"))).unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка").keys("<End>щ").wait_for("Мы обещали · Ромашка").keys("<F4>").wait_for("Чьё это");
    kam.keys("забытое<C-u>вас").wait_for("› вас").keys("<Enter>").wait_for("Мы обещали · Василёк");
    // Back by two words, with Alt as terminals tell it in two ways, and to the beginning.
    kam.keys("выслать новый прайс").wait_for("новый прайс").send(b"\x1b[1;3D\x1bb").keys("очень ").wait_for("выслать очень новый прайс");
    kam.keys("<C-a>!<C-e><C-w>").wait_for("!выслать очень новый").wait_gone("прайс");
    std::thread::sleep(std::time::Duration::from_secs(1));
    kam.keys("<Esc>").wait_gone("Мы обещали ·").keys("щ").wait_for("Мы обещали · Василёк").wait_for("!выслать очень новый");
    kam.keys("<Enter>").wait_for("Сохранено");
    let promise = home.store().open_actions_of(home.store().accounts_matching("васил", 1).unwrap()[0].0, "our_promise", 9).unwrap();
    assert_eq!(promise.len(), 1);
}
