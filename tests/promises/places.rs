//! A file is never made anew, replaced or restored in a way that leaves nothing, or something else, under its name.

use super::support::desk::Desk;
use super::support::{assert_whole, demo_at, morning};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::place::{MARK, Old};
use kamdesk::store::{Barred, Error, Fork, Origin, Query, Store, backup, beside, restore};
use kamdesk::text::errors;
use kamdesk::tui::event::{Event, Report};
use std::path::{Path, PathBuf};
use std::process::Command;

fn add(store: &Store, name: &str) -> i64 {
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", name), "").unwrap()
}

fn names(store: &Store) -> Vec<String> {
    let page = store.accounts(&Query { limit: 50, ..Query::default() }, "2026-11-24").unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

/// A file with one account, closed.
fn file_with(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join("kam.db");
    add(&Store::open(&file, morning()).unwrap(), name);
    file
}

fn sql(file: &Path, text: &str) {
    rusqlite::Connection::open(file).unwrap().execute_batch(text).unwrap();
}

/// R22: the only good copy of a year would be followed by an empty file, and then replaced by one.
#[test]
fn a_lost_file_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    std::fs::remove_file(&file).unwrap();
    for _ in 0..2 {
        let lost = Store::open(&file, morning());
        assert!(matches!(lost, Err(Error::Lost { backup: Some(backup), .. }) if backup == copy));
        assert!(matches!(Origin::new(&file, morning()).existing(), Err(Error::Missing(_))));
        assert!(!file.exists());
    }
    // A new file was asked for: its backup does not take the place of the one that holds more.
    let store = Origin::new(&file, morning()).create().unwrap();
    let second = store.back_up_now().unwrap();
    assert_ne!(second, copy);
    assert_eq!(names(&assert_whole(&copy)), ["Ромашка"]);
    assert_eq!(backup::days(&file).len(), 1);
}

/// R22: the good backup of the day would give way to one that nobody can restore, or to an older state.
#[test]
fn a_good_backup_gives_way_to_none_that_is_worse() {
    type Spoil = fn(&Path, &Path);
    let spoil: [Spoil; 4] = [
        |file, _| sql(file, "ALTER TABLE setting ADD COLUMN x TEXT"),
        |file, _| sql(file, "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END"),
        |file, older| assert!(std::fs::copy(older, file).is_ok()),
        |file, _| {
            let other = tempfile::tempdir().unwrap();
            let stranger = file_with(other.path(), "Чужая");
            for name in ["Ещё", "И ещё", "И другая"] {
                add(&Store::open(&stranger, morning()).unwrap(), name);
            }
            std::fs::copy(stranger, file).unwrap();
        },
    ];
    for (at, spoil) in spoil.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let file = file_with(folder.path(), "Ромашка");
        let older = folder.path().join("older");
        std::fs::copy(&file, &older).unwrap();
        let store = Store::open(&file, morning()).unwrap();
        let romashka = add(&store, "Василёк");
        let good = store.back_up_now().unwrap();
        drop(store);
        assert!(romashka > 0);
        spoil(&file, &older);
        let second = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
        assert_ne!(second, good, "{at}");
        backup::verify_to_restore(&good).unwrap();
        assert_eq!(names(&assert_whole(&good)), ["Василёк", "Ромашка"], "{at}");
        assert!(beside::newest_whole(&file, morning().today()).is_some(), "{at}");
    }
}

/// R22: a copy begun by a program that was killed would be taken for a backup, or stay for ever.
#[test]
fn what_was_half_made_is_cleaned_away() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    // No process has this number.
    let gone = u32::try_from(i32::MAX).unwrap();
    let left = [
        format!("kam.db{MARK}{gone}-0"),
        format!("kam.db{MARK}{gone}-0-journal"),
        format!("kam.restoring-{gone}"),
        format!("kam.new-{gone}"),
        format!("kam-backups/2026-11-20.db{MARK}{gone}-3"),
    ];
    std::fs::create_dir(folder.path().join("kam-backups")).unwrap();
    let own = folder.path().join(format!("kam.db{MARK}{}-7", std::process::id()));
    for path in left.iter().map(|name| folder.path().join(name)).chain([own.clone()]) {
        std::fs::write(path, "half").unwrap();
    }
    assert_eq!(beside::copies(&file), Vec::<PathBuf>::new());
    Store::open(&file, morning()).unwrap().back_up_daily().unwrap();
    for name in left {
        assert!(!folder.path().join(&name).exists(), "{name} was left");
    }
    assert!(own.exists(), "what somebody is still making was taken away");
}

