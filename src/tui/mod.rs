//! The workbench in the terminal: events become actions, actions change panes, panes are drawn.

pub mod actions;
pub mod app;
pub mod burst;
pub mod canvas;
pub mod event;
pub mod ground;
pub mod keeper;
pub mod keymap;
pub mod layer;
pub mod manual;
pub mod operations;
pub mod overlays;
pub mod panes;
pub mod screen;
mod several;
mod sight;
pub mod theme;
mod watch;
pub mod widgets;

use crate::clock::Clock;
use crate::domain::words::Lang;
use crate::platform::{self, Signal};
use crate::store::{Error, Store, leftovers, rescue, wait_briefly_here, wait_long_here};
use crate::text::screen::written_out;
use crate::text::shell as say;
use app::{App, Next, Start};
use burst::{Bursts, Taken};
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, enable_raw_mode};
use event::{Event, Report};
use keeper::Typed;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{BufWriter, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use theme::Theme;

/// How the workbench is launched.
#[derive(Debug)]
pub struct Launch {
    /// The file.
    pub file: PathBuf,
    /// The language asked for.
    pub lang: Option<Lang>,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whether the file is a throw-away demo.
    pub demo: bool,
}

/// How the workbench ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user is done.
    Done,
    /// The user wants to see the demo.
    WantsDemo,
}

/// How often the file is looked at for changes of another program, when nothing else happens.
const LOOK: Duration = Duration::from_secs(1);

/// How soon a save that waits for another program is tried again.
const RETRY: Duration = Duration::from_millis(100);
/// So long the program does not stop where a copy of the file is being made: that of a day takes less, unless the file is very large.
const LET_END: Duration = Duration::from_secs(2);

/// Runs the workbench until the user quits.
///
/// # Errors
/// An error of the store when the file cannot be opened, before the terminal is touched.
pub fn run(launch: Launch) -> anyhow::Result<Ended> {
    let lang = launch.lang.or_else(platform::locale).unwrap_or(Lang::En);
    let waited_for = launch.file.display().to_string();
    wait_long_here(false, move || drop(writeln!(std::io::stderr(), "{}", say::waiting(lang, &waited_for))));
    let store = Store::open(&launch.file, Clock::System)?;
    rescue_left(&store);
    let flaw = store.flaw();
    // From here on keys wait for what this thread does.
    wait_briefly_here();
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let theme = Theme { colour, ascii: launch.ascii, ground: theme::Ground::Unknown };
    let asks = colour && ground::can_be_asked();
    let start = Start { store, lang: launch.lang, system_lang: platform::locale().unwrap_or(Lang::En), theme, demo: launch.demo };
    let mut app = App::new(start, crossterm::terminal::size().unwrap_or((80, 24))).map_err(|error| error.caused_by(flaw.as_ref()))?;
    let (channel, events) = channel();
    calm_panics(channel.clone());
    let mut terminal = open_screen()?;
    let result = prepare().and_then(|()| {
        let typed = Typed::default();
        event::listen(&channel, asks, end_now(typed.clone()))?;
        app.attach(channel.clone(), typed);
        Ok(work(&mut terminal, &mut app, &events, &channel, asks)?)
    });
    // Told to end, the terminal comes first: nobody waits for a disk then.
    if platform::is_ending() {
        give_back();
    }
    app.flush();
    give_back();
    let lang = app.lang();
    // Where it could not be written that was said before; told to end, nobody can be asked.
    if let Ok(Some(saved)) = app.save_deleted() {
        let _ = writeln!(std::io::stderr(), "{}", written_out(lang, &saved.display().to_string()));
    }
    Ok(match result? {
        Next::Demo => Ended::WantsDemo,
        Next::Go | Next::Quit | Next::Stop => Ended::Done,
    })
}

/// Takes in what was typed and could not be kept in the file; what fails is tried again at the next start.
fn rescue_left(store: &Store) {
    let _ = rescue::take_in(store);
    rescue::note_strays(store);
    leftovers::note_saved(store);
}

/// The terminal behind a buffer that holds a whole frame: one write a frame, so that none is seen half drawn. It is given back by us:
/// what it does itself when it goes would tell a terminal that is gone about it, and fail over that.
type Screen = ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>;

fn open_screen() -> std::io::Result<Screen> {
    enable_raw_mode()?;
    // Not every terminal gives an empty screen here, and blanks are not drawn.
    execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All))?;
    Ok(ManuallyDrop::new(Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout())))?))
}

fn prepare() -> anyhow::Result<()> {
    execute!(stdout(), EnableBracketedPaste, EnableMouseCapture)?;
    Ok(())
}

static GIVEN_BACK: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back for good, once.
fn give_back() {
    if !GIVEN_BACK.swap(true, Ordering::SeqCst) {
        restore();
    }
}

/// Ends the program in place of a thread that is held by the file: the terminal is given back, what was typed is kept.
/// What is being written is taken back by the next start, as after a crash.
fn end_now(typed: Typed) -> impl Fn() + Send + 'static {
    move || {
        give_back();
        // Where it cannot be kept there is nobody left to tell.
        let _ = typed.rescue();
        std::process::exit(0);
    }
}

/// Gives the terminal back as it was; what fails here cannot be mended.
fn restore() {
    let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, Show);
    // Not `restore`, which would tell a terminal that is gone about it.
    let _ = ratatui::try_restore();
}

/// A panic of the thread that draws gives the terminal back and says where it was, never what was in the hands of the
/// code. While that thread goes on, a panic of another one is a message like any other.
fn calm_panics(channel: Sender<Event>) {
    let drawing = std::thread::current().id();
    // The hook may be called from several threads at once.
    let channel = std::sync::Mutex::new(channel);
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        if std::thread::current().id() == drawing {
            restore();
            let _ = writeln!(std::io::stderr(), "Kamdesk: {place}");
        } else if let Ok(channel) = channel.lock() {
            let _ = channel.send(Event::Report(Report::Panic(place)));
        }
    }));
}

