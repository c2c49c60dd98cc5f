//! What stands in the plain words of a line and has a mark: days to come by when something is to be done or when one meets, and what
//! somebody thinks. Without their marks nothing follows from them, and that is said.

use super::addressee;
use super::dating::{day_in_text, is_an_amount, is_bare_weekday, is_of_another, is_sitting, is_yet_to_come, says_what_was};
use super::kinds::is_verb;
use super::lexer::attitude;
use super::meaning::Meaning;
use super::naming::Known;
use super::telling::is_said_by;
use super::took_place::{Why, is_of_contact};
use super::vocabulary::{AGREED, begins};
use super::{Piece, Unread, What};
use crate::domain::dates::{ON, UNTIL, is_about_days, leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::store::Result;

/// Words of a day to come that stay text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmarked {
    /// The piece of the line.
    pub piece: usize,
    /// The words as typed: «до среды», «встреча 3 декабря».
    pub words: String,
    /// What they are a day of.
    pub of: Of,
}

/// What a day is said of that stays text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// By when something is to be done.
    Term,
    /// A contact to come.
    Contact,
    /// Something that was, and may have been the contact.
    Past,
    /// What somebody thinks (M42).
    Attitude,
}

/// How words begin that say of somebody that they are away: until when, is no term.
const AWAY: [&str; 18] = [
    "занят",
    "уехал",
    "отпуск",
    "больнич",
    "командиров",
    "болеет",
    "отсутств",
    "закрыт",
    "нет=",
    "не=",
    "out=",
    "away=",
    "leave=",
    "holiday",
    "closed=",
    "off=",
    "not=",
    "travel=",
];
/// How words begin that say that one is in touch again.
const AGAIN: [&str; 9] = ["отзвон", "набер", "перезвон", "позвон", "созвон", "заед", "ring", "retry", "try"];
/// How words begin that say that something is promised.
const PROMISED: [&str; 7] = ["обеща", "пообеща", "пришл", "вышл", "сдела", "подготов", "promis"];
/// So many words after a contact its day is looked for.
const NEAR: usize = 3;

/// So many are told of under a line.
const MOST: usize = 4;
/// After these, unless a clause ends with them, stands something else at least as often as what somebody is for.
const PREPOSITIONS: [&str; 3] = ["за", "for", "pro"];

/// All that stands in the plain words of a line and has a mark.
pub(super) fn unmarked(known: &Known, meaning: &Meaning) -> Result<Vec<Unmarked>> {
    let mut found = days(meaning);
    found.extend(attitudes(known, meaning)?);
    found.truncate(MOST);
    Ok(found)
}

/// «Ивнев за, Пестова против»: what the text of a line says that somebody thinks.
fn attitudes(known: &Known, meaning: &Meaning) -> Result<Vec<Unmarked>> {
    let pieces = &meaning.parsed.pieces;
    let is_one = |word: &str| word.chars().all(char::is_alphabetic) && attitude(word).is_some();
    let texts = pieces.iter().enumerate().filter_map(|(piece, said)| Some((piece, said.what.text()?)));
    let texts: Vec<(usize, &str)> = texts.filter(|(_, text)| addressee::all_words(text).any(is_one)).collect();
    let Some(account) = meaning.account.likely().filter(|_| !texts.is_empty()) else { return Ok(Vec::new()) };
    let people = known.store.people_named_at(account.id)?;
    let named = |word: &str| !addressee::told_of(&people, word).is_empty();
    let mut found = Vec::new();
    for (piece, text) in texts {
        // «зв Ивнев за»: the name stands in the head.
        let before = pieces.get(..piece).unwrap_or_default().iter().rev().find(|piece| piece.what != What::Gap);
        let mut led = before.and_then(|before| match before {
            Piece { what: What::Person(name), .. } => Some(name.as_str()),
            _ => None,
        });
        for clause in text.split([',', ';', '.', '!', '?', '(', ')']) {
            let words: Vec<&str> = addressee::all_words(clause).collect();
            let parts = words.split(|word| ["и", "а", "но", "and", "but"].contains(&fold(word).as_str()));
            for part in parts {
                let said = (0..part.len()).find_map(|at| {
                    let word = part[at];
                    let name = if at > 0 { Some(part[at - 1]).filter(|name| named(name)) } else { led };
                    let ends = at + 1 == part.len() || !PREPOSITIONS.contains(&fold(word).as_str());
                    name.filter(|_| ends && is_one(word)).map(|name| format!("{name} {word}"))
                });
                found.extend(said.map(|words| Unmarked { piece, words, of: Of::Attitude }));
                led = None;
            }
        }
    }
    Ok(found)
}

