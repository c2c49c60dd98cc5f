//! The last contacts, and what was tried since.

use super::{Names, Part, Section};
use crate::domain::day;
use crate::domain::words::w;

/// How many contacts that did not take place are shown.
const TRIED: usize = 2;

/// The section.
pub static LAST: Section = Section {
    key: "last",
    names: Names::new(w("Последние контакты", "Last contacts"), w("В прошлый раз", "Last time"), w("Было", "Last")),
    rank: 60,
    open: true,
    read: |reading| {
        let since = reading.last.first().map(|last| last.day.clone()).unwrap_or_default();
        let own = reading.entry.as_ref().and_then(|entry| entry.id);
        let mut rows = reading.store.missed_contacts(reading.account, &since, &day::iso(reading.on), TRIED + 1)?;
        rows.retain(|tried| Some(tried.id) != own);
        rows.truncate(TRIED);
        rows.extend(reading.last.iter().cloned());
        Ok(Part::Last(rows))
    },
};
