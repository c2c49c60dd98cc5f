//! The influence map: golden pictures, and rules that hold on every one of them.
//!
//! After the map was changed on purpose: `INSTA_UPDATE=always cargo test --test map`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "map/charts.rs"]
mod charts;
#[path = "map/documents.rs"]
mod documents;
#[path = "map/golden.rs"]
mod golden;
#[path = "map/random.rs"]
mod random;
#[path = "map/rules.rs"]
mod rules;
#[path = "map/stable.rs"]
mod stable;
