//! The grammar of a line, without any file: marks and their texts.

mod participants;

use super::head::{self, gap};
use super::kinds::leading_kind;
use super::lexer::{Mark, Token, TokenKind, clean, is_bare_mark, mark, tokens};
use super::naming::{Names, Nobody, Said};
use super::next::{self, FEW};
use super::{Parsed, Piece, Unread, What};
use crate::domain::dates::{ON, UNTIL, leading_day, names_a_day};
use crate::domain::field::Bias;
use crate::domain::money::leading_amount;
use crate::domain::promise::{self, Promised};
use chrono::{NaiveDate, NaiveTime};

/// Reads a line without looking at any name. `today` and `now` are those of the wall clock. Never fails: what is no mark is
/// text.
pub fn parse(line: &str, today: NaiveDate, now: NaiveTime) -> Parsed {
    parse_among(line, today, now, &Nobody)
}

/// The same where accounts and persons are known by their names, which end the head of a line that has no colon.
pub fn parse_among(line: &str, today: NaiveDate, now: NaiveTime, names: &dyn Names) -> Parsed {
    let chars: Vec<char> = line.chars().collect();
    let all = participants::cut(&chars, tokens(&chars, 0), names);
    let head = head::read(&chars, &all, (today, now), names);
    // Without a colon the text goes on in the sentence that the head begins.
    let led_by = tokens(&chars, 0).into_iter().rev().find(|token| token.kind == TokenKind::Word && token.start < head.end);
    let led_by = led_by.filter(|_| !head.headed).map(|token| Token { end: token.end.min(head.end), ..token });
    let in_head = head.pieces.len();
    let mut body = Body { chars: &chars, today, now, names, pieces: head.pieces, at: head.end, led_by, in_head, headed: head.headed };
    body.read(&participants::cut(&chars, tokens(&chars, head.end), names));
    gap(&mut body.pieces, body.at, chars.len());
    Parsed { line: line.to_owned(), today, now, headed: body.headed, unread: head.unread, in_head: body.in_head, pieces: body.pieces }
}

/// With which word a promise that only looks like a second one begins: «КП до пт, а лучше до ср».
const HEDGES: [&str; 22] = [
    "лучше",
    "максимум",
    "крайний",
    "край",
    "или",
    "либо",
    "если",
    "при",
    "но",
    "точнее",
    "вернее",
    "желательно",
    "не",
    "в",
    "better",
    "ideally",
    "latest",
    "max",
    "or",
    "at",
    "but",
    "if",
];
/// Words that join two promises, and belong to neither.
const JOINING: [&str; 5] = ["и", "а", "also", "and", "&"];
/// Words that join two names.
const AND: [&str; 6] = ["и", "and", "&", "с", "cc", "копия"];

