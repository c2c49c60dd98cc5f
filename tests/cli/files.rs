//! Files that are not what they should be, backups, and what is kept.

use super::{Bench, bytes};
use kamdesk::domain::day;
use kamdesk::store::{Origin, backup};

const READING: [&[&str]; 6] =
    [&["today"], &["prep", "a1"], &["export", "accounts"], &["doctor"], &["backup"], &["import", "people.csv", "--yes"]];

#[test]
fn a_file_that_is_not_ours_is_refused_and_unchanged() {
    let sound = bytes(&Bench::filled().file());
    let mut newer = sound.clone();
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    let mut other = sound.clone();
    other[68..72].copy_from_slice(&7u32.to_be_bytes());
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("text", "список покупок\n".repeat(20).into_bytes(), "создан не Kamdesk"),
        ("foreign", other, "создан не Kamdesk"),
        ("newer", newer, "создан более новой версией Kamdesk (схема 99"),
        ("cut", sound[..sound.len() / 2].to_vec(), "повреждён (он обрезан)"),
        ("empty", Vec::new(), "повреждён (он пуст)"),
    ];
    for (name, content, said) in cases {
        let bench = Bench::bare();
        std::fs::write(bench.path("people.csv"), "name\nx\n").unwrap();
        std::fs::write(bench.file(), &content).unwrap();
        for arguments in READING {
            let refused = bench.kam(&[&["--lang", "ru"], arguments].concat());
            assert_eq!(refused.status, 1, "{name} {arguments:?}\n{}{}", refused.out, refused.err);
            let all = (refused.out + &refused.err).replace("\n  ", " ");
            assert!(all.contains(said), "{name} {arguments:?}\n{all}");
            // What another program made is not ours to copy or to put right.
            let advises = all.contains("--repair") || all.contains("kam backup");
            assert!(said != "создан не Kamdesk" || !advises, "{name} {arguments:?}\n{all}");
            assert_eq!(bytes(&bench.file()), content, "{name} {arguments:?}");
        }
        let refused = bench.kam(&["doctor", "--repair", "--lang", "en"]);
        assert_eq!(refused.status, 1);
        assert_eq!(bytes(&bench.file()), content, "{name}");
        assert!(backup::days(&bench.file()).is_empty());
    }
}

#[test]
fn a_file_that_is_not_there_is_not_made_by_reading() {
    let bench = Bench::bare();
    for arguments in [&["today"][..], &["prep", "x"], &["export", "people"], &["doctor"], &["backup"]] {
        let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert_eq!(answer.status, 4, "{arguments:?}");
        assert!(answer.err.contains("ещё нет"), "{}", answer.err);
    }
    assert_eq!(bench.kam(&["today", "--file", "."]).status, 2, "a folder is no file");
    assert_eq!(bench.kam(&["restore", "nothing.db", "--yes"]).status, 4);
    assert_eq!(bench.kam(&["import", "nothing.csv", "--yes"]).status, 4);
    assert_eq!(std::fs::read_dir(bench.path("")).unwrap().count(), 0);
}

