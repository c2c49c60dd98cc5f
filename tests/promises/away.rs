//! The file is on a stick that is pulled out, on a disk that fails, or in the hands of a newer program: what is typed is kept,
//! and what is said of it stays until it is answered.

use super::support::home::Home;
use super::support::{assert_whole, pty::Pty};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::store::place::MARK;
use kamdesk::store::{Store, beside, restore};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Longer than the file is looked at, and longer than anybody looks away.
const STAYS: Duration = Duration::from_millis(1_500);

/// A home whose file lies on a stick.
struct Stick {
    home: Home,
    inside: PathBuf,
    outside: PathBuf,
}

impl Stick {
    fn new() -> Stick {
        let home = Home::with_account();
        let (inside, outside) = (home.path().join("stick"), home.path().join("pulled out"));
        std::fs::create_dir(&inside).unwrap();
        std::fs::rename(home.file(), inside.join("kam.db")).unwrap();
        Stick { home, inside, outside }
    }

    fn file(&self) -> PathBuf {
        self.inside.join("kam.db")
    }

    fn start(&self) -> Pty {
        let mut kam = self.home.launch_on(&self.file()).start();
        kam.open_note();
        kam
    }

    fn pull_out(&self) {
        std::fs::rename(&self.inside, &self.outside).unwrap();
    }

    fn put_back(&self) {
        std::fs::rename(&self.outside, &self.inside).unwrap();
    }

    /// The files in which typed text waits.
    fn kept(&self) -> Vec<String> {
        self.home.typed().into_iter().map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect()
    }
}

/// The file as SQLite alone sees it.
fn ask(file: &Path, sql: &str) -> String {
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0)).map(|value| format!("{value:?}")).unwrap_or_default()
}

/// It would be written into nothing, or a new file be made in its place.
#[test]
fn a_stick_pulled_out_and_put_back_loses_nothing() {
    let stick = Stick::new();
    let mut kam = stick.start();
    kam.keys("Договорились").wait_for("Договорились");
    stick.pull_out();
    kam.keys(" о пробе").wait_for("перенесён, удалён или заменён").wait_for("вернётся");
    kam.stands("перенесён", STAYS).stands("вернётся", STAYS).keys("<C-s>").keys("!").wait_for("о пробе!").wait_for("перенесён");
    assert!(!stick.inside.exists(), "something was made in its place");
    kam.wait_until("kept elsewhere", |_| stick.kept().iter().any(|text| text.contains("о пробе!")));
    stick.put_back();
    kam.wait_for("снова на месте").wait_gone("перенесён").keys("<C-s>").wait_for("Сохранено");
    kam.wait_until("taken in", |_| stick.kept().is_empty()).keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert_whole(&stick.file());
    assert!(ask(&stick.file(), "SELECT notes FROM entry").contains("Договорились о пробе!"));
}

/// The window is closed, or its machine is turned off, before the stick is back.
#[test]
fn what_was_typed_without_the_stick_is_offered_at_the_next_start() {
    let stick = Stick::new();
    let mut kam = stick.start();
    stick.pull_out();
    kam.keys("Важное дело").wait_for("перенесён").wait_until("kept", |_| stick.kept().iter().any(|text| text.contains("Важное дело")));
    kam.kill();
    stick.put_back();
    let mut kam = stick.home.launch_on(&stick.file()).start();
    kam.wait_for("раньше, чем вы сохранили").wait_for("Важное дело").keys("<C-s>").wait_for("Сохранено").keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert!(stick.kept().is_empty());
}

