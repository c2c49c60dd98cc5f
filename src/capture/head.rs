//! The head of a line: when, how, with whom. It ends with the first colon; without one it is the leading words that can be
//! nothing else.

use super::dating::{self, is_said};
use super::kinds::leading_kind;
use super::lexer::{Token, TokenKind, clean, is_bare_mark, mark};
use super::naming::{Named, Names, Said as Mention};
use super::person::{is_away, is_patronymic, most_words};
use super::vocabulary::{INSTEAD_OF, NEW, begins, is_little};
use super::{Piece, What};
use crate::domain::name::fold;
use chrono::{NaiveDate, NaiveTime};

/// The most words a head has; a colon further on belongs to the text.
const MOST_WORDS: usize = 12;
/// The most words a name has.
const NAME_WORDS: usize = 5;
/// Words before a colon, this many or fewer, that name nobody are taken for a name that is not known; more are a sentence.
const UNREAD_NAME: usize = 3;
/// Words between the parts of a head.
const BETWEEN: &str =
    "в во с со из по у от к ко для на и насчет поводу был была было были with w to from at by and the of in for was were had n &";

/// How words begin that say of a contact that its day is set.
const SET: [&str; 5] = ["назначен", "запланирован", "scheduled", "planned", "arranged"];

/// A word with which a later part of a company's name begins has so many letters at least.
const BEGUN: usize = 3;

/// The pieces of the head with which a line begins, and the character after it.
#[derive(Debug, Default)]
pub struct Head {
    pub pieces: Vec<Piece>,
    pub end: usize,
    pub headed: bool,
    /// Words before a colon that name nobody, taken for a name.
    pub unread: bool,
}

/// Reads the head.
pub fn read(chars: &[char], tokens: &[Token], (today, now): (NaiveDate, NaiveTime), names: &dyn Names) -> Head {
    match colon(chars, tokens)
        .filter(|colon| !tells_of_a_new_one(chars, tokens, *colon))
        .and_then(|colon| before_colon(chars, tokens, colon, today, names))
    {
        Some(head) => days::after_colon(chars, head, today, names),
        None => without_colon(chars, tokens, (today, now), names),
    }
}

/// The colon that ends the head. One between two figures, before `//` or before a backslash ends nothing; a mark, a semicolon, a word of command
/// or a word made plain before it says that there is none.
fn colon(chars: &[char], tokens: &[Token]) -> Option<usize> {
    for (count, token) in tokens.iter().filter(|token| token.kind != TokenKind::Blank).enumerate() {
        let word = chars.get(token.start..token.end)?;
        let bare = is_bare(chars, tokens, token, count == 0);
        let marked = mark(word, false).is_some() && !is_of_a_day(chars, tokens, token);
        if token.kind == TokenKind::Stop || count >= MOST_WORDS || marked || bare || word.starts_with(&['\\']) {
            return None;
        }
        let figure = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        // In the other layout the key of the colon gives `^`, or «Ж» after small letters or figures.
        let turned = |at: usize| {
            let last = chars.get(at + 1).is_none_or(|next| next.is_whitespace());
            let small = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
            last && at > token.start && (chars.get(at) == Some(&'^') || chars.get(at) == Some(&'Ж') && small)
        };
        let ends = |at: &usize| {
            let time = figure(at.checked_sub(1)) && figure(Some(at + 1));
            turned(*at)
                || chars.get(*at) == Some(&':')
                    && !time
                    && chars.get(at + 1..at + 3) != Some(&['/', '/'])
                    && chars.get(at + 1) != Some(&'\\')
        };
        if let Some(at) = (token.start..token.end).find(ends) {
            return Some(at);
        }
    }
    None
}

/// `new lawyer at Sanovere instead of Moulin: Karen Boyd`: whether the words before a colon tell of somebody who is new in the place of another:
/// what follows is who that is, and no report on a contact.
fn tells_of_a_new_one(chars: &[char], tokens: &[Token], colon: usize) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.start < colon);
    let mut said = words.by_ref().map(|token| fold(&clean(chars, token.start, token.end)));
    said.any(|word| begins(NEW, &word)) && said.any(|word| INSTEAD_OF.contains(&word.as_str()))
}

/// Words of a head that were not read, by the number of the first and of the one after the last.
struct Stretch {
    from: usize,
    until: usize,
    /// What the contact was about, or a day of something else: no name.
    topic: bool,
}

