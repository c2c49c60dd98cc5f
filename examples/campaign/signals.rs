//! The program told to end, or its terminal taken away, in the middle of a note; another program holds the file, or not.

use super::harm::AS_PROGRAM;
use super::support::home::Home;
use super::support::pty::{Launch, PATIENCE, Pty};
use super::tally::{Breach, Tally};
use kamdesk::store::place::MARK;
use rusqlite::Connection;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How the program is ended.
const ENDS: [&str; 4] = ["TERM", "HUP", "INT", LOST];
/// The terminal goes.
const LOST: &str = "a lost terminal";
/// How soon the program has to be gone. The promise is 0.2 s; the machine may be busy.
const SOON: Duration = Duration::from_millis(600);
/// What is typed.
const TYPED: &str = "Перед обрывом";

/// In each round one end of the four; the file is held in the first four of eight.
pub fn run(rounds: usize, tally: &mut Tally) {
    let mut slowest = Duration::ZERO;
    for round in 0..rounds {
        let (end, held) = (ENDS[round % ENDS.len()], (round / ENDS.len()).is_multiple_of(2));
        tally.runs += 1;
        tally.kills += 1;
        match catch_unwind(AssertUnwindSafe(|| once(end, held))) {
            Ok((took, wrong)) => {
                slowest = slowest.max(took);
                wrong.into_iter().for_each(|(breach, what)| tally.breach(breach, format!("{end}, held {held}: {what}")));
            }
            Err(_) => tally.breach(Breach::Lost, format!("{end}, held {held}: see above")),
        }
    }
    tally.note = format!("the slowest end took {} ms", slowest.as_millis());
}

fn start(home: &Path) -> Pty {
    Launch::at(home).arguments(&AS_PROGRAM).file(&home.join("kam.db")).start_as(&std::env::current_exe().unwrap())
}

/// The holder of a terminal: opens a note, reports the number of the program, waits for a word, types, says so, and waits to be
/// killed. Its own word: the home.
pub fn hold_terminal(words: &[OsString]) -> ExitCode {
    let [home] = words else { return ExitCode::from(2) };
    let mut kam = start(Path::new(home));
    kam.open_note();
    println!("{}", kam.pid());
    std::io::stdin().lock().read_line(&mut String::new()).unwrap();
    kam.keys(TYPED).wait_for(TYPED);
    println!("typed");
    loop {
        std::thread::park();
    }
}

/// What came of an end: how long the program still ran, whether the terminal was given back.
type Ended = (Duration, bool);

/// Types a note and ends the program by a signal.
fn end_by_signal(home: &Home, signal: &str, hold: impl Fn() -> Option<Connection>) -> Ended {
    let mut kam = start(home.path());
    kam.open_note();
    let _held = hold();
    kam.keys(TYPED).wait_for(TYPED);
    let began = Instant::now();
    kam.signal(signal);
    kam.wait_end();
    (began.elapsed(), kam.is_cooked())
}

/// The same with its terminal taken away, as when a window is closed by force.
fn end_by_loss(home: &Home, hold: impl Fn() -> Option<Connection>) -> Ended {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["act", "terminal"]).arg(home.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut holder = command.spawn().unwrap();
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    let pid: u32 = lines.next().unwrap().unwrap().parse().unwrap();
    let _held = hold();
    holder.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), "typed");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let began = Instant::now();
    while runs(pid) && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(1));
    }
    (began.elapsed(), true)
}

/// Whether a process runs; one that has ended may wait for its parent.
fn runs(pid: u32) -> bool {
    let state = Command::new("ps").args(["-o", "stat=", "-p", &pid.to_string()]).output().unwrap().stdout;
    state.first().is_some_and(|state| *state != b'Z')
}

fn once(end: &str, held: bool) -> (Duration, Vec<(Breach, String)>) {
    let home = Home::with_account();
    // Another program in the middle of a long write.
    let hold = || {
        let other = held.then(|| Connection::open(home.file()).unwrap());
        other.inspect(|other| other.execute_batch("BEGIN EXCLUSIVE").unwrap())
    };
    let (took, given_back) = if end == LOST { end_by_loss(&home, hold) } else { end_by_signal(&home, end, hold) };
    let mut wrong = Vec::new();
    if took > SOON {
        wrong.push((Breach::Wrong, format!("it went on for {took:.1?}")));
    }
    if !given_back {
        wrong.push((Breach::Wrong, "the terminal was left raw".into()));
    }
    // The next start offers what was typed, and takes in what lay outside of the file.
    let left = |mark: &str| home.everything().into_iter().filter(|path| path.to_str().unwrap().contains(mark)).collect::<Vec<_>>();
    let mut next = start(home.path());
    next.wait_for("раньше, чем вы сохранили").wait_for(TYPED).wait_until("the text outside to be taken in", |_| left(".typed-").is_empty());
    next.signal("TERM");
    next.wait_end();
    // A backup that was broken off by the end goes with the next one.
    home.store().back_up_daily().unwrap();
    if !left(MARK).is_empty() {
        wrong.push((Breach::Left, format!("{:?}", left(MARK))));
    }
    (took, wrong)
}
