//! Another program holds the file, or it is not where it was: the keys go on, and what is typed is kept.

use super::support::home::Home;
use super::support::{assert_whole, pty::Pty};
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::drafts::Draft;
use kamdesk::store::rescue::{self, Whose};
use rusqlite::Connection;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How soon the terminal has to be given back: long before whoever waits for the other program would give up. How soon it is
/// indeed, on a machine that does nothing else, the campaign measures.
const SOON: Duration = Duration::from_secs(4);

/// Another program in the middle of a long write.
pub fn hold(home: &Home) -> Connection {
    let other = Connection::open(home.file()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    other
}

/// A screen without its blanks and frames, where a text may be wrapped.
fn flat(screen: &str) -> String {
    screen.chars().filter(|c| !c.is_whitespace() && *c != '│').collect()
}

fn typing(home: &Home, text: &str) -> Pty {
    let mut kam = home.start_note();
    kam.keys(text).wait_for(text);
    kam
}

/// R26: shutting down would wait for another program, and then take along what was typed.
#[test]
fn told_to_end_it_ends_whatever_holds_the_file() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = Home::with_account();
        let mut kam = home.start_note();
        let other = hold(&home);
        kam.keys("Перед обрывом").wait_for("Перед обрывом");
        let began = Instant::now();
        kam.signal(signal);
        assert_eq!(kam.wait_end(), 0);
        let took = began.elapsed();
        assert!(took < SOON, "{signal}: {took:?}");
        assert!(kam.is_cooked(), "{signal}: the terminal was left raw");
        // Beside the file, and among the user's own data.
        assert_eq!(home.typed().len(), 2);
        drop(other);
        home.start().wait_for("раньше, чем вы сохранили").wait_for("Перед обрывом").wait_until("taken in", |_| home.typed().is_empty());
    }
}

/// A key would freeze the screen for seconds, and a save be lost or have to be tried again by hand.
#[test]
fn a_save_waits_for_another_program_by_itself() {
    let home = Home::with_account();
    let mut kam = typing(&home, "Договорились");
    let other = hold(&home);
    let began = Instant::now();
    kam.keys("<C-s>").wait_for("Сохраню, как только он освободится");
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    // The screen is used meanwhile, and what is typed on is saved too.
    kam.keys(" о пробной партии").wait_for("Договорились о пробной партии").wait_for("Сохраню, как только");
    drop(other);
    kam.wait_for("Сохранено").wait_gone("Запись о контакте");
    let notes: Vec<_> = home.entries().iter().map(|entry| entry.text("notes").to_owned()).collect();
    assert_eq!(notes, ["Договорились о пробной партии"]);
    assert!(home.store().drafts().unwrap().is_empty() && home.typed().is_empty());
}

/// A list that could not be read would look like an empty one, and each key wait for a program that writes for minutes.
#[test]
fn what_cannot_be_read_is_waited_for_by_itself() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты");
    let other = hold(&home);
    kam.keys("2").wait_for("Прочитаю, как только он освободится").keys("1").wait_for("показано прочитанное раньше");
    kam.keys("2").wait_for("Прочитаю, как только");
    drop(other);
    kam.wait_for("Ромашка").wait_gone("Файл занят").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// A command beside an import would fail, and whatever called it go on without its answer.