#[test]
fn a_backup_goes_to_its_folder_or_where_it_is_told_and_replaces_nothing_unasked() {
    let bench = Bench::filled();
    let made = bench.kam(&["--lang", "ru", "backup"]);
    assert_eq!(made.status, 0, "{}", made.err);
    assert!(made.out.contains("Копия готова и проверена"));
    let daily = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    backup::verify(&daily).unwrap();
    assert!(daily.ends_with(format!("{}.db", day::iso(chrono::Local::now().date_naive()))));
    assert_eq!(bench.kam(&["backup"]).status, 0, "again on the same day");

    std::fs::create_dir(bench.path("elsewhere")).unwrap();
    let target = bench.path("elsewhere/copy.db");
    let target = target.to_str().unwrap();
    assert_eq!(bench.json(&["backup", target])["backup"], target);
    let refused = bench.kam(&["--lang", "ru", "backup", target]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    assert_eq!(bench.kam(&["backup", target, "--yes"]).status, 0);

    let foreign = bench.path("letter.txt");
    std::fs::write(&foreign, "Дорогой друг").unwrap();
    for yes in [&[][..], &["--yes"]] {
        let refused = bench.kam(&[&["--lang", "ru", "backup", foreign.to_str().unwrap()], yes].concat());
        assert_eq!(refused.status, 1);
        assert!(refused.err.contains("уже есть"), "{}", refused.err);
        assert_eq!(bytes(&foreign), "Дорогой друг".as_bytes());
        let own = bench.file();
        let before = bytes(&own);
        assert_eq!(bench.kam(&[&["backup", own.to_str().unwrap()], yes].concat()).status, 1);
        assert_eq!(bytes(&own), before);
    }
}

#[cfg(unix)]
#[test]
fn what_is_made_is_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let bench = Bench::filled();
    let run = |line: &str| {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("umask 022; exec \"$KAM\" {line}")]).env("KAM", env!("CARGO_BIN_EXE_kam")).env("KAM_FILE", bench.file());
        assert!(shell.env("HOME", bench.path("")).output().unwrap().status.success(), "{line}");
    };
    run("backup");
    let daily = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    assert_eq!((mode(&daily), mode(daily.parent().unwrap())), (0o600, 0o700));
    run(&format!("demo --save '{}'", bench.path("demo.db").display()));
    assert_eq!(mode(&bench.path("demo.db")), 0o600);
    run(&format!("restore --yes '{}'", daily.display()));
    assert_eq!(mode(&bench.file()), 0o600);
}

#[test]
fn restore_asks_and_keeps_the_old_file() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let daily = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    let daily = daily.to_str().unwrap();
    std::fs::write(bench.file(), "broken by accident").unwrap();

    let unasked = bench.kam(&["--lang", "ru", "restore", daily]);
    assert_eq!(unasked.status, 2);
    assert!(unasked.err.contains("Ничего не изменено") && unasked.err.contains("--yes"), "{}", unasked.err);
    assert_eq!(bytes(&bench.file()), b"broken by accident");

    let restored = bench.kam(&["--lang", "ru", "restore", daily, "--yes"]);
    assert_eq!(restored.status, 0, "{}", restored.err);
    let kept = restored.out.lines().find_map(|line| line.strip_prefix("Прежний файл сохранён: ")).unwrap();
    assert_eq!(bytes(std::path::Path::new(kept)), b"broken by accident");
    assert_eq!(bench.store().count_accounts().unwrap(), 4);

    let own = bench.file();
    assert_eq!(bench.kam(&["restore", own.to_str().unwrap(), "--yes"]).status, 1, "the file itself is no backup");
    std::fs::write(bench.path("letter.txt"), "Дорогой друг").unwrap();
    let before = bytes(&own);
    let refused = bench.kam(&["--lang", "ru", "restore", bench.path("letter.txt").to_str().unwrap(), "--yes"]);
    assert!(refused.status == 1 && refused.err.contains("не копия файла Kamdesk") && !refused.err.contains("--file"), "{}", refused.err);
    assert_eq!(bytes(&own), before);
}

#[test]
fn the_demo_is_written_to_a_new_file_only() {
    let bench = Bench::bare();
    let target = bench.path("demo.db");
    let made = bench.kam(&["--lang", "ru", "demo", "--save", target.to_str().unwrap()]);
    assert_eq!(made.status, 0, "{}", made.err);
    drop(Origin::new(&target, kamdesk::clock::Clock::System).read_only().unwrap());
    let before = bytes(&target);
    let refused = bench.kam(&["--lang", "ru", "demo", "--save", target.to_str().unwrap()]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("уже есть"));
    assert_eq!(bytes(&target), before);
    assert_eq!(std::fs::read_dir(bench.path("")).unwrap().count(), 1, "the user's own file is not made, nothing is left behind");
    // Where it was and is gone, its backups would be followed by another file.
    let file = format!("--file={}", target.display());
    assert_eq!(bench.kam(&[&file, "backup"]).status, 0);
    std::fs::remove_file(&target).unwrap();
    let refused = bench.kam(&["--lang", "ru", "demo", "--save", target.to_str().unwrap()]);
    assert!(refused.status == 4 && refused.err.contains("рядом лежат его резервные копии"), "{}", refused.err);
    // The advice, followed, would put the example in the place of the user's own file.
    let said = refused.err.replace("\n  ", " ");
    assert!(said.contains(&format!("kam --file '{}' restore '", target.display())) && !said.contains("kam restore"), "{said}");
    assert!(!target.exists());
}

