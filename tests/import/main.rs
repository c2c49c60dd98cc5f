//! Taking in address books: no double, no loss, one undo, whatever the files hold.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod own;

use kamdesk::cli::import::{Options, run};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::exchange::{Reason, Target};
use kamdesk::import::{self, Error, Report, Source, Verdict};
use kamdesk::store::{Store, Verb};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const FILES: [&str; 6] = [
    "bitrix24-companies.csv",
    "outlook-contacts-ru-cp1251.csv",
    "google-contacts.csv",
    "contacts-3.0.vcf",
    "contacts-4.0.vcf",
    "old-phone-2.1.vcf",
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn open(folder: &tempfile::TempDir) -> Store {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap();
    Store::open(&folder.path().join("kam.db"), Clock::Fixed(now)).unwrap()
}

fn sources() -> Vec<Source> {
    FILES.iter().map(|name| import::read(&path(name)).unwrap()).collect()
}

fn text(name: &str, text: &str) -> Source {
    import::read_bytes(name, text.as_bytes()).unwrap()
}

fn take(store: &Store, sources: &[Source]) -> Report {
    let plan = import::plan(store, sources).unwrap();
    import::apply(store, plan, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn all(store: &Store, entity: Entity) -> Vec<Record> {
    let mut records = Vec::new();
    store.each(entity, |record| records.push(record)).unwrap();
    records
}

fn find(store: &Store, entity: Entity, title: &str) -> Record {
    all(store, entity).into_iter().find(|record| record.title() == title).unwrap()
}

/// Everything an import writes, as text.
fn picture(store: &Store) -> String {
    let mut picture = String::new();
    for entity in [Entity::Account, Entity::Person, Entity::Affiliation] {
        for record in all(store, entity) {
            let id = record.id.unwrap();
            picture.push_str(&format!("{id} {} {:?}\n", record.json(), store.leftovers(entity.def().table, id).unwrap()));
            picture.push_str(&format!("{:?}\n", store.foreign_ids(entity, id).unwrap()));
        }
    }
    format!("{picture}{:?}", store.doubts(100).unwrap())
}

fn orders(items: usize) -> Vec<Vec<usize>> {
    if items == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(items - 1);
    (0..items)
        .flat_map(|at| {
            shorter.iter().map(move |order| [&order[..at.min(order.len())], &[items - 1], &order[at.min(order.len())..]].concat())
        })
        .collect()
}

#[test]
fn the_six_files_make_no_double_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = sources();
    let orders = orders(6);
    assert_eq!(orders.len(), 720);
    for order in orders {
        let ordered: Vec<Source> = order.iter().map(|at| sources[*at].clone()).collect();
        let plan = import::plan(&store, &ordered).unwrap();
        let summary = plan.summary();
        let doubts: Vec<_> = plan.with_verdict(Verdict::Doubtful).map(|item| (&item.title, &item.twin)).collect();
        assert_eq!((summary.accounts.new, summary.persons.new, doubts, summary.problems), (8, 13, vec![], 0), "{order:?}");
    }
}

#[test]
fn one_file_after_another_is_the_same_as_all_at_once() {
    let sources = sources();
    for order in [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 4, 3], [3, 2, 1, 0, 5, 4], [4, 5, 1, 3, 0, 2], [1, 0, 4, 2, 5, 3]] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder);
        for at in order {
            take(&store, &sources[at..=at]);
        }
        assert_eq!(
            (store.count_accounts().unwrap(), all(&store, Entity::Person).len(), store.count_doubts().unwrap()),
            (8, 13, 0),
            "{order:?}"
        );
        check_whole(&store);
        let before = picture(&store);
        for at in order {
            let plan = import::plan(&store, &sources[at..=at]).unwrap();
            assert!(plan.is_idle(), "{order:?} {at} {:?}", plan.items.iter().find(|item| item.verdict != Verdict::Same));
            take(&store, &sources[at..=at]);
        }
        assert_eq!(picture(&store), before);
        assert_eq!(store.stale_find_texts().unwrap(), 0);
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
    }
}

