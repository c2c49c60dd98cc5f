//! A client looks at the screen: nothing that is private, judged or about competitors may stand on it (F2).
//!
//! Every field that is to be hidden holds a mark. Without F2 each mark is met somewhere on the way through all screens, so
//! that a mark nobody looks for cannot pass for a hidden one; with F2 none is met anywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

#[path = "client_room/places.rs"]
mod places;

#[path = "client_room/order.rs"]
mod order;

#[path = "client_room/coming.rs"]
mod coming;

#[path = "client_room/offered.rs"]
mod offered;

#[path = "client_room/unread.rs"]
mod unread;

use chrono::Days;
use kamdesk::capture;
use kamdesk::domain::visibility::{Audience, is_hidden_from_client};
use kamdesk::domain::{Entity, Field, Kind, Lang, Record, Value, day};
use kamdesk::editing;
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use kamdesk::today::{self, notice};
use std::path::Path;
use support::desk::Desk;

/// What is hidden in words of ours: choices, ratings, sentences.
const WORDS: &[&str] = &[
    "развиваемый",
    "для отдела",
    "имиджмейкер",
    "причастность",
    "спад",
    "07.03.2024",
    "пускает или не пускает",
    "последнее слово",
    "▲5",
    "против нас",
    "−2",
    "доверяет",
    "≡4",
    "12.03.1974",
    "очень плохо",
    "торговец",
    // A birthday, repeated complaints, a rule about bad moods, reliability.
    "· день рождения",
    " за 30 дней",
    "натянуто",
    "в срок",
    "123 456",
    "987 654",
    "весомая",
    // That a contact was a complaint, how many promises are overdue, what the dossier lacks, questions made by the program.
    "претензия",
    "просрочено",
    "Пока нет:",
    "какая роль в решении",
    // What is missing, what is late, what waits to be written down.
    "Не заполнено",
    "3 дня",
    "не записано",
    "Срок уже наступил",
];

/// What hidden fields are called, as far as nothing else is called so: a label says what is thought about.
fn labels() -> Vec<&'static str> {
    let fields = || Entity::ALL.into_iter().flat_map(|entity| entity.def().fields.iter().map(move |field| (entity, field)));
    let is_open = |label: &str| fields().any(|(entity, field)| field.words.ru == label && !is_hidden_from_client(entity, field));
    // A heading of the help, a tab, a kind of contact, a way of ordering.
    let of_others = [
        "Месяц",
        "Закрыто",
        "Когда",
        "Почему",
        "Откуда",
        "Участники",
        "Настроение",
        "Заметка",
        "Состояние",
        "Этап",
        "Сумма",
        "Мы обещали",
        "Нам обещали",
        "Следующий контакт",
    ];
    let hidden = fields().filter(|(entity, field)| is_hidden_from_client(*entity, field) && !field.kept);
    let own = kamdesk::settings::FIELDS.iter().filter(|field| !Audience::Client.reads(field)).map(|field| field.words.ru);
    let labels = hidden.map(|(_, field)| field.words.ru).chain(own).filter(|label| !is_open(label) && !of_others.contains(label));
    labels.filter(|label| label.chars().count() > 4).collect()
}

/// Other clients, and what is planned, promised and known there.
const OTHERS: &[&str] = &["Чужеземье", "чужая встреча", "чужое обещание", "чужая задача", "Чужестранцев", "чужой отчёт"];

/// The texts of a record with a mark of its own in every line and text that is hidden.
fn marked(mut record: Record, marks: &mut Vec<String>) -> Record {
    let def = record.def();
    let hidden = |field: &&Field| is_hidden_from_client(def.entity, field) && matches!(field.kind, Kind::Line | Kind::Text) && !field.loose;
    for field in def.fields.iter().filter(hidden) {
        let mark = format!("тайна{:03}", marks.len());
        record.set(field.key, Value::text(mark.clone()));
        marks.push(mark);
    }
    record
}