struct Body<'a> {
    chars: &'a [char],
    today: NaiveDate,
    now: NaiveTime,
    names: &'a dyn Names,
    pieces: Vec<Piece>,
    at: usize,
    /// The last word of a head that no colon ended.
    led_by: Option<Token>,
    /// How many pieces the head has.
    in_head: usize,
    /// A colon ended it.
    headed: bool,
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
            if let Some(next) = self.attitude(tokens, at).or_else(|| self.behalf(tokens, at)).or_else(|| self.another(tokens, at)) {
                at = next;
                continue;
            }
            if let Some(next) = self.apart(tokens, at) {
                at = next;
                continue;
            }
            if self.is_bare(tokens, at) {
                let end = self.text_end(tokens, at + 1, false);
                let until = self.last_word(tokens, at, end);
                let text = clean(self.chars, self.at, until);
                self.push(until, What::Unread { text, why: Unread::Mark });
                at = end;
                continue;
            }
            let found = self.mark_of(tokens, at, false);
            let marked = !matches!(found, None | Some((Mark::Person | Mark::Mood(_), _)));
            let end = self.text_end(tokens, at + 1, marked);
            at = match found {
                Some((Mark::Person, _)) => self.person(tokens, at),
                Some((Mark::Mood(mood), length)) => {
                    // «Третьякович =-1» says what somebody thinks, and not how the conversation was.
                    let before = self.before(tokens, at).map(|before| word_of(self.chars, before)).unwrap_or_default();
                    let theirs = self.names.person(before.trim_matches(|c: char| !c.is_alphanumeric()), Said::Headed);
                    let text = clean(self.chars, token.start, token.start + length);
                    let what = if theirs { What::Unread { text, why: Unread::Attitude } } else { What::Mood(mood) };
                    self.push(token.start + length, what);
                    self.tail(token.end);
                    at + 1
                }
                Some((mark, length)) => self.marked(mark, token.start + length, tokens, at, end),
                None if self.goes_on_promising(tokens, at, end) => end,
                None => {
                    let until = self.last_word(tokens, at, end);
                    self.text(until);
                    end
                }
            };
        }
    }

    /// The mark that a word is. `inside` the text of another mark «далее» begins nothing.
    fn mark_of(&self, tokens: &[Token], at: usize, inside: bool) -> Option<(Mark, usize)> {
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let follows =
            tokens.get(at + 1..)?.iter().take_while(|next| next.kind != TokenKind::Stop).find(|next| next.kind == TokenKind::Word);
        let word = self.chars.get(token.start..token.end)?;
        let (mark, length) = if *word == ['%'] { (Mark::Value, 1) } else { mark(word, follows.is_none())? };
        let is_real = match mark {
            Mark::Next => self.next(tokens, at, inside).is_some(),
            // «скидка 5 % 120 дней»: a sign after a number is a share.
            Mark::Value if word.len() == length => {
                let before = self.before(tokens, at).map(|before| word_of(self.chars, before));
                let share = before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
                let figure = |next: &Token| self.chars.get(next.start).is_some_and(char::is_ascii_digit);
                !share && follows.is_some_and(figure)
            }
            Mark::Ours | Mark::Theirs | Mark::Question | Mark::Wish if length == token.end - token.start => follows
                .is_some_and(|next| self.chars.get(next.start..next.end).is_some_and(|word| super::lexer::mark(word, false).is_none())),
            _ => true,
        };
        is_real.then_some((mark, length))
    }

    /// Whether a word is a mark that lacks what it marks.
    fn is_bare(&self, tokens: &[Token], at: usize) -> bool {
        let Some(word) = tokens.get(at).and_then(|token| self.chars.get(token.start..token.end)) else { return false };
        let next = tokens.get(at + 2).filter(|next| next.kind == TokenKind::Word).and_then(|next| self.chars.get(next.start));
        let begins = || self.before(tokens, at).is_none_or(|before| word_of(self.chars, before).ends_with(['.', ',', '!', '?', ':', '…']));
        matches!(word.first(), Some('!' | '?' | '*' | '+')) && is_bare_mark(word, begins(), next.copied())
    }

    /// The word before, unless a stop ended its piece.
    fn before<'t>(&self, tokens: &'t [Token], at: usize) -> Option<&'t Token> {
        tokens.get(..at)?.iter().rev().find(|token| token.kind != TokenKind::Blank).filter(|token| token.kind == TokenKind::Word)
    }

    /// What «далее» at a word begins, if anything: the next contact, or words that would say when and were not understood. It
    /// does so at the start of a piece or of a sentence; within one it is a word like any other, unless nothing but a day
    /// follows.
    fn next(&self, tokens: &[Token], at: usize, inside: bool) -> Option<What> {
        let token = tokens.get(at)?;
        let (word, words) = (word_of(self.chars, token), self.few_words(tokens, at + 1, token.end));
        let words = words.refs();
        let said = word.to_lowercase();
        // «следующая неделя занята» plans nothing.
        if said.starts_with("след") && !leading_kind(&words).is_some_and(|read| read.whole) {
            return None;
        }
        let read = next::read_in_any_layout(&word, &words, self.today);
        let unread = |why| What::Unread { text: String::new(), why };
        let begins = tokens.get(..at)?.iter().all(|token| token.kind == TokenKind::Blank);
        let led_by = self.led_by.as_ref().filter(|_| begins);
        let Some(before) = self.before(tokens, at).or(led_by).map(|before| word_of(self.chars, before)) else {
            return read.or_else(|| next::speaks_of_when(&words).then(|| unread(Unread::NextDay)));
        };
        let bare = matches!(&read, Some(What::Next { purpose, .. }) if purpose.is_empty());
        let plain = matches!(&read, Some(What::Next { time: None, kind: None, .. }));
        let dashed = matches!(before.as_str(), "-" | "–" | "—");
        let russian = !said.starts_with("next");
        // «Ромашка: +Зимина далее пн»: who took part is said, and what is told has not begun.
        let after_person = self.is_after_person(tokens, at);
        // `samples by fri, next tue`, and not «they decide, next week».
        let figures = || words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let dated = || figures() && leading_day(&words, self.today, Bias::Future).is_some_and(|said| said.sure);
        let weekday = words.first().is_some_and(|word| names_a_day(&word.to_lowercase())) || dated();
        let comma = before.ends_with(',') && (russian || weekday && (bare || !plain));
        if before.ends_with(['.', '!', '?', '…']) || comma || russian && dashed || after_person {
            // «They agreed. Next friday is fine»
            return read
                .filter(|_| russian || bare || !plain)
                .or_else(|| (russian && next::speaks_of_when(&words)).then(|| unread(Unread::NextDay)));
        }
        let joined = before.to_lowercase();
        let led = UNTIL.contains(&joined.as_str()) || ON.contains(&joined.as_str()) || matches!(joined.as_str(), "the" | "и" | "and");
        // «ромашка зв далее пн-вт»
        let when = led_by.is_some() && russian && !bare && next::speaks_of_when(&words);
        (bare && !led && !inside).then(|| unread(Unread::Within)).or_else(|| when.then(|| unread(Unread::NextDay)))
    }

    /// Whether nothing but a blank stands between a word and who took part.
    fn is_after_person(&self, tokens: &[Token], at: usize) -> bool {
        let last = self.pieces.iter().rev().find(|piece| piece.what != What::Gap);
        let person = last.filter(|piece| matches!(piece.what, What::Person(_) | What::Behalf(_) | What::Attitude(_)));
        let start = tokens.get(at).map_or(0, |token| token.start);
        person.is_some_and(|piece| {
            self.chars.get(piece.span.end..start).is_some_and(|between| between.iter().all(|c| c.is_whitespace() || *c == ','))
        })
    }

    /// The next words as text, for a look ahead: no more than a day or an amount can have.
    fn few_words(&self, tokens: &[Token], at: usize, from: usize) -> Texts {
        let words = tokens.get(at..).unwrap_or_default().iter().take_while(|token| token.kind != TokenKind::Stop);
        let words = words.filter(|token| token.kind == TokenKind::Word).take(FEW);
        Texts(words.map(|token| clean(self.chars, token.start.max(from), token.end)).collect())
    }

    /// The number of the token that ends a text: a stop or the next mark.
    fn text_end(&self, tokens: &[Token], from: usize, inside: bool) -> usize {
        let ends = |at: &usize| {
            tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Stop)
                || self.mark_of(tokens, *at, inside).is_some()
                || !inside && self.is_bare(tokens, *at)
        };
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
        while let Some((from, to)) = participants::attitude_within(self.chars, self.at, end) {
            self.plain(self.chars.get(..from).map_or(from, |said| from - said.iter().rev().take_while(|c| c.is_whitespace()).count()));
            gap(&mut self.pieces, self.at, from);
            self.at = from;
            self.push(to, What::Unread { text: clean(self.chars, from, to), why: Unread::Attitude });
        }
        self.plain(end);
    }

    fn plain(&mut self, end: usize) {
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

    /// The piece before, with nothing but a blank after it.
    fn last(&self) -> Option<&What> {
        self.pieces.iter().rev().map(|piece| &piece.what).find(|what| **what != What::Gap)
    }

    /// A mark whose text runs on to a stop, the next mark or the end.
    fn marked(&mut self, mark: Mark, from: usize, tokens: &[Token], at: usize, end: usize) -> usize {
        let until = self.last_word(tokens, at, self.joined(tokens, at, end));
        let text = clean(self.chars, from, until);
        let words: Vec<&str> = text.split_whitespace().collect();
        // «*недовес, !акт до пт»: a comma before the next mark belongs to neither.
        let said = || words.join(" ").trim_end_matches(',').to_owned();
        let unread = |why| What::Unread { text: clean(self.chars, self.at, until), why };
        let what = match mark {
            Mark::Ours | Mark::Theirs => {
                let first = tokens.iter().position(|token| token.end > from && token.kind == TokenKind::Word).unwrap_or(at);
                self.promises(mark == Mark::Ours, from, tokens, first, end);
                return end;
            }
            Mark::Question => What::Question(said()),
            Mark::Wish => What::Wish(said()),
            Mark::Complaint => What::Complaint(said()),
            Mark::Value => match leading_amount(&words) {
                Some((amount, _)) if amount.minor > 0 && amount.bare => unread(Unread::Unit),
                Some((amount, taken)) if amount.minor > 0 => What::Value { amount, text: words.get(taken..).unwrap_or_default().join(" ") },
                _ => unread(Unread::Amount),
            },
            Mark::Next => match self.next(tokens, at, false) {
                Some(What::Unread { why, .. }) => unread(why),
                Some(next) => next::read_in_any_layout(
                    &tokens.get(at).map(|token| word_of(self.chars, token)).unwrap_or_default(),
                    &words,
                    self.today,
                )
                .unwrap_or(next),
                None => What::Text(clean(self.chars, self.at, until)),
            },
            Mark::Person | Mark::Mood(_) => What::Text(said()),
        };
        self.push(until, what);
        end
    }

    /// One promise, or several that a comma or a word parts, each with a day of its own: «КП до пт, образцы до ср».
    fn promises(&mut self, ours: bool, from: usize, tokens: &[Token], first: usize, end: usize) {
        let last = self.joined(tokens, first.saturating_sub(1), end);
        let until = self.last_word(tokens, first, last);
        let promised = promise::parse(&clean(self.chars, from, until), self.today);
        let parted = if promised.due.is_none() { self.parted(from, tokens, first, last) } else { None };
        // The word that joins belongs to neither, and is no text.
        let whole = self.last_word(tokens, first, end);
        match parted {
            Some((left, next)) => {
                let text = clean(self.chars, from, left);
                let promised = promise::parse(&text, self.today);
                let begins = tokens.get(next).map_or(whole, |token| token.start);
                self.push(begins, what(ours, promised));
                self.promises(ours, begins, tokens, next, end);
            }
            None => self.push(whole, what(ours, promised)),
        }
    }

    /// Where a second promise begins: the character after the first one, and the word with which the second one begins.
    fn parted(&self, from: usize, tokens: &[Token], first: usize, last: usize) -> Option<(usize, usize)> {
        let due = |from: usize, until: usize| promise::parse(&clean(self.chars, from, until), self.today).due.is_some();
        let until = self.last_word(tokens, first, last);
        let words: Vec<usize> =
            (first..last).filter(|at| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word)).take(FEW).collect();
        let said = |at: &usize| tokens.get(*at).map(|token| word_of(self.chars, token).to_lowercase()).unwrap_or_default();
        words.windows(2).enumerate().find_map(|(turn, pair)| {
            let comma = said(&pair[0]).ends_with(',');
            let joins = JOINING.contains(&said(&pair[1]).as_str());
            let second = if joins { words.get(turn + 2)? } else { &pair[1] };
            if !(comma || joins) || HEDGES.contains(&said(second).as_str()) {
                return None;
            }
            let (left, right) = (tokens.get(pair[0])?.end, tokens.get(*second)?.start);
            (due(from, left) && (due(right, until) || self.parted(right, tokens, *second, last).is_some())).then_some((left, *second))
        })
    }

    /// «!КП до пт; и образцы до ср»: a piece that a word joins to the promise before it is one too when it has its day.
    fn goes_on_promising(&mut self, tokens: &[Token], at: usize, end: usize) -> bool {
        let Some(What::Promise { ours, .. }) = self.last() else { return false };
        let ours = *ours;
        let joins = tokens.get(at).is_some_and(|token| JOINING.contains(&word_of(self.chars, token).to_lowercase().as_str()));
        let Some(from) = tokens.get(at + 2).filter(|token| joins && token.kind == TokenKind::Word).map(|token| token.start) else {
            return false;
        };
        let text = clean(self.chars, from, self.last_word(tokens, at, end));
        let hedged = text.split_whitespace().next().is_some_and(|word| HEDGES.contains(&word.to_lowercase().as_str()));
        let until = text.split_whitespace().any(|word| UNTIL.contains(&word.to_lowercase().as_str()));
        let is_one = !hedged && until && promise::parse(&text, self.today).due.is_some();
        if is_one {
            self.promises(ours, from, tokens, at + 2, end);
        }
        is_one
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

fn what(ours: bool, promised: Promised) -> What {
    let Promised { title, due, sure, half, turned, .. } = promised;
    What::Promise { ours, title, due, sure, half, turned }
}

/// A word written as names are: large, and not in large letters throughout.
fn is_name(word: &str) -> bool {
    let small = || word.chars().skip(1).all(|c| !c.is_uppercase());
    word.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase) && small()
}

fn word_of(chars: &[char], token: &Token) -> String {
    clean(chars, token.start, token.end)
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