/// What every order must have brought.
fn check_whole(store: &Store) {
    let anna = find(store, Entity::Person, "Петрова");
    assert_eq!((anna.text("given_name"), anna.text("middle_name"), anna.text("birthday")), ("Анна", "Сергеевна", "1988-11-25"));
    let phones: Vec<String> = anna.text("phones").split("; ").map(|phone| phone.chars().filter(|c| c.is_ascii_digit()).collect()).collect();
    assert_eq!(phones.len(), 3, "{phones:?}");
    assert!(phones.contains(&"74950001001114".to_owned()) && phones.contains(&"74950001001".to_owned()), "{phones:?}");
    let kim = find(store, Entity::Person, "Ким").id.unwrap();
    let kim: Vec<_> = store.accounts_of(kim).unwrap();
    assert_eq!(kim.len(), 2);
    assert!(kim.iter().any(|(_, _, position)| position == "Бухгалтер (аутсорсинг)"));
    assert_eq!(store.accounts_of(find(store, Entity::Person, "Семёнов").id.unwrap()).unwrap().len(), 2);
    let ivan = find(store, Entity::Person, "Иванов");
    assert_eq!(ivan.text("note"), "Любит факты и цифры; решает за день.\nВстречи до 11:00, позже не предлагать");
    let by_tax = |tax: &str| all(store, Entity::Account).into_iter().find(|account| account.text("tax_id") == tax).unwrap();
    let vesna = by_tax("500000000048");
    assert_eq!((vesna.text("legal_name"), vesna.int("headcount")), ("ИП Весна Н. А.", Some(18)));
    let north = by_tax("3500000022");
    assert_eq!((north.int("headcount"), north.text("region"), north.text("city")), (Some(4800), "Вологодская обл.", "Череповец"));
    assert_eq!(by_tax("7700000016").text("note"), "Ключевой.\nВторая строка комментария");
    assert_eq!(by_tax("6300000059").text("legal_name"), "ООО \"Семёновы и партнёры\"");
    assert_eq!(store.accounts_with_key("семеновы").unwrap(), store.accounts_with_key("семеновы и партнеры").unwrap());
    let left = store.leftovers("account", north.id.unwrap()).unwrap();
    assert!(left.iter().any(|(name, value, file)| name == "Ответственный" && value == "Я" && file == FILES[0]));
}

#[test]
fn an_import_is_taken_back_and_made_again_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    store
        .step(Verb::Create, "", |change| {
            let account = change.insert(
                &Record::new(Entity::Account)
                    .with_text("short_name", "Ромашка")
                    .with_text("city", "Тверь")
                    .with_text("phone", "8 495 000-10-01"),
            )?;
            let person = Record::new(Entity::Person).with_text("family_name", "Иванов").with_text("phones", "8 900 000 20 01");
            let person = change.insert(&person)?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))
        })
        .unwrap();
    let before = picture(&store);
    let report = take(&store, &sources());
    assert_eq!((report.new_accounts, report.changed_accounts, report.new_persons, report.changed_persons), (7, 1, 12, 1));
    let after = picture(&store);
    let kept = find(&store, Entity::Account, "Ромашка");
    assert_eq!(kept.text("city"), "Тверь", "what the user wrote was overwritten");
    assert!(store.leftovers("account", kept.id.unwrap()).unwrap().iter().any(|(name, value, _)| name == "city" && value == "Москва"));
    let step = store.undo().unwrap().unwrap();
    assert_eq!((step.verb, step.subject), (Verb::Import, FILES.join(", ")));
    assert_eq!(picture(&store), before);
    store.redo().unwrap().unwrap();
    assert_eq!(picture(&store), after);
    assert_eq!(store.stale_find_texts().unwrap(), 0);
}

#[test]
fn doubtful_cards_go_in_apart_once_and_can_be_merged() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let header = "Фамилия;Имя;Отчество;Телефон;Почта;Компания\n";
    take(
        &store,
        &[text("a.csv", &format!("{header}Ким;Вера;;+7 900 000-20-13;;ООО «Ромашка»\nОрлов;Глеб;;+7 900 000-20-04;;Север-Металл\n"))],
    );
    let second = [text(
        "b.csv",
        &format!(
            "{header}Ким;Вера;;+7 900 111-11-11;;Юг\nСоколов;Артём;;+7 900 000-20-04;;Юг\nКим;Вера;;;;\nЛещ;Лев;;;;Металл-Юг\nРакова;Яна;;;;Ромашка-Юг\n"
        ),
    )];
    let plan = import::plan(&store, &second).unwrap();
    let doubts: Vec<_> =
        plan.with_verdict(Verdict::Doubtful).map(|item| (item.title.as_str(), item.twin.as_ref().unwrap().reason)).collect();
    assert_eq!(doubts, [("Ким Вера", "name"), ("Соколов Артём", "phone"), ("Ромашка-Юг", "company")]);
    take(&store, &second);
    assert_eq!(store.count_doubts().unwrap(), 3);
    let persons = all(&store, Entity::Person).len();
    take(&store, &second);
    assert_eq!((all(&store, Entity::Person).len(), store.count_doubts().unwrap()), (persons, 3));
    let doubt = store.doubts(1).unwrap().remove(0);
    store.step(Verb::Merge, "", |change| change.merge(doubt.entity, doubt.kept, doubt.other)).unwrap();
    let left = (all(&store, Entity::Person).len(), store.count_doubts().unwrap());
    assert_eq!(left, (persons - 1, 2));
}

