//! Everything that can happen, on one channel.

use super::ground::{Heard, Listener};
use crate::platform::{self, Signal};
use crossterm::event as term;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, a mouse event, a paste or a change of size.
    Terminal(term::Event),
    /// What the terminal sent in one piece: taken in together, so that nothing of a text acts before the rest is there.
    Piece(Vec<term::Event>),
    /// The terminal is gone.
    HangUp,
    /// The system wants something.
    Signal(Signal),
    /// News from a thread of ours.
    Report(Report),
}

impl Event {
    /// The events of a piece, each by itself.
    pub fn single(self) -> impl Iterator<Item = Event> {
        let (piece, other) = match self {
            Event::Piece(events) => (events, None),
            other => (Vec::new(), Some(other)),
        };
        piece.into_iter().map(Event::Terminal).chain(other)
    }
}

/// The most events that are taken in together.
const PIECE: usize = 1 << 12;

/// How long it is looked for what came in with an event. With no time at all crossterm does not look even at what it has read.
const GLANCE: Duration = Duration::from_micros(200);

/// What the terminal has sent: the next event, and those that came in with it.
fn next_piece() -> std::io::Result<Vec<term::Event>> {
    let mut piece = vec![term::read()?];
    while piece.len() < PIECE && has_come()? {
        piece.push(term::read()?);
    }
    Ok(piece)
}

/// Whether there is another event. A thread that was held up meanwhile may not have looked.
fn has_come() -> std::io::Result<bool> {
    loop {
        let began = Instant::now();
        let come = term::poll(GLANCE)?;
        if come || began.elapsed() < 2 * GLANCE {
            return Ok(come);
        }
    }
}

/// News from a thread of ours.
#[derive(Debug)]
pub enum Report {
    /// A draft could not be kept in the file.
    DraftOutside {
        /// Why.
        error: crate::store::Error,
        /// Whether it could be kept nowhere else either.
        lost: bool,
    },
    /// A draft was not kept: somebody was erased in another window, and it may name them.
    Erased,
    /// The daily backup was made, or the file does not pass its check.
    Backup(Result<(), crate::store::Error>),
    /// Other states of the file lie beside it, of which nobody was told yet.
    Forks(Vec<crate::store::Fork>),
    /// Copies of the file were read: the newest whole one.
    WholeCopy(Option<crate::store::beside::Newest>),
    /// The terminal said whether it is dark or light.
    Ground(crate::settings::Ground),
    /// A thread of ours panicked; where.
    Panic(String),
    /// An import waits for another program.
    ImportHeld,
    /// An import goes on: cards done and all.
    Importing(usize, usize),
    /// The names of the file, for finding.
    Names(crate::tui::overlays::find::Known),
    /// The watched files were looked at, and what is found in them is something else than before.
    Watched(crate::watched::Found),
    /// An import ended.
    Imported(Result<crate::tui::overlays::import::Outcome, String>),
}

/// How long the program has to end by itself. Then its terminal is taken from it: two tenths of a second are promised.
const TO_END: Duration = Duration::from_millis(140);

/// Starts reading the terminal and listening to signals.
///
/// An answer of the terminal's is picked out of what it sends where `asked`.
///
/// When the program is told to end and is not done with that soon, `end_now` is called from another thread.
pub fn listen(channel: &Sender<Event>, asked: bool, end_now: impl Fn() + Send + 'static) -> std::io::Result<()> {
    let signals = channel.clone();
    platform::listen_to_signals(move |signal| {
        if signal == Signal::End {
            platform::end();
        }
        let _ = signals.send(Event::Signal(signal));
        if signal == Signal::End {
            std::thread::sleep(TO_END);
            end_now();
        }
    })?;
    let terminal = channel.clone();
    std::thread::Builder::new().name("terminal".into()).spawn(move || {
        let mut listener = asked.then(Listener::default);
        loop {
            match next_piece() {
                Ok(piece) => {
                    let mut heard = Vec::new();
                    for event in piece {
                        let what = match &mut listener {
                            Some(listener) => listener.hear(event),
                            None => Heard::Events(vec![event]),
                        };
                        match what {
                            Heard::Waiting => {}
                            Heard::Answer(ground) => drop(terminal.send(Event::Report(Report::Ground(ground)))),
                            Heard::Events(events) => heard.extend(events),
                        }
                    }
                    if !heard.is_empty() && terminal.send(Event::Piece(heard)).is_err() {
                        return;
                    }
                }
                Err(_) => {
                    platform::end();
                    let _ = terminal.send(Event::HangUp);
                    return;
                }
            }
        }
    })?;
    Ok(())
}
