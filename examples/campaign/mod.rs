//! The campaigns: what is harmed, how, and what must hold afterwards.
//!
//! `operations`: what the program does with the file. `harm`: what is done to it meanwhile. `judge`: what must hold, the same for
//! every operation and every harm. `flips`, `two`, `signals`: harms that need more than one command.
#![allow(clippy::string_slice)]

mod dice;
mod flips;
mod form;
mod harm;
mod judge;
mod operations;
mod scene;
mod signals;
mod tally;
mod two;

#[path = "../../tests/support/mod.rs"]
mod support;

use harm::{Call, HARMS, Shim};
use judge::Trial;
use operations::Operation;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;
use tally::Tally;

/// A campaign.
struct Campaign {
    name: &'static str,
    about: &'static str,
    /// How many rounds it has; they are shared among its operations.
    full: usize,
    /// How many of them are run among the tests.
    moment: usize,
    run: fn(usize, &mut Tally),
}

const NO_SHIM: &str = "calls were not made to fail: that needs Linux and a C compiler";

const CAMPAIGNS: [Campaign; 6] = [
    Campaign { name: "kills", about: "each operation killed at moments spread over it", full: 1_000, moment: 3, run: kills },
    Campaign {
        name: "faults",
        about: "calls from each place in the program failed, shortened, killed at",
        full: usize::MAX,
        moment: 5,
        run: faults,
    },
    Campaign { name: "flips", about: "bits of the file and of its backups turned round", full: 1_000, moment: 6, run: flips::run },
    Campaign { name: "two", about: "two processes write, undo and redo in one file, and are killed", full: 20, moment: 1, run: two::run },
    Campaign { name: "signals", about: "the program told to end, with the file held by another", full: 40, moment: 1, run: signals::run },
    Campaign { name: "schemas", about: "each earlier schema opened, killed and failed meanwhile", full: 1_000, moment: 2, run: schemas },
];

