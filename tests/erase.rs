//! Who is erased is erased: what is left in a free page, a journal or yesterday's copy would be read there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::capture;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::editing;
use kamdesk::store::{Origin, Store, Verb, backup};
use kamdesk::tui::event::{Event, Report};
use kamdesk::tui::keeper::Typed;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use support::desk::Desk;
use tempfile::TempDir;

/// Names that stand nowhere else, with what their forms have in common, and a diary word of the person alone.
const MARKS: &[&str] =
    &["Жмыхов", "жмыхов", "Брюквин", "брюквин", "Пафнутьевн", "пафнутьевн", "zhmyh@example.org", "900 000-77-66", "9000007766", "теремок"];

fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, record.title(), |change| change.insert(&record)).unwrap()
}

/// A file in which a person has left every trace there is; gives the account and the person.
fn fill(store: &Store) -> (i64, i64) {
    let account = add(store, Record::new(Entity::Account).with_text("short_name", "Вега"));
    let other = add(store, Record::new(Entity::Person).with_text("family_name", "Петров"));
    add(store, Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(other)));
    let person = Record::new(Entity::Person).with_text("family_name", "Брюквина").with_text("given_name", "Агафья");
    let person =
        person.with_text("middle_name", "Пафнутьевна").with_text("emails", "zhmyh@example.org").with_text("phones", "+7 900 000-77-66");
    let person = add(store, person.with_text("note", "любит теремок"));
    let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with_text("roles", "decides");
    let role = add(store, role.with_text("role_note", "теремок").with_text("evidence", "сказала Брюквина").with("attitude", Value::Int(1)));
    // The name by which they are known now: the old one is in the journal alone.
    store.step(Verb::Edit, "Брюквина", |change| change.set(Entity::Person, person, "family_name", Value::text("Жмыхова"))).unwrap();
    let fact =
        Record::owned(Entity::Fact, account).with("person_id", Value::Int(person)).with_text("title", "теремок").with_text("kind", "hobby");
    add(store, fact.with_text("visibility", "private"));
    let gone = add(
        store,
        Record::owned(Entity::Fact, account)
            .with("person_id", Value::Int(person))
            .with_text("title", "старый теремок")
            .with_text("kind", "hobby")
            .with_text("visibility", "team"),
    );
    editing::delete(store, Entity::Fact, gone).unwrap();
    let tie = Record::owned(Entity::Tie, account).with("from_id", Value::Int(person)).with("to_id", Value::Int(other));
    add(store, tie.with_text("kind", "trusts").with_text("note", "теремок"));
    let entry = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held").with_text("day", "2026-11-20");
    let entry = add(store, entry.with("people", Value::Ids(vec![person, other])).with_text("notes", "Жмыхова и Петров спорили"));
    store.step(Verb::Edit, "", |change| change.set(Entity::Entry, entry, "notes", Value::text("Петров спорил с Жмыховой"))).unwrap();
    store.step(Verb::Edit, "", |change| change.keep_source_line(entry, "вега зв: +Жмыхова спорили")).unwrap();
    let action = Record::owned(Entity::Action, account).with_text("title", "позвонить Жмыховой").with_text("kind", "our_promise");
    add(store, action.with_text("state", "open").with("person_id", Value::Int(person)));
    add(store, Record::owned(Entity::Competitor, account).with_text("name", "Орион").with("favoured_by_id", Value::Int(person)));
    capture::keep_in_inbox(store, "непонятно кто: Жмыхова просит счёт").unwrap();
    store.step(Verb::Import, "", |change| change.leave("person", person, "кличка", "теремок", "файл")).unwrap();
    store.step(Verb::Import, "", |change| change.doubt(Entity::Person, other, person, "name")).unwrap();
    store.step(Verb::Import, "", |change| change.answer_calendar("mail:zhmyh@example.org", Some(account))).unwrap();
    let twin = add(store, Record::new(Entity::Person).with_text("family_name", "Жмыхова").with_text("note", "теремок"));
    editing::merge::merge(store, Entity::Person, person, twin).unwrap();
    let place = format!("{{\"Person\":{{\"account\":{account},\"affiliation\":{role},\"beside\":null}}}}");
    store.keep_draft(&place, "{\"values\":{\"0.note\":\"теремок\"}}").unwrap();
    store.keep_draft("capture", "вега: Жмыхова звонила").unwrap();
    // A draft that was thrown away is in a free page.
    store.keep_draft("thrown", &"Жмыхова теремок ".repeat(2_000)).unwrap();
    store.drop_draft("thrown").unwrap();
    (account, person)
}

