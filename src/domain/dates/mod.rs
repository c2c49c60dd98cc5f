//! Days and times as people write them, in both languages: whole texts, and at the beginning of a text. One grammar for the
//! captured line, forms, filters and imports: what one of them reads, all read.

mod reader;
mod time;
pub mod typed;
mod words;

pub use reader::Said;
pub use time::{leading_hours, leading_part_of_day, leading_time, parse_time};
pub use words::{
    NOT_DUE, ON, UNTIL, changes_what_follows, counts_days, is_about_days, is_dated, is_genitive, measures_before, names_a_day, period,
};

use super::field::Bias;
use super::name::fold;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// The most words that a day has.
pub const MOST_WORDS: usize = 9;

/// Reads a text that is a day and nothing else. A day without a year or week is the nearest one in the direction of `bias`;
/// one that is not sure (see [`Said`]) is given like any other.
pub fn parse(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    read(text, today, bias).map(|said| said.day)
}

/// The same with how sure it is.
///
/// Understood: ISO; `12.03`, `12.03.26`, `12/03/2026`; `12 марта`, `12 mar 2026`, «5-го», `by the 5th`; today, tomorrow,
/// yesterday and their neighbours; weekdays, also «в пятницу», «пт 27.11», «в следующий вторник», «до среды на следующей неделе»; `+3`,
/// `-2` days; `+2н`, `+1w` weeks; «через 3 дня», «через полгода», `within a week`, `2 weeks ago`; «конец месяца», `eom`,
/// «на следующей неделе» (its Friday), «до НГ». A word that says what the day is for («до», `by`) may stand before it, a
/// part of the day after it. Typed in the other keyboard layout it is the same day; with a slip of the finger it is a guess. Anything
/// else is `None`: a day is never read by half.
pub fn read(text: &str, today: NaiveDate, bias: Bias) -> Option<Said> {
    let turned = || as_written(&typed::turned(text), today, bias);
    let slipped = || {
        let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
        let at = words.iter().position(|word| typed::slip(word).is_some())?;
        let mut words = words;
        words[at] = typed::slip(words[at])?;
        as_written(&words.join(" "), today, bias).map(|said| Said { sure: false, ..said })
    };
    as_written(text, today, bias).or_else(turned).or_else(slipped)
}

fn as_written(text: &str, today: NaiveDate, bias: Bias) -> Option<Said> {
    let text = text.trim_matches(|c: char| c == ',' || c == ';' || c.is_whitespace());
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    let said = reader::whole(&words, today, bias)?;
    let rest = words.get(said.words..)?;
    (rest.is_empty() || leading_part_of_day(rest) == Some(rest.len())).then_some(said)
}

/// The day that may be meant where a text is written like one and there is none such: of «31.11» the last of its month, of «12.25» the one
/// with its figures the other way round. Without a year it
/// is the nearest one in the direction of `bias`.
pub fn nearest_to_none(text: &str, today: NaiveDate, bias: Bias) -> Option<NaiveDate> {
    let last = text.split_whitespace().next_back()?.trim_end_matches([',', '.', ';']);
    let figures: Vec<u32> = last.split(['.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (day, month, year) = match figures[..] {
        [day, month] => (day, month, None),
        [day, month, year @ 0..=99] => (day, month, Some(2000 + i32::try_from(year).ok()?)),
        [day, month, year @ 1900..=9999] => (day, month, Some(i32::try_from(year).ok()?)),
        _ => return None,
    };
    let near = |year: i32| {
        let last = (1..=31).rev().find_map(|last| NaiveDate::from_ymd_opt(year, month, last));
        last.or_else(|| NaiveDate::from_ymd_opt(year, day, month)).filter(|_| (1..=31).contains(&day))
    };
    let this = year.unwrap_or(today.year());
    if NaiveDate::from_ymd_opt(this, month, day).is_some() {
        return None;
    }
    let found = near(this)?;
    match bias {
        Bias::Future if year.is_none() && found < today => near(this + 1),
        Bias::Past if year.is_none() && found > today => near(this - 1),
        _ => Some(found),
    }
}

/// Reads a text that is a month and nothing else, kept as `YYYY-MM`: «10.2026», `2026-10`, «октябрь», «за октябрь 2026 г.», `Oct 2026`.
/// Without a year it is the nearest one in the direction of `bias`.
pub fn whole_month(text: &str, today: NaiveDate, bias: Bias) -> Option<String> {
    let folded = fold(text);
    let mut words = folded.split([' ', '\u{a0}', ',', '.', '/', '-', '\'']).filter(|word| !word.is_empty());
    let mut parts: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    if matches!(parts.first(), Some(&("за" | "в" | "for" | "in"))) {
        parts.remove(0);
    }
    if matches!(parts.last(), Some(&("г" | "год" | "года"))) {
        parts.pop();
    }
    let figures = |word: &str, least: usize| word.len() >= least && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = |word: &str| match word.len() {
        4 => word.parse().ok().filter(|year| (1900..=9999).contains(year)),
        2 if figures(word, 2) => word.parse::<i32>().ok().map(|short| 2000 + short),
        _ => None,
    };
    let of_year = |word: &str| if figures(word, 1) && word.len() < 3 { word.parse().ok() } else { words::month(word) };
    let (month, year): (u32, i32) = match parts[..] {
        [alone] => {
            let month = words::month(alone).or_else(|| words::whole_month(alone))?;
            let ahead = match bias {
                Bias::Past => -i32::from(month > today.month()),
                Bias::Future | Bias::Nearest => i32::from(month < today.month()),
            };
            (month, today.year() + ahead)
        }
        // «10.26» is as well a day of a month to come.
        [one, other] if one.len() < 3 && figures(one, 1) && figures(other, 1) && other.len() != 4 => return None,
        [one, other] if one.len() == 4 && figures(one, 4) => (of_year(other)?, year(one)?),
        [one, other] => (of_year(one)?, year(other)?),
        _ => return None,
    };
    (1..=12).contains(&month).then(|| format!("{year:04}-{month:02}"))
}

/// A day with a time after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The day.
    pub said: Said,
    /// The words that say it.
    pub day_words: String,
    /// The time.
    pub time: NaiveTime,
    /// The words that say it.
    pub time_words: String,
}

