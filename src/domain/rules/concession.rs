//! What a concession costs, while it is being asked for (M50).

use super::{WHOLE, part, rounded};

/// What may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concession {
    /// Payment after more days than now: money that lies with them.
    Deferral {
        /// Days until payment now.
        from: u32,
        /// And then.
        to: u32,
        /// What money costs us in a year, in hundredths of a percent.
        rate: u32,
    },
    /// A price lower by so much, in hundredths of a percent; below zero where less is given than before.
    Discount(i64),
    /// A sum a year, in minor units, however much is bought: free delivery, or what was reckoned of a part of what is bought.
    Sum(i128),
}

/// What a concession costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// A year, in minor units.
    pub year: i128,
    /// As part of the turnover, in hundredths of a percent.
    pub of_turnover: i64,
    /// As part of the margin, in tenths of a percent, and the volume that makes up for it; none where no margin is known.
    pub margin: Option<Margin>,
}

/// What a concession does to a margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// How much of it goes, in tenths of a percent.
    pub goes: i64,
    /// By how many tenths of a percent more has to be sold for the same income; none where no volume makes up for it.
    pub volume: Option<i64>,
}

/// Days of a year that interest is reckoned by.
const YEAR: i128 = 365;

/// The price of a concession on a year's turnover, in minor units, and its margin in hundredths of a percent where that is known; none
/// where nothing is sold.
pub fn price(concession: Concession, turnover: i128, margin: Option<u32>) -> Option<Price> {
    // What it costs of the whole.
    let (cost, whole) = match concession {
        Concession::Deferral { from, to, rate } => ((i128::from(to) - i128::from(from)) * i128::from(rate), YEAR * WHOLE),
        Concession::Discount(part) => (i128::from(part), WHOLE),
        Concession::Sum(sum) => (sum, turnover),
    };
    if turnover <= 0 {
        return None;
    }
    let margin = margin.filter(|margin| *margin > 0).and_then(|margin| {
        // The margin in the same parts as the cost.
        let has = i128::from(margin).checked_mul(whole)?;
        let goes = cost.checked_mul(WHOLE)?;
        // What is sold besides leaves its whole margin where a sum is given, and else so much less.
        let leaves = if matches!(concession, Concession::Sum(_)) { has } else { has - goes };
        Some(Margin { goes: part(goes, has, 1_000)?, volume: part(goes, leaves, 1_000) })
    });
    Some(Price { year: rounded(turnover.checked_mul(cost)?, whole)?, of_turnover: part(cost, whole, WHOLE)?, margin })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In roubles.
    #[test]
    fn a_deferral_is_money_that_lies_with_them() {
        let asked = Concession::Deferral { from: 45, to: 60, rate: 1_800 };
        let price = price(asked, 1_200_000_000, Some(2_500)).unwrap();
        assert_eq!((rounded(price.year, 100), price.of_turnover), (Some(88_767), 74));
        // They offer prices half a percent higher.
        let offered = rounded(1_200_000_000 * 50, WHOLE).unwrap();
        assert_eq!(rounded(price.year - offered, 100), Some(28_767));
        assert_eq!(price.margin, Some(Margin { goes: 30, volume: Some(30) }));
        let given_back = Concession::Deferral { from: 60, to: 45, rate: 1_800 };
        assert_eq!(
            super::price(given_back, 1_200_000_000, None).map(|price| (rounded(price.year, 100), price.of_turnover)),
            Some((Some(-88_767), -74))
        );
    }

    #[test]
    fn a_discount_is_made_up_for_by_volume_or_by_none() {
        let volume = |part: i64, margin: u32| price(Concession::Discount(part), 100, Some(margin)).unwrap().margin.unwrap().volume;
        assert_eq!(
            [volume(300, 2_500), volume(500, 3_000), volume(2_500, 2_500), volume(3_000, 2_500)],
            [Some(136), Some(200), None, None]
        );
        let price = |turnover: i128, margin: Option<u32>| price(Concession::Discount(300), turnover, margin);
        assert_eq!(
            price(1_000_000, Some(2_500)),
            Some(Price { year: 30_000, of_turnover: 300, margin: Some(Margin { goes: 120, volume: Some(136) }) })
        );
        assert_eq!(price(1_000_000, None).unwrap().margin, None);
        assert_eq!([price(0, Some(2_500)), price(-5, Some(2_500))], [None; 2]);
    }

    /// Where 5 % become 3 %, as much comes back as 2 % cost.
    #[test]
    fn a_sum_weighs_as_the_part_that_it_is() {
        let price = |concession| price(concession, 1_000_000, Some(2_500)).unwrap();
        let (sum, discount) = (price(Concession::Sum(30_000)), price(Concession::Discount(300)));
        assert_eq!((sum.year, sum.of_turnover), (discount.year, discount.of_turnover));
        // 30,000 of an income of 250,000 are earned by 12 % more; of a discount the volume that makes up for it has its part too.
        assert_eq!([sum, discount].map(|price| price.margin.and_then(|margin| margin.volume)), [Some(120), Some(136)]);
        let all = price(Concession::Sum(250_000)).margin.and_then(|margin| margin.volume);
        assert_eq!(all, Some(1_000), "a sum is made up for by some volume, however great it is");
        assert_eq!(price(Concession::Discount(-200)).year, -price(Concession::Discount(200)).year);
    }
}