fn found_in(file: &Path) -> Vec<&'static str> {
    let bytes = std::fs::read(file).unwrap();
    MARKS.iter().copied().filter(|mark| memchr::memmem::find(&bytes, mark.as_bytes()).is_some()).collect()
}

fn filled(folder: &TempDir) -> (Store, i64, i64) {
    let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
    let (account, person) = fill(&store);
    (store, account, person)
}

#[test]
fn no_byte_of_the_person_stays_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (store, account, person) = filled(&folder);
    let mentions = store.mentions(person).unwrap();
    let places: Vec<(&str, &str)> = mentions.iter().map(|mention| (mention.table.as_str(), mention.column.as_str())).collect();
    assert_eq!(places, [("action", "title"), ("entry", "notes"), ("entry", "source_line"), ("inbox", "line"), ("draft", "body")]);
    let erased = store.erase_person(person, Some("[имя удалено]")).unwrap();
    assert_eq!((erased.replaced, erased.left.len()), (5, 0), "{erased:?}");
    assert!(erased.rows > 8);
    assert_eq!(found_in(store.path()), Vec::<&str>::new());
    // The rest of the file is whole, found, and journalled on.
    assert!(store.faults().unwrap().is_empty());
    assert_eq!((store.stale_find_texts().unwrap(), store.stale_figures().unwrap()), (0, 0));
    assert_eq!(store.barred(), None);
    let entry = store.last_contacts(account, "2026-12-01", 1).unwrap().remove(0);
    assert_eq!((entry.notes.as_str(), entry.people), ("Петров спорил с [имя удалено]", vec!["Петров".to_owned()]));
    assert_eq!(store.undo().unwrap(), None, "nothing before it can be taken back");
    add(&store, Record::new(Entity::Account).with_text("short_name", "Орион"));
    assert!(store.undo().unwrap().is_some());
}

#[test]
fn what_others_wrote_is_left_when_nothing_else_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (store, account, person) = filled(&folder);
    let erased = store.erase_person(person, None).unwrap();
    assert_eq!((erased.replaced, erased.left.len()), (0, 5));
    let entry = store.last_contacts(account, "2026-12-01", 1).unwrap().remove(0);
    assert_eq!(entry.notes, "Петров спорил с Жмыховой");
    assert_eq!(found_in(store.path()), ["Жмыхов", "жмыхов"], "the rest is gone");
}

/// People and a company who are called alike, and what was written in haste about them; gives who is to be erased.
fn called_alike(store: &Store) -> (i64, i64) {
    let named = |family: &str, given: &str, middle: &str| {
        let person = Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given);
        person.with_text("middle_name", middle)
    };
    let ivan = add(store, named("Петров", "Иван", "Сергеевич").with_text("phones", "+7 900 000-20-02"));
    add(store, named("Петров", "Игорь", "Семёнович"));
    add(store, named("Петрова", "Анна", ""));
    let alla = add(store, named("Петрова", "Алла", "Сергеевна"));
    let account = add(store, Record::new(Entity::Account).with_text("short_name", "ИП Петров"));
    for notes in [
        "Петрова Анна просит КП",
        "Петров Игорь обещал",
        "Иван Сергеевич Петров из ИП, он же Petrov Ivan, 8 (900) 000 20 02",
        "с Аллой Петровой решили",
        "Петрова перезвонит",
    ] {
        let entry =
            Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held").with_text("day", "2026-11-20");
        add(store, entry.with_text("notes", notes));
    }
    capture::keep_in_inbox(store, "+Петров_Игорь ок, 89000002002 занят").unwrap();
    (ivan, alla)
}

