//! The grammar of a line, without any file: marks and their texts.

use super::head::{self, gap};
use super::kinds::leading_kind;
use super::lexer::{Mark, Token, TokenKind, attitude, clean, mark, tokens};
use super::naming::{Names, Nobody};
use super::person;
use super::{Parsed, Piece, What};
use crate::domain::dates::{self, Said, leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::money::leading_amount;
use crate::domain::promise;
use chrono::{NaiveDate, NaiveTime};

/// Reads a line without looking at any name. `today` and `now` are those of the wall clock. Never fails: what is no mark is
/// text.
pub fn parse(line: &str, today: NaiveDate, now: NaiveTime) -> Parsed {
    parse_among(line, today, now, &Nobody)
}

/// The same where accounts and persons are known by their names, which end the head of a line that has no colon.
pub fn parse_among(line: &str, today: NaiveDate, now: NaiveTime, names: &dyn Names) -> Parsed {
    let chars: Vec<char> = line.chars().collect();
    let head = head::read(&chars, &tokens(&chars, 0), today, names);
    let mut body = Body { chars: &chars, today, names, pieces: head.pieces, at: head.end };
    let in_head = body.pieces.len();
    body.read(&tokens(&chars, head.end));
    gap(&mut body.pieces, body.at, chars.len());
    Parsed { line: line.to_owned(), today, now, headed: head.headed, unread: head.unread, in_head, pieces: body.pieces }
}

/// How far ahead the words after a mark are looked at.
const FEW: usize = 16;
/// Words that join two promises, and belong to neither.
const JOINING: [&str; 5] = ["и", "а", "also", "and", "&"];

struct Body<'a> {
    chars: &'a [char],
    today: NaiveDate,
    names: &'a dyn Names,
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
            if self.follows_person() && self.attitude(tokens, at) {
                at += 1;
                continue;
            }
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
        // «далее» is a word like any other unless it begins a piece and a day follows, and «%50-й» is no amount.
        let is_real = match mark {
            Mark::Next => {
                let begins = tokens.get(..at)?.iter().rev().find(|token| token.kind != TokenKind::Blank);
                begins.is_none_or(|before| before.kind == TokenKind::Stop)
                    && next(&word_of(self.chars, token), &self.few_words(tokens, at + 1, token.end).refs(), self.today).is_some()
            }
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
        let words = words.filter(|token| token.kind == TokenKind::Word).take(FEW);
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

    /// Whether the piece before is a participant, with nothing but a blank after it.
    fn follows_person(&self) -> bool {
        let before = self.pieces.iter().rev().find(|piece| piece.what != What::Gap);
        before.is_some_and(|piece| matches!(piece.what, What::Person(_) | What::Behalf(_)))
    }

    /// «+Петрова =за»: an attitude as a word of its own, right after the name.
    fn attitude(&mut self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at).filter(|token| self.chars.get(token.start) == Some(&'=')) else { return false };
        let said = clean(self.chars, token.start + 1, token.end);
        let Some(attitude) = attitude(said.trim_end_matches([',', '.', '!'])) else { return false };
        let signs = said.chars().rev().take_while(|c| matches!(c, ',' | '.' | '!')).count();
        self.push(token.end - signs, What::Attitude(attitude));
        self.tail(token.end);
        true
    }

    /// `+Имя Отчество`, `/Account` and `=attitude`, then whatever else the last word has.
    fn person(&mut self, tokens: &[Token], at: usize) -> usize {
        let read = person::read(self.chars, tokens, at, self.names);
        for (end, what) in read.pieces {
            self.push(end, what);
        }
        if tokens.get(read.last).is_none_or(|last| self.at >= last.end) {
            return read.last + 1;
        }
        // What follows the name within its word belongs to the text that goes on after it.
        let until = self.text_end(tokens, read.last + 1);
        let end = self.last_word(tokens, read.last, until);
        self.text(end);
        until
    }

    /// A mark whose text runs on to a stop, the next mark or the end.
    fn marked(&mut self, mark: Mark, from: usize, tokens: &[Token], at: usize, end: usize) -> usize {
        let until = self.last_word(tokens, at, self.joined(tokens, at, end));
        let text = clean(self.chars, from, until);
        let words: Vec<&str> = text.split_whitespace().collect();
        let said = || words.join(" ");
        let what = match mark {
            Mark::Ours | Mark::Theirs => {
                let promised = promise::parse(&text, self.today);
                What::Promise { ours: mark == Mark::Ours, title: promised.title, due: promised.due, sure: promised.sure }
            }
            Mark::Question => What::Question(said()),
            Mark::Complaint => What::Complaint(said()),
            Mark::Value => match leading_amount(&words) {
                Some((amount, taken)) => What::Value { amount, text: words.get(taken..).unwrap_or_default().join(" ") },
                None => What::Text(said()),
            },
            Mark::Next => {
                let said = tokens.get(at).and_then(|token| next(&word_of(self.chars, token), &words, self.today));
                said.unwrap_or_else(|| What::Text(clean(self.chars, self.at, until)))
            }
            Mark::Person | Mark::Mood(_) => What::Text(said()),
        };
        self.push(until, what);
        end
    }

    /// «!КП до пт и !образцы до ср»: the number of the token before which the text ends, without the word that joins it to
    /// the next mark.
    fn joined(&self, tokens: &[Token], at: usize, end: usize) -> usize {
        if tokens.get(end).is_none_or(|next| next.kind == TokenKind::Stop) {
            return end;
        }
        let words = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let Some(last) = (at + 1..end).rev().find(words) else { return end };
        let word = tokens.get(last).map(|token| clean(self.chars, token.start, token.end).to_lowercase());
        if word.is_some_and(|word| JOINING.contains(&word.as_str())) { last } else { end }
    }
}

