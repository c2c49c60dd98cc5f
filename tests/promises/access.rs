//! Folders that are not there, or that one may not enter, and files that belong to somebody else.

use super::support::home::Home;
use std::path::Path;
use std::process::{Command, Output};

/// The program on a file, as this user or as another one.
fn kam(home: &Home, user: Option<u32>, file: &Path, lang: &str, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_kam");
    let mut command = match user {
        Some(user) => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", &user.to_string(), "--clear-groups", program]);
            command
        }
        None => Command::new(program),
    };
    command.args(arguments).arg("--file").arg(file).env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin").env("KAM_LANG", lang);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Another user that the program can be run as; `None` where there is none for this one.
fn another(home: &Home) -> Option<u32> {
    let user = 12_345;
    let mut command = Command::new("setpriv");
    command.args(["--reuid", &user.to_string(), "--clear-groups", env!("CARGO_BIN_EXE_kam"), "--version"]).env("HOME", home.path());
    command.output().is_ok_and(|output| output.status.success()).then_some(user)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Only its owner may close a file to others: that keeps nobody from working with it.
#[test]
#[cfg(unix)]
fn a_file_of_another_user_opens_and_doctor_says_whose_it_is() {
    let home = Home::with_account();
    let Some(user) = another(&home) else { return };
    set_mode(home.path(), 0o777);
    set_mode(&home.file(), 0o666);
    for (lang, name, whose) in [("ru", "Василёк", "другому пользователю"), ("en", "Аромат", "belongs to another user")]
    {
        let found = kam(&home, Some(user), &home.file(), lang, &["find", "Ромашка"]);
        assert!(found.status.success() && said(&found).contains("Ромашка"), "{}", said(&found));
        let added = kam(&home, Some(user), &home.file(), lang, &["add", "account", name]);
        assert!(added.status.success(), "{}", said(&added));
        let doctor = said(&kam(&home, Some(user), &home.file(), lang, &["doctor"]));
        assert!(doctor.split_whitespace().collect::<Vec<_>>().join(" ").contains(whose), "{doctor}");
    }
    assert_eq!(home.store().count_accounts().unwrap(), 3);
}

/// The administrator would take a file that somebody else reads for one that nobody does.
#[test]
#[cfg(unix)]
fn a_file_of_another_user_is_not_called_ones_own() {
    let home = Home::with_account();
    let Some(user) = another(&home) else { return };
    std::os::unix::fs::chown(home.file(), Some(user), None).unwrap();
    set_mode(&home.file(), 0o600);
    let doctor = said(&kam(&home, None, &home.file(), "ru", &["doctor"]));
    assert!(doctor.contains("Файл принадлежит другому пользователю") && !doctor.contains("доступен только вам"), "{doctor}");
}

/// «There is none yet» would have its user begin a second one.
#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_entered_is_said_to_be_closed() {
    let home = Home::bare();
    let Some(user) = another(&home) else { return };
    let closed = home.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    set_mode(home.path(), 0o777);
    set_mode(&closed, 0o000);
    for (lang, why) in [("ru", "не даёт доступа"), ("en", "denies access")] {
        for command in [&["today"][..], &["doctor"], &["add", "account", "Василёк"]] {
            let refused = kam(&home, Some(user), &closed.join("kam.db"), lang, command);
            assert_eq!(refused.status.code(), Some(1), "{command:?} {}", said(&refused));
            assert!(said(&refused).contains(why) && said(&refused).contains("kam.db"), "{}", said(&refused));
        }
    }
}

/// A copy that one may read would lie there, and nobody know of it.
#[test]
#[cfg(unix)]
fn a_closed_folder_is_said_with_the_copy_that_can_be_read() {
    let home = Home::with_account();
    let Some(user) = another(&home) else { return };
    let copy = home.store().back_up_now().unwrap();
    let closed = home.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::rename(home.file(), closed.join("kam.db")).unwrap();
    std::os::unix::fs::symlink(closed.join("kam.db"), home.file()).unwrap();
    for path in [home.path(), copy.parent().unwrap()] {
        set_mode(path, 0o755);
    }
    set_mode(&copy, 0o644);
    set_mode(&closed, 0o000);
    for (lang, newest) in [("ru", "Последняя целая копия: "), ("en", "The newest whole backup: ")] {
        let refused = kam(&home, Some(user), &home.file(), lang, &["today"]);
        assert!(said(&refused).contains(&format!("{newest}{}", copy.display())), "{}", said(&refused));
    }
}

/// The stick is away: an empty file where it is to be would be taken for the whole one.
#[test]
fn nothing_is_made_where_the_folder_of_a_named_file_is_not_there() {
    let home = Home::with_account();
    let copy = home.store().back_up_now().unwrap();
    let folder = home.path().join("stick");
    let file = folder.join("kam.db");
    for (lang, why) in [("ru", "Папки"), ("en", "There is no folder")] {
        let commands = [&["today"][..], &["add", "account", "Василёк"], &["doctor"], &["restore", copy.to_str().unwrap(), "--yes"]];
        for command in commands {
            let refused = kam(&home, None, &file, lang, command);
            assert_eq!(refused.status.code(), Some(4), "{command:?} {}", said(&refused));
            assert!(said(&refused).contains(why) && said(&refused).contains("stick"), "{}", said(&refused));
        }
    }
    let mut window = home.launch_on(&file).start();
    window.wait_for("Папки");
    assert_eq!(window.wait_end(), 4);
    assert!(!folder.exists());
    std::fs::create_dir(&folder).unwrap();
    home.launch_on(&file).start().wait_for("Kamdesk");
    assert!(file.exists());
}
