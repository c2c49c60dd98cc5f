//! What was given beyond the goods, beside what it cost us (M32).

use super::part;

/// How many times a cost a value is, in tenths; none without a cost. The two are never added to each other (M32).
pub fn times(value: i128, cost: i128) -> Option<i64> {
    part(value, cost, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 276,000 for 63,500 = 4.3×; confirmed alone 2.8× (M32).
    #[test]
    fn a_value_is_so_many_times_its_cost() {
        assert_eq!([times(27_600_000, 6_350_000), times(18_000_000, 6_350_000)], [Some(43), Some(28)]);
        assert_eq!([times(100, 0), times(0, 100)], [None, Some(0)]);
    }
}
