//! How far a goal is (M26).

use super::part;

/// How much of the way from where it began to the target is gone, in tenths of a percent: never below nothing, nor beyond the whole. None
/// where there is no way: a goal that began at its target.
pub fn gone(base: i64, target: i64, now: i64) -> Option<i64> {
    let (way, done) = (i128::from(target) - i128::from(base), i128::from(now) - i128::from(base));
    Some(part(done * way.signum(), way.abs(), 1_000)?.clamp(0, 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_figures_of_goals() {
        assert_eq!(gone(10, 25, 16), Some(400));
        assert_eq!(gone(8, 2, 5), Some(500));
        assert_eq!(gone(10, 25, 40), Some(1_000));
        assert_eq!(gone(10, 25, 3), Some(0));
        assert_eq!(gone(7, 7, 9), None);
    }

    proptest! {
        /// Scaling the measure changes nothing, and a goal that falls is as far as one that rises.
        #[test]
        fn the_scale_does_not_matter(base in -10_000i64..10_000, target in -10_000i64..10_000, now in -10_000i64..10_000, by in 1i64..1_000) {
            prop_assert_eq!(gone(base, target, now), gone(base * by, target * by, now * by));
            prop_assert_eq!(gone(base, target, now), gone(-base, -target, -now));
        }
    }
}