/// R22: whoever's very first start was broken off would be told of backups that never were, and so would a second window
/// that is opened beside the first.
#[test]
fn a_first_start_that_was_broken_off_is_no_lost_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    let gone = u32::try_from(i32::MAX).unwrap();
    for maker in [gone, std::process::id()] {
        let begun = folder.path().join(format!("kam.db{MARK}{maker}-7"));
        std::fs::write(&begun, "half").unwrap();
        add(&Store::open(&file, morning()).unwrap(), "Ромашка");
        std::fs::remove_file(&file).unwrap();
        assert_eq!(begun.exists(), maker != gone);
    }
    // A backup that was begun is one of a file that was there.
    std::fs::create_dir(folder.path().join("kam-backups")).unwrap();
    std::fs::write(folder.path().join(format!("kam-backups/2026-11-20.db{MARK}{gone}-0")), "half").unwrap();
    assert!(matches!(Store::open(&file, morning()), Err(Error::Lost { backup: None, .. })));
}

/// R22: what is half made where the user wanted a copy would stay there for ever.
#[test]
fn what_was_half_made_elsewhere_goes_with_the_next_copy() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let copy = folder.path().join("stick/copy.db");
    std::fs::create_dir(folder.path().join("stick")).unwrap();
    let begun = folder.path().join(format!("stick/copy.db{MARK}{}-0", i32::MAX));
    for path in [begun.clone(), beside_of(&begun, "-journal"), folder.path().join("stick/other.db")] {
        std::fs::write(path, "half").unwrap();
    }
    Store::open(&file, morning()).unwrap().back_up(&copy, Old::None).unwrap();
    let names: std::collections::BTreeSet<_> =
        std::fs::read_dir(folder.path().join("stick")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["copy.db", "other.db"].map(Into::into).into());
}

/// R24: the copy that is named would be refused when one wants it back, since it was made of a file that others had changed.
#[test]
fn a_copy_that_is_named_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    sql(&file, "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    assert_eq!(backup::newest_whole(&file, morning().today()).unwrap(), copy);
    restore::restore(&copy, &file, morning()).unwrap();
    assert_eq!(names(&assert_whole(&file)), ["Ромашка"]);
    // One that lacks a table of ours is neither named nor restored.
    let lacking = backup::path_of(&file, morning().today().succ_opt().unwrap());
    std::fs::copy(&copy, &lacking).unwrap();
    sql(&lacking, "DROP TABLE competitor");
    assert_eq!(backup::newest_whole(&file, morning().today()).unwrap(), copy);
    assert!(
        matches!(restore::restore(&lacking, &file, morning()), Err(Error::Altered { path, what }) if path == lacking && what == "table competitor")
    );
    assert_eq!(names(&assert_whole(&file)), ["Ромашка"]);
}

/// R24: of a full disk or a failed write it would not be said which file it is about.
#[test]
fn what_fails_names_its_file() {
    let file = Path::new("/data/kam.db");
    let failed = || std::io::Error::from_raw_os_error(5);
    let errors = [Error::Full, Error::Busy, Error::Io(failed()), Error::ReadOnly(PathBuf::new()), Error::Moved(PathBuf::new())];
    for (error, lang) in errors.iter().flat_map(|error| Lang::ALL.map(|lang| (error, lang))) {
        for said in [errors::in_file(error, file, || None, lang), errors::without_form(error, file, || None, lang)] {
            assert!(said.contains("/data/kam.db"), "{said}");
        }
    }
}

