//! Letters taken in: read as each program writes them, matched with clients, entered once, and left out by reasons that are said.
//!
//! `KAM_MUTATIONS=100000 cargo test --release --test letters no_mutation` takes as many damaged letters as are asked for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kamdesk::calendar::Taken;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::exchange::letters::{Fault, Mailbox, Unread, Writing, is_mailbox, read};
use kamdesk::letters::{Basis, Done, Left, Plan, apply, plan};
use kamdesk::store::{Store, Verb};
use kamdesk::text::letters as say;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use tempfile::TempDir;

const FILES: [&str; 10] = [
    "outlook.eml",
    "gmail.mbox",
    "yandex.eml",
    "mailru.eml",
    "apple.emlx",
    "thunderbird.mbox",
    "japanese.eml",
    "automatic.mbox",
    "broken.mbox",
    "winmail.eml",
];

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/letters").join(name)).unwrap()
}

fn mailbox(name: &str) -> Mailbox {
    let bytes = bytes(name);
    assert!(is_mailbox(&bytes), "{name}");
    read(name, &bytes)
}

struct World {
    _folder: TempDir,
    store: Store,
    romashka: i64,
    alfa: i64,
    pestova: i64,
    ivnev: i64,
    kim: i64,
}

fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, record.title(), |change| change.insert(&record)).unwrap()
}

/// Friday noon in Moscow, two clients with three of their people, one colleague.
fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-27T12:00:00+03:00").unwrap());
    let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
    let account = |name: &str, site: &str| add(&store, Record::new(Entity::Account).with_text("short_name", name).with_text("site", site));
    let (romashka, alfa) = (account("Ромашка", "https://www.romashka.example/"), account("Альфа-Трейд", ""));
    let person = |family: &str, given: &str, mail: &str, account: i64| {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given).with_text("emails", mail);
        let person = add(&store, person);
        add(&store, Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
        person
    };
    let pestova = person("Пестова", "Анна", "A.Pestova@romashka.example", romashka);
    let ivnev = person("Ивнев", "Игорь", "", romashka);
    let kim = person("Ким", "Олег", "kim@alfa.example", alfa);
    add(&store, Record::new(Entity::Colleague).with_text("name", "Громов Павел").with_text("email", "gromov@postavka.example"));
    store.step(Verb::Setting, "", |change| change.set_setting("own_mail", "petrova@postavka.example")).unwrap();
    World { _folder: folder, store, romashka, alfa, pestova, ivnev, kim }
}

impl World {
    fn plan(&self, names: &[&str]) -> Plan {
        self.plan_with(names, &[])
    }

    fn plan_with(&self, names: &[&str], answers: &[(&str, Option<i64>)]) -> Plan {
        let answers: BTreeMap<String, Option<i64>> = answers.iter().map(|(about, account)| ((*about).to_owned(), *account)).collect();
        plan(&self.store, names.iter().map(|name| mailbox(name)).collect(), &answers).unwrap()
    }

    fn plan_text(&self, text: &str) -> Plan {
        plan(&self.store, vec![read("letter.eml", text.as_bytes())], &BTreeMap::new()).unwrap()
    }

