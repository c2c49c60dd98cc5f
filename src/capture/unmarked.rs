//! Days to come that stand in the plain words of a line: by when something is to be done, or when one meets. Without a mark nothing
//! follows from them, and that is said.

use super::What;
use super::dating::day_in_text;
use super::kinds::is_verb;
use super::meaning::Meaning;
use super::telling::is_said_by;
use super::took_place::{Why, is_of_contact};
use crate::domain::dates::{UNTIL, leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;

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
}

/// How words begin that say of somebody that they are away: until when, is no term.
const AWAY: [&str; 16] = [
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
const AGAIN: [&str; 8] = ["набер", "перезвон", "позвон", "созвон", "заед", "ring", "retry", "try"];
/// How words begin that say that something is promised.
const PROMISED: [&str; 7] = ["обеща", "пообеща", "пришл", "вышл", "сдела", "подготов", "promis"];
/// So many words after a contact its day is looked for.
const NEAR: usize = 3;

/// The first day to come that the text of a line names, as a term or as that of a contact.
pub(super) fn unmarked(meaning: &Meaning) -> Option<Unmarked> {
    let tried = meaning.missed.is_none_or(|missed| missed.why == Why::Failed && missed.day.is_none());
    if meaning.planned || !tried {
        return None;
    }
    let parsed = &meaning.parsed;
    let texts = || parsed.pieces.iter().enumerate().filter_map(|(piece, said)| Some((piece, said.what.text()?)));
    let to_come = texts().find_map(|(piece, text)| {
        let (words, contact) = text.split([',', ';', '!', '?']).find_map(|clause| within(clause, meaning))?;
        Some(Unmarked { piece, words, of: if contact { Of::Contact } else { Of::Term } })
    });
    // A day that was taken for that of the contact is asked about.
    let dated = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. })) || !meaning.day_sure;
    let past = || texts().find_map(|(piece, text)| Some(Unmarked { piece, words: day_in_text(text, parsed.today)?, of: Of::Past }));
    to_come.or_else(|| past().filter(|_| !dated))
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
    (0..words.len()).find_map(|at| {
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
}
