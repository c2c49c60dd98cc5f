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
    assert!(
        flat(&said).contains("резервная копия") && flat(&said).contains(&format!("kam --file '{}' restore", home.file().display())),
        "{said}"
    );
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

/// Whoever renamed a file, or has several in a folder, would never learn that what was typed waits there.
#[test]
fn a_text_of_another_file_beside_is_told_with_the_way_to_it() {
    let home = Home::with_account();
    let (other, gone) = (home.path().join("другой.db"), home.path().join("прежний.db"));
    drop(Store::open(&other, Clock::System).unwrap());
    for (file, number) in [(&other, 1), (&gone, 2)] {
        let kept = serde_json::json!({
            "of": { "file": file, "identity": null, "uid": format!("никакой-{number}") },
            "drafts": [{ "place": "note", "at": "2026-11-24T09:00:00+03:00", "body": "{}" }],
        });
        let name = format!("{}.typed-4194304{number}-7.json", file.file_stem().unwrap().to_str().unwrap());
        std::fs::write(home.path().join(name), kept.to_string()).unwrap();
    }
    let told = |said: &str| {
        let said = said.split_whitespace().collect::<String>();
        let file = |file: &Path| file.display().to_string();
        let way = format!("kam--file'{}'", file(&other)).replace(' ', "");
        said.contains("набранноеинесохранённоевдругомфайле")
            && said.contains(&way)
            && said.contains(&format!("Оноизфайла{},котороготамместеуженет", file(&gone)).replace("тамместе", "натомместе"))
    };
    let (_, doctor) = kam(&home.file(), &["doctor"]);
    assert!(flat(&doctor).contains("лежит здесь же — текстов: 2"), "{doctor}");
    let mut window = home.launch().size(200, 40).start();
    window.wait_until("the texts to be told", |window| told(window));
    assert!(home.path().join("другой.typed-41943041-7.json").exists(), "it is not this file's to take");
}

/// A command that is copied from a message would look into the usual file instead of the one it is about.
#[test]
fn every_command_that_is_advised_names_its_file() {
    // What only lists commands, or works on no file of the user's, needs none.
    let free = ["NO_TERMINAL", "DUMB_TERMINAL", "NO_HOME", "DONE_WHICH", "kam demo", "kam --help"];
    let commands = ["restore", "doctor", "backup", "log", "export", "import", "person", "add", "find", "map", "prep", "today", "done"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.is_file()) {
        let source = std::fs::read_to_string(&path).unwrap();
        let sentences = source.split("#[cfg(test)]").next().unwrap().lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in sentences.filter(|line| !free.iter().any(|free| line.contains(free))) {
            for command in commands {
                assert!(!line.contains(&format!("kam {command}")), "{}: {line}", path.display());
            }
        }
    }
    let home = Home::with_account();
    for (arguments, advised) in [(&["prep", "Никто"][..], "export accounts"), (&["add", "person", "Иванов, директор"], "add account")]
    {
        let (_, said) = kam(&home.file(), arguments);
        assert!(flat(&said).contains(&format!("kam --file '{}' {advised}", home.file().display())), "{arguments:?}: {said}");
    }
    let copy = home.store().back_up_now().unwrap();
    let (_, said) = kam(&copy, &["add", "account", "Василёк"]);
    assert!(flat(&said).contains(&format!("kam --file '{}' restore '{}'", home.file().display(), copy.display())), "{said}");
}

/// A file that is not ours would lie beside, open to everybody who shares the computer.
#[test]
fn a_foreign_file_that_a_restore_keeps_is_for_the_owner_alone() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    std::fs::write(home.file(), "список покупок").unwrap();
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o644)).unwrap();
    let kept = kamdesk::store::restore::restore(&copy, &home.file(), Clock::System).unwrap().unwrap();
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "список покупок");
    for path in [&kept, &home.file()] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
}

/// A stick that is pulled out and put in again: what was saved before is there, and what is typed meanwhile comes to it.
#[test]
fn a_folder_that_goes_and_comes_back_is_worked_in_again() {
    let home = Home::with_account();
    let (stick, away) = (home.path().join("stick"), home.path().join("away"));
    std::fs::create_dir(&stick).unwrap();
    let file = stick.join("kam.db");
    std::fs::rename(home.file(), &file).unwrap();
    let mut window = home.launch_on(&file).start();
    window.open_note().keys("До обрыва").wait_for("До обрыва").keys("<C-s>").wait_for("Сохранено");
    std::fs::rename(&stick, &away).unwrap();
    window.keys("C").wait_for("Запись о контакте").keys("Пока её не было").wait_for("Пока её не было").keys("<C-s>");
    window.wait_for("перенесён");
    assert!(!stick.exists(), "nothing is made where the stick was");
    std::fs::rename(&away, &stick).unwrap();
    window.keys("<C-s>").wait_for("Сохранено").keys("й");
    assert_eq!(window.wait_end(), 0);
    let mut notes = Vec::new();
    Store::open(&file, Clock::System)
        .unwrap()
        .each(kamdesk::domain::Entity::Entry, |entry| notes.push(entry.text("notes").to_owned()))
        .unwrap();
    assert_eq!(notes, ["До обрыва", "Пока её не было"]);
}

