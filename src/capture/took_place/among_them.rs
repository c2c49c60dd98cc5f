//! What people of a client did among themselves: «Орловцев позвонил Макарову, тот за», `Ashby wrote Sinclair a note about us`. One knows it from
//! one of them, or from anywhere; that we were in touch with both, no word says.

use super::super::What;
use super::super::absent::Instead;
use super::super::addressee::all_words;
use super::super::candidate::Resolved;
use super::super::kinds::is_verb;
use super::super::meaning::{Meaning, Whose};
use super::super::telling;
use super::super::vocabulary::{begins, is_past_in_english};
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
/// `as_known` says of a word whether it is a name as somebody of the client is called, in no other form.
pub(super) fn is_told(meaning: &Meaning, person: &dyn Fn(&str) -> bool, as_known: &dyn Fn(&str) -> bool) -> bool {
    let parsed = &meaning.parsed;
    if meaning.screen.planned.is_some() || parsed.line.contains('+') {
        return false;
    }
    let noun = parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if !is_verb(word)));
    let alone = !noun && !parsed.headed && clauses(parsed).iter().any(|clause| is_without_us(clause)) && !meaning.persons.is_empty();
    let first = parsed.line.split([',', ';', '.', ':']).next().unwrap_or_default();
    let only_mentioned = matches!(meaning.account, Resolved::Guess(_)) || meaning.whose == Whose::Agreed;
    alone
        || !noun
            && (is_of_two(first, person)
                || meaning.instead != Instead::Plainly && is_done_to_another(first, person, as_known)
                || only_mentioned && is_of_a_third(first, person))
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

/// Whose part we take in what somebody did: with these it was done to us as well.
const US: [&str; 10] = ["нам", "нас", "мне", "меня", "мной", "нами", "us", "me", "we", "i"];
/// What leads in English to whom it was done, or from whom it came.
const LEADING: [&str; 6] = ["to", "from", "by", "at", "off", "about"];
/// What leads in Russian to somebody who did it together with the other, or who is only spoken of.
const BESIDE: [&str; 14] = ["с", "со", "и", "или", "от", "у", "про", "о", "об", "за", "без", "вместо", "кроме", "через"];

/// «Дроновой позвонил Орловцев», «Пестова показала Ивневу наш прайс», `Ostermann grumbled to Dreier`: whether a clause begins with somebody and says
/// by any verb of the past what one of two of theirs did to the other.
fn is_done_to_another(clause: &str, person: &dyn Fn(&str) -> bool, as_known: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<String> = all_words(clause).map(fold).filter(|word| !BETWEEN.contains(&word.as_str()) || word == "to").collect();
    let named: Vec<usize> = (0..words.len()).filter(|at| person(&words[*at])).collect();
    let (Some(0), true) = (named.first(), named.len() > 1) else { return false };
    let did = |at: usize| {
        let word = words[at].as_str();
        let past =
            if word.is_ascii() { is_past_in_english(word) || word.len() > 4 && word.ends_with("ed") } else { telling::is_past(word) };
        past && !named.contains(&at)
    };
    let Some(verb) = (1..words.len()).find(|at| did(*at)) else { return false };
    if words.iter().any(|word| US.contains(&word.as_str())) {
        return false;
    }
    let led = |at: usize, known: &[&str]| at > 0 && known.contains(&words[at - 1].as_str());
    let mut others = named.iter().filter(|at| **at > verb);
    if words[0].is_ascii() {
        return others.any(|at| *at == verb + 1 || led(*at, &LEADING));
    }
    // «Туманцева» is of Туманцев where nobody is called Туманцева.
    let first = as_known(&words[0]);
    others.any(|at| as_known(&words[*at]) != first && !led(*at, &BESIDE))
}

/// «Макарову», «Пестовой»: whether a Russian name is no nominative, as far as its letters tell; «Толстой» is one beside a verb that has its subject.
fn is_oblique(name: &str) -> bool {
    !name.is_ascii() && (!may_be_nominative(name) || name.ends_with("ой") || name.ends_with("ей"))
}
