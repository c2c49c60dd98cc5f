//! What stands in the data never acts on the terminal; what is pasted is taken whole or refused whole; nothing leaks.

use super::support::desk::Desk;
use super::support::home::Home;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing;
use kamdesk::printable::width;
use kamdesk::store::{Store, Verb};
use std::time::Duration;

/// Texts that would do something to a terminal, or move what stands beside them.
const HOSTILE: &[&str] = &[
    "Зло\u{1b}]0;заголовок\u{7}дей",
    "\u{1b}[2J\u{1b}[H\u{1b}[6n\u{1b}Pq\u{1b}\\Стёрто",
    "\u{9b}31mЦвет\u{9d}0;x\u{9c}",
    "Назад\u{8}\u{8}\u{8}Вперёд\u{7f}\u{0}\u{c}\u{b}",
    "Иванов\u{202e}вонавИ\u{202c}\u{2066}\u{2069}",
    "Не\u{200b}ви\u{200d}ди\u{feff}мое\u{2060}",
    "Строка\r\nвторая\tтретья\u{85}\u{2028}\u{2029}",
    "З\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}алго",
    "漢字会社株式会社漢字会社株式会社",
    "👍👩\u{200d}👩\u{200d}👧🇷🇺 смайлы",
    "\u{1b}\u{1b}\u{1b}[?1049l\u{1b}[?25h",
];

/// A file with every hostile text in every place that screens show.
fn fill(store: &Store) {
    for text in HOSTILE {
        let add = |change: &kamdesk::store::Change| {
            let account = change
                .insert(&Record::new(Entity::Account).with_text("short_name", *text).with_text("city", *text).with_text("about", *text))?;
            let person = change.insert(
                &Record::new(Entity::Person)
                    .with_text("family_name", *text)
                    .with_text("given_name", *text)
                    .with_text("phones", *text)
                    .with_text("cares", *text),
            )?;
            let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with_text("position", *text);
            change.insert(&role.with_text("roles", "decides").with("influence", Value::Int(4)))?;
            let today = store.clock().today();
            let entry = editing::fresh(Entity::Entry, Some(account), today).with("people", Value::Ids(vec![person]));
            change.insert(&entry.clone().with_text("purpose", *text).with_text("notes", *text).with_text("result", *text))?;
            change.insert(&entry.with_text("purpose", *text).with_text("state", "planned"))?;
            let promise = editing::fresh(Entity::Action, Some(account), today).with_text("kind", "our_promise").with_text("title", *text);
            change.insert(&promise.with("person_id", Value::Int(person)).with_text("due_on", kamdesk::domain::day::iso(today)))?;
            change.insert(&editing::fresh(Entity::Question, Some(account), today).with_text("title", *text))?;
            change.insert(&Record::owned(Entity::Competitor, account).with_text("name", *text))?;
            change.insert(&Record::new(Entity::Colleague).with_text("name", *text).with_text("position", *text))
        };
        store.step(Verb::Create, text, add).unwrap();
    }
}

/// What the terminal is asked about its ground.
const GROUND: &str = "\u{1b}]11;?\u{1b}\\";

