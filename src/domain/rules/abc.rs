//! Who brings how much: ABC and Pareto's figure (M8).

use super::part;
use crate::domain::name::fold;

/// A class by what is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Among those who bring the first 80 %.
    A,
    /// The next, up to 95 %.
    B,
    /// The rest, and whoever brings nothing.
    C,
}

impl Class {
    /// Its letter, the same in every language.
    pub fn letter(self) -> &'static str {
        match self {
            Class::A => "A",
            Class::B => "B",
            Class::C => "C",
        }
    }
}

/// An account in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Where it stands in what was given.
    pub at: usize,
    /// None where nobody brings anything.
    pub class: Option<Class>,
    /// Its part of all that is brought, in tenths of a percent; none for who brings nothing.
    pub tenths: Option<i64>,
}

/// Accounts by what they bring, the largest first; those of one sum by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abc {
    /// All of them.
    pub ranked: Vec<Ranked>,
    /// What is brought by those who bring something: the whole of the shares.
    pub whole: i128,
    /// The same less what others cost.
    pub net: i128,
    /// What the first fifth brings.
    pub pareto: Option<Pareto>,
}

/// «2 из 9 (22 %) дают 68 %».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pareto {
    /// How many accounts are a fifth, rounded up.
    pub few: usize,
    /// Of how many.
    pub all: usize,
    /// What they bring of the whole, in tenths of a percent.
    pub tenths: i64,
}

/// Classes of accounts by name and sum, in minor units of one currency.
pub fn abc(accounts: &[(&str, i128)]) -> Abc {
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(accounts[*at].1));
    // Names are compared where sums are the same, and folded nowhere else.
    for same in order.chunk_by_mut(|one, other| accounts[*one].1 == accounts[*other].1).filter(|same| same.len() > 1) {
        same.sort_by_cached_key(|at| (fold(accounts[*at].0), accounts[*at].0));
    }
    let sums = || accounts.iter().map(|(_, sum)| *sum);
    let whole = sums().filter(|sum| *sum > 0).sum::<i128>();
    let mut before = 0_i128;
    let ranked: Vec<Ranked> = order
        .iter()
        .map(|at| {
            let sum = accounts[*at].1.max(0);
            let class = match () {
                () if whole == 0 => None,
                () if sum == 0 => Some(Class::C),
                () if before * 100 < whole * 80 => Some(Class::A),
                () if before * 100 < whole * 95 => Some(Class::B),
                () => Some(Class::C),
            };
            before += sum;
            Ranked { at: *at, class, tenths: part(sum, whole, 1_000).filter(|_| sum > 0) }
        })
        .collect();
    let few = accounts.len().div_ceil(5);
    let first = order.iter().take(few).map(|at| accounts[*at].1.max(0)).sum();
    let pareto = part(first, whole, 1_000).map(|tenths| Pareto { few, all: accounts.len(), tenths });
    Abc { ranked, whole, net: sums().sum::<i128>(), pareto }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn classes(sums: &[i128]) -> String {
        let names: Vec<String> = (0..sums.len()).map(|at| format!("{at:03}")).collect();
        let given: Vec<(&str, i128)> = names.iter().map(String::as_str).zip(sums.iter().copied()).collect();
        abc(&given).ranked.iter().map(|one| one.class.map_or("—".to_owned(), |class| format!("{class:?}"))).collect()
    }

    #[test]
    fn who_brings_the_first_four_fifths_is_a() {
        let sums = [4200, 2600, 1500, 700, 500, 300, 200, 0, -150];
        assert_eq!(classes(&sums), "AAABBCCCC");
        let names = ["а", "б", "в", "г", "д", "е", "ё", "ж", "з"];
        let given: Vec<(&str, i128)> = names.into_iter().zip(sums).collect();
        let found = abc(&given);
        assert_eq!((found.whole, found.net), (10_000, 9_850));
        assert_eq!(found.pareto, Some(Pareto { few: 2, all: 9, tenths: 680 }));
        assert_eq!(found.ranked.iter().filter_map(|one| one.tenths).collect::<Vec<_>>(), [420, 260, 150, 70, 50, 30, 20]);
        assert_eq!((classes(&[7]), classes(&[0, -3]), classes(&[])), ("A".to_owned(), "——".to_owned(), String::new()));
    }

    #[test]
    fn equal_sums_stand_by_name() {
        let found = abc(&[("Ёлка", 10), ("Астра", 10), ("Ель", 10)]);
        assert_eq!(found.ranked.iter().map(|one| one.at).collect::<Vec<_>>(), [1, 0, 2]);
    }

    proptest! {
        #[test]
        fn neither_order_nor_scale_changes_a_class(
            sums in prop::collection::vec(-1_000_000_000_i128..1_000_000_000_000, 0..40),
            scale in 1_i128..1_000_000,
            turn in any::<prop::sample::Index>(),
        ) {
            let names: Vec<String> = (0..sums.len()).map(|at| format!("{at:03}")).collect();
            let of = |order: &[usize], scale: i128| {
                let given: Vec<(&str, i128)> = order.iter().map(|at| (names[*at].as_str(), sums[*at] * scale)).collect();
                let found = abc(&given);
                let known = found.ranked.iter().map(|one| (order[one.at], one.class, one.tenths)).collect::<Vec<_>>();
                (known, found.pareto)
            };
            let mut order: Vec<usize> = (0..sums.len()).collect();
            let usual = of(&order, 1);
            prop_assert_eq!(&of(&order, scale), &usual);
            if !order.is_empty() {
                let by = turn.index(order.len());
                order.rotate_left(by);
            }
            prop_assert_eq!(&of(&order, 1), &usual);
        }

        #[test]
        fn the_parts_are_the_whole(sums in prop::collection::vec(0_i128..1_000_000_000_000, 1..40)) {
            let names: Vec<String> = (0..sums.len()).map(|at| at.to_string()).collect();
            let given: Vec<(&str, i128)> = names.iter().map(String::as_str).zip(sums.iter().copied()).collect();
            let found = abc(&given);
            prop_assert_eq!(found.ranked.iter().map(|one| given[one.at].1).sum::<i128>(), found.whole);
            let classes: Vec<_> = found.ranked.iter().map(|one| one.class).collect();
            prop_assert!(classes.is_sorted());
        }
    }
}
