//! Kinds of harm, and the program run under one of them.

use super::scene::Scene;
use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The first words by which a campaign starts itself as the program.
pub const AS_PROGRAM: [&str; 2] = ["act", "kam"];
/// The word that has the workbench save a form instead of a command.
pub const FORM: &str = "form";
/// What takes longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(20);

/// A harm that can be done to a call that changes files.
#[derive(Debug)]
pub struct Harm {
    /// For the report.
    pub name: &'static str,
    /// What the shim does: a signal, half of it, or the number of an error.
    how: &'static str,
    /// The kinds of calls it can be done to: `w` writes, `g` takes room, `s` syncs, `c` changes names.
    kinds: &'static str,
    /// Whether all later calls are harmed too.
    lasts: bool,
}

impl Harm {
    const fn of(name: &'static str, how: &'static str, kinds: &'static str, lasts: bool) -> Harm {
        Harm { name, how, kinds, lasts }
    }

    /// Whether it can be done to a call.
    pub fn fits(&self, call: &Call) -> bool {
        self.kinds.contains(call.kind)
    }

    /// Whether the program ends by it.
    pub fn kills(&self) -> bool {
        self.how == "kill"
    }
}

/// All of them.
pub const HARMS: [Harm; 6] = [
    Harm::of("killed at", "kill", "wgsc", false),
    Harm::of("EIO at", "5", "wgsc", false),
    Harm::of("EIO from", "5", "wgsc", true),
    Harm::of("ENOSPC at", "28", "wg", false),
    Harm::of("ENOSPC from", "28", "wg", true),
    Harm::of("short write at", "short", "w", false),
];

/// A call that changes a file.
#[derive(Clone, Debug)]
pub struct Call {
    /// As in [`Harm`].
    kind: char,
    /// Its name and the name of the file.
    pub name: String,
    /// By which chain of calls the program came to it, where that was asked for.
    chain: String,
    harmed: bool,
}

impl Call {
    fn read(line: &str) -> Option<Call> {
        let (harmed, line) = line.strip_prefix("harmed ").map_or((false, line), |rest| (true, rest));
        let mut words = line.splitn(5, ' ').skip(1);
        let (kind, name, chain, path) = (words.next()?.chars().next()?, words.next()?, words.next()?, words.next()?);
        let file = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        Some(Call { kind, name: format!("{name} {file}"), chain: chain.into(), harmed })
    }

    /// Whether it was to make something durable, and could not.
    pub fn is_harmed_sync(&self) -> bool {
        self.kind == 's' && self.harmed
    }

    /// What is alike in the calls that one place of the program makes on one file; moments and numbers of processes differ.
    pub fn site(&self) -> (String, &str) {
        (self.name.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect(), &self.chain)
    }

    /// Whether it writes: of these there are many alike.
    pub fn is_write(&self) -> bool {
        self.kind == 'w'
    }
}

/// The library that stands between the program and its files.
#[derive(Debug)]
pub struct Shim {
    folder: TempDir,
}

impl Shim {
    /// Builds it; `None` where there is no compiler or no such system.
    pub fn build() -> Option<Shim> {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/campaign/shim.c");
        let mut command = Command::new("cc");
        command.args(["-shared", "-fPIC", "-O1", "-o"]).arg(folder.path().join("shim.so")).arg(source);
        let built = cfg!(target_os = "linux") && command.status().is_ok_and(|status| status.success());
        built.then_some(Shim { folder })
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("shim.so")
    }
}

/// What became of a run.
#[derive(Debug)]
pub struct Outcome {
    /// Its status; `None` when it was killed.
    pub status: Option<i32>,
    /// Another signal than ours, or no end at all.
    pub trouble: Option<String>,
    /// What it printed.
    pub out: String,
    /// What it said on the error output.
    pub err: String,
    /// The calls it made.
    pub calls: Vec<Call>,
    /// How long it took.
    pub took: Duration,
}

