//! What is asked for while another program holds the file: it opens when that is over, with what was typed until then.

use super::held::hold;
use super::support::home::Home;
use kamdesk::domain::{Entity, Record};
use kamdesk::store::Verb;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// What stands at the foot while something waits to be opened.
const LATER: &str = "Открою, как только";

/// Words meant for a form that could not open would be lost, or be run as commands.
#[test]
fn a_form_opens_when_the_file_is_free_with_what_was_typed() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    let other = hold(&home);
    kam.keys("e").wait_for(LATER).keys(" Плюд").wait_for("Набрано: « Плюд»").keys("<Backspace>с").wait_for(LATER);
    drop(other);
    kam.wait_for("Ромашка Плюс").wait_gone(LATER).keys("<C-s>").wait_for("Сохранено: Ромашка Плюс").keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert_eq!(home.account().text("short_name"), "Ромашка Плюс");
    assert!(home.store().drafts().unwrap().is_empty(), "what was typed ahead was taken in");
}

/// The terminal is closed while another program writes: what was typed for the form that was to open would be gone.
#[test]
fn what_was_typed_ahead_is_offered_by_the_next_start() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = Home::with_account();
        let mut kam = home.start();
        kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
        let other = hold(&home);
        kam.keys("e").wait_for(LATER).keys("обещала скидкуу<Backspace>").wait_for("Набрано: «обещала скидку»");
        kam.signal(signal);
        assert_eq!(kam.wait_end(), 0, "{signal}");
        drop(other);
        home.start().wait_for("раньше, чем вы сохранили").wait_for("обещала скидку");
        assert_eq!(home.store().drafts().unwrap().len(), 1, "{signal}");
    }
}

/// Enter goes on where the screen would have been by then, as it does when nobody holds the file.
#[test]
fn what_was_typed_ahead_goes_through_what_opens() {
    let home = Home::with_demo();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("2").wait_for("►").keys("p").wait_for("записать итог");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for(LATER).keys("зв: договорились о цене").wait_for("о цене»");
    drop(other);
    kam.wait_for("После контакта").wait_for("зв: договорились о цене").wait_gone(LATER);
    // A page within an account, and a pane's own filter.
    let home = Home::with_demo();
    let mut kam = home.start();
    kam.wait_for("Сегодня").wait_until("rows", |screen| screen.contains("подготовка"));
    let other = hold(&home);
    kam.keys("/").wait_for(LATER).keys("дгу").wait_for("Набрано: «дгу»");
    drop(other);
    kam.wait_for("/ дгу").wait_gone(LATER);
}

/// The line of what was talked about would not open, and its letters move and delete what is planned.
#[test]
fn the_line_of_a_planned_contact_opens_when_the_file_is_free() {
    let home = Home::with_account();
    let today = chrono::Local::now().format("%Y-%m-%d").to_string();
    let planned = |change: &kamdesk::store::Change| {
        let entry = Record::owned(Entity::Entry, 1).with_text("kind", "call").with_text("state", "planned");
        change.insert(&entry.with_text("day", &today).with_text("time", "23:59"))
    };
    home.store().step(Verb::Create, "", planned).unwrap();
    let mut kam = home.start();
    kam.wait_for("состоялось");
    let other = hold(&home);
    kam.keys("<Space>").wait_for(LATER).keys("дали скидку").wait_for("Набрано: «дали скидку»");
    drop(other);
    kam.wait_for("После контакта").wait_gone(LATER).keys("<Enter>").wait_for("✓ Ромашка");
    let notes: Vec<_> = home.entries().iter().map(|entry| (entry.text("state").to_owned(), entry.text("notes").to_owned())).collect();
    assert_eq!(notes, [("held".to_owned(), "дали скидку".to_owned())]);
}

