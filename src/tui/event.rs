//! Everything that can happen, on one channel.

use crate::platform::{self, Signal};
use crossterm::event as term;
use std::sync::mpsc::Sender;

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
    /// A draft could not be kept.
    DraftLost(String),
    /// The daily backup was made, or the file does not pass its check.
    Backup(Result<(), crate::store::Error>),
    /// A thread of ours panicked; where.
    Panic(String),
    /// An import goes on: cards done and all.
    Importing(usize, usize),
    /// The names of the file, for finding.
    Names(crate::tui::overlays::find::Known),
    /// An import ended.
    Imported(Result<crate::tui::overlays::import::Outcome, String>),
}

/// Starts reading the terminal and listening to signals.
pub fn listen(channel: &Sender<Event>) -> std::io::Result<()> {
    let signals = channel.clone();
    platform::listen_to_signals(move |signal| {
        let _ = signals.send(Event::Signal(signal));
    })?;
    let terminal = channel.clone();
    std::thread::Builder::new().name("terminal".into()).spawn(move || {
        loop {
            match term::read() {
                Ok(event) => {
                    if terminal.send(Event::Terminal(event)).is_err() {
                        return;
                    }
                }
                Err(_) => {
                    let _ = terminal.send(Event::HangUp);
                    return;
                }
            }
        }
    })?;
    Ok(())
}
