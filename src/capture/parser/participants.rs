//! Participants: `+Имя`, what they think, on whose behalf they spoke, and what of the head stands behind them.

use super::super::behalf;
use super::super::head::{self, gap};
use super::super::lexer::{Mark, Token, TokenKind, attitude, clean, grade, mark};
use super::super::naming::{Names, Said as Known};
use super::super::{Piece, Unread, What, person};
use super::{AND, Body, is_name, word_of};

/// Words cut where a mark before somebody's name is glued to the word before it: «звонок+Ивнев», `call+Weber`.
pub(super) fn cut(chars: &[char], tokens: Vec<Token>, names: &dyn Names) -> Vec<Token> {
    let glued = |token: &Token| {
        let word = chars.get(token.start..token.end).filter(|word| token.kind == TokenKind::Word && !word.starts_with(&['+']))?;
        let at = word.iter().position(|c| *c == '+')?;
        let name: String = word.get(at + 1..)?.iter().take_while(|c| c.is_alphabetic() || **c == '-').collect();
        let (before, large) = (word.get(..at)?, name.starts_with(char::is_uppercase));
        let named = before.iter().all(|c| c.is_alphabetic()) && names.person(&name, if large { Known::Marked } else { Known::Headed });
        named.then_some(token.start + at)
    };
    let parts = tokens.into_iter().flat_map(|token| match glued(&token) {
        Some(at) => vec![Token { end: at, ..token }, Token { start: at, ..token }],
        None => vec![token],
    });
    parts.collect()
}