/// Saved into the file that stands there now, it would be lost to both.
#[test]
fn a_file_that_was_replaced_is_said_until_it_is_answered() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня");
    let copy = home.path().join("copy.db");
    std::fs::copy(home.file(), &copy).unwrap();
    std::fs::rename(&copy, home.file()).unwrap();
    kam.wait_for("заменён другим").stands("заменён другим", STAYS).keys("2").wait_for("Ромашка").stands("заменён другим", STAYS);
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// The draft is whole in a file that nobody will open again.
#[test]
fn what_was_typed_before_the_file_was_replaced_is_offered_at_the_next_start() {
    for (saves, ends) in [(true, "KILL"), (false, "KILL"), (false, "TERM")] {
        let home = Home::with_account();
        let copy = home.path().join("copy.db");
        std::fs::copy(home.file(), &copy).unwrap();
        let mut kam = home.start_note();
        kam.keys("Важное дело").wait_until("in the file", |_| home.draft().is_some_and(|text| text == "Важное дело"));
        std::fs::rename(&copy, home.file()).unwrap();
        if saves {
            kam.keys("<C-s>").wait_for("заменён другим");
        }
        if ends == "KILL" {
            kam.wait_for("заменён другим").wait_for("вернётся");
            kam.kill();
        } else {
            kam.signal(ends);
            assert_eq!(kam.wait_end(), 0);
        }
        assert_eq!(home.draft(), None, "it went into the other file");
        let mut kam = home.start();
        kam.wait_for("раньше, чем вы сохранили").wait_for("Важное дело").keys("<C-s>").wait_for("Сохранено").keys("й");
        assert_eq!(kam.wait_end(), 0, "{saves} {ends}");
        let notes: Vec<_> = home.entries().iter().map(|entry| entry.text("notes").to_owned()).collect();
        assert_eq!(notes, ["Важное дело"], "{saves} {ends}");
    }
}

/// An import would be told to restore a copy in the place of a file that only got another name, or go into the file that stands there
/// now.
#[test]
fn an_import_goes_into_the_file_that_is_open_and_no_other() {
    let home = Home::with_account();
    let table = home.path().join("clients.csv");
    std::fs::write(&table, "Компания;Фамилия;Имя;Телефон\nВасилёк;Петров;Пётр;+7 900 000-00-01\n").unwrap();
    home.store().back_up_now().unwrap();
    let (away, copy) = (home.path().join("другое имя.db"), home.path().join("copy.db"));
    std::fs::copy(home.file(), &copy).unwrap();
    let mut kam = home.launch().size(120, 40).start();
    kam.wait_for("Сегодня").keys("I").wait_for("Внести из файла").paste(table.to_str().unwrap()).keys("<Enter>").wait_for("Василёк");
    std::fs::rename(home.file(), &away).unwrap();
    kam.wait_for("перенесён").keys("<Enter>").wait_for("Enter прочитать").wait_for("перенесён");
    assert!(!kam.screen().contains("restore"), "{}", kam.screen());
    // Another one has come into its place meanwhile.
    std::fs::rename(&copy, home.file()).unwrap();
    // What is typed takes the words of the first refusal from the page: the second one can be told from it.
    let refused = |screen: &str| screen.matches("перенесён").count() == 2;
    kam.keys("x")
        .wait_until("no longer told there", |screen| !refused(screen))
        .keys("<Backspace>")
        .keys("<Enter>")
        .wait_until("refused", refused);
    assert_eq!(home.store().count_accounts().unwrap(), 1);
    std::fs::rename(&away, home.file()).unwrap();
    kam.wait_for("снова на месте").keys("<Enter>").wait_for("Enter внести").keys("<Enter>").wait_for("Отменить целиком");
    assert_eq!(home.store().count_accounts().unwrap(), 2);
}

/// The library that stands between the program and its disk; `None` where there is no compiler for it.
fn shim(home: &Home) -> Option<PathBuf> {
    let library = home.path().join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/campaign/shim.c");
    let mut command = Command::new("cc");
    command.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source);
    (cfg!(target_os = "linux") && command.status().is_ok_and(|status| status.success())).then_some(library)
}

/// A program whose disk fails with an error as long as the file `failing` is there.
fn on_failing_disk(home: &Home, library: &Path, error: &str, failing: &Path) -> Pty {
    // A full disk takes new names still.
    let kinds = if ["28", "122"].contains(&error) { "w" } else { "wgsc" };
    let launch = home.launch().env("LD_PRELOAD", library.to_str().unwrap()).env("HARM_FOLDER", home.path().to_str().unwrap());
    launch.env("HARM_HOW", error).env("HARM_KINDS", kinds).env("HARM_WHILE", failing.to_str().unwrap()).start()
}