fn work(terminal: &mut Screen, app: &mut App, events: &Receiver<Event>, channel: &Sender<Event>, asks: bool) -> std::io::Result<Next> {
    let mut next = Next::Go;
    let mut day = app.store().clock().today();
    let mut copying = None;
    let mut backed_up = app.is_demo() || app.store().is_read_only();
    app.open(true);
    app.refresh();
    app.tell_found();
    terminal.draw(|frame| app.draw(frame))?;
    if asks {
        ground::ask();
    }
    app.open(false);
    app.refresh();
    terminal.draw(|frame| app.draw(frame))?;
    let mut bursts = Bursts::default();
    loop {
        if !std::mem::replace(&mut backed_up, true) {
            copying = back_up(app.store(), channel.clone());
        }
        let first = match events.recv_timeout(if app.is_waiting() { RETRY } else { LOOK }) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => {
                let now = app.store().clock().today();
                app.retry();
                if app.look_around() || std::mem::replace(&mut day, now) != now {
                    app.refresh();
                    terminal.draw(|frame| app.draw(frame))?;
                }
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(Next::Quit),
        };
        // Everything that has arrived is taken in before the next frame.
        bursts.arrives();
        let mut at_once = burst::came_at_once(&first);
        let mut arrived = burst::gather(first, events);
        loop {
            let at_once = std::mem::take(&mut at_once);
            let taken = match app.takes_text() {
                Some(lines) => bursts.take(&mut arrived, lines),
                // What begins with the key that opens the line is meant for it.
                None if arrived.front().is_some_and(|event| app.opens_line(event)) => None,
                None => bursts.nowhere(&mut arrived, at_once),
            };
            let burst = taken.is_some();
            let Some(event) = taken.or_else(|| arrived.pop_front()) else { break };
            // A letter that is a command, such as the one that opens the line, begins no text.
            let typing = app.takes_text().is_some();
            if typing && bursts.begins(&event, burst) {
                app.begin_burst();
            }
            let taken = if typing { bursts.whole(event, burst, app.room()) } else { bursts.is_command(event) };
            let event = match taken {
                Taken::As(event) => event,
                Taken::Nothing => continue,
                Taken::Back(all) => {
                    app.take_back();
                    all
                }
            };
            match event {
                Event::Signal(Signal::End) => return Ok(Next::Quit),
                Event::Signal(Signal::Stop) => pause(terminal, app, copying.as_ref(), platform::stop_self)?,
                event => next = app.handle(event),
            }
            bursts.rest();
            if next == Next::Stop {
                pause(terminal, app, copying.as_ref(), platform::stop_job)?;
                next = Next::Go;
            }
            if next != Next::Go {
                return Ok(next);
            }
        }
        app.refresh();
        terminal.draw(|frame| app.draw(frame))?;
        bursts.rest();
    }
}

/// Gives the terminal back, stops, and takes it again when the program goes on. What copies the file in the background, or writes
/// into it, is let end first, for a moment: stopped in the midst of it, it would keep other programs from the file for as long.
fn pause(terminal: &mut Screen, app: &mut App, copying: Option<&JoinHandle<()>>, stop: impl FnOnce()) -> std::io::Result<()> {
    restore();
    app.settle();
    let until = Instant::now() + LET_END;
    while copying.is_some_and(|copying| !copying.is_finished()) && Instant::now() < until {
        std::thread::sleep(LET_END / 400);
    }
    platform::stop_between_writes(stop);
    // A new terminal has nothing drawn yet; clearing it would ask where the cursor is, and the answer would go to the
    // thread that reads keys.
    *terminal = open_screen()?;
    let _ = prepare();
    app.wake();
    Ok(())
}

/// Makes the daily backup, which is also the daily check of the file, off the user's path.
fn back_up(store: &Store, channel: Sender<Event>) -> Option<JoinHandle<()>> {
    let origin = store.origin();
    let work = move || {
        let result = origin.existing().and_then(|store| {
            // What cannot be read beside it keeps nobody from the copy; doctor says it.
            let _ = channel.send(Event::Report(Report::Forks(store.untold_forks().unwrap_or_default())));
            store.back_up_daily()?;
            // A clock that has leapt ahead of all that was ever done makes nothing old.
            let newest = store.last_step_on()?.as_deref().and_then(crate::domain::day::from_iso);
            let until = newest.map_or(origin.clock().today(), |newest| newest.min(origin.clock().today()));
            store.trim_journal(&crate::domain::day::iso(until - chrono::Duration::days(365)))
        });
        if let Err(Error::Damaged { detail, .. }) = &result {
            // Where it cannot be noted, this window knows at least.
            let _ = origin.note_damage(detail);
        }
        let _ = channel.send(Event::Report(Report::Backup(result)));
    };
    // Without a thread there is no backup today; the next start tries again.
    std::thread::Builder::new().name("backup".into()).spawn(work).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The workbench would go on in a terminal that was given back already.
    #[test]
    fn a_panic_of_another_thread_is_a_message() {
        let (channel, events) = channel();
        calm_panics(channel);
        let panicked = std::thread::spawn(|| assert!(std::hint::black_box(false))).join();
        drop(std::panic::take_hook());
        assert!(panicked.is_err());
        let told = events.iter().find_map(|event| match event {
            Event::Report(Report::Panic(place)) => Some(place),
            _ => None,
        });
        assert!(told.is_some_and(|place| place.contains("mod.rs")));
    }
}