/// Who stays would lose their name for good.
#[test]
fn who_is_called_alike_keeps_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
    let (ivan, alla) = called_alike(&store);
    store.back_up_daily().unwrap();
    let written = |store: &Store| {
        let mut found = Vec::new();
        store.each(Entity::Entry, |entry| found.push(entry.text("notes").to_owned())).unwrap();
        found.extend(store.inbox(9).unwrap().into_iter().map(|line| line.line));
        found
    };
    let told = store.mentions(alla).unwrap();
    let fates: Vec<_> = told.iter().map(|mention| (mention.excerpt.as_str(), mention.replaceable, mention.stays)).collect();
    assert_eq!(fates, [("с Аллой Петровой решили", true, false), ("Петрова перезвонит", false, true)]);
    let identity = store.identity(alla).unwrap();
    let erased = store.erase_person(alla, Some("[…]")).unwrap();
    assert_eq!((erased.replaced, erased.left.len()), (1, 1), "{erased:?}");
    let copies = backup::copies(store.path());
    let in_copy = identity.erase_from(&copies[0], &store, Some("[…]")).unwrap();
    assert_eq!((in_copy.replaced, in_copy.left.len()), (1, 1), "{in_copy:?}");
    store.erase_person(ivan, Some("[…]")).unwrap();
    assert_eq!(
        written(&store),
        [
            "Петрова Анна просит КП",
            "Петров Игорь обещал",
            "[…] из ИП, он же […], […]",
            "с […] решили",
            "Петрова перезвонит",
            "+Петров_Игорь ок, […] занят",
        ]
    );
    let account = store.load(Entity::Account, 1).unwrap().unwrap();
    assert_eq!(account.text("short_name"), "ИП Петров");
}

#[test]
fn copies_are_named_and_made_anew_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _, person) = filled(&folder);
    store.back_up_daily().unwrap();
    let identity = store.identity(person).unwrap();
    store.erase_person(person, Some("[имя удалено]")).unwrap();
    let copies = backup::copies(store.path());
    assert_eq!(copies.len(), 1);
    assert!(identity.is_in(&copies[0]).unwrap() && !identity.is_in(store.path()).unwrap());
    // One of days ago is no more a thing that somebody began and left.
    let days_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3 * 24 * 60 * 60);
    std::fs::File::options().append(true).open(&copies[0]).unwrap().set_modified(days_ago).unwrap();
    identity.erase_from(&copies[0], &store, Some("[имя удалено]")).unwrap();
    assert_eq!(found_in(&copies[0]), Vec::<&str>::new());
    backup::verify(&copies[0]).unwrap();
    assert_eq!(std::fs::read_dir(backup::folder(store.path())).unwrap().count(), 2, "the copy and its checksum, nothing half-made");
    let copy = Origin::new(&copies[0], support::morning()).read_only().unwrap();
    assert_eq!(copy.count_accounts().unwrap(), 1);
    assert_eq!(copy.last_contacts(1, &day::iso(copy.clock().today()), 1).unwrap().len(), 1);
}