/// R13: a name that came in a file from outside could rewrite the screen, or type into the terminal.
#[test]
fn nothing_in_the_data_acts_on_the_terminal() {
    let home = Home::bare();
    fill(&home.store());
    let mut kam = home.launch().size(120, 40).start();
    kam.wait_for("Встречи и звонки");
    kam.keys("з").wait_for("Подготовка ·").keys("<Backspace>").wait_gone("Подготовка ·");
    kam.keys("С").wait_for("Запись о контакте").keys("<C-c>").wait_gone("Запись о контакте");
    kam.keys("3").wait_for("Команда").keys("2").wait_for("Клиенты · 11");
    for _ in HOSTILE {
        kam.keys("<Enter>").wait_for("Досье   Люди").keys("ооооооооо").wait_for("── Конкуренты ─");
        kam.keys("<Tab>").wait_for("Люди · 1").keys("<Enter>").wait_for("H история").keys("<Backspace>").wait_gone("H история");
        kam.keys("у").wait_for("╭ Человек · ").keys("<C-c>").wait_gone("╭ Человек · ");
        kam.keys("<Tab>").wait_for("Дневник · 2").keys("<Enter>").wait_for("Esc закрыть").keys("<Backspace>").wait_gone("Esc закрыть");
        kam.keys("<Tab>").wait_for("План ·").keys("2").wait_for("Клиенты · 11").keys("о");
    }
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
    let raw = String::from_utf8(kam.raw()).expect("the terminal gets UTF-8 alone");
    // One question is ours: whether the terminal is dark or light, asked once, after the first frame.
    assert_eq!(raw.matches(GROUND).count(), 1);
    assert!(raw.find("Встречи").unwrap() < raw.find(GROUND).unwrap());
    let raw = raw.replace(GROUND, "");
    for c in raw.chars() {
        let allowed = matches!(c, '\u{1b}' | '\r' | '\n') || !kamdesk::printable::is_unprintable(c);
        assert!(allowed, "{c:?} reached the terminal");
    }
    for (at, _) in raw.match_indices('\u{1b}') {
        // Drawing takes CSI sequences that end in one of these; titles, questions and device strings are none of ours.
        let sequence: String = raw.get(at + 1..).unwrap().chars().take(24).collect();
        let parameters = sequence.strip_prefix('[').unwrap_or_else(|| panic!("{sequence:?} reached the terminal"));
        let last = parameters.chars().find(|c| !matches!(c, '0'..='9' | ';' | '?')).unwrap();
        assert!("mHJKhlABCDG".contains(last), "{sequence:?} reached the terminal");
    }
    assert_eq!(raw.matches("\u{1b}[?1049l").count(), 1, "the screen was left by the data");
    assert!(!raw.contains("\u{1b}[6n") && !raw.contains("\u{1b}]"));
    // The text itself is stored as it came.
    let mut names = Vec::new();
    home.store().each(Entity::Account, |account| names.push(account.text("short_name").to_owned())).unwrap();
    assert_eq!(names, HOSTILE);
}

/// The keys that lead over all screens which show data.
const TOUR: &[&str] = &[
    "", "p", "<Esc>", "2", "<Enter>", "jjjjjjjj", "j", "jjj", "<Tab>", "<Enter>", "<Esc>", "e", "<Esc>", "<Tab>", "<Enter>", "<Esc>",
    "<Tab>", "3", "1", "c", "<Esc>",
];

/// R13: a wide or piled-up name would push the columns beside it out of place.
#[test]
fn columns_stay_aligned_whatever_the_names() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::on(Lang::Ru, size, |file| fill(&Store::open(file, super::support::morning()).unwrap()));
        for keys in TOUR {
            desk.keys(keys);
            for y in 0..size.1 {
                let row = desk.row(y);
                assert_eq!(width(&row), usize::from(size.0), "{row:?}");
                assert!(!row.chars().any(kamdesk::printable::is_unprintable), "{row:?}");
                // Where a frame begins at the left edge it ends at the right one.
                if row.starts_with('│') {
                    assert!(row.ends_with('│'), "{row:?}\n{}", desk.screen());
                }
            }
        }
        desk.keys("2");
        // The day of the last contact is the same in all rows; those in the top line and in the card below are none of them.
        let foot = (2..size.1).find(|y| desk.row(*y).starts_with("── ") && *y > 2).unwrap_or(size.1);
        let rows = (2..foot).map(|y| desk.row(y).split('│').next().unwrap().to_owned()).filter(|row| row.contains(" 24.11 "));
        let begins: Vec<usize> = rows.map(|row| width(row.split(" 24.11 ").next().unwrap())).collect();
        assert!(begins.len() >= 8 && begins.iter().all(|begin| *begin == begins[0]), "{begins:?}\n{}", desk.screen());
    }
}

/// R14: a whole mailbox pasted by mistake would hang the program, or be cut without a word.
#[test]
fn a_paste_is_taken_whole_or_refused_whole() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("C").sees("Запись о контакте").keys("До вставки. ");
    let mailbox = "Уважаемые коллеги, во вложении спецификация.\n".repeat(10_000_000 / 80 + 1);
    assert!(mailbox.len() >= 10_000_000);
    desk.paste(&mailbox);
    desk.sees("Вставка не помещается").sees("До вставки.").sees_no("Уважаемые коллеги");
    let letter = "Условия поставки: склад. ".repeat(6_000);
    assert_eq!(letter.chars().count(), 150_000);
    desk.paste(&letter);
    desk.sees("Условия поставки").sees_no("Вставка не помещается");
    desk.keys("<C-_>").sees_no("Условия поставки").sees("До вставки.");
    desk.paste(&letter).keys("<C-s>").sees("Сохранено");
    let mut saved = Vec::new();
    desk.store()
        .each(Entity::Entry, |entry| saved.extend(Some(entry.text("notes").to_owned()).filter(|notes| notes.contains("Условия поставки"))))
        .unwrap();
    assert_eq!(saved, [format!("До вставки. {}", letter.trim_end())]);
}