#[test]
fn namesakes_sharing_an_office_phone_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let rows: String =
        (0..30).map(|at| format!("Иванов;Имя{};+7 495 000-10-01 доб. {at};Ромашка\n", char::from_u32(0x430 + at).unwrap())).collect();
    let file = [text("a.csv", &format!("Фамилия;Имя;Телефон;Компания\n{rows}"))];
    let report = take(&store, &file);
    assert_eq!((report.new_persons, report.doubts), (30, 0));
    assert!(import::plan(&store, &file).unwrap().is_idle());
}

#[test]
fn a_company_of_the_same_name_with_another_tax_id_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let file = [text("a.csv", "Компания;ИНН;Город\nРомашка;7700000016;Москва\nРомашка;6300000059;Самара\nРомашка;7700000016;Москва\n")];
    let report = take(&store, &file);
    assert_eq!((report.new_accounts, report.doubts), (2, 1));
    assert!(import::plan(&store, &file).unwrap().is_idle());
}

/// Every import of such a file would bring its companies once more, and their people with them.
#[test]
fn a_company_of_no_letters_or_of_too_many_is_known_again() {
    let long = format!("ООО «{}»", "Щит и меч ".repeat(100).trim());
    let words = "Щит и меч ".repeat(100);
    for (companies, accounts) in [(["!!!", "!!!"], 1), (["—", "???"], 2), ([&long, &long], 1), ([&words, "Ромашка"], 2)] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder);
        let rows = format!("Ким;Вера;{}\nОрлов;Глеб;{}\n", companies[0], companies[1]);
        let file = [text("a.csv", &format!("Фамилия;Имя;Компания\n{rows}"))];
        let report = take(&store, &file);
        assert_eq!((report.new_accounts, report.new_persons, report.doubts), (accounts, 2, 0), "{companies:?}");
        assert!(import::plan(&store, &file).unwrap().is_idle(), "{companies:?}");
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
        let account = all(&store, Entity::Account).remove(0);
        let left = store.leftovers("account", account.id.unwrap()).unwrap();
        let whole = [account.text("short_name"), account.text("legal_name")].contains(&companies[0].trim());
        assert!(whole || left.iter().any(|(_, value, _)| value == companies[0].trim()), "the end of {companies:?} is lost");
    }
}

#[test]
fn an_import_is_called_off_or_refused_without_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let plan = import::plan(&store, &sources()).unwrap();
    assert!(matches!(import::apply(&store, plan.clone(), &mut |_| ControlFlow::Break(())), Err(Error::Cancelled)));
    assert_eq!((store.count_accounts().unwrap(), store.undo().unwrap()), (0, None));
    store.step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))).unwrap();
    assert!(matches!(import::apply(&store, plan, &mut |_| ControlFlow::Continue(())), Err(Error::Stale)));
    assert_eq!(store.count_accounts().unwrap(), 1);
}

#[test]
fn hostile_names_are_kept_unchanged_and_shown_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let hostile = "Ев\u{1b}[31mил\u{202e}\u{7}\u{9b}2J";
    let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nN:{hostile};Иван;;;\r\nX-{hostile}:{hostile}\r\nNOTE:{hostile}\r\nEND:VCARD\r\n");
    let table = format!("Фамилия;Имя;{hostile}\n{hostile}2;Пётр;{hostile}\n");
    let files: Vec<PathBuf> = [("a.vcf", &card), ("b.csv", &table)]
        .into_iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    for json in [false, true] {
        let mut out = Vec::new();
        let options = Options { dry_run: true, json, ..Options::default() };
        assert_eq!(run(&store, &files, &options, Lang::Ru, &mut out, false).unwrap(), 0);
        let out = String::from_utf8(out).unwrap();
        assert!(!out.chars().any(|c| c != '\n' && kamdesk::printable::is_unprintable(c)), "{out:?}");
    }
    let mut out = Vec::new();
    assert_eq!(run(&store, &files, &Options { yes: true, ..Options::default() }, Lang::En, &mut out, false).unwrap(), 0);
    let person = find(&store, Entity::Person, hostile);
    assert_eq!(person.text("note"), hostile);
    let second = find(&store, Entity::Person, &format!("{hostile}2"));
    assert_eq!(store.leftovers("person", second.id.unwrap()).unwrap()[0], (hostile.to_owned(), hostile.to_owned(), "b.csv".to_owned()));
    assert!(import::plan(&store, &files.iter().map(|path| import::read(path).unwrap()).collect::<Vec<_>>()).unwrap().is_idle());
    store.undo().unwrap();
    assert_eq!(all(&store, Entity::Person).len(), 0);
    store.redo().unwrap();
    assert_eq!(find(&store, Entity::Person, hostile).text("note"), hostile);
}

