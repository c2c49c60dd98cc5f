//! Harms the program on purpose, and says what came of it: `cargo run --release --example campaign -- NAME [ROUNDS] [OPERATION]`.
//!
//! Without a name it lists the campaigns. Each prints one line, and one after each operation (one alone, or those with a word in their name, where that is given); what did not hold stands before it, with how to repeat it.
//! `tests/campaign.rs` runs each for a moment.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(unix)]
#[path = "campaign/mod.rs"]
mod campaign;

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    campaign::main(true)
}

/// Signals, links and the calls that are made to fail are those of Unix.
#[cfg(not(unix))]
fn main() {
    println!("The campaigns need Unix.");
}
