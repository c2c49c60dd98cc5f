//! One line after the call: what a person typed becomes what a person meant, or waits to be asked about.
#![allow(clippy::unwrap_used, clippy::panic)]

use kamdesk::capture::{self, Meaning, Resolved, Saved, Screen, What, Whose, parse};
use kamdesk::clock::Clock;
use kamdesk::domain::field::Bias;
use kamdesk::domain::{Entity, Lang, Record, Value, Words, day};
use kamdesk::import;
use kamdesk::store::{Query, Store, Verb};
use kamdesk::text::capture::LESSON;
use kamdesk::text::chips::{self, Tone};
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

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Noon of Sunday, 22 November 2026.
fn open(folder: &tempfile::TempDir) -> Store {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap();
    Store::open(&folder.path().join("kam.db"), Clock::Fixed(now)).unwrap()
}

fn contacts(folder: &tempfile::TempDir) -> Store {
    let store = open(folder);
    let sources: Vec<_> = FILES.iter().map(|name| import::read(&data(name)).unwrap()).collect();
    let plan = import::plan(&store, &sources).unwrap();
    import::apply(&store, plan, &mut |_| ControlFlow::Continue(())).unwrap();
    store
}

fn mean(store: &Store, line: &str) -> Meaning {
    mean_at(store, line, None)
}

fn mean_at(store: &Store, line: &str, open: Option<i64>) -> Meaning {
    capture::resolve(store, &capture::parse(line, store.clock().today(), store.clock().time()), Screen::at(open)).unwrap()
}

fn log(store: &Store, line: &str) -> Saved {
    capture::save(store, &mean(store, line)).unwrap()
}

fn account(store: &Store, name: &str) -> i64 {
    store.accounts_with_key(&kamdesk::domain::name::company_key(name)).unwrap()[0]
}

fn add_account(store: &Store, name: &str) -> i64 {
    store.step(Verb::Create, name, |change| change.insert(&Record::new(Entity::Account).with_text("short_name", name))).unwrap()
}

fn add_person(store: &Store, account: i64, family: &str, given: &str) -> i64 {
    let add = |change: &kamdesk::store::Change| {
        let person = change.insert(&Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given))?;
        change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
        Ok(person)
    };
    store.step(Verb::Create, family, add).unwrap()
}

/// Everything a line can write, as text.
fn picture(store: &Store) -> String {
    let mut picture = String::new();
    for entity in Entity::ALL {
        let each = |record: Record| {
            let id = record.id.unwrap();
            picture.push_str(&format!("{} {id} {} {:?}\n", record.def().table, record.json(), record.owner));
            picture.push_str(&format!("{:?}\n", store.judgements(record.def().table, id).unwrap()));
            if entity == Entity::Entry {
                picture.push_str(&format!("{:?}\n", store.source_line(id).unwrap()));
            }
        };
        store.each(entity, each).unwrap();
    }
    format!("{picture}{:?}", store.inbox(100).unwrap())
}

/// What a saved line became, in full and in words.
fn told(store: &Store, saved: &Saved) -> Vec<String> {
    let name = |person: Option<i64>| person.map_or(String::new(), |person| store.person_name(person).unwrap().short());
    let people = |record: &Record| record.get("people").ids().iter().map(|id| name(Some(*id))).collect::<Vec<_>>().join(", ");
    let mut told = Vec::new();
    let Some(id) = saved.entry else {
        return store
            .inbox(100)
            .unwrap()
            .into_iter()
            .filter(|line| Some(line.id) == saved.inbox)
            .map(|line| format!("inbox {}", line.line))
            .collect();
    };
    let entry = store.load(Entity::Entry, id).unwrap().unwrap();
    let account = store.load(Entity::Account, entry.owner.unwrap()).unwrap().unwrap();
    let mood = entry.int("mood").map_or(String::new(), |mood| format!(" mood {mood}"));
    told.push(format!(
        "{} {} {} {} {} [{}]{mood}",
        entry.text("state"),
        entry.text("day"),
        entry.text("time"),
        entry.text("kind"),
        account.title(),
        people(&entry)
    ));
    told.push(format!("notes {}{}", entry.text("notes"), entry.text("purpose")));
    for id in &saved.promises {
        let action = store.load(Entity::Action, *id).unwrap().unwrap();
        assert_eq!((action.owner, action.int("entry_id"), action.text("state")), (entry.owner, saved.entry, "open"));
        assert_eq!(action.get("due_on"), action.get("first_due_on"));
        told.push(format!(
            "{} {} until {} {} {}",
            action.text("kind"),
            action.title(),
            action.text("due_on"),
            action.text("owner"),
            name(action.int("person_id"))
        ));
    }
    for id in &saved.questions {
        let question = store.load(Entity::Question, *id).unwrap().unwrap();
        assert_eq!((question.owner, question.int("entry_id"), question.text("state")), (entry.owner, saved.entry, "open"));
        told.push(format!("question {}", question.title()));
    }
    let of_entry =
        |entity| store.part(entity, entry.owner.unwrap()).unwrap().into_iter().filter(|record| record.int("entry_id") == saved.entry);
    for signal in of_entry(Entity::Signal) {
        told.push(format!("signal {} {}", signal.text("day"), signal.title()));
    }
    for given in of_entry(Entity::ValueGiven) {
        let amount = given.int("amount").unwrap();
        told.push(format!("value {} {amount} {} {}", given.text("day"), given.text("currency"), given.title()));
    }
    for person in entry.get("people").ids() {
        let role = store.person_at(entry.owner.unwrap(), *person).unwrap();
        let judged = role.map(|role| store.judgements("affiliation", role.id).unwrap()).unwrap_or_default();
        for judgement in judged.iter().filter(|judgement| judgement.field == "attitude") {
            told.push(format!(
                "attitude {} {} {} | {}",
                name(Some(*person)),
                judgement.value.as_int().unwrap(),
                judgement.on,
                judgement.source.clone().unwrap_or_default()
            ));
        }
    }
    for id in &saved.planned {
        let next = store.load(Entity::Entry, *id).unwrap().unwrap();
        assert_eq!((next.owner, next.text("state")), (entry.owner, "planned"));
        told.push(format!(
            "next {} {} {} [{}] {}",
            next.text("day"),
            next.text("time"),
            next.text("kind"),
            people(&next),
            next.text("purpose")
        ));
    }
    told
}

