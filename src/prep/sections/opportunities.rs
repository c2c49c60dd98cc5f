//! What to offer (M28).

use super::{Part, Section};
use crate::store::Query;

/// How many opportunities the page names.
const RAISED: usize = 5;

pub(super) static OPPORTUNITIES: Section = Section {
    key: "opportunities",
    rank: 80,
    open: false,
    read: |reading| {
        let query = Query { limit: RAISED, ..Query::default() };
        let rows = reading.store.opportunities(reading.account, &query)?.rows;
        Ok(Part::Opportunities(rows.into_iter().filter(|one| one.state == "open").collect()))
    },
};
