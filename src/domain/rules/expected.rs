//! What opportunities may bring, by how likely they are (M28).

use super::rounded;

/// What may come of opportunities in one currency, in its minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Each amount by its probability, together.
    pub expected: i128,
    /// All amounts together.
    pub whole: i128,
    /// How many have no probability: they are in the whole alone.
    pub unlikely: usize,
}

/// The same of sums that were added up already: each amount times its probability in percent, all amounts, and how many of them have none.
pub fn of_sums(weighed: i128, whole: i128, unlikely: usize) -> Expected {
    Expected { expected: rounded(weighed, 100).unwrap_or_default(), whole, unlikely }
}

/// What comes of amounts with their probabilities in percent, rounded once at the end.
pub fn expected(amounts: &[(i128, Option<i64>)]) -> Expected {
    let weighed = amounts.iter().filter_map(|(amount, percent)| Some(amount.saturating_mul(i128::from((*percent)?))));
    let whole = amounts.iter().map(|(amount, _)| *amount).sum();
    of_sums(weighed.fold(0, i128::saturating_add), whole, amounts.iter().filter(|(_, percent)| percent.is_none()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_probability_is_in_the_whole_alone() {
        let three = [(260, Some(80)), (1_840, Some(60)), (9_600, Some(25))];
        assert_eq!(expected(&three), Expected { expected: 3_712, whole: 11_700, unlikely: 0 });
        assert_eq!(expected(&[(100, None), (1, Some(50))]), Expected { expected: 1, whole: 101, unlikely: 1 });
        assert_eq!(expected(&[]), Expected::default());
    }
}
