//! What people of a client did among themselves: «Орловцев позвонил Макарову, тот за», `Ashby wrote Sinclair a note about us`. One knows it from
//! one of them, or from anywhere; that we were in touch with both, no word says.

use super::super::What;
use super::super::addressee::all_words;
use super::super::candidate::Resolved;
use super::super::kinds::is_verb;
use super::super::meaning::{Meaning, Whose};
use super::super::vocabulary::begins;
use super::missed::{clauses, is_neutral};
use crate::domain::name::fold;
use crate::domain::surname::may_be_nominative;

/// How verbs begin besides of being in touch by which one of them turns to another.
const TURNING: &[&str] = &["сказал", "велел", "поручил", "передал", "told", "asked", "ordered", "let", "warned"];
/// How words begin of who belongs to somebody at home.
const KIN: &[&str] = &[
    "муж",
    "жена",
    "сын",
    "дочь",
    "мама",
    "папа",
    "брат",
    "сестра",
    "husband",
    "wife",
    "daughter",
    "mother",
    "father",
    "brother",
    "sister",
];
/// Words without which nobody did it with us.
const WITHOUT_US: [[&str; 2]; 4] = [["без", "нас"], ["без", "меня"], ["without", "us"], ["without", "me"]];
/// What stands between a name and the verb, or the verb and whom it is said to.
const BETWEEN: [&str; 5] = ["сам", "сама", "уже", "to", "already"];

/// Whether a line tells what those whom it names did among themselves.
pub(super) fn is_told(meaning: &Meaning, person: &dyn Fn(&str) -> bool) -> bool {
    let parsed = &meaning.parsed;
    if meaning.screen.planned.is_some() || parsed.line.contains('+') {
        return false;
    }
    let noun = parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if !is_verb(word)));
    let alone = !noun && !parsed.headed && clauses(parsed).iter().any(|clause| is_without_us(clause)) && !meaning.persons.is_empty();
    let first = parsed.line.split([',', ';', '.', ':']).next().unwrap_or_default();
    let only_mentioned = matches!(meaning.account, Resolved::Guess(_)) || meaning.whose == Whose::Agreed;
    alone || !noun && (is_of_two(first, person) || only_mentioned && is_of_a_third(first, person))
}

/// «Уралпакет звонил Пестовой», `Penrose's husband rang`: whether a clause says of somebody who is nobody of the client's that they were in
/// touch with one of them, or of their kin that they were with us.
fn is_of_a_third(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<String> = all_words(clause).map(fold).collect();
    let Some(verb) = words.iter().position(|word| is_verb(word)) else { return false };
    let kin = words.iter().take(verb).any(|word| begins(KIN, word));
    let to_them = words.get(verb + 1).is_some_and(|word| person(word) && is_oblique(word));
    let stranger = verb == 1 && !person(&words[0]) && !is_neutral(&words[0]);
    kin || stranger && to_them
}

fn is_without_us(clause: &str) -> bool {
    let words: Vec<String> = all_words(clause).map(fold).collect();
    words.windows(2).any(|pair| WITHOUT_US.iter().any(|said| pair == *said))
}

/// Whether a clause begins with somebody and says of them that they turned to somebody else of theirs.
fn is_of_two(clause: &str, person: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<String> = all_words(clause).map(fold).filter(|word| !BETWEEN.contains(&word.as_str())).collect();
    let first = words.iter().take_while(|word| person(word)).count();
    let (Some(verb), Some(whom)) = (words.get(first), words.get(first + 1)) else { return false };
    // «звонила Пестова Ивневу» begins with the verb.
    let turned = is_verb(verb) || begins(TURNING, verb);
    first > 0 && turned && person(whom) && (whom.is_ascii() || is_oblique(whom))
}

/// «Макарову», «Пестовой»: whether a Russian name is no nominative, as far as its letters tell; «Толстой» is one beside a verb that has its subject.
fn is_oblique(name: &str) -> bool {
    !name.is_ascii() && (!may_be_nominative(name) || name.ends_with("ой") || name.ends_with("ей"))
}