/// The advice, followed, would put the backup of one file in the place of another.
#[test]
fn advice_names_the_file_that_it_is_about() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    std::fs::write(bench.file(), b"SQLite format 3\0").unwrap();
    let usual = bench.kam(&["--lang", "ru", "today"]);
    let other = bench.path("other/kam.db");
    std::fs::create_dir(bench.path("other")).unwrap();
    assert_eq!(bench.kam(&["demo", "--save", other.to_str().unwrap()]).status, 0);
    let named = ["--lang", "ru", "--file", other.to_str().unwrap()];
    assert_eq!(bench.kam(&[&named[..], &["backup"]].concat()).status, 0);
    std::fs::write(&other, b"SQLite format 3\0").unwrap();
    let advice = format!("kam --file '{}' restore '", other.display());
    for (said, is_named) in [(usual.err, false), (bench.kam(&[&named[..], &["today"]].concat()).err, true)] {
        assert_eq!((said.contains(&advice), said.contains("kam restore '")), (is_named, !is_named), "{said}");
    }
    let said = bench.kam(&[&named[..], &["doctor"]].concat()).out.replace("\n  ", " ");
    assert!(said.contains("kam --file") && !said.contains("kam restore"), "{said}");
}

/// `--yes` answers a question: what the question would have warned of is still said.
#[test]
fn a_backup_of_another_file_put_in_place_unasked_is_named_as_one() {
    let bench = Bench::filled();
    let other = bench.path("other.db");
    assert_eq!(bench.kam(&["demo", "--save", other.to_str().unwrap()]).status, 0);
    let own = bench.path("own.db");
    assert_eq!(bench.kam(&["backup", own.to_str().unwrap()]).status, 0);
    for (copy, is_another) in [(&own, false), (&other, true)] {
        let put = bench.kam(&["--lang", "en", "restore", copy.to_str().unwrap(), "--yes"]);
        assert_eq!(put.status, 0, "{}", put.err);
        assert_eq!(put.out.contains("a backup of another file"), is_another, "{}", put.out);
    }
    let put: serde_json::Value = serde_json::from_str(&bench.kam(&["restore", other.to_str().unwrap(), "--yes", "--json"]).out).unwrap();
    assert!(put["of_another"] == true && put["kept"].is_string(), "{put}");
}

