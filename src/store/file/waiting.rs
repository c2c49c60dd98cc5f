//! How long whoever meets another program at the file waits for it.

use crate::platform;
use std::cell::{Cell, RefCell};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a write waits for another program to finish its own, and a command of the shell to read.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a command that writes waits for it, and after how long it says so.
const PATIENCE_OF_A_COMMAND: Duration = Duration::from_secs(30);
const PATIENCE_IN_SILENCE: Duration = Duration::from_secs(1);
/// How long a key may wait for it.
const PATIENCE_OF_A_KEY: Duration = Duration::from_millis(100);
/// How long a wait pauses before it tries again, at most.
const PAUSE: Duration = Duration::from_millis(5);

thread_local! {
    /// How long this thread waits.
    static PATIENCE_HERE: Cell<Duration> = const { Cell::new(PATIENCE) };
    /// When the wait that goes on in this thread began.
    static WAITING: Cell<Option<Instant>> = const { Cell::new(None) };
    /// When a longer wait in this thread was in vain: what the same work asks for after that does not wait again.
    static IN_VAIN: Cell<Option<Instant>> = const { Cell::new(None) };
    /// What says, once, that it waits.
    static TELLS: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// When a wait of this program was last in vain: what one key asks for after that does not wait again, in whichever thread.
static GIVEN_UP: Mutex<Option<Instant>> = Mutex::new(None);

/// Since when a wait is known to be in vain.
fn given_up() -> MutexGuard<'static, Option<Instant>> {
    GIVEN_UP.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on this thread waits for other programs as long as a command of the shell may that writes, or one that `only_reads`,
/// and `tells` when that is long.
pub fn wait_long_here(only_reads: bool, tells: impl FnOnce() + 'static) {
    PATIENCE_HERE.set(if only_reads { PATIENCE } else { PATIENCE_OF_A_COMMAND });
    TELLS.set(Some(Box::new(tells)));
}

/// From now on this thread waits for other programs no longer than a key may.
pub fn wait_briefly_here() {
    PATIENCE_HERE.set(PATIENCE_OF_A_KEY);
}

/// Waits a moment for another program to finish its write; `false` when that was long enough, or the program is to end.
///
/// SQLite's own handler soon sleeps a tenth of a second at a time, in which a program that writes all the while, such as
/// an import, begins again dozens of times: it never gets a turn. Short pauses of uneven length do.
pub(super) fn wait(tries: i32) -> bool {
    let now = Instant::now();
    let patience = PATIENCE_HERE.get();
    let brief = patience == PATIENCE_OF_A_KEY;
    if tries == 0 {
        WAITING.set(Some(now));
        let (since, lasts) = if brief { (*given_up(), 3 * patience) } else { (IN_VAIN.get(), patience) };
        if since.is_some_and(|since| now.saturating_duration_since(since) < lasts) {
            return false;
        }
    }
    let waited = WAITING.get().map_or(Duration::ZERO, |since| now.duration_since(since));
    if waited >= PATIENCE_IN_SILENCE
        && let Some(tell) = TELLS.take()
    {
        tell();
    }
    if waited >= patience || platform::is_ending() {
        match brief {
            true => *given_up() = Some(now),
            false => IN_VAIN.set(Some(now)),
        }
        return false;
    }
    let uneven = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.subsec_micros() % 1_000);
    std::thread::sleep(PAUSE * (uneven + 1) / 1_000);
    true
}