/// Fills a file; gives the marks in it.
fn fill(file: &Path) -> Vec<String> {
    let store = Store::open(file, support::morning()).unwrap();
    let today = store.clock().today();
    let ago = |days: u64| day::iso(today - Days::new(days));
    let mut marks: Vec<String> = Vec::new();
    let own = |marks: &mut Vec<String>| {
        let mark = format!("тайна{:03}", marks.len());
        marks.push(mark.clone());
        mark
    };
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    let edit = |entity, id, key: &str, value: &str| {
        store.step(Verb::Edit, "", |change| change.set(entity, id, key, Value::text(value))).unwrap();
    };
    let account = marked(Record::new(Entity::Account).with_text("short_name", "Ромашка").with_text("category", "maintained"), &mut marks)
        .with_text("key_level", "department")
        .with_text("key_reasons", "image")
        .with_text("motive", "belonging")
        .with_text("stage", "decline")
        .with_text("stage_on", "2024-03-07");
    let account = add(account);
    edit(Entity::Account, account, "category", "developing");
    let person =
        add(marked(Record::new(Entity::Person).with_text("family_name", "Иванов"), &mut marks).with_text("birthday", "1974-03-12"));
    let evidence = own(&mut marks);
    let role = marked(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)), &mut marks)
        .with("main_contact", Value::Int(1))
        .with("rhythm_days", Value::Int(3))
        .with_text("roles", "gatekeeper")
        .with("influence", Value::Int(5))
        .with("attitude", Value::Int(-2))
        .with("relationship", Value::Int(4))
        .with_text("evidence", evidence);
    let role = add(role);
    edit(Entity::Affiliation, role, "position", "директор");
    let born = add(Record::new(Entity::Person).with_text("family_name", "Петрова").with_text("birthday", "--11-25"));
    add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(born)));
    let entry = |kind: &str, state: &str, on: String| {
        Record::owned(Entity::Entry, account).with_text("kind", kind).with_text("state", state).with_text("day", on)
    };
    for days in [6, 9] {
        let bad = entry("complaint", "held", ago(days)).with("mood", Value::Int(-2)).with("people", Value::Ids(vec![person]));
        add(marked(bad, &mut marks));
    }
    add(marked(
        entry("meeting", "planned", day::iso(today)).with_text("purpose", "обзор").with("people", Value::Ids(vec![born])),
        &mut marks,
    ));
    let heard = add(entry("call", "held", ago(8)).with_text("purpose", "договор").with("people", Value::Ids(vec![born])));
    for entity in [
        Entity::Stage,
        Entity::Competitor,
        Entity::Milestone,
        Entity::Fact,
        Entity::Signal,
        Entity::ValueGiven,
        Entity::Tie,
        Entity::Opportunity,
        Entity::LegalEntity,
        Entity::Contract,
        Entity::Term,
        Entity::Debt,
    ] {
        let mut record = editing::fresh(entity, Some(account), today);
        if entity == Entity::Milestone {
            record = record.with_text("kind", "tender_lost").with_text("title", "Тендер");
        }
        if entity == Entity::Fact {
            record = record.with("person_id", Value::Int(person)).with("entry_id", Value::Int(heard));
        }
        if entity == Entity::ValueGiven {
            record = record.with_text("title", "обучение").with("amount", Value::Int(12_345_600));
        }
        if entity == Entity::Tie {
            record = record.with("from_id", Value::Int(person)).with("to_id", Value::Int(born));
        }
        if entity == Entity::Opportunity {
            record = record.with_text("title", "поставка").with("amount", Value::Int(98_765_400)).with("benefit", Value::Int(3));
        }
        if entity == Entity::Contract {
            record = record.with("amount", Value::Int(87_654_300)).with_text("until_on", day::iso(today));
        }
        if entity == Entity::Debt {
            record = record.with("amount", Value::Int(76_543_200)).with_text("due_on", ago(3));
        }
        if entity == Entity::Competitor {
            record = record.with("ladder", Value::Int(1)).with("favoured_by_id", Value::Int(person));
        }
        add(marked(record, &mut marks));
    }
    let promise = |due: u64, done: u64| {
        let action = Record::owned(Entity::Action, account).with_text("title", "КП").with_text("kind", "our_promise");
        add(action.with_text("state", "kept").with_text("due_on", ago(due)).with_text("done_on", ago(done)));
    };
    promise(5, 5);
    promise(9, 2);
    let open = Record::owned(Entity::Action, account).with_text("title", "расчёт").with_text("kind", "our_promise");
    add(open.with_text("state", "open").with_text("due_on", day::iso(today)));
    for (table, id) in [("account", account), ("person", person)] {
        let mark = own(&mut marks);
        store.step(Verb::Import, "", |change| change.leave(table, id, "примечание", &mark, "файл")).unwrap();
    }
    let like = add(Record::new(Entity::Person).with_text("family_name", "Иваньков"));
    store.step(Verb::Import, "", |change| change.doubt(Entity::Person, person, like, "name")).unwrap();
    // Another client, one person of whom also acts for the one in the room.
    let other = add(Record::new(Entity::Account).with_text("short_name", "Чужеземье"));
    add(Record::owned(Entity::Affiliation, other).with("person_id", Value::Int(person)));
    let stranger = add(Record::new(Entity::Person).with_text("family_name", "Чужестранцев"));
    add(Record::owned(Entity::Affiliation, other).with("person_id", Value::Int(stranger)));
    let visit =
        Record::owned(Entity::Entry, other).with_text("kind", "visit").with_text("state", "planned").with_text("day", day::iso(today));
    add(visit.with_text("time", "23:30").with_text("purpose", "чужая встреча"));
    for (kind, title) in [("our_promise", "чужое обещание"), ("task", "чужая задача")] {
        let action = Record::owned(Entity::Action, other).with_text("title", title).with_text("kind", kind).with_text("state", "open");
        add(action.with_text("due_on", ago(1)));
    }
    let nobodys = Record::new(Entity::Action).with_text("title", "чужой отчёт").with_text("kind", "task").with_text("state", "open");
    add(nobodys.with_text("due_on", ago(1)));
    let yesterday = entry("meeting", "planned", ago(1)).with_text("time", "09:00");
    add(yesterday.with("people", Value::Ids(vec![born])));
    let own_overdue = Record::owned(Entity::Action, account).with_text("title", "образцы").with_text("kind", "our_promise");
    add(own_overdue.with_text("state", "open").with_text("due_on", ago(3)));
    let question = Record::owned(Entity::Question, account).with_text("state", "open");
    add(marked(question, &mut marks));
    // What is ours as a whole: a task, a promise kept apart, a complaint, a seat of whose holder nothing is known.
    let of_ours = |kind: &str, title: String| Record::owned(Entity::Action, account).with_text("title", title).with_text("kind", kind);
    add(of_ours("task", own(&mut marks)).with_text("state", "open").with_text("due_on", day::iso(today)));
    let apart = of_ours("our_promise", own(&mut marks)).with_text("state", "open").with_text("due_on", day::iso(today));
    add(apart.with("private", Value::Int(1)));
    let seat = add(Record::new(Entity::Person).with_text("family_name", own(&mut marks)).with("unknown", Value::Int(1)));
    add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(seat)).with_text("position", "юрист"));
    let authority = own(&mut marks);
    store.step(Verb::Setting, "", |change| Settings::write(change, "authority", &Value::text(authority.clone()))).unwrap();
    capture::keep_in_inbox(&store, &format!("непонятно кто: {}", own(&mut marks))).unwrap();
    // A row that was put off until today and has come back with its reason.
    let reason = own(&mut marks);
    let page = today::gather(&store, &Settings::read(&store).unwrap(), today, &kamdesk::watched::Found::default()).unwrap();
    let due = page.attention.into_iter().find(|row| row.kind.key == "rhythm").expect("somebody is due");
    notice::put_off(&store, &due.cause, "Иванов", today, &reason).unwrap();
    edit(Entity::Person, person, "note", &own(&mut marks));
    // The note was written over: its first mark is met in the history alone.
    marks
}

