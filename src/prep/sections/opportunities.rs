//! What to offer (M28).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::phrase::{Value, phrase};
use crate::domain::words::{Words, w};
use crate::domain::{Entity, Record, day};
use crate::store::Query;
use crate::store::records::list::ListRow;

/// How many opportunities the page names.
const RAISED: usize = 5;
/// What, how much, until when: as much of it as is known.
const KNOWN: [Words; 3] = [w("{}", "{}"), w("{} · {}", "{} · {}"), w("{} · {} · {}", "{} · {} · {}")];

pub(super) static OPPORTUNITIES: Section = Section {
    key: "opportunities",
    names: Names::new(w("Что предложить", "Opportunities to raise"), w("Предложить", "To offer"), w("Шансы", "Offer")),
    rank: 80,
    open: false,
    read: |reading| {
        let query = Query { limit: RAISED, ..Query::default() };
        let rows = reading.store.list(Entity::Opportunity, reading.account, &query)?.rows;
        let line = |one: Record| {
            let amount = one.int("amount").map(|amount| Value::Exact(amount.into(), one.text("currency").to_owned()));
            let due = day::from_iso(one.text("due_on")).map(|due| Value::Near(due, reading.today));
            let known: Vec<Value> = [Some(one.title().into()), amount, due].into_iter().flatten().collect();
            let words = KNOWN[known.len().clamp(1, KNOWN.len()) - 1];
            Line { mark: Mark::Item, text: phrase(words, known), record: one.id.map(|id| (Entity::Opportunity, id)) }
        };
        let lines = rows.into_iter().filter(ListRow::is_live).map(|row| line(row.record)).collect();
        Ok(Part::Said(Said { lines, beside: Vec::new(), told: Told::Records }))
    },
};
