//! What others do to the file while it is open here: restore it, write another one over it, put their own rules into it.

use super::support::desk::Desk;
use super::support::home::Home;
use super::support::{assert_whole, demo_at, morning};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::{Barred, Error, Store, backup, beside, restore};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn kam(file: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
    command.args(["--lang", "ru", "--file", file.to_str().unwrap()]).args(arguments).env("HOME", file.parent().unwrap());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn add(store: &Store, name: &str) -> kamdesk::store::Result<i64> {
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", name), "")
}

fn holds(file: &Path, sql: &str) -> bool {
    Connection::open(file).unwrap().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() > 0
}

fn kept(file: &Path) -> Vec<PathBuf> {
    beside::copies(file).into_iter().filter(|copy| copy.to_str().unwrap().contains(".before-re")).collect()
}

/// R22: what another program saved just then would be neither in the restored file nor in what was kept of it.
#[test]
fn what_was_being_saved_when_a_restore_began_is_in_what_it_kept() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let other = Connection::open(home.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE account SET city = 'Клин'").unwrap();
    let mut restoring = kam(&home.file(), &["restore", copy.to_str().unwrap(), "--yes"]);
    // Long enough to keep the file, were it not waited for.
    std::thread::sleep(Duration::from_millis(1_500));
    assert_eq!(kept(&home.file()), Vec::<PathBuf>::new());
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(restoring.wait().unwrap().code(), Some(0));
    let [kept] = kept(&home.file()).try_into().unwrap();
    assert!(holds(&kept, "SELECT count(*) FROM account WHERE city = 'Клин'"));
    assert!(holds(&home.file(), "SELECT count(*) FROM account WHERE city = 'Тверь'"));
    assert_whole(&home.file());
    assert!(!home.path().join("kam.db-journal").exists());
}

/// R22: the same, whenever in a restore it was that somebody saved.
#[test]
fn what_was_said_to_be_written_beside_a_restore_is_somewhere() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    for round in 0..3 {
        let mut restoring = kam(&home.file(), &["restore", copy.to_str().unwrap(), "--yes"]);
        let log = |n| (format!("строка {round}-{n}"), kam(&home.file(), &["log", &format!("зв ромашка: строка {round}-{n}")]));
        let all: Vec<_> = (0..6).map(log).collect();
        assert_eq!(restoring.wait().unwrap().code(), Some(0));
        for (line, mut log) in all {
            if log.wait().unwrap().code() == Some(0) {
                let find = format!("SELECT count(*) FROM entry WHERE notes LIKE '%{line}%'");
                let places: Vec<PathBuf> = kept(&home.file()).into_iter().chain([home.file()]).collect();
                assert!(places.iter().any(|place| holds(place, &find)), "{line}");
            }
        }
    }
    assert_whole(&home.file());
}

/// What it kept «as it was before» would lack what was saved while it was kept.
#[test]
fn what_was_being_saved_when_a_repair_began_is_in_what_it_kept() {
    let home = Home::with_account();
    let other = Connection::open(home.file()).unwrap();
    other.execute_batch("CREATE VIEW people AS SELECT * FROM person; BEGIN IMMEDIATE; UPDATE account SET city = 'Клин'").unwrap();
    let mut repair = kam(&home.file(), &["doctor", "--repair", "--yes"]);
    std::thread::sleep(Duration::from_millis(1_500));
    other.execute_batch("COMMIT").unwrap();
    repair.wait().unwrap();
    let [kept] = kept(&home.file()).try_into().unwrap();
    assert!(holds(&kept, "SELECT count(*) FROM account WHERE city = 'Клин'"));
    assert!(holds(&home.file(), "SELECT count(*) FROM account WHERE city = 'Клин'"));
    assert!(!holds(&home.file(), "SELECT count(*) FROM sqlite_schema WHERE name = 'people'"));
}

/// Records would be deleted by a rule of somebody else, under a tick that all is well.
#[test]
fn no_rule_of_others_runs_in_a_file_that_is_open() {
    for (evil, named) in [
        ("CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END", "trigger evil"),
        ("DROP TABLE competitor", "table competitor"),
    ] {
        let home = Home::with_account();
        let mut store = home.store();
        Connection::open(home.file()).unwrap().execute_batch(evil).unwrap();
        for _ in 0..2 {
            let refused = add(&store, "Василёк");
            assert!(matches!(&refused, Err(Error::Altered { what, .. }) if what == named), "{refused:?}");
            assert!(matches!(store.keep_draft("x", "y"), Err(Error::Altered { .. })));
        }
        assert!(holds(&home.file(), "SELECT count(*) FROM person"));
        store.heed_schema().unwrap();
        assert_eq!(store.barred(), Some(&Barred::Altered(named.to_owned())));
    }
    let home = Home::with_account();
    let mut kam = home.start_note();
    kam.keys("Договорились").wait_for("Договорились");
    let evil = "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM person; END";
    Connection::open(home.file()).unwrap().execute_batch(evil).unwrap();
    kam.keys("<C-s>").wait_for("сделанные не Kamdesk").wait_for("Договорились");
    assert!(home.entries().is_empty() && holds(&home.file(), "SELECT count(*) FROM person"));
}

