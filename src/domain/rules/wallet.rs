//! Our part of what an account needs, and what of it is free (M15, M43).

use super::part;

/// What is known of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wallet {
    /// The need is known.
    Share {
        /// Our part of it, in tenths of a percent.
        tenths: i64,
        /// What neither we nor a known competitor supplies, in minor units.
        unknown: i128,
    },
    /// More is supplied than is said to be needed: by so much, in minor units, the need is larger at least.
    Understated(i128),
    /// Nobody knows what is needed: a question.
    Unknown,
}

/// Our part of a need, from what we and the competitors supply, in minor units of one currency and one period.
pub fn wallet(need: Option<i128>, ours: i128, rivals: i128) -> Wallet {
    let Some(need) = need.filter(|need| *need > 0) else { return Wallet::Unknown };
    let supplied = ours.saturating_add(rivals);
    if supplied > need {
        return Wallet::Understated(supplied - need);
    }
    part(ours, need, 1_000).map_or(Wallet::Unknown, |tenths| Wallet::Share { tenths, unknown: need - supplied })
}

/// By how many tenths of a percentage point a share changed, of what was needed before and of what is now; rounded once.
pub fn change((ours, need): (i128, i128), (ours_now, need_now): (i128, i128)) -> Option<i64> {
    let of = |one: i128, other: i128| one.checked_mul(other);
    if need <= 0 || need_now <= 0 {
        return None;
    }
    part(of(ours_now, need)?.checked_sub(of(ours, need_now)?)?, of(need, need_now)?, 1_000)
}

/// What is known of one line of our products in one unit of the client's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Bought from us.
    Ours,
    /// Bought from somebody else.
    Rival,
    /// Not needed there.
    NotNeeded,
    /// Needed, and bought from nobody.
    Free,
    /// Nobody knows: a question.
    #[default]
    Unknown,
}

/// How far the client's units buy what we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Cells in which is bought from us.
    pub ours: usize,
    /// Cells in which something is needed, or may be.
    pub needed: usize,
    /// Those of them of which nobody knows.
    pub unknown: usize,
}

impl Coverage {
    /// In whole percent; none where nothing is needed.
    pub fn percent(self) -> Option<i64> {
        part(i128::try_from(self.ours).ok()?, i128::try_from(self.needed).ok()?, 100)
    }
}

/// Coverage of a grid.
pub fn coverage(cells: impl IntoIterator<Item = Cell>) -> Coverage {
    let mut found = Coverage { ours: 0, needed: 0, unknown: 0 };
    for cell in cells {
        found.ours += usize::from(cell == Cell::Ours);
        found.needed += usize::from(cell != Cell::NotNeeded);
        found.unknown += usize::from(cell == Cell::Unknown);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_part_of_the_wallet_never_exceeds_it() {
        assert_eq!(wallet(Some(90), 36, 0), Wallet::Share { tenths: 400, unknown: 54 });
        assert_eq!(wallet(Some(96), 33, 0), Wallet::Share { tenths: 344, unknown: 63 });
        assert_eq!(wallet(Some(90), 36, 48), Wallet::Share { tenths: 400, unknown: 6 });
        assert_eq!(wallet(Some(90), 60, 48), Wallet::Understated(18));
        assert_eq!([wallet(None, 36, 48), wallet(Some(0), 0, 0)], [Wallet::Unknown; 2]);
        assert_eq!(change((36, 90), (33, 96)), Some(-56));
        assert_eq!(change((36, 0), (33, 96)), None);
    }

    #[test]
    fn white_space_is_what_is_needed_and_not_ours() {
        let cells = [(Cell::NotNeeded, 3), (Cell::Ours, 5), (Cell::Rival, 1), (Cell::Free, 1), (Cell::Unknown, 2)];
        let found = coverage(cells.into_iter().flat_map(|(cell, times)| std::iter::repeat_n(cell, times)));
        assert_eq!((found, found.percent()), (Coverage { ours: 5, needed: 9, unknown: 2 }, Some(56)));
        assert_eq!(coverage([Cell::NotNeeded; 4]).percent(), None);
    }
}
