//! A clause in which somebody only asks for another time: «попросила завтра», `asked me to ring after 4`. Nothing was told in it; when they named
//! a day or an hour, that is when one goes on.

use super::super::super::kinds::{is_verb, leading_kind};
use super::super::super::telling;
use super::{On, SOMEBODY, day_at, is_neutral, tells};
use crate::domain::dates::{leading_day, leading_part_of_day, leading_time, parse_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use chrono::{Duration, NaiveDate, NaiveTime};

/// How words begin by which somebody asks for it or proposes it, or we say it.
const ASKED: [&str; 16] = [
    "договорил",
    "условил",
    "agreed",
    "прос",
    "попрос",
    "сказал",
    "велел",
    "предлож",
    "давай",
    "лучше",
    "ask",
    "told",
    "said",
    "says",
    "want",
    "suggest",
];
/// How verbs begin of being in touch again.
const AGAIN: [&str; 16] = [
    "перезвон",
    "набер",
    "набрат",
    "позвон",
    "звонит",
    "созвон",
    "связат",
    "свяж",
    "попроб",
    "дозвон",
    "наберу",
    "ring",
    "call",
    "try",
    "phone",
    "return",
];
/// Words that stand beside these.
const BESIDE: [&str; 43] = [
    "а",
    "but",
    "мне",
    "ей",
    "ему",
    "меня",
    "сам",
    "сама",
    "ближе",
    "снова",
    "еще",
    "раз",
    "позже",
    "попозже",
    "потом",
    "после",
    "через",
    "обеда",
    "обеду",
    "часов",
    "часа",
    "часам",
    "часу",
    "около",
    "me",
    "us",
    "him",
    "her",
    "to",
    "back",
    "later",
    "again",
    "after",
    "about",
    "around",
    "in",
    "o'clock",
    "lunch",
    "instead",
    "please",
    "for",
    "будет",
    "я",
];
/// Those of them that say that it is for later.
const SAID: [&str; 8] = ["позже", "попозже", "потом", "сам", "сама", "back", "later", "again"];
/// For how long, by how the word begins, in minutes.
const MEASURES: [(&str, i64); 6] = [("полчас", 30), ("час", 60), ("мин", 1), ("hour", 60), ("minute", 1), ("min", 1)];
/// Words before a figure or a measure after which it is from now on.
const FROM_NOW: [&str; 2] = ["через", "in"];

/// What a clause says of another time.
#[derive(Clone, Copy)]
pub(super) struct Again {
    /// When that is to be, if they named a time to come.
    pub(super) on: Option<On>,
    /// It is we who shall try again: when, is ours to mark.
    pub(super) ours: bool,
    /// It says that one calls again, and when or who does: that is no number to be called on.
    pub(super) plainly: bool,
}

/// What a clause says of another time, if that is all that it says. `begins_line` of the one with which a line begins that says its way: «call
/// Ashby» asks for nothing.
pub(super) fn asks_for_another_time(
    clause: &str,
    begins_line: bool,
    (today, now): (NaiveDate, NaiveTime),
    person: &dyn Fn(&str) -> bool,
) -> Option<Again> {
    let folded = fold(clause);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '*' | '"' | '«' | '»'))
        .map(|word| word.trim_matches(['.', '!', ')']))
        .filter(|word| !word.is_empty())
        .collect();
    let begins = |known: &[&str], word: &str| known.iter().any(|begun| word.starts_with(begun));
    // «перезвоню», «созвонимся»
    let first_person = |word: &str| begins(&AGAIN, word) && (word.ends_with(['ю', 'у']) || word.ends_with("мся"));
    let theirs = |at: usize| at > 0 && (["they", "he", "she"].contains(&words[at - 1]) || person(words[at - 1]));
    let ours = words
        .iter()
        .enumerate()
        .any(|(at, word)| matches!(*word, "will" | "ll") && !theirs(at) || matches!(*word, "i'll" | "we'll") || first_person(word));
    let (mut at, mut asked, mut again) = (0, false, false);
    let mut plainly = words.iter().any(|word| SAID.contains(word));
    let (mut day, mut time): (Option<(NaiveDate, bool)>, Option<NaiveTime>) = (None, None);
    while let Some(word) = words.get(at).copied() {
        let rest = &words[at..];
        if let Some((on, count)) = from_now(rest, now) {
            (time, at) = (Some(on), at + count);
        } else if let Some((on, count)) = day_at(&words, at, today) {
            (day, time, at) = (Some((on.day, on.sure)), time.or(on.time), at + count);
        } else if let Some(said) = leading_day(rest, today, Bias::Future).filter(|said| said.day == today) {
            at += said.words;
        } else if ["не", "not"].contains(&word) && is_today(&words[at + 1..], today) {
            // «не сегодня, а в понедельник»
            at += 1;
        } else if let Some(count) = leading_part_of_day(rest) {
            (plainly, at) = (true, at + count);
        } else if let Some((on, count)) = hour(rest) {
            (time, at) = (Some(on), at + count);
        } else if begins(&AGAIN, word) && !telling::is_past(word) && !is_verb(word) {
            plainly |= ["ит", "ят", "ут", "ют", "ет"].iter().any(|ending| word.ends_with(ending));
            (again, at) = (true, at + 1);
        } else if begins(&ASKED, word) {
            (asked, at) = (true, at + 1);
        } else if BESIDE.contains(&word) || is_neutral(word) || person(word) {
            at += 1;
        } else {
            return None;
        }
    }
    // «звонил Лапину» and `call Ashby` are how the line begins.
    let again = again && (asked || !begins_line && !words.contains(&SOMEBODY));
    let plainly = again && (plainly || day.is_some() || time.is_some());
    if !again && !(asked && (day.is_some() || time.is_some())) {
        return None;
    }
    let on = match (day, time) {
        _ if ours => None,
        (Some((day, sure)), time) => Some(On { day, sure, time }),
        (None, Some(time)) if time > now => Some(On { day: today, sure: true, time: Some(time) }),
        _ => None,
    };
    Some(Again { on, ours, plainly })
}

