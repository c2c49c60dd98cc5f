//! Finding what was written and who is known: a note that is not found is a note that is lost.
#![allow(clippy::unwrap_used, clippy::panic)]

use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value};
use kamdesk::search::full_text::{Hint, Hit, Hits, Window, find_typed};
use kamdesk::store::full_text::Order;
use kamdesk::store::{Store, Verb};

struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    romashka: i64,
    sever: i64,
    olga: i64,
    call: i64,
}

fn clock() -> Clock {
    Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap())
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), clock()).unwrap();
    let made = store.step(Verb::Create, "", |change| {
        let account = |name: &str| change.insert(&Record::new(Entity::Account).with_text("short_name", name));
        let (romashka, sever) = (account("Ромашка")?, account("Север-Металл")?);
        let olga = Record::new(Entity::Person).with_text("family_name", "Щёголева").with_text("given_name", "Ольга");
        let olga = change.insert(&olga.with_text("cares", "срок поставки кормов"))?;
        let entry = |account: i64, day: &str, kind: &str, notes: &str| {
            let entry = Record::owned(Entity::Entry, account).with_text("day", day).with_text("kind", kind);
            entry.with_text("state", "held").with_text("notes", notes)
        };
        let call = change.insert(
            &entry(romashka, "2026-11-15", "call", "Обсудили новый договор и отсрочку платежа. Просят ёлочные упаковки.")
                .with_text("purpose", "Отсрочка 60 дней")
                .with_text("least_result", "хотя бы 50 дней")
                .with("people", Value::Ids(vec![olga])),
        )?;
        change.insert(&entry(sever, "2026-03-10", "visit", "Договоры подписаны; цена C++ не закрыта. Sent two offers."))?;
        change.insert(&entry(sever, "2025-06-01", "mail", "Платежа ждут, отсрочка не нужна"))?;
        let fact = Record::owned(Entity::Fact, romashka).with("person_id", Value::Int(olga)).with_text("title", "любит шахматы");
        change.insert(&fact.with_text("kind", "hobby").with_text("visibility", "private").with_text("source", "сама"))?;
        let promise = Record::owned(Entity::Action, romashka).with_text("kind", "our_promise").with_text("title", "выслать договор");
        change.insert(&promise.with_text("due_on", "2026-11-27").with_text("state", "open"))?;
        let rival = Record::owned(Entity::Competitor, romashka).with_text("name", "Лютик").with_text("now", "возит образцы");
        change.insert(&rival)?;
        change.set(Entity::Account, sever, "about", Value::text("Делают крепёж для мостов"))?;
        Ok((romashka, sever, olga, call))
    });
    let (romashka, sever, olga, call) = made.unwrap();
    Desk { _folder: folder, store, romashka, sever, olga, call }
}

impl Desk {
    fn find(&self, typed: &str) -> Hits {
        find_typed(&self.store, typed, Window::default()).unwrap()
    }

    /// Table and day of every row found.
    fn found(&self, typed: &str) -> Vec<String> {
        self.sound();
        let row = |hit: &Hit| {
            let day = hit.place.day.map_or("-".to_owned(), |day| day.to_string());
            format!("{} {day}", hit.place.entity.def().table)
        };
        self.find(typed).rows.iter().map(row).collect()
    }

    fn set(&self, entity: Entity, id: i64, key: &str, value: Value) {
        self.store.step(Verb::Edit, "", |change| change.set(entity, id, key, value.clone())).unwrap();
    }

    fn sound(&self) {
        assert_eq!(self.store.stale_find_texts().unwrap(), 0, "the index does not agree with the notes");
    }
}

#[test]
fn any_form_of_a_word_finds_every_form() {
    let desk = desk();
    for typed in ["договор", "Договором", "ДОГОВОРЫ", "догов"] {
        assert_eq!(desk.found(typed), ["action 2026-11-27", "entry 2026-11-15", "entry 2026-03-10"], "{typed}");
    }
    assert_eq!(desk.found("offer"), ["entry 2026-03-10"]);
    assert_eq!(desk.found("offered prices"), Vec::<String>::new());
    assert_eq!(desk.found("елочных"), ["entry 2026-11-15"], "ё is е");
    assert_eq!(desk.found("мост"), ["account -"]);
    assert_eq!(desk.found("корм"), ["person -"]);
}

