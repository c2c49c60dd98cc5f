//! Who buys no more at their own pace (M34).

use chrono::{Days, NaiveDate};

/// The fewest gaps that tell how often somebody buys.
const FEWEST: usize = 4;

/// How often somebody buys, and until when that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// The day of the last purchase.
    pub last: NaiveDate,
    /// Twice the usual gap in days: the median of all, which may be a half.
    pub doubled: i64,
    /// The last day on which nothing is unusual yet: twice the usual gap after the last purchase.
    pub until: NaiveDate,
}

impl Habit {
    /// That of the days on which somebody bought, which are in order; none where fewer than four gaps tell it.
    pub fn of(days: &[NaiveDate]) -> Option<Habit> {
        let mut gaps: Vec<i64> = days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).filter(|gap| *gap > 0).collect();
        gaps.sort_unstable();
        let last = *days.last().filter(|_| gaps.len() >= FEWEST)?;
        let doubled = gaps.get((gaps.len() - 1) / 2)? + gaps.get(gaps.len() / 2)?;
        Some(Habit { last, doubled, until: last.checked_add_days(Days::new(doubled.unsigned_abs()))? })
    }

    /// Whether somebody is silent on a day for longer than usual.
    pub fn is_broken(self, on: NaiveDate) -> bool {
        on > self.until
    }

    /// The usual gap in whole days, rounded half up.
    pub fn gap(self) -> i64 {
        (self.doubled + 1) / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> Vec<NaiveDate> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn silence_begins_after_twice_the_usual_gap() {
        let habit = Habit::of(&days(&["2026-01-10", "2026-02-08", "2026-03-12", "2026-04-09", "2026-05-11"])).unwrap();
        assert_eq!((habit.doubled, habit.gap(), habit.until), (61, 31, "2026-07-11".parse().unwrap()));
        assert!(!habit.is_broken("2026-07-11".parse().unwrap()) && habit.is_broken("2026-07-12".parse().unwrap()));
        assert_eq!(Habit::of(&days(&["2026-02-08", "2026-03-12", "2026-04-09", "2026-05-11"])), None, "three gaps tell nothing");
        assert_eq!(Habit::of(&[]), None);
    }

    /// Of whom only months are known: each by its first day, held against the last day of a month.
    #[test]
    fn months_without_a_purchase_are_silence_in_the_second_one() {
        let habit = Habit::of(&days(&["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01"])).unwrap();
        assert!(!habit.is_broken("2026-09-30".parse().unwrap()) && habit.is_broken("2026-10-31".parse().unwrap()));
        let quarters = Habit::of(&days(&["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"])).unwrap();
        assert!(!quarters.is_broken("2026-09-30".parse().unwrap()) && quarters.is_broken("2026-10-31".parse().unwrap()));
    }
}