/// Whether words begin with the day of today.
fn is_today(words: &[&str], today: NaiveDate) -> bool {
    leading_day(words, today, Bias::Future).is_some_and(|said| said.day == today)
}

/// Whether a clause besides those that ask for another time has a word of what one hears in a contact.
pub(super) fn is_told(texts: &[String], asked: &[Option<Again>]) -> bool {
    let told = texts.iter().zip(asked).filter(|(_, asked)| asked.is_none()).flat_map(|(text, _)| text.split_whitespace());
    told.filter(|word| !is_verb(word) && leading_kind(&[word]).is_none())
        .any(|word| super::super::remark::is_heard(word) || tells(&fold(word)))
}

/// «после 4», `at half past two`, «к 17»: an hour, with a word that leads to it.
fn hour(words: &[&str]) -> Option<(NaiveTime, usize)> {
    let led = usize::from(
        words
            .first()
            .is_some_and(|word| ["после", "к", "с", "на", "около", "after", "at", "on", "for", "about", "around", "past"].contains(word)),
    );
    let rest = words.get(led..)?;
    let whole = leading_time(words).or_else(|| leading_time(rest).map(|(time, count)| (time, count + led)));
    let bare = || {
        let figures = rest.first().filter(|word| led > 0 && word.chars().count() <= 2 && word.chars().all(|c| c.is_ascii_digit()))?;
        parse_time(figures).map(|time| (time, led + 1))
    };
    whole.or_else(bare)
}

/// «через полчаса», `in 20 minutes`.
fn from_now(words: &[&str], now: NaiveTime) -> Option<(NaiveTime, usize)> {
    words.first().filter(|word| FROM_NOW.contains(word))?;
    let measure =
        |at: usize| words.get(at).and_then(|word| MEASURES.iter().find(|(begun, _)| word.starts_with(begun))).map(|(_, minutes)| *minutes);
    let count = words.get(1).and_then(|word| word.parse::<i64>().ok().or_else(|| ["an", "a"].contains(word).then_some(1)));
    let (minutes, used) = match count {
        Some(count) => (count.checked_mul(measure(2)?)?, 3),
        None => (measure(1)?, 2),
    };
    let (on, over) = now.overflowing_add_signed(Duration::try_minutes(minutes)?);
    (over == 0).then_some((on, used))
}
