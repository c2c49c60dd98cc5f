//! Finding: short lists ([`rank`]), names across the file (`palette`), everything written (`full_text`).

pub mod accounts;
pub mod actions;
pub mod apart;
pub mod beside;
mod called;
mod dialled;
pub mod full_text;
pub mod likeness;
pub mod lines;
mod meant;
mod named;
pub mod palette;
pub mod query;
pub mod slip;
pub mod span;

pub use named::{after_preposition, names};

use crate::domain::layout::KEYS as LAYOUT;
use crate::domain::lookalike::other_look;
use crate::domain::name::fold;
use crate::domain::phone::begun_with_extension;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// What may have been meant: the folded text as typed, as the same keys give it in the other layout, and in the other alphabet
/// where the letters look alike.
pub fn variants(typed: &str) -> Vec<String> {
    let folded = fold(typed);
    let swap = |from: &str, to: &str| -> String {
        folded.chars().map(|c| from.chars().position(|known| known == c).and_then(|at| to.chars().nth(at)).unwrap_or(c)).collect()
    };
    let mut variants = vec![folded.clone()];
    for other in [swap(LAYOUT.0, LAYOUT.1), swap(LAYOUT.1, LAYOUT.0)] {
        if !variants.contains(&other) {
            variants.push(other);
        }
    }
    variants.extend(other_look(&folded).filter(|other| !variants.contains(other)));
    // Whoever has another extension, or none written down, answers at the same number.
    variants.extend(begun_with_extension(&folded).map(|(_, key)| key));
    variants
}

/// The candidates that match, best first: beginnings of words before substrings before scattered letters; ties keep
/// their order. An empty text matches all.
pub fn rank<T>(typed: &str, candidates: Vec<T>, text: impl Fn(&T) -> String) -> Vec<T> {
    if typed.trim().is_empty() {
        return candidates;
    }
    let variants = variants(typed);
    let matcher = SkimMatcherV2::default();
    let mut scored: Vec<(i64, usize, T)> = candidates
        .into_iter()
        .enumerate()
        .filter_map(|(at, candidate)| {
            let text = fold(&text(&candidate));
            let score = variants.iter().filter_map(|variant| score(&matcher, &text, variant)).max()?;
            Some((score, at, candidate))
        })
        .collect();
    scored.sort_by_key(|(score, at, _)| (-score, *at));
    scored.into_iter().map(|(.., candidate)| candidate).collect()
}

/// Whether each word typed, in either layout, begins a word of a text.
pub fn begins(typed: &str, text: &str) -> bool {
    let text = fold(text);
    let has = |word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|known| known.starts_with(word));
    variants(typed).iter().any(|variant| !variant.trim().is_empty() && variant.split_whitespace().all(has))
}

/// Compares letters that stand in their order with others between: the one place where a library does it.
struct Scattered(SkimMatcherV2);

impl Scattered {
    fn new() -> Scattered {
        Scattered(SkimMatcherV2::default().respect_case())
    }

    /// How well the letters of a word stand in a text.
    fn score(&self, text: &str, word: &str) -> Option<i64> {
        self.0.fuzzy_match(text, word)
    }

    /// Which characters of the text they are.
    fn places(&self, text: &str, word: &str) -> Option<Vec<usize>> {
        self.0.fuzzy_indices(text, word).map(|(_, places)| places)
    }
}

fn score(matcher: &SkimMatcherV2, text: &str, wanted: &str) -> Option<i64> {
    const BEGINNING: i64 = 1_000_000;
    const INSIDE: i64 = 500_000;
    match text.find(wanted) {
        Some(0) => Some(BEGINNING * 2),
        Some(at) if text.get(..at).is_some_and(|head| head.ends_with(|c: char| !c.is_alphanumeric())) => Some(BEGINNING),
        Some(_) => Some(INSIDE),
        None => matcher.fuzzy_match(text, wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_stand_before_substrings_before_scattered_letters() {
        let names = vec!["Морской Иван", "Кивано", "Иванов Пётр", "И-в-а-н"];
        assert_eq!(rank("иван", names, |name| (*name).to_owned()), ["Иванов Пётр", "Морской Иван", "Кивано", "И-в-а-н"]);
    }

    #[test]
    fn the_wrong_layout_finds_too() {
        for typed in ["bdfyjd", "иванов", "ИВАНОВ"] {
            assert_eq!(rank(typed, vec!["Петров", "Иванов"], |name| (*name).to_owned()), ["Иванов"]);
        }
        assert_eq!(rank("ьгддук", vec!["Müller", "Muller"], |name| (*name).to_owned()), ["Müller", "Muller"]);
        assert_eq!(rank("отв", vec!["нет"], |name| (*name).to_owned()), Vec::<&str>::new());
    }
}
