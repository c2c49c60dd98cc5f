//! Whether a line says that we and somebody of the client were in touch: by a verb of it, by what was heard from them, or by the name of a
//! contact with what came out of it. What only tells what the client did, how something stands or what is to be spoken of is known from
//! anywhere: it is asked about, with a colon and without one, and at the client that is open as well.

use super::super::addressee::all_words;
use super::super::head::is_a_thing;
use super::super::kinds::{is_verb, leading_kind};
use super::super::meaning::{Meaning, Whose};
use super::super::vocabulary::{AGREED, MET, SPOKE, WENT, begins, is_past_in_english};
use super::super::{Piece, What, telling};
use super::missed::{comparable, is_neutral};
use super::remark::{is_deed, is_heard};
use crate::domain::name::fold;

/// How words begin by which one hears how somebody takes it.
const REACTIONS: &[&str] = &[
    "устро",
    "подошл",
    "подходит",
    "подойдет",
    "понрав",
    "нравит",
    "мало",
    "много",
    "хватит",
    "хватает",
    "поздно",
    "рано",
    "можно",
    "нельзя",
    "довол",
    "рад",
    "соглас",
    "против",
    "интерес",
    "enough",
    "happy",
    "unhappy",
    "pleased",
    "keen",
];
/// Those of them, and of what one hears, that are whole words.
const VERDICTS: [&str; 11] = ["за", "дорого", "дешево", "нет", "no", "yes", "expensive", "cheap", "works", "suits", "likes"];
/// How verbs begin of what one does at somebody's or with them, besides those of speaking and meeting.
const WITH_THEM: &[&str] = &[
    "показал",
    "показыв",
    "презент",
    "осмотр",
    "смотрел",
    "посмотр",
    "замер",
    "измер",
    "обош",
    "посидел",
    "посет",
    "приех",
    "приезж",
    "заех",
    "заезж",
    "съезд",
    "завез",
    "отвез",
    "привез",
    "вруч",
    "провел",
    "дозвон",
    "перезвон",
    "разговор",
    "бесед",
    "обсужд",
    "позна",
    "угост",
    "showed",
    "shown",
    "visited",
    "toured",
    "walked",
    "presented",
    "measured",
    "demoed",
    "handed",
    "reached",
    "heard",
    "negotiated",
];
/// How words begin of what one hears that name a thing as often, in either language: they are believed as verbs alone.
const ENGLISH_HEARD: &[&str] = &[
    "say", "said", "tell", "told", "ask", "want", "expect", "agree", "approv", "confirm", "promis", "wish", "complain", "moan", "grumbl",
    "spoke", "talk", "think", "thank", "accept", "refus", "declin", "decid", "loves", "replied", "answered", "discuss", "insist",
    "offered", "reject", "suggest", "propos", "accepts", "needs",
];
/// How such words end that name a thing.
const NOUNS: [&str; 6] = ["ment", "ion", "al", "ance", "er", "ers"];
/// How Russian words end that say of something what was done to it: «согласован», «подписана».
const DONE: [&str; 12] = ["ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "ят", "ята", "ято", "яты"];
/// Words that say how something stands: English verbs, and what Russian says without one.
const STANDS: [&str; 19] = [
    "is",
    "are",
    "was",
    "were",
    "will",
    "would",
    "has",
    "have",
    "no",
    "too",
    "up",
    "down",
    "late",
    "есть",
    "нет",
    "готов",
    "готова",
    "готово",
    "готовы",
];
/// With these words the name of a contact leads to what is to be spoken of in it.
const AGENDA: &[&str] =
    &["повестк", "вопрос", "тем", "план", "цель", "надо", "agenda", "topics", "questions", "points", "target", "goal", "aim"];

/// Whether nothing in a line says that there was a contact. `person` says whether a word is the name of somebody of the client.
pub(super) fn lacks_a_contact(meaning: &Meaning, person: &dyn Fn(&str) -> bool) -> bool {
    let parsed = &meaning.parsed;
    let by_verb = parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if is_verb(word)));
    let sent = meaning.kind_by.is_some();
    if meaning.screen.planned.is_some() || by_verb || sent || is_marked(meaning) {
        return false;
    }
    let texts: Vec<&str> = parsed.pieces.iter().filter_map(|piece| piece.what.text()).collect();
    if !texts.iter().any(|text| text.chars().any(char::is_alphabetic)) {
        return false;
    }
    let folded = comparable(&texts.join(", "));
    let words: Vec<&str> = all_words(&folded).collect();
    if meaning.kind_said {
        return is_agenda(&words);
    }
    // Who is named in a text by which alone the client is known is only mentioned: «КП Пестовой на подписи».
    let mentioned = meaning.account_piece.is_none() && !matches!(meaning.whose, Whose::Named | Whose::Open);
    let nobody = meaning.persons.is_empty() && (mentioned || !words.iter().any(|word| person(word)));
    let shown = |word: &&str| is_in_touch(word) || !mentioned && is_a_contact(word);
    nobody && meaning.account.likely().is_some() && !words.iter().any(shown)
}

