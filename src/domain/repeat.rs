//! What comes again: the days of a series (M29).

use super::day::is_workday;
use super::field::{Choice, choice};
use super::name::fold;
use chrono::{Datelike, Days, Months, NaiveDate};

/// How often an action or a contact comes again.
pub const REPEATS: &[Choice] = &[
    choice("workday", "по рабочим дням", "every working day"),
    choice("week", "каждую неделю", "every week"),
    choice("two_weeks", "раз в две недели", "every two weeks"),
    choice("month", "каждый месяц", "every month"),
    choice("quarter", "раз в квартал", "every quarter"),
    choice("half_year", "раз в полгода", "every half-year"),
    choice("year", "раз в год", "every year"),
];

/// How many days the words for a time have, by their beginnings, the longer ones first.
const SPANS: &[(i64, &[&str])] = &[
    (182, &["полгод", "полугод", "half-year", "halfyear"]),
    (365, &["год", "лет", "year", "annual"]),
    (91, &["кварт", "quarter"]),
    (30, &["мес", "month"]),
    (7, &["нед", "week"]),
    (1, &["дн", "день", "day"]),
];
/// Words that say it all, by their beginnings.
const ADVERBS: &[(i64, &[&str])] = &[
    (1, &["ежедн", "daily"]),
    (7, &["еженед", "weekly"]),
    (30, &["ежемес", "monthly"]),
    (91, &["ежекварт", "quarterly"]),
    (365, &["ежегод", "yearly", "annually"]),
];
/// Numbers in words.
const NUMBERS: &[(i64, &[&str])] = &[
    (1, &["один", "одну", "one", "a", "once"]),
    (2, &["два", "две", "two", "twice", "дважды"]),
    (3, &["три", "three", "трижды"]),
    (4, &["четыре", "four"]),
];
/// Words that change nothing.
const BETWEEN: &[&str] = &["в", "во", "за", "каждый", "каждую", "каждое", "каждые", "every", "in", "per", "each", "the", "через"];

/// The days between two contacts, said as people say a rhythm: «30», «раз в месяц», «2 раза в неделю», `every 2 weeks`.
pub fn days(text: &str) -> Option<i64> {
    let text = fold(text);
    let begins = |known: &[&str], word: &str| known.iter().any(|begin| word.starts_with(begin));
    let mut words: Vec<&str> = text.split_whitespace().filter(|word| !BETWEEN.contains(word)).collect();
    if let [only] = words[..]
        && let Some((days, _)) = ADVERBS.iter().find(|(_, known)| begins(known, only))
    {
        return Some(*days);
    }
    let is_times = |word: &str| matches!(word, "раз" | "раза" | "time" | "times");
    // «Раз в месяц», «2 раза в месяц», `twice a month`: so many times within the span that follows.
    let times = match words[..] {
        [first, ..] if is_times(first) => Some((1, 1)),
        [first, second, ..] if is_times(second) => number(first).map(|times| (times, 2)),
        [first @ ("once" | "twice" | "дважды" | "трижды"), ..] => number(first).map(|times| (times, 1)),
        _ => None,
    };
    let times = times.map_or(1, |(times, taken)| {
        words.drain(..taken);
        times
    });
    let (count, span) = match words[..] {
        [count] if times == 1 => return number(count).or_else(|| span(count)),
        [span] => (1, span),
        [count, span] => (number(count)?, span),
        _ => return None,
    };
    let all = self::span(span)?.checked_mul(count)?;
    (times > 0).then(|| (all + times / 2) / times)
}

/// A number in figures or in a word.
pub(super) fn number(word: &str) -> Option<i64> {
    let named = || NUMBERS.iter().find(|(_, known)| known.contains(&word)).map(|(number, _)| *number);
    word.parse::<i64>().ok().or_else(named).filter(|number| *number >= 0)
}

fn span(word: &str) -> Option<i64> {
    let known = |known: &&str| word.starts_with(*known);
    SPANS.iter().find(|(_, names)| names.iter().any(known)).map(|(days, _)| *days).or(match word {
        "д" | "d" => Some(1),
        "w" => Some(7),
        _ => None,
    })
}

/// The most days of a series that are passed over because they are past.
const PASSED_OVER: i64 = 20_000;

/// The distance between two days of a series.
#[derive(Clone, Copy)]
enum Step {
    WorkingDay,
    Days(i64),
    Months(i64),
}

impl Step {
    fn of(code: &str) -> Option<Step> {
        Some(match code {
            "workday" => Step::WorkingDay,
            "week" => Step::Days(7),
            "two_weeks" => Step::Days(14),
            "month" => Step::Months(1),
            "quarter" => Step::Months(3),
            "half_year" => Step::Months(6),
            "year" => Step::Months(12),
            _ => return None,
        })
    }

    /// The day of a series with this number, counted from its first one. Where a month has no such day, its last one.
    fn day(self, first: NaiveDate, number: i64) -> Option<NaiveDate> {
        match self {
            Step::WorkingDay => None,
            Step::Days(days) => first.checked_add_signed(chrono::Duration::try_days(number.checked_mul(days)?)?),
            Step::Months(months) => {
                let by = Months::new(u32::try_from(number.checked_mul(months)?.unsigned_abs()).ok()?);
                if number < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }
            }
        }
    }

    /// The number of the day that is nearest to another one, the earlier of two.
    fn nearest(self, first: NaiveDate, to: NaiveDate) -> i64 {
        let about = match self {
            Step::WorkingDay => 0,
            Step::Days(days) => (to - first).num_days().div_euclid(days),
            Step::Months(months) => {
                let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
                (month(to) - month(first)).div_euclid(months)
            }
        };
        let distance = |number: &i64| self.day(first, *number).map_or(i64::MAX, |day| (day - to).num_days().abs());
        (about - 1..=about + 1).min_by_key(distance).unwrap_or(about)
    }
}

