//! What `kam doctor` sees that SQLite does not call damage, what it says of what it cannot tell, and what it leaves.

use super::kam;
use super::support::home::Home;
use super::support::{demo_at, morning};
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb, backup, beside};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with the demo in it.
fn demo() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    demo_at(&file, Lang::Ru);
    (folder, file)
}

fn sql(file: &Path, text: &str) {
    Connection::open(file).unwrap().execute_batch(text).unwrap();
}

fn state_of(file: &Path, action: i64) -> String {
    Connection::open(file).unwrap().query_row("SELECT state FROM action WHERE id = ?1", [action], |row| row.get(0)).unwrap()
}

/// Writes one other letter into the state of an open promise, as a disk would: its indexes hold the right one. Which record that is.
fn flip_state(file: &Path) -> i64 {
    let raw = Connection::open(file).unwrap();
    let find = "SELECT id, title FROM action WHERE state = 'open' AND kind = 'our_promise' AND due_on <> ''";
    let (id, title): (i64, String) = raw.query_row(find, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    drop(raw);
    let mut bytes = std::fs::read(file).unwrap();
    let from = bytes.windows(title.len()).rposition(|part| part == title.as_bytes()).unwrap();
    let state = from + bytes[from..].windows(4).position(|part| part == b"open").unwrap();
    bytes[state + 3] = b'o';
    std::fs::write(file, &bytes).unwrap();
    id
}

/// «The records are whole» would be believed, the promise be gone, and the copy that has it go with the next one.
#[test]
fn a_record_that_its_index_contradicts_is_not_called_whole() {
    let (_folder, file) = demo();
    let good = Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
    let action = flip_state(&file);
    let spoilt = state_of(&file, action);
    assert!(spoilt.starts_with("op") && spoilt != "open", "{spoilt}");
    let differs = format!("Действие {action} · Состояние: в записи «{spoilt}», в индексе «open»");
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains(&differs), "{said}");
    assert!(said.contains("записи и индексы расходятся") && !said.contains("записи целы"), "{said}");
    // What was found is heeded by whoever writes.
    let before = std::fs::read(&file).unwrap();
    let (status, said) = kam(&file, &["add", "account", "Василёк"]);
    assert!(status == Some(1) && said.contains("повреждён"), "{said}");
    assert!(std::fs::read(&file).unwrap() == before);
    let (status, said) = kam(&file, &["doctor", "--repair"]);
    assert!(status == Some(3) && said.contains(&differs) && said.contains("некому сказать, что верно"), "{status:?} {said}");
    assert_eq!(state_of(&file, action), spoilt);
    // What such a field can hold is taken.
    let (_, said) = kam(&file, &["doctor", "--repair", "--yes"]);
    assert!(said.contains(&format!("{differs}; оставлено «open»")), "{said}");
    assert!(said.contains("Что из них испорчено, по самому файлу не узнать"), "{said}");
    assert!(said.contains(&format!("Последняя целая копия: {}", good.display())) && !said.contains("записи целы"), "{said}");
    assert_eq!(state_of(&file, action), "open");
    // Both stay: what the repair made, and what was there before.
    let (status, said) = kam(&file, &["backup"]);
    assert!(status == Some(0) && said.contains("Прежняя копия за сегодня осталась"), "{said}");
    assert_eq!(state_of(&good, action), "open");
    assert!(backup::verify(&good).is_ok());
    assert_eq!(beside::copies(&file).len(), 3);
}

/// A choice that nobody can make and a day that is none take a record out of every list without a word.
#[test]
fn values_that_cannot_be_are_named() {
    let (_folder, file) = demo();
    let (status, said) = kam(&file, &["doctor"]);
    assert!(said.contains("✓ В полях стоит только то, что в них бывает."), "{status:?} {said}");
    for (table, column, value, named) in [
        ("action", "state", "'opeo'", "Состояние: opeo"),
        ("action", "due_on", "'завтра'", ": завтра"),
        ("entry", "day", "'2026-13-45'", ": 2026-13-45"),
        ("entry", "state", "'hold'", ": hold"),
        ("entry", "time", "'утром'", ": утром"),
    ] {
        let (_folder, file) = demo();
        sql(&file, &format!("UPDATE {table} SET {column} = {value} WHERE id = (SELECT max(id) FROM {table})"));
        let before = std::fs::read(&file).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("чего в них быть не может: 1") && said.contains(named), "{said}");
        assert!(std::fs::read(&file).unwrap() == before);
    }
}

