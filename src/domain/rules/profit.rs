//! What an account leaves, and what it is worth over years (M31).

use super::{WHOLE, part, rounded};
use crate::domain::span::months_shared;
use chrono::NaiveDate;

/// What an account costs in a year, in minor units of the currency of its turnover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// The goods themselves.
    pub goods: i128,
    /// Service for them.
    pub service: i128,
    /// Winning them.
    pub acquisition: i128,
    /// Keeping them: visits, meals, hours of ours.
    pub relationship: i128,
    /// Learning for them.
    pub knowledge: i128,
}

impl Costs {
    /// All of it.
    pub fn sum(&self) -> i128 {
        self.goods + self.service + self.acquisition + self.relationship + self.knowledge
    }
}

/// What of an expense falls on a stretch of months, each of those that it is of alike; none where none of them does. Both by their first and
/// last day.
pub fn falls_on(amount: i128, of: (NaiveDate, NaiveDate), stretch: (NaiveDate, NaiveDate)) -> Option<i128> {
    let (within, months) = (months_shared(of, stretch), months_shared(of, of));
    (within > 0).then(|| rounded(amount.checked_mul(within.into())?, months.into())).flatten()
}

/// What is left of a turnover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profit {
    /// Before taxes, in minor units.
    pub before_tax: i128,
    /// Taxes: none on a loss.
    pub tax: i128,
    /// Net.
    pub net: i128,
    /// Net as part of the turnover, in tenths of a percent; none where nothing was sold.
    pub tenths: Option<i64>,
}

/// What is left of a year's turnover after costs, and a tax in hundredths of a percent.
pub fn profit(turnover: i128, costs: &Costs, tax: u32) -> Profit {
    let before_tax = turnover - costs.sum();
    let tax = rounded(before_tax.max(0).saturating_mul(tax.into()), WHOLE).unwrap_or_default();
    let net = before_tax - tax;
    Profit { before_tax, tax, net, tenths: part(net, turnover, 1_000) }
}

/// Parts of a minor unit that are carried from year to year, so that only the end is rounded.
const FINER: i128 = 1_000_000;

/// The value today of what is paid now and of what comes at the end of each year, in minor units, at a rate in hundredths of a percent;
/// none where it is too large to be told.
pub fn present_value(now: i128, flows: &[i128], rate: u32) -> Option<i128> {
    let by = WHOLE + i128::from(rate);
    let later = flows.iter().rev().try_fold(0_i128, |worth, flow| {
        let worth = flow.checked_mul(FINER)?.checked_add(worth)?;
        rounded(worth.checked_mul(WHOLE)?, by)
    })?;
    rounded(now.checked_mul(FINER)?.checked_add(later)?, FINER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_may_leave_the_least() {
        let costs = Costs { goods: 9_000, service: 600, acquisition: 100, relationship: 250, knowledge: 50 };
        assert_eq!(profit(12_000, &costs, 2_500), Profit { before_tax: 2_000, tax: 500, net: 1_500, tenths: Some(125) });
        let costs = Costs { goods: 16_200, service: 1_500, acquisition: 0, relationship: 450, knowledge: 50 };
        assert_eq!(profit(18_000, &costs, 2_500), Profit { before_tax: -200, tax: 0, net: -200, tenths: Some(-11) });
        assert_eq!(profit(0, &Costs::default(), 2_500), Profit { before_tax: 0, tax: 0, net: 0, tenths: None });
    }

    #[test]
    fn an_expense_of_a_stretch_falls_on_its_months_alike() {
        let stretch = |period: &str| crate::domain::span::bounds(period).unwrap();
        let of = |amount, period: &str, first: &str, last: &str| falls_on(amount, stretch(period), (stretch(first).0, stretch(last).1));
        let year = |first: &str, last: &str| of(1_200, "2026", first, last);
        assert_eq!(
            [year("2025-11", "2026-10"), year("2026", "2026"), of(100, "2026-Q1", "2026-03", "2026-12")],
            [Some(1_000), Some(1_200), Some(33)]
        );
        assert_eq!([year("2025", "2025"), year("2024-11", "2025-10")], [None; 2]);
    }

    /// In roubles; the file keeps kopecks.
    #[test]
    fn what_comes_later_is_worth_less() {
        let value = |now: i128, flows: &[i128], rate: u32| {
            let minor: Vec<i128> = flows.iter().map(|flow| flow * 100).collect();
            rounded(present_value(now * 100, &minor, rate).unwrap(), 100).unwrap()
        };
        assert_eq!(value(0, &[1_000_000; 5], 1_500), 3_352_155);
        assert_eq!(value(0, &[1_000_000; 5], 0), 5_000_000);
        assert_eq!(value(0, &[-200_000; 3], 1_500), -456_645);
        assert_eq!(value(-300_000, &[400_000, 500_000, 600_000], 1_500), 820_408);
        assert_eq!(value(0, &[], 1_500), 0);
        assert_eq!(present_value(i128::MAX, &[1], 1_500), None);
    }

    proptest! {
        #[test]
        fn a_higher_rate_is_never_worth_more(flow in 0_i128..1_000_000_000_000, years in 0_usize..40, rate in 0_u32..10_000, more in 0_u32..5_000) {
            let flows = vec![flow; years];
            let (one, other) = (present_value(0, &flows, rate).unwrap(), present_value(0, &flows, rate + more).unwrap());
            prop_assert!(other <= one && one <= flow * years as i128 && other >= 0);
        }
    }
}
