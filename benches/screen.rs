//! What a user waits for, measured on the real program in a pseudo-terminal.
//!
//! `cargo bench --bench screen -- FILE…` starts `kam` on each file, types as a person would and prints Markdown tables.
//! The same run starts a bare program (this one with `--bare`) that opens the file, reads the first forty accounts and
//! draws them with the same libraries: what any program of this kind costs on this machine. The files are written to
//! (one entry a save, and the daily backup beside the file), so give copies. With `--starts` before the files it measures the
//! starts alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const ROWS: u16 = 40;
const COLUMNS: u16 = 120;
/// How often each program is started.
const STARTS: usize = 40;
/// A frame has ended when nothing follows its last byte for so long.
const SILENCE: Duration = Duration::from_millis(3);
/// How long anything at all may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the program is watched doing nothing.
const IDLE: Duration = Duration::from_secs(5);
/// What stands in the bottom line of a whole frame: of the workbench, and of the bare program.
const HELP: &str = "справка";
const BARE_HELP: &str = "q quit";

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
/// More tabs than an account has.
const MOST_TABS: usize = 12;
const TAB: &str = "\t";
const BACK_TAB: &str = "\x1b[Z";
const PAGE_DOWN: &str = "\x1b[6~";
const HOME: &str = "\x1b[H";
const F3: &str = "\x1bOR";
const CTRL_S: &str = "\x13";
const CTRL_C: &str = "\x03";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.first().map(String::as_str) {
        Some("--bare") => bare::run(Path::new(&arguments[1])),
        Some("--starts") => arguments.iter().skip(1).for_each(|file| measure(Path::new(file), false)),
        Some(_) => arguments.iter().for_each(|file| measure(Path::new(file), true)),
        None => eprintln!("cargo bench --bench screen -- [--starts] FILE…"),
    }
}

/// The bare program.
mod bare {
    use crossterm::event::{Event, KeyCode, read};
    use ratatui::layout::{Constraint, Layout};
    use ratatui::widgets::{Block, Row, Table};
    use std::path::Path;

    /// Opens the file, draws the first forty accounts and waits for `q`.
    pub fn run(file: &Path) {
        let connection = rusqlite::Connection::open(file).unwrap();
        let mut query = connection
            .prepare(
                "SELECT short_name, coalesce(city, ''), coalesce(category, ''), coalesce(stage, '') FROM account ORDER BY find LIMIT 40",
            )
            .unwrap();
        let accounts: Vec<[String; 4]> =
            query.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])).unwrap().map(Result::unwrap).collect();
        let mut terminal = ratatui::init();
        terminal
            .draw(|frame| {
                let [body, bottom] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
                let widths = [Constraint::Fill(1), Constraint::Length(20), Constraint::Length(14), Constraint::Length(14)];
                let rows = accounts.iter().map(|account| Row::new(account.iter().map(String::as_str)));
                frame.render_widget(Table::new(rows, widths).block(Block::bordered().title("Accounts")), body);
                frame.render_widget(super::BARE_HELP, bottom);
            })
            .unwrap();
        while !matches!(read().unwrap(), Event::Key(key) if key.code == KeyCode::Char('q')) {}
        ratatui::restore();
    }
}

/// A program in a pseudo-terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    /// The last bytes of the output.
    tail: Vec<u8>,
    started: Instant,
}

