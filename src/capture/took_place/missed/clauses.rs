//! The clauses of a line, and their words as they are compared.

use super::super::super::{Parsed, What};
use super::SOMEBODY;
use crate::domain::name::fold;

/// The clauses of what was said, somebody named with them.
pub(in crate::capture) fn clauses(parsed: &Parsed) -> Vec<String> {
    let mut said = String::new();
    for (piece, typed) in parsed.all_typed() {
        match &piece.what {
            // `dropped in` is one word for the way.
            What::Kind { code, word, .. } if word.contains(' ') && !typed.ends_with([',', '.']) => said.push_str(code),
            What::Text(_) | What::Unread { .. } | What::Kind { .. } | What::Gap | What::Complaint(_) => said.push_str(&typed),
            What::Person(_) => said.push_str(&format!(" {SOMEBODY} ")),
            // Whoever is named is no order that fell through.
            What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => said.push(' '),
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
    let chars: Vec<char> = said.chars().collect();
    let figure = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    // A full stop between figures is one of a day: «27.11».
    let ends = |at: usize, c: char| {
        let within = c == '.' && at > 0 && figure(at - 1) && figure(at + 1);
        let dash = c == '-' && at > 0 && chars[at - 1].is_whitespace() && chars.get(at + 1).is_some_and(|next| next.is_whitespace());
        dash || matches!(c, ',' | ';' | '.' | '!' | '?' | '(' | ')' | '—' | '–') && !within
    };
    let parted: String = chars.iter().enumerate().map(|(at, c)| if ends(at, *c) { '\n' } else { *c }).collect();
    parted.split('\n').flat_map(|clause| clause.split(": ")).map(str::to_owned).collect()
}

/// The verbs that are denied in one word, with an apostrophe or in haste without: `didnt`.
const DENIED_VERBS: [&str; 14] = ["did", "does", "do", "could", "would", "should", "was", "were", "is", "are", "has", "have", "had", "wo"];

/// The most words between the parts of `called … off`.
const APART: usize = 4;

/// Where a verb of calling something off ends, among words that begin with the verb: `called the visit off`.
pub(in crate::capture) fn called_off(words: &[&str]) -> Option<usize> {
    let (verb, rest) = words.split_first()?;
    if !verb.to_lowercase().starts_with("call") {
        return None;
    }
    let plain = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let ends = |word: &&str| word.ends_with([',', ';', '.', ':']) && plain(word) != "off";
    let near = rest.iter().take(APART + 1).take_while(|word| !ends(word));
    let at = near.into_iter().position(|word| plain(word) == "off");
    at.filter(|_| ["called", "calls", "calling"].contains(&plain(verb).as_str())).map(|at| at + 1)
}

/// `called the visit off` as one says it as well: with both words of the verb together.
fn together(clause: &str) -> String {
    let words: Vec<&str> = clause.split_whitespace().collect();
    let found = (0..words.len()).find_map(|at| Some((at, called_off(&words[at..])?)));
    let Some((at, off)) = found.filter(|(_, off)| *off > 1) else { return clause.to_owned() };
    let (until, last) = (at + off, words[at + off]);
    let mut said: Vec<&str> = words[..=at].to_vec();
    said.push(last.trim_end_matches(|c: char| !c.is_alphanumeric()));
    said.extend(&words[at + 1..until]);
    said.extend(&words[until + 1..]);
    said.join(" ")
}

/// A clause as its words are compared: `didn't` is two of them.
pub(in crate::capture) fn comparable(clause: &str) -> String {
    let folded = together(&fold(clause)).replace("n't", " not").replace("n’t", " not");
    let words: Vec<&str> = folded.split_inclusive(char::is_whitespace).collect();
    let parts = words.iter().enumerate().filter(|(at, _)| !roots_for(words.get(*at..).unwrap_or_default())).map(|(_, word)| {
        let plain = word.trim_end();
        let verb = plain.strip_suffix("nt").filter(|verb| DENIED_VERBS.contains(verb));
        verb.map_or_else(|| (*word).to_owned(), |verb| format!("{verb} not{}", word.strip_prefix(plain).unwrap_or_default()))
    });
    parts.collect()
}

/// Whether words begin as what one says of whoever roots for a team: «болеет за Спартак» is nobody who is ill.
pub(in crate::capture) fn roots_for(words: &[&str]) -> bool {
    matches!(words, [verb, of, ..] if fold(verb).starts_with("боле") && fold(of.trim_end()) == "за")
}
