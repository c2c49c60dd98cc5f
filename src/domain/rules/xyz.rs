//! How steadily an account buys: XYZ (M8).

use super::rounded;
use chrono::{Datelike, NaiveDate};

/// How steadily is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The amounts of the steps lie within 10 % of their mean.
    X,
    /// Within 25 %.
    Y,
    /// Neither.
    Z,
}

impl Class {
    /// Its letter, the same in every language.
    pub fn letter(self) -> &'static str {
        match self {
            Class::X => "X",
            Class::Y => "Y",
            Class::Z => "Z",
        }
    }
}

/// The time between two purchases that amounts are summed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A month.
    Month,
    /// A quarter of the calendar.
    Quarter,
    /// Half a year of the calendar.
    HalfYear,
}

impl Step {
    /// The account's own rhythm: by the median of the gaps between the days on which it bought, which are in order; none while there are
    /// none.
    pub fn of(days: &[NaiveDate]) -> Option<Step> {
        let mut gaps: Vec<i64> = days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).filter(|gap| *gap > 0).collect();
        gaps.sort_unstable();
        // Twice the median.
        let twice = gaps.get(gaps.len().checked_sub(1)? / 2)? + gaps.get(gaps.len() / 2)?;
        Some(match () {
            () if twice <= 90 => Step::Month,
            () if twice <= 270 => Step::Quarter,
            () => Step::HalfYear,
        })
    }

    /// How many months it has.
    pub fn months(self) -> i32 {
        match self {
            Step::Month => 1,
            Step::Quarter => 3,
            Step::HalfYear => 6,
        }
    }
}

/// A month by its number since the beginning of our era.
fn number(day: NaiveDate) -> i32 {
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default()
}

/// The amounts of the steps, oldest first, out of those of months, each by any day of it and in order: from the step of the first purchase to the last one
/// that is over on the last day of `until`, which is in the last month that is told of. A step without a purchase is 0.
pub fn by_step(months: &[(NaiveDate, i128)], step: Step, until: NaiveDate) -> Vec<i128> {
    let step_of = |month: i32| month.div_euclid(step.months());
    let Some(first) = months.iter().find(|(_, sum)| *sum != 0).map(|(day, _)| step_of(number(*day))) else { return Vec::new() };
    // The step that the month after is in has not ended.
    let after = step_of(number(until) + 1);
    let mut steps = vec![0; usize::try_from(after - first).unwrap_or_default()];
    for (day, sum) in months {
        let at = usize::try_from(step_of(number(*day)) - first).ok();
        if let Some(step) = at.and_then(|at| steps.get_mut(at)) {
            *step += sum;
        }
    }
    steps
}

/// A class, and what it was told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    /// How steadily.
    pub class: Class,
    /// The coefficient of variation of the steps, in tenths of a percent.
    pub tenths: i64,
}

/// The fewest steps that anything is told by.
const FEWEST: usize = 3;