#[test]
fn a_command_waits_for_another_program_and_says_so() {
    let home = Home::with_account();
    let other = hold(&home);
    let mut waiting = Command::new(env!("CARGO_BIN_EXE_kam"))
        .args(["--lang", "ru", "--file", home.file().to_str().unwrap(), "today"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The file is let go of once the command has said that it waits.
    let mut said = String::new();
    BufReader::new(waiting.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("жду другую программу"), "{said}");
    drop(other);
    assert_eq!(waiting.wait().unwrap().code(), Some(0));
}

/// The line would stay open with nothing saved, and nobody would be told.
#[test]
fn a_line_waits_for_another_program_by_itself() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("с").wait_for("Записать").keys("зв ромашка: договорились").wait_for("договорились");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Сохраню, как только он освободится");
    drop(other);
    kam.wait_for("✓ Ромашка").wait_gone("Записать");
    assert_eq!(home.entries().len(), 1);
}

/// An import that meets another program would hold its window, with a key that stops it and does not.
#[test]
fn an_import_waits_for_another_program_and_can_be_called_off() {
    let home = Home::with_account();
    let table = home.path().join("clients.csv");
    std::fs::write(&table, "Компания;Фамилия;Имя;Телефон\nВасилёк;Петров;Пётр;+7 900 000-00-01\n").unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("I").wait_for("Внести из файла").paste(table.to_str().unwrap()).keys("<Enter>").wait_for("Василёк");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Сохраню, как только он");
    let left = format!("Не внесено: clients.csv. Файл {} остался как был.", home.file().display());
    let said = |screen: &str| flat(screen).contains(&flat(&left));
    kam.keys("<Esc>").wait_gone("Сохраню, как только он").wait_until("what became of it", said);
    // It stands until something is done, also when the file is free.
    drop(other);
    kam.wait_gone("занят").wait_until("what became of it", said);
    assert_eq!(home.store().count_accounts().unwrap(), 1);
    // The same while it is still to be read.
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Прочту и сравню").keys("<Esc>").wait_until("what became of it", said);
    drop(other);
}

/// The line would not open, and each letter of what was said on the phone run as a command.
#[test]
fn a_line_and_a_form_open_while_another_program_writes() {
    for (key, title) in [("c", "Записать"), ("C", "Запись о контакте")] {
        let home = Home::with_account();
        let mut kam = home.start();
        kam.wait_for("Клиенты").keys("2").wait_for("Ромашка");
        let other = hold(&home);
        kam.keys(key).wait_for(title);
        if key == "C" {
            kam.keys("<C-Home>");
        }
        kam.keys("зв ромашка: договорились").wait_for("договорились");
        kam.signal("TERM");
        assert_eq!(kam.wait_end(), 0);
        assert_eq!(home.typed().len(), 2, "{key}");
        drop(other);
        home.start().wait_for("раньше, чем вы сохранили").wait_for("договорились");
    }
}

/// Whose the line is would stay unknown, and what was left in it be overwritten unseen.
#[test]
fn what_was_left_comes_when_the_file_is_free() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("Ромашка").keys("c").wait_for("Записать").keys("зв: прежнее").wait_for("прежнее");
    kam.keys("<Esc>").wait_for("не потеряно");
    let other = hold(&home);
    kam.keys("c").wait_for("Записать").wait_for("занят");
    drop(other);
    kam.wait_for("зв: прежнее").keys("<Esc>").wait_gone("зв: прежнее");
    let other = hold(&home);
    kam.keys("c").wait_for("Записать").wait_for("занят").keys("зв: новое").wait_for("зв: новое");
    drop(other);
    // Neither takes the other's place: what was typed last comes first.
    kam.wait_gone("Файл занят").wait_for("зв: новое").keys("<Esc>").wait_gone("Записать").keys("c").wait_for("зв: новое");
    kam.keys("<C-u>").wait_gone("зв: новое").keys("<Esc>").wait_gone("Записать").keys("c").wait_for("зв: прежнее");
}

/// What was typed a moment ago would be nowhere, and the next text written over it.
#[test]
fn what_waits_comes_back_while_the_file_is_still_held() {
    for (key, title) in [("c", "Записать"), ("C", "Запись о контакте")] {
        let home = Home::with_account();
        home.store().back_up_now().unwrap();
        let mut kam = home.start();
        kam.wait_for("Клиенты").keys("2").wait_for("Ромашка");
        let other = hold(&home);
        let open = |kam: &mut Pty| {
            kam.keys(key).wait_for(title);
            if key == "C" {
                kam.keys("<C-Home>");
            }
        };
        open(&mut kam);
        kam.keys("зв ромашка: первое").wait_for("первое").keys("<Esc>").wait_for("ждёт в этой же форме").wait_gone(title);
        open(&mut kam);
        kam.wait_for("зв ромашка: первое").keys("<C-End> и второе").wait_for("первое и второе").keys("<Esc>").wait_gone(title);
        // Left as it was opened, it waits on.
        open(&mut kam);
        kam.wait_for("первое и второе").keys("<Esc>").wait_gone(title);
        drop(other);
        kam.wait_gone("Файл занят");
        kam.wait_until("kept in the file", |_| home.typed().is_empty());
        kam.keys(key).wait_for(title).wait_for("первое и второе").keys("<Esc>").wait_gone(title).keys("й");
        assert_eq!(kam.wait_end(), 0);
        assert_eq!(home.store().drafts().unwrap().len(), 1, "{key}");
    }
}

