//! A row that needs attention without being due: what it is about, and whether it was put off.

use crate::domain::day;
use crate::store::attention::{Born, Cause, Due, PutOff, Repeated, Silent, Someone, Stale};
use crate::store::deadlines::Pressing;
use crate::store::{Result, Store, Verb};
use chrono::{Datelike, NaiveDate};

/// A row of what needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub what: Attention,
    /// How it was put off before it came back.
    pub put_off: Option<PutOff>,
}

/// Something that needs attention, said calmly (M47).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attention {
    /// A line that was typed and waits until somebody says whom it is about.
    Inbox {
        /// Its rowid in the inbox.
        id: i64,
        /// The line as typed.
        line: String,
    },
    /// Complaints that repeat within the set days (M24, M34).
    Complaints {
        /// The account.
        account: i64,
        /// Its name.
        name: String,
        /// How many complaints.
        count: u32,
        /// Day of the last one, ISO.
        latest: String,
    },
    /// A person whom their own wanted rhythm asks to contact (M19).
    Rhythm {
        /// Who, and where.
        who: Person,
        /// Day of the last contact with them at any account, ISO; none yet.
        last: Option<String>,
        /// The wanted rhythm in days.
        days: i64,
    },
    /// An account with which there was no contact for longer than the set days.
    Reconnect {
        /// The account.
        account: i64,
        /// Its name.
        name: String,
        /// Day of the last contact, ISO.
        last: String,
    },
    /// A birthday of these days; private (M16).
    Birthday {
        /// Who, and where.
        who: Person,
        /// The day it is kept on, ISO.
        day: String,
        /// How old they turn, where the year is known.
        turns: Option<i32>,
    },
    /// Sections of a profile that were verified long ago (M11).
    Stale {
        /// The account.
        account: i64,
        /// Its name.
        name: String,
        /// How many sections.
        sections: u32,
        /// The section verified longest ago.
        section: String,
        /// When, ISO.
        oldest: String,
    },
    /// Something that must be decided or paid by a day (M17, M49).
    Deadline(Pressing),
    /// Pairs of records that may be one.
    Doubts {
        /// How many pairs.
        count: u32,
        /// The rowid of the newest one.
        newest: i64,
    },
}

/// A person at an account, as they are named in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub person: i64,
    /// Short name.
    pub name: String,
    /// Family name alone, as a line of capture names them.
    pub family: String,
    /// Their role there.
    pub affiliation: Option<i64>,
    /// The account.
    pub account: Option<i64>,
    /// Its short name.
    pub at: String,
}

impl Notice {
    pub(super) fn new(what: Attention, put_off: Option<PutOff>) -> Notice {
        Notice { what, put_off }
    }
}

impl Attention {
    pub(super) fn birthday(born: Born, on: NaiveDate) -> Attention {
        let turns = day::from_iso(&born.birthday).map(|birth| on.year() - birth.year()).filter(|age| *age > 0);
        Attention::Birthday { who: born.who.into(), day: day::iso(on), turns }
    }

    /// The account at hand.
    pub fn account(&self) -> Option<i64> {
        match self {
            Attention::Complaints { account, .. } | Attention::Reconnect { account, .. } | Attention::Stale { account, .. } => {
                Some(*account)
            }
            Attention::Rhythm { who, .. } | Attention::Birthday { who, .. } => who.account,
            Attention::Deadline(of) => Some(of.account),
            Attention::Inbox { .. } | Attention::Doubts { .. } => None,
        }
    }

    /// The person at hand.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Attention::Rhythm { who, .. } | Attention::Birthday { who, .. } => Some(who),
            _ => None,
        }
    }

    /// The name that a step about it has.
    pub fn name(&self) -> String {
        match self {
            Attention::Complaints { name, .. } | Attention::Reconnect { name, .. } | Attention::Stale { name, .. } => name.clone(),
            Attention::Rhythm { who, .. } | Attention::Birthday { who, .. } => who.name.clone(),
            Attention::Deadline(of) => of.title.clone(),
            Attention::Inbox { line, .. } => line.chars().take(60).collect(),
            Attention::Doubts { .. } => String::new(),
        }
    }

    /// By what it is known when it is put off.
    pub fn cause(&self) -> Cause {
        let cause = |kind: &str, table: &str, id, what: &str| Cause { kind: kind.into(), table: table.into(), id, what: what.into() };
        match self {
            Attention::Complaints { account, latest, .. } => cause("complaints", "account", *account, latest),
            Attention::Reconnect { account, last, .. } => cause("silent", "account", *account, last),
            Attention::Stale { account, oldest, .. } => cause("stale", "account", *account, oldest),
            Attention::Rhythm { who, last, .. } => cause("rhythm", "person", who.person, last.as_deref().unwrap_or_default()),
            // A birthday is known by its year.
            Attention::Birthday { who, day, .. } => cause("birthday", "person", who.person, day.get(..4).unwrap_or_default()),
            Attention::Deadline(of) => cause(of.entity.def().table, of.entity.def().table, of.record, &of.cause),
            Attention::Inbox { id, .. } => cause("inbox", "inbox", *id, ""),
            Attention::Doubts { newest, .. } => cause("doubts", "doubt", 0, &newest.to_string()),
        }
    }
}

/// Puts a row off until a day, with a reason that is shown when it comes back; an undo brings it back at once.
///
/// # Errors
/// Those of writing the file.
pub fn put_off(store: &Store, cause: &Cause, name: &str, until: NaiveDate, reason: &str) -> Result<()> {
    store.step(Verb::Move, name, |change| change.put_off(cause, &day::iso(until), reason))
}

impl From<Someone> for Person {
    fn from(who: Someone) -> Person {
        Person {
            person: who.person,
            name: who.name.short(),
            family: who.name.family,
            affiliation: who.affiliation,
            account: who.account,
            at: who.account_name,
        }
    }
}

impl From<Repeated> for Attention {
    fn from(of: Repeated) -> Attention {
        Attention::Complaints { account: of.account, name: of.name, count: of.count, latest: of.latest }
    }
}

impl From<Pressing> for Attention {
    fn from(of: Pressing) -> Attention {
        Attention::Deadline(of)
    }
}

impl From<Silent> for Attention {
    fn from(of: Silent) -> Attention {
        Attention::Reconnect { account: of.account, name: of.name, last: of.last }
    }
}

impl From<Due> for Attention {
    fn from(due: Due) -> Attention {
        Attention::Rhythm { who: due.who.into(), last: due.last, days: due.days }
    }
}

impl From<Stale> for Attention {
    fn from(of: Stale) -> Attention {
        Attention::Stale { account: of.account, name: of.name, sections: of.sections, section: of.section, oldest: of.oldest }
    }
}
