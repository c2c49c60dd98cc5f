//! «+Костина от имени Агрозимы», `+smith on behalf of Beta`: on whose behalf somebody spoke, in words.

use super::naming::{Named, Names};
use crate::domain::name::fold;

/// After which words it stands.
const LED: [&[&str]; 4] = [&["от", "имени"], &["от", "лица"], &["по", "поручению"], &["on", "behalf", "of"]];
/// The most words of a company's name.
const NAME_WORDS: usize = 5;

/// Of how many words it is with those that lead to it, where a row of words begins so, and the name: only a company that is known.
pub(super) fn leading(words: &[&str], names: &dyn Names) -> Option<(usize, String)> {
    let begins = |led: &&&[&str]| words.len() > led.len() && led.iter().zip(words).all(|(known, word)| fold(word) == **known);
    let led = LED.iter().find(begins)?.len();
    let rest = words.get(led..)?;
    (1..=rest.len().min(NAME_WORDS)).rev().find_map(|count| {
        let name = rest.get(..count)?;
        let ended = name.iter().rev().skip(1).any(|word| word.ends_with([',', '.', ':']));
        let name = name.join(" ").trim_end_matches([',', '.', ':', '!', '?']).to_owned();
        let known = matches!(names.account(&name), Some(Named::Whole | Named::Form));
        (known && !ended).then_some((led + count, name))
    })
}
