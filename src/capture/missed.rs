//! Whether a line says that the contact did not take place: then what was planned is still to come.

use super::kinds::leading_kind;
use super::{Parsed, What};
use crate::domain::dates::{ON, UNTIL, is_about_days, is_dated, leading_time};
use crate::domain::name::fold;

/// Words, by their beginnings and in this order, of nobody having been reached.
const NOBODY: &[&[&str]] = &[
    &["не", "взял", "трубк"],
    &["не", "взял", "телефон"],
    &["не", "бер", "трубк"],
    &["не", "бер", "телефон"],
    &["трубк", "не", "взял"],
    &["трубк", "не", "бер"],
    &["не", "снял", "трубк"],
    &["не", "поднял", "трубк"],
    &["не", "подош", "телефон"],
    &["не", "дозвон"],
    &["не", "смог", "дозвон"],
    &["недозвон"],
    &["не", "созвонил"],
    &["не", "встретил"],
    &["не", "застал"],
    &["не", "вышл", "связь"],
    &["не", "вышел", "связь"],
    &["абонент", "недоступ"],
    &["вне", "зоны"],
    &["автоответчик"],
    &["no", "show"],
    &["no-show"],
    &["not", "pick", "up"],
    &["not", "reach"],
    &["unable", "reach"],
    &["not", "take", "place"],
    &["voicemail"],
    &["voice", "mail"],
    &["stood", "up"],
];
/// The same of an answer, unless what was not answered is no call.
const UNANSWERED: &[&[&str]] =
    &[&["не", "ответил"], &["не", "отвеча"], &["не", "отвечал"], &["no", "answer"], &["no", "reply"], &["not", "answer"]];
/// What leads from these to what was not answered.
const TO: [&str; 10] = ["на", "по", "о", "про", "on", "to", "about", "the", "our", "my"];
/// Words of a contact that fell through, which are said of orders and deliveries as well.
const FELL_THROUGH: &[&[&str]] = &[
    &["не", "состоя"],
    &["не", "бер"],
    &["не", "взял"],
    &["не", "приш"],
    &["не", "приех"],
    &["не", "явил"],
    &["не", "появил"],
    &["сорвал"],
    &["отмен"],
    &["перенес"],
    &["перенос"],
    &["not", "happen"],
    &["not", "show"],
    &["not", "come"],
    &["not", "held"],
    &["cancel"],
    &["called", "off"],
    &["postpone"],
    &["reschedule"],
    &["moved"],
];
/// What else such words are said with where they are said of the contact, by its beginning.
const BESIDE: &[&str] =
    &["звон", "созвон", "встреч", "визит", "разговор", "презентац", "переговор", "поездк", "call", "meet", "visit", "appointment", "talk"];
/// The same as whole words.
const WITH: &[&str] = &[
    "опять",
    "снова",
    "сегодня",
    "они",
    "он",
    "она",
    "их",
    "нас",
    "мы",
    "я",
    "нам",
    "мне",
    "его",
    "ее",
    "клиент",
    "никто",
    "вообще",
    "так",
    "и",
    "был",
    "была",
    "было",
    "были",
    "тоже",
    "again",
    "today",
    "they",
    "he",
    "she",
    "it",
    "we",
    "us",
    "i",
    "me",
    "client",
    "nobody",
    "was",
    "were",
    "is",
    "been",
    "the",
    "our",
    "has",
    "have",
    "had",
    "and",
    "on",
    "to",
    "from",
    "с",
    "со",
    "из",
    "по",
    "конечно",
    "увы",
    "пока",
    "просто",
];

/// Whether a clause of the line says that nobody was reached or that the contact fell through.
pub fn is_missed(parsed: &Parsed) -> bool {
    let mut said = String::new();
    for piece in &parsed.pieces {
        match &piece.what {
            What::Text(_) | What::Unread { .. } | What::Kind { .. } | What::Gap | What::Complaint(_) => said.push_str(&parsed.typed(piece)),
            // Whoever is named is no order that fell through.
            What::Account(_) | What::Person(_) | What::Day { .. } | What::Time(_) | What::Part(_) => said.push(' '),
            What::Behalf(_)
            | What::Attitude(_)
            | What::Promise { .. }
            | What::Wish(_)
            | What::Question(_)
            | What::Value { .. }
            | What::Next { .. }
            | What::Mood(_) => said.push(';'),
        }
    }
    said.split([',', ';', '.', '!', '?', '(', ')', '—', '–', '\n']).flat_map(|clause| clause.split(": ")).any(fell_through)
}

