//! Whose the backups are, and where: a folder that two files share, and one that is elsewhere.

use super::kam;
use super::support::home::Home;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::{Query, Store, backup};
use std::path::Path;
use std::process::Command;

fn names(file: &Path) -> Vec<String> {
    let rows = Store::open(file, Clock::System).unwrap().accounts(&Query { limit: 9, ..Query::default() }, "2026-11-24").unwrap().rows;
    rows.into_iter().map(|row| row.name).collect()
}

/// R22: the stick with the backups is not there, and a new, empty file would stand in the place of a year of work.
#[test]
fn a_file_whose_backups_are_elsewhere_is_not_made_anew() {
    let home = Home::with_account();
    let (file, folder) = (home.file(), backup::folder(&home.file()));
    assert!(Command::new("mkfifo").arg(&folder).status().unwrap().success());
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains("На месте папки резервных копий — канал"), "{said}");
    std::fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink(home.path().join("stick/backups"), &folder).unwrap();
    for words in [&["doctor"][..], &["backup"]] {
        let (status, said) = kam(&file, words);
        assert!(status == Some(1) && said.contains("— ссылка на") && !said.contains("лежит файл"), "{words:?} {said}");
    }
    std::fs::remove_file(&file).unwrap();
    let (status, said) = kam(&file, &["today"]);
    assert!(status == Some(4) && said.contains("Новый на его месте не создан") && said.contains("— ссылка на"), "{status:?} {said}");
    let mut window = home.launch().size(160, 40).start();
    window.wait_for("Выберите 2 или 3").wait_for("ссылка на").keys("<Enter>");
    assert_eq!(window.wait_end(), 0);
    assert!(!file.exists());
}

/// The data of another file would be offered as the newest whole backup of this one, and the one take the place of the other's copies.
#[test]
fn a_copy_of_another_file_in_the_same_folder_is_named_as_such() {
    let home = Home::with_account();
    let (file, old) = (home.file(), home.path().join("kam.old"));
    let store = Store::open(&old, Clock::System).unwrap();
    editing::save(&store, None, &Record::new(Entity::Account).with_text("short_name", "Василёк"), "").unwrap();
    let of_old = store.back_up_now().unwrap();
    drop(store);
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains("копии другого файла") && said.contains(of_old.to_str().unwrap()), "{said}");
    assert!(said.contains("Резервных копий рядом нет") || !said.contains("последняя"), "{said}");
    let own = home.store().back_up_daily().unwrap().expect("one beside that of the other");
    assert!(own != of_old && backup::verify(&own).is_ok() && backup::verify(&of_old).is_ok());
    // Of its own copy nothing else is said than before.
    std::fs::write(&file, "").unwrap();
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains(&format!("Последняя целая копия: {}", own.display())), "{said}");
    std::fs::remove_file(&own).unwrap();
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains("Есть копия другого файла") && !said.contains("Последняя целая копия"), "{said}");
    std::fs::remove_file(&file).unwrap();
    let mut window = home.launch().size(160, 40).start();
    window.wait_for("Взять копию другого файла").wait_for("Enter — 3").keys("<Enter>");
    assert_eq!(window.wait_end(), 0);
    assert!(!file.exists());
    // Taken all the same, it is a file of its own.
    let mut window = home.launch().size(160, 40).start();
    window.wait_for("Enter — 3").keys("1<Enter>").wait_for("Сегодня");
    window.kill();
    assert_eq!((names(&file), names(&old)), (vec!["Василёк".to_owned()], vec!["Василёк".to_owned()]));
    let uid = |file: &Path| Store::open(file, Clock::System).unwrap().uid().unwrap();
    assert!(uid(&file) != uid(&old));
}

/// «There is no backup» would be believed while one lies there that a look by hand may still read.
#[test]
fn backups_that_are_damaged_are_named_as_such() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    std::fs::write(&copy, "не то").unwrap();
    std::fs::write(home.file(), "").unwrap();
    let (_, said) = kam(&home.file(), &["today"]);
    assert!(said.contains("целой среди них нет") && said.contains(copy.to_str().unwrap()), "{said}");
    assert!(!said.contains("Резервных копий рядом нет"), "{said}");
}
