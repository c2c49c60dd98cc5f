//! What was reported as saved is there; what is typed is not lost; two programs on one file lose nothing.

use super::support::assert_whole;
use super::support::home::Home;
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::{Error, Query, Store};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TODAY: &str = "2026-11-24";

/// The other program of these tests: writes steps named after the run, and reports each one that was saved.
#[test]
#[ignore = "started by other tests as a program of its own"]
fn writer() {
    let run = std::env::var("KAM_TEST_RUN").expect("started by hand");
    let count: usize = std::env::var("KAM_TEST_COUNT").unwrap().parse().unwrap();
    let store = Store::open(Path::new(&std::env::var_os("KAM_TEST_FILE").unwrap()), Clock::System).unwrap();
    let today = store.clock().today();
    for n in 0..count {
        let account = Record::new(Entity::Account).with_text("short_name", format!("Клиент {run}-{n}"));
        let account = editing::save(&store, None, &account, "").unwrap();
        if n % 3 == 1 {
            let entry = editing::fresh(Entity::Entry, Some(account), today).with_text("we_promise", "выслать КП до пт\nпрайс");
            editing::save(&store, None, &entry, "").unwrap();
        }
        if n % 7 == 3 && std::env::var_os("KAM_TEST_ALONE").is_some() {
            assert!(store.undo().unwrap().is_some());
            assert!(store.redo().unwrap().is_some());
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {n}").unwrap();
        out.flush().unwrap();
    }
}

fn start_writer(file: &Path, run: &str, count: usize, alone: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "saved::writer", "--ignored", "--nocapture", "--test-threads", "1"]);
    command.env("KAM_TEST_FILE", file).env("KAM_TEST_RUN", run).env("KAM_TEST_COUNT", count.to_string());
    if alone {
        command.env("KAM_TEST_ALONE", "1");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The number in a line of a report; the harness writes lines of its own, and one may stand before it.
fn reported(line: &str) -> Option<usize> {
    line.split_once("saved ").and_then(|(_, n)| n.trim().parse().ok())
}

fn is_there(store: &Store, name: &str) -> bool {
    let filter = kamdesk::domain::name::fold(name);
    let found = store.accounts(&Query { filter, limit: 50, ..Query::default() }, TODAY).unwrap();
    found.rows.iter().any(|row| row.name == name)
}

/// R1: a note that the screen called saved would be gone after a crash, or be there and never found.
#[test]
fn what_was_saved_survives_any_crash() {
    let home = Home::bare();
    drop(home.store());
    for run in 0..180u64 {
        let mut child = start_writer(&home.file(), &run.to_string(), usize::MAX, true);
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut last = None;
        while last.is_none() {
            let mut line = String::new();
            assert!(out.read_line(&mut line).unwrap() > 0, "the writer ended by itself");
            last = reported(&line);
        }
        // The moment of the crash, spread over what a step takes.
        std::thread::sleep(Duration::from_micros(run * 7919 % 50_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        // A line that was cut off by the crash is no report.
        let whole = rest.rfind('\n').map_or("", |end| rest.get(..end).unwrap());
        let last = whole.lines().filter_map(reported).next_back().or(last).unwrap();
        let store = if run % 10 == 9 { assert_whole(&home.file()) } else { home.store() };
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
        for n in last.saturating_sub(3)..=last {
            assert!(is_there(&store, &format!("Клиент {run}-{n}")), "run {run}: step {n} of {last} was saved and is gone");
        }
    }
}

/// R1: the same through the save key of the program itself.
#[test]
fn what_the_screen_called_saved_survives_any_crash() {
    let home = Home::with_account();
    for run in 0..20u64 {
        let mut kam = home.start_note();
        let note = format!("Разговор номер {run}.");
        kam.keys(&note).wait_for(&note).keys("<C-s>");
        std::thread::sleep(Duration::from_micros(run * 7919 % 50_000));
        kam.signal("KILL");
        kam.wait_end();
        let said = kam.screen().contains("Сохранено");
        let store = assert_whole(&home.file());
        let saved = home.entries().iter().filter(|entry| entry.text("notes") == note).count();
        let drafts = store.drafts().unwrap();
        assert!(saved == 1 || saved == 0 && !said, "run {run}: reported {said}, found {saved}");
        assert!(saved == 0 || drafts.is_empty(), "run {run}: what was saved is offered as a draft again");
        drafts.iter().for_each(|draft| store.drop_draft(&draft.place).unwrap());
    }
}

/// R2: minutes of typing would be gone, because nobody pauses while they write.
#[test]
fn at_most_a_second_of_typing_is_lost() {
    // A person types five to twenty letters a second. The kills fall at different moments of the program's own pace.
    let type_and_kill = |run: u64| {
        let home = Home::with_account();
        let mut kam = home.start_note();
        let mut typed: Vec<(char, Instant)> = Vec::new();
        let until = Instant::now() + Duration::from_millis(1_800 + run * 137 % 900);
        let letters = "договорились о пробной партии и о сроках ".chars().cycle();
        for letter in letters {
            if Instant::now() >= until {
                break;
            }
            kam.send(letter.to_string().as_bytes());
            typed.push((letter, Instant::now()));
            std::thread::sleep(Duration::from_millis(50 + run * 31 % 150));
        }
        let killed = Instant::now();
        kam.kill();
        let kept = home.draft().unwrap_or_default();
        let all: String = typed.iter().map(|(letter, _)| letter).collect();
        assert!(all.starts_with(&kept), "{kept:?} was never typed");
        // The promise is one second; the machine of the tests may be busy.
        let due = typed.iter().filter(|(_, at)| killed.duration_since(*at) > Duration::from_millis(1_400)).count();
        assert!(kept.chars().count() >= due, "run {run}: {} letters of {due} that were older than a second are kept", kept.chars().count());
        assert!(due >= 3, "run {run}: hardly anything was typed");
        assert_whole(&home.file());
        if !kept.trim().is_empty() {
            home.start().wait_for("Запись о контакте · Ромашка").wait_for("раньше, чем вы сохранили").wait_for(kept.trim());
        }
    };
    for batch in 0..3u64 {
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4u64).map(|n| scope.spawn(move || type_and_kill(batch * 4 + n))).collect();
            runs.into_iter().for_each(|run| run.join().unwrap());
        });
    }
}

