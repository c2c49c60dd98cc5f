//! What a line says in passing of a contact that is to be another time: «Костина просит перенести звонок на чт», «перезвонит сама».

use super::super::addressee;
use super::super::kinds::leading_kind;
use super::super::meaning::Meaning;
use super::super::took_place::fell_through;
use super::super::took_place::is_of_contact;
use super::AHEAD;
use crate::domain::dates::{ON, UNTIL, is_about_days, is_dated, leading_day, leading_time};
use crate::domain::day;
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::store::capture::PlannedBrief;
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// How words begin by which one asks for a contact to be moved or called off, and those that do after `to`.
const MOVING: [&str; 6] = ["перенести", "отменить", "сдвинуть", "передвинуть", "reschedul", "postpon"];
const MOVING_LED: [&str; 3] = ["move", "cancel", "push"];
/// How many words after these say what it is.
const OBJECT: usize = 4;
/// How words begin by which one is asked to be in touch another time, and those that do before `back`.
const AGAIN: [&str; 4] = ["перезвон", "перенабрать", "позвонить", "набрать"];
const CALL_BACK: [&str; 2] = ["call", "ring"];
/// Words that say when or who, and no day.
const LATER: [&str; 11] = ["at", "сам", "сама", "позже", "попозже", "потом", "после", "обеда", "later", "again", "часов"];

/// Whether a clause asks for the contact to be moved, or for a call another time and nothing else: it was not held by asking.
pub(super) fn is_put_off_in_passing(meaning: &Meaning) -> bool {
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text());
    texts.flat_map(|text| text.split([',', ';', '.', '!', '?'])).any(|clause| {
        let words: Vec<String> = addressee::all_words(clause).map(fold).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        asks_for_another_hour(&words) || (0..words.len()).any(|at| asks_to_move(&words, at) || asks_to_be_called_again(&words, at))
    })
}

/// How words begin by which another day is proposed, which follows.
const PROPOSING: [&str; 5] = ["предлож", "предлаг", "offer", "suggest", "propos"];
/// Words with which one day takes the place of another.
const INSTEAD: [&str; 2] = ["вместо", "instead"];

/// The planned contact of which the text of a line says that another day was proposed for it: it stays planned as it is.
pub(in crate::capture) fn unmoved(store: &Store, meaning: &Meaning) -> Result<Option<PlannedBrief>> {
    let fell = meaning.missed.is_some_and(fell_through);
    let Some(account) = meaning.account.likely().filter(|_| !meaning.planned && !fell && meaning.next.is_empty()) else { return Ok(None) };
    let today = meaning.parsed.today;
    let texts = meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text());
    let clauses = texts.flat_map(|text| text.split([',', ';', '!', '?']));
    let clauses: Vec<&str> = clauses.collect();
    let hour = || clauses.iter().any(|clause| is_of_another_hour(clause));
    let days = clauses.iter().find_map(|clause| proposed(clause, today)).or_else(|| hour().then(Vec::new));
    let Some(days) = days else { return Ok(None) };
    let known = [&meaning.closes, &meaning.stays].into_iter().flatten().map(|planned| planned.id).collect::<Vec<_>>();
    let mut planned = store.planned_between(account.id, &day::iso(today), &day::iso(day::later(today, AHEAD)))?;
    planned.retain(|planned| !known.contains(&planned.id));
    let of = planned.iter().position(|planned| days.iter().any(|on| day::iso(*on) == planned.day)).unwrap_or(0);
    Ok(if of < planned.len() { Some(planned.swap_remove(of)) } else { None })
}

/// How words begin by which one asks for another hour, or another way.
const ASKING: [&str; 10] = ["прос", "попрос", "хоч", "хот", "предл", "ask", "want", "prefer", "suggest", "propos"];
/// Words that say that an hour is moved, and of what.
const LATER_BY: [&str; 4] = ["позже", "раньше", "later", "earlier"];
const HOURS: [&str; 4] = ["час", "полчас", "hour", "мин"];

