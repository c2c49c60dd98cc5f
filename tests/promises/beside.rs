//! What lies beside the file, and what is advised about it: nothing of it is lost by what the program does or says.

use super::support::home::Home;
use kamdesk::clock::Clock;
use kamdesk::store::{Barred, Error, Origin, Store, backup, beside};
use rusqlite::Connection;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// The status of a command, and what it said.
fn kam(file: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kam"));
    command.args(["--lang", "ru", "--file", file.to_str().unwrap()]).args(arguments).env("HOME", file.parent().unwrap());
    let output = command.stdin(Stdio::null()).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

/// Words without the places where a line of the screen ends.
fn flat(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What was typed would lie beside an empty file that has nothing to do with it.
#[test]
fn a_file_of_which_only_typed_text_is_left_is_not_made_anew() {
    let home = Home::with_account();
    std::fs::remove_file(home.file()).unwrap();
    std::fs::write(home.path().join("kam.typed-1-2.json"), "{}").unwrap();
    assert!(beside::was_here(&home.file()) && !beside::was_here(&home.path().join("k.db")));
    assert!(matches!(Store::open(&home.file(), Clock::System), Err(Error::Lost { backup: None, .. })));
    assert!(!home.file().exists());
}

/// A line would be called written and be gone with the next copy.
#[test]
fn nothing_is_written_into_a_copy() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    let (status, said) = kam(&copy, &["log", "зв ромашка: договорились"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(flat(&said).contains("резервная копия") && flat(&said).contains("kam restore"), "{said}");
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    assert!(backup::is_summed(&copy));
    assert_eq!(kam(&copy, &["today"]).0, Some(0));
    assert!(matches!(Origin::new(&copy, Clock::System).to_mend(), Err(Error::Copy(_))));
    assert_eq!(home.store().barred(), None);
    // Under another name it is a file like any other.
    let own = home.path().join("own.db");
    std::fs::copy(&copy, &own).unwrap();
    assert_eq!(kam(&own, &["log", "зв ромашка: договорились"]).0, Some(0));
    assert_eq!(Store::open(&copy, Clock::System).unwrap().barred(), Some(&Barred::Copy));
}

/// A command that is copied from the advice would replace the user's own file.
#[test]
fn a_command_that_is_advised_is_about_the_same_file() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let named = format!("kam --file '{}'", home.file().display());
    let (_, said) = kam(&home.file(), &["restore", copy.to_str().unwrap()]);
    assert!(flat(&said).contains(&format!("{named} restore --yes '{}'", copy.display())), "{said}");
    std::fs::remove_file(home.file()).unwrap();
    let (_, said) = kam(&home.file(), &["today"]);
    assert!(flat(&said).contains(&format!("запустите {named}")), "{said}");
}

/// Whoever follows the first advice would lose all that was saved since the copy.
#[test]
fn a_damaged_index_is_mended_before_anything_is_restored() {
    let home = Home::with_account();
    home.store().back_up_now().unwrap();
    let spoil = "DELETE FROM find_person_data WHERE id > 10";
    Connection::open(home.file()).unwrap().execute_batch(spoil).unwrap();
    for command in [&["doctor"][..], &["log", "зв ромашка: договорились"]] {
        let (status, said) = kam(&home.file(), command);
        let said = flat(&said);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("doctor --repair") && !said.contains(" restore "), "{said}");
    }
    kam(&home.file(), &["doctor", "--repair"]);
    assert_eq!(kam(&home.file(), &["log", "зв ромашка: договорились"]).0, Some(0));
}

/// A copy would be called ready that lies in a folder of the machine, in the place of a stick that was not there.
#[test]
fn no_copy_goes_to_a_stick_that_is_not_there() {
    let home = Home::with_account();
    let target = home.path().join("usb/kam.db");
    for command in [["backup", target.to_str().unwrap()].as_slice(), &["demo", "--save", target.to_str().unwrap()]] {
        let (status, said) = kam(&home.file(), command);
        assert!(status == Some(4) && flat(&said).contains("диск не подключён"), "{said}");
        assert!(!home.path().join("usb").exists());
    }
}

/// Others would read in it what they may not read in the file.
#[test]
fn what_is_set_aside_is_closed_to_others() {
    let home = Home::with_account();
    let log = home.path().join("kam.db-wal");
    std::fs::write(&log, "x").unwrap();
    std::fs::set_permissions(&log, PermissionsExt::from_mode(0o644)).unwrap();
    drop(home.store());
    let aside = home.everything().into_iter().find(|path| path.to_str().unwrap().contains(".aside-")).unwrap();
    assert_eq!(aside.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
