//! What reaches a person, in running text: e-mails, and phones in any writing.

use crate::domain::name::{fold, phone_key};
use std::ops::Range;

/// Fewer figures are met by chance.
const LEAST_FIGURES: usize = 7;
/// A way to reach somebody that is shorter is a word.
const LEAST_LETTERS: usize = 6;
/// So many signs may part the figures of one phone.
const GAP: usize = 3;

/// E-mails, phones and names in messengers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    written: Vec<Vec<char>>,
    phones: Vec<String>,
}

impl Reached {
    /// By the values as they are kept.
    pub fn new(values: &[&str]) -> Reached {
        let mut reached = Reached::default();
        for value in values {
            let key = phone_key(value);
            if !value.contains('@') && key.len() >= LEAST_FIGURES {
                reached.phones.push(key);
            }
            let letters: Vec<char> = fold(value).chars().collect();
            if letters.len() >= LEAST_LETTERS && !letters.iter().all(|c| is_of_phone(*c)) {
                reached.written.push(letters);
            }
        }
        reached
    }

    /// Without what reaches others as well.
    pub fn without(&self, others: &Reached) -> Reached {
        Reached {
            written: self.written.iter().filter(|one| !others.written.contains(one)).cloned().collect(),
            phones: self.phones.iter().filter(|one| !others.phones.contains(one)).cloned().collect(),
        }
    }

    /// Where they stand, in characters.
    pub fn find(&self, letters: &[char]) -> Vec<Range<usize>> {
        let lower: Vec<char> = letters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        let mut found = Vec::new();
        for wanted in &self.written {
            let whole = |at: usize| {
                let before = at.checked_sub(1).and_then(|at| lower.get(at));
                let ends = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric());
                ends(before) && before != Some(&'.') && ends(lower.get(at + wanted.len()))
            };
            let places = lower.windows(wanted.len()).enumerate().filter(|(at, window)| *window == wanted.as_slice() && whole(*at));
            found.extend(places.map(|(at, _)| at..at + wanted.len()));
        }
        if !self.phones.is_empty() {
            found.extend(self.find_phones(letters));
        }
        found
    }

    fn find_phones(&self, letters: &[char]) -> Vec<Range<usize>> {
        let figure = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
        let mut found = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            if !figure(at) || at > 0 && figure(at - 1) {
                at += 1;
                continue;
            }
            let Some(end) = self.phone_from(at, letters) else {
                at += 1;
                continue;
            };
            let opens = at.checked_sub(1).filter(|before| matches!(letters.get(*before), Some('+' | '('))).unwrap_or(at);
            found.push(opens..end);
            at = end;
        }
        found
    }

    /// The end of the phone that begins with a figure.
    fn phone_from(&self, from: usize, letters: &[char]) -> Option<usize> {
        let (mut figures, mut gap) = (String::new(), 0);
        for (at, c) in letters.iter().enumerate().skip(from) {
            if !c.is_ascii_digit() {
                gap += 1;
                if gap > GAP || !is_of_phone(*c) {
                    return None;
                }
                continue;
            }
            gap = 0;
            figures.push(*c);
            let more = letters.get(at + 1).is_some_and(char::is_ascii_digit);
            if !more && self.phones.iter().any(|phone| *phone == figures || *phone == phone_key(&figures)) {
                return Some(at + 1);
            }
            if figures.len() > 15 {
                return None;
            }
        }
        None
    }
}

fn is_of_phone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '–' | '(' | ')' | '.' | '/' | '+' | '_')
}
