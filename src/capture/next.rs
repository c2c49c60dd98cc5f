//! «далее пн 10:00 зв»: when one goes on, how, and what for.

use super::What;
use super::head::until_in_words;
use super::kinds::leading_kind;
use crate::domain::dates::{self, ON, Said, UNTIL, is_about_days, is_dated, leading_day, leading_time, parse_time};
use crate::domain::field::Bias;
use crate::domain::measure::is_measure;
use crate::domain::name::fold;
use chrono::{NaiveDate, NaiveTime, Timelike};

/// How far ahead the words after a mark are looked at.
pub const FEW: usize = 16;

/// The most words of a name.
const MOST_NAME: usize = 3;

/// The last hour at which anybody is met.
const LAST_HOUR: u32 = 21;

/// Words that say when and name no day.
const VAGUE: [&str; 22] = [
    "скоро",
    "вскоре",
    "потом",
    "позже",
    "попозже",
    "после",
    "через",
    "когда",
    "весной",
    "летом",
    "осенью",
    "зимой",
    "как-нибудь",
    "soon",
    "later",
    "after",
    "when",
    "once",
    "sometime",
    "shortly",
    "eventually",
    "during",
];

/// The next contact as [`read`] reads it, its day in whatever keyboard layout.
pub fn read_in_any_layout(mark: &str, words: &[&str], today: NaiveDate) -> Option<What> {
    read(mark, words, today).or_else(|| {
        // What follows the day may be typed in either layout as well.
        (1..=words.len().min(FEW)).find_map(|count| {
            let (begun, rest) = words.split_at_checked(count)?;
            let (begun, _) = dates::typed::with_day(begun, 2, today)?;
            let all: Vec<&str> = begun.iter().map(String::as_str).chain(rest.iter().copied()).collect();
            read(mark, &all, today)
        })
    })
}

/// The next contact: a day, a time, a kind in any order, then what it is for. `next` before a weekday is the mark,
/// as «далее» is, and the day the coming one; `next week` is a day of its own. `None` where no day was said, or one that was read by half.
pub fn read(mark: &str, words: &[&str], today: NaiveDate) -> Option<What> {
    let (mut day, mut time, mut kind): (Option<Said>, _, _) = (None, None, None);
    let (mut hours, mut with) = (String::new(), String::new());
    let mut at = 0;
    let weekday = words.first().is_some_and(|word| dates::names_a_day(&fold(word)));
    if mark.to_lowercase().starts_with("next") && !weekday {
        let following: Vec<&str> = std::iter::once("next").chain(words.iter().copied().take(FEW)).collect();
        day = leading_day(&following, today, Bias::Future);
        at = day.map_or(0, |day| day.words - 1);
    }
    let of_week = day.is_some();
    loop {
        let rest = words.get(at..).unwrap_or_default();
        // «далее до понедельника не беспокоить» plans nothing.
        if day.is_none() && rest.first().is_some_and(|word| UNTIL.contains(&word.to_lowercase().as_str())) {
            return None;
        }
        if let (None, Some((from, until, count))) = (time, dates::leading_hours(rest)) {
            let written: Vec<char> = words.iter().flat_map(|word| word.chars()).chain(mark.chars()).collect();
            (time, hours) = (Some(from), until_in_words(until, &written));
            at += count;
            continue;
        }
        // «далее с Ивановой вт»
        if let (None, true, Some(count)) = (day, with.is_empty(), with_whom(rest, kind.is_some(), today)) {
            with = rest.get(..count).unwrap_or_default().join(" ").trim_end_matches(',').to_owned();
            at += count;
            continue;
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
        } else if let (Some(known), true, Some(again)) = (day, is_both(rest), leading_day(rest, today, Bias::Future)) {
            // «пн 23.11» is that Monday, «пн 11.10» may be a time as well.
            if known.day != again.day {
                let (found, count) = leading_time(rest).filter(|(found, _)| time.is_none() && found.minute() % 5 == 0)?;
                (time, day) = (Some(found), Some(Said { sure: false, ..known }));
                at += count;
            } else {
                at += again.words;
            }
        } else if let (None, Some((found, count))) = (time, leading_time(rest)) {
            time = Some(found);
            at += count;
        } else if let (None, Some(read)) = (kind, leading_kind(rest)) {
            kind = Some(read.code);
            at += read.words;
        } else if let (Some(known), Some(again)) = (day, leading_day(rest, today, Bias::Future).filter(|_| !ends_a_clause(words, at))) {
            // «пн 30.11» is one day said twice; of two different ones neither is sure.
            if known.day != again.day {
                return None;
            }
            day = Some(Said { sure: known.sure || again.sure, ..known });
            at += again.words;
        } else if let (Some(known), None, Some(hour)) = (day, time, bare_hour(rest).filter(|_| !ends_a_clause(words, at))) {
            // «пн 10» is at ten, most likely.
            (time, day) = (Some(hour), Some(Said { sure: false, ..known }));
            at += 1;
        } else {
            break;
        }
    }
    let day = day?;
    let rest = words.get(at..).unwrap_or_default();
    if goes_on(rest, ends_a_clause(words, at)) {
        return None;
    }
    let purpose = rest.join(" ");
    let purpose = [with.as_str(), hours.as_str(), purpose.trim_start_matches([',', ':', ' '])];
    let purpose = purpose.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    // `next week penrose is away` may as well say when somebody is away.
    let may_tell = of_week && time.is_none() && kind.is_none() && !purpose.is_empty();
    Some(What::Next { day: day.day, sure: day.sure && day.day >= today && !may_tell, time, kind, purpose })
}

