//! Kamdesk: a terminal workbench for one Key Account Manager.
//!
//! Data goes one way: keys and arguments become actions ([`tui`], [`cli`]), actions go through use cases ([`capture`], [`today`],
//! [`prep`], [`editing`], [`import`]) to the [`store`], and what the use cases give is drawn, printed or written out.
//! [`domain`] knows the trade and nothing else.

pub mod capture;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod editing;
pub mod exchange;
pub mod import;
pub mod map;
pub mod platform;
pub mod prep;
pub mod printable;
pub mod search;
pub mod settings;
pub mod store;
pub mod text;
pub mod today;
pub mod tui;