fn word_of(chars: &[char], token: &Token) -> String {
    clean(chars, token.start, token.end)
}

/// The next contact: a day, a time, a kind in any order, then what it is for. «next friday» is the one in the following week,
/// «далее пт» and «next call friday» the coming one.
fn next(mark: &str, words: &[&str], today: NaiveDate) -> Option<What> {
    let (mut day, mut time, mut kind): (Option<Said>, _, _) = (None, None, None);
    let mut at = 0;
    if mark.to_lowercase().starts_with("next") {
        let following: Vec<&str> = std::iter::once("next").chain(words.iter().copied().take(FEW)).collect();
        day = leading_day(&following, today, Bias::Future);
        at = day.map_or(0, |day| day.words - 1);
    }
    loop {
        let rest = words.get(at..).unwrap_or_default();
        // «далее до понедельника не беспокоить» plans nothing.
        if day.is_none() && rest.first().is_some_and(|word| dates::UNTIL.contains(&word.to_lowercase().as_str())) {
            return None;
        }
        let noon = rest.first().is_some_and(|word| ["noon", "midday"].contains(&word.to_lowercase().as_str()));
        if let (None, true, Some((found, count))) = (time, noon, leading_time(rest)) {
            time = Some(found);
            at += count;
        } else if let (None, Some(said)) = (day, leading_day(rest, today, Bias::Future)) {
            day = Some(said);
            at += said.words;
        } else if let (None, Some(said)) = (day, leading_day(&[&["on"], rest].concat(), today, Bias::Future)) {
            day = Some(said);
            at += said.words - 1;
        } else if let (None, Some((found, count))) = (time, leading_time(rest)) {
            time = Some(found);
            at += count;
        } else if let (None, Some(read)) = (kind, leading_kind(rest)) {
            kind = Some(read.code);
            at += read.words;
        } else {
            break;
        }
    }
    let day = day?;
    let purpose = words.get(at..).unwrap_or_default().join(" ");
    Some(What::Next { day: day.day, sure: day.sure, time, kind, purpose: purpose.trim_start_matches([',', ':', ' ']).to_owned() })
}

/// Words taken out of the line for a look ahead.
struct Texts(Vec<String>);

impl Texts {
    fn refs(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests;
