//! The file and its backups: read-only, damaged, foreign, newer and older ones, and who may read them.

use super::support::desk::Desk;
use super::support::home::Home;
use super::support::pty::Launch;
use super::support::{assert_whole, demo_at, has_demo, morning};
use kamdesk::capture;
use kamdesk::clock::Clock;
use kamdesk::demo;
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::place::Old;
use kamdesk::store::{Error, Origin, Query, Store, backup, beside, restore, schema};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const SCHEMA_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/schema-1.db");

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn add_account(store: &Store, name: &str) -> Result<i64, Error> {
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", name), "")
}

/// A sound file with some contents, closed.
fn sound(folder: &Path) -> PathBuf {
    let file = folder.join("kam.db");
    let store = Store::open(&file, morning()).unwrap();
    for n in 0..20 {
        let account = add_account(&store, &format!("Клиент {n}")).unwrap();
        let entry = editing::fresh(Entity::Entry, Some(account), morning().today());
        editing::save(&store, None, &entry.with_text("notes", "Говорили о сроках. ".repeat(20)).with_text("we_promise", "КП до пт"), "")
            .unwrap();
    }
    file
}

/// Names are looked for in a list that is made beside the file, and a line is understood where it cannot be saved.
#[test]
fn names_are_told_where_nothing_may_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    beside::note_damage(&file, "malformed").unwrap();
    let mut store = Store::open(&file, morning()).unwrap();
    store.heed_damage().unwrap();
    assert!(store.is_read_only());
    let today = morning().today();
    let parsed = capture::parse("звонил Неизвестнов: ждёт счёт", today, morning().time());
    capture::resolve(&store, &parsed, capture::Screen::default()).unwrap();
    assert!(add_account(&store, "Василёк").is_err());
}

/// R5: whoever may only read a file would be told that it was saved, or could not read it at all.
#[test]
fn a_file_that_may_only_be_read_is_read() {
    let home = Home::with_account();
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o400)).unwrap();
    let before = bytes(&home.file());
    let store = Store::open(&home.file(), Clock::System).unwrap();
    assert!(store.is_read_only());
    assert!(matches!(add_account(&store, "Василёк"), Err(Error::ReadOnly(path)) if path == home.file()));
    assert!(store.undo().is_err());
    let explicit = Origin::new(&home.file(), Clock::System).read_only().unwrap();
    assert!(matches!(add_account(&explicit, "Василёк"), Err(Error::ReadOnly(_))));
    drop((store, explicit));

    let mut kam = home.start();
    kam.wait_for("только чтение").keys("2").wait_for("Ромашка").keys("т").wait_for("Новый клиент");
    kam.keys("Василёк").wait_for("Василёк").keys("<Enter>").wait_for("открыт только для чтения");
    kam.holds("открыт только для чтения", Duration::from_millis(1_500)).wait_for("Василёк");
    kam.keys("<C-c>").wait_gone("Новый клиент").keys("й");
    assert_eq!(kam.wait_end(), 0);

    std::fs::write(home.path().join("people.csv"), "Имя;Телефон\nИван;+7 900 000-00-00\n").unwrap();
    let import = Command::new(env!("CARGO_BIN_EXE_kam"))
        .args([
            "--lang",
            "ru",
            "--file",
            home.file().to_str().unwrap(),
            "import",
            "--yes",
            home.path().join("people.csv").to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert_eq!(import.status.code(), Some(1), "{}", String::from_utf8_lossy(&import.stderr));
    assert!(String::from_utf8_lossy(&import.stderr).contains("только для чтения"));
    assert_eq!(bytes(&home.file()), before);
    assert_eq!(mode(&home.file()), 0o400);
}

/// R7: a damaged file would be taken for a good one, or worse: replaced by an empty one.
#[test]
fn a_cut_file_is_refused_and_kept_and_its_backup_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = sound(folder.path());
    let store = Store::open(&file, morning()).unwrap();
    let copy = store.back_up_daily().unwrap().unwrap();
    drop(store);
    let whole = bytes(&file);
    let lengths = [0, 1, 15, 16, 99, 100, 101, 511, 512, 4_095, 4_096, 4_097, whole.len() - 4_096, whole.len() - 1];
    for length in lengths.into_iter().chain((1..40).map(|part| whole.len() * part / 40)) {
        std::fs::write(&file, &whole[..length]).unwrap();
        match Store::open(&file, morning()) {
            Err(Error::Damaged { path, backup, .. }) => assert_eq!((path, backup), (file.clone(), Some(copy.clone().into())), "{length}"),
            other => panic!("cut to {length} of {}: {other:?}", whole.len()),
        }
        assert_eq!(bytes(&file), whole[..length], "the damaged file was changed");
    }
    restore::restore(&copy, &file, morning()).unwrap();
    assert_eq!(assert_whole(&file).count_accounts().unwrap(), 20);
}

