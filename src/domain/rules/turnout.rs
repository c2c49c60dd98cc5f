//! Who came to what they were asked to, and what a guest cost (M30).

use super::{part, rounded};

/// How an event went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    /// How many were asked.
    pub asked: u64,
    /// How many of them came.
    pub came: u64,
}

impl Turnout {
    /// Percent of those asked who came, rounded half up; none where nobody was asked.
    pub fn part(self) -> Option<i64> {
        part(self.came.into(), self.asked.into(), 100)
    }

    /// What a guest cost, in minor units, where an event cost so much; none where nobody came.
    pub fn a_guest(self, cost: i64) -> Option<i128> {
        rounded(cost.into(), self.came.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Invited 12, came 7 → 58 %, 84,000 / 7 = 12,000 a guest; nobody came → the cost alone (M30).
    #[test]
    fn a_guest_costs_what_the_event_did_by_those_who_came() {
        let event = Turnout { asked: 12, came: 7 };
        assert_eq!((event.part(), event.a_guest(8_400_000)), (Some(58), Some(1_200_000)));
        let nobody = Turnout { asked: 3, came: 0 };
        assert_eq!((nobody.part(), nobody.a_guest(8_400_000), Turnout::default().part()), (Some(0), None, None));
    }
}