#[test]
fn the_command_previews_asks_and_says_what_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let files: Vec<PathBuf> = FILES.iter().map(|name| path(name)).collect();
    let call = |files: &[PathBuf], options: Options| {
        let mut out = Vec::new();
        let status = run(&store, files, &options, Lang::Ru, &mut out, false).unwrap();
        (status, String::from_utf8(out).unwrap())
    };
    assert_eq!(call(&[], Options::default()).0, 2);
    assert_eq!(call(&files, Options::default()).0, 2, "nobody was asked");
    let (status, shown) = call(&files, Options { dry_run: true, ..Options::default() });
    assert_eq!((status, store.count_accounts().unwrap()), (0, 0));
    insta::assert_snapshot!(shown);
    let (status, json) = call(&files, Options { yes: true, json: true, ..Options::default() });
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((status, &json["applied"], &json["report"]["new_persons"]), (0, &true.into(), &13.into()));
    let broken = folder.path().join("broken.vcf");
    std::fs::write(&broken, "BEGIN:VCARD\nFN:Без конца\n").unwrap();
    let (status, shown) = call(&[broken, folder.path().join("нет.csv")], Options { yes: true, ..Options::default() });
    assert_eq!(status, 1);
    assert!(shown.contains("broken.vcf, строка 1: у карточки нет конца"), "{shown}");
}

#[test]
fn a_corrected_column_goes_where_it_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let mut source = text("a.csv", "Кто;Где\nКим Вера Сергеевна;Север\n");
    assert!(!source.mapping().unwrap().knows_anything());
    assert_eq!(source.sample(5), [["Ким Вера Сергеевна", "Север"]]);
    source.set_target(0, Target::FullName);
    source.set_target(1, Target::Organisation);
    take(&store, &[source]);
    assert_eq!(find(&store, Entity::Person, "Ким").text("middle_name"), "Сергеевна");
    assert_eq!(store.count_accounts().unwrap(), 1);
}

/// What becomes of a byte.
#[derive(Clone, Debug)]
enum Slip {
    Put(usize, u8),
    Drop(usize),
    Cut(usize),
    Double(usize, usize),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let at = any::<usize>();
    let telling = prop::sample::select(b"\\\n\r:;,=.\" \t\0\xFF\xC3".to_vec());
    prop::collection::vec(
        prop_oneof![
            (at, prop_oneof![any::<u8>(), telling]).prop_map(|(at, byte)| Slip::Put(at, byte)),
            any::<usize>().prop_map(Slip::Drop),
            any::<usize>().prop_map(Slip::Cut),
            (any::<usize>(), 0..300_usize).prop_map(|(at, count)| Slip::Double(at, count)),
        ],
        1..8,
    )
}

/// The bytes of one of the files after these slips.
fn slipped(file: usize, slips: &[Slip]) -> Vec<u8> {
    let mut bytes = std::fs::read(path(FILES[file])).unwrap();
    for slip in slips {
        let length = bytes.len().max(1);
        match *slip {
            Slip::Put(at, byte) if !bytes.is_empty() => bytes[at % length] = byte,
            Slip::Drop(at) if !bytes.is_empty() => {
                bytes.remove(at % length);
            }
            Slip::Cut(at) if at % 5 == 0 => bytes.truncate(at % length),
            Slip::Double(at, count) => {
                let at = at % length;
                let copy: Vec<u8> = bytes.iter().skip(at).take(count).copied().collect();
                let at = at.min(bytes.len());
                bytes.splice(at..at, copy);
            }
            _ => {}
        }
    }
    bytes
}