#[test]
fn phrases_exclusions_filters_and_spans() {
    let desk = desk();
    for (typed, wanted) in [
        ("\"отсрочку платежа\"", &["entry 2026-11-15"][..]),
        ("\"платежа отсрочку\"", &[]),
        ("отсрочка платежа", &["entry 2026-11-15", "entry 2025-06-01"]),
        ("договор -отсрочка", &["action 2026-11-27", "entry 2026-03-10"]),
        ("договор клиент:север", &["entry 2026-03-10"]),
        ("account:\"север-металл\" договор", &["entry 2026-03-10"]),
        ("договор кто:щёголевой", &["entry 2026-11-15"]),
        ("договор вид:звонок", &["entry 2026-11-15"]),
        ("договор kind:promise", &["action 2026-11-27"]),
        ("вид:обещание", &["action 2026-11-27"]),
        ("договор за месяц", &["entry 2026-11-15"]),
        ("договор март", &["entry 2026-03-10"]),
        ("2025", &["entry 2025-06-01"]),
        ("с 01.11 по 20.11", &["entry 2026-11-15"]),
        ("клиент:север -цена вид:дневник", &["entry 2025-06-01"]),
        ("\"днеи хотя\"", &[]),
        ("\"60 дней обсудили\"", &[]),
    ] {
        assert_eq!(desk.found(typed), wanted, "{typed}");
    }
    assert_eq!(desk.find("клиент:лютик").hint, Some(Hint::NoAccount("лютик".into())));
    assert_eq!(desk.find("кто:никто").hint, Some(Hint::NoPerson("никто".into())));
    assert_eq!(desk.find("вид:пляска").hint, Some(Hint::NoKind("пляска".into())));
}

#[test]
fn the_index_follows_every_change_and_its_undoing() {
    let desk = desk();
    let both = ["action 2026-11-27", "entry 2026-11-15", "entry 2026-03-10"];
    desk.set(Entity::Entry, desk.call, "notes", Value::text("Говорили о рекламации"));
    assert_eq!(desk.found("рекламация"), ["entry 2026-11-15"]);
    assert_eq!(desk.found("договор клиент:ромашка"), ["action 2026-11-27"]);
    desk.set(Entity::Entry, desk.call, "day", Value::text("2024-01-31"));
    assert_eq!(desk.found("рекламация"), ["entry 2024-01-31"]);
    desk.set(Entity::Entry, desk.call, "people", Value::Empty);
    assert_eq!(desk.found("рекламация кто:щеголева"), Vec::<String>::new());
    for _ in 0..3 {
        desk.store.undo().unwrap().unwrap();
        desk.sound();
    }
    assert_eq!(desk.found("договор"), both);
    assert_eq!(desk.found("кто:щеголева договор"), ["entry 2026-11-15"]);
    desk.store.redo().unwrap().unwrap();
    assert_eq!(desk.found("рекламация"), ["entry 2026-11-15"]);
    desk.store.undo().unwrap().unwrap();

    desk.store.step(Verb::Delete, "", |change| change.delete(Entity::Account, desk.romashka)).unwrap();
    assert_eq!(desk.found("договор"), ["entry 2026-03-10"], "what hung on the account is gone");
    desk.store.undo().unwrap().unwrap();
    assert_eq!(desk.found("договор"), both);
    assert_eq!(desk.found("договор кто:щеголева"), ["entry 2026-11-15"]);

    desk.store.step(Verb::Merge, "", |change| change.merge(Entity::Account, desk.sever, desk.romashka)).unwrap();
    assert_eq!(desk.found("договор клиент:север"), both);
    desk.store.undo().unwrap().unwrap();
    assert_eq!(desk.found("договор клиент:север"), ["entry 2026-03-10"]);

    desk.store.step(Verb::Delete, "", |change| change.delete(Entity::Person, desk.olga)).unwrap();
    assert_eq!(desk.found("шахматы"), Vec::<String>::new());
    desk.store.undo().unwrap().unwrap();
    assert_eq!(desk.found("шахматы"), ["fact -"]);

    // Made, moved and deleted within one step.
    desk.store
        .step(Verb::Edit, "", |change| {
            let entry = Record::owned(Entity::Entry, desk.sever).with_text("kind", "call").with_text("state", "held");
            let id = change.insert(&entry.with_text("day", "2026-01-01").with_text("notes", "мимолётное"))?;
            change.set(Entity::Entry, id, "day", Value::text("2026-01-02"))?;
            change.delete(Entity::Entry, id)?;
            change.set(Entity::Entry, desk.call, "day", Value::text("2026-01-05"))?;
            change.delete(Entity::Entry, desk.call)
        })
        .unwrap();
    assert_eq!(desk.found("мимолетное"), Vec::<String>::new());
    assert_eq!(desk.found("договор"), ["action 2026-11-27", "entry 2026-03-10"]);
    desk.store.undo().unwrap().unwrap();
    assert_eq!(desk.found("договор"), both);
}