#[test]
fn doctor_finds_what_is_wrong_and_repairs_what_can_be() {
    let bench = Bench::filled();
    let raw = rusqlite::Connection::open(bench.file()).unwrap();
    raw.execute_batch("UPDATE account SET find = 'x' WHERE id = 1; DROP TRIGGER journal_person_delete;").unwrap();
    drop(raw);
    #[cfg(unix)]
    std::fs::set_permissions(bench.file(), std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let before = bytes(&bench.file());
    let found = bench.kam(&["--lang", "ru", "doctor"]);
    assert_eq!(found.status, 1);
    let told = found.out.replace("\n  ", " ");
    // Which of both is wrong the file does not tell: both are shown.
    assert!(told.contains("в поиске «x»"), "{told}");
    assert!(
        told.contains("! Записи изменены помимо Kamdesk или повреждены: 1")
            && told.contains("Клиент 1")
            && told.contains("изменён не Kamdesk: правило журнала изменений (Человек)"),
        "{told}"
    );
    #[cfg(unix)]
    assert!(told.contains("! Файл могут читать другие (права 644)"), "{told}");
    assert_eq!(bytes(&bench.file()), before, "looking changes nothing");

    let repaired = bench.kam(&["--lang", "ru", "doctor", "--repair"]);
    // What was found is said once more, since nothing in the file tells of it from now on.
    assert_eq!(repaired.status, 1, "{}{}", repaired.out, repaired.err);
    let told = repaired.out.replace("\n  ", " ");
    assert!(told.contains("Поиск построен заново") && told.contains("Требует внимания: 1"), "{told}");
    let well = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(well.status == 0 && well.out.contains("Всё в порядке."), "{}", well.out);
    // What it did, and where the file is as it was before.
    let told = repaired.out.replace("\n", " ");
    assert!(
        told.contains("Создано заново то, чего не хватало: правило журнала изменений (Человек).") && !told.contains("Убрано"),
        "{told}"
    );
    let kept = |path: &str| std::path::Path::new(path).file_name().unwrap().to_str().unwrap().contains("before-repair");
    assert!(told.split_whitespace().any(kept), "{told}");
    rusqlite::Connection::open(bench.file())
        .unwrap()
        .execute_batch("CREATE TABLE notes(text); CREATE VIEW seen AS SELECT 1 AS id")
        .unwrap();
    let repaired = bench.json(&["--lang", "ru", "doctor", "--repair"]);
    assert_eq!(repaired["done"].as_array().unwrap(), &["Убрано то, что создал не Kamdesk: таблица notes, представление seen."]);
    assert_eq!(repaired["kept"].as_array().unwrap().len(), 1);
    let json = bench.json(&["doctor"]);
    assert_eq!(json["ok"], true);
    assert!(json["checks"].as_array().unwrap().iter().any(|check| check["check"] == "altered"));
    assert_eq!(bench.kam(&["--lang", "en", "doctor"]).out.lines().last(), Some("All is well."));
}

/// R9: a copy that cannot be restored would be met on the day it is needed.
#[test]
fn doctor_looks_at_every_copy() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let newest = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    let earlier = newest.with_file_name("2020-02-03.db");
    std::fs::copy(&newest, &earlier).unwrap();
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(doctor.status == 0 && doctor.out.contains("Копии без контрольной суммы: 1."), "{}", doctor.out);
    assert!(!doctor.out.contains("тоже целы"), "{}", doctor.out);
    let sum = |copy: &std::path::Path| std::path::PathBuf::from(format!("{}.crc32", copy.display()));
    std::fs::copy(sum(&newest), sum(&earlier)).unwrap();
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(doctor.status == 0 && doctor.out.contains("Другие копии тоже целы: 1."), "{}", doctor.out);
    std::fs::write(&earlier, &bytes(&newest)[..9_000]).unwrap();
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    let said = doctor.out.replace("\n  ", " ");
    assert!(doctor.status == 1 && said.contains("! Среди остальных копий есть повреждённые: 1."), "{said}");
    assert!(said.split_whitespace().collect::<String>().contains(earlier.to_str().unwrap()), "{said}");
}

/// R9: a copy of which nobody can tell whether a letter was changed would be called whole, and be restored before one that is.
#[test]
fn a_copy_without_a_checksum_is_not_called_whole() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let newest = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    let earlier = newest.with_file_name("2020-02-03.db");
    let sum = |copy: &std::path::Path| std::path::PathBuf::from(format!("{}.crc32", copy.display()));
    std::fs::copy(&newest, &earlier).unwrap();
    std::fs::rename(sum(&newest), sum(&earlier)).unwrap();
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("без контрольной суммы") && !doctor.out.contains("она целая"), "{}", doctor.out);
    let today = kamdesk::clock::Clock::System.today();
    assert_eq!(kamdesk::store::beside::newest_whole(&bench.file(), today).unwrap(), earlier);
    std::fs::remove_file(sum(&earlier)).unwrap();
    std::fs::write(bench.file(), "").unwrap();
    let told = bench.kam(&["--lang", "ru", "today"]).err;
    assert!(told.contains(newest.to_str().unwrap()) && told.contains("Контрольной суммы рядом с ней нет"), "{told}");
}

/// R24: «checked, it is whole» of a copy that nobody could check.
#[test]
fn a_checksum_that_cannot_be_read_checks_nothing() {
    let long = "0".repeat(64);
    let spoilt = ["", " \n", "мусор", "\u{feff}0badf00d\n", "+badf00d", &long, "a folder"];
    for spoilt in spoilt {
        let bench = Bench::filled();
        assert_eq!(bench.kam(&["backup"]).status, 0);
        let newest = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
        let sum = std::path::PathBuf::from(format!("{}.crc32", newest.display()));
        if spoilt == "a folder" {
            std::fs::remove_file(&sum).unwrap();
            std::fs::create_dir(&sum).unwrap();
        } else {
            std::fs::write(&sum, spoilt).unwrap();
        }
        let told = |answer: &super::Answer| answer.out.split_whitespace().collect::<Vec<_>>().join(" ");
        let doctor = bench.kam(&["--lang", "ru", "doctor"]);
        let said = told(&doctor);
        assert!(doctor.status == 1 && said.contains("копия не проверена") && !said.contains("целая"), "{spoilt:?} {said}");
        std::fs::write(bench.file(), "").unwrap();
        let said = bench.kam(&["--lang", "ru", "today"]).err;
        assert!(said.contains("Контрольная сумма рядом с ней не читается"), "{spoilt:?} {said}");
        let said = told(&bench.kam(&["--lang", "ru", "restore", "--yes", newest.to_str().unwrap()]));
        assert!(said.contains("Контрольная сумма рядом с ней не читается: копия не проверена"), "{spoilt:?} {said}");
        assert_eq!(bench.json(&["restore", "--yes", newest.to_str().unwrap()])["checksum"], "unreadable", "{spoilt:?}");
    }
}

