//! Who was not there, by the words of a clause: «Дроновой нет», `Sorrell off sick so saw Winter instead`.

use super::super::super::busy::is_busy;
use super::super::super::kinds::leading_kind;
use super::super::super::telling;
use super::super::super::vocabulary::{ABSENT, NOBODY};
use super::super::super::{Parsed, What};
use super::super::remark;
use super::words::AGAIN;
use super::{SOMEBODY, clauses, comparable, find, is_neutral, is_of_contact, tells};
use crate::domain::name::fold;

/// Words, by their beginnings, that say of somebody that they were not there where a clause says nothing else of them.
const NOT_THERE: &[&[&str]] = &[
    &["нет"],
    &["не", "был"],
    &["не", "застал"],
    &["не", "брал"],
    &["не", "бер"],
    &["не", "взял"],
    &["не", "приш"],
    &["не", "приех"],
    &["не", "смог"],
    &["не", "работает"],
    &["не", "зашел"],
    &["не", "зашла"],
    &["не", "вышел"],
    &["не", "вышла"],
    &["не", "подключ"],
    &["не", "присоедин"],
    &["не", "яви"],
    &["не", "появи"],
    &["проспал"],
    &["прогулял"],
    &["проигнорир"],
    &["overslept"],
    &["not", "join"],
    &["never", "join"],
    &["not", "show"],
    &["never", "show"],
    &["not", "turn", "up"],
    &["not", "attend"],
    &["skipped"],
    &["уволи"],
    &["уехал"],
    &["not", "in"],
    &["not", "come"],
    &["not", "there"],
    &["not", "make", "it"],
    &["was", "off"],
    &["is", "off"],
    &["off"],
    &["has", "left"],
    &["left", "company"],
];
/// Words that may stand beside these.
const BESIDE: [&str; 14] =
    ["больше", "уже", "еще", "здесь", "там", "самой", "самого", "no", "longer", "there", "still", "off", "месте", "company"];

/// Whether words have one of somebody not being there among them.
pub(in crate::capture) fn speaks_of_absence(words: &[&str]) -> bool {
    NOT_THERE.iter().chain(ABSENT).any(|said| find(words, said).is_some())
}

/// Whether a clause says of somebody named that they were not there, before it says anything else.
pub(in crate::capture) fn says_of_absence(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    if begins_with_who_is_away(clause, person) {
        return true;
    }
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    // «у Дроновой нет»: what she has not.
    if words.first().is_none_or(|word| ["у", "от", "к"].contains(word))
        || NOBODY.iter().any(|said| said.len() > 2 && find(&words, said).is_some())
    {
        return false;
    }
    let of = |said: &[&str], word: &str| said.iter().any(|begun| word.starts_with(begun));
    let rest = |said: &[&str]| words.iter().all(|word| of(said, word) || is_neutral(word) || BESIDE.contains(word) || person(word));
    !from(&words) && NOT_THERE.iter().chain(ABSENT).any(|said| find(&words, said).is_some() && rest(said))
}

/// Whether a word is one of what somebody did, said or wants.
pub(in crate::capture) fn is_past_or_heard(word: &str) -> bool {
    telling::is_past(word) || remark::is_heard(word) || tells(word)
}

/// «в отпуске с пн»: until then somebody is there.
fn from(words: &[&str]) -> bool {
    words.iter().any(|word| ["с", "со", "from"].contains(word))
}

/// Whether words say no more than that somebody was not to be spoken to.
pub(super) fn absent(words: &[&str], person: &dyn Fn(&str) -> bool) -> bool {
    let found = ABSENT.iter().find_map(|said| Some((find(words, said)?, *said)));
    let is_of = |said: &[&str], word: &str| said.iter().any(|begun| word.starts_with(begun));
    let rest = |said: &[&str]| {
        let again = |word: &str| AGAIN.iter().any(|begun| word.starts_with(begun));
        words.iter().all(|word| is_of(said, word) || is_neutral(word) || again(word) || person(word))
    };
    let busy = || words.split_first().is_some_and(|(who, rest)| (*who == SOMEBODY || person(who)) && is_busy(rest));
    !from(words) && (found.is_some_and(|(_, said)| rest(said)) || busy())
}

/// «Дроновой нет», `Sorrell off sick so saw Winter instead`: whether a clause begins with somebody and says at once that they were not there.
pub(super) fn begins_with_who_is_away(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let somebody = |word: &str| word == SOMEBODY || person(word);
    // «визит Северлит, Орловцева нет» without the comma.
    let noun = words.iter().take_while(|word| is_of_contact(word) && !somebody(word)).count();
    if let Some([who, "нет"]) = words.get(noun..) {
        return somebody(who);
    }
    let Some((_, rest)) = words.split_first().filter(|(who, _)| somebody(who)) else { return false };
    // «вышел на новую работу»
    let plainly = |said: &&&[&str]| !said.first().is_some_and(|begun| begun.starts_with("вы") || begun.starts_with("ото"));
    rest == ["нет"] || is_busy(rest) || !from(rest) && ABSENT.iter().filter(plainly).any(|said| find(rest, said) == Some(0))
}

/// «у Мясоедова совещание до 16», `Smith had a meeting`: whether a clause says no more than that somebody had a contact of their own.
pub(super) fn is_kept_by_a_contact(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let folded = comparable(clause);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let somebody = |word: &str| word == SOMEBODY || person(word);
    let rest = match words[..] {
        ["у", who, ..] if somebody(who) => words.get(2..),
        [who, "had" | "has", "a" | "an", ..] if somebody(who) => words.get(3..),
        _ => None,
    };
    let Some((noun, rest)) = rest.and_then(<[&str]>::split_first) else { return false };
    let contact = leading_kind(&[noun]).is_some_and(|read| read.whole && !["call", "mail", "message", "complaint"].contains(&read.code));
    contact && rest.iter().all(|word| is_neutral(word))
}

/// How verbs begin with which one says with «не» that somebody will not be there.
const NOT_COMING: [&str; 9] = ["появит", "подключит", "присоединит", "буд", "смож", "смог", "може", "могу", "be"];
/// What leads to with whom a contact is, and so to nobody who stays away from it.
const LEADING: [&str; 6] = ["с", "со", "у", "with", "w", "of"];

/// «Медынская на встрече в пн не будет»: whether a clause says of somebody that they will not be at a contact, rather than that there is none.
pub(in crate::capture) fn is_of_a_guest(parsed: &Parsed, person: &dyn Fn(&str) -> bool) -> bool {
    let there = |what: &What| matches!(what, What::Kind { word, .. } if ["на ", "at "].iter().any(|led| fold(word).starts_with(led)));
    let of_head = parsed.pieces.iter().any(|piece| there(&piece.what));
    clauses(parsed).iter().any(|text| {
        let folded = comparable(text);
        let words: Vec<&str> = folded.split(|c: char| !(c.is_alphanumeric() || c == '+')).filter(|word| !word.is_empty()).collect();
        let led = |at: usize| at > 0 && LEADING.contains(&words[at - 1]);
        let somebody = (0..words.len()).any(|at| (words[at] == SOMEBODY || person(words[at])) && !led(at));
        let denied =
            words.windows(2).any(|pair| ["не", "not"].contains(&pair[0]) && NOT_COMING.iter().any(|begun| pair[1].starts_with(begun)));
        let within = (1..words.len()).any(|at| ["на", "at"].contains(&words[at - 1]) && is_of_contact(words[at]));
        somebody && denied && (of_head || within)
    })
}
