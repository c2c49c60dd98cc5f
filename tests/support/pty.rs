//! The real program in a pseudo-terminal, typed at and looked at as a person would.

use super::keys::{self, Press};
use crossterm::event::KeyCode;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives it up. Far more than is needed: only a failure waits so long.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The program; an example, which knows none, says itself what it starts.
const PROGRAM: &str = match option_env!("CARGO_BIN_EXE_kam") {
    Some(program) => program,
    None => "kam",
};

struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    status: Option<ExitStatus>,
    closed: bool,
}

/// A terminal with the program in it.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    pid: u32,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

fn least_one(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// How the program is started.
pub struct Launch<'a> {
    home: &'a Path,
    arguments: Vec<String>,
    size: (u16, u16),
    environment: Vec<(String, String)>,
}

impl<'a> Launch<'a> {
    /// In Russian, in a terminal of 80×24, with `home` for the home and all temporary folders.
    pub fn at(home: &'a Path) -> Launch<'a> {
        Launch { home, arguments: Vec::new(), size: (80, 24), environment: Vec::new() }
    }

    /// On this file.
    pub fn file(self, file: &Path) -> Launch<'a> {
        self.arguments(&["--file", file.to_str().unwrap()])
    }

    pub fn arguments(mut self, arguments: &[&str]) -> Launch<'a> {
        self.arguments.extend(arguments.iter().map(|argument| (*argument).to_owned()));
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Launch<'a> {
        self.size = (columns, rows);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Launch<'a> {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Starts the program itself.
    pub fn start(self) -> Pty {
        self.start_as(Path::new(PROGRAM))
    }

    /// Starts another program with the same words.
    pub fn start_as(self, program: &Path) -> Pty {
        let mut command = CommandBuilder::new(program);
        command.args(&self.arguments);
        self.run(command)
    }

    /// Starts the program under a shell line, in which `"$@"` stands for it and its arguments.
    pub fn start_under(self, line: &str) -> Pty {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", line, "sh", PROGRAM]);
        command.args(&self.arguments);
        self.run(command)
    }

    fn run(self, mut command: CommandBuilder) -> Pty {
        command.env_clear();
        command.cwd(self.home);
        let home = self.home.to_str().unwrap();
        for (name, value) in [
            ("PATH", "/usr/bin:/bin"),
            ("HOME", home),
            ("TMPDIR", home),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("KAM_LANG", "ru"),
        ] {
            command.env(name, value);
        }
        self.environment.iter().for_each(|(name, value)| command.env(name, value));
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let pid = child.process_id().unwrap();
        let seen =
            Seen { parser: vt100::Parser::new(least_one(rows), least_one(columns), 0), raw: Vec::new(), status: None, closed: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            loop {
                let read = reader.read(&mut bytes).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.closed = read == 0;
                seen.raw.extend_from_slice(&bytes[..read]);
                seen.parser.process(&bytes[..read]);
                shared.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let status = child.wait().unwrap();
            shared.0.lock().unwrap().status = Some(status);
            shared.1.notify_all();
        });
        let writer = pair.master.take_writer().unwrap();
        Pty { master: Some(pair.master), writer: Some(writer), pid, seen }
    }
}

impl Pty {
    /// Types keys. A lone Esc and what follows it would be taken for Alt, so Esc has to be the last key.
    pub fn keys(&mut self, typed: &str) -> &mut Pty {
        let presses = keys::parse(typed);
        let lone = presses.iter().rev().skip(1).any(|press| matches!(press, Press::Key(KeyCode::Esc, _)));
        assert!(!lone, "Esc has to be the last key: {typed}");
        self.send(&presses.iter().flat_map(Press::bytes).collect::<Vec<u8>>())
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Pty {
        self.send(&Press::Paste(text.to_owned()).bytes())
    }

    /// Sends bytes; a program that has just died takes none.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Pty {
        let writer = self.writer.as_mut().unwrap();
        let _ = writer.write_all(bytes).and_then(|()| writer.flush());
        self
    }

