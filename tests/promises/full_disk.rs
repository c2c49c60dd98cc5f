//! A disk without room, made of a small one in memory, and a disk that refuses to write: what is typed stays, what was
//! saved stays whole.

use super::support::assert_whole;
use super::support::home::Home;
use super::support::pty::Pty;
use kamdesk::store::{Query, Store};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Gives the program a file on a disk of its own, twice in a row; only a system that lets everybody mount in a world of
/// their own can do that.
const ON_A_SMALL_DISK: &str = "exec unshare --user --map-root-user --mount sh -c \
    'mount -t tmpfs -o size=4m none disk && cp kam.db disk/kam.db && chmod 600 disk/kam.db && \"$@\" && echo once more && exec \"$@\"' sh \"$@\"";

/// Whether such a disk can be made here.
fn can_mount() -> bool {
    let made = Command::new("unshare").args(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/tmp"]).output();
    made.is_ok_and(|made| made.status.success())
}

/// How long a sentence has to stand while one types on.
const ANSWERED: Duration = Duration::from_millis(1_500);

/// The disk as the program sees it.
struct Disk(PathBuf);

impl Disk {
    fn of(kam: &Pty, home: &Home) -> Disk {
        Disk(PathBuf::from(format!("/proc/{}/root{}", kam.pid(), home.path().join("disk").display())))
    }

    fn junk(&self) -> PathBuf {
        self.0.join("junk")
    }

    /// Leaves not a byte; again, after something else was removed.
    fn fill(&self) {
        let mut junk = fs::OpenOptions::new().create(true).append(true).open(self.junk()).unwrap();
        let block = [7; 4096];
        while junk.write_all(&block).is_ok() {}
    }

    fn clear(&self) {
        fs::remove_file(self.junk()).unwrap();
    }

    /// The names of the accounts in a copy of the file.
    fn accounts(&self, beside: &Path) -> Vec<String> {
        let copy = beside.join("copy.db");
        fs::copy(self.0.join("kam.db"), &copy).unwrap();
        let store = assert_whole(&copy);
        let page = store.accounts(&Query { limit: 50, ..Query::default() }, "2026-11-24").unwrap();
        page.rows.into_iter().map(|row| row.name).collect()
    }
}

/// R3: whoever has no room left would lose what they typed, or the file, or could not even look something up.
#[test]
fn a_full_disk_hurts_nothing() {
    if !can_mount() {
        eprintln!("skipped: this system makes no disk for a test");
        return;
    }
    let home = Home::with_account();
    fs::create_dir(home.path().join("disk")).unwrap();
    let mut kam = home.launch_on(Path::new("disk/kam.db")).start_under(ON_A_SMALL_DISK);
    kam.wait_for("Сегодня");
    let disk = Disk::of(&kam, &home);
    kam.keys("2").wait_for("Ромашка").keys("т").wait_for("Новый клиент").keys("Василёк");
    // The daily backup is made meanwhile, and takes and leaves room of its own.
    let today = kamdesk::domain::day::iso(kamdesk::clock::Clock::System.today());
    let backup = disk.0.join("kam-backups").join(format!("{today}.db"));
    kam.wait_until("the daily backup", |_| backup.exists());
    disk.fill();
    kam.keys(" и сыновья").wait_for("Василёк и сыновья");
    disk.fill();
    kam.keys("<Enter>").wait_for("На диске нет места").holds("На диске нет места", ANSWERED).wait_for("Василёк и сыновья");
    assert_eq!(disk.accounts(home.path()), ["Ромашка"]);
    disk.clear();
    kam.keys("<Enter>").wait_gone("Новый клиент").wait_for("Сохранено: Василёк и сыновья");
    assert!(disk.accounts(home.path())[0].starts_with("Василёк и сыновья"));
    disk.fill();
    kam.keys("й").wait_for_bytes("once more").wait_for("Сегодня").keys("2").wait_for("Василёк").wait_for("Ромашка");
    assert_eq!(kam.keys("й").wait_end(), 0);
}

/// R4: what the system refused would be taken for saved, or the file be left half written, or the program be ended by it with all that
/// was typed.
#[test]
fn a_limit_of_the_system_is_told_as_such_and_nothing_is_lost() {
    let home = Home::with_account();
    let before = fs::metadata(home.file()).unwrap().len();
    // No file may grow beyond what this one has: the system refuses the write that needs more.
    let limit = format!("ulimit -S -f {}; exec \"$@\"", before / 512);
    let mut kam = home.launch().start_under(&limit);
    let note = "Говорили о сроках. ".repeat(5_000);
    kam.open_note().paste(&note).keys("<C-s>").wait_for("ulimit");
    kam.holds("ulimit", ANSWERED).wait_for("Говорили о сроках");
    let entries = |store: &Store| {
        let mut entries = Vec::new();
        store.each(kamdesk::domain::Entity::Entry, |entry| entries.push(entry.text("notes").to_owned())).unwrap();
        entries
    };
    assert!(entries(&assert_whole(&home.file())).is_empty());
    let lifted = Command::new("prlimit").args(["--fsize=unlimited:unlimited", "--pid", &kam.pid().to_string()]).status();
    if lifted.is_ok_and(|lifted| lifted.success()) {
        kam.keys("<C-s>").wait_for("Сохранено").wait_gone("ulimit").keys("й");
        assert_eq!(kam.wait_end(), 0);
        let saved = entries(&assert_whole(&home.file()));
        assert!(saved.len() == 1 && saved[0].contains(note.trim_end()));
    }
}

/// Whoever asks what is wrong would be told that the file can be written.
#[test]
fn doctor_says_that_the_file_may_not_grow_and_a_command_that_nothing_was_saved() {
    let home = Home::with_account();
    let before = fs::read(home.file()).unwrap();
    let under = |words: &str| {
        let limit = format!("ulimit -S -f {}; exec \"$0\" --lang ru --file \"$1\" {words}", before.len() / 512);
        let told = Command::new("sh").args(["-c", &limit, env!("CARGO_BIN_EXE_kam")]).arg(home.file()).output().unwrap();
        let said = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap()).concat();
        (told.status.code(), said.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let (status, said) = under("doctor");
    assert!(status == Some(1) && said.contains("(ulimit -f)") && !said.contains("Запись в файл возможна"), "{said}");
    let (status, said) = under(&format!("log 'зв Ромашка: {}'", "Говорили о сроках. ".repeat(2_000)));
    assert!(status == Some(1) && said.contains("(ulimit -f)") && !said.contains("код"), "{said}");
    assert_eq!(fs::read(home.file()).unwrap().len(), before.len());
    assert_whole(&home.file());
}

/// Whoever asks why nothing can be saved would be told of everything but that, or find more on the disk than before.
#[test]
fn doctor_on_a_full_disk_says_so_and_leaves_nothing() {
    if !can_mount() {
        eprintln!("skipped: this system makes no disk for a test");
        return;
    }
    let home = Home::with_account();
    fs::create_dir(home.path().join("disk")).unwrap();
    let script = "mount -t tmpfs -o size=4m none disk && cp kam.db disk/kam.db && chmod 600 disk/kam.db && cat /dev/zero > disk/junk
        for words in 'doctor' 'doctor --json' 'doctor --repair' 'doctor'; do
            ls -A disk; \"$0\" --lang ru --file disk/kam.db $words; echo status $?; ls -A disk; echo ===
            test \"$words\" = 'doctor --repair' && rm disk/junk
        done; cp disk/kam.db after.db";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_kam")]).current_dir(home.path());
    let told = command.env("HOME", home.path()).output().unwrap();
    let said = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap());
    let parts: Vec<&str> = said[0].split("===").collect();
    let plain = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in &parts[..2] {
        let part = plain(part);
        assert!(part.contains("нет места: сохранить ничего нельзя") && part.contains("Данные целы"), "{part}");
        assert!(part.contains("status 1") && !part.contains("код") && !part.contains("Запись в файл возможна"), "{part}");
        assert!(part.starts_with("junk kam.db") && part.ends_with("junk kam.db"), "{part}");
    }
    assert!(said[1].contains("На диске нет места") && plain(parts[2]).contains("status 1") && !said[0].contains("making"), "{said:?}");
    assert!(plain(parts[3]).contains("Запись в файл возможна"), "{}", parts[3]);
    assert_whole(&home.path().join("after.db"));
}

/// Which of two files was meant would be guessed: the example is made elsewhere first.
#[test]
fn an_example_that_finds_no_room_names_where_it_was_to_be() {
    if !can_mount() {
        eprintln!("skipped: this system makes no disk for a test");
        return;
    }
    let home = Home::bare();
    fs::create_dir(home.path().join("disk")).unwrap();
    let script = "mount -t tmpfs -o size=64k none disk && \"$0\" --lang ru demo --save disk/example.db; echo status $?; ls -A disk";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_kam")]).current_dir(home.path());
    let told = command.env("HOME", home.path()).output().unwrap();
    let [said, wrong] = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap());
    let named = home.path().canonicalize().unwrap().join("disk/example.db").display().to_string();
    assert!(wrong.contains("На диске нет места") && wrong.contains(&named) && !wrong.contains("kamdesk-demo"), "{wrong}");
    assert_eq!(said.trim(), "status 1", "nothing is left there");
}
