//! What a repair would make of a damaged file: every sentence that advises one asks here first. It is tried, and nothing of it stays.

use super::contents::Contents;
use super::origin::Origin;
use super::references::Called;
use super::salvage::Lost;
use super::schema::quoted;
use super::{cut, recount};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;

/// What a repair would make of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It would be whole, with every record.
    Mends,
    /// It would be whole without these, and hold so many records.
    Loses {
        /// Those that cannot be read.
        lost: BTreeMap<String, Lost>,
        /// How many records of the kinds that a KAM writes would be left.
        left: u64,
    },
    /// It would be refused.
    Cannot,
}

impl Outlook {
    /// Whether a copy holds more than a repair would leave.
    pub fn is_less_than(&self, copy: &Path) -> bool {
        match self {
            Outlook::Mends => false,
            Outlook::Loses { left, .. } => Contents::in_file(copy).is_ok_and(|copy| copy.total() > *left),
            Outlook::Cannot => true,
        }
    }
}

impl Outlook {
    /// Whether a copy has any row that a repair would leave out. Where nobody knows which those are, none is known to be there.
    pub fn holds_some_of_the_lost(&self, copy: &Path) -> bool {
        let Outlook::Loses { lost, .. } = self else { return false };
        let Ok(copy) = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY) else { return false };
        lost.iter().any(|(table, lost)| {
            let held = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE rowid = ?1)", quoted(table));
            let Ok(mut held) = copy.prepare(&held) else { return false };
            lost.rows.iter().any(|row| held.query_row([row], |row| row.get(0)).unwrap_or(false))
        })
    }
}

impl Origin {
    /// What a repair would make of the file, where more of it than its indexes is damaged.
    pub fn outlook(&self, called: Called) -> Outlook {
        if recount::is_miscounted(self.path()) {
            return Outlook::Mends;
        }
        let salvaged = match cut::is_cut(self.path()) {
            true => cut::salvage_cut(self.path(), self.clock(), called),
            false => self.to_mend().and_then(|store| store.salvage(called)),
        };
        match salvaged {
            Ok(Some(salvaged)) if salvaged.lost.is_empty() => Outlook::Mends,
            Ok(Some(salvaged)) => Outlook::Loses { left: salvaged.left, lost: salvaged.lost.clone() },
            Ok(None) | Err(_) => Outlook::Cannot,
        }
    }
}
