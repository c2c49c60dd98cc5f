//! A row of a report: some figures, since a report may have a million of them.

use super::cells::When;
use crate::domain::money::CURRENCIES;

/// A currency in which amounts are kept, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u8);

/// No currency is said.
const UNSAID: Place = Place(u8::MAX);
/// No cost is known: no amount is as far below zero.
const UNKNOWN: i64 = i64::MIN;
/// The report says nothing of costs, which is no word against one that is known.
const UNTOLD: i64 = i64::MIN + 1;

impl Place {
    fn of(code: Option<&str>) -> Place {
        let at = CURRENCIES.iter().position(|known| Some(known.code) == code);
        at.and_then(|at| u8::try_from(at).ok()).map_or(UNSAID, Place)
    }

    fn code(self) -> Option<&'static str> {
        CURRENCIES.get(usize::from(self.0)).map(|known| known.code)
    }
}

/// A row of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Who bought: the place in [`super::Report::clients`].
    pub client: u32,
    /// What: the place in [`super::Report::goods`].
    pub goods: u32,
    /// When.
    pub when: When,
    /// For how much, in minor units; what came back is below zero.
    pub amount: i64,
    cost: i64,
    currency: Place,
}

impl Bought {
    /// A row with what it cost us, if that is known, and its currency, if the report says one that is kept here. Of a report that says
    /// nothing of costs, see [`Bought::untold`].
    pub(super) fn new(
        line: u64,
        (client, goods): (u32, u32),
        when: When,
        amount: i64,
        cost: Option<i64>,
        currency: Option<&str>,
    ) -> Bought {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Bought { line, client, goods, when, amount, cost: cost.unwrap_or(UNKNOWN), currency: Place::of(currency) }
    }

    /// What it cost us, in minor units.
    pub fn cost(&self) -> Option<i64> {
        Some(self.cost).filter(|cost| *cost > UNTOLD)
    }

    /// Whether the report says what it cost us, or that this is not known.
    pub fn tells_cost(&self) -> bool {
        self.cost != UNTOLD
    }

    /// The row in a report that has its clients and goods at other places.
    pub(super) fn moved(self, client: u32, goods: u32) -> Bought {
        Bought { client, goods, ..self }
    }

    /// The row where nothing is said of what it cost us.
    pub(super) fn untold(self) -> Bought {
        Bought { cost: UNTOLD, ..self }
    }

    pub(super) fn set_cost(&mut self, cost: i64) {
        self.cost = cost;
    }

    /// In which currency, if the report says so.
    pub fn currency(&self) -> Option<&'static str> {
        self.currency.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_small_and_says_what_it_was_told() {
        assert_eq!(size_of::<Bought>(), 40);
        let when = When::from_kept("2026-01").unwrap();
        for code in CURRENCIES.iter().map(|known| Some(known.code)).chain([None]) {
            for cost in [None, Some(0), Some(-5)] {
                let row = Bought::new(7, (1, 2), when, 100, cost, code);
                assert_eq!((row.line, row.cost(), row.currency(), row.tells_cost()), (7, cost, code, true));
                assert_eq!((row.untold().cost(), row.untold().tells_cost()), (None, false));
            }
        }
    }
}
