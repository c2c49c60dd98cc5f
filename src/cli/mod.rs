//! What the program does when it is called with a command.

pub mod import;