/// R22: what other windows save after a restore would land in a file that nobody sees any more.
#[test]
fn a_restore_is_followed_by_open_windows() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let mut window = Store::open(&file, morning()).unwrap();
    let copy = window.back_up_now().unwrap();
    add(&window, "Василёк");
    window.keep_draft("place", "typed").unwrap();
    let before = window.revision().unwrap();
    let kept = restore::restore(&copy, &file, morning()).unwrap().unwrap();
    assert_ne!(window.revision().unwrap(), before);
    assert_eq!(names(&window), ["Ромашка"]);
    assert_eq!(window.draft("place").unwrap().as_deref(), Some("typed"));
    // As a window does that reads anew what was changed.
    window.heed_schema().unwrap();
    add(&window, "Незабудка");
    assert_eq!(names(&assert_whole(&file)), ["Незабудка", "Ромашка"]);
    assert_eq!(names(&assert_whole(&kept)), ["Василёк", "Ромашка"]);
    // A second restore of the same second keeps the first one's copy.
    let second = restore::restore(&copy, &file, morning()).unwrap().unwrap();
    assert_ne!(second, kept);
    assert_eq!(names(&assert_whole(&kept)), ["Василёк", "Ромашка"]);
    assert_eq!(names(&assert_whole(&second)), ["Незабудка", "Ромашка"]);
}

/// R22: what lies beside the file itself would not be seen through a link, and the lost file be made anew.
#[test]
fn a_lost_file_is_not_made_anew_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    [&here, &there].iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
    let file = file_with(&there, "Ромашка");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    let (middle, link) = (here.join("middle.db"), here.join("my.db"));
    std::os::unix::fs::symlink(&file, &middle).unwrap();
    std::os::unix::fs::symlink("middle.db", &link).unwrap();
    // Damage that was noted by one name holds for both, until it is answered by either.
    beside::note_damage(&file, "row 3 missing from index").unwrap();
    assert!(matches!(Store::open(&link, morning()).unwrap().barred(), Some(Barred::Damaged(_))));
    beside::forget_damage(&link);
    assert_eq!(beside::damage(&file), None);
    std::fs::remove_file(&file).unwrap();
    let lost = Store::open(&link, morning());
    assert!(matches!(&lost, Err(Error::Lost { backup: Some(backup), .. }) if *backup == copy), "{lost:?}");
    assert!(!file.exists() && link.is_symlink());
    // What an earlier version made beside the link is found there, what is made now lies beside the file itself.
    assert_eq!(backup::folder(&link), backup::folder(&file));
    let beside_link = here.join("my-backups/2020-02-03.db");
    std::fs::create_dir(here.join("my-backups")).unwrap();
    std::fs::copy(&copy, &beside_link).unwrap();
    assert_eq!(backup::copies(&link), [beside_link, copy.clone()]);
    assert_eq!(backup::days(&link).len(), 2);
    restore::restore(&copy, &link, morning()).unwrap();
    assert_eq!(names(&Store::open(&link, morning()).unwrap()), ["Ромашка"]);
    // R24: what says how to restore finds them too.
    std::fs::write(&file, vec![7; 8192]).unwrap();
    let damaged = Store::open(&link, morning());
    assert!(matches!(&damaged, Err(Error::Damaged { backup: Some(backup), .. }) if *backup == copy), "{damaged:?}");
}

/// R24: a flipped bit of the header would be told as a change by somebody, and repairing it lead in a circle.
#[test]
fn a_damaged_header_is_told_as_damage() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    let whole = std::fs::read(&file).unwrap();
    // The number of the schema, and the form it is kept in.
    let flips = [(63, 8), (63, 7), (63, 3), (63, 1), (47, 0), (47, 5), (47, 1), (44, 1)];
    for (at, byte) in flips {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        std::fs::write(&file, &bytes).unwrap();
        for opened in [Store::open(&file, morning()), Origin::new(&file, morning()).to_mend(), Origin::new(&file, morning()).read_only()] {
            let is_told = matches!(&opened, Err(Error::Damaged { backup: Some(backup), .. }) if *backup == copy);
            assert!(is_told, "{at}: {byte}: {opened:?}");
            let said = errors::of_store(&opened.unwrap_err(), Lang::Ru);
            assert!(said.contains("kam restore") && !said.contains("older number"), "{said}");
        }
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{at}: {byte}: looking changed it");
    }
    restore::restore(&copy, &file, morning()).unwrap();
    assert_eq!(names(&Store::open(&file, morning()).unwrap()), ["Ромашка"]);
}