/// Of how many words it is with whom, where a day, an hour or a way of being in touch follows: «с Ивановой вт», `with Anna Weber on tue`. Behind
/// the way a name says so alone: `call Weber tue`.
fn with_whom(rest: &[&str], kind: bool, today: NaiveDate) -> Option<usize> {
    let goes_on = |rest: &[&str]| leading_day(rest, today, Bias::Future).is_some() || leading_time(rest).is_some() || is_kind(rest);
    let name = |word: &&str| word.trim_end_matches(',').chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'));
    let led = rest.first().is_some_and(|word| is_with(word));
    let written = |word: &&str| word.starts_with(char::is_uppercase);
    (1..=MOST_NAME).map(|more| more + usize::from(led)).find(|count| {
        let (said, after) = rest.split_at_checked(*count).unwrap_or_default();
        let named = said.get(usize::from(led)..).unwrap_or_default();
        (led || kind && named.iter().all(written)) && named.iter().all(|word| name(word) && !is_about_days(&fold(word))) && goes_on(after)
    })
}

fn is_with(word: &str) -> bool {
    ["с", "со", "with"].contains(&fold(word).as_str())
}

fn is_kind(words: &[&str]) -> bool {
    leading_kind(words).is_some_and(|read| read.whole)
}

/// Whether the words after «далее» say when or how one goes on, so that a piece in which no day could be read is not merely
/// text.
pub fn speaks_of_when(words: &[&str]) -> bool {
    let is_word = |word: &&&str| !ON.contains(&fold(word).as_str()) && !word.chars().all(|c| c.is_ascii_digit());
    let until = words.first().is_some_and(|word| UNTIL.contains(&fold(word).as_str()));
    let mut content = words.iter().filter(is_word);
    let about = |word: &&str| is_about_days(&fold(word)) || dates::month(word).is_some() || is_dated(word) || is_clock(word);
    let days = content.by_ref().take(2).any(about);
    // «далее с Ивановой встреча»
    let with = words.first().is_some_and(|word| is_with(word));
    let with = with && words.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    let kind = is_kind(words);
    let vague = words.first().is_some_and(|first| {
        let first = fold(first);
        // «пн-вт»
        let several = || first.split(['-', '–', '—', '/']).filter(|part| is_about_days(part)).count() > 1;
        VAGUE.contains(&first.trim_end_matches([',', '.'])) || several()
    });
    !until && (days || kind || vague || with || leading_time(words).is_some())
}

/// An hour of the working day in figures alone, where nothing that it could count or number follows: «пн 10», «завтра 11 зв».
pub(super) fn bare_hour(rest: &[&str]) -> Option<NaiveTime> {
    let (first, after) = rest.split_first()?;
    let figures = first.trim_end_matches([',', ':', '.']);
    let hour = figures.parse().is_ok_and(|hour: u32| (1..=LAST_HOUR).contains(&hour)) && figures.len() <= 2;
    let with = || after.first().is_some_and(|word| ["с", "со", "у", "with", "at"].contains(&fold(word).as_str()));
    let kind = || is_kind(after);
    let alone = after.is_empty() || figures.len() < first.len() || with() || kind();
    parse_time(figures).filter(|_| hour && alone)
}

/// Whether a word before has ended a clause.
fn ends_a_clause(words: &[&str], at: usize) -> bool {
    at.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|word| word.ends_with([',', ':', ')']))
}

/// Whether what follows makes another day or time of what was read: «пн или вт», «пн 31.11», «пн в 25:00».
fn goes_on(rest: &[&str], ended: bool) -> bool {
    let Some(first) = rest.first() else { return false };
    let folded = fold(first);
    let or = ["или", "либо", "or"].contains(&folded.as_str());
    let named = if ON.contains(&folded.as_str()) { rest.get(1) } else { Some(first) };
    let measured = |at: usize| rest.get(at).is_some_and(|word| is_measure(word));
    let odd = named.is_some_and(|word| is_dated(word) || is_clock(word)) && !measured(1) && !measured(2);
    or || !ended && (odd || is_about_days(&folded))
}

/// Whether figures with nothing before them are a day and a time of the clock.
fn is_both(rest: &[&str]) -> bool {
    rest.first().is_some_and(|word| is_dated(word)) && leading_time(rest).is_some()
}

/// Figures that look like a time of the clock, whether there is such or not.
fn is_clock(word: &str) -> bool {
    let plain = word.trim_end_matches([',', '.', ';']);
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.split_once(':').is_some_and(|(hour, minute)| digits(hour) && digits(minute))
}
