//! Whether a line tells of an attempt to reach somebody, and whether anything in it shows that one spoke: «звонил Ивневу» says the one and
//! not the other.

use super::super::addressee::{all_words, family_of};
use super::super::dating::is_about;
use super::super::head::says_of_somebody;
use super::super::kinds::leading_kind;
use super::super::meaning::Meaning;
use super::super::vocabulary::{AGREED, MET, SPOKE, WENT, begins, is_past_in_english};
use super::super::{Parsed, What, telling};
use super::missed::tells;
use super::remark;
use crate::domain::name::fold;
use crate::domain::surname::may_be_nominative;

/// How verbs begin by which one tries to reach somebody by telephone.
const ATTEMPTS: [&str; 10] = ["звонил", "позвонил", "набрал", "набирал", "called", "rang", "phoned", "dialled", "dialed", "tried"];
/// Those of them of which the one who is tried is the object, in whatever form the name stands.
const OBJECT: [&str; 2] = ["набрал", "набирал"];
/// How words begin by which somebody else tells why who was sought could not be had, or asks for another time: of a talk with that one they say
/// nothing.
const REPORTING: &str = "сказал скажет говор прос попрос велел обеща передал перезвон созвон ответил сообщ предлож связи слыш услыш \
    said say told tell ask want answer promis thank heard hear call";

/// How verbs begin of those by which contacts are told that are said of one in vain as well.
pub(super) const ON_THE_WAY: [&str; 16] =
    ["прош", "был", "приех", "приезж", "приш", "стоял", "ждал", "дожд", "заех", "зах", "заш", "доех", "получ", "удал", "успел", "остал"];

/// Whether it is we who tried to reach somebody: the verb stands before whom it names, or the name in a form of who is rung.
pub(in crate::capture) fn is_one(meaning: &Meaning) -> bool {
    let parsed = &meaning.parsed;
    let head = || parsed.pieces.iter().take(parsed.in_head).enumerate();
    let verb = head().find_map(|(at, piece)| match &piece.what {
        What::Kind { code: "call", word, .. } => Some(fold(word)).filter(|word| begins(&ATTEMPTS, word)).map(|word| (at, word)),
        _ => None,
    });
    let Some((verb, word)) = verb else { return false };
    let named = |wanted: fn(&What) -> bool| head().find(|(_, piece)| wanted(&piece.what)).map(|(at, piece)| (at, &piece.what));
    let person = named(|what| matches!(what, What::Person(_)));
    match person.or_else(|| named(|what| matches!(what, What::Account(_)))) {
        Some((at, What::Person(name))) if !word.is_ascii() && !begins(&OBJECT, &word) => {
            let family = meaning.persons.iter().find(|person| person.piece == at).and_then(|person| person.who.likely());
            is_in_a_form(name, family.map(|who| family_of(&who.name)))
        }
        Some((at, _)) => at > verb,
        // «звонил, цена ок»
        None => false,
    }
}

/// «Шевчуку»: whether a name is no nominative, by the family name that it is a form of where that is known.
fn is_in_a_form(typed: &str, family: Option<&str>) -> bool {
    let typed = fold(typed.rsplit(' ').next().unwrap_or_default());
    let family = family.map(fold).unwrap_or_default();
    let stem = family.chars().count().saturating_sub(1);
    let of_it = stem > 0 && family.chars().take(stem).eq(typed.chars().take(stem));
    typed != family && (of_it || !may_be_nominative(&typed))
}

/// Whether the words of a line show that one spoke: a verb of what the other did or said, what it was about, how it went, or a mark of what
/// follows. `doubted` where other words speak against it: what a third one may have said then shows nothing.
pub(in crate::capture) fn shows_talk(parsed: &Parsed, doubted: bool) -> bool {
    parsed.pieces.iter().any(|piece| match &piece.what {
        What::Promise { ours, .. } => !(*ours && doubted),
        What::Attitude(_) | What::Mood(_) | What::Wish(_) | What::Complaint(_) | What::Value { .. } => true,
        What::Question(_) => !doubted,
        What::Text(text) | What::Unread { text, .. } => {
            let words: Vec<String> = all_words(text).map(fold).collect();
            // «не соединили»
            let denied = |at: usize| at > 0 && ["не", "not", "never"].contains(&words[at - 1].as_str()) && !is_said(&words[at]);
            words.iter().enumerate().any(|(at, word)| !denied(at) && shows(word, doubted))
        }
        _ => false,
    })
}

/// Whether a folded word says what somebody said or wants, and no more than that: «согласен», `happy`.
pub(in crate::capture) fn is_said(word: &str) -> bool {
    let contact = || leading_kind(&[word]).is_some_and(|read| read.whole);
    let reported = || REPORTING.split_whitespace().any(|begun| word.starts_with(begun));
    WENT.contains(&word) || remark::is_heard(word) && !reported() && !contact()
}

fn shows(word: &str, doubted: bool) -> bool {
    if begins(&SPOKE, word) || begins(&MET, word) || begins(&AGREED, word) || WENT.contains(&word) {
        return true;
    }
    if doubted {
        let did = !word.is_ascii() && tells(word) && !begins(&ON_THE_WAY, word);
        return did || is_said(word);
    }
    let past = if word.is_ascii() { is_past_in_english(word) || word.len() > 4 && word.ends_with("ed") } else { telling::is_past(word) };
    past || says_of_somebody(word)
        || is_about(word)
        || tells(word)
        || remark::is_heard(word)
        || telling::is_said_now(word)
        || telling::is_to_be(word)
}