/// Every word leads somewhere, and to the wrong record: what is looked for before a meeting would be that of another client.
#[test]
fn a_search_that_leads_to_other_records_is_known_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    {
        let store = Store::open(&file, morning()).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let account = add(&Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        for title in ["коробки намокли", "паллета треснула", "коробки намокли, паллета треснула"]
        {
            add(&Record::owned(Entity::Signal, account).with_text("day", "2026-11-20").with_text("title", title));
        }
    }
    kam(&file, &["backup"]);
    let found = |word: &str| kam(&file, &["find", word]).1;
    assert!(found("намокли").contains("коробки намокли") && !found("намокли").contains("«паллета треснула»"));
    let raw = Connection::open(&file).unwrap();
    let place = |sought: &str| -> i64 {
        raw.query_row("SELECT min(rowid) FROM find_text WHERE find_text MATCH ?1", [sought], |row| row.get(0)).unwrap()
    };
    let (boxes, pallet) = (place("\"намокли\" NOT \"паллета\""), place("\"паллета\" NOT \"намокли\""));
    for (at, words) in [(boxes, "паллета треснула"), (pallet, "коробки намокли")] {
        raw.execute("DELETE FROM find_text WHERE rowid = ?1", [at]).unwrap();
        raw.execute("INSERT INTO find_text(rowid, shown, hidden, keys) VALUES (?1, '', ?2, '')", rusqlite::params![at, words]).unwrap();
    }
    drop(raw);
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains("! Поиск находит не те записи"), "{said}");
    let (_, said) = kam(&file, &["doctor", "--repair"]);
    assert!(said.contains("✓ Поиск соответствует записям."), "{said}");
}

/// Files of earlier versions hold what those versions could write.
#[test]
fn what_earlier_versions_wrote_is_possible() {
    for version in 1..kamdesk::store::schema::newest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/schema-{version}.db")), &file).unwrap();
        let strange = Store::open(&file, morning()).unwrap().strange_values().unwrap();
        assert!(strange.0.is_empty() && strange.1.is_empty(), "schema {version}: {strange:?}");
    }
}

/// «The search agrees» would be said while it finds nothing.
#[test]
fn a_search_that_lost_its_words_is_known_and_mended() {
    for spoilt in ["DELETE FROM find_word", "DELETE FROM find_text_idx", "DELETE FROM find_text_docsize", "DELETE FROM find_person_docsize"]
    {
        let (_folder, file) = demo();
        sql(&file, spoilt);
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("! Поиск"), "{spoilt}: {said}");
        let (_, said) = kam(&file, &["doctor", "--repair"]);
        assert!(said.contains("✓ Поиск соответствует записям."), "{spoilt}: {said}");
    }
    // What SQLite itself finds in it says nothing of the records.
    let (_folder, file) = demo();
    sql(&file, "DELETE FROM find_text_data WHERE id > 10 AND id % 3 = 0");
    let (_, said) = kam(&file, &["doctor", "--repair"]);
    assert!(said.contains("Был повреждён поисковый индекс") && !said.contains("расходились"), "{said}");
}

/// A restore that was killed would lie beside the file for good, with all that stood in it.
#[test]
fn what_was_left_half_made_is_named_and_removed() {
    let home = Home::with_account();
    let left = home.path().join("kam.db.restoring-4194301-1");
    std::fs::copy(home.file(), &left).unwrap();
    let (status, said) = kam(&home.file(), &["doctor"]);
    assert!(status == Some(1) && said.contains("не законченное") && said.contains(left.to_str().unwrap()), "{said}");
    let (_, said) = kam(&home.file(), &["doctor", "--repair"]);
    assert!(said.contains("Убрано начатое и не законченное") && !left.exists(), "{said}");
}