/// A stick that fails, one that was made read-only under the window, one that is full, one on which one's share is used up.
#[test]
fn a_failing_disk_is_said_until_it_is_answered_and_the_text_is_saved_when_it_works() {
    for (error, said) in [("5", "doctor"), ("30", "только для чтения"), ("28", "нет места"), ("122", "нет места")]
    {
        let home = Home::with_account();
        let Some(library) = shim(&home) else { return };
        let elsewhere = tempfile::tempdir().unwrap();
        let failing = elsewhere.path().join("failing");
        let mut kam = on_failing_disk(&home, &library, error, &failing);
        kam.open_note();
        kam.keys("Договорились").wait_for("Договорились");
        std::fs::write(&failing, "").unwrap();
        kam.keys("<C-s>")
            .wait_for(said)
            .wait_for("kam.db")
            .wait_for("Договорились")
            .stands(said, STAYS)
            .keys(" о пробе")
            .stands(said, STAYS);
        std::fs::remove_file(&failing).unwrap();
        kam.keys("<C-s>").wait_for("Сохранено").wait_gone(said).keys("й");
        assert_eq!(kam.wait_end(), 0, "{error}");
        assert_whole(&home.file());
        let notes: Vec<_> = home.entries().iter().map(|entry| entry.text("notes").to_owned()).collect();
        assert_eq!(notes, ["Договорились о пробе"], "{error}");
    }
}

/// One key changes the file without a form: whether it did is told by nothing but the message.
#[test]
fn a_key_that_the_disk_refused_is_said_until_it_is_answered() {
    for (error, said) in [("5", "doctor"), ("28", "нет места")] {
        let home = Home::with_account();
        let Some(library) = shim(&home) else { return };
        let elsewhere = tempfile::tempdir().unwrap();
        let failing = elsewhere.path().join("failing");
        let mut kam = on_failing_disk(&home, &library, error, &failing);
        kam.wait_for("Сегодня").keys("2").wait_for("Ромашка");
        std::fs::write(&failing, "").unwrap();
        kam.keys("u").wait_for(said).stands(said, STAYS).keys("1").wait_for("На ближайшие дни").stands(said, STAYS);
        std::fs::remove_file(&failing).unwrap();
        // Tried again, it is done, and that is what is said then.
        kam.keys("u").wait_for("Отменено").wait_gone(said).keys("й");
        assert_eq!(kam.wait_end(), 0, "{error}");
    }
}

/// What another program kept from being done would look done as soon as it let go.
#[test]
fn a_key_that_met_a_held_file_is_said_until_it_is_answered() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Ромашка");
    let other = rusqlite::Connection::open(home.file()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    kam.keys("u").wait_for("Не сделано: файл занят другой программой");
    drop(other);
    kam.stands("Не сделано: файл занят", STAYS).keys("u").wait_for("Отменено").wait_gone("Не сделано").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// It would go on writing rows as the old schema wants them into tables that are others by now.
#[test]
fn a_newer_program_on_the_same_file_is_noticed() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    kam.keys("Важное").wait_for("Важное");
    let newer = kamdesk::store::schema::newest() + 3;
    rusqlite::Connection::open(home.file()).unwrap().execute_batch(&format!("PRAGMA user_version = {newer}")).unwrap();
    kam.wait_for("более новая").wait_for("только чтение").stands("закройте это окно", STAYS);
    // What is typed from now on is kept beside the file.
    kam.keys(" дело").wait_for("Важное дело").keys("<C-s>").wait_for("закройте это окно").wait_for("Важное дело");
    let kept = || home.typed().pop();
    kam.wait_until("kept beside", |_| kept().is_some_and(|path| std::fs::read_to_string(path).unwrap().contains("Важное дело")));
    kam.stands("закройте это окно", STAYS);
    kam.signal("TERM");
    assert_eq!(kam.wait_end(), 0);
    assert_eq!(ask(&home.file(), "SELECT count(*) FROM entry"), "Integer(0)");
    assert_eq!(ask(&home.file(), "PRAGMA user_version"), format!("Integer({newer})"));
    // The newer program, which knows the file, offers it.
    rusqlite::Connection::open(home.file()).unwrap().execute_batch(&format!("PRAGMA user_version = {}", newer - 3)).unwrap();
    home.start().wait_for("раньше, чем вы сохранили").wait_for("Важное дело");
}

/// Between two looks at the file a key would write.
#[test]
fn nothing_is_written_before_a_newer_program_is_noticed() {
    let home = Home::with_account();
    let store = home.store();
    let newer = kamdesk::store::schema::newest() + 1;
    rusqlite::Connection::open(home.file()).unwrap().execute_batch(&format!("PRAGMA user_version = {newer}")).unwrap();
    for refused in [store.undo().map(drop), store.keep_draft("x", "y"), store.back_up_daily().map(drop)] {
        let error = refused.err();
        assert!(matches!(error, None | Some(kamdesk::store::Error::Outgrown { .. } | kamdesk::store::Error::Newer { .. })), "{error:?}");
    }
    assert_eq!(ask(&home.file(), "SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM draft)"), "Integer(1)");
}