/// What was selected would give way to its neighbour, which would be opened and changed in its place.
#[test]
fn what_was_selected_then_is_opened_or_nothing() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    let other = hold(&home);
    kam.keys("e").wait_for(LATER).keys("важное").wait_for("Набрано: «важное»");
    other.execute_batch("DELETE FROM account; COMMIT").unwrap();
    kam.wait_for("Записи больше нет").wait_for("Набрано: «важное»").wait_for("Пока не нажата Esc").keys("n");
    kam.stands("Пока не нажата Esc", std::time::Duration::from_millis(200)).keys("<Esc>").wait_gone("Пока не нажата Esc").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// A record would be deleted, or a step taken back, long after it was asked for, and another one than was seen.
#[test]
fn what_changes_a_record_is_asked_for_anew() {
    for (key, said) in [("u", "Отменено"), ("d", "Удалено: Ромашка")] {
        let home = Home::with_account();
        let mut kam = home.start();
        kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
        let other = hold(&home);
        kam.keys(key).wait_for("Не сделано: файл занят");
        drop(other);
        kam.keys("k").stands("►  Ромашка", std::time::Duration::from_millis(300));
        assert_eq!(home.store().count_accounts().unwrap(), 1, "{key}");
        kam.keys(key).wait_for(said).wait_gone("Не сделано");
        assert_eq!(home.store().count_accounts().unwrap(), 0, "{key}");
    }
}

/// With several windows nobody would know which file it is that another program holds.
#[test]
fn whatever_is_said_of_a_busy_file_names_it() {
    let wide = |home: &Home| {
        let mut kam = home.launch().size(200, 40).start();
        kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
        kam
    };
    for (keys, said) in [("d", "Не сделано: файл занят"), ("e", LATER), ("1", "показано прочитанное раньше")]
    {
        let home = Home::with_account();
        let mut kam = wide(&home);
        let _other = hold(&home);
        kam.keys(keys).wait_for(said).wait_for(&format!("Файл: {}.", home.file().display()));
    }
    let home = Home::with_account();
    let mut kam = wide(&home);
    kam.keys("e").wait_for("Enter сохранить");
    let _other = hold(&home);
    kam.keys("<C-s>").wait_for("Сохраню, как только").wait_for(&format!("Файл: {}.", home.file().display()));
}

/// Whoever does not want to wait would have to, or lose what was typed without seeing it again.
#[test]
fn esc_stops_waiting() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    let other = hold(&home);
    kam.keys("e").wait_for(LATER).keys("лишнее").wait_for("Набрано: «лишнее»").keys("<Esc>").wait_gone(LATER).wait_for("Не открыто");
    kam.wait_for("«лишнее»");
    drop(other);
    kam.stands("«лишнее»", std::time::Duration::from_millis(300))
        .keys("<Esc>")
        .wait_gone("лишнее")
        .keys("2")
        .wait_for("►  Ромашка")
        .keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert_eq!(home.account().text("short_name"), "Ромашка");
}

/// Esc would take the sentence away that something waits, and leave open what became of it.
#[test]
fn whoever_stops_waiting_is_told_what_became_of_it() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    let other = hold(&home);
    kam.keys("e").wait_for(LATER).keys("<Esc>").wait_gone(LATER).wait_for("Не открыто.");
    kam.stands("Не открыто.", std::time::Duration::from_millis(700));
    drop(other);
    // Esc leaves the choice of a word, and with it ends the wait: the line stays open. Once more leaves the line.
    kam.keys("1").wait_gone("Не открыто.").keys("c").wait_for("Записать").keys("зв ромашка: ок +Иванов").wait_for("Ромашка");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for("Сохраню, как только").keys("<F3>").keys("<Esc>").wait_gone("Сохраню, как только");
    kam.wait_for("Не сохранено: набранное осталось здесь.").wait_for("зв ромашка: ок +Иванов");
    kam.keys("<Enter>").wait_for("Сохраню, как только").keys("<Esc>").wait_for("в этой же форме").wait_gone("Сохраню, как только");
    drop(other);
    assert!(home.entries().is_empty());
}