/// A line would be stored and never said to be, and whoever interrupts the command write it twice; a window would stay black.
#[test]
fn no_pipe_under_a_name_of_ours_is_waited_for() {
    // Where it is waited for, that ends.
    let within = |file: &Path, words: &[&str]| {
        let mut command = Command::new("timeout");
        command.args(["60", env!("CARGO_BIN_EXE_kam"), "--lang", "ru", "--file", file.to_str().unwrap()]).args(words);
        let run = command.env("HOME", file.parent().unwrap()).stdin(Stdio::null()).output().unwrap();
        (run.status.code(), flat(&String::from_utf8([run.stdout, run.stderr].concat()).unwrap()))
    };
    let today = format!("{}.db", kamdesk::clock::Clock::System.today());
    for (name, found) in
        [(format!("my-backups/{today}"), true), ("my-backups/damaged".to_owned(), true), ("my.db-journal".to_owned(), false)]
    {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("my.db");
        super::support::demo_at(&file, kamdesk::domain::Lang::Ru);
        let pipe = folder.path().join(&name);
        std::fs::create_dir_all(pipe.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for words in [&["log", "зв ромашка: прислали прайс"][..], &["today"], &["backup"], &["doctor"]] {
            let (status, said) = within(&file, words);
            let what = format!("{name} {words:?}: {status:?} {said}");
            match words[0] {
                "log" => assert!(status == Some(0) && said.contains("Записано"), "{what}"),
                "doctor" => {
                    assert_eq!(said.contains("стоит не файл, а канал"), found, "{what}");
                    assert!(said.contains(&name) && said.contains("целая"), "{what}");
                }
                _ => assert_eq!(status, Some(0), "{what}"),
            }
        }
    }
}

/// A folder under the name of a journal would close a good file for good, and be looked for in the file.
#[test]
fn a_folder_in_the_place_of_a_journal_is_set_aside() {
    for suffix in ["-journal", "-wal", "-shm"] {
        let home = Home::with_demo();
        let taken = kamdesk::store::place::with_suffix(&home.file(), suffix);
        std::fs::create_dir(&taken).unwrap();
        let (status, said) = kam(&home.file(), &["today"]);
        assert!(status == Some(0) && flat(&said).contains("сохранено отдельно"), "{suffix}: {said}");
        assert!(!taken.is_dir() && kam(&home.file(), &["doctor"]).0 == Some(1), "{suffix}");
    }
}

/// What stands in the way of copies would be looked for in the file.
#[test]
fn what_stands_in_the_place_of_the_copies_is_named_by_a_line_too() {
    let home = Home::with_demo();
    std::fs::write(backup::folder(&home.file()), "x").unwrap();
    let (_, said) = kam(&home.file(), &["log", "зв ромашка: проба"]);
    let said = flat(&said);
    assert!(said.contains("На месте папки резервных копий лежит файл") && !said.contains("Такой файл уже есть"), "{said}");
}

/// A file that was replaced by a pipe or a folder would be taken for lost, its whole copies beside it.
#[test]
fn what_stands_in_the_place_of_the_file_leaves_its_copies_named() {
    let home = Home::with_demo();
    let copy = home.store().back_up_now().unwrap();
    std::fs::remove_file(home.file()).unwrap();
    std::fs::create_dir(home.file()).unwrap();
    for words in [&["today"][..], &["doctor"], &["restore", copy.to_str().unwrap(), "--yes"]] {
        let (status, said) = kam(&home.file(), words);
        let said = flat(&said);
        assert!(status == Some(2) && said.contains("перенесите отсюда") && said.contains(&copy.display().to_string()), "{said}");
    }
}

/// An erasing that was broken off before it was noted done would be told for ever, whatever is made anew.
#[test]
fn a_copy_made_anew_holds_nobody_who_was_erased() {
    let home = Home::with_demo();
    let copy = home.store().back_up_now().unwrap();
    let name = copy.file_name().unwrap().to_str().unwrap();
    let left = format!(r#"[{{"uids":["01a21f5f-0000-7000-8000-000000000000"],"instead":null,"copies":["{name}"]}}]"#);
    home.store().note_setting("copies_to_remake", &left).unwrap();
    assert_eq!(home.store().copies_to_remake().unwrap(), [copy]);
    home.store().back_up_now().unwrap();
    assert!(home.store().copies_to_remake().unwrap().is_empty());
}

/// Done as advised, a restore would write into the user's own file.
#[test]
fn a_restore_that_is_advised_means_the_file_it_is_advised_for() {
    for taken in ["folder", "pipe", "link"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("k.db");
        super::support::demo_at(&file, kamdesk::domain::Lang::Ru);
        let copy = kamdesk::store::Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
        std::fs::remove_file(&file).unwrap();
        match taken {
            "folder" => std::fs::create_dir(&file).unwrap(),
            "pipe" => assert!(Command::new("mkfifo").arg(&file).status().unwrap().success()),
            _ => std::os::unix::fs::symlink(&file, &file).unwrap(),
        }
        let advised = format!("kam --file '{}' restore '{}'", file.display(), copy.display());
        for words in [&["today"][..], &["doctor"], &["restore", copy.to_str().unwrap()]] {
            let (status, said) = super::kam(&file, words);
            assert!(status == Some(2) && said.contains(&advised), "{taken} {words:?}: {status:?} {said}");
        }
    }
}

/// The user's own file would be named for one that could not be made.
#[test]
fn an_example_that_cannot_be_saved_is_named_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (file, example) = (folder.path().join("k.db"), folder.path().join("d.db"));
    super::support::demo_at(&file, kamdesk::domain::Lang::Ru);
    kamdesk::store::Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
    for blocks in [64, 1024] {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_kam"), "--lang", "ru", "--file"]);
        let run = command.arg(&file).args(["demo", "--save"]).arg(&example).env("HOME", folder.path()).output().unwrap();
        let said = flat(&String::from_utf8([run.stdout, run.stderr].concat()).unwrap());
        assert!(!run.status.success() && said.contains("ulimit -f") && said.contains(example.to_str().unwrap()), "{blocks}: {said}");
        assert!(!said.contains(file.to_str().unwrap()) && !said.contains("копия"), "{blocks}: {said}");
        assert!(!example.exists(), "{blocks}");
    }
}
