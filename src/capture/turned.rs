//! A line of which the words are none and would be some had the other keyboard layout been on: «ghjcbn crblre» is «просит скидку». What was
//! typed is what is kept; what may have been meant is offered.

use super::kinds::leading_kind;
use super::meaning::Meaning;
use super::mentioned::texts;
use super::took_place;
use super::unread::is_plain;
use crate::domain::dates::is_about_days;
use crate::domain::layout::{is_unspeakable, other};
use crate::domain::name::fold;

/// Fewer letters say nothing.
const LETTERS: usize = 4;
/// So many words are looked at.
const WORDS: usize = 40;
/// So many Russian letters without a vowel among them are no word.
const RUN: usize = 5;
/// A word begins with fewer.
const BEGUN: usize = 4;
/// Signs behind a word as the keys of the Latin layout give them, and what the same keys give in the Russian one.
const SIGNS: [(char, char); 5] = [('?', ','), ('/', '.'), ('^', ':'), ('$', ';'), ('&', '?')];

/// The line as it was meant, where at least half of the words that it tells are none as they stand and would be in the other layout.
pub(super) fn meant(meaning: &Meaning) -> Option<String> {
    let told: Vec<&str> = texts(meaning).flat_map(str::split_whitespace).filter(|word| letters(word) > 1).take(WORDS).collect();
    let odd: Vec<&str> = told.iter().copied().filter(|word| is_odd(word)).collect();
    // «просит crblre до пт»: of a word that is none and is a usual one there, the others say nothing.
    let plain = odd.iter().all(|word| other(signless(word)).is_some_and(|meant| is_known(&meant)));
    if odd.is_empty() || odd.len() * 2 < told.len() && !plain || odd.iter().map(|word| letters(word)).sum::<usize>() < LETTERS {
        return None;
    }
    let latin = odd.iter().filter(|word| is_latin(word)).count() * 2 > odd.len();
    // `xls and vsd sent` was typed as it was meant.
    let meant_so = |word: &&str| is_latin(word) == latin && is_known(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    if told.iter().any(meant_so) {
        return None;
    }
    let names: Vec<String> = meaning.account.likely().into_iter().map(|account| fold(&account.name)).collect();
    let turn = |word: &str| {
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let named = names.iter().any(|name| name.contains(&fold(plain)));
        if letters(word) == 0 || is_latin(word) != latin || is_known(plain) || named { word.to_owned() } else { turned(word, latin) }
    };
    let line: String = meaning
        .parsed
        .line
        .split_inclusive(char::is_whitespace)
        .map(|part| {
            let word = part.trim_end();
            format!("{}{}", turn(word), part.get(word.len()..).unwrap_or_default())
        })
        .collect();
    (line != meaning.parsed.line).then_some(line)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

fn is_latin(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !is_russian(c))
}

fn is_russian(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

/// «Müller», «Önal»: letters that neither layout has were meant as they stand.
fn has_a_foreign_letter(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && !is_russian(c))
}

/// A word in the other layout, with the sign behind it.
fn turned(word: &str, latin: bool) -> String {
    let last = word.chars().next_back().filter(|_| latin);
    let sign = last.and_then(|last| match SIGNS.iter().find(|(typed, _)| *typed == last) {
        Some((_, meant)) => Some(*meant),
        None => Some(last).filter(|last| [',', '.', ';', ':'].contains(last)),
    });
    match (sign, last) {
        (Some(sign), Some(last)) => other(word.trim_end_matches(last)).unwrap_or_default() + &sign.to_string(),
        _ => other(word).unwrap_or_else(|| word.to_owned()),
    }
}

/// A word without the signs behind it that no letter has in the other layout.
fn signless(word: &str) -> &str {
    word.trim_end_matches(['.', ';', ':', '!', '?', '/', '^', ')'])
}

/// Whether a word is none, and would be one in the other layout.
fn is_odd(word: &str) -> bool {
    // «абонент недоступен» in quotes: no key of a letter gives these signs.
    let word = word.trim_matches(['«', '»', '(', '“', '”', '„', '—', '–']);
    let latin = is_latin(word);
    let plain = if latin {
        word.trim_end_matches([',', '.', ';', ':', '!', '?', '/', '^', ')'])
    } else {
        word.trim_end_matches(['.', '!', '?', ','])
    };
    let large = plain.chars().all(|c| !c.is_lowercase());
    if large || plain.chars().any(|c| c.is_ascii_digit()) || is_known(plain) || has_a_foreign_letter(plain) {
        return false;
    }
    let Some(meant) = other(plain) else { return false };
    let (odd, speakable) =
        if latin { (is_unspeakable(plain), !is_no_russian(&meant)) } else { (is_no_russian(plain), !is_unspeakable(&meant)) };
    speakable && (odd && letters(plain) > 2 || is_known(meant.trim_end_matches([',', '.', ';'])))
}

/// Whether Russian letters make no word that could be spoken: «ьууештп», «зкшсу».
fn is_no_russian(word: &str) -> bool {
    let folded = fold(word);
    let vowel = |c: char| "аеиоуыэюя".contains(c);
    let run = folded.split(vowel).map(|run| run.chars().filter(|c| c.is_alphabetic()).count()).max().unwrap_or(0);
    let letters: Vec<char> = folded.chars().collect();
    // «встреча» begins with four, and with «в».
    let begun = letters.iter().take_while(|c| !vowel(**c)).count();
    let begun = begun >= BEGUN && letters.first() != Some(&'в');
    let pairs = letters.windows(2).any(|pair| match pair {
        [before, 'ь' | 'ъ'] => vowel(*before),
        [before, 'ы'] => "гкхжшчщй".contains(*before),
        _ => false,
    });
    begun
        || pairs
        || folded.starts_with(['ь', 'ъ', 'ы'])
        || run >= RUN
        || !folded.contains(vowel)
        || folded.chars().any(|c| !c.is_alphanumeric() && c != '-')
}

/// Whether a word is one by which contacts are told.
fn is_known(word: &str) -> bool {
    let folded = fold(word);
    let kind = || leading_kind(&[&folded]).is_some_and(|read| read.whole);
    letters(word) > 1 && (is_plain(&folded) || took_place::is_heard(&folded) || is_about_days(&folded) || kind())
}
