//! The days and hours of a head, and those that belong to the sentence after it.

use super::super::dating::{begins_with_a_week, is_an_amount, is_of_which_week, is_said, is_sitting, is_toward, says_the_year};
use super::super::kinds::{is_verb, leading_kind, ordered};
use super::super::lexer::{Token, TokenKind, clean, grade, mark, tokens};
use super::super::naming::{Named, Names, Said as Mention};
use super::super::next::bare_hour;
use super::super::{Piece, What};
use super::who::{ONLY, US};
use super::{Head, MOST_WORDS, NAME_WORDS, Words, is_between};
use crate::domain::dates::{
    ON, Said, changes_what_follows, counts_days, leading_day, leading_hours, leading_part_of_day, leading_time, names_a_day,
};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::search::variants;
use chrono::{NaiveDate, NaiveTime};

/// How words begin of what somebody says in a contact.
const SPOKE: [&str; 22] = [
    "прос",
    "попрос",
    "запрос",
    "спрос",
    "сказал",
    "говор",
    "обеща",
    "подтверд",
    "соглас",
    "жал",
    "хотят",
    "хочет",
    "предлож",
    "ответ",
    "ask",
    "said",
    "say",
    "want",
    "promis",
    "confirm",
    "agree",
    "request",
];

/// Among so many words after a day it is said that one has to do something on it.
const NEXT: usize = 5;

/// Whether a word says what somebody says in a contact.
pub fn is_spoken(word: &str) -> bool {
    SPOKE.iter().any(|begun| fold(word).starts_with(begun))
}

/// «до 16:00», `until 16:00`, as a line of these letters has it.
pub fn until_in_words(until: NaiveTime, written: &[char]) -> String {
    let russian = written.iter().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'));
    format!("{} {}", if russian { "до" } else { "until" }, until.format("%H:%M"))
}

/// «верста: визит 30.11 в 10»: the way and the day of a contact after the colon, with nothing told of it, are of the head as well.
pub(super) fn after_colon(chars: &[char], mut head: Head, today: NaiveDate, names: &dyn Names) -> Head {
    let said = head.pieces.iter().any(|piece| matches!(piece.what, What::Kind { .. } | What::Day { .. } | What::Time(_) | What::Part(_)));
    let piece: Vec<Token> = tokens(chars, head.end).into_iter().take_while(|token| token.kind != TokenKind::Stop).collect();
    let mut words = Words::new(chars, &piece, chars.len(), today, names, true);
    words.end = head.end;
    let marked = piece.iter().any(|token| chars.get(token.start..token.end).is_some_and(|word| mark(word, false).is_some()));
    if head.unread || said || marked || words.texts.len() > MOST_WORDS {
        return head;
    }
    while words.at < words.texts.len() {
        if words.take_day() || words.take_time() || words.take_part_of_day() || words.take_kind(false) {
            continue;
        }
        if !words.is_between() {
            return head;
        }
        words.at += 1;
    }
    if words.kind && words.day {
        head.pieces.extend(words.pieces);
        head.end = words.end;
    }
    head
}

/// «thursday next week», «в следующую пятницу»: a word that begins the next contact, within a day that says of which week it is.
pub(super) fn is_of_a_day(chars: &[char], tokens: &[Token], token: &Token) -> bool {
    let words = |token: &&Token| token.kind == TokenKind::Word;
    let text = |token: &Token| fold(&clean(chars, token.start, token.end));
    let before = tokens.iter().rev().filter(words).find(|before| before.end <= token.start).map(text);
    let after = tokens.iter().filter(words).find(|after| after.start >= token.end).map(text);
    // «call claravane next monday» plans a call, and has none that came before the next one.
    let open = tokens.iter().filter(words).take_while(|before| before.end <= token.start).map(text);
    let open = open.into_iter().any(|word| leading_kind(&[&word]).is_some_and(|read| read.whole) && !is_verb(&word));
    let which = text(token);
    if before.is_none() {
        return begins_with_a_week(&tokens.iter().filter(words).take(3).map(text).collect::<Vec<_>>());
    }
    before.zip(after).is_some_and(|(before, after)| {
        let after = after.trim_end_matches([':', ',', '.']);
        is_of_which_week(&before, &which, after) || open && which == "next" && names_a_day(after)
    })
}