/// R14: the same through a real terminal, with the memory it takes.
#[test]
fn a_huge_paste_into_the_terminal_is_answered() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    kam.keys("До вставки. ").wait_for("До вставки.");
    let text = "Уважаемые коллеги, во вложении спецификация.\n".repeat(10_000_000 / 80 + 1);
    let status = std::path::PathBuf::from(format!("/proc/{}/status", kam.pid()));
    let peak = || -> Option<usize> {
        let status = std::fs::read_to_string(&status).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
    };
    let before = peak();
    // Sending takes as long as the terminal needs to take it; what is promised is the answer after that.
    kam.paste(&text);
    kam.wait_for("Вставка не помещается").wait_for("До вставки.");
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!((after - before) * 1024 <= 3 * text.len(), "{} MB for a paste of {} MB", (after - before) / 1024, text.len() / 1_000_000);
    }
    kam.keys("Живая.").wait_for("До вставки. Живая.").keys("<C-s>").wait_for("Сохранено");
    assert_eq!(home.entries()[0].text("notes"), "До вставки. Живая.");
}

/// Two lines copied together would save the first and do with the second whatever its letters mean: delete, promise, file.
#[test]
fn a_text_of_several_lines_is_no_row_of_commands() {
    let home = Home::with_account();
    let mut kam = home.start();
    kam.wait_for("Сегодня").keys("c").wait_for("Записать одной строкой");
    kam.send("звонил ромашка: первая\rвторая строка\r".as_bytes()).wait_for("вторая строка");
    kam.stands("Записать одной строкой", Duration::from_millis(400)).keys("<Esc>").wait_gone("Записать одной строкой");
    // Where nothing is typed, nothing is done.
    kam.send("вторая строка и третья".as_bytes()).wait_for("вставлен не в поле").paste("ещё одна").wait_for("вставлен не в поле");
    // Lines may end either way, and be short.
    for lines in ["нет yes\ny\n", "d\ryes\ry\r", "d\nyes\ny\n"] {
        kam.stands("Сегодня", Duration::from_millis(900)).keys("<Esc>").wait_gone("вставлен не в поле");
        kam.send(lines.as_bytes()).wait_for("вставлен не в поле");
    }
    kam.stands("Сегодня", Duration::from_millis(800)).keys("й");
    assert_eq!(kam.wait_end(), 0);
    assert!(home.entries().is_empty());
}

/// R14: what a terminal without marked pastes sends would be searched letter by letter, for minutes.
#[test]
fn a_burst_of_keys_is_one_insertion() {
    let home = Home::with_account();
    let text = "Уважаемые коллеги, во вложении спецификация и условия.\n".repeat(100_000 / 55 + 1);
    let letters = text.chars().count();
    assert!(letters >= 100_000);
    let mut kam = home.start_note();
    kam.keys("Прежде. ").wait_for("Прежде.");
    kam.send(text.replace('\n', "\r").as_bytes()).wait_for("Уважаемые коллеги");
    kam.keys("<C-s>").wait_for("Сохранено");
    let saved = home.entries()[0].text("notes").to_owned();
    assert_eq!(saved.chars().count(), "Прежде. ".chars().count() + letters - 1, "a letter was lost");
    drop(kam);

    // The line of a contact takes what has room there, and the rest waits for the next ones, however it is cut into pieces.
    let mut kam = home.start();
    let text: String = (0..10_000).map(|number| format!("ок{number:05} ок")).collect();
    kam.wait_for("Сегодня").keys("c").wait_for("Записать одной строкой");
    kam.send(text.as_bytes()).wait_for("В строку помещается 20000 знаков").wait_for("(знаков: 80000)");
    let parts = || -> Vec<String> {
        let lines = home.store().drafts().unwrap().into_iter().map(|draft| serde_json::from_str::<serde_json::Value>(&draft.body).unwrap());
        lines.map(|body| body["line"].as_str().unwrap().to_owned()).collect()
    };
    kam.wait_until("all of it kept", |_| parts().iter().map(|part| part.chars().count()).sum::<usize>() == 100_000);
    let mut parts = parts();
    parts.sort_by_key(|part| text.find(part.as_str()));
    assert!(parts.concat() == text, "something was lost or doubled");
    kam.keys("<Esc>").wait_gone("Записать одной строкой").keys("c").wait_for("ок01999 ок");
    drop(kam);
    let home = Home::with_account();

    // In the lines that search as one types: what is too long is said, what has room is there.
    for keys in ["<C-k>", "<C-f>"] {
        for (count, seen) in [(3_000, "Вставка не помещается"), (50, "ромашка ок ромашка ок")] {
            let mut kam = home.start();
            kam.wait_for("Сегодня").keys(keys).wait_for("Найти");
            kam.send("ромашка ок ".repeat(count).as_bytes()).wait_for(seen);
        }
    }
}

