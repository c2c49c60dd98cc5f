//! Seven days: what is planned and due on each of them, whom their rhythm asks to contact, and which half of a day is free
//! (M19, M20, M23).

use super::notice::Notice;
use super::notices::{Asked, rhythm};
use crate::domain::day::{self, from_iso, iso, later};
use crate::domain::entities::entry::checklist_kind;
use crate::settings::Settings;
use crate::store::diary::EntryRow;
use crate::store::plan::ActionRow;
use crate::store::{Result, Store};
use crate::watched::Found;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

/// How many days are shown.
pub const DAYS: u64 = 7;
/// More rows of one kind than a week has.
const ALL: usize = 10_000;
/// How long a contact takes for which nothing is said, in minutes.
const USUAL_MINUTES: i64 = 60;
/// The halves of a working day: from which hour to which.
const HALVES: [(u32, u32); 2] = [(9, 13), (13, 18)];
/// So much of a half must be left for it to be of use.
const LEFT_HOURS: i64 = 2;

/// The kinds of action, in the order in which a day shows them: what we owe, what is owed to us, what is ours alone.
pub const OWNERS: [&str; 3] = ["our_promise", "their_promise", "task"];

/// A week.
#[derive(Clone, Debug)]
pub struct Week {
    /// Its days, the first one first.
    pub days: Vec<Day>,
    /// Contacts planned before it that were never closed; only in the week of today.
    pub unclosed: Vec<EntryRow>,
    /// What was due before it and is still open, in the order of [`OWNERS`]; only in the week of today.
    pub late: Vec<ActionRow>,
    /// Whom their rhythm asks to contact since before today (M19); only in the week of today.
    pub waiting: Vec<Notice>,
    /// What is open and has no day, in the same order; only in the week of today.
    pub undated: Vec<ActionRow>,
}

/// A day of it.
#[derive(Clone, Debug)]
pub struct Day {
    /// Which.
    pub on: NaiveDate,
    /// What is planned, by the hour; what has none comes first.
    pub meetings: Vec<EntryRow>,
    /// What is due, in the order of [`OWNERS`].
    pub actions: Vec<ActionRow>,
    /// Whom their rhythm asks to contact on this day (M19), where nothing is planned with them.
    pub contacts: Vec<Notice>,
    /// What of it is free.
    pub free: Free,
}

/// Which half of a working day has no contact in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free {
    /// None, or nobody can tell: it is over, no working day, or a visit without an hour is planned.
    Nothing,
    /// Until noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// All of it.
    Whole,
}

/// Reads the seven days from a day on.
///
/// # Errors
/// Those of reading the file.
pub fn read(store: &Store, settings: &Settings, from: NaiveDate, (today, now): (NaiveDate, NaiveTime)) -> Result<Week> {
    let last = later(from, DAYS - 1);
    let is_this = (from..=last).contains(&today);
    let (mut unclosed, planned): (Vec<EntryRow>, Vec<EntryRow>) =
        store.planned(&iso(last), ALL)?.into_iter().partition(|entry| entry.last_day() < iso(from));
    let mut late = Vec::new();
    let mut undated = Vec::new();
    let mut due: Vec<(NaiveDate, ActionRow)> = Vec::new();
    for kind in OWNERS {
        for action in store.open_actions(kind, &iso(last), ALL)? {
            // What was moved stands on the day on which it is to be done, however late that is.
            match action.due_on.as_deref().and_then(from_iso) {
                Some(on) if (from..=last).contains(&on) => due.push((on, action)),
                _ => late.push(action),
            }
        }
        if is_this {
            undated.extend(store.undated_actions(kind, ALL)?);
        }
    }
    if !is_this {
        unclosed.clear();
        late.clear();
    }
    // What is new in the watched files is told on *Today*.
    let watched = Found::default();
    let asked = Asked { store, settings, today, until: last, watched: &watched, most: super::notices::ASKED };
    let mut contacts: Vec<(NaiveDate, Notice)> =
        rhythm::due(&asked, last)?.into_iter().map(|notice| (wanted_on(&notice, today), notice)).collect();
    let days = from.iter_days().take(DAYS as usize).map(|on| {
        let of_day = |entry: &&EntryRow| entry.is_on(&iso(on));
        let meetings: Vec<EntryRow> = planned.iter().filter(of_day).cloned().collect();
        let actions = due.iter().filter(|(due, _)| *due == on).map(|(_, action)| action.clone()).collect();
        let (of_day, rest) = std::mem::take(&mut contacts).into_iter().partition(|(wanted, _)| *wanted == on);
        contacts = rest;
        let of_day: Vec<(NaiveDate, Notice)> = of_day;
        let free = free(on, &meetings, (today, now));
        Day { on, meetings, actions, contacts: of_day.into_iter().map(|(_, notice)| notice).collect(), free }
    });
    let days = days.collect();
    let waiting = contacts.into_iter().filter(|(wanted, _)| is_this && *wanted < today).map(|(_, notice)| notice).collect();
    Ok(Week { days, unclosed, late, waiting, undated })
}