/// The next line would go into a file of somebody else, and what is typed with it.
#[test]
fn nothing_is_written_into_a_file_that_was_copied_over_the_open_one() {
    let (home, other) = (Home::with_account(), tempfile::tempdir().unwrap());
    let stranger = other.path().join("other.db");
    demo_at(&stranger, Lang::Ru);
    let store = home.store();
    let mut kam = home.start_note();
    kam.keys("Договорились").wait_for("Договорились");
    std::fs::copy(&stranger, home.file()).unwrap();
    let bytes = std::fs::read(&stranger).unwrap();
    assert!(matches!(add(&store, "Василёк"), Err(Error::Moved(_))));
    assert!(matches!(store.keep_draft("x", "y"), Err(Error::Moved(_))));
    assert!(matches!(store.must_be_in_place(), Err(Error::Moved(_))));
    assert!(matches!(store.origin().existing(), Err(Error::Moved(_))));
    kam.keys(" о пробной партии<C-s>").wait_for("заменён другим").wait_for("Договорились о пробной");
    kam.wait_until("the text is kept", |_| {
        let kept = home.typed().into_iter().map(|path| std::fs::read_to_string(path).unwrap_or_default());
        kept.collect::<String>().contains("Договорились о пробной партии")
    });
    assert_eq!(std::fs::read(home.file()).unwrap(), bytes);
}

/// A window would say after every restore that its file was replaced, or write by the numbers of what was there before.
#[test]
fn a_restored_file_stays_the_file_it_was() {
    let (home, other) = (Home::with_account(), tempfile::tempdir().unwrap());
    let stranger = other.path().join("other.db");
    demo_at(&stranger, Lang::Ru);
    let store = home.store();
    let uid = store.uid().unwrap();
    assert!(uid.is_some());
    let copy = store.back_up_now().unwrap();
    for source in [&stranger, &copy] {
        restore::restore(source, &home.file(), Clock::System).unwrap();
        store.must_be_in_place().unwrap();
        assert!(matches!(add(&store, "Василёк"), Err(Error::Busy)), "what it was meant for may be another record now");
        add(&store, "Василёк").unwrap();
        assert_eq!(store.uid().unwrap(), uid);
    }
    assert!(holds(&stranger, "SELECT count(*) FROM setting") && backup::verify(&copy).is_ok());
    let undone = store.undo().unwrap().unwrap();
    assert!(undone.subject.contains("Василёк") || undone.subject.is_empty());
    assert_eq!(store.uid().unwrap(), uid);
}

/// What was typed of one client would stand at another, who has the number in the copy that was restored.
#[test]
fn what_was_typed_for_one_client_is_not_saved_at_another_after_a_restore() {
    let other = tempfile::tempdir().unwrap();
    let stranger = other.path().join("other.db");
    demo_at(&stranger, Lang::Ru);
    for (keys, typed) in [("2<Enter>C", "Договорились о пробной партии"), ("2<Enter>e", "Ромашка-Юг")] {
        let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
            let store = Store::open(file, morning()).unwrap();
            add(&store, "Ромашка").unwrap();
        });
        let names = |file: &Path| holds(file, "SELECT count(*) FROM account WHERE short_name LIKE '%Ромашка-Юг%'");
        desk.keys(keys).keys(typed).sees(typed);
        restore::restore(&stranger, &desk.file(), morning()).unwrap();
        let entries = desk.store().count_owned(Entity::Entry, 1).unwrap();
        // The first try meets the restore, the second one what stands there since.
        desk.keys("<C-s>").keys("<C-s>").sees("на её месте теперь").sees(typed).sees_no("Сохранено");
        assert_eq!(desk.store().count_owned(Entity::Entry, 1).unwrap(), entries);
        assert!(!names(&desk.file()));
    }
}