impl Session {
    fn start(program: &Path, arguments: &[&str]) -> Session {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        // What others left typed on this machine is looked at in every start.
        command.env("XDG_DATA_HOME", std::env::temp_dir().join("kamdesk-bench"));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..read].to_vec())).is_err() {
                    return;
                }
            }
        });
        let [rows, columns] = [ROWS, COLUMNS].map(|cells| NonZeroU16::new(cells).unwrap());
        let screen = vt100::Parser::new(rows, columns, 0);
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Session { child, _master: pair.master, keys, output, screen, tail: Vec::new(), started }
    }

    fn bottom_line(&self) -> String {
        self.screen.screen().rows(0, COLUMNS).last().unwrap()
    }

    /// Waits for the first frame, whose bottom line holds `words`, and for what still follows it unasked.
    fn first_frame(&mut self, words: &str) -> First {
        loop {
            let (at, bytes) = self.output.recv_timeout(PATIENCE).expect("no first frame");
            // Read before the frame is looked at: the program goes on meanwhile.
            let processor = self.processor();
            self.take(&bytes);
            // What the terminal is asked after its first frame may come in one piece with it.
            if self.bottom_line().contains(words) && self.tail.windows(6).any(|bytes| bytes == b"\x1b[?25l") {
                let whole = self.settle().unwrap_or(at);
                return First { took: at - self.started, processor, whole: whole - self.started };
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.tail.extend_from_slice(bytes);
        self.tail.drain(..self.tail.len().saturating_sub(24));
    }

    /// Whether what came last ends a frame: the cursor is hidden, or shown and put in its place.
    fn frame_ends(&self) -> bool {
        let shown = self.tail.windows(6).any(|bytes| bytes == b"\x1b[?25h");
        self.tail.ends_with(b"\x1b[?25l") || shown && self.tail.ends_with(b"H")
    }

    /// Takes in what is still being written, at least to the end of a frame; gives the moment of the last byte.
    fn settle(&mut self) -> Option<Instant> {
        let mut last = None;
        loop {
            // A busy machine may make the program pause in the middle of a frame.
            let patience = if self.frame_ends() { SILENCE } else { PATIENCE };
            let Ok((at, bytes)) = self.output.recv_timeout(patience) else { return last };
            self.take(&bytes);
            last = Some(at);
        }
    }

    /// Types keys at once and waits for the frame that follows: from the key to its last byte.
    fn type_keys(&mut self, keys: &str) -> Duration {
        self.settle();
        let typed = Instant::now();
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        let (at, bytes) = self.output.recv_timeout(PATIENCE).expect("no frame after a key");
        self.take(&bytes);
        self.settle().unwrap_or(at) - typed
    }

    /// Types each letter for itself.
    fn type_text(&mut self, text: &str) -> Vec<Duration> {
        text.chars().map(|letter| self.type_keys(&letter.to_string())).collect()
    }

    fn shows(&self, words: &str) -> bool {
        self.screen.screen().contents().contains(words)
    }

    /// Turns the tabs until one has such a heading.
    fn turn_to(&mut self, heading: &str) {
        for _ in 0..MOST_TABS {
            if self.shows(heading) {
                return;
            }
            self.type_keys(TAB);
        }
        self.must_show(heading);
    }

    /// Fails with the screen when something expected is not on it: then a figure would be that of another place.
    fn must_show(&self, words: &str) {
        assert!(self.shows(words), "«{words}» is not on the screen:\n{}", self.screen.screen().contents());
    }

    fn process(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.process_id().unwrap())).unwrap_or_default()
    }

    /// The most memory the process ever held, in MB; none where the system does not tell.
    fn peak_memory(&self) -> Option<f64> {
        let status = self.process("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
    }

    /// What the thread that draws used of the processor so far, in the program and for it in the system; nothing where the system
    /// does not tell.
    fn processor(&self) -> Option<Duration> {
        self.process("schedstat").split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    }

    /// The processor time used so far, in ticks.
    fn ticks(&self) -> u64 {
        let stat = self.process("stat");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
    }

    /// Counts the bytes written to the terminal and the ticks used while nothing is typed.
    fn idle(&mut self) -> (usize, u64) {
        self.settle();
        let (until, ticks) = (Instant::now() + IDLE, self.ticks());
        let mut bytes = 0;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            bytes += self.output.recv_timeout(left).map_or(0, |(_, bytes)| bytes.len());
        }
        (bytes, self.ticks() - ticks)
    }

    /// Quits and waits; gives the time until the process was gone.
    fn quit(mut self) -> Duration {
        let typed = Instant::now();
        self.keys.write_all(b"q").unwrap();
        self.child.wait().unwrap();
        typed.elapsed()
    }
}

/// What the first frame cost since the start of the program.
struct First {
    /// Until its last byte.
    took: Duration,
    /// What of the processor went into that.
    processor: Option<Duration>,
    /// Until the last byte of what follows it: the page beside the list.
    whole: Duration,
}

/// One row of the table.
#[derive(Default)]
struct Figures(Vec<Duration>);

impl Figures {
    fn add(&mut self, figures: impl IntoIterator<Item = Duration>) {
        self.0.extend(figures);
    }

    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let place = (share * (sorted.len().max(1) - 1) as f64).ceil() as usize;
        sorted.get(place).map_or(0.0, |figure| figure.as_secs_f64() * 1e3)
    }

    fn row(&self, name: &str) -> String {
        let [least, middle, late, most] = [0.0, 0.5, 0.95, 1.0].map(|share| self.at(share));
        format!("| {name} | {} | {least:.2} | {middle:.2} | {late:.2} | {most:.2} |\n", self.0.len())
    }
}

