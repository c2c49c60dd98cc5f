//! Days and times as people write them, in both languages: whole texts, and at the beginning of a text. One grammar for the
//! captured line, forms, filters and imports: what one of them reads, all read.

mod reader;
mod time;
mod words;

pub use reader::Said;
pub use time::{leading_hours, leading_part_of_day, leading_time, parse_time};
pub use words::{
    NOT_DUE, ON, UNTIL, changes_what_follows, counts_days, is_about_days, is_dated, is_genitive, measures_before, names_a_day, period,
};

use super::field::Bias;
use super::name::fold;
use chrono::{NaiveDate, NaiveTime};

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
/// part of the day after it. Anything else is `None`: a day is never read by half.
pub fn read(text: &str, today: NaiveDate, bias: Bias) -> Option<Said> {
    let text = text.trim_matches(|c: char| c == ',' || c == ';' || c.is_whitespace());
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    let said = reader::whole(&words, today, bias)?;
    let rest = words.get(said.words..)?;
    (rest.is_empty() || leading_part_of_day(rest) == Some(rest.len())).then_some(said)
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
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    if read(text, today, bias).is_some() {
        return None;
    }
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