/// A folder under the name of today's copy would keep every copy of the day from being made, without a word of where it is.
#[test]
fn a_folder_under_the_name_of_a_copy_keeps_none_from_being_made() {
    for end in ["", ".crc32"] {
        let bench = Bench::filled();
        let today = backup::path_of(&bench.file(), chrono::Local::now().date_naive());
        if !end.is_empty() {
            assert_eq!(bench.kam(&["backup"]).status, 0);
        }
        let folder = std::path::PathBuf::from(format!("{}{end}", today.display()));
        let _ = std::fs::remove_file(&folder);
        std::fs::create_dir_all(folder.join("mine")).unwrap();
        let made = bench.json(&["backup"])["backup"].as_str().unwrap().to_owned();
        assert!(std::path::Path::new(&made).is_file() && std::path::Path::new(&made) != today, "{made}");
        assert!(backup::verify(std::path::Path::new(&made)).is_ok() && folder.join("mine").is_dir());
        let doctor = bench.kam(&["--lang", "ru", "doctor"]);
        let said = doctor.out.split_whitespace().collect::<String>();
        assert!(doctor.status == 1 && said.contains("стоитпапка") && said.contains(folder.to_str().unwrap()), "{}", doctor.out);
    }
}

/// Another name of the working file itself would be put in its own place.
#[test]
fn a_second_name_of_the_file_is_no_backup_of_it() {
    let bench = Bench::filled();
    let other = bench.path("other.db");
    std::fs::hard_link(bench.file(), &other).unwrap();
    let before = bytes(&bench.file());
    let refused = bench.kam(&["--lang", "ru", "restore", "--yes", other.to_str().unwrap()]);
    assert!(refused.status == 1 && bytes(&bench.file()) == before, "{} {}", refused.out, refused.err);
    assert!(refused.err.contains("other.db"), "{}", refused.err);
}

/// What is made under the name of a journal is taken for one, and taken away: a copy, the demo, a file of all that one knows.
#[test]
fn no_file_is_named_as_a_journal() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let daily = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    std::fs::write(bench.path("people.csv"), "Имя;Телефон\nИван;+7 900 000-00-00\n").unwrap();
    let (daily, table) = (daily.display().to_string(), bench.path("people.csv").display().to_string());
    for suffix in ["-journal", "-wal", "-shm", "-WAL", ".making-1-0", ".restoring-1-0"] {
        let target = format!("{}{suffix}", bench.file().display());
        let commands: [&[&str]; 7] = [
            &["backup", &target],
            &["backup", &target, "--yes"],
            &["demo", "--save", &target],
            &["--file", &target, "add", "account", "Василёк"],
            &["--file", &target, "import", "--yes", &table],
            &["--file", &target, "restore", "--yes", &daily],
            &["--file", &target, "today"],
        ];
        for command in commands {
            let refused = bench.kam(&[&["--lang", "ru"], command].concat());
            assert!(
                refused.status == 2 && refused.err.contains("Файлу нельзя дать такое имя"),
                "{command:?} {}{}",
                refused.out,
                refused.err
            );
            assert!(!std::path::Path::new(&target).exists(), "{command:?}");
        }
    }
    assert_eq!(bench.store().count_accounts().unwrap(), 4);
}

/// R24: whoever may not write into the folder would see to the permissions of the file.
#[test]
fn a_backup_that_cannot_be_made_names_its_folder() {
    let bench = Bench::filled();
    let folder = backup::folder(&bench.file());
    std::fs::write(&folder, "somebody's own").unwrap();
    let refused = bench.kam(&["--lang", "ru", "backup"]);
    assert!(refused.status == 1 && refused.err.contains(&format!("должна была лежать здесь: {}", folder.display())), "{}", refused.err);
}

