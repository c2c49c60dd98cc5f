//! *Today*: who do I meet, what did I promise, who needs attention (METHOD J).

use crate::domain::day::iso;
use crate::settings::Settings;
use crate::store::diary::EntryRow;
use crate::store::plan::{ActionRow, PromiseCount};
use crate::store::{Result, Store};
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// The longest any list on *Today* gets; whoever has more sees the most pressing.
pub const LIMIT: usize = 60;

/// Everything *Today* shows.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// Planned contacts: those of the past that were never closed, today's, and the next days'.
    pub meetings: Vec<EntryRow>,
    /// Our open promises, most overdue first.
    pub ours: Vec<ActionRow>,
    /// Theirs.
    pub theirs: Vec<ActionRow>,
    /// Tasks.
    pub tasks: Vec<ActionRow>,
    /// What needs attention without being due.
    pub attention: Vec<Attention>,
    /// Our promises counted.
    pub count: PromiseCount,
}

/// Something that needs attention, said calmly (M47).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Attention {
    /// Complaints that repeat within the set days (M24, M34).
    Complaints {
        /// The account.
        account: i64,
        /// Its name.
        name: String,
        /// How many complaints.
        count: u32,
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
    /// A line that was typed and waits until somebody says whom it is about.
    Inbox {
        /// Its rowid in the inbox.
        id: i64,
        /// The line as typed.
        line: String,
    },
    /// Pairs of records that may be one.
    Doubts {
        /// How many pairs.
        count: u32,
    },
}

/// Gathers what *Today* shows, reading only open and near things.
pub fn gather(store: &Store, settings: &Settings, today: NaiveDate) -> Result<Today> {
    let until = iso(today.checked_add_days(Days::new(settings.outlook_days.unsigned_abs())).unwrap_or(today));
    let ago = |days: i64| iso(today.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(today));
    let mut attention = Vec::new();
    let complaints = store.repeated_complaints(&ago(settings.complaint_days), 10)?;
    attention.extend(complaints.into_iter().map(|(account, name, count)| Attention::Complaints { account, name, count }));
    let silent = store.silent_accounts(&ago(settings.silent_days), 10)?;
    attention.extend(silent.into_iter().map(|(account, name, last)| Attention::Reconnect { account, name, last }));
    attention.extend(store.inbox(10)?.into_iter().map(|waiting| Attention::Inbox { id: waiting.id, line: waiting.line }));
    let doubts = store.count_doubts()?;
    if doubts > 0 {
        attention.push(Attention::Doubts { count: doubts });
    }
    Ok(Today {
        meetings: store.planned(&until, LIMIT)?,
        ours: store.open_actions("our_promise", &until, LIMIT)?,
        theirs: store.open_actions("their_promise", &until, LIMIT)?,
        tasks: store.open_actions("task", &until, LIMIT)?,
        attention,
        count: store.promise_count(&iso(today))?,
    })
}
