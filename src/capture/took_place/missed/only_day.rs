//! A line of which nothing remains but a day to come: «костина: давай во вторник в 11», `call now tue`. That is where the contact was
//! moved to, or what was agreed in it; which of both, nobody can tell from the words.

use super::super::super::kinds::leading_kind;
use super::{On, SOMEBODY};
use crate::domain::dates::{leading_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use chrono::NaiveDate;

/// Words that add nothing to a day.
const BESIDE: [&str; 32] = [
    "а",
    "давай",
    "давайте",
    "теперь",
    "тогда",
    "только",
    "лучше",
    "вместо",
    "сегодня",
    "уже",
    "будет",
    "просит",
    "просила",
    "просил",
    "с",
    "со",
    "в",
    "на",
    "now",
    "instead",
    "is",
    "its",
    "on",
    "can",
    "could",
    "we",
    "do",
    "lets",
    "of",
    "today",
    "with",
    "the",
];

/// The day, with its hour, where clauses say nothing else.
pub(super) fn only_day(clauses: &[String], today: NaiveDate) -> Option<On> {
    let text = clauses.join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut at, mut found) = (0, None::<On>);
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let first = fold(rest.first()?).replace(['\'', '’'], "");
        if let Some(said) = leading_day(rest, today, Bias::Future).filter(|said| said.day > today) {
            found = Some(On { day: said.day, sure: said.sure && found.is_none(), time: None });
            at += said.words.max(1);
        } else if let (Some(on), Some((time, used))) = (found.as_mut(), leading_time(rest)) {
            on.time = Some(time);
            at += used.max(1);
        } else if first == SOMEBODY || BESIDE.contains(&first.as_str()) || leading_kind(rest.get(..1)?).is_some_and(|kind| kind.whole) {
            at += 1;
        } else {
            return None;
        }
    }
    found
}
