//! How an entity is declared: its fields, its words, what holds a record of it. Nothing here knows a particular one.

pub mod definition;
pub mod field;
pub mod fit;
pub mod listing;
pub mod moves;
pub mod record;
pub mod words;
