//! What a Key Account Manager knows: the entities, their fields, and the rules that need nothing but values.
//!
//! Nothing here reads a file, a clock or a terminal, and nothing here depends on the rest of the crate.

pub mod card;
pub mod circles;
pub mod completeness;
pub mod contact_rules;
pub mod dates;
pub mod day;
pub mod decimal;
pub mod declined;
pub mod entities;
pub mod ethics;
pub mod forms;
pub mod frozen;
pub mod given;
pub mod layout;
pub mod lookalike;
pub mod measure;
pub mod money;
pub mod name;
pub mod naming;
pub mod notice;
pub mod percent;
pub mod phone;
pub mod phrase;
pub mod pledge;
pub mod promise;
pub mod reach;
pub mod reliability;
pub mod repeat;
pub mod rules;
pub mod schema;
pub mod sound;
pub mod span;
pub mod stretch;
pub mod surname;
pub mod tax_id;
pub mod turnover;
pub mod visibility;
pub mod white_space;
pub mod written;

pub use entities::{
    Entity, account, action, affiliation, audit_answer, colleague, competitor, delivery, entry, fact, kpi, milestone, month_close,
    month_decision, opportunity, person, question, stage, standing, tie, trouble,
};
pub use schema::definition::Definition;
pub use schema::field::{Choice, Field, Grade, Kind};
pub use schema::record::{Record, Value};
pub use schema::words::{Lang, Words};
pub use schema::{definition, field, listing, record, words};