/// What a second import of the same bytes would make: persons and accounts, new or doubtful.
fn doubles(bytes: &[u8]) -> (usize, usize) {
    let Ok(source) = import::read_bytes("mutated", bytes) else { return (0, 0) };
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = [source];
    take(&store, &sources);
    let again = import::plan(&store, &sources).unwrap().summary();
    (again.persons.new + again.persons.doubtful, again.accounts.new + again.accounts.doubtful)
}

/// A cell with a line end in it, or one in quotes that was begun twice.
#[test]
fn a_damaged_table_of_people_is_known_again() {
    assert_eq!(doubles(&slipped(1, &[Slip::Double(926322590144410053, 26)])), (0, 0));
}

/// A slip that leaves half a letter, or no letter, of a company's name.
#[test]
fn a_damaged_name_of_a_company_is_known_again() {
    let cards = [Slip::Double(3462902840033377581, 89), Slip::Double(378470102690945207, 264), Slip::Double(3216200233789818823, 165)];
    assert_eq!(doubles(&slipped(3, &cards)), (0, 0));
    let table = slipped(2, &[Slip::Put(17289365636008426375, b'\n')]);
    let read = import::read_bytes("mutated", &table).unwrap().reading;
    assert!(read.problems.iter().any(|problem| problem.reason == Reason::Unreadable && problem.value == "\u{fffd}"));
    assert_eq!(doubles(&table), (0, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn no_mutation_of_a_file_breaks_the_import(file in 0..6_usize, slips in slips()) {
        prop_assert_eq!(doubles(&slipped(file, &slips)), (0, 0), "a second time made a double");
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in prop::collection::vec(any::<u8>(), 0..2000), card in any::<bool>()) {
        let mut file = if card { b"BEGIN:VCARD\nVERSION:2.1\n".to_vec() } else { "ФИО;Телефон\n".as_bytes().to_vec() };
        file.extend(bytes);
        let _ = import::read_bytes("any", &file);
    }
}

/// What programs write around a list and between its rows is told, and is nobody.
#[test]
fn a_report_takes_in_those_whom_it_lists() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let english = "Company / Account;Phone;City\nAlfa;+44 7700 900001;Leeds\nBeta;+44 7700 900002;York\n\n\
        Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.;;\nConfidential Information - Do Not Distribute;;\n\
        Generated By:  Admin  11/25/2026 10:00 AM;;\nNorthwind Supply;;\n";
    let german = "Vorname;Nachname;Firma;Telefon (geschäftlich);Mobil (privat)\nAnna;Berg;Gamma;+49 30 23125 001;+49 171 3920001\n";
    let russian = "Контрагент;ИНН;Телефон\nРомашка;7700000016;+7 900 000-00-01\nТендер № 12;;\nДоговор № 5 от 01.02.2026;;12 500,00\n\
        Счёт № 17;;\nСевер;7700000023;+7 900 000-00-02\nРуководитель ________ Иванов И.И.;;\nГлавный бухгалтер ___ /Петрова/;;\n";
    let sources = [text("a.csv", english), text("b.csv", german), text("c.csv", russian)];
    take(&store, &sources);
    let mut names: Vec<String> = all(&store, Entity::Account).iter().map(|account| account.title().to_owned()).collect();
    names.sort();
    assert_eq!(names, ["Alfa", "Beta", "Gamma", "Ромашка", "Север"]);
    assert_eq!(all(&store, Entity::Person)[0].text("phones"), "+49 30 23125 001; +49 171 3920001");
    let told: Vec<Vec<Reason>> =
        sources.iter().map(|source| source.reading.problems.iter().map(|problem| problem.reason).collect()).collect();
    assert_eq!(told[0], [Reason::OfReport; 4]);
    assert_eq!(told[2], [Reason::Document, Reason::Document, Reason::Document, Reason::OfReport, Reason::OfReport]);
    assert!(told.iter().flatten().all(|reason| !reason.leaves_out()), "nobody is left out, so nothing went wrong");
}

/// A company that is said once for several rows would be that of the first alone, and nobody would know; a workbook is told as one.
#[test]
fn a_list_that_says_a_company_once_is_told_of() {
    let book = import::read(&path("contacts.xlsx")).unwrap();
    assert_eq!(kamdesk::text::import::source(&book, Lang::Ru), "contacts.xlsx: книга Excel, 3 карточки");
    let list = "Компания;ФИО;Телефон\nРомашка;Иванов Пётр;+7 900 000-71-01\n;Сидорова Анна;+7 900 000-71-02\n\
        ;Котов Олег;+7 900 000-71-03\nЛипа;Орлов Ян;+7 900 000-71-04\n";
    for source in [book, text("list.csv", list)] {
        let told: Vec<_> = source.reading.problems.iter().map(|problem| (problem.line, problem.reason, problem.value.as_str())).collect();
        assert_eq!(told, [(3, Reason::NoCompany, "Ромашка")]);
    }
    // Where each row says its own, a row without one is somebody without a company.
    let each = "Компания;ФИО;Телефон\nРомашка;Иванов Пётр;+7 900 000-71-01\nРомашка;Сидорова Анна;+7 900 000-71-02\n;Котов Олег;\n";
    assert!(text("each.csv", each).reading.problems.is_empty());
}

/// An address of mail in the cell of a company's phone is kept, and told.
#[test]
fn what_stands_in_the_wrong_cell_of_a_company_is_kept_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let source = text("list.csv", "Название;Город;Телефон\nРомашка;Тверь;sales@example.com\nЛипа;Тула;+7 900 000-00-05\n");
    let told: Vec<_> = source.reading.problems.iter().map(|problem| (problem.line, problem.reason, problem.value.clone())).collect();
    assert_eq!(told, [(2, Reason::NoPhone, "sales@example.com".to_owned())]);
    take(&store, &[source]);
    let account = find(&store, Entity::Account, "Ромашка").id.unwrap();
    let beside = store.leftovers(Entity::Account.def().table, account).unwrap();
    assert!(beside.iter().any(|(_, value, _)| value == "sales@example.com"), "{beside:?}");
}