/// What a company is known and found by is made from its name, and would keep it in small letters.
#[test]
fn what_is_made_from_a_name_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
    let account = add(&store, Record::new(Entity::Account).with_text("short_name", "Вега"));
    let erased: Vec<i64> = [("Жмыхова", "Агафья"), ("Жук", "Иван")]
        .map(|(family, given)| {
            add(
                &store,
                Record::new(Entity::Person)
                    .with_text("family_name", family)
                    .with_text("given_name", given)
                    .with_text("middle_name", "Пафнутьевна"),
            )
        })
        .into();
    let by_law = |name: &str| add(&store, Record::owned(Entity::LegalEntity, account).with_text("name", name));
    let gone = by_law("ИП Жмыхова Агафья");
    editing::delete(&store, Entity::LegalEntity, gone).unwrap();
    for name in ["ИП Жмыхова А. П.", "ИП Жук И. П."] {
        by_law(name);
        let key = kamdesk::domain::name::company_identity(&format!("{name} и Ко"));
        let month = ("2026-10".to_owned(), String::new(), 5, "[]".to_owned());
        store.step(Verb::Import, "", |change| change.keep_report_month(&key, &format!("{name} и Ко"), "", &month)).unwrap();
        // As an import knows an account by a name that stands nowhere else.
        let file = rusqlite::Connection::open(store.path()).unwrap();
        let name = if name.contains("Жук") { "жук и" } else { "жмыхова" };
        file.execute("INSERT INTO account_key(account_id, key) VALUES (?1, ?2)", rusqlite::params![account, name]).unwrap();
    }
    store.back_up_daily().unwrap();
    let copy = backup::copies(store.path()).remove(0);
    for person in erased {
        let identity = store.identity(person).unwrap();
        store.erase_person(person, Some("[имя удалено]")).unwrap();
        identity.erase_from(&copy, &store, Some("[имя удалено]")).unwrap();
    }
    for file in [store.path(), &copy] {
        let bytes = std::fs::read(file).unwrap();
        let found = ["Жмых", "жмых", "ЖМЫХ", "Жук", "жук"].map(|mark| memchr::memmem::find(&bytes, mark.as_bytes()).is_some());
        assert_eq!(found, [false; 5], "{}", file.display());
        let store = Origin::new(file, support::morning()).read_only().unwrap();
        assert!(store.faults().unwrap().is_empty());
        assert_eq!((store.stale_find_texts().unwrap(), store.stale_figures().unwrap(), store.lost_words().unwrap()), (0, 0, 0));
        assert_eq!(store.count_report_clients().unwrap(), 2, "they wait on, and apart");
    }
}

/// A slip of the finger must not erase anybody.
#[test]
fn in_the_workbench_the_name_has_to_be_typed() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), |file| {
        fill(&Store::open(file, support::morning()).unwrap());
    });
    desk.keys("<Esc>2<Enter><Tab>").sees("Жмыхова");
    desk.keys("X")
        .sees("Стереть")
        .keys("<F9>")
        .sees("В буфере всё, что записано: Жмыхова Агафья Пафнутьевна")
        .keys("икс<Enter>")
        .sees("Имя не совпадает");
    assert!(desk.app.store().load(Entity::Person, 2).unwrap().is_some());
    desk.keys("<Backspace><Backspace><Backspace>").keys("жмыхова агафья пафнутьевна<Tab><Enter>");
    assert!(desk.app.store().load(Entity::Person, 2).unwrap().is_none(), "{}", desk.screen());
    // One is still at the client.
    desk.sees("Стёрто безвозвратно: Жмыхова Агафья Пафнутьевна").sees("Досье   Люди").keys("2").sees_no("Жмыхова");
    assert_eq!(found_in(desk.app.store().path()), Vec::<&str>::new());
}

/// Whatever was deleted before would be carried along by every backup to come, though nothing shows it any more.
#[test]
fn a_backup_holds_nothing_that_was_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
    add(&store, Record::new(Entity::Account).with_text("short_name", "Вега"));
    store.keep_draft("thrown", &"Жмыхова теремок ".repeat(2_000)).unwrap();
    store.keep_draft("typed", &"Брюквина теремок ".repeat(2_000)).unwrap();
    store.drop_draft("thrown").unwrap();
    assert_eq!(found_in(store.path()), ["Брюквин", "теремок"], "only what is still being typed");
    let backup = store.back_up_daily().unwrap().unwrap();
    assert_eq!(found_in(&backup), Vec::<&str>::new());
    // A program that does not wipe what it deletes, as other ones and earlier versions of this one.
    let other = rusqlite::Connection::open(store.path()).unwrap();
    other.execute_batch("PRAGMA secure_delete = OFF; DELETE FROM draft").unwrap();
    assert_eq!(found_in(store.path()), ["Брюквин", "теремок"]);
    let target = folder.path().join("copy.db");
    store.back_up(&target, kamdesk::store::place::Old::None).unwrap();
    assert_eq!(found_in(&target), Vec::<&str>::new());
    assert!(support::assert_whole(&target).drafts().unwrap().is_empty());
}

