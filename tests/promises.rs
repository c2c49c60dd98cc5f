//! What the program promises, each promise with what the user would lose if it were broken.
//!
//! `saved`: what was reported as saved is there, and what is typed is not lost. `files`: the file and its backups.
//! `beside`: what lies beside it and is advised. `restoring`: what others do to it while it is open. `leftovers`: journals and logs that lie beside it. `schemas`: files of earlier versions. `full_disk`: a disk without room.
//! `limits`: memory, cores, network. `doctor`: what is seen by looking, and what is left. `references`: what leads nowhere. `salvage`: what comes back of a damaged file. `cut`: of one that ends too early. `terminal`: sizes, signals, surroundings. `flawed`: what is wrong with a file that SQLite calls whole. `typed`: what is typed and not saved. `unread`: what cannot be looked at, and what else is. `shared`: whose the backups are, and where. `texts`: what stands in the data and what is pasted.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

#[path = "promises/access.rs"]
mod access;
#[path = "promises/away.rs"]
mod away;
#[path = "promises/beside.rs"]
mod beside;
#[path = "promises/cut.rs"]
mod cut;
#[path = "promises/doctor.rs"]
mod doctor;
#[path = "promises/files.rs"]
mod files;
#[path = "promises/flawed.rs"]
mod flawed;
#[path = "promises/full_disk.rs"]
mod full_disk;
#[path = "promises/garbled.rs"]
mod garbled;
#[path = "promises/held.rs"]
mod held;
#[path = "promises/leftovers.rs"]
mod leftovers;
#[path = "promises/limits.rs"]
mod limits;
#[path = "promises/places.rs"]
mod places;
#[path = "promises/references.rs"]
mod references;
#[path = "promises/restoring.rs"]
mod restoring;
#[path = "promises/salvage.rs"]
mod salvage;
#[path = "promises/saved.rs"]
mod saved;
#[path = "promises/schemas.rs"]
mod schemas;
#[path = "promises/shared.rs"]
mod shared;
#[path = "promises/terminal.rs"]
mod terminal;
#[path = "promises/texts.rs"]
mod texts;
#[path = "promises/typed.rs"]
mod typed;
#[path = "promises/unread.rs"]
mod unread;
#[path = "promises/waits.rs"]
mod waits;

/// Runs the program on a file: its status, and what it said, in one line.
fn kam(file: &std::path::Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kam"));
    command.args(["--lang", "ru", "--file"]).arg(file).args(words).env("HOME", file.parent().unwrap());
    let run = command.stdin(std::process::Stdio::null()).output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
    (run.status.code(), said.split_whitespace().collect::<Vec<_>>().join(" "))
}
