//! How far a target is reached beside how far the time has gone, and what was bought a year before (M33, M34).

use super::part;
use crate::domain::span::{self, Unit};
use chrono::NaiveDate;

/// A quarter of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl Quarter {
    /// That of a day.
    pub fn of(day: NaiveDate) -> Option<Quarter> {
        let (first, last) = span::bounds(&span::of(day, Unit::Quarter))?;
        Some(Quarter { first, last })
    }

    /// How many of its days have come with a day, and how many it has.
    pub fn passed(self, day: NaiveDate) -> (i64, i64) {
        let days = |last: NaiveDate| (last - self.first).num_days() + 1;
        (days(day).clamp(0, days(self.last)), days(self.last))
    }
}

/// A target and what became of it, in minor units of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How far it is reached, in tenths of a percent.
    pub reached: i64,
    /// How far the time has gone, in tenths of a percent.
    pub gone: i64,
    /// What is reached at the end, if what is expected comes.
    pub forecast: i128,
    /// The forecast less the target.
    pub deviation: i128,
    /// The same, in tenths of a percent of the target.
    pub tenths: i64,
}

/// The pace of a quarter on a day; none without a target.
pub fn pace(target: i128, actual: i128, expected: i128, quarter: Quarter, day: NaiveDate) -> Option<Pace> {
    let (passed, all) = quarter.passed(day);
    let forecast = actual.checked_add(expected)?;
    let deviation = forecast.checked_sub(target)?;
    Some(Pace {
        reached: part(actual, target, 1_000)?,
        gone: part(passed.into(), all.into(), 1_000)?,
        forecast,
        deviation,
        tenths: part(deviation, target, 1_000)?,
    })
}

/// How a target stands on a day of its quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it is reached, in tenths of a percent.
    pub reached: i64,
    /// How many of the days have gone, in tenths of a percent.
    pub gone: i64,
    /// Whether a smaller part is reached than has gone of the days; told before anything is rounded.
    pub is_behind: bool,
}

/// How a target stands on a day of its quarter, by days, as its pace is told everywhere; none without a target.
pub fn standing(target: i128, actual: i128, quarter: Quarter, day: NaiveDate) -> Option<Standing> {
    let Pace { reached, gone, .. } = pace(target, actual, 0, quarter, day)?;
    let (passed, all) = quarter.passed(day);
    let is_behind = actual.checked_mul(all.into())? < target.checked_mul(passed.into())?;
    Some(Standing { reached, gone, is_behind })
}

/// Whether so much less was bought than in the same months a year before that it is a fall: by half or more (M34). Nothing is said of
/// who bought nothing then.
pub fn has_fallen(now: i128, before: i128) -> Option<bool> {
    (before > 0).then(|| now.saturating_mul(2) <= before)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After October 31 of 92 days have gone, after November 61 (M33).
    #[test]
    fn a_target_stands_by_days() {
        let day = |text: &str| crate::domain::day::from_iso(text).unwrap();
        let quarter = Quarter::of(day("2026-11-25")).unwrap();
        let of = |actual, on: &str| standing(9_200, actual, quarter, day(on)).map(|found| (found.reached, found.gone, found.is_behind));
        assert_eq!(of(3_100, "2026-10-31"), Some((337, 337, false)));
        assert_eq!(of(3_099, "2026-10-31"), Some((337, 337, true)));
        assert_eq!([of(6_440, "2026-11-25"), of(9_200, "2026-12-31")], [Some((700, 609, false)), Some((1_000, 1_000, false))]);
        assert_eq!(standing(0, 5, quarter, day("2026-10-31")), None);
    }

    #[test]
    fn a_fall_is_half_of_the_same_months_or_less() {
        assert_eq!([has_fallen(50, 100), has_fallen(51, 100), has_fallen(-5, 100)], [Some(true), Some(false), Some(true)]);
        assert_eq!([has_fallen(50, 0), has_fallen(0, -5)], [None; 2], "a season before which nobody bought is no alarm");
    }

    #[test]
    fn the_plan_stands_beside_the_days_that_have_gone() {
        let day = "2026-11-25".parse().unwrap();
        let quarter = Quarter::of(day).unwrap();
        assert_eq!(quarter.passed(day), (56, 92));
        let found = pace(3_000, 2_100, 208, quarter, day).unwrap();
        assert_eq!(found, Pace { reached: 700, gone: 609, forecast: 2_308, deviation: -692, tenths: -231 });
        assert_eq!(pace(0, 2_100, 0, quarter, day), None);
    }

    #[test]
    fn a_quarter_has_its_own_days() {
        for (day, first, last) in [
            ("2026-01-01", "2026-01-01", "2026-03-31"),
            ("2024-02-29", "2024-01-01", "2024-03-31"),
            ("2026-12-31", "2026-10-01", "2026-12-31"),
        ] {
            let quarter = Quarter::of(day.parse().unwrap()).unwrap();
            assert_eq!((quarter.first.to_string().as_str(), quarter.last.to_string().as_str()), (first, last));
        }
        let quarter = Quarter::of("2026-05-05".parse().unwrap()).unwrap();
        assert_eq!([quarter.passed("2026-03-31".parse().unwrap()), quarter.passed("2026-08-01".parse().unwrap())], [(0, 91), (91, 91)]);
    }
}