/// What was said of one client would stand at another, who has the number in the copy that was restored.
#[test]
fn a_line_opened_for_one_client_is_not_saved_at_another_after_a_restore() {
    let other = tempfile::tempdir().unwrap();
    let stranger = other.path().join("other.db");
    demo_at(&stranger, Lang::Ru);
    let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
        add(&Store::open(file, morning()).unwrap(), "Ромашка").unwrap();
    });
    desk.keys("2<Enter>c").keys("звонили, ждут счёт").sees("ждут счёт");
    restore::restore(&stranger, &desk.file(), morning()).unwrap();
    let entries = desk.store().count_owned(Entity::Entry, 1).unwrap();
    desk.keys("<Enter>").sees("для которой открыта строка").sees("ждут счёт");
    assert_eq!(desk.store().count_owned(Entity::Entry, 1).unwrap(), entries);
}

/// A key would be named that brings nothing back: no step of the restored file has made what it lacks.
#[test]
fn what_a_restore_took_away_is_not_said_to_be_brought_back_by_a_key() {
    let mut copy = None;
    let mut desk = Desk::on(Lang::Ru, (120, 36), |file| {
        let store = Store::open(file, morning()).unwrap();
        add(&store, "Вега").unwrap();
        copy = Some(store.back_up_now().unwrap());
        add(&store, "Антарес").unwrap();
    });
    desk.keys("2/антарес<Enter>").sees("Антарес").keys("C").keys("о пробной партии");
    restore::restore(&copy.unwrap(), &desk.file(), morning()).unwrap();
    // It is not met before the key that needs the record.
    desk.keys("<C-s>").keys("<C-s>").sees_no("u вернёт").sees("восстанов");
}

/// What is promised to one would be written down as promised to whoever has their number in the copy.
#[test]
fn a_person_who_was_chosen_is_not_another_one_after_a_restore() {
    for is_killed in [false, true] {
        let home = Home::with_account();
        let other = tempfile::tempdir().unwrap();
        let stranger = other.path().join("other.db");
        std::fs::copy(home.file(), &stranger).unwrap();
        let change = "UPDATE person SET uid = 'of-another', family_name = 'Чужаков', find = 'чужаков' WHERE family_name = 'Иванов'";
        Connection::open(&stranger).unwrap().execute_batch(change).unwrap();
        let mut kam = home.start();
        kam.wait_for("Сегодня").keys("2").wait_for("Тверь").keys("o").wait_for("Мы обещали ·").keys("Выслать каталог<Tab><Tab>");
        kam.wait_for("F3 выбрать").keys("<F3>").wait_gone("F3 выбрать").keys("Иванов<Enter>").wait_for("Кому / кто  Иванов");
        if is_killed {
            let is_kept =
                || home.store().drafts().unwrap().iter().any(|draft| draft.body.contains("каталог") && draft.body.contains("known"));
            kam.wait_until("kept", |_| is_kept());
            kam.signal("KILL");
            kam.wait_end();
        }
        restore::restore(&stranger, &home.file(), Clock::System).unwrap();
        let mut kam = if is_killed { home.start() } else { kam };
        kam.wait_for("Выслать каталог");
        let refused = |screen: &str| screen.split_whitespace().collect::<Vec<_>>().join(" ").contains("Того, что выбрано в поле");
        if is_killed {
            kam.keys("<Enter>").wait_gone("Enter — продолжить");
        }
        kam.keys("<C-s>").keys("<C-s>").wait_until("it to be refused", refused);
        assert_eq!(home.store().count_owned(Entity::Action, 1).unwrap(), 0, "{is_killed}");
    }
}

/// One would go into a call with what is not so any more.
#[test]
fn a_prep_page_that_is_open_follows_a_restore_and_says_so() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let promise = Record::owned(Entity::Action, 1).with_text("kind", "our_promise").with_text("title", "прислать прайс");
    let promise = promise.with_text("state", "open").with_text("due_on", "2026-12-01");
    editing::save(&home.store(), None, &promise, "").unwrap();
    let mut window = home.start();
    window.keys("2").wait_for("Ромашка").keys("p").wait_for("Подготовка").wait_for("прислать прайс");
    assert_eq!(kam(&home.file(), &["restore", copy.to_str().unwrap(), "--yes"]).wait().unwrap().code(), Some(0));
    window.wait_for("восстановлен из копии").wait_gone("прислать прайс").wait_for("Подготовка");
}

/// `u` did nothing and said nothing while that stood.
#[test]
fn what_stays_until_it_is_answered_leaves_no_key_without_its_answer() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let mut window = home.start();
    window.keys("2").wait_for("Ромашка");
    assert_eq!(kam(&home.file(), &["restore", copy.to_str().unwrap(), "--yes"]).wait().unwrap().code(), Some(0));
    window.wait_for("восстановлен из копии").keys("U").wait_for("Возвращать нечего").wait_for("восстановлен из копии");
}