/// A line that was left and comes back while another program holds the file would be glued to what is pasted in its place, as it is nowhere else.
#[test]
fn what_is_pasted_over_a_line_left_while_the_file_is_held_is_a_new_one() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("Ромашка");
    let other = hold(&home);
    kam.keys("c").wait_for("Записать").keys("зв ромашка: ждут").wait_for("ждут").keys("<Esc>").wait_gone("Записать");
    kam.keys("c").wait_for("Незаконченная запись").paste("зв ромашка: приняли").wait_for("приняли").wait_gone("ждут");
    drop(other);
    kam.wait_gone("Файл занят").keys("<Enter>").wait_for("отменить");
    assert_eq!(home.entries()[0].text("notes"), "приняли");
}

/// The form was open when the other program came: what was typed then would not be in it when it is opened again.
#[test]
fn what_was_typed_into_an_open_form_comes_back_while_the_file_is_held() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start_note();
    kam.keys("Прежде").wait_for("Прежде");
    let other = hold(&home);
    kam.keys(" и теперь").wait_for("Прежде и теперь").keys("<Esc>").wait_for("ждёт в этой же форме");
    kam.keys("C").wait_for("Запись о контакте").wait_for("Прежде и теперь").keys("<Esc>").wait_gone("Запись о контакте");
    drop(other);
    kam.wait_gone("Файл занят").keys("C").wait_for("Прежде и теперь").keys("<C-s>").wait_for("Сохранено");
    let notes: Vec<_> = home.entries().iter().map(|entry| entry.text("notes").to_owned()).collect();
    assert_eq!(notes, ["Прежде и теперь"]);
}

/// What was left in a form would give way to what is typed into it while nobody can read that.
#[test]
fn a_form_that_opens_beside_a_text_leaves_it_waiting() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start_note();
    kam.keys("Прежнее").wait_for("Прежнее").keys("<Esc>").wait_for("не потеряно");
    let other = hold(&home);
    kam.keys("C").wait_for("Запись о контакте").keys("<C-Home>Новое").wait_for("Новое");
    drop(other);
    kam.wait_for("Здесь ждёт и набранное раньше").keys("<C-s>").wait_for("Сохранено");
    kam.keys("C").wait_for("Прежнее").wait_gone("Сохранено").keys("<C-s>").wait_for("Сохранено");
    let mut notes: Vec<_> = home.entries().iter().map(|entry| entry.text("notes").to_owned()).collect();
    notes.sort();
    assert_eq!(notes, ["Новое", "Прежнее"]);
}

/// Two contacts would become one entry, at the client of the first.
#[test]
fn what_is_typed_after_enter_is_of_the_next_line() {
    let home = Home::with_account();
    editing::save(&home.store(), None, &Record::new(Entity::Account).with_text("short_name", "Василёк"), "").unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("с").wait_for("Записать").keys("зв ромашка: договорились").wait_for("договорились");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Сохраню, как только он освободится");
    // The key that opens the line, and then what is said, quickly.
    kam.keys("с").wait_for("Набрано: «с»").keys("зв василёк: отказались").wait_for("отказались»").keys("<Enter>");
    drop(other);
    kam.wait_for("✓ Василёк").wait_gone("Записать");
    let notes = |account: i64| -> Vec<String> {
        home.store().owned(Entity::Entry, account).unwrap().iter().map(|entry| entry.text("notes").to_owned()).collect()
    };
    assert_eq!((notes(1), notes(2)), (vec!["договорились".to_owned()], vec!["отказались".to_owned()]));
    // Without the key that opens the line, it stands in the next one to be looked at.
    kam.keys("с").wait_for("Записать").keys("зв ромашка: ждут").wait_for("ждут");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Сохраню, как только").keys("; !КП до пт").wait_for("Набрано: «; !КП до пт»");
    drop(other);
    kam.wait_for("Записать").wait_for("; !КП до пт").wait_gone("ждут");
    assert_eq!(notes(1).len(), 2);
    assert!(home.store().owned(Entity::Action, 1).unwrap().is_empty());
}