/// Reads a text that is a day with a time after it and nothing else: «завтра в 10», `fri 15:00`.
pub fn with_time(text: &str, today: NaiveDate, bias: Bias) -> Option<Timed> {
    if read(text, today, bias).is_some() {
        return None;
    }
    day_and_time(text, today, bias).or_else(|| day_and_time(&typed::turned(text), today, bias))
}

fn day_and_time(text: &str, today: NaiveDate, bias: Bias) -> Option<Timed> {
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    (1..words.len()).find_map(|from| {
        let (before, after) = words.split_at_checked(from)?;
        let (time, taken) = leading_time(after)?;
        let day_words = before.join(" ");
        let said = read(&day_words, today, bias).filter(|_| taken == after.len())?;
        Some(Timed { said, day_words, time, time_words: after.join(" ") })
    })
}

/// Whether a text says a day twice, by its weekday and by its date: where such a day is not sure, the two disagree.
pub fn is_said_twice(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| fold(word.trim_matches([',', '(', ')', '.'])));
    words.clone().any(|word| words::weekday(&word).is_some()) && words.any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The day with which a row of words begins, and of how many words it is.
///
/// A comma, semicolon or full stop after its last word belongs to the sentence, not to the day.
pub fn leading_day(words: &[&str], today: NaiveDate, bias: Bias) -> Option<Said> {
    reader::leading(words, today, bias)
}

/// Whether a word names a period of the calendar, in any case: «неделю», «кварталу», `month`.
pub fn is_about_period(word: &str) -> bool {
    words::period(fold(word).trim_end_matches([',', '.', ';'])).is_some()
}

/// The month that a word names, January being 1, in any form but the shortest: «март», «марта», «в марте», `march`.
pub fn month(word: &str) -> Option<u32> {
    words::whole_month(&fold(word))
}

/// The words for a month of this number, from 1, in both languages.
pub fn month_words(number: u32) -> &'static [&'static str] {
    words::month_words(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_there_is_not_is_near_one_that_there_is() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        for (text, near) in [
            ("31.11", Some("2026-11-30")),
            ("до 31.11", Some("2026-11-30")),
            ("30.02.2027", Some("2027-02-28")),
            ("12.25", Some("2026-12-25")),
            ("12/25/26", Some("2026-12-25")),
            ("45.11", None),
            ("27.11", None),
            ("завтра", None),
            ("1.2.3.4", None),
            ("31.02", Some("2027-02-28")),
        ] {
            assert_eq!(nearest_to_none(text, today, Bias::Future).map(|day| day.to_string()).as_deref(), near, "{text}");
        }
    }

    #[test]
    fn months_in_words_and_figures() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let read = |text| whole_month(text, today, Bias::Past);
        for (text, kept) in [
            ("10.2026", "2026-10"),
            ("2026-10", "2026-10"),
            ("10/2026", "2026-10"),
            ("октябрь", "2026-10"),
            ("за октябрь 2025 г.", "2025-10"),
            ("Декабрь", "2025-12"),
            ("янв.23", "2023-01"),
            ("Ноябрь", "2026-11"),
            ("Oct 2026", "2026-10"),
            ("2026 март", "2026-03"),
        ] {
            assert_eq!(read(text).as_deref(), Some(kept), "{text}");
        }
        for text in ["10.26", "13.2026", "12.10.2026", "завтра", "2026", "1 квартал 2026", "12 октября", ""] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(whole_month("март", today, Bias::Future).as_deref(), Some("2027-03"));
    }
}
