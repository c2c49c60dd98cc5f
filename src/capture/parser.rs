//! The grammar of a line, without any file: marks and their texts.

use super::head::{self, gap};
use super::kinds::leading_kind;
use super::lexer::{Mark, Token, TokenKind, attitude, clean, mark, tokens};
use super::money::leading_amount;
use super::{Parsed, Piece, What};
use crate::domain::dates::{leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::promise;
use chrono::{NaiveDate, NaiveTime};

/// Reads a line. `today` and `now` are those of the wall clock; nothing is looked up. Never fails: what is no mark is text.
pub fn parse(line: &str, today: NaiveDate, now: NaiveTime) -> Parsed {
    let chars: Vec<char> = line.chars().collect();
    let tokens = tokens(&chars, 0);
    let head = head::read(&chars, &tokens, today);
    let mut body = Body { chars: &chars, today, pieces: head.pieces, at: head.end };
    let rest: Vec<Token> = tokens.into_iter().filter(|token| token.start >= head.end).collect();
    body.read(&rest);
    gap(&mut body.pieces, body.at, chars.len());
    Parsed { line: line.to_owned(), today, now, headed: head.headed, pieces: body.pieces }
}

struct Body<'a> {
    chars: &'a [char],
    today: NaiveDate,
    pieces: Vec<Piece>,
    at: usize,
}