#[test]
fn an_older_file_and_a_repaired_one_are_searched_too() {
    let desk = desk();
    desk.store.rebuild().unwrap();
    assert_eq!(desk.found("договор").len(), 3);
    assert_eq!(desk.store.faults().unwrap(), Vec::<String>::new());
    let plain = rusqlite::Connection::open(desk.store.path()).unwrap();
    plain.execute("UPDATE entry SET day = '2020-01-01' WHERE id = ?1", [desk.call]).unwrap();
    assert_eq!(desk.store.stale_find_texts().unwrap(), 2, "one is in the wrong place, and is missing in the right one");
    desk.store.rebuild().unwrap();
    assert_eq!(desk.found("елочные"), ["entry 2020-01-01"]);
}

#[test]
fn what_is_private_is_marked_and_can_be_left_out() {
    let desk = desk();
    let room = Window { without_private: true, ..Window::default() };
    // Of what is open among us a client in the room finds what was promised, and no note of ours.
    for (typed, private, found) in
        [("шахматы", true, 0), ("кормов", true, 0), ("лютик", true, 0), ("хотя", true, 0), ("упаковка", false, 0), ("договор", false, 1)]
    {
        let rows = desk.find(typed).rows;
        assert!(!rows.is_empty() && rows.iter().all(|hit| hit.private == private), "{typed}: {rows:?}");
        let seen = find_typed(&desk.store, typed, room).unwrap().rows;
        assert_eq!(seen.len(), found, "{typed}");
    }
    let all = find_typed(&desk.store, "клиент:ромашка", room).unwrap().rows;
    assert!(!all.is_empty());
    assert!(all.iter().all(|hit| !hit.excerpt.contains("шахматы") && !hit.excerpt.contains("хотя") && !hit.excerpt.contains("Лютик")));
}

#[test]
fn excerpts_show_why_a_row_was_found() {
    let desk = desk();
    let rows = desk.find("отсрочка упаковка").rows;
    let [hit] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((hit.account.clone(), hit.kind.as_str(), hit.field), (Some((desk.romashka, "Ромашка".into())), "call", "notes"));
    let lit: Vec<String> = hit.lit.iter().map(|at| hit.excerpt.chars().skip(at.start).take(at.len()).collect()).collect();
    assert_eq!(lit, ["отсрочку", "упаковки"]);
}

#[test]
fn a_search_with_the_wrong_layout_is_offered_and_never_swapped() {
    let desk = desk();
    let hits = desk.find("ljujdjh");
    assert_eq!((hits.rows.len(), hits.hint), (0, Some(Hint::OtherLayout("договор".into()))));
    let hits = desk.find("щааук");
    assert_eq!((hits.rows.len(), hits.hint), (0, Some(Hint::OtherLayout("offer".into()))));
    assert_eq!(desk.find("zzzz").hint, None);
}

#[test]
fn nothing_typed_is_an_error() {
    let desk = desk();
    let texts = [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "AND",
        "OR NOT",
        "C++",
        "NEAR(a b)",
        "a:b",
        "{shown}:x",
        "^",
        "-",
        "--",
        "-x",
        "'",
        "(",
        "вид:",
        "кто:\"",
        "\u{0}",
        "\u{E000}a1",
        "«",
        "за",
        "с",
        "клиент:%",
        "💬",
        "%",
        "_",
        "\\",
        "ё",
        "-клиент:ромашка",
    ];
    for typed in texts {
        for order in [Order::Newest, Order::Best] {
            for without_private in [false, true] {
                let window = Window { order, without_private, ..Window::default() };
                find_typed(&desk.store, typed, window).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
            }
        }
    }
    assert_eq!(desk.find(" ").hint, Some(Hint::Nothing));
    assert_eq!(desk.found("C++"), ["entry 2026-03-10"]);
    assert_eq!(desk.found("-договор вид:дневник"), ["entry 2025-06-01"]);
}

