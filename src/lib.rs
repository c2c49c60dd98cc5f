//! Kamdesk: a terminal workbench for one Key Account Manager.
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod platform;
pub mod prep;
pub mod settings;
pub mod store;
pub mod text;
pub mod today;
pub mod tui;