/// How steady amounts are, by the coefficient of variation of all of them; none for fewer than three, or where they are nothing on the
/// whole.
pub fn steadiness(amounts: &[i128]) -> Option<Rated> {
    let most = amounts.iter().map(|sum| sum.unsigned_abs()).max()?;
    if amounts.len() < FEWEST {
        return None;
    }
    // What is beyond twelve figures would not fit when it is squared, and changes no class.
    let less = 10_i128.pow(most.checked_ilog10().unwrap_or_default().saturating_sub(12));
    let amounts = || amounts.iter().map(|sum| sum / less);
    let (count, sum) = (i128::try_from(amounts().len()).ok()?, amounts().sum::<i128>());
    if sum <= 0 {
        return None;
    }
    // The square of (deviation × count), beside the square of (mean × count).
    let spread = count * amounts().map(|sum| sum * sum).sum::<i128>() - sum * sum;
    let class = match () {
        () if spread * 100 <= sum * sum => Class::X,
        () if spread * 16 <= sum * sum => Class::Y,
        () => Class::Z,
    };
    let root = i128::try_from((u128::try_from(spread).ok()? * 1_000_000).isqrt()).ok()?;
    Some(Rated { class, tenths: i64::try_from(rounded(root, sum)?).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year(amounts: [i128; 12]) -> Vec<(NaiveDate, i128)> {
        (1..).zip(amounts).map(|(month, sum)| (NaiveDate::from_ymd_opt(2025, month, 15).unwrap(), sum)).collect()
    }

    fn rated(amounts: &[i128]) -> Option<(Class, i64)> {
        steadiness(amounts).map(|rated| (rated.class, rated.tenths))
    }

    #[test]
    fn steady_buyers_are_x() {
        assert_eq!(rated(&[100, 105, 95, 100, 110, 90, 100, 100, 105, 95, 100, 100]), Some((Class::X, 50)));
        assert_eq!(rated(&[90, 110, 90, 110, 90, 110, 90, 110, 90, 110, 90, 110]), Some((Class::X, 100)));
        assert_eq!(rated(&[100, 120, 80, 130, 90, 110, 100, 70, 120, 110, 90, 80]), Some((Class::Y, 178)));
        assert_eq!(rated(&[75, 125, 75, 125]), Some((Class::Y, 250)));
        assert_eq!([rated(&[1, 1]), rated(&[]), rated(&[5, -5, 0]), rated(&[-1, -1, -1])], [None; 4]);
        assert_eq!(rated(&[i128::from(i64::MAX); 4]), Some((Class::X, 0)));
    }

    /// A steady buyer of every quarter is none who buys at random.
    #[test]
    fn the_step_is_the_rhythm_of_the_account() {
        let months = year([300, 0, 0, 310, 0, 0, 290, 0, 0, 300, 0, 0]);
        let until = day("2025-12-31");
        assert_eq!(rated(&by_step(&months, Step::Month, until)), Some((Class::Z, 1_415)));
        assert_eq!(by_step(&months, Step::Quarter, until), [300, 310, 290, 300]);
        assert_eq!(rated(&by_step(&months, Step::Quarter, until)), Some((Class::X, 24)));
        let days: Vec<NaiveDate> = ["2025-01-15", "2025-04-15", "2025-07-15", "2025-10-15"].map(day).to_vec();
        assert_eq!(Step::of(&days), Some(Step::Quarter));
        for (gap, step) in [(45, Step::Month), (46, Step::Quarter), (135, Step::Quarter), (136, Step::HalfYear)] {
            assert_eq!(Step::of(&[day("2025-01-01"), day("2025-01-01") + chrono::Days::new(gap)]), Some(step), "{gap}");
        }
        assert_eq!([Step::of(&[]), Step::of(&[until]), Step::of(&[until, until])], [None; 3]);
    }

    #[test]
    fn a_step_that_is_not_over_is_no_zero() {
        let months = year([0, 0, 40, 0, 50, 60, 70, 0, 0, 0, 0, 0]);
        assert_eq!(by_step(&months, Step::Month, day("2025-08-31")), [40, 0, 50, 60, 70, 0], "from the first purchase on");
        assert_eq!(by_step(&months, Step::Quarter, day("2025-08-31")), [40, 110], "the third quarter ends in September");
        assert_eq!(by_step(&months, Step::HalfYear, day("2025-08-31")), [150]);
        assert!(by_step(&months, Step::Month, day("2024-12-31")).is_empty() && by_step(&[], Step::Month, day("2025-08-31")).is_empty());
    }

    proptest! {
        /// Nothing is lost where one step ends and the next begins.
        #[test]
        fn steps_hold_all_that_months_do(amounts in prop::array::uniform12(1_i128..1_000_000_000), scale in 1_i128..1_000) {
            let (months, until) = (year(amounts), day("2025-12-31"));
            let whole: i128 = amounts.iter().sum();
            for step in [Step::Month, Step::Quarter, Step::HalfYear] {
                let steps = by_step(&months, step, until);
                prop_assert_eq!(steps.iter().sum::<i128>(), whole);
                let scaled: Vec<i128> = steps.iter().map(|sum| sum * scale).collect();
                prop_assert_eq!(rated(&scaled), rated(&steps));
                let turned: Vec<i128> = steps.iter().rev().copied().collect();
                prop_assert_eq!(rated(&turned), rated(&steps));
            }
        }
    }
}
