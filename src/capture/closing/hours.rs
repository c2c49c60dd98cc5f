//! Whether the hour or the part of the day that a line says of its contact is that of a planned one.

use super::super::What;
use super::super::meaning::Meaning;
use crate::domain::day;
use crate::domain::name::fold;
use crate::store::capture::PlannedBrief;
use chrono::{NaiveTime, Timelike};

/// A contact said to be so many minutes from the hour of a planned one may still be that one: it began late, or the one before it ran over
/// its hour. Further off a whole other contact of the usual length fits between the two, on either side of it.
const APART: i64 = 120;
/// The hours from and until which a contact is said to be in a part of the day, by how the words for it begin: wide at the edges, since noon is
/// a morning to one and an afternoon to another.
const PARTS: &[(&str, u32, u32)] = &[
    ("до обеда", 5, 14),
    ("к обеду", 11, 15),
    ("в обед", 11, 15),
    ("после обеда", 12, 20),
    ("до вечера", 5, 19),
    ("к вечеру", 15, 21),
    ("к утру", 5, 13),
    ("с утра", 5, 13),
    ("утр", 5, 13),
    ("днем", 11, 18),
    ("вечер", 16, 24),
    ("before lunch", 5, 14),
    ("before noon", 5, 13),
    ("by noon", 5, 13),
    ("at lunch", 11, 15),
    ("after lunch", 12, 20),
    ("this morning", 5, 13),
    ("this afternoon", 12, 19),
    ("this evening", 16, 24),
    ("morning", 5, 13),
    ("afternoon", 12, 19),
    ("evening", 16, 24),
    ("noon", 11, 14),
    ("midday", 11, 14),
];
/// The same of what is eaten at a contact, and so says when it was.
const MEALS: &[(&str, u32, u32)] = &[
    ("завтрак", 5, 13),
    ("позавтракал", 5, 13),
    ("бизнес-ланч", 11, 15),
    ("ланч", 11, 15),
    ("обед", 11, 15),
    ("пообедал", 11, 15),
    ("ужин", 16, 24),
    ("поужинал", 16, 24),
    ("breakfast", 5, 13),
    ("lunch", 11, 15),
    ("supper", 16, 24),
];

/// The minutes of a day.
fn minutes(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight() / 60)
}

/// The minutes of the day from and until which a line says that its contact was, where it says so.
fn said(meaning: &Meaning) -> Option<(i64, i64)> {
    let range = |known: &[(&str, u32, u32)], words: &str| {
        let found = known.iter().find(|(begun, ..)| words.starts_with(begun));
        found.map(|(_, from, until)| (i64::from(*from) * 60, i64::from(*until) * 60))
    };
    let pieces = || meaning.parsed.pieces.iter();
    let hour = pieces().find_map(|piece| if let What::Time(time) = piece.what { Some(time) } else { None });
    let part = || pieces().find_map(|piece| if let What::Part(words) = &piece.what { range(PARTS, &fold(words)) } else { None });
    // «обед с Барсовским» was at noon whatever the clock says now.
    let meal = || pieces().find_map(|piece| if let What::Kind { word, .. } = &piece.what { range(MEALS, &fold(word)) } else { None });
    hour.map(|time| (minutes(time) - APART, minutes(time) + APART)).or_else(part).or_else(meal)
}

/// Whether a planned contact is of another hour of its day than the line says.
pub(super) fn is_of_another_hour(meaning: &Meaning, planned: &PlannedBrief) -> bool {
    let then = planned.time.as_deref().and_then(day::parse_time).filter(|_| planned.day == day::iso(meaning.day));
    then.zip(said(meaning)).is_some_and(|(then, (from, until))| !(from..=until).contains(&minutes(then)))
}
