//! What only a terminal shows: questions, highlighting, and a terminal that can do nothing.

use super::{Bench, bytes};
use kamdesk::store::backup;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};

/// Runs the program in a terminal, types `answer`, and gives its status and what stood on the screen.
fn in_terminal(bench: &Bench, arguments: &[&str], environment: &[(&str, &str)], answer: &str) -> (u32, String) {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 60, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kam"));
    command.args(arguments);
    command.env_clear();
    command.cwd(bench.path(""));
    for (name, value) in [("TERM", "xterm"), ("LANG", "C"), ("KAM_LANG", "ru"), ("KAM_FILE", bench.file().to_str().unwrap())] {
        command.env(name, value);
    }
    environment.iter().for_each(|(name, value)| command.env(name, value));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    write!(writer, "{answer}").unwrap();
    writer.flush().unwrap();
    let reading = std::thread::spawn(move || {
        let mut screen = Vec::new();
        let _ = reader.read_to_end(&mut screen);
        String::from_utf8_lossy(&screen).into_owned()
    });
    let status = child.wait().unwrap().exit_code();
    drop(writer);
    drop(pair.master);
    (status, reading.join().unwrap())
}

#[test]
fn restore_asks_before_it_does_anything() {
    let bench = Bench::filled();
    assert_eq!(bench.kam(&["backup"]).status, 0);
    let daily = backup::newest(&bench.file(), chrono::Local::now().date_naive()).unwrap().0;
    let daily = daily.to_str().unwrap();
    std::fs::write(bench.file(), "broken by accident").unwrap();
    for refusal in ["нет\n", "\n", "no\n", "дай\n"] {
        let (status, screen) = in_terminal(&bench, &["restore", daily], &[], refusal);
        assert!(screen.contains("Вернуть данные из копии?") && screen.contains("Ничего не изменено."), "{screen}");
        assert_eq!(status, 1);
        assert_eq!(bytes(&bench.file()), b"broken by accident");
    }
    let (status, screen) = in_terminal(&bench, &["restore", daily], &[], "Да\n");
    assert_eq!(status, 0, "{screen}");
    assert!(screen.contains("Прежний файл сохранён"), "{screen}");
    assert_eq!(bench.store().count_accounts().unwrap(), 4);
}

#[test]
fn headings_are_highlighted_in_a_terminal_alone() {
    let bench = Bench::filled();
    assert!(in_terminal(&bench, &["today"], &[], "").1.contains("\u{1b}[1m"));
    for plain in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let (status, screen) = in_terminal(&bench, &["today"], &[plain], "");
        assert!(status == 0 && screen.contains("Ромашка") && !screen.contains('\u{1b}'), "{plain:?}\n{screen}");
    }
}

#[test]
fn the_width_of_the_terminal_is_kept() {
    let bench = Bench::filled();
    let (_, screen) = in_terminal(&bench, &["prep", "a1"], &[("NO_COLOR", "1")], "");
    assert!(screen.lines().all(|line| kamdesk::printable::width(line.trim_end()) <= 60), "{screen}");
}

/// Words broken at the edge of the window are read twice, and a chip of a line that goes past it is lost in the next.
#[test]
fn long_lines_are_wrapped_between_words() {
    let bench = Bench::filled();
    let long = "зв ромашка: +Щёголева просит перенести отгрузку полиэтиленовой плёнки на следующую неделю и прислать подписанную спецификацию; \
                !подписанная спецификация с новыми сроками отгрузки полиэтиленовой плёнки до пт";
    let words: Vec<&str> =
        long.split_whitespace().filter(|word| word.chars().count() > 8).map(|word| word.trim_matches(['!', ';', '+'])).collect();
    for arguments in [&["log", "--dry-run", long][..], &["log", long], &["today"], &["find", "спецификация"], &["prep", "a1"]] {
        let (_, screen) = in_terminal(&bench, arguments, &[("NO_COLOR", "1"), ("COLUMNS", "60")], "");
        for line in screen.lines() {
            assert!(kamdesk::printable::width(line.trim_end()) <= 60, "{arguments:?}\n{screen}");
        }
        if arguments[0] == "log" {
            for word in &words {
                assert!(screen.contains(word), "{word} of {arguments:?}\n{screen}");
            }
        }
    }
}

/// What a report leaves out goes, and how it is kept is told where it goes alone.
#[test]
fn how_to_keep_what_a_report_leaves_out_is_told_where_it_goes() {
    let bench = Bench::filled();
    let write = |text: &str| std::fs::write(bench.path("report.csv"), format!("Период;Клиент;Сумма\n{text}")).unwrap();
    let kam = |arguments: &[&str]| bench.kam(&[&["--lang", "ru", "import", "report.csv"], arguments].concat());
    write("01.2026;Ромашка;1000\n01.2026;Аромат;7\n01.2026;Лютик;5\n");
    let answer = kam(&["--yes"]);
    assert!(answer.status == 0 && !answer.out.contains("--keep"), "{}", answer.out);
    write("01.2026;Ромашка;1000\n01.2026;Мак;7\n");
    let answer = kam(&["--dry-run"]);
    assert!(answer.out.contains("Аромат") && answer.out.contains("Чтобы осталось, добавьте --keep."), "{}", answer.out);
    let answer = kam(&["--dry-run", "--keep"]);
    assert!(!answer.out.contains("уйдёт") && !answer.out.contains("--keep"), "{}", answer.out);
}

#[test]
fn a_dumb_terminal_gets_no_workbench() {
    let bench = Bench::bare();
    let (status, screen) = in_terminal(&bench, &[], &[("TERM", "dumb")], "");
    assert_eq!(status, 2);
    assert!(screen.contains("TERM=dumb") && screen.contains("kam today"), "{screen}");
}
