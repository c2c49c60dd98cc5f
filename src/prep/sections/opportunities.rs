//! What to offer (M28).

use super::{Part, Section};
use crate::domain::Entity;
use crate::store::Query;
use crate::store::records::list::ListRow;

/// How many opportunities the page names.
const RAISED: usize = 5;

pub(super) static OPPORTUNITIES: Section = Section {
    key: "opportunities",
    rank: 80,
    open: false,
    read: |reading| {
        let query = Query { limit: RAISED, ..Query::default() };
        let rows = reading.store.list(Entity::Opportunity, reading.account, &query)?.rows;
        Ok(Part::Opportunities(rows.into_iter().filter(ListRow::is_live).map(|row| row.record).collect()))
    },
};
