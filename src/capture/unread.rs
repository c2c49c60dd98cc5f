//! What of a line may be a name that nobody before a client may know. A name of somebody else and a word that means nothing are
//! one: whatever stands where a name stands, and is no plain word, keeps the line from those it was not said of.

use super::candidate::Resolved;
use super::dating::is_about;
use super::head::is_between;
use super::kinds::{is_verb, leading_kind};
use super::meaning::{Meaning, Whose};
use super::naming::{Known, Names, Said};
use super::{Parsed, Piece, What, names};
use crate::domain::name::fold;
use crate::store::Result;

/// Words with which a sentence goes on, and which are nobody's name.
const PLAIN: &str = "не ни уже все что чтобы как так там тут это они он она оно мы я ты вы нам нас вам вас им их его ее ему ей да нет ок есть \
     будет будут было надо нужно можно нельзя пока еще очень снова опять тоже только сразу потом итог жду ждем ждут ждет просят просит хотят \
     хочет прошел прошла прошло прошли хорошо плохо нормально отлично готов готова готово готовы согласен согласна согласны ответа если когда \
     no not they he she it we i you us them their our my his her your all ok yes so very still again also only now then will would is are has have went good bad fine \
     wants want asks ask asked agreed if when that this there ready";
/// How verbs begin that tell what became of a contact.
const TELLING: &str = "обсуд обсуж договор отправ высла посла присла попрос спрос прос реши подпис соглас показ рассказ узна сказ сообщ напомн \
     пров получ переда уточн предлож предостав планир подтверд соглаш отказ купи заказа оплат закры откры начал законч отве взя \
     discuss agree send sent show told tell confirm sign order pay paid close open start finish answer decid plan report review remind offer";
/// How such a verb ends.
const ENDINGS: &str = "л ла ло ли лся лась лось лись ть ться сь ed t d";

/// Whether a line may be about somebody who is not known here: before a client that may be anybody, and what was said of them is
/// written down to nobody else unasked.
pub(super) fn stays_unsaid(known: &Known, meaning: &mut Meaning) -> Result<bool> {
    if known.is_among_us() || meaning.account != Resolved::Unnamed {
        return Ok(false);
    }
    let open = meaning.screen.open;
    let Some(typed) = name(known, meaning, open.is_none()) else { return Ok(false) };
    // A sentence begins with a capital whatever its first word is.
    let told = meaning.parsed.in_head == 0 || !typed.starts_with(char::is_uppercase);
    if let Some(open) = open.filter(|_| told) {
        let open = names::account(known.store, open)?.one().cloned();
        (meaning.account, meaning.whose) = (open.map_or(Resolved::Unnamed, Resolved::Guess), Whose::Despite(typed));
    }
    Ok(true)
}

/// The first word that may name somebody who is not known here; `wide` where nothing but the line says whose it is: then a name may
/// stand anywhere in it.
fn name(known: &Known, meaning: &Meaning, wide: bool) -> Option<String> {
    let parsed = &meaning.parsed;
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head)?;
    let persons = || head.iter().any(|piece| matches!(piece.what, What::Person(_)));
    let placed = || if persons() { None } else { in_its_place(meaning, head, rest, wide) };
    let stranger = || meaning.persons.iter().find(|person| !matches!(person.who, Resolved::One(_) | Resolved::Several(_)));
    let elsewhere = || match meaning.persons.iter().any(|person| person.who.one().is_some()) {
        true => None,
        false => stranger().map(|person| person.typed.clone()).or_else(|| written_large(known, rest)),
    };
    placed().or_else(|| wide.then(elsewhere).flatten())
}

/// After these stands with whom one was in touch.
const WITH: [&str; 3] = ["с", "со", "with"];

/// «зв с орлов»: the word that stands where somebody is named with whom one was in touch, and who is not known: it is written as
/// names are, or in no form that a thing or an office would have there.
pub(super) fn spoken_with(known: &Known, parsed: &Parsed) -> Option<String> {
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head)?;
    let unread = head.iter().find_map(|piece| match &piece.what {
        What::Text(text) if parsed.headed => Some(text.trim_matches(|c: char| !c.is_alphanumeric())),
        _ => None,
    });
    if let Some(name) = unread.filter(|text| may_be_a_name(known, text)) {
        return Some(name.to_owned());
    }
    let said = !parsed.headed && head.iter().any(|piece| matches!(piece.what, What::Kind { .. }));
    let text = rest.iter().find(|piece| piece.what != What::Gap).filter(|_| said)?.what.text()?;
    let mut words = text.split_whitespace();
    words.next().filter(|word| WITH.contains(&fold(word).as_str()))?;
    let word = words.next()?.trim_matches(|c: char| !c.is_alphanumeric());
    may_be_a_name(known, word).then(|| word.to_owned())
}

fn may_be_a_name(known: &Known, word: &str) -> bool {
    let large = word.starts_with(char::is_uppercase) && !word.chars().skip(1).all(char::is_uppercase);
    // «с бухгалтером», «с дороги», «с утра» end otherwise.
    let begun = word.chars().count() > 3
        && word.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
        && !word.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'ь', 'м', 'й', 'х']);
    (large || begun) && !is_plain(word) && !known.person(word, Said::Marked)
}

/// The word after the way and the day of a contact, or the first one of the line.
fn in_its_place(meaning: &Meaning, head: &[Piece], rest: &[Piece], wide: bool) -> Option<String> {
    let parsed = &meaning.parsed;
    let said = head.iter().rev().find(|piece| piece.what != What::Gap).map(|piece| parsed.typed(piece));
    let kind = head.iter().any(|piece| matches!(piece.what, What::Kind { .. }));
    let ended = parsed.headed || said.as_ref().is_some_and(|said| said.ends_with([',', '.', ':']));
    let first = rest.iter().find(|piece| piece.what != What::Gap)?;
    if !wide && ended || parsed.typed(rest.first()?).contains(';') {
        return None;
    }
    let text = first.what.text()?;
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let large = plain.starts_with(char::is_uppercase);
        match word {
            _ if !plain.chars().any(char::is_alphabetic) => return None,
            _ if is_about(plain) && !wide => return None,
            _ if is_between(plain) || is_about(plain) => {}
            _ if is_plain(plain) || !wide && !kind && !large => return None,
            _ => return Some(plain.to_owned()),
        }
    }
    None
}

/// A word within a sentence that is written as names are, and is no name that is known here.
fn written_large(known: &Known, rest: &[Piece]) -> Option<String> {
    let said = rest.iter().filter_map(|piece| match &piece.what {
        What::Text(text) | What::Unread { text, .. } | What::Wish(text) | What::Question(text) | What::Complaint(text) => Some(text),
        What::Promise { title, .. } => Some(title),
        What::Value { text, .. } | What::Next { purpose: text, .. } => Some(text),
        _ => None,
    });
    let large = |word: &&str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let words = said.flat_map(|text| text.split_whitespace().skip(1));
    let mut words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.find(|word| large(word) && !is_plain(word) && !known.person(word, Said::Marked)).map(str::to_owned)
}

pub(super) fn is_plain(word: &str) -> bool {
    let folded = fold(word);
    let of = |words: &str| words.split_whitespace().any(|known| known == folded);
    let tells = || {
        let begun = TELLING.split_whitespace().any(|begun| folded.starts_with(begun));
        begun && ENDINGS.split(' ').any(|end| folded.ends_with(end))
    };
    of(PLAIN) || is_verb(word) || leading_kind(&[word]).is_some_and(|read| read.whole) || tells()
}
