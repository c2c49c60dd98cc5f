//! How promises are kept (M23): what counts, by which day, and what no key of ours can better.
//!
//! The file keeps the same rules as computed columns (`counts_on`, `in_time`), so that lists and figures need not read
//! every promise; a test compares the two.

use super::record::Record;
use super::{Entity, day};
use chrono::{Months, NaiveDate};

/// Promises of one side over a span of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Kept on or before the day that counts.
    pub in_time: u32,
    /// All whose day has passed: kept, late, broken or still open.
    pub due: u32,
}

/// How the promises of one side were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    /// Over the trailing twelve months.
    pub year: Kept,
    /// Over all that the file knows.
    pub ever: Kept,
}

impl Reliability {
    /// The figures on a day, from the promises that count: the day each is measured by, and whether it was kept by then.
    pub fn of(counted: impl IntoIterator<Item = (NaiveDate, bool)>, today: NaiveDate) -> Reliability {
        let (from, until) = year(today);
        let mut found = Reliability::default();
        for (day, in_time) in counted.into_iter().filter(|(day, _)| *day <= until) {
            let spans = [Some(&mut found.ever), Some(&mut found.year).filter(|_| day >= from)];
            for span in spans.into_iter().flatten() {
                span.due += 1;
                span.in_time += u32::from(in_time);
            }
        }
        found
    }
}

/// The first and the last day of the trailing twelve months: a promise of today is not due before tomorrow.
pub fn year(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    (from, day::earlier(today, 1))
}

/// Whether an action is a promise of either side.
pub fn is_promise(action: &Record) -> bool {
    action.entity == Entity::Action && matches!(action.text("kind"), "our_promise" | "their_promise")
}

/// The day by which a promise is measured; `None` for what does not count: no promise, no day, or let go by the other side.
pub fn counts_on(action: &Record) -> Option<NaiveDate> {
    if !is_promise(action) {
        return None;
    }
    let other_side = if action.text("kind") == "our_promise" { "them" } else { "us" };
    // Unless it was written down that they let it go, it was us.
    let dropped_by = Some(action.text("dropped_by")).filter(|by| !by.is_empty()).unwrap_or("us");
    if action.text("state") == "dropped" && dropped_by == other_side {
        return None;
    }
    ["agreed_due_on", "first_due_on", "due_on"].into_iter().find_map(|key| super::day::from_iso(action.text(key)))
}

/// The day first agreed.
pub fn first_day(action: &Record) -> Option<NaiveDate> {
    ["first_due_on", "due_on"].into_iter().find_map(|key| super::day::from_iso(action.text(key)))
}

/// Whether a new day can still be agreed so that it counts: an open promise whose first day has not come.
pub fn may_agree(action: &Record, today: NaiveDate) -> bool {
    is_promise(action) && action.text("state") == "open" && first_day(action).is_some_and(|first| today < first)
}

/// Whether a promise counts as kept in time.
pub fn in_time(action: &Record) -> bool {
    let done = super::day::from_iso(action.text("done_on"));
    action.text("state") == "kept" && matches!((done, counts_on(action)), (Some(done), Some(day)) if done <= day)
}