/// The ways through the workbench: keys, a look at the screen after each, told apart by blanks.
fn ways() -> Vec<String> {
    let times = |keys: &str, count: usize| format!("{keys} ").repeat(count);
    let form = |keys: &str| format!("{keys} {}", times("<Tab>", 24));
    vec![
        times("j", 12),
        format!("p {}", times("<PgDn>", 3)),
        format!("2 H <Esc> p {} <Esc> s s S", times("<PgDn>", 3)),
        form("2e"),
        form("2n"),
        // Every section of the dossier, its rows, its first record and the form of it.
        format!("2<Enter> {}", times("j", 22)),
        format!("2<Enter>jjjjjjjj<Enter> <Enter> <Esc>e {}", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjjjjjj<Enter> <Enter> <Esc>e {} <Esc> H", times("<Tab>", 8)),
        format!("2<Enter>jjjjjjjjjjj<Enter> <Enter> <Esc>e {}", times("<Tab>", 8)),
        form("2<Enter>je"),
        // People: the list, the card, the form, the history.
        format!("2<Enter><Tab> j <Enter> <PgDn> <PgDn> <Esc> k <Enter> <PgDn> <PgDn>"),
        form("2<Enter><Tab>e"),
        form("2<Enter><Tab>je"),
        "2<Enter><Tab> H <PgDn> <Esc> jH <PgDn>".to_owned(),
        // Diary: each row with its side, the cards, a form.
        format!("2<Enter><Tab><Tab> {}", times("j", 5)),
        "2<Enter><Tab><Tab>j <Enter> <PgDn> <Esc> j <Enter> <PgDn> <Esc> j <Enter> <PgDn> <Esc> j <Enter>".to_owned(),
        form("2<Enter><Tab><Tab>e"),
        form("2<Enter><Tab><Tab>jje"),
        // On another day: of what is late too.
        "jjjjT <Esc> jT <Esc> jT <Esc> jT <Esc>".to_owned(),
        format!("2<Enter><Tab><Tab><Tab> T <Esc> {}", "jT <Esc> ".repeat(4)),
        format!("2<Enter><Tab><Tab><Tab> {}", times("j", 3)),
        // The map, the grid and the coverage; purchases.
        "2<Enter><Tab>v + + k l <Enter> <Esc> v j v j".to_owned(),
        "2<Enter><Tab><Tab><Tab>v <Enter> <PgDn> <Esc>e <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab>".to_owned(),
        // The tables of money, each with its card and its form.
        format!("2<Enter><Tab><Tab><Tab><Tab> i v v <Enter> {} <Esc> v <Enter> {} <Esc>", times("<Tab>", 14), times("<Tab>", 14)),
        format!("2<Enter><Tab><Tab><Tab><Tab>vvvv <Enter> {} <Esc> v <Enter> {} <Esc>", times("<Tab>", 12), times("<Tab>", 10)),
        format!("2<Enter><Tab><Tab><Tab><Tab>vvvvvv <Enter> {} <Esc>", times("<Tab>", 8)),
        "3 <Tab> <Tab> <Tab>".to_owned(),
        form("3<S-Tab><Enter>"),
        "<F3>иван <Enter>".to_owned(),
        "<F6>тайна <Down> <Down> <Enter>".to_owned(),
        "<F3>чуже <Enter>".to_owned(),
        "<F6>чуж <Down> <Enter> <Enter>".to_owned(),
        "cзв<Space>чуж <Tab> :счёт <Enter> <Enter> <Enter>".to_owned(),
        form("m"),
        "m<Tab><Tab><Tab><Space>".to_owned(),
        form("C"),
        "c ?".to_owned(),
        "? <PgDn> <PgDn>".to_owned(),
        "/тайна <Esc>".to_owned(),
        // Two records side by side, and the settings.
        "2<Enter><Tab>M <Down><Enter> <Esc>".to_owned(),
        "2M <Down><Enter> <Esc>".to_owned(),
        "7 <PgDn>".to_owned(),
    ]
}

/// All screens on the ways, each with the keys that led to it.
fn screens(size: (u16, u16), before: &str, after: &str) -> (Vec<String>, Vec<(String, String)>) {
    let mut marks = Vec::new();
    let mut seen = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    let filled = folder.path().join("filled.db");
    marks.extend(fill(&filled));
    for way in ways() {
        let mut desk = Desk::on(Lang::Ru, size, |file| assert!(std::fs::copy(&filled, file).is_ok()));
        desk.keys(before);
        let mut typed = String::new();
        for keys in way.split_whitespace() {
            typed.push_str(keys);
            desk.keys(keys);
            seen.push((typed.clone(), desk.screen()));
            if !after.is_empty() {
                desk.keys(after);
                seen.push((format!("{typed}{after}"), desk.screen()));
                desk.keys(after);
            }
        }
    }
    (marks, seen)
}

const SIZES: [(u16, u16); 2] = [(80, 24), (150, 44)];

fn all(marks: &[String]) -> impl Iterator<Item = &str> {
    marks.iter().map(String::as_str).chain(WORDS.iter().copied()).chain(OTHERS.iter().copied())
}

/// Screens on which a mark stands. What the user types is theirs.
fn betrayed(marks: &[String], seen: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for mark in all(marks) {
        // Where the cursor stood on another client, it is that one who is in the room.
        let chosen = |keys: &str| keys.ends_with("<F2>") && ["<F3>ч", "<F6>ч", "cзв"].iter().any(|way| keys.starts_with(way));
        let meant = |keys: &str| !(OTHERS.contains(&mark) && (keys.starts_with('j') || keys.contains("<Esc>s") || chosen(keys)));
        // How a line is written is said to everybody.
        let stands = |screen: &str| screen.replace("*претензия", "").contains(mark);
        if let Some((keys, screen)) = seen.iter().find(|(keys, screen)| meant(keys) && stands(screen)) {
            found.push(format!("{mark} after {keys}\n{screen}"));
        }
    }
    found
}

/// The client would read what we think of them, of their people, and of those who compete with us.
#[test]
fn a_client_in_the_room_reads_nothing_that_is_hidden() {
    for size in SIZES {
        let (marks, seen) = screens(size, "<F2>", "");
        assert!(seen.iter().all(|(_, screen)| screen.contains("КЛИЕНТ РЯДОМ")), "the top line must say it");
        let found = betrayed(&marks, &seen);
        assert!(found.is_empty(), "{} of {} marks are seen:\n{}", found.len(), marks.len() + WORDS.len(), found.join("\n"));
        let said = |label: &&str| {
            seen.iter().find(|(_, screen)| screen.contains(*label)).map(|(keys, screen)| format!("{label} after {keys}\n{screen}"))
        };
        let named: Vec<String> = labels().iter().filter_map(said).collect();
        assert!(named.is_empty(), "{}", named.join("\n"));
    }
}

/// How much there is with others would be told by a count as well as by its rows.
#[test]
fn groups_count_what_is_theirs_alone() {
    for size in SIZES {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("<F2>").sees("Встречи и звонки · 1 ─").sees("Нам обещали · 1 ─").sees_no("+ ещё");
        desk.keys("<F2>").sees_no("Встречи и звонки · 1 ─");
    }
}

/// A mark that stands on no screen at all would prove nothing.
#[test]
fn every_mark_is_met_while_nobody_looks() {
    let (marks, seen) = screens(SIZES[1], "", "");
    let missed: Vec<&str> = all(&marks).filter(|mark| !seen.iter().any(|(_, screen)| screen.contains(mark))).collect();
    assert_eq!(missed, Vec::<&str>::new(), "{}", seen.len());
}

/// The client comes in while a card, a form or a page is open.
#[test]
fn f2_hides_what_is_already_open() {
    let (marks, seen) = screens(SIZES[1], "", "<F2>");
    let mut after: Vec<_> = seen.into_iter().filter(|(keys, _)| keys.ends_with("<F2>")).collect();
    // Whose page was opened before is who has come in.
    after.retain(|(keys, _)| !keys.ends_with("чуже<Enter><F2>"));
    let found = betrayed(&marks, &after);
    assert!(found.is_empty(), "{} of {} marks are seen:\n{}", found.len(), marks.len() + WORDS.len(), found.join("\n"));
}

/// A line typed before a client may name another client's people: what it was taken for is not shown.
#[test]
fn a_line_names_nobody_of_another_client() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let person = |account: i64, family: &str, given: &str| {
            let person = add(Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given));
            add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
            person
        };
        let account = |name: &str| add(Record::new(Entity::Account).with_text("short_name", name));
        let [ours, one, other] = ["Вега", "Чужеземье", "Заморье"].map(account);
        let known = person(ours, "Костина", "Инна");
        person(one, "Дронова", "Вера");
        person(one, "Савельцева", "Майя");
        person(other, "Савельцева", "Мария");
        let held = |kind: &str, ago: u64| {
            let on = day::iso(store.clock().today().checked_sub_days(Days::new(ago)).unwrap());
            let entry = Record::owned(Entity::Entry, ours).with_text("kind", kind).with_text("state", "held").with_text("day", on);
            add(entry.with("people", Value::Ids(vec![known])));
        };
        held("call", 70);
        held("complaint", 40);
    });
    desk.keys("2/вега<Enter><F2>").sees("КЛИЕНТ РЯДОМ");
    let hidden = day::brief(support::morning().today() - Days::new(40), support::morning().today(), Lang::Ru);
    let open = day::brief(support::morning().today() - Days::new(70), support::morning().today(), Lang::Ru);
    // The days of what is hidden are not told either.
    desk.keys("2").sees(&open).sees_no(&hidden).keys("<Enter><Tab>").sees("Костина").sees(&open).sees_no(&hidden);
    desk.keys("v").sees_no(&hidden).keys("v").sees_no(&hidden).keys("v").sees_no(&hidden).keys("<Esc>2");
    let lines = ["вега: !КП Дроновой до пт", "вега: +Савельцева ок", "вега: +Дронова ок", "вега: !КП Савельцевой до пт", "+Дронова: ок"];
    for line in lines {
        desk.keys("c").keys(&line.replace(' ', "<Space>"));
        for keys in ["", "<F4>", "<Enter>"] {
            desk.keys(keys);
            for name in ["Дронова В", "Савельцева М", "Чужеземье", "Заморье"] {
                desk.sees_no(name);
            }
        }
        desk.keys("<Esc><Esc><Esc><Esc>2");
    }
    desk.keys("c").keys("вега:<Space>!КП<Space>Костиной<Space>до<Space>пт").sees("Костина И.");
}