/// A look at the help would call off the save, without a word.
#[test]
fn what_lies_over_a_form_that_waits_calls_nothing_off() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка").keys("e").wait_for("Enter сохранить").keys(" Плюс");
    let other = hold(&home);
    kam.keys("<C-s>").wait_for("Сохраню, как только").keys("<F1>").wait_for("Справка").keys("<Esc>").wait_gone("Справка");
    kam.wait_for("Сохраню, как только");
    drop(other);
    kam.wait_for("Сохранено: Ромашка Плюс");
    assert_eq!(home.account().text("short_name"), "Ромашка Плюс");
}

/// A page asked for would stay where it was, and what is pressed next act on another one.
#[test]
fn an_account_a_history_and_a_choice_come_when_the_file_is_free() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for(LATER);
    drop(other);
    kam.wait_for("►~ Профиль").wait_gone(LATER);
    let other = hold(&home);
    kam.keys("H").wait_for(LATER);
    drop(other);
    kam.wait_for("История изменений").keys("<Esc>").wait_gone("История изменений").keys("<Esc>").wait_for("►  Ромашка");
    // What was chosen in a picker goes into the field that it was chosen for.
    kam.keys("m").wait_for("Встреча или звонок").keys("<F4>").wait_for("Чьё это").keys("ромашка").wait_for("Ромашка");
    let other = hold(&home);
    kam.keys("<Enter>").wait_for(LATER);
    drop(other);
    kam.wait_gone(LATER).wait_for("Встреча или звонок · Ромашка").keys("<Esc>").wait_gone("Встреча или звонок").keys("й");
    assert_eq!(kam.wait_end(), 0);
}

/// It would say for ever that it saves, and never do so.
#[test]
fn a_save_that_waits_is_made_whatever_is_pressed_meanwhile() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    for (typed, saved) in [("", "Ромашка"), (" Плюс", "Ромашка Плюс")] {
        kam.keys("e").wait_for("Enter сохранить").keys(typed);
        let other = hold(&home);
        kam.keys("<C-s>").wait_for("Сохраню, как только").keys("<Tab>").wait_for("Сохраню, как только");
        drop(other);
        kam.wait_gone("Сохраню, как только").wait_for("►  Ромашка");
        assert_eq!(home.account().text("short_name"), saved);
    }
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}

fn command(home: &Home, words: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kam"))
        .args(["--lang", "ru", "--file", home.file().to_str().unwrap()])
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    (child, said)
}

/// Whoever wants to read would wait for half a minute, twice, for what shows at once.
#[test]
fn a_command_that_reads_gives_up_soon_and_names_the_file() {
    let home = Home::with_account();
    let _other = hold(&home);
    let (child, said) = command(&home, &["today"]);
    assert!(said.contains(home.file().to_str().unwrap()) && said.contains("жду другую программу"), "{said}");
    let ended = child.wait_with_output().unwrap();
    let why = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(why.contains("команда не выполнена, ничего не изменено") && why.contains(home.file().to_str().unwrap()), "{why}");
}

/// What it had begun to make would lie about, and be taken for what is left of a lost file.
#[test]
fn a_command_that_waits_is_broken_off_at_once_and_leaves_nothing_half() {
    for (words, said_at) in [(&["log", "зв ромашка: ок"][..], "жду"), (&["backup"], "жду"), (&["doctor", "--repair"], "жду")]
    {
        let home = Home::with_account();
        let before = home.everything().len();
        let other = hold(&home);
        let (child, said) = command(&home, words);
        assert!(said.contains(said_at), "{said}");
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap()), (Some(130), String::new()), "{words:?}");
        drop(other);
        assert_eq!(home.everything().len(), before, "{words:?}: {:?}", home.everything());
        assert_eq!((home.entries().len(), home.store().count_accounts().unwrap()), (0, 1));
    }
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let before = home.everything().len();
    let other = hold(&home);
    let (child, said) = command(&home, &["restore", "--yes", copy.to_str().unwrap()]);
    assert!(said.contains("жду"), "{said}");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    drop(other);
    assert_eq!(home.everything().len(), before, "{:?}", home.everything());
}