/// Writes over a page of a table, as a bad disk would.
fn harm(file: &std::path::Path, table: &str) {
    let raw = rusqlite::Connection::open(file).unwrap();
    let (root, size): (u64, u64) = raw
        .query_row("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?1", [table], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    drop(raw);
    let mut content = bytes(file);
    let from = usize::try_from((root - 1) * size).unwrap();
    content[from..from + 100].fill(0xff);
    std::fs::write(file, content).unwrap();
}

/// R24: whoever reads of damage has to know of which file, where a whole copy is, and that it is one cause.
#[test]
fn damage_is_told_once_with_file_and_copy_and_written_on_by_nobody() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let copy = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0.display().to_string();
    harm(&bench.file(), "account");
    let before = bytes(&bench.file());
    let told = |answer: String| answer.replace("\n  ", " ").replace("\n    ", " ");
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    assert_eq!(doctor.status, 1);
    let said = told(doctor.out);
    assert!(said.matches("нарушено строение").count() <= 1, "{said}");
    assert!(!said.contains("Файл  ") && !said.contains("Резервных копий рядом нет"), "{said}");
    assert!(said.split_whitespace().collect::<String>().contains(&copy), "{said}");
    // A command that writes looks first, and what it finds holds for all that follow.
    for arguments in [&["log", "зв альфа: договорились"][..], &["add", "account", "Василёк"], &["backup"], &["log", "зв альфа: ещё"]]
    {
        let refused = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert_eq!(refused.status, 1, "{arguments:?} {}", refused.out);
        let said = told(refused.err);
        assert!(said.contains(&bench.file().display().to_string()) && said.contains(&copy), "{arguments:?} {said}");
        assert!(!said.contains("making"), "{said}");
    }
    assert!(bytes(&bench.file()) == before, "it was written into");
    // Whoever only reads is told too, once, and not on what a program reads.
    for arguments in [&["today"][..], &["find", "альфа"], &["export", "people"]] {
        let read = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert!(
            read.err.matches("повреждён").count() == 1 && read.err.contains("kam ") && !read.out.contains("повреждён"),
            "{arguments:?} {}",
            read.err
        );
    }
    assert!(kamdesk::store::beside::damage(&bench.file()).is_some());
}

/// R24: a wrong cause sends the user to the permissions, or round in a circle.
#[test]
fn the_true_cause_is_told() {
    let told = |answer: &str| answer.split_whitespace().collect::<Vec<_>>().join(" ");
    for (at, value, cause) in [(18, 7, "в начале файла не то"), (19, 9, "в начале файла не то"), (63, 0, "номер схемы")]
    {
        let bench = Bench::filled();
        assert_eq!(bench.kam(&["backup"]).status, 0);
        let mut content = bytes(&bench.file());
        content[at] = value;
        std::fs::write(bench.file(), content).unwrap();
        for arguments in [&["today"][..], &["doctor"], &["doctor", "--repair"]] {
            let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
            let said = told(&(answer.out + &answer.err));
            assert!(answer.status == 1 && said.contains(cause) && said.contains("kam restore"), "{at} {arguments:?} {said}");
        }
    }
    // What was in a table of ours cannot be made anew.
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let raw = rusqlite::Connection::open(bench.file()).unwrap();
    raw.execute_batch("DROP TABLE competitor; CREATE VIEW competitor AS SELECT 1 AS id").unwrap();
    drop(raw);
    for arguments in [&["doctor"][..], &["doctor", "--repair"]] {
        let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
        let said = told(&(answer.out + &answer.err));
        assert!(answer.status == 1 && said.contains("так не вернуть") && said.contains("kam restore"), "{said}");
    }
}

#[test]
fn doctor_tells_of_indexes_and_of_files_that_are_gone() {
    let bench = Bench::filled();
    let raw = rusqlite::Connection::open(bench.file()).unwrap();
    raw.execute_batch("DROP INDEX entry_complaint; CREATE INDEX strange ON account(short_name)").unwrap();
    drop(raw);
    let doctor = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("индекс "), "{}", doctor.out);
    assert_eq!(bench.kam(&["add", "account", "Василёк"]).status, 0, "an index keeps nobody from saving");
    assert_eq!(bench.kam(&["doctor", "--repair"]).status, 0);
    assert!(!bench.kam(&["--lang", "ru", "doctor"]).out.contains("индекс "));
    std::fs::remove_file(bench.file()).unwrap();
    let gone = bench.kam(&["--lang", "ru", "doctor"]);
    assert!(gone.status == 1 && !gone.out.contains("(0 ") && !gone.out.contains("Запись в файл возможна"), "{}", gone.out);
}