impl Body<'_> {
    fn read(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token.kind != TokenKind::Word {
                gap(&mut self.pieces, self.at, token.end);
                self.at = token.end;
                at += 1;
                continue;
            }
            gap(&mut self.pieces, self.at, token.start);
            self.at = self.at.max(token.start);
            let found = self.mark_of(tokens, at);
            let end = self.text_end(tokens, at + 1);
            at = match found {
                Some((Mark::Person, _)) => self.person(tokens, at),
                Some((Mark::Mood(mood), length)) => {
                    self.push(token.start + length, What::Mood(mood));
                    self.tail(token.end);
                    at + 1
                }
                Some((mark, length)) => self.marked(mark, token.start + length, tokens, at, end),
                None => {
                    let until = self.last_word(tokens, at, end);
                    self.text(until);
                    end
                }
            };
        }
    }

    fn mark_of(&self, tokens: &[Token], at: usize) -> Option<(Mark, usize)> {
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let follows =
            tokens.get(at + 1..)?.iter().take_while(|next| next.kind != TokenKind::Stop).find(|next| next.kind == TokenKind::Word);
        let (mark, length) = mark(self.chars.get(token.start..token.end)?, follows.is_none())?;
        // «далее» is a word like any other unless a day follows, and «%50-й» is no amount.
        let is_real = match mark {
            Mark::Next => leading_day(&self.few_words(tokens, at + 1, token.end).refs(), self.today, Bias::Future).is_some(),
            Mark::Value => leading_amount(&self.few_words(tokens, at, token.start + length).refs()).is_some(),
            Mark::Ours | Mark::Theirs | Mark::Question if length == token.end - token.start => follows
                .is_some_and(|next| self.chars.get(next.start..next.end).is_some_and(|word| super::lexer::mark(word, false).is_none())),
            _ => true,
        };
        is_real.then_some((mark, length))
    }

    /// The next words as text, for a look ahead: no more than a day or an amount can have.
    fn few_words(&self, tokens: &[Token], at: usize, from: usize) -> Texts {
        let words = tokens.get(at..).unwrap_or_default().iter().take_while(|token| token.kind != TokenKind::Stop);
        let words = words.filter(|token| token.kind == TokenKind::Word).take(6);
        Texts(words.map(|token| clean(self.chars, token.start.max(from), token.end)).collect())
    }

    /// The number of the token that ends a text: a stop or the next mark.
    fn text_end(&self, tokens: &[Token], from: usize) -> usize {
        let ends = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Stop) || self.mark_of(tokens, *at).is_some();
        (from..tokens.len()).find(ends).unwrap_or(tokens.len())
    }

    /// The end of the last word before the token `end`.
    fn last_word(&self, tokens: &[Token], from: usize, end: usize) -> usize {
        let words = tokens.get(from..end).unwrap_or_default().iter().rev();
        words.clone().find(|token| token.kind == TokenKind::Word).map_or(self.at, |token| token.end)
    }

    fn push(&mut self, end: usize, what: What) {
        self.pieces.push(Piece { what, span: self.at..end });
        self.at = end;
    }

    fn text(&mut self, end: usize) {
        if self.at < end {
            let text = clean(self.chars, self.at, end);
            self.push(end, What::Text(text));
        }
    }

    /// What is left of a word after a mark that ended within it.
    fn tail(&mut self, end: usize) {
        let signs = self.chars.get(self.at..end).unwrap_or_default().iter().all(|c| matches!(c, ',' | '.'));
        if signs {
            gap(&mut self.pieces, self.at, end)
        } else {
            self.text(end)
        }
        self.at = self.at.max(end);
    }

    /// `+Имя`, `/Account` and `=attitude`, then whatever else the word has.
    fn person(&mut self, tokens: &[Token], at: usize) -> usize {
        let Some(token) = tokens.get(at) else { return at + 1 };
        let word = |from: usize, allowed: fn(char) -> bool| -> usize {
            let signs = |at: usize| self.chars.get(at).copied().filter(|_| at < token.end);
            let mut end = from;
            while let Some(c) = signs(end) {
                // A sign within a name must have a letter after it: the full stop of the sentence is no part of it.
                let inner = matches!(c, '-' | '\'' | '’' | '_' | '.') && signs(end + 1).is_some_and(char::is_alphanumeric);
                if !(allowed(c) || inner) {
                    break;
                }
                end += 1;
            }
            end
        };
        let spoken = |from: usize, end: usize| clean(self.chars, from, end).replace('_', " ");
        let name_end = word(token.start + 1, char::is_alphabetic);
        let mut found = vec![(name_end, What::Person(spoken(token.start + 1, name_end)))];
        let mut end = name_end;
        if self.chars.get(end) == Some(&'/') && end < token.end {
            let behalf_end = word(end + 1, char::is_alphanumeric);
            if behalf_end > end + 1 {
                found.push((behalf_end, What::Behalf(spoken(end + 1, behalf_end))));
                end = behalf_end;
            }
        }
        if self.chars.get(end) == Some(&'=') && end < token.end {
            let value_end = word(end + 1, |c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'));
            if let Some(attitude) = attitude(&clean(self.chars, end + 1, value_end)) {
                found.push((value_end, What::Attitude(attitude)));
            }
        }
        for (end, what) in found {
            self.push(end, what);
        }
        if self.at < token.end {
            // What follows the name within its word belongs to the text that goes on after it.
            let until = self.text_end(tokens, at + 1);
            let end = self.last_word(tokens, at, until);
            self.text(end);
            return until;
        }
        at + 1
    }

    /// A mark whose text runs on to a stop, the next mark or the end.
    fn marked(&mut self, mark: Mark, from: usize, tokens: &[Token], at: usize, end: usize) -> usize {
        let until = self.last_word(tokens, at, end);
        let text = clean(self.chars, from, until);
        let words: Vec<&str> = text.split_whitespace().collect();
        let said = || words.join(" ");
        let what = match mark {
            Mark::Ours | Mark::Theirs => {
                let promised = promise::parse(&text, self.today);
                What::Promise { ours: mark == Mark::Ours, title: promised.title, due: promised.due }
            }
            Mark::Question => What::Question(said()),
            Mark::Complaint => What::Complaint(said()),
            Mark::Value => match leading_amount(&words) {
                Some((amount, taken)) => What::Value { amount, text: words.get(taken..).unwrap_or_default().join(" ") },
                None => What::Text(said()),
            },
            Mark::Next => next(&words, self.today).unwrap_or_else(|| What::Text(clean(self.chars, self.at, until))),
            Mark::Person | Mark::Mood(_) => What::Text(said()),
        };
        self.push(until, what);
        end
    }
}

/// Words taken out of the line for a look ahead.
struct Texts(Vec<String>);

impl Texts {
    fn refs(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

/// The next contact: a day, then a time and a kind in any order, then what it is for.
fn next(words: &[&str], today: NaiveDate) -> Option<What> {
    let (day, mut at) = leading_day(words, today, Bias::Future)?;
    let (mut time, mut kind) = (None, None);
    loop {
        let rest = words.get(at..).unwrap_or_default();
        if let (None, Some((found, count))) = (time, leading_time(rest)) {
            time = Some(found);
            at += count;
        } else if let (None, Some(read)) = (kind, leading_kind(rest)) {
            kind = Some(read.code);
            at += read.words;
        } else {
            break;
        }
    }
    Some(What::Next { day, time, kind, purpose: words.get(at..).unwrap_or_default().join(" ") })
}