/// R7: another program's data would be written into or thrown away.
#[test]
fn a_foreign_file_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    let others = folder.path().join("others.db");
    let foreign = rusqlite::Connection::open(&others).unwrap();
    foreign.execute_batch("CREATE TABLE note(text TEXT); INSERT INTO note VALUES ('чужое'); PRAGMA user_version = 1;").unwrap();
    drop(foreign);
    let texts: [&[u8]; 4] = ["список покупок\n".as_bytes(), &[0; 5_000], b"SQLite format 3", &[0xff; 100]];
    for content in texts.iter().map(|text| text.to_vec()).chain([bytes(&others)]) {
        std::fs::write(&file, &content).unwrap();
        for opened in [Store::open(&file, morning()), Origin::new(&file, morning()).read_only()] {
            assert!(matches!(opened, Err(Error::Foreign(path)) if path == file));
        }
        assert_eq!(bytes(&file), content);
        assert!(!backup::folder(&file).exists());
    }
}

/// R7: a flipped bit, as bad disks make them, would bring the program down or destroy the rest of the file.
#[test]
fn a_flipped_bit_harms_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let whole = bytes(&sound(folder.path()));
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let (mut refused, mut found, mut unnoticed) = (0, 0, 0);
    for round in 0..200usize {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        // A quarter of the flips fall into the header and the schema, where they hurt most.
        let reach = if round % 4 == 0 { 8_192 } else { whole.len() };
        let (at, bit) = (dice as usize % reach, (dice >> 40) % 8);
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << bit;
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("kam.db");
        std::fs::write(&file, &damaged).unwrap();
        match Store::open(&file, morning()) {
            Err(_) => refused += 1,
            Ok(store) => {
                for entity in Entity::ALL {
                    let _ = store.each(entity, drop);
                }
                let _ = store.accounts(&Query { limit: 50, ..Query::default() }, "2026-11-24");
                // What does not pass the check of a backup is not taken for one.
                let faults = store.faults().map_or(1, |faults| faults.iter().filter(|fault| !fault.contains("->")).count());
                let copied = store.back_up(&place.path().join("copy.db"), Old::None);
                assert_eq!(place.path().join("copy.db").exists(), copied.is_ok());
                assert!(faults == 0 || copied.is_err(), "byte {at}, bit {bit}: a damaged file was copied as good");
                if faults == 0 { unnoticed += 1 } else { found += 1 }
            }
        }
        assert_eq!(bytes(&file), damaged, "byte {at}, bit {bit}: the damaged file was changed");
        if round % 10 == 0 && Store::open(&file, morning()).is_ok() {
            walk_over(&file);
        }
    }
    // Most bits stand in texts and in unused room, where nothing but the reader can notice them.
    assert!(refused > 0 && found > 0 && unnoticed > 0, "{refused} refused, {found} found, {unnoticed} unnoticed");
}

/// Shows every pane on a copy of the file.
fn walk_over(file: &Path) {
    Desk::on(Lang::Ru, (120, 40), |target| assert!(std::fs::copy(file, target).is_ok()))
        .keys("p<Esc>2<Enter>jjj<Tab><Tab><Tab>3<S-Tab><S-Tab>1c<Esc>");
}

/// R8: an older program would spoil a file that it does not understand.
#[test]
fn a_newer_file_is_refused_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let file = sound(folder.path());
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch(&format!("PRAGMA user_version = {};", schema::newest() + 1)).unwrap();
    drop(connection);
    let before = bytes(&file);
    for opened in [Store::open(&file, morning()), Origin::new(&file, morning()).read_only()] {
        assert!(matches!(opened, Err(Error::Newer { found, known, .. }) if found == known + 1));
    }
    assert!(matches!(backup::verify(&file), Err(Error::Newer { .. })));
    assert_eq!(bytes(&file), before);
}

/// R8: a file of an earlier version, with years of work in it, would no longer open.
#[test]
fn a_file_of_the_first_schema_opens() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    std::fs::copy(SCHEMA_1, &file).unwrap();
    assert!(matches!(schema::header(&file).unwrap(), schema::Header::Sqlite { version: 1, cut: false, .. }));
    let store = assert_whole(&file);
    assert_eq!(store.count_accounts().unwrap(), 12);
    assert!(matches!(schema::header(&file).unwrap(), schema::Header::Sqlite { version, .. } if version == schema::newest()));
    // Before its schema was changed it was copied.
    let copies = backup::copies(&file).len();
    assert_eq!(copies, usize::from(schema::newest() > 1));
    add_account(&store, "Василёк").unwrap();
    assert_eq!(assert_whole(&file).count_accounts().unwrap(), 13);
    drop(store);
    walk_over(&file);
}