/// The days to come that the text of a line names, each as a term or as that of a contact; where there is none, one that has passed.
pub(super) fn days(meaning: &Meaning) -> Vec<Unmarked> {
    // What is said of somebody with no contact has its day as well: «Костина ответит завтра».
    let tried = meaning.missed.is_none_or(|missed| missed.why != Why::Failed || missed.day.is_none());
    if meaning.planned || !tried {
        return Vec::new();
    }
    let parsed = &meaning.parsed;
    // What begins as the next contact says so itself.
    let told = |what: &What| matches!(what, What::Unread { why: Unread::Within | Unread::NextDay, .. });
    let pieces = || parsed.pieces.iter().enumerate().filter(|(_, said)| !told(&said.what));
    let texts = || pieces().filter_map(|(piece, said)| Some((piece, said.what.text()?)));
    let to_come = texts().flat_map(|(piece, text)| {
        let said = text.split([',', ';', '!', '?']).filter_map(|clause| within(clause, meaning));
        said.map(move |(words, contact)| Unmarked { piece, words, of: if contact { Of::Contact } else { Of::Term } })
    });
    let to_come: Vec<Unmarked> = to_come.take(MOST).collect();
    // A day that was taken for that of the contact is asked about.
    let dated = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. })) || !meaning.day_sure;
    let past = || texts().find_map(|(piece, text)| Some(Unmarked { piece, words: day_in_text(text, parsed.today)?, of: Of::Past }));
    if to_come.is_empty() && !dated { past().into_iter().collect() } else { to_come }
}

fn within(clause: &str, meaning: &Meaning) -> Option<(String, bool)> {
    let parsed = &meaning.parsed;
    let words: Vec<&str> = clause.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if folded.iter().any(|word| AWAY.iter().any(|begun| is_said_by(begun, word))) {
        return None;
    }
    let day = |at: usize| {
        let said = leading_day(words.get(at..)?, parsed.today, Bias::Future)?;
        (said.day >= parsed.today).then_some(at + said.words)
    };
    // «созвониться в 14:30»
    let hour = |at: usize| {
        let (time, count) = leading_time(words.get(at..)?)?;
        (time > parsed.now && meaning.day == parsed.today).then_some(at + count)
    };
    let phrase = |from: usize, to: usize| words.get(from..to).unwrap_or_default().join(" ").trim_end_matches(['.', ':', ')']).to_owned();
    (0..words.len())
        .find_map(|at| {
            if UNTIL.contains(&folded[at].as_str()) {
                return day(at).or_else(|| day(at + 1)).map(|end| (phrase(at, end), false));
            }
            if PROMISED.iter().any(|begun| folded[at].starts_with(begun)) {
                // «оплату обещала в понедельник»
                let ahead = |from: usize| day(from).map(|end| (phrase(from, end), false));
                if let Some(found) = (at + 1..words.len()).find_map(ahead) {
                    return Some(found);
                }
            }
            let again = AGAIN.iter().any(|begun| folded[at].starts_with(begun));
            let kind = (again || is_of_contact(&folded[at])) && !is_verb(words[at]);
            let end = || (at + 1..=at + NEAR).find_map(|at| day(at).or_else(|| hour(at)));
            kind.then(end).flatten().map(|end| (phrase(at, end), true))
        })
        .or_else(|| {
            (0..words.len()).find_map(|at| {
                let (end, contact) = told(&words, at, meaning)?;
                Some((phrase(at, end), contact))
            })
        })
}

/// «аванс завтра», «тендер 1 декабря», `they'll pay on friday`: where a day to come ends that begins at a word of a clause and of which the
/// words before it do not say since when something is. A day of the week may be the one that has passed where something was. And whether it was agreed on, which it is for a contact.
fn told(words: &[&str], at: usize, meaning: &Meaning) -> Option<(usize, bool)> {
    let rest = words.get(at..)?;
    // Most words begin no day.
    let first = fold(rest.first()?);
    if !(first.starts_with(|c: char| c.is_ascii_digit()) || is_about_days(&first) || ON.contains(&first.as_str())) {
        return None;
    }
    let said = leading_day(rest, meaning.parsed.today, Bias::Future).filter(|said| said.sure && said.day > meaning.parsed.today)?;
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|word| fold(word)).unwrap_or_default();
    let weekday = || is_bare_weekday(&rest.get(..said.words).unwrap_or_default().join(" "));
    let planned = meaning.next.iter().any(|next| next.day == said.day);
    let was = || words.iter().any(|word| says_what_was(&fold(word.trim_matches(|c: char| !c.is_alphanumeric()))));
    let other = is_of_another(&before) || is_an_amount(rest, said.words) || is_sitting(rest) || planned;
    let agreed = || words.iter().any(|word| begins(&AGREED, &fold(word)));
    let past = || weekday() && was() && !is_yet_to_come(words.get(..at).unwrap_or_default());
    let ahead = !other && !past();
    ahead.then(|| (at + said.words, agreed()))
}
