//! Stopping without keeping others from the file: what is being written when the system wants the program to stop is let end, or
//! called off, before it does.

use std::cell::Cell;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So long a write may go on before it is called off, and then take to be taken back.
const LET_END: Duration = Duration::from_secs(2);

/// What is written just now, and whether the program is about to stop.
struct State {
    writing: u32,
    is_stopping: bool,
    is_called_off: bool,
}

static STATE: Mutex<State> = Mutex::new(State { writing: 0, is_stopping: false, is_called_off: false });
static CHANGED: Condvar = Condvar::new();

thread_local! {
    /// How many writes go on in this thread.
    static WRITING_HERE: Cell<u32> = const { Cell::new(0) };
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A write that goes on, until it is dropped.
#[derive(Debug)]
#[must_use]
pub struct Writing(());

impl Writing {
    /// Begins one, once the program is not about to stop.
    pub fn begin() -> Writing {
        let mut state = state();
        // What belongs to a write of this thread ends with that.
        while state.is_stopping && WRITING_HERE.get() == 0 {
            state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.writing += 1;
        WRITING_HERE.set(WRITING_HERE.get() + 1);
        Writing(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        WRITING_HERE.set(WRITING_HERE.get().saturating_sub(1));
        let mut state = state();
        state.writing = state.writing.saturating_sub(1);
        CHANGED.notify_all();
        // What it would read next would keep others from writing as long as the program stands still.
        while state.is_stopping && WRITING_HERE.get() == 0 {
            state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Whether what this thread writes has to be taken back, for the program is about to stop.
pub fn is_called_off() -> bool {
    WRITING_HERE.get() > 0 && state().is_called_off
}

/// Stops the program, once nothing is being written: what takes long is called off. Nothing new is begun until it goes on.
pub fn stop_between_writes(stop: impl FnOnce()) {
    let mut held = state();
    held.is_stopping = true;
    for is_called_off in [false, true] {
        held.is_called_off = is_called_off;
        let until = Instant::now() + LET_END;
        while held.writing > 0
            && let Some(left) = until.checked_duration_since(Instant::now())
        {
            held = CHANGED.wait_timeout(held, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
    drop(held);
    stop();
    let mut held = state();
    (held.is_stopping, held.is_called_off) = (false, false);
    CHANGED.notify_all();
}