/// A sign of a currency in each cell, before its figures or after them, is no reason to leave the row out.
#[test]
fn amounts_with_the_sign_of_their_currency_are_read() {
    for (cell, minor) in [("1 200 ₽", 120_000), ("€ 350", 35_000), ("€ 1 350,50", 135_050), ("$1,500.00", 150_000), ("350 €", 35_000)]
    {
        assert!(kamdesk::domain::money::amount(cell).is_some_and(|(read, currency)| read == minor && currency.is_some()), "{cell}");
    }
    let text = "Дата;Клиент;Товар;Сумма\n01.11.2026;Ромашка;Плёнка;1 200 ₽\n02.11.2026;Ромашка;Плёнка;₽ 1 300,50\n";
    let report = kamdesk::exchange::purchases::read_text("report.csv", text).unwrap();
    assert!(report.problems.is_empty() && report.rows.len() == 2, "{:?}", report.problems);
}

/// A turnover list names clients, and is no list of them.
#[test]
fn a_turnover_list_is_told_as_what_it_is() {
    for table in [
        "Оборотка по клиентам за 2026 год;;;\nКонтрагент;Январь;Февраль;Итого\nРомашка;100;200;300\nИтого;100;200;300\n",
        "Клиент;01.2026;02.2026\nРомашка;100;200\n",
        "Customer report;;\nAccount;Jan 26;Feb 26\nAlfa;1;2\n",
        "Контрагент;1 кв.;2 кв.\nРомашка;100;200\n",
    ] {
        let read = import::read_bytes("a.csv", table.as_bytes());
        let Err(import::ReadError::Unsupported(kamdesk::exchange::Unsupported::Foreign(columns, _))) = read else {
            panic!("taken for a list of clients: {table}")
        };
        assert!(columns.len() > 1, "{columns:?}");
    }
}

/// What a dossier does not hold is taken in for oneself alone, and told with its line; colleagues read none of it.
#[test]
fn special_categories_and_slander_come_in_for_oneself_alone_and_are_told() {
    let cards = "BEGIN:VCARD\nVERSION:3.0\nN:Ким;Вера;;;\nTEL:+7 900 000-20-01\nNOTE:болеет диабетом\nEND:VCARD\n";
    let people =
        "Фамилия;Имя;Телефон;Заметка\nИванов;Иван;+7 900 000-20-02;болеет диабетом, алкаш\nБелова;Анна;+7 900 000-20-03;любит точность\n";
    let companies = "Название компании;Город;Комментарий\nАльфа;Тверь;директор алкаш\n";
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = [text("a.vcf", cards), text("b.csv", people), text("c.csv", companies)];
    let plan = import::plan(&store, &sources).unwrap();
    let told: Vec<_> = plan.told(false).map(|(file, problem)| (file.to_owned(), problem.line, problem.reason)).collect();
    let wanted = [("a.vcf", 1, Reason::Special), ("b.csv", 2, Reason::Special), ("c.csv", 2, Reason::Insult)];
    assert_eq!(told, wanted.map(|(file, line, reason)| (file.to_owned(), line, reason)));
    take(&store, &sources);
    assert_eq!(find(&store, Entity::Person, "Иванов").text("note"), "болеет диабетом, алкаш");
    assert!(Entity::Person.def().field("note").unwrap().is_private());
    let account = find(&store, Entity::Account, "Альфа");
    assert_eq!(account.text("note"), "", "colleagues read the note of a company");
    let left = store.leftovers("account", account.id.unwrap()).unwrap();
    assert!(left.iter().any(|(_, value, _)| value == "директор алкаш"), "{left:?}");
    assert!(import::plan(&store, &sources).unwrap().is_idle());
}

