//! Everything that can happen, on one channel.

use super::ground::{Heard, Listener};
use crate::platform::{self, Signal};
use crossterm::event as term;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, a mouse event, a paste or a change of size.
    Terminal(term::Event),
    /// The terminal is gone.
    HangUp,
    /// The system wants something.
    Signal(Signal),
    /// News from a thread of ours.
    Report(Report),
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
    /// The daily backup was made, or the file does not pass its check.
    Backup(Result<(), crate::store::Error>),
    /// Copies of the file were read: the newest whole one.
    WholeCopy(Option<std::path::PathBuf>),
    /// The terminal said whether it is dark or light.
    Ground(crate::settings::Ground),
    /// A thread of ours panicked; where.
    Panic(String),
    /// An import goes on: cards done and all.
    Importing(usize, usize),
    /// The names of the file, for finding.
    Names(crate::tui::overlays::find::Known),
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
            match term::read() {
                Ok(event) => {
                    let heard =
                        listener.as_mut().map_or_else(|| Heard::Events(vec![event.clone()]), |listener| listener.hear(event.clone()));
                    let heard = match heard {
                        Heard::Waiting => Vec::new(),
                        Heard::Answer(ground) => vec![Event::Report(Report::Ground(ground))],
                        Heard::Events(events) => events.into_iter().map(Event::Terminal).collect(),
                    };
                    if heard.into_iter().any(|event| terminal.send(event).is_err()) {
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