/// What is looked for in a file, told from the file itself.
struct Contents {
    /// Accounts, people and entries.
    counts: [i64; 3],
    /// The name of the account in the middle of the list.
    rare: String,
    /// The name of the account with the longest diary.
    heavy: String,
    /// A family name.
    family: String,
}

impl Contents {
    fn of(file: &Path) -> Contents {
        let connection = rusqlite::Connection::open(file).unwrap();
        let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let text = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        Contents {
            counts: ["account", "person", "entry"].map(|table| number(&format!("SELECT count(*) FROM {table}"))),
            rare: text("SELECT short_name FROM account ORDER BY find LIMIT 1 OFFSET (SELECT count(*) / 2 FROM account)"),
            heavy: text(
                "SELECT short_name FROM account WHERE id = (SELECT account_id FROM entry WHERE account_id IS NOT NULL
                 GROUP BY account_id ORDER BY count(*) DESC, account_id LIMIT 1)",
            ),
            family: text("SELECT family_name FROM person ORDER BY find LIMIT 1 OFFSET (SELECT count(*) / 2 FROM person)"),
        }
    }
}

/// What starts cost.
#[derive(Default)]
struct Starts {
    /// To the first frame.
    took: Figures,
    /// What of the processor went into that.
    processor: Figures,
    /// To the whole screen, with the page beside the list.
    whole: Figures,
    /// From the key that ends it until it is gone.
    ends: Figures,
}

impl Starts {
    /// Takes in one start, whose first frame holds `words`.
    fn add(&mut self, mut session: Session, words: &str) {
        let first = session.first_frame(words);
        self.took.add([first.took]);
        self.processor.add(first.processor);
        self.whole.add([first.whole]);
        self.ends.add([session.quit()]);
    }
}

fn measure(file: &Path, walks: bool) {
    let file = std::path::absolute(file).unwrap();
    let name = file.to_str().unwrap();
    let (kam, bare) = (PathBuf::from(env!("CARGO_BIN_EXE_kam")), std::env::current_exe().unwrap());
    let workbench = || Session::start(&kam, &["--file", name, "--lang", "ru"]);
    let contents = Contents::of(&file);
    let [accounts, people, entries] = contents.counts;
    eprintln!("{name}: {accounts} accounts, {people} people, {entries} entries");

    let backup = while_backed_up(&file, workbench);
    let (mut ours, mut bares) = (Starts::default(), Starts::default());
    for _ in 0..STARTS {
        ours.add(workbench(), HELP);
        bares.add(Session::start(&bare, &["--bare", name]), BARE_HELP);
    }
    let mut table = ours.took.row("start to first frame");
    table += &bares.took.row("the same, bare program");
    table += &ours.processor.row("processor until then");
    table += &bares.processor.row("the same, bare program");
    table += &ours.whole.row("start to the whole screen, with the page beside the list");
    table += &ours.ends.row("`q` to the end of the process");
    table += &backup;
    let mut session = workbench();
    session.first_frame(HELP);
    let fresh = session.peak_memory();
    if walks {
        walk(&mut session, &contents, &mut table);
    }
    // Keys leave nothing running: what is counted now is the price of waiting.
    let (bytes, ticks) = session.idle();
    let peak = session.peak_memory();
    session.quit();

    let ratio = |of: fn(&Starts) -> &Figures| of(&ours).at(0.5) / of(&bares).at(0.5);
    let memory = |peak: Option<f64>| peak.map_or("—".to_owned(), |peak| format!("{peak:.1} MB"));
    println!("### {} · {accounts} accounts, {people} people, {entries} entries\n", file.file_name().unwrap().display());
    println!("| {COLUMNS}×{ROWS}, milliseconds | n | min | median | p95 | max |\n|---|---:|---:|---:|---:|---:|\n{table}");
    let (took, processor) = (ratio(|starts| &starts.took), ratio(|starts| &starts.processor));
    println!("- first frame against the bare program: {took:.2} ×, in processor time {processor:.2} × (medians)");
    println!("- peak memory: {} after the first frame, {} at the end", memory(fresh), memory(peak));
    println!("- idle for {} s: {bytes} bytes written, {ticks} ticks of the processor used\n", IDLE.as_secs());
}