/// R20: what was said in confidence would lie about in logs, crash reports and temporary folders.
#[test]
fn nothing_private_is_left_outside_of_the_data() {
    const SECRET: &str = "СЕКРЕТ-ЯШМА-7731";
    let home = Home::with_account();
    let data = home.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::rename(home.file(), data.join("kam.db")).unwrap();
    let file = data.join("kam.db");
    let errors = home.path().join("errors.txt");
    let launch = || home.launch_on(&file).env("RUST_BACKTRACE", "full").env("RUST_LOG", "trace").start_under("exec \"$@\" 2>>errors.txt");
    let mut kam = launch();
    kam.open_note().keys(SECRET).wait_for(SECRET).keys("<C-s>").wait_for("Сохранено");
    kam.keys("С").wait_for("Запись о контакте").keys(&format!("{SECRET} снова")).wait_for(SECRET).signal("TERM");
    kam.wait_end();
    let mut kam = launch();
    kam.wait_for(SECRET).keys("<C-s>").wait_for("Сохранено").keys("г").wait_for("Отменено");
    kam.signal("KILL");
    kam.wait_end();
    // A damaged file, and commands that fail on it.
    std::fs::write(data.join("cut.db"), &std::fs::read(&file).unwrap()[..20_000]).unwrap();
    for arguments in [&["today"][..], &["prep", SECRET], &["doctor"], &["import", "нет-такого.csv"]] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kam"))
            .args(["--lang", "ru", "--file", data.join("cut.db").to_str().unwrap()])
            .args(arguments)
            .env("HOME", home.path())
            .env("TMPDIR", home.path())
            .env("RUST_BACKTRACE", "full")
            .current_dir(home.path())
            .output()
            .unwrap();
        assert!(!output.status.success());
        assert!(!String::from_utf8_lossy(&output.stderr).contains(SECRET), "{arguments:?}");
    }
    assert!(std::fs::read(&file).unwrap().windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "the note was not saved at all");
    for path in home.everything().into_iter().filter(|path| path.is_file() && !path.starts_with(&data)) {
        let content = std::fs::read(&path).unwrap();
        assert!(!content.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{} holds it", path.display());
    }
    assert_eq!(std::fs::read_to_string(errors).unwrap(), "", "nothing is said beside the screen");
}

/// To look through a long note for what a dossier does not hold would take so long that the key seems to do nothing.
#[test]
fn a_very_long_note_is_saved() {
    let home = Home::with_account();
    let mut kam = home.start_note();
    let long: String = "Говорили о поставке и о ценах. ".chars().cycle().take(100_000).collect();
    kam.paste(&long).wait_for("ценах");
    kam.keys("<C-s>").wait_for("Сохранено");
    assert!(home.entries()[0].text("notes") == long.trim_end());
}

/// Of an account too: typed without marks or pasted, all of it is there, and one undo takes it back.
#[test]
fn a_very_long_note_of_an_account_is_saved_and_taken_back_as_one() {
    let home = Home::with_account();
    let lines = "Поставки раз в две недели, склад в Твери; цены до марта.\n";
    let long: String = lines.chars().cycle().take(100_000).collect();
    let mut kam = home.start();
    kam.wait_for("Клиенты").keys("2").wait_for("►  Ромашка");
    for is_marked in [true, false] {
        kam.keys("<Enter>").wait_for("►~ Профиль").keys("e").wait_for("сохранить");
        // The note is the last field.
        kam.keys(&"<Tab>".repeat(13)).wait_for("Ctrl-S сохранить");
        match is_marked {
            true => kam.paste(&long),
            false => kam.send(long.replace('\n', "\r").as_bytes()),
        };
        kam.wait_for("Поставки раз").keys("<C-s>").wait_for("Сохранено");
        let saved = home.account().text("note").to_owned();
        assert!(saved == long.trim_end(), "{is_marked}: {} of {}", saved.chars().count(), long.trim_end().chars().count());
        kam.keys("u").wait_for("Отменено");
        assert_eq!(home.account().text("note"), "", "{is_marked}");
        kam.keys("2").wait_for("►  Ромашка");
    }
    kam.keys("й");
    assert_eq!(kam.wait_end(), 0);
}
