//! Journals and logs that lie beside a file: what was not written for it as it stands is not written into it, and is kept.

use super::support::home::Home;
use super::support::{assert_whole, demo_at, morning};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::place::with_suffix;
use kamdesk::store::{Error, Origin, Store, beside, restore, schema};
use rusqlite::Connection;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn demo(folder: &Path) -> PathBuf {
    let file = folder.join("kam.db");
    demo_at(&file, Lang::Ru);
    file
}

fn add(file: &Path, name: &str) {
    let store = Store::open(file, morning()).unwrap();
    editing::save(&store, None, &Record::new(Entity::Account).with_text("short_name", name), "").unwrap();
}

/// A file of another program, of several pages.
fn other(folder: &Path) -> PathBuf {
    let file = folder.join("other.db");
    let connection = Connection::open(&file).unwrap();
    connection
        .execute_batch(
            "DROP TABLE IF EXISTS note; CREATE TABLE note(text TEXT);
             WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 400)
             INSERT INTO note SELECT hex(randomblob(200)) FROM n;",
        )
        .unwrap();
    file
}

/// The files as a crash in the middle of a step leaves them: of the file and of its journal, some of the step written through.
fn broken_off(file: &Path, change: &str) -> (Vec<u8>, Vec<u8>) {
    let connection = Connection::open(file).unwrap();
    connection.execute_batch(&format!("PRAGMA cache_size = 2; BEGIN; {change}")).unwrap();
    let left = (bytes(file), bytes(&with_suffix(file, "-journal")));
    connection.execute_batch("ROLLBACK").unwrap();
    assert_eq!(left.1[..8], [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    assert_ne!(left.0, bytes(file), "nothing was written through");
    left
}

/// Where something was set aside that lay beside a file.
fn aside(file: &Path, suffix: &str) -> Option<PathBuf> {
    let begun = with_suffix(file, &format!("{suffix}.aside-")).file_name().unwrap().to_str().unwrap().to_owned();
    let entries = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap());
    entries.filter(|entry| entry.file_name().to_str().unwrap().starts_with(&begun)).map(|entry| entry.path()).next()
}

/// Opens a file beside which something lies that is not its own: it stays byte for byte, and what lay there is kept.
fn assert_set_aside(file: &Path, suffix: &str, left: &[u8]) {
    let before = bytes(file);
    std::fs::write(with_suffix(file, suffix), left).unwrap();
    let reader = Origin::new(file, morning()).read_only().unwrap();
    assert_eq!(reader.faults().unwrap(), Vec::<String>::new());
    drop((reader, assert_whole(file)));
    assert!(bytes(file) == before, "the file was changed");
    assert_eq!(bytes(&aside(file, suffix).expect("nothing was kept")), left);
    assert!(!with_suffix(file, suffix).exists());
    assert_eq!(beside::abandoned(file), Vec::<PathBuf>::new());
}

/// R22: beside what is left of a lost file an empty one would be made without a question.
#[test]
fn what_is_left_of_a_file_says_that_it_was_here() {
    for left in ["-journal", "-wal", ".restoring-2147483647-0", "-journal.aside-2026-11-23T120000"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        std::fs::write(with_suffix(&file, left), "left").unwrap();
        assert!(matches!(Store::open(&file, morning()), Err(Error::Lost { backup: None, .. })), "{left}");
        assert!(!file.exists() && with_suffix(&file, left).exists(), "{left}");
    }
}

/// R22: the program says the same wherever it is met: whoever was cut off in a restore may believe that it was done.
#[test]
fn a_restore_that_was_broken_off_is_said_by_whatever_opens_the_file() {
    const SAID: &str = "из копии в прошлый раз не было закончено";
    let ran = |home: &Home, words: &[&str]| {
        let mut kam = Command::new(env!("CARGO_BIN_EXE_kam"));
        let run = kam.args(["--lang", "ru", "--file"]).arg(home.file()).args(words).env("HOME", home.path()).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{words:?}: {run:?}");
        String::from_utf8(run.stderr).unwrap()
    };
    // As this version calls it, and as an earlier one did.
    for left in ["kam.db.restoring-2147483647-0", "kam.restoring-2147483647"] {
        let home = Home::with_account();
        let left = home.path().join(left);
        std::fs::copy(home.file(), &left).unwrap();
        for words in [&["today"][..], &["find", "Ромашка"], &["export", "accounts"], &["add", "account", "Василёк"]] {
            let said = ran(&home, words);
            assert_eq!(said.matches(SAID).count(), 1, "{words:?}: {said:?}");
            assert!(said.contains(home.file().to_str().unwrap()) && left.exists());
        }
        let mut kam = home.launch().size(160, 40).start();
        kam.wait_for(SAID).keys("2").wait_for("Василёк").wait_for(SAID).keys("<Esc>").wait_gone(SAID);
        // The copy of the day clears it away.
        kam.wait_until("what was left to be cleared away", |_| !left.exists()).keys("й");
        assert_eq!(kam.wait_end(), 0);
        assert_eq!(ran(&home, &["today"]), "");
        // Where the file itself is gone, it says that there was one.
        std::fs::copy(home.file(), &left).unwrap();
        std::fs::remove_file(home.file()).unwrap();
        std::fs::remove_dir_all(kamdesk::store::backup::folder(&home.file())).unwrap();
        assert!(matches!(Store::open(&home.file(), morning()), Err(Error::Lost { .. })), "{left:?}");
    }
    // Of another file that is called alike nothing is said, and nothing taken away; nor of one that goes on.
    let home = Home::with_account();
    let own = format!("kam.db.restoring-{}-0", std::process::id());
    for left in ["kamera.db.restoring-2147483647-0", own.as_str()] {
        std::fs::copy(home.file(), home.path().join(left)).unwrap();
    }
    assert_eq!(ran(&home, &["today"]), "");
    beside::clean(&home.file());
    assert!(home.path().join("kamera.db.restoring-2147483647-0").exists() && home.path().join(&own).exists());
}

const GROWS: &str = "INSERT INTO note SELECT hex(randomblob(200)) FROM note;";
const STAYS: &str = "UPDATE note SET text = lower(text);";
const OWN: &str = "UPDATE entry SET notes = 'Х' || substr(notes, 2); UPDATE person SET family_name = upper(family_name);";

/// R22: the pages of another file would be written over this one's, which would be called untouched.
#[test]
fn a_journal_of_another_file_is_not_played_back() {
    for change in [GROWS, STAYS] {
        let folder = tempfile::tempdir().unwrap();
        let file = demo(folder.path());
        let (_, journal) = broken_off(&other(folder.path()), change);
        assert_set_aside(&file, "-journal", &journal);
    }
    let folder = tempfile::tempdir().unwrap();
    assert_set_aside(&demo(folder.path()), "-journal", "список покупок".as_bytes());
}

/// R22: pages of last month's state would be written among those of today's.
#[test]
fn a_journal_of_an_earlier_state_is_not_played_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let (_, journal) = broken_off(&file, OWN);
    for name in ["Василёк", "Незабудка"] {
        add(&file, name);
    }
    assert_set_aside(&file, "-journal", &journal);
}