#[test]
fn every_line_of_the_sample_becomes_what_its_writer_meant() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let lines = std::fs::read_to_string(data("capture-lines.txt")).unwrap();
    let expected: [&[&str]; 7] = [
        &[
            "held 2026-11-21 15:00 call Ромашка [Иванов И. П., Петрова А. С.]",
            "notes Иванов, Петрова просят отсрочку 60 дней; второй раз недовес",
            "our_promise КП until 2026-11-27 me Иванов И. П.",
            "their_promise список складов until 2026-12-12 client Иванов И. П.",
            "question кто подпишет договор",
            "signal 2026-11-21 второй раз недовес",
            "attitude Петрова А. С. -1 2026-11-21 | Иванов, Петрова просят отсрочку 60 дней; второй раз недовес",
            "next 2026-12-01  call [Иванов И. П., Петрова А. С.] ",
        ],
        &[
            "held 2026-11-22 12:00 visit Север-Металл [Орлов Г. М.] mood 1",
            "notes Орлов показал новую линию, готовы пробовать марку 12",
            "our_promise образцы until 2026-11-30 me Орлов Г. М.",
        ],
        &[
            "held 2026-11-12  meeting Альфа-Трейд [Соколов А. И.]",
            "notes Соколов договорились о пилоте в двух магазинах",
            "their_promise данные по продажам until 2026-11-30 client Соколов А. И.",
            "value 2026-11-12 12000000 RUB выкладка за наш счёт",
        ],
        &[
            "held 2026-11-17  call Nordlicht Pack [J. Müller-Fritz]",
            "notes muller wants a shorter lead time",
            "our_promise answer until 2026-11-27 me J. Müller-Fritz",
            "question who signs above 50k",
            "next 2026-12-03 10:00 call [J. Müller-Fritz] ",
        ],
        &["held 2026-11-22 12:00 mail ГК «Семёновы» [Семёнова М. Л.]", "notes Семёновой отправлены условия, ответа нет"],
        &[
            "missed 2026-11-22 12:00 call Ёлочка []",
            "notes не отвечают третью неделю; не берут трубку",
            "signal 2026-11-22 не берут трубку",
        ],
        &["inbox звонок: непонятно какой клиент, обещали перезвонить"],
    ];
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), expected.len());
    for (line, wanted) in lines.iter().zip(expected) {
        let before = picture(&store);
        let saved = log(&store, line);
        assert_eq!(told(&store, &saved), wanted, "{line}");
        if let Some(entry) = saved.entry {
            assert_eq!(store.source_line(entry).unwrap().as_deref(), Some(*line));
        }
        let after = picture(&store);
        assert_ne!(before, after);
        assert!(store.undo().unwrap().is_some());
        assert_eq!(picture(&store), before, "one undo takes everything back: {line}");
        store.redo().unwrap();
        assert_eq!(picture(&store), after, "{line}");
    }
    assert_eq!(store.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn an_account_is_known_by_its_beginning_in_any_writing() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let cases = [
        ("ромашка", "Ромашка"),
        ("РОМ", "Ромашка"),
        ("ООО Ромашка", "Ромашка"),
        ("rom", "Ромашка"),
        ("hjvfirf", "Ромашка"),
        ("альфа", "Альфа-Трейд"),
        ("alfa", "Альфа-Трейд"),
        ("трейд", "Альфа-Трейд"),
        ("торговый дом альфа", "Альфа-Трейд"),
        ("Семёновы и партнёры", "ГК «Семёновы»"),
        ("север", "Север-Металл"),
        ("ёлочка", "Ёлочка"),
        ("елочке", "Ёлочка"),
        ("норд", "Nordlicht Pack"),
    ];
    for (typed, wanted) in cases {
        let meaning = mean(&store, &format!("{typed}: текст"));
        assert_eq!(meaning.account.one().map(|account| account.name.as_str()), Some(wanted), "{typed}");
    }
    // A slip, and what is somebody's given name as well, have to be agreed to.
    for (typed, wanted) in [("рамашка", "Ромашка"), ("семен", "ГК «Семёновы»")] {
        let meaning = mean(&store, &format!("{typed}: текст"));
        assert!(matches!(&meaning.account, Resolved::Guess(account) if account.name == wanted), "{typed}");
    }
    for typed in ["икс", "завод имени кого-то", "яблоко"] {
        assert_eq!(mean(&store, &format!("{typed}: текст")).account, Resolved::Unknown, "{typed}");
    }
}