/// The next day of a series after the one that stood on `day`, and later than `after`.
///
/// `first` is the day from which the series is counted, so that the 31st comes back after a short month, and one that was
/// moved this once does not move those that follow. `None` for an unknown code, or when the calendar ends.
pub fn next(code: &str, first: NaiveDate, day: NaiveDate, after: NaiveDate) -> Option<NaiveDate> {
    let step = Step::of(code)?;
    if let Step::WorkingDay = step {
        return (1..=3).filter_map(|days| day.max(after).checked_add_days(Days::new(days))).find(|day| is_workday(*day));
    }
    let number = step.nearest(first, day) + 1;
    (number..number + PASSED_OVER).map_while(|number| step.day(first, number)).find(|found| *found > after)
}

#[cfg(test)]
mod tests {
    use super::super::day::{from_iso, iso};
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        from_iso(text).unwrap()
    }

    /// The days that follow when each is done on time.
    fn series(code: &str, first: &str, count: usize) -> Vec<String> {
        let mut day = d(first);
        (0..count)
            .map(|_| {
                day = next(code, d(first), day, day).unwrap();
                iso(day)
            })
            .collect()
    }

    #[test]
    fn months_keep_their_day_through_short_ones() {
        assert_eq!(series("month", "2027-01-31", 4), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
        assert_eq!(series("month", "2027-01-30", 2), ["2027-02-28", "2027-03-30"]);
        assert_eq!(series("quarter", "2026-11-30", 3), ["2027-02-28", "2027-05-30", "2027-08-30"]);
        assert_eq!(series("half_year", "2026-08-31", 2), ["2027-02-28", "2027-08-31"]);
    }

    #[test]
    fn a_leap_day_comes_back() {
        assert_eq!(series("year", "2024-02-29", 4), ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    }

    #[test]
    fn weeks_keep_their_weekday_and_working_days_pass_over_the_weekend() {
        assert_eq!(series("week", "2026-11-24", 2), ["2026-12-01", "2026-12-08"]);
        assert_eq!(series("two_weeks", "2026-12-29", 1), ["2027-01-12"]);
        assert_eq!(series("workday", "2026-11-26", 3), ["2026-11-27", "2026-11-30", "2026-12-01"]);
    }

    #[test]
    fn what_was_moved_or_late_does_not_move_the_rest() {
        let first = d("2026-11-03");
        let cases = [
            // A Tuesday moved to Wednesday, and to Monday.
            ("2026-11-25", "2026-11-25", "2026-12-01"),
            ("2026-11-23", "2026-11-23", "2026-12-01"),
            // Done before its day.
            ("2026-11-24", "2026-11-20", "2026-12-01"),
            // Two weeks late: nothing is made that would be overdue at once.
            ("2026-11-03", "2026-11-19", "2026-11-24"),
            ("2026-11-03", "2026-11-17", "2026-11-24"),
        ];
        for (day, after, wanted) in cases {
            assert_eq!(next("week", first, d(day), d(after)), Some(d(wanted)), "{day} done on {after}");
        }
        assert_eq!(next("never", first, first, first), None);
        assert_eq!(next("year", d("2026-01-01"), NaiveDate::MAX, NaiveDate::MAX), None);
    }

    #[test]
    fn a_rhythm_is_read_as_it_is_said() {
        for (text, wanted) in [
            ("30", Some(30)),
            ("30 дней", Some(30)),
            ("раз в месяц", Some(30)),
            ("Раз в 2 недели", Some(14)),
            ("раз в две недели", Some(14)),
            ("каждую неделю", Some(7)),
            ("каждые 10 дней", Some(10)),
            ("2 раза в месяц", Some(15)),
            ("дважды в год", Some(183)),
            ("месяц", Some(30)),
            ("3 мес.", Some(90)),
            ("раз в квартал", Some(91)),
            ("раз в полгода", Some(182)),
            ("ежемесячно", Some(30)),
            ("раз в год", Some(365)),
            ("monthly", Some(30)),
            ("every 2 weeks", Some(14)),
            ("once a month", Some(30)),
            ("twice a month", Some(15)),
            ("every day", Some(1)),
            ("часто", None),
            ("раз", None),
            ("раз в", None),
            ("30 коробок", None),
            ("-5", None),
            ("0 раз в месяц", None),
            ("", None),
        ] {
            assert_eq!(days(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_rhythm_is_read_without_panic(text in "[0-9a-zа-я ]{0,30}") {
            let _ = days(&text);
        }

        #[test]
        fn the_next_day_is_always_later(code in 0..REPEATS.len(), first in 0i64..20_000, day in -400i64..20_000, after in 0i64..20_000) {
            let at = |days| d("2000-01-01") + chrono::Duration::days(days);
            let found = next(REPEATS[code].code, at(first), at(day), at(after)).unwrap();
            prop_assert!(found > at(after));
        }
    }
}