/// Somebody deletes behind the program, a little more before every copy: the last whole one would be gone after the second.
#[test]
fn a_copy_of_a_file_that_shrinks_takes_the_place_of_no_larger_one() {
    for left in [[191, 131, 68], [225, 202, 181], [240, 229, 218]] {
        let folder = tempfile::tempdir().unwrap();
        let file = file_with(folder.path(), "Ромашка");
        let store = Store::open(&file, morning()).unwrap();
        let call = Record::owned(Entity::Entry, 1).with_text("kind", "call").with_text("day", "2026-11-20").with_text("state", "held");
        let fill = |change: &kamdesk::store::Change| {
            (0..251).try_for_each(|_| change.insert(&call).map(drop))?;
            (0..900).try_for_each(|_| change.insert(&Record::new(Entity::Person).with_text("family_name", "Иванов")).map(drop))
        };
        store.step(kamdesk::store::Verb::Create, "", fill).unwrap();
        let whole = store.back_up_now().unwrap();
        for left in left {
            sql(&file, &format!("DELETE FROM entry WHERE id > {left}"));
            assert_ne!(store.back_up_now().unwrap(), whole, "{left}");
        }
        let connection = rusqlite::Connection::open(&whole).unwrap();
        assert_eq!(connection.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0)).unwrap(), 251);
    }
}

/// The clock was half a year ahead for a week: until its days come, none of today's copies would be kept for longer than a day, and
/// one of the days to come be called the newest.
#[test]
fn copies_of_days_to_come_take_nobodys_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let store = Store::open(&file, morning()).unwrap();
    let today = store.back_up_now().unwrap();
    let on = |day: chrono::NaiveDate| backup::path_of(&file, day);
    for ahead in 0..8 {
        std::fs::copy(&today, on(morning().today() + chrono::Duration::days(180 + ahead))).unwrap();
    }
    for ago in 1..6 {
        std::fs::copy(&today, on(morning().today() - chrono::Duration::days(ago))).unwrap();
    }
    std::fs::remove_file(&today).unwrap();
    assert_eq!(store.back_up_daily().unwrap(), Some(today.clone()));
    assert_eq!(backup::days(&file).len(), 8 + 6);
    assert_eq!(backup::newest(&file, morning().today()), Some((today, true)));
}

/// Two computers wrote into one synced folder: half of the work would lie in a file that nobody opens.
#[test]
fn another_state_of_the_file_beside_it_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let conflict = folder.path().join("kam (conflicted copy 2026-11-24).db");
    let store = Store::open(&file, morning()).unwrap();
    std::fs::copy(&file, &conflict).unwrap();
    std::fs::copy(&file, folder.path().join("kam-by-hand.db")).unwrap();
    file_with(&folder.path().join("other"), "Василёк");
    std::fs::copy(folder.path().join("other/kam.db"), folder.path().join("other.db")).unwrap();
    add(&store, "Здесь");
    assert_eq!(store.forks().unwrap(), []);
    add(&Store::open(&conflict, kamdesk::clock::Clock::System).unwrap(), "Там");
    let paths = |forks: Vec<Fork>| forks.into_iter().map(|fork| fork.path).collect::<Vec<_>>();
    assert_eq!(paths(store.forks().unwrap()), std::slice::from_ref(&conflict));
    let doctor =
        std::process::Command::new(env!("CARGO_BIN_EXE_kam")).args(["--lang", "ru", "--file"]).arg(&file).arg("doctor").output().unwrap();
    let told = String::from_utf8(doctor.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("! Рядом лежит тот же файл с другим продолжением") && told.contains("conflicted copy"), "{told}");
}

