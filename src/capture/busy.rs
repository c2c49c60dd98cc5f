//! Whoever is busy with a contact of their own: «Ивнев на переговорах, ответила Пестова», `Ashby in a board meeting so Penrose took it`.

use super::head::says_of_somebody;
use super::kinds::contact_in_a_form;
use super::telling;
use super::vocabulary::SO;
use crate::domain::name::fold;

/// The most words before the name of the contact, with what leads to it: `in a board meeting`.
const LED: usize = 4;
/// What leads to the name of the contact.
const LEADING: [&str; 5] = ["на", "в", "in", "on", "at"];
/// With which word stands the contact that one takes part in oneself: `in the meeting`.
const KNOWN: [&str; 5] = ["the", "our", "this", "that", "нашей"];

/// Whether the words after somebody's name, to the end of their clause, say that they are in some contact, and nothing that they do in it.
pub(super) fn is_busy<T: AsRef<str>>(words: &[T]) -> bool {
    if !words.first().is_some_and(|word| LEADING.contains(&fold(word.as_ref()).as_str())) {
        return false;
    }
    let mut clause: Vec<String> = Vec::new();
    for word in words.iter().map(AsRef::as_ref) {
        let folded = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if SO.contains(&folded.as_str()) || matches!(word, "-" | "–" | "—") {
            break;
        }
        clause.push(folded);
        // Before a colon it is the contact that is told of.
        if word.ends_with(':') {
            return false;
        }
        if word.ends_with([',', ';', '.', '!', '?', ')']) {
            break;
        }
    }
    let Some((first, rest)) = clause.split_first() else {
        return false;
    };
    let contact = |word: &String| {
        let one = word.strip_suffix('s').filter(|_| word.is_ascii()).unwrap_or(word);
        contact_in_a_form(word).is_some() || word == "talks" || contact_in_a_form(one).is_some()
    };
    // «на встречу» leads there.
    let there = |word: &String| first.as_str().is_ascii() || !word.ends_with(['у', 'ю']);
    let Some(noun) = rest.iter().take(LED).position(|word| contact(word) && there(word)) else { return false };
    let does = |word: &String| says_of_somebody(word) || telling::is_past(word) || telling::is_infinitive(word);
    let theirs = |word: &String| KNOWN.contains(&word.as_str());
    // What the contact is called is read as a verb as well: `a call`.
    let beside = || rest.iter().enumerate().filter(|(at, _)| *at != noun).map(|(_, word)| word);
    !beside().any(does) && !rest.iter().take(noun).any(theirs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_in_a_contact_of_their_own_is_busy() {
        let busy = |text: &str| is_busy(&text.split_whitespace().collect::<Vec<_>>());
        for text in [
            "in a board meeting so Penrose took it",
            "on a call, Penrose said no",
            "на созвоне, ответила Пестова",
            "на визите у соседей, показывал Дроновой",
            "на переговорах, наберёт",
            "in talks with suppliers, Iasmini rang",
            "in meetings all day",
        ] {
            assert!(busy(text), "{text}");
        }
        for text in [
            "на встрече просил скидку",
            "на встрече: цена ок",
            "in the meeting, fine with it",
            "на встречу пришёл",
            "на складе",
            "на связи",
            "on a call said no",
        ] {
            assert!(!busy(text), "{text}");
        }
    }
}
