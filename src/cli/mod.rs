//! The shell commands.

pub mod import;