fn is_of_another_hour(clause: &str) -> bool {
    let words: Vec<String> = addressee::all_words(clause).map(fold).collect();
    asks_for_another_hour(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// «просит созвон не в 11 а в 13», `wants the call at 4 not 10`, «просит на час позже»: whether a clause asks for another hour of the same contact, or
/// for another way instead of it.
fn asks_for_another_hour(words: &[&str]) -> bool {
    let Some(asks) = words.iter().position(|word| ASKING.iter().any(|begun| word.starts_with(begun))) else { return false };
    let rest = &words[asks + 1..];
    let figure = |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok_and(|hour| hour < 24);
    let led = |at: usize| match rest.get(at) {
        Some(word) if ["в", "на", "at"].contains(word) => at + 1,
        _ => at,
    };
    let hour = |at: usize| rest.get(led(at)).is_some_and(|word| figure(word));
    let denied = (0..rest.len()).any(|at| ["не", "not"].contains(&rest[at]) && hour(at + 1));
    let two = (0..rest.len()).filter(|at| figure(rest[*at])).count() > 1;
    let by = rest.iter().any(|word| LATER_BY.contains(word)) && rest.iter().any(|word| HOURS.iter().any(|begun| word.starts_with(begun)));
    let noun = |word: &&str| leading_kind(&[word]).is_some_and(|read| read.whole) || is_of_contact(word);
    let instead = rest.iter().any(|word| INSTEAD.contains(word)) && rest.iter().filter(|word| noun(word)).count() > 1;
    denied && two || by || instead
}

/// The days to come that a clause names which proposes one.
fn proposed(clause: &str, today: NaiveDate) -> Option<Vec<NaiveDate>> {
    let typed: Vec<&str> = clause.split_whitespace().collect();
    let folded: Vec<String> = typed.iter().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    let words: Vec<&str> = folded.iter().map(String::as_str).collect();
    let on = |at: usize| leading_day(typed.get(at..)?, today, Bias::Future).map(|said| said.day).filter(|day| *day > today);
    let near = |at: usize| on(at).or_else(|| on(at + 1).filter(|_| words.get(at).is_some_and(|word| ON.contains(word) || *word == "of")));
    let days: Vec<NaiveDate> = (0..typed.len()).filter_map(on).collect();
    let says = |at: usize| {
        asks_to_move(&words, at)
            || PROPOSING.iter().any(|begun| words[at].starts_with(begun)) && near(at + 1).is_some()
            || INSTEAD.contains(&words[at]) && (near(at + 1).is_some() || at > 0 && at + 1 == words.len())
    };
    (!days.is_empty() && (0..words.len()).any(says)).then_some(days)
}

fn asks_to_move(words: &[&str], at: usize) -> bool {
    let word = words[at];
    let led = || at > 0 && words[at - 1] == "to";
    if !(MOVING.iter().any(|begun| word.starts_with(begun)) || MOVING_LED.contains(&word) && led()) {
        return false;
    }
    let rest = words.get(at + 1..).unwrap_or_default();
    let kind = |word: &&str| leading_kind(&[word]).is_some_and(|read| read.whole) || is_of_contact(word);
    rest.first().is_none_or(|next| ["на", "to", "till", "until", "for"].contains(next)) || rest.iter().take(OBJECT).any(kind)
}

/// «просила перезвонить завтра в 10», `wants a call back at 5`.
fn asks_to_be_called_again(words: &[&str], at: usize) -> bool {
    let rest = words.get(at + 1..).unwrap_or_default();
    let back = CALL_BACK.contains(&words[at]) && rest.first() == Some(&"back");
    let again = back || AGAIN.iter().any(|begun| words[at].starts_with(begun));
    again && rest.iter().skip(usize::from(back)).all(|word| is_said_of_time(word))
}

fn is_said_of_time(word: &str) -> bool {
    word.chars().all(|c| !c.is_alphabetic())
        || LATER.contains(&word)
        || ON.contains(&word)
        || UNTIL.contains(&word)
        || is_about_days(word)
        || is_dated(word)
        || leading_time(&[word]).is_some()
}
