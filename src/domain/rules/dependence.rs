//! How far our company depends on an account (M2).

use super::part;

/// What an account's income says beside our company's of the same period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependence {
    /// Its share.
    Share {
        /// In tenths of a percent.
        tenths: i64,
        /// What that means.
        level: Level,
    },
    /// The account brings more than the whole company: the company's total wants looking at.
    Exceeds,
    /// It brings nothing, or a loss: no share can be told.
    Nothing,
}

/// What a share means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One of many.
    Usual,
    /// A tenth of all, or more.
    Key,
    /// More than a fifth.
    Critical,
    /// More than seven tenths: losing it is the end.
    Mono,
}

/// The dependence on an account by its income and the company's, in minor units of one currency and of one period.
pub fn dependence(account: i128, company: i128) -> Dependence {
    if account <= 0 {
        return Dependence::Nothing;
    }
    if account > company {
        return Dependence::Exceeds;
    }
    let exceeds = |percent: i128| account.saturating_mul(100) > company.saturating_mul(percent);
    let level = match () {
        () if exceeds(70) => Level::Mono,
        () if exceeds(20) => Level::Critical,
        () if account.saturating_mul(100) >= company.saturating_mul(10) => Level::Key,
        () => Level::Usual,
    };
    part(account, company, 1_000).map_or(Dependence::Exceeds, |tenths| Dependence::Share { tenths, level })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dependence::{Exceeds, Nothing, Share};

    #[test]
    fn the_share_of_our_income_says_how_far_we_depend() {
        for (account, company, wanted) in [
            (42, 350, Share { tenths: 120, level: Level::Key }),
            (72, 350, Share { tenths: 206, level: Level::Critical }),
            (250, 350, Share { tenths: 714, level: Level::Mono }),
            (35, 350, Share { tenths: 100, level: Level::Key }),
            (70, 350, Share { tenths: 200, level: Level::Key }),
            (245, 350, Share { tenths: 700, level: Level::Critical }),
            (34, 350, Share { tenths: 97, level: Level::Usual }),
            (350, 350, Share { tenths: 1_000, level: Level::Mono }),
            (351, 350, Exceeds),
            (1, 0, Exceeds),
            (0, 350, Nothing),
            (-5, 350, Nothing),
        ] {
            assert_eq!(dependence(account, company), wanted, "{account} of {company}");
        }
    }
}