/// A link would be replaced, and what it leads to stay as it was.
#[cfg(unix)]
#[test]
fn a_backup_follows_a_link() {
    let bench = Bench::filled();
    let (real, link) = (bench.path("real.db"), bench.path("link.db"));
    assert_eq!(bench.kam(&["backup", real.to_str().unwrap()]).status, 0);
    let before = bytes(&real);
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(bench.kam(&["add", "account", "Василёк"]).status, 0);
    assert_eq!(bench.kam(&["backup", link.to_str().unwrap(), "--yes"]).status, 0);
    assert!(link.symlink_metadata().unwrap().is_symlink() && bytes(&real) != before);
}

/// R24: two causes would be looked for where there is one.
#[test]
fn a_table_that_is_missing_is_told_once_with_file_and_copy() {
    for table in ["account", "setting", "draft", "competitor"] {
        let bench = Bench::filled();
        assert_eq!(bench.kam(&["backup"]).status, 0);
        let copy = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0.display().to_string();
        rusqlite::Connection::open(bench.file()).unwrap().execute_batch(&format!("DROP TABLE {table}")).unwrap();
        for arguments in [
            &["today"][..],
            &["find", "альфа"],
            &["prep", "альфа"],
            &["map", "альфа"],
            &["export", "people"],
            &["export", "accounts", "--json"],
            &["log", "зв альфа: договорились"],
            &["add", "account", "Василёк"],
        ] {
            let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
            let said = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(said.matches("так не вернуть").count(), 1, "{table} {arguments:?} {said}");
            assert_eq!(said.matches("Файл").count(), 1, "{table} {arguments:?} {said}");
            assert!(said.contains(&bench.file().display().to_string()) && said.contains(&copy), "{table} {arguments:?} {said}");
            assert!(!said.contains(", код "), "{table} {arguments:?} {said}");
        }
        let doctor = bench.kam(&["--lang", "ru", "doctor"]);
        let said = doctor.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(doctor.status == 1 && said.matches("так не вернуть").count() == 1 && !said.contains(", код "), "{table} {said}");
    }
}

/// What stands under the name of the file is told as what it is, and touched by nothing.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_with_a_sentence_of_its_own() {
    use std::os::unix::fs::symlink;
    let bench = Bench::filled();
    let [itself, here, there, nothing, pipe, socket] =
        ["itself", "here", "there", "nothing", "pipe", "socket"].map(|name| bench.path(&format!("{name}.db")));
    symlink("itself.db", &itself).unwrap();
    symlink("there.db", &here).unwrap();
    symlink("here.db", &there).unwrap();
    symlink("not there.db", &nothing).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let folder = bench.path("folder.db");
    std::fs::create_dir(&folder).unwrap();
    let kinds = [
        (itself, 2, ["на саму себя", "points to itself"]),
        (here, 2, ["на саму себя", "points to itself"]),
        (nothing.clone(), 4, ["а там ничего нет", "where there is nothing"]),
        (folder, 2, ["это папка", "is a folder"]),
        (pipe, 2, ["а канал", "a pipe"]),
        (socket, 2, ["а сокет", "a socket"]),
        ("/dev/full".into(), 2, ["а устройство", "a device"]),
        ("/dev/null".into(), 2, ["а устройство", "a device"]),
    ];
    for (path, status, words) in kinds {
        let name = path.to_str().unwrap();
        for (lang, word) in ["ru", "en"].into_iter().zip(words) {
            for arguments in [&["today"][..], &["doctor"], &["add", "account", "Василёк"]] {
                let answer = bench.kam(&[&["--lang", lang, "--file", name], arguments].concat());
                assert_eq!((answer.status, answer.out.as_str()), (status, ""), "{name} {arguments:?} {}", answer.err);
                let said = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.contains(word) && said.contains(name), "{name} {said}");
            }
            // What is to be read is looked at in the same way.
            let answer = bench.kam(&["--lang", lang, "restore", name, "--yes"]);
            let said = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(answer.status == status && said.contains(word), "{name} {said}");
        }
    }
    assert!(nothing.is_symlink() && !bench.path("not there.db").exists());
}

