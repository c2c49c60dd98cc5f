//! How much of what a client wants we cover (M3).

use super::part;

/// How far one of our strengths covers what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// Wholly.
    Whole,
    /// In part: it counts half.
    Partly,
    /// Not at all.
    Not,
}

impl Covered {
    fn halves(self) -> i128 {
        match self {
            Covered::Whole => 2,
            Covered::Partly => 1,
            Covered::Not => 0,
        }
    }
}

/// The percent from which a client fits us.
const FITS: i128 = 75;

/// How much of the weights is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// In tenths of a percent, with what nobody has marked counted as not covered.
    pub least: i64,
    /// The same counted as covered; as much as `least` where everything is marked.
    pub most: i64,
    /// Whether the client fits: yes or no, or `None` while what is not marked decides it.
    pub fits: Option<bool>,
}

/// The coverage of needs, each with its weight and how far it is covered, `None` where nobody has marked it. None where nothing weighs
/// anything.
pub fn coverage(needs: impl IntoIterator<Item = (i64, Option<Covered>)>) -> Option<Coverage> {
    let (mut whole, mut least, mut most) = (0_i128, 0, 0);
    for (weight, covered) in needs {
        let weight = i128::from(weight.max(0));
        whole += weight * 2;
        least += weight * covered.map_or(0, Covered::halves);
        most += weight * covered.map_or(2, Covered::halves);
    }
    let fits = |halves: i128| halves * 100 >= whole * FITS;
    let of = |halves| part(halves, whole, 1_000);
    Some(Coverage { least: of(least)?, most: of(most)?, fits: (fits(least) == fits(most)).then(|| fits(least)) })
}

#[cfg(test)]
mod tests {
    use super::Covered::{Not, Partly, Whole};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_figures_of_the_ruler() {
        let five = [(5, Some(Whole)), (4, Some(Whole)), (3, Some(Partly)), (2, Some(Not)), (1, Some(Whole))];
        assert_eq!(coverage(five), Some(Coverage { least: 767, most: 767, fits: Some(true) }));
        let mut four = [(5, Some(Whole)), (3, Some(Whole)), (2, Some(Partly)), (2, Some(Not))];
        assert_eq!(coverage(four), Some(Coverage { least: 750, most: 750, fits: Some(true) }), "exactly three quarters fit");
        four[3].1 = None;
        assert_eq!(coverage(four), Some(Coverage { least: 750, most: 917, fits: Some(true) }));
        assert_eq!(coverage([(2, Some(Whole)), (2, None)]).unwrap().fits, None, "what is not marked decides it");
        assert_eq!([coverage([]), coverage([(0, Some(Whole))])], [None; 2], "never nothing of nothing");
    }

    proptest! {
        /// Marking what was open narrows the range and never leaves it.
        #[test]
        fn marking_narrows_the_range(needs in prop::collection::vec((1_i64..10, prop::option::of(0..3_u8)), 1..8), pick in 0..8_usize) {
            let of = |mark: &Option<u8>| mark.map(|mark| [Whole, Partly, Not][usize::from(mark)]);
            let before = coverage(needs.iter().map(|(weight, mark)| (*weight, of(mark)))).unwrap();
            let mut marked = needs.clone();
            let at = pick % marked.len();
            marked[at].1 = marked[at].1.or(Some(1));
            let after = coverage(marked.iter().map(|(weight, mark)| (*weight, of(mark)))).unwrap();
            prop_assert!(before.least <= after.least && after.most <= before.most && after.least <= after.most);
        }
    }
}
