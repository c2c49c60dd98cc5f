//! Offers and tenders: how often we win, and how far our price was from the winner's (M12, M48).

use super::part;
use std::collections::BTreeMap;

/// From so many decided on a rate is told: of fewer it says more of chance than of us.
pub const LEAST: u32 = 3;

/// How tenders ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Won.
    pub won: u32,
    /// Won by somebody else.
    pub lost: u32,
}

impl Record {
    /// How many were decided: one that was withdrawn, or is still open, is none.
    pub fn decided(self) -> u32 {
        self.won.saturating_add(self.lost)
    }

    /// How many of them were won, in whole percent; none while none is decided.
    pub fn percent(self) -> Option<i64> {
        part(self.won.into(), self.decided().into(), 100)
    }
}

/// An offer or a tender that is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// For us.
    pub won: bool,
    /// Our price, in minor units.
    pub amount: Option<i64>,
    /// The winner's.
    pub winning: Option<i64>,
    /// Code of the currency of both.
    pub currency: String,
}

/// What several of them came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How they ended.
    pub record: Record,
    /// What was won and what was lost, in minor units of each currency: of those with a price.
    pub sums: BTreeMap<String, (i128, i128)>,
    /// How many of them have none: of the sums nothing is told then.
    pub unpriced: u32,
    /// Our prices and the winners', in minor units of each currency, and how many they are: of those lost of which both are known.
    pub prices: BTreeMap<String, (i128, i128, u64)>,
}

impl Tally {
    /// Counts them.
    pub fn of(all: &[Decided]) -> Tally {
        let mut tally = Tally::default();
        for one in all {
            *(if one.won { &mut tally.record.won } else { &mut tally.record.lost }) += 1;
            let Some(amount) = one.amount.map(i128::from) else {
                tally.unpriced += 1;
                continue;
            };
            let (won, lost) = tally.sums.entry(one.currency.clone()).or_default();
            *(if one.won { won } else { lost }) += amount;
            if let Some(winning) = one.winning.filter(|winning| !one.won && *winning > 0) {
                let (ours, theirs, count) = tally.prices.entry(one.currency.clone()).or_default();
                (*ours, *theirs, *count) = (*ours + amount, *theirs + i128::from(winning), *count + 1);
            }
        }
        tally
    }

    /// How many of them were won, in whole percent; none where fewer than [`LEAST`] are decided.
    pub fn rate(&self) -> Option<i64> {
        self.record.percent().filter(|_| self.record.decided() >= LEAST)
    }

    /// The same by what they came to in a currency; none where one of them has no price, which would count as nothing.
    pub fn rate_by_sum(&self, currency: &str) -> Option<i64> {
        let (won, lost) = self.sums.get(currency)?;
        part(*won, won.checked_add(*lost)?, 100).filter(|_| self.rate().is_some() && self.unpriced == 0)
    }

    /// By how many tenths of a percent our prices were above the winners' in each currency, and of how many that is.
    pub fn gaps(&self) -> impl Iterator<Item = (&str, i64, u64)> {
        self.prices.iter().filter_map(|(currency, (ours, theirs, count))| Some((currency.as_str(), gap(*ours, *theirs)?, *count)))
    }
}

/// By how many tenths of a percent our price was above the winning one, in minor units of one currency; below it where it is less than 0.
pub fn gap(ours: i128, winning: i128) -> Option<i64> {
    part(ours.checked_sub(winning)?, winning, 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_decided_counts() {
        let record = Record { won: 5, lost: 5 };
        assert_eq!((record.decided(), record.percent(), Record::default().percent()), (10, Some(50), None));
    }

    /// 5 won, 5 lost: 50 %, by sum apart; our 9.6 against 9.1 is +5.5 %; of two decided no rate is told.
    #[test]
    fn rates_are_told_of_enough_and_sums_of_each_currency() {
        let one = |won, amount: i64, winning| Decided { won, amount: Some(amount), winning, currency: "RUB".into() };
        let mut all = vec![one(true, 30, Some(30)); 5];
        all.extend(vec![one(false, 10, None); 4]);
        all.push(one(false, 96, Some(91)));
        let tally = Tally::of(&all);
        assert_eq!((tally.rate(), tally.rate_by_sum("RUB"), tally.rate_by_sum("EUR")), (Some(50), Some(52), None));
        assert_eq!(tally.gaps().collect::<Vec<_>>(), [("RUB", 55, 1)]);
        all.push(Decided { won: true, currency: "RUB".into(), ..Decided::default() });
        let tally = Tally::of(&all);
        assert_eq!((tally.rate(), tally.rate_by_sum("RUB"), tally.unpriced), (Some(55), None, 1), "a price that is not written is no zero");
        assert_eq!((Tally::of(&all[..2]).rate(), Tally::default().gaps().count()), (None, 0));
    }

    #[test]
    fn the_gap_is_measured_by_the_winner() {
        assert_eq!([gap(96, 91), gap(91, 96), gap(91, 91), gap(91, 0)], [Some(55), Some(-52), Some(0), None]);
    }
}