/// Advice that cannot be followed sends its reader round in a circle.
#[test]
fn of_a_file_that_is_refused_no_backup_is_advised() {
    for spoil in ["PRAGMA user_version = 99", "PRAGMA user_version = 0"] {
        let home = Home::with_account();
        sql(&home.file(), spoil);
        let (status, said) = kam(&home.file(), &["doctor"]);
        assert!(status == Some(1) && said.contains("Резервных копий рядом нет.") && !said.contains("' backup"), "{said}");
    }
}

/// The first page is what a broken sync or a bad stick empties: what the doctor says to type has to give the data back, all of it.
#[test]
fn what_is_advised_for_an_emptied_header_gives_the_data_back() {
    for emptied in [16, 100, 4_096] {
        let (folder, file) = demo();
        let store = Store::open(&file, kamdesk::clock::Clock::System).unwrap();
        store.back_up_now().unwrap();
        let before = store.count_accounts().unwrap();
        drop(store);
        let mut content = std::fs::read(&file).unwrap();
        content[..emptied].fill(0);
        std::fs::write(&file, &content).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("повреждён"), "{emptied}: {said}");
        let offered = said.split("Восстановить: kam ").nth(1).unwrap().split(" ✓").next().unwrap();
        let line = format!("'{}' --lang ru {offered} --yes", env!("CARGO_BIN_EXE_kam"));
        let restored = Command::new("sh").args(["-c", &line]).env("HOME", folder.path()).output().unwrap();
        let told = String::from_utf8(restored.stdout).unwrap();
        assert!(restored.status.success(), "{offered}: {}", String::from_utf8_lossy(&restored.stderr));
        // What was there is kept, and named.
        let kept = told.lines().find_map(|line| line.strip_prefix("Прежний файл сохранён: ")).unwrap();
        assert!(std::fs::read(kept).unwrap() == content, "{emptied}");
        assert_eq!(Store::open(&file, kamdesk::clock::Clock::System).unwrap().count_accounts().unwrap(), before);
        let (status, said) = kam(&file, &["doctor"]);
        assert!(said.contains("✓ Данные целы.") && !said.contains("Восстановить"), "{emptied}: {said}");
        // The damaged one is told of, and is nothing to be put right.
        assert!(status == Some(0) && said.contains("до исправления или восстановления") && said.contains(kept), "{emptied}: {said}");
        std::fs::remove_file(kept).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert_eq!(status, Some(0), "{emptied}: {said}");
        assert_eq!(kam(&file, &["add", "account", "Василёк"]).0, Some(0));
    }
}

/// A name with a quote or a dollar in it would make another command of what is copied from a message.
#[test]
fn a_command_that_is_offered_is_run_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("Иванов's \"новые\" $HOME `date`");
    std::fs::create_dir(&odd).unwrap();
    let file = odd.join("kam.db");
    demo_at(&file, Lang::Ru);
    Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
    std::fs::write(&file, "").unwrap();
    let program = env!("CARGO_BIN_EXE_kam");
    let run = Command::new(program).args(["--lang", "ru", "--file"]).arg(&file).arg("today").env("HOME", folder.path()).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    let offered = said.split("Восстановить: kam ").nth(1).unwrap().trim().trim_end_matches('.');
    let restored = Command::new("sh").args(["-c", &format!("'{program}' --lang ru {offered} --yes")]).env("HOME", folder.path()).output();
    let restored = restored.unwrap();
    assert!(restored.status.success(), "{offered}: {}", String::from_utf8_lossy(&restored.stderr));
    assert!(Store::open(&file, morning()).unwrap().has_accounts().unwrap());
}

