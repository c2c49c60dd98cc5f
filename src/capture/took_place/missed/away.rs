//! Who was not there, by the words of a clause: «Дроновой нет», `Sorrell off sick so saw Winter instead`.

use super::super::super::vocabulary::ABSENT;
use super::words::AGAIN;
use super::{SOMEBODY, comparable, find, is_neutral};

/// Whether words say no more than that somebody was not to be spoken to.
pub(super) fn absent(words: &[&str], person: &dyn Fn(&str) -> bool) -> bool {
    let found = ABSENT.iter().find_map(|said| Some((find(words, said)?, *said)));
    let is_of = |said: &[&str], word: &str| said.iter().any(|begun| word.starts_with(begun));
    let rest = |said: &[&str]| {
        let again = |word: &str| AGAIN.iter().any(|begun| word.starts_with(begun));
        words.iter().all(|word| is_of(said, word) || is_neutral(word) || again(word) || person(word))
    };
    // «в отпуске с пн»: until then somebody is there.
    let from = words.iter().any(|word| ["с", "со", "from"].contains(word));
    !from && found.is_some_and(|(_, said)| rest(said))
}

/// «Дроновой нет», `Sorrell off sick so saw Winter instead`: whether a clause begins with somebody and says at once that they were not there.
pub(super) fn begins_with_who_is_away(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let Some((_, rest)) = words.split_first().filter(|(who, _)| **who == SOMEBODY || person(who)) else { return false };
    // «вышел на новую работу»
    let plainly = |said: &&&[&str]| !said.first().is_some_and(|begun| begun.starts_with("вы") || begun.starts_with("ото"));
    matches!(rest, ["нет"]) || ABSENT.iter().filter(plainly).any(|said| find(rest, said) == Some(0))
}