/// A file that was found damaged before the window was opened looks like any other.
#[test]
fn damage_known_before_is_said_at_the_start_and_stays() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    kamdesk::store::beside::note_damage(&home.file(), "row 3 missing from index").unwrap();
    let mut kam = home.start();
    kam.wait_for("повреждён").wait_for("restore '").stands("повреждён", STAYS).keys("2").wait_for("Ромашка").stands("повреждён", STAYS);
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// «Erased for good» would be said of what lies whole beside the file.
#[test]
fn a_restore_by_another_program_is_said_as_one() {
    for opens_line in [false, true] {
        let home = Home::with_account();
        let copy = home.store().back_up_now().unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Василёк");
        kamdesk::editing::save(&home.store(), None, &account, "").unwrap();
        home.store().erase_person(1, None).unwrap();
        let mut kam = home.start();
        kam.wait_for("Сегодня").keys("2").wait_for("Василёк");
        if opens_line {
            kam.keys("с").wait_for("Записать").keys("зв василёк: срок");
        } else {
            kam.keys("e").wait_for("Название");
        }
        kamdesk::store::restore::restore(&copy, &home.file(), Clock::System).unwrap();
        kam.wait_for("восстановлен из копии").wait_for("before-restore-");
        assert!(!kam.screen().contains("стёр"), "{}", kam.screen());
    }
}

/// What was typed would stay in the old folder, or under what is mounted there by now, and never be offered again.
#[test]
fn what_was_typed_is_found_wherever_the_file_goes() {
    let home = Home::with_account();
    let (old, new) = (home.path().join("old"), home.path().join("new"));
    [&old, &new].iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
    std::fs::rename(home.file(), old.join("kam.db")).unwrap();
    let mut kam = home.launch_on(&old.join("kam.db")).start();
    kam.open_note();
    kam.keys("Договорились").wait_for("Договорились");
    std::fs::rename(old.join("kam.db"), new.join("kam.db")).unwrap();
    kam.keys(" о партии").wait_for("перенесён").wait_for("записан");
    kam.signal("TERM");
    kam.wait_end();
    home.launch_on(&new.join("kam.db")).start().wait_for("раньше, чем вы сохранили").wait_for("Договорились о партии");
}

/// What a restore had half made when it was killed would lie beside the file for good, with all that stood in it.
#[test]
fn a_killed_restore_leaves_nothing_once_it_was_done_again() {
    let home = Home::with_account();
    let Some(library) = shim(&home) else { return };
    let copy = Store::open(&home.file(), Clock::System).unwrap().back_up_now().unwrap();
    let restore = |kill: Option<usize>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
        command.arg("--file").arg(home.file()).args(["restore", "--yes"]).arg(&copy).env("HOME", home.path());
        if let Some(at) = kill {
            command.env("LD_PRELOAD", &library).env("HARM_FOLDER", home.path());
            command.env("HARM_HOW", "kill").env("HARM_KINDS", "wgsc").env("HARM_AT", at.to_string());
        }
        command.output().unwrap().status
    };
    let half_made = || {
        let entries = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        entries.filter(|name| name.contains(MARK) || name.contains(".restoring-")).collect::<Vec<_>>()
    };
    let mut left = 0;
    for is_lost in [false, true] {
        for at in (1..).map(|n| n * n) {
            if is_lost {
                std::fs::remove_file(home.file()).unwrap();
            }
            let was_killed = restore(Some(at)).code().is_none();
            left += half_made().len();
            assert!(restore(None).success(), "{is_lost} {at}");
            assert_eq!(half_made(), Vec::<String>::new(), "{is_lost} {at}");
            if !was_killed {
                break;
            }
        }
    }
    assert!(left > 0, "nothing was ever left");
    assert_whole(&home.file());
}

