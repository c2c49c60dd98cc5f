//! A line in pieces: words, figures and signs, each in the keyboard layout that was meant.

use super::vocabulary::{ARROW, RANGE, sense};
use crate::domain::layout;
use crate::domain::money::is_of_money;
use crate::domain::name::fold;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// As it is compared: folded, an arrow for whatever stands for one.
    pub text: String,
    /// The word that it stands in, by its place in the line.
    pub word: usize,
}

impl Piece {
    /// Whether it is a figure.
    pub fn is_figure(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A line in pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Its words as they were meant.
    pub words: Vec<String>,
    /// What they consist of.
    pub pieces: Vec<Piece>,
    /// Whether one of them was typed in the other layout.
    pub turned: bool,
}

impl Words {
    /// Takes a line apart.
    pub fn of(line: &str) -> Words {
        let mut found = Words::default();
        for (at, typed) in line.split_whitespace().enumerate() {
            let meant = meant(typed);
            found.turned |= meant.is_some();
            let word = meant.unwrap_or_else(|| typed.to_owned());
            let texts = pieces(&word).into_iter().map(|text| match turned(&text) {
                Some(other) => {
                    found.turned = true;
                    other
                }
                None => text,
            });
            let of_word: Vec<Piece> = texts.map(|text| Piece { text, word: at }).collect();
            found.pieces.extend(of_word);
            found.words.push(word);
        }
        // Between two figures a dash leads from one to the other; before one it takes away, and elsewhere it only parts.
        let is_figure = |at: Option<usize>| at.and_then(|at| found.pieces.get(at)).is_some_and(Piece::is_figure);
        let of_word = |at: usize| found.pieces.get(at).map(|piece| piece.word);
        let texts: Vec<Option<String>> = found
            .pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| {
                let (before, behind) = (is_figure(at.checked_sub(1)), is_figure(Some(at + 1)));
                match piece.text.as_str() {
                    DASH if before && behind => Some(RANGE.to_owned()),
                    DASH if behind && of_word(at) == of_word(at + 1) => Some(DASH.to_owned()),
                    DASH | "/" if !(before && behind) => None,
                    "/" => Some(ARROW.to_owned()),
                    text => Some(text.to_owned()),
                }
            })
            .collect();
        let pieces = found.pieces.iter().zip(texts);
        found.pieces = pieces.filter_map(|(piece, text)| Some(Piece { text: text?, word: piece.word })).collect();
        found
    }

    /// The words from one on, as they were meant.
    pub fn rest(&self, from: usize) -> String {
        self.words.get(from..).unwrap_or_default().join(" ")
    }
}

/// What takes away.
pub(super) const DASH: &str = "-";

fn is_known(word: &str) -> bool {
    sense(word).is_some() || is_of_money(word)
}

/// A whole word in the other layout, where it says something there and nothing as it stands: in Latin letters «б» and «ю» are signs.
fn meant(word: &str) -> Option<String> {
    if word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    turned(word)
}

fn turned(word: &str) -> Option<String> {
    let other = layout::other(word).filter(|_| !is_known(&fold(word)))?;
    is_known(&fold(&other)).then_some(other)
}

/// A word in figures, letters and signs.
fn pieces(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let begun = at;
        at += 1;
        let text = match c {
            '0'..='9' => {
                // «3,5», and the same keys in the Russian layout.
                while is_digit(at) || is_digit(at + 1) && chars.get(at).is_some_and(|c| matches!(c, '.' | ',' | 'б' | 'ю')) {
                    at += 1;
                }
                let figures = chars.get(begun..at).unwrap_or_default().iter();
                // «,5» is half of one.
                let whole = if begun == 1 && chars.first().is_some_and(|c| matches!(c, '.' | ',')) { "0," } else { "" };
                whole.chars().chain(figures.copied()).map(|c| if c.is_ascii_digit() { c } else { ',' }).collect()
            }
            '→' | '>' => ARROW.to_owned(),
            // The key of «>» in the Russian layout.
            'Ю' if chars.len() == 1 || begun.checked_sub(1).is_some_and(is_digit) && is_digit(at) => ARROW.to_owned(),
            '-' | '=' if chars.get(at).is_some_and(|next| matches!(next, '>' | 'ю' | 'Ю')) => {
                at += 1;
                ARROW.to_owned()
            }
            '-' | '–' | '—' | '−' => DASH.to_owned(),
            '%' | '+' | '/' | '€' | '$' | '₽' | '£' | '¥' | '₸' => c.to_string(),
            c if c.is_alphabetic() => {
                let is_inner = |at: usize| chars.get(at).is_some_and(|c| matches!(c, '.' | '-' | '\'' | '’'));
                let is_letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
                while is_letter(at) || is_inner(at) && is_letter(at + 1) {
                    at += 1;
                }
                // «т.р.» and «тыс.» end with their dot.
                at += usize::from(chars.get(at) == Some(&'.'));
                fold(&chars.get(begun..at).unwrap_or_default().iter().collect::<String>())
            }
            _ => continue,
        };
        found.push(text);
    }
    found
}