/// A file that only its owner may write takes no drafts: what is typed waits in a file of its own.
#[test]
fn what_is_typed_over_a_file_that_may_only_be_read_survives() {
    let home = Home::with_account();
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o400)).unwrap();
    let mut kam = home.start();
    kam.wait_for("только чтение").keys("с").wait_for("Записать").keys("зв ромашка: договорились");
    kam.wait_until("kept outside", |_| !home.typed().is_empty());
    kam.signal("TERM");
    assert_eq!(kam.wait_end(), 0);
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o600)).unwrap();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("с").wait_for("зв ромашка: договорились");
}

/// It would be called kept, and be gone at the next start as long as the file may only be read.
#[test]
fn what_is_typed_over_a_file_that_may_only_be_read_comes_back_while_it_is_so() {
    let home = Home::with_account();
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o400)).unwrap();
    let start = || {
        let mut kam = home.start();
        kam.wait_for("только чтение");
        kam
    };
    let mut kam = start();
    kam.keys("с").wait_for("Записать").keys("зв ромашка: ок").wait_for("в отдельный файл").keys("<Esc>").wait_gone("Записать");
    kam.keys("2")
        .wait_for("►  Ромашка")
        .keys("<Enter>")
        .wait_for("►~ Профиль")
        .keys("с")
        .wait_for("Записать")
        .keys("зв: про другое")
        .wait_for("другое");
    // Told to end in the second one, which opens by itself; the first one waits where it was left.
    kam.signal("TERM");
    kam.wait_end();
    let mut kam = start();
    kam.wait_for("раньше, чем вы сохранили").wait_for("про другое").keys("<Esc>").wait_gone("Записать");
    kam.keys("1с").wait_for("зв ромашка: ок").keys("<Esc>").wait_gone("Записать").keys("й");
    assert_eq!(kam.wait_end(), 0);
    // What is thrown away is not offered again.
    let mut kam = start();
    kam.keys("с").wait_for("зв ромашка: ок").keys("<C-u>").wait_gone("зв ромашка: ок").keys("<Esc>").wait_gone("Записать").keys("й");
    kam.wait_end();
    let kept: String = home.typed().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(!kept.contains("зв ромашка: ок") && kept.contains("про другое"), "{kept}");
    // The file takes it in as soon as it may be written.
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o600)).unwrap();
    home.start().wait_for("Сегодня").wait_until("taken in", |_| home.typed().is_empty());
    assert!(home.store().drafts().unwrap().iter().any(|draft| draft.body.contains("про другое")));
}

/// A text would be called kept that is nowhere but in the memory, and be gone without a question.
#[test]
fn what_can_be_kept_nowhere_is_said_and_asked_about() {
    let home = Home::with_account();
    // So long a name that nothing can be put beside it under a longer one.
    let file = home.path().join(format!("{}.db", "k".repeat(230)));
    std::fs::rename(home.file(), &file).unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o400)).unwrap();
    let mut kam = home.launch_on(&file).start();
    kam.wait_for("только чтение").keys("с").wait_for("Записать").keys("зв ромашка: ок").wait_for("нигде не записан");
    kam.keys("<Esc>").wait_gone("Записать").wait_for("ждёт в этой же форме, пока открыта программа");
    kam.keys("<Esc>").wait_gone("в этой же форме").keys("с").wait_for("зв ромашка: ок").keys("<Esc>").wait_gone("Записать");
    kam.keys("<Esc>")
        .wait_gone("в этой же форме")
        .keys("й")
        .wait_for("пропадёт")
        .keys("2")
        .wait_gone("пропадёт")
        .keys("й")
        .wait_for("пропадёт")
        .keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// An empty pane would stay until some key is pressed.
#[test]
fn a_screen_is_read_as_soon_as_the_file_is_free() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня");
    let other = hold(&home);
    kam.keys("2").wait_for("занят другой программой");
    drop(other);
    kam.wait_for("Ромашка").wait_gone("занят другой программой");
}

/// What was typed while another program held the file would be lost in a crash.
#[test]
fn what_is_typed_meanwhile_survives_a_crash() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    let other = hold(&home);
    kam.keys("Важное").wait_for("Важное").wait_until("kept outside", |_| !home.typed().is_empty());
    kam.kill();
    drop(other);
    home.start().wait_for("раньше, чем вы сохранили").wait_for("Важное");
}

