//! *Today*: who do I meet, what did I promise, who needs attention (METHOD J).

pub mod notice;

pub use notice::{Attention, Notice};

use crate::domain::day::{self, iso};
use crate::domain::promise::Reliability;
use crate::settings::Settings;
use crate::store::attention::{Born, Due, Noticed};
use crate::store::diary::EntryRow;
use crate::store::plan::{ActionRow, PromiseCount};
use crate::store::{Result, Store};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use std::collections::HashSet;

/// The longest any list on *Today* gets unless more is asked for; whoever has more sees the most pressing.
pub const LIMIT: usize = 60;
/// How many rows of each kind need attention at most.
const NOTICED: usize = 10;
/// How long a contact lasts at most before it counts as over.
const LASTS_HOURS: i64 = 1;
/// How many days a birthday is shown after it was: over a weekend.
const BELATED: u64 = 2;

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
}

/// How much of *Today* is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As many lines as a screen shows from the top on: what is below them is not read, only counted.
    Lines(usize),
    /// So many rows of each list.
    Rows(usize),
}

/// Gathers what *Today* shows, reading only open and near things.
///
/// # Errors
/// Those of reading the file.
pub fn gather(store: &Store, settings: &Settings, today: NaiveDate) -> Result<Today> {
    read(store, settings, today, Reach::Rows(LIMIT))
}

/// The same, as far as is asked for.
///
/// # Errors
/// Those of reading the file.
pub fn read(store: &Store, settings: &Settings, today: NaiveDate, reach: Reach) -> Result<Today> {
    let until = later(today, settings.outlook_days.unsigned_abs());
    let on = iso(today);
    let most = match reach {
        Reach::Lines(lines) => lines,
        Reach::Rows(rows) => rows,
    };
    // Lines that are left: of each list its title, what is late or due, and one line for the rest of it.
    let mut left = most;
    let mut room = |due: usize, rows: usize| match reach {
        Reach::Lines(_) => {
            left = left.saturating_sub(if rows == 0 { 0 } else { 1 + due + usize::from(rows > due) });
            left
        }
        Reach::Rows(rows) => rows,
    };
    let meetings = store.planned(&iso(until), most)?;
    let mut limit = room(meetings.iter().filter(|entry| entry.day <= on).count(), meetings.len());
    let (dated, total) = (iso(until), &mut Totals { meetings: store.count_planned(&iso(until))?, ..Totals::default() });
    let mut actions = |kind: &str, undated: bool, total: &mut usize| -> Result<Vec<ActionRow>> {
        let (due, without) = store.count_open(kind, &dated)?;
        *total = due + if undated { without } else { 0 };
        let mut rows = if limit == 0 { Vec::new() } else { store.open_actions(kind, &dated, limit)? };
        if undated && without > 0 && rows.len() < limit {
            rows.extend(store.undated_actions(kind, limit - rows.len())?);
        }
        let pressing = rows.iter().filter(|row| row.presses(today).is_some_and(|due| due <= today)).count();
        limit = room(pressing, rows.len());
        Ok(rows)
    };
    Ok(Today {
        meetings,
        ours: actions("our_promise", true, &mut total.ours)?,
        theirs: actions("their_promise", true, &mut total.theirs)?,
        tasks: actions("task", false, &mut total.tasks)?,
        attention: if limit == 0 { Vec::new() } else { attention(store, settings, today, until)? },
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
    let begun = entry.time.as_deref().and_then(day::parse_time);
    entry.day < on || entry.day == on && begun.is_some_and(|begun| now.signed_duration_since(begun) > TimeDelta::hours(LASTS_HOURS))
}

/// The day before which a verified section is stale (M11), ISO.
pub fn stale_before(settings: &Settings, today: NaiveDate) -> String {
    iso(earlier(today, settings.stale_days.unsigned_abs()))
}

fn attention(store: &Store, settings: &Settings, today: NaiveDate, until: NaiveDate) -> Result<Vec<Notice>> {
    let on = iso(today);
    let ago = |days: i64| iso(earlier(today, days.unsigned_abs()));
    let mut found = Vec::new();
    let inbox = store.inbox_back(&on, NOTICED)?;
    found.extend(inbox.into_iter().map(|(waiting, back)| Notice::new(Attention::Inbox { id: waiting.id, line: waiting.line }, back)));
    let complaints = store.repeated_complaints(&ago(settings.complaint_days), &on, NOTICED)?;
    found.extend(complaints.into_iter().map(|(of, back)| Notice::new(of.into(), back)));
    let pressing = store.pressing(today, NOTICED)?;
    found.extend(pressing.into_iter().map(|(of, back)| Notice::new(of.into(), back)));
    let due = store.due_by_rhythm(&on, NOTICED)?;
    let named: HashSet<i64> = due.iter().filter_map(|(due, _)| due.who.account).collect();
    found.extend(due.into_iter().map(|(due, back): Noticed<Due>| Notice::new(due.into(), back)));
    let silent = store.silent_accounts(&ago(settings.silent_days), &on, NOTICED)?;
    // An account is not named twice: whom to call there says more than that nobody did.
    let silent = silent.into_iter().filter(|(silent, _)| !named.contains(&silent.account));
    found.extend(silent.map(|(silent, back)| Notice::new(silent.into(), back)));
    found.extend(birthdays(store, today, until)?);
    let stale = store.stale_accounts(&stale_before(settings, today), &on, NOTICED)?;
    found.extend(stale.into_iter().map(|(stale, back)| Notice::new(stale.into(), back)));
    if let Some((count, newest, back)) = store.doubts_back(&on)? {
        found.push(Notice::new(Attention::Doubts { count, newest }, back));
    }
    Ok(found)
}

/// Birthdays of the next days, and those of the last days on which nobody has spoken to the person since.
fn birthdays(store: &Store, today: NaiveDate, until: NaiveDate) -> Result<Vec<Notice>> {
    let from = earlier(today, BELATED);
    let mut born: Vec<(NaiveDate, Born, _)> = Vec::new();
    for (first, last) in spans(from, until) {
        let (begin, end) = (first.format("%m-%d").to_string(), last.format("%m-%d").to_string());
        // In a common year the birthday of 29 February is kept on the 28th.
        let end = if end == "02-28" && !last.leap_year() { "02-29".to_owned() } else { end };
        for (found, back) in store.birthdays((&begin, &end), &iso(today), first.year(), NOTICED * 2)? {
            let Some(on) = day::next_birthday(&found.birthday, first) else { continue };
            if on > today || !store.met_since(found.who.person, &iso(on))? {
                born.push((on, found, back));
            }
        }
    }
    born.truncate(NOTICED);
    Ok(born.into_iter().map(|(on, born, back)| Notice::new(Attention::birthday(born, on), back)).collect())
}

/// A span of days parted at the turn of the year.
fn spans(from: NaiveDate, until: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let turn = NaiveDate::from_ymd_opt(until.year(), 1, 1).filter(|turn| from < *turn);
    match turn.and_then(|turn| Some((turn, turn.pred_opt()?))) {
        Some((turn, eve)) => vec![(from, eve), (turn, until)],
        None => vec![(from, until)],
    }
}

fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_over_the_turn_of_the_year_is_two() {
        let d = |text| day::from_iso(text).unwrap();
        assert_eq!(spans(d("2026-12-28"), d("2027-01-04")), [(d("2026-12-28"), d("2026-12-31")), (d("2027-01-01"), d("2027-01-04"))]);
        assert_eq!(spans(d("2026-11-20"), d("2026-11-29")), [(d("2026-11-20"), d("2026-11-29"))]);
    }
}
