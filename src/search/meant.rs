//! What may have been meant by what was typed to find a name, and which of its letters that finds.

use super::lines::{Place, Wanted};
use super::{Scattered, variants};
use crate::domain::declined::kept;
use crate::domain::forms::{beginnings, words};
use crate::domain::name::{fold, is_legal_form};
use crate::domain::phone::{is_phone, phone_begun};
use crate::domain::sound::sound;

/// How many meanings of what was typed are looked for.
const MEANT: usize = 5;

/// What may have been meant: as typed, in the other layout, and as a phone.
pub(super) fn meant(typed: &str) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    let figures: String = typed.chars().filter(char::is_ascii_digit).collect();
    if figures.len() > 2 && is_phone(typed) {
        return phone_begun(typed).iter().map(|figures| Wanted::new(figures.as_bytes())).collect();
    }
    let mut written = variants(typed);
    // German: what is `Müller` in the file may be typed `Mueller`.
    let plain = written[0].replace("ue", "u").replace("oe", "o").replace("ae", "a");
    written.push(plain);
    for variant in written {
        let wanted = Wanted::new(&sound(&variant).bytes);
        if !wanted.words.is_empty() && !all.contains(&wanted) {
            all.push(wanted);
        }
    }
    all.truncate(MEANT - 1);
    // «ромашке» means Ромашка: what the forms of each word have in common.
    let stems: Vec<String> = words(typed).iter().map(|word| beginnings(&word.folded).swap_remove(0)).collect();
    // «анне», «льву»: of a name so short, or one that changes within, less is in common than of a word.
    let kept: Vec<String> = words(typed).iter().map(|word| kept(&word.folded)).collect();
    let least: Vec<&str> = stems.iter().zip(&kept).map(|(stem, kept)| if kept.len() < stem.len() { kept } else { stem }.as_str()).collect();
    let is_short = least.iter().zip(&stems).any(|(least, stem)| least != stem);
    let wanted = Wanted::new(&sound(&least.join(" ")).bytes);
    if !wanted.words.is_empty() && !all.contains(&wanted) {
        all.push(wanted.as_stems(is_short));
    }
    all
}

/// The least letters of one kind that are no word.
const STRUCK: usize = 3;

/// What was typed in each layout, where a word of it is one letter again and again: «зззз». A legal form is a word.
pub(super) fn struck(typed: &str) -> Option<Vec<String>> {
    let is_struck = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next();
        word.chars().count() >= STRUCK && first.is_some_and(char::is_alphabetic) && letters.all(|letter| Some(letter) == first)
    };
    let of = |variant: &String| fold(variant).split_whitespace().find(|word| is_struck(word) && !is_legal_form(word)).map(str::to_owned);
    let struck: Vec<String> = variants(typed).iter().filter_map(of).collect();
    let as_typed = fold(typed).split_whitespace().any(|word| is_struck(word) && !is_legal_form(word));
    as_typed.then_some(struck)
}

/// The words of what was typed, each by the beginnings that its forms have.
pub(super) fn forms(typed: &str) -> Vec<Vec<Wanted>> {
    let forms = |word: &str| beginnings(word).iter().map(|head| Wanted::new(&sound(head).bytes)).collect::<Vec<_>>();
    words(typed).iter().map(|word| forms(&word.folded)).collect()
}

/// The characters of a name that the words find which are in it, where the others stand beside it.
pub(super) fn lit_beside(text: &str, wanted: &[Wanted]) -> Vec<usize> {
    let sound = sound(text);
    let found = |wanted: &Wanted| wanted.apart().iter().filter_map(|word| word.places(&sound.bytes)).flatten().collect::<Vec<Place>>();
    let places = wanted.iter().map(found).find(|places| !places.is_empty()).unwrap_or_default();
    let mut lit: Vec<usize> = places.iter().flat_map(|place| span(&sound.from, place.at, place.length)).collect();
    lit.sort_unstable();
    lit.dedup();
    lit
}

/// The characters of a name that any of what may have been meant finds, whole words before scattered letters.
pub(super) fn lit(text: &str, wanted: &[Wanted]) -> Vec<usize> {
    let sound = sound(text);
    let found = wanted.iter().find_map(|wanted| wanted.places(&sound.bytes));
    let mut lit: Vec<usize> = match found {
        Some(places) => places.iter().flat_map(|Place { at, length, .. }| span(&sound.from, *at, *length)).collect(),
        None => {
            let line = String::from_utf8_lossy(&sound.bytes);
            let bytes: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
            let scattered = Scattered::new();
            let each = |wanted: &Wanted| {
                wanted.words.iter().map(|word| scattered.places(&line, &String::from_utf8_lossy(word))).collect::<Option<Vec<_>>>()
            };
            let indices = wanted.iter().find_map(each);
            let letters = indices.into_iter().flatten().flatten();
            letters.filter_map(|at| sound.from.get(*bytes.get(at)?)).map(|from| *from as usize).collect()
        }
    };
    lit.sort_unstable();
    lit.dedup();
    lit
}

/// The characters from which some bytes of a sound came.
fn span(from: &[u32], at: usize, length: usize) -> std::ops::Range<usize> {
    match (from.get(at), from.get(at + length - 1)) {
        (Some(first), Some(last)) => *first as usize..*last as usize + 1,
        _ => 0..0,
    }
}