/// It would go into a file without a name, or a new empty file take the place of the one that was moved.
#[test]
fn a_file_renamed_while_typing_keeps_the_text() {
    let home = Home::with_account();
    let mut kam = typing(&home, "Важное");
    let away = home.path().join("другое имя.db");
    std::fs::rename(home.file(), &away).unwrap();
    kam.keys(" дело").wait_for("перенесён, удалён или заменён").keys("<C-s>").wait_for("Важное дело").wait_for("перенесён");
    kam.wait_until("kept outside", |_| home.typed().iter().any(|path| std::fs::read_to_string(path).unwrap().contains("Важное дело")));
    assert!(!home.file().exists(), "a new file was made");
    kam.signal("TERM");
    kam.wait_end();
    assert!(!home.file().exists(), "a new file was made");
    // Offered under its new name.
    let mut kam = home.launch_on(&away).start();
    kam.wait_for("раньше, чем вы сохранили").wait_for("Важное дело").keys("<C-s>").wait_for("Сохранено");
    kam.keys("й");
    kam.wait_end();
    assert!(home.typed().is_empty());
    assert_whole(&away);
}

/// R22: an empty file would be made, and the next backup follow it.
#[test]
fn a_lost_file_is_asked_about() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    std::fs::remove_file(home.file()).unwrap();
    let mut kam = home.start();
    kam.wait_for("рядом лежат его резервные копии").wait_for("Выберите 1, 2 или 3").keys("3<Enter>");
    assert_eq!(kam.wait_end(), 0);
    assert!(!home.file().exists());
    let mut kam = home.start();
    kam.wait_for("Выберите 1, 2 или 3").keys("<Enter>").wait_for("Клиенты").keys("2").wait_for("Ромашка").keys("й");
    assert_eq!(kam.wait_end(), 0);
    std::fs::remove_file(home.file()).unwrap();
    let mut kam = home.start();
    kam.wait_for("Выберите 1, 2 или 3").keys("2<Enter>").wait_for("Начать с чистого листа");
    kam.signal("TERM");
    kam.wait_end();
    assert_eq!(home.store().count_accounts().unwrap(), 0);
}

/// Damage that a check found would be a line that goes with the next key, and the file be written on.
#[test]
fn damage_is_said_until_it_is_answered() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start();
    // What a start still writes makes another state of the file, which is looked through and found whole.
    kam.wait_for("Клиенты").wait_until("the damage to be told", |screen| {
        kamdesk::store::beside::note_damage(&home.file(), "row 3 missing from index").unwrap();
        screen.contains("повреждён")
    });
    kam.wait_for("Восстановить: kam").wait_for("kam-backups").keys("2").wait_for("Ромашка").wait_for("повреждён").wait_for("только чтение");
    kamdesk::store::beside::forget_damage(&home.file());
    kam.wait_gone("повреждён").wait_gone("только чтение").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// The numbers of a disk are given again, and another stick has the same: the text of one file would be saved into another.
#[test]
fn text_typed_into_one_file_is_offered_in_no_other() {
    let (home, other) = (Home::with_account(), Home::with_account());
    let (uid, foreign) = (home.store().uid().unwrap().unwrap(), other.store().uid().unwrap().unwrap());
    assert_ne!(uid, foreign);
    let identity = kamdesk::platform::identity(&home.file());
    let (here, elsewhere) = (home.file(), PathBuf::from("/nowhere/kam.db"));
    let left = home.file().with_extension("typed-1-1.json");
    for (file, identity, uid, offered) in [
        (&elsewhere, identity, None, false),
        (&elsewhere, identity, Some(&foreign), false),
        (&here, identity, Some(&foreign), false),
        (&elsewhere, None, Some(&uid), false),
        (&elsewhere, identity, Some(&uid), true),
        (&here, None, Some(&uid), true),
        (&here, None, None, true),
    ] {
        let body = r#"{"left":false,"line":"зв: чужое"}"#;
        let mut of = serde_json::json!({ "file": file, "identity": identity });
        if let Some(uid) = uid {
            of["uid"] = uid.as_str().into();
        }
        let kept = serde_json::json!({ "of": of, "drafts": [{ "place": "capture:1", "at": "2026-11-26T12:00:00+00:00", "body": body }] });
        std::fs::write(&left, kept.to_string()).unwrap();
        let store = home.store();
        kamdesk::store::rescue::take_in(&store).unwrap();
        assert_eq!((store.draft("capture:1").unwrap().is_some(), left.exists()), (offered, !offered), "{kept}");
        store.drop_draft("capture:1").unwrap();
    }
}