/// R22: where the journal tells nothing of the state it was written for, what is whole stays.
#[test]
fn a_journal_that_cannot_be_told_leaves_a_whole_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    // Pages are changed in their places and the first one is not.
    let (_, journal) =
        broken_off(&file, "UPDATE account SET find = replace(find, 'а', 'о'); UPDATE person SET find = replace(find, 'а', 'о');");
    add(&file, "Василёк");
    assert_set_aside(&file, "-journal", &journal);
}

/// R1: what a crash broke off would stay half written.
#[test]
fn what_a_crash_broke_off_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let before = bytes(&file);
    let (half, journal) = broken_off(&file, &format!("PRAGMA user_version = 9; {OWN}"));
    std::fs::write(&file, half).unwrap();
    std::fs::write(with_suffix(&file, "-journal"), journal).unwrap();
    drop(assert_whole(&file));
    assert!(bytes(&file) == before, "it was not taken back");
    assert_eq!((aside(&file, "-journal"), with_suffix(&file, "-journal").exists()), (None, false));
}

/// R22: SQLite would play it back under the eyes of whoever has the file open, at the next thing that is read.
#[test]
fn what_comes_to_lie_beside_an_open_file_is_not_played_back() {
    for writes in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let file = demo(folder.path());
        let (_, journal) = broken_off(&other(folder.path()), STAYS);
        let log = log_of(&other(folder.path()), STAYS);
        let window = Store::open(&file, morning()).unwrap();
        let before = bytes(&file);
        for (suffix, left) in [("-journal", &journal), ("-wal", &log)] {
            std::fs::write(with_suffix(&file, suffix), left).unwrap();
            if writes {
                let account = Record::new(Entity::Account).with_text("short_name", "Василёк");
                editing::save(&window, None, &account, "").unwrap();
            } else {
                window.revision().unwrap();
                assert!(bytes(&file) == before, "the file was changed");
            }
            assert_eq!(&bytes(&aside(&file, suffix).expect("nothing was kept")), left);
        }
        assert_eq!(window.faults().unwrap(), Vec::<String>::new());
        // What another window left in a crash is its own still, and is taken back.
        let before = bytes(&file);
        let (half, own) = broken_off(&file, &format!("PRAGMA user_version = {}; {OWN}", schema::newest()));
        std::fs::write(&file, half).unwrap();
        std::fs::write(with_suffix(&file, "-journal"), own).unwrap();
        window.revision().unwrap();
        window.count_accounts().unwrap();
        assert!(bytes(&file) == before, "it was not taken back");
    }
}