#[test]
fn windows_follow_each_other_and_short_beginnings_look_at_the_newest() {
    let desk = desk();
    desk.store
        .step(Verb::Create, "", |change| {
            for n in 0..300 {
                let entry = Record::owned(Entity::Entry, desk.sever).with_text("kind", "call").with_text("state", "held");
                let letters = ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н"];
                let word = format!("при{}{}{}", letters[n % 10], letters[n / 10 % 10], letters[n / 100]);
                change.insert(&entry.with_text("day", format!("2026-10-{:02}", n % 28 + 1)).with_text("notes", format!("{word} итог")))?;
            }
            Ok(())
        })
        .unwrap();
    for typed in ["пр", "при", "при итог", "пр итог", "приббб"] {
        let mut seen = Vec::new();
        loop {
            let window = Window { offset: seen.len(), limit: 40, ..Window::default() };
            let hits = find_typed(&desk.store, typed, window).unwrap();
            assert!(hits.rows.iter().all(|hit| !hit.lit.is_empty()), "{typed}");
            seen.extend(hits.rows.into_iter().map(|hit| hit.place));
            if !hits.more {
                break;
            }
        }
        let mut once = seen.clone();
        once.sort_by_key(|place| place.id);
        once.dedup();
        assert_eq!(once.len(), seen.len(), "{typed}: a row twice");
        assert_eq!(
            seen.len(),
            [("приббб", 1), ("пр", 301)].iter().find(|(known, _)| *known == typed).map_or(300, |(_, count)| *count),
            "{typed}"
        );
        assert!(seen.is_sorted_by_key(|place| std::cmp::Reverse(place.day)), "{typed}");
    }
}

/// A word left out that names an account leaves out what is written about it, not only the notes that say its name.
#[test]
fn a_name_left_out_is_left_out_with_all_that_is_its_own() {
    let desk = desk();
    assert_eq!(desk.found("договор -ромашка"), ["entry 2026-03-10"]);
    assert_eq!(desk.found("договор -щёголева"), ["action 2026-11-27", "entry 2026-03-10"]);
    assert_eq!(desk.find("договор -ромашка").read.without, ["ромашка"]);
}

#[test]
fn a_name_among_the_words_is_offered_as_a_filter_and_what_was_understood_is_told() {
    let desk = desk();
    let hits = desk.find("договор ромашке");
    assert_eq!((hits.rows.len(), hits.hint), (0, Some(Hint::Filters(vec!["договор клиент:ромашке".into()]))));
    let hits = desk.find("договор клиент:ромашка в прошлом месяце");
    let day = kamdesk::domain::day::from_iso;
    assert_eq!((hits.read.from, hits.read.until), (day("2026-10-01"), day("2026-10-31")));
    assert_eq!(hits.read.accounts, ["Ромашка"]);
    assert_eq!(desk.found("договор на прошлой неделе"), ["entry 2026-11-15"]);
}

fn palette(store: &Store, typed: &str) -> Vec<String> {
    kamdesk::search::palette::Names::load(store).unwrap().find(typed).into_iter().map(|found| found.text).collect()
}

fn role(account: i64, person: i64, position: &str) -> Record {
    Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with_text("position", position)
}

