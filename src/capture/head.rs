//! The head of a line: when, how, with whom; up to the first colon that is followed by a blank.

use super::kinds::leading_kind;
use super::lexer::{Token, TokenKind, clean, mark};
use super::{Piece, What};
use crate::domain::dates::{leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use chrono::NaiveDate;

/// The most words a head has; a colon further on belongs to the text.
const MOST_WORDS: usize = 12;
/// Days that begin a text as often as they date it, and always lie behind.
const SAID: [&str; 5] = ["вчера", "позавчера", "сегодня", "yesterday", "today"];

/// The pieces of the head with which a line begins, and the character after it.
pub struct Head {
    pub pieces: Vec<Piece>,
    pub end: usize,
    pub headed: bool,
}

/// Reads the head.
pub fn read(chars: &[char], tokens: &[Token], today: NaiveDate) -> Head {
    match colon(chars, tokens) {
        Some(colon) => before_colon(chars, tokens, colon, today),
        None => without_colon(chars, tokens, today),
    }
}

/// The colon that ends the head. A mark, a semicolon, a word of command or a word made plain before it says that there
/// is none.
fn colon(chars: &[char], tokens: &[Token]) -> Option<usize> {
    for (count, token) in tokens.iter().filter(|token| token.kind != TokenKind::Blank).enumerate() {
        let word = chars.get(token.start..token.end)?;
        if token.kind == TokenKind::Stop || count >= MOST_WORDS || mark(word, false).is_some() || word.starts_with(&['\\']) {
            return None;
        }
        if word.ends_with(&[':']) {
            return Some(token.end - 1);
        }
    }
    None
}

/// A walk over the words of the head.
struct Words<'a> {
    chars: &'a [char],
    tokens: Vec<Token>,
    texts: Vec<String>,
    at: usize,
    pieces: Vec<Piece>,
    end: usize,
}

impl<'a> Words<'a> {
    fn new(chars: &'a [char], tokens: &[Token], until: usize) -> Words<'a> {
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.start < until);
        let tokens: Vec<Token> = words.map(|token| Token { end: token.end.min(until), ..*token }).collect();
        let texts = tokens.iter().map(|token| clean(chars, token.start, token.end)).collect();
        Words { chars, tokens, texts, at: 0, pieces: Vec::new(), end: 0 }
    }

    fn rest(&self) -> Vec<&str> {
        self.texts.iter().skip(self.at).map(String::as_str).collect()
    }

    /// Makes the next `count` words a piece, with a gap for what stands before them.
    fn take(&mut self, count: usize, what: What) {
        let words = self.tokens.get(self.at..self.at + count).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        gap(&mut self.pieces, self.end, first.start);
        self.pieces.push(Piece { what, span: first.start..last.end });
        self.end = last.end;
        self.at += count;
    }

    fn day(&mut self, today: NaiveDate) -> bool {
        let Some((day, count)) = leading_day(&self.rest(), today, Bias::Past) else { return false };
        self.take(count, What::Day(day));
        true
    }

    fn time(&mut self) -> bool {
        let Some((time, count)) = leading_time(&self.rest()) else { return false };
        self.take(count, What::Time(time));
        true
    }

    fn kind(&mut self) -> bool {
        let Some(read) = leading_kind(&self.rest()) else { return false };
        let word = self.rest().get(..read.words).unwrap_or_default().join(" ");
        self.take(read.words, What::Kind { code: read.code, word, whole: read.whole });
        true
    }
}

/// Adds a gap, unless it would be empty.
pub fn gap(pieces: &mut Vec<Piece>, start: usize, end: usize) {
    if start < end {
        pieces.push(Piece { what: What::Gap, span: start..end });
    }
}

fn before_colon(chars: &[char], tokens: &[Token], colon: usize, today: NaiveDate) -> Head {
    let mut words = Words::new(chars, tokens, colon);
    let (mut day, mut time, mut kind) = (false, false, false);
    loop {
        if !day && words.day(today) {
            day = true;
        } else if !time && words.time() {
            time = true;
        } else if !kind && words.kind() {
            kind = true;
        } else {
            break;
        }
    }
    let left: Vec<&Token> = words.tokens.iter().skip(words.at).filter(|token| token.start < token.end).collect();
    if let (Some(first), Some(last)) = (left.first(), left.last()) {
        let name = clean(words.chars, first.start, last.end).split_whitespace().collect::<Vec<_>>().join(" ");
        let count = left.len();
        words.take(count, What::Account(name));
    }
    gap(&mut words.pieces, words.end, colon + 1);
    Head { pieces: words.pieces, end: colon + 1, headed: true }
}

/// Without a colon only what cannot well be text is taken: a day before a time, a kind or a mark, and the name of a kind.
fn without_colon(chars: &[char], tokens: &[Token], today: NaiveDate) -> Head {
    let marked = tokens
        .iter()
        .find(|token| token.kind == TokenKind::Stop || chars.get(token.start..token.end).is_some_and(|word| mark(word, false).is_some()));
    let until = marked.map_or(chars.len(), |token| token.start);
    let mut words = Words::new(chars, tokens, until);
    let mut head = Head { pieces: Vec::new(), end: 0, headed: false };
    let said = words.texts.first().is_some_and(|word| SAID.contains(&fold(word).trim_end_matches(',')));
    let dated = words.day(today);
    let timed = dated && words.time();
    let kind = leading_kind(&words.rest());
    let before_mark = marked.is_some() && words.at + kind.map_or(0, |kind| kind.words) == words.tokens.len();
    let sure = kind.is_some_and(|kind| kind.whole || before_mark);
    if dated && !(said || timed || sure || before_mark) {
        return head;
    }
    if sure {
        words.kind();
    }
    (head.pieces, head.end) = (words.pieces, words.end);
    head
}