/// R6: of two programs on one file the one would overwrite or block what the other saves.
#[test]
fn two_writers_lose_nothing() {
    const STEPS: usize = 1_000;
    let home = Home::bare();
    drop(home.store());
    let mut writers: Vec<Child> = ["а", "б"].map(|run| start_writer(&home.file(), run, STEPS, false)).into();
    for writer in &mut writers {
        let mut out = String::new();
        writer.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        let mut why = String::new();
        writer.stderr.take().unwrap().read_to_string(&mut why).unwrap();
        assert!(writer.wait().unwrap().success(), "a writer failed after {:?}:\n{why}", out.lines().last());
        assert_eq!(out.lines().filter_map(reported).count(), STEPS);
    }
    let store = assert_whole(&home.file());
    assert_eq!(store.count_accounts().unwrap(), 2 * STEPS);
    assert_eq!(home.entries().len(), 2 * (STEPS / 3));
    for run in ["а", "б"] {
        assert!([0, 500, 999].iter().all(|n| is_there(&store, &format!("Клиент {run}-{n}"))));
    }
    // Every step can be taken back, whoever made it.
    let mut steps = 0;
    while steps < 50 && store.undo().unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 50);
    assert_whole(&home.file());
}

/// R6: what two people changed in one record would be mixed up without a word.
#[test]
fn a_conflict_is_met_and_not_overwritten() {
    let home = Home::with_account();
    let (one, other) = (home.store(), home.store());
    let account = home.account();
    editing::save(&one, Some(&account), &account.clone().with_text("city", "Пермь"), "").unwrap();
    let conflict = editing::save(&other, Some(&account), &account.clone().with_text("city", "Омск"), "");
    assert!(matches!(conflict, Err(Error::Conflict(fields)) if fields.len() == 1 && fields[0].0 == "city"));
    assert_eq!(home.account().text("city"), "Пермь");
    // What the other one did not touch is no conflict.
    editing::save(&other, Some(&account), &account.clone().with_text("industry", "косметика"), "").unwrap();
    assert_eq!((home.account().text("city"), home.account().text("industry")), ("Пермь", "косметика"));
}