/// An action about to be saved, as the rules want it: the day first agreed stays, a day agreed anew counts only while the
/// first one has not come, and what was done has a day.
///
/// `agreed` says that the other side consented to the new day.
pub fn settled(original: Option<&Record>, action: &Record, agreed: bool, today: NaiveDate) -> Record {
    let mut settled = action.clone();
    let moved = original.filter(|original| !original.get("due_on").is_empty() && original.get("due_on") != action.get("due_on"));
    if let Some(original) = moved {
        if original.get("first_due_on").is_empty() {
            settled.set("first_due_on", original.get("due_on").clone());
        }
        if agreed && may_agree(original, today) && !action.get("due_on").is_empty() {
            settled.set("agreed_due_on", action.get("due_on").clone());
            settled.set("agreed_on", super::Value::text(super::day::iso(today)));
        }
    }
    match action.text("state") {
        "kept" if action.get("done_on").is_empty() => settled.set("done_on", super::Value::text(super::day::iso(today))),
        "dropped" => {}
        _ => settled.set("dropped_by", super::Value::Empty),
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::super::day;
    use super::*;

    const TODAY: &str = "2026-11-25";

    fn d(text: &str) -> NaiveDate {
        day::from_iso(text).unwrap()
    }

    fn promise(due: &str, state: &str, done: &str) -> Record {
        let action = Record::new(Entity::Action).with_text("kind", "our_promise").with_text("due_on", due);
        action.with_text("state", state).with_text("done_on", done)
    }

    fn figures(promises: &[Record]) -> Reliability {
        let counted = promises.iter().filter_map(|promise| Some((counts_on(promise)?, in_time(promise))));
        Reliability::of(counted, d(TODAY))
    }

    fn year(promises: &[Record]) -> (u32, u32) {
        let kept = figures(promises).year;
        (kept.in_time, kept.due)
    }

    /// Seven due: four in time, one late, two overdue.
    fn seven() -> Vec<Record> {
        let mut promises: Vec<Record> = (1..=4).map(|at| promise(&format!("2026-11-0{at}"), "kept", "2026-11-01")).collect();
        promises.push(promise("2026-11-10", "kept", "2026-11-12"));
        promises.extend([promise("2026-11-20", "open", ""), promise("2026-11-24", "open", "")]);
        promises
    }

    #[test]
    fn four_of_seven_whatever_is_done_to_the_overdue_one() {
        assert_eq!(year(&seven()), (4, 7));
        let overdue = &seven()[6];
        let late = |change: &dyn Fn(Record) -> Record| settled(Some(overdue), &change(overdue.clone()), true, d(TODAY));
        let changes: [&dyn Fn(Record) -> Record; 5] = [
            &|action| action.with_text("due_on", "2026-12-24"),
            &|action| action.with_text("due_on", ""),
            &|action| action.with_text("state", "dropped"),
            &|action| action.with_text("state", "dropped").with_text("dropped_by", "us"),
            &|action| action.with_text("due_on", "2026-12-24").with_text("state", "kept"),
        ];
        for (at, change) in changes.iter().enumerate() {
            let mut promises = seven();
            promises[6] = late(change);
            assert_eq!(year(&promises), (4, 7), "{at}");
        }
        let mut promises = seven();
        promises[6] = late(&|action| action.with_text("state", "dropped").with_text("dropped_by", "them"));
        assert_eq!(year(&promises), (4, 6), "they let it go");
    }

    #[test]
    fn a_day_agreed_anew_counts_only_before_the_first_one_came_and_with_consent() {
        let original = promise("2026-11-20", "open", "");
        let moved = |on: &str, agreed: bool| settled(Some(&original), &original.clone().with_text("due_on", "2026-12-04"), agreed, d(on));
        assert_eq!(counts_on(&moved("2026-11-19", true)), Some(d("2026-12-04")));
        assert_eq!(moved("2026-11-19", true).text("agreed_on"), "2026-11-19");
        for late in [moved("2026-11-19", false), moved("2026-11-20", true), moved("2026-11-21", true)] {
            assert_eq!(counts_on(&late), Some(d("2026-11-20")));
        }
        let kept = moved("2026-11-19", true).with_text("state", "kept").with_text("done_on", "2026-12-04");
        assert!(in_time(&kept) && !in_time(&kept.clone().with_text("done_on", "2026-12-05")));
        // Agreed a second time when the first day had come: the second agreement is none.
        let again = moved("2026-11-19", true);
        let again = settled(Some(&again), &again.clone().with_text("due_on", "2026-12-20"), true, d("2026-11-22"));
        assert_eq!(counts_on(&again), Some(d("2026-12-04")));
    }

    #[test]
    fn only_days_that_have_passed_count_and_a_year_is_twelve_months() {
        assert_eq!(year(&[promise(TODAY, "open", ""), promise(TODAY, "kept", TODAY), promise("2026-12-01", "kept", TODAY)]), (0, 0));
        let edge = [promise("2025-11-25", "kept", "2025-11-25"), promise("2025-11-24", "kept", "2025-11-24")];
        let found = figures(&edge);
        assert_eq!((found.year.due, found.ever.due), (1, 2));
        assert_eq!(year(&[promise("2026-11-01", "broken", "")]), (0, 1));
    }

    #[test]
    fn theirs_leave_the_count_by_our_word() {
        let theirs = promise("2026-11-01", "dropped", "").with_text("kind", "their_promise");
        assert_eq!(counts_on(&theirs), None, "who dropped it is not known: it was us who let them go");
        assert_eq!(counts_on(&theirs.with_text("dropped_by", "them")), Some(d("2026-11-01")));
    }
}
