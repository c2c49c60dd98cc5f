//! What a saved line becomes in the file.

use crate::{account, add_account, add_person, contacts, data, log, mean, open, told};
use kamdesk::capture::{self, Screen};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Query, Store, Verb};
use kamdesk::text::chips::{self, Tone};

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
fn signals_count_beside_complaints() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = account(&store, "Ромашка");
    log(&store, "вчера зв ромашка: *недовес");
    let repeated = |from: &str| -> Vec<(String, u32, u32)> {
        store.repeated_complaints(from, "2026-11-22", 9).unwrap().into_iter().map(|(of, _)| (of.name, of.count, of.signals)).collect()
    };
    assert_eq!(repeated("2026-11-01"), []);
    assert_eq!(store.complaints(romashka, "2026-11-01").unwrap().len(), 1);
    log(&store, "претензия ромашка: *опоздала машина");
    assert_eq!(repeated("2026-11-01"), [("Ромашка".to_owned(), 1, 1)], "the second one counts once, as a complaint");
    assert_eq!(store.complaints(romashka, "2026-11-01").unwrap().len(), 2);
    assert_eq!(repeated("2026-11-22"), []);
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
    let saved = log(&store, "встреча вега: договорились, но он жулик");
    assert_eq!((saved.entry, saved.closed), (Some(planned), true));
    assert_eq!(store.load(Entity::Entry, planned).unwrap().unwrap().int("private"), Some(1));
}
