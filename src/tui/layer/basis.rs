//! By what it is known that a page needs no reading.

use crate::domain::words::Lang;
use crate::store::Revision;
use chrono::NaiveDate;

/// What a page was read from: while it is the same, the page needs no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    pub(super) revision: Revision,
    pub(super) looked: u64,
    pub(super) today: NaiveDate,
    pub(super) lang: Lang,
    pub(super) client: bool,
    pub(super) guest: Option<i64>,
    pub(super) size: (u16, u16),
}

impl Basis {
    /// Whether a client was in the room.
    pub fn client(&self) -> bool {
        self.client
    }

    /// Whether the same eyes see it in the same window, whatever was written meanwhile.
    pub fn is_seen_as(&self, other: &Basis) -> bool {
        *self == Basis { revision: self.revision, looked: self.looked, ..*other }
    }
}
