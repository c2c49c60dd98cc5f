//! Days as they come from the keyboard: in the other layout («lj pfdnhf» is «до завтра»), or with a slip of the finger («завтро»).

use super::leading_day;
use super::words::{MONTHS, NEAR, WEEKDAYS};
use crate::domain::field::Bias;
use crate::domain::layout;
use crate::domain::name::fold;
use chrono::NaiveDate;
use std::ops::Range;

/// The most words of a day that are looked at.
const WORDS: usize = 4;
/// Fewer letters say nothing in a text: «dn» is a size of pipes as well.
pub const LETTERS: usize = 4;
/// A word of fewer letters is another word rather than a slip.
const SLIPPED: usize = 6;
/// Words that are one letter away from those of days.
const NO_SLIPS: &[&str] = &["завтрак", "янтарь", "янтаря", "янтарю", "sundry"];

/// The words with those of a day at their end, or else at their beginning, as the same keys give them in the other layout, and which
/// these are. `None` where they are no day there either, or one of fewer letters than `least`.
pub fn with_day(words: &[&str], least: usize, today: NaiveDate) -> Option<(Vec<String>, Range<usize>)> {
    let edge = WORDS.min(words.len());
    let other = |word: &&str| layout::other(word).unwrap_or_else(|| (*word).to_owned());
    let turn = |at: Range<usize>| words.get(at).unwrap_or_default().iter().map(other).collect::<Vec<_>>();
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
                all.splice(at.clone(), other.iter().cloned());
                (all, at)
            })
        })
    })
}

/// All words of a text in the other layout.
pub fn turned(text: &str) -> String {
    text.split_whitespace().map(|word| layout::other(word).unwrap_or_else(|| word.to_owned())).collect::<Vec<_>>().join(" ")
}

/// The word of a day from which a typed one is a slip of the finger away.
pub fn slip(typed: &str) -> Option<&'static str> {
    let typed = fold(typed.trim_matches(|c: char| !c.is_alphanumeric()));
    let length = typed.chars().count();
    if length + 1 < SLIPPED || NO_SLIPS.contains(&typed.as_str()) {
        return None;
    }
    let near = NEAR.iter().map(|(known, _)| (*known, true));
    let named = WEEKDAYS.iter().chain(&MONTHS).flat_map(|names| names.iter().copied()).map(|known| (known, false));
    let all = || near.clone().chain(named.clone()).filter(|(known, _)| known.chars().count() >= SLIPPED);
    if all().any(|(known, _)| known == typed) {
        return None;
    }
    let ends = |text: &str| text.chars().next_back();
    // In its last letter another word is another case of the same day, or one made of it: «пятницей», «mondays».
    all()
        .find(|(known, one)| (*one || ends(known) == ends(&typed)) && !typed.starts_with(known) && is_one_slip(&typed, known))
        .map(|(known, _)| known)
}

/// Whether two words differ in one letter, by one that is missing or too many, or by two that changed places.
fn is_one_slip(typed: &str, known: &str) -> bool {
    let (typed, known): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    let begun = typed.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let (typed, known) = (typed.get(begun..).unwrap_or_default(), known.get(begun..).unwrap_or_default());
    let ended = typed.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    match (typed.get(..typed.len() - ended), known.get(..known.len() - ended)) {
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        (Some(typed), Some(known)) => typed.len().max(known.len()) == 1,
        _ => false,
    }
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
            assert_eq!(with_day(&words, LETTERS, today).map(|(words, _)| words.join(" ")).as_deref(), read, "{typed}");
        }
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        for (typed, meant) in [
            ("завтро", "завтра"),
            ("зватра", "завтра"),
            ("послезавтро", "послезавтра"),
            ("пятниццу", "пятницу"),
            ("понедельнк", "понедельник"),
            ("tomorrrow", "tomorrow"),
            ("firday", "friday"),
            ("дкабря", "декабря"),
        ] {
            assert_eq!(slip(typed), Some(meant), "{typed}");
        }
        for typed in
            ["завтрак", "завтра", "пятницей", "пятницам", "вторникам", "mondays", "янтарь", "среди", "образцы", "четверть", "ноябре"]
        {
            assert_eq!(slip(typed), None, "{typed}");
        }
    }
}
