//! Sizes, signals and surroundings of the terminal.

use super::support::desk::Desk;
use super::support::home::Home;
use super::support::pty::{PATIENCE, Pty};
use kamdesk::domain::Lang;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How soon the program has to be gone after it was told to end: what would keep it is waited for longer. How soon it is indeed,
/// the campaign measures.
const SOON: Duration = Duration::from_secs(2);

/// The last place of some bytes.
fn last(raw: &[u8], wanted: &str) -> Option<usize> {
    raw.windows(wanted.len()).rposition(|window| window == wanted.as_bytes())
}

/// Fails unless the terminal is as a shell wants it: main screen, cursor shown, mouse and paste as they were, lines and echo.
fn assert_given_back(kam: &Pty) {
    let raw = kam.raw();
    for (on, off) in
        [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?25l", "\x1b[?25h"), ("\x1b[?1000h", "\x1b[?1000l"), ("\x1b[?2004h", "\x1b[?2004l")]
    {
        let (on_at, off_at) = (last(&raw, on), last(&raw, off));
        assert!(on_at.is_some() && on_at < off_at, "{on:?} at {on_at:?}, {off:?} at {off_at:?}");
    }
    assert!(kam.is_cooked(), "the terminal was left raw");
}

/// R11: on a small or huge window, or while it is dragged, the program would go down with what is typed.
#[test]
fn any_size_of_window_is_survived() {
    let home = Home::with_demo();
    for (columns, rows, seen) in [(20, 5, "60×16"), (10, 2, "Нужно"), (1, 1, "Н"), (500, 200, "Встречи и звонки")] {
        let mut kam = home.launch().size(columns, rows).start();
        kam.wait_for(seen);
        kam.keys("ооз<Down><Enter><Tab>2").resize(80, 24);
        kam.wait_for("3 Практика");
        // A key that arrives together with a change of size may wait in the terminal library for the next key.
        for _ in 0..20 {
            kam.keys("<C-c>");
            if kam.ended_within(Duration::from_millis(300)).is_some() {
                break;
            }
        }
        assert_eq!(kam.wait_end(), 0, "{columns}×{rows}");
    }
    let mut kam = home.start();
    kam.wait_for("Встречи и звонки").keys("С").wait_for("Запись о контакте").keys("Слово").wait_for("Слово");
    let mut dice = 7u32;
    for _ in 0..150 {
        dice = dice.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        kam.resize((dice >> 16) as u16 % 200 + 1, (dice >> 8) as u16 % 60 + 1);
    }
    kam.resize(20, 5).wait_for("60×16").resize(80, 24).wait_for("Запись о контакте").wait_for("Слово");
}

/// R11: the same for every screen, in memory.
#[test]
fn every_screen_survives_every_size() {
    for keys in [
        "",
        "p",
        "2",
        "2/ро",
        "2<Enter>",
        "2<Enter><Tab>e",
        "2<Enter><Tab><Enter>",
        "3",
        "3<S-Tab><S-Tab>",
        "C",
        "m<Tab><Tab><Tab><Space>",
        "?",
        "2H",
    ] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        desk.keys(keys);
        let text = desk.screen();
        for (columns, rows) in
            [(1, 1), (10, 2), (20, 5), (59, 16), (60, 15), (60, 16), (61, 17), (109, 30), (110, 16), (500, 200), (65, 400)]
        {
            desk.resize(columns, rows).keys("<Down><Up>");
        }
        // Back at the old size all is as it was; what was found is set by its own width, no more by that of all rows.
        desk.resize(120, 40);
        let read = |screen: String| if keys.contains('/') { screen.split_whitespace().collect::<Vec<_>>().join(" ") } else { screen };
        assert_eq!(read(desk.screen()), read(text), "after {keys:?}");
    }
}

/// R11: whoever has no colours, no Cyrillic locale or no terminal at all would see garbage, or a program that hangs.
#[test]
fn poor_surroundings_are_understood() {
    let home = Home::with_demo();
    let mut kam = home.launch().env("NO_COLOR", "1").start();
    kam.wait_for("Встречи и звонки").keys("з").wait_for("Подготовка").keys("<Esc>").wait_gone("Подготовка").keys("й");
    assert_eq!(kam.wait_end(), 0);
    let raw = String::from_utf8(kam.raw()).unwrap();
    for colour in raw.split("\x1b[").filter_map(|part| part.split_once('m').map(|(numbers, _)| numbers)) {
        let is_colour = |number: &str| number.parse().is_ok_and(|n: u32| matches!(n, 30..=38 | 40..=48 | 90..=107));
        assert!(!colour.split(';').any(is_colour), "a colour in spite of NO_COLOR: {colour:?}");
    }
    let mut kam = home.launch().env("LANG", "C").env("LC_ALL", "C").start();
    kam.wait_for("Встречи и звонки").keys("й");
    assert_eq!(kam.wait_end(), 0);
    let mut kam = home.launch().env("TERM", "dumb").start();
    assert_eq!(kam.wait_end(), 2);
    assert!(kam.screen().contains("TERM=dumb") && !kam.raw().contains(&0x1b));
    let piped = Command::new(env!("CARGO_BIN_EXE_kam"))
        .args(["--lang", "ru", "--file", home.file().to_str().unwrap()])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(piped.status.code(), Some(2));
    assert!(piped.stdout.is_empty() && String::from_utf8_lossy(&piped.stderr).contains("терминал"), "{piped:?}");
}

/// R12: logging out or shutting down would leave a dead terminal behind, or take along what was being typed.
#[test]
fn a_wish_to_end_is_followed_at_once() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut fastest = Duration::MAX;
        for _ in 0..3 {
            let home = Home::with_account();
            let mut kam = home.start_note();
            kam.keys("Слово за слово").wait_for("Слово за слово").signal(signal);
            let (_, took) = kam.ended_within(PATIENCE).unwrap_or_else(|| panic!("SIG{signal} was not followed"));
            kam.wait_end();
            assert_given_back(&kam);
            // In the file, or beside it where the disk took too long.
            home.start().wait_for("Слово за слово").wait_for("раньше, чем вы сохранили");
            fastest = fastest.min(took);
            if fastest <= SOON {
                break;
            }
        }
        assert!(fastest <= SOON, "SIG{signal} took {fastest:?}");
    }
}

/// R12: a line that was being typed when the program was ended comes back unasked: a key that was meant for something else would
/// take its place.
#[test]
fn a_line_that_was_being_typed_comes_back_and_goes_on() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("c").wait_for("Записать одной строкой").keys("зв ромашка: не договорил");
    kam.wait_for("не договорил").signal("TERM");
    kam.wait_end();
    let mut kam = home.start();
    kam.wait_for("зв ромашка: не договорил").wait_for("Незаконченная запись");
    // What is typed for the page one expected waits, in sight, and Enter saves nothing: it says that one goes on, with that too.
    kam.keys(", ждёт").wait_for("Набрано: «, ждёт»").keys("\r").wait_gone("Enter — продолжить");
    kam.wait_for("зв ромашка: не договорил, ждёт").keys("\x7f\x7f\x7f\x7f\x7f\x7f2").wait_for("зв ромашка: не договорил2");
    // Esc and the key that opens the line bring it back too, and then what is typed takes its place.
    kam.keys("\x1b").wait_gone("не договорил2").keys("c").wait_for("не договорил2").keys("другое").wait_gone("не договорил2");
}

/// Words typed before one has seen what opened would be gone.
#[test]
fn what_is_typed_before_a_left_text_is_answered_is_kept() {
    let home = Home::with_account();
    home.store().keep_draft("capture:", r#"{"left":false,"line":"зв ромашка: не договорил","begun":""}"#).unwrap();
    let mut kam = home.start();
    kam.wait_for("не договорил").keys("сзв василёк: отказались").wait_for("отказались»").keys("\x1b").wait_gone("не договорил");
    kam.wait_until("kept", |_| home.store().drafts().unwrap().iter().any(|draft| draft.body.contains("василёк: отказались")));
}

/// A key that was meant for the page would stand in the text that was left, and be saved with it.
#[test]
fn a_key_meant_for_the_page_goes_into_no_text() {
    let home = Home::with_account();
    home.store().keep_draft("capture:", r#"{"left":false,"line":"зв ромашка: не договорил","begun":""}"#).unwrap();
    let mut kam = home.start();
    kam.wait_for("не договорил").keys("3").wait_for("Набрано: «3»").keys("\r").wait_gone("Enter — продолжить");
    kam.keys("!").wait_for("зв ромашка: не договорил!");
}

/// A line that was meant for another client would be saved as the end of the one that was left, with the key that opens lines in it.
#[test]
fn a_line_begun_before_a_left_text_is_answered_is_not_glued_to_it() {
    let home = Home::with_account();
    home.store().keep_draft("capture:", r#"{"left":false,"line":"зв ромашка: не договорил","begun":""}"#).unwrap();
    let mut kam = home.start();
    kam.wait_for("не договорил").keys("cзв василёк: отказались").wait_for("отказались»").keys("\r").wait_for("отдельной строкой");
    let kept = |line: &str| home.store().drafts().unwrap().iter().any(|draft| draft.body.contains(&format!("\"{line}\"")));
    kam.wait_until("kept apart", |_| kept("зв василёк: отказались") && kept("зв ромашка: не договорил"));
}

/// What `ps` says of a process; empty when it is gone.
fn state(pid: u32) -> String {
    let output = Command::new("ps").args(["-o", "stat=", "-p", &pid.to_string()]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// R12: after Ctrl-Z the shell would stand in a torn screen, or the program not come back.
#[test]
fn it_stops_and_goes_on() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    kam.keys("До паузы").wait_for("До паузы").signal("TSTP");
    let pid = kam.pid();
    kam.wait_for_bytes("\x1b[?1049l").wait_until("the program to stop", |_| state(pid).starts_with('T'));
    assert_given_back(&kam);
    assert_eq!(home.draft().as_deref(), Some("До паузы"));
    let before = kam.raw().len();
    kam.signal("CONT");
    kam.wait_until("the screen to come back", |screen| screen.contains("До паузы"));
    kam.keys(" и после").wait_for("До паузы и после");
    let after = kam.raw().split_off(before);
    assert!(last(&after, "\x1b[?1049h").is_some() && last(&after, "\x1b[?2004h").is_some(), "the modes were not set again");
    kam.signal("TERM");
    kam.wait_end();
    assert_given_back(&kam);
}

/// R12: Ctrl-Z would do nothing, and what is typed for the shell would be typed into a record.
#[test]
fn a_key_stops_it_as_any_program() {
    let home = Home::with_account();
    let mut kam = home.launch().start_under("set -m; \"$@\"; echo В оболочке; read line; echo Снова; fg");
    kam.open_note().keys("До паузы").wait_for("До паузы").keys("<C-z>").wait_for("В оболочке").wait_gone("До паузы");
    assert_given_back(&kam);
    assert_eq!(home.draft().as_deref(), Some("До паузы"));
    // What is typed for the shell goes to the shell.
    kam.keys("echo hello<Enter>").wait_for("До паузы").keys(" и после").wait_for("До паузы и после");
    kam.keys("<C-s>").wait_for("Сохранено");
    assert_eq!(home.entries()[0].text("notes"), "До паузы и после");
    kam.keys("q");
    assert_eq!(kam.wait_end(), 0);
}

/// R12: with no shell to go on with it, the program would stop for ever.
#[test]
fn without_a_shell_it_does_not_stop() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("<C-z>").wait_for("из оболочки").keys("2").wait_for("Ромашка");
}

/// How the program of the next test is started.
const UNDER: &str = "KAM_TEST_UNDER";

/// The other program of the next test: holds the terminal until it is killed.
#[test]
#[ignore = "started by another test as a program of its own"]
fn holder() {
    let home = Home::with_account();
    let mut kam = home.launch().start_under(&std::env::var(UNDER).unwrap());
    kam.open_note().keys("Перед обрывом").wait_for("Перед обрывом");
    println!("\nholding {} {}", kam.pid(), home.path().display());
    loop {
        std::thread::park();
    }
}

/// Takes the terminal away from the program, as when a window is closed by force. How long it lived on, and what it left.
fn lose_the_terminal(under: &str, is_held: bool) -> (Duration, std::path::PathBuf) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "terminal::holder", "--ignored", "--nocapture", "--test-threads", "1"]).env(UNDER, under);
    let mut holder = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    let held = lines.map_while(Result::ok).find(|line| line.starts_with("holding ")).expect("the other program failed");
    let mut parts = held.split(' ').skip(1);
    let pid: u32 = parts.next().unwrap().parse().unwrap();
    let home = std::path::PathBuf::from(parts.next().unwrap());
    assert!(!state(pid).is_empty());
    let other = is_held.then(|| {
        let other = rusqlite::Connection::open(home.join("kam.db")).unwrap();
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        other
    });
    holder.kill().unwrap();
    holder.wait().unwrap();
    let began = Instant::now();
    while !(state(pid).is_empty() || state(pid).starts_with('Z')) {
        assert!(began.elapsed() < PATIENCE, "the program lives on without a terminal");
        std::thread::yield_now();
    }
    let took = began.elapsed();
    drop(other);
    (took, home)
}

/// R12: a lost connection would leave a program behind that eats the processor, and take along what was being typed: also where
/// nobody tells it that the terminal is gone, and while another program holds the file.
#[test]
fn a_lost_terminal_ends_it() {
    const UNTOLD: &str = "trap '' HUP; exec \"$@\"";
    for (under, is_held) in [("exec \"$@\"", false), (UNTOLD, false), (UNTOLD, true)] {
        let mut fastest = Duration::MAX;
        for _ in 0..3 {
            let (took, home) = lose_the_terminal(under, is_held);
            let store = super::support::assert_whole(&home.join("kam.db"));
            // A machine that is busy may not have got further than a file of its own.
            kamdesk::store::rescue::take_in(&store).unwrap();
            let drafts = store.drafts().unwrap();
            assert!(drafts.len() == 1 && drafts[0].body.contains("Перед обрывом"), "{under}, held {is_held}: {drafts:?}");
            drop(store);
            std::fs::remove_dir_all(home).unwrap();
            fastest = fastest.min(took);
            if fastest <= SOON {
                break;
            }
        }
        assert!(fastest <= SOON, "{under}, held {is_held}: {fastest:?}");
    }
}

/// Stopped in the midst of what it writes, it would keep every other program from the file for as long as it stands still.
#[test]
fn a_program_that_is_stopped_holds_no_file() {
    let home = Home::with_account();
    let table = home.path().join("clients.csv");
    let rows: String = (0..20_000)
        .map(|n| format!("Компания {n};Петров{n};Пётр;+7 900 {:03}-{:02}-{:02}\n", n / 10_000, n / 100 % 100, n % 100))
        .collect();
    std::fs::write(&table, format!("Компания;Фамилия;Имя;Телефон\n{rows}")).unwrap();
    let raw = rusqlite::Connection::open(home.file()).unwrap();
    raw.busy_timeout(Duration::ZERO).unwrap();
    let is_held = || raw.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_err();
    let until = |what: &str, is_so: &dyn Fn() -> bool| {
        let since = Instant::now();
        while !is_so() {
            assert!(since.elapsed() < PATIENCE, "{what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let mut import = Command::new(env!("CARGO_BIN_EXE_kam"));
    import.args(["--lang", "ru", "--file"]).arg(home.file()).args(["import", "--yes"]).arg(&table).env("HOME", home.path());
    let import = import.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (pid, signal) =
        (import.id(), |name: &str| assert!(Command::new("kill").args([name, &import.id().to_string()]).status().unwrap().success()));
    until("it writes", &|| is_held());
    signal("-TSTP");
    until("it stops", &|| state(pid).starts_with('T'));
    assert!(!is_held(), "the file is free");
    raw.execute_batch("UPDATE account SET city = 'Псков' WHERE id = 1").unwrap();
    signal("-CONT");
    let ended = import.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    let count = home.store().count_accounts().unwrap();
    // All of it or nothing, and it is said which.
    match ended.status.code() {
        Some(0) => assert_eq!(count, 20_001),
        status => assert!(status == Some(1) && count == 1 && said.contains("отменено целиком"), "{status:?} {count} {said}"),
    }
}
