//! What opens over the panes and closes again.

pub mod audit;
pub mod capture;
pub mod card;
pub mod ending;
pub mod erase;
pub mod find;
pub mod form;
pub mod help;
pub mod history;
pub mod import;
pub mod menu;
pub mod merge;
pub mod merges;
pub mod paper;
pub mod papers;
pub mod phone;
pub mod picker;
pub mod playbooks;
pub mod prep;
pub mod typed;
pub mod welcome;