/// A walk over the words of the head.
struct Words<'a> {
    chars: &'a [char],
    tokens: Vec<Token>,
    texts: Vec<String>,
    today: NaiveDate,
    names: &'a dyn Names,
    /// A colon ends the head.
    headed: bool,
    at: usize,
    pieces: Vec<Piece>,
    end: usize,
    day: bool,
    time: bool,
    kind: bool,
    account: bool,
    /// The day is said in a word that dates what was.
    said: bool,
    /// The kind is what one has to do on a day to come.
    ordered: bool,
    /// Words before were not read, and a day may be theirs.
    doubtful: bool,
}

impl<'a> Words<'a> {
    fn new(chars: &'a [char], tokens: &[Token], until: usize, today: NaiveDate, names: &'a dyn Names, headed: bool) -> Words<'a> {
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.start < until);
        let tokens: Vec<Token> = words.map(|token| Token { end: token.end.min(until), ..*token }).collect();
        let texts = tokens.iter().map(|token| clean(chars, token.start, token.end)).collect();
        let (pieces, end) = (Vec::new(), 0);
        Words {
            chars,
            tokens,
            texts,
            today,
            names,
            headed,
            at: 0,
            pieces,
            end,
            day: false,
            time: false,
            kind: false,
            account: false,
            said: false,
            ordered: false,
            doubtful: false,
        }
    }

    fn rest(&self) -> Vec<&str> {
        self.texts.iter().skip(self.at).map(String::as_str).collect()
    }

    fn left(&self) -> usize {
        self.texts.len() - self.at
    }

    /// Makes the next `count` words a piece, with a gap for what stands before them.
    fn take(&mut self, count: usize, what: What) {
        let words = self.tokens.get(self.at..self.at + count).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        // A comma after a word belongs to the sentence.
        let commas = (first.start..last.end).rev().take_while(|at| matches!(self.chars.get(*at), Some(',' | '.'))).count();
        let end = if matches!(what, What::Account(_) | What::Person(_) | What::Behalf(_)) { last.end - commas } else { last.end };
        gap(&mut self.pieces, self.end, first.start);
        self.pieces.push(Piece { what, span: first.start..end.max(first.start + 1) });
        self.end = end.max(first.start + 1);
        self.at += count;
    }

    /// The next `count` words as a name: without the comma at their end; none where one of them ends a clause before.
    fn phrase(&self, count: usize) -> Option<String> {
        let words = self.texts.get(self.at..self.at + count)?;
        let (last, before) = words.split_last()?;
        if before.iter().any(|word| word.ends_with(',')) {
            return None;
        }
        let plain = last.trim_end_matches([',', '.', '!', '?', ')']);
        let phrase = before.iter().map(String::as_str).chain([plain]).collect::<Vec<_>>().join(" ");
        phrase.chars().any(char::is_alphanumeric).then_some(phrase)
    }

    /// The longest name of an account that the words begin with.
    fn take_account(&mut self, begun: bool) -> bool {
        for count in (1..=self.left().min(NAME_WORDS)).rev() {
            let Some(phrase) = self.phrase(count) else { continue };
            if self.names.account(&phrase).is_some_and(|named| (named == Named::Begun) == begun) {
                // «со слов Костиной», `no reply yet`
                if begun && count == 1 && (is_between(&phrase) || is_little(&phrase)) {
                    continue;
                }
                // A surname that is a company's name too is told apart when it is known whose the line is.
                if let Some((words, name)) = self.person_here(Mention::Headed).filter(|(words, _)| !begun && *words >= count) {
                    self.take(words, What::Person(name));
                    return true;
                }
                // «Вера: …», «роман звонил» where a company is called Вера or Роман и К, and somebody is too.
                let called = !begun || self.names.is_called_by(&phrase);
                if called && !self.leads_to_a_place() && self.names.person(&phrase, Mention::Marked) {
                    self.take(count, What::Person(phrase));
                    return true;
                }
                self.take(count, What::Account(phrase));
                self.account = true;
                return true;
            }
        }
        false
    }

    /// Several words that only one longer name begins with, «альфа бан», before any shorter name among them.
    fn take_longer_account(&mut self) -> bool {
        for count in (2..=self.left().min(NAME_WORDS)).rev() {
            let Some(phrase) = self.phrase(count) else { continue };
            match self.names.account(&phrase) {
                Some(Named::Begun) if phrase.split(' ').all(|word| word.chars().count() >= BEGUN) => {
                    self.take(count, What::Account(phrase));
                    self.account = true;
                    return true;
                }
                // A longer name that is said whole goes before.
                Some(Named::Whole | Named::Form) => return false,
                _ => {}
            }
        }
        false
    }

    fn take_person(&mut self) -> bool {
        let Some((count, name)) = self.person_here(if self.headed { Mention::Headed } else { Mention::Loose }) else { return false };
        let (count, name) = self.whole_name(count, name);
        self.take(count, What::Person(name));
        true
    }

    /// The longest name of a person that the words begin with, and of how many words it is.
    fn person_here(&self, said: Mention) -> Option<(usize, String)> {
        if self.is_spoken_of() {
            return None;
        }
        (1..=self.left().min(most_words(&self.rest()))).rev().find_map(|count| {
            let phrase = self.phrase(count)?;
            // «звонил в ёлку, там пересменка»: in a new clause a word in small letters is a word.
            let small = !phrase.chars().next().is_some_and(char::is_uppercase);
            let word = !self.headed && self.begins_a_clause() && small && !self.goes_on_a_list(&phrase, count);
            let named = !word && phrase.chars().next().is_some_and(char::is_alphabetic) && self.names.person(&phrase, said);
            let called = || count > 1 && phrase.split(' ').next_back().is_some_and(|last| is_patronymic(&fold(last)));
            let named = named || !word && called() && self.names.person(&phrase, Mention::Marked);
            named.then_some((count, phrase))
        })
    }

    /// Words and signs that stand between the parts, and initials after a name.
    fn is_between(&self) -> bool {
        let Some(word) = self.texts.get(self.at).filter(|_| !self.is_busy_with_it()) else { return false };
        let folded = fold(word);
        let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let after_name = matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_)));
        let initials = after_name && folded.contains('.') && plain.split('.').all(|part| part.chars().count() < 2);
        // «встреча назначена на вт»
        let set = self.kind && SET.iter().any(|begun| plain.starts_with(begun));
        // `just spoke w/ sofie`, «только что говорил с Уваровой»
        let just = !self.kind && matches!(plain, "just" | "сейчас" | "щас" | "только" | "сам" | "сама" | "сами")
            || matches!(plain, "вдвоем" | "втроем" | "вчетвером")
            || plain == "что" && self.follows("только")
            || self.is_whom_one_called(plain)
            || self.is_a_messenger(plain)
            || self.leads_to_an_hour(plain)
            || self.says_where_or_what()
            || self.is_hearsay(plain);
        plain.is_empty()
            || initials
            || just
            || self.leads_to_whom_it_was_sent()
            || set
            || is_between(plain)
            || self.leads_to_whom_one_reached(plain)
            || self.is_aside(plain)
    }

    fn is_large(&self, at: usize) -> bool {
        self.texts.get(at).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// A company or somebody.
    fn take_who(&mut self) -> bool {
        !self.account && self.take_longer_account()
            || self.take_account(false)
            || self.take_person()
            || self.take_called()
            || !self.account && !self.follows_an_article() && !self.begins_a_clause_small() && self.take_account(true)
    }

    /// What was read before the last of so many pieces: of how many it is, where it ends, and how many words it has.
    fn before_the_last(&self, count: usize) -> (usize, usize, usize) {
        let is_part = |piece: &&Piece| piece.what != What::Gap;
        let read = self.pieces.get(..count.saturating_sub(1)).unwrap_or_default();
        let pieces = read.iter().rposition(|piece| is_part(&piece)).map_or(0, |last| last + 1);
        let end = read.get(..pieces).and_then(|read| read.last()).map_or(0, |last| last.span.end);
        (pieces, end, self.tokens.iter().take_while(|token| token.end <= end).count())
    }

    /// One part of the head, in the order of how plainly it says what it is.
    fn part(&mut self) -> bool {
        let word = self.texts.get(self.at).map(|word| fold(word)).unwrap_or_default();
        if self.is_busy_with_it()
            || self.leads_to_whom_one_reached(&word)
            || self.is_of_another()
            || self.says_where_or_what()
            || self.is_hearsay(&word)
        {
            return false;
        }
        self.take_reached()
            || self.take_behalf()
            || self.take_tried()
            || self.take_judged()
            || self.take_grade()
            || self.take_day()
            || self.take_time()
            || self.take_part_of_day()
            || self.take_kind(false)
            || self.take_who()
            || self.take_stranger()
    }
}