/// A phone or a whole row where a company's name belongs makes no account.
#[test]
fn a_phone_or_a_whole_row_is_no_company() {
    let swapped = "ФИО;Компания;Телефон\nИванов Иван;+7 900 000-11-11;Альфа\nКим Вера;Бета;+7 900 000-11-12\n";
    let row = "Компания;ФИО;Телефон\nАльфа,Иванов Иван,+7 900 000-11-13;;\nГамма;Белова Анна;+7 900 000-11-14\n";
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = [text("a.csv", swapped), text("b.csv", row)];
    let plan = import::plan(&store, &sources).unwrap();
    let told =
        |left_out: bool| plan.told(left_out).map(|(_, problem)| (problem.line, problem.reason, problem.value.clone())).collect::<Vec<_>>();
    assert!(told(false).contains(&(2, Reason::NoCompanyName, "+7 900 000-11-11".into())), "{:?}", told(false));
    assert_eq!(told(true), [(2, Reason::NoName, "Альфа,Иванов Иван,+7 900 000-11-13".to_owned())]);
    take(&store, &sources);
    let names: Vec<String> = all(&store, Entity::Account).iter().map(|record| record.title().to_owned()).collect();
    assert_eq!(names, ["Бета", "Гамма"]);
    let ivanov = find(&store, Entity::Person, "Иванов");
    let left = store.leftovers("person", ivanov.id.unwrap()).unwrap();
    assert!(left.iter().any(|(_, value, _)| value == "+7 900 000-11-11"), "{left:?}");
}

/// Signs, a lone bracket or a whole row where a person's name belongs make nobody; the company beside them comes in.
#[test]
fn what_is_no_name_makes_nobody() {
    let list = "ФИО;Компания;Телефон\nПетров [Пётр;Альфа;+7 900 000-11-11\n·;;+7 900 000-11-12\n🚕;Бета;\n123;;+7 900 000-11-13\n\
        Иванов Иван,+7 900 000-11-14,Альфа;;\nИванов Иван | i@example.org;;\n\"Иванов Иван;Альфа\";;\nБелова Анна (закупки);Гамма;+7 900 000-11-15\n\
        d@example.org;;\n";
    let cards = "BEGIN:VCARD\nVERSION:3.0\nN:Петров;[Пётр;;;\nTEL:+7 900 000-11-16\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:🚕\nTEL:+7 900 000-11-17\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:k@example.org\nEMAIL:k@example.org\nEND:VCARD\n";
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = [text("a.csv", list), text("b.vcf", cards)];
    let plan = import::plan(&store, &sources).unwrap();
    let told: Vec<_> = plan.told(true).map(|(file, problem)| (file.to_owned(), problem.line, problem.value.clone())).collect();
    let wanted = [
        ("a.csv", 2, "Петров [Пётр"),
        ("a.csv", 3, "·"),
        ("a.csv", 4, "🚕"),
        ("a.csv", 5, "123"),
        ("a.csv", 6, "Иванов Иван,+7 900 000-11-14,Альфа"),
        ("a.csv", 7, "Иванов Иван | i@example.org"),
        ("a.csv", 8, "Иванов Иван;Альфа"),
        ("a.csv", 10, "d@example.org"),
        ("b.vcf", 1, "Петров [Пётр"),
        ("b.vcf", 6, "🚕"),
    ];
    assert_eq!(told, wanted.map(|(file, line, value)| (file.to_owned(), line, value.to_owned())));
    take(&store, &sources);
    let mut people: Vec<String> = all(&store, Entity::Person).iter().map(|person| person.text("family_name").to_owned()).collect();
    people.sort();
    assert_eq!(people, ["k@example.org", "Белова"]);
    let mut companies: Vec<String> = all(&store, Entity::Account).iter().map(|account| account.title().to_owned()).collect();
    companies.sort();
    assert_eq!(companies, ["Альфа", "Бета", "Гамма"]);
    assert!(import::plan(&store, &sources).unwrap().is_idle());
}