fn is_on(word: &str) -> bool {
    ON.contains(&fold(word).as_str())
}

impl Words<'_> {
    pub(super) fn take_day(&mut self) -> bool {
        if self.headed && self.take_day_in_the_other_layout() {
            return true;
        }
        if self.day {
            return false;
        }
        // What one has to do lies ahead.
        let bias = if self.ordered || self.is_ordered_next() { Bias::Future } else { Bias::Past };
        let Some(Said { day, words, sure }) = self.toward().or_else(|| leading_day(&self.rest(), self.today, bias)) else {
            return false;
        };
        if is_sitting(&self.rest())
            || self.is_called_like_a_day(words)
            || self.is_a_company_called_like_a_day(words)
            || is_an_amount(&self.rest(), words)
        {
            return false;
        }
        // «01.12» said in November is the day to come, not the one of last year.
        // «каждую пятницу», «накануне пятницы»: which day it is, the words before it leave open.
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at)).map(|word| fold(word)).unwrap_or_default();
        let said = self.texts.get(self.at).is_some_and(|word| is_said(word));
        let changed = changes_what_follows(&before) || counts_days(&before) || self.doubtful && !said;
        // «+1» is an attitude at least as often as a day, unless it begins the line.
        let signed = self.at > 0 && self.texts.get(self.at).is_some_and(|word| word.starts_with(['+', '-', '−']));
        let changed = changed || signed;
        let sure = sure && !changed;
        let ahead =
            leading_day(&self.rest(), self.today, Bias::Future).filter(|ahead| !sure && !changed && ahead.sure && !is_toward(&self.rest()));
        self.said |= said;
        self.take(words, What::Day { day: ahead.map_or(day, |ahead| ahead.day), sure: sure || ahead.is_some() });
        self.day = true;
        true
    }

    /// «в четверг еду к Лапину»: whether what one has to do, or is about to do, stands after the day in the same clause.
    fn is_ordered_next(&self) -> bool {
        let words: Vec<&str> = self.texts.iter().skip(self.at).take(NEXT).map(String::as_str).collect();
        let until = words.iter().position(|word| word.ends_with([',', ':', '.'])).map_or(words.len(), |at| at + 1);
        let words = words.get(..until).unwrap_or_default();
        !self.kind && (words.iter().any(|word| ordered(word).is_some()) || words.windows(2).any(|pair| ordered(&pair.join(" ")).is_some()))
    }

    /// «ромашка Ивнев +1: спор о цене»: a grade right after somebody is their attitude.
    pub(super) fn take_grade(&mut self) -> bool {
        let word = self.texts.get(self.at).map(|word| word.trim_end_matches([',', '.'])).filter(|word| word.starts_with(['+', '-', '−']));
        let named = matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_)));
        let Some(attitude) = word.and_then(grade).filter(|_| named) else { return false };
        self.take(1, What::Attitude(attitude));
        true
    }

    /// «визит на пятницу»: a day that something was set for lies ahead, and is asked about unless its year is written.
    fn toward(&self) -> Option<Said> {
        let rest = self.rest();
        let said = leading_day(&rest, self.today, Bias::Future).filter(|_| is_toward(&rest))?;
        Some(Said { sure: said.sure && says_the_year(rest.get(..said.words)?), ..said })
    }

    /// «Понедельник Ирина», «звонила Понедельник»: somebody whose name is that of a day.
    fn is_called_like_a_day(&self, words: usize) -> bool {
        let called = self.is_large(self.at) && self.at.checked_sub(1).and_then(|at| self.texts.get(at)).is_some_and(|word| is_verb(word));
        self.person_here(Mention::Headed).is_some_and(|(count, _)| count > words || called)
    }

    /// «Friday Bakery», «Вторник Плюс»: a name that is said whole is no day.
    fn is_a_company_called_like_a_day(&self, words: usize) -> bool {
        let named = |count: usize| self.phrase(count).and_then(|name| self.names.account(&name));
        let begins = self.texts.get(self.at).is_some_and(|word| self.names.begins(word));
        begins && (words + 1..=self.left().min(NAME_WORDS)).any(|count| matches!(named(count), Some(Named::Whole | Named::Form)))
    }

    /// «dxthf» is «вчера» with the other layout on.
    fn take_day_in_the_other_layout(&mut self) -> bool {
        let Some(word) = self.texts.get(self.at).filter(|word| !self.day && word.chars().count() > 4) else { return false };
        let others = variants(word).into_iter().skip(1);
        let Some(said) = others.filter_map(|other| leading_day(&[other.as_str()], self.today, Bias::Past)).find(|said| said.sure) else {
            return false;
        };
        self.take(1, What::Day { day: said.day, sure: true });
        self.day = true;
        true
    }

    pub(super) fn take_time(&mut self) -> bool {
        if self.take_hours() || self.take_hour_behind_a_date() {
            return true;
        }
        let rest = self.rest();
        // Before a colon «3 дня» is an hour whatever stands after it.
        let read = leading_time(&rest).or_else(|| leading_time(rest.get(..2)?).filter(|_| self.headed));
        let Some((time, count)) = read.filter(|_| !self.time) else { return false };
        self.take(count, What::Time(time));
        self.time = true;
        true
    }

    /// `Fri 4 Dec 12`, «пт 4 дек 12»: the hour behind a day that is said by its weekday and its date, which together leave no year open.
    fn take_hour_behind_a_date(&mut self) -> bool {
        let Some(Piece { what: What::Day { .. }, span }) = self.pieces.last().filter(|_| !self.time) else { return false };
        let said: String = self.chars.get(span.clone()).unwrap_or_default().iter().collect();
        let is_date = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        let weekday = said.split_whitespace().any(|word| names_a_day(&fold(word)) && !is_date(word));
        let follows = self.tokens.get(self.at).is_some_and(|next| next.start == span.end + 1);
        let hour = bare_hour(&self.rest()).filter(|_| weekday && said.split_whitespace().any(is_date) && follows);
        let Some(time) = hour else { return false };
        self.take(1, What::Time(time));
        self.time = true;
        true
    }

    /// «15:00-16:00»: the contact is at the first of them, and the second is kept in words.
    fn take_hours(&mut self) -> bool {
        let Some((from, until, count)) = leading_hours(&self.rest()).filter(|_| !self.time) else { return false };
        let begun = self.tokens.get(self.at).map_or(0..0, |token| token.start..token.end);
        let dash = begun.clone().find(|at| matches!(self.chars.get(*at), Some('-' | '–' | '—'))).unwrap_or(begun.end);
        self.take(count, What::Time(from));
        if let Some(whole) = self.pieces.last_mut() {
            let end = whole.span.end;
            whole.span.end = dash;
            self.pieces.push(Piece { what: What::Part(until_in_words(until, self.chars)), span: dash..end });
        }
        self.time = true;
        true
    }

    pub(super) fn take_part_of_day(&mut self) -> bool {
        let Some(count) = leading_part_of_day(&self.rest()).filter(|count| !self.time && !self.is_a_meal_with_somebody(*count)) else {
            return false;
        };
        let said = self.rest().get(..count).unwrap_or_default().join(" ");
        self.take(count, What::Part(said.trim_end_matches([',', '.']).to_owned()));
        self.time = true;
        true
    }

    /// «после обеда с Ивневым позвонила Пестова»: whether what says a part of the day says with whom one ate.
    fn is_a_meal_with_somebody(&self, count: usize) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let with = ["с", "со", "with"].contains(&word(self.at + count).as_str());
        let name = self.texts.get(self.at + count + 1).map(|name| name.trim_end_matches([',', '.', ':']));
        // «после обеда с Ивневым созвонились» is of the afternoon.
        let other = || {
            self.texts
                .iter()
                .skip(self.at + count + 2)
                .any(|name| self.names.person(name.trim_end_matches([',', '.', ':']), Mention::Headed))
        };
        with && name.is_some_and(|name| self.names.person(name, Mention::Headed)) && other()
    }

    /// «вчера ромашка отгрузила»: whether the day with which a sentence about a company begins may be that of what is told, and not
    /// of the contact. `pieces` of the head are read, up to the word `next`.
    pub(super) fn tells_of_a_day(&self, pieces: usize, next: usize) -> bool {
        let read = self.pieces.get(..pieces).unwrap_or_default();
        let before = self.day && read.iter().any(|piece| matches!(piece.what, What::Day { day, .. } if day < self.today));
        let alone = read.iter().all(|piece| matches!(piece.what, What::Gap | What::Day { .. } | What::Account(_)));
        let whole = read.iter().any(|piece| matches!(&piece.what, What::Account(name) if self.names.account(name) == Some(Named::Whole)));
        let words = self.texts.get(..next).unwrap_or_default();
        let led = words.iter().any(|word| is_between(word));
        let spoke = self.texts.get(next).is_none_or(|word| is_spoken(word));
        before && alone && whole && !led && !spoke
    }

    /// Whether a kind was read that does not say that it is over: «встреча», `call`, not «звонил».
    fn is_open(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if !is_verb(word) && !word.starts_with("бы")))
    }

    /// Gives days and hours back to the sentence that goes on after the head at a word: what lies ahead is told, not held, unless
    /// it is when the contact of that kind is to be: «встреча завтра в 10 обсудить цену». One that may be either is asked about.
    pub(super) fn give_back(&mut self, next: usize, (today, now): (NaiveDate, NaiveTime)) {
        let is_anchor = |piece: &Piece| matches!(piece.what, What::Kind { .. } | What::Account(_) | What::Person(_));
        let anchor = self.pieces.iter().rposition(is_anchor);
        let from = anchor.map_or(0, |at| at + 1);
        let tail = self.pieces.get(from..).unwrap_or_default();
        let day = tail.iter().find_map(|piece| if let What::Day { day, .. } = piece.what { Some((day, piece.span.start)) } else { None });
        let time = tail.iter().find_map(|piece| if let What::Time(time) = piece.what { Some((time, piece.span.start)) } else { None });
        let word = |at: usize| self.texts.get(at).map(String::as_str).unwrap_or_default();
        let at = |start: usize| self.tokens.iter().position(|token| token.start >= start).unwrap_or_default();
        let apart = next > 0 && word(next - 1).ends_with([',', '.']) || matches!(word(next), "-" | "–" | "—");
        let ahead = match (day, time) {
            (Some((day, _)), time) => day > today || day == today && time.is_some_and(|(time, _)| time > now),
            (None, time) => time.is_some_and(|(time, _)| time > now),
        };
        let Some(anchor) = anchor else {
            if ahead && !apart {
                (self.pieces, self.end) = (Vec::new(), 0);
            }
            return;
        };
        let Some(first) = day.into_iter().map(|(_, start)| start).chain(time.map(|(_, start)| start)).min().map(at) else { return };
        // «с 10:00», «был в пятницу»: a word before ties the day to the sentence.
        let adds_nothing = |word: &str| US.contains(&word) || ONLY.contains(&word) || word == "back";
        let before = first.checked_sub(1).filter(|before| !adds_nothing(&fold(word(*before))));
        let tied = before.and_then(|at| self.tokens.get(at)).is_some_and(|before| before.start >= self.pieces[anchor].span.end);
        let clock = word(first).starts_with(|c: char| c.is_ascii_digit());
        let kind = matches!(self.pieces[anchor].what, What::Kind { .. });
        let exact = self.texts.get(first..next).is_some_and(says_the_year);
        let plain = match day {
            _ if apart && !tied || exact => true,
            _ if tied || ahead => false,
            Some((day, _)) => day < today,
            None => clock,
        };
        let between = self.tokens.iter().zip(&self.texts).filter(|(token, _)| token.start >= self.pieces[anchor].span.end);
        let on = between.take_while(|(token, _)| !tail.iter().any(|piece| piece.span.start <= token.start)).all(|(_, word)| is_on(word));
        let set = day.is_some() && tied && on || ahead && !tied;
        if self.ordered && set && ahead {
            return;
        }
        if !plain && set && self.is_open() {
            for piece in self.pieces.iter_mut().skip(from) {
                if let What::Day { sure, .. } = &mut piece.what {
                    *sure = false;
                }
            }
        } else if !plain {
            self.end = self.pieces[anchor].span.end;
            self.pieces.truncate(anchor + 1);
        } else if !(apart || exact || kind && is_said(word(first))) {
            for piece in self.pieces.iter_mut().skip(from) {
                if let What::Day { sure, .. } = &mut piece.what {
                    *sure = false;
                }
            }
        }
    }
}