/// Whether a word may stand between the parts of a head.
pub(super) fn is_between(word: &str) -> bool {
    let folded = fold(word);
    BETWEEN.split(' ').any(|known| known == folded)
}

/// Whether a word is a mark that stands apart from what it would mark: it ends the head, and stays in the text.
fn is_bare(chars: &[char], tokens: &[Token], token: &Token, begins: bool) -> bool {
    let next = tokens.iter().find(|next| next.start > token.start && next.kind != TokenKind::Blank);
    let next = next.filter(|next| next.kind == TokenKind::Word).and_then(|next| chars.get(next.start));
    chars.get(token.start..token.end).is_some_and(|word| is_bare_mark(word, begins, next.copied()))
}

/// Adds a gap, unless it would be empty.
pub fn gap(pieces: &mut Vec<Piece>, start: usize, end: usize) {
    if start < end {
        pieces.push(Piece { what: What::Gap, span: start..end });
    }
}

/// `None` when the words before the colon are a sentence of which only the beginning is a head.
fn before_colon(chars: &[char], tokens: &[Token], colon: usize, today: NaiveDate, names: &dyn Names) -> Option<Head> {
    let mut words = Words::new(chars, tokens, colon, today, names, true);
    let mut unread: Vec<Stretch> = Vec::new();
    let mut topic = false;
    while words.at < words.texts.len() {
        let other = dating::of_something_else(&words.rest(), today);
        // «звонила Пестова, Зимина просит: до пятницы»
        if words.is_of_another() {
            return None;
        }
        // A day after words that were not read may be theirs.
        words.doubtful = words.account && unread.iter().any(|stretch| !stretch.topic && !words.is_large(stretch.from));
        let taken = match other {
            Some(_) => false,
            None if topic => words.take_who() || words.texts.get(words.at).is_some_and(|word| is_said(word)) && words.take_day(),
            None => words.part() || !words.says_where_or_what() && words.take_kind(true),
        };
        if taken {
            topic = false;
            continue;
        }
        topic |= other.is_none() && (words.account || words.names_somebody() || !unread.is_empty()) && words.leads_to_a_topic();
        if !topic && other.is_none() && words.is_between() {
            words.at += 1;
            continue;
        }
        // «Костина говорит: ждём счёт»
        let told = words.names_somebody() && words.texts.get(words.at).is_some_and(|word| is_spoken(word)) || words.says_in_what_manner();
        let (count, of_topic) = (other.unwrap_or(1), topic || told || other.is_some());
        match unread.last_mut() {
            Some(last) if last.until == words.at && last.topic == of_topic => last.until += count,
            _ => unread.push(Stretch { from: words.at, until: words.at + count, topic: of_topic }),
        }
        words.at += count;
    }
    let texts = words.texts.clone();
    let phrase = |stretch: &Stretch| {
        let text = texts.get(stretch.from..stretch.until).unwrap_or_default().join(" ");
        text.trim_matches([',', ' ', '.']).to_owned()
    };
    let count: usize = unread.iter().map(|stretch| stretch.until - stretch.from).sum();
    // «обсудили цены, как у ромашки: дорого»: a company in the second clause of a sentence heads nothing.
    let clause = unread.first().filter(|stretch| stretch.from == 0 && stretch.until > 1);
    if clause.is_some_and(|stretch| texts.iter().take(stretch.until).any(|word| word.ends_with(','))) {
        return None;
    }
    let mut pieces = std::mem::take(&mut words.pieces);
    pieces.retain(|piece| piece.what != What::Gap);
    let mut unknown = false;
    for stretch in unread {
        let name = phrase(&stretch);
        let (Some(first), Some(last)) = (words.tokens.get(stretch.from), words.tokens.get(stretch.until - 1)) else { continue };
        let span = first.start..last.end;
        if stretch.topic && count <= UNREAD_NAME {
            pieces.push(Piece { what: What::Text(name), span });
        } else if !words.account && names.resembles(&name) {
            words.account = true;
            pieces.push(Piece { what: What::Account(name), span });
        } else if words.account && count <= UNREAD_NAME {
            // A word in small letters is no name: it stays in the text.
            let is_name = name.chars().next().is_some_and(char::is_uppercase);
            pieces.push(Piece { what: if is_name { What::Person(name) } else { What::Text(name) }, span });
        } else if count <= UNREAD_NAME {
            (words.account, unknown) = (true, true);
            pieces.push(Piece { what: What::Account(name), span });
        } else {
            return None;
        }
    }
    pieces.sort_by_key(|piece| piece.span.start);
    let mut whole = Vec::new();
    let mut end = 0;
    for piece in pieces {
        gap(&mut whole, end, piece.span.start);
        end = piece.span.end;
        whole.push(piece);
    }
    gap(&mut whole, end, colon + 1);
    Some(Head { pieces: whole, end: colon + 1, headed: true, unread: unknown })
}

