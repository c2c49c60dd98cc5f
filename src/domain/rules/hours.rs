//! What our time comes to (M31, M57).

use super::rounded;

/// What so many minutes cost, in minor units, where an hour costs so many.
pub fn cost(hour: i64, minutes: i64) -> Option<i128> {
    rounded(i128::from(hour).checked_mul(minutes.into())?, 60)
}

/// Whole hours of minutes, rounded half up.
pub fn whole(minutes: i64) -> i64 {
    rounded(minutes.into(), 60).and_then(|hours| i64::try_from(hours).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_cost_their_part_of_an_hour() {
        assert_eq!([cost(200_000, 90), cost(200_000, 0), cost(100, 1)], [Some(300_000), Some(0), Some(2)]);
        assert_eq!([whole(0), whole(29), whole(30), whole(750)], [0, 0, 1, 13]);
    }
}