/// A window would go on with what was there before a restore, say of an empty file that all is well, and call the restored one damaged.
#[test]
fn a_window_over_a_broken_file_goes_on_with_the_restored_one() {
    for broken in ["empty", "torn"] {
        let home = Home::with_account();
        let copy = home.store().back_up_now().unwrap();
        let mut kam = home.start();
        kam.wait_for("Сегодня");
        if broken == "empty" {
            File::create(home.file()).unwrap();
            kam.keys("2").wait_for("он пуст").keys("1").wait_for("только чтение");
        } else {
            let mut bytes = std::fs::read(home.file()).unwrap();
            bytes[4096..].fill(0x5a);
            OpenOptions::new().write(true).open(home.file()).unwrap().write_all(&bytes).unwrap();
            kam.keys("2").wait_for("повреждён").wait_for("только чтение");
        }
        restore::restore(&copy, &home.file(), Clock::System).unwrap();
        kam.wait_for("восстановлен").wait_gone("только чтение").keys("<Esc>").wait_gone("восстановлен");
        kam.keys("2").wait_for("Ромашка").keys("т").wait_for("Новый клиент").keys("Василёк<Enter>").wait_for("Сохранено");
        assert_eq!(beside::damage(&home.file()), None);
        assert_eq!(home.store().count_accounts().unwrap(), 2);
        kam.keys("й").wait_end();
    }
}

/// The mark of damage would outlive what was damaged, and be put on what nobody has looked at.
#[test]
fn damage_is_of_the_state_that_it_was_seen_in() {
    let home = Home::with_account();
    let window = home.store();
    let whole = std::fs::read(home.file()).unwrap();
    beside::note_damage(&home.file(), "row 3 missing from index").unwrap();
    assert!(beside::damage(&home.file()).is_some());
    // Another file stands there by now, which is whole.
    std::fs::remove_file(home.file()).unwrap();
    std::fs::write(home.file(), &whole).unwrap();
    assert_eq!(beside::damage(&home.file()), None);
    assert!(window.note_damage("malformed").is_err());
    assert_eq!(beside::damage(&home.file()), None);
}

/// Whoever saved it was told where it lies only in a window that has gone; the older file in its place would be worked on.
#[test]
fn what_was_saved_before_an_older_file_took_its_place_is_offered_until_it_is_back() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня");
    let older = home.path().join("older");
    std::fs::copy(home.file(), &older).unwrap();
    kam.keys("2").wait_for("Ромашка").keys("т").wait_for("Новый клиент").keys("Василёк<Enter>").wait_for("Сохранено");
    std::fs::rename(&older, home.file()).unwrap();
    kam.wait_for("записано отдельно").keys("й");
    kam.wait_end();
    let is_saved = |path: &PathBuf| path.to_str().unwrap().contains(".saved-") && path.extension().is_some_and(|end| end == "db");
    let saved = home.everything().into_iter().find(is_saved).unwrap();
    let mut kam = home.start();
    kam.wait_for("Этот файл в прошлый раз заменили").keys("й");
    kam.wait_end();
    kamdesk::store::restore::carry_over(&saved, &home.file(), Clock::System).unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("Василёк");
    assert!(!kam.screen().contains("в прошлый раз заменили"), "{}", kam.screen());
    kam.keys("й");
    kam.wait_end();
    assert_eq!(home.store().count_accounts().unwrap(), 2);
}

/// What was saved since the last backup would die with the window.
#[test]
fn a_deleted_file_is_written_out_by_the_window_that_has_it() {
    for is_noticed in [true, false] {
        let home = Home::with_account();
        let mut kam = home.start();
        kam.wait_for("Сегодня")
            .keys("2")
            .wait_for("Ромашка")
            .keys("т")
            .wait_for("Новый клиент")
            .keys("Василёк<Enter>")
            .wait_for("Сохранено");
        std::fs::remove_file(home.file()).unwrap();
        if is_noticed {
            kam.wait_for("записано отдельно").wait_for("файл пропал").keys("<Esc>").keys("12").wait_for("файл пропал");
        }
        kam.keys("й").wait_end();
        let saved: Vec<_> = home.everything().into_iter().filter(|path| path.to_str().unwrap().ends_with(".db")).collect();
        let saved: Vec<_> = saved.iter().filter(|path| path.to_str().unwrap().contains(".saved-")).collect();
        assert_eq!(saved.len(), 1);
        assert_eq!(kamdesk::platform::mode(saved[0]), Some(0o600));
        assert_eq!(beside::newest_whole(&home.file(), Clock::System.today()).unwrap(), *saved[0]);
        std::fs::copy(saved[0], home.file()).unwrap();
        assert_eq!(assert_whole(&home.file()).count_accounts().unwrap(), 2);
    }
}