#[test]
fn several_that_fit_are_asked_about_and_a_choice_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (trade, bank) = (add_account(&store, "Альфа-Трейд"), add_account(&store, "Альфа-Банк"));
    let petrov = add_person(&store, trade, "Петров", "Пётр");
    let petrova = add_person(&store, trade, "Петрова", "Анна");
    add_person(&store, bank, "Петров", "Олег");
    let mut meaning = mean(&store, "зв альфа: +Петрова=за согласна");
    assert!(!meaning.is_clear());
    let (piece, candidates) = meaning.first_doubt().unwrap();
    assert_eq!(candidates.iter().map(|found| found.name.as_str()).collect::<Vec<_>>(), ["Альфа-Банк", "Альфа-Трейд"]);
    meaning.choose(&store, piece, trade).unwrap();
    let (piece, candidates) = meaning.first_doubt().unwrap();
    let ids: Vec<i64> = candidates.iter().map(|found| found.id).collect();
    assert!(ids.len() == 2 && ids.contains(&petrov) && ids.contains(&petrova), "«Петрова» is either: {candidates:?}");
    meaning.choose(&store, piece, petrova).unwrap();
    assert!(meaning.is_clear());
    let saved = capture::save(&store, &meaning).unwrap();
    assert_eq!(told(&store, &saved)[0], "held 2026-11-22 12:00 call Альфа-Трейд [Петрова А.]");
    // A form that only one of them has is no doubt, and neither is a name with the given name after it.
    assert_eq!(mean(&store, "альфа-трейд: +Петровой звонили").persons[0].who.one().map(|who| who.id), Some(petrova));
    assert_eq!(mean(&store, "альфа-трейд: +Петрова Петра нет").persons[0].who.one().map(|who| who.id), Some(petrov));
    assert_eq!(mean(&store, "альфа-трейд: +Петрова_Анна там").persons[0].who.one().map(|who| who.id), Some(petrova));
    // Unsettled, the line waits in the inbox, and leaves it when it is settled.
    let saved = log(&store, "альфа: +Петров=против");
    assert!(saved.entry.is_none());
    let waiting = store.inbox(9).unwrap();
    assert_eq!(waiting[0].line, "альфа: +Петров=против");
    let mut settled = mean(&store, &waiting[0].line);
    settled.inbox = Some(waiting[0].id);
    let (piece, _) = settled.first_doubt().unwrap();
    settled.choose(&store, piece, trade).unwrap();
    assert!(capture::save(&store, &settled).unwrap().entry.is_some());
    assert_eq!(store.count_inbox().unwrap(), 0);
    store.undo().unwrap();
    assert_eq!(store.count_inbox().unwrap(), 1);
}

#[test]
fn the_open_account_needs_no_head() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = Some(account(&store, "Ромашка"));
    let notes = |line: &str| {
        let meaning = mean_at(&store, line, romashka);
        assert_eq!(meaning.account.one().map(|account| account.id), romashka, "{line}");
        meaning.notes
    };
    assert_eq!(notes("+Иванов согласен, подпишут?"), "Иванов согласен, подпишут?");
    assert_eq!(notes("вчера зв: всё хорошо!"), "всё хорошо!");
    assert_eq!(notes("мы: КП до пт"), "мы: КП до пт");
    assert_eq!(notes("звонить +7 900 000-20-02, 5 % и да!"), "звонить +7 900 000-20-02, 5 % и да!");
    assert_eq!(notes("\\!не обещание \\+текст"), "!не обещание +текст");
    assert_eq!(notes("звонок Иванову, всё хорошо"), "звонок Иванову, всё хорошо");
    // Words before a colon that name nobody may be a client with a slip: the open one is only proposed.
    let meaning = mean_at(&store, "обещали так: завтра пришлют", romashka);
    assert_eq!((meaning.account.one(), meaning.account.likely().map(|account| account.id)), (None, romashka));
    assert_eq!((meaning.notes.as_str(), meaning.whose), ("обещали так: завтра пришлют", Whose::Despite("обещали так".into())));
    let other = mean_at(&store, "север: были", romashka);
    assert_eq!(other.account.one().map(|account| account.name.as_str()), Some("Север-Металл"));
    assert_eq!(mean_at(&store, "север: были", romashka).notes, "были");
}

#[test]
fn nothing_is_swallowed_when_a_name_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let meaning = mean(&store, "ромашка: +Неизвестнов/Икс=против кричал");
    assert_eq!(meaning.notes, "Неизвестнов (Икс)=против кричал");
    assert!(meaning.is_clear());
    let chips = chips::describe(&meaning, Lang::Ru);
    assert_eq!(chips.iter().filter(|chip| chip.tone == Tone::Unknown).count(), 2, "{chips:?}");
    // A person of another company is found by the whole name, and the chip says whose they are.
    let meaning = mean(&store, "ромашка: +Орлов/север=+2 помог");
    assert_eq!(meaning.persons[0].who.one().map(|who| who.name.as_str()), Some("Орлов Г. М."));
    let saved = capture::save(&store, &meaning).unwrap();
    let entry = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!(entry.int("on_behalf_id"), Some(account(&store, "Север-Металл")));
    let role = store.person_at(account(&store, "Север-Металл"), meaning.persons[0].who.one().unwrap().id).unwrap().unwrap();
    assert_eq!(role.attitude, Some(2));
}