/// R1: a window that writes would lose its journal to one that is opened beside it.
#[test]
fn a_journal_in_use_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let writer = Connection::open(&file).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE account SET about = 'x'").unwrap();
    assert!(with_suffix(&file, "-journal").exists());
    let reader = Origin::new(&file, morning()).read_only().unwrap();
    assert!(with_suffix(&file, "-journal").exists());
    writer.execute_batch("COMMIT").unwrap();
    drop(reader);
    assert_eq!(aside(&file, "-journal"), None);
    drop(assert_whole(&file));
}

/// R1: closing a file lets go of every lock that the program has on it, and another one would write at the same time.
#[test]
fn looking_at_a_file_lets_go_of_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let writer = Connection::open(&file).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE account SET about = 'x'").unwrap();
    drop(Origin::new(&file, morning()).read_only().unwrap());
    let mut other = Command::new(env!("CARGO_BIN_EXE_kam"))
        .args(["--lang", "ru", "--file", file.to_str().unwrap(), "add", "account", "Василёк"])
        .env("HOME", folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(other.stderr.take().unwrap()).read_line(&mut said).unwrap();
    writer.execute_batch("COMMIT").unwrap();
    assert!(other.wait().unwrap().success());
    assert!(said.contains(file.to_str().unwrap()) && said.contains("занят"), "it did not wait: {said:?}");
    drop(assert_whole(&file));
}

/// The log of a file at work, as it lies beside it.
fn log_of(file: &Path, change: &str) -> Vec<u8> {
    let connection = Connection::open(file).unwrap();
    connection.execute_batch(&format!("PRAGMA journal_mode = WAL; {change}")).unwrap();
    let log = bytes(&with_suffix(file, "-wal"));
    assert!(!log.is_empty());
    log
}

/// R22: the log of another file, or of another state of this one, would be taken in, and then be in the backup too.
#[test]
fn a_log_of_another_file_or_state_is_not_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let log = log_of(&other(folder.path()), STAYS);
    assert_set_aside(&file, "-wal", &log);

    let state = folder.path().join("state.db");
    std::fs::copy(&file, &state).unwrap();
    let log = log_of(&state, OWN);
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    add(&file, "Василёк");
    assert_set_aside(&file, "-wal", &log);
}

/// R22: a log that fits no more, beside a file that has one.
#[test]
fn a_log_that_does_not_fit_is_not_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let (file, others) = (demo(folder.path()), other(folder.path()));
    Connection::open(&file).unwrap().execute_batch("PRAGMA journal_mode = WAL").unwrap();
    let log = log_of(&others, STAYS);
    std::fs::write(with_suffix(&file, "-wal"), &log).unwrap();
    drop(assert_whole(&file));
    assert_eq!(bytes(&aside(&file, "-wal").unwrap()), log);

    // Its own one is taken in, also after a crash.
    let connection = Connection::open(&file).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; INSERT INTO setting(name, value) VALUES ('own', '1')").unwrap();
    let (copy, own) = (bytes(&file), bytes(&with_suffix(&file, "-wal")));
    drop(connection);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    std::fs::write(&file, copy).unwrap();
    std::fs::write(with_suffix(&file, "-wal"), own).unwrap();
    drop(assert_whole(&file));
    let kept: i64 =
        Connection::open(&file).unwrap().query_row("SELECT count(*) FROM setting WHERE name = 'own'", [], |row| row.get(0)).unwrap();
    assert_eq!((kept, aside(&file, "-wal")), (1, None));
}

/// R22: what was left of a lost file would spoil the one that is restored, or made, in its place.
#[test]
fn orphans_do_not_spoil_what_comes() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo(folder.path());
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    let (_, journal) = broken_off(&file, OWN);
    let log = log_of(&other(folder.path()), STAYS);
    for restores in [true, false] {
        std::fs::remove_file(&file).unwrap();
        std::fs::write(with_suffix(&file, "-journal"), &journal).unwrap();
        std::fs::write(with_suffix(&file, "-wal"), &log).unwrap();
        if restores {
            restore::restore(&copy, &file, morning()).unwrap();
            assert!(assert_whole(&file).count_accounts().unwrap() > 0);
        } else {
            assert!(matches!(Store::open(&file, morning()), Err(Error::Lost { .. })));
            assert_eq!(Origin::new(&file, morning()).create().unwrap().count_accounts().unwrap(), 0);
        }
        assert_eq!(bytes(&aside(&file, "-journal").unwrap()), journal);
        assert_eq!(bytes(&aside(&file, "-wal").unwrap()), log);
    }
}