/// By whatever name the program that syncs leaves it; told at each start, it would be read at none.
#[test]
fn another_state_of_the_file_is_told_at_the_start_and_once() {
    let names = ["kam (conflicted copy 2026-11-24).db", "kam.sync-conflict-20261124-101112-ABCDEFG.db", "kam-НОУТБУК.db", "kam (1).db"];
    for name in names {
        let mut desk = Desk::on(Lang::Ru, (120, 30), |file| {
            add(&Store::open(file, morning()).unwrap(), "Ромашка");
        });
        let other = desk.file().with_file_name(name);
        std::fs::copy(desk.file(), &other).unwrap();
        let start = |desk: &mut Desk| {
            let forks = desk.store().untold_forks().unwrap();
            desk.app.handle(Event::Report(Report::Forks(forks)));
            desk.look_around().screen().contains(name)
        };
        assert!(!start(&mut desk), "{name}: it is the same");
        let later = kamdesk::clock::Clock::System;
        add(&Store::open(&other, later).unwrap(), "Там");
        assert!(start(&mut desk), "{name}\n{}", desk.screen());
        desk.sees("с другими записями").sees("doctor").keys("<Esc>");
        assert!(!start(&mut desk), "{name}: it was told");
        add(&Store::open(&other, later).unwrap(), "Там ещё");
        assert!(start(&mut desk), "{name}: it has gone on");
        // What has to be answered first is not written over.
        desk.keys("<Esc>");
        add(&Store::open(&other, later).unwrap(), "И ещё");
        desk.app.handle(Event::Report(Report::Backup(Err(Error::Full))));
        assert!(!start(&mut desk), "{name}");
        desk.keys("<Esc>");
        assert!(start(&mut desk), "{name}");
    }
}

/// A few records less before every copy, each time by a step of ours: after some of them the copies of the day would be as poor as
/// the file, and nobody could go back to the morning.
#[test]
fn little_by_little_the_best_copy_of_a_day_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let store = Store::open(&file, morning()).unwrap();
    let person = Record::new(Entity::Person).with_text("family_name", "Иванов");
    let fill = |change: &kamdesk::store::Change| (0..100).map(|_| change.insert(&person)).collect::<Result<Vec<_>, _>>();
    let persons = store.step(kamdesk::store::Verb::Create, "", fill).unwrap();
    let count = |copy: &Path| {
        let connection = rusqlite::Connection::open(copy).unwrap();
        connection.query_row("SELECT count(*) FROM person", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let best = store.back_up_now().unwrap();
    let mut last = best.clone();
    for few in persons.chunks(8) {
        let take = |change: &kamdesk::store::Change| few.iter().try_for_each(|id| change.delete(Entity::Person, *id).map(drop));
        store.step(kamdesk::store::Verb::Delete, "", take).unwrap();
        last = store.back_up_now().unwrap();
        assert_ne!(last, best);
        assert_eq!(count(&best), 100);
    }
    assert_eq!(count(&last), 0);
    // What lacks nothing takes its place again, and gives no third one.
    store.step(kamdesk::store::Verb::Create, "", fill).unwrap();
    assert_eq!((store.back_up_now().unwrap(), count(&best)), (best, 100));
}

/// R22: through a link the link itself would be replaced, and the file it leads to stay as it was.
#[test]
#[cfg(unix)]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("disk")).unwrap();
    let real = file_with(&folder.path().join("disk"), "Ромашка");
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let copy = folder.path().join("copy.db");
    Store::open(&link, morning()).unwrap().back_up(&copy, Old::None).unwrap();
    add(&Store::open(&link, morning()).unwrap(), "Василёк");
    restore::restore(&copy, &link, morning()).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(names(&assert_whole(&real)), ["Ромашка"]);
    // Also where the file it leads to is gone.
    std::fs::remove_file(&real).unwrap();
    restore::restore(&copy, &link, morning()).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(names(&assert_whole(&real)), ["Ромашка"]);
}