#[test]
fn a_late_note_does_not_overturn_a_newer_judgement() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = account(&store, "Ромашка");
    log(&store, "ромашка: +Иванов=за помог");
    let saved = log(&store, "12.11 зв ромашка: +Иванов=против ворчал");
    let ivanov = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap().get("people").ids()[0];
    let role = store.person_at(romashka, ivanov).unwrap().unwrap();
    assert_eq!(role.attitude, Some(1));
    let judged = store.judgements("affiliation", role.id).unwrap();
    assert_eq!(judged.iter().map(|judgement| judgement.on.as_str()).collect::<Vec<_>>(), ["2026-11-22", "2026-11-12"]);
}

#[test]
fn what_lies_ahead_is_planned() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let saved = log(&store, "завтра 10:00 встр ромашка: +Иванов обсудить отсрочку");
    assert_eq!(told(&store, &saved), ["planned 2026-11-23 10:00 meeting Ромашка [Иванов И. П.]", "notes Иванов обсудить отсрочку"]);
    assert!(mean(&store, "15:00 зв ромашка: уточнить").planned, "three in the afternoon is still to come");
    assert!(!mean(&store, "11:00 зв ромашка: уточнили").planned);
}

#[test]
fn signals_count_as_complaints() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = account(&store, "Ромашка");
    log(&store, "вчера зв ромашка: *недовес");
    let repeated = |from: &str| -> Vec<(String, u32)> {
        store.repeated_complaints(from, "2026-11-22", 9).unwrap().into_iter().map(|(of, _)| (of.name, of.count)).collect()
    };
    assert_eq!(repeated("2026-11-01"), []);
    assert_eq!(store.complaints(romashka, "2026-11-01").unwrap().len(), 1);
    log(&store, "претензия ромашка: *опоздала машина");
    assert_eq!(repeated("2026-11-01"), [("Ромашка".to_owned(), 2)], "the second one counts once");
    assert_eq!(store.complaints(romashka, "2026-11-01").unwrap().len(), 2);
    assert_eq!(repeated("2026-11-22"), []);
}

#[test]
fn chips_say_in_words_what_was_understood() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let line = "вчера 15:00 зв ромашка: +Петрова=против просит; !КП до пт; ?кто; *недовес; %1500 проба; =-1; далее 01.12 визит";
    let said = |lang: Lang| chips::describe(&mean(&store, line), lang).into_iter().map(|chip| chip.text).collect::<Vec<_>>();
    assert_eq!(
        said(Lang::Ru),
        [
            "вчера, сб 21.11 15:00",
            "звонок",
            "Ромашка",
            "Петрова А. С.: −1 скорее против",
            "мы: КП → Петрова А. С. · пт 27.11",
            "узнать: кто",
            "претензия: недовес",
            "дали клиенту: 1 500 руб., проба",
            "настроение: −1 натянуто",
            "далее: вт 01.12, визит",
        ]
    );
    assert_eq!(said(Lang::En)[4..6], ["we: КП → Петрова А. С. · Fri 27 Nov", "ask: кто"]);
    let chips = chips::describe(&mean(&store, line), Lang::Ru);
    let spans: Vec<String> = chips.iter().map(|chip| line.chars().skip(chip.span.start).take(chip.span.len()).collect()).collect();
    assert_eq!(spans[..5], ["вчера", "зв", "ромашка", "+Петрова", "!КП до пт"]);
    let none = chips::describe(&mean(&store, "обещали"), Lang::Ru);
    assert_eq!(none.last().map(|chip| (chip.text.as_str(), chip.tone)), Some(("клиент не назван", Tone::Unknown)));
}

