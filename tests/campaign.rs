//! Every campaign of `examples/campaign.rs` for a moment: what it harms, and what must hold afterwards, stands there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(unix)]
#[path = "../examples/campaign/mod.rs"]
mod campaign;

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    campaign::main(false)
}

#[cfg(not(unix))]
fn main() {}