/// The day on which a rhythm asks for a contact: when it has run out since the last one, not before it was put off to; where there
/// was none, the day before this one.
fn wanted_on(notice: &Notice, today: NaiveDate) -> NaiveDate {
    let figures = &notice.figures;
    let run_out = figures
        .day
        .as_deref()
        .and_then(from_iso)
        .zip(figures.rhythm_days)
        .and_then(|(last, days)| last.checked_add_days(Days::new(days.unsigned_abs())));
    let put_off = notice.put_off.as_ref().and_then(|put| from_iso(&put.until));
    run_out.into_iter().chain(put_off).max().unwrap_or_else(|| day::earlier(today, 1))
}

/// What of a day is free at a time: only what is planned for an hour, or is a visit of the day, takes any of it.
fn free(on: NaiveDate, meetings: &[EntryRow], (today, now): (NaiveDate, NaiveTime)) -> Free {
    if on < today || matches!(on.weekday(), Weekday::Sat | Weekday::Sun) {
        return Free::Nothing;
    }
    let is_long = |entry: &EntryRow| entry.last_day() > entry.day;
    if meetings.iter().any(|entry| entry.time.is_none() && (is_long(entry) || checklist_kind(&entry.kind) != "call")) {
        return Free::Nothing;
    }
    let at = |hour: u32| on.and_hms_opt(hour, 0, 0).unwrap_or_default();
    let taken: Vec<_> = meetings
        .iter()
        .filter_map(|entry| {
            let begin = from_iso(&entry.day)?.and_time(day::parse_time(entry.time.as_deref()?)?);
            let end = match entry.minutes {
                // How it ends is not known: of its last day all is taken.
                None if is_long(entry) => later(from_iso(&entry.last_day())?, 1).and_time(NaiveTime::MIN),
                minutes => begin + TimeDelta::minutes(minutes.unwrap_or(USUAL_MINUTES)),
            };
            Some((begin, end))
        })
        .collect();
    let [morning, afternoon] = HALVES.map(|(from, until)| {
        let is_over = today.and_time(now) + TimeDelta::hours(LEFT_HOURS) > at(until);
        !is_over && taken.iter().all(|(begin, end)| *begin >= at(until) || *end <= at(from))
    });
    match (morning, afternoon) {
        (true, true) => Free::Whole,
        (true, false) => Free::Morning,
        (false, true) => Free::Afternoon,
        (false, false) => Free::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Record};
    use crate::store::Verb;

    fn on(text: &str) -> NaiveDate {
        from_iso(text).unwrap()
    }

    fn at(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    fn contact(kind: &str, time: Option<&str>, minutes: Option<i64>) -> EntryRow {
        EntryRow { day: "2026-11-30".into(), kind: kind.into(), time: time.map(Into::into), minutes, ..EntryRow::default() }
    }

    #[test]
    fn a_half_of_a_day_is_free_where_nothing_is_planned_in_it() {
        // 30 November 2026 is a Monday.
        let of = |meetings: &[EntryRow]| free(on("2026-11-30"), meetings, (on("2026-11-27"), at(10)));
        assert_eq!(of(&[]), Free::Whole);
        assert_eq!(of(&[contact("visit", Some("10:00"), None)]), Free::Afternoon);
        assert_eq!(of(&[contact("visit", Some("12:30"), None)]), Free::Nothing);
        assert_eq!(of(&[contact("visit", Some("12:00"), None)]), Free::Afternoon);
        assert_eq!(of(&[contact("visit", Some("16:00"), Some(30))]), Free::Morning);
        assert_eq!(of(&[contact("visit", Some("09:00"), Some(480))]), Free::Nothing);
        assert_eq!(of(&[contact("visit", Some("18:30"), None)]), Free::Whole);
        // One that began on Friday before takes its last day until its hour, and one of whole days takes them all.
        let since_friday = |time: Option<&str>, minutes: Option<i64>, until: Option<&str>| EntryRow {
            day: "2026-11-27".into(),
            until_on: until.map(Into::into),
            ..contact("visit", time, minutes)
        };
        assert_eq!(of(&[since_friday(Some("18:00"), Some(3 * 1440 - 6 * 60), None)]), Free::Afternoon);
        assert_eq!(of(&[since_friday(Some("18:00"), Some(3 * 1440 - 120), None)]), Free::Nothing);
        assert_eq!(of(&[since_friday(Some("18:00"), None, Some("2026-11-30"))]), Free::Nothing);
        assert_eq!(of(&[EntryRow { kind: "call".into(), ..since_friday(None, None, Some("2026-12-02")) }]), Free::Nothing);
        // When it is to be is not known; a letter takes no half of a day.
        assert_eq!(of(&[contact("visit", None, None)]), Free::Nothing);
        assert_eq!(of(&[contact("mail", None, None)]), Free::Whole);
    }

    #[test]
    fn nothing_is_free_on_a_day_that_is_over_or_at_the_weekend() {
        let of = |day: &str, hour| free(on(day), &[], (on("2026-11-27"), at(hour)));
        assert_eq!((of("2026-11-26", 9), of("2026-11-28", 9), of("2026-11-29", 9)), (Free::Nothing, Free::Nothing, Free::Nothing));
        assert_eq!((of("2026-11-27", 8), of("2026-11-27", 12), of("2026-11-27", 17)), (Free::Whole, Free::Afternoon, Free::Nothing));
    }

    #[test]
    fn each_thing_stands_on_its_day_and_what_is_late_or_has_none_apart() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-27T09:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = add(Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let meeting = |day: &str, state: &str| {
            add(Record::owned(Entity::Entry, account).with_text("day", day).with_text("kind", "visit").with_text("state", state))
        };
        let action = |kind: &str, due: &str| {
            let action = Record::owned(Entity::Action, account).with_text("kind", kind).with_text("title", kind);
            add(action.with_text("state", "open").with_text("due_on", due))
        };
        let planned = meeting("2026-12-01", "planned");
        meeting("2026-12-01", "held");
        let long = add(Record::owned(Entity::Entry, account)
            .with_text("day", "2026-11-26")
            .with_text("until_on", "2026-11-28")
            .with_text("kind", "event")
            .with_text("state", "planned"));
        meeting("2026-12-04", "planned");
        let unclosed = meeting("2026-11-20", "planned");
        let task = action("task", "2026-11-30");
        let ours = action("our_promise", "2026-11-30");
        let (late, undated) = (action("their_promise", "2026-11-25"), action("task", ""));
        action("task", "2026-12-20");

        let week = read(&store, &Settings::default(), on("2026-11-27"), (on("2026-11-27"), at(9))).unwrap();
        let ids = |rows: &[ActionRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        let entries = |rows: &[EntryRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(week.days.iter().map(|day| day.on).collect::<Vec<_>>(), on("2026-11-27").iter_days().take(7).collect::<Vec<_>>());
        assert_eq!(entries(&week.days[4].meetings), [planned]);
        assert_eq!([0, 1, 2].map(|day| entries(&week.days[day].meetings)), [vec![long], vec![long], Vec::new()], "on each of its days");
        assert_eq!(ids(&week.days[3].actions), [ours, task]);
        assert_eq!((entries(&week.unclosed), ids(&week.late), ids(&week.undated)), (vec![unclosed], vec![late], vec![undated]));

        // The next one has what is planned in it alone.
        let next = read(&store, &Settings::default(), on("2026-12-04"), (on("2026-11-27"), at(9))).unwrap();
        assert_eq!(next.days[0].meetings.len(), 1);
        assert!(next.unclosed.is_empty() && next.late.is_empty() && next.undated.is_empty());
    }
}