#[test]
fn tab_proposes_people_accounts_and_kinds() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let offered = |line: &str, open: Option<i64>| {
        let found = capture::complete(line, line.chars().count(), &store, open).unwrap();
        found
            .into_iter()
            .map(|completion| {
                let before: String = line.chars().take(completion.span.start).collect();
                let after: String = line.chars().skip(completion.span.end).collect();
                format!("{before}{}{after}", completion.text)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("вчера звон", None), ["вчера звонок "]);
    assert_eq!(offered("зв ром", None), ["зв Ромашка: "]);
    assert_eq!(offered("зв рамашк", None), ["зв Ромашка: "]);
    assert_eq!(offered("ромашка: +Пет", None), ["ромашка: +Петрова "]);
    assert_eq!(offered("ромашка: +Петрова=п", None), ["ромашка: +Петрова=против "]);
    assert_eq!(offered("ромашка: +Петрова/сев", None), ["ромашка: +Петрова/Север-Металл "]);
    assert_eq!(offered("семен: +Сем", None).len(), 2);
    assert_eq!(offered("+gizz", Some(account(&store, "Ёлочка"))), ["+Гиззатуллина "]);
    assert_eq!(offered("ромашка: далее пт виз", None), ["ромашка: далее пт визит "]);
    assert!(offered("ромашка: просто сло", None).is_empty());
    assert!(offered("", None).is_empty());
    for cursor in 0..40 {
        capture::complete("вчера зв ромашка: +Пет=; \\ёЙ🦀", cursor, &store, None).unwrap();
    }
}

#[test]
fn what_stands_in_the_inbox_is_on_today() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    log(&store, "непонятно кто звонил");
    let settings = kamdesk::settings::Settings::read(&store).unwrap();
    let page = kamdesk::today::gather(&store, &settings, store.clock().today(), &kamdesk::watched::Found::default()).unwrap();
    let said: Vec<String> =
        page.attention.iter().filter(|notice| notice.kind.key == "inbox").map(|attention| attention.sentence.said(Lang::Ru)).collect();
    assert_eq!(said, ["Во входящих, нужно уточнить: непонятно кто звонил"]);
    let waiting = store.inbox(9).unwrap();
    capture::drop_from_inbox(&store, waiting[0].id, &waiting[0].line).unwrap();
    assert_eq!(store.count_inbox().unwrap(), 0);
}

#[test]
fn a_merge_of_accounts_takes_signals_and_values_along() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (kept, other) = (add_account(&store, "Вега"), add_account(&store, "Орион"));
    log(&store, "орион: *недовес; %100 проба");
    store.step(Verb::Merge, "", |change| change.merge(Entity::Account, kept, other)).unwrap();
    assert_eq!([Entity::Signal, Entity::ValueGiven].map(|entity| store.count_owned(entity, kept).unwrap()), [1, 1]);
    assert_eq!(store.diary(kept, &Query { limit: 9, ..Query::default() }).unwrap().total, 1);
}

/// What the client hinted at would be written down and never be met again: in no list, in no search, in no correction.
#[test]
fn a_signal_and_value_given_are_records_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = account(&store, "Ромашка");
    log(&store, "вчера зв ромашка: *грозятся уйти к соседям; %1,5млн обучение кладовщиков; %500");
    let found = |typed: &str, without_private: bool| {
        let window = kamdesk::search::full_text::Window { without_private, ..Default::default() };
        let hits = kamdesk::search::full_text::find_typed(&store, typed, window).unwrap();
        hits.rows.iter().map(|hit| hit.place.entity).filter(|entity| *entity != Entity::Entry).collect::<Vec<_>>()
    };
    assert_eq!(found("соседи", false), [Entity::Signal]);
    assert_eq!(found("соседи", true), [], "a client in the room finds no signal");
    assert_eq!(found("обучение", false), [Entity::ValueGiven]);
    assert_eq!(found("обучение", true), [], "nor what we count as given");
    let given = store.part(Entity::ValueGiven, romashka).unwrap();
    let read = |record: &Record| (record.title().to_owned(), record.int("amount"), record.text("currency").to_owned());
    assert_eq!(read(&given[0]), ("обучение кладовщиков".into(), Some(150_000_000), "RUB".into()));
    assert_eq!(read(&given[1]), ("%500".into(), Some(50_000), "RUB".into()), "an amount alone is named by itself");
    // Corrected, deleted and brought back, like anything else.
    let signal = store.part(Entity::Signal, romashka).unwrap().remove(0);
    kamdesk::editing::save(&store, Some(&signal), &signal.clone().with_text("title", "ждут ответа о ценах"), "").unwrap();
    assert_eq!((found("соседи", false).len(), found("ценах", false).len()), (0, 1));
    kamdesk::editing::delete(&store, Entity::Signal, signal.id.unwrap()).unwrap();
    assert_eq!(found("ценах", false), []);
    store.undo().unwrap();
    assert_eq!(found("ценах", false), [Entity::Signal]);
    assert_eq!(store.stale_find_texts().unwrap(), 0);
}

/// What an older version wrote down would not be found by the newer one.
#[test]
fn signals_of_an_older_file_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    // Before signals were searched the schema had five parts.
    for part in kamdesk::store::schema::MIGRATIONS.iter().take(5) {
        connection.execute_batch(part).unwrap();
    }
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = {}; PRAGMA user_version = 5;
             INSERT INTO account(uid, short_name, find) VALUES ('a', 'Вега', 'вега');
             INSERT INTO signal(uid, account_id, day, title) VALUES ('s', 1, '2026-11-01', 'жалуются на упаковку');
             INSERT INTO value_given(uid, account_id, day, amount, title) VALUES ('v', 1, '2026-11-02', 100, 'образцы');",
            kamdesk::store::schema::APPLICATION_ID
        ))
        .unwrap();
    drop(connection);
    let store = open(&folder);
    assert_eq!(store.stale_find_texts().unwrap(), 0);
    for typed in ["упаковка", "образцов"] {
        assert_eq!(kamdesk::search::full_text::find_typed(&store, typed, Default::default()).unwrap().rows.len(), 1, "{typed}");
    }
}