/// Whoever shares the computer would read in the backups what the file keeps to its owner.
#[cfg(unix)]
#[test]
fn backups_that_others_can_read_are_named_and_closed() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, file) = demo();
    let store = Store::open(&file, kamdesk::clock::Clock::System).unwrap();
    let copy = store.back_up_now().unwrap();
    let folder = backup::folder(&file);
    let open = || {
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
        std::fs::set_permissions(&copy, PermissionsExt::from_mode(0o644)).unwrap();
    };
    let modes = || [&folder, &copy].map(|path| kamdesk::platform::mode(path));
    open();
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains("Резервные копии могут читать другие") && said.contains(copy.to_str().unwrap()), "{said}");
    assert_eq!(modes(), [Some(0o755), Some(0o644)]);
    let (status, said) = kam(&file, &["doctor", "--repair"]);
    assert!(status == Some(0), "{said}");
    assert_eq!(modes(), [Some(0o700), Some(0o600)]);
    open();
    drop(Store::open(&file, morning()).unwrap());
    assert_eq!(modes(), [Some(0o700), Some(0o600)]);
}

/// Doctor, backup and repair would send each other in a circle.
#[test]
fn what_stands_in_the_place_of_the_backups_is_named_by_all() {
    let (_folder, file) = demo();
    let taken = backup::folder(&file);
    std::fs::write(&taken, "a note").unwrap();
    sql(&file, "CREATE INDEX alien ON entry(notes)");
    for words in [&["doctor"][..], &["backup"], &["doctor", "--repair"]] {
        let (status, said) = kam(&file, words);
        let names = format!("На месте папки резервных копий лежит файл: {}", taken.display());
        assert!(status == Some(1) && said.contains(&names) && !said.contains("kam backup"), "{words:?}: {said}");
    }
    let (_, said) = kam(&file, &["doctor"]);
    assert!(!said.contains("alien"), "the rest was repaired: {said}");
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "a note");
}

/// What a restore kept of a damaged file would make every look end with a warning; and the warnings that are counted are those told.
#[test]
fn what_a_restore_kept_of_a_damaged_file_is_no_reason_to_do_anything() {
    let (_folder, file) = demo();
    let copy = Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
    std::fs::write(&file, "").unwrap();
    let (status, said) = kam(&file, &["doctor"]);
    let told = said.matches("! ").count();
    assert!(status == Some(1) && said.contains(&format!("Требует внимания: {told}")), "{told}: {said}");
    let kept = kamdesk::store::restore::restore(&copy, &file, kamdesk::clock::Clock::System).unwrap().unwrap();
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(0) && said.contains(kept.to_str().unwrap()), "{said}");
}

/// Nothing was changed, but a copy of the whole file would lie there that nobody was told of.
#[test]
fn a_restore_that_is_refused_leaves_nothing_beside() {
    let (_folder, file) = demo();
    let copy = Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
    let beside_it = || std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    let before = beside_it().len();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    kamdesk::store::wait_briefly_here();
    let refused = kamdesk::store::restore::restore(&copy, &file, kamdesk::clock::Clock::System);
    assert!(matches!(refused, Err(kamdesk::store::Error::Busy)), "{refused:?}");
    drop(other);
    assert_eq!(beside_it().len(), before, "{:?}", beside_it());
}

/// Flips one bit in the last place of the file where a word stands in a row of its table, as a disk would: its index keeps the right one.
fn flip_word(file: &Path, table: &str, column: &str, row: i64) -> (String, String) {
    let read = || -> String {
        let raw = Connection::open(file).unwrap();
        raw.query_row(&format!("SELECT {column} FROM {table} WHERE id = ?1"), [row], |row| row.get(0)).unwrap()
    };
    let word = read();
    let good = std::fs::read(file).unwrap();
    let places = good.windows(word.len()).enumerate().filter(|(_, part)| *part == word.as_bytes()).map(|(at, _)| at);
    for at in places.collect::<Vec<_>>() {
        let mut bytes = good.clone();
        // The second byte of the last letter: another letter comes of it.
        bytes[at + word.len() - 1] ^= 4;
        std::fs::write(file, &bytes).unwrap();
        if Connection::open(file).is_ok() && read() != word {
            return (word, read());
        }
    }
    panic!("{word} stands nowhere in {table}");
}