/// Whoever is told of more texts than are offered looks for the rest; of fewer, forgets them.
#[test]
fn doctor_counts_every_text_that_waits_once() {
    let bench = Bench::filled();
    let waiting = || {
        let told = bench.kam(&["--lang", "ru", "doctor"]).out;
        told.lines().find(|line| line.contains("ждёт") || line.contains("Ждёт") || line.contains("черновик")).unwrap_or_default().to_owned()
    };
    assert!(waiting().contains("Неоконченных черновиков нет"), "{}", waiting());
    let store = kamdesk::store::Store::open(&bench.file(), kamdesk::clock::Clock::System).unwrap();
    store.keep_draft("capture:", "{}").unwrap();
    assert!(waiting().contains("Ждёт 1 черновик:"), "{}", waiting());
    store.keep_draft("capture:7", "{}").unwrap();
    // What the file could not take waits beside it; of a place that has both the newer one is offered.
    let draft = |place: &str| kamdesk::store::drafts::Draft { place: place.into(), at: "2026-11-24T09:00:00Z".into(), body: "{}".into() };
    kamdesk::store::rescue::keep(&kamdesk::store::rescue::Whose::of(&store), vec![draft("capture:7"), draft("capture:8")]).unwrap();
    assert!(waiting().contains("Ждёт 3 черновика:"), "{}", waiting());
    store.drop_draft("capture:").unwrap();
    store.drop_draft("capture:7").unwrap();
    assert!(waiting().contains("Ждёт 2 черновика:"), "{}", waiting());
}

/// A pipe named instead of the file would be waited for without end.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let bench = Bench::filled();
    let pipe = bench.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let name = pipe.display().to_string();
    for arguments in [
        &["--file", &name, "today"][..],
        &["restore", &name, "--yes"],
        &["--file", &name, "doctor"],
        &["import", &name, "--yes"],
        &["log", "--from", &name],
    ] {
        let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.contains("не обычный файл"), "{}", answer.err);
    }
}

/// R15: a table that is opened in a spreadsheet would run what stands in it, or come back with other names and phones.
#[test]
fn what_looks_like_a_formula_runs_nowhere_and_comes_back_unchanged() {
    let [bench, other] = [Bench::bare(), Bench::bare()];
    let table = "Фамилия;Имя;Телефон;Почта\n=2+3;@Иван;+7 900 000-00-01;ivan@romashka.example\n\"+Сидоров\";-Пётр;+7 900 000-00-02;\n＝Ли;Анна;+7 900 000-00-03;li@romashka.example\n";
    std::fs::write(bench.path("people.csv"), table).unwrap();
    let exported = |bench: &Bench| bench.kam(&["--lang", "ru", "export", "people", "--csv", "--visibility", "private"]).out;
    assert_eq!(bench.kam(&["import", "--yes", bench.path("people.csv").to_str().unwrap()]).status, 0);
    let first = exported(&bench);
    assert!(first.contains("+7 900 000-00-01") && first.contains("2+3"), "{first}");
    for cell in first.lines().flat_map(|line| line.split(',')) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '＝']), "{cell:?} in {first}");
    }
    std::fs::write(other.path("back.csv"), &first).unwrap();
    let taken = other.kam(&["--lang", "ru", "import", "--yes", other.path("back.csv").to_str().unwrap()]);
    assert_eq!(taken.status, 0, "{}", taken.err);
    assert_eq!(exported(&other), first);
    let people = other.json(&["export", "people", "--visibility", "private"]);
    let of = |key: &str| people.as_array().unwrap().iter().map(|person| person[key].clone()).collect::<Vec<_>>();
    let phones = ["+7 900 000-00-01", "+7 900 000-00-02", "+7 900 000-00-03"].map(|phone| serde_json::json!([phone]));
    assert_eq!(of("phones"), phones);
    assert_eq!(
        of("emails"),
        [serde_json::json!(["ivan@romashka.example"]), serde_json::json!([]), serde_json::json!(["li@romashka.example"])]
    );
}