/// Reads the words of the command line, and runs what they name: in full, or all of them for a moment.
pub fn main(in_full: bool) -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(ended) = harm::act(&words) {
        return ended;
    }
    let words: Vec<String> = words.into_iter().filter_map(|word| word.into_string().ok()).collect();
    let asked: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with('-')).collect();
    if words.iter().any(|word| word == "--list") {
        CAMPAIGNS.iter().for_each(|campaign| println!("{}: test", campaign.name));
        return ExitCode::SUCCESS;
    }
    let (rounds, named, only) = match (in_full, asked.as_slice()) {
        (true, []) => {
            CAMPAIGNS.iter().for_each(|campaign| println!("{:8} {}", campaign.name, campaign.about));
            return ExitCode::SUCCESS;
        }
        (true, [name, rest @ ..]) => {
            let (rounds, only): (Vec<&str>, Vec<&str>) = rest.iter().partition(|word| word.parse::<usize>().is_ok());
            (rounds.first().and_then(|rounds| rounds.parse().ok()), Some(*name), only.join(" "))
        }
        (false, asked) => (None, asked.first().copied(), String::new()),
    };
    let mut good = true;
    for campaign in CAMPAIGNS.iter().filter(|campaign| named.is_none_or(|name| campaign.name.contains(name))) {
        let (mut tally, began) = (Tally::of(&only), Instant::now());
        (campaign.run)(rounds.unwrap_or(if in_full { campaign.full } else { campaign.moment }), &mut tally);
        println!("{}: {tally} ({:.0} s)", campaign.name, began.elapsed().as_secs_f64());
        good &= tally.is_good();
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn kills(rounds: usize, tally: &mut Tally) {
    shared(rounds, operations::called(&tally.only)).for_each(|(rounds, operation)| kill(operation, rounds, tally));
}

/// Shares rounds out; what gets none is left out.
fn shared<T>(rounds: usize, among: Vec<T>) -> impl Iterator<Item = (usize, T)> {
    let count = among.len() as u128;
    let until = move |n: usize| usize::try_from(rounds as u128 * n as u128 / count).unwrap();
    among.into_iter().enumerate().map(move |(n, item)| (until(n + 1) - until(n), item)).filter(|(rounds, _)| *rounds > 0)
}

/// Kills an operation at moments spread evenly over the time it takes, and a little more.
fn kill(operation: Operation, rounds: usize, tally: &mut Tally) {
    let trial = Trial::new(operation, None);
    for round in 0..rounds {
        let (scene, words) = trial.begin();
        let after = trial.clean.took.mul_f64((round as f64 + 0.5) / rounds as f64 * 1.1);
        let outcome = harm::run_and_kill(&scene, &words, after);
        tally.runs += 1;
        tally.kills += usize::from(outcome.status.is_none());
        trial.judge(&scene, &outcome, &format!("killed after {after:.1?}"), tally);
    }
    println!("  {}: killed {rounds} times; so far {tally}", trial.operation.name);
}

fn faults(rounds: usize, tally: &mut Tally) {
    match Shim::build() {
        Some(shim) => shared(rounds, operations::called(&tally.only)).for_each(|(rounds, operation)| fail(&shim, operation, rounds, tally)),
        None => tally.note = NO_SHIM.into(),
    }
}

/// Harms the calls of an operation that differ in each way that fits them; where that is more than `rounds`, some of them.
fn fail(shim: &Shim, operation: Operation, rounds: usize, tally: &mut Tally) {
    let trial = Trial::new(operation, Some(shim));
    let (differing, sites) = differing(&trial.clean.calls);
    let (made, began, before) = (trial.clean.calls.len(), Instant::now(), tally.runs);
    let calls = || differing.iter().map(|at| (*at, &trial.clean.calls[*at]));
    let plan = HARMS.iter().flat_map(|harm| calls().filter(|(_, call)| harm.fits(call)).map(move |(at, call)| (harm, at + 1, call)));
    // There are many writes, much alike, and few names and syncs.
    let (writes, others): (Vec<_>, Vec<_>) = plan.partition(|(_, _, call)| call.is_write());
    let others = spread(others, rounds.div_ceil(2));
    let writes = spread(writes, rounds - others.len());
    for (harm, at, call) in others.into_iter().chain(writes) {
        let (scene, words) = trial.begin();
        let outcome = harm::run_under(shim, &scene, &words, Some((harm, at)));
        tally.runs += 1;
        if harm.kills() {
            tally.kills += usize::from(outcome.harmed() > 0)
        } else {
            tally.harmed += outcome.harmed()
        }
        trial.judge(&scene, &outcome, &format!("{} call {at} ({})", harm.name, call.name), tally);
    }
    let (name, runs, seconds) = (&trial.operation.name, tally.runs - before, began.elapsed().as_secs());
    println!("  {name}: {made} calls from {sites} places, {} of them harmed in {runs} runs ({seconds} s); so far {tally}", differing.len());
}

/// The first of the calls that one place of the program makes on one file, the one in the middle and the last: of those in between,
/// each finds and leaves the files as these do, but for one page more. And how many such places there are.
fn differing(calls: &[Call]) -> (BTreeSet<usize>, usize) {
    let mut sites: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, call) in calls.iter().enumerate() {
        sites.entry(call.site()).or_default().push(at);
    }
    let ends_and_middle = |alike: &Vec<usize>| [0, alike.len() / 2, alike.len() - 1].map(|nth| alike[nth]);
    (sites.values().flat_map(ends_and_middle).collect(), sites.len())
}

/// So many of a row, evenly spread.
fn spread<T>(row: Vec<T>, count: usize) -> Vec<T> {
    let (length, count) = (row.len(), count.min(row.len()));
    let wanted = |at: usize| (at + 1) * count / length > at * count / length;
    row.into_iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, item)| item).collect()
}

/// Each earlier schema opened: killed, failed, and by two at once.
fn schemas(rounds: usize, tally: &mut Tally) {
    let shim = Shim::build();
    for (rounds, version) in shared(rounds, (1..kamdesk::store::schema::newest()).collect()) {
        two::start_together(&Trial::new(operations::migration(version), None), tally);
        kill(operations::migration(version), rounds / 3, tally);
        match &shim {
            Some(shim) => fail(shim, operations::migration(version), rounds - rounds / 3, tally),
            None => tally.note = NO_SHIM.into(),
        }
    }
}