/// Whoever deletes somebody may take that for erasing.
#[test]
fn deleting_says_that_words_stay_and_how_to_erase_them() {
    let mut desk = Desk::on(Lang::Ru, (120, 30), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let account = editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
        editing::create_named(&store, Entity::Person, "Петрова Анна", Some(account)).unwrap();
    });
    desk.keys("2<Enter><Tab>").sees("Петрова").keys("d").sees("Удалено: Петрова Анна").sees("person 'Петрова Анна' --erase");
    // That is the way indeed.
    desk.keys("u").sees("Отменено").sees("Петрова");
}

/// Their form would say that u brings them back, and its draft keep them in the file for good.
#[test]
fn a_window_whose_form_is_about_them_says_that_they_were_erased() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let account = editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
        editing::create_named(&store, Entity::Person, "Жмыхова Агафья", Some(account)).unwrap();
    });
    desk.keys("2<Enter><Tab>").sees("Жмыхова").keys("e").sees("Агафья").keys("<End>я");
    let other = Store::open(&desk.file(), support::morning()).unwrap();
    other.erase_person(1, None).unwrap();
    desk.keys("<C-s>").sees("стёрли безвозвратно в другом окне").sees_no("u вернёт");
    let place = "{\"Edit\":{\"table\":\"person\",\"id\":1}}";
    assert!(other.is_of_erased(place).unwrap());
    other.keep_draft(place, "{\"values\":{\"0.family_name\":\"Жмыхова\"}}").unwrap();
    let desk = Desk::on(Lang::Ru, (120, 40), |file| {
        std::fs::copy(other.path(), file).unwrap();
    });
    assert!(desk.app.store().drafts().unwrap().is_empty());
}

/// The next letter would write the name into the file again, or the next save bring the person back.
#[test]
fn what_is_typed_in_another_window_lets_go_of_whom_it_names() {
    // A line and a form; erased while nothing is typed, while a letter is on its way, and before a letter.
    for (opens, save) in [("cзв<Space>вега:<Space>", "<Enter>"), ("2<Enter>С", "<C-s>")] {
        for (at_once, then) in [(false, ""), (true, ""), (false, ", ждут")] {
            let (mut desk, news) = window();
            desk.keys("<Esc>").keys(opens).keys("спорили<Space>с<Space>Жмыховой");
            wait_for_draft(&desk, "спорили с Жмыховой");
            if at_once {
                desk.keys("!");
            }
            desk.store().erase_person(1, Some("[имя удалено]")).unwrap();
            if at_once {
                // The thread that keeps what is typed meets it before anybody looks.
                while !matches!(news.recv_timeout(std::time::Duration::from_secs(60)).unwrap(), Event::Report(Report::Erased)) {}
                desk.app.handle(Event::Report(Report::Erased));
            }
            desk.look_around().keys(then);
            let what = format!("{opens} {at_once} {then}");
            let (sees, lacks) = (desk.screen().contains("спорили с [имя удалено]"), !desk.screen().contains("Жмыхов"));
            assert!(sees && lacks, "{what}\n{}", desk.screen());
            if then.is_empty() {
                desk.sees("его имя тоже убрано");
            }
            wait_for_draft(&desk, &format!("[имя удалено]{}", if at_once { "!" } else { then }));
            assert_eq!(found_in(&desk.file()), Vec::<&str>::new(), "{what}");
            desk.keys(save).keys(save);
            let entries = entries(desk.app.store());
            assert!(entries.len() == 1 && entries[0].starts_with("спорили с [имя удалено]"), "{what} {entries:?}\n{}", desk.screen());
            assert_eq!(found_in(&desk.file()), Vec::<&str>::new(), "{what}");
        }
    }
}

/// What is typed before one has agreed to the text of last time lies in no line: the name would come back with it.
#[test]
fn what_is_typed_ahead_lets_go_of_whom_it_names() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let account = editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
        editing::create_named(&store, Entity::Person, "Жмыхова Агафья", Some(account)).unwrap();
        store.keep_draft("capture:", "{\"left\":false,\"line\":\"вега: было\",\"begun\":\"\",\"open\":false}").unwrap();
    });
    let (reports, _news) = channel();
    desk.app.attach(reports, Typed::default());
    desk.sees("Прошлый раз программа закрылась").keys("спорили<Space>с<Space>Жмыховой").sees("Набрано: «спорили с Жмыховой»");
    wait_for_draft(&desk, "спорили с Жмыховой");
    desk.store().erase_person(1, Some("[имя удалено]")).unwrap();
    desk.look_around().sees("его имя тоже убрано").keys(",<Space>ждут").says("Набрано: «спорили с [имя удалено], ждут»");
    wait_for_draft(&desk, "[имя удалено], ждут");
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
    desk.keys("<Enter>").says("спорили с [имя удалено], ждут");
    wait_for_draft(&desk, "было");
    assert_eq!(found_in(&desk.file()), Vec::<&str>::new());
}