    fn wait(&self, patience: Duration, mut done: impl FnMut(&Seen) -> bool) -> Option<MutexGuard<'_, Seen>> {
        let until = Instant::now() + patience;
        let mut seen = self.seen.0.lock().unwrap();
        while !done(&seen) {
            let left = until.checked_duration_since(Instant::now())?;
            // What is waited for may also happen outside of the screen, without a word.
            seen = self.seen.1.wait_timeout(seen, left.min(Duration::from_millis(20))).unwrap().0;
        }
        Some(seen)
    }

    /// Goes on typing for so long; a text must stand on the screen all the while, not only flash.
    pub fn holds(&mut self, text: &str, time: Duration) -> &mut Pty {
        let since = Instant::now();
        while since.elapsed() < time {
            self.keys("а");
            std::thread::sleep(Duration::from_millis(50));
            let screen = self.screen();
            assert!(screen.contains(text), "{text:?} went after {:?}; the screen:\n{screen}", since.elapsed());
        }
        self
    }

    /// Looks at the screen for a time, without a key: the text stands there all the while.
    pub fn stands(&mut self, text: &str, time: Duration) -> &mut Pty {
        let began = Instant::now();
        while began.elapsed() < time {
            std::thread::sleep(Duration::from_millis(100));
            let screen = self.screen();
            assert!(screen.contains(text), "{text:?} went by itself; the screen:\n{screen}");
        }
        self
    }

    /// Waits until the screen satisfies `done`.
    pub fn wait_until(&mut self, what: &str, done: impl Fn(&str) -> bool) -> &mut Pty {
        let found = self.wait(PATIENCE, |seen| done(&seen.parser.screen().contents())).is_some();
        assert!(found, "waited in vain for {what}; the screen:\n{}", self.screen());
        self
    }

    /// Waits until some bytes were written to the terminal.
    pub fn wait_for_bytes(&mut self, wanted: &str) -> &mut Pty {
        let wanted = wanted.as_bytes();
        let found = self.wait(PATIENCE, |seen| seen.raw.windows(wanted.len()).any(|part| part == wanted)).is_some();
        assert!(found, "waited in vain for {wanted:?}");
        self
    }

    /// Waits until a text is on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Pty {
        self.wait_until(&format!("{text:?}"), |screen| screen.contains(text))
    }

    /// Waits until a text is no longer on the screen.
    pub fn wait_gone(&mut self, text: &str) -> &mut Pty {
        self.wait_until(&format!("{text:?} to go"), |screen| !screen.contains(text))
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.seen.0.lock().unwrap().parser.screen().contents()
    }

    /// The text of the rows that are drawn as selected: turned round.
    pub fn selected(&self) -> String {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.parser.screen();
        let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
        let is_selected = |row: u16, column: u16| screen.cell(row, column).is_some_and(vt100::Cell::inverse);
        (0..rows)
            .map(|row| {
                (0..columns).filter(|column| is_selected(row, *column)).map(|column| screen.cell(row, column).unwrap().contents()).collect()
            })
            .filter(|text: &String| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Everything that was written to the terminal so far.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().raw.clone()
    }

    /// Makes the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Pty {
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(least_one(rows), least_one(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    /// Sends a signal by its name: `TERM`, `KILL`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([format!("-{name}"), self.pid.to_string()]).status().unwrap();
        assert!(sent.success(), "SIG{name} could not be sent");
    }

    /// Kills the program without a warning, and waits until it is gone.
    pub fn kill(self) {
        // It may have gone by itself meanwhile.
        let _ = Command::new("kill").args(["-KILL", &self.pid.to_string()]).stderr(std::process::Stdio::null()).status().unwrap();
        assert!(self.ended_within(PATIENCE).is_some(), "SIGKILL did not end the program");
    }

    /// Opens a new entry at the one account, ready for its notes.
    pub fn open_note(&mut self) -> &mut Pty {
        self.wait_for("Сегодня").keys("2").wait_for("Ромашка").keys("С").wait_for("Запись о контакте · Ромашка")
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The status of the program and how long it took to end; `None` when it goes on.
    pub fn ended_within(&self, patience: Duration) -> Option<(ExitStatus, Duration)> {
        let began = Instant::now();
        let seen = self.wait(patience, |seen| seen.status.is_some())?;
        Some((seen.status.clone().unwrap(), began.elapsed()))
    }

    /// Waits until the program has ended and everything it wrote was read; gives its status.
    pub fn wait_end(&mut self) -> u32 {
        let Some((status, _)) = self.ended_within(PATIENCE) else { panic!("the program goes on:\n{}", self.screen()) };
        let _ = self.wait(PATIENCE, |seen| seen.closed);
        status.exit_code()
    }

    /// Whether the program still runs.
    pub fn runs(&self) -> bool {
        self.seen.0.lock().unwrap().status.is_none()
    }

    /// Whether the terminal echoes and waits for whole lines, as a shell wants it.
    pub fn is_cooked(&self) -> bool {
        let Some(modes) = self.master.as_ref().and_then(|master| master.get_termios()) else { return false };
        let modes = format!("{:?}", modes.local_flags);
        modes.contains("ICANON") && modes.contains("ECHO")
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.runs() {
            let _ = Command::new("kill").args(["-KILL", &self.pid.to_string()]).stderr(std::process::Stdio::null()).status();
        }
    }
}
