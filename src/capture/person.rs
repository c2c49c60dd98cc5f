//! `+Имя`: a participant's name of one or more words, on whose behalf they spoke, and their attitude.

use super::What;
use super::busy::is_busy;
use super::kinds::{is_verb, leading_kind};
use super::lexer::{Token, TokenKind, attitude, clean};
use super::naming::{Names, Said};
use super::took_place::roots_for;
use crate::domain::dates::is_about_days;
use crate::domain::given;
use crate::domain::name::fold;
use crate::domain::surname::{is_like_a_name, is_particle, is_son_or_daughter, may_be_nominative};

/// The most words that may follow the first one of a name.
const MORE: usize = 2;
/// The same where a small word or that of a patronymic of two is among them: «Ян ван дер Берг», «Рауф Мамедов Аслан оглы».
const MORE_WITH_SMALL: usize = 4;
/// How patronymics end, in all case forms.
const PATRONYMICS: [&str; 14] =
    ["вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной", "ична", "ичны", "ичне", "ичну"];

/// What a participant is named by: pieces with the character after each, and the token in which the last one ends.
pub struct Read {
    pub pieces: Vec<(usize, What)>,
    pub last: usize,
}

/// Reads a participant from the token that begins with their mark.
pub fn read(chars: &[char], tokens: &[Token], at: usize, names: &dyn Names) -> Read {
    let mut read = Read { pieces: Vec::new(), last: at };
    let Some(token) = tokens.get(at) else { return read };
    let first = token.start + 1;
    let initials = initials_end(chars, first, token.end);
    let mut end = initials.unwrap_or_else(|| name_end(chars, first, token.end));
    let mut name = spoken(chars, first, end);
    let whole = |end: usize, token: &Token| {
        end == token.end || chars.get(end..token.end).is_some_and(|rest| rest == ['.'] && is_initial(chars, end))
    };
    if whole(end, token) {
        let (more, said) = more_words(chars, tokens, at, &name, names);
        if let (Some(last), false) = (more, said.is_empty()) {
            name = format!("{name} {said}");
            read.last = last.0;
            end = last.1;
        }
    }
    read.pieces.push((end, What::Person(name)));
    let until = tokens.get(read.last).map_or(end, |last| last.end);
    if chars.get(end) == Some(&'/') && end < until {
        let behalf = word_end(chars, end + 1, until, char::is_alphanumeric);
        if behalf > end + 1 {
            read.pieces.push((behalf, What::Behalf(spoken(chars, end + 1, behalf))));
            end = behalf;
        }
    }
    if chars.get(end) == Some(&'=') && end < until {
        // «=+1», «=за+Ивнев»: a sign belongs to the figures after it.
        let signed = usize::from(chars.get(end + 1).is_some_and(|c| matches!(c, '+' | '-' | '−')));
        let value = word_end(chars, end + 1 + signed, until, char::is_alphanumeric);
        if let Some(attitude) = attitude(&clean(chars, end + 1, value)) {
            read.pieces.push((value, What::Attitude(attitude)));
        }
    }
    read
}

/// The words after the first one that belong to the name: initials, a patronymic, what carries the attitude, and what the
/// file knows as one name. Gives the token and the character after the last one, and the words.
fn more_words(chars: &[char], tokens: &[Token], at: usize, first: &str, names: &dyn Names) -> (Option<(usize, usize)>, String) {
    let mut taken: (Option<(usize, usize)>, String) = (None, String::new());
    let mut said: Vec<String> = Vec::new();
    let mut next = at + 1;
    let after = tokens.iter().skip(at + 1).take_while(|token| token.kind != TokenKind::Stop).filter(|token| token.kind == TokenKind::Word);
    let after: Vec<String> =
        after.take(MORE_WITH_SMALL).map(|token| spoken(chars, token.start, name_end(chars, token.start, token.end))).collect();
    let most = if has_small(first, &after) { MORE_WITH_SMALL } else { MORE };
    let stranger = !names.person(first, Said::Marked);
    while said.len() < most {
        if tokens.get(next).is_some_and(|token| token.kind == TokenKind::Blank) {
            next += 1;
        }
        let Some(token) = tokens.get(next).filter(|token| token.kind == TokenKind::Word) else { break };
        if !chars.get(token.start).is_some_and(|c| c.is_alphabetic()) {
            break;
        }
        let initials = initials_end(chars, token.start, token.end);
        let end = initials.unwrap_or_else(|| name_end(chars, token.start, token.end));
        said.push(spoken(chars, token.start, end));
        let rest = chars.get(end..token.end).unwrap_or_default();
        let judged = rest.first() == Some(&'=') && attitude(clean(chars, end + 1, token.end).trim_end_matches([',', '.'])).is_some();
        let upper = chars.get(token.start).is_some_and(|c| c.is_uppercase());
        let folded = said.last().map(|word| word.to_lowercase()).unwrap_or_default();
        let patronymic = is_patronymic(&folded);
        // Somebody who is not known is called by all that stands there as names do: «Рауф Мамедов Аслан оглы», «ван дер Берг».
        let word = said.last().map(String::as_str).unwrap_or_default();
        let before = said.iter().rev().nth(1).map_or(first, String::as_str);
        let written = said.iter().all(|word| is_particle(word) || is_son_or_daughter(word) || word.starts_with(char::is_uppercase));
        let of_several = written && (is_son_or_daughter(word) && said.len() > 1 || upper && is_particle(before));
        let ends = rest.first() == Some(&':');
        let own = stranger && said.len() == 1 && upper && (given::is_given(&folded) || ends && is_like_a_name(&folded));
        // «+Кирилл Лапин»: what is written as part of the name is part of it, whoever is called by the word before.
        let whole = taken.1.split_whitespace().count() + 1 == said.len();
        let own = own || whole && upper && goes_on(before, word, names);
        let phrase = format!("{first} {}", said.join(" "));
        // Initials alone are no name: the family name follows them.
        let after_initials = upper && first.ends_with('.');
        if initials.is_some() || patronymic || of_several || own || judged && upper || after_initials || names.person(&phrase, Said::Marked)
        {
            taken = (Some((next, end)), said.join(" "));
        }
        // What a comma or another sign ends, or an attitude, has no more words.
        if !rest.is_empty() {
            break;
        }
        next += 1;
    }
    taken
}

