//! What the system wants of the program, and how it ends or stops.

#[cfg(unix)]
use super::{end, stop_between_writes};
use std::io;

/// A wish of the system that the program end, or stop for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End now: SIGTERM, SIGINT, SIGHUP.
    End,
    /// Stop until continued: SIGTSTP.
    Stop,
    /// Continued: SIGCONT.
    Continue,
}

/// Calls `heard` from a thread of its own for every signal, until the program ends.
#[cfg(unix)]
pub fn listen_to_signals(heard: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            heard(match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                _ => Signal::End,
            });
        }
    })?;
    Ok(())
}

/// Signals are a matter of Unix; elsewhere the console ends the program itself.
#[cfg(not(unix))]
pub fn listen_to_signals(_heard: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// How long work that is told to end may take to put away what it has half made.
#[cfg(unix)]
const TO_PUT_AWAY: std::time::Duration = std::time::Duration::from_millis(150);

/// From now on a signal to end lets what waits, or is being made, end by itself for a moment, and then ends the program with a
/// status; one to stop does so between two writes. What is not listened to works on as the system has it.
#[cfg(unix)]
pub fn end_on_signals(status: i32) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP]) else { return };
    let listen = move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                stop_between_writes(stop_self);
                continue;
            }
            end();
            std::thread::sleep(TO_PUT_AWAY);
            std::process::exit(status);
        }
    };
    let _ = std::thread::Builder::new().name("signals".into()).spawn(listen);
}

/// Elsewhere the console ends the program itself.
#[cfg(not(unix))]
pub fn end_on_signals(_status: i32) {}

/// Stops this process as Ctrl-Z would, once the terminal is given back.
pub fn stop_self() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Whether somebody waits to go on with the program once it stops: a shell that started it as a job of its own.
pub fn can_stop() -> bool {
    #[cfg(unix)]
    return rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp());
    #[cfg(not(unix))]
    false
}

/// Stops the whole job, as the terminal does on Ctrl-Z: a script around the program would else hold the shell.
pub fn stop_job() {
    #[cfg(unix)]
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}