/// Without a colon the head is what cannot well be text: a day stands only before a time, a kind, a name or a mark.
fn without_colon(chars: &[char], tokens: &[Token], (today, now): (NaiveDate, NaiveTime), names: &dyn Names) -> Head {
    let is_mark = |token: &Token| {
        chars.get(token.start..token.end).is_some_and(|word| mark(word, false).is_some()) && !is_of_a_day(chars, tokens, token)
    };
    let marked = tokens
        .iter()
        .enumerate()
        .find(|(at, token)| token.kind == TokenKind::Stop || is_mark(token) || is_bare(chars, tokens, token, *at == 0));
    let marked = marked.map(|(_, token)| token);
    let until = marked.map_or(chars.len(), |token| token.start);
    let mut words = Words::new(chars, tokens, until, today, names, false);
    let all = words.texts.len();
    words.texts.truncate(MOST_WORDS);
    words.tokens.truncate(MOST_WORDS);
    let said = words.texts.first().is_some_and(|word| is_said(word));
    // What was read up to the last part that is surely one of a head.
    let mut kept = (0, 0, 0);
    while words.at < words.texts.len() && dating::of_something_else(&words.rest(), today).is_none() {
        if !words.part() {
            // «зв рамашка ок», «рамашка письмо»: a name belongs here, and this resembles one.
            let before_kind = words.at == 0 && words.texts.get(1).is_some_and(|next| leading_kind(&[next]).is_some_and(|read| read.whole));
            let slip = (words.kind || before_kind) && !words.account && !words.is_between() && !words.begins_a_clause();
            if let Some(name) = words.phrase(1).filter(|name| slip && name.chars().count() > 4 && names.resembles(name)) {
                words.take(1, What::Account(name));
                words.account = true;
            } else if words.is_between() {
                words.at += 1;
                continue;
            } else if !(words.before_a_name() || marked.is_some() && words.left() <= 2) || !words.take_kind(true) {
                break;
            }
        }
        let is_part = |piece: &Piece| matches!(piece.what, What::Gap | What::Day { .. } | What::Time(_) | What::Part(_));
        let sure = !words.pieces.iter().all(is_part) || words.day && words.time || said;
        if sure || marked.is_some() && words.at == words.texts.len() {
            kept = (words.pieces.len(), words.end, words.at);
        }
    }
    // «Чехонин в командировке, …» tells of him.
    let away =
        !words.kind && matches!(words.pieces.get(..kept.0).and_then(|read| read.last()).map(|piece| &piece.what), Some(What::Person(_)));
    if away && is_away(words.texts.get(kept.2..).unwrap_or_default()) {
        kept = words.before_the_last(kept.0);
    }
    words.pieces.truncate(kept.0);
    words.end = kept.1;
    if kept.2 < all {
        words.give_back(kept.2, (today, now));
    }
    // A day before a name alone («в пятницу ромашка…») may as well be part of what is said.
    let told = words.kind || words.time || words.said && !words.tells_of_a_day(kept.0, kept.2) || kept.2 == words.texts.len();
    for piece in &mut words.pieces {
        if let What::Day { sure, .. } = &mut piece.what {
            *sure &= told;
        }
    }
    Head { pieces: words.pieces, end: words.end, headed: false, unread: false }
}

pub use clauses::{is_a_thing, says_of_somebody, speaks_of_one};
use days::is_of_a_day;
pub use days::{is_spoken, until_in_words};
pub use who::PLACES;

mod clauses;
mod days;
mod ways;
mod who;