/// Whether a word right after one of a name belongs to the same name by how it is written and shaped: after a given name any word
/// written as names are, after a family name a given one, a patronymic or one of that shape. In small letters only a given name, a
/// patronymic or somebody's family name does. A case of its own makes it part of the sentence: «+Ивнев Пестовой передал».
pub fn goes_on(before: &str, word: &str, names: &dyn Names) -> bool {
    let (first, folded) = (fold(before), fold(word));
    if folded.chars().count() < 2 || is_about_days(&folded) || is_verb(&folded) || leading_kind(&[&folded]).is_some_and(|read| read.whole) {
        return false;
    }
    if may_be_nominative(&first) && !may_be_nominative(&folded) {
        return false;
    }
    let given = given::is_given_in_a_form(&folded) || is_patronymic(&folded);
    let called = || names.person(before, Said::Marked) && !names.person(before, Said::Headed);
    let after_given = given::is_given_in_a_form(&first) || is_patronymic(&first) || is_large(before) && called();
    let company = || names.account(word).is_some();
    if !is_large(word) {
        return given && !company() || after_given && folded.chars().count() > 4 && names.person(word, Said::Headed);
    }
    let latin = folded.is_ascii();
    let shaped = given || is_like_a_name(&folded);
    shaped && (given || !company()) || (after_given || latin) && !company() && (after_given || names.person(word, Said::Headed))
}

/// A word written as names are: large, and small from the second letter on.
pub(super) fn is_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
}

/// Whether the words of a name that begins with `first` may have a small word or that of a patronymic among them.
fn has_small(first: &str, after: &[String]) -> bool {
    std::iter::once(first).chain(after.iter().map(String::as_str)).any(|word| is_particle(word) || is_son_or_daughter(word))
}

/// The most words of a name with which a row of words may begin.
pub fn most_words(words: &[&str]) -> usize {
    let few: Vec<String> = words.iter().take(1 + MORE_WITH_SMALL).map(|word| (*word).to_owned()).collect();
    1 + if has_small("", &few) { MORE_WITH_SMALL } else { MORE }
}

/// How words begin that say of somebody that nobody speaks to them now.
const AWAY: [&[&str]; 12] = [
    &["в", "отпуск"],
    &["в", "командировк"],
    &["на", "больнич"],
    &["на", "совещани"],
    &["болеет"],
    &["заболел"],
    &["уволил"],
    &["в", "декрет"],
    &["out", "of"],
    &["on", "leave"],
    &["on", "vacation"],
    &["away"],
];

/// Whether words say of somebody named before them that they are away: they took no part.
pub fn is_away<T: AsRef<str>>(words: &[T]) -> bool {
    let begins = |said: &&[&str]| {
        said.iter().enumerate().all(|(at, begun)| words.get(at).is_some_and(|word| fold(word.as_ref()).starts_with(begun)))
    };
    let plain: Vec<&str> = words.iter().map(AsRef::as_ref).take(2).collect();
    !roots_for(&plain) && AWAY.iter().any(begins) || is_busy(words)
}

/// Whether a word in small letters ends as patronymics do.
pub fn is_patronymic(folded: &str) -> bool {
    folded.chars().count() > 5 && PATRONYMICS.iter().any(|ending| folded.ends_with(ending))
}

/// The end of «А.С.» or «А.»; none where the word is more than initials.
fn initials_end(chars: &[char], from: usize, until: usize) -> Option<usize> {
    let mut at = from;
    while at + 1 < until && chars.get(at).is_some_and(|c| c.is_uppercase()) && chars.get(at + 1) == Some(&'.') {
        at += 2;
    }
    let rest = chars.get(at..until).unwrap_or_default();
    (at > from && rest.first().is_none_or(|c| matches!(c, '=' | '/' | ',' | ';'))).then_some(at)
}

fn is_initial(chars: &[char], end: usize) -> bool {
    end > 0 && chars.get(end - 1).is_some_and(|c| c.is_uppercase())
}

fn name_end(chars: &[char], from: usize, until: usize) -> usize {
    word_end(chars, from, until, char::is_alphabetic)
}

/// The end of a word of allowed characters. A sign within a name must have a letter after it: the full stop of the
/// sentence is no part of it.
fn word_end(chars: &[char], from: usize, until: usize, allowed: fn(char) -> bool) -> usize {
    let sign = |at: usize| chars.get(at).copied().filter(|_| at < until);
    let mut end = from;
    while let Some(c) = sign(end) {
        let inner = matches!(c, '-' | '\'' | '’' | '_' | '.') && sign(end + 1).is_some_and(char::is_alphanumeric);
        if !(allowed(c) || inner) {
            break;
        }
        end += 1;
    }
    end
}

fn spoken(chars: &[char], from: usize, end: usize) -> String {
    clean(chars, from, end).replace('_', " ")
}
