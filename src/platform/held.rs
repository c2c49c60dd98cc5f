//! Files that are held open for as long as the program runs.

use super::{identity, identity_of};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// How many files are held open at most.
const HELD: usize = 16;

/// The files that are held open, by what they are.
static HELD_OPEN: Mutex<Vec<Held>> = Mutex::new(Vec::new());

type Held = ((u64, u64), Arc<File>);

/// Opens a file for reading that SQLite may have open in this program, and holds it open: closing it would let go of every
/// lock that this program has on it, also in the middle of a write.
pub fn held_open(path: &Path) -> io::Result<Arc<File>> {
    let mut held = HELD_OPEN.lock().map_err(|_| io::Error::other("a thread panicked"))?;
    if let Some(file) = identity(path).and_then(|identity| found(&held, identity)) {
        return Ok(file);
    }
    let file = Arc::new(super::open_plain(path)?);
    if let Some(identity) = identity_of(&file) {
        if held.len() == HELD {
            held.remove(0);
        }
        held.push((identity, file.clone()));
    }
    Ok(file)
}

fn found(held: &[Held], identity: (u64, u64)) -> Option<Arc<File>> {
    held.iter().find(|(of, _)| *of == identity).map(|(_, file)| file.clone())
}

/// The file that is held open under what tells it from others.
pub(super) fn held(identity: (u64, u64)) -> Option<Arc<File>> {
    found(&HELD_OPEN.lock().ok()?, identity)
}