/// Writes the file of the first schema: `cargo test --test promises -- --ignored write_schema_1`, only before the first
/// release.
#[test]
#[ignore = "writes tests/data/schema-1.db"]
fn write_schema_1() {
    assert_eq!(schema::newest(), 1, "the first schema can no longer be written");
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), morning()).unwrap();
    demo::fill(&store, Lang::Ru).unwrap();
    assert!(has_demo(Lang::Ru));
    store.back_up(Path::new(SCHEMA_1), Old::Goes).unwrap();
    std::fs::set_permissions(SCHEMA_1, PermissionsExt::from_mode(0o644)).unwrap();
}

/// R9: the backup one comes back to would be torn, old, or not openable.
#[test]
fn backups_made_while_work_goes_on_are_whole() {
    let home = Home::bare();
    drop(home.store());
    let (saved, copies) = (AtomicUsize::new(0), 6);
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let store = home.store();
            while done.load(Ordering::SeqCst) < copies {
                let n = saved.load(Ordering::SeqCst);
                add_account(&store, &format!("Клиент {n}")).unwrap();
                saved.store(n + 1, Ordering::SeqCst);
            }
        });
        let store = home.store();
        for n in 0..copies {
            // Each copy is made after some more work.
            while saved.load(Ordering::SeqCst) < (n + 1) * 20 {
                std::thread::yield_now();
            }
            let before = saved.load(Ordering::SeqCst);
            let target = home.path().join(format!("copies/{n}.db"));
            store.back_up(&target, Old::None).unwrap();
            let after = saved.load(Ordering::SeqCst) + 1;
            done.store(n + 1, Ordering::SeqCst);
            backup::verify(&target).unwrap();
            assert_eq!((mode(&target), mode(target.parent().unwrap())), (0o600, 0o700));
            let accounts = assert_whole(&target).count_accounts().unwrap();
            assert!((before..=after).contains(&accounts), "{accounts} accounts of {before} to {after}");
        }
    });
    // Restoring gives exactly what was copied, and keeps what stood there.
    let target = home.path().join("copies/2.db");
    let copied = assert_whole(&target).count_accounts().unwrap();
    let content = |path: &Path| {
        let dump = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let names = "SELECT group_concat(short_name || uid, ' ' ORDER BY id) FROM account";
        dump.query_row(names, [], |row| row.get::<_, String>(0)).unwrap()
    };
    let before = content(&home.file());
    let kept = restore::restore(&target, &home.file(), Clock::System).unwrap().unwrap();
    assert!(content(&kept) == before, "what stood there is not what was kept");
    assert_eq!(assert_whole(&home.file()).count_accounts().unwrap(), copied);
    assert_eq!(mode(&home.file()), 0o600);
    let left: Vec<_> = home
        .everything()
        .into_iter()
        .filter(|path| path.to_str().unwrap().contains("making") || path.to_str().unwrap().contains("restoring"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// R10: everybody with a login on the machine could read what is known about the clients.
#[test]
fn what_is_made_is_for_the_owner_alone() {
    let home = Home::bare();
    let only_owner = |home: &Home, least: usize| {
        let everything = home.everything();
        assert!(everything.len() >= least, "{everything:?}");
        for path in everything {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), wanted, "{}", path.display());
        }
    };
    let umask = "umask 022; exec \"$@\"";
    // The only folder that is made by the program.
    let data = if cfg!(target_os = "macos") { "Library/Application Support/kamdesk" } else { ".local/share/kamdesk" };
    let file = home.path().join(data).join("kamdesk.db");
    let mut kam = Launch::at(home.path()).file(&file).start_under(umask);
    kam.wait_for("Начать с чистого листа").keys("<Enter>").wait_for("Здесь будут ваши клиенты");
    kam.keys("т").wait_for("Новый клиент").keys("Ромашка<Enter>").wait_for("Сохранено").keys("й");
    assert_eq!(kam.wait_end(), 0);
    // The backup of the day is made beside the user; the next start comes late enough to have it.
    let mut kam = Launch::at(home.path()).file(&file).start_under(umask);
    kam.open_note().keys("черновик").wait_for("черновик");
    let copied = || {
        home.everything()
            .iter()
            .any(|path| path.parent() == Some(&backup::folder(&file)) && path.extension().is_some_and(|end| end == "db"))
    };
    kam.wait_until("the backup", |_| copied());
    only_owner(&home, 5);
    kam.signal("TERM");
    kam.wait_end();

    let demo = Home::bare();
    let mut kam = Launch::at(demo.path()).arguments(&["demo"]).start_under(umask);
    kam.wait_for("пример").wait_for("Встречи и звонки");
    only_owner(&demo, 2);
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert_eq!(demo.everything(), Vec::<PathBuf>::new(), "the demo was left behind");
}

