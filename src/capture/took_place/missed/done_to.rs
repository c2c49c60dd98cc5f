//! The contact that a clause names beside a verb that no list has: «Шевчук скинул созвон на секретаря», «созвон с Шевчуком замяли», `Ashby ducked
//! the call`. What the verb says of the contact is not known, and so is whether it took place; the verbs by which somebody holds one are.

use super::super::super::telling;
use super::super::super::vocabulary::{begins, is_past_in_english};
use super::super::attempt;
use super::against::Told;
use super::predicate::PARTICLES;
use super::signs::{LED, WITHIN};
use super::{alike, is_neutral, tells};

/// The most words between a verb and the contact that it is said of.
const BETWEEN: usize = 3;
/// What leads from a verb to the contact, besides what may stand beside the name of any.
const LEADING: [&str; 12] = ["на", "про", "от", "мимо", "о", "of", "my", "his", "her", "their", "this", "last"];
/// Ways in which something that is no contact is called as well: a presentation may be sent.
const THINGS: [&str; 1] = ["presentation"];
/// How verbs begin by which somebody holds a contact or comes to it, besides those that tell how it went.
const HOLDING: &[&str] = &[
    "вышел",
    "вышла",
    "вышли",
    "подключ",
    "присоедин",
    "явил",
    "попал",
    "сел",
    "добрал",
    "отработал",
    "открыл",
    "опозд",
    "собрал",
    "вел",
    "had",
    "held",
    "took",
    "did",
    "led",
    "ran",
    "chair",
    "host",
    "made",
    "came",
    "got",
    "sat",
    "arriv",
    "gave",
    "record",
    "drag",
    "set",
];

impl Told<'_> {
    /// Whether a clause says of the contact that it names, with a verb that no list has, what somebody did to it or what became of it.
    pub(super) fn was_done_to(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|noun| self.may_be_held(words, noun) && (self.is_object(words, noun) || self.is_subject(words, noun)))
    }

    /// Whether a word names the contact of the line, rather than another one or where something else happened.
    fn may_be_held(&self, words: &[&str], noun: usize) -> bool {
        let Some(named) = self.noun(words, noun) else { return false };
        let another = |said: &str, named: &str| said != named && !alike(said, named) && (said == "call") != (named == "call");
        !named.is_some_and(|named| THINGS.contains(&named))
            && !self.kind.zip(named).is_some_and(|(said, named)| another(said, named))
            && !self.is_within(words, noun)
    }

    /// «Шевчук забил на созвон»: whether an unknown verb stands right before the contact.
    fn is_object(&self, words: &[&str], noun: usize) -> bool {
        let beside = |word: &str| is_neutral(word) || LEADING.contains(&word) || PARTICLES.contains(&word);
        let before = words.iter().enumerate().take(noun).rev().take(BETWEEN + 1);
        let verb = before.into_iter().find(|(at, word)| is_finite(word, *at) || !beside(word));
        verb.is_some_and(|(at, word)| is_unknown(word, at, words.get(at + 1)))
    }

    /// «созвон с Шевчуком замяли»: whether an unknown verb is all that follows the contact.
    fn is_subject(&self, words: &[&str], noun: usize) -> bool {
        let rest = words.iter().enumerate().skip(noun + 1);
        let led = |word: &str| LED.contains(&word) || self.is_somebody(word) || is_neutral(word) && !WITHIN.contains(&word);
        let Some((at, verb)) = rest.clone().find(|(_, word)| !led(word)) else { return false };
        let alone = || rest.skip_while(|(place, _)| *place <= at).all(|(_, word)| is_neutral(word) || PARTICLES.contains(word));
        is_unknown(verb, at, words.get(at + 1)) && alone()
    }
}

/// Whether a word at a place has the shape of a verb that says what somebody did or does. An English one follows who did it.
fn is_finite(word: &str, at: usize) -> bool {
    if word.is_ascii() {
        return at > 0 && (is_past_in_english(word) || word.len() > 4 && word.ends_with("ed"));
    }
    telling::is_past(word) || telling::is_present(word)
}

fn is_unknown(word: &str, at: usize, next: Option<&&str>) -> bool {
    // `sat out the meeting`
    let turned = next.is_some_and(|next| ["out", "off", "over"].contains(next));
    let known = begins(HOLDING, word) && !turned || tells(word) || attempt::is_said(word) || telling::is_wanted(word);
    is_finite(word, at) && !known && !super::is_verb(word)
}