/// Whoever has no family name in a list is called as they are there, and known again.
#[test]
fn a_first_name_alone_is_the_name() {
    let list = "Record ID,First Name,Last Name,Email,Phone Number,Associated Company,Job Title\n101,Anna,,anna@example.org,,Alfa Ltd,CFO\n\
        102,Bob,Smith,,,Alfa Ltd,\n103,Cher,,,,,\n104,Иван Петрович,,,,Бета,\n105,Анна Сергеевна,,,+7 900 000-00-01,,\n";
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let sources = [text("hubspot.csv", list)];
    take(&store, &sources);
    let people = all(&store, Entity::Person);
    let mut names: Vec<String> = people.iter().map(kamdesk::editing::subject).collect();
    names.sort();
    assert_eq!(names, ["Anna", "Bob Smith", "Cher", "Анна Сергеевна", "Иван Петрович"]);
    assert!(import::plan(&store, &sources).unwrap().is_idle());
}

/// A manager in a list of clients is ours; a company's second name is the one of law.
#[test]
fn our_managers_are_nobody_and_legal_names_are_read() {
    let of = |list: &str| {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder);
        take(&store, &[text("a.csv", list)]);
        let people: Vec<String> = all(&store, Entity::Person).iter().map(kamdesk::editing::subject).collect();
        (people, find(&store, Entity::Account, "Ромашка").text("legal_name").to_owned())
    };
    for header in ["Менеджер", "Основной менеджер", "Менеджер по продажам"] {
        let list = format!("Контрагент;ИНН;{header}\nРомашка;7700000016;Ким Вера\nСевер;;Орлов Глеб\n");
        assert_eq!(of(&list), (vec![], String::new()), "{header}");
        assert!(text("a.csv", &list).mapping().unwrap().nameless().is_empty(), "{header}");
    }
    assert_eq!(of("Клиент;Юрлицо\nРомашка;ООО «Ромашка-Юг»\nСевер;\n").1, "ООО «Ромашка-Юг»");
    assert_eq!(of("Клиент;Название;ИНН\nРомашка;ООО «Ромашка-Юг»;7700000016\n").1, "ООО «Ромашка-Юг»");
}

/// A letter that Outlook saved in its own form or as text was called a workbook, and a table whose columns nobody knows.
#[test]
fn a_letter_saved_otherwise_is_called_one() {
    let folder = tempfile::tempdir().unwrap();
    let packed = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 512]].concat();
    let text =
        "От:\tЗимина Ольга <zimina@example.ru>\r\nОтправлено:\t26 ноября 2026 г. 9:12\r\nКому:\tОрехов\r\nТема:\tЦена\r\n\r\n480.\r\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let english = "From:\tOlga <o@example.org>\nSent:\tThursday\nTo:\tOrekhov\nSubject:\tPrice\n\n480.\n";
    for (name, bytes) in
        [("a.msg", &packed[..]), ("a.eml", &packed), ("a.txt", text.as_bytes()), ("a.txt", &windows), ("a.txt", english.as_bytes())]
    {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let Err(error) = import::open(&path) else { panic!("{name} was read") };
        assert!(kamdesk::text::import::read_error(name, &error, Lang::Ru).contains("это письмо"), "{error:?}");
    }
    let table = folder.path().join("a.tsv");
    std::fs::write(&table, "От:\tДо:\n1\t2\n").unwrap();
    let told = import::open(&table).map_err(|error| kamdesk::text::import::read_error("a.tsv", &error, Lang::Ru));
    assert!(told.is_ok() || !told.unwrap_err().contains("это письмо"));
}

/// What is packed is called so, whatever its name says.
#[test]
fn an_archive_is_called_one() {
    let packed = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x2B, 0x01, 0];
    let Err(error) = import::read_bytes("contacts.csv.gz", &packed) else { panic!("an archive was read") };
    assert!(matches!(error, import::ReadError::Unsupported(kamdesk::exchange::Unsupported::Archive)), "{error:?}");
    assert!(kamdesk::text::import::read_error("contacts.csv.gz", &error, Lang::Ru).contains("это архив"));
}