/// Turns one bit of a file, which stays as long as it was.
fn spoil(copy: &Path, at: impl Fn(&[u8]) -> usize) -> Vec<u8> {
    let mut spoiled = bytes(copy);
    let at = at(&spoiled);
    spoiled[at] ^= 4;
    std::fs::write(copy, &spoiled).unwrap();
    spoiled
}

/// R9: a copy of today with other bytes than it was made with would be taken for today's backup.
#[test]
fn a_backup_whose_bytes_have_changed_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&sound(folder.path()), morning()).unwrap();
    let copy = store.back_up_daily().unwrap().unwrap();
    assert_eq!(store.back_up_daily().unwrap(), None);
    let changed = spoil(&copy, |whole| whole.len() / 2);
    assert_eq!(backup::damaged(store.path()), std::slice::from_ref(&copy));
    assert_eq!(store.back_up_daily().unwrap(), Some(copy.clone()));
    backup::verify(&copy).unwrap();
    // What it holds may stand nowhere else: it is kept aside, and is no copy that would be restored.
    let aside = copy.with_file_name(format!("changed-{}", copy.file_name().unwrap().to_str().unwrap()));
    assert!(bytes(&aside) == changed && std::fs::metadata(&aside).unwrap().permissions().mode() & 0o077 == 0);
    assert_eq!((store.back_up_daily().unwrap(), backup::damaged(store.path())), (None, vec![aside.clone()]));
    assert_eq!(kamdesk::store::beside::newest_whole(store.path(), store.clock().today()).unwrap().path, copy);

    // One that holds much more than the file does now stays, since most of it can be read; the new one stands beside it.
    let words = "Говорили".as_bytes();
    let spoiled = spoil(&copy, |whole| whole.windows(words.len()).position(|part| part == words).unwrap() + words.len());
    rusqlite::Connection::open(store.path()).unwrap().execute_batch("DELETE FROM entry; DELETE FROM action; DELETE FROM account").unwrap();
    let beside = store.back_up_daily().unwrap().unwrap();
    assert_ne!(beside, copy);
    assert!(bytes(&copy) == spoiled && backup::verify(&beside).is_ok());
    assert_eq!(store.back_up_daily().unwrap(), None, "a copy would be made at every start");
    assert_eq!(backup::damaged(store.path()), [copy, aside]);
}

/// R5: who may write by the letters of the permissions may be somebody else, and a disk may have become read-only.
#[test]
fn what_the_system_refuses_is_not_called_writable() {
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let home = Home::with_account();
    let program = home.path().join("kam");
    std::fs::copy(env!("CARGO_BIN_EXE_kam"), &program).unwrap();
    let folder = home.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("kam.db");
    std::fs::copy(home.file(), &file).unwrap();
    let is_root = std::os::unix::fs::chown(&folder, Some(NOBODY), None).is_ok();
    if is_root {
        std::os::unix::fs::chown(&file, Some(NOBODY), None).unwrap();
    }
    // One of backups into which that user may not look.
    let backups = folder.join("kam-backups");
    std::fs::create_dir(&backups).unwrap();
    let closed = if is_root { 0o700 } else { 0o000 };
    for (path, mode) in [(home.path(), 0o755), (&program, 0o755), (&file, 0o600), (&folder, 0o577), (&backups, closed)] {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(["--lang", "ru", "--file", file.to_str().unwrap()]).args(arguments).current_dir("/").env("HOME", &folder);
        if is_root {
            command.uid(NOBODY);
        }
        let answer = command.output().unwrap();
        (answer.status.code(), String::from_utf8_lossy(&[answer.stdout, answer.stderr].concat()).into_owned())
    };
    let (status, told) = run(&["doctor"]);
    assert!(status == Some(1) && told.contains("только для чтения"), "{told}");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Есть ли резервные копии, неизвестно") && !told.contains("Резервных копий рядом нет"), "{told}");
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o777)).unwrap();
    std::fs::remove_dir(&backups).unwrap();
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o577)).unwrap();
    let (status, told) = run(&["add", "account", "Василёк"]);
    assert!(status == Some(1) && told.contains("только для чтения"), "{told}");
    assert_eq!(run(&["today"]).0, Some(0), "it would not be read either");
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).unwrap();
    assert_eq!(run(&["add", "account", "Василёк"]).0, Some(0));
}
