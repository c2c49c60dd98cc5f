//! The way of a contact within the head of a line.

use super::super::What;
use super::super::dating::of_something_else;
use super::super::kinds::{KindRead, leading_kind, ordered};
use super::super::telling::names_a_messenger;
use super::super::vocabulary::{SPOKE, begins};
use super::{NAME_WORDS, Words};
use crate::domain::dates::{UNTIL, leading_day};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::search::variants;

/// Verbs of going somewhere, which say a visit where it is said to whom.
const GOING: [&str; 6] = ["еду", "едем", "поеду", "поедем", "лечу", "летим"];

/// How verbs begin by which one tries for somebody again.
const AGAIN: [&str; 6] = ["перезвон", "набер", "позвон", "ring", "call", "try"];

impl Words<'_> {
    pub(super) fn take_kind(&mut self, begun: bool) -> bool {
        let there = if self.was_there() { Some(1) } else { self.came_back() };
        if let Some(count) = there.filter(|_| !self.kind) {
            let word = self.rest().get(..count).unwrap_or_default().join(" ");
            self.take(count, What::Kind { code: "visit", word, whole: true });
            self.kind = true;
            return true;
        }
        let order = |count: usize| {
            let word = self.texts.get(self.at..self.at + count)?.join(" ");
            // «во вторник едем»: where to, is not said.
            let going = GOING.contains(&fold(&word).as_str());
            let to = || self.texts.get(self.at + count).is_some_and(|word| ["к", "ко", "в", "во", "на"].contains(&fold(word).as_str()));
            (!going || to()).then_some(())?;
            Some((count, ordered(&word)?, word))
        };
        if let Some((count, code, word)) = order(1).or_else(|| order(2)).filter(|_| !self.kind && self.is_for_a_day_to_come()) {
            self.take(count, What::Kind { code, word, whole: true });
            (self.kind, self.ordered) = (true, true);
            return true;
        }
        let read = leading_kind(&self.rest()).or_else(|| self.kind_in_the_other_layout()).or_else(|| self.messenger());
        let Some(read) = read.filter(|read| !self.kind && (read.whole || begun)) else { return false };
        if self.is_of_who_was_busy(read.words) {
            return false;
        }
        let word = self.rest().get(..read.words).unwrap_or_default().join(" ");
        self.take(read.words, What::Kind { code: read.code, word, whole: read.whole });
        self.kind = true;
        true
    }

    /// «у Исаенко совещание, поговорил с Рудаковой», `Isager had a meeting, talked to Ravn`: whether the next words name what kept somebody
    /// from the contact, which was with another.
    fn is_of_who_was_busy(&self, count: usize) -> bool {
        let Some(named) = self.pieces.last().filter(|piece| matches!(piece.what, What::Person(_))) else { return false };
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let begun = self.tokens.iter().position(|token| token.start >= named.span.start).unwrap_or_default();
        let theirs = begun > 0 && word(begun - 1) == "у" || self.at > 0 && ["had", "has"].contains(&word(self.at - 1).as_str());
        let ends = self.texts.get(self.at + count - 1).is_some_and(|word| word.ends_with(','));
        let rest = || self.texts.iter().skip(self.at + count).map(|word| fold(word));
        // «у Мясоедова совещание до 16», «у Мясоедова совещание, перезвоню»
        let until = !ends && rest().next().is_some_and(|word| UNTIL.contains(&word.as_str()));
        theirs && (until || ends && rest().any(|word| begins(&SPOKE, &word) || begins(&AGAIN, &word)))
    }

    /// «костина в телеге: …», «тг лапшина: …»: a messenger before a colon says the way.
    fn messenger(&self) -> Option<KindRead> {
        let word = self.texts.get(self.at).filter(|_| self.headed)?;
        let plain = fold(word.trim_end_matches([',', '.', ':']));
        names_a_messenger(&plain).then_some(KindRead { code: "message", words: 1, whole: true })
    }

    /// «pd» is «зв» with the other layout on; only whole words are known so.
    fn kind_in_the_other_layout(&self) -> Option<KindRead> {
        let word = self.texts.get(self.at)?;
        let other = variants(word).into_iter().skip(1).filter_map(|other| leading_kind(&[other.as_str()]));
        other.into_iter().find(|read| read.whole)
    }

    /// Whether the next word is the beginning of a kind and an account's name follows it: «перег альфа».
    pub(super) fn before_a_name(&mut self) -> bool {
        let Some(read) = leading_kind(&self.rest()).filter(|_| !self.kind) else { return false };
        self.at += read.words;
        let named =
            (1..=self.left().min(NAME_WORDS)).any(|count| self.phrase(count).is_some_and(|name| self.names.account(&name).is_some()));
        self.at -= read.words;
        named
    }

    /// «позвонить Лебедянской завтра»: whether what has to be done is for one day to come, and not merely until it.
    fn is_for_a_day_to_come(&self) -> bool {
        let before = self.pieces.iter().filter_map(|piece| if let What::Day { day, sure } = piece.what { Some((day, sure)) } else { None });
        let after = (self.at + 1..self.texts.len()).find_map(|at| {
            let rest: Vec<&str> = self.texts.get(at..)?.iter().map(String::as_str).collect();
            let until = of_something_else(&rest, self.today).is_some()
                || self.texts.get(at - 1).is_some_and(|word| UNTIL.contains(&fold(word).as_str()));
            leading_day(&rest, self.today, Bias::Future).map(|said| (said.day, said.sure && !until))
        });
        before.chain(after).next().is_some_and(|(day, sure)| sure && day > self.today)
    }
}
