//! *Today*: who do I meet, what did I promise, who needs attention (METHOD J).

pub mod notice;
pub mod notices;
pub mod week;

pub use notice::Notice;

use crate::domain::day::{self, iso};
use crate::domain::promise::Reliability;
use crate::settings::Settings;
use crate::store::diary::EntryRow;
use crate::store::plan::{ActionRow, PromiseCount};
use crate::store::{Result, Store};
use crate::watched::Found;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use notices::Asked;

/// The longest any list on *Today* gets unless more is asked for; whoever has more sees the most pressing.
pub const LIMIT: usize = 60;
/// Promises due within so many days are told of, however far *Today* looks ahead.
pub const SOON: u64 = 14;
/// How long a contact lasts at most before it counts as over.
const LASTS_HOURS: i64 = 1;

/// Everything *Today* shows.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// Planned contacts: those of the past that were never closed, today's, and the next days'.
    pub meetings: Vec<EntryRow>,
    /// Our open promises, most overdue first, those without a day last.
    pub ours: Vec<ActionRow>,
    /// Theirs.
    pub theirs: Vec<ActionRow>,
    /// Tasks.
    pub tasks: Vec<ActionRow>,
    /// What needs attention without being due, the most pressing first.
    pub attention: Vec<Notice>,
    /// How many there are of each of the lists above, read or not.
    pub totals: Totals,
    /// Our promises counted.
    pub count: PromiseCount,
    /// How many of theirs are overdue.
    pub their_overdue: u32,
    /// How our promises were kept, over all accounts (M23).
    pub our_reliability: Reliability,
    /// How theirs were.
    pub their_reliability: Reliability,
}

/// How long the lists of *Today* are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Planned contacts.
    pub meetings: usize,
    /// Our promises.
    pub ours: usize,
    /// Theirs.
    pub theirs: usize,
    /// Tasks.
    pub tasks: usize,
    /// What needs attention.
    pub attention: Attention,
    /// Promises of ours and of theirs due later than the lists reach, though within [`SOON`] days.
    pub later: (usize, usize),
}

/// How far what needs attention was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attention {
    /// So many rows stand first, of each kind some; those behind them are beyond the first of their kinds.
    pub first: usize,
    /// Of some kind there are more than were read: more than [`notices::MOST`].
    pub more: bool,
}

/// How much of *Today* is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As many lines as a screen shows from the top on: what is below them is not read, only counted.
    Lines(usize),
    /// So many rows of each list.
    Rows(usize),
    /// The same, with the promises due within [`SOON`] days.
    Soon(usize),
}

/// Gathers what *Today* shows, reading only open and near things, with what was found in the watched files.
///
/// # Errors
/// Those of reading the file.
pub fn gather(store: &Store, settings: &Settings, today: NaiveDate, watched: &Found) -> Result<Today> {
    read(store, settings, today, watched, Reach::Rows(LIMIT))
}

/// The same, as far as is asked for.
///
/// # Errors
/// Those of reading the file.
pub fn read(store: &Store, settings: &Settings, today: NaiveDate, watched: &Found, reach: Reach) -> Result<Today> {
    let until = day::later(today, settings.outlook_days.unsigned_abs());
    let on = iso(today);
    let most = match reach {
        Reach::Lines(lines) => lines,
        Reach::Rows(rows) | Reach::Soon(rows) => rows,
    };
    let soon = until.max(day::later(today, SOON));
    let promised = iso(if matches!(reach, Reach::Soon(_)) { soon } else { until });
    // Lines that are left: of each list its title, what is late or due, and one line for the rest of it.
    let mut left = most;
    let mut room = |due: usize, rows: usize| match reach {
        Reach::Lines(_) => {
            left = left.saturating_sub(if rows == 0 { 0 } else { 1 + due + usize::from(rows > due) });
            left
        }
        Reach::Rows(rows) | Reach::Soon(rows) => rows,
    };
    let meetings = store.planned(&iso(until), most)?;
    let mut limit = room(meetings.iter().filter(|entry| entry.day <= on).count(), meetings.len());
    let (dated, soon) = (iso(until), iso(soon));
    let later = |kind: &str| -> Result<usize> { Ok(store.count_open(kind, &soon)?.0.saturating_sub(store.count_open(kind, &dated)?.0)) };
    let later = (later("our_promise")?, later("their_promise")?);
    let total = &mut Totals { meetings: store.count_planned(&dated)?, later, ..Totals::default() };
    let mut actions = |kind: &str, undated: bool, total: &mut usize| -> Result<Vec<ActionRow>> {
        let (due, without) = store.count_open(kind, &dated)?;
        *total = due + if undated { without } else { 0 };
        let until = if undated { &promised } else { &dated };
        let mut rows = if limit == 0 { Vec::new() } else { store.open_actions(kind, until, limit)? };
        if undated && without > 0 && rows.len() < limit {
            rows.extend(store.undated_actions(kind, limit - rows.len())?);
        }
        let pressing = rows.iter().filter(|row| row.presses(today).is_some_and(|due| due <= today)).count();
        limit = room(pressing, rows.len());
        Ok(rows)
    };
    let ours = actions("our_promise", true, &mut total.ours)?;
    let theirs = actions("their_promise", true, &mut total.theirs)?;
    let tasks = actions("task", false, &mut total.tasks)?;
    let attention;
    (attention, total.attention) = notices::found(&Asked { store, settings, today, until, watched, most: notices::ASKED }, limit > 0)?;
    Ok(Today {
        meetings,
        ours,
        theirs,
        tasks,
        attention,
        totals: *total,
        count: store.promise_count(&on)?,
        their_overdue: store.count_overdue("their_promise", &on)?,
        our_reliability: store.reliability_of_all("our_promise", &on)?,
        their_reliability: store.reliability_of_all("their_promise", &on)?,
    })
}

/// Whether a planned contact is over and waits to be written down: an hour after it began it is.
pub fn is_unwritten(entry: &EntryRow, today: NaiveDate, now: NaiveTime) -> bool {
    let on = iso(today);
    if entry.last_day() > entry.day {
        return entry.last_day() < on || entry.ends_at().is_some_and(|end| end < today.and_time(now));
    }
    let begun = entry.time.as_deref().and_then(day::parse_time);
    entry.day < on || entry.day == on && begun.is_some_and(|begun| now.signed_duration_since(begun) > TimeDelta::hours(LASTS_HOURS))
}

/// The day before which a verified section is stale (M11), ISO.
pub fn stale_before(settings: &Settings, today: NaiveDate) -> String {
    iso(day::earlier(today, settings.stale_days.unsigned_abs()))
}