/// Whoever calls is known by whatever one can catch of it: the company, the position, a form of the name.
#[test]
fn a_person_is_found_by_company_position_and_case_form() {
    let desk = desk();
    desk.store
        .step(Verb::Create, "", |change| {
            change.insert(&role(desk.romashka, desk.olga, "главный бухгалтер"))?;
            change.set(Entity::Account, desk.sever, "phone", Value::text("8 (900) 000-77-01; +7 900 000-77-02"))?;
            change.set(Entity::Account, desk.sever, "email", Value::text("zakaz@sever.example"))
        })
        .unwrap();
    for (typed, wanted) in [
        ("щёголева ромашка", "Щёголева Ольга"),
        ("ромашка бухг", "Щёголева Ольга"),
        ("бухг", "Щёголева Ольга"),
        ("щёголевой", "Щёголева Ольга"),
        ("ольге щёголевой", "Щёголева Ольга"),
        ("ромашке", "Ромашка"),
        ("9000007701", "Север-Металл"),
        ("+7 900 000-77-02", "Север-Металл"),
        ("zakaz@sever", "Север-Металл"),
    ] {
        assert_eq!(palette(&desk.store, typed).first().map(String::as_str), Some(wanted), "{typed}");
    }
    assert_eq!(palette(&desk.store, "щёголева север"), Vec::<String>::new());
    let listed = |typed: &str| desk.store.accounts_matching(typed, 9).unwrap().into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(listed("79000007701"), ["Север-Металл"]);
}

/// Whoever calls by a name that was merged away would seem a stranger, and be written down a second time.
#[test]
fn a_name_that_was_merged_away_still_finds() {
    let desk = desk();
    let kutsenko = Record::new(Entity::Person).with_text("family_name", "Куценко").with_text("given_name", "Олеся");
    let (other, luga) = desk
        .store
        .step(Verb::Create, "", |change| {
            let other = change.insert(&kutsenko)?;
            change.insert(&role(desk.romashka, desk.olga, "директор"))?;
            change.insert(&role(desk.romashka, other, "технолог"))?;
            let luga = Record::new(Entity::Account).with_text("short_name", "Лугань").with_text("tax_id", "7700000001");
            let luga = change.insert(&luga.with_text("phone", "+44 20 7946 0102"))?;
            change.set(Entity::Account, desk.sever, "phone", Value::text("020 7946 0101"))?;
            // A second phone that an import could put nowhere.
            change.leave("account", desk.sever, "phone", "07700 900123", "list.csv")?;
            change.set(Entity::Account, desk.sever, "tax_id", Value::text("7700000002"))?;
            Ok((other, luga))
        })
        .unwrap();
    desk.store.step(Verb::Merge, "", |change| change.merge(Entity::Person, desk.olga, other)).unwrap();
    desk.store.step(Verb::Merge, "", |change| change.merge(Entity::Account, desk.sever, luga)).unwrap();
    desk.sound();
    for (typed, wanted) in [
        ("куценко", "Щёголева Ольга"),
        ("kutsenko", "Щёголева Ольга"),
        ("технолог", "Щёголева Ольга"),
        ("лугань", "Север-Металл"),
        ("7700000001", "Север-Металл"),
        ("02079460102", "Север-Металл"),
        ("+442079460101", "Север-Металл"),
        ("+447700900123", "Север-Металл"),
    ] {
        assert_eq!(palette(&desk.store, typed), [wanted], "{typed}");
    }
    assert_eq!(desk.store.persons_matching("куценко", None, 9).unwrap().len(), 1);
    let line = |text: &str| kamdesk::capture::parse(text, desk.store.clock().today(), desk.store.clock().time());
    let meaning =
        kamdesk::capture::resolve(&desk.store, &line("лугань: +Куценко =за просит образцы"), kamdesk::capture::Screen::default()).unwrap();
    assert_eq!(meaning.account.one().map(|account| account.id), Some(desk.sever));
    assert_eq!(meaning.persons[0].who.one().map(|who| who.id), Some(desk.olga));
    let meaning = kamdesk::capture::resolve(&desk.store, &line("ромашка: +Олеся была"), kamdesk::capture::Screen::default()).unwrap();
    assert_eq!(meaning.persons[0].who.one().map(|who| who.id), Some(desk.olga));
    desk.store.undo().unwrap().unwrap();
    desk.store.undo().unwrap().unwrap();
    desk.sound();
    assert_eq!(palette(&desk.store, "куценко"), ["Куценко Олеся"]);
    assert_eq!(palette(&desk.store, "лугань"), ["Лугань"]);
}

