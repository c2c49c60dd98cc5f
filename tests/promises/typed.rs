//! What is typed and not saved comes back, whatever became of its record, and what cannot be read of it is told.

use super::support::home::Home;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::restore;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Runs the program on a file: what it said, in one line. `None` where it did not end in time.
fn kam(file: &Path, words: &[&str]) -> Option<String> {
    let mut command = Command::new("timeout");
    command.args(["20", env!("CARGO_BIN_EXE_kam"), "--lang", "ru", "--file"]).arg(file).args(words).env("HOME", file.parent().unwrap());
    let run = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
    (run.status.code() != Some(124)).then(|| said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// «Not lost» would be said of it, and the next start delete it.
#[test]
fn what_was_typed_over_a_record_that_a_restore_removed_is_offered() {
    for is_stopped in [false, true] {
        let home = Home::with_account();
        let copy = home.store().back_up_now().unwrap();
        editing::save(&home.store(), None, &Record::new(Entity::Account).with_text("short_name", "Василёк"), "").unwrap();
        let mut window = home.start();
        window.wait_for("Сегодня").keys("2").wait_for("Василёк").keys("/васил<Enter>").wait_gone("Ромашка").keys("e").wait_for("Название");
        window.keys(" у вокзала").wait_for("у вокзала");
        restore::restore(&copy, &home.file(), Clock::System).unwrap();
        window.wait_for("восстановлен из копии");
        if is_stopped {
            window.signal("TERM");
            assert!(window.ended_within(Duration::from_secs(10)).is_some());
        } else {
            window.keys("<C-s>").keys("<C-s>").keys("<Esc>").wait_for("откроется в строке при следующем запуске");
            window.kill();
        }
        let mut next = home.start();
        next.wait_for("Записи, в которой вы это набирали, в файле больше нет").wait_for("у вокзала");
        next.kill();
        // It stays until it is saved or thrown away.
        let mut next = home.start();
        next.wait_for("у вокзала");
    }
}

/// The text would be saved over what was written down since under the same number, or be offered nowhere.
#[test]
fn a_text_is_put_into_no_other_record_that_got_the_number_of_its_own() {
    for is_killed in [false, true] {
        let home = Home::with_account();
        let add = |name: &str| editing::save(&home.store(), None, &Record::new(Entity::Account).with_text("short_name", name), "").unwrap();
        let first = add("Василёк");
        let mut window = home.start();
        window.wait_for("Сегодня").keys("2").wait_for("Василёк").keys("/васил<Enter>").wait_gone("Ромашка").keys("e").wait_for("Название");
        window.keys(" у вокзала").wait_for("у вокзала").wait_until("kept", |_| home.store().drafts().unwrap().len() == 1);
        if is_killed {
            window.kill();
            home.store().undo().unwrap();
            assert_eq!(add("Пион"), first, "the number is given again");
        } else {
            window.keys("<Esc>").wait_for("текст ждёт в этой же форме");
            home.store().undo().unwrap();
            assert_eq!(add("Пион"), first, "the number is given again");
            window.wait_for("Пион").keys("e").wait_for("Esc закрыть");
            let screen = window.screen();
            assert!(!screen.contains("у вокзала") && !screen.contains("не успели сохранить"), "{screen}");
            window.kill();
        }
        let mut next = home.start();
        next.wait_for("Записи, в которой вы это набирали, в файле больше нет").wait_for("у вокзала");
        assert!(!next.screen().contains("Название"), "{}", next.screen());
        assert_eq!(home.store().load(Entity::Account, first).unwrap().unwrap().text("short_name"), "Пион");
    }
}

/// The text would be in the spoilt file alone, out of which nobody reads it.
#[test]
fn what_stands_typed_over_a_file_that_is_spoilt_in_place_is_kept_apart() {
    for (harm, signal) in
        [("emptied", "TERM"), ("cut", "HUP"), ("foreign", "TERM"), ("emptied", "KILL"), ("foreign", "KILL"), ("cut", "KILL")]
    {
        let home = Home::with_account();
        let copy = home.store().back_up_now().unwrap();
        let mut window = home.start_note();
        window.keys("Важное дело").wait_until("in the file", |_| home.draft().is_some_and(|text| text == "Важное дело"));
        let file = std::fs::OpenOptions::new().write(true).open(home.file()).unwrap();
        let length = file.metadata().unwrap().len();
        match harm {
            "emptied" => file.set_len(0).unwrap(),
            "cut" => file.set_len(length / 2).unwrap(),
            _ => std::io::Write::write_all(&mut &file, &vec![b'x'; usize::try_from(length).unwrap()]).unwrap(),
        }
        let is_kept = || !home.typed().is_empty();
        if signal == "KILL" {
            window.wait_until("kept apart", |_| is_kept());
            window.kill();
        } else {
            window.signal(signal);
            assert_eq!(window.wait_end(), 0, "{harm} {signal}");
            assert!(is_kept(), "{harm} {signal}");
        }
        let said = kam(&home.file(), &["restore", copy.to_str().unwrap(), "--yes"]).unwrap();
        assert!(said.contains("Данные возвращены"), "{harm} {signal}: {said}");
        home.start().wait_for("Важное дело");
    }
}

/// A text that was cut short would lie there without a word, and a pipe of that name keep the program from starting.
#[test]
fn a_typed_text_that_cannot_be_read_is_named_and_left() {
    let home = Home::with_account();
    let bad = ["kam.typed-1-1.json", "kam.typed-1-2.json", "kam.typed-1-3.json"].map(|name| home.path().join(name));
    for (path, text) in bad.iter().zip(["", "{\"of\":{\"fi", "не то"]) {
        std::fs::write(path, text).unwrap();
    }
    let (pipe, folder) = (home.path().join("kam.typed-1-4.json"), home.path().join("kam.typed-1-5.json"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::fs::create_dir(&folder).unwrap();
    let said = kam(&home.file(), &["doctor"]).expect("it does not hang");
    for path in bad.iter().chain([&pipe, &folder]) {
        assert!(said.contains(&format!("прочесть его нельзя: {}", path.display())), "{said}");
    }
    let mut window = home.launch().size(160, 40).start();
    window.wait_for("Сегодня").wait_for("прочесть его нельзя");
    drop(window);
    for path in bad.iter().chain([&pipe, &folder]) {
        assert!(path.exists(), "{}", path.display());
    }
    assert_eq!(std::fs::read_to_string(&bad[2]).unwrap(), "не то");
}

/// Dozens of lines about files of others would hide what is wrong with this one.
#[test]
fn doctor_counts_the_typed_texts_of_other_files() {
    let home = Home::with_account();
    for number in 1..=3 {
        let text = format!(
            "{{\"of\":{{\"file\":\"/nowhere/{number}.db\",\"identity\":null}},\"drafts\":[{{\"place\":\"capture:\",\"at\":\"2026-11-24T10:00:00+03:00\",\"body\":\"{{}}\"}}]}}"
        );
        std::fs::write(home.path().join(format!("{number}.typed-419430{number}-7.json")), text).unwrap();
    }
    let said = kam(&home.file(), &["doctor"]).unwrap();
    assert!(said.contains("лежит здесь же — текстов: 3") && !said.contains("/nowhere/"), "{said}");
}

/// The text would be thrown away with the damaged file, without a word.
#[test]
fn what_is_typed_in_a_damaged_file_comes_along_when_a_copy_is_restored() {
    const PAGE: usize = 4096;
    for spoilt in ["entry", "draft"] {
        let home = Home::with_demo();
        let file = home.file();
        let copy = home.store().back_up_now().unwrap();
        home.store().keep_draft("capture:", r#"{"left":true,"line":"ромашка: ждут счёт","begun":""}"#).unwrap();
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        let page: usize = rusqlite::Connection::open(&file).unwrap().query_row(root, [spoilt], |row| row.get(0)).unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[(page - 1) * PAGE..page * PAGE].fill(0xff);
        std::fs::write(&file, bytes).unwrap();
        let said = kam(&file, &["restore", copy.to_str().unwrap(), "--yes"]).unwrap();
        assert!(said.contains("Данные возвращены"), "{spoilt}: {said}");
        let drafts = home.store().drafts().unwrap();
        let is_back = drafts.iter().any(|draft| draft.body.contains("ждут счёт"));
        let is_lacking = said.contains("прочесть в нём удалось не всё");
        assert_eq!((is_back, is_lacking), if spoilt == "entry" { (true, false) } else { (false, true) }, "{spoilt}: {said}");
    }
}