/// What a dossier does not hold is told beside the line, and every record made of it is kept for oneself alone.
#[test]
fn what_a_dossier_does_not_hold_is_kept_apart_in_every_record() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = add_account(&store, "Вега");
    add_person(&store, vega, "Дураков", "Пётр");
    let plain = mean(&store, "зв вега: +Дураков просит счёт; !счёт завтра");
    assert_eq!(plain.concern(), None, "a name may be any word");
    let line = "зв вега: сын болеет, лежит в больнице; !счёт завтра; !узнать про его инфаркт до пт; ?он правда жулик; далее пт";
    let meaning = mean(&store, line);
    assert!(meaning.is_clear());
    let chips = chips::describe(&meaning, Lang::Ru);
    let told: Vec<_> = chips.iter().filter(|chip| chip.text.contains("не для досье")).collect();
    assert!(matches!(told.as_slice(), [chip] if chip.tone == Tone::Guessed && chip.piece.is_some()), "{chips:?}");
    assert!(told[0].text.contains("здоровье") && told[0].text.contains("только для меня"), "{}", told[0].text);
    let saved = capture::save(&store, &meaning).unwrap();
    let private = |entity, id: i64| store.load(entity, id).unwrap().unwrap().int("private") == Some(1);
    assert!(private(Entity::Entry, saved.entry.unwrap()));
    assert_eq!(saved.promises.iter().map(|id| private(Entity::Action, *id)).collect::<Vec<_>>(), [false, true]);
    assert_eq!(saved.questions.iter().map(|id| private(Entity::Question, *id)).collect::<Vec<_>>(), [true]);
    assert_eq!(saved.planned.iter().map(|id| private(Entity::Entry, *id)).collect::<Vec<_>>(), [false]);
}

/// A note would say what nobody wrote: the names with which the line began, as if they were the subject of the sentence.
#[test]
fn what_was_written_for_the_user_is_no_note() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let notes = |begun: &str, line: &str| {
        let screen = Screen { begun: begun.chars().zip(line.chars()).take_while(|(one, other)| one == other).count(), ..Screen::default() };
        let meaning = capture::resolve(&store, &capture::parse(line, store.clock().today(), store.clock().time()), screen).unwrap();
        (meaning.notes.clone(), meaning.persons.len())
    };
    let begun = "10:30 звонок Ромашка: +Иванов +Петрова ";
    let is = |line: &str, text: &str, persons: usize| assert_eq!(notes(begun, line), (text.to_owned(), persons), "{line}");
    is(begun, "", 2);
    is("10:30 звонок Ромашка: +Иванов +Петрова договорились о цене", "договорились о цене", 2);
    is("10:30 звонок Ромашка: +Иванов +Петрова=против !КП до пт", "КП до пт", 2);
    // Who is typed after them, or in the place of one, was said.
    is("10:30 звонок Ромашка: +Иванов +Петрова были, +Сидоров не пришёл", "были, Сидоров не пришёл", 2);
    is("10:30 звонок Ромашка: +Иванов +Соколов договорились", "Соколов договорились", 2);
    is("вчера ромашка: +Иванов +Петрова договорились", "Иванов, Петрова договорились", 2);
    let wishes = "сообщение: +Иванов поздравили с днём рождения";
    assert_eq!(notes(wishes, wishes).0, "поздравили с днём рождения");
}

/// A contact that was planned is kept apart by what is written when it took place.
#[test]
fn a_planned_contact_is_kept_apart_by_what_was_said_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = add_account(&store, "Вега");
    let planned =
        Record::owned(Entity::Entry, vega).with_text("kind", "meeting").with_text("state", "planned").with_text("day", "2026-11-22");
    let planned = store.step(Verb::Create, "", |change| change.insert(&planned)).unwrap();
    let saved = log(&store, "встреча вега: он жулик");
    assert_eq!((saved.entry, saved.closed), (Some(planned), true));
    assert_eq!(store.load(Entity::Entry, planned).unwrap().unwrap().int("private"), Some(1));
}

/// What the help teaches is what the grammar reads.
#[test]
fn each_example_of_the_lesson_is_understood() {
    let (today, now) = (chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(), chrono::NaiveTime::MIN);
    let wanted: [fn(&What) -> bool; 15] = [
        |what| matches!(what, What::Account(_)),
        |what| matches!(what, What::Person(_)),
        |what| matches!(what, What::Attitude(1)),
        |what| matches!(what, What::Behalf(_)),
        |what| matches!(what, What::Promise { ours: true, due: Some(_), .. }),
        |what| matches!(what, What::Promise { ours: false, due: Some(_), .. }),
        |what| matches!(what, What::Question(_)),
        |what| matches!(what, What::Complaint(_)),
        |what| matches!(what, What::Wish(_)),
        |what| matches!(what, What::Value { .. }),
        |what| matches!(what, What::Next { time: Some(_), kind: Some(_), .. }),
        |what| matches!(what, What::Mood(1)),
        |what| matches!(what, What::Question(_)),
        |what| matches!(what, What::Text(_)),
        |what| matches!(what, What::Text(text) if text.starts_with('!')),
    ];
    for lang in Lang::ALL {
        for ((example, _), is_wanted) in LESSON.iter().zip(wanted) {
            let parsed = parse(example.get(lang), today, now);
            assert!(parsed.pieces.iter().any(|piece| is_wanted(&piece.what)), "{}: {parsed:?}", example.get(lang));
            assert!(!parsed.pieces.iter().any(|piece| matches!(piece.what, What::Unread { .. })), "{}", example.get(lang));
        }
        let (days, _) = LESSON[15];
        for day in days.get(lang).split(", ") {
            assert!(day::parse(day, today, Bias::Future).is_some(), "{day}");
        }
        // Side by side they fit a narrow terminal.
        let widest = |of: fn(&(Words, Words)) -> Words| LESSON.iter().map(|row| of(row).get(lang).chars().count()).max().unwrap();
        assert!(widest(|row| row.0) + widest(|row| row.1) + 2 <= 72);
    }
}

