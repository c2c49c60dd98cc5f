//! Times of the clock as people write them.

use super::words::{PARTS_IN_TWO, PARTS_OF_DAY};
use crate::domain::measure::is_measure;
use crate::domain::name::fold;
use chrono::NaiveTime;

/// Half hours by the hour that is being filled: «полвторого» is half past one.
const HALVES: [&str; 12] = [
    "первого",
    "второго",
    "третьего",
    "четвертого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
];

/// Minutes said before or after an hour, in words.
const MINUTES: [(&str, u32); 5] = [("quarter", 15), ("five", 5), ("ten", 10), ("twenty", 20), ("half", 30)];
/// The same in Russian, of an hour that is not yet full: «без пяти три».
const SHORT_OF: [(&str, u32); 5] = [("четверти", 15), ("пяти", 5), ("десяти", 10), ("двадцати", 20), ("двадцати пяти", 25)];
/// Hours in words, in each language.
const HOURS: [[&str; 12]; 2] = [
    ["час", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать"],
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
];

/// The wall-clock time with which a row of words begins, and of how many words it is: `15:00`, `15.30`, `15-30`, `3pm`,
/// «в 15», «в 3 часа», «в полвторого», `at 3pm`, `noon`. A bare number is no time. An hour from one to seven that is not
/// said to be in the morning is one of the afternoon.
pub fn leading_time(words: &[&str]) -> Option<(NaiveTime, usize)> {
    let folded: Vec<String> = words.iter().take(6).map(|word| fold(word).trim_end_matches([',', ';', ')']).to_owned()).collect();
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let introduced = ["в", "во", "к", "at", "by"].contains(&word(0));
    let at = usize::from(introduced);
    if ["noon", "полдень", "полдню", "midday"].contains(&word(at)) {
        return Some((NaiveTime::from_hms_opt(12, 0, 0)?, at + 1));
    }
    if introduced && word(at) == "час" {
        let next = at + 1 + usize::from(word(at + 1) == "дня");
        return Some((NaiveTime::from_hms_opt(13, 0, 0)?, next));
    }
    if let Some((time, taken)) = around(&word, at) {
        return Some((time, at + taken));
    }
    if let Some((hour, taken)) = half(word(at), word(at + 1)) {
        let (time, more) = told(hour, 30, word(at + taken))?;
        return Some((time, at + taken + more));
    }
    if let Some(time) = exact(word(at)) {
        return Some((time, at + 1));
    }
    // «в три часа», `at nine o'clock`; the number alone may be one of anything.
    if let Some(hour) = in_words(word(at)).filter(|_| introduced) {
        let hours = usize::from(["часов", "часа", "o'clock"].contains(&word(at + 1)));
        let (time, more) = told(hour, 0, word(at + 1 + hours))?;
        // «дозвонился в три, ждёт машину»: nothing follows that there could be three of.
        let ends = ["в", "at"].contains(&word(0)) && words.get(at).is_some_and(|word| word.ends_with([',', ';', '.', ':']));
        return (hours + more > 0 || ends).then_some((time, at + 1 + hours + more));
    }
    let figures = word(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word(at).get(figures.len()..).unwrap_or_default();
    let hour: u32 = figures.parse().ok().filter(|_| (1..=2).contains(&figures.len()))?;
    if !suffix.is_empty() {
        return parse_half(hour, 0, suffix).map(|time| (time, at + 1));
    }
    let hours = usize::from(["часов", "часа", "час", "ч", "ч.", "o'clock"].contains(&word(at + 1)));
    // «в 15 минут» is how long it took, «в 3 магазинах» where.
    let next = word(at + 1 + hours);
    let places = next.chars().count() > 3 && (next.ends_with("ах") || next.ends_with("ях"));
    if places || is_measure(next) && told(hour, 0, next)?.1 == 0 {
        return None;
    }
    // «3 дня молчат» is how long; an hour of the day is said after «в», or with nothing after it.
    let counted = !introduced && hours == 0 && word(at + 1) == "дня" && matches!(hour, 2..=4 | 22..=24);
    if counted && words.len() > at + 2 && !words.get(at + 1).is_some_and(|word| word.ends_with([',', ';', ')', '.', ':'])) {
        return None;
    }
    // A nought before it says that the clock is meant.
    let (time, taken) = match told(hour, 0, word(at + 1 + hours))? {
        (_, 0) if figures.len() == 2 => (NaiveTime::from_hms_opt(hour, 0, 0)?, 0),
        told => told,
    };
    (introduced || taken > 0).then_some((time, at + 1 + hours + taken))
}

/// The hours with which a row of words begins, from when until when, and of how many words they are: `15:00-16:00`, `3-4pm`,
/// «15:00 до 16:30». Figures that may be two days are none.
pub fn leading_hours(words: &[&str]) -> Option<(NaiveTime, NaiveTime, usize)> {
    let plain = |at: usize| words.get(at).map(|word| fold(word).trim_end_matches([',', ';', ')', '.', ':']).to_owned());
    // «с 15 до 16», `from 3 to 4`
    let led =
        ["с", "from"].contains(&plain(0)?.as_str()) && plain(2).is_some_and(|word| ["до", "to", "until", "till"].contains(&word.as_str()));
    if led {
        let hour = |text: String| {
            let bare = text.parse().ok().filter(|hour| (1..24).contains(hour) && text.len() <= 2);
            bare.map_or_else(|| exact(&text), |hour| told(hour, 0, "").map(|(time, _)| time))
        };
        let measured = words.get(4).is_some_and(|word| is_measure(word));
        let read = hour(plain(1)?).zip(hour(plain(3)?)).filter(|(from, until)| from < until && !measured);
        return read.map(|(from, until)| (from, until, 4));
    }
    if let Some((from, until)) = plain(0)?.split_once(['-', '–', '—']) {
        return hours(from, until).map(|(from, until)| (from, until, 1));
    }
    let between = plain(1).filter(|word| ["-", "–", "—", "до", "to", "until", "till"].contains(&word.as_str()));
    between.and_then(|_| hours(&plain(0)?, &plain(2)?)).map(|(from, until)| (from, until, 3))
}

fn hours(from: &str, until: &str) -> Option<(NaiveTime, NaiveTime)> {
    let bare = |text: &str| text.parse().ok().filter(|_| text.len() <= 2).and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    let half = |text: &str| ["am", "pm"].into_iter().find(|half| text.ends_with(half));
    let clock = |text: &str| text.contains(':') || text.ends_with(".00") || text.ends_with(".30");
    let (first, last) = match (half(from), half(until)) {
        (first, Some(last)) => {
            let read = |half: &str| {
                let text = if first.is_some() { from.to_owned() } else { format!("{from}{half}") };
                leading_time(&[text.as_str()]).map(|(time, _)| time)
            };
            let end = leading_time(&[until]).map(|(time, _)| time)?;
            // «11-1pm» begins in the morning.
            (read(last).filter(|begin| *begin < end).or_else(|| read("am"))?, end)
        }
        _ if clock(from) && clock(until) => (exact(from)?, exact(until)?),
        _ if from.contains(':') => (exact(from)?, bare(until)?),
        _ if until.contains(':') => (bare(from)?, exact(until)?),
        _ => return None,
    };
    (first < last).then_some((first, last))
}

/// How many words at the beginning say a part of the day, for which no hour is kept.
pub fn leading_part_of_day(words: &[&str]) -> Option<usize> {
    let word = |at: usize| words.get(at).map(|word| fold(word).trim_end_matches([',', ';', '.']).to_owned()).unwrap_or_default();
    let (first, second) = (word(0), word(1));
    if PARTS_IN_TWO.contains(&(first.as_str(), second.as_str())) {
        return Some(2);
    }
    PARTS_OF_DAY.contains(&first.as_str()).then_some(1)
}

/// «без четверти три», «четверть третьего», `quarter to 3pm`, `10 past 4`: the time, and of how many words it is.
fn around<'a>(word: &dyn Fn(usize) -> &'a str, at: usize) -> Option<(NaiveTime, usize)> {
    let minutes = |at: usize, known: &[(&str, u32)]| {
        let named = known.iter().find(|(name, _)| *name == word(at)).map(|(_, minutes)| *minutes);
        named.or_else(|| word(at).parse().ok().filter(|minutes| (1..60).contains(minutes)))
    };
    // The hour in figures or in a word, with what says in which half of the day it is.
    let hour = |at: usize| {
        let figures = word(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let glued = word(at).get(figures.len()..).unwrap_or_default();
        let hour = figures.parse().ok().or_else(|| in_words(word(at))).filter(|hour| (1..=24).contains(hour))?;
        let (time, taken) = if glued.is_empty() || figures.is_empty() { told(hour, 0, word(at + 1))? } else { told(hour, 0, glued)? };
        Some((time, if glued.is_empty() || figures.is_empty() { 1 + taken } else { 1 }))
    };
    let apart = |time: NaiveTime, minutes: i64| time.overflowing_add_signed(chrono::Duration::minutes(minutes)).0;
    if word(at) == "без" {
        let (short, taken) = match word(at + 1) {
            "двадцати" if word(at + 2) == "пяти" => (25, 3),
            _ => (minutes(at + 1, &SHORT_OF)?, 2),
        };
        let (full, more) = hour(at + taken)?;
        return Some((apart(full, -i64::from(short)), taken + more));
    }
    if word(at) == "четверть" {
        let filled = HALVES.iter().position(|half| *half == word(at + 1))? as u32;
        let (time, more) = told(if filled == 0 { 12 } else { filled }, 15, word(at + 2))?;
        return Some((time, 2 + more));
    }
    let start = at + usize::from(word(at) == "a");
    let between = |at: usize| usize::from(matches!(word(at), "minutes" | "mins" | "min"));
    let said = minutes(start, &MINUTES)?;
    let named = start + 1 + between(start + 1);
    // «5 to 10» is a range.
    let is_range = named == start + 1 && word(start).starts_with(|c: char| c.is_ascii_digit());
    let sign = match word(named) {
        "to" | "before" if said < 31 && !is_range => -1,
        "past" | "after" => 1,
        _ => return None,
    };
    let (full, more) = hour(named + 1)?;
    Some((apart(full, sign * i64::from(said)), named + 1 - at + more))
}

/// The hour that a word names: «три», `nine`.
fn in_words(word: &str) -> Option<u32> {
    HOURS.iter().find_map(|names| names.iter().position(|name| *name == word)).map(|at| at as u32 + 1)
}

/// «полвторого», «пол второго» and «в половине второго»: the hour that has begun, and of how many words it is.
fn half(first: &str, second: &str) -> Option<(u32, usize)> {
    let rest = first.strip_prefix("пол")?;
    let (named, taken) = if rest.is_empty() || ["овине", "овина", "овину"].contains(&rest) {
        (second, 2)
    } else {
        (rest.trim_start_matches('-'), 1)
    };
    let at = HALVES.iter().position(|half| *half == named)? as u32;
    Some((if at == 0 { 12 } else { at }, taken))
}

/// An hour of the clock with the word that says which half of the day it is in; how many words that took.
fn told(hour: u32, minute: u32, word: &str) -> Option<(NaiveTime, usize)> {
    let (hour, taken) = match word {
        "утра" | "am" | "a.m." => (if hour == 12 { 0 } else { hour }, 1),
        "ночи" => (if hour == 12 { 0 } else { hour }, 1),
        "дня" | "вечера" | "pm" | "p.m." => (if hour < 12 { hour + 12 } else { hour }, 1),
        _ => (if (1..=7).contains(&hour) { hour + 12 } else { hour }, 0),
    };
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, taken))
}