/// The step taken back may be another client's, and what it was about something that is hidden.
#[test]
fn what_is_undone_or_fails_is_said_without_names_before_a_client() {
    for (lang, guest, other, undone, redone, stands) in [
        (Lang::Ru, "ромаш", "Чужеземье", "Отменено: ", "Возвращено: ", "Не отменено: последнее"),
        (Lang::En, "larkm", "Elsewhere", "Undone: ", "Redone: ", "Not undone: the last step"),
    ] {
        let mut desk = Desk::demo(lang, (120, 40));
        let add = |change: &kamdesk::store::Change| change.insert(&Record::new(Entity::Account).with_text("short_name", other));
        desk.store().step(Verb::Create, other, add).unwrap();
        desk.look_around().keys(&format!("2/{guest}<Enter>"));
        desk.keys("u").sees(undone).sees(other).keys("U").sees(redone).sees(other);
        desk.keys("<F2>").sees_no(other);
        desk.keys("u").sees(stands).sees_no(undone).sees_no(other);
        desk.keys("<F2>u").sees(undone).sees(other).keys("<F2>U").sees_no(redone).sees_no(other).keys("<F2>U").sees(redone).keys("<F2>");
        // A step that cannot be taken back, since the file is gone, is said without a name too; and that nothing was lost.
        std::fs::rename(desk.file(), desk.file().with_extension("away")).unwrap();
        desk.keys("u").sees_no(undone).sees_no(other).sees_no("Zendlane").sees_no("Северлит");
        desk.sees(if lang == Lang::Ru { "перенесён, удалён или заменён" } else { "moved, deleted or replaced" });
    }
}
