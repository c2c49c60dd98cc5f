//! Days of the past that people say by more than their name, and those that they leave open.

use super::{Read, Reader, monday};
use crate::domain::dates::words::{ON, Which, weekday, which};
use crate::domain::field::Bias;
use chrono::{Duration, NaiveDate};

/// «прошлой пятницей»: how days of the week are said of when something was, Monday first.
const BY_DAY: [&str; 7] = ["понедельником", "вторником", "средой", "четвергом", "пятницей", "субботой", "воскресеньем"];

/// What `last` goes with rather than with the day before it: `friday last week`, `monday last minute change`.
const OF_LAST: [&str; 8] = ["week", "month", "quarter", "year", "night", "minute", "time", "order"];

impl Reader {
    /// «третьего дня», «в позапрошлую пятницу», «на днях», `the other day`: of those that may be several days one is proposed and asked
    /// about.
    pub(super) fn loosely_past(&self, at: usize) -> Read {
        if self.bias != Bias::Past || self.until {
            return None;
        }
        let word = |more: usize| self.word(at + more);
        let of_week =
            |weeks: i64, day: i64| -> Option<NaiveDate> { monday(self.today)?.checked_add_signed(Duration::days(7 * weeks + day)) };
        let by_day = BY_DAY.iter().position(|name| *name == word(1)).and_then(|day| i64::try_from(day).ok());
        if let Some(day) = by_day.filter(|_| which(word(0)) == Some(Which::Last)) {
            return self.weekday_of(day, Some(Which::Last), at + 2);
        }
        // «позапрошлой пятницей»
        if word(0).starts_with("позапрошл") {
            let day = weekday(word(1)).or(by_day).or_else(|| matches!(word(1), "неделе" | "неделю").then_some(FRIDAY))?;
            return Some((of_week(-2, day)?, at + 2, false));
        }
        let early = |end: usize| Some((of_week(0, 0)?.min(self.by(-1)?), end, false));
        let the = usize::from(word(0) == "the");
        match (word(0), word(1), word(2)) {
            ("третьего", "дня", next) if !next.starts_with("рожд") => Some((self.by(-2)?, at + 2, true)),
            ("днях", ..) if self.on => Some((self.by(-1)?, at + 1, false)),
            ("the", "other", "day") => Some((self.by(-1)?, at + 3, false)),
            ("earlier", "this", "week") => early(at + 3),
            ("начале", "недели", next) if self.on && which(next).is_none() => early(at + 2),
            ("начале", "этой", "недели") if self.on => early(at + 3),
            _ if (word(the), word(the + 1), word(the + 2)) == ("week", "before", "last") => {
                let named = the + 3 + usize::from(ON.contains(&word(the + 3)));
                let (day, end) = weekday(word(named)).map_or((FRIDAY, the + 3), |day| (day, named + 1));
                Some((of_week(-2, day)?, at + end, false))
            }
            (named, "last", next) if named.is_ascii() && !OF_LAST.contains(&next) => {
                self.weekday_of(weekday(named)?, Some(Which::Last), at + 2)
            }
            _ => None,
        }
    }
}

/// The day of a week that stands for the whole of it, from its Monday.
const FRIDAY: i64 = 4;