/// «Search lags behind» would be believed, its renewal take away all that told of the damage, and the copy that has the right letter go.
#[test]
fn a_letter_that_a_disk_has_flipped_is_named_and_its_evidence_kept() {
    for (table, column, row, kind) in [("person", "family_name", 5, "Человек"), ("action", "title", 7, "Действие")] {
        let (_folder, file) = demo();
        let good = Store::open(&file, kamdesk::clock::Clock::System).unwrap().back_up_now().unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(said.contains("✓ Записи такие, какими их сохранил Kamdesk."), "{status:?} {said}");
        let (word, flipped) = flip_word(&file, table, column, row);
        let named = ["! Записи изменены помимо Kamdesk или повреждены: 1.".to_owned(), format!("{kind} {row}")];
        let differs = format!("в записи «{flipped}», в копии от ");
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && named.iter().all(|named| said.contains(named)), "{said}");
        assert!(said.contains(&differs) && said.contains(&format!("— «{word}»")), "{said}");
        assert!(said.contains(&format!("Последняя целая копия: {}", good.display())) && !said.contains("Поиск отстал"), "{said}");
        // The copy that has it stays.
        let (_, said) = kam(&file, &["backup"]);
        assert!(said.contains("есть ошибки") && said.contains("Прежняя копия за сегодня осталась"), "{said}");
        assert!(backup::verify(&good).is_ok() && !backup::is_flawed_copy(&good));
        // What a repair makes anew goes with what it was, and that is said.
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert!(status == Some(1) && said.contains("Поиск построен заново") && said.contains(&differs), "{said}");
        assert!(said.contains("Файл, каким он был до этого") && !said.contains("Всё в порядке"), "{said}");
        assert_eq!(beside::copies(&file).iter().filter(|copy| beside::is_before_mending(copy)).count(), 1);
        assert!(backup::verify(&good).is_ok());
    }
}

/// Without a copy the index alone tells of it; what is changed where nothing is searched, the copy alone.
#[test]
fn what_was_changed_outside_is_told_by_index_or_copy_alone() {
    let (_folder, file) = demo();
    let (word, flipped) = flip_word(&file, "person", "family_name", 5);
    let (status, said) = kam(&file, &["doctor"]);
    let fold = |word: &str| word.to_lowercase().replace('ё', "е");
    assert!(status == Some(1) && said.contains("Человек 5"), "{said}");
    assert!(said.contains(&fold(&flipped)) && said.contains(&format!("в поиске «{}", fold(&word))), "{said}");
    // A sum is searched nowhere. Where it is changed by a step it is nobody's business.
    let (_folder, file) = demo();
    let store = Store::open(&file, kamdesk::clock::Clock::System).unwrap();
    store.back_up_now().unwrap();
    let (id, sum): (i64, i64) = {
        let raw = Connection::open(&file).unwrap();
        raw.query_row("SELECT id, amount FROM opportunity WHERE amount > 0 LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    let set = |amount: i64| store.step(Verb::Edit, "", |change| change.set(Entity::Opportunity, id, "amount", Value::Int(amount))).unwrap();
    set(sum + 100);
    assert!(kam(&file, &["doctor"]).1.contains("✓ Записи такие"));
    store.undo().unwrap();
    assert!(kam(&file, &["doctor"]).1.contains("✓ Записи такие"));
    drop(store);
    // Whoever writes without the program leaves a change of no step.
    sql(&file, &format!("UPDATE opportunity SET amount = {} WHERE id = {id}", sum + 1));
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(1) && said.contains(&format!(" {id} «")) && said.contains(&format!("— «{sum}»")), "{said}");
    let (_, said) = kam(&file, &["backup"]);
    assert!(said.contains("Прежняя копия за сегодня осталась"), "{said}");
}