/// Two windows would write into one place: the text of one is lost without a word, and the other shows it as its own.
#[test]
fn two_windows_keep_a_text_each() {
    let home = Home::with_account();
    let bodies = || home.store().drafts().unwrap().into_iter().map(|draft| draft.body).collect::<String>();
    for signal in ["", "KILL"] {
        let (mut one, mut other) = (home.start(), home.start());
        one.wait_for("Сегодня").keys("c").wait_for("Записать").keys("кедровка").wait_until("kept", |_| bodies().contains("кедровка"));
        // What the first one types is none of the second's.
        other.wait_for("Сегодня").keys("c").wait_for("Записать");
        assert!(!other.screen().contains("кедровка"), "{}", other.screen());
        other.keys("<C-u>ясенёк").wait_until("kept", |_| bodies().contains("ясенёк"));
        assert!(bodies().contains("кедровка"));
        if signal.is_empty() {
            one.keys("<Esc>").wait_for("не потеряно").keys("q");
            other.keys("<Esc>").wait_for("не потеряно").keys("q");
        } else {
            one.signal(signal);
            other.signal(signal);
        }
        one.wait_end();
        other.wait_end();
        // One after the other, the newest first.
        let mut next = home.start();
        next.wait_for("Сегодня");
        if signal.is_empty() {
            next.keys("c");
        }
        next.wait_for("ясенёк")
            .wait_for("Ждёт и другое незаконченное")
            .keys("<C-u>")
            .wait_gone("ясенёк")
            .keys("<Esc>")
            .wait_gone("Записать");
        next.keys("c").wait_for("кедровка").keys("<C-u>").wait_gone("кедровка").keys("<Esc>").wait_gone("Записать").keys("q");
        next.wait_end();
        assert_eq!(bodies(), "");
    }
}

/// A start on a full disk would pass over what an earlier one kept, and the next text take its place.
#[test]
fn what_was_kept_outside_is_offered_while_the_file_takes_nothing() {
    let home = Home::with_account();
    let store = home.store();
    let draft = |place: &str, at: &str, line: &str| Draft {
        place: place.into(),
        at: format!("2026-11-24T{at}+00:00"),
        body: format!("{{\"left\":false,\"line\":\"{line}\"}}"),
    };
    rescue::keep(&Whose::of(&store), vec![draft("capture:", "10:00:00", "прежнее"), draft("capture:7", "09:00:00", "другое")]).unwrap();
    let own = home.typed().remove(0);
    let left = own.with_file_name("kam.typed-1-1.json");
    std::fs::rename(&own, &left).unwrap();
    let other = Connection::open(home.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    kamdesk::store::wait_briefly_here();
    assert!(rescue::take_in(&store).is_err());
    assert_eq!(store.waiting("capture:").unwrap().unwrap().body, draft("", "", "прежнее").body);
    assert!(store.waiting("capture:7").unwrap().is_some() && left.exists());
    drop(other);
    // What was begun meanwhile at the same place is another text.
    store.keep_draft_of("capture:", "2026-11-24T11:00:00+00:00", &draft("", "", "новое").body).unwrap();
    rescue::take_in(&store).unwrap();
    let kept: String = home.store().drafts().unwrap().into_iter().map(|draft| draft.body).collect();
    assert!(["прежнее", "другое", "новое"].iter().all(|text| kept.contains(text)) && !left.exists(), "{kept}");
}

/// The key would freeze the screen before the client, and the next start show everything, since nothing could be written just then.
#[test]
fn one_key_hides_beside_a_program_that_holds_the_file_and_is_kept_afterwards() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня");
    let other = hold(&home);
    kam.keys("<F2>").wait_for("КЛИЕНТ РЯДОМ");
    drop(other);
    let is_kept = || home.store().setting("client_room").unwrap().is_some_and(|kept| !kept.is_empty());
    kam.wait_until("it is kept", |_| is_kept());
    kam.kill();
    home.start().wait_for("КЛИЕНТ РЯДОМ");
}