/// Walks through the workbench as a user would; every figure goes into the table.
fn walk(session: &mut Session, contents: &Contents, table: &mut String) {
    let mut row = |name: &str, figures: Vec<Duration>| table.push_str(&Figures(figures).row(name));
    let times = |session: &mut Session, n: usize, keys: &str| (0..n).map(|_| session.type_keys(keys)).collect::<Vec<_>>();

    row("Today: `j`", times(session, 40, "j"));
    row("all actions: `A`", (0..10).map(|_| (session.type_keys("1"), session.type_keys("A"), session.type_keys(ESC)).1).collect());
    session.type_keys("A");
    row("all actions: page down", times(session, 20, PAGE_DOWN));
    row("all actions: the next look, `v`", times(session, 4, "v"));
    session.type_keys(ESC);
    row("to the accounts: `2`", (0..10).map(|_| (session.type_keys("1"), session.type_keys("2")).1).collect());
    session.must_show("Было");
    row("accounts: `j`", times(session, 80, "j"));
    row("accounts: `k`", times(session, 80, "k"));
    row("accounts: page down", times(session, 40, PAGE_DOWN));
    row("accounts: to the end, `G`", (0..10).map(|_| (session.type_keys("g"), session.type_keys("G")).1).collect());
    session.type_keys("g");
    row("accounts: order, `s`", times(session, 30, "s"));
    row("accounts: order turned, `S`", times(session, 10, "S"));
    for (name, text) in [("one account", contents.rare.as_str()), ("all accounts", "ооо"), ("none", "щъыь")] {
        let mut typed = Vec::new();
        for _ in 0..3 {
            session.type_keys("/");
            typed.extend(session.type_text(text));
            session.type_keys(ESC);
        }
        row(&format!("accounts: a letter of the filter, finds {name}"), typed);
    }
    session.type_keys("g");
    let (mut opened, mut closed) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        opened.push(session.type_keys(ENTER));
        session.must_show("Досье");
        closed.push(session.type_keys(ESC));
        session.type_keys("j");
    }
    row("an account opened", opened);
    row("an account left", closed);

    // The rest at the account with the longest diary.
    session.type_keys("/");
    session.type_text(&contents.heavy);
    session.type_keys(ENTER);
    session.must_show("Досье");
    session.must_show(&contents.heavy);
    row("next tab", times(session, 24, TAB));
    session.turn_to("Дневник ·");
    row("diary: `j`", times(session, 80, "j"));
    row("diary: page down", times(session, 10, PAGE_DOWN));
    session.type_keys(HOME);
    session.type_keys("/");
    row("diary: a letter of the filter", session.type_text("договор"));
    session.type_keys(ESC);
    row("prep page", (0..10).map(|_| (session.type_keys("p"), session.type_keys(ESC)).0).collect());

    let (mut letters, mut saved) = (Vec::new(), Vec::new());
    for n in 0..10 {
        session.type_keys("C");
        session.must_show("Запись о контакте");
        letters.extend(session.type_text(&format!("Звонок {n}: цена устраивает")));
        saved.push(session.type_keys(CTRL_S));
        session.must_show("✓");
    }
    row("form: a letter of a note", letters);
    row("form saved to the disk", saved);
    row("undone, on the disk", times(session, 3, "u"));

    // From the notes two fields back to those who took part.
    for (name, text) in [("finds some", contents.family.as_str()), ("finds none", "щъыь")] {
        session.type_keys("C");
        session.type_keys(BACK_TAB);
        session.type_keys(BACK_TAB);
        session.type_keys(F3);
        session.must_show("╭ Участники ─");
        row(&format!("a letter of a person's name among all people, {name}"), session.type_text(&text.to_lowercase()));
        session.type_keys(CTRL_C);
        session.type_keys(CTRL_C);
    }
    session.type_keys("1");
}

/// Makes today's backup, if there is none yet, and measures keys meanwhile: no other start makes one then.
fn while_backed_up(file: &Path, workbench: impl Fn() -> Session) -> String {
    let backups = kamdesk::store::backup::folder(file);
    let is_made = || !kamdesk::store::backup::days(file).is_empty();
    let _ = std::fs::remove_dir_all(&backups);
    let mut session = workbench();
    session.first_frame(HELP);
    session.type_keys("2");
    let (mut keys, since) = (Figures::default(), Instant::now());
    while !is_made() && since.elapsed() < 5 * PATIENCE {
        keys.add([session.type_keys(if keys.0.len() % 60 < 30 { "j" } else { "k" })]);
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut row = keys.row("accounts: `j` while the daily backup is made");
    let _ = writeln!(row, "| the daily backup, off the user's path | 1 | | {:.0} | | |", since.elapsed().as_secs_f64() * 1e3);
    session.quit();
    row
}