/// Whether a mark of a line shows a contact, or is all that was meant by it.
fn is_marked(meaning: &Meaning) -> bool {
    let chars: Vec<char> = meaning.parsed.line.chars().collect();
    let shows = |piece: &Piece| match &piece.what {
        What::Person(_) => chars.get(piece.span.start) == Some(&'+'),
        What::Promise { .. } | What::Wish(_) | What::Question(_) | What::Complaint(_) | What::Value { .. } | What::Next { .. } => true,
        What::Attitude(_) | What::Mood(_) | What::Behalf(_) | What::Unread { .. } => true,
        What::Gap | What::Text(_) | What::Day { .. } | What::Time(_) | What::Part(_) | What::Kind { .. } | What::Account(_) => false,
    };
    meaning.parsed.pieces.iter().any(shows)
}

/// «повестка: отсрочка, запас»: whether words begin with what is to be spoken of.
fn is_agenda(words: &[&str]) -> bool {
    let first = words.iter().find(|word| !is_neutral(word));
    first.is_some_and(|word| begins(AGENDA, word)) && !words.iter().any(|word| is_in_touch(word) || telling::is_past(word))
}

/// Whether a word says that one was in touch, or what one heard.
pub(super) fn is_in_touch(word: &str) -> bool {
    if [&SPOKE[..], &MET[..], &AGREED[..], WITH_THEM, REACTIONS].iter().any(|known| begins(known, word)) {
        return !is_noun(word);
    }
    if WENT.contains(&word) || VERDICTS.contains(&word) {
        return true;
    }
    if word.is_ascii() {
        return begins(ENGLISH_HEARD, word) && !is_noun(word) || is_verb(word);
    }
    let verb = (telling::is_past(word) || telling::is_present(word) || telling::is_to_be(word)) && !is_a_thing(word);
    verb && is_heard(word) && !is_deed(word) || is_verb(word)
}

/// Whether a word is the name of a contact: «созвон».
fn is_a_contact(word: &str) -> bool {
    leading_kind(&[word]).is_some_and(|read| read.whole && !["mail", "complaint"].contains(&read.code))
}

/// `agreement`, `approval`: whether an English word that begins as a verb names a thing.
fn is_noun(word: &str) -> bool {
    word.is_ascii() && NOUNS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word beside the name of a contact says what came out of it: what somebody did or does, how something stands, or of how much.
pub(super) fn is_outcome(word: &str) -> bool {
    if word.chars().any(|c| c.is_ascii_digit()) || is_in_touch(word) || STANDS.contains(&word) {
        return true;
    }
    if word.is_ascii() {
        return is_past_in_english(word) || word.len() > 4 && word.ends_with("ed") || is_heard(word);
    }
    let done = word.chars().count() > 4 && DONE.iter().any(|ending| word.ends_with(ending)) && !is_a_thing(word);
    let verb = telling::is_past(word) || (telling::is_present(word) || telling::is_to_be(word)) && !is_a_thing(word);
    done || verb || word.ends_with("рос") || is_heard(word)
}

/// «по Костиной: комиссия 9-го», `on Cassidy: loves fishing`: whether a line without the way of a contact begins with of whom it speaks.
pub(super) fn only_speaks_of_somebody(meaning: &Meaning) -> bool {
    const OF: [&str; 10] = ["по", "про", "о", "об", "насчет", "on", "about", "re", "regarding", "concerning"];
    let Some(first) = meaning.persons.first().filter(|_| !meaning.kind_said && meaning.kind_by.is_none()) else { return false };
    let start = meaning.parsed.pieces.get(first.piece).map_or(0, |piece| piece.span.start);
    let before: String = meaning.parsed.line.chars().take(start).collect();
    let mut words = before.split_whitespace().map(fold);
    words.next().is_some_and(|word| OF.contains(&word.trim_end_matches(':'))) && words.next().is_none()
}
