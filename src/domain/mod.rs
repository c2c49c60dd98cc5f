//! What a Key Account Manager knows: the entities, their fields, and the rules that need nothing but values.
//!
//! Nothing here reads a file, a clock or a terminal, and nothing here depends on the rest of the crate.

pub mod account;
pub mod choices;
pub mod circles;
pub mod completeness;
pub mod contact_rules;
pub mod dates;
pub mod day;
pub mod declined;
pub mod diary;
pub mod dossier;
pub mod entity;
pub mod ethics;
pub mod field;
pub mod forms;
pub mod given;
pub mod heard;
pub mod lookalike;
pub mod map;
pub mod measure;
pub mod money;
pub mod name;
pub mod naming;
pub mod opportunity;
pub mod people;
pub mod phone;
pub mod plan;
pub mod promise;
pub mod reach;
pub mod record;
pub mod reliability;
pub mod repeat;
pub mod sound;
pub mod surname;
pub mod team;
pub mod visibility;
pub mod words;

pub use entity::{Definition, Entity};
pub use field::{Choice, Field, Grade, Kind};
pub use record::{Record, Value};
pub use words::{Lang, Words};