/// R22: the log or journal of a damaged file would be played into the one that was restored.
#[test]
fn leftovers_of_a_damaged_file_do_not_spoil_the_restored_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    // Another file's unfinished log lies where this one's would.
    let other = folder.path().join("other.db");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1);").unwrap();
    let log = std::fs::read(folder.path().join("other.db-wal")).unwrap();
    assert!(!log.is_empty());
    std::fs::write(&file, "damaged").unwrap();
    for companion in ["kam.db-wal", "kam.db-shm"] {
        std::fs::write(folder.path().join(companion), &log).unwrap();
    }
    let kept = restore::restore(&copy, &file, morning()).unwrap().unwrap();
    assert_eq!(names(&assert_whole(&file)), ["Ромашка"]);
    assert_eq!(std::fs::read(&kept).unwrap(), b"damaged");
    assert_eq!(std::fs::read(beside_of(&kept, "-wal")).unwrap(), log);
    assert!(!beside_of(&file, "-wal").exists());
}

fn beside_of(file: &Path, suffix: &str) -> PathBuf {
    kamdesk::store::place::with_suffix(file, suffix)
}

/// What is typed and saved would go into a file that has no name any more.
#[test]
fn nothing_is_saved_in_a_file_that_was_moved() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let window = Store::open(&file, morning()).unwrap();
    let away = folder.path().join("away.db");
    let record = Record::new(Entity::Account).with_text("short_name", "Василёк");
    let refused = || {
        assert!(matches!(editing::save(&window, None, &record, ""), Err(Error::Moved(path)) if path == file));
        assert!(matches!(window.keep_draft("place", "typed"), Err(Error::Moved(_))));
        assert!(matches!(window.undo(), Err(Error::Moved(_))));
        assert!(window.must_be_in_place().is_err());
    };
    std::fs::rename(&file, &away).unwrap();
    refused();
    assert!(!file.exists(), "a new file was made in its place");
    std::fs::copy(&away, &file).unwrap();
    refused();
    std::fs::rename(&away, &file).unwrap();
    editing::save(&window, None, &record, "").unwrap();
    assert_eq!(names(&assert_whole(&file)), ["Василёк", "Ромашка"]);
}

/// R23: a file from a stranger would empty tables or hang at the first save.
#[test]
fn nothing_of_a_stranger_runs() {
    let evil = [
        "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END",
        "CREATE VIEW evil AS SELECT load_extension('x')",
        "CREATE TABLE evil(x)",
        "DROP TRIGGER journal_account_insert; CREATE TRIGGER journal_account_insert AFTER INSERT ON account BEGIN SELECT 1; END",
        "DROP TRIGGER journal_person_delete",
    ];
    for text in evil {
        let folder = tempfile::tempdir().unwrap();
        let file = file_with(folder.path(), "Ромашка");
        sql(&file, text);
        let before = std::fs::read(&file).unwrap();
        let store = Store::open(&file, morning()).unwrap();
        assert!(matches!(store.barred(), Some(Barred::Altered(what)) if !what.is_empty()), "{text}");
        assert_eq!(names(&store), ["Ромашка"]);
        let record = Record::new(Entity::Account).with_text("short_name", "Василёк");
        assert!(matches!(editing::save(&store, None, &record, ""), Err(Error::Altered { .. })), "{text}");
        assert!(store.back_up_daily().is_ok());
        drop(store);
        assert!(std::fs::read(&file).unwrap() == before, "{text}: the file was changed");
    }
}

/// R23: the same hidden in a file of an earlier version, whose schema is changed on opening.
#[test]
fn nothing_of_a_stranger_runs_in_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/schema-1.db"), &file).unwrap();
    sql(&file, "CREATE TRIGGER evil AFTER UPDATE ON person BEGIN DELETE FROM account; END");
    let before = std::fs::read(&file).unwrap();
    assert!(matches!(Store::open(&file, morning()), Err(Error::Altered { what, .. }) if what == "trigger evil"));
    assert!(std::fs::read(&file).unwrap() == before);
    sql(&file, "DROP TRIGGER evil; CREATE TRIGGER journal_evil AFTER UPDATE ON person BEGIN DELETE FROM account; END");
    assert_eq!(assert_whole(&file).count_accounts().unwrap(), 12);
}

