//! Kamdesk: a terminal workbench for one Key Account Manager.
pub mod cli;
pub mod clock;
pub mod domain;
pub mod exchange;
pub mod import;
pub mod platform;
pub mod store;
pub mod text;