/// Ромашка with Пестова, ИП Петров with Ли, Бета and Гамма with a Петров each.
fn neighbours(store: &Store) -> i64 {
    let [daisy, sole, beta, gamma] = ["Ромашка", "ИП Петров", "Бета", "Гамма"].map(|name| add_account(store, name));
    let person = |family: &str, given: &str, at: i64| {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
        let person = store.step(Verb::Create, "", |change| change.insert(&person)).unwrap();
        let role = Record::owned(Entity::Affiliation, at).with("person_id", Value::Int(person));
        store.step(Verb::Create, "", |change| change.insert(&role)).unwrap();
    };
    for (family, given, at) in [
        ("Пестова", "Анна", daisy),
        ("Орловцев", "Игорь", daisy),
        ("Howell", "Kim", daisy),
        ("Maurer", "Jan", daisy),
        ("Ли", "Вера", sole),
        ("Петров", "Олег", beta),
        ("Петров", "Юрий", gamma),
        ("Дронова", "Вера", beta),
    ] {
        person(family, given, at);
    }
    daisy
}

/// Пестов is another person than Пестова, and Howe than Howell.
#[test]
fn what_is_no_form_of_a_name_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    for (typed, name) in
        [("Пестов", "Пестова А."), ("Пест", "Пестова А."), ("Орлов", "Орловцев И."), ("Howe", "K. Howell"), ("Mauer", "J. Maurer")]
    {
        let mut meaning = mean(&store, &format!("зв ромашка: +{typed} просит счёт"));
        assert!(matches!(&meaning.persons[0].who, Resolved::Guess(who) if who.name == name), "{typed}: {:?}", meaning.persons[0].who);
        let chips = chips::describe(&meaning, Lang::Ru);
        assert!(chips.iter().any(|chip| chip.tone == Tone::Guessed && chip.text == format!("{typed} — это {name}?")), "{chips:?}");
        assert!(!meaning.is_clear(), "{typed}");
        let (piece, id) = meaning.guessed().map(|(piece, who)| (piece, who.id)).next().unwrap();
        meaning.choose(&store, piece, id).unwrap();
        assert!(meaning.is_clear() && meaning.persons[0].who.one().is_some(), "{typed}");
    }
    for typed in ["Пестова", "Пестовой", "pestova", "Орловцеву", "Howell"] {
        assert!(mean(&store, &format!("зв ромашка: +{typed} просит счёт")).persons[0].who.one().is_some(), "{typed}");
    }
    // What is thought of somebody who is not known is said not to be kept.
    let chip =
        |line: &str, lang| chips::describe(&mean(&store, line), lang).into_iter().find(|chip| chip.tone == Tone::Unknown).unwrap().text;
    assert_eq!(
        chip("зв ромашка: +Чужов=за просит счёт", Lang::Ru),
        "Чужов: среди людей нет; имя останется в тексте, отношение «+1 скорее за» не записано"
    );
    assert!(chip("call ромашка: +Quimby=con", Lang::En).ends_with("the attitude “−1 rather against” is not kept"));
    assert_eq!(chip("зв ромашка: +Чужов просит счёт", Lang::Ru), "Чужов: среди людей нет, имя останется в тексте");
    let mut created = mean(&store, "зв ромашка: +Пестов=за просит счёт");
    assert_eq!(created.notes, "Пестов=за просит счёт", "of somebody who is not known nothing is lost");
    let piece = created.persons[0].piece;
    created.create(piece);
    assert!(created.is_clear());
    let saved = capture::save(&store, &created).unwrap();
    let entry = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!(entry.text("notes"), "Пестов просит счёт", "what is thought of them stands with them alone");
    assert_eq!(mean(&store, "зв ромашка: +Пестову напомнить").persons[0].who.several().len(), 2);
}

#[test]
fn a_promise_goes_to_nobody_whom_its_words_do_not_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    for line in ["зв ип петров +Ли: !КП Петрову до пт", "зв ромашка +Пестова: !КП Пестову до пт", "зв ромашка +Пестова: !КП Петрову до пт"]
    {
        let meaning = mean(&store, line);
        let promise = &meaning.promises[0];
        assert!(promise.person.is_none() && !promise.names_nobody(), "{line}: {promise:?}");
        assert!(chips::describe(&meaning, Lang::Ru).iter().any(|chip| chip.text.contains("кому, не ясно")), "{line}");
    }
    // Said as it stands under the line: with those who may be meant, or that nobody is called so.
    for (line, lang, said) in [
        ("зв ип петров +Ли: !КП Петрову", Lang::Ru, "мы: КП Петрову → кому, не ясно: Петров О., Бета; Петров Ю., Гамма · без срока"),
        (
            "зв ромашка +Пестова: !КП Самохваловой",
            Lang::Ru,
            "мы: КП Самохваловой → кому, не ясно: такого имени среди людей нет · без срока",
        ),
        (
            "call ромашка: !offer for Quimby",
            Lang::En,
            "we: offer for Quimby → to whom is not clear: nobody of that name is known · no due day",
        ),
    ] {
        let chips = chips::describe(&mean(&store, line), lang);
        let chip = chips.iter().find(|chip| chip.text == said).unwrap_or_else(|| panic!("{line}: {chips:?}"));
        assert_eq!(chip.tone, Tone::Guessed);
    }
    let met = mean(&store, "зв ромашка: !встретить Пестову до пт");
    assert_eq!(met.promises[0].person.as_ref().map(|who| who.name.as_str()), Some("Пестова А."));
}