/// A file that another program turned to a write-ahead log would be two files, of which one is copied.
#[test]
fn a_log_beside_the_file_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    sql(&file, "PRAGMA journal_mode = WAL");
    add(&Store::open(&file, morning()).unwrap(), "Василёк");
    assert!(!beside_of(&file, "-wal").exists());
    assert_eq!(names(&assert_whole(&file)), ["Василёк", "Ромашка"]);
}

/// A flipped letter in a backup would be restored as if it had been written so.
#[test]
fn a_backup_whose_text_was_flipped_is_not_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let store = Store::open(&file, morning()).unwrap();
    let older = store.back_up_now().unwrap();
    let newer = backup::path_of(&file, morning().today().succ_opt().unwrap());
    store.back_up(&newer, Old::None).unwrap();
    let mut bytes = std::fs::read(&newer).unwrap();
    let at = bytes.windows(14).position(|window| window == "Ромашка".as_bytes()).unwrap();
    bytes[at + 1] ^= 1;
    std::fs::write(&newer, bytes).unwrap();
    assert!(matches!(backup::verify(&newer), Err(Error::Damaged { detail, .. }) if detail == "other bytes"));
    assert!(restore::restore(&newer, &file, morning()).is_err());
    // It is not named as the newest whole one either, nor one that claims to be of a day to come.
    let future = backup::folder(&file).join("2030-01-01.db");
    std::fs::copy(&older, &future).unwrap();
    assert_eq!(backup::newest_whole(&file, morning().today()).unwrap(), older);
}

/// Damage that the check of the day found would be written on.
#[test]
fn a_file_found_damaged_is_not_written_until_that_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let copy = Store::open(&file, morning()).unwrap().back_up_now().unwrap();
    beside::note_damage(&file, "row 3 missing from index").unwrap();
    let store = Store::open(&file, morning()).unwrap();
    assert!(store.is_read_only());
    let record = Record::new(Entity::Account).with_text("short_name", "Василёк");
    let refused = editing::save(&store, None, &record, "");
    let refused = refused.unwrap_err();
    assert!(matches!(&refused, Error::Damaged { path, .. } if *path == file));
    let said = errors::in_file(&refused, &file, || beside::newest_whole(&file, morning().today()), Lang::En);
    assert!(said.contains(&file.display().to_string()) && said.contains(&copy.display().to_string()), "{said}");
    drop(store);
    restore::restore(&copy, &file, morning()).unwrap();
    add(&Store::open(&file, morning()).unwrap(), "Василёк");
}

/// Two windows on one morning: one of them would say that there is no backup, and the other's would lose its checksum.
#[test]
fn two_makers_of_one_backup_are_both_content() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let makers: Vec<_> = (0..4)
        .map(|_| {
            let file = file.clone();
            std::thread::spawn(move || Store::open(&file, morning()).unwrap().back_up_daily())
        })
        .collect();
    let made: Vec<_> = makers.into_iter().map(|maker| maker.join().unwrap().unwrap()).collect();
    assert_eq!(made.iter().flatten().count(), 1, "{made:?}");
    let copy = backup::newest(&file, morning().today()).unwrap().0;
    assert!(beside_of(&copy, ".crc32").exists());
    backup::verify(&copy).unwrap();
}

/// A copy that was cut, or that nothing is known of, would stand for today's.
#[test]
fn what_is_no_whole_backup_of_today_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let store = Store::open(&file, morning()).unwrap();
    let copy = store.back_up_daily().unwrap().unwrap();
    assert_eq!(store.back_up_daily().unwrap(), None);
    let whole = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(store.back_up_daily().unwrap(), Some(copy.clone()));
    backup::verify(&copy).unwrap();
    std::fs::remove_file(beside_of(&copy, ".crc32")).unwrap();
    assert_eq!(store.back_up_daily().unwrap(), Some(copy.clone()));
    assert!(beside_of(&copy, ".crc32").exists());
}

