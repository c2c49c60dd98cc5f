//! Tenders: how often we win, and how far our price was from the winner's (M12).

use super::part;

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

    #[test]
    fn the_gap_is_measured_by_the_winner() {
        assert_eq!([gap(96, 91), gap(91, 96), gap(91, 91), gap(91, 0)], [Some(55), Some(-52), Some(0), None]);
    }
}