fn fell_through(clause: &str) -> bool {
    let folded = fold(clause).replace("n't", " not").replace("n’t", " not");
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || matches!(c, '*' | '"' | '«' | '»')).filter(|word| !word.is_empty()).collect();
    let read = |said: &[&str]| find(&words, said);
    NOBODY.iter().any(|said| read(said).is_some())
        || UNANSWERED.iter().any(|said| read(said).is_some_and(|at| !is_of_letter(&words, at + said.len())))
        || FELL_THROUGH.iter().any(|said| read(said).is_some_and(|at| is_of_contact(&words, at, said.len())))
}

/// Where words with these beginnings stand, close together.
fn find(words: &[&str], begun: &[&str]) -> Option<usize> {
    let (first, rest) = begun.split_first()?;
    (0..words.len()).find(|at| {
        let mut next = at + 1;
        words[*at].starts_with(first)
            && (first.chars().count() > 3 || words[*at] == *first)
            && rest.iter().all(|begun| {
                let found = words.iter().skip(next).take(2).position(|word| word.starts_with(begun));
                next += found.map_or(0, |found| found + 1);
                found.is_some()
            })
    })
}

/// Whether a word is said of a contact and when it was to be, rather than of anything else.
fn is_neutral(word: &str) -> bool {
    let kind = || leading_kind(&[word]).is_some_and(|read| read.whole && !["mail", "message", "complaint"].contains(&read.code));
    WITH.contains(&word)
        || ON.contains(&word)
        || UNTIL.contains(&word)
        || BESIDE.iter().any(|begun| word.starts_with(begun))
        || kind()
        || is_about_days(word)
        || is_dated(word)
        || leading_time(&[word]).is_some()
        || word.chars().all(|c| !c.is_alphabetic())
}

/// Whether the words at a place say what was not answered, and that it was no call: «на письмо», `the question`.
fn is_of_letter(words: &[&str], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let led = rest.iter().take_while(|word| TO.contains(word)).count();
    led > 0 && rest.get(led).is_some_and(|word| !is_neutral(word))
}

/// Whether nothing else of the clause is what fell through, apart from a contact and when it was to be.
fn is_of_contact(words: &[&str], at: usize, count: usize) -> bool {
    words.iter().enumerate().filter(|(place, _)| !(at..at + count).contains(place)).all(|(_, word)| is_neutral(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_that_fell_through_is_told_from_an_order_that_did() {
        for clause in [
            "не взяли трубку",
            "не берёт трубку",
            "трубку не взял",
            "не ответили",
            "опять не отвечают",
            "на звонок не ответили",
            "звонок не состоялся",
            "визит не состоялся",
            "отменили звонок 10:30",
            "встречу отменили",
            "перенесли на пн",
            "не дозвонился",
            "не дозвонилась",
            "не смог дозвониться",
            "no answer",
            "didn't pick up",
            "did not pick up",
            "cancelled",
            "meeting cancelled",
            "they cancelled the call",
            "no show",
            "no answer will try later",
            "не отвечает перезвоню завтра",
            "не отвечает на звонки",
            "could not reach him",
            "left a voicemail",
            "rescheduled to monday",
        ] {
            assert!(fell_through(clause), "{clause}");
        }
        for clause in [
            "перенесли отгрузку",
            "отменили заказ",
            "заказ отменили",
            "не ответили на письмо",
            "не взяли образцы",
            "поставка не состоялась",
            "цена не состоялась",
            "cancelled the order",
            "didn't answer the question",
            "moved the delivery to monday",
            "договорились",
            "нет ответа по счёту",
            "no answer on the quote",
            "фура не пришла",
            "",
        ] {
            assert!(!fell_through(clause), "{clause}");
        }
    }
}
