//! Kamdesk: a terminal workbench for one Key Account Manager.
pub mod clock;
pub mod demo;
pub mod domain;
pub mod platform;
pub mod prep;
pub mod store;
pub mod text;