impl Outcome {
    /// How many calls were harmed.
    pub fn harmed(&self) -> usize {
        self.calls.iter().filter(|call| call.harmed).count()
    }
}

/// The program with these words, in Russian, with nothing of the surroundings.
pub fn program(scene: &Scene, words: &[String]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(AS_PROGRAM).args(["--lang", "ru", "--file"]).arg(scene.file()).args(words);
    command.env_clear().env("HOME", scene.home()).env("TMPDIR", scene.home()).env("RUST_BACKTRACE", "0");
    command.current_dir(scene.home()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program unharmed.
pub fn run(scene: &Scene, words: &[String]) -> Outcome {
    finish(program(scene, words), None)
}

/// Runs it, and kills it after a time.
pub fn run_and_kill(scene: &Scene, words: &[String], after: Duration) -> Outcome {
    finish(program(scene, words), Some(after))
}

/// Runs it under the shim: the `at`-th call is harmed, or none.
pub fn run_under(shim: &Shim, scene: &Scene, words: &[String], harm: Option<(&Harm, usize)>) -> Outcome {
    let mut command = program(scene, words);
    let log = scene.home().join("calls");
    command.env("LD_PRELOAD", shim.library()).env("HARM_FOLDER", scene.data()).env("HARM_LOG", &log);
    if harm.is_none() {
        command.env("HARM_SITES", "1");
    }
    if let Some((harm, at)) = harm {
        command.env("HARM_AT", at.to_string()).env("HARM_HOW", harm.how).env("HARM_KINDS", harm.kinds);
        if harm.lasts {
            command.env("HARM_LASTS", "1");
        }
    }
    let mut outcome = finish(command, None);
    outcome.calls = std::fs::read_to_string(&log).unwrap_or_default().lines().filter_map(Call::read).collect();
    let _ = std::fs::remove_file(log);
    outcome
}

fn finish(mut command: Command, kill_after: Option<Duration>) -> Outcome {
    let began = Instant::now();
    let mut child = command.spawn().unwrap();
    if let Some(after) = kill_after {
        std::thread::sleep(after.saturating_sub(began.elapsed()));
        let _ = child.kill();
    }
    let hangs = !ends(&mut child, began);
    let took = began.elapsed();
    let output = child.wait_with_output().unwrap();
    let signal = output.status.signal();
    let trouble = match signal {
        _ if hangs => Some("it hung".to_owned()),
        Some(signal) if signal != 9 => Some(format!("it died of signal {signal}")),
        _ => None,
    };
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Outcome { status: output.status.code(), trouble, out: text(output.stdout), err: text(output.stderr), calls: Vec::new(), took }
}

/// Waits for the end; kills what does not come to one.
fn ends(child: &mut Child, began: Instant) -> bool {
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
            return false;
        }
        std::thread::sleep(Duration::from_micros(500));
    }
    true
}

/// A campaign started as the program, or as a helper of its own; `None` when it was started as itself.
pub fn act(words: &[OsString]) -> Option<std::process::ExitCode> {
    let [first, second, rest @ ..] = words else { return None };
    match (first.to_str()?, second.to_str()?) {
        ("act", "kam") if rest.last().is_some_and(|word| word == FORM) => Some(super::form::save(rest)),
        ("act", "kam") => Some(kam(rest)),
        ("act", "writer") => Some(super::two::write(rest)),
        ("act", "terminal") => Some(super::signals::hold_terminal(rest)),
        _ => None,
    }
}

/// What `kam` itself does.
fn kam(words: &[OsString]) -> std::process::ExitCode {
    use kamdesk::{cli, tui};
    let arguments = std::iter::once(OsString::from("kam")).chain(words.iter().cloned());
    let status = match cli::run(arguments) {
        cli::Next::End(status) => status,
        cli::Next::Workbench(start) => {
            let launch = tui::Launch { file: start.file.clone(), lang: start.lang, ascii: start.ascii, demo: false };
            start.ended(tui::run(launch).map(drop))
        }
    };
    std::process::ExitCode::from(status)
}