/// It would be saved as said by nobody, and the user not know why it cannot be.
#[test]
fn a_line_that_means_somebody_who_was_erased_says_so_and_asks_anew() {
    let (mut desk, _news) = window();
    desk.keys("<Esc>cзв<Space>вега:<Space>+Жмыхова<Space>спорили").sees("Жмыхова А.");
    wait_for_draft(&desk, "+Жмыхова");
    desk.store().erase_person(1, None).unwrap();
    desk.keys("<Enter>").sees("безвозвратно стёрли в другом окне").sees("+Жмыхова");
    assert!(entries(desk.app.store()).is_empty());
    desk.keys("<Enter>").sees("Жмыхова").sees_no("Жмыхова А.");
    assert!(entries(desk.app.store()).is_empty(), "nobody said that there is such a person again");
}

/// A window on a file with an account and a person, and what its threads report.
fn window() -> (Desk, Receiver<Event>) {
    let mut desk = Desk::on(Lang::Ru, (120, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let account = editing::create_named(&store, Entity::Account, "Вега", None).unwrap();
        editing::create_named(&store, Entity::Person, "Жмыхова Агафья", Some(account)).unwrap();
    });
    let (reports, news) = channel();
    desk.app.attach(reports, Typed::default());
    (desk, news)
}

fn entries(store: &Store) -> Vec<String> {
    let mut entries = Vec::new();
    store.each(Entity::Entry, |entry| entries.push(entry.text("notes").to_owned())).unwrap();
    entries
}

/// Waits until what is typed stands in the file.
fn wait_for_draft(desk: &Desk, text: &str) {
    let began = std::time::Instant::now();
    while !desk.store().drafts().unwrap().iter().any(|draft| draft.body.contains(text)) {
        assert!(began.elapsed().as_secs() < 60, "no draft with {text:?}:\n{}", desk.screen());
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// The tax id of a sole trader stayed, and says who it is as the name did.
#[test]
fn the_tax_id_of_a_sole_trader_goes_with_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let (store, account, person) = filled(&folder);
    let legal =
        |name: &str, tax: &str| add(&store, Record::owned(Entity::LegalEntity, account).with_text("name", name).with_text("tax_id", tax));
    let theirs = legal("ИП Жмыхова Агафья Пафнутьевна", "770000000098");
    let company = legal("ООО «Вега»", "7700000016");
    let gone = legal("ИП Жмыхова А. П.", "770000000099");
    editing::delete(&store, Entity::LegalEntity, gone).unwrap();
    let month = ("2026-10".to_owned(), "RUB".to_owned(), 500, "[]".to_owned());
    store
        .step(Verb::Import, "", |change| change.keep_report_month("770000000098", "ИП Жмыхова Агафья Пафнутьевна", "770000000098", &month))
        .unwrap();
    store.erase_person(person, Some("[удалено]")).unwrap();
    let tax = |id| store.load(Entity::LegalEntity, id).unwrap().unwrap().text("tax_id").to_owned();
    assert_eq!((tax(theirs), tax(company)), (String::new(), "7700000016".to_owned()));
    let waiting = store.report_clients(10).unwrap();
    assert_eq!((waiting.len(), waiting[0].tax_id.as_str(), waiting[0].sums[0].1), (1, "", 500));
    let file = folder.path().join("kam.db");
    drop(store);
    let bytes = std::fs::read(file).unwrap();
    for mark in ["770000000098", "770000000099", "Жмыхова"] {
        assert!(memchr::memmem::find(&bytes, mark.as_bytes()).is_none(), "{mark}");
    }
}
