//! Calendars: every meeting on its day and hour whoever wrote the file, and what comes of it here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod again;
mod gone;
mod importing;
mod inside;
mod mutations;
mod odd;
mod reading;
#[path = "../support/mod.rs"]
mod support;
mod titles;
