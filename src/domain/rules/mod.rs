//! The arithmetic of key account management: sums in, figures out. Sums are minor units of one currency and never floats; shares are
//! compared as whole numbers and rounded once, half up, at the last figure that is shown.

pub mod abc;
pub mod audit;
pub mod concession;
pub mod criteria;
pub mod dependence;
pub mod expected;
pub mod hours;
pub mod ladder;
pub mod pace;
pub mod profit;
pub mod progress;
pub mod quadrant;
pub mod resources;
pub mod ruler;
pub mod silence;
pub mod supply;
pub mod tender;
pub mod turnout;
pub mod value;
pub mod wallet;
pub mod xyz;

/// The part that one sum is of another in so many units of the whole (1,000 are tenths of a percent, 10,000 hundredths), rounded half up;
/// none where the whole is nothing, or the figure is too large to be shown.
pub fn part(part: i128, whole: i128, units: i128) -> Option<i64> {
    let doubled = part.checked_mul(2)?.checked_mul(units)?.checked_add(whole)?;
    (whole > 0).then(|| i64::try_from(doubled.div_euclid(whole.checked_mul(2)?)).ok()).flatten()
}

/// Hundredths of a percent in the whole: what rates are given in.
pub const WHOLE: i128 = 10_000;

/// A quotient, rounded half up; none where there is nothing to divide by.
pub(crate) fn rounded(value: i128, by: i128) -> Option<i128> {
    (by > 0).then(|| Some(value.checked_mul(2)?.checked_add(by)?.div_euclid(by.checked_mul(2)?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_once_half_up() {
        assert_eq!(
            [part(72, 350, 1_000), part(1, 8, 100), part(-1, 8, 100), part(1, 3, 10_000)],
            [Some(206), Some(13), Some(-12), Some(3_333)]
        );
        assert_eq!([part(1, 0, 1_000), part(1, -5, 1_000), part(i128::MAX, 2, 1_000)], [None; 3]);
        assert_eq!([rounded(5, 2), rounded(-5, 2), rounded(7, 3), rounded(1, 0)], [Some(3), Some(-2), Some(2), None]);
    }
}
