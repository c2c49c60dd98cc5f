//! Days typed while the other keyboard layout was on: «lj pfdnhf» is «до завтра».

use crate::domain::dates::leading_day;
use crate::domain::field::Bias;
use crate::search::variants;
use chrono::NaiveDate;
use std::ops::Range;

/// The most words of a day that are looked at.
const WORDS: usize = 4;
/// Fewer letters say nothing in a text: «dn» is a size of pipes as well.
pub const LETTERS: usize = 4;

/// The words with those of a day at their end, or else at their beginning, as the same keys give them in the other layout.
/// `None` where they are no day there either, or one of fewer letters than `least`.
pub fn with_day(words: &[&str], least: usize, today: NaiveDate) -> Option<Vec<String>> {
    let edge = WORDS.min(words.len());
    let turn = |at: Range<usize>| words.get(at).unwrap_or_default().iter().map(|word| in_the_other_layout(word)).collect::<Vec<_>>();
    let (begin, end) = (turn(0..edge), turn(words.len() - edge..words.len()));
    (1..=edge).rev().find_map(|count| {
        let last = words.len() - count;
        [(last..words.len(), end.get(edge - count..)), (0..count, begin.get(..count))].into_iter().find_map(|(at, other)| {
            let (typed, other) = (words.get(at.clone())?, other?);
            let letters = typed.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).count();
            let refs: Vec<&str> = other.iter().map(String::as_str).collect();
            let said = leading_day(&refs, today, Bias::Future).filter(|_| letters >= least && refs != typed)?;
            (said.sure && said.words == count).then(|| {
                let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
                all.splice(at, other.iter().cloned());
                all
            })
        })
    })
}

/// A word as the same keys give it in the other layout; figures stay what they are.
fn in_the_other_layout(word: &str) -> String {
    let others = || variants(word).into_iter().nth(1);
    if word.chars().any(char::is_alphabetic) { others().unwrap_or_else(|| word.to_owned()) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day;

    #[test]
    fn a_day_is_a_day_in_either_layout() {
        let today = day::from_iso("2026-11-25").unwrap();
        for (typed, read) in [
            ("rg pfdnhf", Some("rg завтра")),
            ("КП lj gn", Some("КП до пт")),
            ("lj gn КП", Some("до пт КП")),
            ("КП lj 12.12", None),
            ("rg xthtp 3 lyz", Some("rg через 3 дня")),
            ("кп ин акш", Some("кп by fri")),
            ("rg ljpfdnhf", None),
            ("трубы dn", None),
            ("КП до пт", None),
        ] {
            let words: Vec<&str> = typed.split_whitespace().collect();
            assert_eq!(with_day(&words, LETTERS, today).map(|words| words.join(" ")).as_deref(), read, "{typed}");
        }
    }
}
