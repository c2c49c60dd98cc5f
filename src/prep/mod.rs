//! Preparing a contact (M20).

pub mod checklist;