#[test]
fn who_works_elsewhere_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    let meaning = mean(&store, "зв ромашка +Дронова: сверка");
    assert!(meaning.is_clear());
    let said = "Дронова В. (работает в «Бета»)";
    assert!(chips::describe(&meaning, Lang::Ru).iter().any(|chip| chip.text == said && chip.tone == Tone::Guessed));
    assert!(kamdesk::text::capture::saved(&meaning, false, Lang::Ru, 116).contains(said));
    assert!(mean(&store, "зв ромашка +Пестова: сверка").persons[0].elsewhere.is_empty());
}

#[test]
fn a_longer_name_that_is_begun_goes_before_a_shorter_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for name in ["Альфа", "Альфа-Банк", "Вектор-Плюс", "Orion", "Orion Foods"] {
        add_account(&store, name);
    }
    for (line, name) in [
        ("зв альфа бан", "Альфа-Банк"),
        ("зв альфа: бан", "Альфа"),
        ("зв вектор плю", "Вектор-Плюс"),
        ("call orion food", "Orion Foods"),
        ("call orion: food", "Orion"),
    ] {
        let meaning = mean(&store, line);
        assert_eq!(meaning.account.likely().map(|account| account.name.as_str()), Some(name), "{line}");
        assert!(meaning.persons.is_empty(), "{line}");
    }
}

/// The message stands on one row: what matters less is left out whole.
#[test]
fn what_became_of_a_line_fits_its_row_and_names_the_sum() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let daisy = neighbours(&store);
    let given = Record::owned(Entity::ValueGiven, daisy).with_text("title", "тест").with_text("day", "2026-11-01");
    store.step(Verb::Create, "", |change| change.insert(&given.with("amount", Value::Int(100)).with_text("currency", "EUR"))).unwrap();
    let mut meaning = mean(&store, "вчера зв ромашка: +Зуев был; !КП до пт; !образцы до ср; %5k скидка; ?кто подпишет; *недовес; далее чт");
    assert_eq!((meaning.values[0].minor, meaning.values[0].currency.as_str()), (500_000, "EUR"));
    let piece = meaning.persons[0].piece;
    meaning.create(piece);
    let wide = kamdesk::text::capture::saved(&meaning, true, Lang::Ru, 200);
    for told in ["новый человек: Зуев", "дали клиенту: 5 000 EUR", "закрыто", "1 вопрос", "далее"]
    {
        assert!(wide.contains(told), "{told}: {wide}");
    }
    let narrow = kamdesk::text::capture::saved(&meaning, true, Lang::Ru, 76);
    assert!(narrow.chars().count() <= 76, "{narrow}");
    for told in ["Ромашка", "вчера", "2 обещания, ближайшее до ср 25.11", "u — отменить"] {
        assert!(narrow.contains(told), "{told}: {narrow}");
    }
}

/// What the same phone, name or words are stays the same in a line, in whatever writing.
#[test]
fn the_same_in_another_writing_is_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    // Tab goes on with the name of whom the beginning fits.
    let line = "зв ромашка: +Howe";
    let words = capture::complete(line, line.chars().count(), &store, None).unwrap();
    assert!(words.iter().any(|word| word.text.contains("Howell")), "{words:?}");
    // One name in two scripts is asked about only where two are called so.
    assert_eq!(mean(&store, "зв Romashka: ок").account.one().map(|account| account.name.as_str()), Some("Ромашка"));
    add_account(&store, "Romashka");
    assert_eq!(mean(&store, "зв Romashka: ок").account.one().map(|account| account.name.as_str()), Some("Romashka"));
    assert_eq!(mean(&store, "зв ромашка: ок").account.one().map(|account| account.name.as_str()), Some("Ромашка"));
    // A figure that is a phone is text, whatever its code, and so is a letter that was lost.
    for text in ["просил звонить на +7 900 000-00-01", "номер 8 900 000-00-01", "пл\u{fffd}нка порвалась"]
    {
        let meaning = mean(&store, &format!("зв ромашка +Пестова: {text}"));
        assert!(meaning.is_clear() && meaning.notes.contains(text) && meaning.persons.len() == 1, "{text}: {}", meaning.notes);
    }
    // The same contact once more is two entries where its words differ.
    let [first, second] = ["зв ромашка: взяли лист", "зв ромашка: взяли трубу"].map(|line| log(&store, line).entry);
    assert!(first.is_some() && second.is_some() && first != second);
}