/// Hours and minutes in figures: `15:00`, `15.30`, `15-30`.
/// In the other layout the colon is `^`, or «ж».
const COLONS: [char; 2] = ['^', 'ж'];

fn exact(text: &str) -> Option<NaiveTime> {
    let text = &text.replace(COLONS, ":");
    let figures = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (hour, minute) = figures.split_once([':', '.', '-'])?;
    let digits = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    // «10-12» is a range at least as often as a time.
    if figures.contains('-') && minute % 5 > 0 {
        return None;
    }
    match text.get(figures.len()..) {
        Some("") => NaiveTime::from_hms_opt(hour, minute, 0),
        Some(half) => parse_half(hour, minute, half),
        None => None,
    }
}

fn parse_half(hour: u32, minute: u32, half: &str) -> Option<NaiveTime> {
    let hour = match half {
        "pm" if (1..12).contains(&hour) => hour + 12,
        "am" if hour == 12 => 0,
        "am" | "pm" if (1..=12).contains(&hour) => hour,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Reads a text that is a wall-clock time and nothing else: all that a line understands, and figures alone: `9:5`, `1500`,
/// `15`. A bare hour from one to seven is one of the afternoon.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some((time, taken)) = leading_time(&words)
        && taken == words.len()
    {
        return Some(time);
    }
    let folded = fold(text);
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    if let Some((hour, minute)) = folded.split_once([':', '.']) {
        return NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0);
    }
    let figures = number(&folded)?;
    match folded.len() {
        4 => NaiveTime::from_hms_opt(figures / 100, figures % 100, 0),
        1 if (1..=7).contains(&figures) => NaiveTime::from_hms_opt(figures + 12, 0, 0),
        1 | 2 => NaiveTime::from_hms_opt(figures, 0, 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_is_found_at_the_beginning() {
        let cases = [
            ("15:00 зв", Some(("15:00", 1))),
            ("15.30", Some(("15:30", 1))),
            ("15-30 альфа", Some(("15:30", 1))),
            ("10-12 тонн", None),
            ("в 15 альфа", Some(("15:00", 2))),
            ("в 3 часа", Some(("15:00", 3))),
            ("в 3", Some(("15:00", 2))),
            ("в 3 часа ночи", Some(("03:00", 4))),
            ("в 7 утра", Some(("07:00", 3))),
            ("в 9 вечера", Some(("21:00", 3))),
            ("10 утра", Some(("10:00", 2))),
            ("в час", Some(("13:00", 2))),
            ("в полвторого", Some(("13:30", 2))),
            ("в пол двенадцатого", Some(("11:30", 3))),
            ("полдесятого", Some(("09:30", 1))),
            ("at 3pm alfa", Some(("15:00", 2))),
            ("at 3 pm", Some(("15:00", 3))),
            ("at 9", Some(("09:00", 2))),
            ("3pm", Some(("15:00", 1))),
            ("3:30pm", Some(("15:30", 1))),
            ("noon", Some(("12:00", 1))),
            ("at noon", Some(("12:00", 2))),
            ("half past 3", Some(("15:30", 3))),
            ("at half past nine", Some(("09:30", 4))),
            ("quarter to three", Some(("14:45", 3))),
            ("at three o'clock", Some(("15:00", 3))),
            ("at nine sites", None),
            ("в половине десятого", Some(("09:30", 3))),
            ("в половине третьего дня", Some(("14:30", 4))),
            ("в половине магазинов", None),
            ("в три часа", Some(("15:00", 3))),
            ("в восемь утра", Some(("08:00", 3))),
            ("в три магазина", None),
            ("half past 9 am", Some(("09:30", 4))),
            ("quarter to 3pm alfa", Some(("14:45", 3))),
            ("at quarter to 3", Some(("14:45", 4))),
            ("a quarter past 10", Some(("10:15", 4))),
            ("ten to 4", Some(("15:50", 3))),
            ("10 minutes to 4", Some(("15:50", 4))),
            ("20 past 11", Some(("11:20", 3))),
            ("без четверти три", Some(("14:45", 3))),
            ("в без пяти 11", Some(("10:55", 4))),
            ("без двадцати пяти три", Some(("14:35", 4))),
            ("без 10 5 вечера", Some(("16:50", 4))),
            ("четверть третьего", Some(("14:15", 2))),
            ("в четверть десятого утра", Some(("09:15", 4))),
            ("в 2 часа дня", Some(("14:00", 4))),
            ("в 2 дня", Some(("14:00", 3))),
            ("в 15 минут", None),
            ("в 15 мин.", None),
            ("в 2 недели", None),
            ("в 2 раза", None),
            ("в 15 складов", None),
            ("в 3 магазинах", None),
            ("at 12 sites", None),
            ("в 10 %", None),
            ("полчаса", None),
            ("без договора", None),
            ("без 5 коробок", None),
            ("5 to 10 boxes", None),
            ("к 15:00", Some(("15:00", 2))),
            ("03:00", Some(("03:00", 1))),
            ("15 складов", None),
            ("3 часа", None),
            ("в альфе", None),
            ("в", None),
            ("1.5 тонны", None),
            ("29:10", None),
            ("полно", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let words: Vec<&str> = text.split_whitespace().collect();
            let found = leading_time(&words).map(|(time, count)| (time.format("%H:%M").to_string(), count));
            assert_eq!(found, wanted.map(|(time, count)| (time.to_owned(), count)), "{text}");
        }
    }

    #[test]
    fn a_field_takes_what_a_line_takes_and_figures_alone() {
        for (text, wanted) in [
            ("15", "15:00"),
            ("3", "15:00"),
            ("8", "08:00"),
            ("1500", "15:00"),
            ("9:5", "09:05"),
            ("в 3 часа", "15:00"),
            ("полвторого", "13:30"),
            ("3pm", "15:00"),
        ] {
            assert_eq!(parse_time(text).map(|time| time.format("%H:%M").to_string()).as_deref(), Some(wanted), "{text}");
        }
        for text in ["", "25", "завтра", "15:00 завтра", "150", "15000", "-1"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_a_day_have_no_hour() {
        for (text, wanted) in [("вечером зв", Some(1)), ("с утра", Some(2)), ("после обеда", Some(2)), ("вечер", None), ("", None)]
        {
            assert_eq!(leading_part_of_day(&text.split_whitespace().collect::<Vec<_>>()), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_without_panic(text in "\\PC{0,40}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert!(leading_time(&words).is_none_or(|(_, count)| count <= words.len()));
            let _ = (parse_time(&text), leading_part_of_day(&words));
        }
    }
}