impl Body<'_> {
    /// «молвея: + Костина»: a mark apart from the name of somebody who is known. The number of the token after it.
    pub(super) fn apart(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        tokens.get(at).filter(|token| self.chars.get(token.start..token.end) == Some(&['+']))?;
        let named = tokens.get(at + 2).filter(|token| token.kind == TokenKind::Word)?;
        let typed = word_of(self.chars, named);
        let name = typed.split(['=', ',', '/', ':', '+']).next().unwrap_or_default().trim_end_matches('.');
        let known = self.names.person(name, if is_name(name) { Known::Marked } else { Known::Headed });
        known.then(|| self.named_from(tokens, at + 2, named.start.saturating_sub(1)))
    }

    /// «+Петрова =за», «+Петрова = за»: an attitude as a word of its own, right after the name. One that is none, or a second
    /// one, stays text and says so.
    pub(super) fn attitude(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let named = matches!(self.last(), Some(What::Person(_) | What::Behalf(_)));
        let judged = matches!(self.last(), Some(What::Attitude(_)));
        // What is a piece of its own after the colon or a semicolon judges nobody.
        let last = self.pieces.iter().rev().find(|piece| piece.what != What::Gap).map_or(0, |piece| piece.span.end);
        let start = tokens.get(at).map_or(0, |token| token.start);
        let parted = self.chars.get(last..start).is_some_and(|between| between.iter().any(|c| matches!(c, ':' | ';')));
        if parted && self.mark_of(tokens, at, false).is_some_and(|(found, _)| matches!(found, Mark::Mood(_))) {
            return None;
        }
        let token = tokens.get(at).filter(|token| (named || judged) && self.chars.get(token.start) == Some(&'='))?;
        let apart = token.end == token.start + 1;
        let next = if apart { at + 2 } else { at };
        let value = tokens.get(next).filter(|token| token.kind == TokenKind::Word)?;
        let from = if apart { value.start } else { token.start + 1 };
        let said = clean(self.chars, from, value.end);
        let signs = said.chars().rev().take_while(|c| matches!(c, ',' | '.' | '!' | ':')).count();
        match attitude(said.trim_end_matches([',', '.', '!', ':'])).filter(|_| named) {
            Some(attitude) => self.push(value.end - signs, What::Attitude(attitude)),
            // «=+1» of its own is the mood.
            None if judged && mark(self.chars.get(token.start..token.end)?, false).is_some() => return None,
            None if said.starts_with(char::is_alphabetic) => {
                let text = clean(self.chars, token.start, value.end - signs);
                self.push(value.end - signs, What::Unread { text, why: Unread::Attitude });
            }
            None => return None,
        }
        self.tail(value.end);
        Some(self.head_goes_on(tokens, next + 1).unwrap_or(next + 1))
    }

    /// `+Имя Отчество`, `/Account` and `=attitude`, then whatever else the last word has.
    pub(super) fn person(&mut self, tokens: &[Token], at: usize) -> usize {
        let read = person::read(self.chars, tokens, at, self.names);
        for (end, what) in read.pieces {
            self.push(end, what);
        }
        let Some(last) = tokens.get(read.last).filter(|last| self.at < last.end) else {
            return self.head_goes_on(tokens, read.last + 1).unwrap_or(read.last + 1);
        };
        // «+Петрова=горой», «+Петрова=за=против», «+Петрова=+3»
        let judged = |c: &char| c.is_alphanumeric() || matches!(c, '+' | '-' | '−');
        if self.chars.get(self.at) == Some(&'=') && self.chars.get(self.at + 1).is_some_and(judged) {
            let text = clean(self.chars, self.at, last.end);
            let signs = text.chars().rev().take_while(|c| matches!(c, ',' | '.' | '!' | ':')).count();
            let end = last.end - signs;
            self.push(end, What::Unread { text: clean(self.chars, self.at, end), why: Unread::Attitude });
            self.tail(last.end);
            return read.last + 1;
        }
        // «+Пестова+Ивнев», «+Пестова/+Ивнев», «+Пестова,+Ивнев»
        let glued = self.at + usize::from(matches!(self.chars.get(self.at), Some('/' | ',' | '&')));
        if self.chars.get(glued) == Some(&'+') && glued < last.end && self.chars.get(glued + 1).is_some_and(|c| c.is_alphabetic()) {
            gap(&mut self.pieces, self.at, glued);
            self.at = glued;
            return self.named_from(tokens, read.last, glued);
        }
        // «+Пестова,Ивнев», «+Пестова, Ивнев: …»
        if self.chars.get(self.at) == Some(&',') {
            if self.chars.get(self.at + 1).is_some_and(|c| c.is_uppercase()) {
                return self.one_more(tokens, read.last, self.at + 1);
            }
            if self.at + 1 == last.end && self.ends_a_list(tokens, read.last + 2) {
                return self.one_more(tokens, read.last + 2, tokens.get(read.last + 2).map_or(0, |token| token.start));
            }
        }
        // What follows the name within its word belongs to the text that goes on after it.
        let until = self.text_end(tokens, read.last + 1, false);
        let end = self.last_word(tokens, read.last, until);
        self.text(end);
        until
    }

    /// «ромашка +Ивнев встр вчера: …»: kind and day may stand behind the participants too. The number of the token after them.
    fn head_goes_on(&mut self, tokens: &[Token], from: usize) -> Option<usize> {
        let graded = self.graded(tokens, from);
        self.head_after(tokens, graded.unwrap_or(from)).or(graded)
    }

    /// «+Ивнев +1: спор о цене»: a grade right after somebody is their attitude, and no day. The number of the token after it.
    fn graded(&mut self, tokens: &[Token], from: usize) -> Option<usize> {
        if !matches!(self.last(), Some(What::Person(_) | What::Behalf(_))) {
            return None;
        }
        let at = (from..tokens.len()).find(|at| tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Blank))?;
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let said = clean(self.chars, token.start, token.end);
        let plain = said.trim_end_matches([',', '.', ':']);
        let attitude = grade(plain).filter(|_| plain.starts_with(['+', '-', '−']))?;
        let end = token.start + plain.chars().count();
        gap(&mut self.pieces, self.at, token.start);
        self.at = token.start;
        self.push(end, What::Attitude(attitude));
        gap(&mut self.pieces, self.at, token.end);
        self.at = token.end;
        if said.ends_with(':') && !self.headed {
            (self.in_head, self.headed) = (self.pieces.len(), true);
        }
        Some(at + 1)
    }

    fn head_after(&mut self, tokens: &[Token], from: usize) -> Option<usize> {
        // «Ромашка, +Пестова и +Ивнев визит вчера»: what joins them is no text.
        let joins = |text: &str| text.split_whitespace().all(|word| AND.contains(&word.to_lowercase().as_str()) || is_sign(word));
        let is_head = |piece: &Piece| match &piece.what {
            What::Text(text) => joins(text),
            what => !matches!(
                what,
                What::Promise { .. }
                    | What::Question(_)
                    | What::Wish(_)
                    | What::Complaint(_)
                    | What::Value { .. }
                    | What::Next { .. }
                    | What::Mood(_)
                    | What::Unread { .. }
            ),
        };
        if self.headed || !self.pieces.iter().all(is_head) {
            return None;
        }
        let more = head::read(self.chars, tokens.get(from..)?, (self.today, self.now), self.names);
        let said = |what: &What| self.pieces.iter().any(|piece| std::mem::discriminant(&piece.what) == std::mem::discriminant(what));
        let is_more = |what: &What| matches!(what, What::Day { .. } | What::Time(_) | What::Part(_) | What::Kind { .. }) && !said(what);
        let parts = || more.pieces.iter().map(|piece| &piece.what).filter(|what| **what != What::Gap);
        if more.unread || parts().next().is_none() || !parts().all(is_more) {
            return None;
        }
        for piece in &mut self.pieces {
            if matches!(piece.what, What::Text(_)) {
                piece.what = What::Gap;
            }
        }
        for piece in more.pieces {
            let start = piece.span.start.max(self.at);
            if start < piece.span.end {
                self.at = start;
                self.push(piece.span.end, piece.what);
            }
        }
        gap(&mut self.pieces, self.at, more.end);
        (self.at, self.in_head, self.headed) = (more.end.max(self.at), self.pieces.len(), more.headed);
        (from..tokens.len()).find(|at| tokens[*at].end > self.at).or(Some(tokens.len()))
    }

    /// «+Костина от имени Агрозимы: цены»: on whose behalf a participant spoke. The number of the token after it.
    pub(super) fn behalf(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        if !matches!(self.last(), Some(What::Person(_))) {
            return None;
        }
        let (count, name) = behalf::leading(&self.few_words(tokens, at, 0).refs(), self.names)?;
        let words = tokens.iter().enumerate().skip(at).filter(|(_, token)| token.kind == TokenKind::Word);
        let (last, token) = words.take(count).last()?;
        let said = clean(self.chars, token.start, token.end);
        let signs = said.chars().rev().take_while(|c| matches!(c, ',' | '.' | '!' | '?' | ':')).count();
        self.push(token.end - signs, What::Behalf(name));
        gap(&mut self.pieces, self.at, token.end);
        self.at = token.end;
        if said.ends_with(':') && !self.headed {
            (self.in_head, self.headed) = (self.pieces.len(), true);
        }
        Some(self.head_goes_on(tokens, last + 1).unwrap_or(last + 1))
    }

    /// «+Пестова и Ивнев»: after a participant and a word that joins, another name begins another one.
    pub(super) fn another(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        if !matches!(self.last(), Some(What::Person(_) | What::Behalf(_) | What::Attitude(_))) {
            return None;
        }
        tokens.get(at).filter(|token| AND.contains(&word_of(self.chars, token).to_lowercase().as_str()))?;
        // «и +Ивнев» has a mark of its own.
        let begins = |token: &&Token| self.chars.get(token.start).is_some_and(|c| c.is_alphabetic());
        let named = tokens.get(at + 2).filter(|token| token.kind == TokenKind::Word).filter(begins)?;
        let typed = word_of(self.chars, named);
        let name = typed.split(['=', ',', '/', ':']).next().unwrap_or_default().trim_end_matches('.');
        let known = self.names.person(name, if is_name(name) { Known::Marked } else { Known::Headed });
        if !known && (!is_name(name) || self.names.account(name).is_some()) {
            return None;
        }
        // «+Пестова и Зимина просит скидку»
        if head::speaks_of_one(&typed, &self.few_words(tokens, at + 3, 0).0, true) {
            return None;
        }
        Some(self.one_more(tokens, at + 2, named.start))
    }

    /// A participant named without a mark of their own, from a character within a word on.
    fn one_more(&mut self, tokens: &[Token], at: usize, from: usize) -> usize {
        gap(&mut self.pieces, self.at, from);
        self.at = self.at.max(from);
        // The name is read as if its mark stood before it.
        self.named_from(tokens, at, from.saturating_sub(1))
    }

    /// A participant whose mark stands within a word.
    fn named_from(&mut self, tokens: &[Token], at: usize, mark: usize) -> usize {
        let Some(token) = tokens.get(at) else { return at + 1 };
        let first = Token { start: mark, ..*token };
        let rest: Vec<Token> = std::iter::once(first).chain(tokens.iter().skip(at + 1).copied()).collect();
        at + self.person(&rest, 0)
    }

    /// Whether a word is a known name with which a list of participants ends: what goes on after it is no clause about them,
    /// as in «+Пестова, Ивнев в отпуске».
    fn ends_a_list(&self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at).filter(|token| token.kind == TokenKind::Word) else { return false };
        let typed = word_of(self.chars, token);
        let name = typed.split(['=', ',', '/', ':']).next().unwrap_or_default();
        let rest = typed.get(name.len()..).unwrap_or_default();
        let after = tokens.iter().enumerate().skip(at + 1).find(|(_, token)| token.kind != TokenKind::Blank);
        let goes_on = after.is_some_and(|(next, token)| {
            let word = word_of(self.chars, token);
            let dashed = is_sign(&word) && !head::speaks_of_one(&typed, &self.few_words(tokens, next, 0).0, false);
            token.kind == TokenKind::Word && self.mark_of(tokens, next, false).is_none() && !AND.contains(&word.as_str()) && !dashed
        });
        let known = self.names.person(name, if is_name(name) { Known::Marked } else { Known::Headed });
        // «+Пестова, Ивнев, цена ок»: what is a clause of its own is one more of them.
        known && (!rest.is_empty() || !goes_on)
    }
}

/// Whether a word is signs alone.
fn is_sign(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

/// «ивнев=против» of somebody who is not marked: where an attitude stands in a text, of which nobody knows whose it is.
pub(super) fn attitude_within(chars: &[char], from: usize, end: usize) -> Option<(usize, usize)> {
    let text = chars.get(..end)?;
    (from..end).filter(|at| text[*at] == '=').find_map(|at| {
        let escaped = at > 0 && text[at - 1] == '\\';
        let said: String = text[at + 1..].iter().take_while(|c| c.is_alphabetic()).collect();
        let ends = at + 1 + said.chars().count();
        let apart = text.get(ends).is_none_or(|next| !next.is_alphanumeric());
        (!escaped && apart && said.chars().count() > 1 && attitude(&said).is_some()).then_some((at, ends))
    })
}