/// A file of an earlier version that two windows open at once would be called changed by others.
#[test]
fn two_windows_bring_an_old_file_to_the_newest_schema() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/schema-1.db"), &file).unwrap();
    let windows: Vec<_> = (0..4)
        .map(|_| {
            let file = file.clone();
            std::thread::spawn(move || Store::open(&file, morning()).map(|store| store.barred().cloned()))
        })
        .collect();
    for window in windows {
        assert_eq!(window.join().unwrap().unwrap(), None);
    }
    let kept = beside::copies(&file);
    assert_eq!(kept.len(), 1, "{kept:?}");
}

/// The figures of an index are computed anew; the records would have been given up for them.
#[test]
fn a_damaged_index_is_built_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(folder.path(), "Ромашка");
    let (root, size): (u64, u64) = rusqlite::Connection::open(&file)
        .unwrap()
        .query_row(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema
             WHERE type = 'index' AND tbl_name = 'account' AND sql LIKE '%ON account(%find%'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    // The first entry of a page stands at its end: here, the letters of a name.
    bytes[usize::try_from(root * size - 4).unwrap()] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    let mend = Origin::new(&file, morning()).to_mend().unwrap();
    assert_ne!(mend.faults().unwrap(), Vec::<String>::new());
    let kept = mend.mend_indexes(&mend.faults().unwrap(), &[]).unwrap().unwrap().kept;
    assert!(std::fs::read(&kept).unwrap() == bytes);
    drop(mend);
    // What was kept is told as what it is: nothing of it is to be mended, and nobody is to restore it.
    let told =
        std::process::Command::new(env!("CARGO_BIN_EXE_kam")).args(["--lang", "ru", "--file"]).arg(&file).arg("doctor").output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap().replace('\n', " ");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("✓ Файл, каким он был до исправления") && told.contains(kept.to_str().unwrap()), "{told}");
    assert!(!told.contains("Среди остальных копий есть повреждённые"), "{told}");
    assert_eq!(names(&assert_whole(&file)), ["Ромашка"]);
}

/// The check of the whole file would compute whatever somebody wrote into an index.
#[test]
fn what_others_wrote_into_an_index_is_never_computed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    sql(&file, "CREATE INDEX evil ON account(abs(length(about)))");
    // Computed, it would not be what stands in the index.
    sql(
        &file,
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'length(about)', 'length(about) + 1') WHERE name = 'evil'",
    );
    let doctor = |more: &[&str]| {
        let file = file.to_str().unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_kam")).args(["--lang", "ru", "--file", file, "doctor"]).args(more).output().unwrap();
        (run.status.code(), String::from_utf8(run.stdout).unwrap().replace('\n', " "))
    };
    let (status, said) = doctor(&[]);
    assert!(status == Some(1) && said.contains("Индексы не сверялись") && said.contains("evil"), "{said}");
    let (_, said) = doctor(&["--repair"]);
    assert!(said.contains("Данные целы.") && !said.contains("Индексы не сверялись"), "{said}");
}

/// «Made and checked» would be believed until the day it is needed.
#[test]
fn a_backup_that_cannot_be_restored_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    sql(&file, "DROP TABLE leftover");
    let run = Command::new(env!("CARGO_BIN_EXE_kam")).args(["--lang", "ru", "--file", file.to_str().unwrap(), "backup"]).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap().replace('\n', " ");
    assert!(run.status.code() == Some(1) && said.contains("вернуть из неё данные нельзя") && !said.contains("проверена"), "{said}");
}

/// A byte of the head would be told as a version that nobody has made.
#[test]
fn a_number_that_no_version_has_is_damage() {
    for number in ["-1", "0x7FFFFFFF"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        demo_at(&file, Lang::Ru);
        sql(&file, &format!("PRAGMA user_version = {number}"));
        assert!(matches!(Store::open(&file, morning()), Err(Error::Damaged { .. })), "{number}");
    }
}
