//! What the program takes of the machine: little memory, one core, no network.

use super::support::home::Home;
use kamdesk::clock::Clock;
use kamdesk::domain::Lang;
use kamdesk::store::{Error, backup};
use kamdesk::text::errors::{self, Whole};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program under a limit of 300 MB of addresses, on one core where that can be asked for.
const LITTLE: &str = "ulimit -v 307200 || exit 9; if command -v taskset > /dev/null; then exec taskset -c 0 \"$@\"; else exec \"$@\"; fi";

/// R18: on a small machine, or under a limit that its owner set, there would be no copy of the day, or no program.
#[test]
#[cfg(target_os = "linux")]
fn one_core_and_300_mb_are_enough() {
    let home = Home::with_demo();
    let mut kam = home.launch().size(100, 30).start_under(LITTLE);
    kam.wait_for("Встречи и звонки").wait_until("the copy of the day", |_| !backup::days(&home.file()).is_empty());
    for keys in
        ["p", "<Esc>", "2", "<Enter>", "<Tab>", "<Tab>", "<Esc>", "3", "<Tab>", "1", "<C-f>", "цена", "<Esc>", "<C-k>", "ром", "<Esc>"]
    {
        kam.keys(keys);
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    kam.keys("c").wait_for("Записать").keys("зв ромашка: всё хватает").wait_for("хватает").keys("<Enter>").wait_for("✓ Ромашка");
    assert!(!kam.screen().contains("памяти"), "{}", kam.screen());
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
    let file = home.file();
    for words in [&["today"][..], &["doctor"], &["backup"], &["export", "people"], &["map", "Ромашка"], &["find", "цена"]] {
        let mut command = Command::new("sh");
        command.args(["-c", LITTLE, "sh", env!("CARGO_BIN_EXE_kam"), "--lang", "ru", "--file"]).arg(&file).args(words);
        let run = command.env("HOME", home.path()).output().unwrap();
        assert!(run.status.success(), "{words:?}: {run:?}");
    }
}

/// «The database refused, code 7» tells nobody what to do.
#[test]
fn want_of_memory_is_said_as_that() {
    let error: Error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(7), None).into();
    for (lang, way) in [(Lang::Ru, "не хватило памяти"), (Lang::En, "ran out of memory")] {
        let said = errors::in_file(&error, Path::new("/data/kam.db"), || Whole::Nowhere, lang);
        assert!(said.contains(way) && said.contains("ulimit -v") && said.contains("/data/kam.db"), "{said}");
    }
}

/// Stands between the program and the system: whoever asks for a socket is noted.
const LISTENER: &str = r#"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
static void note(void) { int file = open(getenv("ASKED"), O_CREAT | O_WRONLY, 0600); if (file >= 0) close(file); }
int socket(int domain, int type, int protocol) { note(); return -1; }
int connect(int socket, const void *address, unsigned length) { note(); return -1; }
"#;

/// R19: what one knows of clients would go where nobody sees it.
#[test]
#[cfg(target_os = "linux")]
fn no_socket_is_ever_asked_for() {
    let home = Home::with_demo();
    let (source, library, asked) = (home.path().join("listener.c"), home.path().join("listener.so"), home.path().join("asked"));
    std::fs::write(&source, LISTENER).unwrap();
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).status();
    if !compiled.is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no C compiler here");
        return;
    }
    let under = |program: &mut Command| program.env("LD_PRELOAD", &library).env("ASKED", &asked).env("HOME", home.path()).output().unwrap();
    // It does note what asks for one.
    under(Command::new("bash").args(["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]));
    let listens = asked.exists();
    let _ = std::fs::remove_file(&asked);
    assert!(listens || !PathBuf::from("/bin/bash").exists(), "the listener hears nothing");

    let table = home.path().join("people.csv");
    std::fs::write(&table, "Имя;Телефон\nИван;+7 900 000-00-00\n").unwrap();
    let table = table.to_str().unwrap();
    for words in [&["today"][..], &["import", "--yes", table], &["export", "people"], &["backup"], &["doctor"], &["map", "Ромашка"]]
    {
        let run = under(Command::new(env!("CARGO_BIN_EXE_kam")).args(["--file"]).arg(home.file()).args(words));
        assert!(run.status.code().is_some(), "{words:?}: {run:?}");
    }
    let launch = home.launch().env("LD_PRELOAD", library.to_str().unwrap()).env("ASKED", asked.to_str().unwrap());
    let mut kam = launch.start();
    kam.wait_for("Сегодня").wait_until("the copy of the day", |_| backup::newest(&home.file(), Clock::System.today()).is_some());
    kam.keys("c").wait_for("Записать").keys("зв ромашка: ок").wait_for("Ромашка").keys("<Enter>").wait_for("✓ Ромашка").keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert!(!asked.exists(), "a socket was asked for");
}
