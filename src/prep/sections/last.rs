//! The last contacts.

use super::{Part, Section};

pub(super) static LAST: Section = Section { key: "last", rank: 60, open: true, read: |reading| Ok(Part::Last(reading.last.clone())) };