    fn take(&self, plan: &Plan) -> Done {
        let notes = |plan: &Plan, new: &kamdesk::letters::Newcomer| say::notes(plan, new, Lang::Ru);
        apply(&self.store, plan, Taken::Sure, &notes, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    fn entries(&self) -> Vec<Record> {
        let mut all = Vec::new();
        self.store.each(Entity::Entry, |record| all.push(record)).unwrap();
        all.sort_by_key(|record| (record.text("day").to_owned(), record.text("time").to_owned(), record.owner));
        all
    }
}

/// What each of them holds: when, from whom, subject, text, what is attached.
#[test]
fn letters_are_read_as_each_program_writes_them() {
    let told = |name: &str| -> Vec<String> {
        let letters = mailbox(name).letters;
        let line = |letter: &kamdesk::exchange::letters::Letter| {
            let attached: Vec<String> = letter.attachments.iter().map(|one| format!("{} {}", one.name, one.bytes)).collect();
            let when = letter.sent.format("%m-%d %H:%M");
            format!("{when} {} {} | {} | {} | {}", letter.from.name, letter.from.mail, letter.subject, letter.text, attached.join(", "))
        };
        letters.iter().map(line).collect()
    };
    assert_eq!(
        told("outlook.eml"),
        [
            "11-26 07:15 Пестова Анна Сергеевна a.pestova@romashka.example | Пилот на второй линии | Мария, добрый день!\n\nУсловия подходят, просим счёт до пятницы.\nСклад примет только после 10:00. | Заявка.pdf 3000"
        ]
    );
    assert_eq!(
        told("yandex.eml"),
        ["11-26 11:02 Ким Олег kim@alfa.example | Оплата | Добрый день!\n\nОплата будет во вторник, акт подписали. | "]
    );
    assert_eq!(told("mailru.eml"), ["11-27 06:20 Игорь Ивнев ivnev@romashka.example | Скидка | Мария, согласны на 5 % при предоплате. | "]);
    assert_eq!(told("apple.emlx"), ["11-25 05:00 Анна Пестова a.pestova@romashka.example | Приёмка | Приёмка завтра в 9:00. | "]);
    assert_eq!(told("japanese.eml"), ["11-26 07:00 木村 kimura@alfa.example | 見積り | お見積りをお願いします。 | "]);
    assert_eq!(
        told("thunderbird.mbox")[..2],
        [
            "11-26 08:00 Мария Петрова petrova@postavka.example | График отгрузок | Коллеги, график прежний.\n\nFrom 1 декабря склад работает до 20:00. | ",
            "11-26 09:00 Ивнев Игорь ivnev@romashka.example | Акт сверки | Акт сверки подписан, оригинал у курьера. | ",
        ]
    );
    assert_eq!(told("gmail.mbox")[1], "11-26 04:30 Олег Ким kim@alfa.example | Образцы | Образцы получили, спасибо. | ");
    assert!(mailbox("winmail.eml").letters[0].is_packed && mailbox("winmail.eml").letters[0].private);
}

#[test]
fn letters_become_entries_of_the_diary_on_their_day_and_hour() {
    let world = world();
    let plan = world.plan(&["outlook.eml", "gmail.mbox", "yandex.eml", "mailru.eml", "apple.emlx", "thunderbird.mbox", "winmail.eml"]);
    let done = world.take(&plan);
    let told: Vec<String> = world
        .entries()
        .iter()
        .map(|entry| {
            let people = entry.get("people").ids().iter().map(|id| world.store.person_name(*id).unwrap().short()).collect::<Vec<_>>();
            assert_eq!((entry.text("kind"), entry.text("state")), ("mail", "held"));
            let account = world.store.name_of(Entity::Account, entry.owner.unwrap(), Lang::Ru).unwrap();
            format!("{} {} {account}: {} [{}]", entry.text("day"), entry.text("time"), entry.text("purpose"), people.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-11-25 08:00 Ромашка: Приёмка [Пестова А.]",
            "2026-11-25 18:40 Ромашка: Условия пилота [Пестова А.]",
            "2026-11-26 07:30 Альфа-Трейд: Образцы [Ким О.]",
            "2026-11-26 10:15 Ромашка: Пилот на второй линии [Пестова А., Ивнев И.]",
            "2026-11-26 11:00 Ромашка: График отгрузок [Пестова А.]",
            "2026-11-26 11:00 Альфа-Трейд: График отгрузок [Ким О.]",
            "2026-11-26 12:00 Ромашка: Акт сверки [Ивнев И.]",
            "2026-11-26 14:02 Альфа-Трейд: Оплата [Ким О.]",
            "2026-11-26 15:00 Альфа-Трейд: Договор [Ким О.]",
            "2026-11-27 09:20 Ромашка: Скидка [Ивнев И.]",
        ]
    );
    assert_eq!((done.new, done.waiting), (10, 1));
    let entries = world.entries();
    let notes = |subject: &str| entries.iter().find(|entry| entry.text("purpose") == subject).unwrap().text("notes").to_owned();
    assert!(notes("Пилот на второй линии").ends_with("Склад примет только после 10:00.\n\nВходящее письмо\nВложения: Заявка.pdf (3 КБ)"));
    assert_eq!(notes("Условия пилота"), "Анна Сергеевна, добрый день!\n\nВысылаю условия пилота, КП пришлю в пятницу.\n\nИсходящее письмо");
    // What acts on a terminal is gone, and what is marked as personal stays with the KAM.
    let packed = entries.iter().find(|entry| entry.text("purpose") == "Договор").unwrap();
    assert!(packed.text("notes").starts_with("Договор во вложении.\n\nВходящее письмо\nВложения: winmail.dat (100 Б)\n"));
    assert!(packed.flag("private"));
}

#[test]
fn the_same_letter_is_taken_in_once_and_one_that_was_deleted_does_not_come_again() {
    let world = world();
    let files = ["outlook.eml", "gmail.mbox", "outlook.eml"];
    assert_eq!(world.take(&world.plan(&files)).new, 3);
    let again = world.plan(&files);
    assert!(again.is_idle());
    assert_eq!((again.same, world.take(&again).new), (4, 0));
    let first = world.entries()[0].id.unwrap();
    world.store.step(Verb::Delete, "", |change| change.delete(Entity::Entry, first)).unwrap();
    assert!(world.plan(&files).is_idle());
    // Taken back, all of it is as if it had not come.
    world.store.undo().unwrap();
    world.store.undo().unwrap();
    assert_eq!((world.entries().len(), world.plan(&files).newcomers.len()), (0, 3));
}

/// A letter without an identity is known by what it says.
#[test]
fn a_letter_without_an_identity_is_known_by_its_words() {
    let world = world();
    let letter =
        "Received: x\nFrom: kim@alfa.example\nTo: petrova@postavka.example\nSubject: A\nDate: Thu, 26 Nov 2026 12:00:00 +0300\n\nOne.\n";
    world.take(&world.plan_text(letter));
    assert!(world.plan_text(letter).is_idle());
    assert!(!world.plan_text(&letter.replace("One.", "Two.")).is_idle());
}

#[test]
fn what_is_no_letter_of_a_client_is_left_out_and_counted() {
    let world = world();
    let plan = world.plan(&["automatic.mbox", "gmail.mbox", "thunderbird.mbox"]);
    let left: Vec<(Left, usize)> = plan.left_out().into_iter().collect();
    assert_eq!(
        left,
        [
            (Left::Draft, 2),
            (Left::Returned, 1),
            (Left::Newsletter, 2),
            (Left::Automatic, 1),
            (Left::Discarded, 2),
            (Left::Internal, 1),
            (Left::Ahead, 1),
        ]
    );
}

#[test]
fn a_broken_letter_is_said_with_its_line_and_spoils_no_other() {
    let world = world();
    let plan = world.plan(&["broken.mbox"]);
    let problems: Vec<(u64, usize, Fault)> = plan.mailboxes[0].problems.iter().map(|one| (one.line, one.number, one.fault)).collect();
    assert_eq!(problems, [(11, 2, Fault::NoDay), (20, 3, Fault::NoSender), (29, 4, Fault::Cut)]);
    assert_eq!(plan.newcomers.len(), 1);
    assert_eq!(
        say::problem("broken.mbox", &plan.mailboxes[0].problems[2], Lang::Ru),
        "broken.mbox, строка 29, письмо 4: «Cut»: письмо обрывается, файл сохранён не целиком"
    );
}

/// Wherever a letter with parts is cut, nothing of it is taken in.
#[test]
fn a_file_that_is_cut_is_never_taken_for_a_whole_one() {
    for name in ["outlook.eml", "mailru.eml", "winmail.eml"] {
        let whole = bytes(name);
        let end = whole.windows(4).rposition(|part| part == b"--\r\n").unwrap();
        for at in (0..end).step_by(13) {
            assert_eq!(read(name, &whole[..at]).letters, [], "{name} cut at {at}");
        }
    }
}

#[test]
fn a_letter_of_nobody_waits_until_somebody_says_whose_it_is() {
    let world = world();
    let waits = world.plan(&["gmail.mbox"]);
    let waiting = waits.waiting();
    assert_eq!((waiting.len(), waiting[0].asks.as_str(), waiting[0].letters), (1, "domain:plenka.example", 1));
    // An address is told once, with the fullest of its names.
    let store = Store::open(&world._folder.path().join("empty.db"), world.store.clock()).unwrap();
    let nobodys = plan(&store, vec![mailbox("outlook.eml"), mailbox("apple.emlx")], &BTreeMap::new()).unwrap().waiting();
    let pestova: Vec<&str> =
        nobodys[0].parties.iter().filter(|one| one.mail.starts_with("a.pestova")).map(|one| one.name.as_str()).collect();
    assert_eq!(pestova, ["Пестова Анна Сергеевна"]);
    assert_eq!(world.take(&waits).waiting, 1);
    assert_eq!(world.entries().len(), 2);
    let said = world.plan_with(&["gmail.mbox"], &[("domain:plenka.example", Some(world.alfa))]);
    assert_eq!((said.newcomers.len(), &said.newcomers[0].basis), (1, &Basis::Answer));
    world.take(&said);
    // The answer is remembered: the next one of theirs is known.
    let next = "Received: x\nFrom: kladova@plenka.example\nTo: petrova@postavka.example\nDate: Thu, 26 Nov 2026 12:00:00 +0300\n\nOne.\n";
    assert_eq!(world.plan_text(next).newcomers[0].account, world.alfa);
    let nobody = world.plan_with(&["gmail.mbox"], &[("domain:plenka.example", None)]);
    assert_eq!(nobody.left_out().get(&Left::Answered), Some(&1));
}

#[test]
fn a_guess_is_no_entry_until_it_is_agreed_to() {
    let world = world();
    let letter = |from: &str, subject: &str| {
        format!(
            "Received: x\nFrom: {from}\nTo: petrova@postavka.example\nSubject: {subject}\nDate: Thu, 26 Nov 2026 12:00:00 +0300\n\nOne.\n"
        )
    };
    for (from, subject, basis) in [
        // The people of a client write from there, which it does not call its own.
        ("li@alfa.example", "A", Basis::Domain("alfa.example".into())),
        ("Oleg Li <oleg@home.example>", "Заказ для Ромашки", Basis::Subject("Ромашки".into())),
    ] {
        let guessed = world.plan_text(&letter(from, subject));
        assert_eq!((guessed.newcomers[0].guess, &guessed.newcomers[0].basis), (true, &basis), "{from}");
        assert_eq!(world.take(&guessed).new, 0, "{from}");
    }
    assert_eq!(world.entries().len(), 0);
    // By the domain that the client calls its own, whoever writes.
    let sure = world.plan_text(&letter("new@romashka.example", "A"));
    assert_eq!((sure.newcomers[0].guess, sure.newcomers[0].account), (false, world.romashka));
    let agreed = world.plan_text(&letter("li@alfa.example", "A"));
    let notes = |_: &Plan, _: &kamdesk::letters::Newcomer| String::new();
    apply(&world.store, &agreed, Taken::Guesses, &notes, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(!world.plan_text(&letter("li@alfa.example", "B")).newcomers[0].guess);
    let _ = (world.pestova, world.ivnev, world.kim);
}

/// Without a word in the settings the letters tell which addresses are ours.
#[test]
fn our_own_addresses_are_told_by_the_letters() {
    let world = world();
    world.store.step(Verb::Setting, "", |change| change.set_setting("own_mail", "")).unwrap();
    world
        .store
        .step(Verb::Delete, "", |change| {
            let mut ids = Vec::new();
            world.store.each(Entity::Colleague, |record| ids.extend(record.id))?;
            ids.into_iter().try_for_each(|id| change.delete(Entity::Colleague, id))
        })
        .unwrap();
    let plan = world.plan(&["gmail.mbox"]);
    assert_eq!(plan.recognised, ["petrova@postavka.example"]);
    assert_eq!(plan.sure().map(|new| new.outgoing).collect::<Vec<_>>(), [true, false]);
    world.take(&plan);
    assert_eq!(world.store.setting("own_mail").unwrap().as_deref(), Some("petrova@postavka.example"));
}

/// What was erased is nowhere: not even what tells one letter from another has a word of it.
#[test]
fn what_tells_letters_apart_has_no_word_of_them() {
    for name in FILES {
        for letter in mailbox(name).letters {
            assert!(letter.key.len() == 32 && letter.key.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        }
    }
}

/// What may go wrong on the way of a file: bytes lost, doubled, turned.
fn slips() -> impl Strategy<Value = Vec<(f64, u8, u8)>> {
    proptest::collection::vec((0.0..1.0, 0u8..4, any::<u8>()), 1..12)
}

proptest! {
    #![proptest_config(support::slips::cases(400))]

    #[test]
    fn no_mutation_of_a_letter_breaks_the_import(file in 0..FILES.len(), slips in slips()) {
        let mut bytes = bytes(FILES[file]);
        for (at, kind, byte) in slips {
            let at = (at * bytes.len() as f64) as usize;
            match kind {
                0 => bytes.truncate(at),
                1 if at < bytes.len() => bytes[at] = byte,
                2 => bytes.insert(at.min(bytes.len()), byte),
                _ if at < bytes.len() => drop(bytes.remove(at)),
                _ => {}
            }
        }
        let read = read("mutated", &bytes);
        for letter in &read.letters {
            prop_assert!(!letter.from.mail.is_empty() && !letter.text.contains('\r'));
        }
        let _ = is_mailbox(&bytes);
    }
}

mod support;

/// From inside: whose letters are is said by keys, all of it is one step, and a promise is made of a letter by the keys of any entry.
#[test]
fn letters_are_walked_through_answered_and_taken_in_from_inside() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.mbox");
    let letter = |from: &str, subject: &str| {
        format!(
            "From - x\nReceived: x\nFrom: {from}\nTo: me@postavka.example\nSubject: {subject}\nDate: Mon, 23 Nov 2026 10:00:00 +0300\n\nПришлём акт во вторник.\n\n"
        )
    };
    let all =
        [letter("pestova@example.com", "Re: Акт"), letter("a@school.example", "Курсы"), letter("b@plenka.example", "Плёнка")].concat();
    std::fs::write(&file, all).unwrap();
    for size in [(80, 24), (120, 40)] {
        let mut desk = support::desk::Desk::demo(Lang::Ru, size);
        let (reports, news) = std::sync::mpsc::channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
        desk.wait_for(&news, "почта, 3 письма");
        desk.sees("Чьи — неизвестно, подождут").sees("a@school.example: 1 письмо");
        // Nobody's of ours, in whatever layout; then a client of ours.
        desk.keys("ч");
        desk.wait_for(&news, "plenka.example — не ваш клиент");
        desk.keys("<Space>").sees("Здесь нет догадки").keys("<F4>").sees("Чьи письма: school.example");
        desk.keys("северлит<Enter>");
        desk.wait_for(&news, "school.example — Северлит");
        desk.keys("<Enter>");
        desk.wait_for(&news, "Письма внесены: в дневнике 2 новые записи.");
        desk.keys("<Enter>");
        let mut found = Vec::new();
        desk.store()
            .each(Entity::Entry, |entry| {
                if ["Акт", "Курсы"].contains(&entry.text("purpose")) {
                    found.push(entry.text("notes").to_owned());
                }
            })
            .unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("Пришлём акт во вторник.\n\nВходящее письмо"));
        desk.keys("u").sees("Отменено");
        assert!(desk.store().calendar_answers().unwrap().is_empty());
    }
}

/// Date of a letter as it is written, the first server that had it, and when it was sent on a wall clock three hours ahead of UTC.
#[test]
fn an_hour_in_a_zone_that_nobody_knows_is_a_guess_and_no_utc() {
    let world = world();
    for (date, received, at, guess) in [
        ("Tue, 24 Nov 2026 10:00:00 +0300", "", "24 10:00", false),
        ("Tue, 24 Nov 2026 10:00 MSK", "", "24 10:00", false),
        ("Tue, 24 Nov 2026 10:00:00 MSK (Moscow)", "", "24 10:00", false),
        ("24 Nov 2026 10:00 CET", "", "24 12:00", false),
        ("Tue, 24 Nov 2026 10:00:00 cest", "", "24 11:00", false),
        ("Tue, 24 Nov 2026 10:00:00 EET", "", "24 11:00", false),
        ("Tue, 24 Nov 2026 10:00:00 EST", "", "24 18:00", false),
        ("Tue, 24 Nov 2026 10:00:00 GMT", "", "24 13:00", false),
        ("Tue, 24 Nov 2026 10:00:00 Z", "", "24 13:00", false),
        ("Tue, 24 Nov 2026 10:00:00 GMT+3", "", "24 10:00", false),
        ("Tue, 24 Nov 2026 10:00:00 UTC+05:00", "", "24 08:00", false),
        ("Tue, 24 Nov 2026 10:00:00 +5", "", "24 08:00", false),
        ("Tue, 24 Nov 2026 10:00:00+0500", "", "24 08:00", false),
        ("Tue, 24 Nov 2026 10:00:00 -0000", "", "24 13:00", false),
        ("Tue, 24 Nov 2026 12:00:00 YEKT", "", "24 10:00", false),
        ("Tue, 24 Nov 2026 10:00:00 (MSK) +0300", "", "24 10:00", false),
        ("Tue, 24 Nov 2026 10:00:00 XYZ", "", "24 10:00", true),
        ("Tue, 24 Nov 2026 10:00:00 K", "", "24 10:00", true),
        ("Tue, 24 Nov 2026 10:00:00", "", "24 10:00", true),
        ("Tue, 24 Nov 2026 10:00:00 XYZ", "Tue, 24 Nov 2026 05:01:00 +0000", "24 08:01", true),
        // A server that had it days later tells nothing of its hour.
        ("Tue, 24 Nov 2026 10:00:00 XYZ", "Thu, 26 Nov 2026 05:01:00 +0000", "24 10:00", true),
    ] {
        let received = if received.is_empty() { "x".to_owned() } else { format!("from a by b; {received}") };
        let text = format!(
            "Received: {received}\nFrom: kim@alfa.example\nTo: petrova@postavka.example\nSubject: Цены\nDate: {date}\n\nСогласны.\n"
        );
        let plan = world.plan_text(&text);
        let new = plan.newcomers.first().unwrap_or_else(|| panic!("{date}: {:?}", plan.mailboxes[0].problems));
        assert_eq!(new.sent.format("%d %H:%M").to_string(), at, "{date} {received}");
        let shown = say::parts(&plan, world.store.clock().today(), Lang::Ru);
        let hour = at.split_once(' ').unwrap().1;
        assert_eq!(shown[0].lines[0].contains(&format!("{hour}? ·")), guess, "{date}: {:?}", shown[0].lines);
        assert_eq!(say::notes(&plan, new, Lang::Ru).contains("пояс письма неизвестен"), guess, "{date}");
    }
}

/// A letter as Outlook and Google send an invitation: the same calendar to be read, and to be opened.
fn invitation(calendar: &str, sent: &str) -> String {
    format!(
        "Received: x\nFrom: Олег Ким <kim@alfa.example>\nTo: petrova@postavka.example\nSubject: Приглашение: аудит\nDate: {sent}\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=\"m\"\n\n--m\nContent-Type: multipart/alternative; boundary=\"a\"\n\n\
         --a\nContent-Type: text/plain; charset=utf-8\n\nЖду вас на складе.\n\
         --a\nContent-Type: text/calendar; charset=\"utf-8\"; method=REQUEST\n\n{calendar}\n--a--\n\
         --m\nContent-Type: application/ics; name=\"invite.ics\"\nContent-Disposition: attachment; filename=\"invite.ics\"\n\n{calendar}\n--m--\n"
    )
}

fn event(method: &str, sequence: i64, start: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:audit@alfa.example\nSEQUENCE:{sequence}\nSUMMARY:Аудит склада\nDTSTART:{start}\n\
         DURATION:PT1H\nORGANIZER;CN=Олег Ким:mailto:kim@alfa.example\nATTENDEE:mailto:petrova@postavka.example\nEND:VEVENT\nEND:VCALENDAR"
    )
}

#[test]
fn an_invitation_in_a_letter_becomes_a_meeting_with_it() {
    let world = world();
    let first = invitation(&event("REQUEST", 0, "20261203T110000"), "Thu, 26 Nov 2026 12:00:00 +0300");
    let plan = world.plan_text(&first);
    assert_eq!(plan.mailboxes[0].letters[0].text, "Жду вас на складе.");
    let shown = say::parts(&plan, world.store.clock().today(), Lang::Ru);
    let told: Vec<&str> = shown.iter().flat_map(|part| part.lines.iter().map(String::as_str)).collect();
    assert!(told.contains(&"приглашение: чт 03.12 11:00 · Альфа-Трейд: Аудит склада; Ким О."), "{told:?}");
    let done = world.take(&plan);
    assert_eq!((done.new, done.met.new), (1, 1));
    assert_eq!(say::done(&done, Lang::Ru), "Письма внесены: в дневнике 1 новая запись; встречи из приглашений: новых 1.");
    let entries = world.entries();
    let meeting = &entries[1];
    assert_eq!([meeting.text("day"), meeting.text("time"), meeting.text("state")], ["2026-12-03", "11:00", "planned"]);
    assert_eq!((meeting.owner, meeting.get("people").ids()), (Some(world.alfa), &[world.kim][..]));
    // One undo takes both back.
    world.store.undo().unwrap();
    assert!(world.entries().is_empty());
    world.take(&world.plan_text(&first));
    assert!(world.plan_text(&first).is_idle(), "the same letter again brings nothing");
    // Word of a change moves it, whichever letter stands first in the file, and word that it is off calls it off.
    let moved = invitation(&event("REQUEST", 1, "20261204T120000"), "Thu, 26 Nov 2026 13:00:00 +0300");
    world.take(&world.plan_text(&format!("From x@y Thu Nov 26 12:00:00 2026\n{moved}\nFrom x@y Thu Nov 26 12:00:00 2026\n{first}")));
    assert_eq!(world.entries().last().unwrap().text("day"), "2026-12-04");
    world.take(&world.plan_text(&invitation(&event("CANCEL", 2, "20261204T120000"), "Thu, 26 Nov 2026 14:00:00 +0300")));
    assert_eq!(world.entries().last().unwrap().text("state"), "cancelled");
    // Somebody's answer is no meeting.
    let reply = world.plan_text(&invitation(&event("REPLY", 0, "20261210T120000"), "Thu, 26 Nov 2026 15:00:00 +0300"));
    assert_eq!((reply.invited.as_ref().unwrap().newcomers.len(), reply.invited.unwrap().calendar.beside.replies), (0, 1));
}

#[test]
fn a_letter_closes_the_one_that_was_planned_for_its_day_when_somebody_agrees() {
    let world = world();
    let planned = Record::owned(Entity::Entry, world.alfa)
        .with_text("kind", "mail")
        .with_text("state", "planned")
        .with_text("day", "2026-11-26")
        .with_text("purpose", "спросить о складе")
        .with_text("notes", "не забыть про паллеты")
        .with_text("repeats", "week");
    let planned = add(&world.store, planned);
    let text = "Received: x\nMessage-ID: <a@alfa.example>\nFrom: kim@alfa.example\nTo: petrova@postavka.example\nSubject: Склад\n\
                Date: Thu, 26 Nov 2026 12:00:00 +0300\n\nСклад работает.\n";
    let plan_with = |answers: &BTreeMap<String, Option<i64>>| plan(&world.store, vec![read("a.eml", text.as_bytes())], answers).unwrap();
    let offered = plan_with(&BTreeMap::new());
    let today = world.store.clock().today();
    let shown = say::parts(&offered, today, Lang::Ru);
    let asked = shown.iter().find(|part| part.heading == say::CLOSING).unwrap();
    assert_eq!(asked.lines, ["вчера 12:00 · Альфа-Трейд, входящее: Склад; Ким О. — закрыть запланированное «спросить о складе»?"]);
    // Nothing is closed unasked.
    world.take(&offered);
    assert_eq!(world.entries().len(), 2);
    world.store.undo().unwrap();
    let asks = offered.newcomers[0].closes.clone().unwrap().asks;
    let agreed = plan_with(&BTreeMap::from([(asks, None)]));
    let done = world.take(&agreed);
    assert_eq!((done.new, done.closed), (0, 1));
    assert_eq!(say::done(&done, Lang::Ru), "Письма внесены: закрыто запланированных писем: 1.");
    let closed = world.store.load(Entity::Entry, planned).unwrap().unwrap();
    assert_eq!([closed.text("state"), closed.text("time"), closed.text("purpose")], ["held", "12:00", "спросить о складе"]);
    assert_eq!(closed.get("people").ids(), [world.kim]);
    assert!(closed.text("notes").starts_with("не забыть про паллеты\n\nСклад работает."), "{}", closed.text("notes"));
    let next = world.entries().into_iter().find(|entry| entry.text("state") == "planned").unwrap();
    assert_eq!((world.entries().len(), next.text("day"), next.text("repeats")), (2, "2026-12-03", "week"), "what repeats comes again");
    assert!(plan_with(&BTreeMap::new()).is_idle() && world.store.calendar_answers().unwrap().is_empty());
}

/// Google writes the calendar's part as it is, and in a short letter it begins within the first lines.
#[test]
fn a_letter_that_holds_an_invitation_as_it_is_stays_a_letter() {
    let letter =
        b"From: ivanov@romashka.example\r\nTo: kam@postavka.example\r\nSubject: Invitation\r\nDate: Tue, 24 Nov 2026 10:00:00 +0300\r\n\
        Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    assert!(is_mailbox(letter) && !kamdesk::exchange::calendar::is_calendar(letter));
    assert!(kamdesk::exchange::calendar::is_calendar(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"));
}

/// Somebody who acts for two clients: the first of them is no answer, unless something else in the letter tells which.
#[test]
fn a_letter_of_somebody_of_two_clients_is_a_question_that_names_them() {
    let world = world();
    let both = add(&world.store, Record::new(Entity::Person).with_text("family_name", "Общая").with_text("emails", "both@group.example"));
    for account in [world.romashka, world.alfa] {
        add(&world.store, Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(both)));
    }
    let letter = |subject: &str, copied: &str| {
        format!(
            "From: <both@group.example>\nTo: <petrova@postavka.example>\n{copied}Subject: {subject}\nDate: Fri, 27 Nov 2026 10:00:00 +0300\nMessage-ID: <b@x.example>\n\nЖду.\n"
        )
    };
    let plan = world.plan_text(&letter("Сроки", ""));
    assert_eq!((plan.newcomers.len(), &plan.strangers[0].may[..]), (0, &[world.romashka, world.alfa][..]));
    let shown = say::parts(&plan, world.store.clock().today(), Lang::Ru);
    assert!(
        shown.iter().any(|part| part.lines == ["both@group.example — Ромашка или Альфа-Трейд? 1 письмо"]),
        "{:?}",
        shown.iter().map(|part| &part.lines).collect::<Vec<_>>()
    );
    let guessed = |plan: &Plan| plan.newcomers.iter().map(|new| (new.account, new.guess)).collect::<Vec<_>>();
    assert_eq!(guessed(&world.plan_text(&letter("Альфа-Трейд: сроки", ""))), [(world.alfa, true)]);
    assert_eq!(guessed(&world.plan_text(&letter("Сроки", "Cc: <kim@alfa.example>\n"))), [(world.alfa, true)]);
    let said = BTreeMap::from([("mail:both@group.example".to_owned(), Some(world.alfa))]);
    let plan = kamdesk::letters::plan(&world.store, plan.mailboxes, &said).unwrap();
    assert_eq!(guessed(&plan), [(world.alfa, false)]);
}

/// What a letter ends with is promised where it is read: the promise knows of which letter it came, and one is back at it.
#[test]
fn a_promise_is_made_from_the_opened_letter() {
    for (key, kind) in [("o", "our_promise"), ("r", "their_promise"), ("щ", "our_promise")] {
        let mut desk = support::desk::Desk::on(Lang::Ru, (80, 24), |path| {
            let clock = kamdesk::clock::Clock::Fixed(chrono::DateTime::parse_from_rfc3339(support::MORNING).unwrap());
            let store = Store::open(path, clock).unwrap();
            let account = add(&store, Record::new(Entity::Account).with_text("short_name", "Ромашка"));
            let letter = Record::owned(Entity::Entry, account).with_text("kind", "mail").with_text("state", "held");
            add(&store, letter.with_text("day", "2026-11-23").with_text("purpose", "Сроки").with_text("notes", "Пришлём график в среду."));
        });
        desk.keys("2<Enter><Tab><Tab><Enter>").sees("Пришлём график").sees("o мы обещали").sees("r нам обещали");
        desk.keys(key);
        desk.keys("график<Enter>").sees("Пришлём график");
        let mut found = Vec::new();
        desk.store().each(Entity::Action, |action| found.push((action.text("kind").to_owned(), action.int("entry_id")))).unwrap();
        assert_eq!(found, [(kind.to_owned(), Some(1))], "{}", desk.screen());
        // A meeting is planned and a question is put down as well.
        desk.keys("m").sees("Встреча или звонок · Ромашка").keys("<Esc>w").sees("Новый вопрос · Ромашка");
    }
}

/// Who of ours wrote a letter, and who of another client had it, stands in its entry.
#[test]
fn a_letter_names_colleagues_who_are_not_in_the_team_and_people_of_other_clients() {
    let world = world();
    let letter = |from: &str, to: &str, copied: &str| {
        format!(
            "From: {from}\nTo: {to}\nCc: {copied}\nSubject: Сроки\nDate: Fri, 27 Nov 2026 10:00:00 +0300\nMessage-ID: <b{}@x.example>\n\nЖду.\n",
            from.len()
        )
    };
    let notes = |text: &str| {
        let plan = world.plan_text(text);
        let new = plan.newcomers.iter().find(|new| new.account == world.romashka).unwrap();
        let shown = say::parts(&plan, world.store.clock().today(), Lang::Ru);
        (say::notes(&plan, new, Lang::Ru), shown.into_iter().flat_map(|part| part.lines).collect::<Vec<_>>().join("\n"))
    };
    let pestova = "<a.pestova@romashka.example>";
    let (kept, _) = notes(&letter("Пётр Лунин <petr@postavka.example>", pestova, "<petrova@postavka.example>"));
    assert_eq!(kept, "Жду.\n\nИсходящее письмо\nИз наших: Пётр Лунин <petr@postavka.example>");
    let (kept, _) = notes(&letter("Громов <gromov@postavka.example>", pestova, "<petrova@postavka.example>"));
    assert_eq!(kept, "Жду.\n\nИсходящее письмо", "one of the team is named as such");
    let (kept, shown) = notes(&letter(pestova, "<petrova@postavka.example>", "Олег Ким <kim@alfa.example>, x@new.example"));
    assert_eq!(kept, "Жду.\n\nВходящее письмо, вне досье: x@new.example\nТакже: Олег Ким <kim@alfa.example>");
    assert!(shown.contains("; Пестова А.; также Олег Ким"), "{shown}");
}

/// A letter of Kim to us with these lines of its head and this body.
fn letter_of(head: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "Received: x\r\nFrom: kim@alfa.example\r\nTo: petrova@postavka.example\r\nDate: Thu, 26 Nov 2026 12:00:00 +0300\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn one(bytes: &[u8]) -> kamdesk::exchange::letters::Letter {
    let mailbox = read("letter.eml", bytes);
    assert_eq!(mailbox.problems, []);
    mailbox.letters[0].clone()
}

#[test]
fn where_the_plain_text_is_blank_the_page_is_read() {
    for plain in ["", " ", "\u{a0}\r\n \u{200b}"] {
        for nested in [false, true] {
            let part = format!(
                "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Цена 500, ждём ответа.</p>\r\n--b--\r\n"
            );
            let (kind, body) = match nested {
                false => ("multipart/alternative; boundary=b", part),
                true => (
                    "multipart/mixed; boundary=a",
                    format!("--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n{part}\r\n--a--\r\n"),
                ),
            };
            let letter = one(&letter_of(&format!("Subject: A\r\nContent-Type: {kind}"), body.as_bytes()));
            assert_eq!(letter.text, "Цена 500, ждём ответа.", "{plain:?} {nested}");
        }
    }
}

/// Whatever a letter says of its encoding, and however it is coded: what it looks like counts where that does not hold, and is said.
#[test]
fn a_letter_with_a_wrong_label_is_read_as_what_it_looks_like_and_that_is_said() {
    let text = "Цена 500, ждём ответа до среды.";
    let (western, koi8) = (encoding_rs::WINDOWS_1251.encode(text).0, encoding_rs::KOI8_R.encode(text).0);
    let quoted = |bytes: &[u8]| bytes.iter().map(|byte| format!("={byte:02X}")).collect::<String>().into_bytes();
    for (bytes, name) in [(&western, "windows-1251"), (&koi8, "KOI8-U")] {
        for label in ["; charset=us-ascii", "; charset=iso-8859-1", "; charset=utf-8", ""] {
            for (way, body) in [("8bit", bytes.to_vec()), ("quoted-printable", quoted(bytes))] {
                for kind in ["plain", "html"] {
                    let head = format!("Subject: A\r\nContent-Type: text/{kind}{label}\r\nContent-Transfer-Encoding: {way}");
                    let letter = one(&letter_of(&head, &body));
                    assert_eq!((letter.text.as_str(), letter.writing), (text, Writing::Guess(name)), "{head}");
                }
            }
        }
    }
    let world = world();
    let plan = plan(
        &world.store,
        vec![read("l.eml", &letter_of("Subject: A\r\nContent-Type: text/plain; charset=us-ascii", &western))],
        &BTreeMap::new(),
    )
    .unwrap();
    let told: Vec<String> = say::parts(&plan, world.store.clock().today(), Lang::Ru).into_iter().flat_map(|part| part.lines).collect();
    assert!(told.iter().any(|line| line.contains("догадк") && line.contains("windows-1251")), "{told:?}");
    world.take(&plan);
    assert!(world.entries()[0].text("notes").ends_with("прочитано как windows-1251, это догадка"));
    // What holds is no guess, and what nothing reads is said to be so.
    let right = one(&letter_of("Subject: A\r\nContent-Type: text/plain; charset=windows-1251", &western));
    assert_eq!((right.text.as_str(), right.writing), (text, Writing::Known));
    let cut = one(&letter_of("Subject: A\r\nContent-Type: text/plain; charset=utf-8", &[text.as_bytes(), b"\xD0 x"].concat()));
    assert_eq!(cut.writing, Writing::Garbled);
}

#[test]
fn a_subject_and_a_name_that_are_cut_within_a_letter_are_whole() {
    let head =
        "Subject: =?UTF-8?B?0J7RgtGB0YDQvtGH0LrQ?=\r\n =?UTF-8?B?sCDQv9C70LDRgtC10LbQsA==?=\r\nContent-Type: multipart/mixed; boundary=b";
    let body = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n--b\r\nContent-Type: application/pdf\r\n\
                Content-Disposition: attachment; filename=\"=?UTF-8?B?0J7RgtGB0YDQvtGH0LrQ?=\r\n =?UTF-8?B?sC5wZGY=?=\"\r\n\r\n%PDF\r\n--b--\r\n";
    let letter = one(&letter_of(head, body.as_bytes()));
    assert_eq!((letter.subject.as_str(), letter.attachments[0].name.as_str()), ("Отсрочка платежа", "Отсрочка.pdf"));
}

/// As the programs write an answer that stands below what it answers, in a web page alone.
#[test]
fn what_stands_below_a_quotation_of_a_page_is_read() {
    for page in [
        "<html><body><div class=\"moz-cite-prefix\">25.11.2026 18:02, Орехов пишет:<br></div><blockquote type=\"cite\" cite=\"mid:x\"><p>Предлагаю 500.</p></blockquote><p>Согласны на <b>480</b> руб.</p></body></html>",
        "<div>25.11.2026, 18:02, \"Орехов\" &lt;o@x.example&gt;:</div><blockquote><p>Предлагаю 500.</p></blockquote><div>Согласны на 480 руб.</div><div>-- </div><div>Зимина</div>",
        "<blockquote style=\"border-left:1px solid #0857A6; margin:10px;\">Среда, 25 ноября 2026, 18:02 +03:00 от Орехов &lt;o@x.example&gt;:<br><div id=\"\">Предлагаю 500.</div></blockquote><div>Согласны на 480 руб.</div>",
        "<div class=\"gmail_quote\"><div class=\"gmail_attr\">ср, 25 нояб. 2026 г. в 18:02, Орехов:<br></div><blockquote class=\"gmail_quote\">500?</blockquote></div><div dir=\"ltr\">Согласны на 480 руб.</div>",
    ] {
        for subject in ["Цены", "Re: Цены"] {
            let head = format!("Subject: {subject}\r\nIn-Reply-To: <q@x.example>\r\nContent-Type: text/html; charset=utf-8");
            let letter = one(&letter_of(&head, page.as_bytes()));
            assert_eq!((letter.text.as_str(), letter.unread), ("Согласны на 480 руб.", None), "{page}");
        }
    }
}

#[test]
fn names_of_attachments_are_read_whatever_they_are_written_in() {
    let attached = |disposition: &[u8]| {
        let parts: [&[u8]; 5] = [
            b"--B\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n-- \r\n\xC8\xE2\xE0\xED\r\n--B\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;\r\n ",
            disposition,
            b"\r\n\r\n%PDF\r\n--B\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@x.example\r\nSubject: ",
            "Акт сверки".as_bytes(),
            b"\r\nDate: Thu, 26 Nov 2026 10:00:00 +0300\r\n\r\nx\r\n--B--\r\n",
        ];
        let letter = one(&letter_of("Subject: A\r\nContent-Type: multipart/mixed; boundary=B", &parts.concat()));
        assert_eq!(letter.text, "-- \nИван", "a text keeps its own encoding");
        letter.attachments.iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    let raw = [b"filename=\"".as_slice(), &encoding_rs::WINDOWS_1251.encode("договор.pdf").0, b"\""].concat();
    let pieces = b"filename*0*=utf-8''%D0%B4%D0%BE%D0%B3%D0%BE%D0;\r\n filename*1*=%B2%D0%BE%D1%80.pdf";
    for disposition in [raw.as_slice(), pieces] {
        assert_eq!(attached(disposition), ["договор.pdf", "Акт сверки.eml"]);
    }
}

#[test]
fn a_letter_whose_text_is_sealed_says_so() {
    for (kind, body, unread) in [
        ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIIB", Unread::Sealed),
        (
            "multipart/encrypted; boundary=b",
            "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n",
            Unread::Sealed,
        ),
        ("text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n", Unread::Sealed),
        ("text/enriched", "<bold>Price</bold> 500", Unread::Form),
    ] {
        let world = world();
        let bytes = letter_of(&format!("Subject: A\r\nContent-Type: {kind}"), body.as_bytes());
        assert_eq!(one(&bytes).unread, Some(unread), "{kind}");
        let plan = plan(&world.store, vec![read("l.eml", &bytes)], &BTreeMap::new()).unwrap();
        let notes = say::notes(&plan, &plan.newcomers[0], Lang::Ru);
        assert!(notes.starts_with("Входящее письмо") && notes.contains("не прочитан"), "{notes}");
    }
}

#[test]
fn a_day_that_is_none_is_no_day_of_a_letter() {
    let letter = "From: kim@alfa.example\nTo: petrova@postavka.example\nDate: Fri, 31 Feb 2026 10:00:00 +0300\nSubject: A\n\nOne.\n";
    assert_eq!(read("l.eml", letter.as_bytes()).problems[0].fault, Fault::NoDay);
}

/// What of an invitation could not be read is told with its letter, so that the letter need not come again for it.
#[test]
fn an_invitation_that_could_not_be_read_is_told_in_the_entry_of_its_letter() {
    let world = world();
    let event = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:i\nDTSTART;TZID=Nowhere/Else:20261203T100000\nSUMMARY:Приёмка\nEND:VEVENT\nEND:VCALENDAR\n";
    let body = format!(
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nПриглашаю.\r\n--b\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n{event}\r\n--b--\r\n"
    );
    let bytes = letter_of("Subject: A\r\nContent-Type: multipart/mixed; boundary=b", body.as_bytes());
    let plan = plan(&world.store, vec![read("l.eml", &bytes)], &BTreeMap::new()).unwrap();
    let told: Vec<String> = say::parts(&plan, world.store.clock().today(), Lang::Ru).into_iter().flat_map(|part| part.lines).collect();
    assert!(told.contains(&"l.eml, строка 1, письмо 1: приглашение: «Nowhere/Else»: неизвестный часовой пояс".to_owned()), "{told:?}");
    world.take(&plan);
    let notes = world.entries()[0].text("notes").to_owned();
    assert!(notes.ends_with("Приглашение из письма не прочитано, в план не внесено: «Nowhere/Else»: неизвестный часовой пояс"), "{notes}");
}