/// A Tatar or a Turkish name is typed with the letters at hand, and must find nobody else.
#[test]
fn names_are_found_without_the_letters_that_a_keyboard_lacks() {
    let desk = desk();
    let rows = include_str!("data/turkish-tatar.csv").lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    desk.store
        .step(Verb::Create, "", |change| {
            let mut companies: Vec<(&str, i64)> = Vec::new();
            for row in rows {
                let [family, given, middle, company] = row.as_slice() else { panic!("{row:?}") };
                let known = companies.iter().find(|(name, _)| name == company).map(|(_, id)| *id);
                let account = known.map_or_else(|| change.insert(&Record::new(Entity::Account).with_text("short_name", *company)), Ok)?;
                companies.push((company, account));
                let person = Record::new(Entity::Person).with_text("family_name", *family).with_text("given_name", *given);
                let person = change.insert(&person.with_text("middle_name", *middle))?;
                change.insert(&role(account, person, ""))?;
            }
            Ok(())
        })
        .unwrap();
    let matching = |typed: &str| {
        let folded = kamdesk::domain::name::fold(typed);
        desk.store.persons_matching(&folded, None, 9).unwrap().into_iter().map(|(_, name, _)| name).collect::<Vec<_>>()
    };
    for (typed, wanted) in [
        ("yildiz", "İrem Yıldız"),
        ("айгол", "Гәрәева Айгөл Илдар кызы"),
        ("айгул", "Гәрәева Айгөл Илдар кызы"),
        ("гараева", "Гәрәева Айгөл Илдар кызы"),
        ("жамил", "Хөснетдинов Җәмил Рәшит улы"),
        ("хуснетдинов", "Хөснетдинов Җәмил Рәшит улы"),
        ("хоснетдинов", "Хөснетдинов Җәмил Рәшит улы"),
    ] {
        assert_eq!(palette(&desk.store, typed), [wanted], "{typed}");
        assert_eq!(matching(typed), [wanted], "{typed}");
        let line = kamdesk::capture::parse(&format!("звонок: +{typed} ок"), desk.store.clock().today(), desk.store.clock().time());
        let meaning = kamdesk::capture::resolve(&desk.store, &line, kamdesk::capture::Screen::default()).unwrap();
        assert!(meaning.persons[0].who.one().is_some(), "{typed}: {:?}", meaning.persons[0].who);
    }
    for typed in ["ışık", "isik", "IŞIK"] {
        assert_eq!(palette(&desk.store, typed).first().map(String::as_str), Some("IŞIK İÇ TİC."), "{typed}");
        let folded = kamdesk::domain::name::fold(typed);
        assert_eq!(desk.store.accounts_matching(&folded, 9).unwrap().len(), 1, "{typed}");
    }
    // A file that was folded otherwise is brought after it when it is opened.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seven.db");
    let plain = rusqlite::Connection::open(&path).unwrap();
    for part in kamdesk::store::schema::MIGRATIONS.iter().take(7) {
        plain.execute_batch(part).unwrap();
    }
    plain
        .execute_batch(&format!(
            "PRAGMA application_id = {}; PRAGMA user_version = 7;
             INSERT INTO account(uid, short_name, find) VALUES ('a', 'IŞIK', 'IŞIK');
             INSERT INTO person(uid, family_name, given_name, find) VALUES ('p', 'Гәрәева', 'Айгөл', 'гәрәева айгөл');",
            kamdesk::store::schema::APPLICATION_ID
        ))
        .unwrap();
    drop(plain);
    let again = Store::open(&path, clock()).unwrap();
    assert_eq!(again.stale_find_texts().unwrap(), 0);
    assert_eq!(again.persons_matching("гараева", None, 9).unwrap().len(), 1);
}

/// The name of a company of law that is there is none of before; that of one that ended is (M52).
#[test]
fn a_company_of_law_that_is_there_is_no_former_name() {
    use kamdesk::search::palette::{By, Names};
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
    let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
    let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    let entity = Record::owned(Entity::LegalEntity, account).with_text("name", "АО Сивец");
    let entity = store.step(Verb::Create, "", |change| change.insert(&entity)).unwrap();
    let by = || Names::load(&store).unwrap().find("сивец").remove(0).by;
    assert_eq!(by(), By::Reach);
    store.step(Verb::Edit, "", |change| change.set(Entity::LegalEntity, entity, "ended_on", Value::text("2020-01-01"))).unwrap();
    assert_eq!(by(), By::Former);
}
