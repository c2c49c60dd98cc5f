//! Two processes on one file: they write, undo and redo, and are killed in the middle of it.
//!
//! Undo takes back the last step of the file, whoever made it. So what has to be there is told by both reports together:
//! a name is there when it was written and brought back as often as it was taken back.

use super::dice::Dice;
use super::harm;
use super::judge::Trial;
use super::scene::{Scene, State};
use super::tally::{Breach, Tally};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::{Query, Store};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

/// How many turns a writer takes that nobody kills.
const TURNS: usize = 100;

/// The writer: takes turns on a file, and reports before and after each. Its words: the file, a name of its own, a seed.
pub fn write(words: &[OsString]) -> ExitCode {
    let [file, name, seed] = words else { return ExitCode::from(2) };
    let store = Store::open(Path::new(file), Clock::System).unwrap();
    let mut dice = Dice::new(seed.to_str().unwrap().parse().unwrap());
    let report = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").and_then(|()| out.flush()).unwrap();
    };
    for turn in 0..TURNS {
        report("begins".into());
        let turned =
            |sign: &str, step: Option<kamdesk::store::Step>| step.map_or("nothing".into(), |step| format!("{sign} {}", step.subject));
        report(match dice.below(5) {
            0 => turned("-", store.undo().unwrap()),
            1 => turned("+", store.redo().unwrap()),
            _ => {
                let client = format!("{}-{turn}", name.to_str().unwrap());
                editing::save(&store, None, &Record::new(Entity::Account).with_text("short_name", client.clone()), "").unwrap();
                format!("+ {client}")
            }
        });
    }
    ExitCode::SUCCESS
}

fn start(scene: &Scene, name: &str, seed: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["act", "writer"]).arg(scene.file()).args([name, &seed.to_string()]);
    command.env("RUST_BACKTRACE", "0").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What the writers reported of one file.
#[derive(Default)]
struct Reports {
    /// Of each name how often it was written less how often it was taken back.
    balance: BTreeMap<String, i64>,
    /// Turns that were begun and of which no end was heard.
    unheard: usize,
}

impl Reports {
    /// Takes in what a writer said until it ended.
    fn hear(&mut self, mut writer: Child) -> Result<(), String> {
        let (mut out, mut err) = (String::new(), String::new());
        writer.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        writer.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let ended = writer.wait().unwrap();
        // A line that a kill cut off is no report.
        let whole = out.rfind('\n').map_or("", |end| &out[..end]);
        for line in whole.lines() {
            if let Some((sign, name)) = line.split_once(' ') {
                *self.balance.entry(name.to_owned()).or_default() += if sign == "+" { 1 } else { -1 };
            }
        }
        self.unheard += usize::from(whole.ends_with("begins"));
        if ended.success() || ended.code().is_none() { Ok(()) } else { Err(err) }
    }
}

/// In each round two writers work on a new file; a third is killed and started again until they are done.
pub fn run(rounds: usize, tally: &mut Tally) {
    for round in 0..rounds {
        let scene = Scene::bare();
        drop(scene.open());
        let mut reports = Reports::default();
        let steady = ["а", "б"].map(|name| start(&scene, name, round * 100 + name.len()));
        let mut dice = Dice::new(round as u64);
        for life in 0..5 {
            let mut killed = start(&scene, &format!("в{life}"), round * 100 + 10 + life);
            std::thread::sleep(Duration::from_millis(20 + dice.below(120) as u64));
            let _ = killed.kill();
            tally.kills += 1;
            tally.runs += 1;
            hear(&mut reports, killed, tally, round);
        }
        for writer in steady {
            tally.runs += 1;
            hear(&mut reports, writer, tally, round);
        }
        judge(&scene, &reports, round, tally);
    }
}

fn hear(reports: &mut Reports, writer: Child, tally: &mut Tally, round: usize) {
    if let Err(why) = reports.hear(writer) {
        tally.breach(Breach::Wrong, format!("two, round {round}: a writer was refused: {why}"));
    }
}

fn names(store: &Store) -> BTreeMap<String, i64> {
    let page = store.accounts(&Query { limit: usize::MAX / 2, ..Query::default() }, "2026-11-24").unwrap();
    page.rows.into_iter().map(|row| (row.name, 1)).collect()
}

fn judge(scene: &Scene, reports: &Reports, round: usize, tally: &mut Tally) {
    let mut lost = |what: String| tally.breach(Breach::Lost, format!("two, round {round}: {what}"));
    if let State::Missing | State::Unsound(_) = State::at_start(scene) {
        return lost(format!("{:?}", State::at_start(scene)));
    }
    let store = scene.open();
    let there = names(&store);
    let all = reports.balance.keys().chain(there.keys()).collect::<std::collections::BTreeSet<_>>();
    let of = |map: &BTreeMap<String, i64>, name: &str| map.get(name).copied().unwrap_or_default();
    let wrong: Vec<_> = all.into_iter().filter(|name| of(&reports.balance, name) != of(&there, name)).collect();
    if wrong.len() > reports.unheard {
        lost(format!("{} turns were not heard of, but {wrong:?} are not as reported", reports.unheard));
    }
    // All of it can be taken back, and made again.
    while store.undo().unwrap().is_some() {}
    if !names(&store).is_empty() {
        lost(format!("undo leaves {:?}", names(&store)));
    }
    while store.redo().unwrap().is_some() {}
    let redone = names(&store);
    if !there.keys().all(|name| redone.contains_key(name)) {
        lost("what was taken back is not all made again".into());
    }
    if !scene.half_made().is_empty() {
        tally.breach(Breach::Left, format!("two, round {round}: {:?}", scene.half_made()));
    }
}

/// An operation started twice at once: both are done, whoever was first.
pub fn start_together(trial: &Trial, tally: &mut Tally) {
    let (scene, words) = trial.begin();
    let both = [(); 2].map(|()| harm::program(&scene, &words).spawn().unwrap());
    for program in both {
        let output = program.wait_with_output().unwrap();
        tally.runs += 1;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            tally.breach(Breach::Wrong, format!("{} twice at once: {said}", trial.operation.name));
        }
    }
    match State::at_start(&scene) {
        State::Whole(_) if (trial.operation.done)(&scene) => {}
        state => tally.breach(Breach::Lost, format!("{} twice at once: {state:?}", trial.operation.name)),
    }
}
