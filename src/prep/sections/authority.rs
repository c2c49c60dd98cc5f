//! What the KAM decides alone (M35).

use super::{Part, Section};

pub(super) static AUTHORITY: Section =
    Section { key: "authority", rank: 55, open: false, read: |reading| Ok(Part::Authority(reading.settings.authority.clone())) };
